"""Groups of names joined where something other than the name itself ties them: another name that an article
gives, a decision of the user; and parted where the user says so."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from kg.resolve.compare import SUFFIXES, parts
from kg.resolve.described import other_name
from kg.resolve.evidence import (
    BEHIND,
    DECIDED_SAME,
    FORMERLY,
    HALF,
    KNOWN_AS,
    NEARLY_ALL,
    THRESHOLD,
    Profile,
    Rows,
    total,
    weigh,
    weighted,
)
from kg.resolve.gather import Group, Judged, Judgements, Name
from kg.resolve.groups import Groups
from kg.resolve.spelling import normal

#: Other names in normal form, each with what says so.
OtherNames = tuple[tuple[str, str], ...]

#: What is known of a group of so many names is not made out twice.
MANY = 50

#: Words that give another name which is still used; the others give a former one, which never names the entity.
KNOWN = frozenset({"also known as", "better known as", "alias"})

#: A nickname inside of a name: 'Jose "Tony" Berg'.
_NICKNAME = re.compile(r" [\"“'‘(]([^\W\d_][\w’'-]+)[\"”'’)] ")

#: What is called after somebody, with the name before it.
NAMED_AFTER = frozenset(
    "administration airport award bridge campaign center centre college committee foundation fund group hall hospital"
    " hotel house institute library memorial museum organization park prize school stadium street tower"
    " university".split()
)


def join(groups: Groups, others: Mapping[int, OtherNames]) -> None:
    """Joins the groups of persons that another name ties, and all that were decided to be one; parts those that were
    decided to be different. ``others`` are the other names of groups, by the groups' numbers."""
    joining = _Joining(groups, {also for names in others.values() for _, also in names})
    halves = Counter(also for names in others.values() for reason, also in names if reason == HALF)
    for number, names in sorted(others.items()):
        for reason, also in names:
            if reason != HALF or halves[also] == 1:  # "Anna Lind" may be Anna Lind Berg or Anna Lind Moss
                joining.by_name(number, also, reason)
    joining.as_decided()
    _hold_apart(groups)


def other_names(group: Group) -> OtherNames:
    """The other names, in normal form, that a person may be found under, with what says so."""
    found: dict[tuple[str, str], None] = {}
    for name in group.members if group.members[0].kind == "Person" else ():
        for how, also in sorted(name.described.also):
            found[KNOWN_AS if how in KNOWN else FORMERLY, other_name(name.key[2], how, also)] = None
        given, _, surname = name.key[2].rpartition(" ")
        for nickname in sorted(nick[1] for surface in name.surfaces if (nick := _NICKNAME.search(surface))):
            found[KNOWN_AS, normal(f"{nickname} {parts(name.key[2]).surname}")] = None
        if normal(surname) in SUFFIXES:
            continue
        if " " in given and normal(surname) not in NAMED_AFTER:
            found[BEHIND, normal(given)] = None
        if given and "-" in surname:
            found[HALF, normal(f"{given} {surname.partition('-')[0]}")] = None
        elif " " in given and normal(surname) not in NAMED_AFTER:
            found[HALF, normal(given)] = None
    return tuple(found)


class _Joining:
    """Groups on their way to being joined. ``holders`` are the groups of persons that have one of the names wanted."""

    def __init__(self, groups: Groups, wanted: set[str]) -> None:
        self.groups, self.table = groups, groups.table
        self.holders: dict[str, set[int]] = defaultdict(set)
        self._profiles: dict[int, Profile] = {}
        for row, form in self.table.rows_called(wanted, "Person"):
            if (number := groups.part_of_row[row]) not in groups.marks:
                self.holders[form].add(number)

    def by_name(self, number: int, also: str, reason: str) -> None:
        """Joins a person to the only one who has this other name, if enough speaks for it."""
        groups = self.groups
        fitting = self.holders.get(also, set()) - {number}
        if reason == BEHIND:
            enough = NEARLY_ALL * groups.sizes[number]
            fitting = {one for one in fitting if groups.sizes[one] >= enough}
        if len(fitting) != 1:
            return
        one, to = groups.root(number), groups.root(fitting.pop())
        if one == to:
            return
        rows = (*weighted([reason]), *weigh(self._profile(one), self._profile(to)))
        asides = set(groups.rows(one)) if reason == BEHIND else set()
        if reason == FORMERLY:
            asides = {name.row for name in self._members(to) if normal(name.key[2]) == also}
        if self._judge(one, to, rows):
            groups.aside(to, asides)

    def as_decided(self) -> None:
        """Joins all that the user decided to be one."""
        decided: dict[int, dict[int, None]] = defaultdict(dict)
        marks = ((self.groups.part_of_row[row], row, mark.together) for row, mark in self.table.decided.items())
        for number, _, together in sorted((part, row, mark) for part, row, mark in marks if mark is not None):
            decided[together][number] = None
        for numbers in decided.values():
            first, *others = numbers
            for other in others:
                one, to = self.groups.root(other), self.groups.root(first)
                if one != to:
                    self._judge(one, to, weighted([DECIDED_SAME]))

    def _judge(self, one: int, to: int, rows: Rows) -> bool:
        """Joins one group to another if the evidence sums up, and keeps it."""
        same = total(rows) >= THRESHOLD
        judged: Judgements = defaultdict(list)
        for name in self._members(one):
            judged[Judged(name.key[2], self.groups.seeds[to], same, rows)].append(name.row)
        self.groups.judge(to if same else one, judged)
        if same:
            if profile := self._profiles.get(to):
                for name in self._members(one):
                    profile.add(name)
            self.groups.join(one, to)
        return same

    def _members(self, number: int) -> list[Name]:
        return self.table.names(self.groups.rows(number))

    def _profile(self, number: int) -> Profile:
        """What is known of a group. Whom many articles name is asked for often: that is kept."""
        found = self._profiles.get(number) or Profile.of(self._members(number))
        if self.groups.sizes[number] >= MANY:
            self._profiles[number] = found
        return found


def _hold_apart(groups: Groups) -> None:
    """Parts the groups that hold both sides of a decision."""
    apart = (groups.part_of_row[row] for row, mark in groups.table.decided.items() if mark.apart)
    for number in sorted({groups.root(part) for part in apart}):
        kept, *others = hold_apart(groups.load(number))
        if others:
            groups.put(number, kept)
        for group in others:
            groups.add(group)


def hold_apart(group: Group) -> list[Group]:
    """The group in parts, none of which holds both sides of a decision: the smaller side is a group of its own."""
    found: list[Group] = []
    waiting = [group]
    while waiting:
        group = waiting.pop()
        away = _to_part(group)
        if not away:
            found.append(group)
            continue
        gone = {name.row for name in away}
        group.members = [name for name in group.members if name.row not in gone]
        found.append(group) if not _to_part(group) else waiting.append(group)
        waiting.append(Group(away, group.judged, asides=group.asides & gone, home=group.home))
    return found


def _to_part(group: Group) -> list[Name]:
    """The names of the smaller side of a decision that the group breaks, or none."""
    sides: dict[int, tuple[list[Name], list[Name]]] = {}
    for name in group.members:
        for number, side in sorted(name.apart):
            sides.setdefault(number, ([], []))[side].append(name)
    for number in sorted(sides):
        one, other = sides[number]
        if one and other:
            return min((one, other), key=lambda side: (len(side), side[0].key))
    return []
