"""Given names that stand alone: the article never says more than "Hillary".

Such a name is one of its article's own unless one person of that given name is clearly meant: the one whom the article
names by the surname, too, or the one who is named in far more articles than all others of that given name and is known
for the same, or beside the same others. Who is introduced under it ("my neighbour Chuck", "Maria, 34,") stays alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.resolve.compare import form_of_given, parts
from kg.resolve.described import GOVERNING
from kg.resolve.evidence import (
    COMPANY,
    FAR_MORE,
    GIVEN_ALONE,
    HERE,
    MOST_NAMED,
    SAME_OTHERS,
    THRESHOLD,
    Profile,
    Rows,
    total,
    weigh,
    weighted,
)
from kg.resolve.gather import Group, Judged
from kg.resolve.given_names import nicknames
from kg.resolve.groups import Groups
from kg.resolve.persons import OF_GIVEN
from kg.resolve.spelling import fold
from kg.resolve.table import Table

#: Who is named in fewer articles is not well known; of who is named in more, the names that stand beside are enough.
FEW, MANY = 3, 50

Key = tuple[str, object]


@dataclass(slots=True)
class Lone:
    """The groups of one given name alone, by their numbers, each with the name; and the persons of those given names,
    each with the given name. ``wanted`` are the words that stand alone somewhere."""

    wanted: frozenset[Key]
    alone: list[tuple[int, str]] = field(default_factory=list)
    bearers: dict[Key, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, table: Table) -> Lone:
        """With nobody yet."""
        people = (name for (_, name), kind in zip(table.labels, table.kinds, strict=True) if kind == "Person")
        forms = map(parts, people)
        return cls(
            frozenset(key for form in forms if not form.given and not form.halves for key in _keys(form.surname))
        )

    def note(self, number: int, group: Group) -> None:
        """Takes note of a group of names."""
        if group.members[0].kind != "Person":
            return
        forms = {parts(name.key[2]) for name in group.members}
        given = sorted({form.given[0] for form in forms if form.given and len(form.given[0]) > 1})
        if not given and group.mark and len(forms) == 1 and not _told_more(group):
            self.alone.append((number, forms.pop().surname))
        for word in given:
            for key in self.wanted.intersection(_keys(word)):
                self.bearers[key].append((number, word))

    def fitting(self, word: str) -> set[int]:
        """The groups of persons whose given name a word may be."""
        found = {one for key in _keys(word) for one in self.bearers.get(key, ())}
        return {number for number, given in found if form_of_given(word, given)}


def _keys(given: str) -> Iterator[Key]:
    yield "given", fold(given)
    yield from (("group", group) for group in nicknames(given))


def _told_more(group: Group) -> bool:
    """Whether the article gives the name a title, or introduces somebody under it."""
    return any(name.titles.keys() - OF_GIVEN or name.described.introduced - {GOVERNING} for name in group.members)


def join(groups: Groups, lone: Lone) -> None:
    """Joins the given names that stand alone to the persons who are meant."""
    known: dict[int, _Known] = {}
    joined = []
    for number, word in lone.alone:
        if groups.into[number] == number and groups.parts(number) == [number]:
            fitting = {groups.root(one) for one in lone.fitting(word)} - {number}
            if found := _meant(groups, number, word, fitting, known):
                joined.append((number, *found))
    for number, to, rows in joined:  # only now: one that is joined is no evidence for the next
        for name in groups.table.names(groups.rows(number)):
            groups.judge(to, {Judged(name.key[2], groups.seeds[to], True, rows): [name.row]})
        groups.join(number, to)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a person, and the given names written out."""

    profile: Profile
    given: frozenset[str]

    @classmethod
    def of(cls, groups: Groups, number: int) -> _Known:
        names = groups.table.names(groups.rows(number))
        forms = (parts(name.key[2]) for name in names)
        return cls(Profile.of(names), frozenset(form.given[0] for form in forms if form.given and form.given[0][1:]))

    def is_called(self, word: str) -> bool:
        """Whether a word is a form of all given names: who is known as Bill Stone is not Will."""
        return all(form_of_given(word, given) for given in self.given)


def _share_company(groups: Groups, number: int, to: int) -> bool:
    """Whether enough of those whom an article names, whatever it calls them, are beside a person elsewhere, too."""
    few = groups.table.telling
    here = {one for one in _beside(groups, groups.seeds[number]) if 1 < groups.sizes[one] <= few} - {number, to}
    if len(here) < COMPANY or groups.sizes[to] > MANY:
        return False
    elsewhere = {one for row in groups.rows(to) for one in _beside(groups, row)}
    return len(here & elsewhere) >= COMPANY


def _beside(groups: Groups, row: int) -> set[int]:
    """The groups that the article of a row names."""
    return {groups.root(groups.part_of_row[other]) for other in groups.table.rows_beside(row)}


def _meant(
    groups: Groups, number: int, word: str, fitting: set[int], known: dict[int, _Known]
) -> tuple[int, Rows] | None:
    """The one of these persons who is meant by a given name alone, and what says so."""
    here = sorted(fitting & _beside(groups, groups.seeds[number]))
    ordered = sorted(fitting, key=lambda one: (-groups.sizes[one], groups.seeds[one]))
    sizes = [groups.sizes[one] for one in ordered] + [0]
    most = ordered[:1] if sizes[0] >= max(FEW, FAR_MORE * sum(sizes[1:2])) else []
    found = here or most
    if len(found) != 1:
        return None
    [to] = found
    if to not in known:
        known[to] = _Known.of(groups, to)
    reasons = [GIVEN_ALONE, *([HERE] if here else []), *([MOST_NAMED] if most == found else [])]
    own = Profile.of(groups.table.names(groups.rows(number)))
    rows = (*weighted(reasons), *weigh(own, known[to].profile))
    if total(rows) < THRESHOLD and SAME_OTHERS not in dict(rows) and _share_company(groups, number, to):
        rows += weighted([SAME_OTHERS])
    return (to, rows) if total(rows) >= THRESHOLD and known[to].is_called(word) else None
