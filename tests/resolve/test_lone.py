"""Articles that name somebody by the given name alone → who of all articles that is."""

from __future__ import annotations

import pytest

from kg.resolve import resolve

from .named import people

KNOWN = {
    "a": "Hillary Berg, Otto Lind, Mara Vik",
    "b": "Hillary Berg, Otto Lind, Iris Holm",
    "c": "Hillary Berg, Mara Vik, Iris Holm",
}


@pytest.mark.parametrize(
    ("articles", "meant"),
    [
        (KNOWN | {"d": "Hillary, Otto Lind, Mara Vik"}, "Hillary Berg"),
        (KNOWN | {"d": "Hillary, Berg"}, "Hillary Berg"),
        (KNOWN | {"d": "Hillary, Emil Moe"}, "Hillary"),
        (KNOWN | {"d": "Hillary, Otto Lind, Mara Vik", "e": "Hillary Moe"}, "Hillary Berg"),
        (KNOWN | {"d": "Hillary, Otto Lind, Mara Vik", "e": "Hillary Moe", "f": "Hillary Moe"}, "Hillary"),
        ({"a": "Hillary Berg, Otto Lind, Mara Vik", "d": "Hillary, Otto Lind, Mara Vik"}, "Hillary"),
        ({"a": "Elizabeth Berg, Otto Lind, Mara Vik", "d": "Liz, Berg, Otto Lind"}, "Elizabeth Berg"),
        ({"a": "Will Berg, Otto Lind, Mara Vik", "b": "William Berg, Otto Lind", "d": "Bill, Berg, Otto Lind"}, "Bill"),
        ({"a": "Hillary Berg", "b": "Hillary Lind", "d": "Hillary, Berg, Lind"}, "Hillary"),
    ],
)
def test_a_given_name_alone(articles: dict[str, str], meant: str) -> None:
    name = articles["d"].partition(",")[0]
    assert resolve(people(**articles)).by_name["d", "Person", name].name == meant


def test_given_names_alone_of_two_articles_are_two() -> None:
    found = resolve(people(**KNOWN, d="Hillary", e="Hillary")).by_name
    assert found["d", "Person", "Hillary"] != found["e", "Person", "Hillary"]
