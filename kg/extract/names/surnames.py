"""Whom a part of a name means where the article tells of several who bear it: weighed from the beginning to the end.

The news introduces its main person first, names him in full once and by the surname from then on; others of the
family are named in full each time. A namesake who is no relative takes the surname over where he has just been
introduced and the first has not been heard of for long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.extract.name_words import KIN_NOUNS
from kg.extract.wordset import words
from kg.model import Span

FIRST = "introduced first"
NEAR = "named a few sentences before"
BEFORE = "named some paragraphs before"
OFTEN = "each time named before"
FULL = "each time named in full again though nobody of the name came between"
KIN = "named last only to say whose relative somebody is"

#: What speaks for and against each.
WEIGHTS = {FIRST: 1.0, NEAR: 2.0, BEFORE: 1.0, OFTEN: 0.25, FULL: -0.5, KIN: -1.0}

#: Tokens back that a few sentences, and some paragraphs, are; times that are counted at most.
FEW, SOME, MOST = 150, 400, 4

#: The best must lead by so much; else nobody is meant for sure.
MARGIN = 0.5


@dataclass(slots=True)
class Told:
    """What was told of one person so far: the token of the last mention, how many there were, how many of them were
    full names again; ``kin`` says that the person was last named as somebody's relative ("the mother of"), which is
    no mention otherwise."""

    first: int
    last: int | None = None
    count: int = 0
    again: int = 0
    kin: bool = False


@dataclass(slots=True)
class Surnames:
    """The persons of an article, by number, each with the token of the first full name."""

    told: list[Told]
    _latest: dict[str, int] = field(default_factory=dict)

    def named(self, person: int, at: int, parts: Sequence[str], *, kin: bool = False) -> None:
        """Takes in that a person is named in full at a token, with ``kin`` as whose relative somebody is."""
        if kin and len(self.told) > 1:
            self.told[person].kin = True
            return
        if all(self._latest.get(part) == person for part in parts[-1:]):
            self.told[person].again += 1
        self._mention(person, at, parts)

    def meant(self, part: str, at: int, fitting: Sequence[int]) -> int | None:
        """Who of those that fit is meant by a part of a name at a token; None where as much speaks for another."""
        first = min((self.told[one].first for one in fitting), default=0)
        scored = sorted((-self._weight(one, at, first), one) for one in fitting)
        if not scored or (len(scored) > 1 and scored[1][0] - scored[0][0] < MARGIN):
            return None
        best = scored[0][1]
        self._mention(best, at, (part,))
        if len(fitting) > 1:
            self._latest[part] = -1  # a full name behind it is needed
        return best

    def _mention(self, person: int, at: int, parts: Sequence[str]) -> None:
        told = self.told[person]
        told.last, told.count, told.kin = at, told.count + 1, False
        for part in parts:
            self._latest[part] = person

    def _weight(self, person: int, at: int, first: int) -> float:
        told = self.told[person]
        weight = WEIGHTS[FIRST] * (told.first == first)
        if told.last is not None:
            back = at - told.last
            weight += WEIGHTS[NEAR] if back <= FEW else WEIGHTS[BEFORE] if back <= SOME else 0.0
        weight += WEIGHTS[KIN] * told.kin
        return weight + WEIGHTS[OFTEN] * min(told.count, MOST) + WEIGHTS[FULL] * min(told.again, MOST - 1)


def names_kin(name: Token) -> bool:
    """Whether a name only says whose relative somebody is: "the mother of Ann Lee"."""
    link = name.head
    return name.dep_ == "pobj" and link.lower_ == "of" and link.head.lemma_.lower() in KIN_NOUNS


def share_surname(doc: Doc, one: Span, other: Span) -> bool:
    """Whether the first of two names, as tokens, lacks the surname that the second tells: "brothers Emil and Karl
    Berg", "the couple Ann and Bob Lee"."""
    joined = one[1] - one[0] == 1 and other[1] - other[0] > 1 and doc[one[1] : other[0]].text in ("and", "&")
    return joined and one[0] > 0 and doc[one[0] - 1].lower_ in _OF_ONE_NAME


def is_former_surname(between: str) -> bool:
    """Whether what stands between two names says that the second is the first's surname at birth: "Ann Lee (née"."""
    return between.strip(" ,(") in ("née", "nee")


def surname(name: str) -> str:
    """What follows the given name in a full name of two or more words, without "Jr." and the like: "van Dyke"."""
    given, *rest = name.split()
    while len(rest) > 1 and rest[-1].rstrip(".") in ("Jr", "Sr", "II", "III", "IV"):
        rest.pop()
    while len(rest) > 1 and rest[0].endswith("."):
        rest.pop(0)
    return " ".join(rest) or given


_OF_ONE_NAME = words("brothers sisters siblings twins couple spouses brother-and-sister")
