"""Datelines: (paragraph, how its sentences begin)."""

from __future__ import annotations

import pytest

from kg.extract.datelines import text_start


@pytest.mark.parametrize(
    ("paragraph", "begins"),
    [
        ("SOUTHPORT (AP) — The harbour is closed.", "The harbour"),
        ("SOUTHPORT, Norland (Reuters) - The harbour is closed.", "The harbour"),
        ("NEW SOUTHPORT, Dec. 14 (UPI) — The harbour is closed.", "The harbour"),
        ("SOUTHPORT, 4 December 2031 - The harbour is closed.", "The harbour"),
        ("SOUTHPORT, Norland, December 4, 2031 (AP) - The harbour is closed.", "The harbour"),
        ("SOUTHPORT, Norland (4 December 2031) — The harbour is closed.", "The harbour"),
        ("SOUTHPORT, 4 December 2031: The harbour is closed.", "The harbour"),
        ("(Southport, December 4, 2031) – The harbour is closed.", "The harbour"),
        ("New Southport, 4 December 2031. The harbour is closed.", "The harbour"),
        ("Southport, December 4. The harbour is closed.", "Southport"),
        ("SOUTHPORT: The harbour is closed.", "SOUTHPORT:"),
        ("NAIROBI: The harbour is closed.", "The harbour"),
        ("Lahore [Pakistan], July 17 (ANI): The harbour is closed.", "The harbour"),
        ("New Delhi, Mar 21 (PTI) The harbour is closed.", "The harbour"),
        ("SOUTHPORT -- The harbour is closed.", "The harbour"),
        ("SOUTHPORT—The harbour is closed.", "The harbour"),
        ("The harbour - the largest one - is closed.", "The harbour"),
        ("NATO is closed.", "NATO"),
    ],
)
def test_where_the_text_starts(paragraph: str, begins: str) -> None:
    text = "Before it.\n\n" + paragraph
    assert text[text_start(text, (12, len(text))) :].startswith(begins)
