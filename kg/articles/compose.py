"""A text and what is known about it → an Article."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence

from kg.articles import language, layout, published
from kg.articles.decode import fit
from kg.articles.metadata import Metadata, first
from kg.model import Article

#: The most characters of one article.
LONGEST = 5_000_000


def compose(
    text: str,
    *,
    name: str,
    known: Sequence[Metadata] = (),
    file: str = "",
    marked: Collection[int] = (),
    warnings: Sequence[str] = (),
) -> Article:
    """The article of a text, with the id ``name``. ``known`` is what is known about it, most trusted first;
    what the text itself tells comes after that, then a date in its address or in the name of its ``file``.
    ``marked`` are the offsets of lines known to be outside of the running text.

    Raises ValueError for a text that is empty or too long."""
    if len(text) > LONGEST:
        raise ValueError(f"too long: {len(text):,} characters, more than {LONGEST:,}")
    text, broken = fit(text)
    found = layout.read(text, title=first(known).title, marked=marked)
    if not found.paragraphs:
        raise ValueError("empty: no running text")
    foreign = language.doubts(text[start:end] for start, end in found.paragraphs)
    layers = [*known, found.head, found.foot, found.dateline]
    told = first(layers)
    day, doubts = _day(layers)
    return Article(
        id=name,
        text=text,
        paragraphs=found.paragraphs,
        date=day or published.in_address(told.url or "") or published.in_address(file),
        title=told.title,
        publisher=told.publisher,
        url=told.url,
        author=told.author,
        warnings=(*warnings, *broken, *doubts, *foreign),
    )


def _day(layers: Sequence[Metadata]) -> tuple[datetime.date | None, list[str]]:
    """The date of the first source that has a good one, and a warning for each bad one before it."""
    doubts: list[str] = []
    for layer in layers:
        if layer.published and layer.published.strip():
            try:
                return published.parse(layer.published), doubts
            except ValueError as error:
                doubts.append(f"date not used: {error}")
    return None, doubts
