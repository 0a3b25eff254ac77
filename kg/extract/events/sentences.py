"""The sentences of an article's running text, numbered: what stands above and between is white space to the parse."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc
from spacy.tokens import Span as Sentence


def sentences(doc: Doc) -> Iterator[Sentence]:
    """Those that hold a word, in order; a headline above the text makes the parser's first one empty."""
    yield from (sentence for sentence in doc.sents if not _is_blank(sentence))


def sentence_numbers(doc: Doc) -> list[int]:
    """For each token the number of its sentence, the first being 0; white space counts to the one before it."""
    numbers: list[int] = []
    number = -1
    for sentence in doc.sents:
        number += not _is_blank(sentence)
        numbers += [max(number, 0)] * len(sentence)
    return numbers


def _is_blank(sentence: Sentence) -> bool:
    return all(token.is_space for token in sentence)
