"""What a graph says around one node: a small graph cut out of the whole, and what the page shows of it.

A graph of millions of claims has nodes with thousands: the facts of a node come in portions, those that most passages
state first, each with some of its passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

import pyoxigraph as ox

from kg.store import Store
from kg.terms import term

#: Facts in one portion, passages that are shown of one fact, articles that name the node.
PORTION = 60
PASSAGES = 8
ARTICLES = 20

Fact = tuple[str, str, str]
Subject = ox.NamedNode | ox.BlankNode | ox.Triple

CLAIMS = """
SELECT DISTINCT ?claim ?subject ?predicate ?object {
  { ?claim rdf:subject %(node)s }
  UNION { ?claim rdf:object %(node)s }
  UNION { ?claim kg:evidence|kg:membership %(node)s }
  UNION { ?passage oa:hasSource %(node)s . ?claim kg:evidence ?passage }
  UNION { ?quotation kg:addressee|kg:reportedBy %(node)s . ?claim rdf:object ?quotation }
  UNION { BIND(%(node)s AS ?claim) }
  ?claim rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object
}"""

#: What is told of the ends of a fact and of articles: all but their links to others, of which there may be thousands.
_DETAILS = tuple(
    map(
        term,
        (
            "rdf:type rdfs:label skos:altLabel owl:sameAs kg:text kg:title kg:kind kg:attitude kg:status kg:date "
            "kg:piece kg:addressee kg:reportedBy schema:identifier schema:sha256 schema:headline schema:publisher "
            "schema:datePublished schema:url"
        ).split(),
    )
)
#: Properties whose object is told of, too: in full, or as an end of a fact.
_IN_FULL = frozenset(map(term, "kg:evidence kg:membership kg:piece oa:hasSelector".split()))
_FOLLOWED = _IN_FULL | set(map(term, "rdf:subject rdf:object kg:addressee kg:reportedBy oa:hasSource".split()))
_MENTIONS = term("kg:mentions")


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A part of a graph around ``node``: the triples that tell ``shown`` of all ``total`` facts. ``counts`` has the
    number of claims of each of these facts."""

    node: ox.NamedNode
    triples: tuple[ox.Triple, ...]
    shown: int
    total: int
    counts: dict[Fact, int] = field(default_factory=dict)

    def store(self) -> Store:
        """The part as a store in memory."""
        return Store.of(self.triples)


def around(store: Store, node: ox.NamedNode, *, start: int = 0, portion: int = PORTION) -> Neighbourhood:
    """The facts about a node, or that it states if it is an article, from the ``start``-th on."""
    claims: dict[Fact, list[ox.NamedNode]] = defaultdict(list)
    for row in store.select(CLAIMS % {"node": str(node)}):
        claims[str(row["subject"]), str(row["predicate"]), str(row["object"])].append(row["claim"])
    ranked = sorted(claims, key=lambda fact: (-len(claims[fact]), fact[1], fact))[start : start + portion]
    told = [claim for fact in ranked for claim in sorted(claims[fact], key=str)[:PASSAGES]]
    triples = dict.fromkeys(_told(store, node, told))
    return Neighbourhood(node, tuple(triples), len(ranked), len(claims), {fact: len(claims[fact]) for fact in ranked})


def is_told_of(store: Store, node: ox.NamedNode) -> bool:
    """Whether the graph says anything of a node."""
    patterns = ((node, None, None), (None, None, node))
    return any(next(store.oxigraph.quads_for_pattern(*pattern), None) is not None for pattern in patterns)


def own(store: Store, node: ox.NamedNode, most: int) -> list[ox.Triple]:
    """At most so many of the triples of which a node is the subject."""
    quads = store.oxigraph.quads_for_pattern(node, None, None)
    return [ox.Triple(quad.subject, quad.predicate, quad.object) for quad in islice(quads, most)]


def _told(store: Store, node: ox.NamedNode, claims: Iterable[ox.NamedNode]) -> Iterator[ox.Triple]:
    """The triples of the claims, and of all that they lead to."""
    mentions = list(islice(store.oxigraph.quads_for_pattern(None, _MENTIONS, node), ARTICLES))
    yield from (ox.Triple(quad.subject, _MENTIONS, node) for quad in mentions)
    waiting: list[tuple[Subject, bool]] = [(node, False), *((claim, True) for claim in claims)]
    waiting += [(quad.subject, False) for quad in mentions]
    seen = set(waiting)
    while waiting:
        subject, in_full = waiting.pop()
        for triple in _of(store, subject, in_full=in_full):
            yield triple
            if triple.predicate not in _FOLLOWED or isinstance(triple.object, ox.Literal | ox.Triple):
                continue
            following = triple.object, triple.predicate in _IN_FULL
            if following not in seen:
                seen.add(following)
                waiting.append(following)


def _of(store: Store, subject: Subject, *, in_full: bool) -> Iterator[ox.Triple]:
    for predicate in (None,) if in_full else _DETAILS:
        for quad in store.oxigraph.quads_for_pattern(subject, predicate, None):
            yield ox.Triple(quad.subject, quad.predicate, quad.object)


def space(store: Store) -> str:
    """What the IRIs of the graph begin with, as its description says; empty where it does not."""
    rows = store.select("SELECT ?space { ?dataset void:uriSpace ?space }")
    return min((row["space"].value for row in rows), default="")
