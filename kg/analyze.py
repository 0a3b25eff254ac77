"""The graph as networks of people: projections, measures, communities and paths.

A projection is a networkx graph whose nodes are IRIs (rdflib ``URIRef``) with ``label`` and
``kind``, and whose edges have a ``weight``: in how many events or quotations two people meet,
or how many facts tie a person to an organisation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import networkit as nk
import networkx as nx
import pyoxigraph as ox
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.term import Node

from kg.aside import whole
from kg.errors import ExportError, NotFoundError
from kg.ontology import KG
from kg.resolve.spelling import normal
from kg.store import AnyStore

Network: TypeAlias = "nx.Graph[URIRef]"

#: Up to this many nodes betweenness is exact and communities are networkx's own; above it
#: betweenness is estimated from SOURCES nodes and both are networkit's.
EXACT, SOURCES = 1_000, 100

#: People meet in an event in which both take part, and in a quotation that one says to the other.
_MEETINGS = """
    SELECT ?thing ?person ?label WHERE {
      { ?thing kg:participant ?person } UNION { ?person kg:said ?thing } UNION { ?thing kg:addressee ?person }
      ?person a kg:Person ; rdfs:label ?label }"""

_AFFILIATIONS = """
    SELECT ?person ?label ?body ?bodyLabel ?predicate WHERE {
      VALUES ?predicate { kg:memberOf kg:leaderOf kg:worksFor kg:candidateOf kg:founderOf kg:affiliatedWith }
      ?person ?predicate ?body ; a kg:Person ; rdfs:label ?label .
      ?body rdfs:label ?bodyLabel }"""

#: The ending of a file of measures → how rdflib calls its format.
FORMS = {".nt": "nt", ".ttl": "turtle"}

#: An event of more people than this is a crowd, and no meeting of each with each.
CROWD = 30


@dataclass(frozen=True, slots=True)
class Measures:
    """One node's standing in a projection. ``community`` counts from 0 for the largest;
    ``bridging`` is the participation coefficient of Guimerà and Amaral (2005): 0 where all of a
    node's ties lie in one community, towards 1 where they spread evenly over many."""

    iri: URIRef
    label: str
    kind: str
    degree: int
    weight: float
    pagerank: float
    betweenness: float
    community: int
    bridging: float


def people(store: AnyStore) -> Network:
    """The person–person network: who took part in the same events, or spoke to whom."""
    network: Network = nx.Graph()
    present: dict[str, set[URIRef]] = {}
    for thing, person, label in _rows(store, _MEETINGS):
        network.add_node(URIRef(person), label=label, kind="Person")
        present.setdefault(thing, set()).add(URIRef(person))
    meetings: Counter[tuple[URIRef, URIRef]] = Counter()
    for those in present.values():
        if len(those) <= CROWD:
            ordered = sorted(those)
            meetings.update((a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 :])
    for (a, b), count in sorted(meetings.items()):
        network.add_edge(a, b, weight=count)
    return _in_order(network)


def affiliations(store: AnyStore) -> Network:
    """The person–organisation network: who belongs to, leads, works for, founded what."""
    network: Network = nx.Graph()
    for start, label, end, body_label, predicate in _rows(store, _AFFILIATIONS):
        person, body = URIRef(start), URIRef(end)
        network.add_node(person, label=label, kind="Person")
        network.add_node(body, label=body_label, kind="Organization")
        edge = network.get_edge_data(person, body, default={"weight": 0, "facts": ()})
        facts = tuple(sorted((*edge["facts"], predicate.removeprefix(str(KG)))))
        network.add_edge(person, body, weight=edge["weight"] + 1, facts=facts)
    return _in_order(network)


PROJECTIONS: dict[str, Callable[[AnyStore], Network]] = {"people": people, "affiliations": affiliations}


def _rows(store: AnyStore, query: str) -> Iterator[list[str]]:
    """The rows of a SELECT: IRIs and labels as text."""
    for row in store.select(query):
        yield [term.value for term in row if isinstance(term, ox.NamedNode | ox.Literal)]


def _in_order(network: Network) -> Network:
    """The same network with nodes and edges in a fixed order: measures depend on it."""
    ordered: Network = nx.Graph()
    ordered.add_nodes_from(sorted(network.nodes(data=True)))
    for a, b, data in sorted((min(a, b), max(a, b), data) for a, b, data in network.edges(data=True)):
        ordered.add_edge(a, b, **data)
    return ordered


