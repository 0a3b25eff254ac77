"""GraphML: a directed multigraph with typed attributes, for networkx, igraph, Gephi, yEd, Cytoscape.

Nodes and edges are known by what they are made of: the node's IRI, the edge's hash. GraphML has no type for dates:
days are ISO strings, which sort as dates do. What is only denied is no edge; it stands with its node.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import IO

from kg.export.columns import EDGE, NODE, Column, Row, Type, filled
from kg.export.markup import attribute, content
from kg.export.tables import Tables
from kg.store import Store

TYPES: dict[Type, str] = {
    "text": "string",
    "texts": "string",
    "day": "string",
    "whole": "int",
    "number": "double",
    "truth": "boolean",
}


def write(store: Store, file: IO[str], side: Path) -> None:
    """Writes the graph, a node or an edge at a time."""
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    file.writelines(_keys("node", NODE))
    file.writelines(_keys("edge", EDGE))
    file.write('<graph edgedefault="directed">\n')
    with Tables(store, side / "tables") as tables:
        for node in tables.nodes(articles=True):
            file.write(f"<node id={attribute(node.iri)}>{_data('node', NODE, node)}</node>\n")
        for edge in tables.edges():
            ends = f"source={attribute(edge.first.subject)} target={attribute(edge.first.object)}"
            file.write(f"<edge id={attribute(edge.id)} {ends}>{_data('edge', EDGE, edge)}</edge>\n")
    file.write("</graph>\n</graphml>\n")


def _keys(of: str, columns: Iterable[Column[Row]]) -> Iterable[str]:
    for column in columns:
        name = f'id="{of}-{column.name}" for="{of}" attr.name="{column.name}"'
        yield f'<key {name} attr.type="{TYPES[column.type]}"/>\n'


def _data(of: str, columns: Iterable[Column[Row]], row: Row) -> str:
    return "".join(f'<data key="{of}-{name}">{content(value)}</data>' for name, value in filled(columns, row))
