"""Questions and their answers from paragraph to paragraph: (what the tagger proposes, who is quoted with what)."""

from __future__ import annotations

import pytest

from .test_tagged import joined, proposed


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            "[Ada Moor] {questioned} <the plan>. “Who will pay?”\n“The state,” Otto Lind replied.",
            "Ada Moor questioned the plan. <“Who will pay?”>\n<“The state,”> [Otto Lind] {replied}.",
            [("Ada Moor", "the plan"), ("Ada Moor", "Who will pay?"), ("Otto Lind", "The state")],
        ),
        (
            "<“It was dead,”> [Ada Moor] {said}.\n“Was it charged?” asked Otto Lind.\n“I cannot say.”",
            "“It was dead,” Ada Moor said.\n<“Was it charged?”> {asked} [Otto Lind].\n<“I cannot say.”>",
            [("Ada Moor", "It was dead"), ("Otto Lind", "Was it charged?"), ("Ada Moor", "I cannot say.")],
        ),
        # Nobody else speaks: whoever answers is not known.
        (
            "<“It was dead,”> [Otto Lind] {said}.\n“Was it charged?” asked Otto Lind.\n“I cannot say.”",
            "“It was dead,” Otto Lind said.\n<“Was it charged?”> {asked} [Otto Lind].\n<“I cannot say.”>",
            [("Otto Lind", "It was dead"), ("Otto Lind", "Was it charged?"), (None, "I cannot say.")],
        ),
        # A question that goes on in the next paragraph is no answer.
        (
            "[Ada Moor] {questioned} <the plan>.\n“Who will pay?” Otto Lind said.\n“We all will.”",
            "Ada Moor questioned the plan.\n<“Who will pay?”> [Otto Lind] {said}.\n<“We all will.”>",
            [("Ada Moor", "the plan"), ("Otto Lind", "Who will pay? We all will.")],
        ),
    ],
)
def test_who_asks_and_who_answers(first: str, second: str, expected: list[tuple[str | None, str]]) -> None:
    (text, one), (same, other) = proposed(first), proposed(second)
    assert text == same
    assert joined(text, [one, other]) == expected
