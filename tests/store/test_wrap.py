"""Queries as another server needs them."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.store.wrap import after, can_wrap, counted, declared, form, page

STORE = ox.Store()
STORE.extend(ox.Quad(ox.NamedNode(f"urn:{n}"), ox.NamedNode("urn:is"), ox.Literal(f"{n % 7}")) for n in range(25))
ROWS = [
    "SELECT ?s ?o { ?s <urn:is> ?o }",
    "# what is\nPREFIX u: <urn:>\nBASE <urn:x>\nSELECT ?s ?o { ?s u:is ?o } ORDER BY ?o # all of it",
    "PREFIX : <urn:> SELECT * WHERE { ?s :is ?o } VALUES ?o { '1' '2' '3' }",
    "SELECT DISTINCT ?o { ?s <urn:is> ?o } LIMIT 6",
]


def rows(query: str) -> list[tuple[str, ...]]:
    found = STORE.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(map(str, row)) for row in found]


@pytest.mark.parametrize("query", ROWS)
def test_rows_are_counted_and_looked_for(query: str) -> None:
    whole = rows(query)
    (count,) = rows(counted(query))
    assert count[0].startswith(f'"{len(whole)}"')
    assert rows(after(query, len(whole))) == []
    assert len(rows(after(query, len(whole) - 1))) == 1


@pytest.mark.parametrize("query", ROWS)
def test_pages_are_the_whole(query: str) -> None:
    found = STORE.query(query)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    pages = [rows(page(query, names, most=4, offset=offset)) for offset in range(0, 28, 4)]
    assert max(map(len, pages)) == 4
    assert sorted(row for part in pages for row in part) == sorted(rows(query))


@pytest.mark.parametrize(
    ("query", "own"),
    [
        ("ASK { ?s a kg:Person }", None),
        ("PREFIX kg: <urn:mine#> ASK { ?s a kg:Person }", "urn:mine#"),
        ("base <urn:x> prefix kg: <urn:mine#> ASK { ?s a kg:Person }", "urn:mine#"),
    ],
)
def test_prefixes_are_declared_but_for_ones_own(query: str, own: str | None) -> None:
    text = declared(query)
    assert text.lower().count("prefix kg:") == 1
    assert text.count("PREFIX rdfs:") == 1
    assert own is None or own in text
    STORE.query(text)


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("PREFIX select: <urn:ask> ASK { ?construct select:a 'describe' }", "ASK"),
        ("# ASK\nselect * { ?s ?p ?o }", "SELECT"),
        ("construct { ?s ?p ?o } where { select * { ?s ?p ?o } }", "CONSTRUCT"),
        ("DESCRIBE <urn:1>", "DESCRIBE"),
        ("", ""),
    ],
)
def test_the_form_of_a_query(query: str, kind: str) -> None:
    assert form(query) == kind


def test_what_names_its_graphs_stands_alone() -> None:
    assert not can_wrap("SELECT * FROM <urn:g> { ?s ?p ?o }")
    assert can_wrap("SELECT ?from { ?from <urn:FROM> 'FROM' }")
