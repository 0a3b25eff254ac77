"""The part of a large graph that a page can hold: what is told of those of whom most is told."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pyoxigraph as ox

from kg.store import Store
from kg.terms import IS_A, term

#: So many claims, those of some four hundred news articles, are a page that takes seconds to write and to open.
MOST = 20_000
#: A part of a larger graph has half as many: who wants more of it asks for a part of his own.
PART = 10_000

COUNT = "SELECT (COUNT(?claim) AS ?count) { ?claim a kg:Claim }"
RANK = """
SELECT ?node (COUNT(?claim) AS ?count) { ?node a kg:Entity . ?claim rdf:subject|rdf:object ?node } GROUP BY ?node
"""

SUBJECT, OBJECT, MENTIONS = term("rdf:subject"), term("rdf:object"), term("kg:mentions")
NAMES = (term("rdfs:label"), term("skos:altLabel"))

#: From a node to what describes it; all other ties between nodes come in only as claims.
DESCRIBED_BY = frozenset(
    term(f"kg:{name}") for name in ("evidence", "membership", "piece", "addressee", "reportedBy")
) | {SUBJECT, OBJECT, term("oa:hasSource"), term("oa:hasSelector")}

Node = ox.NamedNode | ox.BlankNode | ox.Triple


def excerpt(store: Store, *, most: int = MOST, part_of: int = PART, name: str = "") -> Store:
    """The claims about the persons, organisations and places of whom most is told, up to ``part_of`` of them (those
    about the last of these are all there), with what describes them, as a store in memory. Those called ``name`` come
    first, whatever is told of them.

    The store itself where it holds no more than ``most``. Memory holds a number for each entity of the graph, and the
    part."""
    whole = store.oxigraph
    if all(int(row["count"].value) <= most for row in store.select(COUNT)):
        return store
    part = ox.Store()
    part.bulk_extend(_described(whole, _chosen(store, min(most, part_of), name)))
    part.bulk_extend(_size(whole))
    return Store(part, store.source)


def _chosen(store: Store, most: int, name: str) -> set[Node]:
    """The claims about the most told of, and all about the events in these."""
    whole = store.oxigraph
    chosen: set[Node] = set()
    events = {quad.subject for quad in whole.quads_for_pattern(None, IS_A, term("kg:Event"))}
    for node in chain(_called(whole, name), _ranked(store)):
        for claim in _about(whole, node):
            chosen.add(claim)
            for told in whole.quads_for_pattern(claim, SUBJECT, None):
                if isinstance(told.object, ox.NamedNode) and told.object in events:
                    events.remove(told.object)
                    chosen.update(_about(whole, told.object))
        if len(chosen) >= most:
            break
    return chosen


def _called(whole: ox.Store, name: str) -> list[ox.NamedNode]:
    """What has this name, in whatever case."""
    if not name:
        return []
    found: set[ox.NamedNode] = set()
    for names in NAMES:
        for quad in whole.quads_for_pattern(None, names, None):
            node, label = quad.subject, quad.object
            if isinstance(node, ox.NamedNode) and isinstance(label, ox.Literal):
                found |= {node} if label.value.casefold() == name.casefold() else set()
    return sorted(found, key=str)


def _ranked(store: Store) -> Iterator[ox.NamedNode]:
    """The entities, those with most claims first."""
    counts = {row["node"]: int(row["count"].value) for row in store.select(RANK)}
    yield from sorted(counts, key=lambda node: (-counts[node], node.value))


def _about(whole: ox.Store, node: ox.NamedNode) -> Iterator[Node]:
    for end in (SUBJECT, OBJECT):
        for quad in whole.quads_for_pattern(None, end, node):
            yield quad.subject


def _described(whole: ox.Store, claims: set[Node]) -> Iterator[ox.Quad]:
    """All that describes these claims, what they are about, and their articles."""
    waiting: list[Node] = list(claims)
    seen: set[Node] = set(claims)
    ends: dict[ox.NamedNode, bool] = {}
    mentions: list[ox.Quad] = []
    while waiting:
        for quad in whole.quads_for_pattern(waiting.pop(), None, None):
            if quad.predicate in DESCRIBED_BY:
                yield quad
                if isinstance(quad.object, ox.NamedNode) and quad.object not in seen:
                    seen.add(quad.object)
                    waiting.append(quad.object)
            elif quad.predicate == MENTIONS:
                mentions.append(quad)
            elif isinstance(quad.object, ox.Literal) or _ends(whole, quad, ends):
                yield quad
    yield from (quad for quad in mentions if quad.object in seen)


def _size(whole: ox.Store) -> Iterator[ox.Quad]:
    """What says how many claims the whole graph holds."""
    for told in whole.quads_for_pattern(None, term("void:class"), term("kg:Claim")):
        yield from whole.quads_for_pattern(told.subject, None, None)


def _ends(whole: ox.Store, quad: ox.Quad, known: dict[ox.NamedNode, bool]) -> bool:
    """Whether the graph says nothing of what this property leads to: a term of the ontology or of the web, which needs
    no description. What it leads to once, it always does."""
    if quad.predicate not in known and not isinstance(quad.object, ox.Literal):
        known[quad.predicate] = not any(whole.quads_for_pattern(quad.object, None, None))
    return known[quad.predicate]
