"""What the encoder takes words for: labels → names, and texts with the names that it sees in them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest

from kg.extract.tagger import load
from kg.extract.tagger.named import NAMES, Name, Words, best_way
from kg.model import Article

PERSON, PLACE = NAMES.index("Person"), NAMES.index("Place")


def words(*labels: int) -> Words:
    """Words of three letters with a space between them, each surely of one label."""
    chances = np.full((len(labels), 1 + 2 * len(NAMES)), math.log(0.01), dtype=np.float32)
    chances[range(len(labels)), labels] = math.log(0.92)
    starts = np.arange(len(labels), dtype=np.int64) * 4
    return Words(starts, starts + 3, chances)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ([0, 0], []),
        ([1, 2, 0], [((0, 7), PERSON)]),
        ([0, 1], [((4, 7), PERSON)]),
        # One begins where another ends.
        ([1, 1, 2], [((0, 3), PERSON), ((4, 11), PERSON)]),
        ([1, 5, 6], [((0, 3), PERSON), ((4, 11), PLACE)]),
        ([], []),
    ],
)
def test_labels_make_names(labels: Sequence[int], expected: list[tuple[tuple[int, int], int]]) -> None:
    assert list(words(*labels).names()) == [Name(*one) for one in expected]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # A part cannot go on before it has begun.
        ([[0.0, -1.0, 2.0]], [0]),
        ([[0.0, -0.5, 2.0], [-3.0, -3.0, 0.0]], [1, 2]),
        ([], []),
    ],
)
def test_the_best_way_begins_before_it_goes_on(rows: list[list[float]], expected: list[int]) -> None:
    assert best_way(rows) == expected


def test_kinds_are_the_mean_of_a_spans_words() -> None:
    none, person, *_ = words(0, 1, 2).kinds((4, 11))
    assert person == pytest.approx(math.log(0.93), abs=0.01)
    assert none == pytest.approx(math.log(0.01), abs=0.01)
    assert words(0, 1, 2).kinds((100, 110)) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Berg works for Halden Bank and lives in Norway.",
            {"Anna Berg": "Person", "Halden Bank": "Organization", "Norway": "Place"},
        ),
        ("It rained all day, and the walls cracked.", {}),
        ("🙂 Otto Lind was born in Denmark.", {"Otto Lind": "Person", "Denmark": "Place"}),
    ],
)
def test_names_are_seen(text: str, expected: dict[str, str]) -> None:
    found = load().read(Article("a", text, ((0, len(text)),))).words.names()
    assert {text[slice(*name.span)]: NAMES[name.kind] for name in found} == expected


def test_a_paragraphs_last_word_ends_before_the_next_paragraph() -> None:
    text = "He met Anna Berg\n\nOtto Lind left."
    found = load().read(Article("a", text, ((0, 16), (18, len(text))))).words
    assert (12, 16) in list(zip(found.starts.tolist(), found.ends.tolist(), strict=True))
