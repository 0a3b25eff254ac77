"""Date expressions and their TIMEX3 values.

The rules stand in ``dayrules``, ``periodrules`` and ``durationrules``. One scan finds the words that
a date can hold; only near them are the rules tried, all in one pattern, from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc

from kg.extract import tense
from kg.extract.calendar import period, unit_of
from kg.extract.datecontext import Context, Rule, other_end
from kg.extract.datewords import MONTHS, SEASONS, WEEKDAYS, expand
from kg.extract.dayrules import DAYS, DAYS_ALONE
from kg.extract.durationrules import DURATIONS
from kg.extract.periodrules import PERIODS
from kg.model import Article, DateMention, Span

RULES: tuple[Rule, ...] = (*DAYS, *PERIODS, *DURATIONS)

_HEADS = (
    r"(?:19|20|1[0-8])\d\d|\d[:/.]\d\d|\d ?[ap]\.?m\b|['’]\d\d|q[1-4]\b|o['’]clock"
    rf"|(?:{'|'.join([*MONTHS, *WEEKDAYS, *SEASONS])}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
    r"|(?:second|minute|min|hour|hr|day|night|week|weekend|fortnight|month|quarter|period|year|decade)s?\b|centur(?:y|ies)\b|half of"
    r"|today|tonight|yesterday|tomorrow|morning|afternoon|evening|noon|midnight|midday|(?:nine|six|seven|eight|two)teen|two thousand"
    r"|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies|now\b|nowadays|current|present|moment|recent|past\b|long ago|time ago"
    r"|formerly|soon\b|future|near term|(?:dai|night|week|month|year|annual)ly\b|christmas|easter|thanksgiving|halloween|eve\b"
)
_HEAD = re.compile(rf"(?<![a-z])(?:{_HEADS})", re.IGNORECASE)

#: How far from such a word its expression can begin and end, in characters.
_BEFORE, _AFTER = 60, 60

_ANY = re.compile(
    r"(?<![\w$£€#])(?:"
    + "|".join(f"(?P<r{at}>" + re.sub(r"\?P<\w+>|\(\?P=\w+\)", lambda m: "?:" if m[0][2] == "<" else "[/.]", expand(rule.source)) + ")" for at, rule in enumerate(RULES))
    + r")(?!\w)",
    re.IGNORECASE,
)


def find(article: Article, doc: Doc) -> list[DateMention]:
    """The date expressions of an article, in order, also those outside of its paragraphs."""
    context = Context(
        article.text, publication(article), lambda span: tense.direction(doc, span), lambda span: tense.as_word(doc, span)
    )
    return [mention for match, rule in _matches(article.text) for mention in _read(match, rule, context)]


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
    context.span = match.span()
    value = rule.value(match, context)
    if value is None:
        return
    if (unit := unit_of(value)) and not rule.comparison:
        context.reference, context.reference_end = value, match.end()
        context.said[unit] = value
    elif unit:
        context.reference, context.reference_end = value, match.end()
    other = other_end(match, value)
    if other is None:
        yield DateMention(match.span(), value)
        return
    at = match.span("other")
    rest = (match.start(), at[0]) if at[1] >= match.end() - 1 else (at[1], match.end())
    both = [DateMention(at, other), DateMention(_trimmed(context.text, rest), value)]
    yield from sorted(both, key=lambda mention: mention.span)


def _trimmed(text: str, span: Span) -> Span:
    """The span without what joins the ends of a range at its edges."""
    words = re.match(r"(?:\s|[-–/]|to\b|and\b|through\b|until\b)*", text[slice(*span)])
    start = span[0] + (words.end() if words else 0)
    tail = re.search(r"(?:\s|[-–/]|\bto|\band|\bthrough|\buntil)*$", text[start : span[1]])
    return start, start + (tail.start() if tail else span[1] - start)


def publication(article: Article) -> date | None:
    """The day against which the article's relative dates are read: its date, or that of its date line."""
    return article.date


__all__ = ["DAYS_ALONE", "RULES", "find", "period", "publication"]
