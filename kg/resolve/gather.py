"""What the articles say of each name: the input of resolution."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.model import Extraction, Kind, Mention, Quotation, Statement
from kg.resolve.compare import normal

#: An article's id, the kind it gives a name, and the name.
Key = tuple[str, Kind, str]


@dataclass(slots=True)
class Name:
    """All that the articles say of one name in one article."""

    key: Key
    kind: Kind
    count: int = 0
    surfaces: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    subtypes: Counter[str] = field(default_factory=Counter)
    belongs: set[str] = field(default_factory=set)
    beside: frozenset[str] = frozenset()


@dataclass(slots=True)
class Group:
    """Names that are one entity, with what decided it for each; ``article`` is set where the
    entity is known under an ambiguous surname in that article only; ``asides`` are names that
    must not become the entity's own."""

    members: list[Name]
    reasons: dict[Key, str]
    article: str = ""
    asides: set[Key] = field(default_factory=set)


def gather(extractions: Iterable[Extraction]) -> list[Name]:
    """Every name of every article, in the order of their keys; only names are kept in memory."""
    found: list[Name] = []
    for extraction in extractions:
        table: dict[Key, Name] = {}
        text, article = extraction.article.text, extraction.article.id
        anaphors = {mention.span for mention in extraction.anaphors}
        for mention in _mentions(extraction):
            if mention.kind in ("Unnamed", "Position"):
                continue
            key = (article, mention.kind, mention.name)
            name = table.setdefault(key, Name(key, mention.kind))
            name.count += 1
            surface = " ".join(text[slice(*mention.span)].split())
            if mention.span not in anaphors and normal(surface) != normal(mention.name):
                name.surfaces[surface] += 1
            if mention.title:
                name.titles[mention.title] += 1
                if text[max(0, mention.span[0] - 60) : mention.span[0]].rstrip().endswith(mention.title):
                    name.surfaces[f"{mention.title} {surface}"] += 1
            if mention.subtype:
                name.subtypes[mention.subtype] += 1
        for statement in extraction.statements:
            _note_membership(statement, table, article)
        beside = frozenset(normal(name.key[2]) for name in table.values())
        for name in table.values():
            name.beside = beside - {normal(name.key[2])}
        found += table.values()
    return sorted(found, key=lambda name: name.key)


def _mentions(extraction: Extraction) -> Iterator[Mention]:
    """Every mention: those found, and those that statements made of their own."""
    seen = set()
    for mention in (*extraction.mentions, *extraction.anaphors):
        seen.add((mention.span, mention.kind, mention.name))
        yield mention
    for statement in extraction.statements:
        nodes = [statement.subject, statement.object]
        if isinstance(statement.object, Quotation):
            nodes += [statement.object.addressee, statement.object.reported_by]
        for node in nodes:
            if isinstance(node, Mention) and (node.span, node.kind, node.name) not in seen:
                seen.add((node.span, node.kind, node.name))
                yield node


def _note_membership(statement: Statement, table: Mapping[Key, Name], article: str) -> None:
    subject, thing = statement.subject, statement.object
    if isinstance(subject, Mention) and isinstance(thing, Mention) and thing.kind in ("Party", "Organization"):
        name = table.get((article, subject.kind, subject.name))
        if name and statement.polarity == "affirmed":
            name.belongs.add(normal(thing.name))
