"""FollowTheMoney: one JSON entity a line, as Aleph and OpenSanctions' tools read them.

Persons, organisations, places, positions, events and articles are entities; memberships, offices and the like are
intervals between them. Each interval names its evidence: the articles (``proof``), the passages' words
(``description``) and their places (``recordId``, ``ARTICLE#char=120,338`` in code points). A quotation is a Note on
its speaker and article; what articles deny is a Note, too, never an interval. A source without a name ("two
officials") is no entity, since it would be matched with others of that name; the Note says who it was.

Dates are those that FollowTheMoney has: a year, a month or a day; of an interval, its ends.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kg.export.tables import Tables
from kg.export.values import Claim, Edge, Node, Source
from kg.iris import digest
from kg.store import Store

Properties = dict[str, Iterable[str]]
Entity = dict[str, object]

#: A node's class → its schema; of several, the first.
SCHEMATA = {
    "Person": "Person",
    "Company": "Company",
    "Ministry": "PublicBody",
    "Government": "PublicBody",
    "Agency": "PublicBody",
    "Parliament": "PublicBody",
    "Court": "PublicBody",
    "Police": "PublicBody",
    "Military": "PublicBody",
    "Organization": "Organization",
    "Place": "Address",
    "Position": "Position",
    "Event": "Event",
}

#: A class → what FollowTheMoney calls a topic.
TOPICS = {"Party": "pol.party", "Union": "pol.union", "Religious": "rel", "Bank": "fin.bank", "Military": "mil"}

BODIES = frozenset({"Party", "Organization"})
PERSONS = frozenset({"Person"})


@dataclass(frozen=True, slots=True)
class Link:
    """How a fact is written: a schema, the properties that name its two ends, and the kinds that these may have."""

    schema: str
    source: str
    target: str
    sources: frozenset[str]
    targets: frozenset[str]


#: Facts that have a schema of their own; all others between two entities are an UnknownLink with a role.
LINKS = {
    "memberOf": Link("Membership", "member", "organization", PERSONS | BODIES, BODIES),
    "leaderOf": Link("Directorship", "director", "organization", PERSONS | BODIES, BODIES),
    "worksFor": Link("Employment", "employee", "employer", PERSONS, BODIES),
    "holdsPosition": Link("Occupancy", "holder", "post", PERSONS, frozenset({"Position"})),
}
OTHER = "UnknownLink"

#: Facts of events and quotations, which stand with these.
_TOLD_THERE = frozenset({"participant", "said", "quotes", "addressee", "reportedBy"})
_NO_ENTITY = frozenset({"Unnamed", "Quotation", ""})
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_WIKIDATA = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q\d+)")


def write(store: Store, file: IO[str], side: Path) -> None:
    """Writes the entities, one a line."""
    with Tables(store, side / "tables") as tables:
        for entity in entities(tables):
            file.write(json.dumps(entity, ensure_ascii=False) + "\n")


def entities(tables: Tables) -> Iterator[Entity]:
    """All entities: articles, then what they tell of, then what ties these, denials and mentions."""
    for source in tables.sources():
        yield _article(source)
    for node in tables.nodes():
        if node.kind == "Quotation":
            yield from _quotation(tables, node)
        elif node.kind == "Event":
            yield _event(tables, node) if node.status != "negated" else _no_event(tables, node)
        elif node.kind != "Unnamed":
            yield _thing(node)
    for edge in tables.edges():
        first = edge.first
        if not {first.source, first.target} & _NO_ENTITY and not _stands_elsewhere(first):
            yield _link(edge)
    for claim in tables.denials():
        if claim.source not in _NO_ENTITY:
            yield _denial(tables, claim)
    for article, named in tables.mentions():
        ends: Properties = {"document": [identifier(article)], "entity": [identifier(named)], "role": ["mentions"]}
        yield _entity(f"mention-{digest(article, named)}", "Documentation", ends)


def identifier(iri: str) -> str:
    """An entity's id: the kind and a hash of the IRI, since FollowTheMoney takes letters, digits, "." and "-" alone."""
    kind = iri.rsplit("/", 2)[-2] if iri.count("/") > 3 else "node"
    return f"{kind if kind.isascii() and kind.isalnum() else 'node'}-{digest(iri)}"


def _entity(iri: str, schema: str, properties: Mapping[str, Iterable[str]]) -> Entity:
    known = {name: list(dict.fromkeys(filter(None, values))) for name, values in properties.items()}
    return {"id": iri, "schema": schema, "properties": {name: values for name, values in known.items() if values}}


def _article(source: Source) -> Entity:
    properties: Properties = {
        "fileName": [source.id],
        "title": [source.title],
        "name": [source.title or source.id],
        "author": [source.author],
        "publisher": [source.publisher],
        "publishedAt": [source.date],
        "sourceUrl": [source.url],
    }
    return _entity(identifier(source.iri), "Article", properties)


def _thing(node: Node) -> Entity:
    schema = next(schema for cls, schema in SCHEMATA.items() if cls in node.classes)
    properties: Properties = {"name": [node.label], "alias": node.names, "wikidataId": _wikidata(node)}
    if schema == "Address":
        properties["full"] = [node.label]
    elif schema == "Person":
        properties["title"] = node.titles
    elif schema != "Position":
        properties["classification"] = [node.type.lower()] if node.type != "Organization" else []
        properties["topics"] = [topic for cls, topic in TOPICS.items() if cls in node.classes]
    return _entity(identifier(node.iri), schema, properties)


