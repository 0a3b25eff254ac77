"""Events of several articles that are one: the same kind of thing, on one day, with the same people.

Events are compared only within one article's kind, day and participant, so the work grows with their number. What
one article tells of as two stays two: "two rallies on Monday" are never joined by way of a third article."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kg.model import Entity, Event, Kind
from kg.resolve.table import Table
from kg.resolve.told import ONCE, STATUS, Place, Told, read

#: Which entity a name of an article is.
ByName = Mapping[tuple[str, Kind, str], Entity]

#: Of these one participant is enough: nobody is arrested or resigns twice on one day.
ONE_A_DAY = frozenset(
    "Resignation Death Birth Marriage Appointment Arrest Conviction Release Dismissal Nomination Charge Trial Injury"
    " Acquisition Surrender Deportation".split()
)


@dataclass(frozen=True, slots=True)
class _Known:
    """What one article tells of an event, with the keys of the entities that take part."""

    told: Told
    who: frozenset[str]
    patients: frozenset[str]

    @classmethod
    def of(cls, told: Told, by_name: ByName) -> _Known:
        """With the entities that the names mean."""
        return cls(told, _entities(told, told.names, by_name), _entities(told, told.patients, by_name))

    def found_by(self) -> Iterator[tuple[str, str, str]]:
        """Under which kind, participant and day the event is looked for."""
        event = self.told.event
        days = [""] if event.type in ONCE else sorted(self.told.days)
        yield from ((event.type, who, day) for who in sorted(self.who) for day in days)


def _entities(told: Told, names: set[tuple[Kind, str]], by_name: ByName) -> frozenset[str]:
    found = (by_name.get((told.at[0], kind, name)) for kind, name in names)
    return frozenset(entity.key for entity in found if entity is not None)


def same(table: Table, by_name: ByName) -> dict[Place, tuple[Place, Event]]:
    """For each event that several articles tell of: the place of the first, which names it, and how all tell of it.

    The result does not depend on the order of the articles."""
    groups: list[list[_Known]] = []
    of_key: dict[tuple[str, str, str], list[list[_Known]]] = {}
    for one in sorted(_shared(table, by_name), key=lambda one: one.told.at):
        keys = list(one.found_by())
        near = [group for key in keys for group in of_key.get(key, ())]
        group = next((group for group in near if all(_alike(one, other) for other in group)), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(one)
        for key in keys:
            known = of_key.setdefault(key, [])
            if not any(other is group for other in known):
                known.append(group)
    joined = ([one.told for one in group] for group in groups if len(group) > 1)
    return {told.at: (group[0].at, _as_all_tell(group)) for group in joined for told in group}


def _shared(table: Table, by_name: ByName) -> Iterator[_Known]:
    """The events that are looked for where another is: no others can be one with any."""
    for number, *told in table.events():
        keys = ((_number(key), number) for key in _Known.of(read(*told), by_name).found_by())
        table.database.executemany("INSERT INTO looked_for VALUES (?, ?)", keys)
    found = table.database.execute(
        "SELECT DISTINCT event FROM looked_for WHERE key IN"
        " (SELECT key FROM looked_for GROUP BY key HAVING COUNT(DISTINCT event) > 1)"
    )
    for (number,) in found:
        yield _Known.of(read(*table.event(number)), by_name)


def _number(key: tuple[str, str, str]) -> int:
    """A number for a key: of two keys with one number, events are compared in vain."""
    text = "\n".join(key).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), signed=True)


def _alike(one: _Known, other: _Known) -> bool:
    """Whether two articles tell of one event; the same article tells of two."""
    told, also = one.told, other.told
    if told.at[0] == also.at[0] or (told.places and also.places and told.places.isdisjoint(also.places)):
        return False
    if told.days and also.days and told.days.isdisjoint(also.days):
        return False
    shared = one.who & other.who
    if len(shared) >= 2:
        return True
    return bool(one.patients & other.patients or (shared and told.event.type in ONE_A_DAY))


def _as_all_tell(group: list[Told]) -> Event:
    """The event with the label that most articles give it, the longest of those, and the surest status."""
    labels = Counter(told.event.label for told in group)
    label = min(labels, key=lambda label: (-labels[label], -len(label), label))
    status = min((told.event.status for told in group), key=STATUS.index)
    return replace(group[0].event, label=label, status=status)
