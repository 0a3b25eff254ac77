"""Parts of organisations: who leads "the youth wing of the Blues" or "Acme's Oslo office" does not lead the whole."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.memberships.role_bodies import GENERIC
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Mention

#: Parts of an organisation: "the director of the Acme tent division".
UNITS = words(
    "division department office branch unit section desk bureau team program programme center centre project institute "
    "chapter faculty school region operations subsidiary arm wing panel committee subcommittee delegation caucus "
    "faction mission operation embassy consulate"
)

#: Organs by which a whole is led, and words for a whole.
_WHOLES = GENERIC | words("board trustees governors directors council presidium politburo body")

_LINKS = words("of at in for within")


def is_unit(token: Token) -> bool:
    """Whether a noun is one for a part of an organisation."""
    return token.lower_ in UNITS or token.lemma_.lower() in UNITS


def is_part(reading: Reading, verb: Token, body: Mention) -> bool:
    """Whether what a verb does is done to a part of an organisation: "leads Acme's tent arm", "left the Blue caucus",
    "heads the Oslo office of Acme"."""
    tokens = reading.tokens(body.span)
    root, thing = tokens.root, owned(reading, tokens.end)
    grouped = body.kind == "Party"  # a party's group is that in a parliament
    if thing is not None:
        return thing.lower_ not in _WHOLES or (grouped and thing.lower_ == "group")
    if root.dep_ in ("compound", "nmod", "amod", "poss") and root.head.i >= tokens.end and root.head.pos_ == "NOUN":
        return is_unit(root.head) or (grouped and root.head.lower_ == "group")
    if grouped and reading.doc[tokens.end : tokens.end + 1].text == "in" and _is_chamber(reading, tokens.end + 1):
        return True
    if root.dep_ != "pobj" or root.head.lower_ not in _LINKS:
        return False
    whose = root.head.head
    return whose != verb and whose.pos_ == "NOUN" and whose.lower_ not in _WHOLES and whose.i > verb.i


def _is_chamber(reading: Reading, at: int) -> bool:
    """Whether a body of the state is named behind a token, where a party has only a group: "in the Senedd"."""
    inside = (reading.mention_at(token) for token in reading.doc[at : at + 2])
    return any(one is not None and one.kind == "Organization" for one in inside)


def owned(reading: Reading, at: int) -> Token | None:
    """The noun that a possessive at a token leads to: "committee" behind "'s trade"; None for a name."""
    doc = reading.doc
    if at + 1 >= len(doc) or doc[at].tag_ != "POS":
        return None
    last = None
    for token in doc[at + 1 : at + 8]:
        mention = reading.mention_at(token)
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "PUNCT", "PART") or token.text == ",":
            break
        if token.pos_ == "NOUN" and mention is None:
            last = token
    return last
