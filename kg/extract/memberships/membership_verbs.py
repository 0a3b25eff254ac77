"""Verbs that tie a person to an organisation: joined, works for, was hired by, leads, founded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.lexicon import parties
from kg.extract.memberships.body_parts import is_part
from kg.extract.memberships.institutions import institution
from kg.extract.memberships.membership_clauses import objects, passive, subject, where
from kg.extract.memberships.referents import body_at, company, people
from kg.extract.memberships.role_bodies import LEGISLATURES, listed
from kg.extract.memberships.role_phrases import is_organ
from kg.extract.memberships.roles import is_role
from kg.extract.memberships.ties import Tie
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Mention, Predicate


@dataclass(frozen=True, slots=True)
class Verb:
    """``slots`` are the places of the organisation: "" the direct object, else prepositions;
    ``only`` restricts its kind."""

    predicate: Predicate
    slots: frozenset[str]
    over: bool = False
    only: str | None = None


def _verbs(
    words: str, predicate: Predicate, slots: str, *, over: bool = False, only: str | None = None
) -> list[tuple[str, Verb]]:
    places = frozenset("" if slot == "object" else slot for slot in slots.split())
    return [(word, Verb(predicate, places, over, only)) for word in words.split()]


#: Bodies that are named after the buildings that they sit in.
_SEATS = frozenset({"White House", "Kremlin", "Capitol Hill", "Downing Street", "Pentagon"})

#: Person subject, organisation object. A verb may stand in several lines.
VERBS: tuple[tuple[str, Verb], ...] = (
    *_verbs("join rejoin", "memberOf", "object"),
    *_verbs("belong", "memberOf", "to"),
    *_verbs("leave quit", "memberOf", "object", over=True),
    *_verbs("dump ditch desert", "memberOf", "object", over=True, only="Party"),
    *_verbs("leave quit abandon desert dump ditch", "memberOf", "for", only="Party"),
    *_verbs("resign retire defect withdraw depart", "memberOf", "from", over=True),
    *_verbs("join move switch cross", "memberOf", "from", over=True, only="Party"),
    *_verbs("join", "memberOf", "from", over=True, only="Organization"),
    *_verbs("work intern freelance", "worksFor", "for at in within"),
    *_verbs("work", "worksFor", "with", only="Organization"),
    *_verbs("serve", "memberOf", "in on with at for"),
    *_verbs("sit", "memberOf", "in on for"),
    *_verbs("sit", "memberOf", "with", only="Party"),
    *_verbs("teach lecture", "worksFor", "at in for"),
    *_verbs("play", "memberOf", "for with"),
    *_verbs("sign", "memberOf", "for"),
    *_verbs("write report blog", "worksFor", "for"),
    *_verbs("lead head chair run manage direct captain helm", "leaderOf", "object"),
    *_verbs("preside", "leaderOf", "over"),
    *_verbs("represent", "memberOf", "object for", only="Party"),
    *_verbs("run stand campaign contest fight", "candidateOf", "for under with", only="Party"),
    *_verbs("win hold", "memberOf", "for", only="Party"),
    *_verbs("move switch go return cross defect", "memberOf", "to", only="Party"),
    *_verbs("return move transfer", "worksFor", "to", only="Organization"),
    *_verbs("found cofound", "founderOf", "object"),
    *_verbs("establish form", "founderOf", "object"),
    *_verbs("create launch start", "founderOf", "object", only="Party"),
    *_verbs("vote", "memberOf", "as", only="Party"),
)

#: Passive: the person is its subject, the organisation stands in one of the places.
PASSIVES: tuple[tuple[str, Verb], ...] = (
    *_verbs("employ engage", "worksFor", "by at with in"),
    *_verbs("hire recruit", "worksFor", "by at"),
    *_verbs("elect return", "memberOf", "for under", only="Party"),
    *_verbs("elect admit induct confirm name", "memberOf", "to into onto", only="Organization"),
    *_verbs("appoint assign", "worksFor", "to by", only="Organization"),
    *_verbs("nominate select endorse choose", "candidateOf", "by", only="Party"),
    *_verbs("affiliate associate", "affiliatedWith", "with"),
    *_verbs("expel oust dismiss fire sack eject", "memberOf", "from", over=True),
    *_verbs("suspend", "memberOf", "from"),
    *_verbs("fire sack dismiss", "worksFor", "by", over=True),
)

#: Active: the organisation is the subject, the person the object.
TAKINGS: tuple[tuple[str, Verb], ...] = (
    *_verbs("employ hire recruit", "worksFor", "object"),
    *_verbs("nominate", "candidateOf", "object", only="Party"),
    *_verbs("fire sack", "worksFor", "object", over=True),
    *_verbs("expel", "memberOf", "object", over=True),
    *_verbs("suspend", "memberOf", "object"),
)

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
    "lead": "leaderOf",
    "head": "leaderOf",
    "chair": "leaderOf",
}

#: What one may run for in a party without standing for it.
_CONTESTED = words("leadership presidency chairmanship chairman chair leader field pack race")

#: Of a party's members these are only some: "led a group of Republicans".
_SOME = words("group number majority minority handful delegation coalition alliance crowd team bunch list caucus")

#: By what one leads a rival: these are no leaders of what they lead.
_MARGINS = words("percent % point points votes vote margin poll polls survey surveys lap laps seconds goals race")

#: Of these verbs the organisation may hang on the object: "taught a course at", "served two years on".
_THROUGH = words("teach serve play spend sit represent win hold contest fight")

#: Verbs whose organisation may hang on another place beside them, and its preposition:
#: "worked as a proof-reader at", "stands in third place for".
_AFTER: dict[str, frozenset[str]] = {
    "work": words("at for"),
    "serve": words("at for"),
    "stand": words("for"),
    "run": words("for"),
}

_Table = dict[str, list[Verb]]


def _table(rows: tuple[tuple[str, Verb], ...]) -> _Table:
    out: _Table = {}
    for word, verb in rows:
        out.setdefault(word, []).append(verb)
    return out


_ACTIVE, _PASSIVE, _TAKING = _table(VERBS), _table(PASSIVES), _table(TAKINGS)

#: Verbs whose passive has the organisation as subject and the person after "by".
_LED_BY = words("lead head chair run manage direct found cofound establish create form launch start")


def find(reading: Reading) -> Iterator[Tie]:
    """The ties that the verbs of an article state."""
    for token in reading.doc:
        if token.pos_ == "VERB":
            lemma = token.lemma_
            if lemma in _ACTIVE or lemma in _PASSIVE or lemma in _TAKING:
                yield from _ties(reading, token, lemma)
        elif token.lower_ == "in" and token.head.lemma_ == "be" and token.dep_ == "prep":
            yield from _among(reading, token)


def _ties(reading: Reading, verb: Token, lemma: str) -> Iterator[Tie]:
    if passive(verb):
        if lemma in _LED_BY:
            yield from _by(reading, verb, lemma)
        yield from _from_subject(reading, verb, lemma, _PASSIVE)
    else:
        yield from _from_subject(reading, verb, lemma, _ACTIVE)
        yield from _to_object(reading, verb, lemma)


def _from_subject(reading: Reading, verb: Token, lemma: str, table: _Table) -> Iterator[Tie]:
    rows = table.get(lemma)
    if not rows:
        return
    found = [
        (row, body)
        for row in rows
        for slot in sorted(row.slots)
        for body in bodies(reading, verb, slot)
        if not is_organ(body) and not _means_otherwise(reading, verb, slot, body)
    ]
    if not found and lemma in _DIRECT:
        found = [(rows[0], body) for body in _next(reading, verb) if not _means_otherwise(reading, verb, "", body)]
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


def _means_otherwise(reading: Reading, verb: Token, slot: str, body: Mention) -> bool:
    """Whether a verb ties nobody there: "leads the Blues by five points", "is working with Congress"."""
    if verb.lemma_ == "work" and slot == "with":
        told = verb.tag_ in ("VBD", "VBN") or any(child.lower_ == "currently" for child in verb.children)
        aim = any(child.dep_ in ("xcomp", "advcl") for child in verb.children)  # "worked with Acme to end it"
        return not told or aim or body.name in LEGISLATURES
    if verb.lemma_ == "join" and not slot and body.kind == "Party":  # "joined other Republicans in a vote"
        named = parties().get(reading.article.text[slice(*body.span)])
        return named is not None and named.members and reading.tokens(body.span)[0].nbor(-1).pos_ != "DET"
    if verb.lemma_ in ("leave", "quit") and body.name in _SEATS:
        return True  # a building that one may only have been in
    if verb.lemma_ == "sit":  # "sat down with the Blues"
        return any(child.lower_ == "down" for child in verb.children)
    if verb.lemma_ == "lead" and not slot:
        behind = verb.doc[verb.i + 1 : min(verb.i + 14, verb.sent.end)]
        return any(token.lower_ in _MARGINS for token in behind)
    return False


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
        if child.dep_ == "prep" and child.lower_ == "with" and child.i > verb.i:
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
    predicate = _ACTIVE[lemma][0].predicate
    what = subject(verb)
    body = body_at(reading, what) if what is not None else None
    if body is None:
        return
    for agent in verb.children:
        if agent.dep_ in ("agent", "prep") and agent.lower_ == "by":
            for child in agent.children:
                for holder in people(reading, child) if child.dep_ == "pobj" else ():
                    yield Tie(holder, predicate, body, f"by {lemma}", verb)


def _to_object(reading: Reading, verb: Token, lemma: str) -> Iterator[Tie]:
    """ "Acme hired Ann Lee"."""
    rows = _TAKING.get(lemma)
    who = subject(verb) if rows else None
    body = body_at(reading, who) if who is not None else None
    if not rows or body is None:
        return
    for child in verb.children:
        for holder in people(reading, child) if child.dep_ == "dobj" else ():
            for row in rows:
                if row.only in (None, body.kind):
                    yield Tie(holder, fitting(row.predicate, body), body, f"taking {lemma}", verb, over=row.over)


def _among(reading: Reading, link: Token) -> Iterator[Tie]:
    """ "was in the Blue Party", "was in a band": only of parties and bands; else a building may be meant."""
    who = subject(link.head)
    for child in link.children:
        for body in organisations(reading, child) if child.dep_ == "pobj" and who is not None else ():
            if body.kind == "Party" or body.subtype == "band":
                for holder in people(reading, who) if who is not None else ():
                    yield Tie(holder, "memberOf", body, "among", link.head)


def bodies(reading: Reading, head: Token, slot: str) -> Iterator[Mention]:
    """The organisations in a place beside a verb or noun: "" its object, else after a preposition."""
    for child in head.children:
        if slot and child.dep_ in ("dobj", "npadvmod") and head.lemma_ in _THROUGH:
            yield from bodies(reading, child, slot)
        if slot in _AFTER[head.lemma_] if head.lemma_ in _AFTER else False:
            yield from _through(reading, child, slot)
        if not slot and (
            child.dep_ == "dobj" or (child.dep_ == "appos" and child.i > head.i)
        ):  # "founded a firm, Acme"
            yield from organisations(reading, child)
            yield from _institutions(reading, child, head.lemma_, slot)
        elif slot and child.dep_ in ("prep", "agent", "dative") and child.lower_ == slot:
            for other in child.children:
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
        elif child.dep_ == "prep" and child.lower_ in ("of", "at", "in", "for", "within") and token.lower_ not in _SOME:
            for other in child.children:
                if other.dep_ == "pobj":
                    yield from organisations(reading, other, depth - 1)


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
