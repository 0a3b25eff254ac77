"""Seconds and memory of resolution over many articles' names.

    python tests/benchmarks/resolution.py [1000 10000 100000]

The articles are made up, with a seed: some 25 names each, of which few are in very many articles and most in one or
two, as in the news; given names and surnames are recombined, and every twentieth person is a Smith. From one size to
one ten times as large the different names of persons and organisations grow by 8.5 (a power of 0.93, as in 300 articles
of American political news: 0.93 and 0.87), those of places by 5.6 (0.75; there 0.65). Each size runs in a process of
its own. Prints names, entities, seconds of a core with the slope from the size before on log-log, and the peak memory,
in all and by name.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import random
import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta

from kg.model import Article, Evidence, Extraction, Kind, Mention, Statement
from kg.resolve import resolve

SYLLABLES = (
    "ba be bo da de do fa fi ga go ha he ka ke ki la le lo ma me mi na no pa pe ra re ri sa so ta te ti va vo".split()
)
FIRST = date(2031, 1, 1)
#: Of the persons of an article some are named by the surname alone, some with an initial, some with a title.
TITLES = ("Senator", "Judge", "Mr.", "Mrs.", "Mayor", "Dr.")
PER_ARTICLE = {"Person": 12, "Organization": 7, "Party": 2, "Place": 5}


def word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables)).title()


class Names:
    """The names of a world that grows with the number of articles."""

    def __init__(self, articles: int, seed: int = 7) -> None:
        chance = self.chance = random.Random(seed)
        self.given = [word(chance, 2) for _ in range(400)]
        self.surnames = ["Smith", *(word(chance, 3) for _ in range(100 + articles // 4))]
        self.things = {
            "Organization": [
                f"{word(chance, 3)} {chance.choice(('Bank', 'Union', 'Council'))}" for _ in range(articles)
            ],
            "Party": [f"{word(chance, 2)} Party" for _ in range(40)],
            "Place": [word(chance, 3) for _ in range(200 + articles // 10)],
        }
        self.people = [self.person() for _ in range(3 * articles)]

    def person(self) -> str:
        surname = self.surnames[0] if self.chance.random() < 0.05 else self.chance.choice(self.surnames)
        middle = f" {self.chance.choice('ABCDEFGH')}." if self.chance.random() < 0.1 else ""
        return f"{self.chance.choice(self.given)}{middle} {surname}"

    def pick(self, of: list[str]) -> str:
        """One of a list, its beginning far more often than its end."""
        return of[min(int(len(of) ** self.chance.random()) - 1, len(of) - 1)]

    def form(self, name: str) -> tuple[str, str | None, str]:
        """How an article gives a person's name, the title, and what stands behind: an age, which of the same person
        is the same, but for one in a hundred."""
        given, _, surname = name.rpartition(" ")
        own = random.Random(name if self.chance.random() > 0.01 else self.chance.random())
        title, age = own.choice(TITLES), f", {own.randrange(20, 80)},"
        draw = self.chance.random()
        form = surname if draw < 0.05 else f"{given[0]}. {surname}" if draw < 0.08 else name
        return form, title if self.chance.random() < 0.2 else None, age if self.chance.random() < 0.1 else ""


def extractions(articles: int, seed: int = 7) -> Iterator[Extraction]:
    """The articles, one at a time."""
    world = Names(articles, seed)
    for number in range(articles):
        text, mentions = "", []
        for kind, count in PER_ARTICLE.items():
            of = world.people if kind == "Person" else world.things[kind]
            for _ in range(count):
                name, title, age = world.form(world.pick(of)) if kind == "Person" else (world.pick(of), None, "")
                mentions.append(mention(kind, len(text), name, title))
                text += f"{name}{age} "
        identifier = f"article-{number:06}"
        evidence = Evidence(identifier, (0, len(text)), text)
        members = [one for one in mentions if one.kind == "Person"][:2]
        party = next(one for one in mentions if one.kind == "Party")
        told = tuple(Statement(one, "memberOf", party, evidence, 0.9, "made up") for one in members)
        day = FIRST + timedelta(days=number % 700)
        yield Extraction(Article(identifier, text, ((0, len(text)),), day), tuple(mentions), (), told)


def mention(kind: str, start: int, name: str, title: str | None) -> Mention:
    kinds: dict[str, Kind] = {"Person": "Person", "Organization": "Organization", "Party": "Party", "Place": "Place"}
    return Mention(kinds[kind], (start, start + len(name)), name, title)


def measure(articles: int) -> tuple[float, float, int, int]:
    """Seconds of a core to resolve, without those to make the articles; peak memory in MB; names; entities."""
    start = time.process_time()
    names = sum(len({(one.kind, one.name) for one in found.mentions}) for found in extractions(articles))
    made = time.process_time() - start
    found = resolve(extractions(articles))
    seconds = time.process_time() - start - 2 * made
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return seconds, peak, names, len(found.entities)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    print("articles      names   entities   seconds   slope   µs a name   peak MB   bytes")
    before: tuple[int, float] | None = None
    for size in options.parse_args().sizes:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            seconds, peak, names, entities = pool.apply(measure, (size,))
        each, bytes_each = 1e6 * seconds / names, peak * 2**20 / names
        slope = math.log(seconds / before[1], size / before[0]) if before else math.nan
        before = size, seconds
        count = f"{size:8,} {names:10,} {entities:10,}"
        print(f"{count} {seconds:9.1f} {slope:7.2f} {each:11.1f} {peak:9,.0f} {bytes_each:7,.0f}", flush=True)


if __name__ == "__main__":
    main()
