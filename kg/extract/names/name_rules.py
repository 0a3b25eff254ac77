"""What a name is, or is not, for sure, whatever the weights of the evidence say."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from spacy.tokens import Doc

from kg.countries import by_people
from kg.extract.lexicon import given_names, organizations, other_names, parties, places
from kg.extract.name_words import (
    CHARGES,
    NO_NAMES,
    ORG_BEGINNINGS,
    ORG_NOUNS,
    PERSON_NOUNS,
    PLACE_NOUNS,
    POST_NOMINALS,
    REIGNS,
    TITLE_MODIFIERS,
    TITLES,
    WELL_KNOWN,
    WORK_NOUNS,
)
from kg.extract.names import impersonal
from kg.extract.names.candidate import Candidate
from kg.extract.names.name_edges import CONTESTED, DEPARTMENTS, RANKS
from kg.extract.names.name_letters import stand_for_nothing
from kg.extract.names.name_parties import PERSONAL_MARKS
from kg.extract.names.seats import DIRECTIONS, in_dateline, is_listed, is_sat_for, is_seat
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

#: The number of a law: "HB2".
_LAW = re.compile(r"[HS]\.?[BR]?\.?-?\d+")


NOUNS = PERSON_NOUNS | frozenset(ORG_NOUNS) | frozenset(PLACE_NOUNS)

#: Last words of names of what is neither a person nor a body nor a place, however it may be labelled.
NO_BODIES = frozenset(
    """
    Act Amendment Bill Election Elections Poll Survey Award Awards Prize Medal Battle Treaty Agreement Accord Accords
    Protocol Pact Doctrine Resolution Cup Olympics Championship Championships Tournament Marathon Marathons Festival
    War Wars Debate Debates Primary Primaries Caucuses Rankings Index Speech Address Inauguration Convention
    Syndrome Disease Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    """.split()
)

#: A single word is no body's name where the encoder is less sure of it, in log odds, without one of these marks.
DOUBTED = 1.0
OF_BODIES = frozenset(
    {"noun-before:organization", "noun-after:organization", "is:organization", "has:organization", "role-after"}
) | {
    "member-of",
    "based",
    "bracket",
    "camel",
    "last-of:Organization",
    "first-of:Organization",
    "initials-of:Organization",
}

#: Marks that say so of what spaCy takes for a body.
AT_BODIES = frozenset({"after:at"})

#: The share of a name's mentions that is most of them, and marks that no person's name has.
MOSTLY = 0.8
BODILY = frozenset({"ends:organization", "ends:place", "known:organization", "joined", "camel", "digits"})

#: Marks of what is watched or read, and no body.
OF_WORKS = frozenset(
    f"{noun} of" for noun in ("host", "co-host", "episode", "edition", "author", "co-author", "cast", "season", "copy")
)

_OPENING, _CLOSING = frozenset("\"“‘'«„") | {"``"}, frozenset("\"”’'»“") | {"''"}


#: Who works for the body whose name stands before.
EMPLOYED = frozenset(
    "executive professor employee spokesman spokeswoman spokesperson engineer analyst economist researcher striker "
    "midfielder defender goalkeeper winger lecturer attorney lawyer scientist correspondent consultant".split()
)

#: So many words in a row, all in capitals, are a heading.
HEADING = 4

#: A word that stands once, at the beginning of a sentence, or words in quotation marks are a name where the encoder is
#: as sure of it, in log odds.
SURE = 2.0


def no_name(doc: Doc, name: str, mentions: Sequence[Candidate], told: Collection[str], *, seen: float | None) -> bool:
    """Whether a name is none of ours: a letter, a plain noun written large, the plural of a surname of the article
    ("the Clarkes"), a poll, a law or a programme. ``told`` are the marks of longer names that it is a part of, ``seen``
    is how likely the encoder takes it for a name, in log odds, None where it was not asked."""
    if name in other_names():
        return not any(one.title for one in mentions)
    if name.isupper() and all(_in_heading(doc, one) for one in mentions):
        return name.title() not in places() and name not in organizations()
    if " " in name:
        words = name.split(" ")
        chair = "Professor" in words[1:-1] and words[words.index("Professor") + 1] == "of"  # "Hale Professor of Law"
        ranked = words[0] in RANKS and all(_is_rank(doc, one) for one in mentions)
        return chair or ranked or _of_other(words, mentions) or all(_is_post(doc, one) for one in mentions)
    if name in parties() or name in places() or name in organizations() or name.title() in places():
        return name.isupper() and _spell_nothing(doc, mentions)
    return _is_no_word_of_ours(doc, name, mentions, told, seen)


def _is_no_word_of_ours(
    doc: Doc, name: str, mentions: Sequence[Candidate], told: Collection[str], seen: float | None
) -> bool:
    """Whether a single word that is not well known names nothing of ours."""
    if (
        len(name) == 1
        or _LAW.fullmatch(name)
        or _PLURAL_ACRONYM.fullmatch(name)
        or name.endswith(("ism", "phobic", "phobia"))
        or name in CONTESTED
        or not SURNAMES.isdisjoint(told)
    ):
        return True
    if OF_PERSON in told or name in given_names() or any(one.title for one in mentions):
        return False
    honour = name in POST_NOMINALS and all(one.start and doc[one.start - 1].pos_ == "PROPN" for one in mentions)
    if honour or name in by_people():  # "Ann Lee FRS", "the Israeli party's candidate"
        return True
    if name in DEPARTMENTS and all(_of_office(doc, one) for one in mentions):
        return True
    if all(_one_of_many(doc, one) for one in mentions) or (name.isupper() and _spell_nothing(doc, mentions)):
        return True
    opening = len(mentions) == 1 and bool(doc[mentions[0].start].is_sent_start)
    unlabelled = all(one.label in ("", "PERSON", "NORP") for one in mentions)
    doubted = opening and seen is not None and seen < SURE and unlabelled and not told
    doubted = doubted and not impersonal.is_told(doc, mentions[0])
    return doubted or _is_noun(name.lower(), mentions, opening=opening)


def _spell_nothing(doc: Doc, mentions: Sequence[Candidate]) -> bool:
    """Whether letters stand somewhere in brackets for what is no body: "the Director of Public Prosecutions (DPP)"."""
    bracketed = [one for one in mentions if one.start and doc[one.start - 1].text == "("]
    texts = [token.text for token in doc] if bracketed else []
    return any(stand_for_nothing(doc, texts, one) for one in bracketed)


def _of_office(doc: Doc, one: Candidate) -> bool:
    """Whether a name only tells what an office is for: "the Secretary of Commerce"."""
    return one.start > 1 and doc[one.start - 1].lower_ == "of" and doc[one.start - 2].text in TITLES


def _one_of_many(doc: Doc, one: Candidate) -> bool:
    """Whether somebody is called one of his people: ", a Finn, "."""
    before, after = doc[max(one.start - 2, 0) : one.start], doc[one.end : one.end + 1].text
    return before.text in (", a", ", an") and after in (",", ".", ";") and one.label in ("", "PERSON", "NORP")


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
    """Whether a longer name is that of a poll, a vote, a law ("Treaty of Merrow"): no person's, whose given name is
    known."""
    personal = words[0] in given_names() or any(one.title or one.label == "GPE" for one in mentions)
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    return (words[-1] in NO_BODIES or head in NO_BODIES) and not personal


def _is_rank(doc: Doc, one: Candidate) -> bool:
    """Whether words only tell more of the office that follows: "Deputy Public" Prosecutor."""
    plain = all(word in TITLE_MODIFIERS or word.lower() in CHARGES for word in one.words.split(" ")[1:])
    return plain and doc[one.end : one.end + 1].text in TITLES


def _is_post(doc: Doc, one: Candidate) -> bool:
    """Whether words written large only tell what somebody is: "as a Mechanical Design Engineer", "was Senior Vice
    President", ", Clinical Director of"."""
    known = one.words in organizations() or one.words in parties()
    if known or doc[one.end - 1].lower_ not in PERSON_NOUNS or one.title is not None:
        return False
    at = one.start - 1
    while at > 0 and doc[at].text in TITLE_MODIFIERS:
        at -= 1
    if at >= 0 and doc[at].lower_ in ("a", "an", "as", "is", "was", "be", "been", "became", "currently"):
        return True
    listed = at >= 0 and doc[at].text in (",", "and", "&")
    return listed and doc[one.end : one.end + 1].text in ("of", "at", "for", "with", "in")


