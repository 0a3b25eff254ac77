"""Where a verb that may tie a person to an organisation does not: "leads the Blues by five points"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.extract.lexicon import parties
from kg.extract.memberships.membership_clauses import objects
from kg.extract.memberships.role_bodies import LEGISLATURES
from kg.extract.memberships.roles import is_sort
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Mention

#: Bodies that are named after the buildings that they sit in.
_SEATS = frozenset({"White House", "Kremlin", "Capitol Hill", "Downing Street", "Pentagon"})

#: Of these the organisation itself has to be the object.
_WHOLE = words("command pastor coach edit launch start")

#: Organisations that one "enters" to belong to them, and nouns for that.
_ENTERED = re.compile(
    r"\b(?:Parliament|Congress|Senate|Assembly|Commons|Lords|Legislature|Bundestag|Cabinet|Council|Army|Navy|Corps|Force|"
    r"Marines|Service|Order|Society|Academy|Association)\b"
)
_STAFF = words("faculty staff team board")
_SERVICE = words("service employ employment ranks")

#: The time that somebody "spends" at his work.
_SPELLS = words("years months seasons decade decades career")

#: What one practises in an organisation.
_PRACTICE = words("law medicine")

#: By what one leads a rival: these are no leaders of what they lead.
_MARGINS = words("percent % point points votes vote margin poll polls survey surveys lap laps seconds goals race")


def means_otherwise(reading: Reading, verb: Token, slot: str, body: Mention) -> bool:
    """Whether a verb ties nobody to an organisation in this place: "" its object, else after a preposition."""
    if is_sort(verb):
        return True  # "is managing partner at Acme"
    if not slot and _is_of_another(reading, verb, body):
        return True
    return not (_is_told_so(verb, slot, body) if verb.lemma_ in _TOLD else _is_as_told(verb, slot, body))


def _is_of_another(reading: Reading, verb: Token, body: Mention) -> bool:
    """Whether an object is something else of that name: a building, some members of a party, a body's own thing."""
    if verb.lemma_ == "join" and body.kind == "Party":  # "joined other Republicans in a vote"
        named = parties().get(reading.article.text[slice(*body.span)])
        return named is not None and named.members and reading.tokens(body.span)[0].nbor(-1).pos_ != "DET"
    if verb.lemma_ in ("leave", "quit"):
        return body.name in _SEATS  # that one may only have been in
    whole = verb.lemma_ in _WHOLE and body.kind == "Organization"
    return whole and reading.tokens(body.span).root.dep_ != "dobj"  # "edited the Sun's story"


def _is_as_told(verb: Token, slot: str, body: Mention) -> bool:
    """Whether what stands beside a verb leaves its meaning: "set up Acme", "sat with the Blues" and not "down"."""
    beside = {child.lower_ for child in verb.children}
    if verb.lemma_ == "set":
        return "up" in beside
    if verb.lemma_ == "represent":
        return slot != "in" or _ENTERED.search(body.name) is not None
    if verb.lemma_ == "sit":
        return "down" not in beside
    if verb.lemma_ == "lead" and not slot:
        return not any(token.lower_ in _MARGINS for token in verb.doc[verb.i + 1 : min(verb.i + 14, verb.sent.end)])
    if verb.lemma_ == "work" and slot == "with":  # not "is working with Congress", "worked with Acme to end it"
        told = verb.tag_ in ("VBD", "VBN") or "currently" in beside
        aim = any(child.dep_ in ("xcomp", "advcl") for child in verb.children)
        return told and not aim and body.name not in LEGISLATURES
    return True


def _is_told_so(verb: Token, slot: str, body: Mention) -> bool:
    """Whether the object of a verb tells that somebody belongs: "entered the service of Acme", "signed a contract with
    Acme", "spent ten years at Acme"."""
    told = {thing.lower_ for thing in objects(verb)}
    fits = {
        "join": slot != "at" or not told.isdisjoint(_STAFF),
        "enter": body.kind == "Party" or not told.isdisjoint(_SERVICE) or _ENTERED.search(body.name) is not None,
        "start": not slot or not told,  # not "started a course at Acme"
        "begin": not told,
        "sign": told <= {"contract", "forms", "terms"},
        "spend": any(child.lower_ in _SPELLS for child in verb.children),
    }
    return fits.get(verb.lemma_, told <= _PRACTICE)


#: Verbs whose object decides whether they tie.
_TOLD = words("join enter sign spend practise practice start begin")
