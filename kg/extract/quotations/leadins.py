"""Whose words follow a colon after a noun for a saying: "this statement by Anna Berg on Monday: “…”"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.quotations import reporting
from kg.extract.quotations.attributions import Attribution, Layout
from kg.model import Span

#: How sure it is that they are the words of whoever the saying is of.
LED_IN = 0.6

_SAYINGS = ("telling", "speech", "claims", "announcing", "talks", "occasions", "documents", "question")

#: How far before the colon the noun may stand, in tokens.
_FARTHEST = 10


def owned(layout: Layout, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """The attributions, those without a source from whoever the saying belongs to that leads them in, or from the
    saying itself ("this finding: …")."""
    for one in found:
        number = layout.stretch_at(one.pieces[0][0])
        noun = _saying(layout, layout.marks[number].outer[0]) if one.source is None and number >= 0 else None
        source = _owner(layout, noun) if noun is not None else None
        yield replace(one, source=source, head=layout.within(source)[-1], confidence=LED_IN) if source else one


def _saying(layout: Layout, start: int) -> Token | None:
    """The noun for a saying in what a colon ends before quoted words, if no verb stands after it."""
    at = layout.token_from(start) - 1
    while at > 0 and layout.doc[at].is_space:
        at -= 1
    if at < 1 or layout.doc[at].text != ":":
        return None
    for token in reversed(layout.doc[max(0, at - _FARTHEST) : at]):
        if token.pos_ == "NOUN" and reporting.among(token, *_SAYINGS):
            return token
        if token.pos_ in ("VERB", "AUX") or layout.stretch[token.i] >= 0:
            return None
    return None


def _owner(layout: Layout, noun: Token) -> Span | None:
    """Who is named after "by" or as the owner, else the noun with what stands before it."""
    doc, end = layout.doc, noun.i + 1
    if end < len(doc) and doc[end].lower_ == "by":
        first = last = end + 1
        while last < len(doc) and doc[last].pos_ == "PROPN":
            last += 1
        if last > first:
            return layout.piece(first, last)
    whose = next((child for child in noun.lefts if child.dep_ == "poss" and child.pos_ == "PROPN"), None)
    if whose is not None:
        return layout.piece(whose.left_edge.i, whose.i + 1)
    return layout.piece(noun.left_edge.i, end)
