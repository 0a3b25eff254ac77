"""Articles in words → who is one person, and who is not."""

from __future__ import annotations

from datetime import date

import pytest

from kg.articles import read_text
from kg.extract import extract
from kg.model import Resolution
from kg.resolve import resolve


def resolved(articles: dict[str, str]) -> Resolution:
    """The entities of these texts; a text may begin with its date and a bar."""
    read = []
    for identifier, told in articles.items():
        day, bar, text = told.rpartition("|")
        read.append(read_text(text, id=identifier, date=date.fromisoformat(day) if bar else None))
    return resolve(list(extract(read)))


def partition(articles: dict[str, str]) -> list[list[str]]:
    """For each person, where and how that person is named, as "article: name"."""
    found: dict[str, set[str]] = {}
    for (article, _, name), entity in resolved(articles).by_name.items():
        if entity.kind == "Person":
            found.setdefault(entity.key, set()).add(f"{article}: {name}")
    return sorted(sorted(names) for names in found.values())
