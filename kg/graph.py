"""Extractions and entities → RDF triples, each fact with the passage that states it."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

import pyoxigraph as ox

from kg import ontology
from kg.claims import Telling
from kg.errors import NotFoundError
from kg.iris import BASE, Mint, check_base, web
from kg.model import Article, Entity, Extraction, Mention, Resolution, Statement
from kg.periods import day
from kg.terms import IS_A, term, text, typed

#: The kinds of mention that are entities of the graph.
ENTITY_KINDS = frozenset({"Person", "Organization", "Party", "Place"})

_log = logging.getLogger(__name__)


def triples(extractions: Iterable[Extraction], resolution: Resolution, *, base: str = BASE) -> Iterator[ox.Triple]:
    """The triples of all articles and entities, article by article as they come; some twice.

    The same set comes out in whatever order the extractions come. Raises NotFoundError for a name
    that the resolution does not know, ValueError for a base that no IRI can begin with."""
    nodes = Nodes(base, resolution)
    forms: Counter[str] = Counter()
    for extraction in extractions:
        found, positions = article(extraction, nodes)
        yield from found
        forms.update(positions)
    for entity in resolution.entities:
        yield from described(entity, base)
    yield from offices(forms, base)


#: Of what kind the object of a predicate is.
_OF_KINDS = {"memberOf": ("Organization", "Party"), "place": ("Place", "Organization", "Party")}


class Nodes:
    """The node of each mention, and the forms of the positions met on the way: these belong to no one article."""

    def __init__(self, base: str, resolution: Resolution) -> None:
        self.mint = Mint(check_base(base))
        self.resolution = resolution
        self.positions: list[str] = []

    def holds(self, article: str, statement: Statement) -> bool:
        """Whether a statement can hold of what all articles take its object for: nobody is a member of a place."""
        found, kinds = statement.object, _OF_KINDS.get(statement.predicate)
        if kinds is None or not isinstance(found, Mention) or found.kind not in ENTITY_KINDS:
            return True
        entity = self.resolution.by_name.get((article, found.kind, found.name))
        return entity is None or entity.kind in kinds

    def mention(self, article: str, mention: Mention) -> ox.NamedNode:
        """The node of what a mention means."""
        if mention.kind == "Unnamed":
            return self.mint.source(article, mention.name)
        if mention.kind == "Position":
            self.positions.append(mention.name)
            return self.mint.position(mention.name)
        entity = self.resolution.by_name.get((article, mention.kind, mention.name))
        if entity is None:
            raise NotFoundError(f"{article}: no entity for the {mention.kind} {mention.name!r}")
        return self.mint.entity(entity)


def article(extraction: Extraction, nodes: Nodes) -> tuple[list[ox.Triple], list[str]]:
    """The triples of one article, some twice, and the positions that it speaks of, each as often as it does."""
    told = extraction.article
    node = nodes.mint.article(told.id)
    nodes.positions = []
    found = [*_about(node, told)]
    entities = {nodes.mention(told.id, one) for one in extraction.mentions if one.kind in ENTITY_KINDS}
    found += (ox.Triple(node, term("kg:mentions"), entity) for entity in entities)
    joined, holds = nodes.resolution.by_event, partial(nodes.holds, told.id)
    found += Telling(extraction, node, nodes.mint, nodes.mention, joined, holds).triples()
    return found, nodes.positions


def offices(forms: Mapping[str, int], base: str) -> Iterator[ox.Triple]:
    """Each position under the form of its name that is used most ("president", "President")."""
    mint = Mint(base)
    forms_of: dict[ox.NamedNode, dict[str, int]] = defaultdict(dict)
    for form, count in forms.items():
        forms_of[mint.position(form)][form] = count
    for node, counts in forms_of.items():
        yield from typed(node, ontology.KG["Position"])
        yield ox.Triple(node, term("rdfs:label"), text(min(counts, key=lambda form: (-counts[form], form))))


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
        _log.warning("%r: %r is no web address and is left out", article.id, article.url[:80])


def described(entity: Entity, base: str) -> Iterator[ox.Triple]:
    """An entity's classes and names."""
    node = Mint(base).entity(entity)
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
