"""How often events have the right date, where the gold has TIMEX3 values and statements have ISO 8601.

    python tests/benchmarks/event_dates.py GOLD.jsonl [--least 0 0.5 …]

"1989-Q3" and "1989-07/1989-09", "2009-03-XX" and "2009-03" are the same days but other words, which a scorer that
compares the words counts as wrong. Three ways to compare: by words; by days; by links, where an event has the right
date, too, if the gold ties it to the very expression that the program ties it to, whatever either makes of that
expression. Only dates of at least so much confidence count.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accuracy import run

from kg.extract.dates.calendar import interval
from kg.model import Span

Article = Mapping[str, Any]


def same(value: str) -> str:
    """A value as it stands, a time cut to its day."""
    return value.partition("T")[0]


def days(value: str) -> str:
    """The days that a value means, in one form."""
    told = same(value)
    while told.endswith(("-XX", "-WXX")):
        told = told.rpartition("-")[0]
    return interval(told) or told


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that the program gives an event: ``words`` are its expression, None where there is none."""

    event: Span
    value: str
    words: Span | None
    confidence: float


def meet(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def found(gold: Path) -> Mapping[str, list[Dated]]:
    """The dates of events by article, as `kg extract` states them."""
    dated = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        statements = Path(folder) / "statements.jsonl"
        run("-m", "kg", "extract", gold, "--out", statements)
        for line in statements.read_text(encoding="utf-8").splitlines():
            told = json.loads(line)
            if told["predicate"] == "date":
                event, value = told["subject"]["span"], told["object"]
                one = Dated(event, value["value"], value["span"], told["confidence"])
                dated[told["article"]].append(one)
    return dated


def wanted(article: Article) -> Iterator[tuple[Span, set[str]]]:
    """Each event with its dates: of MEANTIME its anchor, of TimeBank those on or in which it was."""
    anchors = [(one["event_span"], {one["value"]}) for one in article.get("event_anchor", []) if one["value"]]
    linked: dict[tuple[int, ...], set[str]] = defaultdict(set)
    for one in article["event_dates"]:
        if one["timex_type"] in ("DATE", "TIME") and one["relation"] != "INCLUDES":
            linked[tuple(one["event_span"])].add(one["value"])
    for span, values in anchors or linked.items():
        known = {value for value in values if value[:1].isdigit()}
        if known:
            yield (span[0], span[1]), known


def compare(articles: Sequence[Article], dated: Mapping[str, list[Dated]], by: str) -> tuple[float, float]:
    """The share of right ones among the events of the gold that are given a date, and among all of them."""
    form: Callable[[str], str] = same if by == "words" else days
    events = given = right = 0
    for article in articles:
        for event, values in wanted(article):
            ours = [one for one in dated.get(article["id"], ()) if meet(one.event, event)]
            said = {form(one.value) for one in ours}
            if by == "links":
                spans = [one.words for one in ours if one.words]
                said |= {form(x["value"]) for x in article["timexes"] for one in spans if meet(one, x["span"])}
            events += 1
            given += bool(ours)
            right += not said.isdisjoint(map(form, values))
    return 100 * right / max(1, given), 100 * right / max(1, events)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=Path)
    options.add_argument("--least", type=float, nargs="+", default=[0.0])
    given = options.parse_args()
    articles = [json.loads(line) for line in given.gold.read_text(encoding="utf-8").splitlines()]
    dated = found(given.gold)
    for least in given.least:
        sure = {key: [one for one in dates if one.confidence >= least] for key, dates in dated.items()}
        figures = {by: compare(articles, sure, by) for by in ("words", "days", "links")}
        told = [f"by {by} right {share:.1f} found {whole:.1f}" for by, (share, whole) in figures.items()]
        print(f"{least:4}", ", ".join(told))


if __name__ == "__main__":
    main()
