"""JSON-LD 1.1: the whole graph as it is, a node on each line, with the prefixes of the ontology as its context.

It says all that graph.nt says, so that any RDF tool reads the same triples from it; line by line it also reads as
JSON. Nodes, properties and values are in a fixed order.
"""

from __future__ import annotations

import itertools
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from kg import ontology
from kg.errors import ExportError
from kg.store import Store
from kg.terms import IS_A, Value, term

#: So many nodes are asked for at once.
NODES = 500

#: What stands for one value of a property.
Json = str | dict[str, str]


def write(store: Store, file: IO[str], side: Path) -> None:
    """Writes the graph, a node at a time. Raises ExportError for a blank node: no graph of ours has one."""
    file.write(f'{{"@context": {json.dumps(dict(ontology.PREFIXES))},\n"@graph": [')
    before = "\n"
    for subject, values in _nodes(store, side / "subjects"):
        file.write(before + json.dumps({"@id": subject, **values}, ensure_ascii=False))
        before = ",\n"
    file.write("\n]}\n")


def _nodes(store: Store, path: Path) -> Iterator[tuple[str, dict[str, list[Json]]]]:
    """Each node's IRI and its values by property, in order."""
    subjects = _subjects(store, path)
    while some := list(itertools.islice(subjects, NODES)):
        found: dict[str, list[tuple[ox.NamedNode, Value]]] = defaultdict(list)
        among = " ".join(f"<{subject}>" for subject in some)
        for row in store.select(f"SELECT ?s ?p ?o {{ VALUES ?s {{ {among} }} ?s ?p ?o }}"):
            found[row["s"].value].append((row["p"], row["o"]))
        for subject in some:
            yield subject, _by_property(found[subject])


def _subjects(store: Store, path: Path) -> Iterator[str]:
    """The IRIs of all that the graph tells of, each once, in order; sorted in a file, for they may be many."""
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; CREATE TABLE subject (iri TEXT); BEGIN;"
        )
        told = ((_iri(row["s"]),) for row in store.select("SELECT ?s { ?s ?p ?o }"))
        base.executemany("INSERT INTO subject VALUES (?)", (one for one, _ in itertools.groupby(told)))
        for (iri,) in base.execute("SELECT DISTINCT iri FROM subject ORDER BY iri"):
            yield iri


def _by_property(told: Iterable[tuple[ox.NamedNode, Value]]) -> dict[str, list[Json]]:
    values: dict[str, list[Json]] = defaultdict(list)
    for property_, value in sorted(told, key=lambda one: (one[0].value, str(one[1]))):
        if property_ == IS_A:
            values["@type"].append(_short(_iri(value)))
        else:
            values[_short(property_.value)].append(_json(value))
    return values


def _json(value: Value) -> Json:
    if not isinstance(value, ox.Literal):
        return {"@id": _iri(value)}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if value.datatype == term("xsd:string"):
        return value.value
    return {"@value": value.value, "@type": _short(value.datatype.value)}


@lru_cache(maxsize=1024)
def _short(iri: str) -> str:
    """The IRI of a property, class or datatype with its prefix."""
    return ontology.shorten(iri)


def _iri(value: Value) -> str:
    if isinstance(value, ox.NamedNode):
        return value.value
    raise ExportError(f"the graph has a node without an IRI ({value}), which no graph of kg has")
