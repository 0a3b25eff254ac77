"""Which quoted stretches, reported clauses, cues and sources belong together as one attribution.

Quotation marks are certain: a stretch in them is either part of a reported clause ("said he would
'look at' it"), or speech with a cue of its own, or it goes on the speech before it, or it is no quotation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kg.extract.attributions import Attribution, Layout
from kg.extract.quoted_speech import Stretch, best_cue, handshake, is_clause, word
from kg.model import Span

#: A reporting verb less likely than this does not report the stretch.
_LEAST = 0.15
_CONTINUED = 0.8
_ALONE = 0.35


@dataclass(slots=True)
class _Draft:
    attribution: Attribution
    pieces: list[Span] = field(default_factory=list)

    def done(self) -> Attribution:
        return replace(self.attribution, pieces=tuple(_joined(self.pieces)))


def link(layout: Layout, stretches: Sequence[Stretch], reported: Iterable[Attribution]) -> list[Attribution]:
    """The attributions of an article, in the order of their contents: reported clauses with the
    quoted stretches that they hold, and quoted speech."""
    drafts = [_Draft(found, list(found.pieces)) for found in reported]
    mixed = {draft_id for draft_id, draft in enumerate(drafts) if _unquoted(layout, draft.pieces) >= 2}
    holders = [drafts[number] for number in sorted(mixed)]
    quoted: list[_Draft] = []
    previous: tuple[Stretch, _Draft] | None = None
    inside: set[int] = set()
    for stretch in stretches:
        holder = _hold(layout, stretch, holders)
        draft = holder or _spoken(layout, stretch, previous)
        if draft is None:
            continue
        inside.add(stretch.number)
        if holder is None and (previous is None or draft is not previous[1]):
            quoted.append(draft)
        previous = stretch, draft
    cues_used = {draft.attribution.cue.i for draft in quoted if draft.attribution.cue is not None}
    kept = [
        draft
        for number, draft in enumerate(drafts)
        if (number in mixed and (draft.attribution.cue is None or draft.attribution.cue.i not in cues_used))
        or (number not in mixed and not _inside(layout, draft, inside))
    ]
    return sorted((draft.done() for draft in kept + quoted), key=lambda found: found.pieces)


def _hold(layout: Layout, stretch: Stretch, holders: Sequence[_Draft]) -> _Draft | None:
    """The innermost reported clause that a stretch is part of; it is lengthened to the stretch's end."""
    start, end = layout.marks[stretch.number].inner
    best: _Draft | None = None
    for draft in holders:
        first, last = draft.pieces[0][0], draft.pieces[-1][1]
        if first < end and start < last:
            if first <= start and last < end:
                draft.pieces[-1] = (draft.pieces[-1][0], end)
            if best is None or first >= best.pieces[0][0]:
                best = draft
    return best


def _spoken(layout: Layout, stretch: Stretch, previous: tuple[Stretch, _Draft] | None) -> _Draft | None:
    """The quoted speech that a stretch is or goes on; None where it is a scare quote or a title."""
    whole = is_clause(layout, stretch)
    piece = layout.marks[stretch.number].inner
    cue = best_cue(layout, stretch)
    if cue is not None and cue.chance >= _LEAST:
        if previous is not None and cue.token == previous[1].attribution.cue:
            previous[1].pieces.append(piece)
            return previous[1]
        if whole or handshake(layout, stretch, cue):
            found = Attribution((piece,), cue.token, cue.source, word(cue.token), cue.place, cue.chance)
            return _Draft(found, [piece])
    return _cueless(layout, stretch, previous) if whole else None


def _cueless(layout: Layout, stretch: Stretch, previous: tuple[Stretch, _Draft] | None) -> _Draft:
    """The speech that a stretch without a cue goes on, else one without a speaker."""
    piece = layout.marks[stretch.number].inner
    if previous is not None:
        before, draft = previous
        adjoins = before.paragraph == stretch.paragraph - 1 and stretch.before[1] - stretch.before[0] <= 1
        if before.paragraph == stretch.paragraph or (adjoins and not layout.marks[before.number].closed):
            draft.pieces.append(piece)
            return draft
        if adjoins:
            return _Draft(replace(draft.attribution, cue=None, frame="continued", confidence=_CONTINUED), [piece])
    return _Draft(Attribution((piece,), None, None, "", "alone", _ALONE), [piece])


def _unquoted(layout: Layout, pieces: Sequence[Span]) -> int:
    """How many words of these pieces stand outside of quotation marks."""
    doc, count = layout.doc, 0
    for start, end in pieces:
        for i in range(layout.token_from(start), layout.token_from(end)):
            count += layout.stretch[i] < 0 and doc[i].is_alpha
    return count


def _inside(layout: Layout, draft: _Draft, stretches: set[int]) -> bool:
    """Whether a clause is (but for a word) in stretches that are quotations by themselves."""
    return any(
        layout.stretch[i] in stretches
        for start, end in draft.pieces
        for i in range(layout.token_from(start), layout.token_from(end))
    )


def _joined(pieces: Sequence[Span]) -> list[Span]:
    """The pieces in order, those that overlap made one."""
    out: list[Span] = []
    for start, end in sorted(pieces):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
