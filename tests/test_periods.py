"""Dates keep the precision of the text, and have a first and a last day."""

from __future__ import annotations

import pytest

from kg.periods import bounds, literal


@pytest.mark.parametrize(
    ("value", "datatype", "first", "last"),
    [
        ("2031-05-07", "date", "2031-05-07", "2031-05-07"),
        ("2031-02", "gYearMonth", "2031-02-01", "2031-02-28"),
        ("2032-02", "gYearMonth", "2032-02-01", "2032-02-29"),
        ("2031", "gYear", "2031-01-01", "2031-12-31"),
        ("2031-05-03/2031-05-05", "EDTF", "2031-05-03", "2031-05-05"),
        ("2029/2031", "EDTF", "2029-01-01", "2031-12-31"),
        ("2029-11/2031-02", "EDTF", "2029-11-01", "2031-02-28"),
    ],
)
def test_dates(value: str, datatype: str, first: str, last: str) -> None:
    found = literal(value)
    assert (found.value, found.datatype.value.split("#")[-1].split("/")[-1]) == (value, datatype)
    assert [str(day) for day in bounds(value) or ()] == [first, last]


def test_a_week_is_the_interval_of_its_days() -> None:
    assert literal("2031-W19").value == "2031-05-05/2031-05-11"


@pytest.mark.parametrize(
    "value", ["", "soon", "2031-13", "2031-02-30", "0000", "2031-05/2030", "2031/", "P3D", "1/2/3"]
)
def test_what_is_no_date_stays_a_string(value: str) -> None:
    assert bounds(value) is None
    assert literal(value).datatype.value.endswith("#string")
