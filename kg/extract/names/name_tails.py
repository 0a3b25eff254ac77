"""Names of bodies that go on behind what was found of them: "Leeds" + "city council", "Gail's" + "Bakery",
"Universidad" + "Mayor de San Simón"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.extract.lexicon import organizations, parties, places
from kg.extract.name_words import ORG_BEGINNINGS, ORG_ENDINGS, PARTICLES
from kg.extract.names.candidate import Candidate
from kg.extract.names.name_pieces import POSSESSIVES
from kg.extract.wordset import words

#: Before "council", in small letters as the British write it, these tell of which kind it is.
_LOCAL = words("city county borough district town parish shire regional rural metropolitan")

#: Bodies that are called by a place's name and one of these in small letters, where no article stands before.
_HOUSES = words("hospital university college infirmary")

#: Shops and chapels, which are called after whoever has them.
_OWNED = frozenset("Bakery Bar Brewery Cafe Café Chapel Church Diner Grill Inn Kitchen Pizzeria Pub Restaurant".split())

#: First words of universities' names that go on in their own language.
_FOREIGN = frozenset({word for word in ORG_BEGINNINGS if word.startswith("Univers")}) - {"University"}


def completed(doc: Doc, texts: Sequence[str], found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, in order, those of bodies with the words behind them that belong to the name."""
    out: list[Candidate] = []
    for one in found:
        if out and one.start < out[-1].end:
            continue  # taken in by the one before
        if out and _is_owned(texts, out[-1], one):
            out[-1].end, out[-1].label = one.end, "ORG"
            continue
        end = _past_tail(doc, texts, one)
        if end > one.end:
            one.end, one.label = end, "ORG"
        out.append(one)
    return out


def _past_tail(doc: Doc, texts: Sequence[str], one: Candidate) -> int:
    """The token behind all of a name, of which nothing more may belong to it."""
    if texts[one.start] in _FOREIGN:
        return _past_foreign(texts, one.end)
    at = one.end
    while at < len(texts) and texts[at] in _LOCAL:
        at += 1
    name = " ".join(texts[one.start : one.end])
    if one.title is not None or name in parties() or name in organizations() or at >= len(texts):
        return one.end
    if texts[at] == "council" and (at > one.end or name in places() or one.label in ("GPE", "LOC")):
        return at + 1
    alone = (
        one.start > 0
        and doc[one.start - 1].pos_ == "ADP"
        and not any(behind.pos_ == "NOUN" for behind in doc[at + 1 : at + 2])
    )
    return at + 1 if texts[at] in _HOUSES and at == one.end and alone and one.label != "PERSON" else one.end


def _past_foreign(texts: Sequence[str], at: int) -> int:
    """The token behind the words of a name in another language: "Mayor de San Simón", "Federal de Minas Gerais"."""
    end = at
    while end < len(texts) and (texts[end][:1].isupper() or texts[end] in PARTICLES or texts[end] == "libre"):
        end += 1
    while end > at and not texts[end - 1][:1].isupper():
        end -= 1
    return end


def _is_owned(texts: Sequence[str], owner: Candidate, one: Candidate) -> bool:
    """Whether a shop or chapel is called after its owner: "Gail's Bakery", not "Oldport's Anglican Church"."""
    name = " ".join(texts[owner.start : owner.end])
    if one.start != owner.end + 1 or texts[owner.end] not in POSSESSIVES or owner.title is not None:
        return False
    known = name in places() or name in parties() or name in organizations() or texts[owner.end - 1] in ORG_ENDINGS
    return not known and one.end - one.start < 3 and texts[one.end - 1] in _OWNED
