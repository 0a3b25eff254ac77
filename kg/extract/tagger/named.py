"""What the encoder takes each word of an article for: a person's, organisation's or place's name, another, or none."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.extract.tagger.pieces import Integers, Pieces
from kg.model import Span

#: The kinds of names that are told apart; "other": works, events and the like.
NAMES = ("Person", "Organization", "Place", "other")

#: The log-probability of no name from which on a word is surely in none.
SURELY_NONE = math.log(0.95)

Floats = NDArray[np.float32]


class Name(NamedTuple):
    """A stretch of words that looks like a name; ``kind`` is an index of NAMES."""

    span: Span
    kind: int


@dataclass(frozen=True)
class Words:
    """The words that were read, in order: their characters, and the log-probability of each label: none, then for
    each of NAMES that a name begins here and that it goes on."""

    starts: Integers
    ends: Integers
    labels: Floats

    @cached_property
    def _kinds(self) -> Floats:
        """Log-probabilities of no name and of each of NAMES."""
        begun_or_gone_on = np.logaddexp(self.labels[:, 1::2], self.labels[:, 2::2])
        return np.concatenate((self.labels[:, :1], begun_or_gone_on), axis=1)

    def kinds(self, span: Span) -> tuple[float, ...]:
        """How surely the words of a character span are no name, or one of each of NAMES: mean log-probabilities.
        () where no word was read."""
        first = int(np.searchsorted(self.ends, span[0], side="right"))
        last = int(np.searchsorted(self.starts, span[1], side="left"))
        if first >= last:
            return ()
        return tuple(map(float, self._kinds[first:last].mean(axis=0)))

    def names(self) -> Iterator[Name]:
        """The likeliest names of the text, in order."""
        doubtful = np.flatnonzero(self.labels[:, 0] < SURELY_NONE)
        for run in np.split(doubtful, np.flatnonzero(np.diff(doubtful) > 1) + 1):
            if len(run):
                yield from self._within(int(run[0]), int(run[-1]) + 1)

    def _within(self, first: int, end: int) -> Iterator[Name]:
        """The names among these words."""
        going: tuple[int, int, int] | None = None
        for at, label in enumerate(best_way(self.labels[first:end].tolist()), first):
            if going and not (label and label % 2 == 0):
                yield self._name(*going)
                going = None
            if label % 2:
                going = at, at + 1, label // 2
            elif label and going:
                going = going[0], at + 1, going[2]
        if going:
            yield self._name(*going)

    def _name(self, first: int, last: int, kind: int) -> Name:
        return Name((int(self.starts[first]), int(self.ends[last - 1])), kind)


def words_of(pieces: Pieces, labels: Floats) -> Words:
    """The words of a text in pieces, each with the labels of its first piece."""
    begins = np.flatnonzero(pieces.words & (pieces.ends > pieces.starts))
    lasts = np.append(begins[1:], len(pieces.ids))[: len(begins)] - 1
    # a break stands between the last word of a paragraph and the next one's first
    lasts = np.where(pieces.ends[lasts] > pieces.starts[lasts], lasts, np.maximum(lasts - 1, begins))
    return Words(pieces.starts[begins], pieces.ends[lasts], labels[begins])


def best_way(rows: Sequence[Sequence[float]]) -> list[int]:
    """The likeliest labels in a row (Viterbi): 2k + 1 begins part k, and 2k + 2 goes on with it, which it can only
    after its beginning; 0 is no part."""
    if not rows:
        return []
    count = len(rows[0])
    best = [score if tag % 2 or not tag else -math.inf for tag, score in enumerate(rows[0])]
    ways: list[tuple[int, list[int]]] = []
    for row in rows[1:]:
        top = max(range(count), key=best.__getitem__)
        high = best[top]
        now, going = [high + row[0]], []
        for begin in range(1, count, 2):
            before = begin if best[begin] >= best[begin + 1] else begin + 1
            going.append(before)
            now += [high + row[begin], best[before] + row[begin + 1]]
        ways.append((top, going))
        best = now
    tag = max(range(count), key=best.__getitem__)
    path = [tag]
    for top, going in reversed(ways):
        tag = top if tag % 2 or not tag else going[tag // 2 - 1]
        path.append(tag)
    return path[::-1]
