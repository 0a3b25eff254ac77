"""Ties that stand beside a name: "Ann Lee of Acme", "Ann Lee (R-Tex.)", "Labour's Ann Lee", "her Blue Party"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extract.holders import people, person_at
from kg.extract.membership_clauses import subject
from kg.extract.reading import Reading
from kg.extract.role_phrases import listed
from kg.extract.roles import is_role, words
from kg.extract.ties import Tie
from kg.model import Mention, Predicate

#: Party letters of the United States: "(R-Tex.)", ", D-N.Y.,".
LETTERS: dict[str, str] = {"R": "Republican Party", "D": "Democratic Party", "L": "Libertarian Party"}

#: Nouns between a party and a person that tie them only loosely.
_LOOSE = words("donor backer supporter ally voter fundraiser megadonor contributor sympathiser sympathizer")

#: Heads that a party's name before them stands for itself: "his Blue Party colleagues".
_FELLOWS = words("party colleague faction wing caucus group comrade government")

_NOMINATIONS = words("nomination endorsement primary")

_TICKETS = _NOMINATIONS | words("ticket list slate label banner platform line")

_WINNING = words("win secure clinch accept receive gain capture take earn seek lose")

_RUNNING = words("run elect stand campaign contest compete win return serve")

_LETTER = re.compile(r"\s*[(\[,]\s*([RDL])(?:\s?[-–—]\s?[A-Z]|\s*[)\]])")

#: Nouns between an organisation and a person that say the contrary of a tie.
_OUTSIDERS = words(
    "critic rival opponent victim fan star foe enemy watcher alumnus alumna graduate student dropout legend protester "
    "suspect hacker leaker whistleblower defendant plaintiff customer patient caller winner laureate"
)


def find(reading: Reading) -> Iterator[Tie]:
    """The ties beside the names of an article."""
    for mention in reading.names:
        if mention.kind == "Person":
            tokens = reading.tokens(mention.span)
            yield from _after(reading, mention, tokens[-1])
            yield from _before(reading, mention, tokens[0])
        elif mention.kind in ("Party", "Organization"):
            tokens = reading.tokens(mention.span)
            yield from _owned(reading, mention, tokens[0])
            if mention.kind == "Party":
                yield from _called(reading, mention, tokens.root, tokens[0])
                yield from _ticket(reading, mention, tokens)


def beside(reading: Reading, who: Mention) -> Mention | None:
    """The party or organisation behind a name: "Ann Lee of Acme", "Ann Lee (Acme)"."""
    doc, end = reading.doc, reading.tokens(who.span).end
    at = end + 1
    while at < len(doc) and doc[at].pos_ == "DET":
        at += 1
    if at >= len(doc) or doc[end].lower_ not in ("of", "from", "("):
        return None
    body = reading.mention_at(doc[at])
    return body if body is not None and body.kind in ("Organization", "Party") else None


def _after(reading: Reading, who: Mention, last: Token) -> Iterator[Tie]:
    doc = reading.doc
    if (letter := _LETTER.match(reading.article.text, who.span[1])) is not None:
        span = letter.span(1)
        yield Tie(who, "memberOf", Mention("Party", span, LETTERS[letter[1]]), "party letter", last)
        return
    if last.i + 2 >= len(doc):
        return
    link, at = doc[last.i + 1], last.i + 2
    while at < len(doc) and doc[at].pos_ == "DET":
        at += 1
    body = reading.mention_at(doc[at]) if at < len(doc) else None
    if body is None or body.kind not in ("Organization", "Party"):
        if link.text == ",":
            yield from _called_after(reading, who, last)
        return
    party = body.kind == "Party"
    if link.text == "(":
        closing = doc[reading.tokens(body.span).end : reading.tokens(body.span).end + 1].text
        if closing in (")", ",", "-", "/"):
            yield Tie(who, "memberOf" if party else "affiliatedWith", body, "brackets", last)
    elif link.lower_ in ("of", "from", "at", "with") and (
        link.lower_ == "of" or link.head.i in _range(reading, who) or (link.lower_ == "at" and _by(reading, who))
    ):
        predicate: Predicate = "memberOf" if party else "affiliatedWith"
        for one in listed(reading, body):
            yield Tie(who, predicate, one, f"name {link.lower_}", last)
    elif link.text == "," and party:
        yield from _called_after(reading, who, last)


def _by(reading: Reading, who: Mention) -> bool:
    """Whether a name stands after "by" or "under": "designed by Ann Lee at Acme"."""
    first = reading.tokens(who.span).start
    return first > 0 and reading.doc[first - 1].lower_ in ("by", "under")


def _range(reading: Reading, mention: Mention) -> range:
    tokens = reading.tokens(mention.span)
    return range(tokens.start, tokens.end)


def _called_after(reading: Reading, who: Mention, last: Token) -> Iterator[Tie]:
    """ "Ann Lee, a Texas Republican, …"."""
    doc, at = reading.doc, last.i + 2
    if at >= len(doc) or doc[at].lower_ not in ("a", "an", "fellow", "the"):
        return
    for token in doc[at + 1 : at + 5]:
        mention = reading.mention_at(token)
        if mention is not None and mention.kind == "Party":
            after = doc[reading.tokens(mention.span).end : reading.tokens(mention.span).end + 1]
            if not after or after[0].pos_ in ("PUNCT", "ADP", "PRON", "VERB", "SCONJ"):
                yield Tie(who, "memberOf", mention, "called", last)
            return
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "ADV", "NUM", "PUNCT") or token.text in (",", "(", "."):
            return


def _before(reading: Reading, who: Mention, first: Token) -> Iterator[Tie]:
    """ "Republican Ann Lee", "Labour's Ann Lee", "Acme geochemist Ann Lee"."""
    doc, at, start = reading.doc, first.i - 1, first.sent.start
    between: list[Token] = []
    while at >= start and doc[at].pos_ == "NOUN" and doc[at].tag_ == "NN" and reading.mention_at(doc[at]) is None:
        between.append(doc[at])
        at -= 1
    owned = at >= start and doc[at].tag_ == "POS"
    body = reading.mention_at(doc[at - owned]) if at - owned >= start else None
    if body is None or body.kind not in ("Organization", "Party"):
        return
    predicate: Predicate
    if {token.lower_ for token in between} & _LOOSE:
        yield Tie(who, "affiliatedWith", body, "noun between", first, role=between[0].lower_)
    elif between and not {token.lower_ for token in between} & _OUTSIDERS and not any(map(is_role, between)):
        predicate = "memberOf" if body.kind == "Party" else "worksFor"
        yield Tie(who, predicate, body, "noun between", first, role=between[0].lower_)
    elif not between and (owned or body.kind == "Party"):
        predicate = "memberOf" if body.kind == "Party" else "affiliatedWith"
        yield Tie(who, predicate, body, "owner's name" if owned else "party's name", first)


def _owned(reading: Reading, body: Mention, first: Token) -> Iterator[Tie]:
    """ "his Blue Party", "her own Blue Party"."""
    root = reading.tokens(body.span).root
    if root.dep_ in ("compound", "amod", "nmod") and root.head.pos_ == "NOUN" and root.head.lemma_ not in _FELLOWS:
        return
    at = first.i if first.tag_ == "PRP$" else first.i - 1
    start = first.sent.start
    while at > start and reading.doc[at].pos_ == "ADJ" and reading.doc[at].tag_ != "PRP$":
        at -= 1
    owner = reading.doc[at]
    predicate: Predicate = "memberOf" if body.kind == "Party" else "affiliatedWith"
    if at >= start and owner.tag_ == "PRP$" and owner.lower_ in ("his", "her"):
        who = person_at(reading, owner)
        if who is not None:
            yield Tie(who, predicate, body, "possessive", owner)
    elif at > start and owner.tag_ == "POS" and (who := person_at(reading, reading.doc[at - 1])) is not None:
        yield Tie(who, predicate, body, "possessive name", owner)


def _ticket(reading: Reading, party: Mention, tokens: Span) -> Iterator[Tie]:
    """ "ran on the Blue Party ticket", "won the Blue Party's nomination"."""
    doc, end = reading.doc, tokens.end
    at = end + 1 if end < len(doc) and doc[end].tag_ == "POS" else end
    while at < len(doc) and doc[at].pos_ == "ADJ":
        at += 1
    head = doc[at] if at < len(doc) else tokens[-1]
    if head.lower_ not in _TICKETS:
        head = _before_of(tokens)
    if head.lower_ not in _TICKETS:
        return
    verb = head.head
    for _ in range(4):
        if verb.pos_ in ("VERB", "AUX") or verb.head is verb:
            break
        verb = verb.head
    if verb.lemma_ not in (_WINNING if head.lower_ in _NOMINATIONS else _RUNNING):
        return
    who = subject(verb)
    for holder in people(reading, who) if who is not None else ():
        yield Tie(holder, "candidateOf", party, "ticket", verb)


def _before_of(tokens: Span) -> Token:
    """For "the list of the Blue Party" the "list"; else the first token."""
    above: Token = tokens.root.head
    return above.head if above.lower_ == "of" else tokens[0]


def _called(reading: Reading, party: Mention, root: Token, first: Token) -> Iterator[Tie]:
    """ "She is a Democrat", "ran as a Republican"."""
    if root.tag_ == "NNS" or not any(child.lower_ in ("a", "an") for child in root.children):
        return
    top = root
    verb = top.head
    if top.dep_ == "pobj" and verb.lower_ == "as":
        verb = verb.head
    elif top.dep_ not in ("attr", "oprd") or verb.lemma_ not in ("be", "become", "remain", "stay"):
        return
    who = subject(verb) if verb.pos_ in ("VERB", "AUX") else None
    for holder in people(reading, who) if who is not None else ():
        yield Tie(holder, "memberOf", party, "is a", verb if verb is not first else root)
