"""GEXF 1.3, for Gephi: a directed multigraph with typed attributes and, for its timeline, the time of each thing.

The kind of an edge is its predicate, so that Gephi keeps two facts between the same two nodes apart; its weight is
the number of articles that state it. What is only denied is no edge; it stands with its node.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import IO

from kg.export.columns import EDGE, NODE, Column, Row, Type, filled
from kg.export.markup import attribute
from kg.export.tables import Tables
from kg.export.values import first_day, last_day
from kg.store import Store

TYPES: dict[Type, str] = {
    "text": "string",
    "texts": "string",
    "day": "string",
    "whole": "integer",
    "number": "double",
    "truth": "boolean",
}

#: A node's label is an attribute of its own in GEXF.
_NODE = NODE[1:]


def write(store: Store, file: IO[str], side: Path) -> None:
    """Writes the graph, a node or an edge at a time."""
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n')
    file.write('<graph mode="dynamic" timeformat="date" defaultedgetype="directed">\n')
    file.writelines(_attributes("node", _NODE))
    file.writelines(_attributes("edge", EDGE))
    with Tables(store, side / "tables") as tables:
        file.write("<nodes>\n")
        for node in tables.nodes(articles=True):
            time = _time(first_day(node.earliest), last_day(node.latest))
            values = _values(_NODE, node)
            file.write(f"<node id={attribute(node.iri)} label={attribute(node.label)}{time}>{values}</node>\n")
        file.write("</nodes>\n<edges>\n")
        for edge in tables.edges():
            first = edge.first
            ends = f"source={attribute(first.subject)} target={attribute(first.object)}"
            name = f'kind={attribute(first.predicate)} label={attribute(first.predicate)} weight="{edge.sources}"'
            time = _time(first_day(edge.term.since), last_day(edge.term.until))
            values = _values(EDGE, edge)
            file.write(f"<edge id={attribute(edge.id)} {ends} {name}{time}>{values}</edge>\n")
        file.write("</edges>\n")
    file.write("</graph>\n</gexf>\n")


def _attributes(of: str, columns: Iterable[Column[Row]]) -> Iterable[str]:
    yield f'<attributes class="{of}" mode="static">\n'
    for column in columns:
        yield f'<attribute id="{column.name}" title="{column.name}" type="{TYPES[column.type]}"/>\n'
    yield "</attributes>\n"


def _values(columns: Iterable[Column[Row]], row: Row) -> str:
    found = (f'<attvalue for="{name}" value={attribute(value)}/>' for name, value in filled(columns, row))
    return f"<attvalues>{''.join(found)}</attvalues>"


def _time(start: date | None, end: date | None) -> str:
    if start and end and end < start:
        return ""
    return "".join(f' {name}="{day.isoformat()}"' for name, day in (("start", start), ("end", end)) if day)
