"""The pieces of one of spaCy's entities that may each be a name: it is cut at punctuation, line breaks, between
coordinated names, and between somebody's name and that of a body."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Doc, Span

from kg.extract.dates.datewords import MONTHS
from kg.extract.lexicon import given_names, organizations, parties, places
from kg.extract.name_words import (
    LEGISLATOR_LETTERS,
    ORG_BEGINNINGS,
    ORG_ENDINGS,
    PARTY_ENDINGS,
    PARTY_LIKE_ENDINGS,
    TITLE_MODIFIERS,
    TITLES,
)
from kg.extract.names.name_edges import QUOTES

BREAKS = frozenset(";:|()[]{}<>…*•/\\=@#!?") | {"–", "—", "--", "...", "―", "\u2026"} | QUOTES
POSSESSIVES = frozenset({"'s", "’s", "'", "’", "‘s", "'S"})

#: The articles that Arabic surnames begin with.
ARTICLES = frozenset({"al", "el", "an", "ar", "as", "at"})

#: Words of bodies' names that no person's name has.
NOT_PERSONS = PARTY_ENDINGS | PARTY_LIKE_ENDINGS | frozenset(ORG_ENDINGS) | frozenset(ORG_BEGINNINGS)
GENERATIONS = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "V", "VI", "XVI"})


class Pieces:
    """Cuts the entities of one document; ``known`` are the names that spaCy found, ``taken`` marks the tokens that
    belong to something else, ``begun`` are those at which somebody's name begins right behind another name."""

    def __init__(
        self, doc: Doc, texts: Sequence[str], known: set[str], taken: Sequence[int], begun: Collection[int]
    ) -> None:
        self.doc = doc
        self.texts = texts
        self.known = known
        self.taken = taken
        self.begun = begun

    def of(self, ent: Span) -> Iterator[tuple[int, int]]:
        """The pieces of an entity: tokens from, and to (exclusive)."""
        start = ent.start
        for i in range(ent.start, ent.end):
            cut = self._cuts(i, ent)
            if i > start and (cut or i in self.begun or self._somebody_follows(start, i, ent.end)):
                yield start, i
                start = i
            if cut:
                start = i + 1
        if ent.end > start:
            yield start, ent.end

    def _cuts(self, i: int, ent: Span) -> bool:
        word = self.texts[i]
        if word.isspace() or word in BREAKS:
            return not (word in POSSESSIVES and self._keeps_possessive(i, ent))
        if word in ("-", "·") and i > 0 and self.doc[i - 1].whitespace_:
            return True
        if word == ",":
            return not self._keeps_comma(i, ent)
        if word in ("and", "or", "vs.", "v."):
            return self._joins_two(i, ent) and not ("," in self.texts[ent.start : i] and self._lists_fields(i, ent))
        if word in POSSESSIVES and i + 1 < ent.end:
            return not self._keeps_possessive(i, ent)
        team = ORG_ENDINGS.get(self.texts[i - 1]) == "team" and i > ent.start
        return (
            bool(self.taken[i])
            or (
                word.lower() in MONTHS and ent.start < i < ent.end - 1 and self.texts[i + 1][0].isdigit()
            )  # "Joan Hale June 1"
            or (word == "in" and team)
            or (word == "on" and word in self.texts[ent.start : i])  # "Committee on Harbours" + "on Hale's arrest"
            or (i > ent.start and tells_office(self.texts, i))
            or (word == "by" and i > ent.start and ent.label_ == "ORG")
            or (ent.label_ == "ORG" and word.isupper() and word.lower() in LEGISLATOR_LETTERS and ent.start < i)
            or (word == "of" and self.is_of_a_body(ent.start, i, ent.end))
        )

    def _somebody_follows(self, start: int, i: int, end: int) -> bool:
        """Whether the tokens up to one are a well known body's name, and those from it on somebody's: "Leader of the
        House in the Rajya Sabha" + "Anna Berg", who is Berg elsewhere."""
        name = self.texts[i:end]
        if len(name) < 2 or " ".join(self.texts[start:i]) not in organizations() or not NOT_PERSONS.isdisjoint(name):
            return False
        if not all(word.istitle() for word in name) or any(word in TITLES or word in TITLE_MODIFIERS for word in name):
            return False
        alone = (at for at, text in enumerate(self.texts) if text == name[-1] and not i <= at < end)
        return name[0] in given_names() or any(self.doc[at].dep_ == "nsubj" for at in alone)

    def is_of_a_body(self, start: int, of: int, end: int) -> bool:
        """Whether a token stands between somebody's name and that of a body or a place: "Joan Hale of Greenpeace"."""
        who, body = self.texts[start:of], self.texts[of + 1 : end]
        name = " ".join(body)
        known = len(who) == 2 and len(body) > 1 and name in organizations()
        if len(who) < 2 or not body or not (known or who[0] in given_names()) or not NOT_PERSONS.isdisjoint(who):
            return False
        if any(name in table for table in (organizations(), parties(), places())):
            return True
        return body[-1] in ORG_ENDINGS or body[-1] in PARTY_ENDINGS

    def _keeps_possessive(self, i: int, ent: Span) -> bool:
        """Whether a 's stands inside of one name ("People's Alliance"), not between two ("Clinton's White House")."""
        if i + 1 >= ent.end or not self.texts[i + 1][:1].isupper():
            return i + 1 < ent.end and self.texts[i] in ("'", "’") and self.doc[i].whitespace_ == ""
        if self.texts[i + 1] in given_names() and i + 2 < ent.end:  # "the Review's Joan Hale"
            return False
        owner = " ".join(self.texts[ent.start : i])
        return owner not in self.known and owner not in places() and ent.label_ not in ("PERSON", "GPE")

    def _keeps_comma(self, i: int, ent: Span) -> bool:
        following = self.texts[i + 1] if i + 1 < ent.end else ""
        if (
            (following in ORG_ENDINGS and following.endswith("."))
            or following in GENERATIONS
            or following in ("LLC", "Inc", "D.C.")
        ):
            return True
        if ent.label_ == "ORG" and "&" in self.texts[i : ent.end] and self._is_firm(ent):
            return True
        if ent.label_ != "ORG" or "and" not in self.texts[i : ent.end]:
            return False
        return self.texts[ent.start] in ORG_BEGINNINGS or self._lists_fields(i, ent)

    def _lists_fields(self, i: int, ent: Span) -> bool:
        """Whether what stands around a comma is what one body is for: "Committee on Harbours, Roads and Rails"."""
        before, after = self.texts[ent.start : i], self.texts[i + 1 : ent.end]
        at = next((k for k, word in enumerate(before) if word in ("on", "of", "for") and k > 0), None)
        if at is None or before[at - 1] not in ORG_BEGINNINGS:
            return False
        return not any(word in self.known or word in places() or word in organizations() for word in after)

    def _is_firm(self, ent: Span) -> bool:
        """Whether words with commas are one firm's name: "Hale, Orr, Lund & Marsk"."""
        parts = [word for word in self.texts[ent.start : ent.end] if word not in (",", "&")]
        links = ent.end - ent.start - len(parts)
        return links == len(parts) - 1 and not any(part in self.known or part in places() for part in parts)

    def _joins_two(self, i: int, ent: Span) -> bool:
        left = self.texts[ent.start : i]
        right = self.texts[i + 1 : ent.end]
        if not left or not right or ent.label_ in ("PERSON", "GPE"):
            return " ".join(self.texts[ent.start : ent.end]) not in places()
        if left[0] in given_names() and len(left) == 2 and right[0] in ORG_BEGINNINGS:
            return True  # "Joan Hale and University of Merrow" economist
        names = (" ".join(left), " ".join(right))
        if any(name in self.known or name in places() or name in parties() for name in names):
            return True
        return all(len(side) == 1 and side[0].isupper() and len(side[0]) > 1 for side in (left, right))


def tells_office(texts: Sequence[str], i: int) -> bool:
    """Whether letters for an office stand at a token, between a place or party and somebody: "Merrow MP Anna Berg"."""
    letters = texts[i].isupper() or (texts[i][:-1].isupper() and texts[i].endswith("s"))
    named = i + 1 < len(texts) and texts[i + 1].istitle()
    return letters and named and texts[i].lower().removesuffix("s") in LEGISLATOR_LETTERS | {"cs", "ps"}


def without_article(surname: str) -> str:
    """An Arabic surname without its article: "Nouri" of "al-Nouri"."""
    first, _, rest = surname.partition("-")
    return rest if rest and first.lower() in ARTICLES else surname
