"""An article as it is read: with plain spaces between its words, and without characters that nobody sees; and the way
back to the offsets of the article.

Text of the web, of word processors and of PDF files has hard spaces, doubled ones, lines that end in two characters and
hyphens that show only at the end of a line: to a parser each of them is a word, also in the middle of a name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from kg.model import Article, Date, Event, Evidence, Extraction, Mention, Node, Quotation, Span, Statement

#: A hyphen that shows only at the end of a line, spaces without a width, and marks of direction.
_SOFT_HYPHEN, _UNSEEN = "\u00ad", "\u00ad\u200b\u200e\u200f\u2060\ufeff"
_RUN = re.compile(rf"[\s{_UNSEEN}]{{2,}}|[^\S \n]|[{_UNSEEN}]|\n(?=[a-z][a-z])")
_LINE_BREAK = re.compile("[\n\r\v\f\x85\u2028\u2029]")

#: More spaces in a line than these stand between the columns of a table, not between words.
_WIDEST = 3


@dataclass(frozen=True, slots=True)
class Plain:
    """``article`` is the article as it is read, ``given`` as it stands. The one's text is the other's piece by piece:
    each begins at one of ``starts``, and in the text as it stands at the one of ``given_starts``."""

    article: Article
    given: Article
    starts: Sequence[int]
    given_starts: Sequence[int]

    def back(self, found: Extraction) -> Extraction:
        """What was found in the article as it is read, at its offsets in the article as it stands."""
        if self.article is self.given:
            return found
        return Extraction(
            self.given,
            tuple(map(self._mention, found.mentions)),
            tuple(replace(each, span=self._span(each.span)) for each in found.dates),
            tuple(map(self._statement, found.statements)),
            tuple(map(self._mention, found.anaphors)),
        )

    def _span(self, span: Span) -> Span:
        return self._at(span[0]), self._at(span[1] - 1) + 1

    def _at(self, offset: int) -> int:
        piece = bisect_right(self.starts, offset) - 1
        return self.given_starts[piece] + offset - self.starts[piece]

    def _statement(self, statement: Statement) -> Statement:
        subject, evidence = statement.subject, self._span(statement.evidence.span)
        return replace(
            statement,
            subject=self._event(subject) if isinstance(subject, Event) else subject and self._mention(subject),
            object=self._object(statement.object),
            evidence=Evidence(self.given.id, evidence, self.given.text[slice(*evidence)]),
            where=statement.where and self._mention(statement.where),
        )

    def _object(self, node: Node) -> Node:
        match node:
            case Mention():
                return self._mention(node)
            case Quotation():
                return self._quotation(node)
            case Event():
                return self._event(node)
            case Date():
                return replace(node, span=node.span and self._span(node.span))

    def _mention(self, mention: Mention) -> Mention:
        return replace(mention, span=self._span(mention.span))

    def _event(self, event: Event) -> Event:
        return replace(event, span=self._span(event.span), anchor=self._span(event.anchor))

    def _quotation(self, quotation: Quotation) -> Quotation:
        return replace(
            quotation,
            spans=tuple(map(self._span, quotation.spans)),
            cue=quotation.cue and self._span(quotation.cue),
            addressee=quotation.addressee and self._mention(quotation.addressee),
            reported_by=quotation.reported_by and self._mention(quotation.reported_by),
            occasion=quotation.occasion and self._span(quotation.occasion),
        )


def plain(article: Article) -> Plain:
    """The article as it is read. White space in a line is one space, if no wider than _WIDEST. White space with a line
    break stays as it is between paragraphs; inside of one it is one space before a small letter, where a sentence was
    wrapped, and one line break elsewhere: the next line may be of somebody else."""
    pieces = [(0, ""), *_pieces(article)]
    text = "".join(piece for _, piece in pieces)
    if text == article.text:
        return Plain(article, article, (0,), (0,))
    given_starts = [given for given, _ in pieces]
    starts = [0, *accumulate(len(piece) for _, piece in pieces)][:-1]

    def read(offset: int) -> int:
        at = bisect_right(given_starts, offset) - 1
        return starts[at] + min(offset - given_starts[at], len(pieces[at][1]))

    paragraphs = tuple((read(start), read(end)) for start, end in article.paragraphs)
    return Plain(replace(article, text=text, paragraphs=paragraphs), article, starts, given_starts)


def _pieces(article: Article) -> Iterator[tuple[int, str]]:
    """What is left of the text, each piece with its offset in the text."""
    at = 0
    for run in _RUN.finditer(article.text):
        yield at, article.text[at : run.start()]
        yield run.start(), _kept(run, article.paragraphs)
        at = run.end()
    yield at, article.text[at:]


def _kept(run: re.Match[str], paragraphs: Sequence[Span]) -> str:
    """What is left of white space and unseen characters."""
    if _LINE_BREAK.search(run[0]):
        inside = bisect_right(paragraphs, run.start(), key=lambda span: span[0]) - 1
        if inside < 0 or run.end() > paragraphs[inside][1]:
            return run[0]
        if run[0].startswith(_SOFT_HYPHEN):
            return ""
        goes_on = run.string[run.end() : run.end() + 2]
        return " " if goes_on.isalpha() and goes_on.islower() else "\n"
    spaces = sum(char.isspace() for char in run[0])
    return " " * (spaces > 0) if spaces <= _WIDEST else run[0]
