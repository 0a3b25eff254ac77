"""Whose name the parse hides behind an office: "the Chief Justice of Norvia Ann Lee"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.memberships.roles import is_role


def cut_off(noun: Token) -> Token | None:
    """The person's name right behind a noun that the parse does not tie to it: "with Reds chief *Ann Lee*", "to Justice
    *Ann Lee*"."""
    end = noun.right_edge.i
    if noun.dep_ != "pobj" or noun.pos_ != "PROPN" or end + 1 >= len(noun.doc):
        return None
    names = (child for child in noun.head.head.rights if child.dep_ == "npadvmod" and child.ent_type_ == "PERSON")
    return next((name for name in names if name.left_edge.i == end + 1), None)


def held_by(role: Token) -> Token | None:
    """The name of him who holds an office, where the parse takes it for a part of what the office is of: "the Chief
    Justice of Norvia *Ann Lee*"."""
    links = (child for child in role.rights if child.lower_ in ("of", "to", "for", "in")) if is_role(role) else ()
    for name in (below for link in links for below in link.children if below.dep_ == "pobj"):
        first = [one for one in name.subtree if one.i < name.i and one.dep_ in ("compound", "nmod", "amod")]
        apart = [one for one in first if one.ent_type_ in ("GPE", "LOC", "ORG", "NORP") or one.pos_ == "NOUN"]
        if name.pos_ == "PROPN" and apart and len(first) > len(apart) and not any(is_role(one) for one in first):
            return name
    return None


def held_beside(body: Token) -> Token | None:
    """The name of him who holds an office, where the parse takes the office for another name of its body: "the
    Harbour Party leader and Senator *Ann Lee*"."""
    if body.pos_ != "PROPN" or body.ent_type_ == "PERSON":
        return None
    for office in (child for child in body.rights if child.dep_ == "appos" and is_role(child)):
        apart = any(token.text == "," for token in body.doc[body.i : office.i])
        names = [one for one in office.conjuncts if one.i > office.i and one.ent_type_ == "PERSON"]
        if names and not apart:
            return names[-1]
    return None


def is_of_preposition(noun: Token) -> bool:
    """Whether a name stands right behind a preposition without a noun, though the parse ties it to a verb or to
    another noun: "A clerk of *Ann Lee* was arrested"."""
    before = noun.left_edge.nbor(-1) if noun.left_edge.i else noun
    alone = before.dep_ == "prep" and before.lower_ == "of" and not any(True for _ in before.children)
    return alone and noun.dep_ in ("nsubj", "nsubjpass", "dobj", "appos", "conj")
