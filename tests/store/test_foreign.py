"""Servers of others: Oxigraph's, Virtuoso, and our own, asked and loaded as people do."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg import analyze, dataset, query, serve, view
from kg.errors import StoreError
from kg.graph import triples
from kg.results import Result
from kg.store import Store
from kg.store.load import load
from kg.store.server import Server

from ..told import harbour, newsroom, resolved
from .test_load import HOSTILE

#: What each named query that must be told something is told.
SET = {"about": {"word": "act"}, "timeline": {"person": "Otto Lind"}, "together": {"entity": "Otto Lind"}}
#: Virtuoso 7.2.5 cannot compile it: "Internal error: sparp_gp_deprecate()".
NOT_THERE = {("virtuoso", "timeline")}


@dataclass(frozen=True)
class Foreign:
    """A server of another maker, and who signs in."""

    name: str
    url: str
    server: Server


@pytest.fixture(params=["oxigraph", "virtuoso"])
def foreign(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Foreign]:
    url = request.getfixturevalue(request.param)
    if request.param == "virtuoso":
        monkeypatch.setenv("KG_STORE_USER", "dba")
        monkeypatch.setenv("KG_STORE_PASSWORD", "dba")
    server = Server.open(url, graph="https://kg.example/news")
    yield Foreign(request.param, url, server)
    server.update(f"DROP SILENT GRAPH <{server.graph}>")


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.of(triples(newsroom(), resolved(newsroom())))


def told(result: Result) -> list[list[str]]:
    """An answer as text, whatever order a group's names have and whether it writes nothing as an empty text."""
    rows = [[" ".join(sorted(getattr(value, "value", "").split(", "))) for value in row] for row in result.rows or ()]
    return sorted(rows)


def test_the_graph_is_there_as_it_was(foreign: Foreign, store: Store, tmp_path: Path) -> None:
    load(foreign.server, store)
    assert foreign.server.count() == len(store)
    found = foreign.server.fetch(tmp_path / "copy")
    assert len(found) == len(store)
    assert view.network(found) == view.network(store) == view.network(foreign.server)
    for projection in analyze.PROJECTIONS.values():
        assert analyze.measure(projection(foreign.server)) == analyze.measure(projection(store))


@pytest.mark.parametrize("name", sorted(query.named()))
def test_the_named_queries_answer_alike(name: str, foreign: Foreign, store: Store) -> None:
    if (foreign.name, name) in NOT_THERE:
        pytest.skip(f"{foreign.name} cannot run {name}")
    load(foreign.server, store)
    bindings = SET.get(name, {})
    assert told(query.run(foreign.server, name, bindings)) == told(query.run(store, name, bindings))


def test_every_text_comes_back(foreign: Foreign) -> None:
    nodes = [ox.NamedNode(f"https://kg.example/{number}") for number in range(len(HOSTILE))]
    text = ox.NamedNode("https://kg.example/text")
    texts = [ox.Triple(node, text, ox.Literal(value)) for node, value in zip(nodes, HOSTILE, strict=True)]
    assert load(foreign.server, Store.of(texts)) == len(HOSTILE)
    rows = foreign.server.select("SELECT ?node ?text { ?node <https://kg.example/text> ?text }")
    assert {row["node"]: row["text"].value for row in rows} == dict(zip(nodes, HOSTILE, strict=True))


def test_a_later_graph_takes_its_place(foreign: Foreign, store: Store) -> None:
    load(foreign.server, store)
    later = Store.of(triples([harbour()], resolved([harbour()])))
    load(foreign.server, later)
    assert foreign.server.count() == len(later) < len(store)


def test_a_load_that_fails_leaves_the_last_good_graph(
    foreign: Foreign, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(foreign.server, store)
    monkeypatch.setattr("kg.store.load.PART", 5000)
    sent: list[str] = []

    def fails(source: str) -> None:
        sent.append(source)
        if len(sent) == 3:
            raise StoreError("lost")

    with pytest.raises(StoreError, match="lost"):
        load(foreign.server, store, progress=fails)
    assert foreign.server.count() == len(store)
    left = foreign.server.at(None).select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")
    assert not [row for row in left if row["g"].value.startswith("urn:kg:loading:")]


def test_the_commands(
    kg: Callable[..., Any], foreign: Foreign, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset.write(tmp_path / "out", triples(newsroom(), resolved(newsroom())))
    at = ["--store", foreign.url, "--graph", "https://kg.example/news"]
    done = kg(tmp_path, "load", *at)
    assert done.returncode == 0 and "triples loaded" in done.stderr, done.stderr
    assert "Otto Lind" in kg(tmp_path, "query", "members", *at).stdout
    assert "Anna Berg" in kg(tmp_path, "analyze", "people", "--format", "csv", *at).stdout
    done = kg(tmp_path, "view", *at)
    assert done.returncode == 0 and (tmp_path / "view.html").stat().st_size > 100_000, done.stderr


def test_a_wrong_password_is_said_and_not_shown(
    kg: Callable[..., Any], virtuoso: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_STORE_USER", "dba")
    monkeypatch.setenv("KG_STORE_PASSWORD", "hush")
    done = kg(tmp_path, "query", "people", "--store", virtuoso)
    assert done.returncode == 2 and f"{virtuoso} answers with HTTP 401" in done.stderr and "hush" not in done.stderr


def test_a_default_graph_is_replaced_too(oxigraph: str, store: Store) -> None:
    server = Server.open(oxigraph)
    assert load(server, store) == load(server, store) == server.count()
    assert query.run(server, "people").rows == query.run(store, "people").rows


def test_a_graph_that_kg_serves_can_be_read(store: Store, tmp_path: Path) -> None:
    dataset.write(tmp_path, triples(newsroom(), resolved(newsroom())))
    with serve.Server(tmp_path, port=0, workers=1, limit=100) as served:
        server = Server.open(f"http://127.0.0.1:{served.port}/sparql")
        assert query.run(server, "members").rows == query.run(store, "members").rows
        assert len(server.fetch(tmp_path / "copy")) == len(Store.open(tmp_path)) > 100
        with pytest.raises(StoreError, match="HTTP 4"):
            load(server, store)


def test_a_build_loads_its_graph(kg: Callable[..., Any], oxigraph: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Anna Berg, the leader of the Blue Front party, met Otto Lind in Northfield.\n")
    at = ["--store", oxigraph, "--graph", "urn:built"]
    done = kg(tmp_path, "build", "a.txt", "--workers", "0", *at)
    assert done.returncode == 0 and "loaded into" in done.stderr
    assert Server.open(oxigraph, graph="urn:built").count() == len(Store.open(tmp_path / "out"))
    done = kg(tmp_path, "build", "a.txt", "--store", "http://ida:hush@localhost/query")
    assert done.returncode == 2 and "hush" not in done.stderr


def test_the_commands_of_the_readme(kg: Callable[..., Any], oxigraph: str, tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    shutil.copytree(root / "data" / "articles", tmp_path / "data" / "articles")
    commands = re.findall(r"^kg .*--store .*", (root / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(commands) >= 5
    for command in commands:
        _, *args = shlex.split(command.replace("http://localhost:3030/news/query", oxigraph))
        done = kg(tmp_path, *args, *(["--workers", "0"] if args[0] == "build" else []))
        assert done.returncode == 0, f"{command}: {done.stderr}"
        assert args[0] not in ("query", "analyze") or len(done.stdout.splitlines()) > 4, command
