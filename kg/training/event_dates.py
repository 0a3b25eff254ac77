"""Fits the weights that tell which date a word that tells something has, from articles whose events are dated.

    python -m kg.training.event_dates TIMEBANK.jsonl MEANTIME.jsonl [--out FILE]

Both files hold one article a line, spans as code points into its text, end exclusive, values in TIMEX3 form:

- {"id", "text", "dct": the article's date, "events": [{"span"}, ...],
  "event_dates": [{"event_span", "timex_type", "value", "relation"}, ...], "event_other": the same for dates on which
  the event was not, "event_anchor": [{"event_span", "value"}, ...]}

MEANTIME gives an event a day by "event_anchor" (of X where nobody knows it), TimeBank by the two others. Of both
every other article, from the first on, is learned from; those between are kept aside. Prints for both halves how sure
dates are and how often they are right, and writes ``kg/extract/lexicons/event_date_weights.tsv``. The same articles,
pipeline and code give the same file.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.articles import read_text
from kg.extract import coreference, dates, names
from kg.extract.dates.calendar import interval
from kg.extract.events import datemarks, eventdates, happenings, inherited, likelydates, tellings
from kg.extract.events.datemarks import Candidate
from kg.extract.parse import parse
from kg.extract.reading import Reading
from kg.model import Span

WEIGHTS = Path(likelydates.__file__).parents[1] / "lexicons" / "event_date_weights.tsv"

#: A mark is learned where it was seen this often; the ridge holds all weights towards zero.
SEEN, RIDGE = 8, 8.0
#: How much one word counts of which the gold says only when it was not, or that nobody knows.
LESS = 0.5
#: And one that the gold takes for no event: often a state, or of no one time; but annotators differ in what they mark.
LEAST = 0.05
STEPS, STEP = 300, 0.1

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A word with the dates that it may have, those of them that are right, and how much it counts. ``wrong`` are
    dates that it does not have, where nothing else is known; ``event`` says whether the gold takes it for an event,
    ``aside`` that nothing is learned from it."""

    found: Sequence[Candidate]
    right: frozenset[str]
    wrong: frozenset[str] | None
    event: bool
    aside: bool

    @property
    def allowed(self) -> list[bool]:
        """Of each date, and at last of none of them, whether the gold allows it."""
        if self.right:
            holds = [one.value in self.right for one in self.found]
            return [*holds, not any(holds)]
        if self.wrong is not None:
            return [*(one.value not in self.wrong for one in self.found), True]
        return [*(False for _ in self.found), True]

    @property
    def counts(self) -> float:
        """How much it counts."""
        return 1.0 if self.right else LESS if self.event else LEAST