def _wikidata(node: Node) -> list[str]:
    return [found[1] for iri in node.same_as if (found := _WIKIDATA.fullmatch(iri))]


def _event(tables: Tables, node: Node) -> Entity:
    edges = list(tables.edges_from(node.iri))
    there = [edge.first.object for edge in edges if edge.first.predicate == "place"]
    properties: Properties = {
        "name": [node.label],
        "summary": [f"{_spaced(node.type)}, {node.status}"],
        **_when(node.date),
        "location": map(tables.label, there),
        "involved": [identifier(edge.first.object) for edge in edges if _takes_part(edge.first)],
        **_evidence([claim for edge in edges for claim in edge.claims]),
    }
    return _entity(identifier(node.iri), "Event", properties)


def _no_event(tables: Tables, node: Node) -> Entity:
    """A Note on what is said not to have happened: as an Event it would be taken for one."""
    edges = list(tables.edges_from(node.iri))
    evidence = _evidence([claim for edge in edges for claim in edge.claims])
    properties: Properties = {
        "description": evidence["description"],
        "summary": [f"denied: {node.label} ({_spaced(node.type)})"],
        "entity": [identifier(edge.first.object) for edge in edges if edge.first.target not in _NO_ENTITY],
        "proof": evidence["proof"],
        "notes": evidence["recordId"],
    }
    return _entity(identifier(node.iri), "Note", properties)


def _quotation(tables: Tables, node: Node) -> Iterator[Entity]:
    """A Note with the words on those who said them and the article; it says to whom, and who reports it."""
    told = list(tables.edges_to(node.iri))
    if not told:
        return
    who = [edge.first for edge in told if edge.first.predicate == "said"]
    routes = [edge.first for edge in tables.edges_from(node.iri)]
    parts = [
        f"{', '.join(tables.label(claim.subject) for claim in who) or 'nobody named'}: {node.attitude}",
        f"{node.quotation} quotation",
        *(f"{_spaced(route.predicate)} {tables.label(route.object)}" for route in routes),
        node.occasion,
        node.date,
    ]
    evidence = _evidence([claim for edge in told for claim in edge.claims])
    about = [claim.subject for claim in who if claim.source not in _NO_ENTITY]
    articles = [claim.passage.article for edge in told for claim in edge.claims]
    properties: Properties = {
        "description": [node.label],
        "summary": ["; ".join(filter(None, parts))],
        "entity": map(identifier, about or articles),
        "proof": evidence["proof"],
        "notes": evidence["recordId"],
    }
    yield _entity(identifier(node.iri), "Note", properties)


def _link(edge: Edge) -> Entity:
    first = edge.first
    link = LINKS.get(first.predicate)
    if link is None or first.source not in link.sources or first.target not in link.targets:
        link = Link(OTHER, "subject", "object", frozenset(), frozenset())
    properties: Properties = {
        link.source: [identifier(first.subject)],
        link.target: [identifier(first.object)],
        "startDate": [date for claim in edge.claims for date in _dates(claim.since)[:1]],
        "endDate": [date for claim in edge.claims for date in _dates(claim.until)[-1:]],
        "summary": [_standing(edge)],
        **_evidence(edge.claims),
    }
    if link.schema != "Occupancy":
        properties["role"] = edge.roles or [_spaced(first.predicate)]
    if edge.former:
        properties["status"] = ["former"]
    return _entity(f"link-{edge.id}", link.schema, properties)


def _standing(edge: Edge) -> str:
    articles = f"{edge.sources} article" + ("s" if edge.sources > 1 else "")
    return f"{_spaced(edge.first.predicate)}; stated in {articles}; confidence {edge.first.confidence:g}"


def _denial(tables: Tables, claim: Claim) -> Entity:
    ends = [claim.subject, *([claim.object] if claim.target not in _NO_ENTITY else [])]
    what = tables.label(claim.object) if claim.target else claim.object
    properties: Properties = {
        "description": [claim.passage.text],
        "summary": [f"denied: {tables.label(claim.subject)}, {_spaced(claim.predicate)} {what}"],
        "entity": map(identifier, ends),
        "proof": [identifier(claim.passage.article)],
        "notes": [claim.passage.iri],
    }
    return _entity(identifier(claim.iri), "Note", properties)


def _evidence(claims: Iterable[Claim]) -> dict[str, list[str]]:
    """The articles, words and places of the passages that state something."""
    passages = [claim.passage for claim in claims]
    return {
        "proof": [identifier(passage.article) for passage in passages],
        "description": [passage.text for passage in passages],
        "recordId": [passage.iri for passage in passages],
    }


def _stands_elsewhere(claim: Claim) -> bool:
    """Whether the entity of an event or a quotation says it."""
    return claim.predicate == "place" or (claim.predicate in _TOLD_THERE and _takes_part(claim))


def _takes_part(claim: Claim) -> bool:
    """Whether an event can name it as involved: FollowTheMoney lets persons and bodies act, but no country."""
    return claim.predicate == "participant" and claim.target in PERSONS | BODIES


def _when(date: str) -> dict[str, list[str]]:
    dates = _dates(date)
    return {"date": dates} if len(dates) < 2 else {"startDate": dates[:1], "endDate": dates[1:]}


def _dates(value: str) -> list[str]:
    """A date, or the two ends of an interval, as FollowTheMoney takes them."""
    return [part for part in value.split("/") if _DATE.fullmatch(part)]


def _spaced(name: str) -> str:
    """ "memberOf" → "member of"."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
