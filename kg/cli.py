"""The command ``kg``: each command parses its options, calls one function and prints.

Results go to standard output, progress and notes to standard error. Exit status: 0 done, 1 done
but some articles failed (or a check found faults), 2 wrong use.
"""

from __future__ import annotations

import csv
import json
import os
import sys
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from kg.errors import KgError, NotFoundError, QueryError
from kg.model import Failure

app = typer.Typer(
    help="News articles to a knowledge graph in which every fact leads back to the sentence that states it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

OUT = Path("out")
_stdout, _stderr = Console(soft_wrap=True), Console(stderr=True, soft_wrap=True)

Sources = Annotated[list[str], typer.Argument(help="Files, folders, or - for JSON Lines on standard input.")]
Folder = Annotated[Path, typer.Option("--graph", "-g", help="The folder that a build wrote.")]
Pipeline = Annotated[str | None, typer.Option(help="A spaCy pipeline by name.")]
Workers = Annotated[int, typer.Option(min=1, help="Processes that extract.")]


class Format(StrEnum):
    """How results are printed."""

    table, csv, tsv, json, ttl = "table", "csv", "tsv", "json", "ttl"


class TableFormat(StrEnum):
    """How a table is printed."""

    table, csv, json = "table", "csv", "json"


@app.command()
def build(
    sources: Sources,
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write.")] = OUT,
    workers: Workers = os.cpu_count() or 1,
    base: Annotated[str | None, typer.Option(help="What the IRIs of the graph begin with.")] = None,
    pipeline: Pipeline = None,
) -> None:
    """Build graph, store, page and report from articles."""
    from kg.build import build as run
    from kg.graph import BASE

    with _progress("articles") as advance:
        built = run(sources, out=out, workers=workers, base=base or BASE, pipeline=pipeline, progress=advance)
    _note(f"{built.articles} articles, {built.statements} statements, {built.entities} entities, {built.triples} triples")
    _note("  ".join(f"{step} {took:.1f} s" for step, took in built.seconds.items()))
    _note(f"written to {out}: open {out / 'network.html'} in a browser")
    _finish(built.failures, built.warnings)


@app.command()
def extract(
    sources: Sources,
    out: Annotated[Path, typer.Option("--out", "-o", help="The JSON Lines file to write, or - for standard output.")],
    mentions: Annotated[bool, typer.Option("--mentions", help="Write the mentions too.")] = False,
    workers: Workers = 1,
    pipeline: Pipeline = None,
) -> None:
    """Write the statements of articles as JSON Lines."""
    from kg.articles import read
    from kg.parallel import extract_all
    from kg.statements import lines

    failures: list[Failure] = []
    warnings: list[Failure] = []

    def found(advance: Callable[[str], None]) -> Iterator[str]:
        for one in extract_all(read(sources, failures=failures), workers=workers, pipeline=pipeline):
            if isinstance(one, Failure):
                failures.append(one)
                continue
            advance(one.article.id)
            warnings.extend(Failure(one.article.id, warning) for warning in one.article.warnings)
            yield from lines(one, mentions=mentions)

    with _progress("articles") as advance:
        _write_lines(out, found(advance))
    _finish(failures, warnings)


def _write_lines(out: Path, found: Iterator[str]) -> None:
    """Writes lines beside the file and moves them into place once they are all there."""
    if str(out) == "-":
        sys.stdout.writelines(line + "\n" for line in found)
        return
    side = out.with_name(f".{out.name}.part")
    try:
        with side.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.writelines(line + "\n" for line in found)
        side.replace(out)
    finally:
        side.unlink(missing_ok=True)
