"""Pairing quotation marks: (text, stretches expected)."""

from __future__ import annotations

import re

import pytest

from kg.extract.quotations.quotemarks import quoted
from kg.model import Span


def paragraphs(text: str) -> list[Span]:
    return [found.span() for found in re.finditer(r"[^\n](?:.|\n(?!\n))*", text)]


def stretches(text: str) -> list[str]:
    return [text[slice(*stretch.inner)] for stretch in quoted(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We will see," she said. "Not now."', ["We will see,", "Not now."]),
        ("“We will see,” she said.", ["We will see,"]),
        ("„Wir werden sehen“, sagte sie.", ["Wir werden sehen"]),
        ("»Wir werden sehen«, sagte sie.", ["Wir werden sehen"]),
        ("« Nous verrons », dit-elle.", ["Nous verrons"]),
        ("”Vi får se”, sade hon.", ["Vi får se"]),
        ("''We will see,'' she said.", ["We will see,"]),
        ("``We will see,'' she said.", ["We will see,"]),
        ("‘We will see,’ she said.", ["We will see,"]),
        ("'We will see,' she said.", ["We will see,"]),
        ("“He called it ‘a farce’ and left,” she said.", ["He called it ‘a farce’ and left,"]),
        ("\"He called it 'a farce' and left,\" she said.", ["He called it 'a farce' and left,"]),
        ("‘She said “never” and left,’ he said.", ["She said “never” and left,"]),
        ("He said the voters’ choice and the party’s future were one.", []),
        ("He said the '90s, rock 'n' roll and the miners' strike made him.", []),
        ('A 6\'2" man with a 15" screen.', []),
        ("“We go on.\n\n“And on,” she said.", ["We go on.", "And on,"]),
        ('The so-called "experts" met.', ["experts"]),
        ("Nothing is quoted here.", []),
        ('A mark alone " here.', []),
        ('""', []),
    ],
)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    assert stretches(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # It is led in, or goes on in the next paragraph: kept to the end of its paragraph.
        ("She said: “We go on.\n\nNothing follows.", [("We go on.", False)]),
        ("“We go on.\n\n“And on,” she said.", [("We go on.", False), ("And on,", True)]),
        # Nothing tells where it would end.
        ("“We go on, she said.\n\nNothing follows.", []),
        ("“We go on, she said.", []),
    ],
)
def test_a_mark_that_is_never_closed(text: str, expected: list[tuple[str, bool]]) -> None:
    found = quoted(text, paragraphs(text))
    assert [(text[slice(*stretch.inner)], stretch.closed) for stretch in found] == expected


def test_time_is_linear_in_the_marks() -> None:
    text = "'a " * 20_000 + '"b ' * 20_000
    assert len(quoted(text, [(0, len(text))])) < len(text)
