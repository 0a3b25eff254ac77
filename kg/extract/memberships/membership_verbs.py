"""Verbs that tie a person to an organisation: joined, works for, was hired by, leads, founded."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.memberships.body_parts import is_part, is_unit
from kg.extract.memberships.institutions import institution
from kg.extract.memberships.membership_clauses import STATES, co_of, objects, passive, subject, where
from kg.extract.memberships.referents import body_at, company, people, titled
from kg.extract.memberships.role_bodies import LEGISLATURES, listed
from kg.extract.memberships.role_phrases import is_organ
from kg.extract.memberships.roles import is_role
from kg.extract.memberships.ties import Tie
from kg.extract.memberships.verb_senses import means_otherwise
from kg.extract.memberships.verb_tables import ACTIVE, PASSIVE, TAKING, Table
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Mention, Predicate

#: "joined Acme as chairman": the role is one in the object.
JOINING = words("join rejoin lead serve leave represent quit captain")

#: Verbs that "where" may stand for the organisation of: "Acme, where she worked".
_WHERE = words("work teach lecture serve employ intern")

#: Verbs whose organisation is looked for right after them, too.
_DIRECT = words("join rejoin leave quit found cofound head chair lead")

#: What those who do it with the subject are, too.
_TOGETHER: dict[str, Predicate] = {
    "found": "founderOf",
    "cofound": "founderOf",
    "form": "founderOf",
    "establish": "founderOf",
    "launch": "founderOf",
    "set": "founderOf",
    "start": "founderOf",
    "lead": "leaderOf",
    "head": "leaderOf",
    "chair": "leaderOf",
}

#: What one may run for in a party without standing for it.
_CONTESTED = words("leadership presidency chairmanship chairman chair leader field pack race")

#: Of a party's members these are only some: "led a group of Republicans".
_SOME = words("group number majority minority handful delegation coalition alliance crowd team bunch list caucus")

#: Of these verbs the organisation may hang on the object: "taught a course at", "served two years on".
_THROUGH = words("sign teach serve play spend sit represent win hold contest fight")

#: Verbs whose organisation may hang on another place beside them, and its preposition:
#: "worked as a proof-reader at", "stands in third place for".
_AFTER: dict[str, frozenset[str]] = {
    "work": words("at for"),
    "serve": words("at for"),
    "stand": words("for"),
    "run": words("for"),
}

#: Beside those of states, what one does before one comes to an organisation: "Prior to Acme, she held posts at Orr".
_HELD = words("co hold spend have found cofound develop build design gain")

#: Verbs whose passive has the organisation as subject and the person after "by".
LED_BY = words("lead head chair run manage direct found cofound establish create form launch start set")


def find(reading: Reading) -> Iterator[Tie]:
    """The ties that the verbs of an article state."""
    for token in reading.doc:
        if token.pos_ == "VERB":
            lemma = "found" if _is_to_found(token) else token.lemma_
            if lemma in ACTIVE or lemma in PASSIVE or lemma in TAKING:
                yield from _ties(reading, token, lemma)
        elif token.is_sent_start and token.lower_ in ("prior", "before", "previous"):
            yield from _prior(reading, token)
        elif token.lower_ in ("in", "with", "at") and token.head.lemma_ == "be" and token.dep_ == "prep":
            yield from _among(reading, token)


def _is_to_found(token: Token) -> bool:
    """Whether "found" is no form of "find": "helped found Acme"."""
    return token.lower_ == "found" and token.i > 0 and token.nbor(-1).lower_ in ("help", "helped", "to")


def _ties(reading: Reading, verb: Token, lemma: str) -> Iterator[Tie]:
    if passive(verb):
        if lemma in LED_BY:
            yield from _by(reading, verb, lemma)
        yield from _from_subject(reading, verb, lemma, PASSIVE)
    else:
        yield from _from_subject(reading, verb, lemma, ACTIVE)
        yield from _to_object(reading, verb, lemma)


def _from_subject(reading: Reading, verb: Token, lemma: str, table: Table) -> Iterator[Tie]:
    rows = table.get(lemma)
    if not rows:
        return
    found = [
        (row, body)
        for row in rows
        for slot in sorted(row.slots)
        for body in bodies(reading, verb, slot)
        if not is_organ(body) and not means_otherwise(reading, verb, slot, body)
    ]
    if not found and lemma in _DIRECT:
        found = [(rows[0], body) for body in _next(reading, verb) if not means_otherwise(reading, verb, "", body)]
    place = where(verb) if lemma in _WHERE else None
    if place is not None and (body := body_at(reading, place)) is not None:
        found.append((rows[0], body))
    who = subject(verb) if found else None
    for holder in people(reading, who) if who is not None else ():
        for row, body in found:
            if row.only in (None, body.kind):
                part = is_part(reading, verb, body)
                whole = not part or row.predicate not in ("leaderOf", "founderOf")
                predicate = fitting(row.predicate if whole else "worksFor", body)
                stays = row.over and part and body.kind == "Party"  # who left a caucus is in the party still
                anchor = reading.tokens(body.span).root if stays else verb
                yield Tie(holder, predicate, body, f"verb {lemma}", anchor, over=row.over and not stays)
        if lemma in _TOGETHER:
            yield from _fellows(reading, verb, _TOGETHER[lemma], [body for _, body in found])
    for fellow in company(reading, verb, who) if who is not None else ():
        for row, body in found:
            if row.only in (None, body.kind):
                yield Tie(fellow, fitting(row.predicate, body), body, "founded with", verb, over=row.over)


def _next(reading: Reading, verb: Token) -> list[Mention]:
    """The organisations right after a verb, where the parse has missed that they are its object."""
    doc, at = reading.doc, verb.i + 1
    while at < len(doc) and doc[at].pos_ == "DET":
        at += 1
    body = reading.mention_at(doc[at]) if at < len(doc) else None
    if body is None or body.kind not in ("Organization", "Party"):
        return []
    after = doc[reading.tokens(body.span).end :][:1].text.lower()
    return listed(reading, body) if after not in _CONTESTED else []


def _fellows(reading: Reading, verb: Token, predicate: Predicate, founded: list[Mention]) -> Iterator[Tie]:
    """ "founded Acme with Bob Orr": he is a founder, too; "leads it together with Bob Orr"."""
    together = (child for beside in verb.children if beside.lower_ == "together" for child in beside.children)
    for child in (*verb.children, *together, *(child for found in objects(verb) for child in found.children)):
        if child.dep_ == "prep" and child.lower_ in ("with", "alongside") and child.i > verb.i:
            for other in child.children:
                for fellow in people(reading, other) if other.dep_ == "pobj" else ():
                    for body in founded:
                        yield Tie(fellow, predicate, body, "founded with", verb)


def fitting(predicate: Predicate, body: Mention) -> Predicate:
    """What a predicate says of this body: who works for a party, or for a parliament, belongs to it."""
    belongs = body.kind == "Party" or body.name in LEGISLATURES or body.name.endswith(" Parliament")
    return "memberOf" if belongs and predicate == "worksFor" else predicate


def _by(reading: Reading, verb: Token, lemma: str) -> Iterator[Tie]:
    """ "Acme, led by Ann Lee", "Acme was founded by Ann Lee"."""
    if lemma == "set" and not any(child.dep_ == "prt" and child.lower_ == "up" for child in verb.children):
        return
    predicate = ACTIVE[lemma][0].predicate
    what = subject(verb)
    body = body_at(reading, what) if what is not None else None
    part = _split(reading, what) if body is None and what is not None else None
    if body is None and what is not None:
        body = part or _told_of(reading, what, verb)
    if body is None or (predicate == "leaderOf" and body.name in LEGISLATURES):
        return  # "the group in Parliament, which is led by"
    if predicate == "leaderOf" and (part or is_part(reading, verb, body) or _is_on_the_way(verb)):
        predicate = fitting("worksFor", body)
    for agent in verb.children:
        if agent.dep_ in ("agent", "prep") and agent.lower_ == "by":
            told = [who for child in agent.children if child.dep_ == "pobj" for who in people(reading, child)]
            for holder in dict.fromkeys((*told, *titled(reading, agent.i + 1, verb.sent.end))):
                yield Tie(holder, predicate, body, f"by {lemma}", verb)


def _split(reading: Reading, part: Token) -> Mention | None:
    """The party of which a noun names a part: "the Blue Party faction"."""
    whole = reading.mention_at(part.nbor(-1)) if part.i and is_unit(part) else None
    return whole if whole is not None and whole.kind == "Party" else None


def _is_on_the_way(verb: Token) -> bool:
    """Whether somebody only goes first in what a body does: "The Blues walked out, led by Ann Lee"."""
    return verb.dep_ == "advcl" and verb.head.pos_ == "VERB" and verb.head.i < verb.i


def _told_of(reading: Reading, place: Token, verb: Token) -> Mention | None:
    """The organisation that a sentence is about, where the parse takes the place where it is for what is founded: "Acme
    was a company based in Oslo, Norway founded by Ann Lee"."""
    town = reading.mention_at(place)
    if town is None or town.kind != "Place":
        return None
    told = (token for token in reading.doc[verb.sent.start : place.i] if token.dep_ == "nsubj")
    return next((body for token in told if (body := body_at(reading, token))), None)


