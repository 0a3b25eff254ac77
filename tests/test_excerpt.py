"""The part of a large graph that its page holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import view
from kg.excerpt import excerpt
from kg.graph import triples
from kg.store import Store

from .told import newsroom, resolved


@pytest.fixture
def whole() -> Store:
    return Store.of(triples(newsroom(), resolved(newsroom())))


def claims(store: Store) -> int:
    return len(list(store.select("SELECT ?c { ?c a kg:Claim }")))


def test_a_small_graph_is_its_own_part(whole: Store, tmp_path: Path) -> None:
    assert excerpt(whole, tmp_path / "part", most=15) is whole
    assert not (tmp_path / "part").exists()


def test_those_of_whom_most_is_told_come_first(whole: Store, tmp_path: Path) -> None:
    part = excerpt(whole, tmp_path / "part", most=3)
    labels = [row["name"].value for row in part.select("SELECT ?name { ?p a kg:Person ; rdfs:label ?name }")]
    assert "Otto Lind" in labels  # most is told of him
    assert 3 <= claims(part) < claims(whole) == 15
    about = "SELECT ?c { { ?c rdf:subject ?p } UNION { ?c rdf:object ?p } ?p rdfs:label 'Otto Lind' }"
    assert len(list(part.select(about))) == len(list(whole.select(about)))


def test_the_part_makes_a_page_that_tells_what_the_whole_tells(whole: Store, tmp_path: Path) -> None:
    part = view.network(excerpt(whole, tmp_path / "part", most=3))
    told = view.network(whole)
    assert {fact.subject for fact in part.facts} <= {node.id for node in part.nodes}
    assert set(part.facts) < set(told.facts)
    nodes = {node.id: node for node in told.nodes}
    for node in part.nodes:
        assert (node.label, node.kind, node.names) == (nodes[node.id].label, nodes[node.id].kind, nodes[node.id].names)
        assert set(node.sources) <= {source.id for source in part.sources}
    view.write(tmp_path / "page.html", part)


def test_an_event_comes_with_its_date_and_place(whole: Store, tmp_path: Path) -> None:
    part = excerpt(whole, tmp_path / "part", most=3)
    rows = list(part.select("SELECT ?date { ?e rdfs:label 'meeting with Otto Lind' ; kg:date ?date }"))
    assert [row["date"].value for row in rows] == ["2031-05-07"]
    assert len(list(part.select("SELECT ?p { ?c rdf:predicate kg:place ; rdf:object ?p . ?p rdfs:label ?l }"))) == 1


def test_the_same_part_every_time(whole: Store, tmp_path: Path) -> None:
    parts = [excerpt(whole, tmp_path / name, most=5) for name in ("one", "two")]
    assert set(parts[0].oxigraph) == set(parts[1].oxigraph)
