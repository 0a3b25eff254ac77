"""Expressions that count from a time of which the text spoke before: "the following March", "two weeks later"."""

from __future__ import annotations

import re

from kg.extract.dates.calendar import period, unit_of
from kg.extract.dates.datecontext import Context, named_unit
from kg.extract.dates.datewords import duration, number, singular
from kg.extract.dates.resultrules import PASSAGE, in_other_year, last_quarter


def from_story(which: str, part: str, context: Context) -> str:
    """``the following March``, ``that October``, ``the previous autumn``: of the time that the passage spoke of last
    the year, or the first such month or season after it, or the last before it; ``part`` is the month (``03``) or the
    season. Where the passage spoke of none, the nearest in the direction of the tense."""
    told = period(context.reference or "")
    if told is None or context.span[0] - context.reference_end >= PASSAGE:
        return context.part(part, context.ahead())
    value = f"{told[0].year:04}-{part}"
    span = period(value) or told
    word = which.rpartition(" ")[2]
    if word in ("following", "next") and span[0] <= told[1]:
        return in_other_year(value, 1)
    if word in ("previous", "preceding") and span[1] >= told[0]:
        return in_other_year(value, -1)
    return context.part(part, -1) if context.ahead() < 0 and context.is_ahead(value) else value


def away(match: re.Match[str], context: Context) -> str | None:
    """``two weeks ago``, ``a year earlier``, ``three days later``, ``ten years from now``."""
    unit, how = singular(match["unit"]), " ".join(match["how"].lower().split())
    count = number(match["n"])
    back = how in ("ago", "earlier", "before", "previously")
    if unit in ("second", "minute", "hour", "night"):
        return duration(count, unit)
    if unit == "fortnight":
        unit, count = "week", count and 2 * count
    if count is None and how in ("later", "after"):
        return duration(None, unit)
    if count is None:
        return "PAST_REF" if back else "FUTURE_REF"
    if count < 1:
        unit, count = {"year": ("month", 12 * count), "century": ("decade", 10 * count)}.get(unit, (unit, 1))
    steps, kind = int(-count if back else count), named_unit(unit)
    if how in ("ago", "from now", "hence", "from today"):
        return context.now(
            "day" if kind == "week" and count == 1 else kind, steps * (7 if kind == "week" and count == 1 else 1)
        )
    return context.then(kind, steps)


def year_before(match: re.Match[str], context: Context) -> str | None:
    """``a year ago``, ``a year earlier``, ``the year-ago level``: of a month or quarter that the
    passage speaks of, the same a year before; otherwise the year."""
    reference = context.reference or ""
    if unit_of(reference) in ("month", "quarter", "half") and match.start() - context.reference_end < PASSAGE:
        elsewhere = unit_of(reference) == "quarter" and not context.same_sentence()
        return in_other_year(last_quarter(context) if elsewhere else reference, -1)
    if "-" in match[0] and reference == context.now("year", -1):
        return reference
    return context.now("year", -1) if match["how"].lower() == "ago" else context.then("year", -1)
