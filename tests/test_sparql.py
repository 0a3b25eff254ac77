"""SPARQL text: what is refused, where it is wrong, and how values come into it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.ontology import PREFIXES
from kg.sparql import bind, check, refuse_service, tokens, variables


@pytest.mark.parametrize(
    ("query", "line", "column", "reason"),
    [
        ("SELECT ?s WHER { ?s ?p ?o }", 1, 11, "WHER is not expected"),
        ("SELCT ?s { ?s ?p ?o }", 1, 1, "SELCT is not expected"),
        ("SELECT ?s {\n  ?s kg:said ?q\n  ?q kg:text ?t\n}", 3, 3, "?q is not expected"),
        ("SELECT ?s {\n  ?s foo:said ?q\n}", 2, 6, "prefix not found"),
        ("SELECT ?s { ?s ?p ?o FILTER(STRLEN(?o) > ) }", 1, 42, ") is not expected"),
        ("SELECT ?s { FILTER(foo(?x)) }", 1, 20, "foo is not expected"),
        ("SELECT (COUNT(*) AS n) { ?s ?p ?o }", 1, 21, "n is not expected"),
        ("SELECT COUNT(?s) { ?s ?p ?o }", 1, 8, "COUNT is not expected"),
        ('SELECT ?s { ?s rdfs:label "Berg }', 1, 27, "quotation mark is not closed"),
        ("SELECT ?s { ?s ?p ?o", 1, 21, "ends too early"),
        ("SELECT ?s { ?s ?p ?o } }", 1, 24, "} is not expected"),
        ("SELECT ?s { ?s ?p ?o } LIMIT few", 1, 30, "few is not expected"),
        ("# a comment\n\nASK { ?s ?p 'ж' ; ; ) }", 3, 21, ") is not expected"),
        ("DELETE WHERE { ?s ?p ?o }", 1, 1, "DELETE is not expected"),
        ("INSERT DATA { <a:b> <a:b> <a:b> }", 1, 1, "INSERT is not expected"),
        ("", 1, 1, "ends too early"),
    ],
)
def test_an_error_says_where(query: str, line: int, column: int, reason: str) -> None:
    with pytest.raises(QueryError) as error:
        check(query)
    assert str(error.value).startswith(f"line {line}, column {column}: ")
    assert reason in str(error.value)
    shown, mark = str(error.value).split("\n")[1:3]
    assert len(mark) - 3 == column - 1 and shown[2:] == query.split("\n")[line - 1]


def test_an_error_far_to_the_right_is_shown_with_what_is_around_it() -> None:
    with pytest.raises(QueryError) as error:
        check(f"SELECT * {{ {'?s ?p ?o . ' * 100} ) }}")
    shown, mark = str(error.value).split("\n")[1:3]
    assert len(shown) < 120 and shown[mark.index("^")] == ")"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }",
        "SELECT * { service silent ?where { ?s ?p ?o } }",
        "SELECT * { OPTIONAL { SeRvIcE\n# here\n<http://a.example/> { ?s ?p ?o } } }",
        "SELECT * { SERVICE<http://a.example/>{?s ?p ?o} }",
        "SELECT * { S\\u0045RVICE <http://a.example/> { ?s ?p ?o } }",
        "SELECT * { ?a ?b ?c FILTER(?a<'b>c') SERVICE <http://a.example/> { ?s ?p 'x' } }",
        "SELECT * { ?a ?b ?c FILTER(?a<ex:b)SERVICE?c#>\n{ ?s ?p ?o } }",
        "SELECT * { SERVICE <http://a.example/> { ?s ?p 'unclosed } }",
    ],
)
def test_what_would_go_out_to_another_server_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        refuse_service(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?p ?o }",
        "SELECT * { ?s ?p 'the SERVICE <http://a.example/> { }' }",
        "SELECT * { ?s ?p <http://service.example/SERVICE> } # SERVICE",
        "PREFIX service: <http://a.example/> ASK { ?s service:service ?o }",
        "ASK { ?s kg:servicemember ?o FILTER(?o < 3 && ?s > 4) }",
    ],
)
def test_the_word_alone_goes_nowhere(query: str) -> None:
    refuse_service(query)


def test_tokens() -> None:
    query = 'SELECT ?a # \'\n{ ?a kg:b\\\'c """d " e"""@en-GB , <f#g> ; ^kg:h* -1.5e3 . FILTER(?a!=?b&&1<2) }'
    assert [token.text for token in tokens(query)] == [
        *(
            "SELECT",
            "?a",
            "{",
            "?a",
            "kg:b\\'c",
            '"""d " e"""',
            "@en-GB",
            ",",
            "<f#g>",
            ";",
            "^",
            "kg:h",
            "*",
            "-1.5e3",
        ),
        *(".", "FILTER", "(", "?a", "!=", "?b", "&&", "1", "<", "2", ")", "}"),
    ]
    assert variables(query) == {"a", "b"}


