"""What a command prints: results on standard output, progress and notes on standard error."""

from __future__ import annotations

import csv
import io
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

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


#: Seconds between two lines that say in a pipe how far a long run is.
MINUTE = 60.0


@dataclass(slots=True)
class Steps:
    """How far a run is: called for each thing that is done. Shown as a bar on a terminal, in a pipe as a line each
    minute."""

    unit: str
    bar: Progress
    began: float = field(default_factory=time.monotonic)
    told: float = 0.0
    done: int = 0

    def __post_init__(self) -> None:
        self.bar.add_task("", total=None, text=counted(0, self.unit))

    def __call__(self, thing: str) -> None:
        self.at("", thing)

    def at(self, step: str, thing: str) -> None:
        """Counts a thing that is done, if there is one, and shows what is done now."""
        self.done += bool(thing)
        text = ", ".join(filter(None, (counted(self.done, self.unit), step)))
        self.bar.update(self.bar.task_ids[0], text=text)
        took = time.monotonic() - self.began
        if self.bar.disable and took - self.told >= MINUTE:
            self.told = took
            note(f"{text}, after {took / 60:,.0f} min")


@contextmanager
def progress(unit: str) -> Iterator[Steps]:
    """Shows how far a run is, in such units."""
    columns = (SpinnerColumn(), TextColumn("{task.fields[text]}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=STDERR, disable=not STDERR.is_terminal, transient=True) as bar:
        yield Steps(unit, bar)


def note(text: str) -> None:
    STDERR.print("\n".join(map(printable, text.split("\n"))), markup=False, highlight=False)


def counted(count: int, thing: str) -> str:
    """ "1 article", "2 articles", "1,000 entities"."""
    many = f"{thing[:-1]}ies" if thing.endswith("y") else f"{thing}s"
    return f"{count:,} {thing if count == 1 else many}"


def finish(failures: list[Failure], warnings: list[Failure]) -> None:
    """Names what failed and exits with 1 if anything did."""
    note_failures(failures, warnings)
    if failures:
        raise typer.Exit(1)


#: So many failures, and so many warnings, are named where a report has all of them.
NAMED = 20


def note_failures(failures: list[Failure], warnings: list[Failure], *, report: Path | None = None) -> None:
    for kind, listed in (("warning", warnings), ("failed", failures)):
        shown = listed[:NAMED] if report else listed
        for one in shown:
            note(f"{kind}: {one.source}: {one.reason}")
        if left := len(listed) - len(shown):
            note(f"{kind}: {left:,} more, all in {report}")


def printable(text: str) -> str:
    """Text without what a terminal would take for a command."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
