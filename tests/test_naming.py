"""Entities by the names that people type."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.errors import NotFoundError
from kg.naming import entities_named, labels, plain
from kg.store import Store

GRAPH = """
@prefix kg: <https://kg.example/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix : <https://news.example/> .
:letter a kg:Person ; rdfs:label "Rhea Varn" .
:capitals a kg:Person ; rdfs:label "RHEA VARN" .
:accent a kg:Person ; rdfs:label "Rhéa Varn" .
:hyphen a kg:Person ; rdfs:label "Rhea-Mae Varn" ; skos:altLabel "Mae" .
:ship a kg:Organization ; rdfs:label "Rhea Varn" .
"""


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.of(quad.triple for quad in ox.parse(GRAPH, format=ox.RdfFormat.TURTLE))


@pytest.mark.parametrize(
    ("name", "cls", "found"),
    [
        ("Rhea Varn", "Person", ["letter"]),
        ("RHEA VARN", "Person", ["capitals"]),
        ("Rhéa Varn", "Person", ["accent"]),
        ("rhea varn", "Person", ["accent", "capitals", "letter"]),
        ("Rhea Varn", "Organization", ["ship"]),
        ("rhea mae varn", "Person", ["hyphen"]),
        ("mae", "Person", ["hyphen"]),
        ("Varn", "Person", ["accent", "capitals", "hyphen", "letter"]),
    ],
)
def test_to_the_letter_before_any_case_before_a_part(name: str, cls: str, found: list[str], store: Store) -> None:
    nodes = entities_named(store, name, ox.NamedNode(f"https://kg.example/ontology#{cls}"))
    assert [node.value.rpartition("/")[2] for node in nodes] == found


def test_what_the_meant_are_called(store: Store) -> None:
    assert labels(store, entities_named(store, "Varn", ox.NamedNode("https://kg.example/ontology#Person"))) == [
        "Rhéa Varn",
        "RHEA VARN",
        "Rhea-Mae Varn",
        "Rhea Varn",
    ]


def test_what_nobody_is_called(store: Store) -> None:
    with pytest.raises(NotFoundError, match=r"no person called '!'$"):
        entities_named(store, "!", ox.NamedNode("https://kg.example/ontology#Person"))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("O'Neill-Marsk, Jr.", "o neill marsk jr"),
        ("  Łódź \t2031", "łodz 2031"),
        ("ẞtraße", "sstrasse"),
        ("\x1f_$", ""),
    ],
)
def test_the_plain_form_of_a_name(name: str, words: str) -> None:
    assert plain(name) == words
