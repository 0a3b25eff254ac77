"""Persons whose names are transcribed in several ways. All are invented."""

from __future__ import annotations

import pytest

from kg.resolve import resolve

from .named import Named, extraction

COMPANY: tuple[Named, ...] = (("Person", "Anna Berg"), ("Person", "Otto Lind"))


def _one(first: str, second: str, *, together: bool, both: bool = False) -> bool:
    """Whether two names of two articles are one person's, where others are named beside both, and where the second
    article has both."""
    beside = COMPANY if together else ()
    also: tuple[Named, ...] = (("Person", first),) if both else ()
    articles = [
        extraction("a", ("Person", first), *beside),
        extraction("b", ("Person", second), *also, *beside),
    ]
    found = resolve(articles).by_name
    return found["a", "Person", first] is found["b", "Person", second]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Samir Ghereir", "Samir Gherir"),
        ("Samir Harbali", "Samir El-Harbali"),
        ("Nabeel Harbali", "Nabil Harbali"),
        ("Abdul Rahman Harbali", "Abdulrahman al-Harbali"),
        ("Abdel Aziz Harbali", "Abdelaziz Harbali"),
        ("Abd al-Rahman Harbali", "Abdul-Rahman Harbali"),
        ("Moqtada Harbali", "Muqtada Harbali"),
        ("Umar Harbali", "Omer Harbali"),
        ("Usman Harbali", "Ousmane Harbali"),
    ],
)
def test_one_name_in_two_transcriptions(first: str, second: str) -> None:
    assert _one(first, second, together=False)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ali Ghrer", "Ali Ghreir"),
        ("Khaled Hosnar", "Khalid Husnar"),
        ("Samir Alharbali", "Samir al-Harbali"),
        ("Samir Gaddali", "Samir Qadhali"),
    ],
)
def test_a_vowel_of_the_surname_may_differ_in_the_same_company(first: str, second: str) -> None:
    assert _one(first, second, together=True)
    assert not _one(first, second, together=False)
    assert not _one(first, second, together=True, both=True)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ali Hassan", "Ali Hussein"),
        ("Ali Hamid", "Ali Hamad"),
        ("Ali Jamal", "Ali Jamil"),
        ("Anna Hansen", "Anna Hanson"),
        ("Sami Ghrer", "Ali Ghreir"),
        ("Ali Samir Ghrer", "Ali Nabil Ghreir"),
    ],
)
def test_others_are_two(first: str, second: str) -> None:
    assert not _one(first, second, together=True)
