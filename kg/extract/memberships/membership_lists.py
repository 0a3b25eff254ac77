"""Lists of a party's people: "Blue Party: Ann Lee, Bob Orr and Eve Noth", "For the Blue Party: …", "the Blue Party,
which included Ann Lee and Bob Orr"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extract.memberships.membership_clauses import subject
from kg.extract.memberships.referents import body_at
from kg.extract.memberships.roles import is_role
from kg.extract.memberships.ties import Tie
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Mention

#: Before a list of names these say that it is one of candidates.
_STANDING = re.compile(
    r"\b(?:lists?|candidates?|ballots?|nominees?|nominated|stand(?:s|ing)?|slates?)\b", re.IGNORECASE
)

#: How far before a list they are looked for, in characters.
_REACH = 900

#: The end of a list's item: an empty line, or the bullet of the next.
_ITEM = re.compile(r"[ \t]*\n[ \t]*(?:\n|[-*•–])")

_LEAD = words("- * • – — for the from of")

#: Verbs of a body and its members, subtypes of bodies that have members, and words before the list of them.
_INCLUDING = words("include comprise")
_OF_MEMBERS = (None, "band", "team", "ngo", "party")
_OPENING = words("also still the a such as likes of like members figures people politicians ,")

#: With these something is told of the last name, and the list is over.
_TELLING = words("who whose whom which where")


def find(reading: Reading) -> Iterator[Tie]:
    """The ties of persons to the party whose name and colon stand before them."""
    for party in reading.names:
        if party.kind != "Party":
            continue
        tokens = reading.tokens(party.span)
        if tokens.end < len(reading.doc) and reading.doc[tokens.end].text == ":" and begins_line(reading, tokens[0]):
            start = max(0, party.span[0] - _REACH)
            standing = _STANDING.search(reading.article.text, start, party.span[0])
            for who in _people(reading, tokens):
                anchor = reading.tokens(who.span)[-1]
                yield Tie(who, "candidateOf" if standing else "memberOf", party, "party list", anchor)


def included(reading: Reading) -> Iterator[Tie]:
    """The ties of persons to a party or group that includes them: "whose members" may stand between."""
    for verb in reading.doc:
        if verb.lemma_ not in _INCLUDING or verb.pos_ != "VERB" or verb.tag_ == "VBG":
            continue
        who = subject(verb)
        body = body_at(reading, who) if who is not None else None
        if body is None or not (body.kind == "Party" or body.subtype in _OF_MEMBERS):
            continue
        for person in _objects(reading, verb):
            yield Tie(person, "memberOf", body, "list", verb)


def _objects(reading: Reading, verb: Token) -> Iterator[Mention]:
    """The persons listed behind a verb, "the likes of" and "members such as" aside; none where it is not a list of
    persons alone."""
    last = None
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 60)]:
        mention = reading.mention_at(token)
        if mention is not None and mention.kind == "Person" and token.pos_ != "PRON":
            if mention is not last:
                yield mention
            last = mention
        elif mention is None and is_role(token):  # "who included drummer Ann Lee"
            continue
        elif not (token.lower_ in _OPENING if last is None else token.text in (",", "and", "&") or mention is last):
            return


def begins_line(reading: Reading, token: Token) -> bool:
    """Whether only a bullet, an article or "for" stands between a token and the beginning of its line or sentence."""
    if token.is_sent_start:
        return True
    at = token.i - 1
    while at >= 0 and reading.doc[at].lower_ in _LEAD and not _breaks(reading, at):
        at -= 1
    return at < 0 or _breaks(reading, at) or reading.doc[at].text in (".", ";", ":", "!", "?")


def _breaks(reading: Reading, at: int) -> bool:
    """Whether a line ends at a token or in the white space behind it."""
    doc = reading.doc
    return at + 1 >= len(doc) or "\n" in reading.article.text[doc[at].idx : doc[at + 1].idx]


def _people(reading: Reading, party: Span) -> Iterator[Mention]:
    """The persons named behind the colon, those in brackets aside, up to the end of the list or of its line."""
    doc, depth, last = reading.doc, 0, None
    for token in doc[party.end + 1 : party.end + 80]:
        depth += (token.text == "(") - (token.text == ")")
        mention = reading.mention_at(token)
        if depth == 0 and mention is not None and mention.kind == "Person" and mention is not last:
            last = mention
            yield mention
        told = token.lower_ in _TELLING or token.tag_ in ("VBD", "VBZ", "VBP")
        if not depth and (told or token.text in (";", ":", ".") or _ends_item(reading, token.i)):
            return


def _ends_item(reading: Reading, at: int) -> bool:
    """Whether an empty line or the next item follows a token."""
    text, doc = reading.article.text, reading.doc
    return _ITEM.match(text, doc[at].idx + len(doc[at].text.rstrip())) is not None
