"""Who "I" is: whoever is quoted saying it. All people are invented."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.model import Article, Mention


def members(text: str) -> set[tuple[str, str]]:
    """Who is meant by "I" as a member, and of which party or body."""
    ((found),) = extract([Article("a", text, ((0, len(text)),))])
    return {
        (one.subject.name, one.object.name)
        for one in found.statements
        if one.predicate in ("memberOf", "worksFor")
        and isinstance(one.subject, Mention)
        and isinstance(one.object, Mention)
        and text[slice(*one.subject.span)] == "I"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“I am a member of the Green Party,” said Anna Berg.", {("Anna Berg", "Green Party")}),
        (
            "Anna Berg left. “I was a member of the Green Party for ten years. They threw me out,” she said.",
            {("Anna Berg", "Green Party")},
        ),
        ("“It is late,” Anna Berg said. “I work for Acme Corporation now.”", {("Anna Berg", "Acme Corporation")}),
        # nobody is quoted who has a name
        ("“I am a member of the Green Party,” said one of them.", {("I", "Green Party")}),
        # the reporter's own words
        ("I am a member of the Green Party. Anna Berg said that it rained.", {("I", "Green Party")}),
    ],
)
def test_who_says_i(text: str, expected: set[tuple[str, str]]) -> None:
    assert members(text) == expected