def measure(network: Network) -> list[Measures]:
    """The measures of each node, the most central (by betweenness, then PageRank) first."""
    if not network:
        return []
    betweenness, communities = _betweenness(network), _communities(network)
    pagerank = nx.pagerank(network, weight="weight")
    rows = [
        Measures(
            iri=node,
            label=data["label"],
            kind=data["kind"],
            degree=network.degree(node),
            weight=network.degree(node, weight="weight"),
            pagerank=pagerank[node],
            betweenness=betweenness[node],
            community=communities[node],
            bridging=_bridging(network, node, communities),
        )
        for node, data in network.nodes(data=True)
    ]
    return sorted(rows, key=lambda row: (-round(row.betweenness, 9), -round(row.pagerank, 9), row.iri))


def _bridging(network: Network, node: URIRef, communities: dict[URIRef, int]) -> float:
    ties: Counter[int] = Counter()
    for neighbour, data in network[node].items():
        ties[communities[neighbour]] += data["weight"]
    return 1 - sum((tie / ties.total()) ** 2 for tie in ties.values()) if ties else 0.0


def _betweenness(network: Network) -> dict[URIRef, float]:
    if len(network) <= EXACT:
        found: dict[URIRef, float] = nx.betweenness_centrality(network)
        return found
    nodes, graph = _networkit(network)
    run = nk.centrality.EstimateBetweenness(graph, SOURCES, normalized=True)
    run.run()
    return dict(zip(nodes, run.scores(), strict=True))


def _communities(network: Network) -> dict[URIRef, int]:
    """The Louvain community of each node, numbered by size."""
    if len(network) <= EXACT:
        parts = [set(part) for part in nx.community.louvain_communities(network, weight="weight", seed=0)]
    else:
        nodes, graph = _networkit(network)
        found = nk.community.detectCommunities(graph, nk.community.PLM(graph, refine=True), inspect=False)
        parts = [{nodes[i] for i in found.getMembers(part)} for part in sorted(found.getSubsetIds())]
    parts.sort(key=lambda part: (-len(part), min(part)))
    return {node: number for number, part in enumerate(parts) for node in part}


def _networkit(network: Network) -> tuple[list[URIRef], nk.Graph]:
    """The same graph for networkit, on one thread with one seed so that runs agree."""
    nk.setSeed(0, False)
    nk.setNumberOfThreads(1)
    nodes = list(network)
    number = {node: i for i, node in enumerate(nodes)}
    graph = nk.Graph(len(nodes), weighted=True)
    for a, b, data in network.edges(data=True):
        graph.addEdge(number[a], number[b], data["weight"])
    return nodes, graph


def find(network: Network, name: str) -> URIRef:
    """The node of that IRI or label, or the only one whose label holds the name.

    Raises NotFoundError where there is none, or several; it names them."""
    labels = {node: data["label"] for node, data in network.nodes(data=True)}
    for node in labels:
        if str(node) == name:
            return node
    wanted = normal(name)
    exact = [node for node, label in labels.items() if normal(label) == wanted]
    parts = [node for node, label in labels.items() if set(wanted.split()) <= set(normal(label).split())]
    found = exact or parts
    if len(found) != 1:
        those = ", ".join(sorted(labels[node] for node in found)[:10])
        raise NotFoundError(f"{name!r} is {'one of several: ' + those if found else 'not in this network'}")
    return found[0]


def path(network: Network, start: str, end: str) -> list[URIRef]:
    """A shortest path between two names, ends included. Raises NotFoundError where a name is
    not in the network or nothing ties the two."""
    a, b = find(network, start), find(network, end)
    try:
        found: list[URIRef] = nx.shortest_path(network, a, b)
    except nx.NetworkXNoPath as error:
        raise NotFoundError(f"nothing ties {start!r} to {end!r}") from error
    return found


def triples(rows: list[Measures]) -> Iterator[tuple[URIRef, URIRef, Node]]:
    """The measures as triples, to be written back to a store."""
    for row in rows:
        yield row.iri, RDF.type, KG.Measured
        yield row.iri, KG.degree, Literal(row.degree)
        yield row.iri, KG.pagerank, Literal(round(row.pagerank, 9))
        yield row.iri, KG.betweenness, Literal(round(row.betweenness, 9))
        yield row.iri, KG.community, Literal(row.community)
        yield row.iri, KG.bridging, Literal(round(row.bridging, 9))


def write(rows: list[Measures], path: str | Path) -> None:
    """Writes the measures as N-Triples or Turtle (by the file's ending), to be loaded beside the graph.

    Raises ExportError for another ending, and where it cannot be written."""
    form = form_of(path)
    graph = Graph()
    graph.bind("kg", KG)
    for triple in triples(rows):
        graph.add(triple)
    with whole(path) as file:
        file.write(graph.serialize(format=form))


def form_of(path: str | Path) -> str:
    """How rdflib calls the format of a file's ending. Raises ExportError where that is none of FORMS."""
    form = FORMS.get(Path(path).suffix)
    if form is None:
        raise ExportError(f"{path}: its ending says no format: name a file {' or '.join(FORMS)}")
    return form
