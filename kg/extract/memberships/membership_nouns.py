"""Nouns that tie a person to an organisation: her post at Acme, the board of Acme, his resignation from the Blues."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.memberships.membership_clauses import passive, subject
from kg.extract.memberships.membership_verbs import bodies, fitting, organisations
from kg.extract.memberships.referents import people
from kg.extract.memberships.ties import Tie
from kg.extract.reading import Reading
from kg.extract.wordset import words

#: Nouns for a place in an organisation: "held a post at Acme", "his career with Acme".
_POSTS = words(
    "position post role job career appointment professorship chair fellowship internship residency "
    "apprenticeship traineeship spell stint tenure work"
)

#: Nouns for leaving an organisation, verbs that give notice of it, and prepositions that say that it came to pass.
_PARTINGS = words("resignation defection expulsion departure withdrawal exit ouster")
_GIVEN = words("announce tender submit confirm declare hand")
_AFTERWARDS = words("after following since upon despite")

#: Organs that one is "on", and those of all who work there.
_STAFF = words("staff faculty payroll")
_ORGANS = _STAFF | words("board council committee panel")

#: How one comes onto a board: preposition and verb.
_ONTO_BOARD = frozenset(
    {("on", "be"), *(("to", verb) for verb in words("name appoint elect add nominate recruit promote confirm"))}
)


def find(reading: Reading) -> Iterator[Tie]:
    """The ties that the nouns of an article state."""
    for token in reading.doc:
        if token.pos_ == "NOUN" and token.lemma_ in _POSTS:
            yield from _posts(reading, token)
        elif token.pos_ == "NOUN" and token.lemma_ in _PARTINGS:
            yield from _partings(reading, token)
        elif token.lower_ in _ORGANS and token.dep_ == "pobj":
            yield from _board(reading, token)


def _posts(reading: Reading, post: Token) -> Iterator[Tie]:
    """ "held positions with Acme", "his position at Acme"."""
    slots = ("at", "for", "with") if post.lemma_ == "work" else ("at", "with", "in", "within")
    found = [body for slot in slots for body in bodies(reading, post, slot)]
    if post.head.pos_ == "VERB" and post.dep_ in ("dobj", "pobj"):
        found += [body for slot in ("at", "with") for body in bodies(reading, post.head, slot)]
    if not found:
        return
    owner = next((child for child in post.children if child.dep_ == "poss"), None)
    verb = post.head if post.head.pos_ == "VERB" else None
    who = owner if owner is not None else subject(verb) if verb is not None and post.dep_ == "dobj" else None
    for holder in people(reading, who) if who is not None else ():
        for body in found:
            yield Tie(holder, fitting("worksFor", body), body, "post", post)


def _partings(reading: Reading, parting: Token) -> Iterator[Tie]:
    """ "announced her resignation from the Blues", "after his expulsion from the Blues"; not "demanded"."""
    told = parting.head
    given = parting.dep_ == "dobj" and told.lemma_ in _GIVEN
    if not given and not (parting.dep_ in ("pobj", "pcomp") and told.lower_ in _AFTERWARDS):
        return
    who = next((child for child in parting.children if child.dep_ == "poss"), subject(told) if given else None)
    for holder in people(reading, who) if who is not None else ():
        for body in bodies(reading, parting, "from"):
            yield Tie(holder, "memberOf", body, "verb resign", told if given else parting, over=True)
        for body in bodies(reading, parting, "to") if parting.lemma_ == "defection" else ():
            if body.kind == "Party":
                yield Tie(holder, "memberOf", body, "verb join", told if given else parting)


def _board(reading: Reading, board: Token) -> Iterator[Tie]:
    """ "is on the board of Acme", "was named to the board of Acme"."""
    link = board.head
    verb = link.head
    passed = passive(verb) if verb.pos_ == "VERB" else verb.lemma_ == "be"
    if not (passed and (link.lower_, verb.lemma_) in _ONTO_BOARD) or (who := subject(verb)) is None:
        return
    for holder in people(reading, who):
        for body in organisations(reading, board):
            if board.lower_ in _STAFF:
                yield Tie(holder, fitting("worksFor", body), body, "board", verb)
            else:
                yield Tie(holder, "memberOf", body, "board", verb, role=f"{board.lower_} member")
