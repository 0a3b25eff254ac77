"""Who belongs where by what the encoder sees, for what no pattern says: "in eleven years with Acme, she …"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.extract.memberships.referents import PERSONAL, person_at
from kg.extract.memberships.roles import is_role
from kg.extract.memberships.ties import Tie
from kg.extract.reading import Reading
from kg.extract.tagger.tied import BODY, FOUNDER, HEAD, PARTY
from kg.extract.wordset import words
from kg.model import Mention, Predicate, Span

#: What is seen, from which score on; below the last a relation is taken not to hold.
HOW_SURELY = ((6.0, "seen surely"), (3.0, "seen"))

#: What belonging to a body of this subtype is called; of others it is left open.
BELONGING: dict[str, Predicate] = {
    "team": "memberOf",
    "band": "memberOf",
    "company": "worksFor",
    "media": "worksFor",
    "university": "worksFor",
    "ministry": "worksFor",
    "court": "worksFor",
}

Pair = tuple[Span, Span]


def find(reading: Reading, known: Collection[Pair]) -> Iterator[Tie]:
    """The ties that the encoder sees, but those between mentions (holder, body) in ``known``."""
    found: dict[Pair, tuple[Mention, Mention, dict[int, float]]] = {}
    for (relation, first, second), score in sorted(reading.ties.scores.items() if reading.ties else ()):
        if score < HOW_SURELY[-1][0]:
            continue
        holder, body = (first, second) if relation in (PARTY, BODY) else (second, first)
        who, what = _holder(reading, holder), reading.mention_at(_token(reading, body))
        if who is None or what is None or what.kind not in ("Party", "Organization"):
            continue
        scores = found.setdefault((who.span, what.span), (who, what, {}))[2]
        scores[relation] = max(score, scores.get(relation, score))
    taken = {body for _, body in known}
    for pair, (who, what, scores) in found.items():
        sure = max(scores.values()) >= HOW_SURELY[0][0]
        if _is_learning(reading.tokens(what.span)):
            continue
        if pair not in known and (sure or what.kind != "Party" or what.span not in taken):
            predicate = _predicate(what, scores)
            anchor = _anchor(reading.tokens(who.span).root, reading.tokens(what.span).root)
            pattern = next(name for least, name in HOW_SURELY if max(scores.values()) >= least)
            yield Tie(who, predicate, what, pattern, anchor)


def _is_learning(body: TokenSpan) -> bool:
    """Whether the last word before an organisation that tells of learning or of work tells of learning: the encoder
    takes that somebody studied there for belonging."""
    for token in reversed(body.doc[max(body.sent.start, body.start - _NEAR) : body.start]):
        word = token.lemma_.lower().replace(".", "")
        if word in _LEARNING or (token.pos_ == "VERB" and word == "major"):
            return True
        if token.lemma_.lower() in _WORKING or is_role(token):
            return False
    return False


#: How far before an organisation they are looked for, in tokens.
_NEAR = 14

#: Words for learning, and for what one has for it; and words for work.
_LEARNING = words(
    "study graduate attend enrol enroll matriculate educate student pupil graduation degree diploma doctorate phd mba "
    "mfa ba bs ma msc bsc llb alumnus alumna undergraduate scholarship"
)
_WORKING = words("work teach faculty staff join serve employ career position job post hire")


def _token(reading: Reading, offset: int) -> Token:
    return reading.tokens((offset, offset + 1))[0]


def _holder(reading: Reading, offset: int) -> Mention | None:
    token = _token(reading, offset)
    mention = reading.mention_at(token)
    if mention is not None:
        return mention if mention.kind == "Person" else None
    return person_at(reading, token) if token.lower_ in PERSONAL or token.tag_ in ("WP", "WDT") else None


def _predicate(body: Mention, scores: dict[int, float]) -> Predicate:
    if HEAD in scores:
        return "leaderOf"
    if PARTY in scores or body.kind == "Party":
        return "memberOf"
    if FOUNDER in scores and BODY not in scores:
        return "founderOf"
    return BELONGING.get(body.subtype or "", "affiliatedWith")


def _anchor(holder: Token, body: Token) -> Token:
    """The lowest word above both, or the body's where they stand in different sentences."""
    above = {token.i for token in (holder, *holder.ancestors)}
    return next((token for token in (body, *body.ancestors) if token.i in above), body)
