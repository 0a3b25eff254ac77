"""Mentions → entities, across articles: a map laid over the statements, never a rewrite.

An extraction already joins the mentions of one article under one name (``Mention.name``). Here
those names are joined over all articles: first what kind of thing a name is, by vote; then
organisations and places by their normal form and acronym; then persons, blocked by surname so
that the work grows with the number of names and not with its square. A bare surname goes to a
full name by the weighted evidence of WEIGHTS, or stays alone where that does not decide.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.compare import GENDER, gender, normal, parts, same_person
from kg.model import Entity, Extraction, Kind, Mention, Quotation, Resolution, Statement

Key = tuple[str, Kind, str]

#: What speaks for a bare surname being this full name; a match adds its weight.
WEIGHTS = {
    "the only full name with this surname": 3.0,
    "the same title": 2.0,
    "the same party or organisation": 2.0,
    "named together with the same others": 1.0,
    "the title says the other gender": -5.0,
}
#: A surname is joined to the best full name at this weight, and this far before the next.
THRESHOLD, MARGIN = 2.0, 1.0

#: A name is of one kind everywhere when this share of its mentions says so.
KIND_MAJORITY = 0.6

LEGAL_FORMS = frozenset(
    {
        "inc",
        "ltd",
        "llc",
        "plc",
        "corp",
        "co",
        "corporation",
        "company",
        "limited",
        "ag",
        "gmbh",
        "sa",
        "nv",
        "bv",
        "ab",
    }
)


@dataclass(slots=True)
class _Name:
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
class _Group:
    """Names that are one entity, with what decided it for each; ``article`` is set where the
    entity is known under an ambiguous surname in that article only."""

    members: list[_Name]
    reasons: dict[Key, str]
    article: str = ""


def resolve(extractions: Iterable[Extraction]) -> Resolution:
    """Which entity each name of each article is. The same extractions, in whatever order, give
    the same entities with the same keys. Only names are kept in memory, not the extractions."""
    names = _gather(extractions)
    _vote_kinds(names)
    groups: list[_Group] = []
    by_kind: dict[Kind, list[_Name]] = defaultdict(list)
    for name in names:
        by_kind[name.kind].append(name)
    for kind in sorted(by_kind):
        groups += _persons(by_kind[kind]) if kind == "Person" else _things(by_kind[kind])
    entities, by_name, why = [], {}, {}
    for group in groups:
        entity = _entity(group)
        entities.append(entity)
        why.update(group.reasons)
        by_name.update({name.key: entity for name in group.members})
    return Resolution(tuple(sorted(entities, key=lambda entity: entity.key)), by_name, why)


def _gather(extractions: Iterable[Extraction]) -> list[_Name]:
    found: list[_Name] = []
    for extraction in extractions:
        table: dict[Key, _Name] = {}
        text, article = extraction.article.text, extraction.article.id
        proper = {mention.span for mention in extraction.mentions}
        for mention in _mentions(extraction):
            if mention.kind in ("Unnamed", "Position"):
                continue
            name = table.setdefault(
                (article, mention.kind, mention.name), _Name((article, mention.kind, mention.name), mention.kind)
            )
            name.count += 1
            surface = " ".join(text[slice(*mention.span)].split())
            if mention.span in proper and surface[:1].isupper() and normal(surface) != normal(mention.name):
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
    for mention in extraction.mentions:
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


def _note_membership(statement: Statement, table: Mapping[Key, _Name], article: str) -> None:
    subject, thing = statement.subject, statement.object
    if isinstance(subject, Mention) and isinstance(thing, Mention) and thing.kind in ("Party", "Organization"):
        name = table.get((article, subject.kind, subject.name))
        if name and statement.polarity == "affirmed":
            name.belongs.add(normal(thing.name))


def _vote_kinds(names: list[_Name]) -> None:
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


def _things(names: list[_Name]) -> Iterator[_Group]:
    """Organisations, parties or places, joined by normal form, legal form left out, and by the
    acronym or short form that an article itself gives for a fuller name."""
    forms: dict[str, list[_Name]] = defaultdict(list)
    for name in names:
        forms[_without_legal_form(normal(name.key[2]))].append(name)
    stands_for: dict[str, Counter[str]] = defaultdict(Counter)
    for form, members in forms.items():
        for surface in {normal(surface) for name in members for surface in name.surfaces}:
            if surface in forms and surface != form and _is_short_for(surface, form):
                stands_for[surface][form] += 1
    merged: dict[str, list[_Name]] = defaultdict(list)
    reasons: dict[Key, str] = {}
    for form, members in forms.items():
        fuller = next(iter(stands_for[form])) if len(stands_for.get(form, ())) == 1 else form
        merged[fuller] += members
        how = "the same name" if fuller == form else f"an article gives it as another name of “{fuller}”"
        reasons.update({name.key: how for name in members})
    for form in sorted(merged):
        yield _Group(merged[form], {name.key: reasons[name.key] for name in merged[form]})


def _without_legal_form(form: str) -> str:
    words = form.split()
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return " ".join(words)


def _is_short_for(short: str, full: str) -> bool:
    initials = "".join(word[0] for word in full.split() if word not in ("of", "and", "the", "for", "in"))
    return short == initials or (len(short) < len(full) and set(short.split()) <= set(full.split()))


def _persons(names: list[_Name]) -> Iterator[_Group]:
    blocks: dict[str, list[_Name]] = defaultdict(list)
    for name in names:
        blocks[parts(name.key[2]).surname].append(name)
    for surname in sorted(blocks):
        yield from _one_surname(blocks[surname])


def _one_surname(names: list[_Name]) -> Iterator[_Group]:
    reasons: dict[Key, str] = {}
    full: list[list[_Name]] = []
    bare: list[_Name] = []
    for name in sorted(names, key=lambda name: (-len(parts(name.key[2]).given), _shortness(name), name.key)):
        own = parts(name.key[2])
        if not own.given:
            bare.append(name)
            continue
        fitting = [group for group in full if all(same_person(own, parts(other.key[2])) for other in group)]
        exact = [group for group in fitting if any(normal(o.key[2]) == normal(name.key[2]) for o in group)]
        chosen = exact or fitting
        if len(chosen) == 1:
            reasons[name.key] = "the same name" if exact else "initials, middle name or short form fit"
            chosen[0].append(name)
        else:
            reasons[name.key] = "fits several" if chosen else "a full name"
            full.append([name])
    alone: dict[str, list[_Name]] = defaultdict(list)
    for name in bare:
        group, why = _best(name, full)
        reasons[name.key] = why
        if group is not None:
            group.append(name)
        else:
            alone[name.key[0] if full else ""].append(name)
    for article, members in [*(("", group) for group in full), *alone.items()]:
        yield _Group(members, {name.key: reasons[name.key] for name in members}, article)


def _shortness(name: _Name) -> int:
    """Names with initials come after those written out."""
    return sum(len(word) == 1 for word in parts(name.key[2]).given)


def _best(name: _Name, groups: list[list[_Name]]) -> tuple[list[_Name] | None, str]:
    """The full name that a bare surname belongs to, or None, and why."""
    scored = sorted(
        ((_score(name, group, groups), i) for i, group in enumerate(groups)), key=lambda s: (-s[0][0], s[1])
    )
    if not scored:
        return None, "a surname without a full name in any article"
    (best, why), at = scored[0]
    if best < THRESHOLD or (len(scored) > 1 and best - scored[1][0][0] < MARGIN):
        return None, "a surname that several full names share"
    return groups[at], f"surname of “{groups[at][0].key[2]}”: {why}"


def _score(name: _Name, group: list[_Name], groups: list[list[_Name]]) -> tuple[float, str]:
    beside = frozenset[str]().union(*(member.beside for member in group))
    titles = {normal(title) for member in group for title in member.titles}
    mine = {normal(title) for title in name.titles}
    found = {
        "the only full name with this surname": len(groups) == 1,
        "the same title": bool(mine & titles - GENDER.keys()),
        "the same party or organisation": any(name.belongs & member.belongs for member in group),
        "named together with the same others": len(name.beside & beside) >= 2,
        "the title says the other gender": {gender(mine), gender(titles)} == {"m", "f"},
    }
    reasons = [reason for reason, holds in found.items() if holds]
    return sum(WEIGHTS[reason] for reason in reasons), "; ".join(reasons)


def _entity(group: _Group) -> Entity:
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
    fullest = min(counts, key=lambda name: (-_written_out(name), -counts[name], name))
    kind = group.members[0].kind
    key = f"{kind}:{normal(fullest)}" + (f"@{group.article}" if group.article else "")
    others = tuple(sorted({*counts, *surfaces} - {fullest}))
    subtype = min(subtypes.items(), key=lambda item: (-item[1], item[0]))[0] if subtypes else None
    return Entity(key, kind, fullest, others, tuple(sorted(titles)), subtype)


def _written_out(name: str) -> int:
    return sum(len(word) > 1 for word in normal(name).split())
