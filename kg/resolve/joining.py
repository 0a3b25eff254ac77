"""Groups of names joined where something other than the name itself ties them: another name that an article
gives, a decision of the user; and parted where the user says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.resolve.compare import normal
from kg.resolve.described import other_name
from kg.resolve.evidence import DECIDED_SAME, FORMERLY, HALF, KNOWN_AS, THRESHOLD, Profile, Rows, total, weigh, weighted
from kg.resolve.gather import Group, Judged, Name

#: Words that give another name which is still used; the others give a former one, which never names the entity.
KNOWN = frozenset({"also known as", "better known as", "alias"})


def join(groups: list[Group]) -> list[Group]:
    """The groups, those of persons joined that articles give two names to, and all that were decided to be one."""
    holders: dict[str, set[int]] = defaultdict(set)
    decided: dict[int, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for name in group.members:
            if name.kind == "Person" and not group.mark:
                holders[normal(name.key[2])].add(number)
            if name.together is not None and number not in decided[name.together]:
                decided[name.together].append(number)
    into = list(range(len(groups)))
    for number, group in enumerate(groups):
        for reason, also in _other_names(group):
            fitting = holders.get(also, set()) - {number}
            if len(fitting) == 1:
                _join(groups, into, number, other := fitting.pop(), (reason,))
                if reason == FORMERLY and _root(into, number) == _root(into, other):
                    root = groups[_root(into, number)]
                    root.asides |= {name.key for name in root.members if normal(name.key[2]) == also}
    for numbers in decided.values():
        for other in numbers[1:]:
            _join(groups, into, other, numbers[0], (DECIDED_SAME,))
    return [group for number, group in enumerate(groups) if into[number] == number]


def _other_names(group: Group) -> Iterator[tuple[str, str]]:
    """The other names, in normal form, that a person may be found under, with what says so."""
    seen: set[tuple[str, str]] = set()
    for name in group.members:
        if name.kind != "Person":
            continue
        found = [
            (KNOWN_AS if how in KNOWN else FORMERLY, other_name(name.key[2], how, also))
            for how, also in sorted(name.described.also)
        ]
        given, _, surname = name.key[2].rpartition(" ")
        if given and "-" in surname:
            found.append((HALF, normal(f"{given} {surname.partition('-')[0]}")))
        for one in found:
            if one not in seen:
                seen.add(one)
                yield one


def _join(groups: list[Group], into: list[int], number: int, other: int, reasons: tuple[str, ...]) -> None:
    """Joins one group to another, if the evidence sums up."""
    number, other = _root(into, number), _root(into, other)
    if number == other:
        return
    one, to = groups[number], groups[other]
    rows: Rows = weighted(reasons)
    if DECIDED_SAME not in reasons:
        rows += weigh(Profile.of(one.members), Profile.of(to.members))
    same = total(rows) >= THRESHOLD
    keeper = to if same else one
    for name in one.members:
        keeper.judged.setdefault(Judged(name.key[2], to.members[0].key, same, rows), []).append(name.key[0])
    if same:
        into[number] = other
        to.members += one.members
        to.asides |= one.asides
        to.mark = to.mark and one.mark
        for judged, articles in one.judged.items():
            to.judged.setdefault(judged, []).extend(articles)


def _root(into: list[int], number: int) -> int:
    while into[number] != number:
        number = into[number]
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
