"""Who belongs to what: members, leaders, employees, candidates and founders, and who holds which office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.memberships import (
    membership_lists,
    membership_nouns,
    membership_verbs,
    name_ties,
    role_bodies,
    role_phrases,
    seen_ties,
)
from kg.extract.memberships.holders import holding
from kg.extract.memberships.membership_clauses import (
    EXPELLING,
    LEAVING,
    agents,
    claimant,
    ended,
    objects,
    passive,
    standing,
    subject,
    where,
    will,
)
from kg.extract.memberships.mentions_again import again
from kg.extract.memberships.positions import position
from kg.extract.memberships.ranks import CIVIC, rank
from kg.extract.memberships.referents import body_at
from kg.extract.memberships.role_clauses import Holding
from kg.extract.memberships.role_phrases import RolePhrase
from kg.extract.memberships.roles import BELONGING, OFFICES, PAST, PRESENT, TO_COME
from kg.extract.memberships.seats import seat
from kg.extract.memberships.tenure import tenure
from kg.extract.memberships.ties import Tie
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Evidence, Mention, Statement

#: Of the statements of a pattern, the share that holds: counted on the passages of KnowledgeNet's folds 1
#: and 2 and, where a pattern is rare there (offices, party letters, names side by side), read in news articles;
#: few cases are drawn towards 0.85. What the encoder sees was counted on fold 3. A pattern that is not here has the
#: figure of its first word.
CONFIDENCE: dict[str, float] = {
    "role": 0.9,
    "role predicate": 0.95,
    "role title": 0.95,
    "role as": 0.88,
    "role apposition": 0.94,
    "role apposition after": 0.9,
    "role list": 0.87,
    "role chain": 0.88,
    "role opening": 0.87,
    "role described": 0.8,
    "role post": 0.9,
    "role predicate shared": 0.85,
    "role apposition shared": 0.78,
    "office": 0.88,
    "office title": 0.96,
    "office apposition": 0.93,
    "office predicate": 0.9,
    "office as": 0.85,
    "office list": 0.75,
    "verb": 0.92,
    "verb join": 0.93,
    "verb work": 0.93,
    "verb leave": 0.95,
    "verb resign": 0.96,
    "verb retire": 0.94,
    "verb serve": 0.92,
    "verb manage": 0.7,
    "verb run": 0.7,
    "verb move": 0.85,
    "by": 0.85,
    "by lead": 0.92,
    "taking": 0.85,
    "founded with": 0.8,
    "post": 0.92,
    "prior": 0.85,
    "name of": 0.85,
    "name at": 0.75,
    "name from": 0.75,
    "name with": 0.75,
    "name under": 0.8,
    "name by": 0.8,
    "brackets": 0.9,
    "party letter": 0.98,
    "party's name": 0.96,
    "owner's name": 0.75,
    "noun between": 0.85,
    "possessive": 0.85,
    "possessive name": 0.7,
    "party of": 0.85,
    "party under": 0.85,
    "party list": 0.9,
    "list": 0.85,
    "board": 0.9,
    "among": 0.85,
    "called": 0.93,
    "is a": 0.93,
    "ticket": 0.9,
    "seen": 0.72,
    "seen surely": 0.9,
}


#: What becomes of that share where the article only tells that somebody else claims it.
CLAIMED = 0.7

#: Verbs by which an organisation fills its posts, and subtypes of those that fill the posts of others.
_NAMING = words("name appoint hire recruit elect choose pick select install promote")
_PUBLIC = ("government", "international", "ministry", "court", "media")

#: How far before its sentence, in characters, the organisation of a tie may be named to be a part of the evidence.
_FAR = 500

#: Patterns of a role that may be left: whoever will resign as chairman is the chairman.
_IN_OFFICE = words("as post")

#: Verbs of a step that is taken once it is announced: "will join the Blue Party".
PLANNED = words("join rejoin leave lead head chair captain represent")


def extract(reading: Reading) -> Iterator[Statement]:
    """The memberships and positions that an article states, each with the sentence that states it.

    A personal pronoun whose antecedent is not known stands as subject of kind "Unnamed"."""
    seen: Seen = {}
    patterns = list(_exact(list(_plausible(list(_ties(reading))))))
    for tie in patterns:
        _add(seen, reading, _stated(reading, tie))
    known = {(tie.holder.span, tie.body.span) for tie in patterns}  # also those that are only wished or asked
    known |= {
        (one.subject.span, one.object.span)
        for one in seen.values()
        if isinstance(one.subject, Mention) and isinstance(one.object, Mention)
    }
    for tie in seen_ties.find(reading, known):
        _add(seen, reading, _stated(reading, tie))
    yield from seen.values()


Seen = dict[tuple[object, ...], Statement]


def _add(seen: Seen, reading: Reading, stated: Iterable[Statement]) -> None:
    """Adds statements, and what they say of other mentions; of what is said twice the surer stays, with the role that
    either tells."""
    for said in stated:
        for statement in (said, *again(reading, said)):
            key = (statement.subject, statement.predicate, statement.object, statement.polarity)
            other = seen.get(key, statement)
            surer = other if other.confidence >= statement.confidence else statement
            seen[key] = replace(surer, role=surer.role or other.role or statement.role)


def _plausible(ties: list[Tie]) -> Iterator[Tie]:
    """The ties, but those of "the leader of the Blue Party" to whom stood before, where the article tells of
    somebody else who leads it, or that he is of another party."""
    leaders: dict[str, set[str]] = {}
    parties: dict[str, set[str]] = {}
    for tie in ties:
        if tie.pattern != "role described" and tie.body.kind == "Party" and not tie.over:
            parties.setdefault(tie.holder.name, set()).add(tie.body.name)
            if tie.predicate == "leaderOf" or tie.pattern == "party of":
                leaders.setdefault(tie.body.name, set()).add(tie.holder.name)
    for tie in ties:
        who, body = tie.holder.name, tie.body.name
        others = leaders.get(body, set()) - {who}
        if tie.pattern != "role described" or (not others and body in parties.get(who, {body})):
            yield tie


def _exact(ties: list[Tie]) -> Iterator[Tie]:
    """The ties, but the vague ones of those of whom the article tells in the same words what they are there."""
    told = {
        (tie.holder.span, tie.body.span) for tie in ties if tie.predicate not in ("affiliatedWith", "holdsPosition")
    }
    for tie in ties:
        if tie.predicate != "affiliatedWith" or (tie.holder.span, tie.body.span) not in told:
            yield tie


def _ties(reading: Reading) -> Iterator[Tie]:
    yield from _role_ties(reading)
    yield from membership_verbs.find(reading)
    yield from membership_nouns.find(reading)
    yield from name_ties.find(reading)
    yield from membership_lists.find(reading)
    yield from membership_lists.included(reading)


def _role_ties(reading: Reading) -> Iterator[Tie]:
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
    if held.pattern.split()[0] not in _IN_OFFICE or verb.lemma_ not in LEAVING:
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


def _may_be_planned(tie: Tie) -> bool:
    """Whether "will" leaves a tie as good as said: who will stand for a party, join it, lead it or leave his post."""
    if tie.predicate == "candidateOf" or (tie.pattern.startswith("verb") and tie.anchor.lemma_ in PLANNED):
        return True
    return tie.anchor.lemma_ in LEAVING and not _IN_OFFICE.isdisjoint(tie.pattern.split())


def _confidence(reading: Reading, tie: Tie) -> float:
    """How surely a pattern holds; less where somebody else claims it."""
    sure = CONFIDENCE.get(tie.pattern) or CONFIDENCE[tie.pattern.split()[0]]
    by = claimant(tie.anchor)
    who = reading.mention_at(by) if by is not None else None
    return sure * CLAIMED if who is not None and who.name != tie.holder.name else sure


def _evidence(reading: Reading, tie: Tie) -> Evidence:
    """The sentence of a tie, with those before it from the one that names the organisation on, if it is near."""
    named = reading.tokens(tie.body.span)[0]
    near = 0 < tie.anchor.sent.start_char - named.sent.start_char < _FAR
    return reading.evidence(named, tie.anchor) if near else reading.evidence(tie.anchor)


def _stated(reading: Reading, tie: Tie) -> Iterator[Statement]:
    """A tie as statements; none where the clause only asks, wishes or supposes it."""
    how, over = standing(tie.anchor, planned=_may_be_planned(tie)), ended(tie.anchor)
    if how == "open" or (tie.body.kind == "Party" and tie.body.name in role_bodies.LEGISLATURES):
        return
    time = tenure(reading, tie)
    stays = how == "negated" and tie.over  # "has not left it" says that she is in it still
    if over or stays:  # "is not a member any longer" says that she was one
        how = "affirmed"
    first = Statement(
        subject=tie.holder,
        predicate=tie.predicate,
        object=tie.body,
        evidence=_evidence(reading, tie),
        confidence=_confidence(reading, tie),
        extractor=f"memberships: {tie.pattern}",
        polarity=how,
        role=tie.role,
        since=time.since,
        until=None if stays else time.until,
        former=how != "negated" and not stays and (time.over or over),
        where=tie.where,
    )
    yield first
    if tie.predicate == "leaderOf" and tie.body.kind == "Party":
        # Whoever has ceased to lead a party may still be its member, and may have been one before.
        yield replace(first, predicate="memberOf", since=None, until=None, former=False)
