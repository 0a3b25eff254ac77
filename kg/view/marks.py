"""The words of a passage that carry a fact: where its names stand, and what was quoted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article; ``start`` is their offset in it, in code points."""

    article: str
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def find(passage: Passage, names: Iterable[str], quoted: Iterable[Passage] = ()) -> tuple[Span, ...]:
    """Where the names stand in a passage as whole words, and the quoted passages; code points into
    its text, in order, none overlapping. A longer name wins over a part of it."""
    spans = [*_quoted(passage, quoted), *_named(passage.text, names)]
    return tuple(_joined(spans))


def _quoted(passage: Passage, quoted: Iterable[Passage]) -> Iterator[Span]:
    for piece in quoted:
        start, end = max(passage.start, piece.start), min(passage.end, piece.end)
        if piece.article == passage.article and start < end:
            yield start - passage.start, end - passage.start


def _named(text: str, names: Iterable[str]) -> Iterator[Span]:
    """The places of each name; of a name without case where none stands with it."""
    lowered = text.lower()
    for name in dict.fromkeys(names):
        found = list(_places(text, name))
        if not found and len(lowered) == len(text):
            found = list(_places(lowered, name.lower()))
        yield from found


def _places(text: str, name: str) -> Iterator[Span]:
    at = text.find(name) if name else -1
    while at >= 0:
        end = at + len(name)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            yield at, end
        at = text.find(name, end)


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans in order; those that overlap become one."""
    last: Span | None = None
    for start, end in sorted(spans):
        if last and start < last[1]:
            last = last[0], max(end, last[1])
            continue
        if last:
            yield last
        last = start, end
    if last:
        yield last
