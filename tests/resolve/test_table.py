"""The table of names: what is told of a name comes back from it, and memory holds a block at a time."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterable
from datetime import date
from itertools import permutations
from threading import Thread

import pytest

from kg.articles import read_text
from kg.errors import StoreError
from kg.extract import extract
from kg.model import Extraction
from kg.resolve import record, resolve
from kg.resolve.blocks import grouped
from kg.resolve.gather import Gathered, Name, gather, read
from kg.resolve.outcome import Whom
from kg.resolve.table import Table

from .named import extraction, people


def filled(extractions: Iterable[Extraction]) -> Table:
    table = Table()
    table.fill(map(gather, extractions))
    return table


def names_in_memory() -> int:
    return sum(isinstance(one, Name) for one in gc.get_objects())


@pytest.mark.parametrize(
    ("text", "name", "what", "value"),
    [
        ("Senator Anna Berg spoke. Berg left.", "Anna Berg", "titles", {"Senator": 1}),
        ("Anna Berg spoke on Monday. Berg left.", "Anna Berg", "surfaces", {"Berg": 1}),
        ("Anna Berg is a member of the Blue Front Party.", "Anna Berg", "parties", frozenset({"blue front party"})),
    ],
)
def test_what_an_article_says_of_a_name(text: str, name: str, what: str, value: object) -> None:
    (found,) = extract([read_text(text, id="a")])
    (said,) = [said for said in gather(found).names if said.name == name]
    assert read(said.more)[what] == value


def test_what_the_words_beside_a_name_say_comes_back() -> None:
    (found,) = extract([read_text("Anna Berg, 41, a Norwegian singer, won.", id="a", date=date(2031, 5, 1))])
    (name,) = [name for _, names in filled([found]).blocks([0] * 9) for name in names if name.key[2] == "Anna Berg"]
    assert name.described.fields == {"arts"}
    assert name.described.countries == {"norway"}
    assert name.described.born == {1989, 1990}
    assert name.setting.year == 2031


def test_one_block_is_in_memory_at_a_time() -> None:
    table = filled(people(**{f"a{n}": f"Anna Berg{n % 20}, Otto Lind{n % 20}" for n in range(200)}))
    before = names_in_memory()
    most = max(names_in_memory() - before for _ in grouped(table))
    assert len(table.label_of_row) == 400
    assert 10 <= most <= 2 * 10


def test_a_resolution_holds_no_names() -> None:
    before = names_in_memory()
    found = resolve(people(a="Anna Berg, Otto Lind", b="Berg", c="A. Berg"))
    assert len(found.entities) == 2
    assert names_in_memory() == before


def test_the_order_of_articles_changes_no_byte() -> None:
    articles = [
        extraction("a", ("Person", "Anna Berg", "Senator"), ("Organization", "Harbour Workers Union")),
        extraction("b", ("Person", "A. Berg"), ("Person", "Otto Berg", "Judge"), ("Organization", "HWU")),
        extraction("c", ("Person", "Berg", "Judge"), ("Organization", "Acme Inc"), ("Place", "Acme")),
        extraction("d", ("Person", "Anna Berg Hall"), ("Party", "Acme"), ("Person", "Berg")),
    ]
    (told,) = {tuple(record.lines(resolve(order))) for order in permutations(articles)}
    assert len(told) == len(resolve(articles).entities)


def test_whom_a_name_means() -> None:
    found = resolve([*people(a="Anna Berg, Otto Lind", b="Berg"), extraction("c")]).by_name
    assert found["b", "Person", "Berg"] is found["a", "Person", "Anna Berg"]
    assert [name for _, _, name in found] == ["Anna Berg", "Berg", "Otto Lind"]
    assert len(found) == len(dict(found)) == 3
    assert [key in found for key in (("a", "Person", "Berg"), ("c", "Person", "Berg"), ("d", "Place", "X"))] == [
        False
    ] * 3


def test_the_table_is_closed_with_what_reads_it() -> None:
    found = resolve(people(a="Anna Berg", b="Berg"))
    assert isinstance(found.by_name, Whom)
    database = found.by_name.table.database
    assert [one.name for one in found.judgements] == ["Berg"]
    del found
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        database.execute("SELECT 1")


def test_any_thread_may_close_a_table() -> None:
    held = [Table()]
    database = held[0].database
    other = Thread(target=held.clear)
    other.start()
    other.join()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        database.execute("SELECT 1")


def test_a_full_disk_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(table: Table, articles: Iterable[Gathered]) -> None:
        table.database.execute("PRAGMA max_page_count = 20")
        table.database.executemany("INSERT INTO event VALUES (?, 0, ?)", ((number, "-" * 900) for number in range(900)))

    monkeypatch.setattr(Table, "fill", fill)
    with pytest.raises(StoreError, match="full") as raised:
        resolve([])
    assert isinstance(raised.value.__cause__, sqlite3.Error)
