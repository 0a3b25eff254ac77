"""Where an event takes place: what "in", "at" or "near" names beside its word, or in the phrases there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.events.eventwords import COMING_ABOUT, SOMEWHERE
from kg.extract.events.happenings import Happening, is_light
from kg.extract.events.namelists import mentions_under
from kg.extract.events.plainverbs import SAYING
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Mention

#: Where it struck is where it was: "an earthquake hit the town".
_STRUCK = words("strike hit rock shake devastate")
_WHERE = words("in at near outside inside on around across off")
#: The same below another noun: "a hospital in Madrid", but not "a report on Madrid".
_WITHIN = words("in at near outside off")
#: What has its name behind "of".
_NAMED_OF = words(
    """town city village province region district port capital state island suburb neighborhood neighbourhood outskirts
    outskirt edge heart centre center north south east west coast border part street shore"""
)
#: Whose seat is where they act: "a court in Oslo sentenced".
_SEATED = words("court tribunal jury judge police prosecutor authority officer")
_OF_THE_SEATED = words("Arrest Charge Conviction Trial Release Investigation")

#: In and at these something happens: "the trial opened in the Velmont District *Court*".
_HOUSES = words(
    """Court Tribunal Magistrates University College School Academy Hospital Clinic Church Cathedral Mosque Synagogue
    Temple Museum Gallery Library Theatre Theater Hotel Airport Stadium Arena Prison Jail Parliament Capitol"""
)

#: What is done to somebody where that happens which a "when" tells: "died when a ferry sank off Velmont".
_IN_ACCIDENTS = words("Death Killing Injury")

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
    if not happening.is_noun and not happening.places and happening.type in _IN_ACCIDENTS:
        for clause in (child for child in token.rights if child.dep_ == "advcl"):
            if any(word.lower_ in ("when", "as") for word in clause.lefts):
                _beside(happening, clause, reading, _WITHIN_PHRASE)
    if not happening.is_noun and not happening.places:
        for noun in _in_its_phrases(happening):
            _add(happening, _within(noun, reading) or _seat(noun, reading), _WITHIN_PHRASE)
    if not happening.places and happening.type in SOMEWHERE:
        for opening in _opening(token):
            _behind(happening, opening, reading, _WITHIN_PHRASE)


def _at_events(verb: Token, happenings: dict[int, Happening]) -> Iterator[Token]:
    """The events at which something was done: "met at the summit"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("at", "during", "in"):
            yield from (noun for noun in child.children if noun.i in happenings)


def _opening(word: Token) -> Iterator[Token]:
    """The preposition with which a sentence opens that tells what somebody says of it: "*In Oslo*, police said that
    nine people were hurt"."""
    verb = word.head if word.pos_ not in ("VERB", "AUX") else word
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    above = verb.head
    if verb.dep_ == "ccomp" and above.dep_ == "ROOT" and above.lemma_.lower() in SAYING:
        yield from (child for child in above.lefts if child.is_sent_start and child.lower_ in ("in", "at", "near"))


def _in_its_phrases(happening: Happening) -> Iterator[Token]:
    """The nouns beside a verb of which what they say of a place is said of its event too: "killed four people in
    Oslo", "a court in Oslo sentenced"."""
    for child in happening.trigger.children:
        done_to = child.dep_ in ("dobj", "nsubjpass") and happening.type in SOMEWHERE
        done_to = done_to or (child.dep_ == "nsubj" and happening.type in COMING_ABOUT)
        seated = child.dep_ in ("nsubj", "agent") and happening.type in _OF_THE_SEATED
        for noun in child.children if child.dep_ == "agent" else (child,):
            if done_to or (seated and noun.lemma_.lower() in _SEATED):
                yield noun


