"""Small makers of RDF terms and triples, on Oxigraph's types."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pyoxigraph as ox
import rdflib

from kg import ontology

#: What can be bound in a query, and stand at the end of a triple of ours.
Term = ox.NamedNode | ox.Literal
#: Whatever can stand in a triple or in an answer.
Value = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_SURROGATE = re.compile("[\ud800-\udfff]")


@cache
def term(name: str) -> ox.NamedNode:
    """The IRI of a prefixed name of the ontology: "kg:said", "oa:exact"."""
    prefix, local = name.split(":")
    return ox.NamedNode(ontology.PREFIXES[prefix] + local)


IS_A = term("rdf:type")


def text(value: str) -> ox.Literal:
    """A string as a literal, see ``writable``."""
    return ox.Literal(writable(value))


def writable(value: str) -> str:
    """A string with U+FFFD for each lone half of a surrogate pair, which no encoding can write."""
    return _SURROGATE.sub("\ufffd", value)


def decimal(value: float) -> ox.Literal:
    """A number between 0 and 1 to three places."""
    return ox.Literal(f"{value:.3f}".rstrip("0").ljust(3, "0"), datatype=term("xsd:decimal"))


def integer(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=term("xsd:integer"))


def typed(node: ox.NamedNode, cls: str) -> Iterator[ox.Triple]:
    """A node's class and the classes of ours above it, so that no query needs a reasoner."""
    for name in ontology.lineage(cls):
        yield ox.Triple(node, IS_A, ox.NamedNode(name))


def to_rdflib(value: Value) -> rdflib.term.Identifier:
    """The same term as rdflib's; a string has no datatype there, as rdflib writes strings."""
    if isinstance(value, ox.NamedNode):
        return rdflib.URIRef(value.value)
    if isinstance(value, ox.BlankNode):
        return rdflib.BNode(value.value)
    if isinstance(value, ox.Literal):
        plain = value.language or value.datatype == _STRING
        return rdflib.Literal(value.value, value.language, None if plain else rdflib.URIRef(value.datatype.value))
    raise TypeError(f"rdflib has no term for the triple {value}")


_STRING = term("xsd:string")
