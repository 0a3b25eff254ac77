"""The place or organisation of an office: Boston for "mayor of Boston", Acme for "Acme's chief executive"."""

from __future__ import annotations

from kg.extract.memberships.ranks import rank
from kg.extract.memberships.role_phrases import RolePhrase
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Mention

#: What stands between an office and its place, and what between that and the place's name.
_LINKS = words("of for to from")
_LEADING = words("the state city town province republic kingdom county district region island of")

#: From where one is sent, and to where.
_SENT_FROM = words("senator representative congressman congresswoman delegate lawmaker deputy mp")
_SENT_TO = words("ambassador envoy consul")


def seat(reading: Reading, phrase: RolePhrase) -> Mention | None:
    """The place or organisation of the office that a role phrase names, or None where it tells none."""
    for body in phrase.bodies:
        if body.kind != "Party" or rank(reading, phrase, body) == "leaderOf":
            return body
    return _behind(reading, phrase) or _before(reading, phrase)


def _behind(reading: Reading, phrase: RolePhrase) -> Mention | None:
    doc, at = reading.doc, phrase.title_end
    end = min(phrase.head.sent.end, at + 6)
    link = doc[at].lower_ if at < end else ""
    if link not in _LINKS or (link == "from" and phrase.word not in _SENT_FROM):
        return None
    if link == "to" and phrase.word not in _SENT_TO:
        return None
    at += 1
    while at < end and reading.mention_at(doc[at]) is None and doc[at].lower_ in _LEADING:
        at += 1
    return _place_at(reading, at) if at < end else None


def _before(reading: Reading, phrase: RolePhrase) -> Mention | None:
    for at in range(phrase.head.i - 1, max(phrase.first, phrase.head.sent.start) - 1, -1):
        if (place := _place_at(reading, at)) is not None:
            return place
    return None


def _place_at(reading: Reading, at: int) -> Mention | None:
    mention = reading.mention_at(reading.doc[at])
    return mention if mention is not None and mention.kind == "Place" else None
