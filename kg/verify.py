"""Whether the passages of a graph still stand in the articles, letter by letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

import pyoxigraph as ox

from kg.model import Article
from kg.store import AnyStore
from kg.terms import writable

_ARTICLES = """
SELECT ?id ?sha256 ?article
WHERE { ?article a schema:NewsArticle ; schema:identifier ?id ; schema:sha256 ?sha256 }
ORDER BY ?id"""

_PASSAGES = """
SELECT ?start ?end ?exact ?article
WHERE {
  ?passage oa:hasSource ?article ; oa:hasSelector ?position , ?quote .
  ?position oa:start ?start ; oa:end ?end .
  ?quote oa:exact ?exact .
}
ORDER BY ?start ?end"""


@dataclass(frozen=True, slots=True)
class Finding:
    """What no longer holds. "missing": the article is not there to be read; "changed": its text is
    another than when the graph was built; "passage": a passage does not stand where it should."""

    article: str
    kind: Literal["missing", "changed", "passage"]
    message: str

    def __str__(self) -> str:
        return f"{self.article}: {self.message}"


def verify(store: AnyStore, articles: Iterable[Article]) -> list[Finding]:
    """Compares every passage of a graph with the articles read again, in whatever order they come.

    An article of which the graph knows nothing is passed over. One that has changed is reported,
    and so are those of its passages that no longer stand at their offsets."""
    known = {identifier: (sha256, node) for identifier, sha256, node in _rows(store, _ARTICLES)}
    findings: list[Finding] = []
    seen: set[str] = set()
    for article in articles:
        if article.id not in known or article.id in seen:
            continue
        seen.add(article.id)
        sha256, node = known[article.id]
        if article.sha256 != sha256:
            findings.append(Finding(article.id, "changed", "its text has changed since the graph was built"))
        for start, end, exact, _ in _rows(store, _PASSAGES, ox.NamedNode(node)):
            findings += _check(article, int(start), int(end), exact)
    for missing in sorted(known.keys() - seen):
        findings.append(Finding(missing, "missing", "it is in the graph, but not among the articles read"))
    # A stable sort: the findings of one article stay in the order of its text.
    return sorted(findings, key=lambda found: found.article)


def _rows(store: AnyStore, query: str, article: ox.NamedNode | None = None) -> Iterator[tuple[str, ...]]:
    for row in store.select(query, {"article": article} if article else {}):
        yield tuple(term.value for term in row if isinstance(term, ox.NamedNode | ox.Literal))


def _check(article: Article, start: int, end: int, exact: str) -> Iterator[Finding]:
    stands = writable(article.text[start:end])
    if stands != exact:
        alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(stands, exact, strict=False)))
        message = f"characters {start} to {end} are {_short(stands, alike)}, not {_short(exact, alike)}"
        yield Finding(article.id, "passage", message)


def _short(words: str, alike: int) -> str:
    """So much of a passage that the place from which it is another is seen."""
    if len(words) <= 60:
        return repr(words)
    start = max(0, alike - 20) if alike > 40 else 0
    return repr("..." * (start > 0) + words[start : start + 57] + "..." * (len(words) > start + 57))
