"""What a heading quotes: (heading, who, words, kind), above a text that names the people."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.extract.headings import EXTRACTOR
from kg.model import Article, Extraction, Mention, Quotation, Statement

BODY = (
    "The mayor of Southport, Anna Berg, spoke to the council on Monday. She told it that the harbour will close in "
    "May. Otto Lind of the Tide Party left the room. The walls are cracked, and nobody will mend them this year."
)


def read(heading: str, body: str = BODY) -> Extraction:
    text = f"{heading}\n\n{body}"
    (found,) = extract([Article("a", text, ((len(heading) + 2, len(text)),))])
    return found


def above(found: Extraction) -> list[Statement]:
    return [one for one in found.statements if one.extractor == EXTRACTOR]


def told(statement: Statement) -> tuple[str | None, str, str]:
    said = statement.object
    assert isinstance(said, Quotation)
    return statement.subject.name if isinstance(statement.subject, Mention) else None, said.text, said.quotation


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Harbour will close in May, mayor Anna Berg says", ("Anna Berg", "Harbour will close in May", "indirect")),
        # Capitals throughout; the surname alone; single marks.
        ("Berg Says Harbour Will Close in May", ("Anna Berg", "Harbour Will Close in May", "indirect")),
        ("Mayor Berg: ‘The Walls Are Cracked’", ("Anna Berg", "The Walls Are Cracked", "direct")),
        # Whom the text does not name is kept as the heading has it.
        ("Dockers warn that the walls are cracked", ("dockers", "the walls are cracked", "indirect")),
        # Its last words are who says it.
        ("Harbour will close in May: Berg", ("Anna Berg", "Harbour will close in May", "indirect")),
        ("Repairs: We shall mend the walls – Berg", ("Anna Berg", "We shall mend the walls", "indirect")),
        ("Two dockers killed as wall falls: police", ("police", "Two dockers killed as wall falls", "indirect")),
    ],
)
def test_headings(heading: str, expected: tuple[str, str, str]) -> None:
    (statement,) = above(read(heading))
    assert told(statement) == expected
    assert statement.evidence.text == heading


@pytest.mark.parametrize(
    "heading",
    [
        "Harbour to close in May",
        "Rain",
        "Storm over Southport on Monday",
        "The woman who closed the harbour: Anna Berg",
    ],
)
def test_nothing_is_quoted(heading: str) -> None:
    assert above(read(heading)) == []


def test_a_heading_states_nothing_else() -> None:
    found = read("Tide Party Member Otto Lind Met Mayor on Friday, Berg Says")
    start = found.article.paragraphs[0][0]
    inside = [one for one in found.statements if one.extractor != EXTRACTOR]
    assert above(found)
    assert inside
    assert all(one.evidence.span[0] >= start for one in inside)


def test_the_same_text_without_paragraphs_has_no_heading() -> None:
    (found,) = extract([Article("a", "Berg says so", ())])
    assert found.statements == ()
