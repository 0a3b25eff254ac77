"""Dates of events that the text places by others: (text, word, date), about invented people."""

from __future__ import annotations

import pytest

from .test_event_dates import dates_of


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        ("Gunmen attacked Velmont on Monday. Mara Feld toured it the day after the attack.", "toured", "2021-06-15"),
        ("Police arrested Jon Vale on Monday, two days after Tess Okoro was shot.", "shot", "2021-06-12"),
        ("Mara Feld resigned on Monday, three days before Jon Vale was arrested.", "arrested", "2021-06-17"),
        ("Mara Feld was dismissed in May, a year after Tess Okoro was elected.", "elected", "2020-05"),
        ("Jon Vale was arrested in 2012. Tess Okoro resigned two years after the arrest.", "resigned", "2014"),
        ("The talks began on Monday, two days after the attack.", "attack", "2021-06-12"),
    ],
)
def test_where_one_of_two_events_is_dated_so_is_the_other(text: str, word: str, value: str) -> None:
    assert dates_of(text)[word][0] == value


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Mara Feld resigned the day after the attack.", "resigned"),
        ("Mara Feld resigned a few days after the attack.", "resigned"),
        ("Mara Feld met Ivo Brandt on Monday. Jon Vale resigned two weeks before the vote.", "resigned"),
        ("Gunmen attacked Velmont in May. Mara Feld toured it two days after the attack.", "toured"),
        ("Police arrested Jon Vale in May, two days after Tess Okoro was shot.", "shot"),
    ],
)
def test_what_is_so_far_from_an_event_of_unknown_day_has_none_either(text: str, word: str) -> None:
    assert word not in dates_of(text)


def test_the_date_of_one_event_does_not_keep_it_from_what_hangs_on_it() -> None:
    found = dates_of("Mara Feld resumed work on Monday, nearly two months after Jon Vale resigned.")
    assert found["resumed"][0] == "2021-06-14"
    assert found["resigned"][0] == "2021-04"


def test_last_year_counts_nothing() -> None:
    assert dates_of("Mara Feld resigned last year after the attack.")["resigned"][0] == "2020"
