"""Persons whose surnames differ by a vowel or two of a transcription: "Ghreir" and "Ghrer", "Husni" and "Hosni".

Spellings that always mean one name are the same for ``spelling.fold``. These may be two names: they are one person's
only where the given names agree, others stand beside both, and no article names both."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from dataclasses import dataclass, field

from kg.resolve.compare import Parts, form_of_given, parts
from kg.resolve.evidence import SAME_OTHERS, THRESHOLD, TRANSCRIBED, Profile, Rows, total, weigh, weighted
from kg.resolve.gather import Group, Judged
from kg.resolve.groups import Groups
from kg.resolve.spelling import fold

#: Names of fewer letters are too easily another.
LEAST = 4

#: Vowels for which transcriptions write one another, and how many of a name may differ.
_VOWELS = frozenset(map(frozenset, ("ei", "ea", "ou")))
_DIFFERENT = 2

#: The article before a surname, or a part of it, and consonants of other alphabets.
_ARTICLE = re.compile(r"^[ae]l(?=\w{4})")
_CONSONANTS = str.maketrans("gq", "kk")
_ASPIRATED = re.compile(r"(?<=[dtk])h")
_ANY = str.maketrans({**dict.fromkeys("aei", "a"), "o": "u"})


@dataclass(slots=True)
class Transcribed:
    """The groups of persons, by their numbers, under what transcriptions of their names have in common."""

    found: dict[str, array[int]] = field(default_factory=lambda: defaultdict(lambda: array("I")))

    def note(self, number: int, group: Group) -> None:
        """Takes note of a group of names."""
        if group.members[0].kind == "Person":
            for key in {_key(form) for form in _full(group)} - {""}:
                self.found[key].append(number)


def join(groups: Groups, transcribed: Transcribed) -> None:
    """Joins the persons whose names differ by no more than a transcription, if enough speaks for it."""
    for _, numbers in sorted(transcribed.found.items()):
        roots = sorted({groups.root(number) for number in numbers}, key=lambda one: (-groups.sizes[one], one))
        for at, number in enumerate(roots[1:], start=1):
            for to in roots[:at]:
                if groups.into[to] == to and (rows := _evidence(groups, number, to)):
                    for name in groups.table.names(groups.rows(number)):
                        groups.judge(to, {Judged(name.key[2], groups.seeds[to], True, rows): [name.row]})
                    groups.join(number, to)
                    break


def _evidence(groups: Groups, number: int, to: int) -> Rows:
    """What says that two groups are one person; nothing where it is too little."""
    one, other = groups.table.names(groups.rows(number)), groups.table.names(groups.rows(to))
    if not {name.key[0] for name in one}.isdisjoint(name.key[0] for name in other):
        return ()
    forms, others = _full(Group(one)), _full(Group(other))
    if not any(_alike(a, b) for a in forms for b in others):
        return ()
    rows = (*weighted([TRANSCRIBED]), *weigh(Profile.of(one), Profile.of(other)))
    return rows if SAME_OTHERS in dict(rows) and total(rows) >= THRESHOLD else ()


def _full(group: Group) -> set[Parts]:
    """The full names of a group."""
    forms = {parts(name.key[2]) for name in group.members}
    return {form for form in forms if form.given and len(form.given[0]) > 1}


def _alike(a: Parts, b: Parts) -> bool:
    """Whether two full names may be transcriptions of one."""
    middle = a.given[1:] == b.given[1:] or not (a.given[1:] and b.given[1:])
    return (
        middle
        and a.suffix == b.suffix
        and form_of_given(a.given[0], b.given[0]) is not None
        and differ_by_vowels(_plain(a.surname), _plain(b.surname))
    )


def differ_by_vowels(a: str, b: str) -> bool:
    """Whether two words are the same but for a vowel or two that transcriptions write for one another."""
    different = [pair for pair in map(frozenset, zip(a, b, strict=False)) if len(pair) > 1]
    return len(a) == len(b) >= LEAST and len(different) <= _DIFFERENT and _VOWELS.issuperset(different)


def _plain(surname: str) -> str:
    return _ASPIRATED.sub("", _ARTICLE.sub("", fold(surname).translate(_CONSONANTS)))


def _key(form: Parts) -> str:
    surname = _plain(form.surname)
    return f"{fold(form.given[0])[0]} {surname.translate(_ANY)}" if len(surname) >= LEAST else ""
