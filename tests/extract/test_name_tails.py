"""Names of bodies that go on behind what was found of them, and what offices are for."""

from __future__ import annotations

import pytest

from .test_names import named

NAMES = [
    ("He sits on Kent county council.", ("Organization", "Kent county council")),
    ("She led Birmingham city council.", ("Organization", "Birmingham city council")),
    ("She is a surgeon at Southmead hospital.", ("Organization", "Southmead hospital")),
    (
        "He teaches at the Universidad Mayor de San Andrés in La Paz.",
        ("Organization", "Universidad Mayor de San Andrés"),
    ),
    ("He cooked at Dottie's Breakfast Cafe for years.", ("Organization", "Dottie's Breakfast Cafe")),
    ("Halden Foods CEO Joan Hale spoke first.", ("Organization", "Halden Foods")),
    ("Minister for Health Joan Hale spoke first.", ("Person", "Joan Hale")),
    ("He met the Secretary of State for Health and Social Care Joan Hale.", ("Person", "Joan Hale")),
    ("The party's TD Mick Barry spoke first.", ("Person", "Mick Barry")),
    ("They met the Kileleshwa MCA Robert Hale in the hall.", ("Place", "Kileleshwa")),
    ("The Scottish Conservative health spokesman left.", ("Party", "Scottish Conservative")),
    ("Isaac Hale left. They heard Justice Hale's ruling.", ("Person", "Hale")),
    ("They asked the Leader of the Opposition R. Hale.", ("Person", "R. Hale")),
    ("He joined the Committee on Ports by Robert Hale Jr. in May. Hale left.", ("Person", "Hale")),
    ("They praised Principal Joan Hale in the hall.", ("Person", "Joan Hale")),
    ("She is a New Democrat from the west.", ("Party", "New Democrat")),
    ("She is a dean at the Pamantasan ng Lungsod ng Maynila.", ("Organization", "Pamantasan ng Lungsod ng Maynila")),
    ("Democratic Rep. Joan Hale spoke first.", ("Party", "Democratic")),
    ("Joan Hale is Chief Executive Officer of Halden Steel.", ("Organization", "Halden Steel")),
    ("Anna Berg y Lund was a founder of Oxfam.", ("Person", "Anna Berg y Lund")),
    ('Christopher "CJ" Hale was a founder of Oxfam.', ("Person", 'Christopher "CJ" Hale')),
    ("Joan  Hale was a founder of Oxfam.", ("Person", "Joan  Hale")),
    ("He played in the National Rugby League.", ("Organization", "National Rugby League")),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_the_whole_name(text: str, expected: tuple[str, str]) -> None:
    assert {(kind, words) for kind, words, _ in named(text)} >= {expected}


@pytest.mark.parametrize("text", ["She was in a Boston hospital.", "She is in Boston, the city council said."])
def test_a_place_and_not_its_houses(text: str) -> None:
    assert {(kind, words) for kind, words, _ in named(text)} == {("Place", "Boston")}


@pytest.mark.parametrize(
    "text",
    [
        "Counsel for the firm, Joan Hale, SAN, spoke first.",
        "Minister for Foreign Affairs Joan Hale spoke first.",
        "Senate President Pro Tempore Joan Hale spoke first.",
    ],
)
def test_honours_and_charges_are_no_names(text: str) -> None:
    assert {words for _, words, _ in named(text)} == {"Joan Hale"}
