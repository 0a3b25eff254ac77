"""Fits the weights that tell which date a word that tells something has, from articles whose events are dated.

    python -m kg.training.event_dates TIMEBANK.jsonl MEANTIME.jsonl QUOTES.jsonl [--out FILE]

The files hold one article a line, spans as code points into its text, end exclusive, values in TIMEX3 form. Of the
first two:

- {"id", "text", "dct": the article's date, "events": [{"span"}, ...],
  "event_dates": [{"event_span", "timex_type", "value", "relation"}, ...], "event_other": the same for dates on which
  the event was not, "event_anchor": [{"event_span", "value"}, ...]}

MEANTIME gives an event a day by "event_anchor" (of X where nobody knows it), TimeBank by the two others. Of the third
file, {"id", "text", "date"}, only those articles are read whose words were dated for this purpose: what they were given
stands in ``event_dates.txt`` beside this module. Articles that we wrote for it, in the manner of business wires and
Wikinews, stand with their dates in ``event_dates.jsonl``. Writes ``kg/extract/lexicons/event_date_weights.tsv``, and
prints how sure dates are and how often they are right in articles from which the weights were not learned: each fifth
of the articles is judged by weights of the four others. The same articles, pipeline and code give the same file.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
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

DATED, WRITTEN = (Path(__file__).with_suffix(suffix) for suffix in (".txt", ".jsonl"))
WEIGHTS = Path(likelydates.__file__).parents[1] / "lexicons" / "event_date_weights.tsv"

#: A mark is learned where it was seen this often; the ridge holds all weights towards zero.
SEEN, RIDGE = 8, 8.0
#: How much one word counts of which the gold says only when it was not, or that nobody knows.
LESS = 0.5
#: And one that the gold takes for no event: often a state, or of no one time; but annotators differ in what they mark.
LEAST = 0.05
#: What one word counts of the articles dated by ourselves, which are of few kinds of news, and where none was given a
#: date.
OURS, OURS_UNDATED = 0.3, 0.1
#: How many times one word of MEANTIME counts, whose annotators dated all that a reader can: there are few.
ANCHORED = 2
STEPS, STEP = 300, 0.1
#: In so many parts the articles are judged by what was learned from the others.
PARTS = 5

#: What is true in the present has no date for whoever dated our articles, but for TimeBank's annotators it has.
_PRESENT = frozenset(("present", "progressive"))
_LASTING = frozenset(("state", "be"))

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A word with the dates that it may have, and those of them that are right. ``wrong`` are dates that it does not
    have, where nothing else is known; ``counts`` is how much it counts; ``event`` says whether the gold takes it for
    an event, ``part`` in which of the PARTS its article is."""

    found: Sequence[Candidate]
    right: frozenset[str]
    wrong: frozenset[str] | None
    event: bool
    counts: float
    part: int

    @property
    def allowed(self) -> list[bool]:
        """Of each date, and at last of none of them, whether the gold allows it."""
        if self.right:
            holds = [one.value in self.right for one in self.found]
            return [*holds, not any(holds)]
        if self.wrong is not None:
            return [*(one.value not in self.wrong for one in self.found), True]
        return [*(False for _ in self.found), True]


