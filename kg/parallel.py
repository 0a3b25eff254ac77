"""Articles → extractions over several processes, in an order and in batches that do not depend
on how many there are."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor

from kg.extract import extract
from kg.model import Article, Extraction, Failure

#: The most articles, and about the most characters, that are parsed together.
BATCH_ARTICLES, BATCH_CHARACTERS = 32, 200_000

Found = list[Extraction | Failure]


def extract_all(
    articles: Iterable[Article], *, workers: int = 1, pipeline: str | None = None
) -> Iterator[Extraction | Failure]:
    """The extraction of each article in the order given, or a Failure that names it and why.

    One article that breaks an extractor costs only itself. Memory holds a few batches for
    each worker, whatever the number of articles."""
    batches = _batches(articles)
    if workers <= 1:
        for batch in batches:
            yield from _extract_batch(batch, pipeline)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        waiting: deque[Future[Found]] = deque()
        for batch in batches:
            waiting.append(pool.submit(_extract_batch, batch, pipeline))
            if len(waiting) > 2 * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.text)
        if len(batch) >= BATCH_ARTICLES or size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _extract_batch(batch: list[Article], pipeline: str | None) -> Found:
    try:
        return list(extract(batch, pipeline=pipeline))
    except Exception as error:  # whatever an extractor raises, only its article is lost
        if len(batch) == 1:
            return [Failure(batch[0].id, f"not extracted: {type(error).__name__}: {error}")]
    return [found for article in batch for found in _extract_batch([article], pipeline)]
