"""How far what is reported goes, where the tagger sees too little or too much of it."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.datelines import text_start
from kg.extract.quotations import reporting
from kg.extract.quotations.attributions import Layout
from kg.model import Span

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))

#: Words that say nothing without what follows them.
_UNFINISHED = frozenset(
    ("prep", "agent", "det", "poss", "mark", "compound", "amod", "nummod", "aux", "auxpass", "case")
)

_BEFORE_NOUNS = frozenset(("det", "poss", "compound", "amod", "nummod"))

#: What a verb needs, where it follows without a comma.
_COMPLETING = frozenset(("prep", "agent", "dobj", "xcomp", "prt", "acomp", "attr"))

#: What begins with one of these is a content of its own ("the plan, *how* it would work").
_ASKING = frozenset(("WRB", "WP"))

#: What the tagger parts where it is not so sure may be two speakers' words.
_SURE = 0.7


def mended(layout: Layout, pieces: list[Span], cue: Token | None, source: Span | None, sure: float) -> list[Span]:
    """The pieces, those of one clause made one that the tagger parted where it was ``sure`` of them, and each that
    breaks off ("held it *for*") gone on to where its phrase ends."""
    out: list[Span] = []
    for piece in pieces:
        if out and sure >= _SURE and _is_of_one_clause(layout, out[-1], piece, cue, source):
            out[-1] = out[-1][0], piece[1]
        else:
            out.append(piece)
    ends = [piece[0] for piece in out[1:]] + [len(layout.text)]
    return [(piece[0], _finished(layout, piece, cue, source, end)) for piece, end in zip(out, ends, strict=True)]


def _is_of_one_clause(layout: Layout, before: Span, piece: Span, cue: Token | None, source: Span | None) -> bool:
    """Whether all that stands between two pieces in words of the reporter's hangs on them, or leads them."""
    between = layout.doc[layout.token_from(before[1]) : layout.token_from(piece[0])]
    first, end = layout.token_from(before[0]), layout.token_from(piece[1])
    if not len(between) or any(layout.stretch[i] >= 0 for i in (first, between.start - 1, between.end)):
        return False
    if any(token.is_sent_start or "\n" in token.text or _is_of(token, cue, source) for token in between):
        return False
    if (
        layout.doc[between.end].is_sent_start
        or layout.doc[between.end].tag_ in _ASKING
        or not any(token.is_alpha for token in between)
    ):
        return False
    return all(token.is_punct or _hangs_on_them(token, range(first, end), cue) for token in between)


def _hangs_on_them(token: Token, said: range, cue: Token | None) -> bool:
    """Whether a word hangs on one of these, or leads the clause that is reported; it reports nothing else itself."""
    if token.head == cue and token.dep_ == "ccomp":
        return True
    return token.head.i in said and not (token.pos_ == "VERB" and reporting.among(token, "speech", "telling", "naming"))


def _finished(layout: Layout, piece: Span, cue: Token | None, source: Span | None, limit: int) -> int:
    """Where a piece ends, or the phrase of its last word if that needs more to mean anything."""
    at = layout.token_from(piece[1])
    last = layout.doc[at - 1]
    if layout.stretch[last.i] >= 0 or at >= len(layout.doc):
        return piece[1]
    next_phrase = next((child for child in last.rights if child.left_edge.i == at), None)
    if last.pos_ == "VERB" and next_phrase is not None and next_phrase.dep_ in _COMPLETING:
        phrase = next_phrase
    elif last.dep_ in _SUBJECTS and last.head.i == at and piece[0] <= last.head.head.idx < piece[1]:
        phrase = last.head
    elif last.dep_ in _UNFINISHED:
        phrase = last if any(child.dep_ != "case" for child in last.rights) else last.head
    else:
        return piece[1]
    end = last.i
    goal = _end_of_noun(phrase) if last.dep_ in _BEFORE_NOUNS and phrase.i > last.i else phrase.right_edge.i
    while end < goal:
        token = layout.doc[end + 1]
        if token.is_punct or token.is_space or token.is_sent_start or token.idx >= limit or _is_of(token, cue, source):
            break
        end += 1
    return layout.doc[end].idx + len(layout.doc[end])


def _end_of_noun(noun: Token) -> int:
    """The last token of a noun with what it is of: "lack *of time*"."""
    of = next((child for child in noun.rights if child.i == noun.i + 1 and child.lower_ == "of"), None)
    inner = next((child for child in of.rights if child.dep_ == "pobj"), of) if of is not None else noun
    return inner.i if inner is not None else noun.i


def _is_of(token: Token, cue: Token | None, source: Span | None) -> bool:
    return token == cue or (source is not None and source[0] <= token.idx < source[1])


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
    """The pieces, the end of a sentence that is no clause of its own and is reported behind it ("…, ahead of the Reds,
    *the office said*", "Lind *voiced concern, the Post reported*") made all of what stands before the reporting
    clause."""
    if cue is None or source is None or len(pieces) > 1 or layout.stretch_at(pieces[0][0]) >= 0:
        return pieces
    ((start, end),) = pieces
    reported = min(source[0], cue.idx)
    if end > reported or layout.text[end:reported].strip() != "," or _is_clause(layout, (start, end)):
        return pieces
    paragraph = layout.text.rfind("\n", 0, start) + 1, len(layout.text)
    first = max(text_start(layout.text, paragraph), cue.sent.start_char)
    before = layout.within((first, start)) if first < start else []
    verbs = (token for token in (*before, *layout.within((start, end))) if token.pos_ == "VERB")
    told = any(child.dep_ in _SUBJECTS and child.idx < start for verb in verbs for child in verb.lefts)
    return [(before[0].idx, end)] if told and before else pieces


def _is_clause(layout: Layout, piece: Span) -> bool:
    """Whether a verb leads what stands in a piece."""
    tokens = layout.within(piece)
    roots = [token for token in tokens if not piece[0] <= token.head.idx < piece[1] or token.head == token]
    leading = (root for root in roots if root.pos_ in ("VERB", "AUX") and root.dep_ != "acl")
    return any(not any(child.dep_ in _SUBJECTS and child.idx < piece[0] for child in root.lefts) for root in leading)
