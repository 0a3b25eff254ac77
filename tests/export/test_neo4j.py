"""The CSV files, read back by csv and by the rules of neo4j-admin's headers."""

from __future__ import annotations

import csv
import logging
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kg.export import export
from kg.graph import triples
from kg.store import Store

from ..told import newsroom, resolved
from .newsroom import NASTY

Written = Callable[[str], Path]
Table = list[dict[str, object]]

#: How the import reads a value of each type.
TYPES: dict[str, Callable[[str], object]] = {
    "": str,
    "string[]": lambda text: text.split(";"),
    "date": date.fromisoformat,
    "long": int,
    "double": float,
    "boolean": lambda text: {"true": True, "false": False}[text],
    "ID": str,
    "LABEL": lambda text: text.split(";"),
    "START_ID": str,
    "END_ID": str,
    "TYPE": str,
}


def read(path: Path) -> Table:
    """The rows as the import reads them: an empty field is no property."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, strict=True)
    fields = [re.fullmatch(r"(\w*)(?::(.+))?", name) for name in header]
    assert all(fields)
    columns = [(found[1] or found[2], TYPES[found[2] or ""]) for found in fields if found]
    assert all(len(row) == len(header) for row in rows)
    return [{name: of(cell) for (name, of), cell in zip(columns, row, strict=True) if cell} for row in rows]


def test_every_file_has_a_header_of_the_import_and_every_end_is_a_node(written: Written) -> None:
    files = {path.name: read(path) for path in written("csv").iterdir()}
    assert set(files) == {"nodes.csv", "articles.csv", "edges.csv", "mentions.csv", "denied.csv"}
    ids = [row["iri"] for name in ("nodes.csv", "articles.csv") for row in files[name]]
    assert len(set(ids)) == len(ids)
    for name in ("edges.csv", "mentions.csv", "denied.csv"):
        assert files[name]
        assert all({row["START_ID"], row["END_ID"]} <= set(ids) and row["TYPE"] for row in files[name])


def test_nodes_have_labels_names_and_typed_dates(written: Written) -> None:
    nodes = {row["label"]: row for row in read(written("csv") / "nodes.csv")}
    assert nodes["Blue Front"]["LABEL"] == ["Entity", "Organization", "Party"]
    assert nodes["Anna Berg"]["names"] == ["Berg"]
    assert nodes["camp"]["earliest"] == date(2029, 7, 1)
    assert nodes["Otto Lind"]["denied"] == ["memberOf Red Union"]


def test_edges_have_their_evidence(written: Written) -> None:
    names = {row["iri"]: row["label"] for row in read(written("csv") / "nodes.csv")}
    edges = {
        (names.get(row["START_ID"]), row["TYPE"], names.get(row["END_ID"])): row
        for row in read(written("csv") / "edges.csv")
    }
    member = edges["Otto Lind", "memberOf", "Blue Front"]
    assert (member["confidence"], member["claims"], member["sources"]) == (0.97, 2, 2)
    assert edges["Otto Lind", "leaderOf", "Blue Front"]["sinceDay"] == date(2010, 1, 1)
    assert ("Otto Lind", "memberOf", "Red Union") not in edges


def test_denials_stand_in_a_file_of_their_own(written: Written) -> None:
    assert sorted(str(row["TYPE"]) for row in read(written("csv") / "denied.csv")) == [
        "not_memberOf",
        "not_memberOf",
        "not_participant",
    ]


def test_texts_come_back_to_the_letter(written: Written) -> None:
    nodes = {row["label"]: row for row in read(written("csv") / "nodes.csv")}
    falk, quotation = nodes["Ida\u202e Falk"], nodes['=HYPERLINK(""x"");\ttrust us,']
    assert falk["titles"] == ["=Dr"] and quotation["quotation"] == "direct"
    rows = [row for row in read(written("csv") / "edges.csv") if row["TYPE"] == "worksFor"]
    assert [row["quote"] for row in rows] == [NASTY[slice(row["quoteStart"], row["quoteEnd"])] for row in rows]
    assert "=Zed\x01 & <i>Sons</i>" in str(rows[0]["quote"])
    assert falk["denied"] == ["memberOf -Front"]
    assert '=Zed\x01 & <i>Sons</i>; "Ltd"' in nodes


def test_cells_that_a_spreadsheet_may_take_for_formulas_are_counted(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        export(Store.of(triples(newsroom(), resolved(newsroom()))), "csv", tmp_path / "plain")
        assert not caplog.messages
        export(store, "csv", tmp_path / "odd")
    (message,) = caplog.messages
    assert re.match(r"\d+ cells begin with =, \+, - or @", message)
