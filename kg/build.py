"""The pipeline as a whole: articles in, a folder with the graph, the store, the page and a report out."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kg import articles, dataset, graph, view
from kg.extract.parse import identify
from kg.iris import BASE
from kg.model import Extraction, Failure
from kg.parallel import extract_all
from kg.resolve import resolve
from kg.store import Store

#: What a build writes, in the order in which it is moved into place.
OUTPUTS = ("graph.nt", "graph.ttl", "store", "network.html", "report.md")

_BUILDING, _READY, _OLD = ".building", ".ready", ".old"

Progress = Callable[[str], None]


@dataclass(slots=True)
class Built:
    """What a build did: counts, the inputs that failed, the warnings, and seconds by step."""

    out: Path
    articles: int = 0
    statements: int = 0
    entities: int = 0
    triples: int = 0
    failures: list[Failure] = field(default_factory=list)
    warnings: list[Failure] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)


def build(
    sources: Iterable[str | Path],
    *,
    out: str | Path = "out",
    workers: int = 1,
    base: str = BASE,
    pipeline: str | None = None,
    progress: Progress | None = None,
) -> Built:
    """Builds the graph of these files, folders or "-" (JSON Lines on standard input) in ``out``.

    All is written to the side and moved into place at the end: a build that dies leaves the
    last good output. An article that cannot be used is among ``failures``, the rest is built."""
    done = Built(Path(out))
    done.out.mkdir(parents=True, exist_ok=True)
    recover(done.out)
    side = done.out / _BUILDING
    shutil.rmtree(side, ignore_errors=True)
    side.mkdir()
    try:
        _build(sources, side, done, workers=workers, base=base, pipeline=pipeline, progress=progress or _quiet)
    except BaseException:
        shutil.rmtree(side, ignore_errors=True)
        raise
    side.rename(done.out / _READY)
    recover(done.out)
    return done


def recover(out: str | Path) -> None:
    """Finishes moving a complete build into place where a crash came between."""
    out = Path(out)
    ready, old = out / _READY, out / _OLD
    if ready.is_dir():
        for name in OUTPUTS:
            if (ready / name).exists():
                _remove(old)
                if (out / name).exists():
                    (out / name).rename(old)
                (ready / name).rename(out / name)
        shutil.rmtree(ready)
    _remove(old)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _build(
    sources: Iterable[str | Path],
    side: Path,
    done: Built,
    *,
    workers: int,
    base: str,
    pipeline: str | None,
    progress: Progress,
) -> None:
    with _timed(done, "read"):
        found = list(articles.read(sources, failures=done.failures))
    with _timed(done, "extract"):
        extractions = list(_kept(extract_all(found, workers=workers, pipeline=pipeline), done, progress))
    with _timed(done, "resolve"):
        resolution = resolve(extractions)
    with _timed(done, "graph"):
        triples = graph.triples(extractions, resolution, base=base)
        counts = dataset.write(side, triples, base=base, configuration={"pipeline": identify(pipeline)})
    with _timed(done, "page"):
        view.write(side / "network.html", view.network(Store.open(side), articles=found))
    done.entities, done.triples = len(resolution.entities), counts.triples
    (side / "report.md").write_text(report(done), encoding="utf-8")
    _flush(side)


def _kept(found: Iterable[Extraction | Failure], done: Built, progress: Progress) -> Iterator[Extraction]:
    for one in found:
        if isinstance(one, Failure):
            done.failures.append(one)
            continue
        done.articles += 1
        done.statements += len(one.statements)
        done.warnings += [Failure(one.article.id, warning) for warning in one.article.warnings]
        progress(one.article.id)
        yield one


def report(done: Built) -> str:
    """The report in Markdown: counts, what failed and why, and the warnings."""
    rows = ("articles", "statements", "entities", "triples")
    parts = ["# What was built\n", *(f"- {row}: {getattr(done, row):,}" for row in rows)]
    for title, listed in (("Articles that failed", done.failures), ("Warnings", done.warnings)):
        parts += [f"\n## {title}\n", *([f"- {_plain(f.source)}: {_plain(f.reason)}" for f in listed] or ["None."])]
    return "\n".join(parts) + "\n"


def _plain(text: str) -> str:
    """One line of text without markup, for the report."""
    line = "".join(c if c.isprintable() else " " for c in text)
    return "".join(f"\\{c}" if c in "\\`*_[]<>&#|" else c for c in line)


@contextmanager
def _timed(done: Built, step: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    done.seconds[step] = time.perf_counter() - start


def _flush(folder: Path) -> None:
    """Makes the files of a folder safe against a power cut before they are moved into place."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())


def _quiet(article: str) -> None:
    """No progress shown."""
