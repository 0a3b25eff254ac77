"""A graph in the formats of other tools: network programs, graph databases, data frames, investigators' platforms."""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kg import aside
from kg.errors import ExportError, NotFoundError
from kg.export import ftm, gexf, graphml, jsonld, neo4j, parquet
from kg.store import Store

#: Writes to a file of text; the last path is a folder for what does not fit into memory.
ToFile = Callable[[Store, IO[str], Path], None]
#: Writes files into a folder.
ToFolder = Callable[[Store, Path, Path], None]


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is written: to one file or as several into a folder. ``for_`` says who reads it."""

    for_: str
    file: ToFile | None = None
    folder: ToFolder | None = None


FORMATS = {
    "graphml": Format("networkx, igraph, yEd, Cytoscape", file=graphml.write),
    "gexf": Format("Gephi", file=gexf.write),
    "csv": Format("neo4j-admin import; a folder", folder=neo4j.write),
    "jsonld": Format("RDF and JSON tools", file=jsonld.write),
    "ftm": Format("Aleph, OpenSanctions (FollowTheMoney)", file=ftm.write),
    "parquet": Format("pandas, DuckDB, Spark; a folder", folder=parquet.write),
}

#: Written to in place of a file: standard output.
STDOUT = "-"


def export(store: Store, form: str, out: str | Path) -> None:
    """Writes a graph in a format to a file, to "-", or into a folder where the format needs several files.

    It is written to the side first and moved into place when all is there: until then what stood there stays.
    The same graph gives the same bytes. Raises NotFoundError for an unknown format, ExportError where it cannot be
    written."""
    if form not in FORMATS:
        raise NotFoundError(f"no format {form!r}: one of {', '.join(FORMATS)}")
    chosen, target = FORMATS[form], Path(out)
    if chosen.folder and (str(out) == STDOUT or target.is_file()):
        raise ExportError(f"{out}: {form} is several files: name a folder")
    try:
        with tempfile.TemporaryDirectory(prefix=".export-", dir=_beside(target)) as name:
            side = Path(name)
            if chosen.folder:
                _write_folder(chosen.folder, store, target, side)
            elif chosen.file:
                _write_file(chosen.file, store, target, side)
    except BrokenPipeError:  # whoever reads has seen enough
        raise
    except OSError as error:
        raise ExportError(f"{out}: cannot be written: {error.strerror or error}") from error
    except sqlite3.Error as error:
        raise ExportError(f"{out}: cannot be written: {error}") from error


def _beside(target: Path) -> Path | None:
    """The folder where to write to the side, from where files can be moved; any for what is no file."""
    if str(target) == STDOUT or (target.exists() and not (target.is_file() or target.is_dir())):
        return None
    return target if target.is_dir() else target.absolute().parent


def _write_file(write: ToFile, store: Store, target: Path, side: Path) -> None:
    if str(target) == STDOUT:
        write(store, sys.stdout, side)
        return
    with aside.whole(target) as file:
        write(store, file, side)


def _write_folder(write: ToFolder, store: Store, target: Path, side: Path) -> None:
    """A new folder comes into place at one stroke, into one that is there already its files do one by one."""
    whole = side / "whole"
    whole.mkdir()
    write(store, whole, side)
    if not target.exists():
        whole.replace(target)
        return
    for file in sorted(whole.iterdir()):
        file.replace(target / file.name)
