"""Date expressions and their TIMEX3 values.

The rules stand in ``dayrules``, ``periodrules`` and ``durationrules``. One scan finds the words that
a date can hold; only near them are the rules tried, all in one pattern, from left to right."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date, timedelta

from spacy.tokens import Doc

from kg.extract import datelines
from kg.extract.dates import tense
from kg.extract.dates.calendar import period, unit_of
from kg.extract.dates.datecontext import Context, Rule, other_end
from kg.extract.dates.datewords import MONTHS, SEASONS, WEEKDAYS, expand
from kg.extract.dates.dayrules import DAYS
from kg.extract.dates.direction import direction
from kg.extract.dates.durationrules import DURATIONS
from kg.extract.dates.periodrules import PERIODS
from kg.model import Article, DateMention, Span

RULES: tuple[Rule, ...] = (*DAYS, *PERIODS, *DURATIONS)

_HEADS = (
    r"(?:19|20|1[0-8])\d\d|\d(?:st|nd|rd|th)\b|\d[:/.]\d\d|\d ?[ap]\.?m\b|['’]\d\d|\d0s\b|9/11|q[1-4]\b|o['’]clock"
    rf"|(?:{'|'.join([*MONTHS, *WEEKDAYS, *SEASONS])}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
    r"|(?:second|minute|min|hour|hr|day|night|week|weekend|fortnight|month|quarter|period|year|decade)s?\b"
    r"|centur(?:y|ies)\b|half of|today|tonight|yesterday|tomorrow|morning|afternoon|evening|noon|midnight|midday"
    r"|(?:nine|six|seven|eight|two)teen|two thousand|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies"
    r"|now\b|nowadays|current|present|moment|recent|past\b|long ago|time ago|formerly|soon\b|future|near term"
    r"|(?:until|till|by|since)\s+then\b"
    r"|(?:dai|night|week|month|year|annual)ly\b|christmas|easter|thanksgiving|halloween|eve\b"
)
_HEAD = re.compile(rf"(?<![a-z])(?:{_HEADS})", re.IGNORECASE)

#: How far from such a word its expression can begin and end, in characters.
_BEFORE, _AFTER = 40, 30


def _unnamed(pattern: str) -> str:
    """The pattern with its groups unnamed, so that it can stand beside others."""
    return re.sub(r"\?P<\w+>", "?:", re.sub(r"\(\?P=\w+\)", "[/.]", pattern))


_ANY = re.compile(
    r"(?<![\w$£€#])(?:"
    + "|".join(f"(?P<r{at}>{_unnamed(expand(rule.source))})" for at, rule in enumerate(RULES))
    + r")(?!\w)",
    re.IGNORECASE,
)


def find(article: Article, doc: Doc, people: Collection[Span] = ()) -> list[DateMention]:
    """The date expressions of an article, in order, also those outside of its paragraphs; what stands where ``people``
    are named is none ("May said")."""
    context = Context(
        article.text,
        publication(article),
        lambda span: direction(doc, span),
        lambda span: tense.as_word(doc, span),
        lambda span: tense.before_noun(doc, span),
        lambda first, second: tense.goes_on(doc, first, second),
    )
    found = ((match, rule) for match, rule in _matches(article.text) if match.span() not in people)
    return [mention for match, rule in found for mention in _read(match, rule, context)]


def _matches(text: str) -> Iterator[tuple[re.Match[str], Rule]]:
    for start, end in _windows(text):
        for found in _ANY.finditer(text, start, end):
            rule = RULES[int((found.lastgroup or "r0")[1:])]
            match = rule.pattern.match(text, found.start(), end)
            if match:
                yield match, rule


def _windows(text: str) -> Iterator[Span]:
    """The stretches of text in which a date can stand; they begin and end between words."""
    start = end = -1
    for head in _HEAD.finditer(text):
        if head.start() - _BEFORE > end:
            if end >= 0:
                yield start, end
            start = max(head.start() - _BEFORE, end, 0)
        end = min(head.end() + _AFTER, len(text))
    if end >= 0:
        yield start, end


def _read(match: re.Match[str], rule: Rule, context: Context) -> Iterator[DateMention]:
    """The mention, or the two ends of a range; what it says becomes what later ones refer to."""
    context.span = (
        max(match.end("lead"), match.start()) if "lead" in match.re.groupindex else match.start(),
        match.end(),
    )
    value = rule.value(match, context)
    if value is None:
        return
    if not rule.comparison:
        _speak_of(value, match, context)
    other = other_end(match, value)
    if other is None:
        yield DateMention(context.span, value)
        return
    at = match.span("other")
    main = match.start("day" if "day" in match.re.groupindex else "year")
    rest = (match.start(), at[0]) if main < at[0] else (at[1], match.end())
    both = [DateMention(at, other), DateMention(_trimmed(context.text, rest), value)]
    yield from sorted(both, key=lambda mention: mention.span)


def _speak_of(value: str, match: re.Match[str], context: Context) -> None:
    """Keeps what the text goes on to speak of: not the day on which a period ended, of "the nine months" the year,
    of the quarters those that have results, and without an article's day not the year of "a 1977 decision"."""
    unit = unit_of(value)
    if unit == "year" and context.today is None and context.before_noun(context.span):
        return
    before = context.text[max(0, match.start() - 10) : match.start()]
    if value in ("P6M", "P9M") and _SO_FAR.search(before + match[0]):
        context.reference, context.reference_end = context.now("year"), match.end()
    elif unit and not (unit == "day" and (_ENDED.search(before) or _names_it(match, context))):
        context.reference, context.reference_end = value, match.end()
        if unit != "quarter" or _has_results(value, context):
            context.said[unit] = value