def _to_object(reading: Reading, verb: Token, lemma: str) -> Iterator[Tie]:
    """ "Acme hired Ann Lee"."""
    rows = TAKING.get(lemma)
    who = subject(verb) if rows else None
    body = body_at(reading, who) if who is not None else None
    if not rows or body is None:
        return
    for child in verb.children:
        for holder in people(reading, child) if child.dep_ == "dobj" else ():
            for row in rows:
                if row.only in (None, body.kind):
                    yield Tie(holder, fitting(row.predicate, body), body, f"taking {lemma}", verb, over=row.over)


def _prior(reading: Reading, link: Token) -> Iterator[Tie]:
    """ "Prior to Acme, she worked for Orr"."""
    doc, at = reading.doc, link.i + 1
    at += doc[at : at + 1].text.lower() == "to"
    body = reading.mention_at(doc[at]) if at < len(doc) else None
    end = reading.tokens(body.span).end if body is not None else at
    if body is None or body.kind != "Organization" or body.name in LEGISLATURES or doc[end : end + 1].text != ",":
        return
    verb = link.sent.root
    who = subject(verb) if verb.lemma_ in STATES | _HELD else None
    for holder in people(reading, who) if who is not None else ():
        yield Tie(holder, "worksFor", body, "prior", verb)


