"""Dates of events of which the text says when, but by no day of the calendar: (text, word, date or None)."""

from __future__ import annotations

import pytest

from .test_event_dates import dates_of


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Police arrested Jon Vale some years ago.", "arrested"),
        ("Norvia Steel has closed a mill in recent years.", "closed"),
        ("Norvia Steel recently sued Kestrel Foods.", "sued"),
        ("Norvia Steel sold a mill to Kestrel Foods in the past.", "sold"),
        ("Norvia Steel has sued Kestrel Foods over the past three years.", "sued"),
        ("Norvia Steel sued Kestrel Foods in its fiscal first quarter.", "sued"),
        ("Mara Feld sued Kestrel Foods at the age of 15.", "sued"),
        ("Mara Feld sued Kestrel Foods as a student.", "sued"),
        ("At the time, Norvia Steel sued Kestrel Foods.", "sued"),
        ("Back then, Norvia Steel sued Kestrel Foods.", "sued"),
        ("Norvia Steel sued Kestrel Foods over that time.", "sued"),
    ],
)
def test_what_the_text_places_vaguely_is_not_of_the_article_s_day(text: str, word: str) -> None:
    assert word not in dates_of(f"Mara Feld met Ivo Brandt on Monday. {text}")
    assert word not in dates_of(text)


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        ("Norvia Steel has sued Kestrel Foods.", "sued", "2021-06-18"),
        ("Norvia Steel has now sued Kestrel Foods.", "sued", "2021-06-18"),
        ("Police questioned Jon Vale for three hours on Monday.", "questioned", "2021-06-14"),
        ("Mara Feld resigned in 2019 after some recent losses.", "resigned", "2019"),
    ],
)
def test_how_long_it_took_and_now_do_not_stand_against_a_day(text: str, word: str, value: str) -> None:
    assert dates_of(text)[word][0] == value


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "Norvia Steel opened a mill in its fiscal second quarter ended Sept. 30. It closed one in the quarter.",
            {"opened": "2020-07/2020-09", "closed": "2020-07/2020-09"},
        ),
        ("Norvia Steel opened a mill in its fourth quarter ended June 30.", {"opened": "2020-04/2020-06"}),
        ("Norvia Steel opened a mill in its first quarter ended Oct. 1.", {"opened": "2020-07/2020-09"}),
        ("Norvia Steel opened a mill in the first quarter of 2020.", {"opened": "2020-01/2020-03"}),
        (
            "Norvia Steel opened a mill in its first quarter ended Sept. 30. Kestrel Foods opened a shop in its first "
            "quarter ended July 31, and sold one in the fiscal first quarter of 2019.",
            {"opened": "2020-05/2020-07", "sold": "2018-05/2018-07"},
        ),
    ],
)
def test_a_fiscal_quarter_is_when_the_text_says_that_it_ended(text: str, dates: dict[str, str]) -> None:
    found = dates_of(text)
    assert {word: found[word][0] for word in dates if word in found} == dates


@pytest.mark.parametrize(
    ("period", "value"),
    [
        ("the three months to March", "2021-01/2021-03"),
        ("the six months ended June 30, 2020", "2020-01/2020-06"),
        ("the year to March", "2020-04/2021-03"),
        ("the year ended December 31", "2020-01/2020-12"),
        ("the fiscal year ended Jan. 1", "2020-01/2020-12"),
        ("the nine months through September 2020", "2020-01/2020-09"),
        ("the quarter that ended on March 31", "2021-01/2021-03"),
        ("the first nine months of 2020", "2020-01/2020-09"),
        ("the first six months of this year", "2021-01/2021-06"),
    ],
)
def test_a_business_period_is_as_long_as_the_text_says(period: str, value: str) -> None:
    assert dates_of(f"Norvia Steel opened a mill in {period}.")["opened"][0] == value
