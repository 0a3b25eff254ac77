"""The part of a large graph that its page holds."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import view
from kg.excerpt import excerpt
from kg.graph import triples
from kg.store import Store
from kg.terms import integer, term

from .told import newsroom, resolved


@pytest.fixture
def whole() -> Store:
    return Store.of(triples(newsroom(), resolved(newsroom())))


def claims(store: Store) -> int:
    return len(list(store.select("SELECT ?c { ?c a kg:Claim }")))


def test_a_small_graph_is_its_own_part(whole: Store) -> None:
    assert excerpt(whole, most=15) is whole


def test_those_of_whom_most_is_told_come_first(whole: Store) -> None:
    part = excerpt(whole, most=3)
    labels = [row["name"].value for row in part.select("SELECT ?name { ?p a kg:Person ; rdfs:label ?name }")]
    assert "Otto Lind" in labels  # most is told of him
    assert 3 <= claims(part) < claims(whole) == 15
    about = "SELECT ?c { { ?c rdf:subject ?p } UNION { ?c rdf:object ?p } ?p rdfs:label 'Otto Lind' }"
    assert len(list(part.select(about))) == len(list(whole.select(about)))


def test_a_part_may_be_smaller_than_what_is_shown_whole(whole: Store) -> None:
    part = excerpt(whole, most=14, part_of=1)
    assert claims(part) < claims(excerpt(whole, most=14)) < 15
    assert set(part.oxigraph) == set(excerpt(whole, most=1).oxigraph)


def test_the_part_makes_a_page_that_tells_what_the_whole_tells(whole: Store, tmp_path: Path) -> None:
    part = view.network(excerpt(whole, most=3))
    told = view.network(whole)
    assert {fact.subject for fact in part.facts} <= {node.id for node in part.nodes}
    assert set(part.facts) < set(told.facts)
    nodes = {node.id: node for node in told.nodes}
    for node in part.nodes:
        assert (node.label, node.kind, node.names) == (nodes[node.id].label, nodes[node.id].kind, nodes[node.id].names)
        assert set(node.sources) <= {source.id for source in part.sources}
    view.write(tmp_path / "page.html", part)


def test_what_is_asked_for_by_name_comes_before_those_of_whom_more_is_told(whole: Store) -> None:
    labels = "SELECT ?name { ?c rdf:subject|rdf:object ?e . ?e a kg:Entity ; rdfs:label ?name }"
    names = {row["name"].value for row in whole.select(labels)}
    told = {row["name"].value for row in excerpt(whole, most=1).select(labels)}
    (least, *_) = sorted(names - told)
    part = excerpt(whole, most=1, name=least.upper())
    assert least in {row["name"].value for row in part.select(labels)}


def test_a_part_knows_how_much_there_is(whole: Store) -> None:
    counted = [
        ox.Triple(ox.NamedNode("urn:part"), term("void:class"), term("kg:Claim")),
        ox.Triple(ox.NamedNode("urn:part"), term("void:entities"), integer(15)),
    ]
    described = Store.of([*(quad.triple for quad in whole.oxigraph), *counted])
    part = view.network(excerpt(described, most=3))
    assert (part.held, part.of) == (claims(excerpt(described, most=3)), 15)
    assert (view.network(described).held, view.network(described).of) == (0, 0)


def test_an_event_comes_with_its_date_and_place(whole: Store) -> None:
    part = excerpt(whole, most=3)
    rows = list(part.select("SELECT ?date { ?e rdfs:label 'meeting with Otto Lind' ; kg:date ?date }"))
    assert [row["date"].value for row in rows] == ["2031-05-07"]
    assert len(list(part.select("SELECT ?p { ?c rdf:predicate kg:place ; rdf:object ?p . ?p rdfs:label ?l }"))) == 1


def test_the_same_part_every_time(whole: Store) -> None:
    parts = [excerpt(whole, most=5) for _ in range(2)]
    assert set(parts[0].oxigraph) == set(parts[1].oxigraph)
