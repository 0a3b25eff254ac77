"""The files of a graph: graph.nt (sorted), graph.ttl (readable), store/ (to query), and its own description.

They are written anew, or as those of an earlier graph with what has changed: the same bytes."""

from __future__ import annotations

import heapq
import itertools
import mmap
import tempfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from kg import turtle
from kg.crew import Crew
from kg.description import Counts, describe
from kg.iris import BASE
from kg.ntriples import lines, span, stream
from kg.splice import holds, mapped, of_lines, splice
from kg.store import Store

#: So many triples are sorted at once in memory, some 100 MB; more go through files.
CHUNK = 250_000

#: So many files are merged at once; of a very large graph some are merged first.
MOST_FILES = 200

#: While the store is filled, which does not take Python's lock, a thread writes graph.ttl; from so many triples on a
#: process of its own, which can be ended.
LARGE = 1_000_000


def write(
    folder: Path,
    triples: Iterable[ox.Triple],
    *,
    base: str = BASE,
    configuration: Mapping[str, str] | None = None,
) -> Counts:
    """Writes graph.nt, graph.ttl and store/ of these triples, see ``write_lines``."""
    return write_lines(folder, stream(triples), base=base, configuration=configuration)


def write_lines(
    folder: Path,
    told: Iterable[bytes],
    *,
    base: str = BASE,
    configuration: Mapping[str, str] | None = None,
) -> Counts:
    """Writes graph.nt, graph.ttl and store/ of these lines of N-Triples into a folder and returns what they hold.

    The lines may come in any order, and several times. All three are made to the side first and moved into place when
    the last is done. ``configuration`` is what the run depends on besides its articles ("pipeline" → its name and
    version); it stands in the description."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".graph-", dir=folder) as name:
        side = Path(name)
        counts = _write_sorted(side, told, base, configuration or {})
        with Crew(1) if counts.total > LARGE else ThreadPoolExecutor(1) as other:
            written = other.submit(turtle.write, side / "graph.nt", side / "graph.ttl", base)
            Store.write(side / "store", side / "graph.nt")
            written.result()
        for file in ("graph.nt", "graph.ttl"):
            (side / file).replace(folder / file)
        Store.move(side / "store", folder / "store")
    return counts


def update(
    folder: Path,
    last: Path,
    *,
    counts: Counts,
    gone: Collection[bytes],
    come: Collection[bytes],
    base: str = BASE,
    configuration: Mapping[str, str] | None = None,
) -> Counts:
    """Writes graph.nt, graph.ttl and store/ into a folder as those of another folder, which stay as they are, without
    the lines that are ``gone`` and with those that ``come``; some of these may be there already. Returns what they
    hold; ``counts`` are those of the other, whose base and configuration were the same.

    It takes the time to copy two files, and that of the changes. The folder must have none of the files."""
    with mapped(last / "graph.nt") as old:
        come = [line for line in come if not holds(old, line)]
        new_counts = _counted(old, counts, gone, come)
        before = set(lines(describe(replace(counts), base, configuration or {})))
        after = set(lines(describe(new_counts, base, configuration or {})))
        away, there = sorted([*gone, *(before - after)]), sorted([*come, *(after - before)])
        splice(old, folder / "graph.nt", of_lines(old, away, there))
    with mapped(folder / "graph.nt") as new:
        subjects = {line.split(b" ", 1)[0] for line in (*away, *there)}
        turtle.change(last / "graph.ttl", folder / "graph.ttl", subjects, new, base)
    Store.copy(folder / "store", last / "store", gone=away, come=there)
    return new_counts


def _counted(old: mmap.mmap, counts: Counts, gone: Iterable[bytes], come: Iterable[bytes]) -> Counts:
    """What is held where some lines of what these counts are of have gone and others come."""
    found = replace(counts, classes=Counter(counts.classes), properties=Counter(counts.properties))
    more: Counter[bytes] = Counter()
    for number, changed in ((-1, gone), (1, come)):
        for line in changed:
            more[found.add(line, number)] += number
    for subject, number in more.items():
        start, end = span(old, subject)
        before = old[start:end].count(b"\n")
        found.subjects += (before + number > 0) - (before > 0)
    return found


def _write_sorted(side: Path, told: Iterable[bytes], base: str, configuration: Mapping[str, str]) -> Counts:
    """graph.nt: the lines and their description, each once, in the order of their bytes."""
    counts = Counts()
    with (side / "data.nt").open("wb") as data:
        data.writelines(counts.passing(_sorted(told, side)))
    description = sorted(lines(describe(counts, base, configuration)))
    with (side / "data.nt").open("rb") as data, (side / "graph.nt").open("wb") as out:
        out.writelines(heapq.merge(data, description))
    (side / "data.nt").unlink()
    return counts


def _sorted(told: Iterable[bytes], side: Path) -> Iterator[bytes]:
    """The lines in order, each once: chunks sorted in memory, then merged from files."""
    waiting = iter(told)
    chunks: list[Path] = []
    for number in itertools.count():
        some = sorted(set(itertools.islice(waiting, CHUNK)))
        if not some:
            break
        if len(chunks) == MOST_FILES:
            chunks = [_chunk(side / f"chunks{number}", _merged(chunks))]
        chunks.append(_chunk(side / f"chunk{number}", some))
    return _merged(chunks)


def _chunk(path: Path, some: Iterable[bytes]) -> Path:
    with path.open("wb") as file:
        file.writelines(some)
    return path


def _merged(chunks: Collection[Path]) -> Iterator[bytes]:
    """The lines of sorted files in order, each once; the files are then gone."""
    with ExitStack() as stack:
        files = [stack.enter_context(path.open("rb")) for path in chunks]
        for line, _ in itertools.groupby(heapq.merge(*files)):
            yield line
    for path in chunks:
        path.unlink()
