"""The server: an address that is listened at, a crew of processes behind it, and an end."""

from __future__ import annotations

import asyncio
import logging
import os
import threading
from asyncio import AbstractEventLoop, StreamReader, StreamWriter
from collections.abc import Collection
from concurrent.futures import Future
from types import TracebackType

from kg.crew import Crew
from kg.errors import ServeError, StoreError
from kg.serve.app import App
from kg.serve.connection import MOST_HEAD, Connection, Patience
from kg.serve.guard import Guard
from kg.serve.messages import RefusedError
from kg.serve.worker import Job, Ready, Settings, work

_log = logging.getLogger("kg.serve")

#: Connections that are open at once; one more is closed with a word.
MOST_CONNECTIONS = 256
#: Rounds of the loop, at the end, by which a connection that was just accepted is known to us.
ROUNDS = 10
#: Seconds for a process to start, which are not counted against what it is asked.
START = 120.0


class Server:
    """Serves a graph from the entry of its ``with`` block to the end, in a thread and processes of its own.

    ``graph`` is a folder that a build wrote, a store, or a file of triples; a new build in its place is served as soon
    as it is there. ``port`` 0 takes one that is free. ``cors`` are the origins whose pages may ask ("*" for all),
    ``timeout`` the seconds that one question may take, ``limit`` the rows of one answer.
    Raises StoreError where there is no graph, ServeError where the address cannot be had."""

    def __init__(
        self,
        graph: str | os.PathLike[str],
        *,
        host: str = "127.0.0.1",
        port: int = 7878,
        cors: Collection[str] = (),
        timeout: float = 30.0,
        limit: int = 10_000,
        workers: int = 0,
        patience: Patience | None = None,
    ) -> None:
        self.host, self.port = host, port
        self.settings = Settings(os.fspath(graph), timeout, limit)
        self.guard = Guard(host, tuple(cors))
        self.workers = workers or max(2, os.cpu_count() or 1)
        self.patience = patience or Patience()
        self.crew = Crew(self.workers, limit=_seconds)
        self._loop: AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._listening: Future[int] = Future()
        self._thread = threading.Thread(target=self._run, name="kg.serve", daemon=True)
        self._open: dict[asyncio.Task[None], StreamWriter] = {}

    @property
    def url(self) -> str:
        """The address of the page, with a slash at its end."""
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}/"

    def __enter__(self) -> Server:
        try:
            ready = [self.crew.submit(work, self.settings, Ready()) for _ in range(self.workers)]
            if any(future.result().status != 204 for future in ready):
                raise StoreError(f"{self.settings.graph}: no graph that can be opened; `kg build` writes one")
            self._thread.start()
            self.port = self._listening.result()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the server, whatever it does."""
        if self._loop is not None and self._stop is not None and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join()
        self.crew.shutdown(cancel_futures=True)

    def wait(self) -> None:
        """Waits for the end of the server; Ctrl-C ends the waiting."""
        while self._thread.is_alive():
            self._thread.join(1.0)

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except OSError as error:
            reason = error.strerror or str(error)
            where = f"{self.host}:{self.port}"
            self._listening.set_exception(ServeError(f"{where} cannot be listened at: {reason}; choose another --port"))

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        self.app = App(self.settings, self.crew, self.guard)
        server = await asyncio.start_server(self._accept, self.host, self.port, limit=MOST_HEAD, backlog=128)
        self._listening.set_result(server.sockets[0].getsockname()[1])
        await self._stop.wait()
        # asyncio loses a connection that it has just accepted when its server is closed (CPython's _attach asserts that
        # the server is open): nothing more is accepted, then those under way become known to us, and then it is closed.
        for listening in server.sockets:
            self._loop.remove_reader(listening.fileno())
        for _ in range(ROUNDS):
            await asyncio.sleep(0)
        server.close()
        for task, writer in self._open.items():
            task.cancel()
            writer.transport.abort()  # by us: what has not begun when it is cancelled closes nothing
        await asyncio.gather(*self._open, return_exceptions=True)

    def _accept(self, reader: StreamReader, writer: StreamWriter) -> None:
        if len(self._open) >= MOST_CONNECTIONS:
            writer.write(_FULL)
            writer.close()
            return
        connection = Connection(reader, writer, self.app.answer, self.patience)
        task = asyncio.get_running_loop().create_task(connection.serve())
        self._open[task] = writer
        task.add_done_callback(self._closed)

    def _closed(self, task: asyncio.Task[None]) -> None:
        del self._open[task]
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("a connection could not be served", exc_info=error)


def _seconds(settings: Settings, _: Job) -> float:
    """How long the parent waits for a job: the process ends itself long before."""
    return settings.seconds + START


def _full() -> bytes:
    answer = RefusedError(503, "too many connections are open").answer()
    head = f"HTTP/1.1 503 Service Unavailable\r\nContent-Length: {len(answer.body)}\r\nRetry-After: 2\r\n"
    return f"{head}Content-Type: {answer.content_type}\r\nConnection: close\r\n\r\n".encode() + answer.body


_FULL = _full()
