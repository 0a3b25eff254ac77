"""Who said what, as (text, quotations expected): (speaker's words in the text, content, kind)."""

from __future__ import annotations

import re

import pytest

from kg.extract.parse import parse
from kg.extract.quotations import extract
from kg.extract.reading import Reading
from kg.model import Article, Kind, Mention, Quotation, Statement

KINDS: dict[str, Kind] = {"PERSON": "Person", "ORG": "Organization", "GPE": "Place", "NORP": "Party"}


def statements(text: str) -> list[Statement]:
    """The quotations of a text whose paragraphs are parted by blank lines; names are those of the parse."""
    paragraphs = tuple(found.span() for found in re.finditer(r"[^\n](?:.|\n(?!\n))*", text))
    ((article, doc),) = parse([Article("a", text, paragraphs)])
    reading = Reading(article, doc)
    reading.names = [
        Mention(KINDS[ent.label_], (ent.start_char, ent.end_char), ent.text) for ent in doc.ents if ent.label_ in KINDS
    ]
    reading.index()
    return extract(reading)


def told(text: str) -> list[tuple[str | None, str, str]]:
    out = []
    for statement in statements(text):
        quotation = statement.object
        assert isinstance(quotation, Quotation)
        speaker = text[slice(*statement.subject.span)] if isinstance(statement.subject, Mention) else None
        assert statement.evidence.text in text
        out.append((speaker, quotation.text, quotation.quotation))
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"The bridge is not safe," said Anna Petrov.',
            [("Anna Petrov", "The bridge is not safe", "direct")],
        ),
        (
            'Anna Petrov said: "The bridge is not safe."',
            [("Anna Petrov", "The bridge is not safe.", "direct")],
        ),
        (
            'Anna Petrov said, "The bridge is not safe."',
            [("Anna Petrov", "The bridge is not safe.", "direct")],
        ),
        (
            '"The bridge is not safe," she said. "We will close it."',
            [("she", "The bridge is not safe We will close it.", "direct")],
        ),
        (
            '"The bridge," Anna Petrov said, "is not safe at all."',
            [("Anna Petrov", "The bridge is not safe at all.", "direct")],
        ),
        (
            '"The bridge is not safe," said Anna Petrov, who runs the port. "We will close it."',
            [("Anna Petrov", "The bridge is not safe We will close it.", "direct")],
        ),
        (
            "Anna Petrov said that the bridge was not safe.",
            [("Anna Petrov", "the bridge was not safe", "indirect")],
        ),
        (
            "The bridge was not safe, Anna Petrov said.",
            [("Anna Petrov", "The bridge was not safe", "indirect")],
        ),
        (
            'Anna Petrov said the bridge was "rotten" and would be closed.',
            [("Anna Petrov", 'the bridge was "rotten" and would be closed', "mixed")],
        ),
    ],
)
def test_speaker_content_and_kind(text: str, expected: list[tuple[str | None, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'The ban on gay "propaganda" has been in force for a year.',
        'The list of 70 "political prisoners" was long.',
        'The theatre showed "The Long Way Home" in May.',
    ],
)
def test_scare_quotes_and_titles_are_no_quotations(text: str) -> None:
    assert told(text) == []
