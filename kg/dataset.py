"""The files of a graph: graph.nt (sorted), graph.ttl (readable), store/ (to query), and its own description."""

from __future__ import annotations

import heapq
import itertools
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import pyoxigraph as ox

from kg import ontology
from kg.crew import Crew, Here
from kg.difference import difference
from kg.iris import BASE, Mint
from kg.store import Store
from kg.terms import IS_A, integer, term, text

#: So many triples are sorted at once in memory, some 100 MB; more go through files.
CHUNK = 250_000

#: From so many triples on graph.ttl is written by a process of its own, while the store is filled.
LARGE = 1_000_000

#: A store is filled anew where more than one triple of so many differs from the last.
FEW = 10

#: Prefixes that graph.ttl has for the nodes of a graph, as the paths under its base.
PATHS = (
    "article", "claim", "event", "membership", "organization", "party", "person", "place", "position", "quotation",
    "source",
)  # fmt: skip


@dataclass(slots=True)
class Counts:
    """What a graph holds: ``triples`` in all, nodes of each class and triples of each property, by IRI."""

    triples: int = 0
    subjects: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    properties: Counter[str] = field(default_factory=Counter)


def write(
    folder: Path,
    triples: Iterable[ox.Triple],
    *,
    base: str = BASE,
    configuration: Mapping[str, str] | None = None,
    last: Path | None = None,
) -> Counts:
    """Writes graph.nt, graph.ttl and store/ into a folder and returns what they hold.

    All three are made to the side first and moved into place when the last is done.
    ``configuration`` is what the run depends on besides its articles ("pipeline" → its name and
    version); it stands in the description, which holds no clock time: the same articles give the same bytes.
    ``last`` is a folder with an earlier graph.nt and store/: where few triples differ, only they are stored."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".graph-", dir=folder) as name:
        side = Path(name)
        counts = _write_sorted(side, triples, Mint(base), configuration or {})
        with Crew(1) if counts.triples > LARGE else Here() as other:
            turtle = other.submit(_write_turtle, side / "graph.nt", side / "graph.ttl", base)
            _write_store(side, counts, last)
            turtle.result()
        for file in ("graph.nt", "graph.ttl"):
            (side / file).replace(folder / file)
        Store.move(side / "store", folder / "store")
    return counts


def _write_store(side: Path, counts: Counts, last: Path | None) -> None:
    changes = None
    if last is not None:
        changes = difference(last / "graph.nt", side / "graph.nt", most=counts.triples // FEW)
    if last is None or changes is None:
        Store.write(side / "store", side / "graph.nt")
    else:
        Store.copy(side / "store", last / "store", gone=changes[0], come=changes[1])


def _write_sorted(side: Path, triples: Iterable[ox.Triple], mint: Mint, configuration: Mapping[str, str]) -> Counts:
    """graph.nt: the triples and their description, each line once, in the order of their bytes."""
    counts = Counts()
    with (side / "data.nt").open("wb") as data:
        data.writelines(_counted(_sorted_lines(triples, side), counts))
    description = sorted(_lines(_description(counts, mint, configuration)))
    with (side / "data.nt").open("rb") as data, (side / "graph.nt").open("wb") as out:
        out.writelines(heapq.merge(data, description))
    (side / "data.nt").unlink()
    return counts


def _lines(triples: Iterable[ox.Triple]) -> list[bytes]:
    return (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").splitlines(keepends=True)


def _sorted_lines(triples: Iterable[ox.Triple], side: Path) -> Iterator[bytes]:
    """The lines of N-Triples in order, each once: chunks sorted in memory, then merged from files."""
    stream = iter(triples)
    chunks: list[Path] = []
    lines = sorted(set(_lines(itertools.islice(stream, CHUNK))))
    while following := list(itertools.islice(stream, CHUNK)):
        chunks.append(side / f"chunk{len(chunks)}")
        with chunks[-1].open("wb") as file:
            file.writelines(lines)
        lines = sorted(set(_lines(following)))
    with ExitStack() as stack:
        files = [stack.enter_context(path.open("rb")) for path in chunks]
        for line, _ in itertools.groupby(heapq.merge(*files, lines)):
            yield line
    for path in chunks:
        path.unlink()


def _counted(lines: Iterable[bytes], counts: Counts) -> Iterator[bytes]:
    """The same sorted lines, counted."""
    is_a = str(IS_A).encode()
    subject = b""
    for line in lines:
        begin, predicate, rest = line.split(b" ", 2)
        counts.triples += 1
        counts.subjects += begin != subject
        subject = begin
        counts.properties[predicate[1:-1].decode()] += 1
        if predicate == is_a:
            counts.classes[rest[1 : rest.index(b">")].decode()] += 1
        yield line


def _description(counts: Counts, mint: Mint, configuration: Mapping[str, str]) -> list[ox.Triple]:
    """The data set by VoID and DCAT, and the run that made it by PROV-O. ``counts.triples`` then
    counts these triples too."""
    dataset = ox.NamedNode(f"{mint.base}dataset")
    software = f"kg {version('kg')}"
    notes = [f"{name}: {value}" for name, value in sorted(configuration.items())]
    activity = mint.hashed("activity", software, *notes)
    agent = ox.NamedNode(f"{mint.base}software/{software.replace(' ', '-')}")
    found = [
        ox.Triple(dataset, IS_A, term("void:Dataset")),
        ox.Triple(dataset, IS_A, term("dcat:Dataset")),
        ox.Triple(dataset, term("dcterms:title"), text("Knowledge graph of news articles")),
        ox.Triple(dataset, term("void:uriSpace"), text(mint.base)),
        ox.Triple(dataset, term("void:vocabulary"), ox.NamedNode(ontology.KG.rstrip("#"))),
        ox.Triple(dataset, term("void:distinctSubjects"), integer(counts.subjects)),
        ox.Triple(dataset, term("void:classes"), integer(len(counts.classes))),
        ox.Triple(dataset, term("void:properties"), integer(len(counts.properties))),
        ox.Triple(dataset, term("void:entities"), integer(counts.classes[term("kg:Entity").value])),
        ox.Triple(dataset, term("prov:wasGeneratedBy"), activity),
        ox.Triple(activity, IS_A, term("prov:Activity")),
        ox.Triple(activity, term("prov:wasAssociatedWith"), agent),
        *(ox.Triple(activity, term("dcterms:description"), text(note)) for note in notes),
        ox.Triple(agent, IS_A, term("prov:SoftwareAgent")),
        ox.Triple(agent, term("rdfs:label"), text(software)),
        *_partitions(dataset, counts),
    ]
    counts.triples += len(found) + 1
    return [*found, ox.Triple(dataset, term("void:triples"), integer(counts.triples))]


def _partitions(dataset: ox.NamedNode, counts: Counts) -> Iterator[ox.Triple]:
    for what, table, unit in (("class", counts.classes, "entities"), ("property", counts.properties, "triples")):
        for iri, count in sorted(table.items()):
            part = ox.NamedNode(f"{dataset.value}#{what}-{ontology.shorten(iri).replace(':', '-')}")
            yield ox.Triple(dataset, term(f"void:{what}Partition"), part)
            yield ox.Triple(part, term(f"void:{what}"), ox.NamedNode(iri))
            yield ox.Triple(part, term(f"void:{unit}"), integer(count))


def _write_turtle(source: Path, target: Path, base: str) -> None:
    """The same triples as Turtle: prefixes bound, a block for each subject, its classes first."""
    prefixes = {**{path: f"{base}{path}/" for path in PATHS}, **ontology.PREFIXES}
    body = target.with_suffix(".body")
    ox.serialize(_types_first(source), body, ox.RdfFormat.TURTLE, prefixes=prefixes)
    with body.open("rb") as lines, target.open("wb") as out:
        # Oxigraph writes the prefixes in an order of its own, another on each run.
        out.writelines(sorted(itertools.islice(lines, len(prefixes))))
        out.writelines(line if line.startswith(b"\t") else b"\n" + line for line in lines)
    body.unlink()


def _types_first(source: Path) -> Iterator[ox.Triple]:
    quads = ox.parse(path=source, format=ox.RdfFormat.N_TRIPLES)
    for _, group in itertools.groupby(quads, key=lambda quad: quad.subject):
        for quad in sorted(group, key=lambda quad: quad.predicate != IS_A):
            yield ox.Triple(quad.subject, quad.predicate, quad.object)
