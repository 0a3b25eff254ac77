"""Which quoted stretches, reported clauses, cues and sources belong together as one attribution.

Quotation marks are certain: a stretch in them is either part of a reported clause ("said he would
'look at' it"), or speech with a cue of its own, or it goes on the speech before it, or it is no quotation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from kg.extract.quotations.attributions import Attribution, Layout
from kg.extract.quotations.quoted_speech import Stretch, best_cue, handshake, is_clause, is_title, word
from kg.model import Span

#: A reporting verb less likely than this does not report the stretch.
_LEAST = 0.15

#: A clause with as many words outside of quotation marks holds the stretches in it.
_MIXED = 2
_CLAUSES = frozenset(("that", "clause", "before", "wh", "to", "np+to", "ing", "according", "as", "parenthetical"))

_CONTINUED = 0.8
_ALONE = 0.35


@dataclass(slots=True)
class _Draft:
    """An attribution whose pieces are still being found."""

    attribution: Attribution
    pieces: list[Span] = field(default_factory=list)


#: The last quoted stretch that was attributed, and to what.
_Previous = tuple[Stretch, _Draft] | None


def link(layout: Layout, stretches: Sequence[Stretch], reported: Iterable[Attribution]) -> list[Attribution]:
    """The attributions of an article, in the order of their contents: reported clauses with the
    quoted stretches that they hold, and quoted speech."""
    drafts = [_Draft(found, list(found.pieces)) for found in reported]
    mixed = [draft for draft in drafts if _unquoted(layout, draft) >= _MIXED]
    bare = [draft for draft in drafts if _unquoted(layout, draft) < _MIXED]
    spoken, taken = _attribute(layout, stretches, _held(layout, mixed), _led(layout, bare))
    titles = {stretch.number for stretch in stretches if is_title(layout, stretch)}
    cues = {draft.attribution.cue for draft in spoken}
    clauses = [draft for draft in mixed if draft.attribution.cue not in cues and not _of_title(layout, draft, titles)]
    clauses += [draft for draft in bare if not (taken | titles).intersection(_stretches_in(layout, draft))]
    done = [replace(draft.attribution, pieces=tuple(_joined(layout, draft.pieces))) for draft in clauses + spoken]
    return sorted(done, key=lambda found: found.pieces)


def _attribute(
    layout: Layout, stretches: Sequence[Stretch], held: Mapping[int, Sequence[_Draft]], led: Set[int]
) -> tuple[list[_Draft], set[int]]:
    """The quoted speech, and which stretches are attributed, to a cue of their own or as part of a clause."""
    spoken: list[_Draft] = []
    taken: set[int] = set()
    previous: _Previous = None
    for stretch in stretches:
        holders = held.get(stretch.number, ()) if stretch.number not in led else ()
        for holder in holders:
            _lengthen(holder, layout.marks[stretch.number].inner)
        draft = holders[-1] if holders else _spoken(layout, stretch, previous)
        if draft is None:
            continue
        taken.add(stretch.number)
        if not holders and (previous is None or draft is not previous[1]):
            spoken.append(draft)
        previous = stretch, draft
    return spoken, taken


def _held(layout: Layout, mixed: Iterable[_Draft]) -> dict[int, list[_Draft]]:
    """The reported clauses that hold each stretch, the innermost last."""
    held: dict[int, list[_Draft]] = {}
    for draft in sorted(mixed, key=lambda draft: draft.pieces[0][0]):
        for number in sorted(_stretches_in(layout, draft)):
            held.setdefault(number, []).append(draft)
    return held


def _led(layout: Layout, bare: Iterable[_Draft]) -> set[int]:
    """The stretches that a word right before them reports, nothing else: said that "A"."""
    return {
        number
        for draft in bare
        if draft.attribution.cue is not None and draft.attribution.cue.idx < draft.pieces[0][0]
        for number in _stretches_in(layout, draft)
    }


def _lengthen(holder: _Draft, quoted: Span) -> None:
    """Lets a clause end where the quotation that begins in it ends."""
    start, end = holder.pieces[-1]
    if holder.pieces[0][0] <= quoted[0] and end < quoted[1]:
        holder.pieces[-1] = start, quoted[1]


def _spoken(layout: Layout, stretch: Stretch, previous: _Previous) -> _Draft | None:
    """The quoted speech that a stretch is or goes on; None where it is a scare quote or a title."""
    whole = is_clause(layout, stretch)
    piece = layout.marks[stretch.number].inner
    cue = best_cue(layout, stretch)
    if cue is None or cue.chance < _LEAST:
        return _cueless(layout, stretch, previous) if whole else None
    if previous is not None and cue.token == previous[1].attribution.cue:
        previous[1].pieces.append(piece)
        return previous[1]
    if not whole and not handshake(layout, stretch, cue):
        return None
    found = Attribution((piece,), cue.token, cue.source, word(cue.token), cue.place, cue.chance)
    if previous is not None and _goes_on(layout, previous[0], stretch) and previous[1].attribution.frame == "alone":
        previous[1].attribution = found
        previous[1].pieces.append(piece)
        return previous[1]
    return _Draft(found, [piece])


def _cueless(layout: Layout, stretch: Stretch, previous: _Previous) -> _Draft:
    """The speech that a stretch without a cue goes on, else one without a speaker."""
    piece = layout.marks[stretch.number].inner
    if previous is not None:
        before, draft = previous
        if before.paragraph == stretch.paragraph or _goes_on(layout, before, stretch):
            draft.pieces.append(piece)
            return draft
        if _follows(before, stretch):
            known = draft.attribution.source is not None
            confidence = _CONTINUED if known else _ALONE
            found = replace(draft.attribution, cue=None, frame="continued", confidence=confidence)
            return _Draft(found, [piece])
    return _Draft(Attribution((piece,), None, None, "", "alone", _ALONE), [piece])


def _follows(before: Stretch, stretch: Stretch) -> bool:
    """Whether a stretch begins the paragraph after that of another."""
    return before.paragraph == stretch.paragraph - 1 and stretch.before[1] - stretch.before[0] <= 1


def _goes_on(layout: Layout, before: Stretch, stretch: Stretch) -> bool:
    """Whether a quotation that was not closed goes on in the next paragraph."""
    return _follows(before, stretch) and not layout.marks[before.number].closed


def _tokens(layout: Layout, draft: _Draft) -> Iterator[int]:
    for start, end in draft.pieces:
        yield from range(layout.token_from(start), layout.token_from(end))


def _unquoted(layout: Layout, draft: _Draft) -> int:
    """How many words of a clause stand outside of quotation marks."""
    return sum(layout.stretch[i] < 0 and layout.doc[i].is_alpha for i in _tokens(layout, draft))


def _stretches_in(layout: Layout, draft: _Draft) -> set[int]:
    """The quoted stretches of which a clause has a part."""
    return {layout.stretch[i] for i in _tokens(layout, draft)} - {-1}


def _of_title(layout: Layout, draft: _Draft, titles: Set[int]) -> bool:
    """Whether a noun phrase is the title of a work, with what describes it."""
    first = layout.token_from(draft.pieces[0][0])
    return draft.attribution.frame not in _CLAUSES and layout.stretch[first] in titles


def _joined(layout: Layout, pieces: Sequence[Span]) -> list[Span]:
    """The pieces in order, those that overlap made one; a mark inside a piece is kept with its fellow,
    and a comma at the end of a piece is none of it."""
    out: list[Span] = []
    for start, end in sorted(pieces):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    whole = [_balanced(layout, piece) for piece in out]
    start, end = whole[-1]
    whole[-1] = start, end - (layout.text[end - 1] == "," and end - 1 > start)
    return whole


def _balanced(layout: Layout, piece: Span) -> Span:
    start, end = piece
    first, last = layout.stretch[layout.token_from(start)], layout.stretch[layout.token_from(end) - 1]
    if last >= 0 and end == layout.marks[last].inner[1] and start < layout.marks[last].outer[0]:
        return start, layout.marks[last].outer[1]
    if first >= 0 and start == layout.marks[first].inner[0] and end > layout.marks[first].outer[1]:
        return layout.marks[first].outer[0], end
    return piece
