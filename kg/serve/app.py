"""What is served where: each address and the job behind it."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace

from kg import query
from kg.crew import Crew
from kg.errors import WorkerError
from kg.serve import pages, protocol
from kg.serve.guard import Guard
from kg.serve.messages import Answer, RefusedError, Request
from kg.serve.negotiate import Form, choose
from kg.serve.protocol import Question
from kg.serve.worker import About, Job, Named, Neighbours, Place, Ready, Search, Settings, work

_log = logging.getLogger("kg.serve")

#: Jobs that may run and wait at once, and the seconds that one may wait: who comes later is told to try again.
MOST_JOBS = 100
MOST_WAIT = 20.0
_LATER = (("Retry-After", "2"),)
#: Signals by which a process dies of what it was asked: no stack or no memory is left.
_TOO_MUCH = frozenset({"SIGABRT", "SIGSEGV", "SIGBUS", "SIGILL"})

READ = ("GET", "HEAD", "OPTIONS")
ASK = ("GET", "HEAD", "OPTIONS", "POST")

Route = Callable[[Request, str], Awaitable[Answer]]


class App:
    """Requests → answers. ``crew`` does the jobs, each in a process that may die."""

    def __init__(self, settings: Settings, crew: Crew, guard: Guard) -> None:
        self.settings, self.crew, self.guard = settings, crew, guard
        self.jobs = 0
        self.routes: Mapping[str, Route] = {
            "/": self._page,
            "/network": self._page,
            "/sparql": self._sparql,
            "/about": self._about,
            "/neighbours": self._neighbours,
            "/search": self._search,
        }

    async def answer(self, request: Request) -> Answer:
        """The answer to a request, with all its headers; what is wrong with the request is an answer, too."""
        nonce = secrets.token_urlsafe(16)
        try:
            self.guard.check(request)
            answer = await self._routed(request, nonce)
        except RefusedError as refusal:
            answer = refusal.answer()
        return self.guard.dressed(answer, request, nonce)

    async def _routed(self, request: Request, nonce: str) -> Answer:
        allowed = ASK if request.path == "/sparql" else READ
        if request.method not in allowed:
            raise RefusedError(405, f"{request.method} is not possible here", (("Allow", ", ".join(allowed)),))
        if request.method == "OPTIONS":
            return self.guard.options(request, allowed)
        route = self.routes.get(request.path)
        if route is not None:
            return await route(request, nonce)
        if request.path.startswith("/assets/"):
            return pages.asset(request.path.removeprefix("/assets/"))
        if request.path.startswith("/named/"):
            return await self._named(request)
        return await self._job(Place(request.path))

    async def _page(self, request: Request, nonce: str) -> Answer:
        return pages.page(request.path, nonce)

    async def _sparql(self, request: Request, _: str) -> Answer:
        question = protocol.read(request)
        if question is None:
            return _described(request)
        return await self._job(question)

    async def _named(self, request: Request) -> Answer:
        name = request.path.removeprefix("/named/")
        if name not in query.named():
            raise RefusedError(404, f"there is no query {name!r}; there are {', '.join(query.named())}")
        question = Question("", accept=request.headers.get("accept"), form=request.one("format"))
        given = tuple((key, value) for key, value in request.parameters if key != "format" and value)
        return await self._job(Named(name, given, question))

    async def _about(self, request: Request, nonce: str) -> Answer:
        accept, form = request.headers.get("accept"), request.one("format")
        return await self._job(About(_needed(request, "iri"), accept, form, _start(request), nonce))

    async def _neighbours(self, request: Request, _: str) -> Answer:
        return await self._job(Neighbours(_needed(request, "iri"), _start(request)))

    async def _search(self, request: Request, _: str) -> Answer:
        return await self._job(Search(request.one("text") or ""))

    async def _job(self, job: Job) -> Answer:
        """A job, done by one of the processes. Raises RefusedError (503) where too many wait."""
        if self.jobs >= MOST_JOBS:
            raise RefusedError(503, "too much is asked at once", _LATER)
        self.jobs += 1
        try:
            return await self._done(job)
        except WorkerError as error:
            self.crew.submit(work, self.settings, Ready())  # a new process starts before it is needed
            raise self._refusal(error) from None
        finally:
            self.jobs -= 1

    async def _done(self, job: Job) -> Answer:
        future = self.crew.submit(work, self.settings, job)
        waiting = asyncio.wrap_future(future)
        try:
            await asyncio.wait({waiting}, timeout=MOST_WAIT)
            if not waiting.done() and not future.running() and future.cancel():
                raise RefusedError(503, "too much is asked at once", _LATER)
            return await waiting
        except asyncio.CancelledError:  # the client has left
            self._end(future)
            raise

    def _end(self, future: Future[Answer]) -> None:
        """Ends a job for which nobody waits any more; a new process starts before it is needed."""
        running = future.running()
        self.crew.end(future)
        if running:
            self.crew.submit(work, self.settings, Ready())

    def _refusal(self, error: WorkerError) -> RefusedError:
        if error.signal in _TOO_MUCH:
            return RefusedError(400, "the query is too deep, or needs too much memory")
        if error.signal in ("SIGALRM", ""):
            return RefusedError(
                503, f"this takes more than {self.settings.seconds:g} seconds, which is all that it is given"
            )
        _log.error("a process of the server died: %s", error)
        return RefusedError(503, "the process that worked on this was ended", _LATER)


def _described(request: Request) -> Answer:
    """The endpoint without a question: a description of it for programs, the page for people."""
    html = Form("html", ("text/html",))
    form, type_ = choose((*pages.DESCRIPTION, html), request.headers.get("accept"))
    if form is html:
        return RefusedError(303, "the page for queries is at /", (("Location", "/"), ("Vary", "Accept"))).answer()
    host = request.headers.get("host", "localhost")
    return replace(pages.description(f"http://{host}/sparql", form.name), type=type_)


def _needed(request: Request, name: str) -> str:
    value = request.one(name)
    if not value:
        raise RefusedError(400, f"the parameter {name} is missing")
    return value


def _start(request: Request) -> int:
    """The number of the first fact that is wanted."""
    value = request.one("start") or "0"
    if not (value.isascii() and value.isdecimal() and len(value) < 10):
        raise RefusedError(400, "start is a whole number")
    return int(value)
