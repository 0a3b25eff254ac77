"""What stands beside a verb or a noun in a label: the words that tie it to others, and pieces of clauses."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.extract.events.clauses import particle
from kg.extract.events.labeltext import line
from kg.extract.wordset import words

#: Nouns that say little without what stands in the paper.
SAYS_WHAT = words(
    """bill law measure order resolution statute act amendment ordinance decree rule letter statement application
    petition motion request complaint lawsuit suit directive injunction"""
)

#: Whereto something is brought.
_WHERETO = words("ahead back home together apart aside away out down")

WITH_SOMEBODY = words("meet interview marry")

#: The word that ties these to the one or the thing to which they are done, where it is not "of".
TIED_BY = {"attack": "on", "assault": "on", "raid": "on", "tour": "of"}

#: What is said behind the one to whom it is done.
SAID_WITH = dict.fromkeys(("Election", "Appointment", "Nomination"), ("to", "as")) | {
    "Nomination": ("to", "as", "for"),
    "Birth": ("in",),
    "Release": ("from", "to"),
    "Acquisition": ("from", "to"),
}
#: What is said of one who is named for it without saying what it is: "for *his* post".
OWN_POST = re.compile(r"(?:his|her|their|its|the) (?:post|seat|job|position|role)$")

#: The prepositions whose words are said behind a noun of doing.
SAID_OF_DOING = ("to", "in", "against", "for", "from", "before", "at", "through")

#: The prepositions whose words are said behind a verb.
PLACING = words(
    """to for from into in at against before on with by as of onto out off over through across toward towards about
    between behind under around upon"""
)


def is_at_odds(clause: Token, doer: Token) -> bool:
    """Whether a clause's verb asks for several while its subject is one, which then is of another clause."""
    several = any(word.lower_ in ("are", "were", "have") for word in (clause, *clause.lefts))
    joined = any(child.dep_ == "conj" for child in doer.rights)
    return several and doer.tag_ in ("NN", "NNP") and not joined and not doer.ent_type_


def first_words(clause: Token, room: int) -> list[str]:
    """The first words of a clause, up to a noun: "making it easier for families"."""
    told: list[Token] = []
    for token in clause.doc[clause.i : clause.right_edge.i + 1]:
        if token.tag_ in ("WDT", "WP", "WRB") or token.text in (",", ";", ":") or len(told) > room:
            break
        told.append(token)
    while told and told[-1].pos_ not in ("NOUN", "PROPN"):
        told.pop()
    return [line(told)] if len(told) > 1 else []


def whole_verb(verb: Token) -> Token:
    """The last piece of a verb that the parse cuts at its hyphen: "re-*engage*"."""
    while verb.i + 2 < len(verb.doc) and not verb.whitespace_ and verb.nbor().text == "-":
        verb = verb.nbor(2)
    return verb


def is_behind(child: Token, done_to: Token, verb: Token) -> bool:
    """Whether a word right behind an object says whereto it was brought: "headed them *ahead*"."""
    beside = child.dep_ in ("advmod", "prt") and child.i == done_to.right_edge.i + 1
    more = child.i + 1 < len(child.doc) and child.nbor().lower_ == "of"  # "ahead of the vote"
    return beside and child.lower_ in _WHERETO and child != particle(verb) and not more
