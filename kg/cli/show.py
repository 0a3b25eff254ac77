"""The commands that show a graph: as a page, as a server, in the formats of other tools."""

from __future__ import annotations

import webbrowser
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from kg.cli.options import CORES, OUT, At, Folder, Graph, Timeout, opened, there
from kg.cli.terminal import finish, note
from kg.model import Failure

#: What `kg view` writes: a part of the network may not take the place of the whole, which the build wrote.
PAGE = "view.html"

#: What `kg serve` does where nothing else is said.
HOST, PORT, TIMEOUT, LIMIT = "127.0.0.1", 7878, 30.0, 10_000


def view(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            help="The articles, to be read whole in the page; by default those in the build's cache.", callback=there
        ),
    ] = None,
    graph: Graph = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", help=f"The page to write; by default {PAGE} in the graph's folder, with --store in this one."
        ),
    ] = None,
    top: Annotated[int | None, typer.Option(min=1, max=3000, help="How many nodes the page shows at first.")] = None,
    focus: Annotated[str | None, typer.Option(help="Open the page at this name.")] = None,
    since: Annotated[str | None, typer.Option(help="Only what happened or was reported from this date on.")] = None,
    until: Annotated[str | None, typer.Option(help="Only what happened or was reported up to this date.")] = None,
    kind: Annotated[
        list[str] | None, typer.Option(help="Only nodes of this kind (Person, Party, Event, …); may stand repeatedly.")
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    store: At = None,
    timeout: Timeout = None,
) -> None:
    """Write the interactive page of a built graph, or of a part of it; the build's own page, network.html, stays."""
    from kg import view as page
    from kg.articles import read
    from kg.cache import FOLDER, texts
    from kg.excerpt import excerpt
    from kg.store import Store

    failures: list[Failure] = []
    built = None if store else Path(graph or OUT)
    articles = read(sources, failures=failures) if sources else texts.articles(str(built / FOLDER)) if built else ()
    with TemporaryDirectory() as folder:
        asked = opened(graph, store, timeout)
        copy = asked if isinstance(asked, Store) else asked.fetch(Path(folder) / "copy")
        part = excerpt(copy, name=focus or "")
        whole = page.network(part, articles=articles)
    shown = page.part(whole, kinds=page.kinds(kind or ()), since=since or "", until=until or "")
    start = page.start_at(shown, focus) if focus else ""
    target = out or (built or Path()) / PAGE
    page.write(target, shown, first=top or page.FIRST, start=start)
    note(f"written to {target}")
    if open_:
        webbrowser.open(target.resolve().as_uri())
    finish(failures, [])


def serve(
    graph: Folder = OUT,
    host: Annotated[str, typer.Option(help="The address to listen at; by default this machine alone can ask.")] = HOST,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes one that is free.")] = PORT,
    cors: Annotated[
        list[str] | None, typer.Option(help="An origin whose pages may ask, or *; may stand repeatedly.")
    ] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that one question may take.")] = TIMEOUT,
    limit: Annotated[int, typer.Option(min=1, help="Rows, or triples, that one answer has at most.")] = LIMIT,
    workers: Annotated[int, typer.Option(min=1, help="Processes that answer.")] = max(2, CORES),
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Serve the graph: a SPARQL endpoint that only reads, a page for queries, a page for each name."""
    from kg.serve import Server

    with suppress(KeyboardInterrupt):
        server = Server(graph, host=host, port=port, cors=cors or (), timeout=timeout, limit=limit, workers=workers)
        with server:
            note(f"{server.url} is the page, {server.url}sparql the endpoint; Ctrl-C ends it")
            if open_:
                webbrowser.open(server.url)
            server.wait()


def export(
    form: Annotated[str, typer.Option("--format", "-f", help="graphml, gexf, csv, jsonld, ftm or parquet.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The file to write, or -; for csv and parquet a folder.")],
    graph: Graph = None,
    store: At = None,
    timeout: Timeout = None,
) -> None:
    """Write a graph for other tools: Gephi, neo4j, Aleph, pandas and so on."""
    from kg.export import export as run
    from kg.store import Store

    with TemporaryDirectory() as folder:
        asked = opened(graph, store, timeout)
        run(asked if isinstance(asked, Store) else asked.fetch(Path(folder) / "copy"), form, out)
    note(f"written to {out}")
