"""Who is meant by the head of a noun phrase: (sentence, head, kind and name)."""

from __future__ import annotations

import pytest

from kg.extract.parse import parse
from kg.extract.quotations.speakers import mention, speaker
from kg.extract.reading import Reading
from kg.model import Article, Mention


def reading(text: str) -> Reading:
    """The reading of a text in which Mara Lind is a known name, and "he" is Otto Berg."""
    ((article, doc),) = parse([Article("a", text, ((0, len(text)),))])
    found = Reading(article, doc)
    if "Mara Lind" in text:
        start = text.index("Mara Lind")
        found.names = [Mention("Person", (start, start + 9), "Mara Lind")]
    if " he " in text:
        start = text.index(" he ") + 1
        found.anaphors = [Mention("Person", (start, start + 2), "Otto Berg")]
    found.index()
    return found


@pytest.mark.parametrize(
    ("text", "head", "kind", "name"),
    [
        ("On Monday Mara Lind said so.", "Lind", "Person", "Mara Lind"),
        ("On Monday he said so.", "he", "Person", "Otto Berg"),
        ("The mayor, Mara Lind, said so.", "mayor", "Person", "Mara Lind"),
        ("Mara Lind, who said so, left.", "who", "Person", "Mara Lind"),
        ("Two senior officials who left said so.", "officials", "Unnamed", "two senior officials"),
        ("Two senior EU officials said so.", "officials", "Unnamed", "two senior EU officials"),
        ("The poll of May said so.", "poll", "Unnamed", "the poll"),
        ("Some of the women said so.", "Some", "Unnamed", "some of the women"),
    ],
)
def test_who_is_meant(text: str, head: str, kind: str, name: str) -> None:
    found = reading(text)
    token = next(token for token in found.doc if token.text == head)
    speaker = mention(found, token)
    assert (speaker.kind, speaker.name) == (kind, name)
    assert text[slice(*speaker.span)]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Speaker of the House Mara Lind", "Mara Lind"),
        ("ODM director of elections Mara Lind", "Mara Lind"),
        ("The High Commissioner for Refugees", "the High Commissioner for Refugees"),
        ("A spokesman for former Governor Mara Lind", "a spokesman for former Governor Mara Lind"),
    ],
)
def test_whoever_speaks_for_somebody_is_somebody_else(source: str, name: str) -> None:
    found = reading(f"{source} said so.")
    assert speaker(found, (0, len(source)), found.doc[0], {}).name == name
