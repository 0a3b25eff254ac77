"""The data set of a question, where a store has several graphs."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest

from kg.serve import evaluate
from kg.serve.messages import RefusedError
from kg.serve.protocol import Question
from kg.store import Store

ONE, TWO = "http://a.example/one", "http://a.example/two"


@pytest.fixture(scope="module")
def store() -> Store:
    store = ox.Store()
    for graph in (ox.DefaultGraph(), ox.NamedNode(ONE), ox.NamedNode(TWO)):
        name = ox.Literal(str(graph))
        store.add(ox.Quad(ox.NamedNode("http://a.example/s"), ox.NamedNode("http://a.example/p"), name, graph))
    return Store(store)


PLAIN, NAMED = "SELECT ?o { ?s ?p ?o }", "SELECT ?o { GRAPH ?g { ?s ?p ?o } }"


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (Question(PLAIN), ["DEFAULT"]),
        (Question(PLAIN, default_graphs=(ONE,)), [f"<{ONE}>"]),
        (Question(PLAIN, default_graphs=(ONE, TWO)), [f"<{ONE}>", f"<{TWO}>"]),
        (Question(f"SELECT ?o FROM <{ONE}> {{ ?s ?p ?o }}"), [f"<{ONE}>"]),
        (Question("PREFIX a: <http://a.example/> SELECT ?o FROM a:one { ?s ?p ?o }"), [f"<{ONE}>"]),
        (Question(f"SELECT ?o FROM <{ONE}> {{ ?s ?p ?o }}", default_graphs=(TWO,)), [f"<{TWO}>"]),
        (Question(PLAIN, named_graphs=(ONE,)), []),
        (Question(NAMED), [f"<{ONE}>", f"<{TWO}>"]),
        (Question(NAMED, named_graphs=(TWO,)), [f"<{TWO}>"]),
        (Question(NAMED, default_graphs=(ONE,)), []),
    ],
)
def test_the_protocol_names_the_graphs_or_else_the_query(store: Store, question: Question, found: list[str]) -> None:
    rows = json.loads(evaluate.answer(store, question, limit=10).body)["results"]["bindings"]
    assert sorted(row["o"]["value"] for row in rows) == found


def test_of_several_graphs_one_that_is_not_here_is_named(store: Store) -> None:
    with pytest.raises(RefusedError, match=r"/three"):
        evaluate.answer(store, Question(PLAIN, default_graphs=(ONE, "http://a.example/three")), limit=10)
