"""Entities by the names that people type."""

from __future__ import annotations

import difflib
import unicodedata

import pyoxigraph as ox

from kg.errors import NotFoundError
from kg.ontology import shorten
from kg.store import AnyStore

#: So many names are shown where none fits.
_HINTS = 3
#: At most so many names are compared for that.
_COMPARED = 20_000


def entities_named(store: AnyStore, name: str, cls: ox.NamedNode) -> list[ox.NamedNode]:
    """The entities of a class that somebody may mean by a name, whatever its case and accents.

    Those whose fullest name it is; else all that have it as another name or as whole words of a
    name ("Berg" finds "Anna Berg"). Raises NotFoundError, with names like it, where there is none."""
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


def plain(name: str) -> str:
    """A name as its words in lower case, without accents and punctuation."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())


def _names(store: AnyStore, cls: ox.NamedNode, property_: str) -> list[tuple[ox.NamedNode, str]]:
    rows = store.select(f"SELECT ?node ?name ?class {{ ?node a ?class ; {property_} ?name }}", {"class": cls})
    return [(row["node"], row["name"].value) for row in rows]


def _sorted(found: list[ox.NamedNode]) -> list[ox.NamedNode]:
    return sorted(set(found), key=lambda node: node.value)
