"""Events of several articles that are one: the same kind of thing, on one day, with the same people.

Events are compared only within one article's kind, day and participant, so the work grows with their number. What
one article tells of as two stays two: "two rallies on Monday" are never joined by way of a third article."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.model import Entity, Event, Kind
from kg.resolve.table import Table
from kg.resolve.told import ONCE, STATUS, Place, Told, read

#: Of these one participant is enough: nobody is arrested or resigns twice on one day.
ONE_A_DAY = frozenset(
    "Resignation Death Birth Marriage Appointment Arrest Conviction Release Dismissal Nomination Charge Trial Injury"
    " Acquisition".split()
)


def shared(table: Table, by_name: Mapping[tuple[str, Kind, str], Entity]) -> Iterator[Told]:
    """The events that are looked for where another is: no others can be one with any."""
    for number, *told in table.events():
        keys = ((_number(key), number) for key in _keys(read(*told), by_name))
        table.database.executemany("INSERT INTO looked_for VALUES (?, ?)", keys)
    found = table.database.execute(
        "SELECT DISTINCT event FROM looked_for WHERE key IN"
        " (SELECT key FROM looked_for GROUP BY key HAVING COUNT(DISTINCT event) > 1)"
    )
    for (number,) in found:
        yield read(*table.event(number))


def _number(key: tuple[str, str, str]) -> int:
    """A number for a key: of two keys with one number, events are compared in vain."""
    text = "\n".join(key).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), signed=True)


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
    status = min((told.event.status for told in group), key=STATUS.index)
    return replace(group[0].event, label=label, status=status)
