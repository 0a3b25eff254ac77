"""Words a second of one worker and of two, and of a whole build beside plain spaCy in as many processes.

    python tests/benchmarks/workers.py ARTICLES.jsonl [--articles 150] [--workers 2]

Each way is a process of its own that starts its workers and loads its models, as users have it; what starting takes
(the same with one short article) is told, and counted. A worker sees quotations and names on a second thread beside the
parser, so one worker is measured twice: alone on the machine, and kept to one core, which is what a worker has where
there are as many of them as cores. Wall-clock seconds: nothing else may run.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

#: The full pipeline of plain spaCy, in several processes.
SPACY = """
import json, sys
from kg.extract.parse import load
if __name__ == "__main__":
    texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
    for _ in load().pipe(texts, n_process=int(sys.argv[2])):
        pass
"""

#: What stands in a command for the file of articles.
ARTICLES = "ARTICLES"


def seconds(command: list[str], *, cores: int = 0) -> float:
    """How long a command takes; on so many cores, 0 for all."""
    before = os.sched_getaffinity(0)
    if cores:
        os.sched_setaffinity(0, sorted(before)[:cores])
    try:
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return time.perf_counter() - start
    finally:
        os.sched_setaffinity(0, before)


def with_articles(command: list[str], path: Path) -> list[str]:
    """A command with the file of articles where it belongs."""
    return [str(path) if part == ARTICLES else part for part in command]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path)
    options.add_argument("--articles", dest="count", type=int, default=150)
    options.add_argument("--workers", type=int, default=2)
    given = options.parse_args()
    lines = given.articles.read_text(encoding="utf-8").splitlines(keepends=True)[: given.count]
    words = sum(len(json.loads(line)["text"].split()) for line in lines)
    many = str(given.workers)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        some, one, out = folder / "some.jsonl", folder / "one.jsonl", str(folder / "out")
        some.write_text("".join(lines), encoding="utf-8")
        one.write_text('{"id": "a", "text": "Anna Berg met Otto Lind."}\n', encoding="utf-8")
        kg = [sys.executable, "-m", "kg.cli"]
        extract = [*kg, "extract", "--out", str(folder / "found.jsonl"), "--workers"]
        ways = {
            f"spaCy, {many} processes": ([sys.executable, "-c", SPACY, ARTICLES, many], 0),
            "kg extract, one worker on one core": ([*extract, "1", ARTICLES], 1),
            "kg extract, one worker": ([*extract, "1", ARTICLES], 0),
            f"kg extract, {many} workers": ([*extract, many, ARTICLES], 0),
            f"kg build, {many} workers": ([*kg, "build", "--out", out, "--workers", many, ARTICLES], 0),
        }
        print(f"{len(lines)} articles, {words:,} words")
        took: dict[str, float] = {}
        for way, (command, cores) in ways.items():
            starting = seconds(with_articles(command, one), cores=cores)
            took[way] = seconds(with_articles(command, some), cores=cores)
            print(f"{way:36} {took[way]:8.1f} s, {starting:.1f} of them to start {words / took[way]:10,.0f} words/s")
    plain, core, alone, two, whole = took.values()
    print(f"{many} workers are {core / two:.2f} times one on one core, {alone / two:.2f} times one alone")
    print(f"the whole build has {plain / whole:.2f} times the words a second of plain spaCy")


if __name__ == "__main__":
    main()
