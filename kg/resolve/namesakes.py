"""The persons of one full name found so far, and which of them an article could mean."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from kg.resolve.evidence import COMPANY, Profile
from kg.resolve.people import MOST_NAMED, Person

#: Where more persons have one full name, an article is compared with those only that something ties it to, and with
#: the most named: what is said wrongly of somebody well known makes one more with every thousand articles.
FEW = 8


class Namesakes:
    """The persons of one full name, by what they are known for."""

    def __init__(self, found: Iterable[Person] = ()) -> None:
        self.found: list[Person] = []
        self._known: dict[object, set[int]] = defaultdict(set)
        self._beside: dict[int, set[int]] = defaultdict(set)
        self._numbers: dict[int, int] = {}
        for person in found:
            self.note(person, person.profile)

    def note(self, person: Person, profile: Profile) -> None:
        """Takes note of what is known of a person, who may be a new one. Few persons need no index."""
        number = self._numbers.setdefault(id(person), len(self.found))
        if number == len(self.found):
            self.found.append(person)
            if number == FEW:
                for at, one in enumerate(self.found):
                    self._enter(at, one.profile)
        if len(self.found) > FEW:
            self._enter(number, profile)

    def _enter(self, number: int, profile: Profile) -> None:
        for what in _known_for(profile):
            self._known[what].add(number)
        for other in profile.others:
            self._beside[other].add(number)

    def likely(self, profile: Profile) -> list[Person]:
        """Whom an article could mean: all, or where there are many those that are known for the same, those that
        stand beside the same others, and the most named."""
        if len(self.found) <= FEW:
            return self.found
        together = Counter(number for other in profile.others for number in self._beside.get(other, ()))
        tied = {number for number, others in together.items() if others >= COMPANY}
        tied.update(number for what in _known_for(profile) for number in self._known.get(what, ()))
        ranked = heapq.nlargest(MOST_NAMED, range(len(self.found)), key=lambda number: len(self.found[number].members))
        return [self.found[number] for number in sorted(tied.union(ranked))]


def _known_for(profile: Profile) -> Iterator[object]:
    """What speaks for two persons of a name being one: the years of birth, the offices, parties and bodies."""
    yield from profile.born
    yield from profile.offices
    yield from profile.parties
    yield from profile.bodies
