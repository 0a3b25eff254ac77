"""Several people told of at once, and what stands between a role and its party. All people are invented."""

from __future__ import annotations

import pytest

from kg.extract import coreference, dates, memberships, names
from kg.extract.parse import parse
from kg.extract.reading import Reading
from kg.model import Article, Mention


def facts(text: str) -> set[str]:
    """What a text says, as "Ann Lee memberOf Green Party"."""
    article = Article(id="a", text=text, paragraphs=((0, len(text)),))
    ((_, doc),) = parse([article])
    reading = Reading(article, doc)
    reading.names = names.find(article, doc)
    reading.dates = dates.find(article, doc)
    reading.index()
    reading.anaphors = coreference.resolve(reading)
    reading.index()
    return {
        f"{found.subject.name} {found.predicate} {found.object.name}"
        for found in memberships.extract(reading)
        if isinstance(found.subject, Mention) and isinstance(found.object, Mention) and found.polarity == "affirmed"
    }


SEVERAL = [
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
    ("He was a member of the Unione Liberale.", {"He memberOf Unione Liberale"}),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_each_of_several(text: str, expected: set[str]) -> None:
    assert expected <= facts(text)


def test_a_party_before_a_relative_clause_is_not_its_subjects() -> None:
    assert not {fact for fact in facts("It was the Green Party, which Ann Berg opposed.") if "memberOf" in fact}
