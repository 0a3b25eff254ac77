"""Records in a folder of shards, each found by its key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Generic

from kg.cache.shards import R, Shards
from kg.errors import CacheError

#: A shard of fewer records than this is small; so many small ones are joined.
SMALL, MANY = 16, 32

#: So many records are a shard.
BATCH = 32


class Entries(Generic[R]):
    """The records in a folder of shards.

    ``damaged`` says which shards could not be used; they are removed."""

    def __init__(self, folder: str, kind: type[R]) -> None:
        self.shards: Shards[R] = Shards(folder, kind)
        self.damaged: list[str] = []
        self._where: dict[bytes, str] = {}
        self._sizes: dict[str, int] = {}
        for name in self.shards.names():
            try:
                self.add(name, self.shards.keys(name))
            except CacheError as error:
                self.damaged.append(f"{error}; removed, what it held is made again")
                self.shards.remove(name)

    def __contains__(self, key: bytes) -> bool:
        return key in self._where

    def add(self, name: str, keys: Sequence[bytes]) -> None:
        """Takes note of a shard that was written."""
        self._sizes[name] = len(keys)
        for key in keys:
            self._where.setdefault(key, name)

    def keep(self, records: Sequence[R]) -> None:
        """Writes a shard of these records, which are found there from now on."""
        name = self.shards.write(records)
        self._sizes[name] = len(records)
        self._where.update((record.key, name) for record in records)

    def keep_all(self, records: Iterable[R]) -> None:
        """Writes shards of these records; memory holds those of one."""
        waiting = iter(records)
        while some := list(islice(waiting, BATCH)):
            self.keep(some)

    def read(self, keys: Collection[bytes]) -> Iterator[R]:
        """The records with these keys, shard by shard: one is in memory at a time.

        Raises CacheError where a shard was removed or changed in the meantime."""
        for name, held in self._by_shard(keys).items():
            yield from self.shards.read(name, held)

    def column(self, keys: Collection[bytes], field: str) -> Iterator[Any]:
        """One field of the records with these keys, see ``read``."""
        for name, held in self._by_shard(keys).items():
            yield from self.shards.column(name, held, field)

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
        waiting: list[R] = []
        for name, keys in small.items():
            waiting += self.shards.read(name, keys)
            if len(waiting) >= SMALL:
                self.keep(waiting)
                waiting = []
        if waiting:
            self.keep(waiting)

    def _by_shard(self, keys: Collection[bytes]) -> dict[str, set[bytes]]:
        held: dict[str, set[bytes]] = defaultdict(set)
        for key in keys:
            held[self._where[key]].add(key)
        return dict(sorted(held.items()))
