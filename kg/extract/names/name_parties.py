"""Which of the names are political parties."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc

from kg.extract.lexicon import organizations, parties, places
from kg.extract.name_words import (
    NO_PARTIES,
    ORG_BEGINNINGS,
    ORG_ENDINGS,
    OTHER_ENDINGS,
    PARTY_ENDINGS,
    PARTY_LIKE_ENDINGS,
    PERSON_NOUNS,
    POLITICAL_COLOURS,
    TITLES,
)
from kg.extract.names.candidate import Candidate
from kg.model import Kind

#: Marks of evidence that settle it.
PARTY_MARKS = frozenset({"noun-before:party", "is:party", "party-list", "noun-after:party"})
#: Marks that settle it for what is an organisation anyway: "a politician of X", "an X politician".
POLITICAL_MARKS = frozenset({"politician of", "politician for", "candidate of", "ticket of", "noun:politician"})

#: Marks that settle it in an article about parties for a name that looks like one: "the leader of X",
#: "Hale (X, Ohio)".
LEADING_MARKS = frozenset({"leader of", "member of", "member-of", "bracket", "group of", "object:lead", "object:head"})
#: Marks of a person, whatever the name looks like.
PERSONAL_MARKS = frozenset({"title", "given:first", "relative:who", "age", "initial"})

#: Words for whoever thinks so, in any party, as well as for members of one.
IDEAS = frozenset({"liberal", "conservative", "socialist", "communist", "democratic", "libertarian"})


def is_party(name: str, kind: Kind | None, marks: Collection[str], *, political: bool) -> bool:
    """Whether a name, given the marks of evidence around it, is a party's; ``political``: whether the
    article speaks of parties at all."""
    if kind == "Person" and not (PERSONAL_MARKS.isdisjoint(marks) and (party_shaped(name) or name in parties())):
        return False
    if name in parties():
        return True
    if name in places() or name.partition(" of ")[0] in organizations() or " & " in name or _is_other(name):
        return False
    if kind == "Organization" and ("initials-of:Party" in marks or not POLITICAL_MARKS.isdisjoint(marks)):
        return True
    if political and kind == "Organization" and not LEADING_MARKS.isdisjoint(marks) and _may_be_party(name, marks):
        return True
    return party_shaped(name) or not PARTY_MARKS.isdisjoint(marks)


def _is_other(name: str) -> bool:
    """Whether a name that may look like a party's is that of something else: "the Super Bowl party", a trade union."""
    if not _SPORTS.isdisjoint(name.split(" ")):
        return True
    return name in NO_PARTIES or name.rpartition(" ")[2] in OTHER_ENDINGS or is_trade_union(name)


#: Words for what a league plays.
_SPORTS = frozenset("Rugby Football Soccer Hockey Basketball Baseball Cricket Netball Lacrosse Volleyball".split())


def is_trade_union(name: str) -> bool:
    """Whether a name is that of a union of those who do some work: "National Union of Mineworkers"."""
    body, _, whose = name.partition("Union of ")
    if not whose or (body and not body.endswith(" ")):
        return False
    last = whose.split(" ")[-1]
    work = last.lower().removesuffix("s")
    return last not in PARTY_ENDINGS and last.endswith("s") and (work in PERSON_NOUNS or work.endswith(_WORKING))


#: Endings of those who do some work: miners, machinists.
_WORKING = ("er", "ist", "or")


def _may_be_party(name: str, marks: Collection[str]) -> bool:
    """Whether nothing in the name, or around it, says that it is some other body."""
    words = name.split(" ")
    if words[-1] in PARTY_LIKE_ENDINGS:
        return not any(word in ("Trade", "Workers", "Workers'", "Teachers'", "Dockers'") for word in words)
    if name in organizations() or words[-1] in ORG_ENDINGS or words[0] in ORG_BEGINNINGS:
        return False
    return not any(mark.startswith("noun:") for mark in marks) and "leader of" in marks


def party_shaped(name: str) -> bool:
    """Whether the words of a name are those of a party's: "Civic Choice Party", "People's Alliance"."""
    if name.startswith(("Party of ", "Party for ", "Partido ", "Parti ", "Partito ", "Partei ")):
        return True
    words = name.partition(" of ")[0].partition(" for ")[0].split(" ")
    last = words[-1]
    if name in NO_PARTIES or len(words) < 2:
        return False
    if words[0] in PARTY_LIKE_ENDINGS and last in POLITICAL_COLOURS:  # "Unione Liberale", "Front National"
        return True
    if last in PARTY_ENDINGS or last == "party":
        return True
    told = words[2:-1] if words[0] == "United" and words[1] in _UNITED else words[:-1]
    parts = [part for word in told for part in (word, *word.split("-"))]  # "Green-Left Front"
    colours = {word.rstrip("'’") for word in parts} & POLITICAL_COLOURS
    if last in ("Union", "Unity") and colours <= {"Workers", "Labour", "Labor"}:
        return False  # a trade union
    return last in PARTY_LIKE_ENDINGS and bool(colours)


#: Countries and bodies that are united: "the United States Air Force".
_UNITED = frozenset({"States", "Nations", "Kingdom", "Arab"})


def stands_for_party(doc: Doc, one: Candidate) -> bool:
    """Whether a word such as "Republican" or "Liberals" is used for a party here, not as a plain adjective."""
    token = doc[one.start]
    known = parties().get(token.text)
    if one.end - one.start != 1 or known is None or not known.members:
        return False
    if token.text.endswith("s") and token.lower_.rstrip("s") in IDEAS and token.is_sent_start:
        return False  # "Conservatives like him": members of no party in particular
    if token.lower_ in IDEAS:
        following = doc[one.end].lemma_.lower() if one.end < len(doc) else ""
        titled = token.text == "Democratic" and doc[one.end : one.end + 1].text in TITLES  # "Democratic Rep. Hale"
        return not token.is_sent_start or token.tag_ in ("NNP", "NNPS") or following in PERSON_NOUNS or titled
    return True
