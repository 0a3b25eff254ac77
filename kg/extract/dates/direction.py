"""Whether a date lies ahead or back, by the parse: by the tense of its clause, by what is arranged, awaited or over."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.dates.awaited import is_awaited, is_decided, is_of
from kg.extract.dates.tense import clause_direction, verb_above
from kg.extract.wordset import words
from kg.model import Span

#: What one does with an event that lies ahead: "called a strike for Monday".
ARRANGING = words("schedule reschedule plan set slate postpone delay call announce arrange organize organise fix")
_PUT_OFF = words("postpone delay adjourn move reschedule push put")
_AHEAD = words("until till by upcoming coming")
_TO_COME = words("toward towards upcoming coming come")
#: What nobody plans: "the massacre in June" is over, whatever the tense around it.
_UNPLANNED = words(
    """massacre shooting attack bombing killing murder assassination death crash collision explosion earthquake flood
    hurricane tornado wildfire outbreak disaster riot kidnapping siege arrest"""
)


def direction(doc: Doc, span: Span) -> int:
    """Whether the date at these offsets lies ahead (1), behind (-1), or cannot be told (0)."""
    found = doc.char_span(*span, alignment_mode="expand")
    if found is None or not len(found) or not found.text.strip():
        return 0
    date, before = found.root, doc[found.start - 1].lower_ if found.start else ""
    verb, under_noun = verb_above(date)
    if "since" in (before, found[0].lower_) or _is_over(date, verb, under_noun):
        return -1
    if before in _TO_COME or _is_arranged_for(date, verb):
        return 1
    if is_of(date, _UNPLANNED):
        return -1
    if verb is None:
        return 1 if before in _AHEAD else 0
    ahead = 1 if is_awaited(date, verb) else clause_direction(verb, infinitive=not under_noun)
    named_by_it = ahead < 0 and date.dep_ in ("poss", "compound", "nmod", "nummod") and not _was_held(date, verb)
    return 0 if named_by_it else 1 if before == "by" and ahead >= 0 else ahead


def _is_over(date: Token, verb: Token | None, under_noun: bool) -> bool:
    """Whether what stands around the date says that it is over, though a verb in the future may follow."""
    return verb is not None and (_was_done_before(verb) or (under_noun and _in_what_was_said(date)))


def _was_held(date: Token, verb: Token) -> bool:
    """Whether a verb in the past says that what is named by its date is over: "lost January's election", "left after
    January's talks"."""
    return date.head.head.lower_ in ("after", "following", "since") or is_decided(date, verb)


def _is_arranged_for(date: Token, verb: Token | None) -> bool:
    """Whether something was arranged for the date: "set a hearing for Friday", "the talks, put off to Friday"."""
    arranging = {"for": ARRANGING, "to": _PUT_OFF}.get(date.head.lower_, ())
    if date.dep_ != "pobj" or verb is None or verb.lemma_ not in arranging:
        return False
    arranged = date.head.head
    had = any(child.lower_ == "had" for child in verb.children)
    return not had and (arranged == verb or (arranged.head == verb and arranged.dep_ in ("dobj", "nsubjpass", "agent")))


def _was_done_before(verb: Token) -> bool:
    """ "After losing Tuesday's vote": whatever follows, that is behind."""
    return verb.tag_ == "VBG" and verb.head.lower_ == "after" and verb.dep_ == "pcomp"


_SAID_IN = words("interview speech statement letter tweet email memo remarks debate briefing")


def _in_what_was_said(token: Token) -> bool:
    """ "In an interview on Friday, she would not say": a date of what somebody said, before the main verb."""
    for _ in range(4):
        if token.lemma_.lower() in _SAID_IN and token.dep_ == "pobj":
            verb = token.head.head
            return token.i < verb.i and any(child.lower_ in ("would", "could") for child in verb.children)
        token = token.head
    return False
