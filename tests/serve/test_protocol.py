"""The SPARQL 1.1 Protocol, as (request, answer) pairs."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from urllib.parse import urlencode

import pytest
import rdflib

from .asking import Asked, query
from .conftest import ROWS, Ask

NAMES = "SELECT ?name { ?person a kg:Person ; rdfs:label ?name } ORDER BY ?name"
PEOPLE = ["Ana Lindqvist", "Mira Voss"]
GRAPH = "CONSTRUCT { ?person rdfs:label ?name } WHERE { ?person a kg:Person ; rdfs:label ?name }"
FORM = "application/x-www-form-urlencoded"
RESULTS = "application/sparql-results+"
NAMESPACE = "{http://www.w3.org/2005/sparql-results#}"


def names(answer: Asked) -> list[str]:
    return [row["name"]["value"] for row in answer.json["results"]["bindings"]]


def form(text: str) -> str:
    return urlencode({"query": text})


@pytest.mark.parametrize(
    ("method", "path", "body", "type_"),
    [
        ("GET", query(NAMES), "", None),
        ("POST", "/sparql", form(NAMES), FORM),
        ("POST", "/sparql", form(NAMES), f"{FORM}; charset=UTF-8"),
        ("POST", "/sparql", NAMES, "application/sparql-query"),
        ("POST", "/sparql?unknown=1", NAMES, "Application/SPARQL-Query; charset=utf-8"),
        ("GET", query("PREFIX k: <https://kg.example/ontology#> " + NAMES.replace("kg:", "k:")), "", None),
    ],
)
def test_a_query_is_asked_in_three_ways(ask: Ask, method: str, path: str, body: str, type_: str | None) -> None:
    answer = ask(method, path, body, **({"content_type": type_} if type_ else {}))
    assert (answer.status, answer.type, names(answer)) == (200, RESULTS + "json", PEOPLE)


@pytest.mark.parametrize(
    ("text", "accept", "type_"),
    [
        (NAMES, None, RESULTS + "json"),
        (NAMES, "*/*", RESULTS + "json"),
        (NAMES, "application/json", "application/json"),
        (NAMES, "text/csv", "text/csv"),
        (NAMES, "text/tab-separated-values", "text/tab-separated-values"),
        (NAMES, RESULTS + "xml", RESULTS + "xml"),
        (NAMES, "text/csv;q=0.4, application/sparql-results+xml;q=0.8", RESULTS + "xml"),
        (NAMES, "text/*, application/*;q=0.9", "text/xml"),
        (NAMES, f"*/*;q=0.5, {RESULTS}json;q=0, application/json;q=0", RESULTS + "xml"),
        (NAMES, "text/html, application/xml;q=0.9, */*;q=0.8", "application/xml"),
        (NAMES, "TEXT/CSV", "text/csv"),
        (NAMES, "nonsense, text/csv", "text/csv"),
        ("ASK {}", "text/turtle, */*;q=0.1", RESULTS + "json"),
        (GRAPH, None, "text/turtle"),
        (GRAPH, "application/n-triples", "application/n-triples"),
        (GRAPH, "application/rdf+xml, text/turtle;q=0.3", "application/rdf+xml"),
        (GRAPH, "application/ld+json", "application/ld+json"),
        ("DESCRIBE <https://kg.example/dataset>", "text/turtle", "text/turtle"),
    ],
)
def test_the_form_is_the_one_that_the_client_likes_best(ask: Ask, text: str, accept: str | None, type_: str) -> None:
    answer = ask("GET", query(text), **({"accept": accept} if accept else {}))
    assert (answer.status, answer.type) == (200, type_)
    assert "accept" in answer.headers["vary"].lower()


@pytest.mark.parametrize(
    ("text", "accept"),
    [
        (NAMES, "text/html"),
        (NAMES, "text/turtle"),
        (GRAPH, RESULTS + "json"),
        (NAMES, "application/sparql-results+json;q=0"),
        (NAMES, "image/*"),
    ],
)
def test_no_form_will_do(ask: Ask, text: str, accept: str) -> None:
    answer = ask("GET", query(text), accept=accept)
    assert answer.status == 406
    assert "can be had as" in answer.text


def test_a_parameter_can_name_the_form(ask: Ask) -> None:
    assert ask("GET", query(NAMES, format="csv"), accept="text/html").type == "text/csv"
    assert ask("GET", query(GRAPH, format="application/n-triples")).type == "application/n-triples"
    assert ask("GET", query(NAMES, format="ttl")).status == 406


def test_the_forms_of_rows_hold_the_same(ask: Ask) -> None:
    xml = ET.fromstring(ask("GET", query(NAMES, format="xml")).text)
    assert [literal.text for literal in xml.iter(f"{NAMESPACE}literal")] == PEOPLE
    rows = list(csv.reader(io.StringIO(ask("GET", query(NAMES, format="csv")).text)))
    assert rows == [["name"], *([name] for name in PEOPLE)]
    lines = ask("GET", query(NAMES, format="tsv")).text.splitlines()
    assert lines == ["?name", *(f'"{name}"' for name in PEOPLE)]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own, for JSON-LD
@pytest.mark.parametrize(("name", "theirs"), [("ttl", "turtle"), ("nt", "nt"), ("jsonld", "json-ld"), ("rdf", "xml")])
def test_the_forms_of_a_graph_hold_the_same(ask: Ask, name: str, theirs: str) -> None:
    graph = rdflib.Graph().parse(data=ask("GET", query(GRAPH, format=name)).text, format=theirs)
    assert sorted(map(str, graph.objects())) == PEOPLE


@pytest.mark.parametrize(("text", "said"), [("ASK { ?x a kg:Person }", True), ("ASK { ?x a kg:Nothing }", False)])
def test_yes_and_no(ask: Ask, text: str, said: bool) -> None:
    assert ask("GET", query(text)).json == {"head": {}, "boolean": said}
    xml = ET.fromstring(ask("GET", query(text, format="xml")).text)
    assert xml.findtext(f"{NAMESPACE}boolean") == str(said).lower()


ODD = "SELECT ?x { VALUES ?x { %s } }"


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ('"a < b & c > d"', "a < b & c > d"),
        ('"line\\nand\\rreturn\\t"', "line\nand\rreturn\t"),
        ('"\\u0001 and \\u0000"', "\ufffd and \ufffd"),
        ('"]]>"', "]]>"),
        ('"\U0001f600"@en', "\U0001f600"),
        ("<http://a.example/?a&b>", "http://a.example/?a&b"),
    ],
)
def test_xml_holds_whatever_text_there_is(ask: Ask, term: str, expected: str) -> None:
    xml = ET.fromstring(ask("GET", query(ODD % term, format="xml")).body)
    (binding,) = xml.iter(f"{NAMESPACE}binding")
    assert binding[0].text == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SELECT ?x { ?x a kg:Person", "line 1, column 27"),
        ("SELECT ?x\nWHERE { ?x a }", "line 2, column 14"),
        ("SELEKT ?x {}", "line 1, column 1"),
        ("SELECT ?x { ?x a nope:Thing }", "line 1, column 18"),
        ('SELECT ?x { ?x rdfs:label "open }', "line 1, column 27"),
        ("INSERT DATA { <http://a> <http://b> <http://c> }", "line 1, column 1"),
        ("DELETE WHERE { ?a ?b ?c }", "line 1, column 1"),
        ("LOAD <http://a.example/>", "line 1, column 1"),
        ("CLEAR ALL", "line 1, column 1"),
        ("SELECT * { SERVICE <http://a.example/> { ?a ?b ?c } }", "line 1, column 12"),
        ("", "line 1, column 1"),
        ("/etc/passwd", "line 1, column 1"),
        ("members", "line 1, column 1"),
        ("SELECT * " + "{" * 2000, "column 110"),
    ],
)
def test_what_is_no_query_is_said_with_its_place(ask: Ask, text: str, place: str) -> None:
    answer = ask("GET", query(text))
    assert (answer.status, answer.type) == (400, "text/plain")
    assert place in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status"),
    [
        ("GET", "/sparql?quary=ASK{}", "", {}, 400),
        ("GET", query("ASK {}") + "&query=ASK%7B%7D", "", {}, 400),
        ("GET", "/sparql?query=%FF%FE", "", {}, 400),
        ("GET", "/sparql?update=CLEAR+ALL", "", {}, 400),
        ("POST", "/sparql", "update=CLEAR+ALL", {"content_type": FORM}, 400),
        ("POST", "/sparql", "", {"content_type": FORM}, 400),
        ("POST", "/sparql", "CLEAR ALL", {"content_type": "application/sparql-update"}, 415),
        ("POST", "/sparql", "{}", {"content_type": "application/json"}, 415),
        ("POST", "/sparql", "ASK {}", {}, 415),
        ("POST", "/sparql", "ASK {}", {"content_type": "application/sparql-query; charset=utf-16"}, 415),
        ("POST", "/sparql", b"ASK { # \xff\n}", {"content_type": "application/sparql-query"}, 400),
        ("POST", query("ASK {}"), "ASK {}", {"content_type": "application/sparql-query"}, 400),
        ("POST", "/sparql", "ASK {}", {"content_type": "application/sparql-query", "content_encoding": "gzip"}, 415),
        ("POST", "/sparql", "x" * 600_000, {"content_type": "application/sparql-query"}, 413),
        ("POST", "/sparql", "#" * 120_000, {"content_type": "application/sparql-query"}, 413),
        ("GET", "/sparql?query=" + "x" * 60_000, "", {}, 431),
        ("PUT", "/sparql", "ASK {}", {"content_type": "application/sparql-query"}, 405),
        ("DELETE", "/sparql", "", {}, 405),
        ("PATCH", "/sparql", "", {}, 405),
        ("POST", "/", "a", {}, 405),
        ("POST", "/about?iri=x", "a", {}, 405),
        ("GET", query("ASK {}", format="no-such"), "", {}, 406),
    ],
)
def test_what_is_no_question_is_refused(
    ask: Ask, method: str, path: str, body: str | bytes, headers: dict[str, str], status: int
) -> None:
    answer = ask(method, path, body, **headers)
    assert answer.status == status
    assert answer.text.strip()
    if status == 405:
        assert "GET" in answer.headers["allow"]


@pytest.mark.parametrize(
    ("more", "text", "status"),
    [
        ({"default-graph-uri": "http://a.example/g"}, "ASK {}", 400),
        ({"named-graph-uri": "http://a.example/g"}, "ASK {}", 400),
        ({"default-graph-uri": "no IRI"}, "ASK {}", 400),
        ({}, "SELECT * FROM <http://a.example/g> { ?a ?b ?c }", 400),
        ({}, "SELECT * FROM NAMED kg:nowhere { ?a ?b ?c }", 400),
        ({}, "PREFIX x: <http://a.example/> SELECT * FROM x:g { ?a ?b ?c }", 400),
        ({}, "SELECT * { GRAPH ?g { ?a ?b ?c } }", 200),
    ],
)
def test_a_graph_that_is_not_here_is_not_fetched(ask: Ask, more: dict[str, str], text: str, status: int) -> None:
    answer = ask("GET", query(text, **more))
    assert answer.status == status
    assert status == 200 or "IRI" in answer.text or "none is fetched" in answer.text


def test_rows_are_limited_and_the_answer_says_so(ask: Ask) -> None:
    cut = ask("GET", query("SELECT * { ?a ?b ?c }"))
    assert len(cut.json["results"]["bindings"]) == ROWS
    assert (cut.headers["result-limit"], cut.headers["result-truncated"]) == (str(ROWS), "true")
    whole = ask("GET", query(f"SELECT * {{ ?a ?b ?c }} LIMIT {ROWS}"))
    assert len(whole.json["results"]["bindings"]) == ROWS
    assert "result-truncated" not in whole.headers
    graph = ask("GET", query("CONSTRUCT WHERE { ?a ?b ?c }", format="nt"))
    assert (len(graph.text.splitlines()), graph.headers["result-truncated"]) == (ROWS, "true")


def test_head_is_get_without_a_body(ask: Ask) -> None:
    head, get = ask("HEAD", query(NAMES)), ask("GET", query(NAMES))
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(get.body))


def test_the_endpoint_describes_itself(ask: Ask) -> None:
    answer = ask("GET", "/sparql")
    graph = rdflib.Graph().parse(data=answer.text, format="turtle")
    service = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    assert (None, service.supportedLanguage, service.SPARQL11Query) in graph
    people = ask("GET", "/sparql", accept="text/html")
    assert (people.status, people.headers["location"]) == (303, "/")


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/named/members?party=Tide+Party&format=csv", "Mira Voss"),
        ("/named/quotations?person=Voss&format=csv", "The harbour is ours"),
        ("/named/overview?format=tsv", "Person"),
    ],
)
def test_named_queries(ask: Ask, path: str, found: str) -> None:
    answer = ask("GET", path)
    assert answer.status == 200 and found in answer.text


@pytest.mark.parametrize(
    ("path", "status", "reason"),
    [
        ("/named/nosuch", 404, "members"),
        ("/named/../../etc/passwd", 404, ""),
        ("/named/timeline", 400, "person"),
        ("/named/members?party=Nobody", 404, "Nobody"),
        ("/named/members?nonsense=1", 400, "nonsense"),
        ("/named/events?since=yesterday", 400, "yesterday"),
    ],
)
def test_named_queries_that_cannot_be_asked(ask: Ask, path: str, status: int, reason: str) -> None:
    answer = ask("GET", path)
    assert answer.status == status and reason in answer.text
