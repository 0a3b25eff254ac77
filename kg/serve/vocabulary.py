"""The terms of the ontology for people who write queries: name, label, comment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache

import pyoxigraph as ox

from kg import ontology
from kg.query import named


@dataclass(frozen=True, slots=True)
class Term:
    """A term: ``name`` has its prefix ("kg:memberOf"), ``is_class`` tells classes from the rest."""

    name: str
    label: str
    comment: str
    is_class: bool


@cache
def vocabulary() -> tuple[Term, ...]:
    """The terms that the ontology defines or describes, by name."""
    told: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in ox.parse(ontology.read("news.ttl"), format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            told[ontology.shorten(quad.subject.value)][ontology.shorten(quad.predicate.value)] = quad.object.value
    owl_class = ontology.PREFIXES["owl"] + "Class"
    return tuple(
        Term(name, one.get("rdfs:label", ""), one.get("rdfs:comment", ""), one["rdf:type"] == owl_class)
        for name, one in sorted(told.items())
        if "rdf:type" in one and not name.startswith("http")
    )


@cache
def phrases() -> Mapping[str, str]:
    """What each property of ours is called, by its name without prefix."""
    own = {term.name.removeprefix("kg:"): term.label for term in vocabulary() if term.name.startswith("kg:")}
    return {**own, "quotedIn": "quoted without a speaker in"}


def for_editor() -> dict[str, object]:
    """What the page for queries knows: prefixes, terms, and the named queries with what can be set in them."""
    return {
        "prefixes": dict(ontology.PREFIXES),
        "terms": [asdict(term) for term in vocabulary()],
        "queries": [
            {
                "name": query.name,
                "title": query.title,
                "description": query.description,
                "text": query.text,
                "parameters": [asdict(parameter) for parameter in query.parameters],
            }
            for query in named().values()
        ],
    }
