"""A graph at a server, asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg import query
from kg.errors import NotFoundError, QueryError, StoreError
from kg.ontology import KG
from kg.store.server import Server

from .loopback import JSON, Loopback, half, says

NAMES = "SELECT ?name ?class { ?node a ?class ; rdfs:label ?name }"
PERSON = ox.NamedNode(KG["Person"])
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def people(told: Loopback, count: int, graph: str | None = None) -> None:
    """Fills a server with persons."""
    where = ox.NamedNode(graph) if graph else ox.DefaultGraph()
    for number in range(count):
        node = ox.NamedNode(f"https://kg.example/person/{number}")
        told.store.add(ox.Quad(node, TYPE, PERSON, where))
        told.store.add(ox.Quad(node, LABEL, ox.Literal(f"Ida Falk {number}"), where))


def names(server: Server) -> list[str]:
    return sorted(row["name"].value for row in server.select(NAMES, {"class": PERSON}))


@pytest.fixture
def server(loopback: Loopback) -> Server:
    people(loopback, 3)
    return Server.open(loopback.query)


def test_it_is_asked_as_an_embedded_store_is(server: Server) -> None:
    assert server.count() == 6
    assert names(server) == ["Ida Falk 0", "Ida Falk 1", "Ida Falk 2"]
    assert list(server.select(NAMES, {"class": ox.NamedNode(KG["Place"])})) == []
    found = query.run(server, "SELECT ?name { ?node rdfs:label ?name } ORDER BY DESC(?name) LIMIT 2")
    assert [row["name"].toPython() for row in found] == ["Ida Falk 2", "Ida Falk 1"]
    assert query.run(server, "ASK { ?node a kg:Person }").answer is True
    assert query.run(server, "ASK { ?node a kg:Party }").answer is False
    triples = query.run(server, "CONSTRUCT { ?n a kg:Entity } WHERE { ?n a kg:Person }").triples
    assert triples is not None and len(triples) == 3


def test_names_are_found_there(server: Server) -> None:
    question = "# param who: kg:Person\nSELECT ?who ?name { ?who rdfs:label ?name }"
    assert len(query.run(server, question, {"who": "falk 1"}).rows or ()) == 1
    with pytest.raises(NotFoundError, match="there is Ida Falk"):
        query.run(server, question, {"who": "Ida Fal"})


def test_a_graph_by_its_name(loopback: Loopback) -> None:
    people(loopback, 2, "urn:news")
    assert Server.open(loopback.query).count() == 0
    assert len(names(Server.open(loopback.query, graph="urn:news"))) == 2
    with pytest.raises(StoreError, match="no name of a graph"):
        Server.open(loopback.query, graph="urn:a> } ; DROP ALL ; #")


@pytest.mark.parametrize("most", [100, 1024])
def test_a_server_that_cuts_is_asked_in_parts(most: int, loopback: Loopback) -> None:
    people(loopback, 2 * most + 1)
    loopback.most = most
    server = Server.open(loopback.query)
    assert len(set(names(server))) == 2 * most + 1
    with pytest.raises(StoreError, match=f"gives {most} rows at most, and this answer has more"):
        server.query("SELECT ?s ?p ?o { ?s ?p ?o }")
    assert len(server.query(f"SELECT ?s ?p ?o {{ ?s ?p ?o }} LIMIT {most}").rows or ()) == most


def test_a_full_answer_is_asked_once(loopback: Loopback) -> None:
    people(loopback, 150)
    assert len(names(Server.open(loopback.query))) == 150
    assert len(loopback.seen) == 1


def test_a_copy_is_the_graph(loopback: Loopback, server: Server, tmp_path: Path) -> None:
    copy = server.fetch(tmp_path / "copy")
    assert {quad.triple for quad in copy.oxigraph} == loopback.graph()


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (says(200, "<html>Welcome</html>", type_="text/html"), "answers with text/html: is this where it takes"),
        (says(200, "", type_=""), "answers with nothing"),
        (says(200, '{"head": {"vars"', type_=JSON), "the answer cannot be read"),
        (says(200, "<sparql>", type_="application/sparql-results+xml"), "the answer cannot be read"),
        (says(200, '{"head": {}, "boolean": true}', type_=JSON), "the answer cannot be read"),
    ],
)
def test_what_is_no_answer_is_refused(fault: Any, reason: str, loopback: Loopback, server: Server) -> None:
    loopback.faults.append(fault)
    with pytest.raises(StoreError, match=f"{loopback.query}.*{reason}"):
        names(server)


def test_what_a_server_says_moves_no_cursor(loopback: Loopback, server: Server) -> None:
    text = '{"head": {"vars": ["name"]}, "results": {"bindings": [{"name": {"type": "\x1b[31m", "value": ""}}]}}'
    for fault in (says(200, text, type_=JSON), says(200, "", type_="text/\x1b[31m")):
        loopback.faults.append(fault)
        with pytest.raises(StoreError) as raised:
            names(server)
        assert str(raised.value).isprintable()


def test_half_an_answer_is_asked_again(loopback: Loopback, server: Server) -> None:
    server.client._wait = lambda seconds: None
    loopback.faults.append(half)
    assert len(names(server)) == 3


def test_bad_queries_do_not_leave(loopback: Loopback, server: Server) -> None:
    for text, reason in (("SELECT ?x { ?x", "line 1"), ("SELECT * { SERVICE <urn:x> { ?s ?p ?o } }", "SERVICE")):
        with pytest.raises(QueryError, match=reason):
            query.run(server, text)
    assert loopback.seen == []


def test_virtuoso_writes_yes_as_a_number(loopback: Loopback, server: Server) -> None:
    one = '{"type": "typed-literal", "datatype": "http://www.w3.org/2001/XMLSchema#%s", "value": "%s"}'
    table = '{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": %s}]}}'
    for value, yes in (("1", True), ("0", False)):
        loopback.faults.append(says(200, table % (one % ("integer", value)), type_=JSON))
        assert server.query("ASK { ?s ?p ?o }").answer is yes
        loopback.faults.append(says(200, table % (one % ("boolean", value)), type_=JSON))
        (row,) = server.query("SELECT ?x { ?x ?p ?o }").rows or ()
        assert getattr(row[0], "value", "") == str(yes).lower()


def test_the_commands_read_from_a_server(
    kg: Callable[..., Any], loopback: Loopback, server: Server, tmp_path: Path
) -> None:
    done = kg(tmp_path, "query", "SELECT ?name { ?n rdfs:label ?name }", "--store", loopback.query, "--format", "csv")
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 4)
    done = kg(tmp_path, "query", "people", "--timeout", "3")
    assert done.returncode == 2 and "--store" in done.stderr
    done = kg(tmp_path, "query", "people", "--store", loopback.url.replace("http://", "http://ida:hush@"))
    assert done.returncode == 2 and "KG_STORE_USER" in done.stderr and "hush" not in done.stderr
