"""A place in the text that may be a name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Candidate:
    """Tokens ``start`` to ``end`` (exclusive) that may be a name; ``label`` is spaCy's, "" where it gave none.
    ``words`` is the name as written, but in small letters where the article writes it so elsewhere, and without the
    ``nickname`` that stands in it in quotation marks."""

    start: int
    end: int
    label: str
    title: str | None = None
    title_start: int = -1
    words: str = ""
    nickname: str = ""