DATA = """
@prefix : <http://a.example/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:berg rdfs:label "Berg" ; :knows :lind . :lind rdfs:label "Lind" ; :knows :noor . :noor rdfs:label "Noor" .
"""


def answer(query: str, **values: list[ox.NamedNode | ox.Literal]) -> list[str]:
    store = ox.Store()
    store.load(DATA, format=ox.RdfFormat.TURTLE)
    bound = bind(query, values)
    found = store.query(bound, prefixes={**PREFIXES, "": "http://a.example/"})
    if isinstance(found, ox.QueryBoolean):
        return [str(bool(found)).lower()]
    terms = found if isinstance(found, ox.QueryTriples) else [row[0] for row in found]
    return sorted(_short(str(term)) for term in terms)


def _short(term: str) -> str:
    return term.replace("http://a.example/", ":").replace(PREFIXES["rdfs"], "rdfs:").replace(PREFIXES["xsd"], "xsd:")


BERG, LIND = (ox.NamedNode(f"http://a.example/{name}") for name in ("berg", "lind"))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT ?o { ?x :knows ?o }", ["<:lind>"]),
        ("SELECT ?x { ?x :knows ?o }", ["<:berg>"]),
        ("SELECT * { ?x :knows :lind }", ["<:berg>"]),
        ("SELECT ?o WHERE { ?o rdfs:label ?l FILTER(?o != ?x) }", ["<:lind>", "<:noor>"]),
        ("SELECT ?o { { ?o :knows ?x } UNION { ?o rdfs:label ?l FILTER(?o = ?x) } }", ["<:berg>"]),
        ("SELECT ?o { ?o rdfs:label ?l OPTIONAL { ?o :knows ?k FILTER(?o = ?x) } FILTER(BOUND(?k)) }", ["<:berg>"]),
        ("SELECT ?o { ?o rdfs:label ?l FILTER NOT EXISTS { ?x :knows ?o } }", ["<:berg>", "<:noor>"]),
        ("SELECT ?o { ?o rdfs:label ?l MINUS { ?x :knows ?o } }", ["<:berg>", "<:noor>"]),
        ("SELECT ?n { { SELECT (COUNT(?o) AS ?n) { ?o rdfs:label ?l FILTER(?o = ?x) } } }", ['"1"^^<xsd:integer>']),
        ("SELECT ?n { { SELECT (STR(?x) AS ?n) { ?s :knows ?o } } } LIMIT 1", ['":berg"']),
        ("SELECT (STR(?x) AS ?n) { ?s :knows ?o } LIMIT 1", ['":berg"']),
        ("SELECT ?o { VALUES ?x { :lind :berg } ?x :knows ?o }", ["<:lind>"]),
        ("SELECT ?o { VALUES (?x ?y) { (:lind 1) (:berg 2) } ?x :knows ?o }", ["<:lind>"]),
        ("SELECT ?o { ?x :knows ?o } # ?x {", ["<:lind>"]),
        ("SELECT ?o { ?x :knows ?o ; rdfs:label ?l FILTER(?l != '{ ?x') }", ["<:lind>"]),
        ("SELECT ?o { GRAPH ?g { ?a ?b ?c } ?x :knows ?o }", []),
        ("ASK { ?x :knows :lind }", ["true"]),
        ("ASK { ?x :knows :noor }", ["false"]),
        ("DESCRIBE ?x", ['<:berg> <:knows> <:lind>', '<:berg> <rdfs:label> "Berg"']),
        ("DESCRIBE ?o { ?x :knows ?o . ?o :knows ?p }", ['<:lind> <:knows> <:noor>', '<:lind> <rdfs:label> "Lind"']),
        ("CONSTRUCT { ?x :is ?o } WHERE { ?x :knows ?o }", ["<:berg> <:is> <:lind>"]),
        ("CONSTRUCT { ?x :is :this } WHERE { :lind :knows ?o }", ["<:berg> <:is> <:this>"]),
    ],
)  # fmt: skip
def test_a_value_is_bound_wherever_the_variable_stands(query: str, expected: list[str]) -> None:
    assert answer(query, x=[BERG]) == sorted(expected)


def test_several_values_and_several_variables() -> None:
    assert answer("SELECT ?o { ?x :knows ?o }", x=[BERG, LIND]) == ["<:lind>", "<:noor>"]
    assert answer("SELECT ?l { ?x :knows ?y . ?y rdfs:label ?l }", x=[BERG, LIND], y=[LIND]) == ['"Lind"']


def test_a_template_that_is_its_own_pattern_cannot_hold_a_value() -> None:
    with pytest.raises(QueryError, match="CONSTRUCT WHERE"):
        bind("CONSTRUCT WHERE { ?x ?p ?o }", {"x": [BERG]})


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_value_is_a_term_whatever_it_holds(value: str) -> None:
    query = bind("SELECT ?v { BIND(?x AS ?v) }", {"x": [ox.Literal(value)]})
    found = ox.Store().query(query)
    assert isinstance(found, ox.QuerySolutions)
    assert [row["v"] for row in found] == [ox.Literal(value)]
