"""What a text tells about a quotation beside its speaker: to whom it was said, who reports it, whether it is denied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from kg.extract.quotations import reporting
from kg.extract.quotations.attributions import Attribution, Layout
from kg.extract.quotations.complements import source_of

_TALKS = frozenset(
    ("interview", "conversation", "meeting", "call", "statement", "letter", "email", "message", "speech")
)
_TALK_WITH = frozenset(("with", "to", "for"))


def addressee(found: Attribution) -> Token | None:
    """Who is spoken to: "told reporters", "said to the mayor", "said in an interview with the Post"."""
    if found.cue is None or found.cue.lower_ == "according":
        return None
    for child in found.cue.rights:
        head: Token | None = None
        if child.dep_ in ("dobj", "dative") and child.lower_ != "to":
            head = child if found.cue.lemma_ in reporting.group("addressing") else None
        elif child.dep_ in ("prep", "dative", "agent"):
            head = _object(child) if child.lower_ == "to" else _interviewer(child)
        if head is not None and not _within(head, found):
            return head
    return None


def _interviewer(preposition: Token) -> Token | None:
    """Whom a talk is with: "in an interview with the Post"."""
    talk = _object(preposition)
    if talk is None or talk.lemma_ not in _TALKS:
        return None
    return next((_object(child) for child in talk.rights if child.lower_ in _TALK_WITH), None)


def _object(preposition: Token) -> Token | None:
    return next((child for child in preposition.children if child.dep_ == "pobj"), None)


def _within(token: Token, found: Attribution) -> bool:
    return any(start <= token.idx < end for start, end in found.pieces)


def reporters(layout: Layout, found: Sequence[Attribution]) -> Mapping[int, Attribution]:
    """For the cue (by its token's index) of each quotation that somebody else reports: the innermost attribution
    which has that cue in its content. "The agency reported that the minister said …"."""
    innermost: dict[int, Attribution] = {}
    for outer in sorted(found, key=lambda one: one.pieces[0][0] - one.pieces[-1][1]):
        if outer.source is not None and outer.cue is not None and not thought(outer):
            for start, end in outer.pieces:
                for i in range(layout.token_from(start), layout.token_from(end)):
                    innermost[i] = outer
    return {one.cue.i: innermost[one.cue.i] for one in found if one.cue is not None and one.cue.i in innermost}


def quoting(found: Attribution) -> Token | None:
    """Who quotes the source: "the agency quoted the minister as saying …"."""
    cue = found.cue
    if cue is None or cue.dep_ != "pcomp" or cue.head.lower_ != "as":
        return None
    return source_of(cue.head.head)


def thought(found: Attribution) -> bool:
    """Whether the source thinks, feels or wants it and is not said to have said it."""
    return found.word[:-2] in reporting.group("thought")


def denied(found: Attribution) -> bool:
    """Whether the source denies it, or is said not to have said it."""
    if found.cue is None:
        return False
    denies = found.word[:-2] in reporting.group("denial")
    return denies != any(child.dep_ == "neg" for child in found.cue.lefts)
