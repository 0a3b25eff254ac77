"""What one article tells of events: their days, and who takes part."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from kg.model import PASSING, Date, Event, Extraction, Kind, Mention, Span, Statement

#: An article's id, and where it first tells of an event.
Place = tuple[str, Span]

#: A date less sure than this joins nothing.
SURE = 0.5

#: Nobody is born or dies twice: of these no day is needed.
ONCE = frozenset(("Death", "Birth"))
#: These say too little of what they are.
TOO_WIDE = frozenset(("Other", "Saying", PASSING, "Change", "Result"))

STATUS = ("happened", "reported", "planned")


@dataclass(slots=True)
class Told:
    """What one article tells of one event: its days, and the names that take part or are its places."""

    at: Place
    event: Event
    days: set[str] = field(default_factory=set)
    names: set[tuple[Kind, str]] = field(default_factory=set)
    patients: set[tuple[Kind, str]] = field(default_factory=set)
    places: set[str] = field(default_factory=set)

    def take(self, statement: Statement) -> None:
        """Adds what one statement says of the event."""
        found = statement.object
        if isinstance(found, Date) and statement.confidence >= SURE:
            self.days.add(found.value)
        elif isinstance(found, Mention) and statement.predicate == "participant" and statement.polarity == "affirmed":
            self.names.add((found.kind, found.name))
            if statement.role == "patient":
                self.patients.add((found.kind, found.name))
        elif isinstance(found, Mention) and statement.predicate == "place":
            self.places.add(found.name)


def told(extraction: Extraction) -> Iterator[Told]:
    """The events of one article that have somebody who took part, and a day or no need of one."""
    found: dict[Span, Told] = {}
    for statement in extraction.statements:
        event = statement.subject
        if isinstance(event, Event) and event.type not in TOO_WIDE:
            one = found.setdefault(event.anchor, Told((extraction.article.id, event.anchor), event))
            if event.span == event.anchor:
                one.event = event
            one.take(statement)
    for one in found.values():
        days = any(len(day) == len("2031-05-07") for day in one.days)
        if one.names and one.event.status in STATUS and (days or one.event.type in ONCE):
            yield one


def written(one: Told) -> str:
    """What an article tells of an event, as JSON."""
    event = one.event
    told = (event.label, event.type, event.span, event.anchor, event.status)
    return json.dumps((*told, sorted(one.days), sorted(one.names), sorted(one.patients), sorted(one.places)))


def read(article: str, told: str) -> Told:
    """What an article tells of an event, see ``written``."""
    label, type_, span, anchor, status, days, names, patients, places = json.loads(told)
    event = Event(label, type_, _span(span), _span(anchor), status)
    return Told((article, event.anchor), event, set(days), _pairs(names), _pairs(patients), set(places))


def _pairs(names: list[list[str]]) -> set[tuple[Kind, str]]:
    return {cast("tuple[Kind, str]", tuple(pair)) for pair in names}


def _span(pair: list[int]) -> Span:
    return pair[0], pair[1]
