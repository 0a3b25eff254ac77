"""The articles that a build has read, as its cache keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from kg.cache.shards import Shards
from kg.errors import CacheError
from kg.model import Article


@dataclass(frozen=True, slots=True)
class Read:
    """Of what was found in an article, the article alone, so that nothing else is read."""

    article: Article


@dataclass(frozen=True, slots=True)
class Text:
    """An entry of the cache, as far as it is read here."""

    key: bytes
    extraction: Read


def articles(folder: str) -> Iterator[Article]:
    """The articles in a cache, shard by shard, whatever version of the program read them; none where there is no such
    folder. One may come twice; those of a shard that is damaged, or was laid out otherwise, do not come."""
    shards = Shards(folder, Text)
    for name in shards.names():
        with suppress(CacheError, KeyError):
            found = list(shards.read(name, frozenset(shards.keys(name))))
            yield from (text.extraction.article for text in found)
