"""Who speaks where somebody is said to quote: "PTI quoted *Lind* as saying …", "“…,” *Lind* was quoted as saying"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract.datelines import text_start
from kg.extract.quotations.attributions import Attribution, Layout
from kg.extract.quotations.sources import head_of
from kg.model import Span

_QUOTING = frozenset(("quote", "cite"))

#: How far before "as saying" the verb stands that quotes, in tokens.
_FARTHEST = 12

#: How sure it is, where the tagger has seen nothing there.
_UNSEEN = 0.7


@dataclass(frozen=True, slots=True)
class _Saying:
    """The "saying", the verb that quotes, whose words they are, and the first and last token of this clause."""

    cue: Token
    verb: Token
    speaker: Span
    first: int
    last: int


def quoted_as_saying(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, what somebody is quoted as saying given to him."""
    out = list(found)
    for one in _sayings(layout):
        pieces = _said(layout, one)
        if pieces:
            own = [each for each in out if each.cue is not None and one.first <= each.cue.i <= one.last]
            sure = max((each.confidence for each in own), default=_UNSEEN)
            told = Attribution(pieces, one.cue, one.speaker, head_of(layout, one.speaker), sure)
            out = [left for each in out if each not in own for left in _without(each, pieces)]
            out += [told, *(left for each in own for left in _elsewhere(layout, each, one, pieces))]
    return out


def _sayings(layout: Layout) -> Iterator[_Saying]:
    for token in layout.doc[2:] if "as saying" in layout.text else ():
        verb = verb_of(token) if layout.stretch[token.i] < 0 else None
        if verb is not None and (one := _saying(layout, token, verb)) is not None:
            yield one


def verb_of(cue: Token) -> Token | None:
    """The verb that quotes, if this is the "saying" behind it."""
    if cue.lower_ != "saying" or cue.i == 0 or cue.nbor(-1).lower_ != "as":
        return None
    near = cue.doc[max(cue.sent.start, cue.i - _FARTHEST) : cue.i]
    return next((each for each in reversed(near) if each.lemma_.lower() in _QUOTING), None)


def quoter(cue: Token, verb: Token) -> Token | None:
    """Who quotes: "*PTI* quoted him as saying", "he was quoted as saying by *PTI*"."""
    by = (child for each in (verb, cue) for child in each.rights if child.lower_ == "by")
    named = (child for each in by for child in each.rights if child.dep_ == "pobj")
    subject = (child for child in verb.lefts if child.dep_ == "nsubj")
    return next(named, None) or next(subject, None)


def _saying(layout: Layout, cue: Token, verb: Token) -> _Saying | None:
    subject = next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return None
    whole = layout.piece(subject.left_edge.i, subject.i + 1)
    passive = any(child.dep_ == "auxpass" for child in verb.lefts)
    speaker = whole if passive else layout.piece(verb.i + 1, cue.i - 1)
    by = cue.nbor() if cue.i + 1 < len(layout.doc) else cue
    last = by.right_edge.i if by.lower_ == "by" else cue.i
    return _Saying(cue, verb, speaker, subject.left_edge.i, last) if speaker is not None else None


def _said(layout: Layout, one: _Saying) -> tuple[Span, ...]:
    """What follows in the sentence, else what stands before: in marks, or from the sentence's beginning to a comma."""
    doc, end = layout.doc, one.cue.sent.end
    start = one.last + 1
    while start < end and (doc[start].is_punct or doc[start].lower_ == "that" or layout.doc[start].is_space):
        start += 1
    after = layout.piece(start, end)
    if after is not None:
        number = layout.stretch[start]
        within = number >= 0 and layout.marks[number].outer[1] + 1 >= doc[end - 1].idx
        return (layout.marks[number].inner,) if within else (after,)
    before = one.first - 1
    while before >= 0 and doc[before].is_punct and layout.stretch[before] < 0:
        before -= 1
    if before < 0 or doc[before].is_space or one.first - before < 1:
        return ()
    if (number := layout.stretch[before]) >= 0:
        return (layout.marks[number].inner,)
    paragraph = layout.text.rfind("\n", 0, doc[before].idx) + 1, len(layout.text)
    begin = max(one.cue.sent.start, layout.token_from(text_start(layout.text, paragraph)))
    said = layout.piece(begin, before + 1) if doc[before].sent == one.cue.sent and before + 1 < one.first else None
    return (said,) if said is not None else ()


def _without(one: Attribution, pieces: Sequence[Span]) -> Iterator[Attribution]:
    """The attribution without what these pieces overlap; none where nothing is left."""
    left = [own for own in one.pieces if not any(own[0] < end and start < own[1] for start, end in pieces)]
    if left:
        yield replace(one, pieces=tuple(left))


def _elsewhere(layout: Layout, one: Attribution, saying: _Saying, pieces: Sequence[Span]) -> Iterator[Attribution]:
    """What else in other sentences was taken for quoted there: quoted words go on it, or are left for who follows."""
    sentence = saying.cue.sent
    for left in _without(one, pieces):
        other = [
            piece
            for piece in left.pieces
            if layout.stretch_at(piece[0]) >= 0 and not sentence.start_char <= piece[0] < sentence.end_char
        ]
        if other:
            head = head_of(layout, saying.speaker)
            yield Attribution(tuple(other), saying.cue, saying.speaker, head, one.confidence)
