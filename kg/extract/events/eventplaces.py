"""Where an event takes place: what "in", "at" or "near" names beside its word, or in the phrases there."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.events.eventwords import SOMEWHERE
from kg.extract.events.happenings import Happening, is_light
from kg.extract.events.namelists import mentions_under
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Mention

#: Where it struck is where it was: "an earthquake hit the town".
_STRUCK = words("strike hit rock shake devastate")
_WHERE = words("in at near outside inside on around across off")
#: The same below another noun: "a hospital in Madrid", but not "a report on Madrid".
_WITHIN = words("in at near outside")
#: What has its name behind "of".
_NAMED_OF = words("town city village province region district port capital state island suburb neighborhood")
#: Whose seat is where they act: "a court in Oslo sentenced".
_SEATED = words("court tribunal jury judge police prosecutor authority officer")
_OF_THE_SEATED = words("Arrest Charge Conviction Trial Release Investigation")

#: How sure a place is: beside the word; beside the verb that brings it about; within another phrase.
_BESIDE, _OF_ITS_VERB, _WITHIN_PHRASE = 0.85, 0.8, 0.75
#: How many nouns lie between a word and its place at most.
_DEPTH = 3


def fill(happening: Happening, reading: Reading, happenings: dict[int, Happening]) -> None:
    """Gives an event its places, beside its own word and beside the verb that brings it about."""
    token = happening.trigger
    _beside(happening, token, reading, _BESIDE)
    if not happening.is_noun and not happening.places:
        for noun in _at_events(token, happenings):
            _beside(happening, noun, reading, _WITHIN_PHRASE)
    made = happening.carrier == token.head.i or is_light(token.head.lemma_, happening.type)
    if happening.is_noun and token.dep_ in ("dobj", "nsubj", "nsubjpass") and made:
        _beside(happening, token.head, reading, _OF_ITS_VERB)
    if not happening.is_noun and not happening.places:
        for noun in _in_its_phrases(happening):
            _add(happening, _within(noun, reading), _WITHIN_PHRASE)


def _at_events(verb: Token, happenings: dict[int, Happening]) -> Iterator[Token]:
    """The events at which something was done: "met at the summit"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("at", "during", "in"):
            yield from (noun for noun in child.children if noun.i in happenings)


def _in_its_phrases(happening: Happening) -> Iterator[Token]:
    """The nouns beside a verb of which what they say of a place is said of its event too: "killed four people in
    Oslo", "a court in Oslo sentenced"."""
    for child in happening.trigger.children:
        done_to = child.dep_ in ("dobj", "nsubjpass") and happening.type in SOMEWHERE
        seated = child.dep_ in ("nsubj", "agent") and happening.type in _OF_THE_SEATED
        for noun in child.children if child.dep_ == "agent" else (child,):
            if done_to or (seated and noun.lemma_.lower() in _SEATED):
                yield noun


def _beside(happening: Happening, token: Token, reading: Reading, confidence: float) -> None:
    """Adds the places of the prepositions beside a word, and what was hit or visited."""
    for child in token.children:
        to = child.lower_ == "to" and happening.type == "Visit"
        to = to or (child.lower_ == "into" and happening.type == "Accident")
        imposed = child.lower_ == "on" and happening.type == "Sanction"
        if child.dep_ == "prep" and (child.lower_ in _WHERE or to) and not imposed:
            _add(happening, _named(child, reading), confidence)
            for noun in (other for below in child.children for other in below.conjuncts if happening.places):
                _add(happening, reading.mention_at(noun), confidence)  # "raids in Oslo and Bergen"
            for noun in child.children if not happening.places else ():
                _add(happening, _within(noun, reading), _WITHIN_PHRASE)
        elif (
            child.dep_ == "prep" and child.lower_ == "for" and any(each.ent_type_ == "DATE" for each in child.children)
        ):
            for noun in child.children:
                _add(happening, _within(noun, reading), _WITHIN_PHRASE)  # "scheduled for Monday in Oslo"
    hit = token.lemma_ in _STRUCK and happening.is_noun
    seen = happening.type == "Visit" and not happening.is_noun and token.lemma_ in ("visit", "tour")
    for child in token.children if hit or seen else ():
        if child.dep_ == "dobj":
            _add(happening, reading.mention_at(child), confidence)


def _add(happening: Happening, mention: Mention | None, confidence: float) -> None:
    if mention is None or mention.kind != "Place" or _is_of_another(mention, happening):
        return
    if all(old.name != mention.name for old, _ in happening.places):
        happening.places.append((mention, confidence))


def _is_of_another(mention: Mention, happening: Happening) -> bool:
    """Whether a place stands where its clause tells already of the next event of the kind."""
    return happening.end is not None and mention.span[0] > happening.trigger.doc[happening.end].idx


def _named(preposition: Token, reading: Reading) -> Mention | None:
    """The first place of those that a preposition names, or None."""
    nouns = (child for child in preposition.children if child.dep_ == "pobj")
    return next((found for noun in nouns for found in mentions_under(noun, reading) if found.kind == "Place"), None)


def _within(noun: Token, reading: Reading, depth: int = _DEPTH) -> Mention | None:
    """The place in which a noun's phrase says that it lies: "a hospital in the town of Marib"; or None."""
    for child in noun.children if depth and noun.pos_ in ("NOUN", "PROPN", "NUM") else ():
        of = child.lower_ == "of" and noun.lemma_.lower() in _NAMED_OF
        if child.dep_ == "prep" and (of or child.lower_ in _WITHIN):
            below = (_within(further, reading, depth - 1) for further in child.children if further.dep_ == "pobj")
            found = _named(child, reading) or next(below, None)
            if found is not None:
                return found
    return None
