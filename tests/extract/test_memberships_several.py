"""Several people told of at once, and what stands between a role and its party. All people are invented."""

from __future__ import annotations

import pytest

from .belonging import facts, statements

SEVERAL = [
    (
        "Two members of the Harbour Party, Ann Berg and Otto Lund, met.",
        {"Ann Berg memberOf Harbour Party", "Otto Lund memberOf Harbour Party"},
    ),
    (
        "Sens. Ann Berg and Otto Lund voted against it.",
        {"Ann Berg holdsPosition Senator", "Otto Lund holdsPosition Senator"},
    ),
    (
        "It was opposed by Republican Sens. Ann Berg and Otto Lund.",
        {"Ann Berg memberOf Republican Party", "Otto Lund memberOf Republican Party"},
    ),
    (
        "He thanked Reps. Carl Orr, Dan Hale and Eve Noth.",
        {f"{name} holdsPosition Representative" for name in ("Carl Orr", "Dan Hale", "Eve Noth")},
    ),
    (
        "Democrats Ann Berg, Otto Lund and Carl Orr voted no.",
        {f"{name} memberOf Democratic Party" for name in ("Ann Berg", "Otto Lund", "Carl Orr")},
    ),
    (
        "Ann Berg, Otto Lund and Carl Orr, all Republicans, met.",
        {f"{name} memberOf Republican Party" for name in ("Ann Berg", "Otto Lund", "Carl Orr")},
    ),
    (
        "Otto Lund and other members of the defeated Socialist Party stepped down.",
        {"Otto Lund memberOf Socialist Party"},
    ),
    (
        "Anna Berg was the founder and leader of the short-lived Social Harbour Party.",
        {"Anna Berg founderOf Social Harbour Party", "Anna Berg leaderOf Social Harbour Party"},
    ),
    (
        'At the 2002 election, Anna Berg ran as a "Less Nonsense Party" candidate in the city.',
        {"Anna Berg candidateOf Less Nonsense Party"},
    ),
    (
        "Otto Berg is the Civic Party Member of Parliament for Merrow.",
        {"Otto Berg memberOf Civic Party"},
    ),
    (
        "Two lawmakers, Ann Berg (Merrow) and Otto Lund (Halden), joined the Green Party on Sunday.",
        {"Ann Berg memberOf Green Party", "Otto Lund memberOf Green Party"},
    ),
    (
        "Two other lawmakers, Ann Berg and Otto Lund of the leftist Green Party, voted no.",
        {"Ann Berg memberOf Green Party", "Otto Lund memberOf Green Party"},
    ),
    (
        "Companies whose directors include Mayor Otto Lund's brother-in-law, Carl Orr, left.",
        {"Otto Lund holdsPosition Mayor"},
    ),
    ("He was a member of the Unione Liberale.", {"He memberOf Unione Liberale"}),
    (
        "The Green Party also included the likes of Ann Berg, Otto Lund and Eve Noth.",
        {f"{name} memberOf Green Party" for name in ("Ann Berg", "Otto Lund", "Eve Noth")},
    ),
    (
        "Green MPs who have not applied include Ann Berg, Otto Lund and Eve Noth.",
        {f"{name} memberOf Green Party" for name in ("Ann Berg", "Otto Lund", "Eve Noth")},
    ),
    (
        "She joined the Civic Front, an alliance that was linked to the church and which included Ann Berg.",
        {"Ann Berg memberOf Civic Front"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_each_of_several(text: str, expected: set[str]) -> None:
    assert expected <= facts(text)


def test_a_party_before_a_relative_clause_is_not_its_subjects() -> None:
    assert not {fact for fact in facts("It was the Green Party, which Ann Berg opposed.") if "memberOf" in fact}


ALLEGED = [
    "Eve Noth accused Otto Lund of being a member of the Red Harbour Party.",
    "Otto Lund was accused of leading the Red Harbour Party.",
]


@pytest.mark.parametrize("text", ALLEGED)
def test_what_somebody_is_accused_of_is_not_said(text: str) -> None:
    assert not facts(text)


NOTHING = [
    "Otto Lund claims to be a Democrat.",
    "Joan Berg sold his Boeing 727.",
    "Joan Berg wrote about it after she left the White House.",
    "As you know, Mr. Lund, on the other side, the FBI director recently said so.",
    "Joan Berg did not seek his endorsement in the race for the Democratic nomination.",
    "Joan Berg is the former state Senate leader.",
    "The Green Party included a letter to Ann Berg.",
    "The Green senators who were with Ann Berg left.",
    "The Guardian's list includes Ann Berg and Otto Lund.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_ties_nobody(text: str) -> None:
    assert not {fact for fact in facts(text) if "holdsPosition" not in fact}


def test_whose_brother_is_a_director_is_none() -> None:
    text = "Lwazi Holdings, whose directors include Otto Lund's brother-in-law, Carl Orr, left."
    assert not {fact for fact in facts(text) if fact.startswith("Otto Lund")}


def test_whoever_makes_her_minister_is_none() -> None:
    found = facts("Ann Berg joined the Green Party. Prime minister Otto Lund made her trade minister in 1971.")
    assert "Ann Berg holdsPosition trade minister" in found
    assert "Otto Lund holdsPosition trade minister" not in found


def test_an_office_that_there_is_is_not_whose_words_tell_of_it() -> None:
    text = "“There is no president in living memory who has governed with fewer friends,” said Ann Berg, a scientist."
    assert "Ann Berg holdsPosition president" not in facts(text)


def test_who_leads_a_district_of_a_party_does_not_lead_it() -> None:
    assert facts("Otto Lund is chairman of the 6th Congressional District GOP.") >= {
        "Otto Lund memberOf Republican Party"
    }
    assert "Otto Lund leaderOf Republican Party" not in facts(
        "Otto Lund is chairman of the 6th Congressional District GOP."
    )


def test_what_somebody_else_claims_is_less_sure() -> None:
    [other] = statements("Eve Noth claims that Otto Lund is a member of the Green Party.")
    own = statements("Otto Lund claims that he is a member of the Green Party.")
    assert other.confidence < 0.7 < min(found.confidence for found in own)


def test_who_is_named_with_a_nickname_is_one_person() -> None:
    text = 'Robert "Skip" Lund, the leader of the Green Party, spoke. Skip Lund left. Skip joined the Labour Party.'
    found = {fact for fact in facts(text) if "memberOf" in fact}
    assert found == {"Robert Lund memberOf Green Party", "Robert Lund memberOf Labour Party"}
