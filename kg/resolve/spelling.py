"""Names as they are spelled: their normal form, and what transcriptions of one name have in common."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"})
_POSSESSIVE, WORD = re.compile(r"['’]s\b|[.'’]"), re.compile(r"\w+")

#: Spellings that transcriptions of one name differ by, made the same, in this order.
FOLDS = tuple(
    (re.compile(pattern), folded)
    for pattern, folded in (
        (r"shch|sch", "sh"),
        (r"tsch|tch", "ch"),
        (r"kh", "h"),
        (r"ph", "f"),
        (r"q|ck", "k"),
        (r"w", "v"),
        (r"x", "ks"),
        (r"ou|oo", "u"),
        (r"ee(?=[a-z])", "i"),
        (r"^abd[aeo]l(?=[a-z]{3})", "abdul"),
        (r"([aou])e(?=[^aeiouy])", r"\1"),
        (r"^[jy](?=[aeou])", "i"),
        (r"^ie", "e"),
        (r"(?:[ei]y|ei|ij|y)", "i"),
        (r"(?<=[aeiou])h$", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=200_000)
def normal(name: str) -> str:
    """A name for comparison: lower case, no accents, no punctuation, no article before it."""
    words = WORD.findall(plain_letters(name))
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words) or name.casefold()


def plain_letters(name: str) -> str:
    """A name in lower case without accents and possessives."""
    name = name.casefold()
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name.translate(_LETTERS))
        name = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _POSSESSIVE.sub("", name)


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word of a name in normal form, with the differences between transcriptions gone: "sergey" and "sergei",
    "mueller" and "muller" are the same."""
    for pattern, folded in FOLDS:
        word = pattern.sub(folded, word)
    return word
