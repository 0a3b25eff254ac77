"""Reading the files that hold articles."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kg.articles import markdown, page, records
from kg.articles.compose import LONGEST, compose
from kg.articles.decode import decode
from kg.articles.metadata import Metadata, from_keys
from kg.articles.sources import MARKDOWN, PAGES, RECORDS, STDIN, Source
from kg.model import Article, Failure

#: The most bytes of a file that holds one article.
LARGEST = 4 * LONGEST

#: How the files of other programs begin, whatever they are called.
FORMATS = {
    b"%PDF-": "a PDF",
    b"{\\rtf": "RTF",
    b"PK\x03\x04": "a zip archive, as .docx and .odt are",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Office document",
}

#: Beside "roe.html", a file with its metadata as a JSON object.
BESIDE = ("{stem}.json", "{stem}.meta.json", "{name}.json")


def read_source(source: Source) -> Iterator[tuple[str, Article | Failure]]:
    """Each article of a file, or why it could not be read, with the file and line where it stands."""
    name = "stdin" if str(source.path) == STDIN else str(source.path)
    try:
        if name == "stdin":
            yield from _read_records(sys.stdin.buffer, source, name)
        elif source.path.suffix.lower() in RECORDS:
            with source.path.open("rb") as stream:
                yield from _read_records(stream, source, name)
        else:
            yield name, read_one(source)
    except OSError as error:
        yield name, Failure(name, error.strerror or str(error))
    except ValueError as error:
        yield name, Failure(name, str(error))


def read_one(source: Source) -> Article:
    """The article of a text or HTML file. Raises OSError or ValueError."""
    data = _bytes(source.path)
    beside, warnings = _beside(source.path)
    if source.path.suffix.lower() not in PAGES:
        text, doubts = decode(data)
        text = markdown.plain(text) if source.path.suffix.lower() in MARKDOWN else text
        return compose(text, name=source.id, known=[beside], file=source.id, warnings=(*doubts, *warnings))
    text, doubts = decode(data, declared=page.declared_encoding(data))
    found = page.read(text)
    return compose(
        found.text,
        name=source.id,
        known=[beside, found.metadata],
        file=source.id,
        marked=found.marked,
        warnings=(*doubts, *warnings),
    )


def _bytes(path: Path) -> bytes:
    with path.open("rb") as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        size = path.stat().st_size
        raise ValueError(f"too long: {size:,} bytes, more than {LARGEST:,}")
    if not data.strip():
        raise ValueError("empty file")
    for begins, kind in FORMATS.items():
        if data.startswith(begins):
            raise ValueError(f"{kind}: save it as text first")
    return data


def _beside(path: Path) -> tuple[Metadata, list[str]]:
    """What a file beside an article tells about it, and a warning where that cannot be read."""
    for form in BESIDE:
        beside = path.with_name(form.format(stem=path.stem, name=path.name))
        if beside.is_file():
            try:
                data, _ = records.parse(_bytes(beside))
                return from_keys(data.items()), []
            except (OSError, ValueError) as error:
                return Metadata(), [f"{beside.name} not used: {error}"]
    return Metadata(), []


def _read_records(stream: BinaryIO, source: Source, name: str) -> Iterator[tuple[str, Article | Failure]]:
    """The article of each line; of lines that cannot be read for the same reason the first is named, and how many."""
    again: Counter[str] = Counter()
    for number, line in records.lines(stream):
        place = f"{name}:{number}"
        try:
            if line is None:
                raise ValueError(f"too long: more than {records.LONGEST:,} bytes")
            data, warnings = records.parse(line)
            yield place, from_record(data, name=f"{source.id}:{number}", warnings=warnings)
        except ValueError as error:
            reason = str(error).partition(":")[0]  # "no 'text' among its keys", whatever they are
            again[reason] += 1
            if again[reason] == 1:
                yield place, Failure(place, str(error))
    for reason, count in again.items():
        if count > 1:
            yield name, Failure(name, f"{count - 1:,} more {'line' if count == 2 else 'lines'}: {reason}")


def from_record(record: dict[str, object], *, name: str, warnings: tuple[str, ...] = ()) -> Article:
    """The article of a JSON object; its id is ``name`` if the object has none. Raises ValueError."""
    own, text, known = records.content(record)
    return compose(text, name=own or name, known=[known], warnings=warnings)
