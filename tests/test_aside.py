"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from kg.aside import whole
from kg.errors import ExportError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with an old text."""
    (tmp_path / "a.txt").write_text("old")
    return tmp_path / "a.txt"


def test_the_old_text_stands_until_the_new_is_whole(path: Path) -> None:
    with whole(path) as file:
        file.write("née\n")
        file.flush()
        assert path.read_text() == "old"
    assert path.read_bytes() == "née\n".encode()
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), ValueError("no")])
def test_the_old_text_stands_where_anything_fails(path: Path, error: BaseException) -> None:
    with pytest.raises((ExportError, KeyboardInterrupt, ValueError)) as raised, whole(path) as file:
        file.write("half")
        raise error
    if isinstance(error, OSError):
        assert str(raised.value) == f"{path}: cannot be written: No space left on device"
    assert path.read_text() == "old"
    assert list(path.parent.iterdir()) == [path]


def test_a_link_stays_a_link_to_its_file(path: Path) -> None:
    link = path.with_name("link")
    link.symlink_to(path)
    with whole(link) as file:
        file.write("new")
    assert (link.is_symlink(), path.read_text()) == (True, "new")


def test_a_new_file_may_be_read_by_whom_the_system_lets(path: Path) -> None:
    with whole(path.with_name("b.txt")) as file:
        file.write("new")
    assert path.with_name("b.txt").stat().st_mode == path.stat().st_mode


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append((tmp_path / "pipe").read_text()))
    reader.start()
    with whole(tmp_path / "pipe") as file:
        file.write("told")
    reader.join()
    assert read == ["told"]
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.parametrize(
    ("name", "reason"), [("", "is a folder"), ("nowhere/b.txt", "No such file"), ("a.txt/b.txt", "Not a directory")]
)
def test_what_cannot_be_written_is_named(path: Path, name: str, reason: str) -> None:
    with pytest.raises(ExportError, match=reason), whole(path.parent / name):
        pytest.fail("nothing can be written")
    assert list(path.parent.iterdir()) == [path]
