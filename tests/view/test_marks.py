"""The words of a passage that carry a fact."""

from __future__ import annotations

import pytest

from kg.view.marks import Passage, find

SENTENCE = 'Mira Voss said: "We stay." Voss, of the Tide Party, left the party early.'


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Mira Voss"], ["Mira Voss"]),
        (["Mira Voss", "Voss"], ["Mira Voss", "Voss"]),
        (["Tide Party", "Party"], ["Tide Party"]),
        (["tide party"], ["Tide Party"]),
        (["Vos", "Mir", "arty"], []),
        (["leader", ""], []),
        (["Voss,"], ["Voss,"]),
        ([], []),
    ],
)
def test_names_are_marked_as_whole_words(names: list[str], expected: list[str]) -> None:
    passage = Passage("a", 100, SENTENCE)
    assert [SENTENCE[start:end] for start, end in find(passage, names)] == expected


@pytest.mark.parametrize(
    ("article", "start", "expected"),
    [("a", 117, "We stay."), ("a", 92, "Mira"), ("b", 117, None), ("a", 300, None), ("a", 80, None)],
)
def test_quoted_words_are_marked_where_they_lie_in_the_passage(article: str, start: int, expected: str | None) -> None:
    passage = Passage("a", 100, SENTENCE)
    text = "We stay." if start > 100 else "-" * 12
    found = find(passage, [], [Passage(article, start, text)])
    assert [SENTENCE[slice(*span)] for span in found] == ([expected] if expected else [])


def test_overlapping_marks_become_one() -> None:
    passage = Passage("a", 0, "The Tide Party of Amber met.")
    assert find(passage, ["Tide Party of Amber", "The Tide Party"]) == ((0, 23),)


def test_letters_that_change_their_length_in_lower_case_move_no_mark() -> None:
    passage = Passage("a", 0, "İİ Tide Party")
    assert find(passage, ["tide party"]) == ()
    assert find(passage, ["Tide Party"]) == ((3, 13),)