def main() -> None:
    parser = argparse.ArgumentParser(description="Fits the weights of the dates of events.")
    parser.add_argument("timebank", type=Path)
    parser.add_argument("meantime", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    found = [example for path in (given.timebank, given.meantime) for example in examples(path)]
    weights = fit([example for example in found if not example.aside])
    for aside in (False, True):
        print("kept aside" if aside else "learned from")
        for line in reliability([example for example in found if example.aside == aside], weights):
            print(line)
    head = (
        "# How much each mark speaks for a date of a word that tells something: log odds against the other dates and "
        "none.\n# Fitted on halves of TimeBank 1.2 and MEANTIME (dev) by kg/training/event_dates.py.\n"
    )
    rows = "".join(f"{mark}\t{weight:.2f}\n" for mark, weight in sorted(weights.items()) if abs(weight) >= 0.005)
    given.out.write_text(head + rows, "utf-8")


# -- what the gold says ------------------------------------------------------------------------------


def examples(path: Path) -> Iterator[Example]:
    """The words of a file's articles of which the gold says something about their date."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    for number, (row, reading) in enumerate(zip(rows, _readings(rows), strict=True)):
        gold = Gold.of(row)
        found = happenings.find(reading)
        verbs = eventdates.link(reading, found)
        inherited.inherit(reading, found, verbs)
        told = datemarks.scene(reading, found, verbs)
        for telling in tellings.find(reading, found):
            at = telling.trigger.idx
            example = gold.example(
                (at, at + len(telling.trigger)), datemarks.candidates(telling, told), number % 2 == 1
            )
            if example is not None and example.found:
                yield example


def _readings(rows: Sequence[dict[str, Any]]) -> Iterator[Reading]:
    articles = [read_text(row["text"], id=row["id"], date=date.fromisoformat(row["dct"])) for row in rows]
    for article, doc in parse(articles):
        reading = Reading(article, doc, names=names.find(article, doc), dates=dates.find(article, doc))
        reading.index()
        reading.anaphors = coreference.resolve(reading)
        reading.index()
        yield reading


@dataclass(frozen=True, slots=True)
class Gold:
    """What the gold of an article says of the dates of words, by their spans: those that they have, those that they
    do not have, where nobody knows, and the words that tell of an event: those it does not name have no date."""

    right: dict[Span, set[str]]
    wrong: dict[Span, set[str]]
    unknown: frozenset[Span]
    events: Sequence[Span]

    @staticmethod
    def of(row: dict[str, Any]) -> Gold:
        """The gold of one article."""
        right: dict[Span, set[str]] = {}
        wrong: dict[Span, set[str]] = {}
        unknown: set[Span] = set()
        for link in row["event_dates"]:
            if _is_date(link) and link["relation"] != "INCLUDES":
                right.setdefault(_span(link), set()).add(_iso(link["value"]))
        for link in row.get("event_other", ()):
            if _is_date(link) and link["relation"] != "VAGUE":
                wrong.setdefault(_span(link), set()).add(_iso(link["value"]))
        if anchors := row.get("event_anchor"):
            right, wrong = {}, {}
            for anchor in anchors:
                if re.match(r"\d{4}", anchor["value"] or ""):
                    right.setdefault(_span(anchor), set()).add(_iso(anchor["value"].replace("-XX", "")))
                else:
                    unknown.add(_span(anchor))
        return Gold(
            right,
            wrong,
            frozenset(unknown),
            [(start, end) for start, end in (event["span"] for event in row["events"])],
        )

    def example(self, span: Span, found: Sequence[Candidate], aside: bool) -> Example | None:
        """The example that the word at this span makes; None where the gold says nothing of it."""
        right = _at(span, self.right)
        wrong = _at(span, self.wrong)
        told = any(_meet(span, other) for other in self.events)
        if told and not right and not wrong and not any(_meet(span, other) for other in self.unknown):
            return None
        return Example(found, right, wrong or None, told, aside)


def _span(link: dict[str, Any]) -> Span:
    start, end = link["event_span"]
    return start, end


def _is_date(link: dict[str, Any]) -> bool:
    return link["timex_type"] in ("DATE", "TIME") and link["value"][:1].isdigit()


def _iso(value: str) -> str:
    return interval(value) or value


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _at(span: Span, values: dict[Span, set[str]]) -> frozenset[str]:
    return frozenset(value for other, those in values.items() if _meet(span, other) for value in those)


# -- the model ---------------------------------------------------------------------------------------


def fit(found: Sequence[Example]) -> dict[str, float]:
    """The weight of each mark: conditional logistic regression with a ridge, over each word's dates and none.

    What is maximised is the probability of what the gold allows, by gradient steps whose size falls to nothing (Adam;
    Kingma and Ba, 2015) from zero: no chance in it."""
    seen = Counter(mark for example in found for one in example.found for mark in one.marks)
    marks = sorted(mark for mark, count in seen.items() if count >= SEEN)
    told = _Table([example for example in found if not all(example.allowed)], marks)
    weights, mean, spread = (np.zeros(len(marks)) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = told.slope(weights) + RIDGE * weights
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope**2
        ahead = mean / (1 - 0.9**step) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
        weights -= STEP * (1 - step / (STEPS + 1)) * ahead
    return {mark: round(float(weight), 2) for mark, weight in zip(marks, weights, strict=True)}


class _Table:
    """The examples as arrays: a row for each date of a word, and one for none of them."""

    def __init__(self, found: Sequence[Example], marks: Sequence[str]) -> None:
        column = {mark: at for at, mark in enumerate(marks)}
        rows: list[int] = []
        columns: list[int] = []
        starts: list[int] = []
        allowed: list[float] = []
        for example in found:
            starts.append(len(allowed))
            for one in example.found:
                known = [column[mark] for mark in one.marks if mark in column]
                rows += [len(allowed)] * len(known)
                columns += known
                allowed.append(0.0)
            allowed.append(0.0)
            allowed[starts[-1] :] = map(float, example.allowed)
        self.rows, self.columns, self.starts = np.array(rows), np.array(columns), np.array(starts)
        self.allowed, self.marks = np.array(allowed), len(marks)
        sizes = np.diff([*starts, len(allowed)])
        self.word = np.repeat(np.arange(len(starts)), sizes)
        self.counts = np.repeat([example.counts for example in found], sizes)

    def slope(self, weights: Floats) -> Floats:
        """How the loss rises with each weight."""
        scores = np.bincount(self.rows, weights[self.columns], len(self.allowed))
        scores -= np.maximum.reduceat(scores, self.starts)[self.word]
        chance = self._shares(np.exp(scores))
        wrong = (chance - self._shares(chance * self.allowed)) * self.counts
        return np.asarray(np.bincount(self.columns, wrong[self.rows], self.marks), float)

    def _shares(self, parts: Floats) -> Floats:
        """Each row's part of the sum over its word's rows."""
        sums: Floats = np.maximum(np.add.reduceat(parts, self.starts), 1e-12)[self.word]
        return parts / sums


def reliability(found: Iterable[Example], weights: dict[str, float]) -> Iterator[str]:
    """For each tenth of confidence, how many events' likeliest dates have it, and how many of these are right."""
    tenths: dict[int, list[bool]] = {}
    for example in found:
        rated = likelydates.probabilities(example.found, weights)
        best = max(range(len(rated)), key=rated.__getitem__)
        if not example.event:
            continue
        if example.right or example.wrong is None or example.found[best].value in example.wrong:
            right = example.found[best].value in example.right
            tenths.setdefault(min(int(rated[best] * 10), 9), []).append(right)
    for tenth, rights in sorted(tenths.items()):
        yield f"  {tenth / 10:.1f} to {(tenth + 1) / 10:.1f}: {sum(rights):4} of {len(rights):4} right"


if __name__ == "__main__":
    main()
