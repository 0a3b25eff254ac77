"""Whether a graph is as the ontology says: SHACL shapes for its form, OWL reasoning for its sense."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import owlrl
import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib import OWL, RDF, SH

from kg import ontology
from kg.store import Store
from kg.terms import IS_A, to_rdflib

Triple = tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What is wrong with one node of a graph, and which check found it."""

    node: str
    message: str
    check: Literal["shape", "reasoner"]

    def __str__(self) -> str:
        return f"{self.node}: {self.message}"


def validate(store: Store, *, reason: bool = True) -> list[Finding]:
    """What the shapes and the reasoner find wrong with a graph, in order; nothing, if all is well.

    The shapes look at every triple, some 10,000 a second, and hold the graph in memory."""
    findings = set(_shapes(store))
    if reason:
        findings |= set(_contradictions(store))
    return sorted(findings)


def _shapes(store: Store) -> Iterator[Finding]:
    graph = store.to_rdflib(copy=True)
    _, report, _ = pyshacl.validate(graph, shacl_graph=ontology.shapes(), inference="none")
    for result in report.objects(None, SH.result):
        node, path, value = (report.value(result, part) for part in (SH.focusNode, SH.resultPath, SH.value))
        message = str(report.value(result, SH.resultMessage))
        where = f" ({ontology.shorten(str(path))})" if isinstance(path, rdflib.URIRef) else ""
        what = f": {ontology.shorten(str(value))}" if value is not None and value != node else ""
        yield Finding(str(node), f"{message}{where}{what}", "shape")


def _contradictions(store: Store) -> Iterator[Finding]:
    """What OWL 2 RL reasoning finds inconsistent in the ontology with the graph."""
    graph = ontology.ontology()
    for triple in list(graph):
        # Labels and comments bear no logic, and cost most of the time.
        if isinstance(triple[2], rdflib.Literal):
            graph.remove(triple)
    for triple in _samples(store):
        graph.add(triple)
    closure = owlrl.OWLRL_Semantics(graph, axioms=False, daxioms=False)
    closure.closure()
    for message in closure.error_messages:
        yield Finding(_subject(message), " ".join(message.split()), "reasoner")


def _subject(message: str) -> str:
    """The node that a message of the reasoner speaks of: the last IRI that is no term of ours."""
    words = (word.strip("'\"().,") for word in message.split())
    nodes = [word for word in words if word.startswith("http") and word not in ontology.terms()]
    return nodes[-1] if nodes else ""


def _samples(store: Store) -> Iterator[Triple]:
    """For each pattern of triples (classes, property, classes), one triple with its classes.

    Our axioms speak of one triple and the classes at its ends, so a graph contradicts them only
    where one of its patterns does; there are some hundreds of those, however large the graph.
    A property that may have one value only is looked at for each node apart."""
    classes: dict[ox.NamedNode | ox.BlankNode | ox.Triple, frozenset[str]] = {}
    for quad in store.oxigraph.quads_for_pattern(None, IS_A, None, None):
        if isinstance(quad.object, ox.NamedNode):
            classes[quad.subject] = classes.get(quad.subject, frozenset()) | {quad.object.value}
    single = {str(found) for found in ontology.ontology().subjects(RDF.type, OWL.FunctionalProperty)}
    seen: set[object] = set()
    values: dict[object, ox.NamedNode] = {}
    patterned: set[frozenset[str]] = set()
    for quad in store.oxigraph:
        node, end = quad.subject, quad.object
        if not isinstance(end, ox.NamedNode) or quad.predicate == IS_A:
            continue
        pattern = (classes.get(node, node), quad.predicate, classes.get(end, end))
        again = quad.predicate.value in single and values.setdefault((node, quad.predicate), end) != end
        if pattern not in seen or again:
            seen.add(pattern)
            patterned |= {classes.get(node, frozenset()), classes.get(end, frozenset())}
            others = [values[node, quad.predicate]] if again else []
            yield from _with_classes(quad, classes, others)
    for node, found in classes.items():
        if found not in patterned:
            patterned.add(found)
            yield from ((to_rdflib(node), RDF.type, rdflib.URIRef(cls)) for cls in found)


def _with_classes(
    quad: ox.Quad, classes: dict[ox.NamedNode | ox.BlankNode | ox.Triple, frozenset[str]], others: list[ox.NamedNode]
) -> Iterator[Triple]:
    subject, predicate = to_rdflib(quad.subject), to_rdflib(quad.predicate)
    for end in (quad.object, *others):
        yield subject, predicate, to_rdflib(end)
    for node in (quad.subject, quad.object):
        if isinstance(node, ox.NamedNode | ox.BlankNode):
            yield from ((to_rdflib(node), RDF.type, rdflib.URIRef(cls)) for cls in classes.get(node, ()))
