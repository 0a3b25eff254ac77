"""What a role ties its holder to: its office, and the organisation that it names or that is understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.memberships import (
    membership_verbs,
    name_ties,
    role_bodies,
    role_phrases,
)
from kg.extract.memberships.holders import holding
from kg.extract.memberships.membership_clauses import (
    EXPELLING,
    LEAVING,
    agents,
    objects,
    passive,
    subject,
    where,
    will,
)
from kg.extract.memberships.positions import position
from kg.extract.memberships.ranks import CIVIC, rank
from kg.extract.memberships.referents import body_at
from kg.extract.memberships.role_clauses import Holding
from kg.extract.memberships.role_phrases import RolePhrase
from kg.extract.memberships.roles import BELONGING, OFFICES, PAST, PRESENT, TO_COME
from kg.extract.memberships.seats import seat
from kg.extract.memberships.ties import Tie
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Mention

#: Verbs by which an organisation fills its posts, and subtypes of those that fill the posts of others.
_NAMING = words("name appoint hire recruit elect choose pick select install promote")
_PUBLIC = ("government", "international", "ministry", "court", "media")

#: Patterns of a role that may be left: whoever will resign as chairman is the chairman.
IN_OFFICE = words("as post")


def find(reading: Reading) -> Iterator[Tie]:
    """The ties of those whose roles an article tells, in order."""
    before: tuple[RolePhrase, Holding] | None = None
    led: dict[str, Mention] = {}
    for phrase in role_phrases.find(reading):
        held = holding(reading, phrase, before)
        if held is not None and phrase.modifiers.isdisjoint(TO_COME):
            joined = _joined(reading, phrase, before)
            for tie in _held(reading, _deputised(reading, joined, led), held):
                if tie.predicate == "leaderOf":
                    led[tie.holder.name] = tie.body
                yield tie
            before = (replace(phrase, modifiers=joined.modifiers), held)


def _deputised(reading: Reading, phrase: RolePhrase, led: dict[str, Mention]) -> RolePhrase:
    """A role phrase, "his deputy" with the body that the article has told him to lead; ``led`` has those by name."""
    whose = reading.doc[phrase.first]
    owner = reading.mention_at(whose) if phrase.word == "deputy" and whose.tag_ == "PRP$" else None
    body = led.get(owner.name) if owner is not None and owner.kind == "Person" and not phrase.bodies else None
    return replace(phrase, bodies=(body,)) if body is not None else phrase


def _joined(reading: Reading, phrase: RolePhrase, before: tuple[RolePhrase, Holding] | None) -> RolePhrase:
    """A role phrase, with the organisations of the one that "and" joins it to, "Acme founder and CEO Ann Lee", and with
    its "former": "a former minister and mayor"."""
    if before is None:
        return phrase
    if before[0].title_end == phrase.first - 1 and reading.doc[phrase.first - 1].lower_ in ("and", "&"):
        phrase = _past_with(reading, phrase, before[0])
    if phrase.bodies or before[0].last != phrase.first - 1:
        return phrase
    behind = reading.doc[phrase.title_end : phrase.title_end + 1].text.lower()
    own = reading.doc[phrase.first].pos_ == "DET" or behind in ("of", "at", "for")
    joined = reading.doc[phrase.first - 1].lower_ in ("and", "&") and not own
    return replace(phrase, bodies=before[0].bodies) if joined else phrase


def _past_with(reading: Reading, phrase: RolePhrase, before: RolePhrase) -> RolePhrase:
    """A role phrase that is as former as the one before it, unless it has an organisation of its own or its own words
    tell its time."""
    apart = bool(phrase.bodies) and phrase.bodies != before.bodies
    own = apart or reading.doc[phrase.first].pos_ == "DET" or not phrase.modifiers.isdisjoint(PRESENT)
    return phrase if own else replace(phrase, modifiers=phrase.modifiers | (before.modifiers & PAST))


def _held(reading: Reading, phrase: RolePhrase, held: Holding) -> Iterator[Tie]:
    """What a role phrase says of each of its holders. A former chairman of a party may still be in it."""
    over = bool(phrase.modifiers & PAST) or _is_leaving(held) or _until_then(reading, phrase, held)
    office = position(reading, phrase)
    role = office.name.lower() if office is not None else phrase.word
    for holder, past in (*((who, over) for who in held.holders), *((who, True) for who in held.before)):
        bodies = phrase.bodies or tuple(_understood(reading, phrase, held, holder))
        bare = office is not None and not bodies and _says_little(reading, phrase, office)
        if office is not None and holder.kind == "Person" and not bare:
            where = seat(reading, phrase)
            yield Tie(holder, "holdsPosition", office, f"office {held.pattern}", held.anchor, over=past, where=where)
        for body in bodies:
            predicate = rank(reading, phrase, body)
            if predicate is not None and body.span != holder.span:
                sat = body.kind == "Party" and predicate == "memberOf" and phrase.word not in BELONGING
                stays = sat and held.anchor.lemma_ not in EXPELLING
                yield Tie(holder, predicate, body, f"role {held.pattern}", held.anchor, role, past and not stays)


def _says_little(reading: Reading, phrase: RolePhrase, office: Mention) -> bool:
    """Whether an office of nothing in particular may be none: "Chief" is an honour in Nigeria, "the director" Ann Lee
    may be a film's."""
    charged = reading.doc[phrase.title_end : phrase.title_end + 1].text in ("of", "for")
    return office.name in ("Chief", "director") and not charged and seat(reading, phrase) is None


