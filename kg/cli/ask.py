"""The commands that ask a graph: for facts, for the reasons of its names, for measures of its network."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict, fields
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from kg.cli.options import OUT, At, Folder, Format, Graph, TableFormat, Timeout, opened
from kg.cli.terminal import STDOUT, counted, note, print_rows, printable
from kg.errors import NotFoundError

#: Of so many entities that a name may mean the names are told.
_NAMED = 5


def query(
    question: Annotated[str, typer.Argument(help="A query by name, a .rq file, or SPARQL text.")],
    graph: Graph = None,
    set_: Annotated[list[str] | None, typer.Option("--set", help="name=value: binds a variable.")] = None,
    output: Annotated[Format | None, typer.Option("--format", "-f", help="How to print.")] = None,
    store: At = None,
    timeout: Timeout = None,
) -> None:
    """Ask the graph: a named query or your own SPARQL."""
    from kg import naming, results
    from kg import query as queries

    asked = opened(graph, store, timeout)
    result = queries.run(asked, question, _bindings(set_ or ()))
    default = Format.ttl if result.triples is not None else Format.table
    results.write(result, (output or default).value, sys.stdout)
    if result.rows is not None and (output or default) is Format.table and sys.stdout.isatty():
        note(counted(len(result.rows), "row"))
    for name, meant in result.bound.items():
        if len(meant) > 1:
            names = naming.labels(asked, meant[:_NAMED])
            more = f" and {len(meant) - _NAMED} more" if len(meant) > _NAMED else ""
            note(f"{name} may be any of {', '.join(names)}{more}")
    for doubt in queries.unknown(question) if result.answer is None and not len(result) else ():
        note(doubt)


def _bindings(texts: Iterable[str]) -> dict[str, str]:
    """Each variable that is set, with its value."""
    found: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise typer.BadParameter(f"{text!r} is not name=value", param_hint="--set")
        if name in found:
            raise typer.BadParameter(f"{name} is set twice", param_hint="--set")
        found[name] = value
    return found


def queries() -> None:
    """List the named queries and what can be set in each."""
    from kg import query as queries

    for found in queries.named().values():
        STDOUT.print(f"[bold]{found.name}[/bold]  {escape(found.title)}", highlight=False)
        for parameter in found.parameters:
            need = (
                "required"
                if parameter.required
                else f"default {parameter.default}"
                if parameter.default
                else "optional"
            )
            line = f"    --set {parameter.name}=…  {parameter.description} ({need})"
            STDOUT.print(escape(line), highlight=False)


def why(
    name: Annotated[str, typer.Argument(help="A name, or a part of one.")],
    graph: Folder = OUT,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Why names were taken for one person or thing, and others not: the evidence and its weights."""
    from kg.resolve import record
    from kg.resolve import why as reasons

    found = reasons.why(record.read(graph), name)
    if as_json:
        typer.echo(json.dumps([reasons.record(one) for one in found], ensure_ascii=False, indent=1))
        return
    for line in reasons.text(found):
        typer.echo(printable(line))


def analyze(
    projection: Annotated[str, typer.Argument(help="people or affiliations.")] = "people",
    graph: Graph = None,
    path: Annotated[tuple[str, str] | None, typer.Option(help="A shortest path between two names.")] = None,
    top: Annotated[int, typer.Option(min=1, help="How many rows to print.")] = 20,
    write: Annotated[
        Path | None, typer.Option(help="Write the measures of all nodes as triples (.nt or .ttl).")
    ] = None,
    output: Annotated[TableFormat, typer.Option("--format", "-f", help="How to print.")] = TableFormat.table,
    store: At = None,
    timeout: Timeout = None,
) -> None:
    """Measure the network of people: centrality, communities, brokers, paths."""
    from kg import analyze as networks

    if projection not in networks.PROJECTIONS:
        raise NotFoundError(f"no projection {projection!r}: one of {', '.join(networks.PROJECTIONS)}")
    if write:
        networks.form_of(write)  # before the measures, which may take long
    network = networks.PROJECTIONS[projection](opened(graph, store, timeout))
    if path:
        steps = networks.path(network, *path)
        print_rows(["step", "name", "iri"], [[i, network.nodes[n]["label"], n] for i, n in enumerate(steps)], output)
        return
    rows = networks.measure(network)
    if write:
        networks.write(rows, write)
        note(f"{len(rows)} nodes measured, written to {write}")
    shown = (field.name for field in fields(networks.Measures))
    names = [name for name in shown if name != "iri" or output is not TableFormat.table]
    print_rows(names, [[asdict(row)[name] for name in names] for row in rows[:top]], output)
