"""The turns of a transcript: paragraphs that begin with a speaker's name and a colon."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from kg.extract.quotations.quotemarks import Quoted
from kg.model import Span

_TURN = re.compile(r"((?:[A-ZÀ-Þ][\w.’'-]+[ \u00a0]?){1,5}):\s+(?=[^\s\"“„«‘'@])")
_FEWEST_WORDS = 3


def turns(text: str, paragraphs: Iterable[Span]) -> list[Quoted]:
    """What is said in each turn, as stretches without marks; none unless it is a transcript: at least two
    names, of which one speaks more than once."""
    found: list[tuple[str, Span]] = []
    for start, end in paragraphs:
        turn = _TURN.match(text, start, end)
        if turn and len(text[turn.end() : end].split()) >= _FEWEST_WORDS:
            found.append((turn.group(1).split()[-1].upper(), (turn.end(), end)))
    names = Counter(name for name, _ in found)
    if len(names) < 2 or max(names.values()) < 2:
        return []
    return [Quoted(said, said) for _, said in found]


def merged(marks: Sequence[Quoted], said: Sequence[Quoted]) -> list[Quoted]:
    """Quoted stretches and turns in order, without the stretches that stand in a turn."""
    starts = [turn.outer[0] for turn in said]
    outside = []
    for mark in marks:
        at = bisect_right(starts, mark.outer[0]) - 1
        if at < 0 or said[at].outer[1] <= mark.outer[0]:
            outside.append(mark)
    return sorted((*outside, *said), key=lambda mark: mark.outer)
