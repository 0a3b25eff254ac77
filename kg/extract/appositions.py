"""Names set off by commas behind what somebody is: "the mayor of Paris, Ann Lee, resigned".

A dependency parse often ties such a name to the last noun before it (Paris is Ann Lee), or to the verb. It is tied anew
to the noun that can be a person, so that whoever asks what the mayor did, or who the mayor is, finds the name."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from kg.extract.name_words import PERSON_NOUNS
from kg.model import Mention

#: How many prepositions may stand between the noun and the name: "the head of the board of the fund, Ann Lee,".
_LINKS = 3

#: What a name is to the parse where it is no part of the clause itself.
_LOOSE = frozenset({"appos", "npadvmod", "conj", "dep", "nmod", "ROOT"})

_CLOSING = frozenset({",", ".", ";", ")", "-", "–", "—"})


def tie(doc: Doc, names: Iterable[Mention]) -> None:
    """Ties the persons among the names of a parsed text to the nouns that they are set off from."""
    for mention in names:
        if mention.kind != "Person":
            continue
        found = doc.char_span(*mention.span, alignment_mode="expand")
        if found is None or found.start < 2 or found.end >= len(doc) or doc[found.start - 1].text != ",":
            continue
        name, noun = found.root, _noun_before(doc[found.start - 2])
        loose = name.dep_ in _LOOSE and doc[found.end].text in _CLOSING and name.sent == doc[found.start - 2].sent
        if noun is not None and loose and name.head not in (noun, name) and name not in (noun, *noun.ancestors):
            name.head = noun
            name.dep_ = "appos"


def _noun_before(last: Token) -> Token | None:
    """The noun for one person at the head of the phrase that ends with a token."""
    for _ in range(_LINKS):
        if last.lower_ in PERSON_NOUNS and last.tag_ in ("NN", "NNP"):
            return last
        link = last.head
        if last.dep_ != "pobj" or link.dep_ != "prep" or link.head.i > last.i:
            return None
        last = link.head
    return last if last.lower_ in PERSON_NOUNS and last.tag_ in ("NN", "NNP") else None
