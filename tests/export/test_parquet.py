"""Parquet, read back by pyarrow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from kg.export import parquet
from kg.store import Store

Written = Callable[[str], Path]


def rows(written: Written, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(written("parquet") / f"{name}.parquet").to_pylist()
    return found


@pytest.mark.parametrize(
    ("table", "column", "of"),
    [
        ("nodes", "earliest", pa.date32()),
        ("nodes", "names", pa.list_(pa.string())),
        ("edges", "confidence", pa.float64()),
        ("edges", "sources", pa.int64()),
        ("edges", "sinceDay", pa.date32()),
        ("claims", "affirmed", pa.bool_()),
        ("articles", "date", pa.date32()),
        ("mentions", "entity", pa.string()),
    ],
)
def test_columns_are_typed(table: str, column: str, of: pa.DataType, written: Written) -> None:
    assert pq.read_schema(written("parquet") / f"{table}.parquet").field(column).type.equals(of)


def test_nodes_and_edges_meet(written: Written) -> None:
    nodes = {row["iri"]: row for row in rows(written, "nodes") + rows(written, "articles")}
    edges = rows(written, "edges")
    assert edges and all({edge["source"], edge["target"]} <= set(nodes) for edge in edges)
    camp = next(row for row in nodes.values() if row.get("label") == "camp")
    assert (camp["date"], camp["earliest"], camp["status"]) == ("2029-07", date(2029, 7, 1), "happened")
    assert camp["cue"] is None
    facts = {
        (nodes[edge["source"]].get("label"), edge["predicate"], nodes[edge["target"]].get("label")) for edge in edges
    }
    assert ("Otto Lind", "memberOf", "Blue Front") in facts
    assert ("Otto Lind", "memberOf", "Red Union") not in facts


def test_claims_are_all_there_with_their_passages(store: Store, written: Written) -> None:
    claims = rows(written, "claims")
    assert len(claims) == len(list(store.select("SELECT ?claim { ?claim a kg:Claim }"))) == 21
    assert sum(not claim["affirmed"] for claim in claims) == 3
    (dated,) = [claim for claim in claims if claim["object"] == "2031-05-07"]
    assert (dated["predicate"], dated["quoteEnd"] - dated["quoteStart"]) == ("date", len(dated["quote"]))


def test_a_large_table_is_written_in_several_parts(
    store: Store, written: Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "ROWS", 7)
    (tmp_path / "side").mkdir()
    parquet.write(store, tmp_path, tmp_path / "side")
    parts = pq.ParquetFile(tmp_path / "claims.parquet")
    assert parts.num_row_groups == 3
    assert parts.read().to_pylist() == rows(written, "claims")
