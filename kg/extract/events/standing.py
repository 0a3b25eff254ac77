"""What tells only how things stood, or what lasts: no event that a reader would list."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.events.eventchains import Chain
from kg.extract.events.eventwords import BEGINNING
from kg.extract.events.understood import Meant
from kg.extract.wordset import words


def is_standing(verb: Token, meant: Meant) -> bool:
    """Whether a verb tells how things stood, which is no event: "charged a fee of $500", "was tied with the mayor",
    "holds a lead", "faces many hurdles", not "will face the mayor in May"."""
    done_to = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if done_to is None:
        return verb.lemma_ == "tie" and verb.tag_ == "VBN" and any(child.lower_ == "with" for child in verb.rights)
    whom = meant(done_to)
    faced = verb.lemma_ == "face" and (whom is None or whom.kind != "Person") and done_to.pos_ == "NOUN"
    ahead = verb.lemma_ in ("hold", "have", "enjoy", "keep") and done_to.lemma_ in ("lead", "edge", "advantage")
    return ahead or (faced and done_to.lemma_ in _HURDLES) or (verb.lemma_ == "charge" and done_to.lemma_ in _PRICES)


_HURDLES = words(
    """challenge problem hurdle obstacle difficulty question criticism pressure scrutiny choice dilemma opposition
    competition uncertainty prospect series"""
)
_PRICES = words("fee price rate rent tuition premium toll fare")


def is_under_way(chain: Chain) -> bool:
    """Whether a noun only names a campaign of somebody that lasts, or those who run it: "she paid for her *campaign*",
    not "her 2008 campaign" or "launched her campaign"."""
    nouns = [each for each in chain.told if each.is_noun and each.trigger.lemma_.lower() in _LASTING]
    own = any(dating.rule == "noun" and dating.confidence >= _STATED for each in chain.told for dating in each.dates)
    begun = any(each.trigger.dep_ == "dobj" and each.trigger.head.lemma_.lower() in BEGINNING for each in nouns)
    return len(nouns) == len(chain.told) and not own and not begun


_LASTING = words("campaign candidacy candidature")

#: So sure is the date that stands beside its noun.
_STATED = 0.75
