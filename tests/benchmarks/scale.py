"""Builds at scale without the wait for extraction: seconds, memory and disk of all other steps, and of rebuilds.

    python tests/benchmarks/scale.py ARTICLES.jsonl FOLDER COUNT… [--words 150] [--sample 150] [--workers 2]
        [--first] [--extract]

Extracts a sample of the articles, cut to so many words (once; kept in FOLDER), copies what was found COUNT times, with
other names of the same length in each copy, into a cache and into files of articles, and runs builds in processes of
their own: the first, one with nothing changed, one with one article more, one with that changed, one with that gone
again, and one that makes the graph anew, to see that the bytes are the same. With --extract there is no such cache:
the first build extracts every article, and nothing is taken from a sample. All seconds are the processor's, so that
they are about the same on a busy machine; shares are of a first build with its extraction, which takes the sample's
seconds an article. Of several counts the slope of the time on logarithmic scales is told: 1 is in proportion.
"""

from __future__ import annotations

import argparse
import json
import math
import pickle
import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from generate import common, renaming
from kills import MORE, children, digests

from kg import articles
from kg.cache import Record, version
from kg.cache.shards import Shards
from kg.model import Article, Extraction
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


def cut(article: Article, words: int) -> Article:
    """The first paragraphs of an article, until they have so many words; 0 for all."""
    parts = article.text.split("\n\n")
    while words and len(parts) > 1 and len(" ".join(parts[:-1]).split()) >= words:
        parts.pop()
    return replace(article, text="\n\n".join(parts))


def sample(source: Path, folder: Path, count: int, words: int) -> tuple[list[Extraction], float]:
    """What is found in some of the articles, and the processor's seconds that each takes."""
    kept = folder / f"sample-{count}-{words}.pickle"
    if not kept.exists():
        found = list(articles.read([source], failures=[]))
        chosen = [cut(one, words) for one in found[:: max(1, len(found) // count)][:count]]
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


def fill(folder: Path, found: list[Extraction], count: int, known: bool) -> None:
    """Writes the files of the articles and, where it is to be known, the cache with what would be found in them."""
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
        if not known:
            continue
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
    "first": lambda folder: None,
    "nothing changed": lambda folder: None,
    "one article more": lambda folder: (folder / "articles" / "more.txt").write_text(MORE, encoding="utf-8"),
    "one article changed": lambda folder: (folder / "articles" / "more.txt").write_text(MORE[:60], encoding="utf-8"),
    "one article less": lambda folder: (folder / "articles" / "more.txt").unlink(),
    "the graph anew": forget,
}


@dataclass(frozen=True)
class Took:
    """What a build took: seconds of the processor, in all and by step; memory of its largest process and of all
    together at their worst moment, in bytes."""

    seconds: float
    steps: Mapping[str, float]
    largest: int
    together: int


#: A build whose steps are told in seconds of the processor.
BUILD = """
import json, sys, time
from types import SimpleNamespace
import kg.build
if __name__ == "__main__":
    kg.build.time = SimpleNamespace(perf_counter=time.process_time)
    built = kg.build.build([sys.argv[1]], out=sys.argv[2], workers=int(sys.argv[3]))
    print(json.dumps(built.seconds))
    print(built.articles, "articles,", built.extracted, "extracted,", built.triples, "triples", file=sys.stderr)
"""


def build(folder: Path, workers: int) -> Took:
    """Builds in a process of its own and says what it took."""
    command = [sys.executable, "-c", BUILD, str(folder / "articles"), str(folder / "out"), str(workers)]
    before, largest, together = spent(), 0, 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        while running.poll() is None:
            sizes = [resident(one) for one in family(running.pid)]
            largest, together = max(largest, *sizes, 0), max(together, sum(sizes))
            time.sleep(0.05)
        steps = json.loads(running.communicate()[0])
    return Took(spent() - before, steps, largest, together)


def family(pid: int) -> list[int]:
    """A process and all that it started."""
    return [pid, *(inner for one in children(pid) for inner in family(one))]


def resident(pid: int) -> int:
    """The bytes of memory that a process has now."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * resource.getpagesize()


def spent() -> float:
    """The processor's seconds of all processes that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def measure(folder: Path, found: list[Extraction], each: float, count: int, given: argparse.Namespace) -> Took:
    """Makes so many articles and runs the builds; what the first took."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    fill(folder, found, count, known=each > 0)
    words = count * sum(len(one.article.text.split()) for one in found) / len(found)
    extraction, first, written = each * count, None, dict[str, str]()
    print(f"\n{count:,} articles, {words:,.0f} words", end="")
    print(f"; their extraction takes {extraction:,.0f} s of one processor" if each else ", each of them extracted")
    for what, change in list(BUILDS.items())[: 1 if given.first else None]:
        change(folder)
        took = build(folder, given.workers)
        first = first or took
        whole = first.seconds + extraction
        print(f"{what}: {took.seconds:.1f} s, {100 * took.seconds / whole:.1f} % of a first build", end="")
        print("".join(f", {step} {seconds:.1f}" for step, seconds in took.steps.items()))
        print(f"    peak RSS {took.largest / 1e6:,.0f} MB, of all processes {took.together / 1e6:,.0f} MB", flush=True)
        before, written = written, digests(folder / "out")
    assert first is not None
    if not given.first:
        print(f"the same bytes as those of the revised graph: {before == written}")
    beside = first.seconds - sum(first.steps.values())
    shares = {"sampled extraction": extraction, "workers and start": beside, **first.steps}
    print("shares:", ", ".join(f"{step} {100 * took / whole:.1f} %" for step, took in shares.items()))
    print(f"{words / whole:,.0f} words a second of one processor; on disk:")
    for path in sorted((folder / "out").iterdir()):
        size = sum(one.stat().st_size for one in [path, *path.rglob("*")] if one.is_file())
        print(f"  {size / 1e6:10,.1f} MB {path.name}")
    return first


def slope(counts: Sequence[int], seconds: Sequence[float]) -> float:
    """The slope of a line through these points on logarithmic scales (least squares)."""
    across, up = [math.log(count) for count in counts], [math.log(took) for took in seconds]
    middle, height = sum(across) / len(across), sum(up) / len(up)
    products = sum((x - middle) * (y - height) for x, y in zip(across, up, strict=True))
    return products / sum((x - middle) ** 2 for x in across)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path)
    options.add_argument("folder", type=Path)
    options.add_argument("counts", type=int, nargs="+")
    options.add_argument("--words", type=int, default=0)
    options.add_argument("--sample", type=int, default=150)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--first", action="store_true", help="no rebuilds")
    options.add_argument("--extract", action="store_true", help="extract every article")
    given = options.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    found, each = sample(given.articles, given.folder, given.sample, given.words)
    each = 0 if given.extract else each
    took = [measure(given.folder / str(count), found, each, count, given) for count in given.counts]
    if len(took) > 1:
        without = slope(given.counts, [one.seconds for one in took])
        whole = slope(given.counts, [one.seconds + each * n for one, n in zip(took, given.counts, strict=True)])
        print(f"\nslope {whole:.2f}, of all but the extraction {without:.2f}")


if __name__ == "__main__":
    main()
