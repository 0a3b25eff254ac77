"""The titles that stand before names of persons, in a name's own span or before it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.lexicon import given_names, organizations, parties, places, words
from kg.extract.name_words import (
    LEGISLATOR_LETTERS,
    ORG_ENDINGS,
    PARTY_WORDS,
    PLACE_ENDINGS,
    PORTFOLIOS,
    TITLE_MODIFIERS,
    TITLE_TAILS,
    TITLES,
)

#: Titles that also begin names of companies and places: they are cut off before a person only.
DOUBTFUL = words("doubtful title")

#: Those of them that no company's name begins with before a given name.
_SHORT = frozenset({"Cr", "Del.", "Gen", "Lt.", "TD"})

#: Titles of two words, one of which, or both, are names by themselves: "Tan Sri Joan Hale".
PAIRED = frozenset(
    {("Tan", "Sri"), ("Puan", "Sri"), ("Toh", "Puan"), ("Dato", "Seri"), ("Dato", "Sri"), ("Datin", "Seri")}
    | {("Datin", "Sri"), ("Datuk", "Seri"), ("Datuk", "Sri"), ("Dato'", "Seri"), ("Dato'", "Sri")}
    | {("Dato’", "Seri"), ("Dato’", "Sri"), ("Menteri", "Besar"), ("Rt", "Hon")}
)

_IN_PAIRS = frozenset(word for pair in PAIRED for word in pair)

#: What stands in brackets between an officer's rank, or a judge's, and the name.
RETIRED = frozenset({"r", "ret", "ret.", "retd", "retd.", "rtd", "rtd.", "retired"})

#: Titles that only a surname follows.
COURTESIES = frozenset({"Mr.", "Mrs.", "Ms.", "Mr", "Mrs", "Ms"})

#: Last words of names of what somebody holds an office of.
_OFFICED = frozenset(
    {"Assembly", "Parliament", "Senate", "House", "State", "Province", "Police", "Court", "Federation"}
)

#: Offices of places, which may stand behind the name of any: "Kiambu Governor Joan Hale".
OF_PLACES = frozenset({"Gov.", "Governor", "Mayor", "Premier", "President", "Sen.", "Senator"})

#: Offices between which and their holders a body may stand: a house of parliament, or letters, fewer than so many.
_HEADING = frozenset(
    "Chairman Chairperson Chairwoman President General Secretary Speaker Director Spokesperson".split()
)
_HOUSES = frozenset({"Senate", "House", "Parliament", "Assembly", "Congress"})
_LONG = 6

#: Behind what an office or a ministry is for: "Labor Secretary" tells of no party.
HEADED = frozenset({"Secretary", "Secretaries", "Minister", "Ministers", "Commissioner", "Department", "Ministry"})


def without_title(texts: Sequence[str], start: int, end: int, label: str) -> tuple[int, int, str | None, int]:
    """The name after the title that it begins with, that title, and where it begins."""
    at = start = _past_place(texts, start, end) if label == "PERSON" else start
    while at < end and (is_title(texts, at) or texts[at] in TITLE_MODIFIERS):
        at += 1
    while at > start and not is_title(texts, at - 1) and not _is_tail(texts, at - 1):
        at -= 1
    if at >= end and end - start == 2 and texts[start] in COURTESIES:
        at = end - 1  # a surname that is a title too: "Mr. Justice"
    if at == start or at >= end:
        return start, end, None, -1
    first, rest = texts[start:at], texts[at:end]
    if rest[0] in ("of", "for", "and", "&", "-", "'s", "’s") or rest[-1] in ORG_ENDINGS or rest[-1] in PLACE_ENDINGS:
        return start, end, None, -1
    doubtful = (texts[i] in DOUBTFUL and not _ends_title(texts, i) for i in range(start, at))
    known = (texts[at - 1] in _SHORT and texts[at] in given_names()) or _is_surname(texts, rest)
    known = known or texts[start] in COURTESIES  # "Mrs Justice Hale"
    if label != "PERSON" and not known and any(doubtful):
        return start, end, None, -1
    return at, end, " ".join(first), start


def is_title(texts: Sequence[str], at: int) -> bool:
    """Whether a token is a title before a name, or one of the words of such a title."""
    if texts[at] in TITLES or texts[at] not in _IN_PAIRS:
        return texts[at] in TITLES
    return not PAIRED.isdisjoint(pairwise(texts[max(at - 1, 0) : at + 2]))


def is_before_person(texts: Sequence[str], at: int) -> bool:
    """Whether a full name that begins with a known given name stands at a token."""
    return "".join(texts[at : at + 1]) in given_names() and "".join(texts[at + 1 : at + 2]).istitle()


def is_headed(texts: Sequence[str], start: int, end: int) -> bool:
    """Whether a body in one word stands between an office and its holder, as in Pakistan: "Chairman *PTI* Ann Hale"."""
    word, before = texts[start], texts[start - 1].capitalize()
    letters = word.isupper() and 2 < len(word) < _LONG
    held = is_before_person(texts, end) or "".join(texts[end : end + 1]) in TITLES
    return end - start == 1 and (letters or word in _HOUSES) and before in _HEADING and held


def _is_surname(texts: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a word is a surname that stands behind a given name elsewhere: "Justice Hale" of "Joan Hale"."""
    return len(words) == 1 and any(text == words[0] and texts[at] in given_names() for at, text in enumerate(texts[1:]))