def main() -> None:
    parser = argparse.ArgumentParser(description="Fits the weights of the dates of events.")
    parser.add_argument("timebank", type=Path)
    parser.add_argument("meantime", type=Path)
    parser.add_argument("quotes", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    told = {path.stem: list(examples(path)) for path in (given.timebank, given.meantime)}
    told["read by us"] = list(ours(read_by_us(given.quotes, DATED)))
    told["written by us"] = list(ours(_rows(WRITTEN)))
    found = [example for each in told.values() for example in each]
    by_part = [fit([example for example in found if example.part != part]) for part in range(PARTS)]
    for name, each in told.items():
        print(name)
        for line in reliability(each, by_part):
            print(line)
    head = (
        "# How much each mark speaks for a date of a word that tells something: log odds against the other dates and "
        "none.\n# Fitted on TimeBank 1.2, MEANTIME (dev) and articles that we dated, by kg/training/event_dates.py.\n"
    )
    weights = fit(found)
    rows = "".join(f"{mark}\t{weight:.2f}\n" for mark, weight in sorted(weights.items()) if abs(weight) >= 0.005)
    given.out.write_text(head + rows, "utf-8")


# -- what the gold says ------------------------------------------------------------------------------


def examples(path: Path) -> Iterator[Example]:
    """The words of a file's articles of which the gold says something about their date."""
    rows = _rows(path)
    for number, (row, reading) in enumerate(zip(rows, _readings(rows), strict=True)):
        gold = Gold.of(row)
        for span, found in _words(reading):
            example = gold.example(span, found, number % PARTS)
            if example is not None:
                yield example


def ours(rows: Sequence[dict[str, Any]]) -> Iterator[Example]:
    """The words of articles dated by ourselves, {"id", "text", "date", "dated": {offset: value}}: each offset at which
    a word stands with its value, "?" where nobody can know. What has none there has no date."""
    for number, (row, reading) in enumerate(zip(rows, _readings(rows), strict=True)):
        values = {int(at): value for at, value in row["dated"].items()}
        for span, found in _words(reading):
            value = values.get(span[0], "")
            if value != "?" and (value or not _is_true_now(found[0])):
                right = frozenset([_iso(value)] if value else [])
                yield Example(found, right, None, True, OURS if value else OURS_UNDATED, number % PARTS)


def _is_true_now(one: Candidate) -> bool:
    marks = {mark.partition(" | ")[2] for mark in one.marks}
    return any(f"form:{form}" in marks for form in _PRESENT) or any(f"sort:{sort}" in marks for sort in _LASTING)


def read_by_us(path: Path, table: Path) -> list[dict[str, Any]]:
    """Those of a file's articles whose words have dates in a table: of each article the hash of its name, then
    offset=value."""
    dated: dict[str, dict[str, str]] = {}
    for line in table.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, *words = line.split()
            dated[name] = dict(word.split("=") for word in words)
    return [{**row, "dated": dated[name]} for row in _rows(path) if (name := _hash(row["id"])) in dated]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _hash(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:12]


def _words(reading: Reading) -> Iterator[tuple[Span, list[Candidate]]]:
    """The words that tell something and may have a date, each with its dates."""
    happened = happenings.find(reading)
    verbs = eventdates.link(reading, happened)
    inherited.inherit(reading, happened, verbs)
    told = datemarks.scene(reading, happened, verbs)
    for telling in tellings.find(reading, happened):
        found = datemarks.candidates(telling, told)
        if found:
            at = telling.trigger.idx
            yield (at, at + len(telling.trigger)), found


def _readings(rows: Sequence[dict[str, Any]]) -> Iterator[Reading]:
    articles = [
        read_text(row["text"], id=row["id"], date=date.fromisoformat(row.get("dct") or row["date"])) for row in rows
    ]
    for article, doc in parse(articles):
        reading = Reading(article, doc, names=names.find(article, doc), dates=dates.find(article, doc))
        reading.index()
        reading.anaphors = coreference.resolve(reading)
        reading.index()
        yield reading


@dataclass(frozen=True, slots=True)
class Gold:
    """What the gold of an article says of the dates of words, by their spans: those that they have, those that they
    do not have, where nobody knows, and the words that tell of an event: those it does not name have no date.
    ``anchored`` says whether each event was given its day, if it can be known, and not only those that the text ties
    to a date."""

    right: dict[Span, set[str]]
    wrong: dict[Span, set[str]]
    unknown: frozenset[Span]
    events: Sequence[Span]
    anchored: bool

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
            bool(anchors),
        )

    def example(self, span: Span, found: Sequence[Candidate], part: int) -> Example | None:
        """The example that the word at this span makes; None where the gold says nothing of it."""
        right = _at(span, self.right)
        wrong = _at(span, self.wrong)
        told = any(_meet(span, other) for other in self.events)
        if told and not right and not wrong and not any(_meet(span, other) for other in self.unknown):
            return None
        counts = (1.0 if right else LESS if told else LEAST) * (ANCHORED if self.anchored else 1)
        return Example(found, right, wrong or None, told, counts, part)


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


def reliability(found: Iterable[Example], by_part: Sequence[dict[str, float]]) -> Iterator[str]:
    """For each tenth of confidence, how many events' likeliest dates have it, and how many of these are right, each
    example judged by the weights of its part."""
    tenths: dict[int, list[bool]] = {}
    for example in found:
        rated = likelydates.probabilities(example.found, by_part[example.part])
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
