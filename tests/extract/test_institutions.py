"""Places that stand for an organisation, read as sentences with what they say. All people are invented."""

from __future__ import annotations

import pytest

from kg.extract.memberships.institutions import institution
from kg.model import Mention


@pytest.mark.parametrize(
    ("place", "word", "link"),
    [
        ("Oxford", "professor", "at"),
        ("Cardiff", "lecturer", "at"),
        ("Boston", "teach", "at"),
        ("Vextra", "work", "at"),
        ("Vextra", "ceo", "of"),
        ("Vextra", "partner", "'s"),
        ("Vextra", "join", ""),
    ],
)
def test_a_place_that_is_an_employer(place: str, word: str, link: str) -> None:
    body = institution(Mention("Place", (0, 6), place), word, link)
    assert body is not None
    assert (body.kind, body.name, body.span) == ("Organization", place, (0, 6))


@pytest.mark.parametrize(
    ("place", "word", "link"),
    [
        ("Kabul", "ambassador", "at"),
        ("Vextra", "soldier", "at"),
        ("Boston", "work", "at"),
        ("Germany", "professor", "at"),
        ("Vextra", "mayor", "of"),
        ("Vextra", "professor", "in"),
        ("Vextra", "leave", ""),
        ("France", "join", ""),
    ],
)
def test_a_place_that_is_only_a_place(place: str, word: str, link: str) -> None:
    assert institution(Mention("Place", (0, 6), place), word, link) is None


def test_only_places_stand_for_something_else() -> None:
    assert institution(Mention("Person", (0, 6), "Vextra"), "join", "") is None
