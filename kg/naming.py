"""Entities by the names that people type."""

from __future__ import annotations

import difflib
import unicodedata

import pyoxigraph as ox

from kg.errors import NotFoundError
from kg.ontology import shorten
from kg.store import Store
from kg.terms import term

#: So many names are shown where none fits.
_HINTS = 3
#: At most so many names are compared for that.
_COMPARED = 20_000


def entities_named(store: Store, name: str, cls: ox.NamedNode) -> list[ox.NamedNode]:
    """The entities of a class that somebody may mean by a name, whatever its case and accents.

    Those whose fullest name it is; else all that have it as another name or as whole words of a
    name ("Berg" finds "Anna Berg"). Raises NotFoundError, with names like it, where there is none."""
    wanted = plain(name)
    members = {quad.subject for quad in store.oxigraph.quads_for_pattern(None, term("rdf:type"), cls, None)}
    labels = list(store.oxigraph.quads_for_pattern(None, term("rdfs:label"), None, None))
    exact = [quad.subject for quad in labels if quad.subject in members and plain(_value(quad)) == wanted]
    if exact:
        return _nodes(exact)
    others = store.oxigraph.quads_for_pattern(None, term("skos:altLabel"), None, None)
    names = [quad for quad in (*labels, *others) if quad.subject in members]
    part = [quad.subject for quad in names if f" {wanted} " in f" {plain(_value(quad))} "] if wanted else []
    if part:
        return _nodes(part)
    called = {quad.subject: _value(quad) for quad in labels}
    forms = {plain(_value(quad)): called.get(quad.subject, _value(quad)) for quad in names}
    close = difflib.get_close_matches(wanted, sorted(forms)[:_COMPARED], n=_HINTS)
    hints = "; there is " + ", ".join(dict.fromkeys(forms[form] for form in close)) if close else ""
    what = shorten(cls.value).removeprefix("kg:").lower()
    raise NotFoundError(f"the graph has no {what} called {name!r}{hints}")


def plain(name: str) -> str:
    """A name as its words in lower case, without accents and punctuation."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())


def _value(quad: ox.Quad) -> str:
    return quad.object.value if isinstance(quad.object, ox.Literal) else ""


def _nodes(found: list[ox.NamedNode | ox.BlankNode | ox.Triple]) -> list[ox.NamedNode]:
    nodes = {node for node in found if isinstance(node, ox.NamedNode)}
    return sorted(nodes, key=lambda node: node.value)
