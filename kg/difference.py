"""What differs between two graphs in files of sorted N-Triples."""

from __future__ import annotations

from pathlib import Path


def difference(old: Path, new: Path, *, most: int) -> tuple[list[bytes], list[bytes]] | None:
    """The lines that are only in the old file and those only in the new, both sorted; None for more than ``most``.

    Both files are read once, side by side; memory holds the lines that differ."""
    gone: list[bytes] = []
    come: list[bytes] = []
    with old.open("rb") as before, new.open("rb") as after:
        one, other = next(before, b""), next(after, b"")
        while one or other:
            if one == other:
                one, other = next(before, b""), next(after, b"")
            elif one and (one < other or not other):
                gone.append(one)
                one = next(before, b"")
            else:
                come.append(other)
                other = next(after, b"")
            if len(gone) + len(come) > most:
                return None
    return gone, come
