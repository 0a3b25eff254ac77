"""Events of an article whose day nobody knows: listed like others, with those dates alone that need no such day."""

from __future__ import annotations

import pytest

from kg.extract import events
from kg.model import PASSING, Date

from .happening import event, named, read


@pytest.mark.parametrize(
    ("text", "label", "dates"),
    [
        ("Norvia Steel opened a mill in Velmont on Tuesday.", "Norvia Steel opened a mill in Velmont", set()),
        ("Norvia Steel opened a mill in Velmont on June 8.", "Norvia Steel opened a mill in Velmont", set()),
        ("Mara Feld met Ivo Brandt last year.", "meeting of Mara Feld with Ivo Brandt", set()),
        ("Mara Feld met Ivo Brandt on 8 June 2019.", "meeting of Mara Feld with Ivo Brandt", {"2019-06-08"}),
    ],
)
def test_an_event_is_listed_without_a_date_that_hangs_on_the_articles(text: str, label: str, dates: set[str]) -> None:
    told = [each for each in events.extract(read(text, day=None)) if event(each).type not in ("Saying", PASSING)]
    assert {event(each).label for each in told} == {label}
    assert named(told, "date") == dates


def test_nothing_is_dated_by_a_day_that_nobody_knows() -> None:
    text = "On Tuesday Norvia Steel opened a mill. Mara Feld said it was late. It had closed one the day before."
    assert not [each for each in events.extract(read(text, day=None)) if isinstance(each.object, Date)]


def test_two_of_a_kind_on_days_told_apart_are_two() -> None:
    text = "Jon Vale spoke in Velmont on Monday. Jon Vale spoke in Velmont on Thursday."
    spans = {event(each).anchor for each in events.extract(read(text, day=None)) if event(each).type == "Speech"}
    assert len(spans) == 2
