"""Lines whose every word is written large: (line, the names in it), below and above a text that names some of them."""

from __future__ import annotations

import pytest

from kg.extract import names
from kg.extract.names import capitals
from kg.extract.parse import parse
from kg.model import Article

TEXT = "Joan Hale told voters in Oldport that Pavel Quist was wrong. Hale leads the Harbour Fund."


def article(line: str) -> Article:
    text = f"{TEXT}\n\n{line}"
    return Article("a", text, ((0, len(TEXT)), (len(TEXT) + 2, len(text))))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Joan Hale Asked Voters To Forgive Her.", ["Joan Hale"]),
        ("Why Quist Questioned What It Means To Lead.", ["Pavel Quist"]),
        ("Hale Would Put Lawyers On The Bench.", ["Joan Hale"]),
        ("Maria Lund Explained Why She Felt Alone.", ["Maria Lund"]),
        ("George W. Lund Sides With The Mayors On Tax.", ["George W. Lund"]),
        ("Have Told Bosses About A Bad Idea In Private Email Server.", []),
        ("The Harbour Fund Was The Right Answer For Them.", ["Harbour Fund"]),
    ],
)
def test_names_in_lines_of_capitals(line: str, found: list[str]) -> None:
    given = article(line)
    ((_, doc),) = parse([given])
    assert [mention.name for mention in names.find(given, doc) if mention.span[0] > len(TEXT)] == found


@pytest.mark.parametrize(
    ("line", "large"),
    [
        ("Joan Hale Asked Voters To Forgive Her.", True),
        ("Joan Hale asked voters to forgive her.", False),
        ("Joan Hale, Pavel Quist, Maria Lund and Ada Berg.", False),
        ("Mayor Joan Hale, Harbour Fund", False),
        ("Sahar Quist, Reem As-Lund, Joan Hale, Pavel Orr.", False),
    ],
)
def test_which_lines_are_written_large(line: str, large: bool) -> None:
    given = article(line)
    assert [span[0] > len(TEXT) for span in capitals.lines(given)] == ([True] if large else [])
