"""Entities by the names that people type."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Sequence

import pyoxigraph as ox

from kg.errors import NotFoundError
from kg.ontology import shorten
from kg.store import AnyStore
from kg.terms import Term, text

#: So many names are shown where none fits.
_HINTS = 3
#: At most so many names are compared for that.
_COMPARED = 20_000
#: What is no letter or digit in ASCII is a space between words.
_MARKS = {code: " " for code in range(128) if not chr(code).isalnum()}


def entities_named(store: AnyStore, name: str, cls: ox.NamedNode) -> list[ox.NamedNode]:
    """The entities of a class that somebody may mean by a name, whatever its case and accents.

    Those whose fullest name it is to the letter, which a large graph finds at once; else those whose fullest name it
    is; else all that have it as another name or as whole words of a name ("Berg" finds "Anna Berg"). Raises
    NotFoundError, with names like it, where there is none."""
    if letter := _labelled(store, cls, name):
        return letter
    wanted = plain(name)
    labels = _names(store, cls, "rdfs:label")
    exact = [node for node, label in labels if plain(label) == wanted]
    if exact:
        return _sorted(exact)
    names = [*labels, *_names(store, cls, "skos:altLabel")]
    part = [node for node, form in names if f" {wanted} " in f" {plain(form)} "] if wanted else []
    if part:
        return _sorted(part)
    called = dict(labels)
    forms = {plain(form): called.get(node, form) for node, form in names}
    close = difflib.get_close_matches(wanted, sorted(forms)[:_COMPARED], n=_HINTS)
    hints = "; there is " + ", ".join(dict.fromkeys(forms[form] for form in close)) if close else ""
    what = shorten(cls.value).removeprefix("kg:").lower()
    raise NotFoundError(f"the graph has no {what} called {name!r}{hints}")


def labels(store: AnyStore, nodes: Sequence[Term]) -> list[str]:
    """The names of these entities, in their order."""
    found = (store.select("SELECT ?node ?label { ?node rdfs:label ?label }", {"node": node}) for node in nodes)
    return [row["label"].value for rows in found for row in rows]


def plain(name: str) -> str:
    """A name as its words in lower case, without accents and punctuation."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
        return " ".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())
    return " ".join(name.lower().translate(_MARKS).split())


def _labelled(store: AnyStore, cls: ox.NamedNode, name: str) -> list[ox.NamedNode]:
    given: dict[str, Term] = {"class": cls, "name": text(name)}
    rows = store.select("SELECT ?node ?name ?class { ?node rdfs:label ?name ; a ?class }", given)
    return _sorted([row["node"] for row in rows])


def _names(store: AnyStore, cls: ox.NamedNode, property_: str) -> list[tuple[ox.NamedNode, str]]:
    rows = store.select(f"SELECT ?node ?name ?class {{ ?node a ?class ; {property_} ?name }}", {"class": cls})
    return [(row["node"], row["name"].value) for row in rows]


def _sorted(found: list[ox.NamedNode]) -> list[ox.NamedNode]:
    return sorted(set(found), key=lambda node: node.value)
