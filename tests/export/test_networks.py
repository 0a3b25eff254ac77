"""GraphML and GEXF, read back by networkx."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest

from .newsroom import NASTY

Network = Any
Read = Callable[[Path], Any]

READ: dict[str, Read] = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}


@pytest.fixture(params=READ)
def network(request: pytest.FixtureRequest, written: Callable[[str], Path]) -> Network:
    """The newsroom as networkx reads it, by labels."""
    found = READ[request.param](written(request.param))
    labels = nx.get_node_attributes(found, "label")
    assert len(set(labels.values())) == len(found)
    return nx.relabel_nodes(found, labels)


def between(network: Network, start: str, end: str) -> dict[str, dict[str, Any]]:
    """The edges between two nodes, by predicate."""
    return {edge["predicate"]: edge for edge in network.get_edge_data(start, end).values()}


def test_facts_are_edges_with_their_evidence(network: Network) -> None:
    edges = between(network, "Otto Lind", "Blue Front")
    assert set(edges) == {"memberOf", "leaderOf"}
    member, leader = edges["memberOf"], edges["leaderOf"]
    assert (member["confidence"], member["claims"], member["sources"]) == (0.97, 2, 2)
    assert member["quote"].startswith("President Anna Berg met Otto Lind of the Blue Front")
    assert member["article"] == "https://kg.example/article/harbour"
    assert member["passage"].endswith(f"#char={member['quoteStart']},{member['quoteEnd']}")
    assert (leader["since"], leader["sinceDay"], leader["role"], leader["former"]) == (
        "2010",
        "2010-01-01",
        "leader",
        True,
    )
    assert member.get("former") is None


@pytest.mark.parametrize(
    ("start", "end", "predicate"),
    [
        ("Anna Berg", "We listened, We will act.", "said"),
        ("We listened, We will act.", "Otto Lind", "addressee"),
        ("We listened, We will act.", "Coastal Radio", "reportedBy"),
        ("Minister Meets Rivals", "Nothing moves,", "quotes"),
        ("meeting with Otto Lind", "Southport", "place"),
        ("Anna Berg", "President", "holdsPosition"),
    ],
)
def test_what_is_tied_to_what(start: str, end: str, predicate: str, network: Network) -> None:
    assert predicate in between(network, start, end)
    assert network.get_edge_data(end, start) is None


def test_what_is_denied_is_no_edge_and_stands_with_its_node(network: Network) -> None:
    assert not network.has_edge("Otto Lind", "Red Union")
    assert not network.has_edge("camp", "Otto Lind")
    assert network.nodes["Otto Lind"]["denied"] == "memberOf Red Union"
    assert network.nodes["camp"]["denied"] == "participant Otto Lind"


def test_dates_and_kinds_are_attributes(network: Network) -> None:
    met, camp, week = (network.nodes[label] for label in ("meeting with Otto Lind", "camp", "sailed"))
    assert (met["kind"], met["type"], met["date"]) == ("Event", "Meeting", "2031-05-07")
    assert (camp["date"], camp["earliest"], camp["latest"]) == ("2029-07", "2029-07-01", "2029-07-31")
    assert (week["earliest"], week["latest"]) == ("2031-05-01", "2031-05-07")
    assert network.nodes["@regatta"]["status"] == "negated"
    assert network.nodes["Blue Front"]["kind"] == "Party"


def test_what_xml_forbids_is_replaced_and_all_else_stands(network: Network) -> None:
    firm = '=Zed\ufffd & <i>Sons</i>; "Ltd"'
    works = between(network, "Ida\u202e Falk", firm)["worksFor"]
    start, end = works["quoteStart"], works["quoteEnd"]
    assert works["quote"] == NASTY[start:end].replace("\x01", "\ufffd")
    assert "\r\n" in works["quote"] and "\U0001f6a2" in works["quote"]
    assert '=HYPERLINK(""x"");\ttrust us,' in network


def test_an_article_is_a_node_where_it_quotes_whom_nobody_names(network: Network) -> None:
    articles = [label for label, node in network.nodes(data=True) if node["kind"] == "Article"]
    assert articles == ["Minister Meets Rivals"]


def test_gephi_has_times_weights_and_kinds(written: Callable[[str], Path]) -> None:
    graph = ElementTree.parse(written("gexf")).getroot()[0]
    assert graph.attrib == {"mode": "dynamic", "timeformat": "date", "defaultedgetype": "directed"}
    spaces = {"g": "http://gexf.net/1.3"}
    camp = graph.find(".//g:node[@label='camp']", spaces)
    assert camp is not None and (camp.get("start"), camp.get("end")) == ("2029-07-01", "2029-07-31")
    edges = graph.findall(".//g:edge[@kind='leaderOf']", spaces)
    assert sorted((edge.get("start"), edge.get("end"), edge.get("weight")) for edge in edges) == [
        ("2010-01-01", None, "1"),
        ("2024-02-01", "2026-12-31", "1"),
    ]
    assert [edge.get("weight") for edge in graph.findall(".//g:edge[@kind='memberOf']", spaces)] == ["2"]
    assert {edge.get("label") for edge in graph.findall(".//g:edge[@kind='said']", spaces)} == {"said"}
