"""Processes that die, hang or are given up: each costs its own task and no other."""

from __future__ import annotations

import math
import operator
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

import pytest

from kg.crew import THREADS, Crew
from kg.errors import WorkerError


@pytest.fixture
def crew() -> Iterator[Crew]:
    with Crew(2, limit=lambda *given: 2.0 if given == (60,) else 60.0) as found:
        yield found


def test_results_errors_and_processes(crew: Crew) -> None:
    futures = [crew.submit(operator.add, n, 1) for n in range(20)]
    assert [future.result() for future in futures] == list(range(1, 21))
    with pytest.raises(ZeroDivisionError):
        crew.submit(operator.truediv, 1, 0).result()
    assert crew.submit(os.getpid).result() != os.getpid()
    with pytest.raises(AttributeError, match="pickle"):
        crew.submit(lambda: 1).result()
    assert crew.submit(operator.add, 1, 1).result() == 2


@pytest.mark.parametrize(
    ("task", "reason"),
    [
        ((signal.raise_signal, signal.SIGKILL), r"killed \(SIGKILL, as when memory runs out\)"),
        ((os._exit, 3), "ended, with status 3"),
        ((sys.exit, 4), "ended, with status 4"),
        ((time.sleep, 60), "more than 2 seconds"),
    ],
)
def test_a_task_that_costs_its_process_fails_alone(
    crew: Crew, task: tuple[Callable[[int], object], int], reason: str
) -> None:
    call, argument = task
    good = [crew.submit(math.sqrt, n) for n in range(3)]
    bad = crew.submit(call, argument)
    more = [crew.submit(math.sqrt, n) for n in range(3)]
    with pytest.raises(WorkerError, match=reason):
        bad.result()
    assert [future.result() for future in (*good, *more)] == [math.sqrt(n) for n in range(3)] * 2


def test_processes_that_die_together_are_told_apart_from_the_living(
    crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    reap, look, seen = os.waitpid, wait, iter((0.0, 0.1))

    def reaped_slowly(process: int, options: int) -> tuple[int, int]:
        """Who asks after all others when a process starts takes long to note what it was told of one."""
        found = reap(process, options)
        if found[0] and options & os.WNOHANG:
            time.sleep(0.5)
        return found

    def seen_later(*what: Any) -> list[Any]:
        """The second death is seen while the first is being made good."""
        found = look(*what)
        time.sleep(next(seen, 0.0))
        return found

    bad = [crew.submit(time.sleep, 50) for _ in range(2)]
    while not all(future.running() for future in bad) or any(one.process is None for one in crew._workers):
        time.sleep(0.01)
    good = [crew.submit(abs, -1) for _ in range(2)]
    monkeypatch.setattr("kg.crew.wait", seen_later)
    monkeypatch.setattr(os, "waitpid", reaped_slowly)
    for process in [one.process for one in crew._workers if one.process]:
        os.kill(process.pid or 0, signal.SIGALRM)
    for future in bad:
        with pytest.raises(WorkerError, match="SIGALRM"):
            future.result()
    assert [future.result() for future in good] == [1, 1]


def test_no_library_takes_all_cores(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MKL_NUM_THREADS", "3")
    before = dict(os.environ)
    wanted = {name: "3" if name == "MKL_NUM_THREADS" else os.environ.get(name, "1") for name in THREADS}
    assert {name: crew.submit(os.getenv, name).result() for name in THREADS} == wanted
    assert dict(os.environ) == before


def test_an_error_ends_what_is_under_way() -> None:
    start = time.monotonic()
    crew = Crew(1)
    with pytest.raises(KeyboardInterrupt), crew:
        first = crew.submit(os.getpid).result()
        running, waiting = crew.submit(time.sleep, 600), crew.submit(time.sleep, 600)
        while not running.running():
            time.sleep(0.01)
        raise KeyboardInterrupt
    assert time.monotonic() - start < 60
    assert waiting.cancelled()
    with pytest.raises(WorkerError):
        running.result()
    assert not is_alive(first)


def starting_slowly(monkeypatch: pytest.MonkeyPatch) -> tuple[threading.Event, threading.Event]:
    """Has a process start only when the second event is set; the first tells that it is about to."""
    starting, given_up = threading.Event(), threading.Event()

    @contextmanager
    def slowly() -> Iterator[None]:
        starting.set()
        given_up.wait(60)
        yield

    monkeypatch.setattr("kg.crew._one_thread_each", slowly)
    return starting, given_up


def test_a_process_that_is_starting_is_ended_too(monkeypatch: pytest.MonkeyPatch) -> None:
    starting, given_up = starting_slowly(monkeypatch)
    one = Crew(1)
    task = one.submit(abs, -1)
    assert starting.wait(60)
    one.shutdown(wait=False, cancel_futures=True)
    given_up.set()
    with pytest.raises(WorkerError, match="SIGKILL"):
        task.result(60)
    one.shutdown()


def test_a_task_for_which_nobody_waits_is_ended_and_no_other() -> None:
    with Crew(1) as crew:
        first = crew.submit(os.getpid).result()
        running, next_ = crew.submit(time.sleep, 600), crew.submit(time.sleep, 600)
        last = crew.submit(os.getpid)
        while not running.running():
            time.sleep(0.01)
        crew.end(next_)
        crew.end(running)
        with pytest.raises(WorkerError, match="SIGKILL"):
            running.result(60)
        assert next_.cancelled()
        assert last.result(60) != first
        crew.end(running)
        assert crew.submit(os.getpid).result(60) == last.result()


def test_a_task_is_ended_while_its_process_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    starting, given_up = starting_slowly(monkeypatch)
    with Crew(1) as crew:
        task = crew.submit(time.sleep, 600)
        assert starting.wait(60)
        crew.end(task)
        given_up.set()
        with pytest.raises(WorkerError, match="nobody waits"):
            task.result(60)


def test_processes_end_with_their_parent(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        "import os, time\nfrom kg.crew import Crew\n"
        "if __name__ == '__main__':\n"
        "    crew = Crew(1)\n    print(crew.submit(os.getpid).result(), flush=True)\n"
        "    crew.submit(time.sleep, 600).result()\n"
    )
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert is_alive(child)
        parent.kill()
    for _ in range(200):
        if not is_alive(child):
            return
        time.sleep(0.05)
    raise AssertionError(f"process {child} lives on")


def is_alive(pid: int) -> bool:
    """Whether a process runs (one that has ended, but that nobody has asked after, does not)."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"
