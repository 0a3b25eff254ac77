"""Since when and until when: the dates that a clause gives a membership."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from kg.extract.memberships.membership_clauses import STATES, gone_by
from kg.extract.memberships.roles import BELONGING
from kg.extract.memberships.ties import Tie
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import DateMention

_CALENDAR = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_INTERVAL = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)/(\d{4}(?:-\d\d(?:-\d\d)?)?)")
_YEARS = re.compile(r"\(?(\d{4})\s*[-–—/]\s*(\d{4})\)?")
_AND = re.compile(r"\band\b")
_YEAR = re.compile(r"\d{4}")
_LENGTH = re.compile(r"P\d+[YM]|P[XN]?\d*(?:Y|M|DE)|PX[YM]")
_STARTED = re.compile(r"\b(\d{4})\s?[-–—]\s?$")

#: Verbs whose date is the beginning, and those whose date is the end.
_BEGINNING = words(
    "join rejoin become elect appoint name choose hire recruit found cofound establish form create launch start set "
    "swear nominate promote defect decamp switch admit enter select pick install move return sign succeed take assume"
)
_ENDING = words(
    "leave quit resign retire expel oust dismiss fire sack depart withdraw step replace remove lose throw kick"
)

_LINKS: dict[str, Literal["since", "until"]] = {
    "since": "since",
    "from": "since",
    "until": "until",
    "till": "until",
    "to": "until",
    "through": "until",
}

_SPANNING = words("from since until between in to")

_CLAUSAL = words(", and in on as the then later since from until till to between during ( ) of for with a")


_FINITE = ("VBD", "VBZ", "VBP")


@dataclass(frozen=True, slots=True)
class Tenure:
    """ISO dates at the precision stated, or None; ``over`` where the text says that it has ended."""

    since: str | None = None
    until: str | None = None
    over: bool = False


def tenure(reading: Reading, tie: Tie) -> Tenure:
    """The dates of a tie: those right behind its organisation, else those of its verb."""
    sentence = tie.anchor.sent
    dates = _dates_within(reading, sentence.start_char, sentence.end_char)
    gone = tie.over or (_may_end(tie) and (gone_by(tie.anchor) or _lasted(reading, tie.anchor, dates)))
    if not dates:
        return Tenure(over=gone)
    behind = _behind(reading, tie, dates)
    found = _read(reading, tie, behind) if behind else Tenure()
    if found == Tenure():
        shared = tie.pattern.endswith("shared")  # the dates before it are those of the role before
        own = (date for date in dates if not (shared and date.span[0] < tie.body.span[1]))
        own = (date for date in own if _in_clause(reading, date, tie.anchor) and not _beside_name(reading, date, tie))
        found = _read(reading, tie, [date for date in own if not _is_of_next(reading, tie, date)])
    return Tenure(found.since, found.until, found.over or gone)


def _may_end(tie: Tie) -> bool:
    """Whether what a clause tells as past is over: whoever was a party's senator may be in it still."""
    return tie.body.kind != "Party" or tie.role is None or tie.role in BELONGING


def _lasted(reading: Reading, verb: Token, dates: list[DateMention]) -> bool:
    """Whether a clause in the past tells how long something went on: "worked for Acme for ten years"."""
    if verb.tag_ != "VBD" or verb.lemma_ not in STATES:
        return False
    lengths = (reading.tokens(date.span) for date in dates if _LENGTH.fullmatch(date.value))
    return any(
        link.lower_ == "for" and link.head in (verb, *verb.subtree)
        for tokens in lengths
        for link in (tokens.root.head, *(token for token in tokens if token.pos_ == "ADP"))
    )


def _dates_within(reading: Reading, start: int, end: int) -> list[DateMention]:
    first = bisect_left(reading.dates, start, key=lambda date: date.span[0])
    out = []
    for date in reading.dates[first:]:
        if date.span[0] >= end:
            break
        out.append(date)
    return out


def _behind(reading: Reading, tie: Tie, dates: list[DateMention]) -> list[DateMention]:
    """The dates after the organisation, with nothing but small words between, and no "and" before the first."""
    out: list[DateMention] = []
    at = max(tie.body.span[1], tie.where.span[1] if tie.where is not None else 0)
    for date in dates:
        if date.span[0] < at:
            continue
        if date.span[0] > at + 40 or any(
            token.lower_ not in _CLAUSAL and token.pos_ != "PUNCT"
            for token in reading.tokens((at, date.span[0]))[1:]
            if at <= token.idx < date.span[0]
        ):
            break
        if not out and _AND.search(reading.article.text, at, date.span[0]):
            break
        out.append(date)
        at = date.span[1]
    return out


