"""Which thing "the convention" is in a label: what stands before it in the article."""

from __future__ import annotations

import pytest

from tests.extract.happening import event, told


def _labels(text: str) -> set[str]:
    return {event(each).label for each in told(text)}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Fishers like the Northern Harbor Convention. Jon Vale spoke at the convention on Monday.",
            "Jon Vale spoke at the Northern Harbor Convention",
        ),
        (
            "Fishers fear a fuel tax bill. On Monday the board blocked the bill.",
            "the board blocked the fuel tax bill",
        ),
        (
            "Many fear the attack on Torne Bridge. On Monday Jon Vale apologized for the attack.",
            "Jon Vale apologized for the attack on Torne Bridge",
        ),
        (  # of two bills the one just before
            "Fishers fear a fuel tax bill. They like rain. A harbor fee bill is popular. On Monday the board blocked "
            "the bill.",
            "the board blocked the harbor fee bill",
        ),
        (  # two bills, both far
            "Fishers fear a fuel tax bill. A harbor fee bill is popular. Rain fell. Rain is bad. On Monday the board "
            "blocked the bill.",
            "the board blocked the bill",
        ),
        (  # more is said of it already
            "Fishers fear a fuel tax bill. On Monday the board blocked the bill on Torne Bridge.",
            "the board blocked the bill on Torne Bridge",
        ),
        (  # "new" tells nothing
            "Fishers fear a new bill. On Monday the board blocked the bill.",
            "the board blocked the bill",
        ),
    ],
)
def test_the_one_that_was_introduced(text: str, label: str) -> None:
    assert label in _labels(text)
