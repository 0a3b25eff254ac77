"""The files of a graph: the same bytes whatever the order, described, whole or not there."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg import dataset, ontology
from kg.graph import triples
from kg.store import Store

from .told import newsroom, resolved


def all_triples() -> list[ox.Triple]:
    return list(triples(newsroom(), resolved(newsroom())))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    dataset.write(folder, all_triples(), configuration={"pipeline": "by hand"})
    return folder


def test_the_three_files_hold_the_same(built: Path) -> None:
    assert sorted(path.name for path in built.iterdir()) == ["graph.nt", "graph.ttl", "store"]
    nt = rdflib.Graph().parse(built / "graph.nt")
    ttl = rdflib.Graph().parse(built / "graph.ttl")
    assert set(nt) == set(ttl)
    assert len(nt) == len(Store.open(built))


def test_lines_are_sorted_and_stand_once(built: Path) -> None:
    lines = (built / "graph.nt").read_bytes().splitlines()
    assert lines == sorted(set(lines))


@pytest.mark.parametrize("chunk", [7, 50, 10_000])
def test_the_same_bytes_in_whatever_order_and_portions(
    chunk: int, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dataset, "CHUNK", chunk)
    monkeypatch.setattr(dataset, "MOST_FILES", 3)
    shuffled = all_triples() * 2
    random.Random(chunk).shuffle(shuffled)
    dataset.write(tmp_path, shuffled, configuration={"pipeline": "by hand"})
    for name in ("graph.nt", "graph.ttl"):
        assert (tmp_path / name).read_bytes() == (built / name).read_bytes()


def test_the_order_of_the_articles_does_not_matter(built: Path, tmp_path: Path) -> None:
    backwards = newsroom()[::-1]
    dataset.write(tmp_path, triples(backwards, resolved(backwards)), configuration={"pipeline": "by hand"})
    assert (tmp_path / "graph.nt").read_bytes() == (built / "graph.nt").read_bytes()


def test_turtle_is_readable(built: Path) -> None:
    text = (built / "graph.ttl").read_text("utf-8")
    assert "\nperson:anna-berg-" in text
    assert "\tkg:said quotation:" in text
    assert '\tkg:date "2031-05-07"^^xsd:date' in text
    assert "\n\narticle:harbour a schema:NewsArticle ;" in text


def test_the_description_counts_what_is_there(built: Path) -> None:
    store = Store.open(built)
    counted = {
        row["class"].value: int(row["n"].value)
        for row in store.select(
            "SELECT ?class ?n { ?d void:classPartition ?p . ?p void:class ?class ; void:entities ?n }"
        )
    }
    for cls, number in counted.items():
        rows = list(store.select(f"SELECT ?x {{ ?x a <{cls}> }}"))
        assert len(rows) == number, cls
    assert counted[ontology.KG + "Person"] == 2
    (total,) = store.select("SELECT ?n ?e { ?d a void:Dataset , dcat:Dataset ; void:triples ?n ; void:entities ?e }")
    assert int(total["n"].value) == len(store) == len((built / "graph.nt").read_bytes().splitlines())
    assert total["e"].value == "7"


def test_the_run_is_described_without_a_clock(built: Path) -> None:
    (row,) = Store.open(built).select(
        "SELECT ?note ?name { ?d prov:wasGeneratedBy ?run . ?run a prov:Activity ; dcterms:description ?note ;"
        " prov:wasAssociatedWith/rdfs:label ?name }"
    )
    assert row["note"].value == "pipeline: by hand"
    assert row["name"].value.startswith("kg ")


def test_counts_are_returned(tmp_path: Path) -> None:
    counts = dataset.write(tmp_path, all_triples())
    assert counts.total == len(Store.open(tmp_path))
    assert counts.classes[ontology.KG + "Claim"] == 15
    assert counts.properties[ontology.KG + "said"] == 2


def test_a_base_of_ones_own(tmp_path: Path) -> None:
    dataset.write(
        tmp_path,
        triples(newsroom(), resolved(newsroom()), base="https://news.example/g/"),
        base="https://news.example/g/",
    )
    text = (tmp_path / "graph.nt").read_text("utf-8")
    assert "<https://news.example/g/person/anna-berg-" in text
    assert text.replace(ontology.KG, "").count("https://kg.example/") == 1  # the ontology itself, as the vocabulary


def test_an_empty_graph_is_a_graph(tmp_path: Path) -> None:
    assert dataset.write(tmp_path, []).total == len(Store.open(tmp_path)) > 0


def test_a_build_that_dies_leaves_the_last_good_output(built: Path, tmp_path: Path) -> None:
    def dying() -> Iterator[ox.Triple]:
        yield from all_triples()[:20]
        raise KeyboardInterrupt

    dataset.write(tmp_path, all_triples(), configuration={"pipeline": "by hand"})
    with pytest.raises(KeyboardInterrupt):
        dataset.write(tmp_path, dying())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.nt", "graph.ttl", "store"]
    assert (tmp_path / "graph.nt").read_bytes() == (built / "graph.nt").read_bytes()


def test_a_large_graph_is_written_by_two_processes(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dataset, "LARGE", 100)
    dataset.write(tmp_path, all_triples(), configuration={"pipeline": "by hand"})
    for name in ("graph.nt", "graph.ttl"):
        assert (tmp_path / name).read_bytes() == (built / name).read_bytes()
