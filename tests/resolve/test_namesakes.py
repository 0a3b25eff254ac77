"""Many persons of one full name: whom an article is compared with."""

from __future__ import annotations

import pytest

from kg.resolve.compare import parts
from kg.resolve.evidence import Profile
from kg.resolve.gather import Name, Setting
from kg.resolve.namesakes import FEW, Namesakes
from kg.resolve.people import MOST_NAMED, Person

#: So many persons, of whom the first have the most articles.
MANY = 3 * FEW


def name(number: int, office: str = "", *others: int) -> Name:
    article = f"a{number:03}"
    offices = frozenset({office} if office else ())
    return Name(
        ("", "Person", "Anna Berg"),
        "Person",
        Setting(article, None, others),
        number,
        offices=offices,
    )


def namesakes(count: int) -> Namesakes:
    found = Namesakes()
    for number in range(count):
        seed = name(number, f"office {number}", 1000 + number, 2000 + number)
        person = Person(parts("Anna Berg"), seed)
        for _ in range(count - number):
            person.add(seed, parts("Anna Berg"), ())
        found.note(person, person.profile)
    return found


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (name(99), set(range(MOST_NAMED))),
        (name(99, "office 17"), {*range(MOST_NAMED), 17}),
        (name(99, "", 1020, 2020), {*range(MOST_NAMED), 20}),
        (name(99, "", 1020, 2021), set(range(MOST_NAMED))),
    ],
)
def test_of_many_those_that_something_ties_and_the_most_named(told: Name, expected: set[int]) -> None:
    assert {person.seed.row for person in namesakes(MANY).likely(Profile.of([told]))} == expected


def test_of_few_all() -> None:
    assert len(namesakes(FEW).likely(Profile.of([name(99)]))) == FEW


def test_what_is_found_later_ties_too() -> None:
    found = namesakes(MANY)
    found.note(found.found[20], Profile.of([name(99, "captain")]))
    assert found.found[20] in found.likely(Profile.of([name(98, "captain")]))
    assert len(found.found) == MANY
