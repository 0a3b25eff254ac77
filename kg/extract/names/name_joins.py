"""Names of which only pieces were found: what belongs behind a piece is taken in."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.extract.lexicon import given_names, organizations, parties, places, words
from kg.extract.name_words import ORG_BEGINNINGS, ORG_ENDINGS, PARTICLES, PARTY_LETTERS, PARTY_WORDS
from kg.extract.names.candidate import Candidate
from kg.extract.names.name_edges import MEMBERS, QUOTES
from kg.extract.names.name_pieces import POSSESSIVES
from kg.extract.names.name_tails import completed

#: Last words of names that go on with "of" and a place.
TAKING_PLACES = frozenset({"Party", "Front", "Movement", "Federation", "Church", "Bank", "Association", "University"})

#: Last words of names that go on with "for" and what they are for.
FOR_FIELDS = frozenset({"Agency", "Centre", "Center", "Committee", "Council", "Commission", "Institute", "Office"})

#: Words that make a name that of a body of its own.
_BODIES = frozenset(ORG_ENDINGS) | frozenset(ORG_BEGINNINGS)

#: Family names that stand first, before a given name of two syllables ("Kim Jong-un").
FAMILY_FIRST = words("family name first")

#: Words between a given name and a father's, also written large.
SONS = frozenset({"bin", "bint", "ibn", "ben", "al", "el"})


def joined(doc: Doc, texts: Sequence[str], found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, in order, with the pieces of one name put together: "Socialist Party" + "of" + "Veskara",
    "Kim Jong" + "-un", "Anna Maria" + "Berg"."""
    out: list[Candidate] = []
    for one in completed(doc, texts, found):
        last = out[-1] if out else None
        if "&" in texts[one.start : one.end]:
            _with_partners(texts, out, one)
            out.append(one)
        elif _nicknamed(texts, out, one):
            first = next(at for at, before in enumerate(out) if before.end == one.start - 3)
            one.nickname, one.start = texts[one.start - 2], out[first].start
            one.label, one.title, one.title_start = "PERSON", out[first].title, out[first].title_start
            del out[first:]
            out.append(one)
        elif _of_two(texts, one):
            one.start -= 2
            if last and last.end > one.start:
                out.pop()
            out.append(one)
        elif last and (
            _body(doc, texts, last, one)
            or _coordinated(texts, last, one)
            or _of_ideas(texts, last, one)
            or _of_regions(texts, last, one)
            or texts[last.end : one.start] == ["ng"]  # Filipino "of"
            or _of_mother(texts, last, one)
            or _spaced(doc, texts, last, one)
            or _party(doc, last, one)
            or _of_place(texts, last, one)
            or _for_field(texts, last, one)
            or _surname(doc, texts, last, one)
        ):
            last.end = one.end
        else:
            _with_second_syllable(doc, texts, one)
            out.append(one)
    return out


def _party(doc: Doc, last: Candidate, one: Candidate) -> bool:
    """Whether two names side by side are that of one known party or body: "Sweden" + "Democrats"."""
    name = doc[last.start : one.end].text
    return last.end == one.start and (name in parties() or name in organizations())


def _body(doc: Doc, texts: Sequence[str], last: Candidate, one: Candidate) -> bool:
    """Whether the last word of an organisation's name was left out: "Hale" + "Berg" of "the law firm Hale Berg"."""
    if last.label != "ORG" or last.end != one.start or one.end - one.start != 1 or one.title is not None:
        return False
    if texts[one.start] in MEMBERS:
        return False
    known = " ".join(texts[last.start : last.end]) in organizations() or texts[one.start] in given_names()
    within = doc[last.end - 1].dep_ == "compound" and doc[last.end - 1].head.i == one.start
    return within and not known and one.label in ("", "ORG") and doc[one.start].tag_ in ("NNP", "NNPS")


