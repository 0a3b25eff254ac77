"""Why names are one: what a build keeps, and how it is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.errors import FormatError, NotFoundError
from kg.model import Article, Extraction, Mention
from kg.resolve import record, resolve
from kg.resolve.decisions import parse
from kg.resolve.record import Resolved
from kg.resolve.why import Why, text, why

from .named import extraction, people

ARTICLES = [
    extraction("a", ("Person", "Anna Berg", "Senator")),
    extraction("b", ("Person", "Otto Berg", "Judge"), ("Organization", "Acme")),
    extraction("c", ("Person", "Berg", "Senator"), ("Organization", "Acme Inc.")),
    extraction("d", ("Person", "A. Berg", "Senator"), ("Person", "Lena Lind")),
]


def kept(tmp_path: Path, *lines: str) -> list[Resolved]:
    """What a folder holds after resolution."""
    decisions = [parse(line, place=f"decisions.txt, line {number}") for number, line in enumerate(lines, 1)]
    record.write(tmp_path / record.FILE, resolve(ARTICLES, decisions=decisions))
    return list(record.read(tmp_path))


def asked(tmp_path: Path, name: str, *lines: str) -> Why:
    (found,) = why(kept(tmp_path, *lines), name)
    return found


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    found = {one.key: one for one in kept(tmp_path)}
    anna = found["Person:anna berg"]
    assert anna.names == {"A. Berg": ("d",), "Anna Berg": ("a",), "Berg": ("c",)}
    assert anna.judged == tuple(one for one in resolve(ARTICLES).judgements if one.entity == anna.key)
    assert anna.articles == 3


def test_the_same_articles_give_the_same_bytes(tmp_path: Path) -> None:
    assert list(record.lines(resolve(ARTICLES))) == list(record.lines(resolve(ARTICLES[::-1])))


@pytest.mark.parametrize(
    "name", ["Anna “Q” Berg\u2028", "Anna \ud800 Berg", "Ann\\a\r\n\tBerg", "安娜 贝格", "<b>Anna</b>"]
)
def test_whatever_a_name_holds_it_is_read_again(tmp_path: Path, name: str) -> None:
    record.write(tmp_path / record.FILE, resolve([extraction("a\u2028", ("Person", name))]))
    (found,) = record.read(tmp_path)
    assert (found.name, found.names) == (name, {name: ("a\u2028",)})


def test_a_merge_has_its_evidence(tmp_path: Path) -> None:
    same = {one.name: one for one in asked(tmp_path, "Anna Berg").same}
    assert same["A. Berg"].evidence == (("the initials fit", 2.5), ("the same title or office", 2.0))
    assert same["Berg"].evidence == (("a surname alone", 0.0), ("the same title or office", 2.0))
    assert all(one.total >= one.needed for one in same.values())


def test_what_was_not_joined_says_why(tmp_path: Path) -> None:
    found = asked(tmp_path, "Otto Berg")
    assert found.same == ()
    assert found.namesakes == (("Anna Berg", "another given name"),)


def test_a_surname_that_stays_alone_says_why_it_is_nobodys(tmp_path: Path) -> None:
    record.write(tmp_path / record.FILE, resolve(people(a="Anna Berg", b="Otto Berg", c="Berg")))
    (found,) = why(record.read(tmp_path), "Person:berg@c")
    assert [(name, one.total, one.same) for name, one in found.different] == [
        ("Anna Berg", 0.0, False),
        ("Otto Berg", 0.0, False),
    ]


def test_what_contradicts_is_told_in_words(tmp_path: Path) -> None:
    told = "Martin Stone, a nurse, came.", "Martin Stone, a Danish striker, left."
    articles = [
        Extraction(Article(str(number), passage, ()), (Mention("Person", (0, 12), "Martin Stone"),), (), ())
        for number, passage in enumerate(told)
    ]
    record.write(tmp_path / record.FILE, resolve(articles))
    first, second = why(record.read(tmp_path), "Martin Stone")
    ((_, judgement),) = {*first.different, *second.different}
    assert (judgement.total, judgement.note) == (1.5, "medicine, not sport")


def test_a_decision_is_shown(tmp_path: Path) -> None:
    found = asked(tmp_path, "Anna Berg", "same Anna Berg = Lena Lind", "different Anna Berg != A. Berg")
    assert {one.note for one in found.same if one.name in ("Anna Berg", "Lena Lind")} <= {"decisions.txt, line 1", ""}
    lines = "\n".join(text([found]))
    assert "decided: the same" in lines
    assert "decisions.txt, line 1" in lines
    assert "decided: different" in lines
    assert "decisions.txt, line 2" in lines


def test_another_name_finds_it_too(tmp_path: Path) -> None:
    assert asked(tmp_path, "ACME").entity.names.keys() == {"Acme", "Acme Inc."}
    assert {one.entity.name for one in why(kept(tmp_path), "lind")} == {"Lena Lind"}


@pytest.mark.parametrize(("name", "hint"), [("Ana Berg", "Anna Berg"), ("Lnd", "Lena Lind")])
def test_an_unknown_name_gives_names_like_it(tmp_path: Path, name: str, hint: str) -> None:
    with pytest.raises(NotFoundError, match=f"nothing is called '{name}'; there is .*{hint}"):
        why(kept(tmp_path), name)


@pytest.mark.parametrize("line", [b"{}\n", b"\x89PNG\r\n"])
def test_a_broken_line_is_named(tmp_path: Path, line: bytes) -> None:
    kept(tmp_path)
    path = tmp_path / record.FILE
    path.write_bytes(path.read_bytes() + line)
    with pytest.raises(FormatError, match=r"resolution\.jsonl, line \d"):
        list(record.read(path))
    with pytest.raises(NotFoundError, match="kg build"):
        list(record.read(tmp_path / "nowhere"))


def test_the_command(kg: Callable[..., Any], tmp_path: Path) -> None:
    kept(tmp_path)
    done = kg(tmp_path, "why", "Anna Berg", "--graph", ".")
    assert done.returncode == 0
    assert "Anna Berg (Person), in 3 articles" in done.stdout
    assert "+4.5  in all; 2.0 is needed" in done.stdout
    told = json.loads(kg(tmp_path, "why", "Anna Berg", "--graph", ".", "--json").stdout)
    assert [(one["name"], one["sum"]) for one in told[0]["same"]] == [("A. Berg", 4.5), ("Berg", 2.0)]
    assert told[0]["different"] == [{"from": "Otto Berg", "because": "another given name"}]
    assert kg(tmp_path, "why", "Nobody Atall", "--graph", ".").returncode == 2
