"""Mentions → entities, across articles: a map laid over the statements, never a rewrite.

An extraction already joins the mentions of one article under one name (``Mention.name``). Here
those names are joined over all articles: first what kind of thing a name is, by vote; then
organisations and places by the forms of their names; then persons, by the weighted evidence of
``evidence.WEIGHTS``. The user's decisions win over all evidence. Each judgement is kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from kg.model import Entity, Extraction, Judgement, Kind, Resolution
from kg.resolve import events, evidence, things
from kg.resolve.compare import normal
from kg.resolve.decisions import Applied, Decision, apply
from kg.resolve.evidence import DECIDED_DIFFERENT, DECIDED_SAME
from kg.resolve.gather import Group, Name, gather
from kg.resolve.joining import hold_apart, join
from kg.resolve.links import Labels, link
from kg.resolve.persons import persons

T = TypeVar("T", bound=str)

#: A name is of one kind everywhere when this share of its mentions says so.
KIND_MAJORITY = 0.6


def resolve(
    extractions: Iterable[Extraction],
    *,
    decisions: Sequence[Decision] = (),
    labels: Labels | None = None,
) -> Resolution:
    """Which entity each name of each article is. The same extractions, in whatever order, give
    the same entities with the same keys. Only names are kept in memory, not the extractions.

    Raises FormatError where the decisions contradict each other."""
    watched = events.Watched(extractions)
    names = gather(watched)
    _vote_kinds(names)
    applied = apply(decisions, names)
    groups: list[Group] = []
    by_kind: dict[Kind, list[Name]] = defaultdict(list)
    for name in names:
        by_kind[name.kind].append(name)
    for kind in sorted(by_kind):
        groups += persons(by_kind[kind]) if kind == "Person" else things.things(by_kind[kind])
    groups = hold_apart(join(groups))
    entities = _entities(groups)
    judgements = _judgements(groups, entities, applied, names)
    linked, doubts = link(entities, labels)
    by_name = {name.key: entity for group, entity in zip(groups, linked, strict=True) for name in group.members}
    ordered = tuple(sorted(linked, key=lambda entity: entity.key))
    by_event = events.same(watched.told, by_name)
    return Resolution(ordered, by_name, tuple(judgements), (*applied.warnings, *doubts), by_event)


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


def _entities(groups: list[Group]) -> list[Entity]:
    """The entity of each group. Where several would have one key, the one named in most articles has it, and the
    others are known by an article too."""
    found = [_entity(group) for group in groups]
    by_key: dict[str, list[int]] = defaultdict(list)
    for at, entity in enumerate(found):
        by_key[entity.key].append(at)
    for same in by_key.values():
        ordered = sorted(same, key=lambda at: (-len(groups[at].members), min(name.key for name in groups[at].members)))
        for at in ordered[1:]:
            groups[at].mark = min(name.key[0] for name in groups[at].members)
            found[at] = _entity(groups[at])
    return found


def _entity(group: Group) -> Entity:
    """The entity of a group: its name is the fullest (most words written out, then most often
    used), its key the kind and that name, with the article where the name alone does not tell it."""
    counts: Counter[str] = Counter()
    surfaces: Counter[str] = Counter()
    titles: Counter[str] = Counter()
    subtypes: Counter[str] = Counter()
    kinds: Counter[Kind] = Counter()
    for name in group.members:
        counts[name.key[2]] += name.count
        kinds[name.kind] += name.count
        for all_, own in ((surfaces, name.surfaces), (titles, name.titles), (subtypes, name.subtypes)):
            if own:
                all_.update(own)
    candidates = {name.key[2] for name in group.members if name.key not in group.asides} or set(counts)
    fullest = min(candidates, key=lambda name: (-_written_out(name), -counts[name], name))
    kind = _most(kinds)
    key = f"{kind}:{normal(fullest)}" + (f"@{group.mark}" if group.mark else "")
    others = tuple(sorted({*counts, *surfaces} - {fullest}))
    return Entity(key, kind, fullest, others, tuple(sorted(titles)), _most(subtypes) if subtypes else None)


def _most(counts: Counter[T]) -> T:
    return min(counts.items(), key=lambda item: (-item[1], item[0]))[0]


def _written_out(name: str) -> int:
    return sum(len(word) > 1 and not word.isdigit() for word in normal(name).split())


def _judgements(groups: list[Group], entities: list[Entity], applied: Applied, names: list[Name]) -> list[Judgement]:
    """All judgements that hold in the end, each with the entity that it compares with, in an order of their own."""
    by_key = {name.key: entity for group, entity in zip(groups, entities, strict=True) for name in group.members}
    decided = {name.key: name for name in names if name.together is not None or name.apart}
    found = []
    for group, entity in zip(groups, entities, strict=True):
        needed = evidence.THRESHOLD if entity.kind == "Person" else things.THRESHOLD
        own = {(name.key[0], name.key[2]): name.key for name in group.members}
        for judged, articles in group.judged.items():
            here = sorted({article for article in articles if (article, judged.name) in own})
            other = by_key[judged.of]
            if not here or judged.same != (other is entity):
                continue
            both = [decided[key] for key in (own[here[0], judged.name], judged.of) if key in decided]
            reasons = dict(judged.evidence)
            note = judged.note
            if DECIDED_SAME in reasons:
                note = applied.same(both)
            elif DECIDED_DIFFERENT in reasons:
                note = applied.different(both)
            found.append(
                Judgement(judged.name, tuple(here), entity.key, other.key, judged.same, judged.evidence, needed, note)
            )
    return sorted(found, key=lambda one: (one.entity, not one.same, one.other, one.name, one.evidence, one.articles))
