"""What the words beside a name say of a person."""

from __future__ import annotations

import pytest

from kg.resolve.described import NOTHING, Described, described, other_name

NAME = "Anna Berg"


def told(text: str, year: int | None = 2031) -> Described:
    start = text.index(NAME)
    return described(text, (start, start + len(NAME)), year=year)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The goalkeeper Anna Berg saved it.", Described(fields=frozenset({"sport"}))),
        (
            "The Norwegian striker Anna Berg scored.",
            Described(fields=frozenset({"sport"}), countries=frozenset({"norway"})),
        ),
        ("Anna Berg, a nurse, came.", Described(fields=frozenset({"medicine"}))),
        ("Anna Berg, a Danish novelist, came.", Described(frozenset({"arts"}), frozenset({"denmark"}))),
        ("Anna Berg, 34, a nurse from Brenn, came.", Described(frozenset({"medicine"}), born=frozenset({1996, 1997}))),
        ("Anna Berg, 34, came.", Described(born=frozenset({1996, 1997}))),
        ("The 34-year-old Anna Berg came.", Described(born=frozenset({1996, 1997}))),
        ("Anna Berg (1950-2030) was mourned.", Described(born=frozenset({1950}))),
        ("Anna Berg, born in 1950, came.", Described(born=frozenset({1950}))),
        ("Anna Berg (née Lind) came.", Described(also=frozenset({("née", "Lind")}))),
        ("Anna Berg, formerly Anna Lind, came.", Described(also=frozenset({("formerly", "Anna Lind")}))),
        ("The human rights defender Anna Berg came.", Described(fields=frozenset({"politics"}))),
        ("Anna Berg, a human rights defender, came.", Described(fields=frozenset({"politics"}))),
        ("The senator told Anna Berg to go.", NOTHING),
        ("Anna Berg, the senator’s wife, came.", NOTHING),
        ("Anna Berg, the daughter of a senator, came.", NOTHING),
        ("Anna Berg, Senator Otto Lind and others came.", NOTHING),
        ("Anna Berg, 34 votes ahead, won.", NOTHING),
        ("Anna Berg, 3, cried.", NOTHING),
        ("Anna Berg came.", NOTHING),
    ],
)
def test_described(text: str, expected: Described) -> None:
    assert told(text) == expected


def test_an_age_needs_the_year_of_the_article() -> None:
    assert told("Anna Berg, 34, came.", year=None) == NOTHING


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("So does my neighbour Anna.", {"neighbour"}),
        ("His wife, Anna, came.", {"wife"}),
        ("The mayor’s old friend Anna came.", {"friend"}),
        ("A nurse named Anna came.", {"named"}),
        ("Anna, 34, came.", {"age"}),
        ("Then Anna came.", set()),
    ],
)
def test_who_is_introduced_under_one_name(text: str, words: set[str]) -> None:
    start = text.index("Anna")
    assert described(text, (start, start + 4), year=None).introduced == words


@pytest.mark.parametrize(
    ("how", "also", "name"),
    [("née", "Lind", "anna lind"), ("born", "Anna Lind", "anna lind"), ("alias", "The Fox", "fox")],
)
def test_other_name(how: str, also: str, name: str) -> None:
    assert other_name(NAME, how, also) == name
