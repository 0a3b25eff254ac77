"""Whether a text is English: (text, whether there are doubts)."""

from __future__ import annotations

import pytest

from kg.articles import read_text
from kg.articles.language import doubts

ENGLISH = "The mayor of Southport told the council that the harbour will close in May, and nobody was glad of it. "
GERMAN = "Der Bürgermeister sagte dem Rat, dass der Hafen im Mai schließt, und niemand war froh darüber. "
DUTCH = "De burgemeester zei tegen de raad dat de haven in mei dicht gaat, en niemand in de stad was er blij mee. "


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        (ENGLISH * 5, False),
        (GERMAN * 5, True),
        (DUTCH * 5, True),
        (GERMAN, False),  # too few words to tell
        (GERMAN + ENGLISH * 3, False),
    ],
)
def test_doubts(text: str, doubted: bool) -> None:
    assert bool(doubts([text])) is doubted
    assert any("not in English" in warning for warning in read_text(text, id="a").warnings) is doubted
