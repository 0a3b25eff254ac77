"""Extraction into the cache, over processes or a cluster, whose tasks write the shards themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial

from kg.cache import Cache, Record
from kg.cache.shards import Shards
from kg.cache.version import key
from kg.model import Article, Extraction, Failure
from kg.parallel import Batch, batches, extract_batch, run


@dataclass(frozen=True, slots=True)
class Kept:
    """What a task leaves: the shard that it wrote (None where all failed), its keys and their articles' ids."""

    shard: str | None
    keys: tuple[bytes, ...]
    articles: tuple[str, ...]
    failures: tuple[Failure, ...]


def fill(
    cache: Cache,
    articles: Iterable[Article],
    *,
    workers: int = 0,
    pipeline: str | None = None,
    executor: Executor | None = None,
) -> Iterator[str | Failure]:
    """Extracts these articles into the cache; gives the id of each as it is there, or a Failure.

    ``workers`` and ``executor`` are those of ``kg.parallel.run``."""
    work = partial(keep, shards=cache.shards, version=cache.version, pipeline=pipeline)
    for outcome in run(work, batches(articles), workers=workers, executor=executor):
        if isinstance(outcome, Failure):
            yield outcome
            continue
        if outcome.shard:
            cache.add(outcome.shard, outcome.keys)
        yield from outcome.articles
        yield from outcome.failures


def keep(batch: Batch, *, shards: Shards[Record], version: str, pipeline: str | None) -> Kept:
    """Extracts a batch and writes what was found as a shard. Raises CacheError where it cannot be written."""
    found = extract_batch(batch, pipeline=pipeline)
    records = [Record(key(one.article, version), one) for one in found if isinstance(one, Extraction)]
    return Kept(
        shards.write(records) if records else None,
        tuple(record.key for record in records),
        tuple(record.extraction.article.id for record in records),
        tuple(one for one in found if isinstance(one, Failure)),
    )
