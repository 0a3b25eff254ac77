"""Who speaks again without a name: (text, speakers of what is said in it)."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.model import Article, Mention


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Officials said that the mill would close. They said that nobody had been told.",
            ["officials", "officials"],
        ),
        ("Anna Berg said that the mill would close. They said that nobody had been told.", ["Anna Berg", "they"]),
        (
            "A clerk at the mill said that it would close. He said that nobody had been told.",
            ["a clerk at the mill", "a clerk at the mill"],
        ),
        ("When an inspector came, he asked to see the mill. He wrote that it was safe.", ["an inspector"] * 2),
    ],
)
def test_unnamed_speakers_are_called_as_where_they_came_in(text: str, speakers: list[str]) -> None:
    (found,) = extract([Article("a", text, ((0, len(text)),))])
    said = [one.subject for one in found.statements if one.predicate == "said"]
    assert [one.name for one in said if isinstance(one, Mention)] == speakers
