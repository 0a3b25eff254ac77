"""Who belongs to what: members, leaders, employees, candidates and founders, and who holds which office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract import membership_verbs, name_ties, role_phrases
from kg.extract.membership_clauses import standing
from kg.extract.holders import Holding, holding
from kg.extract.reading import Reading
from kg.extract.role_phrases import RolePhrase
from kg.extract.roles import PAST, SHORT, is_office, predicate_of
from kg.extract.ties import Tie
from kg.model import Mention, Statement

#: Of the statements of a pattern, the share that holds (KnowledgeNet, folds 1 and 2).
CONFIDENCE: dict[str, float] = {}

_DEFAULT = 0.7


def extract(reading: Reading) -> Iterator[Statement]:
    """The memberships and positions that an article states, each with the sentence that states it."""
    seen: dict[tuple[object, ...], Statement] = {}
    for statement in _statements(reading):
        key = (statement.subject, statement.predicate, statement.object)
        if key not in seen or seen[key].confidence < statement.confidence:
            seen[key] = statement
    yield from seen.values()


def _statements(reading: Reading) -> Iterator[Statement]:
    for tie in _role_ties(reading):
        if isinstance(tie, Statement):
            yield tie
        else:
            yield from _stated(reading, tie)
    for tie in membership_verbs.find(reading):
        yield from _stated(reading, tie)
    for tie in name_ties.find(reading):
        yield from _stated(reading, tie)


def _role_ties(reading: Reading) -> Iterator[Tie | Statement]:
    before: tuple[RolePhrase, Holding] | None = None
    for phrase in role_phrases.find(reading):
        held = holding(reading, phrase, before)
        if held is None:
            continue
        before = (phrase, held)
        over = bool(phrase.modifiers & PAST)
        for holder in held.holders:
            for body in phrase.bodies:
                predicate = predicate_of(phrase.word, party=body.kind == "Party", modifiers=phrase.modifiers)
                if predicate is not None and body.span != holder.span:
                    yield Tie(holder, predicate, body, f"role {held.pattern}", held.anchor, phrase.word, over)


def _stated(reading: Reading, tie: Tie) -> Iterator[Statement]:
    """A tie as statements; none where the clause only asks, wishes or supposes it."""
    how = standing(tie.anchor)
    if how == "open":
        return
    first = Statement(
        subject=tie.holder,
        predicate=tie.predicate,
        object=tie.body,
        evidence=reading.evidence(tie.anchor),
        confidence=CONFIDENCE.get(tie.pattern, _DEFAULT),
        extractor=f"memberships: {tie.pattern}",
        polarity=how,
        role=tie.role,
        former=tie.over,
    )
    yield first
    if tie.predicate == "leaderOf" and tie.body.kind == "Party":
        yield replace(first, predicate="memberOf")
