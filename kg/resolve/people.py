"""The persons found so far among those of one surname, and who of them a name could be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.resolve.compare import Parts, is_short, likeness
from kg.resolve.evidence import TAIL, WEIGHTS, Profile, Rows
from kg.resolve.gather import Group, Judged, Judgements, Name
from kg.resolve.given_names import nicknames
from kg.resolve.spelling import fold

#: Where more persons share a surname, a bare one is compared with those only that something ties it to,
#: and with so many of the most named.
CROWD, MOST_NAMED = 50, 3


class Person:
    """One person of a surname: the forms of the full name, the names, what is known, and what was judged."""

    def __init__(self, form: Parts, seed: Name) -> None:
        self.forms = [form]
        self.seed = seed
        self.members: list[Name] = []
        self.profile = Profile()
        self.judged: Judgements = {}
        self.asides: set[int] = set()
        self.articles: set[str] = set()

    def add(self, name: Name, form: Parts, rows: Rows) -> None:
        """Adds a name and what is known of it; ``rows`` are the evidence that it is this one's."""
        if form not in self.forms:
            self.forms.append(form)
        self.profile.add(name)
        self.take(name, rows)

    def take(self, name: Name, rows: Rows) -> None:
        """Adds a name that says nothing more of the person."""
        self.members.append(name)
        self.articles.add(name.key[0])
        if rows:
            self.judge(name, self.seed, rows, same=True)

    def judge(self, name: Name, of: Name, rows: Rows, *, same: bool, note: str = "") -> None:
        """Keeps a judgement of a name in its article."""
        self.judged.setdefault(Judged(name.key[2], of.row, same, rows, note), []).append(name.row)

    def absorb(self, other: Person, rows: Rows, *, aside: bool) -> None:
        """Adds all names of another, which these rows say is the same. Where they are aside, they never name the
        person ("Lucky Anna Berg"), nor does their form decide who else fits."""
        for name in other.members:
            self.add(name, other.forms[0] if not aside else self.forms[0], ())
            self.judge(name, self.seed, rows, same=True)
        self.asides |= {name.row for name in other.members} if aside else other.asides
        self.judged.update({judged: named for judged, named in other.judged.items() if not judged.same})

    def group(self) -> Group:
        """The person as a group of names."""
        return Group(self.members, self.judged, asides=self.asides)


class People:
    """The persons of a block, by what their names could fit: given names and their short forms, initials,
    last words; and by what they are known for."""

    def __init__(self) -> None:
        self.found: list[Person] = []
        self._numbers: dict[int, int] = {}
        self._index: dict[tuple[str, object], dict[int, Person]] = defaultdict(dict)
        self._known: dict[object, dict[int, Person]] | None = None
        self._ranked: list[Person] = []

    def add(self, person: Person) -> None:
        """Adds a person."""
        self.found.append(person)
        self._numbers[id(person)] = len(self.found)
        self._enter(person, person.forms[0])

    def join(self, person: Person, to: Person, rows: Rows, *, aside: bool) -> None:
        """Joins a person to one who is there."""
        to.absorb(person, rows, aside=aside)
        if not aside:
            self._enter(to, person.forms[0])

    def _enter(self, person: Person, form: Parts) -> None:
        number = self._numbers[id(person)]
        self._known, self._ranked = None, []
        for key in _keys(form):
            self._index[key][number] = person
        for at in range(1, len(form.given)):
            self._index["tail", (form.given[at:], form.surname)][number] = person
        self._index["full", (form.given, form.surname)][number] = person

    def fitting(self, form: Parts) -> list[tuple[str, Person]]:
        """Whom a full name could be, each with how the names agree."""
        met = {n: person for key in _looked_up(form) for n, person in self._index.get(key, {}).items()}
        found = []
        for _, person in sorted(met.items()):
            ways = [likeness(form, other) for other in _comparable(form, person.forms)]
            known = [way for way in ways if way]
            if len(known) == len(ways) and form not in person.forms:
                found.append((_surest(known), person))
        tails = {
            **self._index.get(("tail", (form.given, form.surname)), {}),
            **self._index.get(("full", (form.given[1:], form.surname)), {}),
        }
        met = {n: person for n, person in tails.items() if n not in met}
        return found + [(TAIL, person) for _, person in sorted(met.items())]

    @property
    def crowded(self) -> bool:
        """Whether so many share the surname that not all are compared with a bare one."""
        return len(self.found) > CROWD

    def bearing(self, surname: Parts, profile: Profile) -> list[Person]:
        """Whom a bare surname could be: of a double one, only those whose names have both halves."""
        found = self.likely(profile)
        if not surname.halves:
            return found
        halves = tuple(map(fold, surname.halves))
        return [
            person
            for person in found
            if any(tuple(map(fold, form.given[-len(halves) :])) == halves for form in person.forms)
        ]

    def likely(self, profile: Profile) -> list[Person]:
        """Whom a bare surname could be: all, or in a crowd those that are known for the same, and the most named."""
        if not self.crowded:
            return self.found
        index = self._by_what_is_known()
        met = {n: person for what in _ties(profile) for n, person in index.get(what, {}).items()}
        tied = [person for _, person in sorted(met.items())]
        most_named = self._by_articles()[:MOST_NAMED]
        return [*most_named, *(person for person in tied if person not in most_named)]

    def _by_what_is_known(self) -> dict[object, dict[int, Person]]:
        if self._known is None:
            self._known = defaultdict(dict)
            for number, person in enumerate(self.found):
                for what in _ties(person.profile):
                    self._known[what][number] = person
            # What ties a bare surname to very many tells nothing of it.
            self._known = {what: tied for what, tied in self._known.items() if len(tied) <= CROWD}
        return self._known

    def _by_articles(self) -> list[Person]:
        if not self._ranked:
            self._ranked = sorted(self.found, key=lambda person: (-person.profile.articles, person.seed.key))
        return self._ranked


def _comparable(form: Parts, forms: list[Parts]) -> list[Parts]:
    """The forms of a person's name that a name must agree with: an initial need not be that of a short form."""
    if len(form.given[0]) > 1:
        return forms
    short = {one for one in forms for full in forms if one.given[0] != full.given[0] and is_short(one, full)}
    return [one for one in forms if one not in short]


def _keys(form: Parts) -> Iterator[tuple[str, object]]:
    """Under what a full name is found: its given name, the groups of short forms, the initial."""
    first = form.given[0]
    yield ("letter", first[0])
    if len(first) == 1:
        yield ("initial", first)
        return
    yield ("given", fold(first))
    yield from (("group", group) for group in nicknames(first))


def _looked_up(form: Parts) -> Iterator[tuple[str, object]]:
    """Under what those are found that a full name may be."""
    first = form.given[0]
    if len(first) == 1:
        yield ("letter", first)
        return
    yield ("initial", first[0])
    yield ("given", fold(first))
    yield from (("group", group) for group in sorted(nicknames(first)))


def _ties(profile: Profile) -> set[object]:
    """What a person is known for."""
    return {*profile.offices, *profile.parties, *profile.bodies, *profile.others}


def _surest(ways: list[str]) -> str:
    return max(ways, key=lambda way: WEIGHTS[way])
