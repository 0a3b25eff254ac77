"""What a user tells a build beside the articles: decisions who is who, and links to other data."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, Unpack

from kg.articles import find
from kg.articles.sources import DECISIONS
from kg.errors import NotFoundError
from kg.resolve import decisions, links


@dataclass(frozen=True, slots=True)
class Guidance:
    """The decisions and labels of these files, and a hash of all that they hold."""

    decisions: tuple[decisions.Decision, ...] = ()
    labels: links.Labels | None = None
    digest: str = ""


class Beside(TypedDict, total=False):
    """Files of the user's: ``decisions`` who is who, and one of labels and ids to ``link`` to."""

    decisions: Iterable[str | Path]
    link: str | Path | None


def read(sources: Iterable[str | Path], **beside: Unpack[Beside]) -> Guidance:
    """What the files given hold, and each ``decisions.txt`` beside the articles of these sources.

    Raises NotFoundError for a file that cannot be read, FormatError for decisions, or columns, not in the format."""
    skipped: list[Path] = []
    find(sources, failures=[], skipped=skipped)
    files = list(
        dict.fromkeys([*(path for path in skipped if path.name == DECISIONS), *map(Path, beside.get("decisions", ()))])
    )
    link = beside.get("link")
    told = [one for path in files for one in decisions.read(path)]
    labels = links.read(link) if link else None
    digest = hashlib.sha256()
    for path in (*files, *([Path(link)] if link else [])):
        digest.update(f"{path}\n{_digest(path)}\n".encode("utf-8", "surrogateescape"))
    return Guidance(tuple(told), labels, digest.hexdigest())


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise NotFoundError(f"{path}: cannot be read: {error.strerror or error}") from error
