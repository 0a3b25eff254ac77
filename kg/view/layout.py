"""Where the first nodes of the picture lie: communities apart, components side by side.

The forces are those of ForceAtlas2 (Jacomy et al. 2014, PLOS ONE 9(6): e98679): repulsion by
degree, attraction by distance. Nothing is drawn by chance: the start is a sunflower (Vogel
1979), so the same network always lies the same way.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Point = tuple[float, float]
Pair = tuple[int, int]
Cell = tuple[int, int]

GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
ROUNDS = 250
#: The room around a community, and in how many ways one is turned.
BORDER = 24.0
TURNS = 24
#: The canvas is wider than it is high, and so are labels.
STRETCH = 1.3
#: The room around a node, in the units of the picture, and the grid on which components are packed.
GAP = 34.0
CELL = 44.0
#: Fewer nodes than this lie further apart, so that their names have room; at most so many times.
ROOMY = 90
WIDEST = 2.2


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node lies, in the units of the picture, y downward; ``community`` numbers its community."""

    x: int
    y: int
    community: int


def layout(count: int, pairs: Iterable[Pair]) -> list[Place]:
    """A place for each of ``count`` nodes, of which ``pairs`` are linked. Costs the square of the largest
    community, not of the count."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}))
    community = _communities(graph)
    points = np.zeros((count, 2))
    components = sorted((sorted(found) for found in nx.connected_components(graph)), key=lambda c: (-len(c), c))
    wide = min(WIDEST, max(1.0, math.sqrt(ROOMY / max(1, count))))
    drawn = [(members, _component(graph, members, community) * wide) for members in components]
    for (members, local), shift in zip(drawn, _packed([local for _, local in drawn]), strict=True):
        points[members] = local + shift
    return [Place(round(x), round(y), community[node]) for node, (x, y) in enumerate(points.tolist())]


def _communities(graph: nx.Graph[int]) -> dict[int, int]:
    """The community of each node, by Louvain; 0 is the largest."""
    if not graph.number_of_edges():
        return {node: number for number, node in enumerate(graph)}
    found = (sorted(members) for members in nx.community.louvain_communities(graph, seed=1))
    ordered = sorted(found, key=lambda members: (-len(members), members))
    return {node: number for number, members in enumerate(ordered) for node in members}


def _component(graph: nx.Graph[int], members: Sequence[int], community: dict[int, int]) -> Points:
    """One connected component around (0, 0), in the order of its members: each community is drawn
    by itself, then the communities are laid beside each other as discs, none on another."""
    groups: dict[int, list[int]] = {}
    for node in members:
        groups.setdefault(community[node], []).append(node)
    drawn = [_community(graph, group) for group in groups.values()]
    radii = np.array([_radius(points) for points in drawn])
    order = {number: index for index, number in enumerate(groups)}
    between = [(order[community[a]], order[community[b]]) for a, b in sorted(graph.subgraph(members).edges)]
    centres = _discs(radii, [pair for pair in between if pair[0] != pair[1]])
    place: dict[int, Point] = {}
    for group, points, centre in zip(groups.values(), drawn, centres, strict=True):
        place.update(zip(group, (points + centre).tolist(), strict=True))
    for group, points, centre in zip(groups.values(), drawn, centres, strict=True):
        turned = _turned(graph, group, points, centre, place)
        place.update(zip(group, (turned + centre).tolist(), strict=True))
    points = np.array([place[node] for node in members]) * (STRETCH, 1.0)
    middle: Points = (points.max(axis=0) + points.min(axis=0)) / 2
    return points - middle


def _community(graph: nx.Graph[int], group: Sequence[int]) -> Points:
    """The members of a community around (0, 0), in their order."""
    index = {node: position for position, node in enumerate(group)}
    edges = [(index[a], index[b]) for a, b in sorted(graph.subgraph(group).edges)]
    points = np.array([_seed(position) for position in range(len(group))]) * 24.0
    if edges:
        points = _apart(_forces(points, np.array(edges)))
    middle: Points = (points.max(axis=0) + points.min(axis=0)) / 2
    return points - middle


def _radius(points: Points) -> float:
    return float(np.sqrt((points * points).sum(axis=1)).max()) + BORDER


def _discs(radii: Points, links: Sequence[Pair]) -> Points:
    """Centres for discs of these radii: linked ones near each other, all near (0, 0), none overlapping."""
    if len(radii) == 1:
        return np.zeros((1, 2))
    order = np.argsort(-radii, kind="stable")
    centres = np.empty((len(radii), 2))
    centres[order] = [_seed(index) for index in range(len(radii))]
    centres *= radii.max() * 1.2
    left, right = np.array(links or [(0, 0)]).T
    for step in range(ROUNDS):
        strength = 0.3 * (1 - step / ROUNDS)
        moved = -centres * 0.02
        pull = (centres[left] - centres[right]) * 0.15
        np.add.at(moved, left, -pull)
        np.add.at(moved, right, pull)
        length = np.sqrt((moved * moved).sum(axis=1, keepdims=True)) + 1e-9
        centres = centres + moved / length * np.minimum(length, radii[:, None]) * strength
        centres = _separated(centres, radii, rounds=4)
    return _separated(centres, radii, rounds=400)


def _separated(centres: Points, radii: Points, *, rounds: int) -> Points:
    """The centres, pushed from each other until no disc overlaps another; a small disc gives way."""
    wanted = radii[:, None] + radii[None, :]
    gives = (radii**2)[None, :] / ((radii**2)[:, None] + (radii**2)[None, :])
    for _ in range(rounds):
        delta = centres[:, None, :] - centres[None, :, :]
        distance = np.sqrt(np.einsum("ijk,ijk->ij", delta, delta)) + 1e-6
        np.fill_diagonal(distance, np.inf)
        lacking = np.maximum(0.0, wanted - distance)
        if lacking.max() < 0.5:
            break
        centres = centres + np.einsum("ij,ijk->ik", lacking * gives / distance, delta)
    return centres


def _turned(
    graph: nx.Graph[int], group: Sequence[int], points: Points, centre: Points, place: dict[int, Point]
) -> Points:
    """A community's drawing turned, and mirrored, so that its members lie nearest to those of other
    communities with whom they are linked."""
    inside = set(group)
    ends = [(i, place[other]) for i, node in enumerate(group) for other in sorted(graph[node]) if other not in inside]
    if not ends:
        return points
    index, target = np.array([i for i, _ in ends]), np.array([at for _, at in ends]) - centre
    candidates = [points * mirror @ _rotation(step) for mirror in ((1, 1), (1, -1)) for step in range(TURNS)]
    return min(candidates, key=lambda turned: round(float(np.abs(turned[index] - target).sum()), 3))


def _rotation(step: int) -> Points:
    angle = 2 * math.pi * step / TURNS
    return np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])


def _seed(index: int) -> tuple[float, float]:
    radius, angle = math.sqrt(index), index * GOLDEN_ANGLE
    return radius * math.cos(angle), radius * math.sin(angle)


def _forces(points: Points, edges: NDArray[np.int64]) -> Points:
    """The points after ROUNDS steps that shorten to nothing."""
    mass = np.bincount(edges.ravel(), minlength=len(points)) + 1.0
    push = np.outer(mass, mass) * 900.0
    left, right = edges.T
    for step in range(ROUNDS):
        delta = points[:, None, :] - points[None, :, :]
        squared = np.einsum("ijk,ijk->ij", delta, delta) + 1.0
        force = np.einsum("ij,ijk->ik", push / squared, delta)
        drawn = (points[left] - points[right]) * 8.0
        np.add.at(force, left, -drawn)
        np.add.at(force, right, drawn)
        force -= points * mass[:, None] * 0.6
        force /= mass[:, None]
        length = np.sqrt((force * force).sum(axis=1, keepdims=True)) + 1e-9
        most = 40.0 * (1 - step / ROUNDS)
        points = points + force / length * np.minimum(length * 0.05, most)
    return points


def _apart(points: Points) -> Points:
    """The points, moved until no two are nearer than GAP (nor nearer than their labels want)."""
    room = np.array([GAP * 1.15, GAP])
    for _ in range(120):
        delta = (points[:, None, :] - points[None, :, :]) / room
        squared = np.einsum("ijk,ijk->ij", delta, delta)
        np.fill_diagonal(squared, 4.0)
        near = squared < 1.0
        if not near.any():
            break
        distance = np.sqrt(np.maximum(squared, 1e-6))
        weight = np.where(near, (1.0 - distance) / distance * 0.5, 0.0)
        points = points + np.einsum("ij,ijk->ik", weight, delta) * room
    return points


def _packed(drawings: Sequence[Points]) -> Iterator[Points]:
    """How far to move each component so that none lies on another: on a grid, each takes the
    first free spot on a spiral from the middle (Freivalds et al. 2002, Graph Drawing, 378-391)."""
    taken: set[Cell] = set()
    for points in drawings:
        cells = _cells(points)
        for column, row in _spiral():
            moved = {(x + column, y + row) for x, y in cells}
            if taken.isdisjoint(moved):
                taken |= moved
                yield np.array([column * CELL, row * CELL])
                break


def _cells(points: Points) -> set[Cell]:
    """The grid cells that the points take, with a margin."""
    whole = {(round(x / CELL), round(y / CELL)) for x, y in points.tolist()}
    return {(x + dx, y + dy) for x, y in whole for dx in (-1, 0, 1) for dy in (-1, 0, 1)}


def _spiral() -> Iterator[Cell]:
    """Grid cells, nearest to the middle first, without an end; each maybe more than once."""
    index = 0
    while True:
        x, y = _seed(index)
        yield round(x * STRETCH), round(y)
        index += 1
