"""What is exported: plain values, which know nothing of RDF or of a format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kg.iris import digest
from kg.periods import bounds


@dataclass(frozen=True, slots=True)
class Source:
    """An article, by its IRI and by the id that its file or record gave it."""

    iri: str
    id: str
    title: str = ""
    publisher: str = ""
    author: str = ""
    date: str = ""
    url: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A person, party, organisation, place, position, unnamed source, event, quotation or article.

    ``type`` is its narrowest class ("Ministry"), ``classes`` are all of them. ``label`` is its fullest name, for a
    quotation its words. ``date`` is an ISO date at the precision stated, ``earliest`` and ``latest`` the days that it
    allows. ``quotation`` is "direct", "mixed" or "indirect"; ``status`` says whether an event happened. ``denied`` is
    what articles say is not so ("memberOf Red Union"): it is no edge."""

    iri: str
    kind: str
    type: str
    classes: tuple[str, ...]
    label: str
    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    date: str = ""
    earliest: str = ""
    latest: str = ""
    possible_date: str = ""
    status: str = ""
    quotation: str = ""
    attitude: str = ""
    cue: str = ""
    occasion: str = ""
    same_as: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article: code points ``start`` to ``end``, end exclusive. ``article`` and ``iri`` are IRIs."""

    iri: str
    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What one passage states or denies. ``object`` is a node's IRI, or a plain value (a date) where ``target`` is "".

    ``source`` and ``target`` are the kinds of the two nodes. ``since`` and ``until`` are ISO dates of a membership."""

    iri: str
    subject: str
    predicate: str
    object: str
    source: str
    target: str
    affirmed: bool
    confidence: float
    extractor: str
    passage: Passage
    role: str = ""
    since: str = ""
    until: str = ""
    former: bool = False


@dataclass(frozen=True)
class Edge:
    """A fact between two nodes, with all claims that state it, the surest first."""

    claims: tuple[Claim, ...]

    @property
    def first(self) -> Claim:
        """The surest claim; of equals, that of the first article and passage."""
        return self.claims[0]

    @cached_property
    def id(self) -> str:
        """The same from run to run: a hash of the fact."""
        return digest(self.first.subject, self.first.predicate, self.first.object)

    @property
    def sources(self) -> int:
        """How many articles state it."""
        return len({claim.passage.article for claim in self.claims})

    @property
    def roles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(claim.role for claim in self.claims if claim.role))

    @cached_property
    def term(self) -> Claim:
        """The surest claim that says since when or until when, else the surest."""
        return next((claim for claim in self.claims if claim.since or claim.until), self.first)

    @property
    def former(self) -> bool:
        return any(claim.former for claim in self.claims)


def first_day(value: str) -> date | None:
    """The first day that an ISO date or interval covers; None for anything else."""
    period = bounds(value)
    return period[0] if period else None


def last_day(value: str) -> date | None:
    """The last day that an ISO date or interval covers; None for anything else."""
    period = bounds(value)
    return period[1] if period else None
