"""Letters in brackets, "(EFCC)", by the words before them that they stand for: these tell where a name begins, or that
the letters name nothing of ours: "criminal breach of trust (CBT)", "the Chief Justice of Merrow (CJM)"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.extract.lexicon import given_names
from kg.extract.name_words import ORG_NOUNS, PARTY_LIKE_NOUNS, PARTY_NOUNS, PERSON_NOUNS, PLACE_NOUNS
from kg.extract.names.candidate import Candidate
from kg.extract.names.name_titles import is_title

#: Small words, for which letters mostly do not stand.
_SMALL = frozenset({"and", "&", "of", "the", "for", "in", "on", "to", "against", "-", "with", "by"})

#: Nouns for what is a body, a party, a place or a person.
_NOUNS = PARTY_NOUNS | PARTY_LIKE_NOUNS | PERSON_NOUNS | frozenset(ORG_NOUNS) | frozenset(PLACE_NOUNS)

#: Last words of the names of what serves somebody in office.
_OFFICES = frozenset({"Office", "Chambers", "Department", "Secretariat", "Cabinet"})


#: Last words of the names of laws and meetings.
_LAWS = frozenset("Act Bill Law Ordinance Code Decree Treaty Agreement Protocol Convention Election Elections".split())


def spelt_from(texts: Sequence[str], bracket: int) -> int | None:
    """Where the words begin of which letters in the bracket at a token are the initials; None where they are not."""
    opening, letters, closing = (*texts[bracket : bracket + 3], "", "", "")[:3]
    if (opening, closing) != ("(", ")") or not letters.isalpha() or not letters.isupper() or len(letters) < 2:
        return None
    at, left = bracket - 1, len(letters)
    while at >= 0 and left:
        word = texts[at]
        if word[0].upper() == letters[left - 1] and word not in ("-", "&"):
            left -= 1
        elif word.lower() not in _SMALL:
            return None
        at -= 1
    return None if left else at + 1


def begun(doc: Doc, texts: Sequence[str], found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, in order, of which those of bodies begin where the letters behind them do: "Economic and" +
    "Financial Crimes Commission (EFCC)"."""
    out: list[Candidate] = []
    for one in found:
        start = spelt_from(texts, one.end) if one.title is None and one.label != "PERSON" else None
        if (
            start is not None
            and start < one.start
            and not is_title(texts, start)
            and _is_one_name(doc, texts, start, one.start)
        ):
            while out and out[-1].start >= start:
                out.pop()
            if not out or out[-1].end <= start:
                one.start = start
        out.append(one)
    return out


def _is_one_name(doc: Doc, texts: Sequence[str], start: int, end: int) -> bool:
    """Whether the tokens before what was found of a name may be its beginning."""
    written = all(texts[i][0].isupper() or texts[i] in _SMALL for i in range(start, end))
    written = written and texts[start][0].isupper()
    written = written and not _tells_somebody(texts, start)
    return written and not any(doc[i].is_sent_start for i in range(start + 1, end + 1))


def _tells_somebody(texts: Sequence[str], start: int) -> bool:
    """Whether words tell what somebody is: "Attorney General of Merrow", "Member of the Harbour Assembly"."""
    return is_title(texts, start) or (texts[start].lower() in PERSON_NOUNS | {"member"} and texts[start + 1] == "of")


def _is_of_person(texts: Sequence[str], bracket: int) -> bool:
    """Whether letters in a bracket end with those of the given name and surname before it: "Joan Hale (FPJH)"."""
    letters, name = texts[bracket + 1], texts[bracket - 2 : bracket]
    initials = "".join(word[0] for word in name)
    return (
        2 == len(initials) < len(letters)
        and letters.endswith(initials)
        and not is_title(texts, bracket - 2)
        and name[0] in given_names()
    )


def stand_for_nothing(doc: Doc, texts: Sequence[str], one: Candidate) -> bool:
    """Whether letters stand in brackets for what is neither a body nor a place: for plain words, or for an office."""
    bracket = one.start - 1
    if one.end - one.start != 1 or bracket < 1 or texts[bracket] != "(" or texts[one.end : one.end + 1] != [")"]:
        return False
    start = spelt_from(texts, bracket)
    if _is_of_person(texts, bracket) or (start is not None and texts[bracket - 1] in _LAWS):
        return True
    if start is not None and _tells_somebody(texts, start):  # "the Attorney General of the Federation (AGF)"
        return texts[bracket - 1] not in _OFFICES
    told = texts[start:bracket] if start is not None else texts[bracket - 1 : bracket]
    head = told[told.index("of") - 1] if "of" in told[1:] else told[-1]
    plain = told[-1].islower() and head.islower() and doc[bracket - 1].pos_ in ("NOUN", "PROPN")
    return plain and _NOUNS.isdisjoint((head, head.removesuffix("s")))
