"""Sentences about invented people as the extractors see them, and what they tell of events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kg.extract import dates, events
from kg.extract.parse import parse
from kg.extract.reading import Reading
from kg.model import PASSING, Article, Date, Event, Kind, Mention, Statement

FRIDAY = date(2021, 6, 18)

#: Who and what the sentences name.
NAMES: dict[str, Kind] = {
    "Mara Feld": "Person",
    "Ivo Brandt": "Person",
    "Tess Okoro": "Person",
    "Jon Vale": "Person",
    "Feld": "Person",
    "Brandt": "Person",
    "Harbor Union": "Organization",
    "Norvia Steel": "Organization",
    "Kestrel Foods": "Organization",
    "Green List": "Party",
    "Blue Front": "Party",
    "Lake Torne": "Place",
    "Velmont": "Place",
    "Ostrava": "Place",
}


def read(text: str, names: dict[str, Kind] | None = None, day: date | None = FRIDAY) -> Reading:
    """The text as the extractors see it, with each of NAMES that stands in it."""
    article = Article("a", text, ((0, len(text)),), date=day)
    ((article, doc),) = parse([article])
    reading = Reading(article, doc, dates=dates.find(article, doc))
    taken: list[Mention] = []
    for name, kind in sorted((names or NAMES).items(), key=lambda item: -len(item[0])):
        at = text.find(name)
        while at >= 0:
            if not any(old.span[0] <= at < old.span[1] for old in taken):
                full = next((known for known in NAMES if known.endswith(f" {name}")), name)
                taken.append(Mention(kind, (at, at + len(name)), full))
            at = text.find(name, at + 1)
    reading.names = sorted(taken, key=lambda mention: mention.span)
    reading.index()
    return reading


def told(text: str) -> list[Statement]:
    """What is told of events; what only dates a quotation, or is told in passing, is left out."""
    return [each for each in events.extract(read(text)) if event(each).type not in ("Saying", PASSING)]


def named(statements: Sequence[Statement], predicate: str, polarity: str = "affirmed") -> set[str]:
    """What the statements of a predicate name: a date's value, else a name."""
    chosen = [each for each in statements if each.predicate == predicate and each.polarity == polarity]
    return {each.object.value if isinstance(each.object, Date) else getattr(each.object, "name", "") for each in chosen}


def event(statement: Statement) -> Event:
    assert isinstance(statement.subject, Event)
    return statement.subject
