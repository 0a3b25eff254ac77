"""Names side by side, and names of which only pieces were found, as the encoder sees them: (text, names in order)."""

from __future__ import annotations

import pytest

from kg.articles import read_text
from kg.extract import extract


def names(text: str) -> list[tuple[str, str]]:
    (extraction,) = extract([read_text(text, id="a")])
    return [(one.kind, text[slice(*one.span)]) for one in extraction.mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Speaker of the National Assembly Asif Qaisran and Chief Justice of Pakistan Umar Bandar met.",
            [
                ("Organization", "National Assembly"),
                ("Person", "Asif Qaisran"),
                ("Place", "Pakistan"),
                ("Person", "Umar Bandar"),
            ],
        ),
        (
            "Governor of Kano State Abdullahi Gandu met Inspector General of Police Usman Alkal.",
            [("Place", "Kano State"), ("Person", "Abdullahi Gandu"), ("Person", "Usman Alkal")],
        ),
        (
            "BJD MP Sasmit Patnak and DMK's Tiruch Sivan agreed on Monday.",
            [("Party", "BJD"), ("Person", "Sasmit Patnak"), ("Party", "DMK"), ("Person", "Tiruch Sivan")],
        ),
        (
            "The Senate Chairman Muhammad Sadiq Sanj Thursday sent a letter to the Opposition Leader.",
            [("Person", "Muhammad Sadiq Sanj")],
        ),
        (
            "It was filed by the Special Assistant to the PM on Youth Affairs Usman Darr.",
            [("Person", "Usman Darr")],
        ),
        ("Former chairman Senate Raza Rabban spoke.", [("Organization", "Senate"), ("Person", "Raza Rabban")]),
        ("Chairman PTI Imran Hale said no.", [("Organization", "PTI"), ("Person", "Imran Hale")]),
        (
            "Ahmed Marsur sits on Harbour Watch’s Middle East and North Africa Division.",
            [
                ("Person", "Ahmed Marsur"),
                ("Organization", "Harbour Watch’s Middle East and North Africa Division"),
            ],
        ),
        (
            "They appointed Bharat Gowal of the Patel faction as the whip.",
            [("Person", "Bharat Gowal"), ("Organization", "Patel")],
        ),
        (
            "Rising Harbour Alliance Presidential candidate Rael Otin lost.",
            [("Organization", "Rising Harbour Alliance"), ("Person", "Rael Otin")],
        ),
        (
            "Other Supreme Court Judges are Ann Cole and Joe Blunt.",
            [("Organization", "Supreme Court"), ("Person", "Ann Cole"), ("Person", "Joe Blunt")],
        ),
        (
            "The collapse of the Maha Jan Sabha (MJS) government was near.",
            [("Organization", "Maha Jan Sabha"), ("Organization", "MJS")],
        ),
        ("Nunavut MP Lori Idlund spoke.", [("Place", "Nunavut"), ("Person", "Lori Idlund")]),
        ("Former Polish Foreign Minister Witold Wasz spoke.", [("Person", "Witold Wasz")]),
        ("He left the Prime Minister’s Office on Monday.", [("Organization", "Prime Minister’s Office")]),
        (
            "The case FHC/ABJ/CR/39/2031 was adjourned by the Federal High Court.",
            [("Organization", "Federal High Court")],
        ),
    ],
)
def test_names_side_by_side(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


def test_a_party_in_another_spelling_is_known_by_its_letters() -> None:
    found = names("Khan’s party, the Pakistan Tehreek-e-Insaaf (PTI), became the largest in the house.")
    assert {("Party", "Pakistan Tehreek-e-Insaaf"), ("Party", "PTI")} <= set(found)