def _coordinated(texts: Sequence[str], last: Candidate, one: Candidate) -> bool:
    """Whether a body is named after two groups: "Council of Dockers" + "and" + "Sailors"."""
    words = texts[last.start : last.end]
    if texts[last.end : one.start] != ["and"] or one.end - one.start != 1 or not texts[one.start].endswith("s"):
        return False
    of = words.index("of") if "of" in words else 0
    return of > 0 and words[of - 1] in ORG_ENDINGS and of == len(words) - 2 and words[-1].endswith("s")


def _of_regions(texts: Sequence[str], last: Candidate, one: Candidate) -> bool:
    """Whether a body is named for two regions: "Middle East" + "and" + "North Africa Division"."""
    behind = texts[one.start : one.start + 2] == ["North", "Africa"] and one.end - one.start > 2
    return behind and texts[last.end - 2 : one.start] == ["Middle", "East", "and"] and texts[one.end - 1] in _BODIES


def _of_ideas(texts: Sequence[str], last: Candidate, one: Candidate) -> bool:
    """Whether a party is named after two ideas: "the Bread and Dignity party", "Bread and Dignity Party"."""
    if last.end - last.start != 1 or texts[last.end : one.start] != ["and"] or not _led_to(texts, last.start):
        return False
    words = texts[one.start : one.end + 1] if texts[one.end : one.end + 1] == ["party"] else texts[one.start : one.end]
    ideas = (texts[last.start], texts[one.start])
    return (
        len(words) == 2
        and words[1] in ("Party", "party")
        and parties().keys().isdisjoint(ideas)
        and PARTY_WORDS.keys().isdisjoint(ideas)
    )


def _led_to(texts: Sequence[str], start: int) -> bool:
    """Whether an article or an owner stands before a token: "the", "Oldport's"."""
    return start > 0 and (texts[start - 1].lower() in ("the", "new") or texts[start - 1] in POSSESSIVES)


def _nicknamed(texts: Sequence[str], out: Sequence[Candidate], one: Candidate) -> bool:
    """Whether a given name and one in quotation marks or brackets stand before a surname: 'Robert "Bob" Hale'."""
    if one.start < 4 or one.title is not None or texts[one.start - 1] not in QUOTES | {")"}:
        return False
    if texts[one.start - 2] in PARTY_LETTERS or texts[one.start - 2] in PARTY_WORDS:
        return False  # "Brian Oakes (Con)", and his town on the next line
    short = texts[one.start - 2]
    quoted = texts[one.start - 3] in QUOTES | {"("} and (short.istitle() or (short.isupper() and short.isalpha()))
    return quoted and any(
        before.end == one.start - 3 and not given_names().keys().isdisjoint(texts[before.start : before.end])
        for before in out[-2:]
    )


def _of_two(texts: Sequence[str], one: Candidate) -> bool:
    """Whether a body is named after two: "Anna and Peter Hale Foundation"."""
    if one.start < 2 or one.title is not None or texts[one.end - 1] not in ("Foundation", "Fund", "Trust"):
        return False
    first, link = texts[one.start - 2 : one.start]
    return link in ("and", "&") and first in given_names() and texts[one.start] in given_names()


def _with_partners(texts: Sequence[str], out: list[Candidate], one: Candidate) -> None:
    """Takes in the names before the last of a firm's: "the law firm of Hale, Orr" + "Lund & Marsk"."""
    first = one.start
    while first > 1 and texts[first - 1] == "," and texts[first - 2][:1].isupper():
        first -= 2
    if first == one.start or texts[first - (2 if texts[first - 1] == "of" else 1)] != "firm":
        return
    while out and out[-1].start >= first:
        out.pop()
    one.start, one.label = first, "ORG"


def _of_place(texts: Sequence[str], last: Candidate, one: Candidate) -> bool:
    """Whether "of" or "of the" joins a name and a place: "Communist Party of the Soviet Union"."""
    between, word = texts[last.end : one.start], texts[last.end - 1]
    if between == ["of", "the"]:
        return one.label == "GPE" and word == "Party"
    full = one.end - one.start > 1 and " ".join(texts[one.start : one.end]) not in places()
    person = one.label == "PERSON" and (full or texts[one.start] in given_names())
    return between == ["of"] and word in TAKING_PLACES and not person


