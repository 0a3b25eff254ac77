"""Which thing "the convention" is: the words with which the same noun stands before it in the article."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.events.labeltext import line
from kg.extract.wordset import words

#: So many words are said of a noun at most, with it.
_MOST = 6

#: In so many sentences before it the one noun is looked for that says more, if others say something else.
_NEAR = 1


def introduced(noun: Token, dated: frozenset[int]) -> str:
    """A noun of which only "the" is said, as the article has it before with what tells which it is: "*Harbour Party*
    convention"; nothing where nothing tells, or where several things are called so."""
    if noun.pos_ != "NOUN" or noun.ent_type_ or not _is_bare(noun) or noun.lemma_.lower() in _IDLE_NOUNS:
        return ""
    found = [(other, said) for other in _before(noun) if (said := _said(other, dated))]
    told = {said.lower() for _, said in found}
    if not told:
        return ""
    nearest, said = found[0]
    fullest = max(told, key=len)
    one = all(set(each.split()) <= set(fullest.split()) for each in told)
    if one:
        return next(each for _, each in found if each.lower() == fullest)
    near = sum(1 for token in noun.doc[nearest.i : noun.i] if token.is_sent_start and token.i > nearest.i) <= _NEAR
    return said if near else ""


def _is_bare(noun: Token) -> bool:
    """Whether only "the" is said of a noun."""
    before = [child for child in noun.lefts if not child.is_punct]
    more = any(child.dep_ in ("prep", "acl", "relcl", "appos", "nummod") for child in noun.rights)
    return [child.lower_ for child in before] == ["the"] and noun.nbor(-1) == before[0] and not more


def _before(noun: Token) -> Iterator[Token]:
    """The same noun before in the article, also as the last word of a name, from the nearest back."""
    for other in reversed(noun.doc[: noun.i]):
        if other.lower_ == noun.lower_ and other.pos_ in ("NOUN", "PROPN") and other.dep_ != "compound":
            yield other


def _said(noun: Token, dated: frozenset[int]) -> str:
    """A noun with what tells which it is, before it and behind; nothing where nothing does."""
    first = noun.i
    for child in reversed(list(noun.lefts)):
        if child.dep_ not in _TELLING or child.right_edge.i != first - 1 or child.i in dated:
            break
        if any(token.i in dated or token.pos_ in ("PRON", "PUNCT", "CCONJ") for token in child.subtree):
            break
        if (
            child.lower_ in _IDLE
            or child.tag_ in ("JJR", "JJS", "RBS")
            or any(token.is_quote for token in child.subtree)
        ):
            break
        first = child.left_edge.i
    told = list(noun.doc[first : noun.i + 1])
    while told[0].dep_ == "det" or told[0].lower_ in _IDLE:
        told = told[1:]
    behind = _said_behind(noun, dated)
    told += behind if len(told) + len(behind) <= _MOST + 1 else []
    return line(told) if 1 < len(told) <= _MOST + 1 else ""


def _said_behind(noun: Token, dated: frozenset[int]) -> list[Token]:
    """What stands behind a noun at once and names something: "on *Torne Bridge*"."""
    link = next((child for child in noun.rights if child.i == noun.i + 1 and child.dep_ == "prep"), None)
    below = [child for child in link.children if child.dep_ == "pobj"] if link is not None else []
    if link is None or link.lower_ not in _LINKS or not below:
        return []
    told = list(noun.doc[link.i : below[0].i + 1])
    named = any(token.pos_ == "PROPN" for token in told)
    later = any(child.i > below[0].i and child.dep_ in ("conj", "prep", "relcl") for child in below[0].rights)
    plain = all(token.i not in dated and token.pos_ not in ("PRON", "PUNCT") for token in told)
    return told if named and plain and not later else []


_TELLING = words("compound amod nmod poss")
_LINKS = words("of on in against for at with to")

#: What tells nothing of which one is meant.
_IDLE = words(
    """new first last next same other such own only latest recent upcoming previous current very entire whole own
    former future past present early earlier late later final second third full initial original similar particular
    certain big great major good bad strong old more less many few several different another subsequent potential
    possible likely actual real so-called"""
)

#: What is known by itself, or is not one thing of which more is said.
_IDLE_NOUNS = words(
    """time way thing people man woman day week month year end number part side point place case fact lot world country
    public family life issue question problem idea reason rest state government"""
)
