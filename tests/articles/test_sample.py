"""The sample articles can be read, and their gold facts speak of them."""

from __future__ import annotations

import json
import re
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


def gold(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def test_each_article_is_read_with_title_and_date() -> None:
    assert len(articles()) >= 15
    for article in articles().values():
        assert article.title, article.id
        assert article.date, article.id
        assert not article.warnings, article.id
        assert 150 < len(running(article).split()) < 600, article.id


def test_each_article_has_facts() -> None:
    assert {fact["article"] for fact in gold("gold.jsonl")} == set(articles())


@pytest.mark.parametrize("name", ["gold.jsonl", "gold-entities.jsonl"])
def test_no_fact_stands_twice(name: str) -> None:
    lines = [json.dumps(fact, sort_keys=True) for fact in gold(name)]
    assert len(lines) == len(set(lines))


def test_the_names_of_a_fact_stand_in_its_article() -> None:
    for fact in gold("gold.jsonl"):
        text = running(articles()[fact["article"]])
        nodes = [fact.get("subject"), fact.get("object"), fact if "mention" in fact else None]
        for node in filter(None, nodes):
            labels = [node["label"], *node.get("labels", ())] if "label" in node else [node.get("name", "")]
            assert any(label.lower() in text.lower() for label in labels) or "holds" in fact, fact


def test_the_words_of_a_quotation_stand_in_its_article_in_order() -> None:
    for fact in gold("gold.jsonl"):
        if fact.get("predicate") == "said":
            words = iter(re.findall(r"\w+", running(articles()[fact["article"]])))
            first, *rest = re.findall(r"\w+", fact["object"]["text"])
            assert first in words, fact
            assert all(word in words for word in rest), fact


def test_names_of_entities_stand_in_an_article() -> None:
    everything = " ".join(running(article) for article in articles().values())
    for entry in gold("gold-entities.jsonl"):
        (names,) = entry.values()
        assert all(name in everything for name in names), entry
