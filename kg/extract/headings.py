"""Who says what in the heading above an article.

A heading is no sentence of the article: its capitals and missing words mislead the parser, and the text tells all that
it tells, and better. But what it quotes stands nowhere else in these words. So it is read by itself, with the capitals
that its words have in the text, for quotations alone; whom it names is who bears that name in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Span as TokenSpan

from kg.extract import parse, quotations
from kg.extract.quotations.credits import credit
from kg.extract.reading import Reading
from kg.extract.tagger import Found
from kg.extract.tagger.pieces import heading
from kg.model import Article, Mention, Span, Statement

EXTRACTOR = "headings"

_WORD = re.compile(r"\w+(?:[.'’-]\w+)*")

#: The longest name that is looked for, in words.
_LONGEST = 6

#: How sure it is that a heading is said by whom its end names.
CREDITED = 0.8


def read(
    article: Article, found: Sequence[Found], names: Iterable[Mention], *, pipeline: str | None = None
) -> Reading | None:
    """The heading as a text of its own, with offsets of the article, or None where the tagger ``found`` no quotation in
    it and its end names no speaker. ``names`` are those of the article."""
    span = heading(article)
    if span is None:
        return None
    named = list(_named(article.text, span, _bearers(names)))
    credited = credit(article.text, span, named)
    if credited is None and not found:
        return None
    fixed = [mention.span for mention in named]
    cues = [one.cue for one in found if one.cue is not None]
    text = _recased(article.text, span, fixed, cues)
    ((_, doc),) = parse.parse([replace(article, text=text, paragraphs=(span,))], pipeline=pipeline)
    reading = Reading(replace(article, paragraphs=(span,)), doc, names=named, tagged=found)
    if credited is not None and _is_clause(reading.tokens(credited.said)):
        own = [one for one in found if not _meets(one, credited.who)]
        reading.tagged = [*own, Found((credited.said,), None, credited.who, CREDITED)]
    reading.index()
    return reading


def _is_clause(said: TokenSpan) -> bool:
    """Whether a verb leads these words, with or without "are": "Two dockers killed", not "The man who saved the
    harbour"."""
    roots = [token for token in said if token.head == token or token.head not in said]
    done = (child for root in roots for child in root.rights if child.dep_ == "acl" and child.tag_ == "VBN")
    return any(token.pos_ in ("VERB", "AUX") for token in (*roots, *done))


def _meets(found: Found, who: Span) -> bool:
    """Whether a proposal takes the words that say who speaks for something else than that, or as we do."""
    spans = (*found.content, *filter(None, (found.cue, found.source)))
    return any(start < who[1] and who[0] < end for start, end in spans)


def extract(reading: Reading) -> list[Statement]:
    """The quotations of the article's heading."""
    if reading.heading is None:
        return []
    return [replace(one, extractor=EXTRACTOR) for one in quotations.extract(reading.heading)]


def _bearers(names: Iterable[Mention]) -> Mapping[tuple[str, ...], Mention]:
    """The first mention with each name, in small letters; of a surname, the first person who bears it."""
    bearers: dict[tuple[str, ...], Mention] = {}
    surnames: dict[tuple[str, ...], Mention] = {}
    for mention in names:
        words = tuple(_WORD.findall(mention.name.casefold()))
        bearers.setdefault(words, mention)
        if mention.kind == "Person":
            surnames.setdefault(words[-1:], mention)
    return {**surnames, **bearers}


def _named(text: str, span: Span, bearers: Mapping[tuple[str, ...], Mention]) -> Iterator[Mention]:
    """The names in the heading, the longest at each place, as mentions of their bearers."""
    words = list(_WORD.finditer(text, *span))
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + _LONGEST), at, -1):
            bearer = bearers.get(tuple(word.group().casefold() for word in words[at:end]))
            if bearer is not None and words[at].group()[0].isupper():
                yield replace(bearer, span=(words[at].start(), words[end - 1].end()))
                at = end - 1
                break
        at += 1


def _recased(text: str, span: Span, names: Sequence[Span], cues: Sequence[Span]) -> str:
    """The text up to the heading's end; words of the heading that are in no name are in small letters where they
    are so in the text below, or where they report ("Says")."""
    below = set(_WORD.findall(text, span[1]))
    out = list(text[: span[1]])
    for word in _WORD.finditer(text, *span):
        small = word.group().lower()
        reports = any(start < word.end() and word.start() < end for start, end in cues)
        named = any(start < word.end() and word.start() < end for start, end in names)
        if len(small) == len(word.group()) and (reports or small in below) and not named:
            out[word.start() : word.end()] = small
    return "".join(out)
