"""Parties by letters behind a name and by words before an office, and the names of parties. All people are invented."""

from __future__ import annotations

import pytest

from .belonging import facts, read

TOLD = [
    ("Joe Blunt (Green) and Ann Cole (Ind) voted no.", {"Joe Blunt memberOf Green Party"}),
    ("Cllr Amy Tate (Con, Marden North) voted no.", {"Amy Tate memberOf Conservative Party"}),
    (
        "Joe Blunt (PT) and Ann Cole (PiS) voted no.",
        {"Joe Blunt memberOf Workers' Party", "Ann Cole memberOf Law and Justice"},
    ),
    ("Joe Blunt (Plaid) voted no.", {"Joe Blunt memberOf Plaid Cymru"}),
    ("Green senator Bob Hill voted no.", {"Bob Hill memberOf Green Party"}),
    ("The Green lawmaker Sven Harms complained.", {"Sven Harms memberOf Green Party"}),
    ("Lib Dem group leader Priya Nair voted no.", {"Priya Nair memberOf Liberal Democrats"}),
    ("Liberal Democrat Tom Ash voted no.", {"Tom Ash memberOf Liberal Democrats"}),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_letters_behind_a_name_and_words_before_an_office(text: str, expected: set[str]) -> None:
    assert {fact for fact in facts(text) if "holdsPosition" not in fact} == expected


KINDS = [
    ("Joe Blunt (Green) and Ann Cole (Ind) voted no.", "Party", {"Green Party"}),
    ("Joe Blunt (Green) and Ann Cole (Ind) voted no.", "Person", {"Joe Blunt", "Ann Cole"}),
    ("Cllr Amy Tate (Con, Marden North) voted no.", "Place", {"Marden North"}),
    ("Joe Blunt of Planned Parenthood (PP) voted no.", "Party", set()),
    ("Joan Green councillor Bob Hill called her.", "Party", set()),
    ("Sen. Joan Hale (R-SC) voted no.", "Person", {"Joan Hale"}),
    ("Sue Dent founded the Peace and Justice Party.", "Party", {"Peace and Justice Party"}),
    ("Sue Dent leads the Freedom and Solidarity Party.", "Party", {"Freedom and Solidarity Party"}),
    ("Joe Blunt quit the Polish People's Party.", "Party", {"Polish People's Party"}),
    ("Joe Blunt leads the National Union of Mineworkers.", "Organization", {"National Union of Mineworkers"}),
    ("Joe Blunt leads the National Union of Teachers.", "Organization", {"National Union of Teachers"}),
    ("Joe Blunt leads the National Union of Metalworkers.", "Party", set()),
]


@pytest.mark.parametrize(("text", "kind", "expected"), KINDS)
def test_names_of_parties_and_what_is_none(text: str, kind: str, expected: set[str]) -> None:
    assert {mention.name for mention in read(text).names if mention.kind == kind} == expected