def _singulars(plural: str) -> Iterator[str]:
    for ending, singular in (("men", "man"), ("women", "woman"), ("ies", "y"), ("es", "e"), ("es", ""), ("s", "")):
        if plural.endswith(ending):
            yield plural[: -len(ending)] + singular


def is_work(doc: Doc, name: str, mentions: Sequence[Candidate], marks: Mapping[str, float]) -> bool:
    """Whether what looks like a body or a person without a known given name is a programme, a book or a film: by the
    noun before it, by quotation marks, or since a broadcaster has it ("the host of NBC's Morning Tide")."""
    if name in organizations() or name in places() or name in parties() or name.partition(" ")[0] in given_names():
        return False
    if not OF_WORKS.isdisjoint(marks):
        return True
    many = " " in name and not any(one.title for one in mentions)
    doubted = marks.get("seen:Organization", 0.0) < SURE
    return many and all(_as_work(doc, one) or (doubted and _quoted(doc, one)) for one in mentions)


def owns_persons(doc: Doc, mentions: Sequence[Candidate]) -> bool:
    """Whether a single word stands only before persons whom it has: "Oldport's Joan Hale"."""
    return all(
        one.end - one.start == 1
        and one.title is None
        and one.words not in given_names()
        and one.words not in WELL_KNOWN
        and doc[one.end : one.end + 1].text in ("'s", "’s")
        and doc[one.end + 1 : one.end + 2].text in given_names()
        and doc[one.end + 2 : one.end + 3].text.istitle()
        for one in mentions
    )


