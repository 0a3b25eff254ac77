"""Precision and recall of who was taken for whom, against gold: by pairs of names, and by B³.

Gold is JSON Lines: ``{"same": ["Dora Lund", "Dorothea Lund"]}`` are all the names of one entity, as many lines as
there are entities; ``{"different": ["Helena Marsk", "Jonas Marsk"]}`` are two. A name may be that of one article:
``"Lund (article profile.md)"``. B³ (Bagga and Baldwin, 1998) takes each name's own precision and recall and
averages them over all names.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from kg.errors import FormatError
from kg.evaluate import Record, f1, json_lines
from kg.resolve.decisions import Called, called
from kg.resolve.record import Resolved
from kg.resolve.spelling import normal


@dataclass(frozen=True, slots=True)
class Agreement:
    """Precision and recall by one way of counting, and how many pairs or names were counted."""

    precision: float
    recall: float
    gold: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return f1(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class Compared:
    """The agreement by each way of counting; the pairs joined wrongly, and those kept apart wrongly; the names that
    are in no article."""

    scores: Mapping[str, Agreement]
    merged: tuple[tuple[str, str], ...]
    split: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]


def read(path: str | Path) -> list[frozenset[Called]]:
    """The gold entities of a file, each as its names. Raises FormatError, which names file and line, where a line is
    none of gold, or a name is of two entities; NotFoundError where the file cannot be read."""
    entities: dict[Called, frozenset[Called]] = {}
    apart: list[Called] = []
    for place, record in json_lines(path):
        same, different = _names(record, place)
        if twice := [str(name) for name in same if name in entities]:
            raise FormatError(f"{place}: {', '.join(sorted(twice))}: in another line too")
        entities.update(dict.fromkeys(same, frozenset(same)))
        apart += different
    for name in apart:
        entities.setdefault(name, frozenset({name}))
    return list(dict.fromkeys(entities.values()))


def is_gold(path: str | Path) -> bool:
    """Whether the first line of a file is one of gold entities."""
    try:
        with Path(path).open(encoding="utf-8-sig") as file:
            return bool({"same", "different"} & set(json.loads(next(file, "{}")).keys()))
    except (OSError, ValueError, AttributeError, RecursionError):
        return False


def _names(record: Record, place: str) -> tuple[list[Called], list[Called]]:
    try:
        same, different = ([called(name) for name in record.get(key, ())] for key in ("same", "different"))
        if not same and len(different) != 2:
            raise ValueError('a line is {"same": [name, …]} or {"different": [name, name]}')
    except (ValueError, TypeError, AttributeError, FormatError) as error:
        raise FormatError(f"{place}: {error}") from error
    return same, different


def compare(gold: Iterable[frozenset[Called]], found: Iterable[Resolved]) -> Compared:
    """How far the entities found are those of gold, over the names that gold has."""
    holders = _holders(found)
    wanted = {name: number for number, names in enumerate(gold) for name in names}
    missing = sorted(str(name) for name in wanted if _entity(name, holders) is None)
    taken = {name: key for name in wanted if (key := _entity(name, holders)) is not None}
    merged: list[tuple[str, str]] = []
    split: list[tuple[str, str]] = []
    right = 0
    for one, other in combinations(sorted(taken, key=str), 2):
        same, joined = wanted[one] == wanted[other], taken[one] == taken[other]
        right += same and joined
        if same != joined:
            (split if same else merged).append((str(one), str(other)))
    pairs = Agreement(_share(right, right + len(merged)), _share(right, right + len(split)), right + len(split))
    return Compared({"pairs": pairs, "B³": _b_cubed(taken, wanted)}, tuple(merged), tuple(split), tuple(missing))


def _holders(found: Iterable[Resolved]) -> dict[Called, Counter[str]]:
    """The entities that have a name, in all articles and in each, with the number of articles; other writings of a
    name count for less than a name."""
    holders: dict[Called, Counter[str]] = defaultdict(Counter)
    for entity in found:
        for name, articles in entity.names.items():
            holders[Called(normal(name))][entity.key] += 2 * len(articles)
            for article in articles:
                holders[Called(normal(name), article)][entity.key] += 2
        for name in entity.also:
            holders[Called(normal(name))][entity.key] += 1
    return holders


def _entity(name: Called, holders: Mapping[Called, Counter[str]]) -> str | None:
    counts = holders.get(Called(normal(name.name), name.article))
    return min(counts, key=lambda key: (-counts[key], key)) if counts else None


def _b_cubed(taken: Mapping[Called, str], wanted: Mapping[Called, int]) -> Agreement:
    found, gold = Counter(taken.values()), Counter(wanted[name] for name in taken)
    both = Counter((taken[name], wanted[name]) for name in taken)
    precision = sum(count * count / found[key] for (key, _), count in both.items())
    recall = sum(count * count / gold[number] for (_, number), count in both.items())
    return Agreement(_share(precision, len(taken)), _share(recall, len(taken)), len(taken))


def _share(part: float, whole: int) -> float:
    return part / whole if whole else 0.0
