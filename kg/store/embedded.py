"""The graph as a store that answers SPARQL: Oxigraph, on disk, read-only once written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib
from oxrdflib.store import OxigraphStore
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg import ontology
from kg.errors import StoreError
from kg.results import Result
from kg.terms import Term, Value, to_rdflib

#: So many triples are loaded at once: some 800 MB of memory, whatever the size of the graph.
LOADED = 1_000_000

_FORMATS = {".nt": ox.RdfFormat.N_TRIPLES, ".ttl": ox.RdfFormat.TURTLE}


@dataclass(frozen=True, slots=True)
class Store:
    """A graph to read: ``oxigraph`` is the store itself, ``source`` where it came from."""

    oxigraph: ox.Store
    source: str = "memory"

    @classmethod
    def open(cls, path: str | Path) -> Store:
        """The graph at a path: a folder that a build wrote, its store, or a file .nt or .ttl.

        A folder without a store is read from its graph.nt, into memory. Any number may read at
        once, also while a build writes its next store. Raises StoreError, which says what is wrong."""
        path = Path(path)
        if path.is_dir():
            if _is_store(path):
                return cls(_open_store(path), str(path))
            if _is_store(path / "store"):
                return cls(_open_store(path / "store"), str(path / "store"))
            path = path / "graph.nt"
            if not path.is_file():
                raise StoreError(f"{path.parent}: no graph here; `kg build` writes one")
        if not path.is_file():
            raise StoreError(f"{path}: no such file or folder")
        return cls(_load(path), str(path))

    @classmethod
    def of(cls, triples: Iterable[ox.Triple]) -> Store:
        """A store in memory."""
        store = ox.Store()
        store.bulk_extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
        return cls(store)

    @staticmethod
    def write(target: Path, source: Path) -> None:
        """Writes a store folder from a file of N-Triples; the target must not be there yet."""
        try:
            store = ox.Store(str(target))
            with source.open("rb") as lines:
                while some := b"".join(islice(lines, LOADED)):
                    store.bulk_load(some, ox.RdfFormat.N_TRIPLES)
            # A second of work for a million triples, which queries earn back: they run a third faster.
            store.optimize()
            store.flush()
        except (OSError, RuntimeError, SyntaxError) as error:
            raise StoreError(f"{target}: the store cannot be written: {error}") from error

    @staticmethod
    def copy(target: Path, old: Path, *, gone: Iterable[bytes], come: Iterable[bytes]) -> None:
        """Writes a store folder that differs from another, which stays as it is, by these lines of N-Triples. Its
        files are those of the other, linked, and what has changed: it takes the time of the changes alone."""
        try:
            ox.Store.read_only(str(old)).backup(str(target))
            store = ox.Store(str(target))
            for quad in ox.parse(b"".join(gone), format=ox.RdfFormat.N_TRIPLES):
                store.remove(quad)
            store.extend(ox.parse(b"".join(come), format=ox.RdfFormat.N_TRIPLES))
            store.flush()
        except (OSError, RuntimeError, SyntaxError) as error:
            raise StoreError(f"{target}: the store cannot be written: {error}") from error

    @staticmethod
    def move(new: Path, target: Path) -> None:
        """Puts a store in the place of another. Who reads the old one may go on.

        A folder cannot replace another at one stroke: who opens the store in the instant between
        reads graph.nt beside it."""
        old = target.with_name(f".{target.name}-old-{os.getpid()}")
        if target.exists():
            target.replace(old)
        new.replace(target)
        shutil.rmtree(old, ignore_errors=True)

    def __len__(self) -> int:
        return len(self.oxigraph)

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Iterator[ox.QuerySolution]:
        """The rows of a SELECT, with the prefixes of the ontology known to it. ``bindings`` sets
        variables that it selects. For queries of people, who err, there is ``kg.query.run``."""
        values: dict[ox.Variable, Value] = {ox.Variable(name): term for name, term in (bindings or {}).items()}
        found = self.oxigraph.query(query, prefixes=dict(ontology.PREFIXES), substitutions=values)
        if not isinstance(found, ox.QuerySolutions):
            raise TypeError("not a SELECT")
        yield from found

    def query(self, text: str) -> Result:
        """The whole answer to a query. Raises what Oxigraph does."""
        return Result.of(self.oxigraph.query(text, prefixes=dict(ontology.PREFIXES)), {})

    def to_rdflib(self, *, copy: bool = False) -> rdflib.Graph:
        """The graph as an rdflib.Graph, prefixes bound: a view that reads from this store, or a
        copy in memory, which is slow to make and large, and yours to change."""
        graph = rdflib.Graph(store=_PlainStrings(store=self.oxigraph), identifier=DATASET_DEFAULT_GRAPH_ID)
        if copy:
            graph = rdflib.Graph()
            for quad in self.oxigraph:
                graph.add((to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)))
        for prefix, namespace in ontology.PREFIXES.items():
            graph.bind(prefix, namespace)
        return graph


class _PlainStrings(OxigraphStore):
    """Oxigraph for rdflib, with strings as rdflib writes them: it holds ``Literal("a")`` to be
    another term than ``Literal("a", datatype=XSD.string)``, which Oxigraph gives."""

    def triples(self, *args: Any, **options: Any) -> Iterator[Any]:
        for (subject, predicate, object_), contexts in super().triples(*args, **options):
            yield (subject, predicate, _plain(object_)), contexts

    def query(self, *args: Any, **options: Any) -> rdflib.query.Result:
        result = super().query(*args, **options)
        if result.type == "SELECT":
            result.bindings = [{name: _plain(term) for name, term in row.items()} for row in result.bindings]
        elif result.graph is not None:
            plain = rdflib.Graph()
            for subject, predicate, object_ in result.graph:
                plain.add((subject, predicate, _plain(object_)))
            result.graph = plain
        return result


def _plain(term: Any) -> Any:
    if isinstance(term, rdflib.Literal) and term.datatype == rdflib.XSD.string:
        return rdflib.Literal(str(term))
    return term


def _is_store(path: Path) -> bool:
    return (path / "CURRENT").is_file()


def _open_store(path: Path) -> ox.Store:
    try:
        return ox.Store.read_only(str(path))
    except (OSError, RuntimeError) as error:
        raise StoreError(f"{path}: the store cannot be opened: {error}") from error


def _load(path: Path) -> ox.Store:
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=_FORMATS.get(path.suffix.lower()))
    except (OSError, RuntimeError, SyntaxError, ValueError) as error:
        raise StoreError(f"{path}: the graph cannot be read: {error}") from error
    return store
