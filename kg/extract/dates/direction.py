"""Whether a date lies ahead or back, by the parse: by the tense of its clause, by what is arranged, awaited or over."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.dates.awaited import is_awaited, is_decided, is_of
from kg.extract.dates.datewords import WEEKDAYS
from kg.extract.dates.tense import PRESENT, clause_direction, verb_above
from kg.extract.wordset import words
from kg.model import Span

#: What one does with an event that lies ahead: "called a strike for Monday".
ARRANGING = words(
    "schedule reschedule plan set slate postpone adjourn defer delay call announce arrange organize organise fix"
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PUT_OFF = words("postpone delay adjourn defer move reschedule push put")
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
    if "since" in (before, found[0].lower_) or found[0].lower_ == "earlier" or _is_over(date, verb, under_noun):
        return -1
    if before in _TO_COME or _is_arranged_for(date, verb):
        return 1
    if is_of(date, _UNPLANNED):
        return -1
    if verb is None:
        return 1 if before in _AHEAD else 0
    return 1 if is_awaited(date, verb) else _by_tense(date, verb, before, under_noun)


def _by_tense(date: Token, verb: Token, before: str, under_noun: bool) -> int:
    """The direction that the tense of the verb above a date gives it; ``before`` is the word before the date."""
    if not under_noun and _is_of_what_was_agreed(date, verb):
        return -1
    ahead = clause_direction(verb, infinitive=not under_noun)
    named = date.dep_ in ("poss", "compound", "nmod", "nummod")
    if named and (_goes_on(verb) if ahead > 0 else ahead < 0 and not _was_held(date, verb)):
        return 0
    return 1 if before == "by" and ahead >= 0 else ahead


def _goes_on(verb: Token) -> bool:
    """Whether the verb that sets the time of a clause tells what is being done: "*is trying* to explain"."""
    finite = next((each for each in (verb, *verb.ancestors) if each.tag_ == "VBG" or each.tag_ in _FINITE), verb)
    return finite.tag_ == "VBG" and any(child.lower_ in PRESENT for child in finite.children if child.dep_ == "aux")


def _is_of_what_was_agreed(date: Token, verb: Token) -> bool:
    """Whether a day of the week on which somebody agreed to do something is not that on which it is to be done: "agreed
    to deepen ties on Saturday"."""
    agreed = verb.head
    if date.lower_ not in WEEKDAYS or verb.dep_ not in ("xcomp", "ccomp") or agreed.tag_ not in ("VBD", "VBN"):
        return False
    done_to = any(child.dep_ == "auxpass" for child in verb.children)
    ordered = agreed.lemma_.lower() == "order" and done_to  # "ordered the minister to be jailed on Tuesday"
    return ordered or (agreed.lemma_.lower() in _AGREEING and verb.lemma_.lower() in _OF_NO_DAY)


_AGREEING = words("agree decide pledge promise vow offer move urge vote")
#: What nobody does within a day.
_OF_NO_DAY = words(
    """deepen strengthen boost improve work cooperate collaborate continue support help increase cut reduce raise expand
    set create establish form extend keep maintain ensure allow accept invest build develop promote enhance tackle fight
    combat share respect abide drop pursue adopt enforce implement protect provide pay limit ban make be lift ease"""
)


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
