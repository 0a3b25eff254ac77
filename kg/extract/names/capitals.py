"""Names in lines whose every word is written large, as headings, captions and links to other articles are.

There a capital tells nothing: "Joan Hale Asked Voters To Forgive Her". A name is what the rest of the article calls
somebody, or else what begins with a given name, up to a word that is no name elsewhere."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence

from spacy.tokens import Doc

from kg.extract.lexicon import given_names, organizations, parties, places
from kg.extract.names.candidate import Candidate
from kg.extract.names.name_edges import HEADLINE_VERBS
from kg.extract.wordset import words
from kg.model import Article, Span

#: Words that only such a line writes large.
_SMALL = words(
    """about after against as at because before but by can could did does for from get gets had has have he her his how
    if in into is it its more my no not on or our out over says she should so than that the their them they this to up
    was we were what when where which who why will with without would you your and are be been of off"""
)
#: The words of a line that may be written small even there.
_MAY_BE_SMALL = words("a an the of in on at to for and or but nor by as with from vs via is")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

#: A line of fewer words may be a list of names, and so may one of more.
FEWEST, MOST = 4, 30


def lines(article: Article) -> Iterator[Span]:
    """The paragraphs whose every word is written large, also those that are small in any other sentence."""
    for start, end in article.paragraphs:
        found = _WORD.findall(article.text, start, end)
        told = [word for word in found if word.lower() not in _MAY_BE_SMALL]
        if FEWEST <= len(found) <= MOST and all(word[0].isupper() for word in told):
            inner = [word for word in found[1:] if word.istitle() and word.lower() in _SMALL]
            if inner:
                yield start, end


def trimmed(doc: Doc, found: Sequence[Candidate], spans: Collection[Span]) -> list[Candidate]:
    """The candidates, those in these spans without the words that are no part of their names; without those of which
    nothing is left."""
    if not spans:
        return list(found)
    ends = sorted(spans)
    last = (bisect_right(ends, (doc[one.start].idx, sys.maxsize)) - 1 for one in found)
    inside = [at >= 0 and doc[one.start].idx < ends[at][1] for one, at in zip(found, last, strict=True)]
    outside = [one for one, within in zip(found, inside, strict=True) if not within]
    known = {one.words for one in outside} | parties().keys() | organizations().keys() | places().keys()
    persons = {word: at for one in outside if one.label == "PERSON" for at, word in enumerate(one.words.split(" "))}
    kept = (_cut(doc, one, known, persons) if within else one for one, within in zip(found, inside, strict=True))
    return [one for one in kept if one is not None]


def _cut(doc: Doc, one: Candidate, known: Collection[str], persons: Mapping[str, int]) -> Candidate | None:
    """The longest part of a candidate that is a name elsewhere, or a given name and the word behind it; else a word of
    a person's name; None where there is neither."""
    size = one.end - one.start
    parts = [(one.start + at, one.start + at + long) for long in range(size, 0, -1) for at in range(size - long + 1)]
    same = next(((start, end) for start, end in parts if doc[start:end].text in known), None)
    if same is None or same[1] - same[0] == 1:
        end = _end_of_person(doc, one, persons)
        same = (one.start, end) if end else same
    if same is None:
        same = next(((start, start + 1) for start, end in parts[-size:] if doc[start].text in persons), None)
    return _part(doc, one, *same) if same else None


def _end_of_person(doc: Doc, one: Candidate, persons: Mapping[str, int]) -> int | None:
    """Where the name of a person ends who is not named in full elsewhere: behind a surname of the article, else behind
    the word after the given name and initials."""
    first = doc[one.start].text
    if one.end - one.start < 2 or first not in given_names() or persons.get(first, 0) > 0:
        return None
    surnames = (at + 1 for at in range(one.start + 1, one.end) if persons.get(doc[at].text, 0) > 0)
    last = next((at for at in range(one.start + 1, one.end) if len(doc[at].text.rstrip(".")) > 1), one.start)
    plain = doc[last].lower_ in _SMALL or doc[last].lower_ in HEADLINE_VERBS or not doc[last].is_alpha
    return next(surnames, None if plain or last == one.start else last + 1)


def _part(doc: Doc, one: Candidate, start: int, end: int) -> Candidate:
    if (start, end) == (one.start, one.end):
        return one
    title = (one.title, one.title_start) if start == one.start else (None, -1)
    return Candidate(start, end, one.label, *title, words=" ".join(doc[start:end].text.split()))
