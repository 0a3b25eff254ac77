"""A build at scale without the wait for extraction: seconds, memory and disk of all other steps, and of rebuilds.

    python tests/benchmarks/scale.py ARTICLES.jsonl COUNT FOLDER [--sample 150] [--workers 2]

Extracts a sample of the articles (once; kept in FOLDER), copies what was found COUNT times, with other names of the
same length in each copy, into a cache and into files of articles, and runs builds in processes of their own: the
first, one with nothing changed, one with one article more, one with that changed, one with that gone again, and one
that makes the graph anew, to see that the bytes are the same. Their shares are of the processor's seconds of a first
build with its extraction, which takes the sample's seconds an article: they are the same on a busy machine.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from generate import common, renaming
from kills import MORE, digests

from kg import articles
from kg.cache import Record, version
from kg.cache.shards import Shards
from kg.model import Extraction
from kg.parallel import BATCH_ARTICLES, extract_all

#: Fields that hold words of the text; all others are codes or offsets.
WORDS = frozenset({"text", "name", "title", "label", "role"})


def renamed(value: Any, rename: Callable[[str], str], field: str = "") -> Any:
    """A value of the model with other names in all its words."""
    if isinstance(value, str):
        return rename(value) if field in WORDS else value
    if isinstance(value, tuple):
        return tuple(renamed(one, rename, field) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {one.name: renamed(getattr(value, one.name), rename, one.name) for one in fields(value)}
        return replace(value, **changes)
    return value


def sample(source: Path, folder: Path, count: int) -> tuple[list[Extraction], float]:
    """What is found in some of the articles, and the processor's seconds that each takes."""
    kept = folder / "sample.pickle"
    if not kept.exists():
        found = list(articles.read([source], failures=[]))
        chosen = found[:: max(1, len(found) // count)][:count]
        list(extract_all(chosen[:1]))  # loads the models
        start = time.process_time()
        extracted = [one for one in extract_all(chosen) if isinstance(one, Extraction)]
        kept.write_bytes(pickle.dumps((extracted, (time.process_time() - start) / len(chosen))))
    loaded: tuple[list[Extraction], float] = pickle.loads(kept.read_bytes())
    return loaded


def copies(found: list[Extraction], count: int) -> Iterator[tuple[Extraction, Callable[[str], str]]]:
    """What was found, over and over, each time with what gives it other names."""
    source, plain = random.Random(7), common(one.article.text for one in found)
    for number in range(count):
        yield found[number % len(found)], renaming(source, plain)


def fill(folder: Path, found: list[Extraction], count: int) -> None:
    """Writes the files of the articles, and the cache with what would be found in them."""
    inside, shards = folder / "articles", Shards(str((folder / "out" / "cache").resolve()), Record)
    inside.mkdir()
    extractor, records, stream = version.extraction(), list[Record](), copies(found, count)
    for start in range(0, count, 1000):
        path = inside / f"{start:07}.jsonl"
        chosen = list(islice(stream, 1000))
        with path.open("w", encoding="utf-8") as file:
            for number, (one, rename) in enumerate(chosen, start):
                told = {"id": f"n{number:07}", "text": rename(one.article.text), "date": str(one.article.date)}
                file.write(json.dumps(told) + "\n")
        for article, (one, rename) in zip(articles.read([path]), chosen, strict=True):
            copy = replace(renamed(one, rename), article=article)
            evidence = [replace(told, evidence=replace(told.evidence, article=article.id)) for told in copy.statements]
            records.append(Record(version.key(article, extractor), replace(copy, statements=tuple(evidence))))
            if len(records) == BATCH_ARTICLES:
                shards.write(records)
                records = []
    if records:
        shards.write(records)


def forget(folder: Path) -> None:
    """Takes away what says how the last graph was made."""
    (folder / "out" / ".build.json").unlink()


BUILDS: dict[str, Callable[[Path], object]] = {
    "first, but for the extraction": lambda folder: None,
    "nothing changed": lambda folder: None,
    "one article more": lambda folder: (folder / "articles" / "more.txt").write_text(MORE, encoding="utf-8"),
    "one article changed": lambda folder: (folder / "articles" / "more.txt").write_text(MORE[:60], encoding="utf-8"),
    "one article less": lambda folder: (folder / "articles" / "more.txt").unlink(),
    "the graph anew": forget,
}


def build(folder: Path, workers: int) -> float:
    """Builds in a process of its own and prints what it took; the processor's seconds."""
    command = [sys.executable, "-m", "kg.cli", "build", str(folder / "articles"), "--out", str(folder / "out")]
    before = spent()
    done = subprocess.run([*command, "--workers", str(workers)], stderr=subprocess.PIPE, text=True, check=True)
    took = spent() - before
    for line in done.stderr.splitlines()[:3]:
        print(f"    {line}")
    return took


def spent() -> float:
    """The processor's seconds of all processes that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path)
    options.add_argument("count", type=int)
    options.add_argument("folder", type=Path)
    options.add_argument("--sample", type=int, default=150)
    options.add_argument("--workers", type=int, default=2)
    given = options.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    found, each = sample(given.articles, given.folder, given.sample)
    for name in ("articles", "out"):
        shutil.rmtree(given.folder / name, ignore_errors=True)
    fill(given.folder, found, given.count)
    print(f"{given.count} articles; their extraction takes {each * given.count:.0f} s of one processor")
    whole, written = 0.0, dict[str, str]()
    for what, change in BUILDS.items():
        change(given.folder)
        took = build(given.folder, given.workers)
        whole = whole or took + each * given.count
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"{what}: {took:.1f} s of one processor, {100 * took / whole:.1f} % of a first build")
        print(f"    peak RSS of the largest process so far {peak:,.0f} MB")
        before, written = written, digests(given.folder / "out")
    print(f"the same bytes as those of the revised graph: {before == written}")
    for path in sorted((given.folder / "out").iterdir()):
        size = sum(one.stat().st_size for one in [path, *path.rglob("*")] if one.is_file())
        print(f"  {size / 1e6:10,.1f} MB {path.name}")


if __name__ == "__main__":
    main()
