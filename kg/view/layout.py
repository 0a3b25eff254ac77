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
Pair = tuple[int, int]
Cell = tuple[int, int]

GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
ROUNDS = 250
#: How much weaker an edge between two communities pulls than one within.
BETWEEN = 0.25
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
    """A place for each of ``count`` nodes, of which ``pairs`` are linked. Costs count²."""
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
    """One connected component around (0, 0), in the order of its members."""
    place = {node: index for index, node in enumerate(members)}
    edges = [(place[a], place[b]) for a, b in graph.subgraph(members).edges]
    pull = [1.0 if community[members[a]] == community[members[b]] else BETWEEN for a, b in edges]
    points = _start([community[node] for node in members])
    if edges:
        points = _forces(points, np.array(edges), np.array(pull))
        points = _apart(points * (STRETCH, 1.0))
    centre: Points = (points.max(axis=0) + points.min(axis=0)) / 2
    return points - centre


def _start(communities: Sequence[int]) -> Points:
    """A sunflower of communities, each a sunflower of its members."""
    order = {number: index for index, number in enumerate(sorted(set(communities)))}
    seen = dict.fromkeys(order, 0)
    points = []
    for number in communities:
        (x, y), (dx, dy) = _seed(order[number]), _seed(seen[number])
        points.append((x * 240 + dx * 24, y * 240 + dy * 24))
        seen[number] += 1
    return np.array(points, dtype=np.float64)


def _seed(index: int) -> tuple[float, float]:
    radius, angle = math.sqrt(index), index * GOLDEN_ANGLE
    return radius * math.cos(angle), radius * math.sin(angle)


def _forces(points: Points, edges: NDArray[np.int64], pull: Points) -> Points:
    """The points after ROUNDS steps that shorten to nothing."""
    mass = np.bincount(edges.ravel(), minlength=len(points)) + 1.0
    push = np.outer(mass, mass) * 900.0
    left, right = edges.T
    for step in range(ROUNDS):
        delta = points[:, None, :] - points[None, :, :]
        squared = np.einsum("ijk,ijk->ij", delta, delta) + 1.0
        force = np.einsum("ij,ijk->ik", push / squared, delta)
        drawn = (points[left] - points[right]) * pull[:, None] * 8.0
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
    room = np.array([GAP * 1.5, GAP])
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
