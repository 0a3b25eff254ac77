"""Clauses that say what happened at a date just named: "until Thursday, when drones bombed the depot"."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from kg.extract.dates.calendar import period
from kg.extract.events.eventdates import CONFIDENCE
from kg.extract.events.fiscal import on_calendar
from kg.extract.events.happenings import Dating, Happening
from kg.extract.reading import Reading


def link(reading: Reading, happenings: Mapping[int, Happening]) -> None:
    """Gives the events of such clauses the date that their clause describes."""
    dates = {
        token.i: (span, value)
        for span, value in on_calendar(reading.article.text, reading.dates)
        for token in reading.doc.char_span(*span, alignment_mode="expand") or ()
    }
    for happening in happenings.values():
        verb = happening.trigger
        if happening.is_noun or happening.dates or happening.status != "happened" or not _says_when(verb):
            continue
        span, value = dates.get(verb.head.i, (None, ""))
        if span is not None and not _is_to_come(value, reading):
            happening.dates.append(Dating(value, span, CONFIDENCE["verb"], "verb"))


def _is_to_come(value: str, reading: Reading) -> bool:
    """Whether a date was read as one after the article's day, on which nothing can have happened."""
    days, today = period(value.partition("/")[0]), reading.article.date
    return days is not None and today is not None and days[0] > today


def _says_when(verb: Token) -> bool:
    return verb.dep_ == "relcl" and any(child.lower_ == "when" for child in verb.lefts)
