"""Finding the files that hold articles, and the identifier of each."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kg.model import Failure

MARKDOWN = frozenset({".md", ".markdown"})
PLAIN = frozenset({".txt", ".text"}) | MARKDOWN
PAGES = frozenset({".html", ".htm", ".xhtml"})
RECORDS = frozenset({".jsonl", ".ndjson"})
SUFFIXES = PLAIN | PAGES | RECORDS

#: A file of a user's decisions, kept with the articles: none of them.
DECISIONS = "decisions.txt"

#: A folder that holds both is one that a build wrote, and these are the files in it, of the build or of `kg view`,
#: that could be taken for articles.
BUILT = frozenset({"graph.nt", "store"})
WRITTEN = frozenset({"network.html", "view.html", "report.md", "resolution.jsonl"})

#: The source that stands for JSON Lines on standard input.
STDIN = "-"


class Source(NamedTuple):
    """A file with articles. ``id`` is its path, with slashes, relative to the folder that was
    given, or its name; for a file of one article it is the article's id."""

    id: str
    path: Path


def find(sources: Iterable[str | Path], *, failures: list[Failure], skipped: list[Path] | None = None) -> list[Source]:
    """The files of these files and folders, sorted by id, each once. Standard input comes last.

    Hidden files, and files in folders that are no articles by their suffix, are left out and, if
    asked for, listed in ``skipped``. What a build wrote into a folder inside is passed over. What cannot be used at
    all is added to ``failures``."""
    found: dict[str, Source] = {}
    for given in sources:
        for source in _files(given, failures, [] if skipped is None else skipped):
            if _is_special(source.path):
                failures.append(Failure(str(source.path), "no file, but a pipe, a socket or a device"))
                continue
            real = os.path.realpath(source.path) if str(source.path) != STDIN else STDIN
            known = found.get(real)
            # A file given twice keeps the id that says more, whatever came first.
            if known is None or (-len(source.id), source.id) < (-len(known.id), known.id):
                found[real] = source
    return sorted(found.values(), key=lambda source: (str(source.path) == STDIN, source.id, source.path.as_posix()))


def left_out(sources: Iterable[str | Path]) -> list[Failure]:
    """For each folder in which files are left out since they are of no kind that is read, how many of which kind."""
    found = []
    for given in sources:
        skipped: list[Path] = []
        read = {source.path.with_suffix("") for source in _files(given, [], skipped)} if Path(given).is_dir() else set()
        kinds = Counter(
            path.suffix.lower() or "without an ending"
            for path in skipped
            # Hidden files are meant to be passed over, decisions and metadata beside an article are read otherwise.
            if not path.name.startswith(".") and path.name != DECISIONS and not _tells_of(path, read)
        )
        if kinds:
            many = ", ".join(
                f"{count:,} {kind}" for kind, count in sorted(kinds.items(), key=lambda one: (-one[1], one[0]))
            )
            found.append(Failure(str(given), f"files of no kind that is read, left out: {many}"))
    return found


def _tells_of(path: Path, articles: set[Path]) -> bool:
    """Whether a file holds the metadata of an article beside it: "roe.json", "roe.meta.json", "roe.html.json"."""
    stem = path.with_suffix("")
    return path.suffix == ".json" and bool({stem, stem.with_suffix("")} & articles)


def _files(given: str | Path, failures: list[Failure], skipped: list[Path]) -> Iterator[Source]:
    path = Path(given)
    if str(given) == STDIN:
        yield Source(STDIN, path)
    elif reason := _missing(path):
        failures.append(Failure(str(given), reason))
    elif path.is_dir():
        inside = list(_walk(path, failures, skipped))
        if not inside:
            failures.append(Failure(str(given), f"no articles in this folder ({', '.join(sorted(SUFFIXES))})"))
        yield from inside
    elif path.name == DECISIONS and path.is_file():
        skipped.append(path)
    elif path.suffix.lower() not in SUFFIXES:
        failures.append(Failure(str(given), f"not a kind of file that is read ({', '.join(sorted(SUFFIXES))})"))
    else:
        yield Source(_id(path.name), path)


def _walk(folder: Path, failures: list[Failure], skipped: list[Path]) -> Iterator[Source]:
    def refuse(error: OSError) -> None:
        failures.append(Failure(str(error.filename), error.strerror or str(error)))

    for directory, names, files in os.walk(folder, onerror=refuse):
        if {*names, *files} >= BUILT:
            if Path(directory) != folder:
                names.clear()
                continue
            files[:] = [name for name in files if name not in WRITTEN]
        names[:] = sorted(name for name in names if not name.startswith("."))
        links = [name for name in names if Path(directory, name).is_symlink()]
        failures.extend(
            Failure(str(Path(directory, link)), "a link to a folder: name it beside this one") for link in links
        )
        for name in sorted(files):
            path = Path(directory, name)
            if not name.startswith(".") and path.suffix.lower() in SUFFIXES and name != DECISIONS:
                yield Source(_id(path.relative_to(folder).as_posix()), path)
            else:
                skipped.append(path)


def _missing(path: Path) -> str:
    """Why there is no such file or folder to look at; "" where there is one."""
    try:
        path.stat()
    except FileNotFoundError:
        return "no such file or folder"
    except OSError as error:
        return error.strerror or str(error)
    except ValueError as error:  # a name that no file can have
        return str(error)
    return ""


def _is_special(path: Path) -> bool:
    """Whether reading it could wait for ever."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _id(name: str) -> str:
    """A file name as text: bytes of it that are no text become U+FFFD."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
