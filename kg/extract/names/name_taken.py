"""Where no name can stand: what belongs to something else, accounts and hashtags, prizes that somebody has won."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from spacy.tokens import Doc, Token

from kg.extract.lexicon import places
from kg.extract.names.name_widths import HYPHENS

#: Behind a prize, and a hyphen.
WINNING = frozenset({"winning", "nominated", "winner", "winners", "nominee", "nominees"})


def taken_marks(doc: Doc, texts: Sequence[str], offsets: Collection[int]) -> bytearray:
    """The marks of the tokens at these offsets of characters, and of what a hyphen joins to them, if that is no place
    ("R-Tex."), or that says what somebody has won ("Oscar-winning"); of accounts and hashtags."""
    marks = bytearray(token.idx in offsets or _is_tag(token) for token in doc)
    for i in range(len(texts) - 2):
        if texts[i + 1] in HYPHENS and not doc[i].whitespace_ and texts[i + 2] in WINNING:
            marks[i] = 1
    for i in range(len(texts) - 2):
        if marks[i] and texts[i + 1] in HYPHENS and not doc[i].whitespace_ and texts[i + 2] not in places():
            marks[i + 1] = marks[i + 2] = 1
    return marks


def _is_tag(token: Token) -> bool:
    """Whether a token is an account or a hashtag, of which nobody says what they stand for: "@hale", "#oldport"."""
    before = token.doc[token.i - 1] if token.i else token
    tied = before.text in ("#", "@") and not before.whitespace_ and before.i != token.i
    return tied or (len(token) > 1 and token.text[0] in "#@")
