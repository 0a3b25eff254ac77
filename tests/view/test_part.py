"""A part of a network, and where the page opens."""

from __future__ import annotations

import pytest

from kg.errors import NotFoundError
from kg.view import Fact, Kind, Network, Node, Proof, Source, kinds, named, part, show, start_at

NETWORK = Network(
    nodes=(
        Node("p", "Person", "Mira Voss", ("Voss",), sources=("a", "b")),
        Node("q", "Person", "Jan Voss", ("Voss",), sources=("a",)),
        Node("t", "Party", "Tide Party", sources=("b",)),
        Node("e", "Event", "storm", date="2020-11"),
    ),
    facts=(
        Fact("p", "memberOf", "t", period="1998/2008", proofs=(Proof("b", "one"),)),
        Fact("q", "worksFor", "t", proofs=(Proof("a", "two"),)),
        Fact("e", "participant", "q", proofs=(Proof("b", "three"),)),
        Fact("q", "holdsPosition", value="pilot", proofs=(Proof("undated", "four"),)),
    ),
    sources=(Source("a", date="2021-03-04"), Source("b", date="2021-05-01"), Source("undated")),
)


def said(network: Network) -> set[str]:
    return {f"{fact.subject} {fact.predicate}" for fact in network.facts}


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("", "", {"p memberOf", "q worksFor", "e participant", "q holdsPosition"}),
        ("2021", "", {"q worksFor", "q holdsPosition"}),
        ("", "2005-06", {"p memberOf", "q holdsPosition"}),
        ("2008", "2008", {"p memberOf", "q holdsPosition"}),
        ("2020-11-30", "2021-03-04", {"e participant", "q worksFor", "q holdsPosition"}),
        ("2020-12", "2021-02", {"q holdsPosition"}),
    ],
)
def test_a_stretch_of_time_keeps_what_happened_or_was_reported_in_it(
    since: str, until: str, expected: set[str]
) -> None:
    assert said(part(NETWORK, since=since, until=until)) == expected


def test_an_open_period_has_no_end() -> None:
    facts = (Fact("p", "memberOf", "t", period="2019/..", proofs=(Proof("b", "one"),)),)
    network = Network(NETWORK.nodes, facts, NETWORK.sources)
    assert said(part(network, since="2099")) == {"p memberOf"}
    assert said(part(network, until="2018")) == set()


def test_a_possible_date_counts_as_one() -> None:
    storm = Node("e", "Event", "storm", date="2020-11?")
    facts = (
        Fact("e", "possibleDate", value="2020-11", proofs=(Proof("a", "one"),)),
        Fact("e", "place", "t", proofs=(Proof("a", "two"),)),
    )
    network = Network((storm, *NETWORK.nodes[:3]), facts, NETWORK.sources)
    assert said(part(network, since="2020-11", until="2020-11-30")) == {"e possibleDate", "e place"}
    assert said(part(network, since="2021")) == set()


def test_what_is_left_out_leaves_no_trace() -> None:
    left = part(NETWORK, kinds=("Person",))
    assert {node.id for node in left.nodes} == {"p", "q"}
    assert said(left) == {"q holdsPosition"}
    assert [source.id for source in left.sources] == ["undated"]
    assert all(not node.sources for node in left.nodes)


@pytest.mark.parametrize(("names", "expected"), [((), ()), (("person", "EVENT"), ("Person", "Event"))])
def test_kinds_in_whatever_case(names: tuple[str, ...], expected: tuple[Kind, ...]) -> None:
    assert kinds(names) == expected


@pytest.mark.parametrize(("name", "expected"), [("mira voss", "p"), ("Voss", "p"), ("JAN VOSS", "q"), ("storm", "e")])
def test_a_name_finds_its_node_and_of_several_the_most_named(name: str, expected: str) -> None:
    assert named(NETWORK, name).id == expected


def test_the_page_opens_at_a_name() -> None:
    assert start_at(NETWORK, "Voss") == "#node=p"


def test_what_names_nothing_is_said() -> None:
    with pytest.raises(NotFoundError, match="nothing in the graph is called 'Nobody'"):
        start_at(NETWORK, "Nobody")
    with pytest.raises(NotFoundError, match="no kind 'Ship': one of Person"):
        kinds(("Ship",))
    with pytest.raises(NotFoundError, match="'May' is no date"):
        part(NETWORK, since="May")
    with pytest.raises(NotFoundError, match="'2031-13' is no date"):
        part(NETWORK, until="2031-13")


def test_a_notebook_shows_the_page_in_a_frame_that_reaches_nothing() -> None:
    html = show(NETWORK, focus="Voss")._repr_html_()
    assert html.startswith("<iframe ")
    assert 'sandbox="allow-scripts allow-downloads allow-popups"' in html
    assert html.count("<") == 2
