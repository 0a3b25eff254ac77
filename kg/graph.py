"""Extractions and entities → RDF triples, each fact with the passage that states it."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg import ontology
from kg.claims import Telling
from kg.errors import NotFoundError
from kg.iris import BASE, Mint, check_base, web
from kg.model import Article, Entity, Extraction, Mention, Resolution
from kg.periods import day
from kg.terms import IS_A, term, text, typed

#: The kinds of mention that are entities of the graph.
ENTITY_KINDS = frozenset({"Person", "Organization", "Party", "Place"})

_log = logging.getLogger(__name__)


def triples(extractions: Iterable[Extraction], resolution: Resolution, *, base: str = BASE) -> Iterator[ox.Triple]:
    """The triples of all articles and entities, article by article as they come; some twice.

    The same set comes out in whatever order the extractions come. Raises NotFoundError for a name
    that the resolution does not know, ValueError for a base that no IRI can begin with."""
    nodes = _Nodes(Mint(check_base(base)), resolution)
    for extraction in extractions:
        yield from _article(extraction, nodes)
    for entity in resolution.entities:
        yield from _entity(nodes.mint.entity(entity), entity)
    yield from nodes.positions()


class _Nodes:
    """The node of each mention, and the positions met so far: they belong to no one article."""

    def __init__(self, mint: Mint, resolution: Resolution) -> None:
        self.mint = mint
        self.resolution = resolution
        self.forms_of_positions: dict[ox.NamedNode, Counter[str]] = defaultdict(Counter)

    def mention(self, article: str, mention: Mention) -> ox.NamedNode:
        """The node of what a mention means."""
        if mention.kind == "Unnamed":
            return self.mint.source(article, mention.name)
        if mention.kind == "Position":
            node = self.mint.position(mention.name)
            self.forms_of_positions[node][mention.name] += 1
            return node
        entity = self.resolution.by_name.get((article, mention.kind, mention.name))
        if entity is None:
            raise NotFoundError(f"{article}: no entity for the {mention.kind} {mention.name!r}")
        return self.mint.entity(entity)

    def positions(self) -> Iterator[ox.Triple]:
        """Each position under the form of its name that is used most ("president", "President")."""
        for node, forms in self.forms_of_positions.items():
            yield from typed(node, ontology.KG["Position"])
            yield ox.Triple(node, term("rdfs:label"), text(min(forms, key=lambda form: (-forms[form], form))))


def _article(extraction: Extraction, nodes: _Nodes) -> Iterator[ox.Triple]:
    article = extraction.article
    node = nodes.mint.article(article.id)
    yield from _about(node, article)
    entities = {nodes.mention(article.id, found) for found in extraction.mentions if found.kind in ENTITY_KINDS}
    for entity in entities:
        yield ox.Triple(node, term("kg:mentions"), entity)
    yield from Telling(extraction, node, nodes.mint, nodes.mention, nodes.resolution.by_event).triples()


def _about(node: ox.NamedNode, article: Article) -> Iterator[ox.Triple]:
    """What is known of an article itself."""
    yield ox.Triple(node, IS_A, term("schema:NewsArticle"))
    yield ox.Triple(node, term("schema:identifier"), text(article.id))
    yield ox.Triple(node, term("schema:sha256"), text(article.sha256))
    for name, value in (("headline", article.title), ("publisher", article.publisher), ("author", article.author)):
        if value:
            yield ox.Triple(node, term(f"schema:{name}"), text(value))
    if article.date:
        yield ox.Triple(node, term("schema:datePublished"), day(article.date))
    if article.url and (address := web(article.url)):
        yield ox.Triple(node, term("schema:url"), ox.NamedNode(address))
    elif article.url:
        _log.warning("%s: %r is no web address and is left out", article.id, article.url[:80])


def _entity(node: ox.NamedNode, entity: Entity) -> Iterator[ox.Triple]:
    """An entity's classes and names."""
    yield from typed(node, _class_of(entity))
    yield ox.Triple(node, term("rdfs:label"), text(entity.name))
    for name in entity.names:
        yield ox.Triple(node, term("skos:altLabel"), text(name))
    for title in entity.titles:
        yield ox.Triple(node, term("kg:title"), text(title))
    for iri in entity.same_as:
        yield ox.Triple(node, term("owl:sameAs"), ox.NamedNode(iri))


def _class_of(entity: Entity) -> str:
    """The class of an entity: its subtype's, where that is a kind of the entity's own kind."""
    kind = ontology.KG[entity.kind]
    narrower = ontology.notations().get(entity.subtype or "")
    return narrower if narrower and str(kind) in ontology.lineage(narrower) else kind
