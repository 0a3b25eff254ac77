"""Articles → extractions over several processes, in an order and in batches that do not depend on how many
there are. What a process dies of, or never ends, is tried again alone and then named."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from functools import partial
from typing import TypeVar

from kg.crew import Crew, Here
from kg.errors import KgError, PipelineError, WorkerError
from kg.model import Article, Extraction, Failure

T = TypeVar("T")

#: The most articles, and about the most characters, that are parsed together.
BATCH_ARTICLES, BATCH_CHARACTERS = 32, 200_000

#: A batch is given so many seconds, and one more for so many characters: a tenth of what a slow core reads.
PATIENCE_SECONDS, PATIENCE_CHARACTERS = 120, 500

#: So many batches wait for each worker: memory holds no more, whatever the number of articles.
AHEAD = 3

Batch = list[Article]
Found = list[Extraction | Failure]


def extract_all(
    articles: Iterable[Article], *, workers: int = 0, pipeline: str | None = None, executor: Executor | None = None
) -> Iterator[Extraction | Failure]:
    """The extraction of each article in the order given, or a Failure that names it and why.

    ``workers`` are processes; 0 is this one. An ``executor`` takes their place (any of concurrent.futures, or of
    a cluster). One article that breaks an extractor, kills its process or does not end costs only itself. Memory holds
    a few batches for each worker."""
    work = partial(extract_batch, pipeline=pipeline)
    for outcome in run(work, batches(articles), workers=workers, executor=executor):
        if isinstance(outcome, Failure):
            yield outcome
        else:
            yield from outcome


def run(
    work: Callable[[Batch], T], work_on: Iterable[Batch], *, workers: int = 0, executor: Executor | None = None
) -> Iterator[T | Failure]:
    """What the work makes of each batch, in their order. A batch that costs a process, or time without end, is tried
    again article by article, and what fails then is a Failure. What the work raises as an error of ours is raised.

    ``executor`` takes the place of processes of our own; ``workers`` is then how many tasks it does at once."""
    if executor is not None:
        yield from _in_order(executor, work, work_on, ahead=AHEAD * max(workers, 1))
    elif workers < 1:
        yield from _in_order(Here(), work, work_on, ahead=0)
    else:
        with Crew(workers, limit=patience) as crew:
            yield from _in_order(crew, work, work_on, ahead=AHEAD * workers)


def _in_order(
    executor: Executor, work: Callable[[Batch], T], work_on: Iterable[Batch], *, ahead: int
) -> Iterator[T | Failure]:
    waiting: deque[tuple[Batch, Future[T]]] = deque()
    for batch in work_on:
        waiting.append((batch, executor.submit(work, batch)))
        if len(waiting) > ahead:
            yield from _settled(executor, work, *waiting.popleft())
    while waiting:
        yield from _settled(executor, work, *waiting.popleft())


def _settled(executor: Executor, work: Callable[[Batch], T], batch: Batch, future: Future[T]) -> Iterator[T | Failure]:
    done = _outcome(future)
    if not isinstance(done, WorkerError):
        yield done
        return
    for article in batch:
        alone = _outcome(executor.submit(work, [article]))
        yield Failure(article.id, f"not extracted: {alone}") if isinstance(alone, WorkerError) else alone


def _outcome(future: Future[T]) -> T | WorkerError:
    """What a task gave, or a WorkerError that says why it gave nothing."""
    try:
        return future.result()
    except WorkerError as error:
        return error
    except KgError:
        raise
    except (Exception, CancelledError) as error:
        return WorkerError(f"{type(error).__name__}: {error}")


def patience(batch: Batch) -> float:
    """The seconds after which the extraction of a batch is given up."""
    return PATIENCE_SECONDS + sum(len(article.text) for article in batch) / PATIENCE_CHARACTERS


def batches(articles: Iterable[Article]) -> Iterator[Batch]:
    """The articles in batches that are worth sending to another process."""
    batch: Batch = []
    size = 0
    for article in articles:
        batch.append(article)
        size += len(article.text)
        if len(batch) >= BATCH_ARTICLES or size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def extract_batch(batch: Batch, *, pipeline: str | None) -> Found:
    """The extraction of each article, or a Failure that says what an extractor raised."""
    from kg.extract import extract

    try:
        return list(extract(batch, pipeline=pipeline))
    except PipelineError:
        raise
    except Exception as error:  # whatever an extractor raises, only its article is lost
        if len(batch) == 1:
            return [Failure(batch[0].id, f"not extracted: {type(error).__name__}: {error}")]
    return [found for article in batch for found in extract_batch([article], pipeline=pipeline)]
