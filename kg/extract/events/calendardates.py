"""The dates of an article that the calendar knows, as they stand in its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.extract.datelines import text_start
from kg.extract.dates.calendar import period
from kg.extract.dates.datecontext import UNKNOWN
from kg.extract.dates.datewords import compiled
from kg.extract.events.eventwords import NOUNS, lemma_of
from kg.extract.events.fiscal import on_calendar
from kg.extract.events.tellings import event_nouns
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Span

#: Before a date, these say that the event lies on one side of it, or how long a state holds.
_NOT_ON = words("since until till before after by than past within as ago versus")
_STARTS = words("from between")
#: Those of them with which something may begin or end on that date.
BOUNDING = words("since until till before after by from")


@dataclass(frozen=True, slots=True)
class When:
    """A calendar date as it stands in a sentence: ``token`` is the head of its words, ``sure`` how sure its value."""

    token: Token
    value: str
    span: Span
    sure: float = 1


def calendar_dates(reading: Reading) -> Iterator[When]:
    """The dates of the running text that the calendar knows, each with the word it hangs on;
    "from Monday to Friday" is one, an interval."""
    return (when for before, when in _all_dates(reading) if before not in _NOT_ON and before not in _STARTS)


def bounding_dates(reading: Reading) -> Iterator[tuple[str, When]]:
    """The other dates: those that a preposition makes a bound of what is told, with it: "by Saturday", "since May"."""
    return ((before, when) for before, when in _all_dates(reading) if before in BOUNDING)


def _all_dates(reading: Reading) -> Iterator[tuple[str, When]]:
    """The dates, each with the preposition before it; those that only begin a range, when the next range begins."""
    start: When | None = None
    start_of = ""
    paragraphs = reading.article.paragraphs
    begins = text_start(reading.article.text, paragraphs[0]) if paragraphs else 0
    for span, value in _with_ranges(reading):
        found = reading.doc.char_span(*span, alignment_mode="expand")
        if found is None or found[0].is_space or span[0] < begins:
            continue
        token, before = found.root, _before(found.root, found.start)
        ends = start is not None and token.head.i - start.token.i == 1  # "from 1979 to 1989"
        if _is_in_memory(found) or (_is_of_figures(token) and not ends) or _tells_age(token, value):
            continue
        if before in _STARTS:
            if start:
                yield start_of, start
            start_of, start = before, When(token, value, span)
            continue
        if start and before in ("to", "until", "till", "through", "and", "between") and found.start - start.token.i < 8:
            if joined := _joined(start.value, value):
                yield "", When(start.token, joined, (start.span[0], span[1]))
            elif _CLOCK.fullmatch(reading.article.text, *start.span):
                yield "", When(token, value, span)
            start = None
            continue
        yield before, When(token, value, span, _sure(value, reading.article.text[slice(*span)], reading.article.date))
    if start:
        yield start_of, start


def _sure(value: str, said: str, today: date | None) -> float:
    """How sure a date is: "at 6 a.m." says no day, "last Tuesday" on a Wednesday may be yesterday."""
    span = period(value) if _LAST_WEEKDAY.fullmatch(said) else None
    near = span is not None and today is not None and 0 < (today - span[0]).days % 7 <= NEAR
    if _ROUGHLY.match(said):
        return ROUGH
    return UNSURE if near or _CLOCK.fullmatch(said) else 1


_CLOCK = compiled(r"<mod>?<clock>")
#: "More than 20 years ago" is no year that anybody knows.
_ROUGHLY = re.compile(
    r"(?:more than|less than|over|under|at least|at most|nearly|almost|about|around|roughly|some)\b.*\bago$",
    re.IGNORECASE,
)
_LAST_WEEKDAY = compiled(r"last <weekday>(?: <part>)?")
#: How sure such dates are; how near, in days, "last Tuesday" is too near.
UNSURE, ROUGH, NEAR = 0.6, 0.5, 2

#: What says of a date, or of what happened on it, that something else was on one side of it.
BOUNDS = words("since until till before")


def bounding_noun(date: Token) -> Token | None:
    """The noun right before a date that says with it on which side something else was, though the parse hangs the date
    on the verb: "since the election on May 9, police have detained"."""
    preposition = date.head
    if preposition.pos_ != "ADP" or not preposition.i:
        return None
    noun = preposition.nbor(-1)
    bound = noun.head
    if noun.dep_ != "pobj" or bound.lower_ not in OTHER_TIMES or bound.head != preposition.head:
        return None
    return None if faces(noun) else noun


#: Behind these stands what was at another time than what is told.
OTHER_TIMES = BOUNDS | words("after following")


def faces(noun: Token) -> bool:
    """Whether "before" this noun is no time but to the face of those whom it means: "before a judge"."""
    told = lemma_of(noun) in NOUNS or noun.lower_ in NOUNS or noun.lemma_.lower() in event_nouns()
    return noun.head.lower_ == "before" and not told and noun.ent_type_ not in ("DATE", "TIME", "EVENT")


def is_known(value: str) -> bool:
    """Whether the calendar knows a date, not only an article whose day nobody knows: "on Tuesday"."""
    return not value.startswith(UNKNOWN["year"])


def _of_an_unknown_day(reading: Reading) -> Iterator[tuple[Span, str]]:
    """The dates of an article whose own day is not known, and with it theirs: what they date happened on one day all
    the same, which can tell two events apart."""
    if reading.article.date is None:
        days = (mention for mention in reading.dates if not is_known(mention.value))
        yield from ((mention.span, mention.value.partition("T")[0]) for mention in days)


def _with_ranges(reading: Reading) -> Iterator[tuple[Span, str]]:
    """The calendar dates, in order; "March 17-20" and "May 9 to 10" are one."""
    found = sorted([*on_calendar(reading.article.text, reading.dates), *_of_an_unknown_day(reading)])
    at = 0
    while at < len(found):
        span, value = found[at]
        after = found[at + 1] if at + 1 < len(found) else None
        joined = _joined(value, after[1]) if after and _is_one(span, after[0], reading.article.text) else None
        yield ((span[0], after[0][1]), joined) if after and joined else (span, value)
        at += 2 if joined else 1


def _is_one(first: Span, last: Span, text: str) -> bool:
    """Whether two dates beside one another are the ends of a range, but for those of which "from" says so."""
    between = text[first[1] : last[0]].strip() if last[0] - first[1] < _NEXT_TO else ""
    short = text[slice(*last)].isdigit() and not _FROM.search(text, max(0, first[0] - _NEXT_TO - 4), first[0])
    return between in _DASHES or (between == "to" and short)


_DASHES = ("-", "–", "—")
_FROM = re.compile(r"\b(?:from|between)\s+$", re.IGNORECASE)
#: In characters.
_NEXT_TO = 5


def _is_in_memory(found: TokenSpan) -> bool:
    """Whether "9/11" stands before what is not of that day: a memorial, a commission, those who were left."""
    if not _NAMED_FOR_ITSELF.match(found.text):
        return False
    head = found.root.head
    beside = found.root.dep_ in ("compound", "nummod", "nmod", "amod", "poss") and head.i >= found.end
    return beside and head.lemma_.lower() not in _ON_THAT_DAY


_NAMED_FOR_ITSELF = re.compile(r"(?:9/11|Sept(?:\.|ember) 11(?:th)?)$")
_ON_THAT_DAY = words("attack hijacking bombing strike terrorism atrocity assault crash")


def _is_of_figures(date: Token) -> bool:
    """Whether a date is that of figures which are compared or foretold: "rose 2 percent, after 4 percent in May", "cut
    its forecast for the year"."""
    preposition = date.head
    if preposition.pos_ != "ADP" or not preposition.i:
        return False
    figure, above = preposition.nbor(-1), preposition.head
    told = [above, *(child for child in above.children if child.dep_ == "dobj")]
    if preposition.lower_ == "for" and any(each.lemma_.lower() in _FORETOLD for each in told):
        return True
    counted = figure.pos_ == "NUM" or figure.lemma_.lower() in ("percent", "%", "cent", "dollar", "$")
    return counted and figure.dep_ == "pobj" and figure.head.lower_ in ("after", "from", "against", "versus", "than")


