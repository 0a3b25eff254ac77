"""Noticing that articles have changed."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.errors import NotFoundError
from kg.watch import changes, state


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("Fine words.")
    (tmp_path / "b.json").write_text("{}")
    return tmp_path


def add(folder: Path) -> None:
    (folder / "new.txt").write_text("More words.")


def write_again(folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text("Fine Words.")
    os.utime(path, ns=(1, path.stat().st_mtime_ns + 1))


def remove(folder: Path) -> None:
    (folder / "a.txt").unlink()


def tell_more(folder: Path) -> None:
    (folder / "b.json").write_text('{"date": "2031-05-09"}')


def decide(folder: Path) -> None:
    (folder / "decisions.txt").write_text("")


@pytest.mark.parametrize("change", [add, write_again, remove, tell_more, decide])
def test_a_change_is_another_state(change: Callable[[Path], None], folder: Path) -> None:
    before = state([folder])
    assert state([folder]) == before
    change(folder)
    assert state([folder]) != before


def test_it_gives_at_once_and_after_each_change(folder: Path) -> None:
    found = changes([folder], every=0.01)
    next(found)
    add(folder)  # while the receiver is at work
    next(found)
    late = threading.Timer(0.3, remove, [folder])
    late.start()
    start = time.monotonic()
    next(found)
    assert time.monotonic() - start > 0.2
    assert not (folder / "a.txt").exists()


def test_what_is_still_being_written_is_waited_for(folder: Path) -> None:
    found = changes([folder], every=0.6)
    next(found)

    def write_slowly() -> None:
        with (folder / "slow.txt").open("w") as file:
            for _ in range(20):
                file.write("word ")
                file.flush()
                time.sleep(0.05)

    writing = threading.Thread(target=write_slowly)
    writing.start()
    next(found)
    writing.join(timeout=0)
    assert not writing.is_alive()
    assert len((folder / "slow.txt").read_text().split()) == 20


def test_standard_input_cannot_be_watched() -> None:
    found: Iterator[None] = changes(["-"])
    with pytest.raises(NotFoundError, match="standard input"):
        next(found)
