"""What is known about an article beside its text, and from where."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields

#: Other names of our keys, in front matter, in a file beside the article, in JSON records.
KEYS = {
    "title": "title",
    "headline": "title",
    "date": "published",
    "dct": "published",
    "published": "published",
    "publication_date": "published",
    "datepublished": "published",
    "date_published": "published",
    "pubdate": "published",
    "url": "url",
    "link": "url",
    "original_url": "url",
    "source_url": "url",
    "permalink": "url",
    "publisher": "publisher",
    "outlet": "publisher",
    "newspaper": "publisher",
    "source": "publisher",
    "site": "publisher",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "by": "author",
}


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, author, publisher and address as one source tells them; ``published`` as written there."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    author: str | None = None


def from_keys(values: Iterable[tuple[str, object]]) -> Metadata:
    """The metadata among keys and values; a key of KEYS counts once, the first time.

    Raises ValueError for a value that is no text (nor, for an author, a list of texts)."""
    found: dict[str, str] = {}
    for key, value in values:
        name = KEYS.get(re.sub(r"[\s-]+", "_", key.strip().lower()))
        if not name or value is None or name in found:
            continue
        text = ", ".join(map(str, value)) if name == "author" and isinstance(value, list) else value
        if not isinstance(text, str):
            raise ValueError(f"{key!r} is no text but {type(value).__name__}")
        if text.strip():
            found[name] = text
    return Metadata(**found)


def first(layers: Iterable[Metadata]) -> Metadata:
    """Each value from the first source that has it, white space set right."""
    out = {}
    for layer in layers:
        for field in fields(layer):
            value = tidy(getattr(layer, field.name))
            if value and field.name not in out:
                out[field.name] = value
    return Metadata(**out)


def tidy(value: str | None) -> str | None:
    """The text on one line, without control characters; None for nothing."""
    if value is None:
        return None
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]", " ", value).split()) or None
