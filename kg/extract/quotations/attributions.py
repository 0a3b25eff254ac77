"""An attribution: which stretches of the text are somebody's words or thoughts, by which word, and whose."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.quotations.quotemarks import Quoted
from kg.model import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """``pieces`` of the text in order; the ``cue`` that reports them; the ``source`` as it stands in the text, and the
    ``head`` of that noun phrase; None for what the text does not give. ``confidence`` that all of it is right.
    ``phrase`` is the cue with what belongs to it ("declined to say")."""

    pieces: tuple[Span, ...]
    cue: Token | None
    source: Span | None
    head: Token | None
    confidence: float
    phrase: Span | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Where tokens and quoted stretches lie in each other: the ``text``, its ``doc``, ``offsets`` of the tokens,
    and for each token the index of the stretch in ``marks`` that it stands in, or -1."""

    doc: Doc
    text: str
    marks: Sequence[Quoted]
    offsets: Sequence[int]
    stretch: Sequence[int]

    @classmethod
    def of(cls, doc: Doc, text: str, marks: Sequence[Quoted]) -> Layout:
        """The layout of these quoted stretches (in order, none inside another) in a text and its parse."""
        offsets = [token.idx for token in doc]
        stretch = [-1] * len(offsets)
        for number, mark in enumerate(marks):
            first = bisect_right(offsets, mark.outer[0] - 1)
            while first < len(offsets) and offsets[first] < mark.outer[1]:
                stretch[first] = number
                first += 1
        return cls(doc, text, marks, offsets, stretch)

    def token_from(self, offset: int) -> int:
        """The index of the first token that begins at or after an offset."""
        return bisect_right(self.offsets, offset - 1)

    def within(self, span: Span) -> Sequence[Token]:
        """The tokens that begin in a span, without white space."""
        found = self.doc[self.token_from(span[0]) : self.token_from(span[1])]
        return [token for token in found if not token.is_space]

    def inside(self, pieces: Sequence[Span]) -> Iterator[Token]:
        """The tokens of all these pieces."""
        for piece in pieces:
            yield from self.within(piece)

    def stretch_at(self, offset: int) -> int:
        """The index of the quoted stretch that the token from this offset on stands in, or -1."""
        at = self.token_from(offset)
        return self.stretch[at] if at < len(self.stretch) else -1

    def piece(self, start: int, end: int) -> Span | None:
        """The text of these tokens without the white space, marks and punctuation at its edges."""
        doc = self.doc
        while start < end and _edge(doc[start]):
            start += 1
        while end > start and _edge(doc[end - 1]):
            end -= 1
        return (doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) if start < end else None


def _edge(token: Token) -> bool:
    return (token.is_punct or token.is_space or token.is_quote) and not token.is_currency
