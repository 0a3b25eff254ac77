"""The terms and prefixes of the graph, read from ontologies/news.ttl."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib import Namespace

from kg.errors import NotFoundError

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"


def read(name: str) -> str:
    """The text of a file of the folder ``ontologies``: "news.ttl" or "shapes.ttl".

    The folder is ``kg/ontologies`` in an installed package, and beside ``kg`` in a checkout."""
    installed = files("kg") / "ontologies" / name
    if installed.is_file():
        return installed.read_text("utf-8")
    checkout = Path(__file__).parent.parent / "ontologies" / name
    if checkout.is_file():
        return checkout.read_text("utf-8")
    raise NotFoundError(f"{name} is missing from this installation of kg: install it again")


def ontology() -> rdflib.Graph:
    """The ontology as a graph of its own."""
    return rdflib.Graph().parse(data=read("news.ttl"), format="turtle")


def shapes() -> rdflib.Graph:
    """The SHACL shapes that a graph of ours conforms to."""
    return rdflib.Graph().parse(data=read("shapes.ttl"), format="turtle")


def _parse() -> tuple[list[tuple[str, str, str]], dict[str, str]]:
    # pyoxigraph reads it in a few milliseconds, where rdflib needs a hundred.
    parser = ox.parse(read("news.ttl"), format=ox.RdfFormat.TURTLE)
    triples = [
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in parser
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal)
    ]
    return triples, dict(sorted(parser.prefixes.items()))


_TRIPLES, _PREFIXES = _parse()

#: Prefix → namespace, for queries and Turtle.
PREFIXES: Mapping[str, str] = _PREFIXES

#: The namespace of our own terms: ``KG.memberOf`` is a URIRef.
KG = Namespace(PREFIXES["kg"])


@cache
def parents() -> Mapping[str, str]:
    """Each class of ours and the class of ours that it is a kind of, as IRIs."""
    return {
        below: above
        for below, property_, above in _TRIPLES
        if property_ == _RDFS + "subClassOf" and below.startswith(KG) and above.startswith(KG)
    }


@cache
def lineage(cls: str) -> tuple[str, ...]:
    """A class and all classes of ours above it, nearest first."""
    above = parents().get(str(cls))
    return (str(cls), *lineage(above)) if above else (str(cls),)


@cache
def notations() -> Mapping[str, str]:
    """The word of the statements for a subtype or an event's type → its class
    ("ngo" → kg:Ngo, "Meeting" → kg:Meeting)."""
    return {word: cls for cls, property_, word in _TRIPLES if property_ == _SKOS + "notation"}


@cache
def terms() -> frozenset[str]:
    """The IRIs of all our classes, properties and individuals."""
    return frozenset(term for term, property_, _ in _TRIPLES if property_ == _RDF + "type" and term.startswith(KG))


def shorten(iri: str) -> str:
    """An IRI with its namespace as a prefix ("kg:memberOf") where one fits, else as it is."""
    for prefix, namespace in PREFIXES.items():
        name = iri.removeprefix(namespace)
        if name != iri and name.replace("_", "").replace("-", "").isalnum():
            return f"{prefix}:{name}"
    return iri
