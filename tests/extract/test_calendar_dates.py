"""Which dates of a text are those of its events, and how sure they are: about invented people."""

from __future__ import annotations

import pytest

from kg.extract import events
from kg.extract.events.calendardates import calendar_dates
from kg.model import Date

from .happening import event, read
from .test_event_dates import dates_of


def sure(text: str, word: str) -> float:
    """How sure the date of a word is; 0 where it has none."""
    found = (each for each in events.extract(read(text)) if isinstance(each.object, Date))
    return max((each.confidence for each in found if text[slice(*event(each).span)] == word), default=0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mara Feld spoke on May 9-10.", ["2021-05-09/2021-05-10"]),
        ("Mara Feld spoke on May 9 to 10.", ["2021-05-09/2021-05-10"]),
        ("Mara Feld spoke from May 9 to 10.", ["2021-05-09/2021-05-10"]),
        ("Mara Feld spoke from May 9 to May 12.", ["2021-05-09/2021-05-12"]),
        ("Mara Feld spoke between 2:40 and 2:47 p.m. on Tuesday.", ["2021-06-15"]),
        ("Mara Feld has spoken since May 9.", []),
        ("Velmont was calmer than on Monday.", []),
    ],
)
def test_the_ends_of_a_range_are_one_date(text: str, expected: list[str]) -> None:
    assert [when.value for when in calendar_dates(read(text))] == expected


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        ("The storm, in the early hours of June 3, destroyed Velmont.", "destroyed", "2021-06-03"),
        ("On the night of May 9 to 10, gunmen attacked Velmont.", "attacked", "2021-05-09/2021-05-10"),
        ("At the end of May, gunmen attacked Velmont.", "attacked", "2021-05"),
    ],
)
def test_a_part_of_a_day_is_of_what_happened_in_it(text: str, word: str, value: str) -> None:
    assert dates_of(text)[word] == (value, "verb")


@pytest.mark.parametrize(
    ("text", "word", "date"),
    [
        ("Since the election on May 9, police have arrested Jon Vale.", "arrested", "2021-05-09"),
        ("Before the election in 2019, police arrested Jon Vale.", "arrested", "2019"),
        ("Police arrested Jon Vale before the election in 2019.", "arrested", "2019"),
        ("Norvia Steel bought Velmont last October and has besieged Ostrava since mid-March.", "besieged", "2020-10"),
    ],
)
def test_what_was_on_one_side_of_a_date_is_not_of_it(text: str, word: str, date: str) -> None:
    assert dates_of(text).get(word, ("", ""))[0] != date


@pytest.mark.parametrize(
    ("text", "word", "date"),
    [
        ("Mara Feld testified before a committee on Monday.", "testified", "2021-06-14"),
        ("Mara Feld will testify before the Senate in August.", "testify", "2021-08"),
    ],
)
def test_who_stands_before_somebody_does_so_on_that_day(text: str, word: str, date: str) -> None:
    assert dates_of(text).get(word, ("", ""))[0] == date


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Prices rose 2 percent, after 4 percent in May.", "rose"),
        ("Norvia Steel cut its forecast for 2022.", "cut"),
        ("Norvia Steel published its figures for May.", "published"),
    ],
)
def test_the_date_of_figures_is_not_that_of_their_telling(text: str, word: str) -> None:
    assert dates_of(text).get(word, ("2021-06-18", ""))[0] == "2021-06-18"


def test_the_date_of_an_election_is_that_of_the_election() -> None:
    assert dates_of("Since the election on May 9, police have arrested Jon Vale.")["election"][0] == "2021-05-09"


@pytest.mark.parametrize("when", ["last Wednesday", "last Thursday", "at 6 a.m."])
def test_a_day_that_may_be_another_is_less_sure(when: str) -> None:
    assert 0.5 < sure(f"Police arrested Jon Vale {when}.", "arrested") < 0.6


@pytest.mark.parametrize("when", ["last Monday", "on Wednesday", "at 6 a.m. on Wednesday"])
def test_a_day_that_is_said_is_sure(when: str) -> None:
    assert sure(f"Police arrested Jon Vale {when}.", "arrested") == 0.9


def test_what_is_told_after_something_is_not_surely_of_its_date() -> None:
    assert dates_of("After a test in January, the council closed the mill.")["closed"][1] != "verb"


def test_the_age_of_a_thing_dates_nothing() -> None:
    text = "Mara Feld opened the mill with a bell from an 18th-century church."
    assert dates_of(text).get("opened", ("", ""))[0] in ("", "2021-06-18")
