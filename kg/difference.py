"""What differs between two files of sorted lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def difference(old: Path, new: Path, *, key: Callable[[bytes], str]) -> tuple[list[bytes], list[bytes]]:
    """The lines that are only in the old file and those only in the new. Both files are in the order of the lines'
    keys, of which none is there twice.

    Both files are read once, side by side, and keys are taken only where lines differ; memory holds those."""
    gone: list[bytes] = []
    come: list[bytes] = []
    with old.open("rb") as before, new.open("rb") as after:
        one, other = next(before, b""), next(after, b"")
        while one or other:
            if one == other:
                one, other = next(before, b""), next(after, b"")
                continue
            goes = one and (not other or key(one) <= key(other))
            comes = other and (not one or key(other) <= key(one))
            if goes:
                gone.append(one)
                one = next(before, b"")
            if comes:
                come.append(other)
                other = next(after, b"")
    return gone, come
