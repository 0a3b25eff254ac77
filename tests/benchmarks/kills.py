"""Builds that are killed at random moments, each followed by one that is left alone: the same bytes every time?

    python tests/benchmarks/kills.py ARTICLES.jsonl FOLDER [--articles 500] [--kills 30] [--workers 2]

Each round takes away some of the cache, starts a build, kills (SIGKILL) the parent or one of its workers at a random
moment, builds again and compares the files with those of an undisturbed build; a round whose build was done before is
no kill. In every other round an article comes or goes, and the graph of the last round is revised; else it is made
anew. Exit status 1 where the files differ.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from kg.build import OUTPUTS

MORE = "Berg resigns\n\nAnna Berg of the Blue Front resigned on 6 May 2031, Otto Lind told reporters in Northfield.\n"


def command(source: Path, out: Path, workers: int) -> list[str]:
    start = [sys.executable, "-m", "kg", "build", str(source), "--out", str(out)]
    return [*start, "--workers", str(workers)]


def digests(out: Path) -> dict[str, str]:
    files = (out / name for name in OUTPUTS)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files if path.is_file()}


def children(pid: int) -> list[int]:
    """The processes that a process started, whichever of its threads did, by /proc."""
    found = []
    for thread in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found += [int(one) for one in thread.read_text().split()]
    return found


def lose_some(cache: Path, chance: random.Random, share: float) -> None:
    for shard in sorted(cache.glob("*.parquet")):
        if chance.random() < share:
            shard.unlink()


def killed(source: Path, out: Path, workers: int, chance: random.Random, longest: float) -> str:
    """Starts a build and kills it, or a worker of it, after a while; what was killed and when, nothing where the build
    was done before."""
    with subprocess.Popen(command(source, out, workers), stderr=subprocess.DEVNULL) as running:
        after = chance.uniform(0, longest)
        with contextlib.suppress(subprocess.TimeoutExpired):
            running.wait(after)
            return ""
        inside = children(running.pid)
        target = chance.choice(inside) if inside and chance.random() < 0.5 else running.pid
        with contextlib.suppress(ProcessLookupError):
            os.kill(target, signal.SIGKILL)
        return f"{'the parent' if target == running.pid else 'a worker'} after {after:.1f} s"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path)
    options.add_argument("folder", type=Path)
    options.add_argument("--articles", dest="count", type=int, default=500)
    options.add_argument("--kills", type=int, default=30)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--lost", type=float, default=0.2, help="the share of the shards that goes before each round")
    given = options.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    source, out = given.folder / "articles", given.folder / "out"
    lines = given.articles.read_text(encoding="utf-8").splitlines(keepends=True)[: given.count]
    for folder in (source, out):
        shutil.rmtree(folder, ignore_errors=True)
    source.mkdir()
    (source / "articles.jsonl").write_text("".join(lines), encoding="utf-8")
    more = source / "more.txt"
    more.write_text(MORE, encoding="utf-8")
    start = time.perf_counter()
    wanted = {}
    for is_there in (True, False):
        (out / ".build.json").unlink(missing_ok=True)
        subprocess.run(command(source, out, given.workers), stderr=subprocess.DEVNULL, check=False)
        wanted[is_there] = digests(out)
        more.unlink(missing_ok=True)
    longest, differ, chance = time.perf_counter() - start, 0, random.Random(7)
    print(f"{len(lines)} articles, undisturbed, twice: {longest:.1f} s")
    number = kills = 0
    while kills < given.kills:
        number += 1
        lose_some(out / "cache", chance, given.lost)
        if number % 2:
            (out / ".build.json").unlink(missing_ok=True)
        elif more.exists():
            more.unlink()
        else:
            more.write_text(MORE, encoding="utf-8")
        what = killed(source, out, given.workers, chance, longest)
        start = time.perf_counter()
        subprocess.run(command(source, out, given.workers), stderr=subprocess.DEVNULL, check=False)
        longest = time.perf_counter() - start
        same = digests(out) == wanted[more.exists()]
        differ += not same
        kills += bool(what)
        done = f"kill {kills} of {what}" if what else "done before it was killed"
        print(f"round {number}: {done}; then {longest:.1f} s: {'the same' if same else 'ANOTHER GRAPH'}", flush=True)
    sys.exit(bool(differ))


if __name__ == "__main__":
    main()
