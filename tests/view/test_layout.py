"""Where nodes lie, and which of them are shown."""

from __future__ import annotations

import math
from itertools import combinations

import pytest

from kg.view import Fact, Kind, Network, Node, ranked
from kg.view.first import first
from kg.view.layout import Pair, Place, layout

CLIQUE = list(combinations(range(6), 2))
TWO_CLIQUES = [*CLIQUE, *((a + 6, b + 6) for a, b in CLIQUE), (0, 6)]


def distance(one: Place, other: Place) -> float:
    return math.hypot(one.x - other.x, one.y - other.y)


@pytest.mark.parametrize(
    ("count", "pairs"),
    [
        (0, []),
        (1, []),
        (2, [(0, 1)]),
        (7, []),
        (40, [(0, n) for n in range(1, 40)]),
        (12, TWO_CLIQUES),
        (60, [(n, n + 1) for n in range(0, 60, 2)]),
        (3, [(0, 0), (1, 0), (0, 1)]),
    ],
)
def test_no_two_nodes_lie_on_each_other(count: int, pairs: list[Pair]) -> None:
    places = layout(count, pairs)
    assert len(places) == count
    assert all(distance(one, other) > 18 for one, other in combinations(places, 2))


def test_the_layout_is_the_same_every_time_and_in_any_order() -> None:
    assert layout(12, TWO_CLIQUES) == layout(12, [(b, a) for a, b in reversed(TWO_CLIQUES)])


def test_communities_lie_apart() -> None:
    places = layout(12, TWO_CLIQUES)
    assert len({place.community for place in places[:6]}) == 1
    assert {place.community for place in places} == {0, 1}
    within = max(distance(a, b) for half in (places[:6], places[6:]) for a, b in combinations(half, 2))
    centres = [(sum(p.x for p in half) / 6, sum(p.y for p in half) / 6) for half in (places[:6], places[6:])]
    assert math.dist(*centres) > within * 0.6


def test_circles_around_communities_do_not_meet() -> None:
    cliques = [((a + 6 * n), (b + 6 * n)) for n in range(7) for a, b in CLIQUE]
    places = layout(42, [*cliques, *((6 * n, 6 * n + 7) for n in range(6))])
    circles = []
    for number in range(7):
        xs, ys = zip(*((place.x / 1.3, place.y) for place in places[6 * number : 6 * number + 6]), strict=True)
        centre = sum(xs) / 6, sum(ys) / 6
        circles.append((centre, max(math.dist(centre, point) for point in zip(xs, ys, strict=True))))
    for (one, wide), (other, wider) in combinations(circles, 2):
        assert math.dist(one, other) > wide + wider


def test_components_lie_beside_each_other() -> None:
    pairs = [(0, 1), (1, 2), (3, 4), (4, 5)]
    places = layout(6, pairs)
    near = max(distance(places[a], places[b]) for a, b in pairs)
    far = min(distance(places[a], places[b]) for a in range(3) for b in range(3, 6))
    assert far >= min(near, 30)


def of(nodes: dict[str, Kind], *links: tuple[str, str]) -> Network:
    facts = (Fact(one, "said" if nodes[other] == "Quotation" else "worksFor", other) for one, other in links)
    return Network(tuple(Node(name, kind, name) for name, kind in nodes.items()), tuple(facts))


def shown(network: Network, most: int) -> set[str]:
    ranking = ranked(network)
    ranks, _ = first(network, ranking, most)
    assert ranks == sorted(set(ranks))
    return {ranking[rank][0].id for rank in ranks}


def test_all_is_shown_that_something_is_stated_about() -> None:
    network = of({"a": "Person", "b": "Party", "c": "Place"}, ("a", "b"))
    assert shown(network, 10) == {"a", "b"}


def test_names_are_shown_where_nothing_is_stated() -> None:
    assert shown(of({"a": "Person", "b": "Party"}), 10) == {"a", "b"}


def test_the_most_named_are_shown_with_what_links_them() -> None:
    quotes = {f"q{n}": "Quotation" for n in range(20)}
    nodes: dict[str, Kind] = {
        "a": "Person",
        "b": "Person",
        "meeting": "Event",
        "z": "Person",
        **dict.fromkeys(quotes, "Quotation"),
    }
    links = [("a", q) if n % 2 else ("b", q) for n, q in enumerate(quotes)]
    found = shown(of(nodes, *links, ("meeting", "a"), ("meeting", "b")), 9)
    assert len(found) == 9
    assert {"a", "b", "meeting"} <= found
    assert "z" not in found
    assert sum(name.startswith("q") for name in found) == 6


def test_quotations_alone_are_shown_for_nobody() -> None:
    network = of({"q": "Quotation", "r": "Quotation", "a": "Person"}, ("a", "q"), ("a", "r"))
    assert shown(network, 2) >= {"a"}
