"""Of which party the persons of an article are said to be, for "his party", and for who "left the party"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.extract.coreference.discourse import Page, Referent, subject_of
from kg.model import Kind, Mention

OWN = frozenset({"his", "her", "their"})
#: Verbs of whoever is of a party from then on, or no more.
_INTO_PARTY = frozenset({"join", "rejoin", "head", "lead", "chair", "found"})
_UNSURE = frozenset({"if", "whether", "may", "might", "could", "would", "should", "to", "never"})
_OUT_OF_PARTY = frozenset({"leave", "quit", "rejoin", "abandon", "desert"})
#: And of whom it makes one no more, or asks to go.
_PUT_OUT = frozenset({"suspend", "expel", "oust", "eject", "deselect", "discipline", "readmit"})


#: What stands between a person and the party that is told behind his name.
_BEFORE_PARTY = frozenset({"(", "of", "the", ",", "from", "a", "an", "former", "ex", "-", "one-time", "onetime"})


@dataclass(frozen=True, slots=True)
class Parties:
    """``at_token`` gives whom a token stands for, ``referents`` all spoken of so far; both grow in reading."""

    page: Page
    at_token: Mapping[int, Referent]
    referents: Mapping[tuple[Kind, str], Referent]

    def stands_behind(self, party: Mention, start: int) -> None:
        """Notes the party for the person right before it: "Hale (R-Tex.)", "Hale of the Blue List", "Hale, a Blue"."""
        words, at = self.page.words, start - 1
        while at > 0 and words[at] in _BEFORE_PARTY:
            at -= 1
        owner = self.at_token.get(at)
        if owner is not None and owner.kind == "Person" and at < start - 1:
            owner.party = owner.party or party.name

    def is_joined(self, party: Mention, root: int) -> None:
        """Notes the party for whoever joins or leads it."""
        verb = self.page.heads[root]
        told = not any(child.dep_ == "neg" or child.lower_ in _UNSURE for child in self.page.doc[verb].children)
        if told and self.page.deps[root] == "dobj" and self.page.doc[verb].lemma_ in _INTO_PARTY:
            owner = self._doer(verb)
            if owner is not None and owner.kind == "Person":
                owner.party = party.name

    def beside(self, start: int) -> str | None:
        """The party named right before a person: "Republican Senator Joan Hale", "Civic Party leader Joan Hale"."""
        for at in range(start - 1, max(start - 5, -1), -1):
            beside = self.at_token.get(at)
            if beside is not None:
                return beside.name if beside.kind == "Party" else None
            if self.page.pos[at] not in ("NOUN", "PROPN", "ADJ"):
                return None
        return None

    def of_owner(self, i: int) -> Referent | None:
        """The party that the article said the owner of "his party" is of."""
        owner = self.at_token.get(i - 1 if self.page.words[i - 1] != "own" else i - 2)
        return self.referents.get(("Party", owner.party)) if owner is not None and owner.party else None

    def left(self, i: int) -> Referent | None:
        """The party that whoever leaves "the party", or is expelled by it, is of."""
        page, verb = self.page, self.page.heads[i]
        if page.words[i] != "party" or page.words[i - 1] != "the" or page.deps[i] not in ("dobj", "pobj"):
            return None
        verbs = _OUT_OF_PARTY
        if page.deps[i] == "pobj" and page.words[verb] in ("by", "from"):
            verb, verbs = page.heads[verb], _PUT_OUT
        owner = self._doer(verb) if page.doc[verb].lemma_ in verbs else None
        return self.referents.get(("Party", owner.party)) if owner is not None and owner.party else None

    def _doer(self, verb: int) -> Referent | None:
        """Whom the subject of a verb, or of the one that it is joined to, names."""
        for _ in range(3):
            found = subject_of(self.page, self.at_token, verb)
            if found is not None or self.page.deps[verb] != "conj":
                return found
            verb = self.page.heads[verb]
        return None
