"""Quotations that are broken off and go on after more than their reporting clause, where the tagger ties the rest to
what stands between: “Every time,” Berg said, pointing to the wall, “you say that.”"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.quotations.attributions import Attribution, Layout
from kg.model import Span

_HE = frozenset(("he", "she"))
_ENDS = frozenset(".!?…")


def resumed(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, quoted words that go on those of an earlier one taken from the one between and given to it."""
    out = list(found)
    ends = {layout.stretch_at(one.pieces[-1][0]): at for at, one in enumerate(out)}
    for at, one in enumerate(out):
        number = layout.stretch[layout.token_from(one.pieces[-1][1]) - 1]
        earlier = ends.get(number - 1) if number > 0 else None
        if earlier is None or earlier == at:
            continue
        said = layout.marks[number].inner
        rest = _without(layout, one, said)
        if rest and _goes_on(layout, out[earlier], replace(one, pieces=rest), number):
            out[earlier] = replace(out[earlier], pieces=(*out[earlier].pieces, said))
            out[at] = replace(one, pieces=rest)
    return out


def _without(layout: Layout, one: Attribution, said: Span) -> tuple[Span, ...]:
    """The pieces without quoted words at their end; none where nothing else is left of them."""
    *others, (start, _) = one.pieces
    before = layout.piece(layout.token_from(start), layout.token_from(said[0])) if start < said[0] else None
    return (*others, before) if before else tuple(others)


def _goes_on(layout: Layout, earlier: Attribution, between: Attribution, number: int) -> bool:
    """Whether a quoted stretch goes on an earlier quotation in its paragraph: after a comma, with a small letter, the
    sentence that was broken off; or as a sentence of its own after one that tells more of the speaker."""
    before, here = layout.marks[number - 1], layout.marks[number]
    text, middle = layout.text, layout.text[before.outer[1] : here.outer[0]]
    if earlier.source is None or between.cue is None or "\n" in middle.strip() or not middle.strip():
        return False
    if not before.outer[1] <= between.cue.idx < here.outer[0] or earlier.pieces[-1][0] < before.inner[0]:
        return False
    first, last, lead = text[here.inner[0]], text[here.inner[1] - 1], middle.rstrip()[-1]
    if first.islower():
        broken_off = lead == "," and "," in text[before.inner[1] - 1 : before.outer[1] + 1]
        return broken_off and last in _ENDS and _in_one_sentence(layout, (before.outer[1], here.outer[0]))
    of_speaker = between.head is not None and between.head.lower_ in _HE
    return first.isupper() and lead in _ENDS and of_speaker


def _in_one_sentence(layout: Layout, span: Span) -> bool:
    within = layout.within(span)
    return not any(token.is_sent_start for token in within[1:])
