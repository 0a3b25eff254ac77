"""A part of the network: some kinds of nodes, some stretch of time."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from kg.errors import NotFoundError
from kg.periods import bounds
from kg.view.data import KINDS, Fact, Kind, Network, Node

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def kinds(names: Collection[str]) -> tuple[Kind, ...]:
    """The kinds of these names, in whatever case. Raises NotFoundError for a name that is none."""
    known = {kind.casefold(): kind for kind in KINDS}
    for name in names:
        if name.casefold() not in known:
            raise NotFoundError(f"no kind {name!r}: one of {', '.join(KINDS)}")
    return tuple(known[name.casefold()] for name in names)


def part(network: Network, *, kinds: Collection[Kind] = (), since: str = "", until: str = "") -> Network:
    """What is left of a network: nodes of these kinds, facts of this time, the articles that state them.

    ``since`` and ``until`` are ISO dates at any precision, both inclusive. A fact's time is that of its
    event, or for which it held, else that of the articles that state it; a fact without any stays.
    Raises NotFoundError for what is no date."""
    for date in filter(None, (since, until)):
        if not _DATE.fullmatch(date) or bounds(date) is None:
            raise NotFoundError(f"{date!r} is no date: 2031, 2031-05 or 2031-05-12")
    if not (kinds or since or until):
        return network
    nodes = {node.id: node for node in network.nodes if not kinds or node.kind in kinds}
    published = {source.id: source.date for source in network.sources}
    facts = tuple(
        fact
        for fact in network.facts
        if fact.subject in nodes and (not fact.object or fact.object in nodes)
        if any(_overlaps(time, since, until) for time in _times(fact, nodes, published) or [".."])
    )
    told = {end for fact in facts for end in (fact.subject, fact.object)}
    stating = {proof.source for fact in facts for proof in fact.proofs}
    return replace(
        network,
        nodes=tuple(_within(node, stating) for node in nodes.values() if node.id in told or not (since or until)),
        facts=facts,
        sources=tuple(source for source in network.sources if source.id in stating),
    )


def _within(node: Node, sources: Collection[str]) -> Node:
    """A node with those of its articles that are kept."""
    return replace(node, sources=tuple(source for source in node.sources if source in sources))


def named(network: Network, name: str) -> Node:
    """The node of this name, or of this other name, in whatever case; of several, the one named in most
    articles. Raises NotFoundError where there is none."""
    wanted = name.casefold()
    found = [node for node in network.nodes if node.label.casefold() == wanted]
    found = found or [node for node in network.nodes if wanted in (other.casefold() for other in node.names)]
    if not found:
        raise NotFoundError(f"nothing in the graph is called {name!r}")
    return min(found, key=lambda node: (-len(node.sources), node.id))


def _times(fact: Fact, nodes: dict[str, Node], published: dict[str, str]) -> list[str]:
    """ISO dates and intervals of a fact."""
    ends = [nodes[end].date for end in (fact.subject, fact.object) if end in nodes]
    said = fact.value if fact.predicate in ("date", "possibleDate") else ""
    own = next(filter(None, [said, fact.period, *ends]), "").removesuffix("?")
    return [own] if own else [date for proof in fact.proofs if (date := published.get(proof.source, ""))]


def _overlaps(time: str, since: str, until: str) -> bool:
    """Whether a date or an interval touches a stretch; ISO dates sort as text, a month before its days."""
    first, _, last = time.partition("/")
    last = last or first
    starts_in_time = first == ".." or not until or first[: len(until)] <= until
    ends_in_time = last == ".." or not since or last >= since[: len(last)]
    return starts_in_time and ends_in_time