_FORETOLD = words(
    "forecast figure estimate guidance outlook target budget projection prediction expectation datum data"
)


def _tells_age(date: Token, value: str) -> bool:
    """Whether a date of ten years or more only says how old a thing is that nothing tells of as an event: "an
    18th-century church"."""
    first, last = period(value.partition("/")[0]), period(value.rpartition("/")[2])
    if date.dep_ not in ("compound", "amod", "nmod") or first is None or last is None:
        return False
    noun = lemma_of(date.head)
    return (
        (last[1] - first[0]).days > _LONG and date.head.i > date.i and noun not in NOUNS and noun not in event_nouns()
    )


_LONG = 9 * 365


def _before(root: Token, start: int) -> str:
    """The preposition before a date."""
    if root.head.pos_ in ("ADP", "SCONJ") and root.head.i < root.i:
        beside = root.head.nbor(-1).lower_ if root.head.i else ""
        if root.head.lower_ == "to" and beside in ("prior", "previous"):
            return "before"
        return "than" if beside == "than" else root.head.lower_
    return root.doc[start - 1].lower_ if start else ""


def _joined(first: str, last: str) -> str | None:
    one, two = period(first.partition("/")[0]), period(last.rpartition("/")[2])
    if one is None or two is None or one[0] > two[0]:
        return None
    if first.partition("/")[0] == last.rpartition("/")[2]:
        return first
    return f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"
