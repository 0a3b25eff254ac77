"""Large sorted files changed in few places: what stays is copied as it is, and only what changes is looked at."""

from __future__ import annotations

import mmap
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

#: So many bytes are copied at once.
PIECE = 1 << 24


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands in the place of the bytes from ``start`` to ``end``, end exclusive."""

    start: int
    end: int
    text: bytes = b""


@contextmanager
def mapped(path: Path) -> Iterator[mmap.mmap]:
    """The bytes of a file that is not empty, read where they are looked at."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        yield data


def lower(data: mmap.mmap, low: int, high: int, before: Callable[[int, int], bool], end: bytes = b"\n") -> int:
    """Where the first piece between two offsets stands that does not come before what is looked for, or ``high``.
    Pieces end in ``end``; ``before`` is asked of a piece's start and end."""
    while low < high:
        middle = (low + high) // 2
        found = data.rfind(end, low, middle)
        start = found + len(end) if found >= 0 else low
        found = data.find(end, start, high)
        stop = found + len(end) if found >= 0 else high
        if before(start, stop):
            low = stop
        else:
            high = start
    return low


def place(data: mmap.mmap, line: bytes, low: int = 0) -> int:
    """The offset of the first line, of those from ``low`` on, that is not less than this one."""
    return lower(data, low, len(data), lambda start, end: data[start:end] < line)


def holds(data: mmap.mmap, line: bytes) -> bool:
    """Whether a sorted file holds a line."""
    at = place(data, line)
    return data[at : at + len(line)] == line


def splice(old: mmap.mmap, new: Path, edits: Iterable[Edit]) -> None:
    """Writes a file that is the old one with these edits, which are in order and do not overlap."""
    with new.open("wb") as out, memoryview(old) as whole:
        at = 0
        for edit in edits:
            _copy(whole, at, edit.start, out.write)
            out.write(edit.text)
            at = edit.end
        _copy(whole, at, len(whole), out.write)


def _copy(whole: memoryview, start: int, end: int, write: Callable[[memoryview], object]) -> None:
    for at in range(start, end, PIECE):
        with whole[at : min(at + PIECE, end)] as piece:
            write(piece)


def of_lines(data: mmap.mmap, gone: Iterable[bytes], come: Iterable[bytes]) -> Iterator[Edit]:
    """The edits that take lines, which are there, out of a sorted file and put others, which are not, in."""
    at = 0
    for line, comes in sorted([*((line, False) for line in gone), *((line, True) for line in come)]):
        at = place(data, line, at)
        yield Edit(at, at, line) if comes else Edit(at, at + len(line))
