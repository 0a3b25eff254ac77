"""The words of a Markdown text, without the marks inside its lines."""

from __future__ import annotations

import re

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)

#: [words](address "title"), [words][reference]; not an image.
_ADDRESS = r"[^()\s]*(?:\([^()\s]*\)[^()\s]*)*"
_LINK = re.compile(rf"(?<!!)\[([^\[\]\n]+)\](?:\({_ADDRESS}(?:\s+\"[^\"\n]*\")?\)|\[[^\[\]\n]*\])")

#: **words**, __words__, *words*, _words_; the marks stand beside a word, and those of the low line around whole words.
_EMPHASIS = re.compile(
    r"(?<![*\\])(\*{1,3})(?=[^\s*])([^*\n]*[^\s*\\])\1(?!\*)|(?<![\w\\])(_{1,3})(?=[^\s_])([^_\n]*[^\s_\\])\3(?!\w)"
)

#: A mark that is meant as itself: 5 \* 3.
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def plain(text: str) -> str:
    """The text with links as their words and without the marks of emphasis; front matter, headings, images and lines
    that are emphasised from end to end, which tell what a line is, stay as they are."""
    front = found.end() if (found := _FRONT.match(text)) else 0
    return text[:front] + "".join(map(_line, text[front:].splitlines(keepends=True)))


def _line(line: str) -> str:
    words = _LINK.sub(r"\1", line)
    whole = _EMPHASIS.match(words.strip())
    if not (whole and whole.end() == len(words.strip())):
        for _ in range(2):  # emphasis within emphasis
            words = _EMPHASIS.sub(lambda found: found[2] or found[4], words)
    return _ESCAPED.sub(r"\1", words)