def _among(reading: Reading, link: Token) -> Iterator[Tie]:
    """ "was in the Blue Party", "was in a band": only of parties and bands; else a building may be meant; "is with
    Acme", "has been at Acme since 2001"."""
    verb = link.head
    who = subject(verb)
    for child in link.children:
        for body in organisations(reading, child) if child.dep_ == "pobj" and who is not None else ():
            works = reading.mention_at(child) == body and _is_at_work(link, body)
            if works or (link.lower_ == "in" and (body.kind == "Party" or body.subtype == "band")):
                predicate = fitting("worksFor", body) if works else "memberOf"
                for holder in people(reading, who) if who is not None else ():
                    yield Tie(holder, predicate, body, "among", verb)


def _is_at_work(link: Token, body: Mention) -> bool:
    """Whether being "with" an organisation, or "at" it or "with" a party for years, is to work there."""
    beside = link.i - link.head.i < 3
    long = any(child.lower_ in ("since", "for") and child.i > link.i for child in link.head.children)
    if body.kind == "Party":
        return beside and long and link.lower_ == "with"
    return beside and (link.lower_ == "with" or (link.lower_ == "at" and long))


def bodies(reading: Reading, head: Token, slot: str) -> Iterator[Mention]:
    """The organisations in a place beside a verb or noun: "" its object, else after a preposition."""
    co = co_of(head)
    for child in (*head.children, *(co.children if co is not None else ())):  # "which he co-founded"
        if slot and child.dep_ in ("dobj", "npadvmod") and head.lemma_ in _THROUGH:
            yield from bodies(reading, child, slot)
        if slot in _AFTER[head.lemma_] if head.lemma_ in _AFTER else False:
            yield from _through(reading, child, slot)
        if not slot and (
            child.dep_ == "dobj" or (child.dep_ == "appos" and child.i > head.i)
        ):  # "founded a firm, Acme"
            yield from organisations(reading, child)
            yield from _institutions(reading, child, head.lemma_, slot)
            if child.tag_ == "WDT" and reading.mention_at(child) is None and (body := body_at(reading, child)):
                yield body  # "Acme, which he co-founded"
        elif slot and child.dep_ in ("prep", "agent", "dative") and child.lower_ == slot:
            of = (link for link in child.children if slot == "out" and link.lower_ == "of")  # "thrown out of the Blues"
            for other in (other for link in (child, *of) for other in link.children):
                if other.dep_ == "pobj":
                    yield from organisations(reading, other)
                    yield from _institutions(reading, other, head.lemma_, slot)


