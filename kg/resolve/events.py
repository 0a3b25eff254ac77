"""Events of several articles that are one: the same kind of thing, on one day, with the same people.

Events are compared only within one article's kind, day and participant, so the work grows with their number. What
one article tells of as two stays two: "two rallies on Monday" are never joined by way of a third article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kg.model import PASSING, Date, Entity, Event, Extraction, Kind, Mention, Span, Statement

#: An article's id, and where it first tells of an event.
Place = tuple[str, Span]

#: A date less sure than this joins nothing.
SURE = 0.5

#: Of these one participant is enough: nobody is arrested or resigns twice on one day.
ONE_A_DAY = frozenset(
    "Resignation Death Birth Marriage Appointment Arrest Conviction Release Dismissal Nomination Charge Trial Injury"
    " Acquisition".split()
)
#: And of these even without a date.
ONCE = frozenset(("Death", "Birth"))
#: These say too little of what they are.
TOO_WIDE = frozenset(("Other", "Saying", PASSING, "Change", "Result"))

_STATUS = ("happened", "reported", "planned")


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


class Watched:
    """The extractions as they pass by, and what they told of events that can be joined."""

    def __init__(self, extractions: Iterable[Extraction]) -> None:
        self.extractions = extractions
        self.told: list[Told] = []

    def __iter__(self) -> Iterator[Extraction]:
        for extraction in self.extractions:
            self.told += _told(extraction)
            yield extraction


def _told(extraction: Extraction) -> Iterator[Told]:
    """The events of one article that have somebody who took part, and a day or no need of one."""
    found: dict[Span, Told] = {}
    for statement in extraction.statements:
        event = statement.subject
        if isinstance(event, Event) and event.type not in TOO_WIDE:
            told = found.setdefault(event.anchor, Told((extraction.article.id, event.anchor), event))
            if event.span == event.anchor:
                told.event = event
            told.take(statement)
    for told in found.values():
        days = any(len(day) == len("2031-05-07") for day in told.days)
        if told.names and told.event.status in _STATUS and (days or told.event.type in ONCE):
            yield told


def same(told: Iterable[Told], by_name: Mapping[tuple[str, Kind, str], Entity]) -> dict[Place, tuple[Place, Event]]:
    """For each event that several articles tell of: the place of the first, which names it, and how all tell of it.

    The result does not depend on the order of ``told``."""
    groups: list[list[Told]] = []
    of_key: dict[tuple[str, str, str], list[list[Told]]] = {}
    for one in sorted(told, key=lambda one: one.at):
        keys = list(_keys(one, by_name))
        near = [group for key in keys for group in of_key.get(key, ())]
        group = next((group for group in near if all(_alike(one, other, by_name) for other in group)), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(one)
        for key in keys:
            known = of_key.setdefault(key, [])
            if not any(other is group for other in known):
                known.append(group)
    return {one.at: (group[0].at, _as_all_tell(group)) for group in groups if len(group) > 1 for one in group}


def _keys(one: Told, by_name: Mapping[tuple[str, Kind, str], Entity]) -> Iterator[tuple[str, str, str]]:
    """Under which kind, participant and day an event is looked for."""
    for who in sorted(_entities(one, one.names, by_name)):
        if one.event.type in ONCE:
            yield one.event.type, who, ""
        else:
            yield from ((one.event.type, who, day) for day in sorted(one.days))


def _entities(one: Told, names: set[tuple[Kind, str]], by_name: Mapping[tuple[str, Kind, str], Entity]) -> set[str]:
    found = (by_name.get((one.at[0], kind, name)) for kind, name in names)
    return {entity.key for entity in found if entity is not None}


def _alike(one: Told, other: Told, by_name: Mapping[tuple[str, Kind, str], Entity]) -> bool:
    """Whether two articles tell of one event; the same article tells of two."""
    if one.at[0] == other.at[0] or (one.places and other.places and not one.places & other.places):
        return False
    if one.days and other.days and not one.days & other.days:
        return False
    shared = _entities(one, one.names, by_name) & _entities(other, other.names, by_name)
    if len(shared) >= 2:
        return True
    done_to = _entities(one, one.patients, by_name) & _entities(other, other.patients, by_name)
    return bool(done_to or (shared and one.event.type in ONE_A_DAY))


def _as_all_tell(group: list[Told]) -> Event:
    """The event with the label that most articles give it, the longest of those, and the surest status."""
    labels = Counter(told.event.label for told in group)
    label = min(labels, key=lambda label: (-labels[label], -len(label), label))
    status = min((told.event.status for told in group), key=_STATUS.index)
    return replace(group[0].event, label=label, status=status)