def _has_results(quarter: str, context: Context) -> bool:
    """Whether a quarter is told of as one that is over: not that of a forecast, nor the one that runs where the text
    has spoken of one before it."""
    runs = context.now("quarter")
    return quarter < runs or (context.ahead() <= 0 and context.said.get("quarter", runs) >= runs)


_SO_FAR = re.compile(r"\b(?:the|its)\s+(?:first\s+)?(?:six|nine)[\s-]months$", re.IGNORECASE)
_ENDED = re.compile(r"\bend(?:ed|ing|s)\s+$")


def _trimmed(text: str, span: Span) -> Span:
    """The span without what joins the ends of a range at its edges."""
    words = re.match(r"(?:\s|[-–/]|to\b|and\b|through\b|until\b)*", text[slice(*span)])
    start = span[0] + (words.end() if words else 0)
    tail = re.search(r"(?:\s|[-–/]|\bto|\band|\bthrough|\buntil)*$", text[start : span[1]])
    return start, start + (tail.start() if tail else span[1] - start)


def _names_it(match: re.Match[str], context: Context) -> bool:
    """Whether a day only says who or what is meant: "a 9/11 plotter"."""
    return match[0] == "9/11" and _OF_THAT_DAY.match(context.text, match.end()) is not None


_OF_THAT_DAY = re.compile(
    r"\s(?:plotter|hijacker|mastermind|victim|survivor|famil|widow|responder|memorial|museum|commission|report|bill|era|generation)"
)


def publication(article: Article) -> date | None:
    """The day against which the article's relative dates are read: its date, or that of a date line
    at its head where it has none or one more than FAR_OFF away (the day when a page was fetched), or the day
    of its dateline, on which it was written, if that is NEAR."""
    stated = _date_line(article.text[:_HEAD_OF_ARTICLE])
    if stated is None or (article.date and abs(article.date - stated) <= FAR_OFF):
        stated = article.date
    return (_written(article, stated) or stated) if stated else None


def _written(article: Article, published: date) -> date | None:
    """The day of the dateline, None where there is none near to the day of publication."""
    nearest = Context(article.text, published, lambda _: 0, lambda _: False)
    spans = (datelines.day(article.text, paragraph) for paragraph in article.paragraphs[:2])
    for match, rule in _matches(article.text[slice(*next(filter(any, spans), (0, 0)))]):
        value = period(rule.value(match, nearest) or "")
        if value and value[0] == value[1] and abs(value[0] - published) <= NEAR:
            return value[0]
    return None


#: A date line that is further than this from the article's date is believed instead of it.
FAR_OFF = timedelta(days=31)
#: So far from its publication an agency's report may be written, by the clock of another zone or the day before.
NEAR = timedelta(days=3)
_HEAD_OF_ARTICLE = 1500
_DATE_LINE = re.compile(
    r"^[ \t]{0,9}(?:(?:published|posted|updated|created|date|on|at)\b:?[ \t]{0,9}){0,3}(?P<date>"
    + expand(r"(?:(?:<weekday>|<shortday>),? )?(?:<month> <daynum>,? <year>|<daynum> <month>,? <year>)")
    + r"|\d{4}-\d\d-\d\d)(?:[ \t,|]*(?:at )?\d\d?:\d\d.{0,20})?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)


def _date_line(head: str) -> date | None:
    """The day that stands alone on a line."""
    nowhere = Context(head, None, lambda _: 0, lambda _: False)
    for line in _DATE_LINE.finditer(head):
        for match, rule in _matches(line["date"]):
            if span := period(rule.value(match, nowhere) or ""):
                return span[0]
    return None


__all__ = ["RULES", "find", "publication"]
