"""Names of places that stand for an organisation there: "a professor at Oxford", "she joined Sandoz as an analyst"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Span

from kg.extract.lexicon import parties, places
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Mention

#: Those who teach and study, at a university though only its town be named.
_LEARNED = words("""
    professor lecturer fellow teacher instructor tutor scholar researcher scientist academic postdoc physicist chemist
    mathematician biologist economist historian philosopher psychologist sociologist dean provost teach lecture
    """)

#: Those whom only companies have, whatever the preposition.
_CORPORATE = words("ceo cfo coo cto cio cmo vp partner")

#: Those who may serve or stand "at" a mere place.
_POSTED = words(
    "judge justice commander general admiral brigadier captain major colonel lieutenant sergeant guard soldier fighter "
    "policeman policewoman ambassador envoy consul candidate nominee priest pastor bishop archbishop vicar rector king "
    "queen mayor governor chief leader head rebel activist campaigner volunteer player footballer striker host "
    "correspondent reporter photographer speaker delegate"
)


#: Bodies that a party's adjective only describes: "the Democratic polling firm Acme".
_DESCRIBED = words(
    "firm company group organization organisation agency consultancy outlet network magazine newspaper website fund "
    "nonprofit charity pollster"
)


def describes(reading: Reading, mention: Mention, tokens: Span) -> bool:
    """Whether a party's adjective only tells of whom or of what follows it: "manager for Republican Ann Lee"."""
    doc, known = reading.doc, parties().get(tokens.text)
    if mention.kind != "Party" or known is None or not known.members or tokens.end + 1 >= len(doc):
        return False
    following = reading.mention_at(doc[tokens.end])
    personal = following is not None and following.kind == "Person"
    return personal or any(token.lower_ in _DESCRIBED for token in doc[tokens.end : tokens.end + 2])


def institution(place: Mention, word: str, link: str) -> Mention | None:
    """The organisation that a place's name stands for behind a role word or verb and its preposition
    ("" for a direct object), or None where the place itself may be meant."""
    if place.kind != "Place":
        return None
    known = places().get(place.name)
    if known is not None and (known.subtype != "city" or word not in _LEARNED or link != "at"):
        return None
    if link == "at":
        fits = word not in _POSTED
    elif link == "":
        fits = word in ("join", "rejoin")
    else:
        fits = word in _CORPORATE and link in ("of", "for", "with", "'s")
    return replace(place, kind="Organization", subtype=None) if fits else None
