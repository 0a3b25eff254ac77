"""Arithmetic on TIMEX3 calendar values: days, weeks, months, quarters, seasons, years, decades.

A value is ``2013-11-20``, ``1998-W12`` (ISO 8601 week), ``1998-W12-WE`` (its weekend), ``2012-07``,
``2012-Q3``, ``2012-H1``, ``2012-SU`` (season), ``2012``, ``199`` (decade) or ``19`` (century), with
``T…`` after a day for a time of it. A season belongs to the year in which it begins.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Unit = Literal["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]

#: The first month and the length in months of the parts of a year. Seasons are those of the north.
PARTS: dict[str, tuple[int, int]] = {
    **{f"Q{n}": (3 * n - 2, 3) for n in range(1, 5)},
    "H1": (1, 6),
    "H2": (7, 6),
    "SP": (3, 3),
    "SU": (6, 3),
    "FA": (9, 3),
    "WI": (12, 3),
}

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_YEARS = re.compile(r"\d{2,4}$")

_UNITS: tuple[tuple[re.Pattern[str], Unit], ...] = (
    (re.compile(r"\d{4}-\d\d-\d\d"), "day"),
    (re.compile(r"\d{4}-W\d\d-WE$"), "weekend"),
    (re.compile(r"\d{4}-W\d\d$"), "week"),
    (re.compile(r"\d{4}-Q\d$"), "quarter"),
    (re.compile(r"\d{4}-H\d$"), "half"),
    (re.compile(r"\d{4}-(SP|SU|FA|WI)$"), "season"),
    (re.compile(r"\d{4}-\d\d$"), "month"),
    (re.compile(r"\d{4}$"), "year"),
    (re.compile(r"\d{3}$"), "decade"),
    (re.compile(r"\d{2}$"), "century"),
)


def unit_of(value: str) -> Unit | None:
    """The unit of a calendar value; None for one that is none: a duration (``P3D``), a word (``PRESENT_REF``), or one
    with digits that are not known, as of an October of some year."""
    return next((unit for pattern, unit in _UNITS if pattern.match(value)), None)


@lru_cache(maxsize=1000)
def period(value: str) -> tuple[date, date] | None:
    """The first and the last day of a calendar value, or None where it is none or impossible."""
    try:
        return _period(value)
    except ValueError:
        return None


def _period(value: str) -> tuple[date, date] | None:
    if found := _DAY.match(value):
        day = date(*map(int, found.groups()))
        return day, day
    if found := _WEEK.match(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday + timedelta(5 if found[3] else 0), monday + timedelta(6)
    if found := _PART.match(value):
        return _months(int(found[1]), *PARTS[found[2]])
    if found := _MONTH.match(value):
        return _months(int(found[1]), int(found[2]), 1)
    if _YEARS.match(value):
        blank = 4 - len(value)
        first, last = int(value + "0" * blank), int(value + "9" * blank)
        return date(max(first, 1), 1, 1), date(last, 12, 31)
    return None


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    last = year * 12 + month - 2 + count
    last_year, last_month = divmod(last, 12)
    return date(year, month, 1), date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])


def at(day: date, unit: Unit) -> str:
    """The value of this unit that holds the day."""
    if unit in ("year", "decade", "century"):
        return f"{day.year:04}"[: {"year": 4, "decade": 3, "century": 2}[unit]]
    if unit in ("week", "weekend"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "weekend" else "")
    if unit == "season":
        season = ("WI", "SP", "SU", "FA")[day.month % 12 // 3]
        return f"{day.year - (day.month < 3):04}-{season}"
    part = {
        "day": f"{day.month:02}-{day.day:02}",
        "month": f"{day.month:02}",
        "quarter": f"Q{(day.month + 2) // 3}",
        "half": f"H{(day.month + 5) // 6}",
    }
    return f"{day.year:04}-{part[unit]}"


def shift(day: date, unit: Unit, count: int) -> date:
    """The day that lies ``count`` units after (before, if negative) a day; the last day of the
    month where the month has no such day. Stays inside of the years 1 to 9999."""
    try:
        if unit in ("day", "week", "weekend"):
            return day + timedelta(count * (1 if unit == "day" else 7))
        month = day.year * 12 + day.month - 1 + count * _MONTHS_IN[unit]
        year, month = divmod(month, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return date.min if count < 0 else date.max


_MONTHS_IN: dict[Unit, int] = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
}


def move(value: str, unit: Unit, count: int) -> str | None:
    """A calendar value moved by ``count`` units, at the coarser of the two precisions:
    ``move("2012-07-03", "year", -1)`` is ``2011-07-03``'s year, ``2011``. None if it is none."""
    span, own = period(value), unit_of(value)
    if span is None or own is None:
        return None
    return at(shift(span[0], unit, count), max(own, unit, key=_ORDER.index))


_ORDER: tuple[Unit, ...] = (
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
)


def interval(value: str) -> str | None:
    """The ISO 8601 date of a calendar value at its own precision (``2012-07-03``, ``2012-W27``, ``2012-07``,
    ``2012``), or an interval ``A/B`` where ISO has no such date; None if it is no calendar value."""
    unit, span = unit_of(value), period(value)
    if unit is None or span is None:
        return None
    if unit == "day":
        return value[:10]
    if unit in ("week", "month", "year"):
        return value
    size: Unit = "day" if unit == "weekend" else "month" if value[4:] else "year"
    return f"{at(span[0], size)}/{at(span[1], size)}"
