"""A graph as tables in a SQLite file to the side, where joins and orders need little memory, however large they are.

They are filled by plain SELECTs, each of which is read once from its first row to its last, so that the store may be
of any kind. What comes out is in one fixed order, whatever the order in which the store answers.
"""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, closing
from operator import attrgetter, itemgetter
from pathlib import Path
from types import TracebackType
from typing import Any

from kg import ontology
from kg.export.values import Claim, Edge, Node, Passage, Source
from kg.store import Store

#: The class that decides a node's kind; of two, the first (a party is also an organisation).
KINDS = {
    "Party": "Party",
    "Person": "Person",
    "Organization": "Organization",
    "Place": "Place",
    "UnnamedSource": "Unnamed",
    "Position": "Position",
    "Event": "Event",
    "Quotation": "Quotation",
    "NewsArticle": "Article",
}

#: What is read of nodes and articles, by the last part of each property's IRI.
PROPERTIES = frozenset(
    "type label altLabel title sameAs text kind attitude cue occasion status date earliest latest possibleDate"
    " addressee reportedBy mentions identifier headline publisher author datePublished url sha256".split()
)
#: Those whose values are terms of an ontology, which go by the last part of their IRIs, too.
TERMS = frozenset({"type", "kind", "attitude", "status"})

TOLD = """
SELECT ?node ?property ?value {
  VALUES ?class { kg:Entity kg:Position kg:Event kg:Quotation schema:NewsArticle }
  ?node a ?class ; ?property ?value
}"""
#: From the position on: the other way round each passage's two selectors are looked up for either, in twice the time.
PASSAGES = """
SELECT ?passage ?article ?start ?end ?text {
  ?position oa:start ?start ; oa:end ?end . ?passage oa:hasSelector ?position .
  ?passage oa:hasSource ?article ; oa:hasSelector ?words . ?words oa:exact ?text
}"""
CLAIMS = """
SELECT ?claim ?subject ?property ?object ?polarity ?confidence ?extractor ?passage ?role ?since ?until ?former {
  ?claim rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?object ;
    kg:polarity ?polarity ; kg:confidence ?confidence ; kg:extractor ?extractor ; kg:evidence ?passage
  OPTIONAL { ?claim kg:role ?role }
  OPTIONAL {
    ?claim kg:membership ?membership
    OPTIONAL { ?membership kg:since ?since } OPTIONAL { ?membership kg:until ?until }
    OPTIONAL { ?membership kg:former ?former }
  }
}"""

_TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA temp_store = FILE;
CREATE TABLE told (subject TEXT, name TEXT, value TEXT);
CREATE TABLE passage (iri TEXT PRIMARY KEY, article TEXT, start INTEGER, end INTEGER, text TEXT) WITHOUT ROWID;
CREATE TABLE claim (
  iri TEXT, subject TEXT, predicate TEXT, object TEXT, polarity TEXT, confidence REAL, extractor TEXT, passage TEXT,
  role TEXT, since TEXT, until TEXT, former TEXT);
CREATE TABLE node (iri TEXT PRIMARY KEY, kind TEXT) WITHOUT ROWID;
"""
_FILL = {
    "told": "INSERT INTO told VALUES (?, ?, ?)",
    "passage": "INSERT OR IGNORE INTO passage VALUES (?, ?, ?, ?, ?)",
    "claim": "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "node": "INSERT INTO node VALUES (?, ?)",
}

#: To whom a quotation was said and by whom it is reported stands where the quotation does: a route is as sure as its
#: claim. What is denied is told of who it is denied of.
_DERIVED = """
CREATE INDEX telling ON told (subject, name, value);
CREATE INDEX claim_from ON claim (subject);
CREATE INDEX claim_to ON claim (object);
CREATE TABLE route AS
  SELECT DISTINCT '' AS iri, told.subject, told.name AS predicate, told.value AS object, polarity, confidence,
    extractor, passage, '' AS role, '' AS since, '' AS until, '' AS former
  FROM told JOIN claim ON claim.object = told.subject WHERE told.name IN ('addressee', 'reportedBy');
