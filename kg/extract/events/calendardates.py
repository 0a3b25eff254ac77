"""The dates of an article that the calendar knows, as they stand in its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.extract.datelines import text_start
from kg.extract.dates.calendar import period
from kg.extract.events.fiscal import on_calendar
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Span

#: Before a date, these say that the event lies on one side of it, or how long a state holds.
_NOT_ON = words("since until till before after by than past within as ago versus")


@dataclass(frozen=True, slots=True)
class When:
    """A calendar date as it stands in a sentence: ``token`` is the head of its words."""

    token: Token
    value: str
    span: Span


def calendar_dates(reading: Reading) -> Iterator[When]:
    """The dates of the running text that the calendar knows, each with the word it hangs on;
    "from Monday to Friday" is one, an interval."""
    start: When | None = None
    paragraphs = reading.article.paragraphs
    begins = text_start(reading.article.text, paragraphs[0]) if paragraphs else 0
    for span, value in _with_ranges(reading):
        found = reading.doc.char_span(*span, alignment_mode="expand")
        if found is None or found[0].is_space or span[0] < begins:
            continue
        token, before = found.root, _before(found.root, found.start)
        if _is_in_memory(found):
            continue
        if before in ("from", "between"):
            start = When(token, value, span)
            continue
        if start and before in ("to", "until", "till", "through", "and", "between") and found.start - start.token.i < 8:
            if joined := _joined(start.value, value):
                yield When(start.token, joined, (start.span[0], span[1]))
            start = None
            continue
        if before not in _NOT_ON:
            yield When(token, value, span)


def _with_ranges(reading: Reading) -> Iterator[tuple[Span, str]]:
    """The calendar dates, in order; "March 17-20" is one."""
    found = list(on_calendar(reading.article.text, reading.dates))
    at = 0
    while at < len(found):
        span, value = found[at]
        after = found[at + 1] if at + 1 < len(found) else None
        between = reading.article.text[span[1] : after[0][0]].strip() if after and after[0][0] - span[1] < 4 else ""
        joined = _joined(value, after[1]) if after and between in _DASHES else None
        yield ((span[0], after[0][1]), joined) if after and joined else (span, value)
        at += 2 if joined else 1


_DASHES = ("-", "–", "—")


def _is_in_memory(found: TokenSpan) -> bool:
    """Whether "9/11" stands before what is not of that day: a memorial, a commission, those who were left."""
    if not _NAMED_FOR_ITSELF.match(found.text):
        return False
    head = found.root.head
    beside = found.root.dep_ in ("compound", "nummod", "nmod", "amod", "poss") and head.i >= found.end
    return beside and head.lemma_.lower() not in _ON_THAT_DAY


_NAMED_FOR_ITSELF = re.compile(r"(?:9/11|Sept(?:\.|ember) 11(?:th)?)$")
_ON_THAT_DAY = words("attack hijacking bombing strike terrorism atrocity assault crash")


def _before(root: Token, start: int) -> str:
    """The preposition before a date."""
    if root.head.pos_ in ("ADP", "SCONJ") and root.head.i < root.i:
        return root.head.lower_
    return root.doc[start - 1].lower_ if start else ""


def _joined(first: str, last: str) -> str | None:
    one, two = period(first.partition("/")[0]), period(last.rpartition("/")[2])
    if one is None or two is None or one[0] > two[0]:
        return None
    return f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"
