"""What of an article's statements becomes claims, and what does not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pyoxigraph as ox
import pytest

from kg import graph
from kg.model import Article, Date, Event, Evidence, Extraction, Kind, Mention, Quotation, Statement
from kg.ontology import KG
from kg.resolve import resolve

TEXT = "She is in the Blue Front. “We will win,” she told them."
FRONT = Mention("Party", (14, 24), "Blue Front")
SHE, POLICE = Mention("Unnamed", (0, 3), "She"), Mention("Unnamed", (0, 3), "police")
EVIDENCE = Evidence("a", (0, len(TEXT)), TEXT)
SAID = Statement(
    replace(SHE, span=(41, 44)),
    "said",
    Quotation("We will win", ((27, 38),), "direct", addressee=Mention("Unnamed", (50, 54), "them")),
    EVIDENCE,
    0.9,
    "test",
)


def triples(*statements: Statement) -> list[ox.Triple]:
    one = Extraction(Article("a", TEXT, ((0, len(TEXT)),)), (FRONT,), (), statements)
    return list(graph.triples([one], resolve([one])))


def predicates(*statements: Statement) -> set[str]:
    return {triple.predicate.value.removeprefix(KG) for triple in triples(*statements)}


@pytest.mark.parametrize("holder", [SHE, POLICE])
def test_who_has_no_name_belongs_to_nothing(holder: Mention) -> None:
    assert "memberOf" not in predicates(Statement(holder, "memberOf", FRONT, EVIDENCE, 0.9, "test"))


def test_a_pronoun_is_no_speaker_and_no_addressee() -> None:
    found = predicates(SAID)
    assert "quotes" in found and not found & {"said", "addressee"}
    assert not any(
        isinstance(t.object, ox.Literal) and t.object.value.lower() in ("she", "them") for t in triples(SAID)
    )


@pytest.mark.parametrize("kind", ["Unnamed", "Party"])
def test_others_speak(kind: Kind) -> None:
    speaker = POLICE if kind == "Unnamed" else FRONT
    assert "said" in predicates(replace(SAID, subject=speaker))


@pytest.mark.parametrize(
    ("kind", "property_"), [("Place", KG + "seat"), ("Organization", "http://www.w3.org/ns/org#organization")]
)
def test_an_office_has_its_place_or_organisation(kind: Kind, property_: str) -> None:
    anna, where = Mention("Person", (0, 3), "Anna Berg"), Mention(kind, (14, 24), "Blue Front")
    held = Statement(anna, "holdsPosition", Mention("Position", (4, 6), "mayor"), EVIDENCE, 0.9, "test")
    told = triples(replace(held, where=where), replace(held, where=replace(where, name="Red Front")), held)
    seats = [(triple.subject, triple.object) for triple in told if triple.predicate.value == property_]
    assert len(seats) == len(set(seats)) == len({membership for membership, _ in seats}) == 2
    claims = {triple.subject for triple in told if triple.predicate.value == KG + "membership"}
    assert len(claims) == 2


def test_a_quotation_tells_its_attitude_cue_and_occasion() -> None:
    asked = Quotation("We will win", ((27, 38),), "direct", cue=(45, 49), attitude="question", occasion=(10, 24))
    told = {
        triple.predicate.value.removeprefix(KG): triple.object.value
        for triple in triples(replace(SAID, subject=POLICE, object=asked))
        if isinstance(triple.object, ox.Literal | ox.NamedNode)
    }
    assert (told["attitude"], told["cue"], told["occasion"]) == (KG + "question", "told", "the Blue Front")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Closed, and begun anew: a node for each paragraph.
        (
            "“We will win,” Ada Marr said.\n\n“We always do.”",
            {"We will win": "“We will win,” Ada Marr said.", "We always do.": "all"},
        ),
        # In one paragraph, or not closed at its end: one node.
        ("“We will win,” Ada Marr said. “We always do.”", {"We will win, We always do.": "all"}),
        ("Ada Marr said: “We will win,\n\n“We always do.”", {"We will win, We always do.": "all"}),
    ],
)
def test_a_quotation_that_begins_anew_in_a_paragraph_is_a_node_of_its_own(text: str, expected: dict[str, str]) -> None:
    at = text.index("Ada")
    marr = Mention("Person", (at, at + 8), "Ada Marr")
    spans = tuple((text.index(words), text.index(words) + len(words)) for words in ("We will win,", "We always do."))
    said = Quotation("We will win, We always do.", spans, "direct")
    statement = Statement(marr, "said", said, Evidence("a", (0, len(text)), text), 0.9, "test")
    one = Extraction(Article("a", text, ((0, len(text)),)), (marr,), (), (statement,))
    told = list(graph.triples([one], resolve([one])))

    def of(subject: object, name: str) -> Any:
        return next(t.object for t in told if t.subject == subject and t.predicate.value == name)

    found = {}
    for claim in (t for t in told if t.predicate.value.endswith("#object") and "/quotation/" in str(t.object)):
        passage = of(claim.subject, KG + "evidence")
        quote = next(t.object for t in told if t.subject == passage and "quote" in str(t.object))
        found[of(claim.object, KG + "text").value] = of(quote, "http://www.w3.org/ns/oa#exact").value
    assert found == {words: text if passage == "all" else passage for words, passage in expected.items()}


def test_what_is_denied_is_a_claim_and_no_triple() -> None:
    denied = replace(SAID, subject=POLICE, polarity="negated")
    assert not predicates(denied) & {"said", "quotes"}
    assert any(t.object == ox.NamedNode(KG + "negated") for t in triples(denied))


TOLD = Event("She told them", "Saying", (45, 49), (45, 49))
MET = Event("meeting", "Meeting", (3, 5), (3, 5))


def dated(subject: Event, confidence: float) -> Statement:
    return Statement(subject, "date", Date("2031-05-07", None), EVIDENCE, confidence, "test")


def test_the_date_of_a_reporting_word_is_that_of_its_quotation() -> None:
    assert isinstance(SAID.object, Quotation)
    quoted = replace(SAID, object=replace(SAID.object, cue=TOLD.span))
    found = [t for t in triples(quoted, dated(TOLD, 0.9)) if t.predicate.value == KG + "date"]
    assert ["/quotation/" in str(t.subject) for t in found] == [True]
    assert not any("/event/" in str(t.subject) for t in triples(quoted, dated(TOLD, 0.9)))


def test_a_reporting_word_without_a_quotation_dates_nothing() -> None:
    assert triples(dated(TOLD, 0.9)) == triples()


@pytest.mark.parametrize(("confidence", "property_"), [(0.9, "date"), (0.5, "date"), (0.45, "possibleDate")])
def test_an_unsure_date_is_a_possible_one_with_a_claim(confidence: float, property_: str) -> None:
    found = triples(dated(MET, confidence))
    stated = {t.predicate.value for t in found if str(t.subject).startswith("<https://kg.example/event/")}
    assert {name for name in ("date", "possibleDate") if KG + name in stated} == {property_}
    assert any(isinstance(t.object, ox.NamedNode) and t.object.value == KG + "date" for t in found)
