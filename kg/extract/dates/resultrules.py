"""What business reports compare: the quarter that a passage tells of, and the same one a year before."""

from __future__ import annotations

import re

from kg.extract.dates.calendar import at, period, shift, unit_of
from kg.extract.dates.datecontext import Context
from kg.extract.dates.datewords import month

#: How far, in characters, what a passage speaks of is carried on.
PASSAGE = 1000


def in_other_year(value: str, count: int) -> str:
    """The same part of the year ``count`` years away."""
    return f"{int(value[:4]) + count:04}{value[4:]}" if value[:4].isdigit() else value


def quarter_in_context(match: re.Match[str], context: Context) -> str | None:
    """``the latest quarter``, ``the 1988 period``, ``the year-ago quarter``, ``the same period last year``:
    the quarter (or month) that the text speaks of, this year's or that of the year named."""
    last = last_quarter(context)
    which = " ".join(match["which"].lower().split())
    spoken = ("quarter" in context.said and not _of_year(context)) or "quarter" in match[0].lower()
    if not spoken and context.reference and unit_of(context.reference) in ("month", "half", "season"):
        last, spoken = context.reference, True
    said = f"{which} {match['year'] or ''}"
    if digits := re.search(r"\d{4}", said):
        return digits[0] + (last[4:] if spoken else "")
    if re.search(r"year[ -]?(?:ago|earlier|before)|prior year|last year|previous year", said):
        return in_other_year(last, -1)
    return last


def _of_year(context: Context) -> bool:
    """Whether the passage has gone on from a quarter to the year so far: "for the nine months"."""
    return unit_of(context.reference or "") == "year" and context.span[0] - context.reference_end < PASSAGE


def last_quarter(context: Context) -> str:
    """The quarter of which the text tells results, else the last one that is over."""
    return context.said.get("quarter") or context.now("quarter", -1)


def of_results(word: str, match: re.Match[str], context: Context) -> str | None:
    """The quarter meant where a passage tells of results: "a loss of $2 million, compared with earnings of $3 million
    last year" is of the quarter before it a year ago, "this quarter's loss" of that which is over."""
    unit, passes = match["unit"].lower(), context.span[0] - context.reference_end < PASSAGE
    if unit == "quarter" and word == "this" and _RESULTS.match(context.text, match.end()):
        return last_quarter(context)
    if unit == "year" and word == "last" and passes and unit_of(context.reference or "") == "quarter":
        before = context.text[max(0, match.start() - 90) : match.start()]
        of_money = before.endswith("from ") and _MONEY.match(context.text, match.end())
        return in_other_year(last_quarter(context), -1) if of_money or _COMPARED_WITH.search(before) else None
    return None


_COMPARED_WITH = re.compile(r"\bcompared\s+(?:with|to)\b[^;()]{0,60}(?:\d|illion|cents|a\s+share),?\s+$")
_MONEY = re.compile(r"\s+[$£€]\d")
_RESULTS = re.compile(r"\s+(?:net\s+)?(?:loss|profit|earnings|results|income|sales|revenue)\b")


def quarter_ended(match: re.Match[str], context: Context) -> str | None:
    """``the quarter`` ended July 31: the fiscal one that the text named, else that of the calendar in which
    most of it lies."""
    named = context.said.get("quarter")
    if named and match.start() - context.reference_end < PASSAGE:
        return named
    ended = period(context.part(f"{month(match['ended']):02}", -2))
    return at(shift(ended[0], "month", -1), "quarter") if ended else None
