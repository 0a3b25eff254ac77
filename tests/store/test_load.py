"""A graph brought to a server: all of it, or none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.errors import StoreError
from kg.store import Store
from kg.store import load as loading
from kg.store.address import Address
from kg.store.client import ATTEMPTS, Client
from kg.store.load import load, parts, written
from kg.store.server import Server
from kg.terms import Value

from .loopback import PASSWORD, USER, Handler, Loopback, cut, done_then_cut, passes, says

OLD = ox.Triple(ox.NamedNode("urn:old"), ox.NamedNode("urn:is"), ox.Literal("here"))
HOSTILE = (
    '" } } ; DROP ALL ; INSERT DATA { <urn:a> <urn:b> "',
    "\\u0022 } } ; DROP ALL #",
    "\\\\u0022 } } ; DROP ALL #",
    "\\U00000022 } ; CLEAR DEFAULT #",
    "\\",
    '\\"',
    "'''\"\"\"",
    "a\nb\rc\td\x00\x01\x08\x0c\x1f\x7f\x85\u2028\ufffe\U0010ffff",
    "<urn:x> ?x $y %22 {{ }} #",
    "é “Ida” 😀",
)


def graph(count: int, text: str = "she said") -> Store:
    return Store.of(
        ox.Triple(ox.NamedNode(f"urn:s{n}"), ox.NamedNode("urn:text"), ox.Literal(f"{text} {n}")) for n in range(count)
    )


def content(store: Store) -> set[ox.Triple]:
    return {quad.triple for quad in store.oxigraph}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of some triples."""
    monkeypatch.setattr(loading, "PART", 500)


@pytest.fixture
def server(loopback: Loopback, small: None) -> Server:
    """A server with an older graph."""
    for name in (ox.DefaultGraph(), ox.NamedNode("urn:news")):
        loopback.store.add(ox.Quad(OLD.subject, OLD.predicate, OLD.object, name))
    return Server(Address.of(loopback.query), Client(wait=waited))


def waited(seconds: float) -> None:
    """No time."""


@pytest.mark.parametrize("name", [None, "urn:news"])
def test_the_new_graph_takes_the_place_of_the_old(name: str | None, loopback: Loopback, server: Server) -> None:
    others = loopback.graph("urn:news" if name is None else None)
    assert load(server.at(name), graph(50)) == 50
    assert loopback.graph(name) == content(graph(50))
    assert loopback.graph("urn:news" if name is None else None) == others
    assert all(quad.graph_name in (ox.DefaultGraph(), ox.NamedNode("urn:news")) for quad in loopback.store)


def test_no_part_is_larger_than_it_may_be(loopback: Loopback, server: Server) -> None:
    load(server, graph(50))
    sizes = [len(seen.body) for seen in loopback.seen if seen.body.startswith(b"INSERT")]
    assert len(sizes) > 3 and max(sizes) < 600


@pytest.mark.parametrize(
    "fault",
    [says(500, "disk full"), says(403), says(413, "too large"), says(200, Location="http://elsewhere/")],
    ids=["error", "forbidden", "large", "swallowed"],
)
@pytest.mark.parametrize("at", [0, 3])
def test_a_load_that_fails_halfway_leaves_the_last_good_graph(
    fault: Callable[[Handler], bool], at: int, loopback: Loopback, server: Server
) -> None:
    loopback.faults += [passes] * at + [fault]
    with pytest.raises(StoreError):
        load(server, graph(50))
    assert {quad.triple for quad in loopback.store} == {OLD}, "what was sent is dropped"
    assert load(server, graph(50)) == 50


