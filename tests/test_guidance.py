"""Decisions and labels beside the articles → a build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg import guidance
from kg.build import build
from kg.errors import FormatError, NotFoundError
from kg.store import Store

TWO = ("Anna Berg opened the session on Monday.", "Lena Lind closed the session on Friday.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles."""
    path = tmp_path / "articles"
    path.mkdir()
    for number, text in enumerate(TWO):
        (path / f"{number}.txt").write_text(text, encoding="utf-8")
    return path


def people(out: Path) -> list[str]:
    rows = Store.open(out).select("SELECT ?name { ?person a kg:Person ; rdfs:label ?name }")
    return sorted(row["name"].value for row in rows)


def test_decisions_beside_the_articles_win_and_survive_rebuilds(folder: Path) -> None:
    out = folder.parent / "out"
    build([folder], out=out)
    assert people(out) == ["Anna Berg", "Lena Lind"]
    (folder / "decisions.txt").write_text("same Anna Berg = Lena Lind\n", encoding="utf-8")
    built = build([folder], out=out)
    assert (built.articles, built.extracted, people(out)) == (2, 0, ["Anna Berg"])
    (folder / "2.txt").write_text("Lena Lind spoke on Sunday.", encoding="utf-8")
    assert build([folder], out=out).articles == 3
    assert len(people(out)) == 1
    (folder / "decisions.txt").unlink()
    build([folder], out=out)
    assert people(out) == ["Anna Berg", "Lena Lind"]


def test_a_file_of_decisions_is_no_article(folder: Path) -> None:
    (folder / "decisions.txt").write_text("same Anna Berg = Lena Lind\n", encoding="utf-8")
    read = guidance.read([*sorted(folder.glob("*.txt")), folder])
    assert len(read.decisions) == 1


def test_bad_decisions_stop_the_build_before_it_begins(folder: Path) -> None:
    (folder / "decisions.txt").write_text("nonsense\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r"decisions\.txt, line 1"):
        build([folder], out=folder.parent / "out")
    assert not (folder.parent / "out" / "graph.nt").exists()


def test_a_file_that_is_not_there(folder: Path) -> None:
    with pytest.raises(NotFoundError, match=r"nowhere\.txt"):
        guidance.read([folder], decisions=[folder / "nowhere.txt"])
    with pytest.raises(NotFoundError, match=r"nowhere\.csv"):
        guidance.read([folder], link=folder / "nowhere.csv")


def test_the_command_links_and_says_what_it_could_not(kg: Callable[..., Any], folder: Path) -> None:
    labels = folder.parent / "labels.csv"
    labels.write_text("id,label\nQ1,Anna Berg\nnonsense,Lena Lind\n", encoding="utf-8")
    decisions = folder.parent / "mine.txt"
    decisions.write_text("same Anna Berg = Nobody Atall\n", encoding="utf-8")
    options = ("--link", "labels.csv", "--decisions", "mine.txt", "--workers", "1")
    done = kg(folder.parent, "build", "articles", *options)
    assert done.returncode == 0
    assert "labels.csv, line 3: 'nonsense' is neither an IRI nor a Wikidata id" in done.stderr
    assert "mine.txt, line 1: no article has Nobody Atall" in done.stderr
    (row,) = Store.open(folder.parent / "out").select("SELECT ?name ?iri { ?x owl:sameAs ?iri ; rdfs:label ?name }")
    assert (row["name"].value, row["iri"].value) == ("Anna Berg", "http://www.wikidata.org/entity/Q1")
    assert "same as http://www.wikidata.org/entity/Q1" in kg(folder.parent, "why", "Anna Berg").stdout
