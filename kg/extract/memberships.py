"""Who belongs to what: members, leaders, employees, candidates and founders, and who holds which office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract import membership_verbs, name_ties, role_phrases
from kg.extract.holders import Holding, body_at, holding
from kg.extract.membership_clauses import objects, standing, where
from kg.extract.mentions_again import again
from kg.extract.positions import position
from kg.extract.reading import Reading
from kg.extract.role_phrases import RolePhrase
from kg.extract.roles import PAST, predicate_of
from kg.extract.tenure import tenure
from kg.extract.ties import Tie
from kg.model import Mention, Statement

#: Of the statements of a pattern, the share that holds (KnowledgeNet, folds 1 and 2).
CONFIDENCE: dict[str, float] = {}

_DEFAULT = 0.8


def extract(reading: Reading) -> Iterator[Statement]:
    """The memberships and positions that an article states, each with the sentence that states it.

    A personal pronoun whose antecedent is not known stands as subject of kind "Unnamed"."""
    seen: dict[tuple[object, ...], Statement] = {}
    for tie in _ties(reading):
        for said in _stated(reading, tie):
            for statement in (said, *again(reading, said)):
                key = (statement.subject, statement.predicate, statement.object, statement.polarity)
                if key not in seen or seen[key].confidence < statement.confidence:
                    seen[key] = statement
    yield from seen.values()


def _ties(reading: Reading) -> Iterator[Tie]:
    yield from _role_ties(reading)
    yield from membership_verbs.find(reading)
    yield from name_ties.find(reading)


def _role_ties(reading: Reading) -> Iterator[Tie]:
    before: tuple[RolePhrase, Holding] | None = None
    for phrase in role_phrases.find(reading):
        held = holding(reading, phrase, before)
        if held is not None:
            before = (phrase, held)
            yield from _held(reading, phrase, held)


def _held(reading: Reading, phrase: RolePhrase, held: Holding) -> Iterator[Tie]:
    """What a role phrase says of each of its holders."""
    over = bool(phrase.modifiers & PAST)
    office = position(reading, phrase)
    for holder in held.holders:
        if office is not None and holder.kind == "Person":
            yield Tie(holder, "holdsPosition", office, f"office {held.pattern}", held.anchor, over=over)
        for body in phrase.bodies or _understood(reading, held):
            predicate = predicate_of(phrase.word, party=body.kind == "Party", modifiers=phrase.modifiers)
            if predicate is not None and body.span != holder.span:
                yield Tie(holder, predicate, body, f"role {held.pattern}", held.anchor, phrase.word, over)


def _understood(reading: Reading, held: Holding) -> Iterator[Mention]:
    """The organisation of a role that names none: "Acme, where she was chairman", "joined Acme as chairman"."""
    place = where(held.anchor)
    body = body_at(reading, place) if place is not None else None
    if body is not None:
        yield body
    elif held.pattern == "as" and held.anchor.lemma_ in membership_verbs.JOINING:
        for token in objects(held.anchor):
            if (body := body_at(reading, token)) is not None:
                yield body


def _stated(reading: Reading, tie: Tie) -> Iterator[Statement]:
    """A tie as statements; none where the clause only asks, wishes or supposes it."""
    how = standing(tie.anchor)
    if how == "open":
        return
    time = tenure(reading, tie)
    first = Statement(
        subject=tie.holder,
        predicate=tie.predicate,
        object=tie.body,
        evidence=reading.evidence(tie.anchor),
        confidence=CONFIDENCE.get(tie.pattern, _DEFAULT),
        extractor=f"memberships: {tie.pattern}",
        polarity=how,
        role=tie.role,
        since=time.since,
        until=time.until,
        former=time.over,
    )
    yield first
    if tie.predicate == "leaderOf" and tie.body.kind == "Party":
        yield replace(first, predicate="memberOf")
