"""How a verb is said of what happened."""

from __future__ import annotations

import pytest

from kg.extract.events.pasttense import past_of


@pytest.mark.parametrize(
    ("lemma", "past"),
    [("meet", "met"), ("carry", "carried"), ("stop", "stopped"), ("visit", "visited"), ("re-elect", "re-elected")],
)
def test_verbs_are_put_into_the_past_tense(lemma: str, past: str) -> None:
    assert past_of(lemma) == past
