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
    ("MPs Joe Blunt (Mathare) and Ann Cole (Likoni) left.", "Place", {"Mathare", "Likoni"}),
    ("MPs Joe Blunt (SNP) and Ann Cole (nominated) left.", "Place", set()),
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


KNOWN = [
    ("Vox leader Pablo Duro said no. The party gained in Spain.", {"Vox"}),
    ("Ciudadanos member Pep Gil said no in Catalonia.", {"Ciudadanos"}),
    ("The BJP won. Congress leader Anil Rao said no.", {"Bharatiya Janata Party", "Indian National Congress"}),
    ("Raj Patil of the Shiv Sena left. A Sena lawmaker agreed.", {"Shiv Sena"}),
    ("Religious Zionism lawmaker Dov Katz and Otzma Yehudit's Gil Levi left.", {"Religious Zionism", "Otzma Yehudit"}),
    ("Polska 2050 MP Jan Kot and PiS lawmaker Ewa Lis left.", {"Polska 2050", "Law and Justice"}),
    ("Wiper leader Joe Musa and Ford-Kenya's Ken Wanga met in Nairobi.", {"Wiper Democratic Movement", "Ford-Kenya"}),
    ("People Before Profit TD Paul Ryan left.", {"People Before Profit"}),
    ("Jamaat-e-Islami leader Abdul Karim said no.", {"Jamaat-e-Islami"}),
    ("Joe Blunt said that Congress would pass it.", set()),
    ("Former Conservative minister Joe Blunt left.", {"Conservative Party"}),
    ("Conservative farmers like Joe Blunt left.", set()),
    ("Joe Blunt won the prize, Vox said.", set()),
    ("The Communist Party of Veskara won.", {"Communist Party of Veskara"}),
    ("Senior Congress leader Anil Rao said the BJP won.", {"Indian National Congress", "Bharatiya Janata Party"}),
    ("BJP National Spokesperson Anil Rao and BJD MP Ravi Das met.", {"Bharatiya Janata Party", "Biju Janata Dal"}),
    ("Ann Rao is the TMC Rajya Sabha candidate in Bengal.", {"Trinamool Congress"}),
    ("Pangu and the Union of Moderate Parties met in Papua New Guinea.", {"Pangu Pati", "Union of Moderate Parties"}),
]


@pytest.mark.parametrize(("text", "expected"), KNOWN)
def test_known_parties_also_by_short_names_in_their_country(text: str, expected: set[str]) -> None:
    assert {mention.name for mention in read(text).names if mention.kind == "Party"} == expected


def test_a_state_behind_the_letter_of_a_party_is_a_place() -> None:
    places = [mention.name for mention in read("Sen. Joan Hale (R-Ohio) voted no.").names if mention.kind == "Place"]
    assert places == ["Ohio"]
