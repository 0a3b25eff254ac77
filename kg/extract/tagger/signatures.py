"""Quotations signed: a paragraph in quotation marks, then a dash and a name, there or on the line below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extract.tagger import Found
from kg.extract.tagger.pieces import lines
from kg.model import Article, Span

_MARKED = r"\s*([“”„«\"].*[“”»\"])[.,]?\s*"
_NAME = r"\s*(—|–|―|--?)\s*([A-Z][^\n,—–―]{1,60}?)(?:,[^\n—–―]{1,80}?)?(?<!-)[.]?\s*"

#: A paragraph that is all in marks (an opening one is sometimes typed as a closing one).
_QUOTED = re.compile(_MARKED, re.DOTALL)

#: A dash and a name, with what is said of it after a comma; no heading between two dashes.
_SIGNED = re.compile(_NAME)

#: Both in one paragraph.
_BOTH = re.compile(_MARKED + _NAME, re.DOTALL)

#: Nearly always right: seven of seven in the articles on which the tagger was trained.
CONFIDENCE = 0.93


def signed(article: Article, found: Sequence[Found]) -> list[Found]:
    """What was found, with the signed quotations in place of what was found inside of their paragraphs."""
    certain = list(_signed(article))
    kept = (item for item in found if not any(_within(item, other.content[0]) for other in certain))
    return sorted([*kept, *certain], key=lambda item: item.content)


def _signed(article: Article) -> Iterator[Found]:
    text, paragraphs = article.text, lines(article)
    for start, end in paragraphs:
        if both := _BOTH.fullmatch(text, start, end):
            yield Found((both.span(1),), both.span(2), both.span(3), CONFIDENCE)
    for (start, end), (below, below_end) in pairwise(paragraphs):
        quoted = _QUOTED.fullmatch(text, start, end)
        name = _SIGNED.fullmatch(text, below, below_end)
        if quoted and name:
            yield Found((quoted.span(1),), name.span(1), name.span(2), CONFIDENCE)


def _within(item: Found, paragraph: Span) -> bool:
    return any(start < paragraph[1] and paragraph[0] < end for start, end in item.content)
