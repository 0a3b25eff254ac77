"""A graph at a server that speaks the SPARQL 1.1 Protocol, to be asked as an embedded one is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox

from kg import sparql
from kg.errors import StoreError
from kg.results import Result
from kg.store import wrap
from kg.store.address import Address, login
from kg.store.client import TIMEOUT, Answer, Client, Request, printable
from kg.store.embedded import Store
from kg.terms import Term, Value, term

#: JSON before XML, which cannot hold every character.
ROWS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
}
TRIPLES = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
_ROWS_ACCEPTED = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
_TRIPLES_ACCEPTED = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.5"


_BOOLEAN, _YES_NO = term("xsd:boolean"), {"1": "true", "0": "false"}


class Server:
    """A graph at a server. ``graph`` is its name there, or None for the default graph.

    An answer is fetched whole, into a file where it is long, before it is read. Where a server cuts answers off, that
    is noticed, as long as it does so at a number such as 10,000 or 2²⁰: ``select`` then asks for one part after the
    other, ``query`` says so. Of a CONSTRUCT or DESCRIBE it cannot be noticed."""

    def __init__(self, address: Address, client: Client, *, graph: str | None = None) -> None:
        self.address, self.client, self.graph = address, client, checked(graph) if graph else None

    @classmethod
    def open(cls, url: str, *, graph: str | None = None, update: str | None = None, timeout: float = TIMEOUT) -> Server:
        """The server at an address, as the user that KG_STORE_USER and KG_STORE_PASSWORD name, if they are set.

        ``graph`` is the IRI of a graph there, ``update`` where it takes updates, if that must be told (see
        ``Address.of``), ``timeout`` the seconds one request may take. Sends nothing yet. Raises StoreError for an
        address or a name that can be none."""
        return cls(Address.of(url, update=update), Client(login(), timeout=timeout), graph=graph)

    @property
    def source(self) -> str:
        """What errors and notes call it."""
        return f"{self.address.query}, graph <{self.graph}>" if self.graph else self.address.query

    def count(self) -> int:
        """The number of triples."""
        return self._number("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")

    def at(self, graph: str | None) -> Server:
        """Another graph of the same server."""
        return Server(self.address, self.client, graph=graph)

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Iterator[ox.QuerySolution]:
        """The rows of a SELECT, see ``Store.select``; in another order than its own where they come in parts.

        Raises StoreError where they cannot be had."""
        text = sparql.bind(query, {name: [term] for name, term in (bindings or {}).items()})
        answer = self._rows(text)
        with answer.body:
            variables, found = self._measured(answer)
            if not self._is_cut(text, found):
                answer.body.seek(0)
                yield from self._solutions(answer)
                return
        yield from self._pages(text, variables, found)

    def query(self, text: str) -> Result:
        """The whole answer to a query, which must be valid and without SERVICE (see ``kg.sparql.check``).

        Raises StoreError where the server gives none, or only the beginning."""
        if wrap.form(text) in ("CONSTRUCT", "DESCRIBE"):
            return Result(triples=self._triples(text))
        answer = self._rows(text)
        with answer.body, _readable(self.source):
            result = Result.of(ox.parse_query_results(answer.body, format=ROWS[answer.type]), {})
        rows = [tuple(map(_plain, row)) for row in result.rows or ()]
        if wrap.form(text) == "ASK" and result.rows is not None:
            # Virtuoso answers with a table that holds one number.
            return Result(answer=any(getattr(value, "value", "") in ("1", "true") for row in rows for value in row))
        if self._is_cut(text, len(rows)):
            raise StoreError(
                f"{self.source} gives {len(rows)} rows at most, and this answer has more: ask for parts of it with "
                "LIMIT and OFFSET"
            )
        return result if result.rows is None else replace(result, rows=rows)

    def fetch(self, folder: Path) -> Store:
        """A copy of the graph as an embedded store in a new folder, for what asks more than a server would like.
        Memory holds a part of it at a time. Raises StoreError where it cannot be had."""
        kept = ox.Store(str(folder))
        kept.bulk_extend(_quads(self.select("SELECT ?s ?p ?o { ?s ?p ?o }")))
        kept.flush()
        return Store(kept, self.source)

    def update(self, text: str, *, twice: bool = True) -> None:
        """Changes what the server holds. ``twice`` says whether it does no harm to do it again, as is done where a
        connection is lost. Raises StoreError, LostError where it is not known whether it was done."""
        request = Request(self.address.update, text.encode(), "application/sparql-update", twice=twice)
        self.client.post(request).body.close()

    def _rows(self, text: str) -> Answer:
        return self._asked(text, _ROWS_ACCEPTED, ROWS)

    def _triples(self, text: str) -> list[ox.Triple]:
        answer = self._asked(text, _TRIPLES_ACCEPTED, TRIPLES)
        with answer.body, _readable(self.source):
            return [quad.triple for quad in ox.parse(answer.body, format=TRIPLES[answer.type])]

    def _asked(self, text: str, accept: str, types: Mapping[str, object]) -> Answer:
        form = {"query": wrap.declared(text), **({"default-graph-uri": self.graph} if self.graph else {})}
        request = Request(self.address.query, urlencode(form).encode(), "application/x-www-form-urlencoded", accept)
        answer = self.client.post(request)
        if answer.type not in types:
            answer.body.close()
            what = printable(answer.type) or "nothing"
            raise StoreError(f"{self.address.query} answers with {what}: is this where it takes SPARQL queries?")
        return answer

    def _solutions(self, answer: Answer) -> Iterator[ox.QuerySolution]:
        with _readable(self.source):
            yield from _table(answer)

    def _measured(self, answer: Answer) -> tuple[tuple[str, ...], int]:
        """The variables of an answer, and how many rows it has."""
        with _readable(self.source):
            table = _table(answer)
            return tuple(variable.value for variable in table.variables), sum(1 for _ in table)

    def _is_cut(self, text: str, rows: int) -> bool:
        """Whether a SELECT has more rows than these, with which the answer ended."""
        if not _round(rows) or not wrap.can_wrap(text):
            return False
        more = self._rows(wrap.after(text, rows))
        with more.body:
            return any(True for _ in self._solutions(more))

    def _pages(self, text: str, variables: Sequence[str], most: int) -> Iterator[ox.QuerySolution]:
        """The rows of a SELECT, so many at a time. Raises StoreError where they are not as many as were counted."""
        whole, given = self._number(wrap.counted(text)), 0
        for offset in range(0, whole, most):
            answer = self._rows(wrap.page(text, variables, most=most, offset=offset))
            with answer.body:
                for row in self._solutions(answer):
                    given += 1
                    yield row
        if given != whole:
            raise StoreError(f"{self.source} gave {given} rows of {whole}: it has changed in between, or gives no more")

    def _number(self, text: str) -> int:
        answer = self._rows(text)
        with answer.body:
            for row in self._solutions(answer):
                if isinstance(row["n"], ox.Literal) and row["n"].value.isdecimal():
                    return int(row["n"].value)
        raise StoreError(f"{self.source} does not count")


def _plain(value: Value | None) -> Value | None:
    """The same term, yes and no as true and false: Virtuoso gives 1 and 0."""
    if isinstance(value, ox.Literal) and value.datatype == _BOOLEAN and value.value in _YES_NO:
        return ox.Literal(_YES_NO[value.value], datatype=_BOOLEAN)
    return value


def _quads(rows: Iterable[ox.QuerySolution]) -> Iterator[ox.Quad]:
    for row in rows:
        subject, predicate, end = row["s"], row["p"], row["o"]
        if isinstance(subject, ox.NamedNode | ox.BlankNode) and isinstance(predicate, ox.NamedNode) and end is not None:
            yield ox.Quad(subject, predicate, end)


def checked(iri: str) -> str:
    """An IRI, if it is one and can stand between < and >. Raises StoreError."""
    try:
        return ox.NamedNode(iri).value
    except ValueError:
        raise StoreError(f"{iri!r} is no IRI, and so no name of a graph") from None


def _table(answer: Answer) -> ox.QuerySolutions:
    found = ox.parse_query_results(answer.body, format=ROWS[answer.type])
    if isinstance(found, ox.QueryBoolean):
        raise SyntaxError("yes or no where rows were asked for")
    return found


def _round(rows: int) -> bool:
    """Whether a number of rows is such as administrators choose for the most that a server gives."""
    return rows > 0 and (rows % 100 == 0 or (rows >= 1024 and rows & (rows - 1) == 0))


@contextmanager
def _readable(source: str) -> Iterator[None]:
    """Says of an answer that is not in the format it claims whose it is."""
    try:
        yield
    except (SyntaxError, ValueError, OSError) as error:
        raise StoreError(f"{source}: the answer cannot be read: {printable(str(error))[:300]}") from error
