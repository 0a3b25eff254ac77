"""What is said around a party's name: "ran on the Blue Party ticket", "a lifelong Democrat", "Blue Party of Ann"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extract.memberships.membership_clauses import governor, subject
from kg.extract.memberships.referents import past_title, people, person_at
from kg.extract.memberships.ties import Tie
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Mention, Predicate

_NOMINATIONS = words("nomination endorsement primary")

_TICKETS = _NOMINATIONS | words("ticket list slate label banner platform line")

#: Nouns between the verb and a ticket: "won a spot on the ticket", "ran in the race for the nomination".
_SPOTS = _TICKETS | words("spot place seat position top head bottom half bid race contest campaign behalf support")

_WINNING = words("win secure clinch accept receive gain capture take earn seek lose")

_RUNNING = words("run elect stand campaign contest compete win return serve")


def find(reading: Reading, party: Mention, tokens: Span) -> Iterator[Tie]:
    """The ties to a party that the words around its name tell; ``tokens`` are those of the name."""
    yield from _called(reading, party, tokens.root, tokens[0])
    yield from _called_before(reading, party, tokens)
    yield from _ticket(reading, party, tokens)
    yield from _party_of(reading, party, tokens)


def _party_of(reading: Reading, party: Mention, tokens: Span) -> Iterator[Tie]:
    """ "the Blue Party of Ann Lee", "of its leader, Ann Lee", "the Blue Party under Ann Lee"."""
    doc, at, end = reading.doc, tokens.end + 1, min(tokens.sent.end, tokens.end + 6)
    link = doc[tokens.end].lower_ if tokens.end < tokens.sent.end else ""
    if link not in ("of", "under"):
        return
    while at < end:
        who = reading.mention_at(doc[at])
        if who is not None and doc[at].tag_ not in ("PRP$", "PRP"):
            if who.kind == "Person":
                after = reading.tokens(who.span).end
                if after < len(doc) and doc[after].tag_ == "POS":
                    return
                predicate: Predicate = "memberOf" if link == "of" else "leaderOf"
                yield Tie(who, predicate, party, f"party {link}", doc[at])
            return
        if doc[at].pos_ not in ("NOUN", "PROPN", "ADJ") and doc[at].tag_ not in ("PRP$", ","):
            return
        at += 1


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
    for _ in range(6):
        if verb.pos_ in ("VERB", "AUX") or verb.head == verb:
            break
        if verb.pos_ == "NOUN" and verb.lower_ not in _SPOTS:  # "sought her endorsement in the race for the nomination"
            return
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


def _called_before(reading: Reading, party: Mention, tokens: Span) -> Iterator[Tie]:
    """ "A lifelong Democrat, Ann Lee …", "A Communist in her youth, she …"."""
    doc, first, end = reading.doc, tokens.start - 1, tokens.end
    while first > tokens.sent.start and doc[first].pos_ in ("ADJ", "ADV", "NOUN"):
        first -= 1
    if first != tokens.sent.start or doc[first].lower_ not in ("a", "an"):
        return
    while end < tokens.sent.end - 1 and doc[end].text != "," and doc[end].pos_ in ("ADP", "PRON", "DET", "ADJ", "NOUN"):
        end += 1
    who = person_at(reading, doc[past_title(reading, end + 1)]) if doc[end].text == "," else None
    if who is not None:
        yield Tie(who, "memberOf", party, "called", doc[end + 1])


def _called(reading: Reading, party: Mention, root: Token, first: Token) -> Iterator[Tie]:
    """ "She is a Democrat", "ran as a Republican"."""
    if root.tag_ == "NNS" or not any(child.lower_ in ("a", "an") for child in root.children):
        return
    top = root
    verb = top.head
    if top.dep_ == "pobj" and verb.lower_ == "as":
        verb = verb.head
        if verb.dep_ in ("attr", "oprd", "dobj"):  # "was elected mayor as a Democrat"
            verb = verb.head
        elif verb.dep_ == "pobj" and governor(verb).lemma_ in _RUNNING:  # "ran for the seat as a Democrat"
            verb = governor(verb)
    elif top.dep_ not in ("attr", "oprd") or verb.lemma_ not in ("be", "become", "remain", "stay"):
        return
    who = subject(verb) if verb.pos_ in ("VERB", "AUX") else None
    for holder in people(reading, who) if who is not None else ():
        yield Tie(holder, "memberOf", party, "is a", verb if verb != first else root)
