"""The statements of one article → triples.

An affirmed statement gives a direct triple for people who query (``person kg:memberOf party``)
and a claim for people who doubt: subject, predicate, object, polarity, confidence and the passage
that states it. A negated statement gives a claim only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

import pyoxigraph as ox

from kg import ontology
from kg.iris import Mint
from kg.model import PASSING, Date, Event, Extraction, Mention, Quotation, Span, Statement
from kg.periods import bounds, day, literal
from kg.terms import IS_A, decimal, integer, term, text, typed

Triples = Iterator[ox.Triple]
Object = ox.NamedNode | ox.Literal
#: An article's id, and where it first tells of an event.
Place = tuple[str, Span]

#: A participant's role → the property that says it, beside kg:participant.
ROLES = {"agent": "kg:agent", "patient": "kg:patient"}

#: What an unnamed speaker must not be called: it says nothing of who spoke.
PRONOUNS = frozenset(
    "i me we us you he him she her it they them who whom which that this these those one some many others"
    " all both each his hers its their theirs mine ours yours".split()
)

#: The type of a word that reports what was said: it dates the quotation, and is no event of its own.
SAYING = "Saying"

#: A date that is less sure than this is a possible one, and is stated by its claim only.
SURE = 0.5

#: So is that of what was said: its article's day is likelier right than a date less sure than this.
SURE_SAID = 0.7

#: Between two pieces of a quotation: a closed one, and one that begins in another paragraph in marks of its own.
_ANEW = re.compile(r"[^\n]*[\"”’»'][^\n]*\n\s*\n\s*[\"“„«‘'`]+")

#: What a membership says beyond who and where.
_NO_MORE = (None, None, None, False)


class Telling:
    """What one article tells. ``node_of`` gives the node of a mention in an article, ``joined`` for an event
    that others tell of too, under which article and anchor it is known and how all tell of it; what does not hold by
    ``holds`` is a claim only."""

    def __init__(
        self,
        extraction: Extraction,
        node: ox.NamedNode,
        mint: Mint,
        node_of: Callable[[str, Mention], ox.NamedNode],
        joined: Mapping[Place, tuple[Place, Event]] = MappingProxyType({}),
        holds: Callable[[Statement], bool] = lambda _: True,
    ) -> None:
        self.article, self.node, self.mint = extraction.article, node, mint
        told = tuple(
            part
            for statement in extraction.statements
            if (told := _told(statement))
            for part in _by_paragraph(told, self.article.text)
        )
        self.quoted = _quoted(told)
        self.statements = tuple(statement for statement in told if self._is_told(statement))
        self.node_of = node_of
        self.joined = joined
        self.holds = holds
        self.events = _as_first_told(self.statements)
        for anchor in self.events:
            if (self.article.id, anchor) in joined:
                self.events[anchor] = joined[self.article.id, anchor][1]
        self.passages: set[Span] = set()
        self.confidence: dict[ox.NamedNode, float] = {}

    def triples(self) -> Triples:
        """All triples of the article's statements."""
        for statement in self.statements:
            yield from self._statement(statement)
        yield from self._nodes()
        for claim, confidence in self.confidence.items():
            yield ox.Triple(claim, term("kg:confidence"), decimal(confidence))
        for span in self.passages:
            yield from self._passage(span)

    def _statement(self, statement: Statement) -> Triples:
        subject, predicate, object_ = self._terms(statement)
        is_fact = statement.polarity == "affirmed" and self.holds(statement)
        if is_fact:
            yield from self._direct(statement, subject, predicate, object_)
        where = self._node(statement.where) if statement.where else None
        more = (*_more(statement), *([where] if where else []))
        claim = self._claim_node(statement, subject, predicate, object_, more)
        yield from self._claim(claim, statement)
        yield ox.Triple(claim, term("rdf:subject"), subject)
        yield ox.Triple(claim, term("rdf:predicate"), predicate)
        yield ox.Triple(claim, term("rdf:object"), object_)
        if is_fact and isinstance(statement.subject, Mention) and more != _NO_MORE:
            parts = (subject.value, predicate.value, object_.value, *(_plain(value) for value in more))
            membership = self.mint.hashed("membership", *parts)
            yield ox.Triple(claim, term("kg:membership"), membership)
            yield from _membership(membership, statement, subject, object_)
            if where is not None and statement.where is not None:
                in_place = statement.where.kind == "Place"
                yield ox.Triple(membership, term("kg:seat" if in_place else "org:organization"), where)

    def _terms(self, statement: Statement) -> tuple[ox.NamedNode, ox.NamedNode, Object]:
        """A statement's subject, predicate and object. Of a quotation without a speaker an article
        states one thing: that it quotes it."""
        found = statement.object
        object_ = literal(found.value) if isinstance(found, Date) else self._node(found)
        if statement.subject is None:
            return self.node, term("kg:quotes"), object_
        return self._node(statement.subject), term(f"kg:{statement.predicate}"), object_

    def _is_told(self, statement: Statement) -> bool:
        """Whether the graph has a node for what is dated: of a word that reports, the quotation."""
        subject = statement.subject
        if not isinstance(subject, Event) or subject.type not in (SAYING, PASSING):
            return True
        return subject.type == SAYING and subject.span in self.quoted

    def _node(self, node: Mention | Event | Quotation) -> ox.NamedNode:
        if isinstance(node, Event) and node.type == SAYING:
            return self._node(self.quoted[node.span])
        if isinstance(node, Event):
            article, anchor = self.joined.get((self.article.id, node.anchor), ((self.article.id, node.anchor), node))[0]
            return self.mint.event(article, anchor, self.events[node.anchor].label)
        if isinstance(node, Quotation):
            return self.mint.quotation(self.article.id, node.spans)
        return self.node_of(self.article.id, node)

    def _direct(self, statement: Statement, subject: ox.NamedNode, predicate: ox.NamedNode, object_: Object) -> Triples:
        said = isinstance(statement.subject, Event) and statement.subject.type == SAYING
        if isinstance(statement.object, Date) and statement.confidence < (SURE_SAID if said else SURE):
            yield ox.Triple(subject, term("kg:possibleDate"), object_)
            return
        yield ox.Triple(subject, predicate, object_)
        if statement.predicate == "participant" and statement.role in ROLES:
            yield ox.Triple(subject, term(ROLES[statement.role]), object_)
        if isinstance(statement.object, Date) and (period := bounds(statement.object.value)):
            yield ox.Triple(subject, term("kg:earliest"), day(period[0]))
            yield ox.Triple(subject, term("kg:latest"), day(period[1]))
        if isinstance(statement.object, Quotation):
            yield ox.Triple(self.node, term("kg:quotes"), object_)

    def _claim_node(
        self,
        statement: Statement,
        subject: ox.NamedNode,
        predicate: ox.NamedNode,
        object_: Object,
        more: tuple[object, ...],
    ) -> ox.NamedNode:
        start, end = statement.evidence.span
        parts = (subject, predicate, object_, statement.polarity, self.article.id, start, end, *more)
        return self.mint.hashed("claim", *map(str, parts))

    def _claim(self, claim: ox.NamedNode, statement: Statement) -> Triples:
        self.passages.add(statement.evidence.span)
        self.confidence[claim] = max(statement.confidence, self.confidence.get(claim, 0.0))
        yield from typed(claim, ontology.KG["Claim"])
        yield ox.Triple(claim, term("kg:polarity"), term(f"kg:{statement.polarity}"))
        yield ox.Triple(claim, term("kg:evidence"), self.mint.passage(self.node, statement.evidence.span))
        yield ox.Triple(claim, term("kg:extractor"), text(statement.extractor))
        if statement.role:
            yield ox.Triple(claim, term("kg:role"), text(statement.role))

    def _nodes(self) -> Triples:
        """The events, quotations and unnamed sources, each described once: where two statements
        describe one differently, the first does."""
        described: dict[ox.NamedNode, Triples] = {}
        for found in _parts(self.statements):
            if isinstance(found, Event) and found.type == SAYING:
                continue
            if isinstance(found, Event):
                described.setdefault(node := self._node(found), _event(node, self.events[found.anchor]))
            elif isinstance(found, Quotation):
                described.setdefault(node := self._node(found), self._quotation(node, found))
            elif found.kind == "Unnamed":
                described.setdefault(node := self._node(found), _unnamed(node, found.name))
        for triples in described.values():
            yield from triples

    def _quotation(self, node: ox.NamedNode, quotation: Quotation) -> Triples:
        yield from typed(node, ontology.KG["Quotation"])
        yield ox.Triple(node, term("kg:text"), text(quotation.text))
        yield ox.Triple(node, term("kg:kind"), term(f"kg:{quotation.quotation}"))
        yield ox.Triple(node, term("kg:attitude"), term(f"kg:{quotation.attitude}"))
        for name, where in (("cue", quotation.cue), ("occasion", quotation.occasion)):
            if where:
                yield ox.Triple(node, term(f"kg:{name}"), text(" ".join(self.article.text[slice(*where)].split())))
        for span in quotation.spans:
            self.passages.add(span)
            yield ox.Triple(node, term("kg:piece"), self.mint.passage(self.node, span))
        for name, mention in (("addressee", quotation.addressee), ("reportedBy", quotation.reported_by)):
            if mention:
                yield ox.Triple(node, term(f"kg:{name}"), self.node_of(self.article.id, mention))

    def _passage(self, span: Span) -> Triples:
        """A passage: its article, its offsets in code points and its words."""
        node = self.mint.passage(self.node, span)
        position, words = (self.mint.selector(self.node, span, which) for which in ("position", "quote"))
        yield ox.Triple(node, IS_A, term("oa:SpecificResource"))
        yield ox.Triple(node, term("oa:hasSource"), self.node)
        yield ox.Triple(node, term("oa:hasSelector"), position)
        yield ox.Triple(node, term("oa:hasSelector"), words)
        yield ox.Triple(position, IS_A, term("oa:TextPositionSelector"))
        yield ox.Triple(position, term("oa:start"), integer(span[0]))
        yield ox.Triple(position, term("oa:end"), integer(span[1]))
        yield ox.Triple(words, IS_A, term("oa:TextQuoteSelector"))
        yield ox.Triple(words, term("oa:exact"), text(self.article.text[slice(*span)]))


