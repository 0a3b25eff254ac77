"""From articles' statements, by way of the graph, to what the page shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kg import graph
from kg.model import Article, Date, Entity, Event, Evidence, Extraction, Mention, Quotation, Resolution, Statement
from kg.store import Store
from kg.view import Fact, Network, Node, network

TEXT = """Minister Mira Voss, who leads the Tide Party, met fishers in Port Amber on 5 March 2021.

"We stay," she said. "The harbour is ours," Voss told Ana Lindqvist. Lindqvist is not a member of the party.

"It is over," read a poster."""

ARTICLE = Article(
    "gazette 1",
    TEXT,
    ((0, len(TEXT)),),
    date=date(2021, 3, 6),
    title="Voss stays",
    publisher="The Harbour Gazette",
    url="https://gazette.example/voss",
)


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def says(words: str) -> Evidence:
    return Evidence(ARTICLE.id, at(words), words)


VOSS = Mention("Person", at("Mira Voss"), "Mira Voss", title="Minister")
LINDQVIST = Mention("Person", at("Ana Lindqvist"), "Ana Lindqvist")
PARTY = Mention("Party", at("Tide Party"), "Tide Party")
AMBER = Mention("Place", at("Port Amber"), "Port Amber")
MEETING = Event("met fishers", "Meeting", at("met"), at("met"), "planned")
STAY = Quotation(
    "We stay, The harbour is ours,", (at("We stay,"), at("The harbour is ours,")), "direct", addressee=LINDQVIST
)
OVER = Quotation("It is over,", (at("It is over,"),), "direct")

SAID = ["We stay,", "The harbour is ours,"]

FIRST = says(TEXT.split("\n", maxsplit=1)[0])
SECOND = says('"We stay," she said. "The harbour is ours," Voss told Ana Lindqvist.')
THIRD = says("Lindqvist is not a member of the party.")
FOURTH = says('"It is over," read a poster.')

STATEMENTS = (
    Statement(VOSS, "leaderOf", PARTY, FIRST, 0.9, "test", role="leads", since="2019"),
    Statement(VOSS, "holdsPosition", Mention("Position", at("Minister"), "minister"), FIRST, 0.8, "test"),
    Statement(MEETING, "participant", VOSS, FIRST, 0.7, "test", role="agent"),
    Statement(MEETING, "place", AMBER, FIRST, 0.7, "test"),
    Statement(MEETING, "date", Date("2021-03-05", at("5 March 2021")), FIRST, 0.7, "test"),
    Statement(VOSS, "said", STAY, SECOND, 0.95, "test"),
    Statement(LINDQVIST, "memberOf", PARTY, THIRD, 0.85, "test", polarity="negated"),
    Statement(None, "said", OVER, FOURTH, 0.6, "test"),
)


def extracted() -> tuple[Extraction, Resolution]:
    """What the article states, and who is meant."""
    mentions = (VOSS, LINDQVIST, PARTY, AMBER)
    entities = {mention: Entity(f"{mention.kind}:{mention.name}", mention.kind, mention.name) for mention in mentions}
    entities[VOSS] = Entity("Person:Mira Voss", "Person", "Mira Voss", ("Voss",), ("Minister",))
    entities[PARTY] = Entity("Party:Tide Party", "Party", "Tide Party", ("the party",))
    resolution = Resolution(
        tuple(entities.values()),
        {(ARTICLE.id, mention.kind, mention.name): entity for mention, entity in entities.items()},
    )
    return Extraction(ARTICLE, mentions, (), STATEMENTS), resolution


@pytest.fixture(scope="module")
def store() -> Store:
    extraction, resolution = extracted()
    return Store.of(graph.triples([extraction], resolution))


@pytest.fixture(scope="module")
def read(store: Store) -> Network:
    return network(store, title="Amber")


def node(read: Network, label: str) -> Node:
    return next(found for found in read.nodes if found.label == label)


def fact(read: Network, subject: str, predicate: str) -> Fact:
    id_ = node(read, subject).id
    return next(found for found in read.facts if found.subject == id_ and found.predicate == predicate)


def marked(found: Fact) -> list[str]:
    (proof,) = found.proofs
    return [proof.text[slice(*span)] for span in proof.marks]


def test_what_is_not_said_is_told_as_what_it_is() -> None:
    extraction, resolution = extracted()
    asked = replace(STATEMENTS[5], object=replace(STAY, attitude="question"))
    topic = replace(STATEMENTS[5], object=replace(STAY, attitude="topic"))
    denial = replace(STATEMENTS[5], object=replace(STAY, attitude="denial"), polarity="negated")
    for statement, predicate in ((asked, "asked"), (topic, "commentedOn"), (denial, "denied")):
        found = replace(extraction, statements=(statement,))
        (told,) = network(Store.of(graph.triples([found], resolution))).facts[:1]
        assert (told.predicate, told.proofs[0].polarity) == (predicate, "affirmed")


def test_the_article_is_the_source(read: Network) -> None:
    (source,) = read.sources
    assert (source.title, source.publisher, source.date) == ("Voss stays", "The Harbour Gazette", "2021-03-06")
    assert source.url == "https://gazette.example/voss"
    assert read.title == "Amber"


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Mira Voss", {"kind": "Person", "names": ("Voss",), "about": "Minister"}),
        ("Tide Party", {"kind": "Party", "names": ("the party",), "about": ""}),
        ("Port Amber", {"kind": "Place", "names": (), "about": ""}),
        ("met fishers", {"kind": "Event", "about": "meeting, planned", "date": "2021-03-05", "status": "planned"}),
        ("We stay, The harbour is ours,", {"kind": "Quotation", "about": "direct"}),
    ],
)
def test_nodes(read: Network, label: str, expected: dict[str, Any]) -> None:
    found = node(read, label)
    assert {name: getattr(found, name) for name in expected} == expected


def test_entities_know_the_articles_that_name_them(read: Network) -> None:
    assert node(read, "Mira Voss").sources == (read.sources[0].id,)


def test_nodes_have_short_ids_for_the_address(read: Network) -> None:
    assert node(read, "Mira Voss").id.startswith("person/mira-voss-")


@pytest.mark.parametrize(
    ("subject", "predicate", "object_", "note", "words"),
    [
        ("Mira Voss", "leaderOf", "Tide Party", "leads, since 2019", ["Mira Voss", "leads", "Tide Party"]),
        ("Mira Voss", "holdsPosition", "minister", "", ["Minister", "Mira Voss"]),
        ("met fishers", "participant", "Mira Voss", "", ["Mira Voss", "met fishers"]),
        ("met fishers", "place", "Port Amber", "", ["met fishers", "Port Amber"]),
        ("met fishers", "date", "2021-03-05", "", ["met fishers"]),
        (
            "Mira Voss",
            "said",
            "We stay, The harbour is ours,",
            "",
            [*SAID, "Voss"],
        ),
        ("We stay, The harbour is ours,", "addressee", "Ana Lindqvist", "", [*SAID, "Ana Lindqvist"]),
        ("It is over,", "quotedIn", "Voss stays", "", ["It is over,"]),
    ],
)
def test_facts(read: Network, subject: str, predicate: str, object_: str, note: str, words: list[str]) -> None:
    found = fact(read, subject, predicate)
    labels = {one.id: one.label for one in read.nodes}
    assert (labels.get(found.object) or found.value) == object_
    assert found.note == note
    assert marked(found) == words
    assert found.proofs[0].source == read.sources[0].id


def test_there_are_no_other_facts(read: Network) -> None:
    assert len(read.facts) == len(STATEMENTS) + 1, "the quotation's addressee has no statement of its own"


def test_a_negated_claim_is_a_denied_fact(read: Network) -> None:
    (proof,) = fact(read, "Ana Lindqvist", "memberOf").proofs
    assert (proof.polarity, proof.confidence, proof.text) == ("negated", 0.85, THIRD.text)


def test_an_empty_graph_is_an_empty_network() -> None:
    assert network(Store.of([])) == Network(title="News network")


def test_passages_know_where_they_stand(read: Network) -> None:
    starts = {(proof.start, proof.text) for found in read.facts for proof in found.proofs}
    assert all(TEXT.startswith(text, start) for start, text in starts)


def test_a_date_less_sure_than_half_is_no_more_than_possible() -> None:
    extraction, resolution = extracted()
    told = tuple(replace(one, confidence=0.4) if one.predicate == "date" else one for one in STATEMENTS)
    read = network(Store.of(graph.triples([replace(extraction, statements=told)], resolution)))
    assert node(read, "met fishers").date == "2021-03-05?"
    assert fact(read, "met fishers", "possibleDate").value == "2021-03-05"
    assert "date" not in {found.predicate for found in read.facts}


@pytest.mark.parametrize(
    ("status", "about", "kept"),
    [
        ("happened", "meeting", ""),
        ("negated", "meeting, said not to have happened", "negated"),
        ("reported", "meeting, somebody quoted says so", "reported"),
    ],
)
def test_how_an_event_stands(status: Any, about: str, kept: str) -> None:
    extraction, resolution = extracted()
    event = replace(MEETING, status=status)
    told = tuple(replace(one, subject=event) if one.subject == MEETING else one for one in STATEMENTS)
    read = network(Store.of(graph.triples([replace(extraction, statements=told)], resolution)))
    assert (node(read, "met fishers").about, node(read, "met fishers").status) == (about, kept)


def test_a_membership_has_its_period(read: Network) -> None:
    assert fact(read, "Mira Voss", "leaderOf").period == "2019/.."
    assert fact(read, "Ana Lindqvist", "memberOf").period == ""


def test_articles_can_be_read_whole_if_they_are_the_same(store: Store) -> None:
    other = replace(ARTICLE, text=TEXT + " More.")
    assert [source.text for source in network(store, articles=[ARTICLE]).sources] == [TEXT]
    assert [source.text for source in network(store, articles=[other]).sources] == [""]


def test_too_much_text_is_left_out(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.view.reader.MOST_TEXT", len(TEXT) - 1)
    assert [source.text for source in network(store, articles=[ARTICLE]).sources] == [""]
