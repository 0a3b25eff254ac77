"""How far what is reported goes, where the tagger sees too little or too much of it."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.datelines import text_start
from kg.extract.quotations.attributions import Layout
from kg.model import Span

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def within_sentence(layout: Layout, piece: Span, cue: Token | None) -> Span:
    """The piece up to the full stop of the sentence that reports it in words of its own: the next is the reporter's."""
    if cue is None or not cue.sent.start_char <= cue.idx < piece[0] < cue.sent.end_char < piece[1]:
        return piece
    if any(layout.stretch[token.i] >= 0 for token in layout.within(piece)):
        return piece
    end = cue.sent[-1]
    return (piece[0], end.idx) if end.text == "." and end.idx > piece[0] else piece


def of_one_sentence(layout: Layout, pieces: list[Span], cue: Token | None) -> list[Span]:
    """The pieces, of words of the reporter's own before a reporting clause those of its sentence alone: "Lee fasted.
    *She was moved on Monday*, the guards said"."""
    if cue is None or cue.idx < pieces[-1][1] or any(layout.stretch[each.i] >= 0 for each in layout.inside(pieces)):
        return pieces
    start = cue.sent.start_char
    return [piece for piece in pieces if piece[1] > start] or pieces


def from_its_start(layout: Layout, pieces: list[Span], cue: Token | None, source: Span | None) -> list[Span]:
    """The pieces, the end of a sentence that is no clause and is reported behind it ("…, ahead of the Reds, *the office
    said*") made all of what stands before the reporting clause."""
    if cue is None or source is None or len(pieces) > 1 or layout.stretch_at(pieces[0][0]) >= 0:
        return pieces
    ((start, end),) = pieces
    reported = min(source[0], cue.idx)
    if end > reported or layout.text[end:reported].strip() != "," or _is_clause(layout, (start, end)):
        return pieces
    paragraph = layout.text.rfind("\n", 0, start) + 1, len(layout.text)
    first = max(text_start(layout.text, paragraph), cue.sent.start_char)
    before = layout.within((first, start)) if first < start else []
    verbs = (token for token in before if token.pos_ == "VERB")
    told = any(child.dep_ in _SUBJECTS for verb in verbs for child in verb.lefts)
    return [(before[0].idx, end)] if told else pieces


def _is_clause(layout: Layout, piece: Span) -> bool:
    """Whether a verb leads what stands in a piece."""
    tokens = layout.within(piece)
    roots = [token for token in tokens if not piece[0] <= token.head.idx < piece[1] or token.head == token]
    return any(root.pos_ in ("VERB", "AUX") and root.dep_ != "acl" for root in roots)
