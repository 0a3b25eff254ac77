"""What stands in quotation marks and nobody was found to have said: speech all the same, where it is a clause.

It goes on the quotation before it, in the same paragraph or from the one before, else it has no speaker."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extract.quotations.attributions import Attribution, Layout
from kg.model import Span

#: How sure it is that a quotation without a word that reports it belongs to the speaker before it; that it is one.
CONTINUED = 0.7
ALONE = 0.35

_ENDS = frozenset(".!?…")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_LINK = re.compile(r"(?:also |must )?read(?: also| more)?\W*", re.IGNORECASE)
_SMALL = frozenset("a an and as at but by for from in into is of on or the to with".split())


def left_over(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions for the quoted clauses that no attribution has a part of."""
    taken = Taken(piece for one in found for piece in one.pieces)
    by_start = sorted(found, key=lambda one: one.pieces[-1])
    ends = [one.pieces[-1] for one in by_start]
    more = []
    for number, mark in enumerate(layout.marks):
        if not taken.meets([mark.inner]) and is_clause(layout, number) and not _is_link(layout, mark.outer[0]):
            at = bisect_left(ends, mark.inner)
            more.append(_going_on(layout, by_start[at - 1] if at else None, mark.inner))
    return more


def _is_link(layout: Layout, start: int) -> bool:
    """Whether only "Read" stands before quoted words in their line: they head another article."""
    return _LINK.fullmatch(layout.text, layout.text.rfind("\n", 0, start) + 1, start) is not None


def _going_on(layout: Layout, before: Attribution | None, said: Span) -> Attribution:
    """The attribution of quoted words: to the speaker of the quotation before, if it is quoted and near."""
    if before is not None and _follows(layout, before, said):
        return replace(before, pieces=(said,), cue=None, confidence=min(CONTINUED, before.confidence))
    return Attribution((said,), None, None, None, ALONE)


def _follows(layout: Layout, before: Attribution, said: Span) -> bool:
    """Whether nothing but the reporting clause, or the end of a paragraph, stands between two quotations."""
    end = before.pieces[-1][1]
    if before.source is None or layout.stretch[layout.token_from(end) - 1] < 0:
        return False
    return not any(token.is_alpha for token in layout.within((max(end, before.source[1], _end(before)), said[0])))


def _end(one: Attribution) -> int:
    return one.cue.idx + len(one.cue) if one.cue is not None else 0


def is_clause(layout: Layout, number: int) -> bool:
    """Whether a quoted stretch is long enough to be a quotation by itself: a clause, or a sentence of any length."""
    start, end = layout.marks[number].inner
    if is_title(layout, number):
        return False
    tokens = [token for token in layout.within((start, end)) if token.is_alpha or token.like_num]
    if len(tokens) >= 4 and any(token.tag_ in _FINITE for token in tokens):
        return True
    return len(tokens) >= 2 and layout.text[start].isupper() and layout.text[end - 1] in _ENDS


def is_title(layout: Layout, number: int) -> bool:
    """Whether a quoted stretch is written like the title of a work: Each Word With a Capital."""
    start, end = layout.marks[number].inner
    words = [token.text for token in layout.within((start, end)) if token.is_alpha]
    if len(words) < 2 or all(word.isupper() for word in words) or layout.text[end - 1] in "!?…":
        return False
    return all(word[0].isupper() or word in _SMALL for word in words)


class Taken:
    """Stretches of the text that are spoken for."""

    def __init__(self, pieces: Iterable[Span]) -> None:
        self.pieces = list(_merged(sorted(pieces)))
        self.starts = [start for start, _ in self.pieces]

    def meets(self, pieces: Iterable[Span]) -> bool:
        """Whether one of these pieces overlaps one that is taken."""
        return any((at := bisect_left(self.starts, end)) and self.pieces[at - 1][1] > start for start, end in pieces)


def _merged(pieces: Iterable[Span]) -> Iterator[Span]:
    last: Span | None = None
    for piece in pieces:
        if last is not None and piece[0] < last[1]:
            last = last[0], max(last[1], piece[1])
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last