def _beside(happening: Happening, token: Token, reading: Reading, confidence: float) -> None:
    """Adds the places of the prepositions beside a word, and what was hit or visited."""
    for child in token.children:
        to = child.lower_ == "to" and happening.type == "Visit"
        to = to or (child.lower_ == "into" and happening.type == "Accident")
        to = to or (child.lower_ == "from" and happening.type == "Rescue")
        imposed = child.lower_ == "on" and happening.type == "Sanction"
        before = child.lower_ == "before" and (court := _named(child, reading)) is not None and _is_no_place(court)
        if child.dep_ == "prep" and (child.lower_ in _WHERE or to or before) and not imposed:
            _behind(happening, child, reading, confidence)
        elif (
            child.dep_ == "prep" and child.lower_ == "for" and any(each.ent_type_ == "DATE" for each in child.children)
        ):
            for noun in child.children:
                _add(happening, _within(noun, reading), _WITHIN_PHRASE)  # "scheduled for Monday in Oslo"
    hit = token.lemma_ in _STRUCK and (happening.is_noun or happening.type in ("Other", "Attack"))
    seen = happening.type == "Visit" and not happening.is_noun and token.lemma_ in ("visit", "tour")
    off = any(child.dep_ == "prt" and child.lower_ in _WHERE for child in token.rights)  # "sank *off* the coast"
    for child in token.children if hit or seen or off else ():
        seen_there = reading.mention_at(child) if child.dep_ == "dobj" else None
        if seen_there is not None and not _is_no_place(seen_there):
            _add(happening, seen_there, confidence)
        elif hit and child.dep_ == "dobj":
            _add(happening, _within(child, reading), _WITHIN_PHRASE)


def _behind(happening: Happening, preposition: Token, reading: Reading, confidence: float) -> None:
    """Adds what a preposition names, where a house that it names stands, and else the place in its phrase."""
    _add(happening, found := _named(preposition, reading), confidence)
    house = found is not None and _is_no_place(found)
    for noun in preposition.children if house else ():
        _add(happening, _within(noun, reading) or _before_name(noun, reading), _WITHIN_PHRASE)
    for noun in (other for below in preposition.children for other in below.conjuncts if happening.places):
        _add(happening, reading.mention_at(noun), confidence)  # "raids in Oslo and Bergen"
    for noun in preposition.children if not happening.places else ():
        _add(happening, _within(noun, reading), _WITHIN_PHRASE)


def _add(happening: Happening, mention: Mention | None, confidence: float) -> None:
    if mention is None or not _is_somewhere(mention) or _is_of_another(mention, happening):
        return
    if all(old.name != mention.name for old, _ in happening.places):
        happening.places.append((mention, confidence))


def _is_somewhere(mention: Mention) -> bool:
    """Whether a name is of a place, or of a body by whose name its house is called."""
    return mention.kind == "Place" or (mention.kind == "Organization" and not _HOUSES.isdisjoint(mention.name.split()))


def _is_of_another(mention: Mention, happening: Happening) -> bool:
    """Whether a place stands where its clause tells already of the next event of the kind."""
    return happening.end is not None and mention.span[0] > happening.trigger.doc[happening.end].idx


def _named(preposition: Token, reading: Reading) -> Mention | None:
    """The first place of those that a preposition names, or None."""
    nouns = (child for child in preposition.children if child.dep_ == "pobj")
    found = [mention for noun in nouns for mention in mentions_under(noun, reading)]
    return next((mention for mention in sorted(found, key=_is_no_place) if _is_somewhere(mention)), None)


def _is_no_place(mention: Mention) -> bool:
    return mention.kind != "Place"


def _before_name(noun: Token, reading: Reading) -> Mention | None:
    """The place whose name stands before that of a house: "the *Velmont* Magistrates' Court"; or None."""
    found = (reading.mention_at(token) for token in noun.subtree if token.i < noun.i)
    return next((one for one in found if one is not None and one.kind == "Place"), None)


def _seat(noun: Token, reading: Reading) -> Mention | None:
    """The town in the name of a court, where the article names it elsewhere too: "the *Velmont* High Court"; or
    None."""
    court = reading.mention_at(noun)
    if court is None or court.kind != "Organization":
        return None
    text = reading.article.text[slice(*court.span)]
    towns = {name.name: name for name in reading.names if name.kind == "Place" and text.startswith(f"{name.name} ")}
    town = max(towns.values(), key=lambda name: len(name.name), default=None)
    return replace(town, span=(court.span[0], court.span[0] + len(town.name))) if town is not None else None


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
