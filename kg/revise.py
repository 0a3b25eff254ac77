"""The graph of a build from the portions of its articles: anew, or that of the last build with what has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import chain
from pathlib import Path
from typing import Any

from kg import dataset, graph
from kg.description import Counts
from kg.difference import difference
from kg.iris import normal
from kg.model import Entity
from kg.ntriples import lines, stream
from kg.portions import Portions
from kg.resolve import record

#: The graph is made anew where more than one of so many of its articles, or of its lines, differs from the last.
FEW = 10

#: Or where more articles than this differ: memory holds what they state, some 400 kB each.
MOST = 2_000

#: What of the last build is needed to revise it.
NEEDED = ("graph.nt", "graph.ttl", "store", record.FILE)

Lines = set[bytes]


@dataclass(frozen=True, slots=True)
class Made:
    """Of what a graph was made: kept for the next build. ``portions`` are keys in hexadecimal digits."""

    base: str
    configuration: Mapping[str, str]
    counts: Counts
    portions: tuple[str, ...]

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Made:
        """The same from values as JSON has them. Raises KeyError or TypeError where they are none."""
        triples, subjects, classes, properties, total = told["counts"]
        counts = Counts(triples, subjects, Counter(classes), Counter(properties), total)
        return cls(told["base"], told["configuration"], counts, tuple(told["portions"]))

    def told(self) -> dict[str, Any]:
        """The same as values that JSON has."""
        counts = [getattr(self.counts, one.name) for one in fields(self.counts)]
        return {"base": self.base, "configuration": self.configuration, "counts": counts, "portions": self.portions}


@dataclass(frozen=True, slots=True)
class Revision:
    """A graph to be written: of which portions, and how. ``last`` is the folder of the last build and ``made`` of what
    its graph was made, None where it cannot be revised."""

    portions: Portions
    wanted: frozenset[bytes]
    base: str
    configuration: Mapping[str, str]
    last: Path
    made: Made | None = None

    def write(self, side: Path) -> Made:
        """Writes the files of the graph into a folder, which has the record of the resolution already: the entities
        are read from there. The same bytes come out, whatever the last build was."""
        counts = self._revised(side)
        if counts is None:
            with (side / record.FILE).open("rb") as entities:
                told = self._all(map(record.entity, entities))
                counts = dataset.write_lines(side, told, base=self.base, configuration=self.configuration)
        return Made(self.base, self.configuration, counts, tuple(sorted(key.hex() for key in self.wanted)))

    def _all(self, entities: Iterable[Entity]) -> Iterator[bytes]:
        yield from self.portions.lines(self.wanted)
        yield from stream(chain.from_iterable(graph.described(one, self.base) for one in entities))
        yield from stream(graph.offices(self.portions.positions(self.wanted), self.base))

    def _revised(self, side: Path) -> Counts | None:
        """Writes the last graph with what has changed; None where it is another, or most of it has changed."""
        made = self.made
        if made is None or (made.base, made.configuration) != (self.base, self.configuration):
            return None
        old = frozenset(bytes.fromhex(key) for key in made.portions)
        changed = len(old ^ self.wanted)
        if changed > min(len(self.wanted) // FEW, MOST) or any(key not in self.portions for key in old):
            return None
        left, new = difference(self.last / record.FILE, side / record.FILE, key=record.key)
        before, after = self._changed(old, map(record.entity, left), map(record.entity, new))
        gone = before - after
        gone -= self.portions.stated(gone, old & self.wanted)
        come = after - before
        if len(gone) + len(come) > made.counts.triples // FEW:
            return None
        return dataset.update(
            side, self.last, counts=made.counts, gone=gone, come=come, base=self.base, configuration=self.configuration
        )

    def _changed(self, old: frozenset[bytes], gone: Iterable[Entity], come: Iterable[Entity]) -> tuple[Lines, Lines]:
        """What the articles and entities that have changed stated before, and what they state now."""
        left, new = self.portions.positions(old - self.wanted), self.portions.positions(self.wanted - old)
        same = self.portions.positions(old & self.wanted)
        touched = {normal(form) for form in (*left, *new)}
        found: list[Lines] = []
        for keys, entities, forms in ((old - self.wanted, gone, left), (self.wanted - old, come, new)):
            told = chain.from_iterable(graph.described(one, self.base) for one in entities)
            there = {form: count for form, count in (same + forms).items() if normal(form) in touched}
            found.append({*self.portions.lines(keys), *lines(told), *lines(graph.offices(there, self.base))})
        return found[0], found[1]
