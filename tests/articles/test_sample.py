"""The sample articles can be read, and their gold facts speak of them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.articles import read
from kg.model import Article

DATA = Path(__file__).parents[2] / "data"


@cache
def articles() -> dict[str, Article]:
    return {article.id: article for article in read([DATA / "articles"])}


def running(article: Article) -> str:
    return " ".join(" ".join(article.text[start:end] for start, end in article.paragraphs).split())


def gold() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


def test_each_article_is_read_with_title_and_date() -> None:
    assert len(articles()) >= 15
    for article in articles().values():
        assert article.title, article.id
        assert article.date, article.id
        assert not article.warnings, article.id
        assert 150 < len(running(article).split()) < 600, article.id


def test_each_article_has_facts() -> None:
    assert {fact["article"] for fact in gold() if "article" in fact} == set(articles())


def test_no_fact_stands_twice() -> None:
    lines = (DATA / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize("predicate", ["said", "date", "participant", "place", "memberOf", "leaderOf", "kind"])
def test_what_a_fact_names_stands_in_its_article(predicate: str) -> None:
    for fact in gold():
        if fact["predicate"] != predicate:
            continue
        text = running(articles()[fact["article"]])
        if predicate == "said":
            assert text.find(fact["ends"], text.index(fact["starts"])) >= 0, fact
        if "event" in fact:
            assert any(word in text for word in fact["event"]), fact
        if predicate != "date" and fact.get("subject") and fact.get("holds", True):
            assert fact["subject"].split()[-1].lower() in text.lower(), fact
