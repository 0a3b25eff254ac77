"""The extraction cache: what was found in each article, in Parquet shards, so that a rebuild reads only what is new.

An entry is found by the hash of the whole article and of all that extraction depends on (kg.cache.version); what
another version of the program has found is never taken. The folder may be deleted at any time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kg.cache import version
from kg.cache.entries import Entries
from kg.cache.shards import Shards
from kg.cache.texts import Text
from kg.model import Article, Extraction

#: Where a build keeps its cache, in the folder that it writes.
FOLDER = "cache"


@dataclass(frozen=True, slots=True)
class Record:
    """What was found in one article. ``key`` is the hash of all that it depends on."""

    key: bytes
    extraction: Extraction


class Cache(Entries[Record]):
    """The entries in a folder of shards; those that are found are of one version of the extractors.

    The articles of a damaged shard are extracted again."""

    def __init__(self, folder: str, of: str) -> None:
        super().__init__(folder, Record)
        self.version = of

    def key(self, article: Article) -> bytes:
        """What an article's entry is found by."""
        return version.key(article, self.version)

    def articles(self, keys: Collection[bytes]) -> Iterator[Article]:
        """The articles with these keys, without what was found in them, see ``read``."""
        shards = Shards(self.shards.folder, Text)
        for name, held in self._by_shard(keys).items():
            yield from (text.extraction.article for text in shards.read(name, held))
