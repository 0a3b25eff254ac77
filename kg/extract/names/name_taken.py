"""Where no name can stand: what belongs to something else, accounts and hashtags, prizes that somebody has won."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from spacy.tokens import Doc, Token

from kg.extract.lexicon import places
from kg.extract.names.name_widths import HYPHENS

#: Behind a prize, and a hyphen.
WINNING = frozenset({"winning", "nominated", "winner", "winners", "nominee", "nominees"})

#: The mark of a case or a letter: "FHC/ABJ/CR/39/2031".
_FILED = re.compile(r"(?<![\w/])(?:[\w.-]+/){2,}[\w.-]*\d[\w.-]*")


def taken_marks(doc: Doc, texts: Sequence[str], offsets: Collection[int]) -> bytearray:
    """The marks of the tokens at these offsets of characters, and of what a hyphen joins to them, if that is no place
    ("R-Tex."), or that says what somebody has won ("Oscar-winning"); of accounts and hashtags, and of files' marks."""
    marks = bytearray(token.idx in offsets or _is_tag(token) for token in doc)
    text = doc.text
    for filed in _FILED.finditer(text) if text.count("/") > 1 else ():
        for token in doc.char_span(*filed.span(), alignment_mode="expand") or ():
            marks[token.i] = 1
    for i in range(len(texts) - 2):
        prize = texts[i + 1] in HYPHENS and texts[i + 2] in WINNING
        if not doc[i].whitespace_ and (prize or (texts[i + 1] == "/" and len(texts[i]) == 1)):  # "P/Gen. Hale"
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
