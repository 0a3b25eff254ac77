"""Which nodes the page shows first: those with the most statements, and what they are linked with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from kg.view.data import Network, Node

#: One in so many is chosen for itself, the others for their links to these.
SHARE = 3
#: Kinds that are shown for what they are linked with, never for themselves.
LINKED = frozenset({"Quotation", "Unnamed"})

Links = Mapping[int, set[int]]


def first(network: Network, ranking: Sequence[tuple[Node, int]], most: int) -> tuple[list[int], Links]:
    """The ranks of the nodes to show first, at most so many, in order; and who is linked with whom.

    If all of which something is stated fit, they are it; if nothing is stated, the first names are."""
    links = _links(network, {node.id: rank for rank, (node, _) in enumerate(ranking)})
    told = [rank for rank, (_, count) in enumerate(ranking) if count] or list(range(len(ranking)))
    if len(told) <= most or not links:
        return told[:most], links
    named = [rank for rank in told if ranking[rank][0].kind not in LINKED and rank in links][: max(1, most // SHARE)]
    return sorted(islice(_chosen(named, links, most // SHARE), most)), links


def _links(network: Network, rank: Mapping[str, int]) -> dict[int, set[int]]:
    links: dict[int, set[int]] = {}
    for fact in network.facts:
        one, other = rank.get(fact.subject, -1), rank.get(fact.object, -1)
        if one != other and min(one, other) >= 0:
            links.setdefault(one, set()).add(other)
            links.setdefault(other, set()).add(one)
    return links


def _chosen(named: Sequence[int], links: Links, bridges_at_most: int) -> Iterator[int]:
    """The named, then what links two of them, then each one's own neighbours by turns; each once."""
    seen = set(named)
    yield from named
    around = {other for rank in named for other in links[rank]} - seen
    bridges = sorted(rank for rank in around if len(links[rank] & seen) > 1)[:bridges_at_most]
    yield from bridges
    seen.update(bridges)
    waiting = [iter(sorted(links[rank] - seen)) for rank in named]
    while waiting:
        left = []
        for others in waiting:
            other = next((rank for rank in others if rank not in seen), None)
            if other is not None:
                seen.add(other)
                left.append(others)
                yield other
        waiting = left