CREATE INDEX route_from ON route (subject);
CREATE INDEX route_to ON route (object);
INSERT INTO told
  SELECT DISTINCT subject, 'denied', predicate || ' ' || coalesce((
    SELECT value FROM told WHERE told.subject = object AND name IN ('label', 'text') ORDER BY name, value LIMIT 1
  ), object) FROM claim WHERE polarity = 'negated';
"""

_NODES = "SELECT kind, iri, name, value FROM node JOIN told ON subject = iri WHERE {} ORDER BY iri, name, value"
_LABEL = "SELECT value FROM told WHERE subject = :iri AND name IN ('label', 'text') ORDER BY name, value LIMIT 1"
_MENTIONS = "SELECT DISTINCT subject, value FROM told JOIN node ON iri = value WHERE name = 'mentions' ORDER BY 1, 2"
_CLAIM = """
SELECT one.iri, one.subject, one.predicate, one.object, source.kind, coalesce(target.kind, ''), one.polarity,
  one.confidence, one.extractor, passage.iri, article, start, end, text, one.role, one.since, one.until, one.former
FROM ({}) AS one JOIN passage ON passage.iri = one.passage
  JOIN node AS source ON source.iri = one.subject LEFT JOIN node AS target ON target.iri = one.object
WHERE {} ORDER BY one.subject, one.predicate, one.object, one.polarity, one.confidence DESC, article, start, end,
  one.iri, one.extractor, one.role, one.since, one.until, one.former
"""
_EDGE = _CLAIM.format(
    "SELECT * FROM claim WHERE {0} UNION ALL SELECT * FROM route WHERE {0}",
    "one.polarity = 'affirmed' AND target.kind IS NOT NULL",
)


class Tables(AbstractContextManager["Tables"]):
    """What a graph tells, to be read any number of times; ``path`` is the file to hold it, which is not there yet."""

    def __init__(self, store: Store, path: Path) -> None:
        with ExitStack() as unless_filled:
            self._base = unless_filled.enter_context(closing(sqlite3.connect(path, isolation_level=None)))
            self._base.executescript(_TABLES)
            self._base.execute("BEGIN")
            self._fill("told", _told(rows(store, TOLD)))
            self._fill("passage", rows(store, PASSAGES))
            self._fill("claim", map(_claim_row, rows(store, CLAIMS)))
            self._base.execute("COMMIT")
            self._base.executescript(_DERIVED)
            self._fill("node", self._kinds())
            unless_filled.pop_all()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.close()

    def nodes(self, *, articles: bool = False) -> Iterator[Node]:
        """All nodes but articles, in the order of their IRIs; with ``articles`` those too that a claim is about."""
        some = " OR iri IN (SELECT subject FROM claim)" if articles else ""
        for kind, iri, told in self._nodes(f"kind != 'Article'{some}"):
            yield _node(kind, iri, told)

    def sources(self) -> Iterator[Source]:
        """All articles, in the order of their IRIs."""
        names = ("identifier", "headline", "publisher", "author", "datePublished", "url", "sha256")
        for _, iri, told in self._nodes("kind = 'Article'"):
            yield Source(iri, *(one(told, name) for name in names))

    def edges(self) -> Iterator[Edge]:
        """The facts between two nodes, by subject, predicate and object; none that is only denied."""
        yield from _edges(self._rows(_EDGE.format("true")))

    def edges_from(self, iri: str) -> Iterator[Edge]:
        """The facts that begin at a node."""
        yield from _edges(self._rows(_EDGE.format("subject = :iri"), iri=iri))

    def edges_to(self, iri: str) -> Iterator[Edge]:
        """The facts that end at a node."""
        yield from _edges(self._rows(_EDGE.format("object = :iri"), iri=iri))

    def claims(self) -> Iterator[Claim]:
        """All claims, by subject, predicate and object: also those that deny, and those of dates."""
        yield from map(_claim, self._rows(_CLAIM.format("SELECT * FROM claim", "true")))

    def denials(self) -> Iterator[Claim]:
        """The claims that deny, in the same order."""
        yield from map(_claim, self._rows(_CLAIM.format("SELECT * FROM claim", "one.polarity = 'negated'")))

    def mentions(self) -> Iterator[tuple[str, str]]:
        """Each article and each entity that it names, by their IRIs, in order."""
        yield from self._rows(_MENTIONS)

    def label(self, iri: str) -> str:
        """A node's fullest name, or a quotation's words; "" where the graph has none."""
        return next((value for (value,) in self._rows(_LABEL, iri=iri)), "")

    def _nodes(self, which: str) -> Iterator[tuple[str, str, dict[str, tuple[str, ...]]]]:
        found = self._rows(_NODES.format(which))
        for (kind, iri), group in itertools.groupby(found, key=itemgetter(0, 1)):
            by_name = itertools.groupby(group, key=itemgetter(2))
            yield kind, iri, {name: tuple(dict.fromkeys(row[3] for row in those)) for name, those in by_name}

    def _kinds(self) -> Iterator[tuple[str, str]]:
        found = self._rows("SELECT subject, value FROM told WHERE name = 'type' ORDER BY subject, value")
        for iri, group in itertools.groupby(found, key=itemgetter(0)):
            classes = {cls for _, cls in group}
            kind = next((kind for cls, kind in KINDS.items() if cls in classes), None)
            if kind:
                yield iri, kind

    def _rows(self, query: str, **values: str) -> Iterator[tuple[Any, ...]]:
        return iter(self._base.execute(query, values))

    def _fill(self, table: str, found: Iterable[Sequence[object]]) -> None:
        self._base.executemany(_FILL[table], found)


def rows(store: Store, query: str) -> Iterator[list[str]]:
    """The answers of a SELECT as plain strings, empty where there is none, as the store gives them."""
    for solution in store.select(query):
        yield [term.value if term is not None else "" for term in solution]


def local(iri: str) -> str:
    """The last part of an IRI: "memberOf"."""
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]


def one(told: dict[str, tuple[str, ...]], name: str) -> str:
    """The first of a node's values, or ""."""
    return told.get(name, ("",))[0]