def _told(statement: Statement) -> Statement | None:
    """A statement as the graph tells it, or None: "he" without an antecedent is nobody's node, and
    who has no name speaks, but belongs to nothing and takes part in nothing."""
    if statement.predicate == "said":
        subject = None if _is_pronoun(statement.subject) else statement.subject
        quotation = statement.object
        if isinstance(quotation, Quotation) and _is_pronoun(quotation.addressee):
            quotation = replace(quotation, addressee=None)
        return replace(statement, subject=subject, object=quotation)
    unnamed = any(
        isinstance(node, Mention) and node.kind == "Unnamed" for node in (statement.subject, statement.object)
    )
    return None if unnamed else statement


def _by_paragraph(statement: Statement, text: str) -> Iterator[Statement]:
    """A statement, and for a quotation that begins anew in a further paragraph, in marks of its own, one for each: a
    node is a passage that can be read at once. The evidence of each reaches back to who speaks."""
    quotation = statement.object
    spans = quotation.spans if isinstance(quotation, Quotation) else ()
    cuts = [i for i in range(1, len(spans)) if _ANEW.fullmatch(text, spans[i - 1][1], spans[i][0])]
    if not isinstance(quotation, Quotation) or not cuts:
        yield statement
        return
    start = statement.evidence.span[0]
    for first, end in pairwise((0, *cuts, len(spans))):
        *others, (begin, close) = spans[first:end]
        pieces = (*others, (begin, close - (text[close - 1] == "," and close - begin > 1)))
        words = " ".join(" ".join(text[slice(*span)].split()) for span in pieces)
        stop = statement.evidence.span[1] if end == len(spans) else text.index("\n", spans[end - 1][1])
        passage = text[start:stop].rstrip()
        yield replace(
            statement,
            object=replace(quotation, text=words, spans=pieces),
            evidence=replace(statement.evidence, span=(start, start + len(passage)), text=passage),
        )


