"""A question, put to a store: what it may not be, what comes out, and where that is cut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice, pairwise

import pyoxigraph as ox

from kg import ontology, query, sparql
from kg.errors import QueryError
from kg.results import Result
from kg.serve import forms
from kg.serve.messages import Answer, RefusedError
from kg.serve.negotiate import choose
from kg.serve.protocol import Question
from kg.store import Store

#: Brackets within brackets: a parser goes down one by one, and its stack has an end.
MOST_DEPTH = 100
_Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
#: Headers that say how many rows or triples an answer has at most, and whether it was cut there.
LIMIT, CUT = "Result-Limit", "Result-Truncated"


def answer(store: Store, question: Question, *, limit: int) -> Answer:
    """The answer to somebody's SPARQL, with at most ``limit`` rows or triples.

    Raises QueryError, with line and column, for what is no query, and RefusedError for a data set that is not here or a
    form that the answer cannot have."""
    _check_depth(question.text)
    sparql.check(question.text)
    _check_dataset(store, question)
    return _answered(store, question.text, question, limit)


def named(store: Store, name: str, bindings: Mapping[str, str], question: Question, *, limit: int) -> Answer:
    """The answer to a named query of ours; see ``answer``. Raises NotFoundError for a name that means nothing here."""
    text, _ = query.prepared(store, name, bindings)
    return _answered(store, text, question, limit)


def _answered(store: Store, text: str, question: Question, limit: int) -> Answer:
    default: list[_Graph] = [ox.NamedNode(iri) for iri in question.default_graphs]
    named: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(iri) for iri in question.named_graphs]
    raw = store.oxigraph.query(
        text,
        prefixes=dict(ontology.PREFIXES),
        # Who names only graphs for GRAPH gets an empty default graph (SPARQL 1.1, 13.2).
        default_graph=default if default or named else None,
        named_graphs=named if default or named else None,
    )
    form, type_ = choose(
        forms.TRIPLES if isinstance(raw, ox.QueryTriples) else forms.ROWS, question.accept, question.form
    )
    result, cut = _limited(raw, limit)
    headers = [(LIMIT, str(limit)), *([(CUT, "true")] if cut else [])]
    return Answer(200, forms.written(result, form.name), type_, (*headers, ("Vary", "Accept")))


def _limited(raw: ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean, limit: int) -> tuple[Result, bool]:
    """What was found, up to the limit, and whether there is more."""
    if isinstance(raw, ox.QueryBoolean):
        return Result(answer=bool(raw)), False
    if isinstance(raw, ox.QueryTriples):
        triples = list(islice(raw, limit + 1))
        return Result(triples=triples[:limit]), len(triples) > limit
    rows = [tuple(solution) for solution in islice(raw, limit + 1)]
    names = tuple(variable.value for variable in raw.variables)
    return Result(names, rows[:limit]), len(rows) > limit


def _check_depth(text: str) -> None:
    depth = 0
    for token in sparql.tokens(text):
        if token.kind == "mark":
            depth += {"(": 1, "{": 1, "[": 1, ")": -1, "}": -1, "]": -1}.get(token.text, 0)
            if depth > MOST_DEPTH:
                line, column = sparql.position(text, token.start)
                raise QueryError(f"line {line}, column {column}: more than {MOST_DEPTH} brackets within each other")


def _check_dataset(store: Store, question: Question) -> None:
    """Raises RefusedError where a graph is asked for that is not here: none is ever fetched, and an empty one in its
    place would be a false answer."""
    asked = [*question.default_graphs, *question.named_graphs] or _from(question.text)
    for iri in asked:
        try:
            graph = ox.NamedNode(iri)
        except ValueError:
            raise RefusedError(400, f"{iri!r} is no valid IRI of a graph") from None
        if not store.oxigraph.contains_named_graph(graph):
            raise RefusedError(
                400, f"there is no graph <{iri}> here, and none is fetched: leave it out for the whole graph"
            )


def _from(text: str) -> Sequence[str]:
    """The graphs that a query names after FROM and FROM NAMED, as they are written."""
    found = sparql.tokens(text)
    names = []
    for before, token in pairwise(found):
        if before.is_word("FROM", "NAMED") and token.kind in ("iri", "name"):
            names.append(token.text[1:-1] if token.kind == "iri" else _expanded(token.text, text))
    return names


def _expanded(name: str, text: str) -> str:
    """A prefixed name as an IRI, by the prefixes of the query, then by ours."""
    prefix, _, local = name.partition(":")
    found = sparql.tokens(text)
    for at, token in enumerate(found[:-2]):
        if token.is_word("PREFIX") and found[at + 1].text == f"{prefix}:" and found[at + 2].kind == "iri":
            return found[at + 2].text[1:-1] + local
    return ontology.PREFIXES.get(prefix, f"{prefix}:") + local