def _is_tail(texts: Sequence[str], i: int) -> bool:
    """Whether a word is the end of a title: "General" of "Secretary General", "Executive" of "Chief Executive"."""
    chief = texts[i] == "Executive" and i > 0 and texts[i - 1] == "Chief"
    return texts[i] in TITLE_TAILS or chief


def _ends_title(texts: Sequence[str], i: int) -> bool:
    """Whether a word is the end of a title that begins before it: "General" of "Secretary General"."""
    return i > 0 and _is_tail(texts, i) and texts[i - 1] in TITLES


def is_portfolio(words: Sequence[str]) -> bool:
    """Whether words, written large, tell what a minister is charged with: "Public Safety", "Health and Sport"."""
    fields = [word for word in words if word not in ("and", "&")]
    return all(word.istitle() and word.lower() in PORTFOLIOS for word in fields)


def leads_to_office(texts: Sequence[str], at: int) -> bool:
    """Whether the name of an office stands at a token, or behind other things that it is for: "and Sport Minister"."""
    if texts[at : at + 1] == ["("] and texts[at + 2 : at + 3] == [")"]:
        at += 3  # "Local Government (LG) Secretary"
    joined = at < len(texts) and texts[at] in ("and", "&", ",")
    while joined and at < len(texts) and (texts[at] in ("and", "&", ",") or is_portfolio([texts[at]])):
        at += 1
    at += at < len(texts) and texts[at] in GRADES  # "Education Cabinet Secretary"
    return at < len(texts) and texts[at] in HEADED


#: What sort of secretary somebody is.
GRADES = frozenset({"Permanent", "Principal", "Cabinet", "Private", "Parliamentary"})


def _past_place(texts: Sequence[str], start: int, end: int) -> int:
    """Where a title begins behind a place, a party or a parliament: "Vienna Mayor Joan Hale", "Lok Sabha MPs"."""
    for at in range(start + 1, min(start + 4, end - 1)):
        before = " ".join(texts[start:at])
        known = before in places() or before in parties() or before in PARTY_WORDS or before in organizations()
        office = texts[at] in OF_PLACES or (texts[at].isupper() and texts[at].lower() in LEGISLATOR_LETTERS)
        if texts[at] in TITLES and (known or (office and texts[start] not in given_names())):
            return at
    return start


def title_before(texts: Sequence[str], taken: Sequence[int], start: int) -> tuple[str | None, int]:
    """The title that stands before a token, and where it begins; ``taken`` marks the tokens of other names."""
    at = end = _before_bracket(texts, start)
    if (of := _before_body(texts, start)) is not None and (title := title_before(texts, taken, of)[0]):
        return title, start
    while at > 0 and _is_tail(texts, at - 1):
        at -= 1
    if at == 0 or not is_title(texts, at - 1):
        return None, -1
    while (
        at > 0
        and (is_title(texts, at - 1) or texts[at - 1] in TITLE_MODIFIERS)
        and not taken[at - 1]
        and not (texts[at - 1] in parties() and texts[at] not in HEADED)  # "Labour MP"
    ):
        at -= 1
    return (" ".join(texts[at:end]), at) if at < end else (None, -1)


def _before_body(texts: Sequence[str], start: int) -> int | None:
    """Where "of" and a well known place or body begin, right before a token: "Chief Justice of Pakistan (CJP) Hale"."""
    lettered = start > 3 and texts[start - 3] == "(" and texts[start - 1] == ")" and texts[start - 2].isupper()
    end = start - 3 if lettered else start
    for at in range(end - 1, max(end - 5, 1), -1):
        name = " ".join(texts[at:end])
        if name in places() or name in organizations() or (texts[at].istitle() and texts[end - 1] in _OFFICED):
            of = at - 2 if texts[at - 1] == "the" else at - 1
            if texts[of] == "of":
                return of
    return None


def _before_bracket(texts: Sequence[str], start: int) -> int:
    """Where the bracket begins, right before a token, that says that somebody has retired: "Capt (retd) Hale"."""
    retired = start > 3 and texts[start - 3] == "(" and texts[start - 1] == ")" and texts[start - 2].lower() in RETIRED
    return start - 3 if retired else start
