"""Parties by what means them only where it stands: letters in brackets behind a name ("(R-Tex.)", "(Con, Oldport)"),
and words such as "Green" before an office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.lexicon import given_names
from kg.extract.name_words import NO_PARTY, PARTY_LETTERS, PARTY_WORDS
from kg.model import Article, Mention, Span

#: The offices before which a word stands for a party: "the Green senator", "the Lib Dem group leader".
_OFFICE = (
    r"(?:(?:group|parliamentary|state|federal|local|regional|deputy|co) ?-?)?"
    r"(?:[Ss]enator|MP|MEP|MSP|MLA|MLC|MS|AM|TD|[Cc]ouncill?or|lawmaker|legislator|candidate|leader|mayor|minister|peer"
    r"|spokesperson|spokesman|spokeswoman|politician)s?\b"
)

#: Letters of American parties behind a name: "(R-Tex.)", ", D-Ohio,".
_STATE = re.compile(
    r"[(\[](R|D|DFL|L)(?:[-–—] ?|, ?)(?=[A-Z][\w.]*[^()\n]{0,20}[)\]])|(?<=, )(R|D)[-–—](?=[A-Z][a-z]+\b)"
)

#: What stands first in brackets behind a name: "Joan Hale (Con, Oldport)".
_BRACKET = re.compile(r"(?<=[a-z] \()([A-Z][A-Za-z]+(?: [A-Z][a-z]+)?)(?=[,;)])")

#: A word for a party before an office; and the word before it, in so many characters.
_TITLE = re.compile(rf"\b({'|'.join(sorted(PARTY_WORDS, key=len, reverse=True))})(?= {_OFFICE})")
_WORD_BEFORE, _LONG = re.compile(r"(\w+) \Z"), 40


def parties_told(article: Article) -> Iterator[Mention]:
    """The parties that stand as letters behind a name, or as a word before an office."""
    for start, end in article.paragraphs:
        for match in _STATE.finditer(article.text, start, end):
            group = match.lastindex or 1
            yield _party(match.span(group), PARTY_LETTERS[match[group]])
        for match in _brackets(article, start, end):
            if (name := PARTY_LETTERS.get(match[1]) or PARTY_WORDS.get(match[1])) is not None:
                yield _party(match.span(1), name)
        for match in _TITLE.finditer(article.text, start, end):
            before = _WORD_BEFORE.search(article.text[max(start, match.start() - _LONG) : match.start()])
            if before is None or before[1] not in given_names():
                yield _party(match.span(1), PARTY_WORDS[match[1]])


def no_parties(article: Article) -> Iterator[Span]:
    """The words in brackets behind a name that say that somebody is of no party."""
    for start, end in article.paragraphs:
        yield from (match.span(1) for match in _brackets(article, start, end) if match[1] in NO_PARTY)


def _brackets(article: Article, start: int, end: int) -> Iterator[re.Match[str]]:
    """The brackets of a paragraph, but those that shorten the name before them: "Planned Parenthood (PP)"."""
    for match in _BRACKET.finditer(article.text, start, end):
        before = article.text[start : match.start() - 2].split()
        initials = "".join(word[0] for word in before if word[0].isupper())
        if not initials.endswith(match[1]):
            yield match


def _party(span: Span, name: str) -> Mention:
    return Mention("Party", span, name, subtype="party")
