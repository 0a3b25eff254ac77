"""Dates of what has its day, as elections and hearings have: whether the text tells of it as still to come."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.dates.tense import EXPECTED, PAST, PRESENT
from kg.extract.wordset import words

#: What has its day: "faces a test in Tuesday's primary" lies ahead, "wins Tuesday's primary" does not.
_DATED = words(
    """primary caucus election vote voting runoff run-off referendum ballot contest debate summit hearing convention
    conference congress meeting talk session race match game final fight derby semifinal semi-final clash fixture
    encounter showdown tie bout qualifier playoff play-off"""
)
#: What is told of what took place then, or from then on: "questions about her answers during Monday's debate".
_AFTER = words("during after following since from despite")
#: What is about something to come: "to focus on Saturday's game".
_PREPARING = words("prepare focus concentrate gear brace ready train await")
#: What was plain to see of somebody is over with what showed it: "it was clear that he is reaching out at the debate".
_SEEN = words("clear plain obvious evident apparent see show notice")
#: What one has only when that is over: "the momentum of his victory in Tuesday's primary".
_OUTCOMES = words("victory win loss defeat result outcome performance showing finish success failure drubbing upset")
#: What is won or lost on a day that is known before: "can win in November", "her chances in May".
_CONTESTING = words("win lose elect reelect vote beat defeat reclaim regain retake retain prevail unseat oust contest")
_CHANCES = _DATED | words(
    "chance odds prospect electability re-election reelection seat ballot matchup match-up nominee candidate turnout"
)
#: "The prospect of facing her in May's election".
_PROSPECTS = words("prospect chance possibility hope idea likelihood risk thought task goal")
#: Infinitives after these tell what came about: "managed to win in May".
_BROUGHT_ABOUT = words("manage fail help enable allow go")
#: Of what is told as so up to now.
_HAS = words("has have 've ’ve")
#: What tells in the present of what is over: "wins Tuesday's primary".
_HAVING = words("win lose carry sweep take defeat beat follow come show mark result dominate reveal recall")


def is_of(date: Token, nouns: frozenset[str]) -> bool:
    """Whether the date is that of one of these nouns: "Tuesday's primary", "the massacre in June"."""
    above = date.head.head if date.dep_ == "pobj" and date.head.lower_ in ("on", "in") else date.head
    tied = date.dep_ in ("poss", "compound", "nmod", "nummod") or above != date.head
    return tied and above.pos_ in ("NOUN", "PROPN") and above.lemma_.lower() in nouns


def _is_now(verb: Token) -> bool:
    """Whether a verb is in the present, by itself or with "is" and a participle: "needs a win", "is fighting"."""
    beside = _auxiliaries(verb)
    return (verb.tag_ in ("VBZ", "VBP") and not beside) or (verb.tag_ == "VBG" and bool(beside & PRESENT))


def is_awaited(date: Token, verb: Token) -> bool:
    """Whether a date is still to come: that of a contest which nothing tells of as past, or one in the calendar ("has
    a speech scheduled on Friday"). ``verb`` is the one above it."""
    return _leads_to(date, verb) or _is_to_be_decided(date, verb) or _is_scheduled(verb)


def is_decided(date: Token, verb: Token) -> bool:
    """Whether a verb says who won or lost what has that date: "lost January's election"."""
    return verb.lemma_ in _CONTESTING and is_of(date, _DATED)


def _leads_to(date: Token, verb: Token) -> bool:
    """Whether something is told as so before what has its day ("prepare for power before the November election") or
    in view of it ("needs a win in Tuesday's primary")."""
    above = list(_above(date, verb))
    over = any(token.lemma_.lower() in _OUTCOMES or token.lower_ in _AFTER for token in above)
    if not is_of(date, _DATED) or over or _was_seen(verb):
        return False
    if verb.lemma_ in _PREPARING and verb.tag_ in ("VB", "VBG"):
        return True
    beside = _auxiliaries(verb)
    if any(_runs_up(token) for token in above):
        return True
    still = _is_now(verb) or (verb.tag_ == "VBN" and beside & _HAS) or (verb.tag_ == "VB" and not beside & PAST)
    if verb.lemma_ == "invite" and verb.tag_ in ("VB", "VBG"):
        return True
    leads_up = bool(still) and any(_leads_up(token) for token in above)
    return leads_up or (_is_now(verb) and verb.lemma_ not in _HAVING)


def _was_seen(verb: Token) -> bool:
    """Whether a verb tells what was seen then of somebody: "it was clear she is courting the young at the debate"."""
    for clause in (verb, *verb.ancestors):
        if clause.dep_ == "ccomp":
            above = clause.head
            verb = above.head if above.dep_ == "acomp" else above
            told = {verb.lemma_.lower(), *(child.lemma_.lower() for child in verb.children if child.dep_ == "acomp")}
            return verb.tag_ == "VBD" and bool(told & _SEEN)
    return False


def _is_scheduled(verb: Token) -> bool:
    later = (token for token in verb.subtree if token.i > verb.i)
    return verb.lemma_ == "have" and _is_now(verb) and any(t.tag_ == "VBN" and t.lemma_ in EXPECTED for t in later)


def _is_to_be_decided(date: Token, verb: Token) -> bool:
    """Whether the date is that of a contest that no past tense tells of: "the chance of winning in November"."""
    if _auxiliaries(verb) & PAST:
        return False
    of = verb.head if verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ == "of" else None
    if of is not None and of.head.lemma_ in _PROSPECTS and is_of(date, _DATED):
        return True
    if verb.lemma_ in _CONTESTING:
        gerund = verb.tag_ == "VBG" and verb.dep_ == "pcomp" and verb.head.lower_ in ("of", "for", "about", "to")
        return gerund or (verb.tag_ == "VB" and verb.head.lemma_ not in _BROUGHT_ABOUT)
    above = {token.lemma_.lower() for token in _above(date, verb)}
    if above & _AFTER:
        return False
    return _is_now(verb) and bool(above & _CHANCES) and not above & _OUTCOMES and verb.lemma_ not in _HAVING


def _above(token: Token, verb: Token) -> Iterator[Token]:
    """What stands between a token and the verb above it."""
    for above in token.ancestors:
        if above == verb:
            return
        yield above


def _leads_up(token: Token) -> bool:
    """ "ahead of", "before", "in the run-up to", "heading into" something."""
    if token.lower_ == "before":
        return token.dep_ == "prep"
    behind = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return _runs_up(token) or (token.lower_, behind) in (("heading", "into"), ("going", "into"))


def _runs_up(token: Token) -> bool:
    """Whether a word says that what it tells of comes before what has its day: "ahead of", "in the run-up to"."""
    return is_ahead_of(token) and not any(word.lower_ in _EARLIER for word in token.doc[max(token.i - 4, 0) : token.i])


_EARLIER = words("months years had previously")


def is_ahead_of(token: Token) -> bool:
    """Whether a word begins "ahead of", "in the run-up to" or "in advance of"."""
    behind = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    run_up = token.lower_ == "up" and token.doc[max(token.i - 2, 0) : token.i].text.lower() == "run-"
    return (token.lower_, behind) in (("ahead", "of"), ("run-up", "to"), ("advance", "of")) or (
        run_up and behind == "to"
    )


def _auxiliaries(verb: Token) -> set[str]:
    return {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
