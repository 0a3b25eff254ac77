"""Interviews without names before the answers: (text, what the one whom the introduction names says)."""

from __future__ import annotations

import re

import pytest

from kg.extract.quotations.interviews import turns
from kg.model import Mention

INTERVIEW = """The cellist Anna Berg lives in Southport. She talked to us on Monday.

Why did you stop?

I broke my wrist. That is the short answer.

The long one is that I was tired.

Your first record was praised.

By my aunts.

Do you still play?

What do you think? I play every day, and you hear it.

What will you play next?

Bach. I always play Bach."""

ANSWERS = [
    "I broke my wrist. That is the short answer.\n\nThe long one is that I was tired.",
    "By my aunts.",
    "What do you think? I play every day, and you hear it.",
    "Bach. I always play Bach.",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (INTERVIEW, ANSWERS),
        # Whom the introduction does not name alone gives no answers, nor does whoever explains something to readers.
        (INTERVIEW.replace("Southport", "Southport with Otto Lind"), []),
        (re.sub(r"\b(?:I|my)\b", "you", INTERVIEW), []),
    ],
)
def test_answers(text: str, expected: list[str]) -> None:
    paragraphs = [found.span() for found in re.finditer(r"[^\n]+", text)]
    people = [
        Mention("Person", (text.index(name), text.index(name) + 9), name)
        for name in ("Anna Berg", "Otto Lind")
        if name in text
    ]
    found = turns(text, paragraphs, people)
    assert [text[slice(*turn.said)] for turn in found] == expected
    assert {text[slice(*turn.name)] for turn in found} <= {"Anna Berg"}
