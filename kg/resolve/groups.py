"""The groups of names that are one entity each, on disk beside the table of names: memory holds the entities, and for
each group a few bytes. A group is joined to another by saying so; what it holds stays where it is."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.model import Entity
from kg.resolve.entities import entity_of
from kg.resolve.evidence import Rows
from kg.resolve.gather import Group, Home, Judged, Judgements
from kg.resolve.table import Table


class Groups:
    """The groups, by their numbers. ``into`` says which group each has become a part of (itself at first);
    ``entities`` are those of the groups as they were added."""

    def __init__(self, table: Table) -> None:
        self.table, self.database = table, table.database
        self.into = array("I")
        self.sizes = array("I")
        self.seeds = array("I")
        self.entities: list[Entity] = []
        self.marks: dict[int, str] = {}
        self.part_of_row = array("I", bytes(4 * len(table.label_of_row)))
        self._asides: dict[int, set[int]] = {}
        self._homes: dict[int, Home] = {}
        self._parts: dict[int, list[int]] = {}
        self._reasons: list[Rows] = []
        self._reason_numbers: dict[Rows, int] = {}
        self._judged = 0

    def __iter__(self) -> Iterator[int]:
        """The groups that are no part of another."""
        return (number for number, into in enumerate(self.into) if into == number)

    def add(self, group: Group) -> int:
        """Adds a group; gives its number."""
        number = len(self.into)
        self.into.append(number)
        self.sizes.append(0)
        self.seeds.append(0)
        self.entities.append(entity_of(group))
        self._write(number, group)
        return number

    def put(self, number: int, group: Group) -> None:
        """Puts a group in the place of another and of all its parts."""
        for part in self.parts(number):
            self.database.execute("DELETE FROM member WHERE part = ?", (part,))
            self.database.execute("DELETE FROM judged WHERE part = ?", (part,))
        self._parts.pop(number, None)
        self.entities[number] = entity_of(group)
        self._write(number, group)

    def _write(self, number: int, group: Group) -> None:
        rows = [name.row for name in group.members]
        self.sizes[number], self.seeds[number] = len(rows), rows[0]
        self.marks.pop(number, None)
        if group.mark:
            self.marks[number] = group.mark
        self._asides[number] = group.asides
        if not group.asides:
            del self._asides[number]
        self._homes.pop(number, None)
        if group.home:
            self._homes[number] = group.home
        self.database.executemany(
            "INSERT INTO member VALUES (?, ?, ?)", ((number, position, row) for position, row in enumerate(rows))
        )
        for row in rows:
            self.part_of_row[row] = number
        self.judge(number, group.judged)

    def judge(self, number: int, judged: Judgements) -> None:
        """Keeps judgements on names of a group."""
        for one, rows in judged.items():
            self._judged += 1
            values = (one.name, one.of, one.same, self._reason(one.evidence), one.note, array("I", rows).tobytes())
            self.database.execute(
                "INSERT INTO judged VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (number, self._judged, *map(_written, values))
            )

    def _reason(self, rows: Rows) -> int:
        number = self._reason_numbers.setdefault(rows, len(self._reasons))
        if number == len(self._reasons):
            self._reasons.append(rows)
        return number

    def root(self, number: int) -> int:
        """The group of which this one is a part."""
        while self.into[number] != number:
            number = self.into[number]
        return number

    def parts(self, number: int) -> list[int]:
        """The groups that this one is made of, itself first."""
        return self._parts.get(number, [number])

    def join(self, number: int, to: int) -> None:
        """Makes a group a part of another."""
        self._parts[to] = self.parts(to) + self.parts(number)
        self._parts.pop(number, None)
        self.into[number] = to
        self.sizes[to] += self.sizes[number]
        self.aside(to, self._asides.get(number, set()))
        mark = self.marks.pop(number, "")
        if to in self.marks and mark:
            self.marks[to] = mark
        else:
            self.marks.pop(to, None)

    def aside(self, number: int, rows: Iterable[int]) -> None:
        """Takes note of names that must not become the entity's own."""
        if found := self._asides.get(number, set()) | set(rows):
            self._asides[number] = found

    def rows(self, number: int) -> Iterator[int]:
        """The rows of a group."""
        for part in self.parts(number):
            found = self.database.execute("SELECT row FROM member WHERE part = ? ORDER BY position", (part,))
            yield from (row for (row,) in found)

    def judged(self, number: int) -> Judgements:
        """What was judged of the names of a group."""
        judged: Judgements = defaultdict(list)
        for part in self.parts(number):
            for name, of, same, evidence, note, rows in self.database.execute(
                "SELECT name, other, same, evidence, note, rows FROM judged WHERE part = ? ORDER BY number", (part,)
            ):
                one = Judged(json.loads(name), of, bool(same), self._reasons[evidence], json.loads(note))
                judged[one] += array("I", rows)
        return judged

    def load(self, number: int) -> Group:
        """A group as it is by now."""
        members = self.table.names(list(self.rows(number)))
        asides = self._asides.get(number, set())
        return Group(members, self.judged(number), self.marks.get(number, ""), set(asides), self._homes.get(number))

    def changed(self) -> Iterator[int]:
        """The groups that others have become a part of."""
        return iter(sorted(self._parts))


def _written(value: object) -> object:
    """A value as the database takes it: text as JSON, which holds what is no Unicode too."""
    return json.dumps(value) if isinstance(value, str) else value
