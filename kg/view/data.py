"""The network that the page shows: plain values, which know nothing of RDF."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal, get_args

from kg.model import Polarity, Span

Kind = Literal["Person", "Party", "Organization", "Place", "Event", "Quotation", "Unnamed"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Node:
    """A person, party, organisation, place, event or quotation. ``label`` is its fullest name,
    for a quotation its words; ``names`` are its other names, ``about`` what else is known of it
    in short ("meeting", "direct quotation"), ``date`` an ISO date at the precision stated, with a "?"
    where it is none but a possible one; ``sources`` the articles that name it; ``status`` says of an
    event that did not simply happen how it stands ("planned")."""

    id: str
    kind: Kind
    label: str
    names: tuple[str, ...] = ()
    about: str = ""
    date: str = ""
    sources: tuple[str, ...] = ()
    status: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """An article: what a reader needs to find it, and its whole ``text`` where it is at hand."""

    id: str
    title: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """A passage that states a fact: ``text`` stands in the article ``source``; ``marks`` are the
    words that carry the fact, as code points into ``text``, end exclusive, in order. ``start`` is
    the passage's own offset in the article, in code points."""

    source: str
    text: str
    marks: tuple[Span, ...] = ()
    confidence: float = 1.0
    polarity: Polarity = "affirmed"
    start: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """What the articles say of ``subject``: the ids of two nodes and a predicate, or of one node
    and a plain ``value`` (a date, a position). ``note`` adds a role or a period; ``period`` is the
    time for which it held, as an ISO interval with ".." for an open end ("1998/2008", "2019/..")."""

    subject: str
    predicate: str
    object: str = ""
    value: str = ""
    note: str = ""
    period: str = ""
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Network:
    """All that the page can show. The order of nodes, facts and sources does not matter.

    ``held`` counts the statements of the graph that are here, where it has more: ``of`` them."""

    nodes: tuple[Node, ...] = ()
    facts: tuple[Fact, ...] = ()
    sources: tuple[Source, ...] = ()
    title: str = "Knowledge graph"
    held: int = 0
    of: int = 0


def ranked(network: Network) -> list[tuple[Node, int]]:
    """The nodes, most important first, each with the number of statements made about it.

    A statement is one passage that states one fact; it counts for both of the fact's ends."""
    counts: Counter[str] = Counter()
    for fact in network.facts:
        for end in {fact.subject, fact.object}:
            counts[end] += max(1, len(fact.proofs))
    nodes = sorted(network.nodes, key=lambda node: (-counts[node.id], node.kind == "Quotation", node.label, node.id))
    return [(node, counts[node.id]) for node in nodes]
