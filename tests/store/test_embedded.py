"""The store: written aside, opened read-only, beside a writer, and as rdflib's graph."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import RDF, RDFS, Literal

from kg import dataset
from kg.errors import StoreError
from kg.graph import triples
from kg.ontology import KG
from kg.store import Store, embedded

from ..told import harbour, newsroom, resolved, strike


@pytest.fixture
def built(tmp_path: Path) -> Path:
    dataset.write(tmp_path / "out", triples(newsroom(), resolved(newsroom())))
    return tmp_path / "out"


@pytest.mark.parametrize("path", ["", "store", "graph.nt", "graph.ttl"])
def test_a_folder_its_store_or_a_file_can_be_opened(path: str, built: Path) -> None:
    assert len(Store.open(built / path)) == len((built / "graph.nt").read_bytes().splitlines())


def test_without_its_store_a_folder_is_read_from_its_triples(built: Path) -> None:
    size = len(Store.open(built))
    shutil.rmtree(built / "store")
    assert len(Store.open(str(built))) == size


def test_nothing_to_open_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no graph here; `kg build` writes one"):
        Store.open(tmp_path)
    with pytest.raises(StoreError, match="no such file or folder"):
        Store.open(tmp_path / "graph")


@pytest.mark.parametrize(("name", "text"), [("a.nt", "<a> <b>"), ("a.ttl", "no turtle"), ("a.xyz", "what")])
def test_a_broken_file_is_said_plainly(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(StoreError, match=rf"{name}: the graph cannot be read"):
        Store.open(tmp_path / name)


def test_a_broken_store_is_said_plainly(built: Path) -> None:
    (built / "store" / "CURRENT").write_text("nonsense\n")
    with pytest.raises(StoreError, match="the store cannot be opened"):
        Store.open(built)


def test_a_store_is_not_written_over_another(built: Path) -> None:
    holder = ox.Store(str(built / "held"))
    with pytest.raises(StoreError, match="the store cannot be written"):
        Store.write(built / "held", built / "graph.nt")
    del holder


@pytest.mark.parametrize("loaded", [1, 7, 10**6])
def test_a_store_is_loaded_in_parts(loaded: int, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "LOADED", loaded)
    Store.write(tmp_path / "store", built / "graph.nt")
    assert set(Store.open(tmp_path / "store").oxigraph) == set(ox.parse(path=built / "graph.nt"))


def test_readers_read_on_while_the_next_build_takes_the_place(built: Path) -> None:
    reader, second = Store.open(built), Store.open(built)
    size = len(reader)
    told = [harbour()]
    dataset.write(built, triples(told, resolved(told)))
    assert len(reader) == len(list(reader.oxigraph)) == len(second) == size
    assert len(Store.open(built)) < size
    assert sorted(path.name for path in built.iterdir()) == ["graph.nt", "graph.ttl", "store"]


def test_a_store_that_is_open_cannot_be_changed(built: Path) -> None:
    with pytest.raises(RuntimeError, match="read-write"):
        Store.open(built).oxigraph.clear()


@pytest.mark.parametrize("copy", [False, True])
def test_rdflib_sees_the_same_graph(copy: bool, built: Path) -> None:
    graph = Store.open(built).to_rdflib(copy=copy)
    assert set(graph) == set(rdflib.Graph().parse(built / "graph.nt"))
    (berg,) = graph.subjects(RDFS.label, Literal("Anna Berg"))
    assert graph.value(berg, RDFS.label) == Literal("Anna Berg")
    assert (berg, RDF.type, KG["Person"]) in graph
    rows = list(graph.query("SELECT ?name { ?p a kg:Person ; rdfs:label ?name } ORDER BY ?name"))
    assert [row.name for row in rows] == [Literal("Anna Berg"), Literal("Otto Lind")]
    assert graph.query("ASK { ?p kg:memberOf ?party }").askAnswer
    found = graph.query("CONSTRUCT { ?p rdfs:label ?name } WHERE { ?p a kg:Person ; rdfs:label ?name }").graph
    assert found is not None and (berg, RDFS.label, Literal("Anna Berg")) in found


def test_a_copy_is_ones_own_to_change(built: Path) -> None:
    store = Store.open(built)
    size = len(store)
    graph = store.to_rdflib(copy=True)
    graph.remove((None, RDF.type, None))
    assert len(graph) < size == len(store)


def test_select_binds_what_it_selects() -> None:
    told = [strike()]
    store = Store.of(triples(told, resolved(told)))
    query = "SELECT ?name ?class { ?node a ?class ; rdfs:label ?name }"
    names = [row["name"].value for row in store.select(query, {"class": ox.NamedNode(KG["Person"])})]
    assert names == ["Otto Lind"]
    with pytest.raises(TypeError):
        list(store.select("ASK { ?s ?p ?o }"))