def _for_field(texts: Sequence[str], last: Candidate, one: Candidate) -> bool:
    """Whether "for" joins a body and what it is for: "Rights Agency" + "for" + "Fundamental Rights", or "and" the
    second thing of two: "Centre" + "for Media and" + "Freedom of Expression"."""
    words, between = texts[last.start : last.end], texts[last.end : one.start]
    if last.label != "ORG":
        return False
    at = words.index("for") if "for" in words[1:] else len(words)
    first = [*words[at:], *between]
    two = len(first) in (3, 4) and first[-1] == "and" and all(word[0].isupper() for word in first[1:-1])
    if first[:1] != ["for"] or words[at - 1] not in FOR_FIELDS or not (len(first) == 1 or two):
        return False
    name = " ".join(texts[one.start : one.end])
    body = name in organizations() or name in parties() or name in places() or texts[one.start] in given_names()
    body = body or (two and not _BODIES.isdisjoint(texts[one.start : one.end]))
    return not body and one.end - one.start > 1 and one.title is None and one.label in ("", "ORG")


def _surname(doc: Doc, texts: Sequence[str], last: Candidate, one: Candidate) -> bool:
    """Whether a name goes on right behind what was taken for all of it: "Anna Maria" + "Berg", "Faris" + "Bin Omar"."""
    if last.end != one.start or one.title is not None or not doc[one.start - 1].whitespace_:
        return False
    if one.label == "PERSON" and last.end - last.start == 1 and texts[last.start].lower() in PARTICLES:
        return True  # "De Lund" at the beginning of a sentence
    if last.label != "PERSON":
        return False
    initial = texts[last.end - 1][1:] == "." and one.end - one.start == 1
    if initial or doc[one.start].is_sent_start:
        return initial and one.label in ("", "PERSON")  # "Joan B." + "Hale", parted by the sentence's supposed end
    if texts[one.start].lower() in SONS and one.end - one.start > 1:
        return True
    within = doc[last.end - 1].dep_ == "compound" and doc[last.end - 1].head.i == one.end - 1
    plain = one.label in ("", "PERSON") and one.end - one.start == 1 and texts[one.start].isalpha()
    return within and plain and last.end - last.start < 3 and texts[last.start] in given_names()


def _spaced(doc: Doc, texts: Sequence[str], last: Candidate, one: Candidate) -> bool:
    """Whether only a second space stands between a given name and a surname: "Joan  Hale"."""
    gap = last.end + 1 == one.start and texts[last.end].isspace() and "\n" not in texts[last.end]
    whole = last.end - last.start == 1 and texts[last.start] in given_names() and one.title is None
    return gap and whole and one.label in ("", "PERSON") and not doc[one.start].is_sent_start


def _of_mother(texts: Sequence[str], last: Candidate, one: Candidate) -> bool:
    """Whether the surname of somebody's mother follows: "Anna Berg y Orr", "Joan Hale i Lund"."""
    between = [text for text in texts[last.end : one.start] if text != "de"]
    whole = last.label == "PERSON" and last.end - last.start > 1
    return whole and between in (["y"], ["i"]) and one.title is None and one.label in ("", "PERSON")


def _with_second_syllable(doc: Doc, texts: Sequence[str], one: Candidate) -> None:
    """Takes in the small second half of a given name: "Kim Jong-un"."""
    at = one.end
    if texts[one.start] not in FAMILY_FIRST or one.end - one.start != 2 or at + 1 >= len(texts):
        return
    close = not doc[at - 1].whitespace_ and not doc[at].whitespace_
    if close and texts[at] in ("-", "‐", "‑") and texts[at + 1].islower() and texts[at + 1].isalpha():
        one.end = at + 2
