"""The pipeline as a whole: articles in, a folder with the graph, the store, the page and a report out.

Articles and what is found in them go through as a stream, by way of the cache on disk: memory holds the names that
resolution joins, and no more of the articles than a few at a time.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Unpack

from filelock import FileLock, Timeout

from kg import articles, gathered, guidance, inputs, last, portions, revise, view
from kg.cache import FOLDER, Cache, version
from kg.cache.entries import Entries
from kg.cache.fill import fill
from kg.errors import BusyError, NotFoundError, StoreError
from kg.excerpt import excerpt
from kg.gathered import Names
from kg.graph import Nodes
from kg.guidance import Beside, Guidance
from kg.iris import BASE
from kg.model import Article, Extraction, Failure, Resolution
from kg.pipeline import identify
from kg.portions import Portions
from kg.resolve import record, resolve_gathered
from kg.resolve.gather import Gathered
from kg.revise import Made, Revision
from kg.store import Store

#: What a build writes, in the order in which it is moved into place.
OUTPUTS = ("graph.nt", "graph.ttl", "store", "network.html", "resolution.jsonl", "report.md")

_BUILDING, _READY, _OLD, _LOCK = ".building", ".ready", ".old", ".lock"

#: The page holds the articles themselves up to so many characters of them together.
WHOLE = 12_000_000

#: Takes the step that a build is at, and the id of the article with which it is done, or "".
Progress = Callable[[str, str], None]


@dataclass(slots=True)
class Built:
    """What a build did: counts, the inputs that failed, the warnings, and seconds by step.

    ``extracted`` are the articles that were not in the cache; ``unchanged`` says that there was nothing to do,
    ``notes`` what went wrong with the cache and was mended."""

    out: Path
    articles: int = 0
    extracted: int = 0
    statements: int = 0
    entities: int = 0
    triples: int = 0
    failures: list[Failure] = field(default_factory=list)
    warnings: list[Failure] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """How to build. ``pipeline`` names a spaCy pipeline, ``cache`` the folder or address of the extraction cache
    where it is not to be in the output's folder; ``workers`` and ``executor`` are those of ``kg.parallel.run``.
    ``extractor`` and ``program`` are hashes of what extracts, and of the whole program."""

    base: str
    pipeline: str | None
    cache: str | None
    workers: int
    executor: Executor | None
    progress: Progress
    guidance: Guidance
    extractor: str = ""
    program: str = ""


def build(
    sources: Iterable[str | Path],
    *,
    out: str | Path = "out",
    workers: int = 0,
    base: str = BASE,
    pipeline: str | None = None,
    cache: str | Path | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
    **beside: Unpack[Beside],
) -> Built:
    """Builds the graph of these files, folders or "-" (JSON Lines on standard input) in ``out``.

    All is written to the side and moved into place at the end: a build that dies leaves the
    last good output, and the next goes on where it was. What has been found in an article stays in the folder
    ``cache`` (by default in ``out``; an address as "s3://…" will do): only new and changed articles are extracted, by
    ``workers`` processes (0: by this one) or by an ``executor``, with ``workers`` tasks at once. Where nothing has
    changed since the last build nothing is done. An article that cannot be used is among ``failures``, the rest is
    built. ``beside`` are files of the user's own: ``decisions`` who is who, and labels to ``link`` to other data.
    Raises BusyError while another build is at work in ``out``, NotFoundError where there are no articles any more
    and a graph in ``out``, StoreError where it cannot be written."""
    sources = list(sources)
    told_beside = guidance.read(sources, **beside)
    options = Options(base, pipeline, str(cache) if cache else None, workers, executor, progress or _quiet, told_beside)
    done = Built(Path(out))
    with _last_good(done.out):
        done.out.mkdir(parents=True, exist_ok=True)
    with _alone(done.out), _last_good(done.out):
        recover(done.out)
        shutil.rmtree(done.out / _BUILDING, ignore_errors=True)
        with _timed(done, "compare"):
            options = replace(options, extractor=version.extraction(pipeline), program=version.program())
            state = inputs.fingerprint(
                sources,
                {
                    "base": base,
                    "pipeline": pipeline,
                    "extractor": options.extractor,
                    "program": options.program,
                    "guidance": told_beside.digest,
                },
            )
            told = last.read(done.out, state, OUTPUTS)
        if told:
            return Built(done.out, **told, seconds=done.seconds, unchanged=True)
        return _new(sources, state, done, options)


def _new(sources: list[str | Path], state: str | None, done: Built, options: Options) -> Built:
    kept = Cache(_anywhere(options.cache or str(done.out / FOLDER)), options.extractor)
    side = done.out / _BUILDING
    side.mkdir()
    try:
        steps = _Steps(side, done, options, kept)
        done.notes += [*kept.damaged, *steps.names.damaged, *steps.portions.damaged]
        steps.take(sources)
    except BaseException:
        shutil.rmtree(side, ignore_errors=True)
        raise
    side.rename(done.out / _READY)
    recover(done.out)
    if not options.cache:
        kept.tidy(steps.keys)
    steps.names.tidy(steps.named)
    steps.portions.tidy(steps.wanted)
    told = {name: getattr(done, name) for name in _TOLD}
    last.write(done.out, None if steps.lost else state, OUTPUTS, told, steps.made.told() if steps.made else {})
    return done


def _anywhere(folder: str) -> str:
    """An address, or a path that is right for a process that works in another folder."""
    return folder if "://" in folder else str(Path(folder).resolve())


#: What is told again when nothing has changed.
_TOLD = ("articles", "statements", "entities", "triples", "failures", "warnings")


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Keeps other builds out of a folder. The system itself gives the lock back when a build dies."""
    lock = FileLock(out / _LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise BusyError(f"{out}: another build is at work here") from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _last_good(out: Path) -> Iterator[None]:
    """Says of a disk that is full, or that cannot be written, what it means."""
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"{out}: cannot be written: {error.strerror or error}; the last output stands, what was extracted is kept"
        ) from error


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


