"""What a build depends on, as one hash: where it is that of the last build, there is nothing to do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kg.articles import find
from kg.articles.files import BESIDE
from kg.articles.sources import STDIN
from kg.model import Failure


def fingerprint(sources: Iterable[str | Path], options: Mapping[str, str | None]) -> str | None:
    """A hash of all files that these sources hold, of the places where they stand, and of the options.

    None where standard input is among them, which can be read only once."""
    failures: list[Failure] = []
    found = find(sources, failures=failures)
    if any(str(source.path) == STDIN for source in found):
        return None
    told = hashlib.blake2b(json.dumps(sorted(options.items())).encode(), digest_size=16)
    for failure in failures:
        told.update(f"{failure}\n".encode())
    for source in found:
        for path in _files(source.path):
            told.update(f"{source.id}\n{path}\n{_digest(path)}\n".encode(errors="surrogateescape"))
    return told.hexdigest()


def _files(path: Path) -> Iterator[Path]:
    """A file and those beside it that tell about it."""
    yield path
    for form in BESIDE:
        beside = path.with_name(form.format(stem=path.stem, name=path.name))
        if beside.is_file():
            yield beside


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return str(error)
