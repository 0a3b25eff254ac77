"""CSV files with the headers of ``neo4j-admin database import``.

Nodes and articles are node files; edges and mentions are relationship files; denied.csv is one of its own, with types
such as ``not_memberOf``, to be imported by those who want it. Fields are quoted as RFC 4180 has it, and what is not
known is an empty field without quotation marks, which the import leaves out. A passage may hold line breaks, which
the import reads with ``--multiline-fields=true``.

The words are those of the article, to the letter, since they are evidence: nothing stands before a cell that begins
with "=", as would be needed for a spreadsheet, which may take it for a formula; the import would keep it for good.
So such cells are counted and named. A semicolon within one of several names becomes a comma: it parts the names.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from kg.export.columns import CLAIM, EDGE, NODE, SOURCE, Column, Row, Type, Value
from kg.export.tables import Tables
from kg.store import Store

#: What a header says after a property's name.
TYPES: dict[Type, str] = {
    "text": "",
    "texts": ":string[]",
    "day": ":date",
    "whole": ":long",
    "number": ":double",
    "truth": ":boolean",
}

_ENDS = (":START_ID", ":END_ID", ":TYPE")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

#: The predicate is the type of the relationship.
_EDGE = tuple(column for column in EDGE if column.name != "predicate")
_CLAIM = tuple(column for column in CLAIM if column.name != "predicate")

_log = logging.getLogger(__name__)


def write(store: Store, folder: Path, side: Path) -> None:
    """Writes nodes.csv, articles.csv, edges.csv, mentions.csv and denied.csv."""
    with Tables(store, side / "tables") as tables:
        formulas = _write(
            folder / "nodes.csv",
            ("iri:ID", ":LABEL", *_header(NODE)),
            ((node.iri, node.classes, *_cells(NODE, node)) for node in tables.nodes()),
        )
        formulas += _write(
            folder / "articles.csv",
            ("iri:ID", ":LABEL", *_header(SOURCE)),
            ((source.iri, "NewsArticle", *_cells(SOURCE, source)) for source in tables.sources()),
        )
        formulas += _write(
            folder / "edges.csv",
            (*_ENDS, "id", *_header(_EDGE)),
            (
                (found.first.subject, found.first.object, found.first.predicate, found.id, *_cells(_EDGE, found))
                for found in tables.edges()
            ),
        )
        formulas += _write(
            folder / "denied.csv",
            (*_ENDS, *_header(_CLAIM)),
            (
                (claim.subject, claim.object, f"not_{claim.predicate}", *_cells(_CLAIM, claim))
                for claim in tables.denials()
                if claim.target
            ),
        )
        _write(folder / "mentions.csv", _ENDS, ((*ends, "mentions") for ends in tables.mentions()))
    if formulas:
        _log.warning("%d cells begin with =, +, - or @: a spreadsheet may take them for formulas", formulas)


def _write(path: Path, header: Sequence[str], found: Iterable[Sequence[Value]]) -> int:
    """Writes a file and returns how many of its cells a spreadsheet might take for formulas."""
    formulas = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(header) + "\r\n")
        for row in found:
            cells = list(map(_text, row))
            formulas += sum(cell.startswith(_FORMULA) for cell in cells)
            file.write(",".join(map(_quoted, cells)) + "\r\n")
    return formulas


def _header(columns: Iterable[Column[Row]]) -> tuple[str, ...]:
    return tuple(column.name + TYPES[column.type] for column in columns)


def _cells(columns: Iterable[Column[Row]], row: Row) -> tuple[Value, ...]:
    return tuple(column.value(row) for column in columns)


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ";".join(text.replace(";", ",") for text in value)
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if cell else ""
