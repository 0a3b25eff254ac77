"""Which stretches of a text stand in quotation marks.

Marks are paired paragraph by paragraph, in one pass: straight, curly, German („ “ and » «),
French (« »), Swedish (” ”), two apostrophes or backticks as one mark, and single marks. A mark inside
a quotation of the other kind belongs to the quotation. An apostrophe, an inch sign and a stray
closing mark are no quotation marks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.model import Span


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch in quotation marks: ``inner`` without and ``outer`` with its marks.

    ``closed`` is False where the paragraph ends before the closing mark: the quotation goes on
    in the next paragraph, or somebody forgot the mark."""

    inner: Span
    outer: Span
    closed: bool = True


_DOUBLE = re.compile(r"[“”„‟«»\"]|''|``|’’|‘‘|‚‚")

#: Which marks close a quotation that this mark opened.
_CLOSES: dict[str, str | tuple[str, ...]] = {
    "„": ("“", "”", '"', "„"),
    "‚‚": ("‘‘", "’’"),
    "«": ("»",),
    "»": ("«", "»"),
    "‘‘": ("’’", "''"),
    "``": ("''", "’’", '"', "``"),
}
_CURLY_CLOSES = ("”", "“", '"', "''", "’’", "‟")

#: Marks that open whatever stands beside them; the others open only before a word.
_OPENERS = frozenset("“„‟«") | {"``", "‘‘", "‚‚"}

#: Marks that open a quotation in other languages than English, and single ones.
_UNUSUAL = frozenset("„«»‚‘’'")

_BEFORE_OPENING = frozenset("([{-–—/:;,.'‘’…=*_|>")

_SINGLE_OPEN = re.compile(r"(?:(?<=[\s(\[\-–—:;,“\"])|\A|(?<=\n))[‘'‚](?!['‘’])(?=[\w$£€\[…])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…%)\]])['’‘](?!['’\w])")

#: Words that begin with an apostrophe.
_CLIPPED = re.compile(r"['’‘](?:\d\d?0?s?\b|tis\b|twas\b|em\b|cause\b|til\b|till\b|n\b|round\b|bout\b)", re.IGNORECASE)


def quoted(text: str, paragraphs: Iterable[Span]) -> list[Quoted]:
    """The stretches of these paragraphs that stand in quotation marks, in order, none inside another. A mark
    at a paragraph's beginning that is never closed counts only where the next paragraph goes on the quotation."""
    found: list[Quoted] = []
    opened_at = -1
    for start, end in paragraphs:
        here = _paragraph(text, start, end)
        goes_on = bool(here) and here[0].outer[0] == start
        if found and not found[-1].closed and not goes_on and found[-1].outer[0] == opened_at:
            found.pop()
        found += here
        opened_at = start
    if found and not found[-1].closed and found[-1].outer[0] == opened_at:
        found.pop()
    return found


def straightened(text: str, paragraphs: Iterable[Span]) -> str:
    """The text with the marks of its quotations as straight double ones where they are others than these and curly
    ones: German, French and single ones are then read as well as any. Its length stays the same."""
    changed = list(text)
    for mark in quoted(text, paragraphs):
        start, end = mark.outer
        if text[start] in _UNUSUAL and text[start + 1] != text[start]:
            changed[start] = '"'
            if mark.closed:
                changed[end - 1] = '"'
    return "".join(changed)


def _paragraph(text: str, start: int, end: int) -> list[Quoted]:
    doubles = list(_doubles(text, start, end))
    if not _SINGLE_OPEN.search(text, start, end):
        return doubles
    singles = list(_singles(text, start, end, doubles))
    inside = [double for double in doubles if not _covered(double, singles)]
    return sorted((*inside, *singles), key=lambda stretch: stretch.outer)


def _doubles(text: str, start: int, end: int) -> Iterator[Quoted]:
    opened: re.Match[str] | None = None
    for mark in _DOUBLE.finditer(text, start, end):
        before = text[mark.start() - 1] if mark.start() > start else " "
        after = text[mark.end()] if mark.end() < end else " "
        if opened is None:
            if _opens(mark.group(), before, after):
                opened = mark
        elif mark.group() in _CLOSES.get(opened.group(), _CURLY_CLOSES) and _closes(mark.group(), before, after):
            if text[opened.end() : mark.start()].strip():
                yield _stretch(text, (opened.start(), mark.end()), (opened.end(), mark.start()))
            opened = None
    if opened is not None and text[opened.end() : end].strip():
        yield _stretch(text, (opened.start(), end), (opened.end(), end), closed=False)


def _opens(mark: str, before: str, after: str) -> bool:
    if mark in _OPENERS:
        return True
    return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()


def _closes(mark: str, before: str, after: str) -> bool:
    if mark in ("”", "’’", "»"):
        return True
    return (not before.isspace() and not after.isalnum()) or after.isspace()


def _singles(text: str, start: int, end: int, doubles: Sequence[Quoted]) -> Iterator[Quoted]:
    """Quotations in single marks that stand in no double ones."""
    closers = [mark.start() for mark in _SINGLE_CLOSE.finditer(text, start, end)]
    free_from = start
    for mark in _SINGLE_OPEN.finditer(text, start, end):
        if mark.start() < free_from or _in(mark.start(), doubles) or _CLIPPED.match(text, mark.start()):
            continue
        close = _closer(text, closers, mark.end(), doubles)
        if close is not None:
            yield _stretch(text, (mark.start(), close + 1), (mark.end(), close))
            free_from = close + 1


def _closer(text: str, closers: Sequence[int], start: int, doubles: Sequence[Quoted]) -> int | None:
    """Where the single quotation that begins at ``start`` closes."""
    for at in range(bisect_right(closers, start), len(closers)):
        close = closers[at]
        if _in(close, doubles):
            continue
        # "the voters’ choice": a genitive, if another closing mark follows
        genitive = (
            text[close - 1] == "s" and text[close + 1 : close + 2] == " " and text[close + 2 : close + 3].islower()
        )
        if not (genitive and at + 1 < len(closers)):
            return close
    return None


def _in(offset: int, stretches: Sequence[Quoted]) -> bool:
    at = bisect_right(stretches, offset, key=lambda stretch: stretch.outer[0]) - 1
    return at >= 0 and offset < stretches[at].outer[1]


def _covered(double: Quoted, singles: Sequence[Quoted]) -> bool:
    return _in(double.outer[0], singles) and _in(double.outer[1] - 1, singles)


def _stretch(text: str, outer: Span, inner: Span, *, closed: bool = True) -> Quoted:
    raw = text[slice(*inner)]
    start = inner[0] + len(raw) - len(raw.lstrip())
    return Quoted((start, start + len(raw.strip())), outer, closed)
