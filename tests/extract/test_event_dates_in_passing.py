"""Words that tell something in passing: which they are, and which dates they may have."""

from __future__ import annotations

import pytest

from kg.extract import events
from kg.extract.events import datemarks, eventdates, happenings, tellings
from kg.extract.events.datemarks import Candidate
from kg.extract.events.likelydates import FLOOR, probabilities, weights
from kg.extract.reading import Reading
from kg.model import PASSING, Date, Event

from .happening import read


def telling_words(text: str) -> list[str]:
    reading = read(text)
    return [each.trigger.text for each in tellings.find(reading, happenings.find(reading))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The firm posted a loss.", ["posted", "loss"]),
        ("Its plan was a mistake.", ["plan", "was", "mistake"]),
        ("Mara Feld has painted the hall.", ["painted"]),
        ("Mara Feld did not paint the hall.", []),
        ("The town hall is the painted house.", ["is"]),
    ],
)
def test_words_that_tell_something(text: str, words: list[str]) -> None:
    assert telling_words(text) == words


def possible(text: str, word: str) -> dict[str, str]:
    """The dates that a word may have, and by which way each comes."""
    reading = read(text)
    found = happenings.find(reading)
    told = datemarks.scene(reading, found, eventdates.link(reading, found))
    (telling,) = (each for each in tellings.find(reading, found) if each.trigger.text == word)
    return {one.value: one.way for one in datemarks.candidates(telling, told)}


def test_in_a_long_text_no_more_dates_are_weighed_for_a_word() -> None:
    said = [f"In {year} the firm sank." for year in range(1900, 2020)]
    reading = read(" ".join(said))
    found = happenings.find(reading)
    told = datemarks.scene(reading, found, eventdates.link(reading, found))
    counts = [len(datemarks.candidates(telling, told)) for telling in tellings.find(reading, found)]
    assert len(counts) == len(said)
    assert max(counts) == max(counts[:60]) < 60


@pytest.mark.parametrize(
    ("text", "word", "dates"),
    [
        ("The firm posted a loss on Monday.", "posted", {"2021-06-14": "own", "2021-06-18": "today"}),
        ("On Monday the firm had a plan.", "plan", {"2021-06-14": "up", "2021-06-18": "today"}),
        ("The firm sank on Monday. It had a plan.", "plan", {"2021-06-14": "story", "2021-06-18": "news"}),
        ("The firm will close in 2022, it said.", "said", {"2021-06-18": "today"}),
        ("The firm will close by 2023.", "close", {"2023": "bound", "2021-06-18": "today"}),
        ("The firm will close from Monday.", "close", {"2021-06-21": "bound", "2021-06-18": "today"}),
        ("It has shrunk since May, when the mill burned.", "burned", {"2021-05": "own", "2021-06-18": "today"}),
        ("A panel scheduled a vote for Monday.", "vote", {"2021-06-21": "own", "2021-06-18": "today"}),
        ("Norvia Steel put off the trial, originally scheduled for Monday.", "trial", {"2021-06-18": "today"}),
        ("The firm has announced that a plan made in 2019 has failed.", "announced", {"2021-06-18": "today"}),
    ],
)
def test_dates_that_a_word_may_have(text: str, word: str, dates: dict[str, str]) -> None:
    found = possible(text, word)
    assert set(found) == set(dates)
    assert {value: found[value] for value in dates if dates[value] != "news"} == {
        value: way for value, way in dates.items() if way != "news"
    }


@pytest.mark.parametrize(("conjunction", "way"), [("after", "news"), ("before", "news"), ("while", "up")])
def test_the_time_of_a_clause_with_after_is_another(conjunction: str, way: str) -> None:
    found = possible(f"Mara Feld sang on Monday {conjunction} Jon Vale danced.", "danced")
    assert found["2021-06-14"] == way


def test_dates_share_what_is_left_beside_none_of_them() -> None:
    marks = {"a": 2.0, "b": -1.0}
    one, other = Candidate("2020", None, "own", {"a": None}), Candidate("2021", None, "today", {"b": None, "c": None})
    first, second = probabilities([one, other], marks)
    assert (round(first, 3), round(second, 3)) == (0.844, 0.042)
    assert probabilities([], marks) == []


def test_the_table_of_weights_speaks_for_what_the_text_says() -> None:
    assert weights()["own:verb"] > 0
    assert weights()["own:verb"] > weights()["nearest:today"]


def passing(reading: Reading) -> dict[str, tuple[str, float]]:
    """What is told in passing: the date of each word, and how sure."""
    text = reading.article.text
    return {
        text[slice(*each.subject.span)]: (each.object.value, each.confidence)
        for each in events.extract(reading)
        if isinstance(each.subject, Event) and each.subject.type == PASSING and isinstance(each.object, Date)
    }


def test_what_is_told_in_passing_has_a_date_and_is_no_event_with_people() -> None:
    reading = read("Norvia Steel said on Monday that its plan to close a mill in 2022 was Mara Feld's choice.")
    found = passing(reading)
    assert found["close"][0] == "2022"
    assert all(FLOOR <= confidence <= 1 for _, confidence in found.values())
    others = [each for each in events.extract(reading) if each.predicate != "date"]
    assert not any(isinstance(each.subject, Event) and each.subject.type == PASSING for each in others)


@pytest.mark.parametrize("text", ["Mara Feld did not paint the hall in 2019.", "The old mill of Velmont."])
def test_what_did_not_happen_and_what_tells_nothing_has_none(text: str) -> None:
    assert passing(read(text)) == {}
