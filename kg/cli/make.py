"""The commands that make a graph of articles, and put it where it is asked."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import CORES, OUT, Pipeline, Sources, Timeout, Updates, Workers, server_at
from kg.cli.terminal import counted, finish, note, note_failures, progress
from kg.errors import KgError
from kg.model import Failure

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from kg.build import Built
    from kg.store.server import Server


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
    from kg.iris import BASE, check_base
    from kg.staff import staff

    try:
        check_base(base or BASE)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--base") from error
    server = server_at(store, graph, timeout, updates)

    def once(staffed: tuple[Executor | None, int]) -> Built:
        with progress("article") as steps:
            built = run(
                sources,
                out=out,
                executor=staffed[0],
                workers=staffed[1],
                base=base or BASE,
                pipeline=pipeline,
                cache=cache,
                progress=steps.at,
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
            if built.failures:
                raise typer.Exit(1)


def _watch(sources: list[str], beside: list[Path], once: Callable[[], Built]) -> None:
    """Builds at every change until Ctrl-C; what cannot be built now is named, and built when it has changed again."""
    from kg.watch import changes

    with suppress(KeyboardInterrupt):
        for _ in changes(sources, beside=beside):
            try:
                once()
            except KgError as error:
                note(f"kg: {error}")
            note("watching; Ctrl-C ends it")


def _note_built(built: Built) -> None:
    """Tells what was built, what failed first: the end is what is read."""
    for line in built.notes:
        note(line)
    note_failures(built.failures, built.warnings, report=built.out / "report.md")
    things = ("article", built.articles), ("statement", built.statements), ("entity", built.entities)
    failed = f"; {len(built.failures):,} failed, as named above" if built.failures else ""
    note(", ".join(counted(count, thing) for thing, count in (*things, ("triple", built.triples))) + failed)
    note("nothing has changed" if built.unchanged else f"{counted(built.extracted, 'article')} extracted")
    note("  ".join(f"{step} {took:.1f} s" for step, took in built.seconds.items()))
    note(f"written to {built.out}: open {built.out / 'network.html'} in a browser")


def load(
    store: Annotated[str, typer.Option(metavar="URL", help="The SPARQL server's address.")],
    source: Annotated[Path, typer.Argument(help="The folder that a build wrote, or a file .nt or .ttl.")] = OUT,
    graph: Annotated[str | None, typer.Option("--graph", "-g", help="The IRI of the graph there.")] = None,
    updates: Updates = None,
    timeout: Timeout = None,
) -> None:
    """Put a graph in the place of that at a SPARQL server: all of it, or none.

    The environment variables KG_STORE_USER and KG_STORE_PASSWORD sign in."""
    if server := server_at(store, graph, timeout, updates):
        _load(source, server)


def _load(source: Path, server: Server) -> None:
    from kg.store import Store
    from kg.store.load import load as run

    with progress("part") as advance:
        count = run(server, Store.open(source), progress=advance)
    note(f"{counted(count, 'triple')} loaded into {server.source}")


def extract(
    sources: Sources,
    out: Annotated[Path, typer.Option("--out", "-o", help="The JSON Lines file to write, or - for standard output.")],
    mentions: Annotated[bool, typer.Option("--mentions", help="Write the mentions too.")] = False,
    workers: Workers = 0,
    pipeline: Pipeline = None,
) -> None:
    """Write the statements of articles as JSON Lines."""
    from kg.articles import Undated, left_out, read
    from kg.parallel import extract_all
    from kg.statements import lines

    failures: list[Failure] = []
    warnings = left_out(sources)
    undated = Undated()

    def found(advance: Callable[[str], None]) -> Iterator[str]:
        articles = undated.passing(read(sources, failures=failures))
        for one in extract_all(articles, workers=workers, pipeline=pipeline):
            if isinstance(one, Failure):
                failures.append(one)
                continue
            advance(one.article.id)
            warnings.extend(Failure(one.article.id, warning) for warning in one.article.warnings)
            yield from lines(one, mentions=mentions)

    with progress("article") as advance:
        _write_lines(out, found(advance))
    finish(failures, warnings + undated.warnings())


def _write_lines(out: Path, found: Iterator[str]) -> None:
    from kg.aside import whole

    if str(out) == "-":
        sys.stdout.writelines(line + "\n" for line in found)
        return
    with whole(out) as file:
        file.writelines(line + "\n" for line in found)
