"""The answers of an interview that names nobody from turn to turn: questions stand as paragraphs of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.quotations.transcripts import ANSWERED, Turn, interviewed
from kg.model import Mention, Span

#: A text with so many questions to somebody, at least this share of answers in the first person, at most so many
#: paragraphs to an answer on average, and at most this share of them with quotation marks is an interview.
FEWEST, MOSTLY, LONG, QUOTING = 3, 0.6, 2.5, 0.25

#: The longest question, in characters.
_LONGEST = 400

_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_ME = re.compile(r"\b(?:I|I['’]\w+|me|my|mine|myself)\b")
_MARK = re.compile(r"[\"“„«]")


def turns(text: str, paragraphs: Sequence[Span], people: Sequence[Mention]) -> list[Turn]:
    """The answers, each of all its paragraphs; none unless the paragraphs above the first question say which of these
    ``people`` gives them."""
    asked = [at for at, paragraph in enumerate(paragraphs) if _asks(text, paragraph)]
    person = interviewed(text, people, paragraphs[asked[0]][0]) if asked else None
    if person is None or sum(_ends_as_question(text[: paragraphs[at][1]]) for at in asked) < FEWEST:
        return []
    below = [paragraphs[at] for at in range(asked[0], len(paragraphs)) if at not in asked]
    answers = list(_answers(paragraphs, asked))
    own = sum(_ME.search(text, *answer) is not None for answer in answers)
    quoting = sum(_MARK.search(text, *paragraph) is not None for paragraph in below)
    if own < MOSTLY * len(answers) or len(below) > LONG * len(asked) or quoting > QUOTING * len(below):
        return []
    return [Turn(person.span, answer, ANSWERED) for answer in answers]


def _asks(text: str, paragraph: Span) -> bool:
    """Whether a paragraph is a question, or puts something to somebody ("Your book has been called cruel."), and does
    not speak of whoever writes or answers."""
    start, end = paragraph
    if end - start > _LONGEST or _MARK.match(text, start) or _ME.search(text, start, end):
        return False
    return _YOU.search(text, start, end) is not None or _ends_as_question(text[start:end])


def _ends_as_question(text: str) -> bool:
    """Whether a text ends with a question mark, whatever marks say that it is printed bold."""
    return text.rstrip(" \n\t*_").endswith("?")


def _answers(paragraphs: Sequence[Span], asked: Sequence[int]) -> Iterator[Span]:
    """What stands between the questions, from the first paragraph of each to its last."""
    for at, following in zip(asked, (*asked[1:], len(paragraphs)), strict=True):
        if following > at + 1:
            yield paragraphs[at + 1][0], paragraphs[following - 1][1]
