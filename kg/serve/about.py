"""The page of one IRI: what the graph says of it, each fact with the passages that state it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox
from jinja2 import Environment, PackageLoader

from kg import ontology, view
from kg.errors import NotFoundError
from kg.iris import BASE
from kg.model import Span
from kg.results import shown
from kg.serve import forms, neighbourhood
from kg.serve.evaluate import CUT, LIMIT
from kg.serve.messages import HTML, JSON, Answer, RefusedError
from kg.serve.negotiate import Form, choose
from kg.serve.neighbourhood import Neighbourhood
from kg.serve.vocabulary import phrases
from kg.store import Store
from kg.terms import term

#: The forms of what is said about an IRI; a browser asks for HTML by name, a program gets data.
FORMS = (*forms.TRIPLES, Form("html", (HTML, "application/xhtml+xml")))
#: Facts that a file of data holds at most; a page holds a portion.
MOST_FACTS = 1_000

Plain = dict[str, Any]
_LABEL = term("rdfs:label")


def document(store: Store, iri: str, *, accept: str | None, form: str | None, start: int, nonce: str) -> Answer:
    """What the graph says about an IRI, as a page or as data. Raises NotFoundError where it says nothing."""
    node = known(store, iri)
    chosen, type_ = choose(FORMS, accept, form)
    if chosen.name == "html":
        part = neighbourhood.around(store, node, start=start)
        text = _template().render(**described(part, start), **_links(iri, part, start), own=_own(store, node), n=nonce)
        return Answer(200, text.encode("utf-8", "replace"), HTML, (("Vary", "Accept"),))
    part = neighbourhood.around(store, node, portion=MOST_FACTS)
    triples = [*part.triples, *neighbourhood.own(store, node, MOST_FACTS)]
    cut = [(CUT, "true")] if part.total > part.shown else []
    headers = ((LIMIT, str(MOST_FACTS)), *cut, ("Vary", "Accept"))
    return Answer(200, forms.graph(triples, chosen.name), type_, headers)


def neighbours(store: Store, iri: str, *, start: int) -> Answer:
    """The same portion of facts as JSON, for a picture that grows."""
    part = neighbourhood.around(store, known(store, iri), start=start)
    text = json.dumps(described(part, start), ensure_ascii=False, separators=(",", ":"))
    return Answer(200, text.encode("utf-8", "replace"), JSON)


def known(store: Store, iri: str) -> ox.NamedNode:
    """The node of an IRI. Raises RefusedError (400) for what is none, NotFoundError where it is not here."""
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        raise RefusedError(400, f"{iri!r} is no valid IRI") from None
    if not neighbourhood.is_told_of(store, node):
        raise NotFoundError(f"the graph says nothing of {node}")
    return node


def described(part: Neighbourhood, start: int) -> Plain:
    """A part of a graph as plain values: the node, the nodes that it is tied to, and its facts with their passages.

    A passage is a list of pieces of text, each with whether it is marked as carrying the fact."""
    network = view.network(part.store())
    sources = {source.id: source for source in network.sources}
    iri = part.node.value
    nodes = {_iri(node.id): _node(node) for node in network.nodes}
    own_id = iri.removeprefix(BASE)
    source = sources.get(own_id)
    named_in = next((node.sources for node in network.nodes if node.id == own_id), ())
    unknown = {"iri": iri, "kind": "", "label": _title(source) or _name(part), "about": "", "names": [], "date": ""}
    return {
        "node": nodes.get(iri, unknown),
        "nodes": list(nodes.values()),
        "facts": [_fact(fact, sources, part.counts) for fact in network.facts],
        "articles": [_source(sources[one]) for one in named_in if one in sources],
        "start": start,
        "shown": part.shown,
        "total": part.total,
    }


def cut(text: str, marks: Sequence[Span]) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it is marked; the marks are code points, in order."""
    pieces, at = [], 0
    for begin, end in marks:
        pieces += [(text[at:begin], False), (text[begin:end], True)]
        at = end
    return [piece for piece in [*pieces, (text[at:], False)] if piece[0]]


def _fact(fact: view.Fact, sources: Mapping[str, view.Source], counts: Mapping[neighbourhood.Fact, int]) -> Plain:
    object_ = _iri(fact.object) if fact.object else ""
    key = f"<{_iri(fact.subject)}>", f"<{ontology.KG}{fact.predicate}>", f"<{object_}>"
    return {
        "subject": _iri(fact.subject),
        "predicate": fact.predicate,
        "object": object_,
        "value": fact.value,
        "note": fact.note,
        "period": fact.period,
        "count": max(counts.get(key, 0), len(fact.proofs)),
        "proofs": [_proof(proof, sources[proof.source]) for proof in fact.proofs],
    }


def _proof(proof: view.Proof, source: view.Source) -> Plain:
    return {
        "text": cut(proof.text, proof.marks),
        "percent": round(100 * proof.confidence),
        "negated": proof.polarity == "negated",
        **_source(source),
    }


def _source(source: view.Source) -> Plain:
    web = urlsplit(source.url).scheme in ("http", "https")
    return {
        "article": _iri(source.id),
        "title": _title(source),
        "publisher": source.publisher,
        "date": source.date,
        "url": source.url if web else "",
    }


def _title(source: view.Source | None) -> str:
    return (source.title or source.id) if source else ""


def _node(node: view.Node) -> Plain:
    return {
        "iri": _iri(node.id),
        "kind": node.kind,
        "label": node.label,
        "about": node.about,
        "names": list(node.names),
        "date": node.date,
    }


def _name(part: Neighbourhood) -> str:
    """What is no node of the page is called by its label, else by its IRI."""
    labels = (triple.object for triple in part.triples if (triple.subject, triple.predicate) == (part.node, _LABEL))
    return min((label.value for label in labels if isinstance(label, ox.Literal)), default=shown(part.node))


def _iri(id_: str) -> str:
    """The IRI of a node of the page, which leaves out what all have in common."""
    return id_ if "://" in id_ else BASE + id_


def _own(store: Store, node: ox.NamedNode) -> list[tuple[str, str, str]]:
    """The node's own triples for people: property, value, and the IRI to follow where it is one."""
    found = ((triple.predicate, triple.object) for triple in neighbourhood.own(store, node, neighbourhood.PORTION))
    rows = [
        (shown(name), shown(value), value.value if isinstance(value, ox.NamedNode) else "") for name, value in found
    ]
    return sorted(rows)


def _links(iri: str, part: Neighbourhood, start: int) -> Plain:
    """Where the page leads: to its data, to the picture, to the portions before and after."""
    size = neighbourhood.PORTION
    pages = {"before": max(0, start - size)} if start else {}
    if start + part.shown < part.total:
        pages["after"] = start + size
    return {
        "data": [(form.types[0], _about(iri, format=form.name)) for form in forms.TRIPLES],
        "picture": "/network?" + urlencode({"iri": iri}),
        "pages": {name: _about(iri, start=str(at)) for name, at in pages.items()},
    }


def _about(iri: str, **more: str) -> str:
    return "/about?" + urlencode({"iri": iri, **more})


@cache
def _template() -> Any:
    environment = Environment(autoescape=True, loader=PackageLoader("kg.serve", "assets"))
    environment.globals.update(about=_about, phrases=phrases())
    return environment.get_template("about.html")
