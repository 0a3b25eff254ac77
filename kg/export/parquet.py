"""Parquet, for pandas, DuckDB, Spark, Arrow: typed columns, a row group at a time.

nodes, edges and articles are as in the other formats; claims.parquet has every claim of the graph with its passage,
also those that deny (``affirmed`` is false) and those of dates; mentions.parquet says which article names whom.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from kg.export.columns import CLAIM, EDGE, NODE, SOURCE, Column, Row, Type
from kg.export.tables import Tables
from kg.export.values import Claim, Edge, Node, Source
from kg.store import Store

#: So many rows are in memory at once.
ROWS = 20_000

TYPES: dict[Type, pa.DataType] = {
    "text": pa.string(),
    "texts": pa.list_(pa.string()),
    "day": pa.date32(),
    "whole": pa.int64(),
    "number": pa.float64(),
    "truth": pa.bool_(),
}

_NODE: tuple[Column[Node], ...] = (
    Column("iri", "text", lambda node: node.iri),
    Column("classes", "texts", lambda node: node.classes),
    *NODE,
)
_SOURCE: tuple[Column[Source], ...] = (Column("iri", "text", lambda source: source.iri), *SOURCE)
_EDGE: tuple[Column[Edge], ...] = (
    Column("id", "text", lambda edge: edge.id),
    Column("source", "text", lambda edge: edge.first.subject),
    Column("target", "text", lambda edge: edge.first.object),
    *EDGE,
)
_CLAIM: tuple[Column[Claim], ...] = (
    Column("iri", "text", lambda claim: claim.iri),
    Column("subject", "text", lambda claim: claim.subject),
    Column("object", "text", lambda claim: claim.object),
    Column("affirmed", "truth", lambda claim: claim.affirmed),
    *CLAIM,
)
_MENTION: tuple[Column[tuple[str, str]], ...] = (
    Column("article", "text", lambda ends: ends[0]),
    Column("entity", "text", lambda ends: ends[1]),
)


def write(store: Store, folder: Path, side: Path) -> None:
    """Writes nodes.parquet, edges.parquet, articles.parquet, claims.parquet and mentions.parquet."""
    with Tables(store, side / "tables") as tables:
        _write(folder / "nodes.parquet", _NODE, tables.nodes())
        _write(folder / "edges.parquet", _EDGE, tables.edges())
        _write(folder / "articles.parquet", _SOURCE, tables.sources())
        _write(folder / "claims.parquet", _CLAIM, tables.claims())
        _write(folder / "mentions.parquet", _MENTION, tables.mentions())


def _write(path: Path, columns: tuple[Column[Row], ...], found: Iterable[Row]) -> None:
    schema = pa.schema([(column.name, TYPES[column.type]) for column in columns])
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for some in _batches(found):
            values = [[_known(column, row) for row in some] for column in columns]
            arrays = [pa.array(those, field.type) for those, field in zip(values, schema, strict=True)]
            writer.write_batch(pa.record_batch(arrays, schema=schema))


def _batches(found: Iterable[Row]) -> Iterator[list[Row]]:
    waiting = iter(found)
    while some := list(itertools.islice(waiting, ROWS)):
        yield some


def _known(column: Column[Row], row: Row) -> object:
    value = column.value(row)
    return None if value == "" else value
