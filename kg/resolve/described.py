"""How the words beside a name describe a person: occupation, country, age, years of life, other names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from kg.model import Span
from kg.resolve.occupations import COUNTRY_OF, FIELD_OF
from kg.resolve.spelling import normal

#: How many characters before and after a name are looked at.
BEFORE, AFTER = 50, 70

#: Nouns for relatives, behind which a given name stands.
KIN = frozenset(
    "son sons daughter daughters wife husband brother brothers sister sisters mother father children child grandson "
    "granddaughter nephew niece cousin uncle aunt son-in-law daughter-in-law".split()
)

#: Of a name that a government is called after.
GOVERNING = "governs"

_BREAK = re.compile(r"[.;:!?\n\"“”()—]|, ")
_AGE = re.compile(r", (?:aged? )?([1-9]\d)(?=[,.;)]| years| of | from |$)")
_AGE_BEFORE = re.compile(r"([1-9]\d)-year-old (?:[\w-]+ ){0,3}$")
_LIFE = re.compile(r" \((?:born |b\. )?(1[5-9]\d\d|20\d\d)\b")
_BORN = re.compile(r",? (?:who was )?born in (1[5-9]\d\d|20\d\d)\b")
_OTHER_NAME = re.compile(
    r"(?:, | \()(née|nee|born|formerly|formerly known as|also known as|better known as|alias)"
    r" ((?:[^\W\d_a-z][\w’'-]+)(?: [^\W\d_a-z][\w’'-]+){0,3})"
)
#: "My neighbour Anna", "his wife, Anna", "a nurse named Anna".
_INTRODUCED = re.compile(
    r"(?:(?:\b(?:[Mm]y|[Yy]our|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir)|['’]s) (?:[a-z-]+ ){0,2}([a-z-]+),? |\b(named|called) )$"
)
#: "Sons Anna and Berg", and whom a government is called after: "the Berg administration".
_OF_KIN = re.compile(rf"\b({'|'.join(sorted(KIN, key=len, reverse=True))}) (?:[A-Z][\w’'-]+ and )?$")
_GOVERNS = re.compile(r" (administration|government|presidency|premiership|regime|era)\b")
_PHRASE = re.compile(r", (?:\d{1,2}, )?(?:who (?:is|was) )?(an? |the )?((?:[\w-]+ ?){1,5})(?![’'])")
#: What is said after these is said of somebody else ("the son of a senator").
_OF_OTHERS = frozenset("of for to with who whose from at by and".split())
_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Described:
    """What the words beside a name say. ``born`` are years of birth that would fit: an age in an article of a known
    year gives two. ``also`` are other names given, as written, with the word that gives them ("née"). ``introduced``
    are the words that introduce somebody under a name of one word: "wife", "age", and GOVERNING."""

    fields: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    born: frozenset[int] = frozenset()
    also: frozenset[tuple[str, str]] = frozenset()
    introduced: frozenset[str] = frozenset()

    def __add__(self, other: Described) -> Described:
        """Both together."""
        if other is NOTHING:
            return self
        if self is NOTHING:
            return other
        return Described(
            self.fields | other.fields,
            self.countries | other.countries,
            self.born | other.born,
            self.also | other.also,
            self.introduced | other.introduced,
        )


NOTHING = Described()


def described(text: str, span: Span, *, year: int | None) -> Described:
    """What stands beside the name at a span of a text; ``year`` is the article's, which an age needs."""
    before, after = text[max(0, span[0] - BEFORE) : span[0]], text[span[1] : span[1] + AFTER]
    words = _words_before(before)
    if after[:1] in (",", " "):
        words += _words_after(after)
    fields = frozenset(FIELD_OF[word] for word in words if word in FIELD_OF)
    countries = frozenset(COUNTRY_OF[word] for word in words if word in COUNTRY_OF)
    born = _born(before, after, year, full=" " in text[slice(*span)])
    also = _OTHER_NAME.match(after)
    introduced = _introduced(before, after) if " " not in text[slice(*span)] else frozenset()
    if not (fields or countries or born or also or introduced):
        return NOTHING
    return Described(fields, countries, born, frozenset({(also[1], also[2])} if also else ()), introduced)


def _words_before(before: str) -> list[str]:
    """The occupation that stands just before a name, and the two words before that ("the Norwegian striker NAME")."""
    words = [word.casefold() for word in _WORD.findall(_BREAK.split(before)[-1])[-3:]]
    if words[-2:] == ["rights", "defender"]:
        words[-1] = "activist"
    if not words or not (words[-1] in FIELD_OF or words[-1] in COUNTRY_OF):
        return []
    return words


def _words_after(after: str) -> list[str]:
    """The words that are put after a name ("NAME, a Norwegian striker"), unless they begin another name."""
    found = _PHRASE.match(after)
    words = _WORD.findall(found[2]) if found else []
    if not found or not (found[1] or words[0].islower() or words[0].casefold() in COUNTRY_OF):
        return []
    told = [word.casefold() for word in takewhile(lambda word: word not in _OF_OTHERS, words)]
    return ["activist"] if told[-2:] == ["rights", "defender"] else told


def _introduced(before: str, after: str) -> frozenset[str]:
    """The words that introduce somebody under the name between these texts."""
    found = _INTRODUCED.search(before)
    words = {found[1] or found[2]} if found else set()
    if found := _OF_KIN.search(before):
        words.add(found[1])
    if _GOVERNS.match(after) and before.endswith("the "):
        words.add(GOVERNING)
    return frozenset(words | ({"age"} if _AGE.match(after) else set()))


def _born(before: str, after: str, year: int | None, *, full: bool) -> frozenset[int]:
    """The years of birth that fit. An age before a bare surname may be another's ("a 31-year-old Berg voter")."""
    stated = _LIFE.match(after) or _BORN.match(after)
    if stated:
        return frozenset({int(stated[1])})
    age = _AGE.match(after) or (_AGE_BEFORE.search(before) if full else None)
    if not age or year is None:
        return frozenset()
    years = int(age[1])
    return frozenset({year - years - 1, year - years})


def other_name(name: str, how: str, also: str) -> str:
    """The full other name, in normal form: "Anna Berg, née Lind" has been Anna Lind."""
    if how in ("née", "nee", "born") and " " not in also:
        return normal(f"{name.rpartition(' ')[0]} {also}")
    return normal(also)