def _is_pronoun(node: object) -> bool:
    return isinstance(node, Mention) and node.kind == "Unnamed" and node.name.casefold() in PRONOUNS


def _quoted(statements: tuple[Statement, ...]) -> dict[Span, Quotation]:
    """Each quotation by its reporting word; of two that share one, the first."""
    quoted: dict[Span, Quotation] = {}
    for statement in statements:
        if isinstance(statement.object, Quotation) and statement.object.cue:
            quoted.setdefault(statement.object.cue, statement.object)
    return quoted


def _as_first_told(statements: tuple[Statement, ...]) -> dict[Span, Event]:
    """Each event by its anchor, as the sentence with the anchor tells it, else as the first does."""
    told: dict[Span, Event] = {}
    for found in _parts(statements):
        if isinstance(found, Event) and (found.anchor not in told or found.span == found.anchor):
            told[found.anchor] = found
    return told


def _parts(statements: tuple[Statement, ...]) -> Iterator[Mention | Event | Quotation]:
    """Whatever statements speak of but dates, in order."""
    for statement in statements:
        if statement.subject:
            yield statement.subject
        if not isinstance(statement.object, Date):
            yield statement.object
        if isinstance(statement.object, Quotation):
            yield from (found for found in (statement.object.addressee, statement.object.reported_by) if found)


def _event(node: ox.NamedNode, event: Event) -> Triples:
    yield from typed(node, ontology.notations().get(event.type, ontology.KG["Event"]))
    yield ox.Triple(node, term("rdfs:label"), text(event.label))
    yield ox.Triple(node, term("kg:status"), term(f"kg:{event.status}"))


def _unnamed(node: ox.NamedNode, name: str) -> Triples:
    yield from typed(node, ontology.KG["UnnamedSource"])
    yield ox.Triple(node, term("rdfs:label"), text(name))


def _more(statement: Statement) -> tuple[object, ...]:
    """What a statement of a membership says beyond who and where."""
    return statement.role, statement.since, statement.until, statement.former


def _plain(value: object) -> str:
    return value.value if isinstance(value, ox.NamedNode) else str(value)


def _membership(node: ox.NamedNode, statement: Statement, member: ox.NamedNode, where: Object) -> Triples:
    """A membership as W3C ORG has it: a node with what the text says of role and time."""
    yield ox.Triple(node, IS_A, term("org:Membership"))
    yield ox.Triple(node, term("org:member"), member)
    is_position = statement.predicate == "holdsPosition"
    yield ox.Triple(node, term("org:role" if is_position else "org:organization"), where)
    if statement.role:
        yield ox.Triple(node, term("kg:role"), text(statement.role))
    for name, value in (("since", statement.since), ("until", statement.until)):
        if value:
            yield ox.Triple(node, term(f"kg:{name}"), literal(value))
    if statement.former:
        yield ox.Triple(node, term("kg:former"), ox.Literal(True))
