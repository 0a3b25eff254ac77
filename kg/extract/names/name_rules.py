"""What a name is, or is not, for sure, whatever the weights of the evidence say."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Doc

from kg.extract.lexicon import given_names, organizations, parties, places
from kg.extract.name_words import ORG_NOUNS, PERSON_NOUNS, PLACE_NOUNS
from kg.extract.names.candidate import Candidate
from kg.model import Kind

#: Marks of a longer name of the article that a name is the last or the first word of.
OF_PERSON, OF_OTHERS = (
    "last-of:Person",
    frozenset(
        f"{part}-of:{kind}" for part in ("first", "last", "initials") for kind in ("Organization", "Party", "Place")
    ),
)

#: Those of persons of the article, and no name: "the Hales", "the Hale-Orr ticket".
SURNAMES = frozenset({"surname plural", "surnames"})

#: Those of an acronym: "GOPers", "PACs".
_PLURAL_ACRONYM = re.compile(r"[A-Z]{2,}(?:s|ers|ites)")

NOUNS = PERSON_NOUNS | frozenset(ORG_NOUNS) | frozenset(PLACE_NOUNS)

#: Last words of names of what is neither a person nor a body nor a place, however it may be labelled.
NO_BODIES = frozenset(
    {"Act", "Amendment", "Bill", "Election", "Elections", "Poll", "Survey", "Award", "Awards", "Prize"}
)

#: So many words in a row, all in capitals, are a heading.
HEADING = 4

#: A word that stands once, at the beginning of a sentence, is a name where the encoder is as sure of it.
SURE = 2.0


def no_name(doc: Doc, name: str, mentions: Sequence[Candidate], told: Collection[str], *, seen: float | None) -> bool:
    """Whether a name is none of ours: a letter, a plain noun written large, the plural of a surname of the article
    ("the Clarkes"), a poll or a law. ``told`` are the marks of longer names that it is a part of, ``seen`` is how
    likely the encoder takes it for a name, in log odds, None where it was not asked."""
    if name.isupper() and all(_in_heading(doc, one) for one in mentions):
        return name.title() not in places() and name not in organizations()
    if " " in name:
        return _of_other(name.split(" "), mentions)
    if name in parties() or name in places() or name in organizations() or name.title() in places():
        return False
    if len(name) == 1 or _PLURAL_ACRONYM.fullmatch(name) or not SURNAMES.isdisjoint(told):
        return True
    if OF_PERSON in told or name in given_names() or any(one.title for one in mentions):
        return False
    opening = len(mentions) == 1 and bool(doc[mentions[0].start].is_sent_start)
    unlabelled = all(one.label in ("", "PERSON", "NORP") for one in mentions)
    doubted = opening and seen is not None and seen < SURE and unlabelled and not told
    return doubted or _is_noun(name.lower(), mentions, opening=opening)


def _in_heading(doc: Doc, one: Candidate) -> bool:
    """Whether a name stands among words that are all written large: "1. SUPER BOWL SCARE"."""
    first, last = one.start, one.end
    while first > 0 and doc[first - 1].is_upper and doc[first - 1].is_alpha:
        first -= 1
    while last < len(doc) and doc[last].is_upper and doc[last].is_alpha:
        last += 1
    return last - first >= HEADING


def _is_noun(word: str, mentions: Sequence[Candidate], *, opening: bool) -> bool:
    """Whether a word is a plain noun for persons, bodies or places; of the singular, which is a surname more often,
    spaCy must have taken none for a name. ``opening``: whether it only stands at the beginning of a sentence."""
    if word in NOUNS:
        return all(not one.label for one in mentions)
    plural = any(noun in NOUNS for noun in _singulars(word))
    return plural and (opening or all(one.label in ("", "PERSON", "NORP") for one in mentions))


def _of_other(words: Sequence[str], mentions: Sequence[Candidate]) -> bool:
    """Whether a longer name is that of a poll, a vote, a law: no person's, whose given name is known."""
    personal = words[0] in given_names() or any(one.title or one.label == "GPE" for one in mentions)
    return words[-1] in NO_BODIES and not personal


def _singulars(plural: str) -> Iterator[str]:
    for ending, singular in (("men", "man"), ("women", "woman"), ("ies", "y"), ("es", "e"), ("es", ""), ("s", "")):
        if plural.endswith(ending):
            yield plural[: -len(ending)] + singular


def certain(name: str, mentions: Sequence[Candidate], told: Collection[str]) -> Kind | None:
    """The kind of a name that is sure: the bare surname of a person of the article, a well known place that spaCy
    takes for one too; None where the evidence must decide."""
    if name in places():
        if name.endswith("."):
            return "Place"
        as_place = sum(one.label in ("GPE", "LOC") for one in mentions)
        return "Place" if 2 * as_place >= len(mentions) and OF_PERSON not in told else None
    if " " in name or name in organizations() or OF_PERSON not in told or not OF_OTHERS.isdisjoint(told):
        return None
    return "Person"
