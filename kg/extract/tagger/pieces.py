"""A text as word pieces, and the windows in which the encoder reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kg.model import Article, Span

Integers = NDArray[np.int64]

#: Piece ids of the vocabulary with a meaning of their own; BREAK ([unused0]) stands before each paragraph.
BREAK, CLS, SEP, MASK = 1, 101, 102, 103

#: A window holds this many pieces of its own (whole paragraphs where they fit), and these many around for context.
CAPACITY, BEFORE, AFTER = 224, 24, 8

#: How a piece is written, which the vocabulary does not tell: kinds of capitals, outside and inside of quotation
#: marks.
SHAPES = 5
FEATURES = 2 * SHAPES

_MARKS = re.compile(r"[“”„«»\"]|''|``")
#: Half of a character, which cannot be written as UTF-8: the tokenizer refuses it.
_SURROGATE = re.compile("[\ud800-\udfff]")
_OPENING = frozenset("“„«") | {"``"}
_CLOSING = frozenset("”»")


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text as the model reads it: for each word piece its id, its features, its characters' offsets, and whether a
    word begins with it. A paragraph begins with a BREAK, which covers no character."""

    ids: Integers
    features: Integers
    starts: Integers
    ends: Integers
    words: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces first to last are read at once; what is found from own to own_end is kept."""

    first: int
    last: int
    own: int
    own_end: int


#: A line break after the end of a sentence, or before a quotation or a signature: a new paragraph to the reader.
_LINE_END = re.compile(r"(?<=[.!?…\"”’»)])[^\S\n]*\n\s*|\n\s*(?=[\"“„«”–—―-])")


_LINE = re.compile(r"\S[^\n]*")


def heading(article: Article) -> Span | None:
    """The first line above the article's paragraphs, or None."""
    before = article.paragraphs[0][0] if article.paragraphs else 0
    line = _LINE.search(article.text, 0, before)
    return line.span() if line else None


def lines(article: Article) -> list[Span]:
    """The article's heading, which helps to read the rest, and its paragraphs, cut where a line break inside of one
    ends more than the line."""
    above = heading(article)
    found = [above] if above else []
    for start, end in article.paragraphs:
        at = start
        for gap in _LINE_END.finditer(article.text, start, end):
            if gap.start() > at:
                found.append((at, gap.start()))
            at = gap.end()
        if end > at:
            found.append((at, end))
    return found


def encode(text: str, paragraphs: Sequence[Span], tokenizer: Tokenizer) -> Pieces:
    """The word pieces of these paragraphs."""
    ids: list[int] = []
    offsets: list[Span] = []
    features: list[int] = []
    text = _SURROGATE.sub("?", text)
    encoded = tokenizer.encode_batch([text[start:end] for start, end in paragraphs], add_special_tokens=False)
    for (start, end), encoding in zip(paragraphs, encoded, strict=True):
        ids += [BREAK, *encoding.ids]
        offsets.append((start, start))
        offsets += [(start + a, start + b) for a, b in encoding.offsets]
        quoted = _quoted(text[start:end])
        features.append(0)
        features += [_shape(text[start + a : start + b]) + SHAPES * quoted[a] for a, b in encoding.offsets]
    spans = np.array(offsets, dtype=np.int64).reshape(-1, 2)
    words = [True, *(not (a[1] == b[0] and _joined(text, b[0])) for a, b in pairwise(offsets))][: len(ids)]
    return Pieces(
        ids=np.array(ids, dtype=np.int64),
        features=np.array(features, dtype=np.int64),
        starts=spans[:, 0],
        ends=spans[:, 1],
        words=np.array(words, dtype=np.bool_),
    )


def _joined(text: str, at: int) -> bool:
    """Whether a word goes on over this offset."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _shape(piece: str) -> int:
    """0 no letters, 1 small, 2 a capital first, 3 all capitals, 4 capitals within."""
    if piece.islower():
        return 1
    if piece.isupper():
        return 3 if len(piece) > 1 else 2
    if piece[:1].isupper() and piece[1:].islower():
        return 2
    return 4 if any(c.isalpha() for c in piece) else 0


def _quoted(paragraph: str) -> bytearray:
    """1 for each character inside (double) quotation marks, the marks included; an unclosed mark holds to the end."""
    inside = bytearray(len(paragraph))
    opened: int | None = None
    for match in _MARKS.finditer(paragraph):
        mark = match.group()
        if opened is None and mark not in _CLOSING:
            opened = match.start()
        elif opened is not None and mark not in _OPENING:
            inside[opened : match.end()] = b"\x01" * (match.end() - opened)
            opened = None
    if opened is not None:
        inside[opened:] = b"\x01" * (len(paragraph) - opened)
    return inside


def windows(pieces: Pieces, *, capacity: int = CAPACITY, before: int = BEFORE, after: int = AFTER) -> Iterator[Window]:
    """Windows whose own parts cover the text in order: whole paragraphs; one longer than a window is cut after a
    full stop where there is one in the second half of the window."""
    total = len(pieces.ids)
    breaks = np.flatnonzero(pieces.ids == BREAK)
    stops = np.flatnonzero(np.isin(pieces.ids, _STOPS)) + 1
    own = 0
    while own < total:
        end = min(own + capacity, total)
        if end < total:
            end = _last_in(breaks, own, end) or _last_in(stops, own + capacity // 2, end - 1) or end
        yield Window(max(0, own - before), min(total, end + after), own, end)
        own = end


#: The pieces "." "!" "?" and the closing marks that may follow them.
_STOPS = (1012, 999, 1029)


def _last_in(places: Integers, after: int, upto: int) -> int:
    """The last of the sorted places with after < place <= upto, or 0."""
    at = int(np.searchsorted(places, upto, side="right")) - 1
    return int(places[at]) if at >= 0 and places[at] > after else 0
