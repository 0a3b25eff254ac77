"""The words of Markdown: (text, what stays)."""

from __future__ import annotations

import pytest

from kg.articles.markdown import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Anna Berg** of the *Blue Front* spoke.", "Anna Berg of the Blue Front spoke."),
        ("__Anna Berg__ spoke _twice_.", "Anna Berg spoke twice."),
        ("***Anna Berg*** spoke **of *two* walls**.", "Anna Berg spoke of two walls."),
        ('[Anna Berg](https://a.example/b_(c) "who") met [Otto Lind][1].', "Anna Berg met Otto Lind."),
        (r"5 \* 3 is 15.", "5 * 3 is 15."),
        # What says what a line is stays, and so does what only looks like a mark.
        ("**A heading**", "**A heading**"),
        ("![A wall](a_b_c.png)", "![A wall](a_b_c.png)"),
        ("5 * 3 * 2, snake_case_name, https://a.example/b_c_d, [Berg] said", None),
        ("* An item\n* Another *item*", "* An item\n* Another item"),
        ("---\ntitle: A *b* c\n---\nA *b* c", "---\ntitle: A *b* c\n---\nA b c"),
    ],
)
def test_plain(text: str, expected: str | None) -> None:
    assert plain(text) == (text if expected is None else expected)
