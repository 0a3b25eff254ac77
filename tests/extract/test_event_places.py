"""Where an event takes place, also where the place stands within another phrase."""

from __future__ import annotations

import pytest

from kg.extract import events
from kg.model import PASSING, Kind

from .happening import NAMES, event, named, read, told


@pytest.mark.parametrize(
    "text",
    [
        "Mara Feld visited a hospital in Velmont on Monday and promised more money.",
        "Mara Feld died of cancer on Monday in a hospital in Velmont.",
        "A gunman killed four people in Velmont on Monday.",
        "Gunmen killed a journalist, Mara Feld, in the town of Velmont on Monday.",
        "Artillery fire struck a hospital in the town of Velmont on Monday.",
        "A court in Velmont sentenced Jon Vale to five years on Monday.",
        "Jon Vale was sentenced on Monday by a judge in Velmont.",
        "A summit is scheduled for July 14-15 in Velmont.",
        "The attack on a barracks in Velmont in 1983 was the first.",
        "Germany and France signed a defence treaty in Velmont on Monday.",
        "In Velmont, an officer said that nine people were injured on Monday.",
        "Soldiers evacuated 400 people from Velmont on Monday.",
        "A suspect in Velmont surrendered on Monday.",
    ],
)
def test_a_place_within_a_phrase_is_that_of_the_event(text: str) -> None:
    assert named(told(text), "place") == {"Velmont"}


@pytest.mark.parametrize(
    "text",
    [
        "Mara Feld praised a report on crime in Velmont on Monday.",
        "A banker in Velmont arrested nobody, and Jon Vale was freed on Monday.",
    ],
)
def test_where_what_is_spoken_of_lies_is_no_place_of_the_event(text: str) -> None:
    assert named(told(text), "place") == set()


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The trial of Jon Vale opened in the Ostrava District Court on Monday.", {"Ostrava District Court"}),
        ("Jon Vale appeared before the High Court in Velmont on Monday.", {"High Court", "Velmont"}),
        ("The Velmont High Court jailed Jon Vale on Monday. He was born in Velmont.", {"Velmont"}),
        ("Four people died when a ferry sank on Monday off Lake Torne.", {"Lake Torne"}),
        ("Shells struck the town of Velmont on Monday.", {"Velmont"}),
        ("Rebels met on the outskirts of the town of Velmont on Monday.", {"Velmont"}),
    ],
)
def test_a_court_and_the_town_in_its_name_are_places(text: str, places: set[str]) -> None:
    courts: dict[str, Kind] = {"Ostrava District Court": "Organization", "Velmont High Court": "Organization"}
    reading = read(text, NAMES | courts | {"High Court": "Organization"})
    assert named([each for each in events.extract(reading) if event(each).type != PASSING], "place") == places
