"""What the encoder sees between mentions: scores by the words at which they begin."""

from __future__ import annotations

import numpy as np
import pytest

from kg.extract.tagger import load
from kg.extract.tagger.pieces import BREAK, Pieces, Window
from kg.extract.tagger.tied import BODY, LEAST, PARTY, TIES, Scores, Ties, gather, ties
from kg.model import Article

HELD = Ties({(PARTY, 0, 20): 3.0, (PARTY, 4, 20): 5.0, (BODY, 0, 20): -1.0}, (0, 4, 20))


@pytest.mark.parametrize(
    ("relation", "subject", "other", "expected"),
    [
        (PARTY, (0, 9), (20, 30), 5.0),
        (PARTY, (0, 3), (20, 30), 3.0),
        (BODY, (0, 9), (18, 30), -1.0),
        (PARTY, (20, 30), (0, 9), LEAST),
        (PARTY, (6, 9), (20, 30), LEAST),
        (PARTY, (0, 9), (0, 0), LEAST),
    ],
)
def test_a_pairs_score_is_its_best_words(
    relation: int, subject: tuple[int, int], other: tuple[int, int], expected: float
) -> None:
    assert HELD.score(relation, subject, other) == expected


def pieces(count: int) -> Pieces:
    places = np.arange(count, dtype=np.int64)
    begins = np.ones(count, dtype=np.bool_)
    begins[2] = False
    return Pieces(np.full(count, BREAK), np.zeros_like(places), places * 10, places * 10 + 9, begins)


def test_the_higher_score_of_two_windows_stays() -> None:
    low, high = (np.full((len(TIES), 6, 6), LEAST - 1, dtype=np.float32) for _ in range(2))
    low[PARTY, 1, 4] = 0.5  # pieces 0 and 3 in a window from piece 0 on
    high[PARTY, 1, 3] = 2.0  # pieces 1 and 3 in a window from piece 1 on
    low[PARTY, 2, 4] = 1.0  # pieces 1 and 3
    low[PARTY, 1, 3] = 9.0  # piece 2 begins no word
    low[PARTY, 0, 1] = 9.0  # the place before the first piece
    scores: Scores = {}
    gather(scores, pieces(8), Window(0, 4, 0, 4), low)
    gather(scores, pieces(8), Window(1, 5, 4, 5), high)
    found = ties(scores)
    assert found.scores == {(PARTY, 0, 30): 0.5, (PARTY, 10, 30): 2.0}
    assert found.begins == [0, 10, 30]


@pytest.mark.parametrize(
    ("text", "subject", "other"),
    [
        ("Anna Berg of the Green Party was elected.", "Anna Berg", "Green Party"),
        ("Otto Lind is a member of the Labour Party.", "Otto Lind", "Labour Party"),
    ],
)
def test_who_is_of_which_party_is_seen(text: str, subject: str, other: str) -> None:
    seen = load().read(Article("a", text, ((0, len(text)),))).ties
    spans = [(text.index(one), text.index(one) + len(one)) for one in (subject, other)]
    assert seen.score(PARTY, *spans) > 0 > seen.score(PARTY, spans[1], spans[0])
