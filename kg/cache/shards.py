"""Shards: what is kept of some articles, as one Parquet file whose name is the hash of its bytes.

A file that is not what it was when written, by a bad disk or a write that was cut off, no longer has its own name.
The folder may be any that fsspec knows ("s3://bucket/folder").
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq

from kg.cache.columns import decode, encode, hints
from kg.errors import CacheError

NAME = re.compile(r"[0-9a-f]{32}\.parquet")

#: What the name of a shard ends with while it is written.
PART = ".part"


class Keyed(Protocol):
    """A dataclass of what is kept of one article, with the hash of all that it depends on."""

    @property
    def key(self) -> bytes:
        """What it is found by."""
        ...


R = TypeVar("R", bound=Keyed)


@dataclass(frozen=True, slots=True)
class Shards(Generic[R]):
    """A folder of shards of one kind of record, by its path or address; it may be sent to another process or machine.

    A column of a shard is a field of the records."""

    folder: str
    kind: type[R]

    def names(self) -> list[str]:
        """The names of the shards in the folder, sorted."""
        return sorted(name for name in self._inside() if NAME.fullmatch(name))

    def unfinished(self) -> list[str]:
        """The names of files that were being written when somebody died."""
        return sorted(name for name in self._inside() if NAME.fullmatch(name.removesuffix(PART)) and PART in name)

    def write(self, records: Sequence[R]) -> str:
        """Writes a shard and returns its name. Raises CacheError where it cannot be written."""
        table = pa.Table.from_struct_array(encode(records, self.kind))
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink, compression="zstd")
        data = sink.getvalue().to_pybytes()
        name = _name(data)
        files, root = self._files()
        try:
            files.makedirs(root, exist_ok=True)
            files.pipe_file(f"{root}/{name}{PART}", data)
            files.mv(f"{root}/{name}{PART}", f"{root}/{name}")
        except OSError as error:
            raise CacheError(f"{self.folder}: what was extracted cannot be kept: {error.strerror or error}") from error
        return name

    def keys(self, name: str) -> list[bytes]:
        """The keys in a shard. Raises CacheError where the shard is damaged or cannot be read."""
        data = self._bytes(name)
        if _name(data) != name:
            raise CacheError(f"{self.folder}/{name}: damaged")
        keys: list[bytes] = self._table(name, data, ["key"])["key"].to_pylist()
        return keys

    def column(self, name: str, keys: Collection[bytes], field: str) -> Iterator[Any]:
        """One field of the records that have one of these keys."""
        table = self._table(name, self._bytes(name), ["key", field])
        values = decode(table[field].combine_chunks(), hints(self.kind)[field])
        for key, value in zip(table["key"].to_pylist(), values, strict=True):
            if key in keys:
                yield value

    def read(self, name: str, keys: Collection[bytes]) -> Iterator[R]:
        """The records of a shard that have one of these keys."""
        table = self._table(name, self._bytes(name)).combine_chunks()
        rows = [row for row, key in enumerate(table["key"].to_pylist()) if key in keys]
        if len(rows) < len(table):
            table = table.take(rows)
        for batch in table.to_batches():
            yield from decode(pa.RecordBatch.to_struct_array(batch), self.kind)

    def remove(self, name: str) -> None:
        """Removes a shard, if it is there."""
        files, root = self._files()
        if files.exists(f"{root}/{name}"):
            files.rm_file(f"{root}/{name}")

    def _bytes(self, name: str) -> bytes:
        files, root = self._files()
        try:
            data: bytes = files.cat_file(f"{root}/{name}")
        except OSError as error:
            raise CacheError(f"{self.folder}/{name}: {error.strerror or error}") from error
        return data

    def _table(self, name: str, data: bytes, columns: list[str] | None = None) -> pa.Table:
        try:
            return pq.read_table(pa.BufferReader(data), columns=columns)
        except (OSError, pa.ArrowException) as error:
            raise CacheError(f"{self.folder}/{name}: not a shard: {error}") from error

    def _inside(self) -> list[str]:
        files, root = self._files()
        if not files.isdir(root):
            return []
        return [path.rsplit("/", 1)[-1] for path in files.ls(root, detail=False)]

    def _files(self) -> tuple[Any, str]:
        try:
            files, root = fsspec.url_to_fs(self.folder)
        except (ImportError, ValueError) as error:  # a package that such addresses need, or a kind that there is not
            raise CacheError(f"{self.folder}: no place to keep what was extracted: {error}") from error
        return files, root.rstrip("/")


def _name(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest() + ".parquet"
