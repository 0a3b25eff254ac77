"""Sentences about invented people, and the memberships that they state."""

from __future__ import annotations

from datetime import date

from kg.extract import coreference, dates, memberships, names
from kg.extract.parse import parse
from kg.extract.reading import Reading
from kg.model import Article, Mention, Statement


def read(text: str, *, on: date | None = None) -> Reading:
    article = Article(id="a", text=text, paragraphs=((0, len(text)),), date=on)
    ((_, doc),) = parse([article])
    reading = Reading(article, doc)
    reading.names = names.find(article, doc)
    reading.dates = dates.find(article, doc)
    reading.index()
    reading.anaphors = coreference.resolve(reading)
    reading.index()
    return reading


def statements(text: str, *, on: date | None = None) -> list[Statement]:
    return list(memberships.extract(read(text, on=on)))


def facts(text: str, *, polarity: str = "affirmed") -> set[str]:
    """What a text says, as "Ann Lee memberOf Green Party"."""
    found = set()
    for statement in statements(text):
        assert isinstance(statement.subject, Mention)
        assert isinstance(statement.object, Mention)
        if statement.polarity == polarity:
            found.add(f"{statement.subject.name} {statement.predicate} {statement.object.name}")
    return found