class _Steps:
    """One build: what it writes to the side, what it counts, and the keys of its articles in the cache."""

    def __init__(self, side: Path, done: Built, options: Options, kept: Cache) -> None:
        self.side, self.done, self.options, self.cache = side, done, options, kept
        self.names = Names(str(done.out / gathered.FOLDER))
        self.portions = Portions(str(done.out / portions.FOLDER))
        self.keys: dict[bytes, str] = {}
        self.named: Mapping[bytes, bytes] = {}
        self.wanted: dict[bytes, bytes] = {}
        self.made: Made | None = None
        self.lost: list[Failure] = []
        self.warnings: list[tuple[bytes, Failure]] = []
        self.undated = articles.Undated()
        self.characters = 0

    def take(self, sources: Iterable[str | Path]) -> None:
        """Writes all outputs to the side."""
        done, options = self.done, self.options
        with _timed(done, "extract"):
            self._extract(sources)
        if not self.keys and (done.out / "graph.nt").exists():
            # a folder that is not mounted, a pipe that broke: no reason to put nothing in the place of a graph
            why = "".join(f"; {failure.source}: {failure.reason}" for failure in done.failures[:3])
            raise NotFoundError(f"{done.out}: there are no articles any more, so the last output stands{why}")
        options.progress("joining names", "")
        with _timed(done, "resolve"):
            told = options.guidance
            self._gather()
            resolution = resolve_gathered(self._counted(), decisions=told.decisions, labels=told.labels)
            record.write(self.side / record.FILE, resolution)
            done.warnings += resolution.warnings
            done.entities = len(resolution.entities)
        options.progress("writing the graph", "")
        with _timed(done, "graph"):
            self._portions(resolution)
            del resolution  # of a large graph most of the memory
            self.made = self._graph()
            done.triples = self.made.counts.total
        options.progress("drawing the page", "")
        with _timed(done, "page"):
            view.write(self.side / "network.html", self._network())
        (self.side / "report.md").write_text(report(done), encoding="utf-8")
        _flush(self.side)

    def _extract(self, sources: Iterable[str | Path]) -> None:
        """Reads the articles and extracts those that the cache lacks."""
        done, options = self.done, self.options
        found = fill(
            self.cache,
            self._missing(sources),
            workers=options.workers,
            pipeline=options.pipeline,
            executor=options.executor,
        )
        for one in found:
            if isinstance(one, Failure):
                self.lost.append(one)
            else:
                done.extracted += 1
                options.progress("", one)
        self.keys = {key: identifier for key, identifier in self.keys.items() if key in self.cache}
        done.articles = len(self.keys)
        done.failures += self.lost
        done.warnings += [warning for key, warning in self.warnings if key in self.keys]
        done.warnings += self.undated.warnings() + articles.left_out(sources)

    def _missing(self, sources: Iterable[str | Path]) -> Iterator[Article]:
        for article in self.undated.passing(articles.read(sources, failures=self.done.failures)):
            key = self.cache.key(article)
            self.keys[key] = article.id
            self.warnings += [(key, Failure(article.id, warning)) for warning in article.warnings]
            self.characters += len(article.text)
            if key in self.cache:
                self.options.progress("", article.id)
            else:
                yield article

    def _gather(self) -> None:
        """Gathers what each article tells of its names, if it is not there from the last builds."""
        self.named = gathered.keys(self.keys, program=self.options.program)
        self.names.make(self._lacking(self.named, self.names))

    def _lacking(self, wanted: Mapping[bytes, bytes], kept: Entries[Any]) -> Iterator[tuple[bytes, Extraction]]:
        """What was found in the articles of which something is wanted that is not kept yet, by the key of that."""
        lacking = {entry: key for key, entry in wanted.items() if key not in kept}
        for one in self.cache.read(lacking):
            yield lacking[one.key], one.extraction

    def _counted(self) -> Iterator[Gathered]:
        for told in self.names.read(self.named):
            self.done.statements += told.statements
            yield told

    def _portions(self, resolution: Resolution) -> None:
        """Makes what each article adds to the graph, if it is not there from the last builds."""
        options = self.options
        self.wanted = portions.keys(self.keys, resolution, base=options.base, program=options.program)
        self.portions.make(self._lacking(self.wanted, self.portions), Nodes(options.base, resolution))

    def _graph(self) -> Made:
        """Writes the files of the graph."""
        options, out = self.options, self.done.out
        told = last.graph(out, revise.NEEDED)
        configuration = {"pipeline": identify(options.pipeline)}
        made = Made.of(told) if told else None
        wanted = frozenset(self.wanted)
        return Revision(self.portions, wanted, options.base, configuration, out, made).write(self.side)

    def _network(self) -> view.Network:
        """What the page shows: all, or of a large graph a part."""
        return view.network(excerpt(Store.open(self.side)), articles=self._whole())

    def _whole(self) -> Iterator[Article]:
        if self.characters <= WHOLE:
            yield from self.cache.articles(self.keys)


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


def _quiet(step: str, article: str) -> None:
    """No progress shown."""
