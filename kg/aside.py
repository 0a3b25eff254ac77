"""Files that are there whole or not at all: written to the side, and moved into place at the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from kg.errors import ExportError


@contextmanager
def whole(path: str | Path) -> Iterator[IO[str]]:
    """A file to write text to, in UTF-8 with line feeds, that comes into place once all is written.

    Until then, and where anything fails, what stood there stays. A pipe or a device is written to as it is, since it
    must not be replaced. Raises ExportError where the file cannot be written."""
    target = Path(path)
    try:
        if target.is_dir():
            raise ExportError(f"{path}: is a folder: name a file")
        if target.exists() and not target.is_file():
            with _text(target) as file:
                yield file
            return
        place = target.resolve()  # a link stays one
        with TemporaryDirectory(prefix=".kg-", dir=place.parent) as side:
            with _text(Path(side, "whole")) as file:
                yield file
            Path(side, "whole").replace(place)
    except OSError as error:
        raise ExportError(f"{path}: cannot be written: {error.strerror or error}") from error


def _text(path: Path) -> IO[str]:
    return path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
