"""Dates at the precision that a text gives, as RDF literals with their first and last day."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

import pyoxigraph as ox

from kg.terms import text

_XSD = "http://www.w3.org/2001/XMLSchema#"
_DATE, _MONTH, _YEAR = (ox.NamedNode(_XSD + name) for name in ("date", "gYearMonth", "gYear"))
#: Intervals are written as ISO 8601-2 has them, with the Library of Congress's datatype.
_INTERVAL = ox.NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")

_TYPES = ((re.compile(r"\d{4}-\d\d-\d\d"), _DATE), (re.compile(r"\d{4}-\d\d"), _MONTH), (re.compile(r"\d{4}"), _YEAR))
_WEEK = re.compile(r"(\d{4})-W(\d\d)")


def literal(value: str) -> ox.Literal:
    """An ISO date as a literal: xsd:date, xsd:gYearMonth, xsd:gYear, or an interval A/B.

    A week becomes the interval of its days. What is no date stays a plain string, which the
    shapes then find."""
    period = bounds(value)
    if period is None:
        return text(value)
    for form, datatype in _TYPES:
        if form.fullmatch(value):
            return ox.Literal(value, datatype=datatype)
    return ox.Literal(value if "/" in value else f"{period[0]}/{period[1]}", datatype=_INTERVAL)


def day(value: date | str) -> ox.Literal:
    """One day as an xsd:date."""
    return ox.Literal(str(value), datatype=_DATE)


def bounds(value: str) -> tuple[date, date] | None:
    """The first and the last day that a date or interval covers; None if it is no date."""
    try:
        if "/" in value:
            first, last = (_bounds(part) for part in value.split("/"))
            return (first[0], last[1]) if first[0] <= last[1] else None
        return _bounds(value)
    except ValueError:
        return None


def _bounds(value: str) -> tuple[date, date]:
    if week := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday, monday + timedelta(days=6)
    if not any(form.fullmatch(value) for form, _ in _TYPES):
        raise ValueError(value)
    year, month, of_month = (*map(int, value.split("-")), 0, 0)[:3]
    if of_month:
        return date(year, month, of_month), date(year, month, of_month)
    if month:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)
