"""Headings that end with whose words they are: "Harbour will close in May: mayor", "We shall not go – Berg"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.name_words import LEGISLATOR_LETTERS, PERSON_NOUNS
from kg.extract.quotations import reporting
from kg.extract.wordset import words
from kg.model import Mention, Span

_CREDIT = re.compile(r"(?P<said>\S.*\S)(?P<mark>:| [-–—]) *(?P<who>[A-ZÀ-Þ“‘]?[^\W\d][^:;?!\d“”\"–—]*)")

#: A word or two that name the subject before what is said: "Harbour strike: We shall not go – Berg".
_SUBJECT = re.compile(r"(?:[^\s:]+ ){0,2}[^\s:]+: +")

#: The longest name of who speaks, in words, and the fewest words of what is said.
_LONGEST, _FEWEST = 5, 3

#: Who speaks without a name, beside persons and writings.
_BODIES = words(
    "police court govt government ministry opposition army military union watchdog tribunal pm cm dpm mha ec"
)


@dataclass(frozen=True, slots=True)
class Credit:
    """What is ``said`` in a heading, and ``who`` says it."""

    said: Span
    who: Span


def credit(text: str, heading: Span, names: Sequence[Mention]) -> Credit | None:
    """What a heading says by its last words, which are one of these ``names`` or tell of a person; None where they
    may name a paper or a topic as well."""
    found = _CREDIT.fullmatch(text, *heading)
    if found is None or not 0 < len(found["who"].split()) <= _LONGEST:
        return None
    who = found.span("who")
    named = next((name for name in names if name.span[1] == who[1] and name.span[0] >= who[0]), None)
    last = found["who"].split()[-1].lower()
    if named is None and not (_speaks(last) if found["mark"] == ":" else last.removesuffix("s") in PERSON_NOUNS):
        return None
    if named is not None and named.kind not in (("Person",) if found["mark"] != ":" else _SPEAKERS):
        return None
    topic = _SUBJECT.match(text, *found.span("said"))
    start = topic.end() if topic else heading[0]
    said = start, found.end("said")
    return Credit(said, who) if len(text[slice(*said)].split()) >= _FEWEST else None


_SPEAKERS = frozenset(("Person", "Party", "Organization"))


def _speaks(word: str) -> bool:
    known = PERSON_NOUNS | LEGISLATOR_LETTERS | _BODIES | reporting.group("documents")
    return word in known or word.removesuffix("s") in known
