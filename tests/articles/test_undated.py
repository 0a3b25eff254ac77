"""What is said of articles without a date: (dates, warning)."""

from __future__ import annotations

import datetime

import pytest

from kg.articles import Undated
from kg.model import Article

DAY = datetime.date(2021, 6, 18)


@pytest.mark.parametrize(
    ("days", "sources"),
    [([DAY, DAY], []), ([DAY, None], ["1"]), ([None, DAY, None, None], ["0 and 2 more"]), ([], [])],
)
def test_one_warning_names_the_first_and_counts_the_others(
    days: list[datetime.date | None], sources: list[str]
) -> None:
    undated = Undated()
    articles = [Article(str(at), "Rain fell.", ((0, 10),), date=day) for at, day in enumerate(days)]
    assert list(undated.passing(articles)) == articles
    assert [warning.source for warning in undated.warnings()] == sources
