"""When the quarters of a business year were, and other periods of it, which need not be those of the calendar.

"Its fiscal second quarter" is ``1989-Q2`` in TIMEX3, as the gold data have it, but on the calendar it lies where the
text says that it ended ("the quarter ended Sept. 30"); where the text does not, nobody can tell. "The three months to
March" are three months, not one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from kg.extract.dates.calendar import Unit, at, interval, period, shift, unit_of
from kg.model import DateMention, Span

#: A quarter that ends on one of the first days of a month is over with the month before.
_FIRST_DAYS = 10

_MONTH: Unit = "month"


@dataclass(frozen=True, slots=True)
class _End:
    """A day of the last month of a quarter, where the text says it; ``value`` is what the text calls the quarter, and
    ``place`` which of the article's dates that is."""

    place: int
    value: str
    last: date

    @property
    def part(self) -> str:
        return self.value[4:]

    def three_months(self, value: str) -> str:
        """The quarter of this number in the year of ``value``, as an ISO 8601 interval of months."""
        end = shift(self.last, "year", int(value[:4]) - int(self.value[:4]))
        return f"{at(shift(end, _MONTH, -2), _MONTH)}/{at(end, _MONTH)}"


def on_calendar(text: str, dates: Sequence[DateMention]) -> Iterator[tuple[Span, str]]:
    """The dates that the calendar knows, in order, each with its ISO 8601 value: of a fiscal quarter the three months
    that it was; one whose end is not told is left out."""
    ends = list(_ends(text, dates))
    fiscal = {mention.value[4:] for mention in dates if _is_fiscal(mention, text)} | {end.part for end in ends}
    ends_of = {place + 1: value for place, value in _periods(text, dates)}
    for place, mention in enumerate(dates):
        if quarter := _quarter_to(mention, text):
            yield quarter
            continue
        if place + 1 in ends_of:
            yield (mention.span[0], dates[place + 1].span[1]), ends_of[place + 1]
        if place in ends_of or place + 1 in ends_of:
            continue
        value = interval(mention.value)
        if value and unit_of(mention.value) == "quarter" and mention.value[4:] in fiscal:
            value = _on_calendar(mention.value, place, ends)
        if value:
            yield mention.span, value


def _periods(text: str, dates: Sequence[DateMention]) -> Iterator[tuple[int, str]]:
    """The periods of which the text says how long they were and when they ended or began, "the three months to March",
    "the first nine months of 2015": which of the dates says how long, and the ISO 8601 interval of months."""
    for place, (mention, after) in enumerate(pairwise(dates)):
        year = _YEAR.fullmatch(text, *mention.span)
        length = 12 if year else _LENGTHS.get(mention.value)
        if length and unit_of(after.value) == "year" and _FIRST.fullmatch(text, mention.span[0], after.span[0]):
            yield place, f"{after.value}-01/{after.value}-{length:02}"
        ended = period(after.value) if unit_of(after.value) in ("day", "month") else None
        if length and ended and _UP_TO.fullmatch(text, mention.span[1], after.span[0]):
            last = _last_month(ended[1])
            yield place, f"{at(shift(last, _MONTH, 1 - length), _MONTH)}/{at(last, _MONTH)}"


def _quarter_to(mention: DateMention, text: str) -> tuple[Span, str] | None:
    """ "The quarter that ended on March 31", of which the date says only the end: where it stands, and its months."""
    words = _QUARTER_TO.search(text, max(0, mention.span[0] - _LONG), mention.span[0])
    ended = period(mention.value) if words and unit_of(mention.value) in ("day", "month") else None
    if words is None or ended is None:
        return None
    last = _last_month(ended[1])
    return (words.start(), mention.span[1]), f"{at(shift(last, _MONTH, -2), _MONTH)}/{at(last, _MONTH)}"


#: Without an article these words are a date of their own, see ``_ends``. _LONG is in characters.
_QUARTER_TO = re.compile(r"\b(?:the|its|a) (?:\w+ )?quarter,? (?:that|which) ended (?:on |in )?$", re.IGNORECASE)
_LONG = 50

_YEAR = re.compile(r"(?:(?:the|its|a)\s+)?(?:(?:fiscal|financial|full)\s+)?year", re.IGNORECASE)
_FIRST = re.compile(r"the first \w+ months (?:of|in) ", re.IGNORECASE)
_LENGTHS = {"P3M": 3, "P6M": 6, "P9M": 9, "P12M": 12}
_UP_TO = re.compile(r",?\s+(?:to|through|ended|ending|that\s+ended)\s+(?:(?:on|in|at)\s+)?(?:end-)?", re.IGNORECASE)


def _last_month(end: date) -> date:
    """A day of the month with which a period ended: one that ends on a first day is over with the month before."""
    return shift(end, _MONTH, -1) if end.day <= _FIRST_DAYS else end


def _is_fiscal(mention: DateMention, text: str) -> bool:
    return unit_of(mention.value) == "quarter" and "fiscal" in text[slice(*mention.span)].lower()


def _ends(text: str, dates: Sequence[DateMention]) -> Iterator[_End]:
    for place, (mention, after) in enumerate(pairwise(dates)):
        if unit_of(mention.value) == "quarter" and _ENDED.fullmatch(text, mention.span[1], after.span[0]):
            ended = period(after.value)
            if ended is not None:
                yield _End(place, mention.value, _last_month(ended[1]))


_ENDED = re.compile(r",?\s+(?:(?:that|which|period)\s+)?end(?:ed|ing|s)\s+(?:on\s+)?", re.IGNORECASE)


def _on_calendar(value: str, place: int, ends: Sequence[_End]) -> str | None:
    """The months of a fiscal quarter by its own end, else by the one told last before it, or first after it."""
    known = [end for end in ends if end.part == value[4:]]
    before = [end for end in known if end.place <= place]
    return (before[-1] if before else known[0]).three_months(value) if known else None