def is_personal(marks: Mapping[str, float]) -> bool:
    """Whether a name that is taken for a body is a person's all the same: it begins with a given name, spaCy takes
    it for a person's and the encoder does not know better ("an adviser of the Joan Hale campaign")."""
    if "given:first" not in marks or marks.get("label:PERSON", 0.0) < MOSTLY or not BODILY.isdisjoint(marks):
        return False
    return marks.get("seen:Organization", 0.0) - marks.get("seen:Person", 0.0) < SURE


def may_be_personal(kind: Kind | None, marks: Mapping[str, float]) -> bool:
    """Whether a longer name that is taken for a body's or place's may be a full name: spaCy says so, nothing in the
    name is against it, and the surname that it ends with may yet turn out to be a person's."""
    return kind in ("Organization", "Place") and marks.get("label:PERSON", 0.0) >= MOSTLY and BODILY.isdisjoint(marks)


def is_impersonal(doc: Doc, name: str, mentions: Sequence[Candidate], marks: Mapping[str, float]) -> bool:
    """Whether a single word that may be a surname names a body: the text around it says so, and nothing says that it is
    a person's. Of a given name a noun for a body must say so, too."""
    given = name in given_names() and "is:organization" not in marks
    if " " in name or name in WELL_KNOWN or OF_PERSON in marks or given:
        return False
    personal = PERSONAL_MARKS | {"is:person"}
    return personal.isdisjoint(marks) and any(impersonal.is_told(doc, one) for one in mentions)


def is_doubtful(name: str, marks: Mapping[str, float]) -> bool:
    """Whether a single plain word is taken for a body, and neither the encoder nor the text around it says so:
    "Disconsolate" at the beginning of a sentence."""
    if " " in name or name in organizations() or name in parties() or name != name.title():
        return False
    if marks.get("label:ORG", 0.0) == 1.0 and not AT_BODIES.isdisjoint(marks):
        return False
    return marks.get("seen:Organization", SURE) < DOUBTED and OF_BODIES.isdisjoint(marks)


def _as_work(doc: Doc, one: Candidate) -> bool:
    """Whether a word for a work, or a broadcaster's name with a possessive, stands before a name."""
    before = doc[one.start - 1].lower_ if one.start > 0 else ""
    if before not in ("'s", "’s"):
        return before in WORK_NOUNS
    owner = organizations().get(doc[one.start - 2].text)
    return owner is not None and owner.subtype == "media" and one.label != "PERSON"


