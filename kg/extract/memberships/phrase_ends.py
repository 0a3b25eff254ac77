"""What stands before and behind a role phrase, and what it says of whose role it is."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.memberships.body_parts import owned
from kg.extract.memberships.role_phrases import RolePhrase
from kg.extract.memberships.roles import is_role
from kg.extract.name_words import PERSON_NOUNS, PLACE_NOUNS, SAYING_VERBS
from kg.extract.reading import Reading
from kg.extract.wordset import words

#: Before a role these tell by or with whom something is done.
_MEANS = words("through via by with unlike like against besides beside")

#: Parts of speech of the words for a field of work.
_PLAIN = ("NOUN", "ADJ", "CCONJ")

_ELECTIONS = words("election elections race primary primaries vote polls poll runoff run-off contest by-election")

#: How many words lead to the name of a place: "of the coastal state of Ohio".
_TO_PLACE = 6


def past_place(reading: Reading, at: int, end: int) -> int:
    """The token behind the place that an office is of, and what a candidate stands for: "the mayor of Paris, Ann Lee",
    "the Blue candidate for governor, Ann Lee"."""
    last = at + 1
    if at < end and reading.doc[at].lower_ == "of":
        return _past_name(reading, last, end) or _past_work(reading, last, end)
    if at < end and reading.doc[at].lower_ == "on":  # "the special rapporteur on torture, Ann Lee"
        return _past_work(reading, last, end)
    if at < end and reading.doc[at].lower_ == "in":
        return _past_election(reading, last, end)
    town = reading.mention_at(reading.doc[last]) if last < end and reading.doc[at].text == "," else None
    if town is not None and town.kind == "Place" and reading.doc[reading.tokens(town.span).end :][:1].text == ",":
        return reading.tokens(town.span).end  # "of Halden University, Merrow, Ann Lee"
    if at >= end or reading.doc[at].lower_ != "for":
        return at
    while last < min(end, at + 6, len(reading.doc)) and _is_stood_for(reading, reading.doc[last]):
        last += 1
    return last


def _is_stood_for(reading: Reading, token: Token) -> bool:
    """Whether a token may be a part of what somebody stands or sits for: "the seat", "Merrow North"."""
    mention = reading.mention_at(token)
    named = token.pos_ == "PROPN" and (mention is None or mention.kind != "Person")
    return named or token.pos_ in ("NOUN", "DET", "ADJ")


def _past_name(reading: Reading, at: int, end: int) -> int | None:
    """The token behind the name of a place, and what leads to it ("the state of Ohio"); None where there is none."""
    for token in reading.doc[at : min(end, at + _TO_PLACE)]:
        mention = reading.mention_at(token)
        if mention is not None and mention.kind == "Place":
            return reading.tokens(mention.span).end
        leads = token.pos_ in ("DET", "ADJ") or token.lower_ == "of" or token.lower_ in PLACE_NOUNS
        if mention is not None or not leads:
            return None
    return None


def _past_work(reading: Reading, at: int, end: int) -> int:
    """The token behind what somebody directs: "Acme's director of employer relations, Ann Lee"; else "of" itself."""
    last = at + (reading.doc[at : at + 1].text.lower() == "the")
    while last < min(end, at + 5) and reading.doc[last].text.islower() and reading.doc[last].pos_ in _PLAIN:
        last += 1
    return last if reading.doc[last : last + 1].text == "," else at - 1


def _past_election(reading: Reading, at: int, end: int) -> int:
    """The token behind the election that one stands in: "in the 2023 presidential election"; else "in" itself."""
    for token in reading.doc[at : min(end, at + 8)]:
        if token.lower_ in _ELECTIONS:
            return int(token.i + 1)
        if token.pos_ not in ("DET", "ADJ", "NOUN", "NUM", "PROPN", "PUNCT") or token.text == ",":
            break
    return at - 1


def is_means(reading: Reading, phrase: RolePhrase) -> bool:
    """Whether somebody is told of by whom another acts: "Through a spokesman, she declined"."""
    before = reading.doc[phrase.first - 1] if phrase.first > phrase.head.sent.start else None
    return before is not None and before.lower_ in _MEANS


def is_told(reading: Reading, at: int) -> bool:
    """Whether who stands before a token only says it, between commas: "The nominee, she said, left"."""
    doc = reading.doc
    return at + 1 < len(doc) and doc[at].lemma_ in SAYING_VERBS and doc[at + 1].text == ","


def is_anothers(reading: Reading, phrase: RolePhrase) -> bool:
    """Whether a role behind a name is somebody else's: "Ann Lee, the Blue nominee's daughter", or begins a clause:
    "Ann Lee, the Blue nominee had said"."""
    at = phrase.last
    while at < len(reading.doc) and reading.doc[at].pos_ == "ADV":
        at += 1
    after = reading.doc[at] if at < len(reading.doc) else None
    if after is None:
        return False
    verb = phrase.head.head
    acts = (
        after.tag_ in ("VBD", "VBZ", "MD")
        and phrase.head.dep_ in ("nsubj", "nsubjpass")
        and verb in (after, after.head)
    )
    return _owns_somebody(reading, phrase, after) or (acts and reading.doc[phrase.first].pos_ == "DET")


def _owns_somebody(reading: Reading, phrase: RolePhrase, after: Token) -> bool:
    """Whether a possessive behind a role phrase leads to a person; in "leader of the Blues' youth wing" it does not."""
    if after.tag_ != "POS" or phrase.last == phrase.title_end:
        return after.tag_ == "POS"
    thing = owned(reading, after.i)
    return thing is None or thing.lower_ in PERSON_NOUNS


def past_titles(reading: Reading, at: int) -> int:
    """The token behind the titles that "and" joins to one that ends before a token: "founder and chief executive"."""
    doc, end = reading.doc, at + 1
    if at + 2 >= len(doc) or doc[at].lower_ not in ("and", "&") or reading.mention_at(doc[end]) is not None:
        return at
    while end < min(len(doc) - 1, at + 6) and doc[end].pos_ in ("NOUN", "PROPN", "ADJ", "PUNCT", "NUM"):
        if reading.mention_at(doc[end]) is not None or doc[end].text not in ("-", doc[end].text.strip(",.;:()")):
            break
        end += 1
    return end if end > at + 1 and is_role(doc[end - 1]) else at
