"""Quotations of several paragraphs: each opens with a mark, only the last closes, and all are one speaker's.

The tagger ties each paragraph by itself, and the last often to whoever speaks next: He said: “A. / “B.” / Lind said"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.quotations.attributions import Attribution, Layout

_MARK = re.compile(r"[“”„«»\"]|''")


def reopened(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, the paragraphs of such a quotation given to the one whose reporting word stands beside them;
    as they are where none does, or more than one."""
    out = list(found)
    for chain in _chains(layout):
        said = [at for at, one in enumerate(out) if any(layout.stretch_at(start) in chain for start, _ in one.pieces)]
        owners = [at for at in said if _reports(layout, out[at], chain)]
        if len(owners) == 1 and (len(said) > 1 or _is_partial(layout, out[owners[0]], chain)):
            out = [each for at, one in enumerate(out) for each in _given(layout, one, chain, owned=at == owners[0])]
    return out


def _chains(layout: Layout) -> Iterator[range]:
    """The stretches that go on each other, by their numbers; none where marks of two kinds begin them, or stand
    in one: they may be paired wrongly."""
    first = 0
    for number, mark in enumerate(layout.marks):
        if mark.closed or number + 1 == len(layout.marks):
            marks = layout.marks[first : number + 1]
            alike = len({layout.text[mark.outer[0]] for mark in marks}) == 1
            if number > first and alike and not any(_MARK.search(layout.text, *mark.inner) for mark in marks):
                yield range(first, number + 1)
            first = number + 1


def _reports(layout: Layout, one: Attribution, chain: range) -> bool:
    """Whether the reporting word of an attribution stands in a paragraph of the chain, outside of its marks."""
    if one.cue is None or layout.stretch[one.cue.i] in chain:
        return False
    start, end = layout.marks[chain[0]].outer[0], layout.marks[chain[-1]].outer[1]
    after = layout.text.find("\n", end)
    return layout.text.rfind("\n", 0, start) < one.cue.idx < (after if after >= 0 else len(layout.text))


def _is_partial(layout: Layout, one: Attribution, chain: range) -> bool:
    return len({layout.stretch_at(start) for start, _ in one.pieces} & set(chain)) < len(chain)


def _given(layout: Layout, one: Attribution, chain: range, *, owned: bool) -> Iterator[Attribution]:
    """The attribution with all of the chain where it is its own, else without it; none where nothing else is left."""
    pieces = [piece for piece in one.pieces if layout.stretch_at(piece[0]) not in chain]
    if owned:
        inner = [layout.marks[number].inner for number in chain]
        within = [piece for piece in one.pieces if layout.stretch_at(piece[0]) == chain[0]]
        pieces = sorted((*pieces, *(within[:1] or inner[:1]), *inner[1:]))
    if pieces:
        yield replace(one, pieces=tuple(pieces))
