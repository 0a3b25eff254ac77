"""The file of a graph that people read: prefixes bound, a block for each subject in order, its classes first."""

from __future__ import annotations

import itertools
import mmap
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox

from kg import ontology
from kg.ntriples import span
from kg.splice import Edit, lower, mapped, splice
from kg.terms import IS_A

#: Prefixes for the nodes of a graph, as the paths under its base.
PATHS = (
    "article", "claim", "event", "membership", "organization", "party", "person", "place", "position", "quotation",
    "source",
)  # fmt: skip

#: So many blocks are made anew at once.
BATCH = 5_000

#: Between two blocks. No block has it inside: a line break in a literal is written as two signs.
BETWEEN = b"\n\n"

_ESCAPED = re.compile(rb"\\(.)")


def write(source: Path, target: Path, base: str) -> None:
    """Writes the triples of a file of sorted N-Triples as Turtle."""
    prefixes = _prefixes(base)
    body = target.with_suffix(".body")
    ox.serialize(_types_first(ox.parse(path=source, format=ox.RdfFormat.N_TRIPLES)), body, _TURTLE, prefixes=prefixes)
    with body.open("rb") as lines, target.open("wb") as out:
        # Oxigraph writes the prefixes in an order of its own, another on each run.
        out.writelines(sorted(itertools.islice(lines, len(prefixes))))
        out.writelines(_apart(lines))
    body.unlink()


def change(old: Path, new: Path, subjects: Iterable[bytes], triples: mmap.mmap, base: str) -> None:
    """Writes a file that differs from another in the blocks of these subjects, each as in N-Triples ("<…>"), which are
    as the sorted N-Triples ``triples`` now have them: made anew, or gone."""
    with mapped(old) as data:
        splice(data, new, _Blocks(data, base).edits(_anew(sorted(subjects), triples, base)))


_TURTLE = ox.RdfFormat.TURTLE


def _prefixes(base: str) -> dict[str, str]:
    return {**{path: f"{base}{path}/" for path in PATHS}, **ontology.PREFIXES}


def _types_first(quads: Iterable[ox.Quad]) -> Iterator[ox.Triple]:
    for _, group in itertools.groupby(quads, key=lambda quad: quad.subject):
        for quad in sorted(group, key=lambda quad: quad.predicate != IS_A):
            yield ox.Triple(quad.subject, quad.predicate, quad.object)


def _apart(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of the blocks, with an empty line before each block."""
    return (line if line.startswith(b"\t") else b"\n" + line for line in lines)


class _Blocks:
    """The blocks of a file. The empty line before a block is part of it, so all stands one sign before its subject."""

    def __init__(self, data: mmap.mmap, base: str) -> None:
        self.data, self.end = data, len(data) + 1
        self.names = {prefix.encode(): iri.encode() for prefix, iri in _prefixes(base).items()}

    def edits(self, blocks: Iterable[tuple[bytes, bytes]]) -> Iterator[Edit]:
        """What puts these blocks, in order, in the place of those of the same subjects."""
        at = self.data.find(BETWEEN) + len(BETWEEN)
        for subject, text in blocks:
            at, stop = self.span(subject, at)
            yield Edit(at - 1, stop - 1, text)
            at = stop

    def span(self, subject: bytes, low: int) -> tuple[int, int]:
        """Where the block of a subject begins and ends, or would if it were there."""
        at = lower(self.data, low, self.end, lambda start, _: self.subject(start) < subject, BETWEEN)
        if at == self.end or self.subject(at) != subject:
            return at, at
        following = self.data.find(BETWEEN, at)
        return at, following + len(BETWEEN) if following >= 0 else self.end

    def subject(self, start: int) -> bytes:
        """The IRI with which a block begins, as in N-Triples."""
        token = self.data[start : self.data.find(b" ", start)]
        if token.startswith(b"<"):
            return token
        prefix, _, local = token.partition(b":")
        return b"<" + self.names[prefix] + _ESCAPED.sub(rb"\1", local) + b">"


def _anew(subjects: Sequence[bytes], triples: mmap.mmap, base: str) -> Iterator[tuple[bytes, bytes]]:
    """The block of each subject as it now is, empty where it has gone."""
    for at in range(0, len(subjects), BATCH):
        found = {subject: triples[slice(*span(triples, subject))] for subject in subjects[at : at + BATCH]}
        made = iter(_made(b"".join(found.values()), base))
        for subject, told in found.items():
            yield subject, next(made) if told else b""


def _made(told: bytes, base: str) -> list[bytes]:
    prefixes = _prefixes(base)
    quads = ox.parse(told, format=ox.RdfFormat.N_TRIPLES)
    text = ox.serialize(_types_first(quads), format=_TURTLE, prefixes=prefixes) or b""
    blocks: list[bytes] = []
    for line in _apart(text.splitlines(keepends=True)[len(prefixes) :]):
        if line.startswith(b"\t"):
            blocks[-1] += line
        else:
            blocks.append(line)
    return blocks
