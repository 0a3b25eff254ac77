"""What several commands take: their options, and the graph that these name."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kg.store import AnyStore
    from kg.store.server import Server

OUT, CORES = Path("out"), os.cpu_count() or 1


def there(sources: list[str] | None) -> list[str] | None:
    """The sources, which are refused before anything is done if one is not there."""
    for source in sources or ():
        if source != "-" and not os.path.lexists(source):
            raise typer.BadParameter(f"{source}: no such file or folder")
    return sources


Sources = Annotated[
    list[str], typer.Argument(help="Files, folders, or - for JSON Lines on standard input.", callback=there)
]
Folder = Annotated[Path, typer.Option("--graph", "-g", help="The folder that a build wrote.")]
Graph = Annotated[
    str | None,
    typer.Option(
        "--graph", "-g", help="The folder that a build wrote (out); with --store, the IRI of the graph there."
    ),
]
At = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="URL",
        help="A SPARQL server's address, in place of a folder; KG_STORE_USER and KG_STORE_PASSWORD sign in.",
    ),
]
Updates = Annotated[str | None, typer.Option(metavar="URL", help="Where that server takes updates, if elsewhere.")]
Timeout = Annotated[float | None, typer.Option(min=0.1, help="With --store: seconds that one request may take (300).")]
Pipeline = Annotated[str | None, typer.Option(help="A spaCy pipeline by name.")]
Workers = Annotated[int, typer.Option(min=0, help="Processes that extract; 0: this one, which a bad article may end.")]


class Format(StrEnum):
    """How results are printed."""

    table, csv, tsv, json, ttl = "table", "csv", "tsv", "json", "ttl"


class TableFormat(StrEnum):
    """How a table is printed."""

    table, csv, json = "table", "csv", "json"


def server_at(url: str | None, graph: str | None, timeout: float | None, updates: str | None = None) -> Server | None:
    """The server that the options name, if they do."""
    if url is None:
        for name, value in (("--graph", graph), ("--timeout", timeout), ("--updates", updates)):
            if value is not None:
                raise typer.BadParameter("it goes with --store", param_hint=name)
        return None
    from kg.store.client import TIMEOUT as PATIENCE
    from kg.store.server import Server

    return Server.open(url, graph=graph, update=updates, timeout=timeout or PATIENCE)


def opened(graph: str | None, url: str | None, timeout: float | None) -> AnyStore:
    """The graph of a folder, or that at a server."""
    from kg.store import Store

    return server_at(url, graph if url else None, timeout) or Store.open(graph or OUT)
