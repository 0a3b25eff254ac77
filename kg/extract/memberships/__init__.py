"""Who belongs to what: members, leaders, employees, candidates and founders, and who holds which office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.memberships import (
    membership_lists,
    membership_nouns,
    membership_verbs,
    name_ties,
    role_bodies,
    role_ties,
    seen_ties,
)
from kg.extract.memberships.membership_clauses import LEAVING, claimant, ended, standing
from kg.extract.memberships.mentions_again import again
from kg.extract.memberships.role_ties import IN_OFFICE
from kg.extract.memberships.tenure import tenure
from kg.extract.memberships.ties import Tie
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Evidence, Mention, Statement

#: Of the statements of a pattern, the share that holds: counted on the passages of KnowledgeNet's folds 1
#: and 2 and, where a pattern is rare there (offices, party letters, names side by side), read in news articles;
#: few cases are drawn towards 0.85. What the encoder sees was counted on fold 3. A pattern that is not here has the
#: figure of its first word.
CONFIDENCE: dict[str, float] = {
    "role": 0.9,
    "role predicate": 0.95,
    "role title": 0.95,
    "role as": 0.88,
    "role apposition": 0.94,
    "role apposition after": 0.9,
    "role list": 0.87,
    "role chain": 0.88,
    "role opening": 0.87,
    "role described": 0.8,
    "role post": 0.9,
    "role predicate shared": 0.85,
    "role apposition shared": 0.78,
    "office": 0.88,
    "office title": 0.96,
    "office apposition": 0.93,
    "office predicate": 0.9,
    "office as": 0.85,
    "office list": 0.75,
    "verb": 0.92,
    "verb join": 0.93,
    "verb work": 0.93,
    "verb leave": 0.95,
    "verb resign": 0.96,
    "verb retire": 0.94,
    "verb serve": 0.92,
    "verb manage": 0.7,
    "verb run": 0.7,
    "verb move": 0.85,
    "by": 0.85,
    "by lead": 0.92,
    "taking": 0.85,
    "founded with": 0.8,
    "post": 0.92,
    "prior": 0.85,
    "name of": 0.85,
    "name at": 0.75,
    "name from": 0.75,
    "name with": 0.75,
    "name under": 0.8,
    "name by": 0.8,
    "brackets": 0.9,
    "party letter": 0.98,
    "party's name": 0.96,
    "owner's name": 0.75,
    "noun between": 0.85,
    "possessive": 0.85,
    "possessive name": 0.7,
    "party of": 0.85,
    "party under": 0.85,
    "party list": 0.9,
    "list": 0.85,
    "board": 0.9,
    "among": 0.85,
    "called": 0.93,
    "is a": 0.93,
    "ticket": 0.9,
    "seen": 0.72,
    "seen surely": 0.9,
}


#: What becomes of that share where the article only tells that somebody else claims it.
CLAIMED = 0.7

#: How far before its sentence, in characters, the organisation of a tie may be named to be a part of the evidence.
_FAR = 500

#: Verbs of a step that is taken once it is announced: "will join the Blue Party".
PLANNED = words("join rejoin leave lead head chair captain represent")


def extract(reading: Reading) -> Iterator[Statement]:
    """The memberships and positions that an article states, each with the sentence that states it.

    A personal pronoun whose antecedent is not known stands as subject of kind "Unnamed"."""
    seen: Seen = {}
    patterns = list(_exact(list(_plausible(list(_ties(reading))))))
    for tie in patterns:
        _add(seen, reading, _stated(reading, tie))
    known = {(tie.holder.span, tie.body.span) for tie in patterns}  # also those that are only wished or asked
    known |= {
        (one.subject.span, one.object.span)
        for one in seen.values()
        if isinstance(one.subject, Mention) and isinstance(one.object, Mention)
    }
    for tie in seen_ties.find(reading, known):
        _add(seen, reading, _stated(reading, tie))
    yield from seen.values()


Seen = dict[tuple[object, ...], Statement]


def _add(seen: Seen, reading: Reading, stated: Iterable[Statement]) -> None:
    """Adds statements, and what they say of other mentions; of what is said twice the surer stays, with the role that
    either tells."""
    for said in stated:
        for statement in (said, *again(reading, said)):
            key = (statement.subject, statement.predicate, statement.object, statement.polarity)
            other = seen.get(key, statement)
            surer = other if other.confidence >= statement.confidence else statement
            seen[key] = replace(surer, role=surer.role or other.role or statement.role)


def _plausible(ties: list[Tie]) -> Iterator[Tie]:
    """The ties, but those of "the leader of the Blue Party" to whom stood before, where the article tells of
    somebody else who leads it, or that he is of another party."""
    leaders: dict[str, set[str]] = {}
    parties: dict[str, set[str]] = {}
    for tie in ties:
        if tie.pattern != "role described" and tie.body.kind == "Party" and not tie.over:
            parties.setdefault(tie.holder.name, set()).add(tie.body.name)
            if tie.predicate == "leaderOf" or tie.pattern == "party of":
                leaders.setdefault(tie.body.name, set()).add(tie.holder.name)
    for tie in ties:
        who, body = tie.holder.name, tie.body.name
        others = leaders.get(body, set()) - {who}
        if tie.pattern != "role described" or (not others and body in parties.get(who, {body})):
            yield tie


def _exact(ties: list[Tie]) -> Iterator[Tie]:
    """The ties, but the vague ones of those of whom the article tells in the same words what they are there."""
    told = {
        (tie.holder.span, tie.body.span) for tie in ties if tie.predicate not in ("affiliatedWith", "holdsPosition")
    }
    for tie in ties:
        if tie.predicate != "affiliatedWith" or (tie.holder.span, tie.body.span) not in told:
            yield tie


def _ties(reading: Reading) -> Iterator[Tie]:
    yield from role_ties.find(reading)
    yield from membership_verbs.find(reading)
    yield from membership_nouns.find(reading)
    yield from name_ties.find(reading)
    yield from membership_lists.find(reading)
    yield from membership_lists.included(reading)


def _may_be_planned(tie: Tie) -> bool:
    """Whether "will" leaves a tie as good as said: who will stand for a party, join it, lead it or leave his post."""
    if tie.predicate == "candidateOf" or (tie.pattern.startswith("verb") and tie.anchor.lemma_ in PLANNED):
        return True
    return tie.anchor.lemma_ in LEAVING and not IN_OFFICE.isdisjoint(tie.pattern.split())


def _confidence(reading: Reading, tie: Tie) -> float:
    """How surely a pattern holds; less where somebody else claims it."""
    sure = CONFIDENCE.get(tie.pattern) or CONFIDENCE[tie.pattern.split()[0]]
    by = claimant(tie.anchor)
    who = reading.mention_at(by) if by is not None else None
    return sure * CLAIMED if who is not None and who.name != tie.holder.name else sure


def _evidence(reading: Reading, tie: Tie) -> Evidence:
    """The sentence of a tie, with those before it from the one that names the organisation on, if it is near."""
    named = reading.tokens(tie.body.span)[0]
    near = 0 < tie.anchor.sent.start_char - named.sent.start_char < _FAR
    return reading.evidence(named, tie.anchor) if near else reading.evidence(tie.anchor)


def _stated(reading: Reading, tie: Tie) -> Iterator[Statement]:
    """A tie as statements; none where the clause only asks, wishes or supposes it."""
    how, over = standing(tie.anchor, planned=_may_be_planned(tie)), ended(tie.anchor)
    if how == "open" or (tie.body.kind == "Party" and tie.body.name in role_bodies.LEGISLATURES):
        return
    time = tenure(reading, tie)
    left = tie.over or (tie.anchor.lemma_ in LEAVING and not IN_OFFICE.isdisjoint(tie.pattern.split()))
    stays = how == "negated" and left  # "has not left it" says that she is in it still
    if over or stays:  # "is not a member any longer" says that she was one
        how = "affirmed"
    first = Statement(
        subject=tie.holder,
        predicate=tie.predicate,
        object=tie.body,
        evidence=_evidence(reading, tie),
        confidence=_confidence(reading, tie),
        extractor=f"memberships: {tie.pattern}",
        polarity=how,
        role=tie.role,
        since=time.since,
        until=None if stays else time.until,
        former=how != "negated" and not stays and (time.over or over),
        where=tie.where,
    )
    yield first
    if tie.predicate == "leaderOf" and tie.body.kind == "Party":
        # Whoever has ceased to lead a party may still be its member, and may have been one before.
        yield replace(first, predicate="memberOf", since=None, until=None, former=False)