def _quoted(doc: Doc, one: Candidate) -> bool:
    """Whether quotation marks stand around a name, and nothing but it: “Morning Tide,”."""
    if one.start == 0 or doc[one.start - 1].text not in _OPENING:
        return False
    following = doc[one.end : one.end + 2]
    return any(token.text in _CLOSING for token in following[:1]) or (
        len(following) == 2 and following[0].text in (",", ".") and following[1].text in _CLOSING
    )


def certain(doc: Doc, name: str, mentions: Sequence[Candidate], told: Collection[str]) -> Kind | None:
    """The kind of a name that is sure: the bare surname of a person of the article, one with a title or well known, a
    well known place that spaCy takes for one too; None where the evidence must decide."""
    if name in places():
        as_place = sum(one.label in ("GPE", "LOC") for one in mentions)
        known = name.endswith(".") or places()[name].subtype == "building"
        country = places()[name].subtype == "country" and name not in given_names() and OF_PERSON not in told
        dateline = all(in_dateline(doc, one) for one in mentions)
        nobody_s = OF_PERSON not in told and "first-of:Person" not in told
        seat = nobody_s and (2 * as_place >= len(mentions) or any(is_seat(doc, one) for one in mentions))
        sure = known or country or dateline or seat
        return "Place" if sure else None
    directed = name.partition(" ")[0] in DIRECTIONS and name.partition(" ")[2] in places()
    seated = OF_PERSON not in told and any(is_seat(doc, one) for one in mentions)
    listed = OF_PERSON not in told and all(is_listed(doc, one) for one in mentions)
    if directed or seated or listed or all(is_sat_for(doc, one) for one in mentions):
        return "Place"
    if not OF_OTHERS.isdisjoint(told) and name not in WELL_KNOWN:
        return None
    if all(one.label == "PERSON" and _reigns(doc, one) for one in mentions):
        return "Person"
    if _tells_body(name) and not any(one.title for one in mentions):
        return "Organization"
    return _certain_word(doc, name, mentions, told) if " " not in name else None


def _tells_body(name: str) -> bool:
    """Whether the words of a name tell a body's: "Leeds city council", "Halden High Court", "Banco Halden",
    "Veskaran Government"."""
    first, _, rest = name.partition(" ")
    if name.endswith((" Court", " Tribunal")) and name.split(" ")[-2].rstrip("'’s") in _OF_COURTS:
        return True
    if not rest:
        return name.endswith("bank") and len(name) > 5
    if (rest == "Government" and first in by_people()) or _ON_FIELD.search(name):
        return True
    return name.endswith(" council") or ORG_BEGINNINGS.get(first) == "company"


#: Inside of the names of bodies that are for something: "Senate Committee on Harbours".
_ON_FIELD = re.compile(r"\b(?:Committee|Subcommittee|Commission|Council) (?:on|for) ")

#: Before "Court" and "Tribunal".
_OF_COURTS = frozenset(
    "District High Supreme Crown Magistrate Circuit Superior County Federal Constitutional Regional Criminal Municipal "
    "Military Appeal Appellate Administrative Employment Labour Labor City Provincial Family Bankruptcy".split()
)


def _certain_word(doc: Doc, name: str, mentions: Sequence[Candidate], told: Collection[str]) -> Kind | None:
    """The kind of a single word that is sure."""
    if name in organizations():
        return "Organization" if name.isupper() and OF_PERSON not in told else None
    if OF_PERSON not in told and all(one.label == "ORG" for one in mentions) and _employs(doc, mentions[0]):
        return "Organization"
    given = "first-of:Person" in told and name in given_names()  # "Megawati's party"
    titled = any(one.title for one in mentions)
    return "Person" if OF_PERSON in told or name in WELL_KNOWN or titled or given else None


def _employs(doc: Doc, one: Candidate) -> bool:
    """Whether somebody with such a post is told right behind a name: "a Halden executive"."""
    return doc[one.end : one.end + 1].text in EMPLOYED and one.words not in NO_NAMES and one.words not in WELL_KNOWN


def _reigns(doc: Doc, one: Candidate) -> bool:
    """Whether something is named after somebody: "the Hale administration", "the Hale family"."""
    return one.end < len(doc) and doc[one.end].lower_ in REIGNS
