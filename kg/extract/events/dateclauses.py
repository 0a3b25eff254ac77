"""Clauses that say what happened at a date just named: "until Thursday, when drones bombed the depot"."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from kg.extract.dates.calendar import period
from kg.extract.events.clauses import form
from kg.extract.events.eventdates import CONFIDENCE
from kg.extract.events.fiscal import on_calendar
from kg.extract.events.happenings import Dating, Happening
from kg.extract.reading import Reading


def link(reading: Reading, happenings: Mapping[int, Happening]) -> None:
    """Gives the events of such clauses the date that their clause describes."""
    for at, dating in dated(reading).items():
        happening = happenings.get(at)
        if happening and not happening.is_noun and not happening.dates and happening.status == "happened":
            happening.dates.append(dating)


def dated(reading: Reading) -> dict[int, Dating]:
    """The dates of the verbs of such clauses, by token index."""
    dates = {
        token.i: (span, value)
        for span, value in on_calendar(reading.article.text, reading.dates)
        for token in reading.doc.char_span(*span, alignment_mode="expand") or ()
    }
    found: dict[int, Dating] = {}
    for verb in reading.doc:
        span, value = dates.get(verb.head.i, (None, "")) if _says_when(verb) else (None, "")
        if span is None or _is_to_come(value, reading):
            continue
        joined = (child for child in verb.rights if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX"))
        for told in (verb, *joined):  # "when she had won, and was touring the coast"
            if form(told) != "pluperfect":
                found[told.i] = Dating(value, span, CONFIDENCE["verb"], "verb")
    return found


def _is_to_come(value: str, reading: Reading) -> bool:
    """Whether a date was read as one after the article's day, on which nothing can have happened."""
    days, today = period(value.partition("/")[0]), reading.article.date
    return days is not None and today is not None and days[0] > today


def _says_when(verb: Token) -> bool:
    return verb.dep_ == "relcl" and any(child.lower_ == "when" for child in verb.lefts)
