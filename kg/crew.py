"""Processes that may die: an executor in which a task that kills its process, or never ends, fails alone."""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Any, ParamSpec, TypeVar

from kg.errors import WorkerError

P = ParamSpec("P")
T = TypeVar("T")

#: One thread for each library that would take all cores; a value that the user has set stays.
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS")

#: Held by who starts a process or asks how one ended: to start one, multiprocessing asks after all others, and who asks
#: at the same moment is told nothing, as if the process lived.
_processes = threading.RLock()


@dataclass(slots=True)
class _Task:
    """A call to be made, and the future that waits for it."""

    future: Future[Any]
    call: tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]


class Crew(Executor):
    """Some processes, started when they are needed and anew when they die; each does one task at a time.

    A task whose process dies, or that takes more seconds than ``limit`` gives it (called with the task's arguments),
    raises WorkerError; no other task is touched. No library in a process takes more than one thread of its own."""

    def __init__(self, workers: int, *, limit: Callable[..., float] | None = None) -> None:
        self.limit = limit
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._workers = [_Worker(self) for _ in range(workers)]
        self._keepers: list[threading.Thread] = []

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The future of a call that one of the processes makes."""
        future: Future[T] = Future()
        self._tasks.put(_Task(future, (fn, args, kwargs)))
        if len(self._keepers) < len(self._workers):
            keeper = threading.Thread(target=self._workers[len(self._keepers)].work, args=(self._tasks,), daemon=True)
            self._keepers.append(keeper)
            keeper.start()
        return future

    def end(self, future: Future[Any]) -> None:
        """Ends a call for which nobody waits any more, also one that is under way: its process is killed."""
        if not future.cancel():
            for worker in self._workers:
                worker.end(future)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Ends the processes when their tasks are done; with ``cancel_futures`` at once, whatever they do."""
        if cancel_futures:
            self._cancel()
        for _ in self._keepers:
            self._tasks.put(None)
        if cancel_futures:
            for worker in self._workers:
                worker.kill()
        if wait:
            for keeper in self._keepers:
                keeper.join()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Waits for all tasks; after an error (or Ctrl-C) ends them."""
        self.shutdown(cancel_futures=kind is not None)

    def _cancel(self) -> None:
        with suppress(queue.Empty):
            while task := self._tasks.get_nowait():
                task.future.cancel()


class Here(Executor):
    """An executor that makes each call at once, in this process."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """The future of a call that has been made."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # for who asks for the result
            future.set_exception(error)
        return future


class _Worker:
    """One process and the pipe to it, kept by a thread of the crew."""

    def __init__(self, crew: Crew) -> None:
        self.crew = crew
        self.process: BaseProcess | None = None
        self.pipe: Connection | None = None
        self.ended = False
        self._lock = threading.Lock()
        self._doing: Future[Any] | None = None

    def work(self, tasks: queue.SimpleQueue[_Task | None]) -> None:
        """Does tasks until there is a None among them."""
        while (task := tasks.get()) and not self.ended:
            if task.future.set_running_or_notify_cancel():
                try:
                    with self._turn(task.future):
                        result = self._done(task)
                except Exception as error:  # whatever the task raised is for who waits for it
                    task.future.set_exception(error)
                else:
                    task.future.set_result(result)
        self.kill()
        if self.process is not None:
            self.process.join()

    @contextmanager
    def _turn(self, future: Future[Any]) -> Iterator[None]:
        """Within it this is what the process does, and may be ended for."""
        with self._lock:
            self._doing = future
        try:
            yield
        finally:
            with self._lock:
                self._doing = None

    def end(self, future: Future[Any]) -> None:
        """Ends the process if this is what it does now."""
        with self._lock:
            if self._doing is future:
                self._doing = None
                self._end()

    def kill(self) -> None:
        """Ends the process, in whatever it does."""
        self.ended = True
        self._end()

    def _end(self) -> None:
        if self.process is not None:
            self.process.kill()

    def _done(self, task: _Task) -> Any:
        process, pipe = self._ready()
        if self._doing is None:  # ended while the process started
            raise WorkerError("nobody waits for it")
        limit = self.crew.limit(*task.call[1], **task.call[2]) if self.crew.limit else None
        try:
            pipe.send(task.call)
        except BrokenPipeError:
            raise _death(process) from None
        if not wait([pipe, process.sentinel], limit):
            self._end()
            _death(process)
            raise WorkerError(f"took more than {limit:.0f} seconds")
        try:
            good, result = pipe.recv() if pipe.poll() else (False, _death(process))
        except (EOFError, OSError):
            good, result = False, _death(process)
        if good:
            return result
        raise result

    def _ready(self) -> tuple[BaseProcess, Connection]:
        """The process, a new one where there is none or it has died, and the pipe to it."""
        with _processes:
            if self.process is None or self.pipe is None or not self.process.is_alive():
                context = multiprocessing.get_context("spawn")
                self.pipe, theirs = context.Pipe()
                process = context.Process(target=_serve, args=(theirs,), daemon=True)
                with _one_thread_each():
                    process.start()
                self.process = process
                theirs.close()
                if self.ended:  # while it started
                    self._end()
            return self.process, self.pipe


def _death(process: BaseProcess) -> WorkerError:
    with _processes:
        process.join()
        code = process.exitcode or 0
    if code >= 0:
        return WorkerError(f"its process ended, with status {code}")
    name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
    memory = ", as when memory runs out" if name == "SIGKILL" else ""
    return WorkerError(f"its process was killed ({name}{memory})", name)


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Within it a process that starts has one thread for each library: these read it when they are loaded."""
    with _processes:
        new = {name: "1" for name in THREADS if name not in os.environ}
        os.environ.update(new)
        try:
            yield
        finally:
            for name in new:
                del os.environ[name]


def _serve(pipe: Connection) -> None:
    """The life of a process: it does what comes through the pipe until this is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, who ends us
    with suppress(OSError):  # where memory runs out, the system ends us and not the parent
        Path("/proc/self/oom_score_adj").write_text("500", encoding="ascii")
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while True:
        try:
            call, args, kwargs = pipe.recv()
        except EOFError:
            return
        try:
            answer = True, call(*args, **kwargs)
        except Exception as error:  # the parent raises it to who waits
            answer = False, error
        pipe.send(answer)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
