"""Extraction over several processes."""

from __future__ import annotations

import importlib
import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

import kg.extract
import kg.parallel
from kg.errors import CacheError
from kg.model import Article, Extraction, Failure
from kg.parallel import extract_all, run

ARTICLES = [
    Article(
        f"a{n:02}",
        text := f"Anna Berg of the Blue Front met Otto Lind on {n} May 2031. “We agree,” she said.",
        ((0, len(text)),),
    )
    for n in range(1, 29)
]


def test_any_number_of_workers_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.parallel, "BATCH_ARTICLES", 5)
    one = list(extract_all(ARTICLES))
    assert [found.article.id for found in one if isinstance(found, Extraction)] == [article.id for article in ARTICLES]
    assert list(extract_all(ARTICLES, workers=2)) == one


def test_an_article_that_breaks_an_extractor_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaking(articles: Iterable[Article], *, pipeline: str | None) -> Iterator[Extraction]:
        for article in articles:
            if article.id == "a03":
                raise RuntimeError("boom")
            yield Extraction(article, (), (), ())

    monkeypatch.setattr(kg.extract, "extract", breaking)
    found = list(extract_all(ARTICLES[:5]))
    assert found[2] == Failure("a03", "not extracted: RuntimeError: boom")
    assert [one.article.id for one in found if isinstance(one, Extraction)] == ["a01", "a02", "a04", "a05"]


#: A task for other processes, which find it on the path: it gives the ids of a batch, unless one says what to do.
TASK = """
import os, signal, time

def work(batch):
    for article in batch:
        if article.id == "deadly":
            signal.raise_signal(signal.SIGKILL)
        if article.id == "endless":
            time.sleep(600)
        if article.id == "once" and not os.path.exists(article.text):
            open(article.text, "w").close()
            os._exit(1)
        if article.id == "full":
            from kg.errors import CacheError
            raise CacheError("no space left")
    return [article.id for article in batch]
"""

Work = Callable[[list[Article]], list[str]]


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Work:
    (tmp_path / "task_of_a_test.py").write_text(TASK)
    monkeypatch.syspath_prepend(tmp_path)
    found: Work = importlib.import_module("task_of_a_test").work
    return found


def batch(*ids: str, text: str = "") -> list[Article]:
    return [Article(one, text, ()) for one in ids]


def test_what_kills_a_process_is_tried_alone_then_named(work: Work) -> None:
    given = [batch("a", "b"), batch("c", "deadly", "d"), batch("e"), batch("deadly")]
    *found, last = run(work, given, workers=2)
    reason = "not extracted: its process was killed (SIGKILL, as when memory runs out)"
    assert found == [["a", "b"], ["c"], Failure("deadly", reason), ["d"], ["e"]]
    assert last == Failure("deadly", reason)


def test_what_does_not_end_is_tried_alone_then_named(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.parallel, "PATIENCE_SECONDS", 3)
    found = list(run(work, [batch("a", "endless"), batch("b")], workers=2))
    assert found == [["a"], Failure("endless", "not extracted: took more than 3 seconds"), ["b"]]


def test_what_went_wrong_only_once_is_there(work: Work, tmp_path: Path) -> None:
    assert list(run(work, [batch("once", text=str(tmp_path / "mark"))], workers=1)) == [["once"]]


@pytest.mark.parametrize("workers", [0, 1])
def test_an_error_of_ours_stops_all(work: Work, workers: int) -> None:
    with pytest.raises(CacheError, match="no space left"):
        list(run(work, [batch("a"), batch("full")], workers=workers))


def test_any_executor_will_do(work: Work) -> None:
    given = [batch(f"a{n}", f"b{n}") for n in range(9)]
    wanted = [[f"a{n}", f"b{n}"] for n in range(9)]
    with ThreadPoolExecutor(2) as threads:
        assert list(run(work, given, executor=threads, workers=2)) == wanted
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as processes:
        assert list(run(work, given, executor=processes)) == wanted


def test_batches_are_read_only_as_they_are_needed(work: Work) -> None:
    given: list[int] = []

    def reading() -> Iterator[list[Article]]:
        for n in range(40):
            given.append(n)
            yield batch(f"a{n}")

    found = run(work, reading(), workers=1)
    next(found)
    assert len(given) <= kg.parallel.AHEAD + 2
    assert len(list(found)) == 39