def _institutions(reading: Reading, noun: Token, verb: str, slot: str) -> Iterator[Mention]:
    """The organisation for which the place at a noun stands: "taught at Oxford"."""
    place = reading.mention_at(noun)
    body = institution(place, verb, slot) if place is not None and (not slot or verb in _WHERE) else None
    if body is not None:
        yield body


def _through(reading: Reading, link: Token, slot: str) -> Iterator[Mention]:
    """The organisations that hang on what stands after a preposition: "worked as a proof-reader at Acme"."""
    if link.dep_ == "prep" and link.lower_ in ("as", "in"):
        for other in link.children:
            if other.dep_ == "pobj":
                yield from bodies(reading, other, slot)


def organisations(reading: Reading, token: Token, depth: int = 3) -> Iterator[Mention]:
    """The organisations at a noun and those coordinated with it; inside of "the board of Acme" Acme."""
    mention = reading.mention_at(token)
    if mention is not None:
        if mention.kind in ("Organization", "Party"):
            yield from _joined(reading, mention)
            yield from listed(reading, mention)
            depth -= 1
        else:
            return
    if depth <= 0 or token.lower_ in _CONTESTED:
        return
    for child in token.children:
        if mention is None and not is_role(token) and child.dep_ in ("poss", "compound", "appos", "nmod"):
            beside = reading.mention_at(child)
            if beside is not None and beside.kind in ("Organization", "Party"):
                yield beside
        elif child.dep_ == "acl" and child.lemma_ in ("call", "name", "dub"):  # "a movement called the Blues"
            yield from (one for told in child.children if (one := _called(reading, told)) is not None)
        elif child.dep_ == "prep" and child.lower_ in ("of", "at", "in", "for", "within"):
            some = token.lower_ in _SOME
            for other in child.children:
                inside = organisations(reading, other, depth - 1) if other.dep_ == "pobj" else ()
                yield from (body for body in inside if not some or (body.kind != "Party" and token.lower_ == "team"))


def _called(reading: Reading, told: Token) -> Mention | None:
    """The organisation whose name follows "called"."""
    body = reading.mention_at(told) if told.dep_ in ("oprd", "dobj", "attr") else None
    return body if body is not None and body.kind in ("Organization", "Party") else None


def _joined(reading: Reading, body: Mention) -> Iterator[Mention]:
    """The organisation that "and" joins to one behind it, where the parse takes both for one."""
    doc, start = reading.doc, reading.tokens(body.span).start
    if start < 2 or doc[start - 1].lower_ not in ("and", "&"):
        return
    other = reading.mention_at(doc[start - 2])
    if other is not None and other.kind == body.kind and reading.tokens(other.span).root.head.idx >= body.span[0]:
        yield other
