"""What a command prints: results on standard output, progress and notes on standard error."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from kg.cli.options import TableFormat
from kg.model import Failure

STDOUT, STDERR = Console(soft_wrap=True, emoji=False), Console(stderr=True, soft_wrap=True, emoji=False)


def unicode_output() -> None:
    """What goes into a file or a pipe is UTF-8 on every machine; a terminal shows what it lacks as a code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def print_rows(names: list[str], rows: list[list[object]], output: TableFormat) -> None:
    if output is TableFormat.json:
        typer.echo(json.dumps([dict(zip(names, row, strict=True)) for row in rows], ensure_ascii=False, indent=1))
    elif output is TableFormat.csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows([names, *rows])
    else:
        from kg.results import write_table

        write_table(
            names,
            ([f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in row] for row in rows),
            sys.stdout,
        )


@contextmanager
def progress(unit: str) -> Iterator[Callable[[str], None]]:
    """A function that shows one more done: a bar on a terminal, nothing in a pipe."""
    columns = (SpinnerColumn(), TextColumn("{task.completed} " + unit), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=STDERR, disable=not STDERR.is_terminal, transient=True) as bar:
        task = bar.add_task(unit, total=None)
        yield lambda _: bar.advance(task)


def note(text: str) -> None:
    STDERR.print("\n".join(map(printable, text.split("\n"))), markup=False, highlight=False)


def finish(failures: list[Failure], warnings: list[Failure]) -> None:
    """Names what failed and exits with 1 if anything did."""
    note_failures(failures, warnings)
    if failures:
        raise typer.Exit(1)


def note_failures(failures: list[Failure], warnings: list[Failure]) -> None:
    for kind, listed in (("warning", warnings), ("failed", failures)):
        for one in listed:
            note(f"{kind}: {one.source}: {one.reason}")


def printable(text: str) -> str:
    """Text without what a terminal would take for a command."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
