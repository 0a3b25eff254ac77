"""Where an event takes place, also where the place stands within another phrase."""

from __future__ import annotations

import pytest

from .happening import named, told


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
