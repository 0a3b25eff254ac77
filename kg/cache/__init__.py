"""The extraction cache: what was found in each article, in Parquet shards, so that a rebuild reads only what is new.

An entry is found by the hash of the whole article and of all that extraction depends on (kg.cache.version); what
another version of the program has found is never taken. The folder may be deleted at any time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from kg.cache import version
from kg.cache.shards import Record, Shards
from kg.errors import CacheError
from kg.model import Article, Extraction

#: Where a build keeps its cache, in the folder that it writes.
FOLDER = "cache"

#: A shard of fewer articles than this is small; so many small ones are joined.
SMALL, MANY = 16, 32


class Cache:
    """The entries in a folder of shards; those that are found are of one version of the extractors.

    ``damaged`` says which shards could not be used; they are removed, and their articles are extracted again."""

    def __init__(self, folder: str, of: str) -> None:
        self.shards = Shards(folder)
        self.version = of
        self.damaged: list[str] = []
        self._where: dict[bytes, str] = {}
        self._sizes: dict[str, int] = {}
        for name in self.shards.names():
            try:
                self.add(name, self.shards.keys(name))
            except CacheError as error:
                self.damaged.append(f"{error}; removed, its articles are read again")
                self.shards.remove(name)

    def key(self, article: Article) -> bytes:
        """What an article's entry is found by."""
        return version.key(article, self.version)

    def __contains__(self, key: bytes) -> bool:
        return key in self._where

    def add(self, name: str, keys: Sequence[bytes]) -> None:
        """Takes note of a shard that was written."""
        self._sizes[name] = len(keys)
        for key in keys:
            self._where.setdefault(key, name)

    def extractions(self, keys: Collection[bytes]) -> Iterator[Extraction]:
        """What was found in the articles with these keys, shard by shard: one is in memory at a time.

        Raises CacheError where a shard was removed or changed in the meantime."""
        for name, held in self._by_shard(keys).items():
            for record in self.shards.read(name, held):
                yield record.extraction

    def tidy(self, keys: Collection[bytes]) -> None:
        """Removes the shards without any of these entries; joins small shards, and those in which most entries
        are of no more use, once there are many."""
        held = self._by_shard(keys)
        small = {name: inside for name, inside in held.items() if len(inside) < max(SMALL, self._sizes[name] / 2)}
        if len(small) >= MANY:
            self._join(small)
            held = self._by_shard(keys)
        for name in (*self.shards.names(), *self.shards.unfinished()):
            if name not in held:
                self.shards.remove(name)

    def _join(self, small: Mapping[str, Collection[bytes]]) -> None:
        waiting: list[Record] = []
        for name, keys in small.items():
            waiting += self.shards.read(name, keys)
            if len(waiting) >= SMALL:
                self._keep(waiting)
                waiting = []
        if waiting:
            self._keep(waiting)

    def _keep(self, records: Sequence[Record]) -> None:
        name = self.shards.write(records)
        self._sizes[name] = len(records)
        self._where.update((record.key, name) for record in records)

    def _by_shard(self, keys: Collection[bytes]) -> dict[str, set[bytes]]:
        held: dict[str, set[bytes]] = defaultdict(set)
        for key in keys:
            held[self._where[key]].add(key)
        return dict(sorted(held.items()))