def _beside_name(reading: Reading, date: DateMention, tie: Tie) -> bool:
    """Whether a date is told beside the name of a tie's person: "Ann Lee, its head until 2010, now sits on"."""
    if not tie.holder.span[1] <= date.span[0] < tie.anchor.idx:
        return False
    return any(token.text == "," for token in reading.tokens((date.span[1], tie.anchor.idx)))


def _is_of_next(reading: Reading, tie: Tie, date: DateMention) -> bool:
    """Whether a date stands between commas before another role: "a member of Acme and, from 1996 on, its chairman"."""
    doc, at = reading.doc, reading.tokens(date.span).start
    while at > 0 and (doc[at - 1].lower_ in _SPANNING or doc[at - 1].like_num):
        at -= 1
    return date.span[0] > tie.body.span[1] and doc[max(at - 2, 0) : at].text.lower() in ("and,", "and ,")


def _in_clause(reading: Reading, date: DateMention, anchor: Token) -> bool:
    """Whether a date hangs on the verb of a tie, outside of brackets ("Ann Lee (1920 – 1999) led")."""
    text = reading.article.text[max(anchor.sent.start_char, date.span[0] - 60) : date.span[0]]
    if text.rfind("(") > text.rfind(")"):
        return False
    at = reading.tokens(date.span).root
    if any(token.dep_ == "conj" and token.tag_ in _FINITE for token in reading.doc[anchor.i + 1 : at.i]):
        return False  # "founded the Blue Party and was mayor until 1998"
    for _ in range(5):
        if at.pos_ in ("VERB", "AUX"):
            return False
        if at.head.i == anchor.i:
            return True
        if at.head == at:
            return False
        at = at.head
    return False


def _read(reading: Reading, tie: Tie, dates: list[DateMention]) -> Tenure:
    since = until = None
    for date in dates:
        interval = _INTERVAL.fullmatch(date.value) or _YEARS.fullmatch(reading.article.text[slice(*date.span)])
        if interval:
            since, until = interval[1], interval[2]
        elif _CALENDAR.fullmatch(date.value):
            start = _STARTED.search(reading.article.text, max(0, date.span[0] - 8), date.span[0])
            since = since or (start[1] if start else None)
            link = _link(reading, date, tie)
            if link == "since":
                since = since or date.value
            elif link == "until":
                until = until or _until(reading, tie, date)
    return Tenure(since, until, until is not None and tie.anchor.tag_ not in ("VB", "VBZ", "VBP", "VBG"))


def _until(reading: Reading, tie: Tie, date: DateMention) -> str:
    """The end that a date tells. Until a month without a year: that lies behind the article, "led it until May"."""
    today, past = reading.article.date, tie.anchor.tag_ in ("VBD", "VBN")
    if today is None or not past or _YEAR.search(reading.article.text, *date.span) or "-" not in date.value:
        return date.value
    later = date.value > today.isoformat()[: len(date.value)]
    return f"{int(date.value[:4]) - 1}{date.value[4:]}" if later else date.value


def _link(reading: Reading, date: DateMention, tie: Tie) -> Literal["since", "until"] | None:
    """Which end a date is: by the word before it, else by the verb."""
    first = reading.tokens(date.span)[0]
    before = reading.doc[first.i - 1] if first.i else first
    word = first.lower_ if first.lower_ in _LINKS else before.lower_
    if word == "to" and not any(token.lower_ == "from" for token in reading.doc[max(0, first.i - 4) : first.i]):
        return None
    if word in _LINKS:
        return _LINKS[word]
    if word in ("and", "-", "–", "—"):
        return "until"
    if word == "between":
        return "since"
    lemma = tie.anchor.lemma_
    entered = lemma in _BEGINNING or (lemma in _ENDING and tie.pattern.startswith("verb"))  # "left it for the Blues"
    if (entered or lemma == "replace") and not tie.over:  # "replaced Bob Orr as chairman in 2013"
        return "since"
    return "until" if lemma in _ENDING or (tie.over and lemma in _BEGINNING) else None
