"""Where the running text of an article lies, and what its other lines tell about it.

From the top: front matter, section, title, byline, date, caption; from the bottom: links, copyright and the
like; between them paragraphs, some broken by mistake, with sub-headings and advertisements. Where it is
doubtful whether a line is running text, it is."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from kg.articles import lines, published
from kg.articles.blocks import Block, begins, is_item, joined, paragraphs, split
from kg.articles.head import Head, front_matter
from kg.articles.metadata import Metadata
from kg.model import Span

#: A longer line is no sub-heading, in characters and in words; longer than the third, only In Title Case.
SUBHEADING, SUBHEADING_WORDS, PLAIN_WORDS = 80, 12, 6

#: A paragraph that ends with a comma, and is not a line of a list, is longer than this.
BROKEN = 60

_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"']+")
_ITS_ADDRESS = re.compile(r"(?:original|url|link|permalink|source)\b", re.IGNORECASE)
_PUBLISHER = re.compile(r"(?:source|©|copyright|\(c\))\W*(?:\d{4}\W*)?(?P<name>[A-Z][^.:;,|]{2,50})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """The spans of the running text, in order, and what head, foot and first words of it tell."""

    paragraphs: tuple[Span, ...]
    head: Metadata
    foot: Metadata
    dateline: Metadata


def read(text: str, *, title: str | None = None, marked: Collection[int] = ()) -> Layout:
    """The layout of a text. ``title`` is its title where that is known already; ``marked`` are the
    offsets at which lines start that are known to be outside of the running text."""
    front, blocks = front_matter(split(text))
    head = Head(title or front.title, marked)
    whole = [part for block in blocks for part in paragraphs(block)]
    parts = [part for block in head.read(blocks) for part in paragraphs(block)]
    body, foot = _cut_foot(parts)
    spans = _running(body, marked)
    if not spans:
        head, foot = Head(title, marked), Metadata()
        spans = _running(whole, marked)
    return Layout(tuple(spans), _over(front, head.metadata), foot, _dateline(text, spans))


def _over(front: Metadata, head: Metadata) -> Metadata:
    return Metadata(
        front.title or head.title,
        front.published or head.published,
        front.publisher or head.publisher,
        front.url,
        front.author or head.author,
    )


def _dateline(text: str, spans: list[Span]) -> Metadata:
    """What the first words of an agency's report tell."""
    found = lines.dateline(text[slice(*spans[0])]) if spans else None
    if not found:
        return Metadata()
    day = published.date_line(found[0])
    return Metadata(published=day[0] if day else None, publisher=found[1])


def _cut_foot(parts: list[Block]) -> tuple[list[Block], Metadata]:
    """The paragraphs above the foot, and what the foot tells."""
    end = _links_begin(parts)
    while end and _is_foot(joined(parts[end - 1])):
        end -= 1
    texts = [joined(part) for part in parts[end:]]
    days = [day[0] for text in texts if (day := published.date_line(text))]
    names = [found["name"].strip() for text in texts if (found := _PUBLISHER.match(text))]
    outlets = [name for name in names if lines.is_outlet(name)]
    authors = [who.author for text in texts if (who := lines.byline(text)) and who.author]
    return parts[:end], Metadata(
        published=days[0] if days else None,
        publisher=outlets[0] if outlets else None,
        url=_own_address(texts),
        author=authors[0] if authors else None,
    )


def _links_begin(parts: list[Block]) -> int:
    """Where a list of links begins ("Related stories") that goes on to the end; else the end."""
    for at in range(len(parts) - 1, max(len(parts) // 2, len(parts) - 20) - 1, -1):
        text = joined(parts[at])
        if lines.LINKS_FOLLOW.match(lines.plain(text)):
            return at
        if len(text) > lines.LONGEST or (lines.ends_sentence(text) and not _is_foot(text)):
            break
    return len(parts)


def _is_foot(text: str) -> bool:
    if len(text) > 2 * lines.LONGEST:
        return False
    aside = lines.is_furniture(text) or lines.is_caption(text) or lines.is_image(text)
    return bool(aside or published.date_line(text) or lines.byline(text))


def _own_address(texts: list[str]) -> str | None:
    """The address of the article itself: the one that is called so, or the only one."""
    found = [(at, match[0]) for at, text in enumerate(texts) if (match := _ADDRESS.search(text))]
    for at, address in found:
        if _ITS_ADDRESS.match(texts[at]) or (at and _ITS_ADDRESS.match(texts[at - 1])):
            return address
    return found[0][1] if len(found) == 1 else None


def _running(parts: list[Block], marked: Collection[int]) -> list[Span]:
    """The spans of the running text among these paragraphs; one that goes on in the next is joined to it."""
    spans: list[Span] = []
    open_at = -1
    for at, part in enumerate(parts):
        if part[0].start in marked or _between(parts, at):
            continue
        span = (begins(part[0]), part[-1].end)
        if spans and open_at == at - 1 and _goes_on(joined(parts[open_at]), joined(part)):
            spans[-1] = (spans[-1][0], span[1])
        elif span[0] < span[1]:
            spans.append(span)
        open_at = at
    return spans


def _between(parts: list[Block], at: int) -> bool:
    """Whether a paragraph is none: an image and its caption, an advertisement, a sub-heading."""
    part = parts[at]
    if len(part[0].text) > 2 * lines.LONGEST:
        return lines.is_image(part[0].text)
    text = joined(part)
    if lines.is_furniture(text) or lines.is_image(text) or lines.is_caption(text) or lines.is_marked_heading(text):
        return True
    if at and lines.is_image(parts[at - 1][-1].text) and lines.tells_a_picture(text, under_image=True):
        return True
    return _is_subheading(parts, at)


def _is_subheading(parts: list[Block], at: int) -> bool:
    """A short line that ends no sentence, between two paragraphs that do."""
    text = lines.plain(parts[at][0].text)
    if len(parts[at]) > 1 or len(text) > SUBHEADING or len(text.split()) > SUBHEADING_WORDS:
        return False
    if lines.is_label(text):
        return at + 1 < len(parts)
    if lines.ends_sentence(text) or text.endswith(",") or text[0].islower() or is_item(parts[at][0].text):
        return False
    if at + 1 == len(parts) or parts[at + 1][0].text[0].islower() or not _is_sentences(parts[at + 1]):
        return False
    if at and not _is_sentences(parts[at - 1]):
        return False
    return text.isupper() or lines.title_case(text) or len(text.split()) <= PLAIN_WORDS


def _is_sentences(part: Block) -> bool:
    return lines.ends_sentence(part[-1].text) and len(part[-1].text.split()) + 10 * (len(part) - 1) > 3


def _goes_on(text: str, after: str) -> bool:
    """Whether a paragraph stops in the middle of a sentence that the next one goes on with."""
    if lines.ends_sentence(text) or is_item(after):
        return False
    if after.lstrip("\"'“‘«(")[:1].islower():
        return True
    if text.endswith(","):
        return len(text) > BROKEN
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1
