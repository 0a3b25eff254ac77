"""Events that several articles tell of, as (what each article tells, how many events they are)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pyoxigraph as ox
import pytest

from kg import graph
from kg.model import Article, Date, Event, Evidence, Extraction, Mention, Statement
from kg.ontology import KG
from kg.resolve import resolve

TEXT = "Mara Feld and Ivo Brandt and Tess Okoro in Velmont and Ostrava today."
NAMES = {"Feld": "Mara Feld", "Brandt": "Ivo Brandt", "Okoro": "Tess Okoro"}

#: Type, label, day, confidence of the day, participants ("!" before one to whom it was done), place.
Row = tuple[str, str, str, float, str, str]


def extraction(identifier: str, rows: Sequence[Row]) -> Extraction:
    article = Article(identifier, TEXT, ((0, len(TEXT)),), date=date(2031, 5, 9))
    evidence = Evidence(identifier, (0, len(TEXT)), TEXT)
    statements, mentions = [], []
    for at, (kind, label, day, sure, people, place) in enumerate(rows):
        event = Event(label, kind, (at, at + 1), (at, at + 1))
        if day:
            statements.append(Statement(event, "date", Date(day, None), evidence, sure, "test"))
        for word in people.split():
            name = NAMES[word.lstrip("!")]
            start = TEXT.index(name)
            mention = Mention("Person", (start, start + len(name)), name)
            mentions.append(mention)
            role = "patient" if word.startswith("!") else "agent"
            statements.append(Statement(event, "participant", mention, evidence, 0.9, "test", role=role))
        if place:
            where = Mention("Place", (TEXT.index(place), TEXT.index(place) + len(place)), place)
            mentions.append(where)
            statements.append(Statement(event, "place", where, evidence, 0.9, "test"))
    return Extraction(article, tuple(dict.fromkeys(mentions)), (), tuple(statements))


def triples(articles: Sequence[Sequence[Row]]) -> set[ox.Triple]:
    found = [extraction(f"a{at}", rows) for at, rows in enumerate(articles)]
    return set(graph.triples(found, resolve(found)))


def objects(found: set[ox.Triple], predicate: str) -> list[str]:
    return [t.object.value for t in found if t.predicate.value == predicate and isinstance(t.object, ox.Literal)]


def events(found: set[ox.Triple]) -> set[str]:
    kinds = [t for t in found if isinstance(t.object, ox.NamedNode) and t.object.value == KG + "Event"]
    return {t.subject.value for t in kinds if isinstance(t.subject, ox.NamedNode)}


MET: Row = ("Meeting", "meeting of Feld with Brandt", "2031-05-07", 0.9, "Feld Brandt", "")


@pytest.mark.parametrize(
    ("articles", "count"),
    [
        ([[MET], [MET]], 1),
        ([[MET], [MET], [MET]], 1),
        ([[MET], [("Meeting", "talks", "2031-05-07", 0.9, "Brandt Feld Okoro", "")]], 1),
        ([[MET], [("Meeting", "talks", "2031-05-07", 0.9, "Feld Okoro", "")]], 2),
        ([[MET], [("Meeting", "meeting", "2031-05-08", 0.9, "Feld Brandt", "")]], 2),
        ([[MET], [("Meeting", "meeting", "2031-05-07", 0.4, "Feld Brandt", "")]], 2),
        ([[MET], [("Negotiation", "talks", "2031-05-07", 0.9, "Feld Brandt", "")]], 2),
        ([[MET, MET], [MET]], 2),
        (
            [
                [("Arrest", "arrest", "2031-05-07", 0.9, "!Feld", "")],
                [("Arrest", "raid", "2031-05-07", 0.9, "!Feld", "")],
            ],
            1,
        ),
        (
            [
                [("Speech", "speech", "2031-05-07", 0.9, "Feld", "")],
                [("Speech", "talk", "2031-05-07", 0.9, "Feld", "")],
            ],
            2,
        ),
        ([[("Death", "death", "2031-05-07", 0.9, "Feld", "")], [("Death", "death", "", 0, "Feld", "")]], 1),
        ([[("Visit", "v", "2031-05", 0.9, "!Feld", "")], [("Visit", "v", "2031-05", 0.9, "!Feld", "")]], 2),
        (
            [
                [("Visit", "visit", "2031-05-07", 0.9, "Feld Brandt", "Velmont")],
                [("Visit", "visit", "2031-05-07", 0.9, "Feld Brandt", "Ostrava")],
            ],
            2,
        ),
    ],
)
def test_one_event_of_several_articles_is_one(articles: Sequence[Sequence[Row]], count: int) -> None:
    assert len(events(triples(articles))) == count


def test_the_articles_pool_their_evidence_under_one_label() -> None:
    other: Row = ("Meeting", "secret meeting of Feld with Brandt", "2031-05-07", 0.9, "Feld Brandt Okoro", "Velmont")
    found = triples([[MET], [other], [MET]])
    (event,) = events(found)
    assert objects(
        {t for t in found if t.subject == ox.NamedNode(event)}, "http://www.w3.org/2000/01/rdf-schema#label"
    ) == ["meeting of Feld with Brandt"]
    claims = {t.subject for t in found if t.object == ox.NamedNode(event) and t.predicate.value.endswith("#subject")}
    assert len(claims) == 3 + 5 + 3


def test_the_order_of_the_articles_makes_no_difference() -> None:
    found = [extraction(f"a{at}", [MET]) for at in range(3)]
    there = set(graph.triples(found, resolve(found)))
    back = set(graph.triples(found[::-1], resolve(found[::-1])))
    assert there == back
