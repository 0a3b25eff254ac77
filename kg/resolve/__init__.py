"""Mentions → entities, across articles: a map laid over the statements, never a rewrite.

An extraction already joins the mentions of one article under one name (``Mention.name``). Here
those names are joined over all articles: first what kind of thing a name is, by vote; then
organisations and places by their normal form and acronym; then persons, blocked by surname so
that the work grows with the number of names and not with its square. A bare surname goes to a
full name by the weighted evidence of persons.WEIGHTS, or stays alone where that does not decide.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from kg.model import Entity, Extraction, Kind, Resolution
from kg.resolve.compare import normal
from kg.resolve.gather import Group, Name, gather
from kg.resolve.persons import persons
from kg.resolve.things import things

#: A name is of one kind everywhere when this share of its mentions says so.
KIND_MAJORITY = 0.6


def resolve(extractions: Iterable[Extraction]) -> Resolution:
    """Which entity each name of each article is. The same extractions, in whatever order, give
    the same entities with the same keys. Only names are kept in memory, not the extractions."""
    names = gather(extractions)
    _vote_kinds(names)
    groups: list[Group] = []
    by_kind: dict[Kind, list[Name]] = defaultdict(list)
    for name in names:
        by_kind[name.kind].append(name)
    for kind in sorted(by_kind):
        groups += persons(by_kind[kind]) if kind == "Person" else things(by_kind[kind])
    entities, by_name, why = [], {}, {}
    for group in groups:
        entity = _entity(group)
        entities.append(entity)
        why.update(group.reasons)
        by_name.update({name.key: entity for name in group.members})
    return Resolution(tuple(sorted(entities, key=lambda entity: entity.key)), by_name, why)


def _vote_kinds(names: list[Name]) -> None:
    """One name is of one kind in all articles where most of its mentions say so; a party and an
    organisation of one name are always the same thing."""
    votes: dict[str, Counter[Kind]] = defaultdict(Counter)
    for name in names:
        votes[normal(name.key[2])][name.kind] += name.count
    for name in names:
        vote = votes[normal(name.key[2])]
        if len(vote) == 1:
            continue
        best, count = min(vote.items(), key=lambda item: (-item[1], item[0]))
        bodies = vote["Party"] + vote["Organization"]
        if count >= KIND_MAJORITY * vote.total():
            name.kind = best
        elif bodies >= KIND_MAJORITY * vote.total() or name.kind in ("Party", "Organization"):
            name.kind = "Party" if vote["Party"] >= vote["Organization"] else "Organization"


def _entity(group: Group) -> Entity:
    """The entity of a group: its name is the fullest (most words written out, then most often
    used), its key the kind and that name, with the article where a surname stands alone."""
    counts: Counter[str] = Counter()
    surfaces: Counter[str] = Counter()
    titles: Counter[str] = Counter()
    subtypes: Counter[str] = Counter()
    for name in group.members:
        counts[name.key[2]] += name.count
        surfaces += name.surfaces
        titles += name.titles
        subtypes += name.subtypes
    candidates = {name.key[2] for name in group.members if name.key not in group.asides} or set(counts)
    fullest = min(candidates, key=lambda name: (-_written_out(name), -counts[name], name))
    kind = group.members[0].kind
    key = f"{kind}:{normal(fullest)}" + (f"@{group.article}" if group.article else "")
    others = tuple(sorted({*counts, *surfaces} - {fullest}))
    subtype = min(subtypes.items(), key=lambda item: (-item[1], item[0]))[0] if subtypes else None
    return Entity(key, kind, fullest, others, tuple(sorted(titles)), subtype)


def _written_out(name: str) -> int:
    return sum(len(word) > 1 for word in normal(name).split())
