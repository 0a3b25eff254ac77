"""Extraction over several processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

import kg.parallel
from kg.model import Article, Extraction, Failure
from kg.parallel import extract_all

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
    one = list(extract_all(ARTICLES, workers=1))
    assert [found.article.id for found in one if isinstance(found, Extraction)] == [article.id for article in ARTICLES]
    assert list(extract_all(ARTICLES, workers=2)) == one


def test_an_article_that_breaks_an_extractor_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaking(articles: Iterable[Article], *, pipeline: str | None) -> Iterator[Extraction]:
        for article in articles:
            if article.id == "a03":
                raise RuntimeError("boom")
            yield Extraction(article, (), (), ())

    monkeypatch.setattr(kg.parallel, "extract", breaking)
    found = list(extract_all(ARTICLES[:5]))
    assert found[2] == Failure("a03", "not extracted: RuntimeError: boom")
    assert [one.article.id for one in found if isinstance(one, Extraction)] == ["a01", "a02", "a04", "a05"]
