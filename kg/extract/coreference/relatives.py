"""Relative pronouns and the name that they speak of: "Acme, where she worked", "X is a poet from Y who …"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.extract.coreference.discourse import Page, Referent, subject_of

RELATIVES = frozenset({"who", "whom", "whose", "which", "that", "where"})
#: What one does in an organisation rather than in a place.
WORKING = frozenset({"serve", "work", "stay", "remain", "teach", "manage", "head", "lead", "employ", "hire", "train"})
#: What one does in a school, not only where it stands.
STUDYING = frozenset({"study", "graduate", "matriculate", "enrol", "enroll", "major", "earn", "receive", "obtain"})
#: Between somebody and where he is from, or what he belongs to.
_BETWEEN = frozenset({"of", "from", "for", "in", "at"})
RELATIVE_TAGS = frozenset({"WP", "WDT", "WP$", "WRB"})


@dataclass(frozen=True, slots=True)
class Relatives:
    """``at_token`` gives whom a token stands for; it grows in reading."""

    page: Page
    at_token: Mapping[int, Referent]

    def meant(self, i: int) -> Referent | None:
        """Of whom or what the relative pronoun at token i speaks."""
        return self._where(i) if self.page.words[i] == "where" else self._relative(i)

    def _relative(self, i: int) -> Referent | None:
        """The referent of the noun that a relative clause is about; of "and which", that of the clause before."""
        page, at = self.page, i
        if i > 1 and page.words[i - 1] in ("and", "but") and (same := self._relative_before(i)) is not None:
            return same
        for _ in range(5):
            if page.deps[at] == "relcl":
                found = self._of_noun(page.heads[at], i)
                return found or self._topic(i, page.heads[at])
            if page.heads[at] == at:
                break
            at = page.heads[at]
        before = i - 2 if page.words[i - 1] == "," else i - 1
        found = self._suits(self.at_token.get(before), i) if before >= 0 else None
        return found or (self._topic(i, before) if before >= 0 else None)

    def _relative_before(self, i: int) -> Referent | None:
        """Of whom or what the relative pronoun before another one speaks, in its sentence."""
        for at in range(i - 2, self.page.doc[i].sent.start - 1, -1):
            if self.page.words[at] in RELATIVES and at in self.at_token:
                return self._suits(self.at_token[at], i)
        return None

    def _where(self, i: int) -> Referent | None:
        """The organisation that "where" speaks of: that of its clause, else the one before it, past dates
        and what is added to its name ("Acme, a maker of tents, where she worked")."""
        found = self._relative(i)
        page = self.page
        working = page.doc[page.clause(i)].lemma_ in WORKING
        if found is not None and found.kind == "Place" and (working or page.doc[page.clause(i)].lemma_ in STUDYING):
            return self._housed(i) or found
        if found is not None and found.kind != "Person":
            return found
        if working and (body := self._only_body(i)) is not None:
            return body
        for at in range(i - 1, max(i - 16, page.doc[i].sent.start - 1), -1):
            referent = self.at_token.get(at)
            if referent is not None:
                return referent if referent.kind in ("Organization", "Party") and self._only_added(at + 1, i) else None
            if page.tags[at] in ("VBD", "VBZ", "VBP", "MD") or page.words[at] in (";", "where"):
                return None
        return None

    def _housed(self, i: int) -> Referent | None:
        """The organisation whose place stands behind it: "Hull College in Hull, England, where she taught"."""
        for at in range(i - 1, max(i - 12, self.page.doc[i].sent.start - 1), -1):
            referent = self.at_token.get(at)
            if referent is not None and referent.kind != "Place":
                return referent if referent.kind == "Organization" else None
            if referent is None and self.page.words[at] not in (",", "in", "at", "the"):
                return None
        return None

    def _only_body(self, i: int) -> Referent | None:
        """The one organisation of which the sentence has spoken, unless a place stands behind it."""
        told = [self.at_token[at] for at in range(self.page.doc[i].sent.start, i) if at in self.at_token]
        bodies = [one for one in told if one.kind in ("Organization", "Party")]
        return bodies[0] if bodies and all(one is bodies[0] for one in bodies) and told[-1] is bodies[0] else None

    def _only_added(self, start: int, end: int) -> bool:
        """Whether nothing stands between a name and its relative clause but an apposition or dates."""
        page = self.page
        if page.words[start] in (",", "-", "–") and start + 1 < end and page.tags[start + 1] == "DT":
            return True
        return all(
            page.doc[at].ent_type_ in ("DATE", "TIME") or page.pos[at] in ("ADP", "PUNCT") for at in range(start, end)
        )

    def _topic(self, i: int, noun: int) -> Referent | None:
        """The person of whom the sentence says what he is, where the parser took "who" for something nearer:
        "X (born …) is a poet from Y who …"."""
        page = self.page
        if page.words[i] not in ("who", "whom", "whose") or page.tags[noun] in ("NNS", "NNPS"):
            return None
        first = page.doc[i].sent.start
        said = [
            at
            for at in range(first, i)
            if page.words[at] in ("is", "was")
            and at + 1 < i
            and page.words[at + 1] in ("a", "an", "the")
            and page.quoted[at] == page.quoted[i]
        ]
        if not said:
            return None
        named = [self.at_token[at] for at in range(first, said[-1]) if at in self.at_token]
        return named[0] if named and named[0].kind == "Person" else None

    def _of_noun(self, noun: int, relative: int) -> Referent | None:
        page, at = self.page, noun
        for _ in range(4):
            referent = self._suits(self.at_token.get(at), relative)
            if referent:
                return referent
            if page.deps[at] == "attr":
                return self._suits(subject_of(self.page, self.at_token, page.heads[at]), relative)
            if page.deps[at] not in ("appos", "conj"):
                whose = self._told_by(at, relative)
                if whose is None:
                    return None
                at = whose
                continue
            at = page.heads[at]
        return None

    def _told_by(self, noun: int, relative: int) -> int | None:
        """The noun that a place or body behind it tells more of, where "who" speaks of somebody: "*Ann Lee* from
        Oldport, who left"."""
        page, told = self.page, self.at_token.get(noun)
        nobody = told is not None and told.kind not in ("Person", "Unnamed")
        link = page.heads[noun]
        if page.words[relative] != "who" or not nobody or page.deps[noun] != "pobj" or page.deps[link] != "prep":
            return None
        whose = page.heads[link]
        return whose if page.pos[whose] in ("NOUN", "PROPN") and page.words[link] in _BETWEEN else None

    def _suits(self, referent: Referent | None, relative: int) -> Referent | None:
        word = self.page.words[relative]
        if referent is None or (word in ("who", "whom") and referent.kind not in ("Person", "Unnamed")):
            return None
        return None if word == "which" and referent.kind == "Person" else referent
