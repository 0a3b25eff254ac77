"""Answers as they are printed."""

from __future__ import annotations

import csv
import io
import json
import re

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import QueryError
from kg.results import Format, Result, shown, write, write_table

KG = "https://kg.example/ontology#"
XSD = "http://www.w3.org/2001/XMLSchema#"
HOSTILE = 'a\x1b[31mred\x07\u202e[bold]\r\n"b",\tc'
ROWS = Result(
    ("name", "n"),
    [
        (ox.Literal(HOSTILE), ox.Literal("7", datatype=ox.NamedNode(XSD + "integer"))),
        (ox.NamedNode("https://kg.example/ontology#Person"), None),
        (ox.Literal("hallo", language="de"), ox.Literal("2031-05", datatype=ox.NamedNode(XSD + "gYearMonth"))),
    ],
)
YES = Result(answer=True)
GRAPH = Result(
    triples=[
        ox.Triple(ox.NamedNode("https://kg.example/b"), ox.NamedNode(rdflib.RDF.type), ox.NamedNode(KG + "Person")),
        ox.Triple(ox.NamedNode("https://kg.example/a"), ox.NamedNode(KG + "title"), ox.Literal("Dr")),
    ]
)  # fmt: skip


def printed(result: Result, form: Format) -> str:
    out = io.StringIO()
    write(result, form, out)
    return out.getvalue()


def test_a_table_shows_what_articles_hold_and_does_nothing() -> None:
    lines = printed(ROWS, "table").splitlines()
    assert "name" in lines[1]
    assert 'a [31mred [bold] "b", c' in lines[3]
    assert "kg:Person" in lines[4]
    assert not any(c in "\x1b\x07\u202e\r\t" for line in lines for c in line)
    assert len({len(line) for line in lines}) == 1


def test_a_table_in_a_pipe_has_a_whole_line_for_each_row() -> None:
    long = Result(("text",), [(ox.Literal("word " * 400),)])
    assert len(printed(long, "table").splitlines()) == 5


def test_csv_reads_back() -> None:
    assert list(csv.reader(io.StringIO(printed(ROWS, "csv"), newline=""))) == [
        ["name", "n"],
        [HOSTILE, "7"],
        ["https://kg.example/ontology#Person", ""],
        ["hallo", "2031-05"],
    ]


def test_json_is_read_by_others() -> None:
    text = printed(ROWS, "json")
    result = rdflib.query.Result.parse(io.BytesIO(text.encode()), format="json")
    assert result.bindings[0][rdflib.Variable("name")] == rdflib.Literal(HOSTILE)
    assert result.bindings[2][rdflib.Variable("name")] == rdflib.Literal("hallo", lang="de")
    assert json.loads(text)["results"]["bindings"][1] == {
        "name": {"type": "uri", "value": "https://kg.example/ontology#Person"}
    }
    assert json.loads(printed(YES, "json")) == {"head": {}, "boolean": True}


def test_tsv_is_read_by_others() -> None:
    text = printed(ROWS, "tsv")
    assert len(text.splitlines()) == 4
    (solutions,) = [ox.parse_query_results(text, format=ox.QueryResultsFormat.TSV)]
    assert isinstance(solutions, ox.QuerySolutions)
    assert [tuple(row) for row in solutions] == ROWS.rows


def test_turtle_is_sorted_with_the_prefixes_it_uses() -> None:
    text = printed(GRAPH, "ttl")
    assert text.splitlines()[0] == "@prefix kg: <https://kg.example/ontology#> ."
    assert text.count("@prefix") == 1
    assert text.index("example/a>") < text.index("example/b>")
    assert len(rdflib.Graph().parse(data=text, format="turtle")) == 2
    assert printed(GRAPH, "table") == text


@pytest.mark.parametrize(("form", "expected"), [("table", "yes\n"), ("csv", "true\n"), ("tsv", "true\n")])
def test_yes_or_no(form: Format, expected: str) -> None:
    assert printed(YES, form) == expected


@pytest.mark.parametrize(
    ("result", "form", "message"),
    [
        (ROWS, "ttl", "only CONSTRUCT"),
        (YES, "ttl", "only CONSTRUCT"),
        (GRAPH, "csv", "use ttl"),
        (GRAPH, "json", "use ttl"),
    ],
)
def test_a_form_that_an_answer_cannot_have(result: Result, form: Format, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        printed(result, form)


def test_rows_are_dicts_of_rdflib_terms() -> None:
    first, second, _ = ROWS
    assert first == {"name": rdflib.Literal(HOSTILE), "n": rdflib.Literal(7)}
    assert second == {"name": rdflib.URIRef("https://kg.example/ontology#Person")}
    with pytest.raises(QueryError, match="only CONSTRUCT"):
        ROWS.to_graph()
    assert rdflib.URIRef("https://kg.example/a") in set(GRAPH.to_graph().subjects())


def test_shown() -> None:
    assert shown(None) == ""
    assert shown(ox.BlankNode("b")) == "_:b"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("width", "is_list"), [(40, True), (80, False)])
def test_a_terminal_too_narrow_for_a_table_gets_each_row_as_a_list(
    width: int, is_list: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm")
    out = Terminal()
    said = "the harbour of Southport will close in May, and be opened again when its walls are mended"
    write_table(["speaker", "party", "said"], [["Anna Berg", "", said], ["Otto Lind", "Tide Party", said]], out)
    text = re.sub("\x1b[^m]*m", "", out.getvalue())
    assert ("party    Tide Party" in text) is is_list
    assert "…" not in text and text.split().count("harbour") == 2
