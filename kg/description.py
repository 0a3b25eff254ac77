"""What a graph says of itself: how many triples, nodes of each class and triples of each property it holds, and the run
that made it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version

import pyoxigraph as ox

from kg import ontology
from kg.iris import Mint
from kg.terms import IS_A, integer, term, text

_IS_A = str(IS_A).encode()


@dataclass(slots=True)
class Counts:
    """What a graph holds: ``triples``, ``subjects``, nodes of each class and triples of each property, by IRI.
    ``total`` counts also the triples that tell of all this."""

    triples: int = 0
    subjects: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    properties: Counter[str] = field(default_factory=Counter)
    total: int = 0

    def passing(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """The same sorted lines of N-Triples, counted."""
        last = b""
        for line in lines:
            subject = self.add(line)
            self.subjects += subject != last
            last = subject
            yield line

    def add(self, line: bytes, number: int = 1) -> bytes:
        """Counts a line so often; its subject."""
        subject, predicate, rest = line.split(b" ", 2)
        self.triples += number
        self.properties[predicate[1:-1].decode()] += number
        if predicate == _IS_A:
            self.classes[rest[1 : rest.index(b">")].decode()] += number
        return subject


def describe(counts: Counts, base: str, configuration: Mapping[str, str]) -> list[ox.Triple]:
    """The data set by VoID and DCAT, and the run that made it by PROV-O; ``counts.total`` is then known.

    There is no clock time in it: the same articles give the same bytes."""
    mint = Mint(base)
    dataset = ox.NamedNode(f"{mint.base}dataset")
    software = f"kg {version('kg')}"
    notes = [f"{name}: {value}" for name, value in sorted(configuration.items())]
    activity = mint.hashed("activity", software, *notes)
    agent = ox.NamedNode(f"{mint.base}software/{software.replace(' ', '-')}")
    classes, properties = +counts.classes, +counts.properties
    found = [
        ox.Triple(dataset, IS_A, term("void:Dataset")),
        ox.Triple(dataset, IS_A, term("dcat:Dataset")),
        ox.Triple(dataset, term("dcterms:title"), text("Knowledge graph of news articles")),
        ox.Triple(dataset, term("void:uriSpace"), text(mint.base)),
        ox.Triple(dataset, term("void:vocabulary"), ox.NamedNode(ontology.KG.rstrip("#"))),
        ox.Triple(dataset, term("void:distinctSubjects"), integer(counts.subjects)),
        ox.Triple(dataset, term("void:classes"), integer(len(classes))),
        ox.Triple(dataset, term("void:properties"), integer(len(properties))),
        ox.Triple(dataset, term("void:entities"), integer(classes[term("kg:Entity").value])),
        ox.Triple(dataset, term("prov:wasGeneratedBy"), activity),
        ox.Triple(activity, IS_A, term("prov:Activity")),
        ox.Triple(activity, term("prov:wasAssociatedWith"), agent),
        *(ox.Triple(activity, term("dcterms:description"), text(note)) for note in notes),
        ox.Triple(agent, IS_A, term("prov:SoftwareAgent")),
        ox.Triple(agent, term("rdfs:label"), text(software)),
        *_partitions(dataset, classes, "class", "entities"),
        *_partitions(dataset, properties, "property", "triples"),
    ]
    counts.total = counts.triples + len(found) + 1
    return [*found, ox.Triple(dataset, term("void:triples"), integer(counts.total))]


def _partitions(dataset: ox.NamedNode, table: Counter[str], what: str, unit: str) -> Iterator[ox.Triple]:
    for iri, count in sorted(table.items()):
        part = ox.NamedNode(f"{dataset.value}#{what}-{ontology.shorten(iri).replace(':', '-')}")
        yield ox.Triple(dataset, term(f"void:{what}Partition"), part)
        yield ox.Triple(part, term(f"void:{what}"), ox.NamedNode(iri))
        yield ox.Triple(part, term(f"void:{unit}"), integer(count))
