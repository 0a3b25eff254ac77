"""The words of a label as a line of text: capitals, articles, hyphens, names joined, dates spelt out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Token

from kg.countries import by_people
from kg.extract.dates.datewords import MONTHS
from kg.extract.wordset import words


def line(tokens: Iterable[Token], names: Mapping[int, str] | None = None) -> str:
    """The words as they stand in the article, in order, on one line; ``names`` stand for some of them."""
    chosen = sorted({token for token in _with_titles(tokens) if token.text != "."}, key=lambda token: token.i)
    short = {at for token in chosen if _is_short_form(token) for at in (token.i - 1, token.i, token.i + 1)}
    chosen = [token for token in chosen if token.i not in short] or chosen
    pieces = []
    for at, token in enumerate(chosen):
        together = at + 1 < len(chosen) and chosen[at + 1].i == token.i + 1
        named = token.pos_ == "PROPN" or (token.ent_type_ and token.ent_type_ not in OF_NUMBERS)
        named = named and not (token.text == "The" and token.i + 1 < len(token.doc) and token.nbor().text.islower())
        named = named or token.text in by_people() or token.text in _OF_CONTINENTS
        begins = (opens(token) or token.tag_ == "DT") and not named
        word = token.lower_ if begins else token.text
        word = names.get(token.i, word) if names else word
        if token.tag_ == "POS" and (not token.i or token.nbor(-1) not in chosen):
            word = "the"  # "against Tuesday's bill"
        if token.lower_ in ("a", "an") and not together and at + 1 < len(chosen):
            word = _article(word, chosen[at + 1].text)
        pieces.append(word + (token.whitespace_ if together else " "))
    line = _COMMAS.sub(",", " ".join("".join(pieces).split()))
    line = line.replace(", and ", " and ") if line.count(",") == 1 else line
    line = line.partition("—")[0] or line  # what a dash breaks in
    return _paired(_CITY_LINE.sub("", line).strip(" ,;:-–—'\"“”‘’")).strip()


def _is_short_form(token: Token) -> bool:
    """Whether a word stands alone in brackets behind a name: "the Supreme Court (*SC*)"."""
    within = 0 < token.i < len(token.doc) - 1 and token.nbor(-1).text == "(" and token.nbor().text == ")"
    return within and token.text.isupper()


def opens(token: Token) -> bool:
    """Whether a word is the first of its sentence or line, also behind a quotation mark."""
    while token.i and not token.is_sent_start:
        before = token.nbor(-1)
        if "\n" in before.text:
            return True
        if not (before.is_space or before.is_quote):
            return False
        token = before
    return True


def _article(article: str, word: str) -> str:
    """The article as it is before another word than the article's text has behind it: "an" for "a June 2011 email"."""
    return article[0] + ("n" if word[0].lower() in "aeio" or _AN.match(word) else "")


#: Words in "u" with "an" before them: "an umbrella", "an upper house", not "a university".
_AN = re.compile(r"(?:un(?!i[^mn])|up|um)", re.IGNORECASE)

_OF_CONTINENTS = words("European Europeans African Africans Asian Asians American Americans Arab Arabs Western")


OF_NUMBERS = words("CARDINAL ORDINAL QUANTITY PERCENT MONEY")


def _with_hyphens(tokens: Iterable[Token]) -> Iterator[Token]:
    """The words, each whole where the parse has cut it at a hyphen or behind a number: "re-election", "£5m"."""
    for token in tokens:
        yield token
        if token.like_num and not token.whitespace_ and token.i + 1 < len(token.doc) and token.nbor().is_alpha:
            yield token.nbor()
        first = last = token
        while first.i and not (before := first.nbor(-1)).whitespace_ and "-" in (before.text, first.text):
            first = before
            yield first
        while last.i + 1 < len(last.doc) and not last.whitespace_ and "-" in (last.text, last.nbor().text):
            last = last.nbor()
            yield last


def _with_titles(tokens: Iterable[Token]) -> Iterator[Token]:
    """The words, and the rest of a title in quotation marks that one of them begins: "Face the Nation"."""
    for token in _with_hyphens(tokens):
        yield token
        mark = token.nbor(-1) if token.i else token
        if mark.text not in _OPENING or mark.whitespace_ or not token.text[0].isupper():
            continue
        rest = token.doc[token.i + 1 : token.i + 1 + _LONGEST_TITLE]
        end = next((at for at, word in enumerate(rest, 1) if word.text in _CLOSING), 0)
        if end and all(word.text[0].isupper() or word.pos_ in _SMALL_IN_TITLES for word in rest[: end - 1]):
            yield from (mark, *rest[:end])


_OPENING, _CLOSING = frozenset('"“‘'), frozenset('"”’')
_LONGEST_TITLE = 8


_SMALL_IN_TITLES = frozenset({"ADP", "CCONJ", "DET", "PART", "PUNCT", "NUM"})


def _paired(line: str) -> str:
    """The line without brackets and quotation marks that have lost the other one of their pair."""
    for first, last in ("()", "[]", "“”"):
        if line.count(first) != line.count(last):
            line = line.replace(first, "").replace(last, "")
    line = line.replace("''", "") if line.count("''") % 2 else line
    return line.replace('"', "") if line.count('"') % 2 else line


#: What is left around an age: "Ann Lee, 34, and".
_COMMAS = re.compile(r"(?:\s*,)+")


#: "GENEVA - Swiss police", "Harbour News - Ann Lee", "15.15 Swiss police": the parse takes a dateline's place, paper or
#: hour for a word of the first name.
_CITY_LINE = re.compile(
    r"^[A-Z]{3}[A-Z., ]* [-–—]+ |^(?:[A-Z][a-z]+ ){2,4}[-–—] (?=[A-Z])|^\d{1,2}[.:]\d{2}(?: ?[ap]\.?m\.?)? (?=[A-Z])"
)


def several(names: Sequence[str]) -> str:
    """Up to three names in a row, of more the first."""
    if len(names) > _MOST_NAMES:
        return f"{names[0]} and {len(names) - 1} others"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


#: So many names a label lists.
_MOST_NAMES = 3


def spelt_out(value: str) -> str:
    """A year, month or day as a reader would say it: "27 May 2016"; nothing for other dates."""
    if not _PLAIN_DATE.fullmatch(value):
        return ""
    year, month, day = (*value.split("-"), "", "")[:3]
    name = [list(MONTHS)[int(month) - 1].capitalize()] if month else []
    return " ".join([*([str(int(day))] if day else []), *name, year])


_PLAIN_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
