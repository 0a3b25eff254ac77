"""A text as blocks of lines between blank lines, and a block as its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.articles import lines

#: Text is hard-wrapped where no line of its block is longer.
WRAP = 100

#: In hard-wrapped text a line that could have held so many characters more ends its paragraph.
SPARE = 10


class Line(NamedTuple):
    """One line, without the white space around it."""

    start: int
    end: int
    text: str


Block = list[Line]

_LINE = re.compile(r"([^\n\r\u2028\u2029]*)(?:\r\n|[\n\r\u2028]|(\u2029)|$)")
_BLANK = "".join(char for char in map(chr, range(0x3001)) if char.isspace()) + "\u200b\u2060\ufeff"

_BULLET = re.compile(r"(?:[-*•‣◦·>]\s+)+")
_SPEAKER = re.compile(r"(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,4}|[QA]|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}): ")


def split(text: str) -> list[Block]:
    """The blocks of a text, in order; no line is empty."""
    blocks: list[Block] = [[]]
    for found in _LINE.finditer(text):
        raw = found[1]
        stripped = raw.strip(_BLANK)
        if stripped:
            start = found.start() + raw.index(stripped)
            blocks[-1].append(Line(start, start + len(stripped), stripped))
        if blocks[-1] and (not stripped or found[2]):
            blocks.append([])
    return blocks if blocks[-1] else blocks[:-1]


def paragraphs(block: Block) -> Iterator[Block]:
    """The paragraphs of a block: its lines are one, if hard-wrapped, or each is one, or something between."""
    width = max(len(line.text) for line in block)
    begin = 0
    for at in range(1, len(block)):
        if _breaks(block[at - 1].text, block[at].text, width):
            yield block[begin:at]
            begin = at
    yield block[begin:]


def _breaks(line: str, after: str, width: int) -> bool:
    """Whether a paragraph ends between two lines of a block whose longest line has ``width`` characters."""
    if lines.is_image(line) or lines.is_marked_heading(line) or lines.is_image(after) or lines.is_marked_heading(after):
        return True
    if lines.is_aside(line) and lines.is_aside(after):  # "Advertisement", "Most read", "Sign up to our newsletter"
        return True
    if _BULLET.match(after):
        return not after.startswith(">") or not line.startswith(">")
    if not lines.ends_sentence(line):
        return width > WRAP and len(line) <= WRAP and after[0].isupper() and (line.isupper() or lines.title_case(line))
    if width > WRAP or _SPEAKER.match(after):
        return True
    return len(line) + 1 + len(after.split(maxsplit=1)[0]) + SPARE <= width


def begins(line: Line) -> int:
    """The offset where the words of a paragraph begin, behind a list's or a quotation's mark."""
    mark = _BULLET.match(line.text)
    return line.start + mark.end() if mark else line.start


def is_item(text: str) -> bool:
    """A list item, or the line of a speaker in a transcript."""
    return bool(_BULLET.match(text)) or is_speech(text)


def is_speech(text: str) -> bool:
    """The line of a speaker in a transcript, or what looks like one ("Berg: no deal")."""
    return bool(_SPEAKER.match(text))


def joined(block: Block) -> str:
    """The lines of a block as one."""
    return block[0].text if len(block) == 1 else " ".join(line.text for line in block)
