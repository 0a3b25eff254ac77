"""The top of an article: section, title, byline, date, caption."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.articles import lines, published
from kg.articles.blocks import Block, is_item, is_speech, joined
from kg.articles.metadata import KEYS, Metadata, from_keys

#: A longer line is no title, in characters and in words.
TITLE, TITLE_WORDS = 160, 25

#: A line that ends like a sentence is a title only if it is no longer and In Title Case.
SENTENCE_WORDS = 16

#: A head has no more lines; a title or a caption goes over no more than the second.
LINES, OVER = 40, 4

#: Who wrote it, though it looks like a speaker's line, too.
_CREDIT = re.compile(r"(?:by|words|text|author|reporter):", re.IGNORECASE)

_KEY = re.compile(r"([A-Za-z][\w -]{0,30}):(?:\s+(.*))?$")


def front_matter(blocks: list[Block]) -> tuple[Metadata, list[Block]]:
    """The keys and values at the very top, between lines of three dashes or as a block of nothing
    but known keys ("Title: …", "Date: …"), and the blocks below."""
    if not blocks:
        return Metadata(), blocks
    if blocks[0][0].text == "---":
        flat = [line for block in blocks for line in block]
        closing = next((line for line in flat[1:60] if line.text in ("---", "...")), None)
        if closing:
            inside = [line.text for line in flat[1 : flat.index(closing)]]
            rest = [[line for line in block if line.start > closing.start] for block in blocks]
            return from_keys(_pairs(inside)), [block for block in rest if block]
    keys = [_KEY.match(line.text) for line in blocks[0]]
    if len(keys) > 1 and all(key and key[1].strip().lower() in KEYS for key in keys):
        return from_keys(_pairs([line.text for line in blocks[0]])), blocks[1:]
    return Metadata(), blocks


def _pairs(texts: list[str]) -> list[tuple[str, object]]:
    """Each key with its value; a list below a key ("- Jane Roe") is one value."""
    pairs: list[tuple[str, object]] = []
    for text in texts:
        key = _KEY.match(text)
        if key:
            pairs.append((key[1], _bare(key[2] or "")))
        elif text.startswith("- ") and pairs:
            name, value = pairs[-1]
            pairs[-1] = (name, f"{value}, {_bare(text[2:])}" if value else _bare(text[2:]))
    return pairs


def _bare(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] + value[-1] in ('""', "''", "[]"):
        value = value[1:-1]
    return value


class Head:
    """Reads blocks from the top until the running text begins, and keeps what they tell."""

    def __init__(self, title: str | None, marked: Collection[int]) -> None:
        self.known = _letters(title or "")
        self.marked = marked
        self.title: str | None = None
        self.author: str | None = None
        self.publisher: str | None = None
        self.published: str | None = None
        self.under_image = False

    @property
    def metadata(self) -> Metadata:
        return Metadata(self.title, self.published, self.publisher, None, self.author)

    def read(self, blocks: list[Block]) -> list[Block]:
        """The blocks below the head."""
        at = 0
        blocks = list(blocks)
        for _ in range(LINES):
            if at == len(blocks):
                break
            taken = self._take(blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None)
            if not taken:
                break
            blocks[at] = blocks[at][taken:]
            at += not blocks[at]
        return blocks[at:]

    def _take(self, block: Block, below: Block | None) -> int:
        """How many lines of this block belong to the head."""
        return (
            self._take_known_title(block)
            or self._take_title_with_colon(block, below)
            or self._take_byline(block)
            or self._take_marked(block, below)
            or self._take_title(block, below)
            or self._take_between(block, below)
        )

    def _take_known_title(self, block: Block) -> int:
        for count in range(1, min(len(block), OVER) + 1):
            if self.known and _letters(joined(block[:count])) == self.known:
                self.title = lines.plain(joined(block[:count]))
                return count
        return 0

    def _take_title_with_colon(self, block: Block, below: Block | None) -> int:
        """A first line such as "Lund: no deal" or "Interview: Ada Berg", right above a byline, a date or a dateline."""
        line = lines.plain(block[0].text)
        if self.title or self._below_title() or len(line) > TITLE or not is_speech(line) or _CREDIT.match(line):
            return 0
        after = block[1:] or below or []
        above = (lines.byline, published.date_line, lines.dateline)
        if not after or not any(tells(after[0].text) for tells in above):
            return 0
        self.title = line
        return 1

    def _take_marked(self, block: Block, below: Block | None) -> int:
        """A line that shows by its marks what it is: a heading, an image, a caption, a link."""
        line = block[0].text
        if block[0].start in self.marked or lines.is_marked_heading(line):
            if not lines.is_label(line):
                self.title = self.title or lines.plain(line)
            return 1
        if lines.is_image(line):
            self.under_image = True
            return 1
        if lines.is_furniture(line):
            return 1
        return int(lines.is_caption(line) and bool(below or len(block) > 1))

    def _take_title(self, block: Block, below: Block | None) -> int:
        count = self._looks_like_title(block, below)
        if not count or (self.title and self._below_title()):
            return 0
        is_section = lines.is_label(block[0].text) and below and self._looks_like_title(below, block)
        if not is_section:
            self.title = self.title or lines.plain(joined(block[:count]))
        return count

    def _take_between(self, block: Block, below: Block | None) -> int:
        """A section's name, or a caption that only its place shows to be one."""
        if below is None or len(block) > OVER:
            return 0
        whole = joined(block)
        is_caption = (self.under_image or self._below_title()) and lines.tells_a_picture(
            whole, under_image=self.under_image
        )
        return len(block) if is_caption or lines.is_label(whole) else 0

    def _below_title(self) -> bool:
        return bool(self.author or self.publisher or self.published)

    def _looks_like_title(self, block: Block, below: Block | None) -> int:
        """How many lines look like a title; what may be the first sentence of the text does not."""
        line = lines.plain(block[0].text)
        long = len(line) > TITLE or len(line.split()) > TITLE_WORDS
        if not line or long or is_item(block[0].text) or line[0].islower() or lines.dateline(line):
            return 0
        if len(block) > 1:
            if line.endswith(";") and len(block) == 2 and len(block[1].text) <= TITLE:
                return 2 if below else 0
            return int(not lines.ends_sentence(line) and self._heads_block(line, block[1].text))
        if below is None or below[0].text[0].islower() or not any(char.isalpha() for char in line):
            return 0
        if lines.ends_sentence(line):
            return int(
                not self.title
                and line[-1] not in ":;"
                and 3 <= len(line.split()) <= SENTENCE_WORDS
                and lines.title_case(line)
            )
        return int(not line.endswith((",", "-", "–", "—")))

    def _heads_block(self, line: str, after: str) -> bool:
        """Whether the next line of the same block shows that this one is a title."""
        if lines.byline(after) or published.date_line(after):
            return True
        return lines.title_case(line) and len(after) > max(TITLE, 1.5 * len(line)) and not after[0].islower()

    def _take_byline(self, block: Block) -> int:
        line = lines.plain(block[0].text)
        rest = line
        day = published.date_line(line)
        if day:
            self.published = self.published or day[0]
            rest = day[1]
        who = lines.byline(line.replace(day[0], "").strip(" ,|-–—•·") if day else line)
        if who:
            self.author, self.publisher = self.author or who.author, self.publisher or who.publisher
        elif day and lines.is_outlet(rest):
            self.publisher = self.publisher or rest
        return int(bool(day or who))


def _letters(text: str) -> str:
    """The letters and digits of a text, to compare titles by."""
    return re.sub(r"[\W_]+", "", lines.plain(text).casefold())
