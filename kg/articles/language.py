"""Whether a text is English, the only language that is understood so far."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

#: Common English words that are no words, or rare ones, of its neighbours.
COMMON = frozenset("the and of to that for with was is on he his has have by from at not this but they said".split())

#: Of English news, these are a tenth of the words at least and mostly a fourth, of that in German, French or Dutch a
#: twentieth at most. So many words are looked at; fewer tell nothing.
SHARE, MOST, FEWEST = 0.06, 2_000, 40

_WORD = re.compile(r"[^\W\d_]+")


def doubts(paragraphs: Iterable[str]) -> list[str]:
    """A warning for a text that does not seem to be English."""
    words = list(islice((word.lower() for text in paragraphs for word in _WORD.findall(text)), MOST))
    share = sum(word in COMMON for word in words) / max(1, len(words))
    if len(words) < FEWEST or share >= SHARE:
        return []
    return ["not in English, it seems: little of what is found in it will be right"]
