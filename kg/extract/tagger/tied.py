"""What the encoder sees between mentions: who belongs to which party or body, who leads and who founded it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.extract.tagger.pieces import Pieces, Window
from kg.model import Span

#: The relations: from a person to a party and to a body, and from a body to its head and to its founder.
TIES = ("party", "body", "head", "founder")
PARTY, BODY, HEAD, FOUNDER = range(4)

#: Scores from here on are kept. Above 0 a relation rather holds.
LEAST = -4.0

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Ties:
    """Scores of pairs of words, by relation and by the offsets at which subject and object begin. ``begins`` are
    the offsets in question, sorted."""

    scores: Mapping[tuple[int, int, int], float]
    begins: Sequence[int]

    def score(self, relation: int, subject: Span, other: Span) -> float:
        """How surely a relation holds between two mentions: the best of their words; LEAST where nothing speaks for
        it."""
        return max(
            (
                self.scores.get((relation, first, second), LEAST)
                for first in self._within(subject)
                for second in self._within(other)
            ),
            default=LEAST,
        )

    def _within(self, span: Span) -> Sequence[int]:
        return self.begins[bisect_left(self.begins, span[0]) : bisect_left(self.begins, span[1])]


Scores = dict[tuple[int, int, int], float]


def gather(scores: Scores, pieces: Pieces, window: Window, found: Floats) -> None:
    """Adds the scores of one window, [TIES, length, length]; where two windows show a pair, the higher one stays."""
    # place 0 of a window is CLS
    inside = np.ascontiguousarray(found[:, 1:-1, 1:-1])
    for at in np.flatnonzero(inside > LEAST).tolist():
        rest, other = divmod(at, inside.shape[2])
        relation, one = divmod(rest, inside.shape[1])
        first, second = one + window.first, other + window.first
        if pieces.words[first] and pieces.words[second]:
            key = relation, int(pieces.starts[first]), int(pieces.starts[second])
            scores[key] = max(scores.get(key, LEAST), float(inside[relation, one, other]))


def ties(scores: Scores) -> Ties:
    """The scores that were gathered, with the offsets at which they begin."""
    return Ties(scores, sorted({offset for _, *pair in scores for offset in pair}))
