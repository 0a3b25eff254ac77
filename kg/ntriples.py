"""Lines of N-Triples: triples written as such, and found again where they are sorted."""

from __future__ import annotations

import itertools
import mmap
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.splice import place

#: So many triples are written at once.
CHUNK = 100_000


def lines(triples: Iterable[ox.Triple]) -> list[bytes]:
    """The triples as lines, in their order."""
    return (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").splitlines(keepends=True)


def stream(triples: Iterable[ox.Triple]) -> Iterator[bytes]:
    """The same, for any number of triples: a part of them is in memory at a time."""
    waiting = iter(triples)
    while some := list(itertools.islice(waiting, CHUNK)):
        yield from lines(some)


def span(data: mmap.mmap, subject: bytes) -> tuple[int, int]:
    """Where the lines about a subject ("<…>") begin and end in sorted lines."""
    start = place(data, subject + b" ")
    return start, place(data, subject + b"!", start)
