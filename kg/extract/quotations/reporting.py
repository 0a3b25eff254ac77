"""Which words report what somebody says or thinks, and in which construction: tables counted on news."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from math import log

#: The counts of a word are drawn to the rate of its construction by so many sightings.
PRIOR = 6.0


def _lines(file: str) -> Iterator[str]:
    for line in (files("kg") / "extract" / "lexicons" / file).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


@cache
def group(name: str) -> frozenset[str]:
    """The lemmas of a group: "thought", "denial" (who denies claims the contrary), "addressing" (their
    object is who is spoken to), "counts" ("one of the protesters"), "light" (they report only by chance)."""
    groups: dict[str, set[str]] = {}
    heading = ""
    for line in _lines("reporting_words.txt"):
        if line.startswith("["):
            heading = line.strip("[]")
        else:
            groups.setdefault(heading, set()).update(line.split())
    return frozenset(groups[name])


@cache
def _counts() -> dict[str, dict[str, tuple[int, int]]]:
    counts: dict[str, dict[str, tuple[int, int]]] = {}
    for line in _lines("reporting.tsv"):
        word, frame, seen, reports = line.split("\t")
        counts.setdefault(word, {})[frame] = int(seen), int(reports)
    return counts


def words() -> Mapping[str, object]:
    """The words that the table knows, as "claim/n"."""
    return _counts()


@cache
def rate(word: str, frame: str) -> float:
    """The share of the places in which this word in this construction reports, 0 to 1."""
    if word[:-2] in group("light"):
        return 0.0
    seen, reports = _counts().get(word, {}).get(frame, (0, 0))
    return (reports + PRIOR * general(word, frame)) / (seen + PRIOR)


def general(word: str, frame: str) -> float:
    """The same for any word of its class."""
    seen, reports = _counts().get("*" + word[-2:], {}).get(frame, (0, 0))
    return (reports + 0.05) / (seen + 1)


@cache
def speech(word: str) -> float:
    """How surely a verb beside a quotation is its cue, 0 to 1: of how many times it stood there, how many it was."""
    seen, reports = _counts().get(word, {}).get("quote", (0, 0))
    return reports / (seen + 1)


def logit(rate: float) -> float:
    """The logit of a rate; bounded, so that no word is certain."""
    bounded = min(0.995, max(0.004, rate))
    return log(bounded / (1 - bounded))


def clear() -> None:
    """Forgets the tables, to read them anew."""
    for cached in (_counts, rate, speech):
        cached.cache_clear()
