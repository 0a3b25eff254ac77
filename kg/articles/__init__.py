"""Finding and reading articles: .txt, .md, .html, .jsonl, folders of these, JSON Lines on standard input.

The text of an article is kept as stored (of a page: as trafilatura finds it; of Markdown: without the marks inside its
lines); its layout tells which of it is running text. What cannot be read is named, with the reason, and left out."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Required, TypedDict, Unpack

from kg.articles import files
from kg.articles.compose import LONGEST
from kg.articles.seen import Seen
from kg.articles.sources import RECORDS, SUFFIXES, Source, find, left_out
from kg.articles.undated import Undated
from kg.errors import ArticleError
from kg.model import Article, Failure


class Keys(TypedDict, total=False):
    """What may be told about a text that is read."""

    id: Required[str]
    date: str | datetime.date | None
    title: str | None
    publisher: str | None
    url: str | None
    author: str | None


def read(sources: Iterable[str | Path], *, failures: list[Failure] | None = None) -> Iterator[Article]:
    """The articles of files, folders and "-" (JSON Lines on standard input), read as they are needed.

    Files come sorted by id, the records of a file in its order; an article that is there twice comes once.
    What cannot be read is added to ``failures``; without that list it raises ArticleError."""
    for outcome in _distinct(_outcomes(sources)):
        if isinstance(outcome, Article):
            yield outcome
        elif failures is None:
            raise ArticleError(outcome.source, outcome.reason)
        else:
            failures.append(outcome)


def read_file(path: str | Path, *, article_id: str | None = None) -> Article:
    """The article of a text or HTML file; its id is the name of the file if none is given.

    Raises ArticleError."""
    path = Path(path)
    if path.suffix.lower() not in SUFFIXES - RECORDS:
        raise ArticleError(str(path), f"not a file of one article ({', '.join(sorted(SUFFIXES - RECORDS))})")
    _, outcome = next(files.read_source(Source(article_id or path.name, path)))
    if isinstance(outcome, Failure):
        raise ArticleError(outcome.source, outcome.reason)
    return outcome


def read_text(text: str, **keys: Unpack[Keys]) -> Article:
    """The article of a text, with its ``id`` and whatever else is known about it. Raises ArticleError."""
    return from_record({"text": text, **keys})


def from_record(record: Mapping[str, Any]) -> Article:
    """The article of an object as on a line of JSON Lines: "id", "text" and, where known, "date" (or "dct"),
    "title", "publisher", "url", "author". Raises ArticleError."""
    plain = {key: value.isoformat() if isinstance(value, datetime.date) else value for key, value in record.items()}
    name = str(record.get("id") or "record")
    try:
        return files.from_record(plain, name=name)
    except ValueError as error:
        raise ArticleError(name, str(error)) from error


def _outcomes(sources: Iterable[str | Path]) -> Iterator[tuple[str, Article | Failure]]:
    """All that the sources hold or fail to hold, each with the file and line where it stands."""
    failures: list[Failure] = []
    found = find(sources, failures=failures)
    for failure in failures:
        yield failure.source, failure
    for source in found:
        yield from files.read_source(source)


def _distinct(outcomes: Iterable[tuple[str, Article | Failure]]) -> Iterator[Article | Failure]:
    """Each article once; one that has another's id, but not its text, is a failure, one that has another's text,
    but not its id, has a warning."""
    seen = Seen()
    for place, outcome in outcomes:
        if isinstance(outcome, Failure):
            yield outcome
            continue
        other = seen.first(outcome.id, outcome.text)
        if other is not None:
            copy = () if other == outcome.id else (f"its text is that of {other!r}, too: what it says counts twice",)
            yield replace(outcome, warnings=(*outcome.warnings, *copy))
        elif not seen.same(outcome.id, outcome.text):
            yield Failure(place, f"its id {outcome.id!r} is that of another article with another text")


__all__ = ["LONGEST", "Keys", "Source", "Undated", "find", "from_record", "left_out", "read", "read_file", "read_text"]