def _until_then(reading: Reading, phrase: RolePhrase, held: Holding) -> bool:
    """Whether a clause behind a role tells when it ended: "its founder and chief executive until he left", "a banker at
    Acme before entering politics"."""
    told = tuple(reading.doc[phrase.last : phrase.last + 2])
    if len(told) < 2 or told[0].lower_ not in ("until", "till", "before"):
        return False
    clause = told[1].tag_ in ("PRP", "VBG") or told[1].lower_ == "last"
    return clause and (held.anchor.pos_ not in ("VERB", "AUX") or held.anchor.tag_ in ("VBD", "VBN"))


def _is_leaving(held: Holding) -> bool:
    """Whether a role is told of as one that has been left: "resigned as chairman", "left her post as director"."""
    verb = held.anchor
    if held.pattern == "list" and verb.lemma_ in EXPELLING:
        return not will(verb)
    if held.pattern.split()[0] not in IN_OFFICE or verb.lemma_ not in LEAVING:
        return False
    if verb.lemma_ == "step" and not any(child.lower_ in ("down", "aside", "back") for child in verb.children):
        return False
    return not will(verb)


def _understood(reading: Reading, phrase: RolePhrase, held: Holding, holder: Mention) -> Iterator[Mention]:
    """The organisation of a role that names none: "Acme, where she was chairman", "joined Acme as chairman",
    "the leaders of the parties, including Ann Lee of the Blues", "Professor Ann Lee of Acme"."""
    if held.pattern in ("list", "title"):
        meeting = phrase.word in OFFICES  # "met President Ann Lee at Acme"
        own = name_ties.beside(reading, holder, ("of", "from", "(") if meeting else ("of", "from", "(", "at"))
        elsewhere = phrase.word == "president" and not phrase.head.is_title  # "former president Ann Lee of Acme"
        of_another = own is not None and own.kind == "Organization" and phrase.word == "member"
        if held.pattern == "list" and of_another:
            return  # "the panel's members include Ann Lee of Acme"
        if own is not None and (held.pattern == "list" or (own.kind == "Organization" and not elsewhere)):
            yield own
        return
    if (told := _spoken_for(reading, phrase, held)) is not None:
        yield told
        return
    if (maker := _maker(reading, held.anchor)) is not None:
        yield maker
        return
    if (led := _led_by(reading, held, holder)) is not None:
        yield led
        return
    place = where(held.anchor) or _place_ahead(held.anchor)
    body = body_at(reading, place) if place is not None else None
    if body is not None:
        yield body
    elif held.pattern == "as" and held.anchor.lemma_ in membership_verbs.JOINING:
        for token in objects(held.anchor):
            if (body := body_at(reading, token)) is not None:
                yield body


def _maker(reading: Reading, verb: Token) -> Mention | None:
    """The organisation that gives somebody a role in it: "Acme named Ann Lee chairwoman", "was named chairwoman by
    Acme"; not one of a state, which fills the posts of others."""
    if verb.lemma_ not in _NAMING:
        return None
    who = next(agents(verb), None) if passive(verb) else subject(verb)
    body = body_at(reading, who) if who is not None else None
    public = body is not None and (body.subtype in _PUBLIC or body.name in CIVIC | role_bodies.LEGISLATURES)
    return None if public else body


def _led_by(reading: Reading, held: Holding, holder: Mention) -> Mention | None:
    """The organisation that somebody told of behind his name leads or has founded: "Acme was founded by Ann Lee,
    president and chairwoman"."""
    by = reading.tokens(holder.span).root.head
    if not held.pattern.startswith("apposition") or by.lower_ != "by" or by.head.lemma_ not in membership_verbs.LED_BY:
        return None
    what = subject(by.head) if passive(by.head) else None
    return body_at(reading, what) if what is not None else None


def _spoken_for(reading: Reading, phrase: RolePhrase, held: Holding) -> Mention | None:
    """The one organisation of which a sentence tells what "a spokesman, Ann Lee," says of it."""
    doc, first = reading.doc, phrase.first
    if not phrase.word.startswith("spokes") or held.pattern != "apposition after" or doc[first].lower_ != "a":
        return None
    before = doc[phrase.head.sent.start : first]
    told = {
        body.name: body
        for token in before
        if token.dep_ in ("nsubj", "nsubjpass") and (body := reading.mention_at(token)) is not None
    }
    [*bodies] = (body for body in told.values() if body.kind in ("Organization", "Party"))
    return bodies[0] if len(bodies) == len(told) == 1 else None


def _place_ahead(verb: Token) -> Token | None:
    """What a clause begins with: "At Acme, she was director of sales"."""
    for child in verb.children:
        if child.i >= verb.i:
            return None
        if child.dep_ == "prep" and child.lower_ == "at":
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None
