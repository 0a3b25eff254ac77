"""A graph revised: the same bytes as one made anew, whatever came, went or changed."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg import dataset, portions, revise
from kg.graph import Nodes
from kg.iris import BASE
from kg.model import Extraction, Mention
from kg.portions import Portions
from kg.resolve import record, resolve
from kg.revise import Made, Revision
from kg.store import Store

from .told import harbour, newsroom, strike


def copy(one: Extraction, identifier: str, *, statements: int = 99) -> Extraction:
    """The same told by another article, or a part of it."""
    return replace(one, article=replace(one.article, id=identifier), statements=one.statements[:statements])


def with_capital(one: Extraction) -> Extraction:
    """The same with a position written otherwise."""

    def other(told: object) -> object:
        return replace(told, name=told.name.upper()) if isinstance(told, Mention) and told.kind == "Position" else told

    return replace(one, statements=tuple(replace(told, object=other(told.object)) for told in one.statements))


#: Articles of which some tell of the same event, state the same facts, or give names and positions other forms.
ALL = [
    *newsroom(),
    copy(harbour(), "harbour"[::-1]),
    copy(harbour(), "the harbour, again", statements=7),
    with_capital(copy(harbour(), "capital")),
    with_capital(copy(harbour(), "capital.txt", statements=4)),
    copy(strike(), "zebra", statements=1),
    copy(strike(), "strike/2"),
]


class Graphs:
    """Graphs of chosen articles, each made by way of the one before, in folders of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.number = 0
        self.last = folder / "none"
        self.made: Made | None = None

    def write(self, chosen: list[Extraction], *, name: str = "portions", base: str = BASE) -> Path:
        kept = Portions(str(self.folder / name))
        resolution = resolve(chosen)
        entries = {sha256(repr(one).encode()).digest(): one for one in chosen}
        known = {entry: one.article.id for entry, one in entries.items()}
        wanted = portions.keys(known, resolution, base=base, program="1")
        lacking = [(key, entries[entry]) for key, entry in wanted.items() if key not in kept]
        kept.make(lacking, Nodes(base, resolution))
        self.number += 1
        folder = self.folder / f"graph{self.number}"
        folder.mkdir(parents=True)
        record.write(folder / record.FILE, resolution)
        revision = Revision(kept, frozenset(wanted), base, {"pipeline": "by hand"}, self.last, self.made)
        self.made = Made.of(json.loads(json.dumps(revision.write(folder).told())))
        self.last = folder
        return folder


@pytest.fixture
def graphs(tmp_path: Path) -> Graphs:
    return Graphs(tmp_path / "revised")


def assert_same(one: Path, other: Path) -> None:
    for name in ("graph.nt", "graph.ttl", record.FILE):
        assert (one / name).read_bytes() == (other / name).read_bytes(), name
    assert set(Store.open(one).oxigraph) == set(ox.parse(path=other / "graph.nt"))


@pytest.fixture
def updates(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of lines that were changed by each revision; however many they are, it is one."""
    monkeypatch.setattr(revise, "FEW", 0.01)
    found: list[int] = []
    update = dataset.update

    def noted(*paths: Path, **options: Any) -> object:
        found.append(len(options["gone"]) + len(options["come"]))
        return update(*paths, **options)

    monkeypatch.setattr(dataset, "update", noted)
    return found


@pytest.mark.parametrize("seed", range(4))
def test_articles_that_come_and_go_leave_the_bytes_of_a_graph_made_anew(
    seed: int, graphs: Graphs, updates: list[int], tmp_path: Path
) -> None:
    chance = random.Random(seed)
    for number in range(8):
        chosen = chance.sample(ALL, chance.randrange(1, len(ALL) + 1))
        graph = graphs.write(chosen)
        assert_same(graph, Graphs(tmp_path / f"anew{number}").write(chosen))
    assert len(updates) == 7


def test_an_article_that_changes_changes_its_lines_and_no_others(graphs: Graphs, updates: list[int]) -> None:
    before = set((graphs.write(ALL) / "graph.nt").read_bytes().splitlines())
    longer = replace(ALL[1], article=replace(ALL[1].article, publisher="The Beacon"))
    after = set((graphs.write([ALL[0], longer, *ALL[2:]]) / "graph.nt").read_bytes().splitlines())
    assert [b"Coast Wire" in line for line in before - after] == [True]
    assert [b"The Beacon" in line for line in after - before] == [True]
    assert updates == [2]


def test_a_fact_goes_with_the_last_article_that_states_it(graphs: Graphs, updates: list[int]) -> None:
    fact = b"kg.example/ontology#memberOf> <https://kg.example/party/blue-front-"
    silent = [copy(strike(), "silent", statements=0)]
    chosen = (ALL[:3], ALL[1:3], ALL[2:3], silent)
    there = [fact in (graphs.write(articles) / "graph.nt").read_bytes() for articles in chosen]
    assert there == [True, True, True, False]
    assert len(updates) == 3


def test_few_changes_revise_and_many_make_anew(graphs: Graphs, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    for name in ("update", "write_lines"):
        call = getattr(dataset, name)
        monkeypatch.setattr(
            dataset,
            name,
            lambda *paths, name=name, call=call, **options: (made.append(name), call(*paths, **options))[1],
        )
    crowd = [copy(one, f"{one.article.id}{number}") for number in range(6) for one in ALL]
    crowd = crowd[::-1]
    for chosen in (crowd, crowd[:-1], crowd, crowd[:20], crowd[:20]):
        graphs.write(chosen)
    assert made == ["write_lines", "update", "update", "write_lines", "update"]
    monkeypatch.setattr(revise, "MOST", 0)
    graphs.write(crowd[:19])
    graphs.write(crowd[:19])
    assert made[5:] == ["write_lines", "update"]


def test_another_base_and_portions_that_are_lost_make_anew(graphs: Graphs, updates: list[int], tmp_path: Path) -> None:
    graphs.write(ALL)
    assert_same(graphs.write(ALL[1:], name="others"), Graphs(tmp_path / "one").write(ALL[1:]))
    other = "https://news.example/g/"
    assert_same(graphs.write(ALL, base=other), Graphs(tmp_path / "two").write(ALL, base=other))
    assert updates == []


def test_an_article_alone_speaks_of_its_own_nodes() -> None:
    resolution = resolve(ALL)
    made = [portions.Portion.of(b"", one, Nodes(BASE, resolution)) for one in ALL]
    own = [line for one in made for line in one.own.splitlines()]
    shared = [line for one in made for line in one.shared.splitlines()]
    assert len(own) == len(set(own)) and not set(own) & set(shared)
    assert len(set(shared)) < len(shared)
