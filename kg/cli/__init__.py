"""The command ``kg``: each command parses its options, calls one function and prints.

Results go to standard output, progress and notes to standard error. Exit status: 0 done, 1 done
but some articles failed (or a check found faults), 2 wrong use.
"""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Annotated

import typer

from kg.cli import ask, check, make, show
from kg.cli.terminal import note, unicode_output
from kg.errors import KgError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {version('kg')}")
        raise typer.Exit


@app.callback()
def program(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """News articles to a knowledge graph in which every fact leads back to the sentence that states it."""


#: All commands, in the order in which ``kg --help`` lists them.
COMMANDS = (
    *(make.build, make.load, make.extract),
    *(ask.query, ask.queries, ask.why),
    *(check.validate, check.verify),
    *(ask.analyze, show.view, show.serve, show.export),
    check.evaluate,
)
for command in COMMANDS:
    app.command()(command)


def main() -> None:
    """Runs the command; an error of ours, or of a file or disk, is told on standard error, with exit status 2."""
    unicode_output()
    try:
        app()
    except KgError as error:
        note(f"kg: {error}")
        sys.exit(2)
    except OSError as error:
        about = f"{error.filename}: " if error.filename else ""
        note(f"kg: {about}{error.strerror or error}")
        sys.exit(2)
