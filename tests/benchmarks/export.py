"""Seconds and memory of each export, of a graph as it is or so many times over.

    python -m tests.benchmarks.export GRAPH [--copies 340] [--format gexf]

A copy has IRIs of its own for all but the persons, bodies and places of every three, which are one. Each format runs
in a process of its own, whose time on the processor and peak memory are printed.
"""

from __future__ import annotations

import argparse
import re
import resource
import tempfile
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

from kg.export import FORMATS, export
from kg.store import Store

OWN = re.compile(rb"<https://kg\.example/(article|claim|event|membership|quotation|source)/")
SHARED = re.compile(rb"<https://kg\.example/(organization|party|person|place)/")


def copies(lines: bytes, count: int) -> Iterator[bytes]:
    """The triples so many times, with other IRIs."""
    for number in range(count):
        own, shared = (rb"<https://kg.example/\1/c%d-" % part for part in (number, number // 3))
        yield SHARED.sub(shared, OWN.sub(own, lines))


def measured(graph: Path, form: str, out: Path) -> tuple[float, int]:
    """Seconds on the processor and peak memory (MB) of an export, with all that it imports."""
    export(Store.open(graph), form, out)
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def size(path: Path) -> int:
    return sum(file.stat().st_size for file in ([path] if path.is_file() else path.iterdir()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--format", choices=FORMATS, action="append")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, graph = Path(name), options.graph
        if options.copies > 1:
            with (folder / "graph.nt").open("wb") as file:
                file.writelines(copies((graph / "graph.nt").read_bytes(), options.copies))
            graph = folder / "store"
            Store.write(graph, folder / "graph.nt")
        store = Store.open(graph)
        count = next(store.select("SELECT (COUNT(?claim) AS ?count) { ?claim a kg:Claim }"))["count"].value
        print(f"{count} claims, {len(store)} triples")
        for form in options.format or FORMATS:
            with get_context("spawn").Pool(1) as pool:
                seconds, memory = pool.apply(measured, (graph, form, folder / form))
            print(f"{form:8} {seconds:7.1f} s  {memory:5} MB  {size(folder / form) / 1e6:8.1f} MB written", flush=True)


if __name__ == "__main__":
    main()