def test_a_server_that_is_gone_keeps_the_last_good_graph(
    loopback: Loopback, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    loopback.faults += [passes] * 3 + [cut] * 2 * ATTEMPTS
    with pytest.raises(StoreError, match="the connection was lost"):
        load(server, graph(50))
    assert loopback.graph() == {OLD}
    (left,) = {quad.graph_name for quad in loopback.store} - {ox.DefaultGraph(), ox.NamedNode("urn:news")}
    assert isinstance(left, ox.NamedNode) and left.value in caplog.text


def test_an_end_amid_it_leaves_the_last_good_graph(loopback: Loopback, server: Server) -> None:
    def ends(source: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(server, graph(50), progress=ends)
    assert {quad.triple for quad in loopback.store} == {OLD}


def test_busy_and_lost_parts_are_sent_again(loopback: Loopback, server: Server) -> None:
    loopback.faults += [says(503), cut, done_then_cut, passes, says(429, Retry_After="1"), done_then_cut]
    load(server, graph(50))
    assert loopback.graph() == content(graph(50))


def moves(then: Callable[[Handler], bool]) -> Callable[[Handler], bool]:
    """What is done with a MOVE; all before it passes."""

    def fault(handler: Handler) -> bool:
        told = handler.server.told
        if told.seen[-1].body.startswith(b"MOVE"):
            return then(handler)
        told.faults.insert(0, fault)
        return False

    return fault


def test_a_move_that_was_done_but_not_told_of_is_not_done_again(loopback: Loopback, server: Server) -> None:
    loopback.faults.append(moves(done_then_cut))
    assert load(server, graph(50), wait=waited) == 50
    assert loopback.graph() == content(graph(50))
    assert sum(seen.body.startswith(b"MOVE") for seen in loopback.seen) == 1


def test_a_move_that_was_lost_keeps_both_graphs(loopback: Loopback, server: Server) -> None:
    loopback.faults.append(moves(cut))
    with pytest.raises(StoreError, match="the new graph is still aside, in <urn:kg:loading:"):
        load(server, graph(50), wait=waited)
    assert loopback.graph() == {OLD}


def test_a_move_that_is_refused_keeps_the_last_good_graph(loopback: Loopback, server: Server) -> None:
    loopback.faults.append(moves(says(400, "no MOVE here")))
    with pytest.raises(StoreError, match="no MOVE here"):
        load(server, graph(50))
    assert {quad.triple for quad in loopback.store} == {OLD}


def test_a_graph_with_nodes_without_a_name_is_refused(loopback: Loopback, server: Server) -> None:
    store = Store.of([ox.Triple(ox.BlankNode("b"), ox.NamedNode("urn:is"), ox.Literal("x"))])
    with pytest.raises(StoreError, match="only a graph of IRIs and literals"):
        load(server, store)
    assert {quad.triple for quad in loopback.store} == {OLD}


def test_nothing_does_not_take_the_place_of_a_graph(loopback: Loopback, server: Server) -> None:
    with pytest.raises(StoreError, match="nothing in it to load"):
        load(server, graph(0))
    assert loopback.graph() == {OLD}


@pytest.mark.parametrize("asks", ["basic", "digest"])
def test_it_signs_in(
    asks: str, kg: Callable[..., Any], loopback: Loopback, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    loopback.asks = asks
    (tmp_path / "g.nt").write_text('<urn:a> <urn:b> "c" .\n')
    done = kg(tmp_path, "load", "g.nt", "--store", loopback.query, "--graph", "urn:news")
    assert done.returncode == 2 and "KG_STORE_PASSWORD" in done.stderr
    monkeypatch.setenv("KG_STORE_USER", USER)
    monkeypatch.setenv("KG_STORE_PASSWORD", PASSWORD)
    done = kg(tmp_path, "load", "g.nt", "--store", loopback.query, "--graph", "urn:news")
    assert (done.returncode, PASSWORD in done.stderr) == (0, False), done.stderr
    assert "1 triple loaded" in done.stderr
    assert len(loopback.graph("urn:news")) == 1


def simple(text: str) -> set[ox.Triple]:
    """What a text becomes in a store, with a graph beside it that must be left."""
    store = ox.Store()
    store.add(ox.Quad(OLD.subject, OLD.predicate, OLD.object))
    (part,) = parts([ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal(text))], "GRAPH <urn:g>")
    store.update(part)
    assert any(store.quads_for_pattern(OLD.subject, None, None))
    return {quad.triple for quad in store.quads_for_pattern(None, None, None, ox.NamedNode("urn:g"))}


def all_hostile(test: Any) -> Any:
    for text in HOSTILE:
        test = example(text)(test)
    return test


@settings(deadline=None)
@all_hostile
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_is_read_as_anything_but_text(text: str) -> None:
    (triple,) = simple(text)
    assert triple.object == ox.Literal(text)


@settings(deadline=None, max_examples=50)
@all_hostile
@given(st.text(alphabet='\\"uU0022} ;', max_size=20))
def test_nor_by_readers_that_unescape_first(text: str) -> None:
    """rdflib reads \\u escapes wherever they stand, before all else."""
    if any(ord(letter) < 32 for letter in text):
        return
    graph = rdflib.Graph()
    graph.update(f"INSERT DATA {{ <urn:s> <urn:p> {written(ox.Literal(text))} }}")
    (found,) = graph.objects()
    assert str(found) == text


@pytest.mark.parametrize(
    "value",
    [
        ox.Literal("ja", language="de-AT"),
        ox.Literal("2031-05", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#gYearMonth")),
        ox.NamedNode("https://kg.example/a#char=1,2"),
        ox.Literal("plain"),
    ],
)
def test_terms_are_kept(value: Value) -> None:
    store = ox.Store()
    store.update(f"INSERT DATA {{ <urn:s> <urn:p> {written(value)} }}")
    assert [quad.object for quad in store] == [value]