def _told(found: Iterable[list[str]]) -> Iterator[tuple[str, str, str]]:
    for node, property_, value in found:
        name = local(property_)
        if name in PROPERTIES:
            yield node, name, local(value) if name in TERMS else value


def _claim_row(row: list[str]) -> list[str]:
    iri, subject, property_, object_, polarity, *more = row
    return [iri, subject, local(property_), object_, local(polarity), *more]


def _node(kind: str, iri: str, told: dict[str, tuple[str, ...]]) -> Node:
    classes = told["type"]
    return Node(
        iri,
        kind,
        max(classes, key=lambda name: (len(ontology.lineage(ontology.KG[name])), name)),
        classes,
        one(told, "label") or one(told, "text") or one(told, "headline") or one(told, "identifier") or iri,
        names=told.get("altLabel", ()),
        titles=told.get("title", ()),
        date=one(told, "date") or one(told, "datePublished"),
        earliest=one(told, "earliest") or one(told, "datePublished"),
        latest=told.get("latest", ("",))[-1] or one(told, "datePublished"),
        possible_date=one(told, "possibleDate"),
        status=one(told, "status"),
        quotation=one(told, "kind"),
        attitude=one(told, "attitude"),
        cue=one(told, "cue"),
        occasion=one(told, "occasion"),
        same_as=told.get("sameAs", ()),
        denied=told.get("denied", ()),
    )


def _edges(found: Iterator[tuple[Any, ...]]) -> Iterator[Edge]:
    for _, group in itertools.groupby(map(_claim, found), key=attrgetter("subject", "predicate", "object")):
        yield Edge(tuple(group))


def _claim(row: tuple[Any, ...]) -> Claim:
    iri, subject, predicate, object_, source, target, polarity, confidence, extractor, *rest = row
    passage, (role, since, until, former) = Passage(*rest[:5]), rest[5:]
    return Claim(
        iri, subject, predicate, object_, source, target, polarity == "affirmed", confidence, extractor, passage,
        role, since, until, former == "true",
    )  # fmt: skip
