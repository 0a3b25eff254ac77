"""Reading the files that hold articles."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kg.articles import page, records
from kg.articles.compose import LONGEST, compose
from kg.articles.decode import decode
from kg.articles.metadata import Metadata, from_keys
from kg.articles.sources import PAGES, RECORDS, STDIN, Source
from kg.model import Article, Failure

#: The most bytes of a file that holds one article.
LARGEST = 4 * LONGEST

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
    for number, line in records.lines(stream):
        place = f"{name}:{number}"
        try:
            if line is None:
                raise ValueError(f"too long: more than {records.LONGEST:,} bytes")
            data, warnings = records.parse(line)
            yield place, from_record(data, name=f"{source.id}:{number}", warnings=warnings)
        except ValueError as error:
            yield place, Failure(place, str(error))


def from_record(record: dict[str, object], *, name: str, warnings: tuple[str, ...] = ()) -> Article:
    """The article of a JSON object; its id is ``name`` if the object has none. Raises ValueError."""
    own, text, known = records.content(record)
    return compose(text, name=own or name, known=[known], warnings=warnings)
