"""Groups of names joined where something other than the name itself ties them: another name that an article
gives, a decision of the user; and parted where the user says so."""

from __future__ import annotations

from collections import defaultdict

from kg.resolve.compare import normal
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
from kg.resolve.gather import Group, Judged, Name

#: Words that give another name which is still used; the others give a former one, which never names the entity.
KNOWN = frozenset({"also known as", "better known as", "alias"})

#: What is called after somebody, with the name before it.
NAMED_AFTER = frozenset(
    "administration airport award bridge campaign center centre college committee foundation fund group hall hospital"
    " hotel house institute library memorial museum organization park prize school stadium street tower"
    " university".split()
)


def join(groups: list[Group]) -> list[Group]:
    """The groups, those of persons joined that another name ties, and all that were decided to be one."""
    joining = _Joining(groups)
    for number, group in enumerate(groups):
        for reason, also in _other_names(group):
            joining.by_name(number, also, reason)
    joining.as_decided()
    return joining.left()


def _other_names(group: Group) -> list[tuple[str, str]]:
    """The other names, in normal form, that a person may be found under, with what says so."""
    found: dict[tuple[str, str], None] = {}
    for name in group.members if group.members[0].kind == "Person" else ():
        for how, also in sorted(name.described.also):
            found[KNOWN_AS if how in KNOWN else FORMERLY, other_name(name.key[2], how, also)] = None
        given, _, surname = name.key[2].rpartition(" ")
        if " " in given and normal(surname) not in NAMED_AFTER:
            found[BEHIND, normal(given)] = None
        if given and "-" in surname:
            found[HALF, normal(f"{given} {surname.partition('-')[0]}")] = None
    return list(found)


class _Joining:
    """Groups on their way to being joined: ``into`` says which each has become a part of."""

    def __init__(self, groups: list[Group]) -> None:
        self.groups = groups
        self.into = list(range(len(groups)))
        self._numbers = {id(group): number for number, group in enumerate(groups)}
        self.holders: dict[str, set[int]] = defaultdict(set)
        self.decided: dict[int, dict[int, None]] = defaultdict(dict)
        for number, group in enumerate(groups):
            for name in group.members:
                if name.kind == "Person" and not group.mark:
                    self.holders[normal(name.key[2])].add(number)
                if name.together is not None:
                    self.decided[name.together][number] = None

    def left(self) -> list[Group]:
        """The groups that became no part of another."""
        return [group for number, group in enumerate(self.groups) if self.into[number] == number]

    def by_name(self, number: int, also: str, reason: str) -> None:
        """Joins a person to the only one who has this other name, if enough speaks for it."""
        fitting = self.holders.get(also, set()) - {number}
        if reason == BEHIND:
            enough = NEARLY_ALL * len(self.groups[number].members)
            fitting = {one for one in fitting if len(self.groups[one].members) >= enough}
        if len(fitting) != 1:
            return
        one, to = self.groups[self._root(number)], self.groups[self._root(fitting.pop())]
        if one is to:
            return
        rows = (*weighted([reason]), *weigh(Profile.of(one.members), Profile.of(to.members)))
        asides = {name.key for name in one.members} if reason == BEHIND else set()
        if reason == FORMERLY:
            asides = {name.key for name in to.members if normal(name.key[2]) == also}
        if self._judge(one, to, rows):
            to.asides |= asides

    def as_decided(self) -> None:
        """Joins all that the user decided to be one."""
        for numbers in self.decided.values():
            first, *others = numbers
            for other in others:
                one, to = self.groups[self._root(other)], self.groups[self._root(first)]
                if one is not to:
                    self._judge(one, to, weighted([DECIDED_SAME]))

    def _judge(self, one: Group, to: Group, rows: Rows) -> bool:
        """Joins one group to another if the evidence sums up, and keeps it."""
        same = total(rows) >= THRESHOLD
        for name in one.members:
            (to if same else one).judge(Judged(name.key[2], to.members[0].key, same, rows), name.key[0])
        if same:
            self.into[self._numbers[id(one)]] = self._numbers[id(to)]
            to.members += one.members
            to.asides |= one.asides
            to.mark = to.mark and one.mark
            for judged, articles in one.judged.items():
                to.judged.setdefault(judged, []).extend(articles)
        return same

    def _root(self, number: int) -> int:
        while self.into[number] != number:
            number = self.into[number]
        return number


def hold_apart(groups: list[Group]) -> list[Group]:
    """The groups, none of which holds both sides of a decision: the smaller side is a group of its own."""
    found: list[Group] = []
    waiting = list(reversed(groups))
    while waiting:
        group = waiting.pop()
        away = _to_part(group)
        if not away:
            found.append(group)
            continue
        gone = {name.key for name in away}
        group.members = [name for name in group.members if name.key not in gone]
        found.append(group) if not _to_part(group) else waiting.append(group)
        waiting.append(Group(away, group.judged, asides=group.asides & gone))
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
