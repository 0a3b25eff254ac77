"""Articles as JSON Lines: one object a line, read line by line."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.articles.decode import decode
from kg.articles.metadata import Metadata, from_keys, tidy

#: A line with more bytes than this holds no article that is short enough.
LONGEST = 64_000_000


def lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The number, from 1, and the bytes of each line that is not empty; None for one longer than LONGEST."""
    number = 0
    # Bytes, for only a line feed ends a line of JSON; text would be cut at U+2028, too.
    while line := stream.readline(LONGEST + 1):
        number += 1
        if len(line) > LONGEST:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST)
            yield number, None
        elif line.strip():
            yield number, line.removeprefix(codecs.BOM_UTF8) if number == 1 else line


def parse(line: bytes) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The object on a line, and warnings. Raises ValueError for what is no JSON object."""
    if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise ValueError("UTF-16; JSON Lines are UTF-8")
    text, warnings = decode(line)
    try:
        data = json.loads(text)
    except RecursionError:
        raise ValueError("no JSON: nested too deeply") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON: {error.msg} at column {error.colno}") from None
    if not isinstance(data, dict):
        raise ValueError("no JSON object")
    return data, warnings


def content(record: dict[str, Any]) -> tuple[str | None, str, Metadata]:
    """The id, text and metadata of a record. Raises ValueError for a value of the wrong type."""
    text = record.get("text")
    if text is None:
        raise ValueError(f"no 'text' among its keys: {', '.join(map(repr, list(record)[:8])) or 'none'}")
    if not isinstance(text, str):
        raise ValueError(f"'text' is no text but {type(text).__name__}")
    name = record.get("id")
    if isinstance(name, int) and not isinstance(name, bool):
        name = str(name)
    if name is not None and not isinstance(name, str):
        raise ValueError(f"'id' is no text but {type(name).__name__}")
    return tidy(name), text, from_keys(record.items())
