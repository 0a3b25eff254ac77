"""Networks of people: measures, communities, paths."""

from __future__ import annotations

import networkx as nx
import pyoxigraph as ox
import pytest
from rdflib import URIRef

from kg import analyze
from kg.analyze import Network, affiliations, find, measure, path, people, triples
from kg.errors import NotFoundError
from kg.ontology import KG
from kg.store import Store

BASE = "https://kg.example/"


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(BASE + name.replace(" ", "-"))


def store(*facts: tuple[str, str, str]) -> Store:
    """A store of facts between named things; a thing with a space in its name is a person."""
    found = []
    for subject, predicate, thing in facts:
        found.append(ox.Triple(node(subject), ox.NamedNode(KG[predicate]), node(thing)))
        for name in (subject, thing):
            kind = "Person" if " " in name else "Party" if name[0].isupper() else "Event"
            found.append(
                ox.Triple(
                    node(name), ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), ox.NamedNode(KG[kind])
                )
            )
            found.append(
                ox.Triple(node(name), ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), ox.Literal(name))
            )
    return Store.of(found)


MEETINGS = store(
    ("talks", "participant", "Anna Berg"),
    ("talks", "participant", "Otto Lind"),
    ("rally", "participant", "Anna Berg"),
    ("rally", "participant", "Otto Lind"),
    ("visit", "participant", "Otto Lind"),
    ("visit", "participant", "Ida Falk"),
    ("trial", "participant", "Max Roth"),
    ("Anna Berg", "said", "q1"),
    ("q1", "addressee", "Ida Falk"),
    ("Anna Berg", "memberOf", "Front"),
    ("Anna Berg", "leaderOf", "Front"),
    ("Otto Lind", "memberOf", "Union"),
)


def edges(network: Network) -> set[tuple[str, str, int]]:
    labels = nx.get_node_attributes(network, "label")
    return {(*sorted((labels[a], labels[b])), weight) for a, b, weight in network.edges(data="weight")}


def test_people_meet_in_events_and_quotations() -> None:
    assert edges(people(MEETINGS)) == {
        ("Anna Berg", "Otto Lind", 2),
        ("Ida Falk", "Otto Lind", 1),
        ("Anna Berg", "Ida Falk", 1),
    }
    assert "Max Roth" in {data["label"] for _, data in people(MEETINGS).nodes(data=True)}


def test_affiliations_weigh_by_facts() -> None:
    network = affiliations(MEETINGS)
    assert edges(network) == {("Anna Berg", "Front", 2), ("Otto Lind", "Union", 1)}
    (facts,) = [data["facts"] for *_, data in network.edges(data=True) if data["weight"] == 2]
    assert facts == ("leaderOf", "memberOf")


def test_the_bridge_between_two_groups_comes_first() -> None:
    facts = [(f"left{n}", "participant", name) for n in range(3) for name in ("Anna Berg", "Ida Falk", "Eva Holm")]
    facts += [(f"right{n}", "participant", name) for n in range(3) for name in ("Max Roth", "Jon Ek", "Per Ås")]
    facts += [("talks", "participant", "Eva Holm"), ("talks", "participant", "Max Roth")]
    rows = measure(people(store(*facts)))
    assert {rows[0].label, rows[1].label} == {"Eva Holm", "Max Roth"}
    assert rows[0].bridging > 0 == rows[-1].bridging
    assert len({row.community for row in rows}) == 2


def test_large_networks_are_measured_the_same_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analyze, "EXACT", 10)
    monkeypatch.setattr(analyze, "SOURCES", 20)
    graph = nx.planted_partition_graph(4, 25, 0.4, 0.01, seed=1)
    network: Network = nx.Graph()
    network.add_nodes_from((URIRef(f"{BASE}{n:03}"), {"label": str(n), "kind": "Person"}) for n in graph)
    network.add_edges_from((URIRef(f"{BASE}{a:03}"), URIRef(f"{BASE}{b:03}"), {"weight": 1}) for a, b in graph.edges)
    first, second = measure(network), measure(network)
    assert first == second
    communities = {row.label: row.community for row in first}
    assert all(len({communities[str(n)] for n in range(k, k + 25)}) <= 2 for k in range(0, 100, 25))


def test_no_network_has_no_measures() -> None:
    assert measure(people(Store.of([]))) == []


def labels(network: Network, iris: list[URIRef]) -> list[str]:
    return [network.nodes[iri]["label"] for iri in iris]


@pytest.mark.parametrize("name", ["Anna Berg", "anna", "BERG", BASE + "Anna-Berg"])
def test_names_are_found_by_part_and_iri(name: str) -> None:
    assert find(people(MEETINGS), name) == URIRef(BASE + "Anna-Berg")


@pytest.mark.parametrize(("name", "reason"), [("Nobody", "not in this network"), ("a", "not in this network")])
def test_names_that_are_not_there(name: str, reason: str) -> None:
    with pytest.raises(NotFoundError, match=reason):
        find(people(MEETINGS), name)


def test_a_name_of_several_is_asked_back() -> None:
    network = people(store(("talks", "participant", "Anna Berg"), ("talks", "participant", "Otto Berg")))
    with pytest.raises(NotFoundError, match="Anna Berg, Otto Berg"):
        find(network, "Berg")


def test_shortest_path() -> None:
    network = people(MEETINGS)
    assert labels(network, path(network, "Berg", "Lind")) == ["Anna Berg", "Otto Lind"]
    with pytest.raises(NotFoundError, match="nothing ties"):
        path(network, "Berg", "Roth")


def test_measures_as_triples() -> None:
    found = list(triples(measure(people(MEETINGS))))
    assert (URIRef(BASE + "Anna-Berg"), KG.degree) in {(s, p) for s, p, _ in found}
    assert {p for _, p, _ in found if str(p).startswith(str(KG))} >= {
        KG.pagerank,
        KG.betweenness,
        KG.community,
        KG.bridging,
    }
