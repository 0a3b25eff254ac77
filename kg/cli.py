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
from contextlib import contextmanager, suppress
from dataclasses import asdict, fields
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from kg.errors import KgError, NotFoundError
from kg.model import Failure

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from kg.build import Built
    from kg.store import AnyStore
    from kg.store.server import Server

app = typer.Typer(
    help="News articles to a knowledge graph in which every fact leads back to the sentence that states it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

OUT, CORES = Path("out"), os.cpu_count() or 1
#: What `kg serve` does where nothing else is said.
HOST, PORT, TIMEOUT, LIMIT = "127.0.0.1", 7878, 30.0, 10_000
_stdout, _stderr = Console(soft_wrap=True), Console(stderr=True, soft_wrap=True)

Sources = Annotated[list[str], typer.Argument(help="Files, folders, or - for JSON Lines on standard input.")]
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


@app.command()
def build(
    sources: Sources,
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write.")] = OUT,
    workers: Workers = CORES,
    base: Annotated[str | None, typer.Option(help="What the IRIs of the graph begin with.")] = None,
    pipeline: Pipeline = None,
    cache: Annotated[str | None, typer.Option(help="Where to keep what was extracted; by default in --out.")] = None,
    decisions: Annotated[
        list[Path] | None, typer.Option(help="Who is the same and who is not, beside each decisions.txt.")
    ] = None,
    link: Annotated[Path | None, typer.Option(help="Labels and ids of other data (CSV or .nt) to link to.")] = None,
    cluster: Annotated[
        str | None, typer.Option(help="The address of a Dask scheduler whose workers extract; they must reach --cache.")
    ] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Build again whenever articles change, until Ctrl-C.")] = False,
    store: Annotated[
        str | None, typer.Option(metavar="URL", help="Load the graph into this SPARQL server too, see `kg load`.")
    ] = None,
    graph: Annotated[str | None, typer.Option(help="With --store: the IRI of the graph there.")] = None,
    updates: Updates = None,
    timeout: Timeout = None,
) -> None:
    """Build graph, store, page and report from articles: only new and changed ones are extracted."""
    from kg.build import build as run
    from kg.iris import BASE
    from kg.staff import staff

    server = _server(store, graph, timeout, updates)

    def once(staffed: tuple[Executor | None, int]) -> Built:
        with _progress("articles") as advance:
            built = run(
                sources,
                out=out,
                executor=staffed[0],
                workers=staffed[1],
                base=base or BASE,
                pipeline=pipeline,
                cache=cache,
                progress=advance,
                decisions=decisions or (),
                link=link,
            )
        _note_built(built)
        if server:
            _load(out, server)
        return built

    with staff(workers, cluster=cluster, lasting=watch) as staffed:
        if watch:
            _watch([*sources], [*(decisions or ()), *([link] if link else [])], lambda: once(staffed))
        else:
            built = once(staffed)
            _finish(built.failures, built.warnings)


def _watch(sources: list[str], beside: list[Path], once: Callable[[], Built]) -> None:
    """Builds at every change until Ctrl-C; what cannot be built now is named, and built when it has changed again."""
    from kg.watch import changes

    with suppress(KeyboardInterrupt):
        for _ in changes(sources, beside=beside):
            try:
                built = once()
                _note_failures(built.failures, built.warnings)
            except KgError as error:
                _note(f"kg: {error}")
            _note("watching; Ctrl-C ends it")


def _note_built(built: Built) -> None:
    for note in built.notes:
        _note(note)
    _note(
        f"{built.articles} articles, {built.statements} statements, {built.entities} entities, {built.triples} triples"
    )
    _note("nothing has changed" if built.unchanged else f"{built.extracted} articles extracted")
    _note("  ".join(f"{step} {took:.1f} s" for step, took in built.seconds.items()))
    _note(f"written to {built.out}: open {built.out / 'network.html'} in a browser")


@app.command()
def load(
    store: Annotated[str, typer.Option(metavar="URL", help="The SPARQL server's address.")],
    source: Annotated[Path, typer.Argument(help="The folder that a build wrote, or a file .nt or .ttl.")] = OUT,
    graph: Annotated[str | None, typer.Option("--graph", "-g", help="The IRI of the graph there.")] = None,
    updates: Updates = None,
    timeout: Timeout = None,
) -> None:
    """Put a graph in the place of that at a SPARQL server: all of it, or none.

    The environment variables KG_STORE_USER and KG_STORE_PASSWORD sign in."""
    if server := _server(store, graph, timeout, updates):
        _load(source, server)


def _load(source: Path, server: Server) -> None:
    from kg.store import Store
    from kg.store.load import load as run

    with _progress("parts") as advance:
        count = run(server, Store.open(source), progress=advance)
    _note(f"{count} triples loaded into {server.source}")


def _server(url: str | None, graph: str | None, timeout: float | None, updates: str | None = None) -> Server | None:
    """The server that the options name, if they do."""
    if url is None:
        for name, value in (("--graph", graph), ("--timeout", timeout), ("--updates", updates)):
            if value is not None:
                raise typer.BadParameter("it goes with --store", param_hint=name)
        return None
    from kg.store.client import TIMEOUT as PATIENCE
    from kg.store.server import Server

    return Server.open(url, graph=graph, update=updates, timeout=timeout or PATIENCE)


def _opened(graph: str | None, url: str | None, timeout: float | None) -> AnyStore:
    """The graph of a folder, or that at a server."""
    from kg.store import Store

    return _server(url, graph if url else None, timeout) or Store.open(graph or OUT)


@app.command()
def extract(
    sources: Sources,
    out: Annotated[Path, typer.Option("--out", "-o", help="The JSON Lines file to write, or - for standard output.")],
    mentions: Annotated[bool, typer.Option("--mentions", help="Write the mentions too.")] = False,
    workers: Workers = 0,
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


@app.command()
def query(
    question: Annotated[str, typer.Argument(help="A query by name, a .rq file, or SPARQL text.")],
    graph: Graph = None,
    set_: Annotated[list[str] | None, typer.Option("--set", help="name=value: binds a variable.")] = None,
    output: Annotated[Format | None, typer.Option("--format", "-f", help="How to print.")] = None,
    store: At = None,
    timeout: Timeout = None,
) -> None:
    """Ask the graph: a named query or your own SPARQL."""
    from kg import query as queries
    from kg import results

    bindings = dict(_binding(one) for one in set_ or ())
    result = queries.run(_opened(graph, store, timeout), question, bindings)
    default = Format.ttl if result.triples is not None else Format.table
    results.write(result, (output or default).value, sys.stdout)


def _binding(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise typer.BadParameter(f"{text!r} is not name=value", param_hint="--set")
    return name, value


@app.command()
def queries() -> None:
    """List the named queries and what can be set in each."""
    from kg import query as queries

    for found in queries.named().values():
        _stdout.print(f"[bold]{found.name}[/bold]  {escape(found.title)}", highlight=False)
        for parameter in found.parameters:
            need = (
                "required"
                if parameter.required
                else f"default {parameter.default}"
                if parameter.default
                else "optional"
            )
            line = f"    --set {parameter.name}=…  {parameter.description} ({need})"
            _stdout.print(escape(line), highlight=False)


@app.command()
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


@app.command()
def validate(graph: Folder = OUT) -> None:
    """Check a graph against its SHACL shapes and for contradictions (OWL RL)."""
    from kg.store import Store
    from kg.validate import validate as run

    _report_findings([str(finding) for finding in run(Store.open(graph))], "the graph conforms and is consistent")


@app.command()
def verify(sources: Sources, graph: Folder = OUT) -> None:
    """Read the articles again and check every passage of the graph against them."""
    from kg.articles import read
    from kg.store import Store
    from kg.verify import verify as run

    failures: list[Failure] = []
    findings = run(Store.open(graph), read(sources, failures=failures))
    _report_findings([str(finding) for finding in findings], "every passage stands in its article")
    _finish(failures, [])


def _report_findings(findings: list[str], good: str) -> None:
    for finding in findings:
        typer.echo(printable(finding))
    if findings:
        raise typer.Exit(1)
    typer.echo(good)


@app.command()
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
    network = networks.PROJECTIONS[projection](_opened(graph, store, timeout))
    if path:
        steps = networks.path(network, *path)
        _print_rows(["step", "name", "iri"], [[i, network.nodes[n]["label"], n] for i, n in enumerate(steps)], output)
        return
    rows = networks.measure(network)
    if write:
        networks.write(rows, write)
        _note(f"{len(rows)} nodes measured, written to {write}")
    shown = (field.name for field in fields(networks.Measures))
    names = [name for name in shown if name != "iri" or output is not TableFormat.table]
    _print_rows(names, [[asdict(row)[name] for name in names] for row in rows[:top]], output)


@app.command()
def view(
    sources: Annotated[
        list[str] | None,
        typer.Argument(help="The articles, to be read whole in the page; by default those in the build's cache."),
    ] = None,
    graph: Graph = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="The page to write; by default the build's own, with --store network.html."),
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
    """Write the interactive page of a built graph, or of a part of it."""
    from kg import view as page
    from kg.articles import read
    from kg.cache import FOLDER, texts
    from kg.excerpt import excerpt
    from kg.store import Store

    failures: list[Failure] = []
    built = None if store else Path(graph or OUT)
    articles = read(sources, failures=failures) if sources else texts.articles(str(built / FOLDER)) if built else ()
    with TemporaryDirectory() as folder:
        asked = _opened(graph, store, timeout)
        copy = asked if isinstance(asked, Store) else asked.fetch(Path(folder) / "copy")
        part = excerpt(copy, name=focus or "")
        whole = page.network(part, articles=articles)
    shown = page.part(whole, kinds=page.kinds(kind or ()), since=since or "", until=until or "")
    start = page.start_at(shown, focus) if focus else ""
    target = out or (built or Path()) / "network.html"
    page.write(target, shown, first=top or page.FIRST, start=start)
    _note(f"written to {target}")
    if open_:
        webbrowser.open(target.resolve().as_uri())
    _finish(failures, [])


@app.command()
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
            _note(f"{server.url} is the page, {server.url}sparql the endpoint; Ctrl-C ends it")
            if open_:
                webbrowser.open(server.url)
            server.wait()


@app.command()
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
        asked = _opened(graph, store, timeout)
        run(asked if isinstance(asked, Store) else asked.fetch(Path(folder) / "copy"), form, out)
    _note(f"written to {out}")


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Gold statements, or gold entities, JSON Lines.")],
    predicted: Annotated[Path, typer.Argument(help="What `kg extract` wrote; for entities, what `kg build` wrote.")],
    output: Annotated[TableFormat, typer.Option("--format", "-f", help="How to print.")] = TableFormat.table,
) -> None:
    """Precision, recall and F1 of statements against gold statements, or of entities against gold entities."""
    from kg import evaluate as evaluation
    from kg import evaluate_entities as entities
    from kg.resolve import record

    if entities.is_gold(gold):
        found = entities.compare(entities.read(gold), record.read(predicted))
        names = ("precision", "recall", "f1", "gold")
        counted = [[way, *(getattr(score, name) for name in names)] for way, score in found.scores.items()]
        _print_rows(["by", *names], counted, output)
        for what, pairs in (("joined wrongly", found.merged), ("kept apart wrongly", found.split)):
            for one, other in pairs:
                _note(f"{what}: {one}, {other}")
        for name in found.missing:
            _note(f"in no article: {name}")
        return
    scores = evaluation.evaluate(evaluation.read(gold), evaluation.read(predicted))
    measures = ("precision", "recall", "f1", "gold", "found", "predicted", "right", "never")
    rows = [[predicate, *(getattr(score, measure) for measure in measures)] for predicate, score in scores.items()]
    _print_rows(["predicate", *measures], rows, output)


def _print_rows(names: list[str], rows: list[list[object]], output: TableFormat) -> None:
    if output is TableFormat.json:
        typer.echo(json.dumps([dict(zip(names, row, strict=True)) for row in rows], ensure_ascii=False, indent=1))
    elif output is TableFormat.csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows([names, *rows])
    else:
        table = Table(*names)
        for row in rows:
            table.add_row(*(escape(f"{cell:.3f}" if isinstance(cell, float) else str(cell)) for cell in row))
        _stdout.print(table)


@contextmanager
def _progress(unit: str) -> Iterator[Callable[[str], None]]:
    """A function that shows one more done: a bar on a terminal, nothing in a pipe."""
    columns = (SpinnerColumn(), TextColumn("{task.completed} " + unit), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=_stderr, disable=not _stderr.is_terminal, transient=True) as bar:
        task = bar.add_task(unit, total=None)
        yield lambda _: bar.advance(task)


def _note(text: str) -> None:
    _stderr.print(escape(text), highlight=False)


def _finish(failures: list[Failure], warnings: list[Failure]) -> None:
    """Names what failed and exits with 1 if anything did."""
    _note_failures(failures, warnings)
    if failures:
        raise typer.Exit(1)


def _note_failures(failures: list[Failure], warnings: list[Failure]) -> None:
    for kind, listed in (("warning", warnings), ("failed", failures)):
        for one in listed:
            _note(f"{kind}: {printable(one.source)}: {printable(one.reason)}")


def printable(text: str) -> str:
    """Text without what a terminal would take for a command."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def main() -> None:
    """Runs the command; an error of ours is one line on standard error and exit status 2."""
    try:
        app()
    except KgError as error:
        _stderr.print(escape(f"kg: {error}"), highlight=False)
        sys.exit(2)


if __name__ == "__main__":
    main()
