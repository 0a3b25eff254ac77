"""What a process of the server does: one job at a time, on the store that is there now, in a bounded time.

The bound is the system's own: an alarm ends the process, in whatever it does. Oxigraph can be told of no time-out,
and nothing softer would stop it in the middle of a join."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox

from kg.errors import NotFoundError, QueryError, StoreError
from kg.iris import BASE
from kg.serve import about, evaluate, neighbourhood
from kg.serve.messages import JSON, Answer, RefusedError
from kg.serve.protocol import Question
from kg.serve.search import Names
from kg.store import Store

if sys.platform != "win32":
    import resource

#: Bytes that a process may take for its data.
MEMORY = 4 << 30


@dataclass(frozen=True, slots=True)
class Settings:
    """What all jobs share: the graph's folder or file, seconds for one job, rows in one answer."""

    graph: str
    seconds: float
    limit: int


@dataclass(frozen=True, slots=True)
class Named:
    """One of our queries with what is set in it; ``question`` has the form wanted."""

    name: str
    bindings: tuple[tuple[str, str], ...]
    question: Question


@dataclass(frozen=True, slots=True)
class About:
    """What is said about an IRI, from a fact on; ``nonce`` lets the page's style through its own policy."""

    iri: str
    accept: str | None
    form: str | None
    start: int
    nonce: str


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The facts of a node for the picture."""

    iri: str
    start: int


@dataclass(frozen=True, slots=True)
class Search:
    """Entities by name."""

    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A path that may be the end of an IRI of the graph."""

    path: str


@dataclass(frozen=True, slots=True)
class Ready:
    """Nothing but to be ready."""


Job = Question | Named | About | Neighbours | Search | Place | Ready


class _Opened:
    """A store as it was opened, and what is read from it once."""

    def __init__(self, graph: str) -> None:
        self.stamp = _stamp(graph)
        self.store = Store.open(graph)

    @cached_property
    def names(self) -> Names:
        return Names(self.store)

    @cached_property
    def space(self) -> str:
        return neighbourhood.space(self.store) or BASE


_opened: dict[str, _Opened] = {}


def work(settings: Settings, job: Job) -> Answer:
    """The answer to a job; what is wrong with the job is an answer, too. Raises what is wrong with us.

    Opening a store that is new is not counted against the job."""
    _bound_memory()
    try:
        opened = _current(settings.graph)
        with _alarm(settings.seconds):
            return _tried(opened, settings, job)
    except RefusedError as refusal:
        return refusal.answer()
    except NotFoundError as error:
        return RefusedError(404, str(error)).answer()
    except StoreError:
        return RefusedError(503, "the graph cannot be opened now", (("Retry-After", "5"),)).answer()
    except RecursionError:
        return RefusedError(400, "the query goes too deep").answer()
    except (QueryError, SyntaxError, ValueError, RuntimeError) as error:
        return RefusedError(400, str(error)).answer()


def _tried(opened: _Opened, settings: Settings, job: Job) -> Answer:
    """The answer; asked a second time where a new build took the store away in the middle of the first."""
    try:
        return _done(opened, settings, job)
    except (OSError, RuntimeError):
        if opened.stamp == _stamp(settings.graph):
            raise
    return _done(_current(settings.graph), settings, job)


def _done(opened: _Opened, settings: Settings, job: Job) -> Answer:
    store, limit = opened.store, settings.limit
    match job:
        case Question():
            answer = evaluate.answer(store, job, limit=limit)
        case Named(name, bindings, question):
            answer = evaluate.named(store, name, dict(bindings), question, limit=limit)
        case About(iri, accept, form, start, nonce):
            answer = about.document(store, iri, accept=accept, form=form, start=start, nonce=nonce)
        case Neighbours(iri, start):
            answer = about.neighbours(store, iri, start=start)
        case Search(text):
            found = [asdict(one) for one in opened.names.search(text)]
            answer = Answer(200, json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"), JSON)
        case Place(path):
            answer = _place(opened, path)
        case Ready():
            answer = Answer(204)
    return answer


def _place(opened: _Opened, path: str) -> Answer:
    """What an IRI names is no document: the way to the document about it (303, W3C httpRange-14)."""
    iri = opened.space + path.lstrip("/")
    with suppress(ValueError):
        if neighbourhood.is_told_of(opened.store, ox.NamedNode(iri)):
            return RefusedError(303, iri, (("Location", "/about?" + urlencode({"iri": iri})),)).answer()
    raise NotFoundError("there is nothing here")


def _current(graph: str) -> _Opened:
    """The store, opened anew where a build has put another in its place."""
    opened = _opened.get(graph)
    if opened is None or opened.stamp != _stamp(graph):
        opened = _opened[graph] = _Opened(graph)
    return opened


def _stamp(graph: str) -> tuple[int, int] | None:
    """What tells a store from the one that replaces it."""
    path = Path(graph)
    for file in (path / "CURRENT", path / "store" / "CURRENT", path / "graph.nt", path):
        with suppress(OSError):
            status = file.stat()
            return status.st_ino, status.st_mtime_ns
    return None


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Ends the process (SIGALRM) if what is within takes longer; where there is no such alarm, the parent does."""
    if sys.platform == "win32":
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _bound_memory() -> None:
    """A query that needs more than MEMORY ends its process, not the machine."""
    if sys.platform != "win32":
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        if most == resource.RLIM_INFINITY:
            resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
