"""Titles of many countries before names of persons: (text, the persons that it names), and no other name."""

from __future__ import annotations

import pytest

from kg.articles import read_text
from kg.extract import extract
from kg.extract.names.name_titles import title_before


def people(text: str) -> list[str]:
    """The names in the text, as they stand in it."""
    (extraction,) = extract([read_text(text, id="a")])
    pronouns = ("he", "him", "his", "it", "she", "who")
    words = (text[slice(*one.span)] for one in extraction.mentions if one.kind in ("Person", "Organization"))
    return [word for word in words if word.lower() not in pronouns]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tan Sri Omar Latif and Dato' Seri Hamid Yusof left on Monday.", ["Omar Latif", "Hamid Yusof"]),
        ("Datuk Omar Mohd Noor, 66, and Datin Seri Rozita Latif left.", ["Omar Mohd Noor", "Rozita Latif"]),
        ("Lawyer Tan Sri Dr Omar Latif Salleh spoke for the accused.", ["Omar Latif Salleh"]),
        ("Lt-Gen (retd) Asad Bajwar left. Bajwar was tired.", ["Asad Bajwar", "Bajwar"]),
        ("Captain (r) Safwan left with Brigadier General (Rtd) Joe Anokwe.", ["Safwan", "Joe Anokwe"]),
        ("Air Chief Marshal Zahir Sidhu met Wing Commander Joe Okpara.", ["Zahir Sidhu", "Joe Okpara"]),
        ("The Rt. Hon. Femi Gbajala and Adv. Dali Bokana left.", ["Femi Gbajala", "Dali Bokana"]),
        ("Shri Ramesh Patil met Smt. Sunita Rao on Monday.", ["Ramesh Patil", "Sunita Rao"]),
        ("The police chief, P/Gen. Rico Marbana, left on Monday.", ["Rico Marbana"]),
        ("Chief Mike Ozekwe (SAN) spoke for the accused.", ["Mike Ozekwe"]),
        ("Judges left. The CJP said he was sorry.", []),
    ],
)
def test_titles_are_no_part_of_names_and_no_names(text: str, expected: list[str]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Steve King, a Republican, voted no. King said he was right.", ["Steve King", "King"]),
        ("Dola Sen, a lawyer, left. Sen said she would return.", ["Dola Sen", "Sen"]),
    ],
)
def test_a_surname_that_is_a_title_too(text: str, expected: list[str]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("met Chief Justice of Pakistan ( CJP ) Umar Bandar", "Chief Justice"),
        ("met Speaker of the National Assembly Umar Bandar", "Speaker"),
        ("met Captain ( retd ) Umar Bandar", "Captain"),
        ("met the judge of Pakistan Umar Bandar", None),
    ],
)
def test_the_title_before_a_bracket_or_what_it_is_of(words: str, title: str | None) -> None:
    texts = words.split()
    assert title_before(texts, [0] * len(texts), len(texts) - 2)[0] == title
