"""Of which events a likely date is not: it dates what is told beside them.

What somebody describes, what was before or since, what a relative clause says of somebody, what is yet to come: a date
of the clause above is the date of none of them, unless it stands among the event's own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from kg.extract.dates.calendar import period
from kg.extract.events.calendardates import BOUNDS, When
from kg.extract.events.clauses import form
from kg.extract.events.eventwords import NOUNS, lemma_of
from kg.extract.events.grounds import is_spoken_of
from kg.extract.events.happenings import Dating, Happening
from kg.extract.events.tellings import event_nouns
from kg.extract.reading import Reading
from kg.extract.wordset import words


def is_of_another_day(
    happening: Happening,
    dating: Dating,
    reading: Reading,
    sentences: Sequence[int],
    dates: Mapping[int, Sequence[When]],
) -> bool:
    """Whether a date that no syntax gives to an event is not its own. ``sentences`` are their numbers, by token;
    ``dates`` those that stand in each of them."""
    word = happening.trigger
    date = reading.tokens(dating.span).root if dating.span else None
    if date is not None and (_is_before(date) or _is_of_what_is_alike(date, word)):
        return True
    if date is not None and date in word.subtree:
        return False
    same = date is not None and sentences[date.i] == sentences[word.i]
    if happening.is_noun:
        beside = is_spoken_of(word) or _is_bound(word) or (same and date is not None and _is_of_other_noun(date, word))
        return beside and not (date is not None and _is_in_one_breath(word, date))
    if same:
        beside = date is not None and word.dep_ == "relcl" and _is_of_other_noun(date, word)
        return form(word) == "pluperfect" or _says_of_somebody(word) or beside
    return _tells_when(word) or any(_is_of_a_year_before(own, dating) for own in dates.get(sentences[word.i], ()))


def _is_before(date: Token) -> bool:
    """Whether a date is only one before which something was or is to be: "prior to election day"."""
    link = date.head
    prior = link.lower_ == "to" and link.i > 0 and link.nbor(-1).lower_ in ("prior", "previous")
    return link.pos_ in ("ADP", "SCONJ") and (link.lower_ == "before" or prior)


def _is_of_what_is_alike(date: Token, word: Token) -> bool:
    """Whether a date is that of what something is likened to: "her candidacy, like his in 2008"."""
    likened = (above for above in date.ancestors if above.lower_ in ("like", "unlike") and above.pos_ == "ADP")
    return any(word not in above.subtree for above in likened)


def _is_in_one_breath(noun: Token, date: Token) -> bool:
    """Whether a date stands behind a noun with no verb and no mark between: "her talk in Velmont on Monday", though the
    parse hangs it on the verb."""
    between = noun.doc[noun.i + 1 : date.i]
    return noun.i < date.i and not any(token.pos_ in ("VERB", "AUX") or token.is_punct for token in between)


def _is_bound(noun: Token) -> bool:
    """Whether a noun only says on which side of it something was: "in the months since *the hearing*", "heading toward
    *a convention*"."""
    link = noun.head
    ahead = link.lower_ == "of" and link.i > 0 and link.nbor(-1).lower_ == "ahead"
    around = link.lower_ == "of" and link.head.lower_ in _NOT_ITSELF
    return noun.dep_ == "pobj" and (link.lower_ in _BOUNDS or ahead or around)


#: "Of" something these are no part of it: "around the time of the launch", "the breakup of their marriage".
_NOT_ITSELF = words("time breakup break-up collapse failure dissolution anniversary prospect threat aftermath")
_BOUNDS = BOUNDS | words("toward towards")


def _is_of_other_noun(date: Token, word: Token) -> bool:
    """Whether a date is told of a noun for something else: "her visit recalls *the trip in 1985*"."""
    for above in date.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return False
        if above.pos_ == "NOUN" and (lemma_of(above) in NOUNS or above.lemma_.lower() in event_nouns()):
            return word not in above.subtree and above not in word.subtree
    return False


def _says_of_somebody(verb: Token) -> bool:
    """Whether a relative clause tells what somebody or something is known for: "the bank was founded in 1942 by a man
    *who was appointed* governor", "the letter, *released* by her office, was sent in May"; what happened at or in
    something is of its day."""
    if verb.dep_ not in ("relcl", "acl") or form(verb) not in ("past", "participle"):
        return False
    noun = verb.head
    place = any(child.lower_ in ("where", "when", "whereby") for child in verb.lefts)
    place = place or any(below.lower_ in ("which", "whom") and below.dep_ == "pobj" for below in verb.subtree)
    happened = lemma_of(noun) in NOUNS or noun.lemma_.lower() in event_nouns()
    return not place and not happened and verb.tag_ != "VBG"


def _tells_when(verb: Token) -> bool:
    """Whether words of a verb say that it was at another time than what is told before: "*just before the vote*, they
    shook hands"."""
    marks = (child for child in verb.children if child.dep_ == "prep")
    below = (child for child in verb.children if child.dep_ == "advcl")
    every = (*marks, *(mark for clause in below for mark in clause.lefts if mark.dep_ == "mark"))
    return any(
        mark.lower_ in ("before", "after") and not mark.is_sent_start and mark.nbor(-1).lower_ in _SHORTLY
        for mark in every
    )


#: Before "before" and "after" these say when it was.
_SHORTLY = words("just shortly right soon long days weeks months years day week month year")


def _is_of_a_year_before(own: When, dating: Dating) -> bool:
    """Whether a date of a verb's own sentence is of an earlier year, and not that of a noun ("failed to mention the
    2012 attack")."""
    here, there = period(own.value.rpartition("/")[2]), period(dating.value.partition("/")[0])
    of_noun = own.token.dep_ in ("compound", "nmod", "poss", "amod", "nummod") and own.token.head.pos_ in (
        "NOUN",
        "PROPN",
    )
    return not of_noun and here is not None and there is not None and here[1].year < there[0].year
