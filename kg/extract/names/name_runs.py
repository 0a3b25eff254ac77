"""Runs of capitalised words that no entity covers: at which words a name may begin there, and where an office does."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.extract.lexicon import local_parties, parties
from kg.extract.name_words import (
    ORG_NOUNS,
    PARTY_LIKE_ENDINGS,
    PARTY_LIKE_NOUNS,
    PARTY_NOUNS,
    PERSON_NOUNS,
    TITLE_MODIFIERS,
)
from kg.extract.names.name_pieces import POSSESSIVES
from kg.extract.names.name_titles import (
    is_title,
)

#: Behind a word that may only tell of ideas, these say that it is a party's: "Conservative peers".
SEATED = frozenset({"MP", "MEP", "MSP", "councillor", "councilor", "peer", "frontbencher", "backbencher"})

#: And these before a name, "Liberal finance critic Joan Hale".
SPEAKING = frozenset({"member", "critic", "whip", "spokesperson", "spokesman", "spokeswoman", "premier"})

#: Nouns after which a capitalised word is a name, whatever the tagger says.
DESCRIBING = PARTY_NOUNS | PARTY_LIKE_NOUNS | frozenset(ORG_NOUNS) | PERSON_NOUNS


class Runs:
    """Looks at the words of one document; ``taken`` marks the tokens that already belong to something."""

    def __init__(self, doc: Doc, texts: Sequence[str], taken: bytearray) -> None:
        self.doc = doc
        self.texts = texts
        self.taken = taken

    def opens(self, i: int, known: set[str]) -> bool:
        """Whether a name may begin, or go on, with token i; ``known`` are words that are names here."""
        word = self.texts[i]
        if self.taken[i] or not word[0].isupper():
            return False
        if i >= 2 and self.texts[i - 1] in POSSESSIVES and word in PARTY_LIKE_ENDINGS:
            return True
        return (
            self.doc[i].tag_ in ("NNP", "NNPS")
            or word in known
            or word.title() in known
            or self._described(i)
            or self._owns(i)
            or self._is_party(i)
        )

    def is_office(self, start: int, at: int) -> bool:
        """Whether a title begins at a token behind letters, and before somebody: "NAB" + "Spokesperson Joan Hale"."""
        letters = all(text.isupper() and len(text) > 1 for text in self.texts[start:at])
        while letters and at + 1 < len(self.texts) and self.texts[at] in TITLE_MODIFIERS:
            at += 1
        return (
            letters and is_title(self.texts, at) and self.texts[at].istitle() and self.texts[at + 1 : at + 2] != ["of"]
        )

    def _is_party(self, i: int) -> bool:
        """Whether what the tagger took for no name is a party's: "the SDLP's Joan Hale", "Conservative peers"."""
        word, following = self.texts[i], self.texts[i + 1 : i + 2]
        behind = {noun.removesuffix("s") for noun in following}
        if word in local_parties() and not behind.isdisjoint(PERSON_NOUNS):
            return True
        if word not in parties() or (len(word) > 2 and not word.istitle()):
            return word in parties()
        if self._speaks_for(i):
            return True
        idea = parties()[word].members and self.doc[i].is_sent_start  # "Conservative farmers", of no party
        return not behind.isdisjoint(SEATED if idea else SEATED | PERSON_NOUNS)

    def _speaks_for(self, i: int) -> bool:
        """Whether somebody's office in a party and his name follow: "Liberal finance critic Joan Hale"."""
        for at in range(i + 1, min(i + 4, len(self.texts) - 1)):
            if self.texts[at] in SPEAKING:
                return self.texts[at + 1].istitle()
            if not self.texts[at].islower():
                return False
        return False

    def _owns(self, i: int) -> bool:
        """Whether a name such as "Workers' List" begins here."""
        following = self.texts[i + 1 : i + 3]
        return len(following) == 2 and following[0] in POSSESSIVES and following[1] in PARTY_LIKE_ENDINGS

    def _described(self, i: int) -> bool:
        """Whether a describing noun stands before a capitalised word that the tagger took for a plain noun."""
        return i > 0 and self.texts[i - 1] in DESCRIBING and not self.doc[i].is_sent_start and self.texts[i].isalpha()
