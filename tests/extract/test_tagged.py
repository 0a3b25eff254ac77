"""The tagger's quotations joined with the rules', as the program gives them: (speaker, content, kind, reported by)."""

from __future__ import annotations

import re

import pytest

from kg.extract import extract, parse, quotations
from kg.extract.reading import Reading
from kg.extract.tagger import Found
from kg.model import Article, Mention, Quotation, Statement


def statements(*texts: str, heading: bool = False) -> list[list[Statement]]:
    """What is said in texts whose paragraphs are parted by blank lines; the first may be a heading."""
    articles = []
    for number, text in enumerate(texts):
        paragraphs = [found.span() for found in re.finditer(r"[^\n](?:.|\n(?!\n))*", text)]
        articles.append(Article(str(number), text, tuple(paragraphs[heading:])))
    return [[one for one in found.statements if one.predicate == "said"] for found in extract(articles)]


Told = tuple[str | None, str, str, str | None]


def told(text: str, *, heading: bool = False) -> list[Told]:
    (found,) = statements(text, heading=heading)
    return [_told(one) for one in found]


def _told(one: Statement) -> Told:
    said = one.object
    assert isinstance(said, Quotation)
    speaker = one.subject.name if isinstance(one.subject, Mention) else None
    return speaker, said.text, said.quotation, said.reported_by and said.reported_by.name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Berg said that the harbour would close in May.",
            [("Anna Berg", "the harbour would close in May", "indirect", None)],
        ),
        (
            '"The harbour is not safe," said Anna Berg. "We will close it."',
            [("Anna Berg", "The harbour is not safe, We will close it.", "direct", None)],
        ),
        (
            "Two officials warned that the walls were cracked.",
            [("two officials", "the walls were cracked", "indirect", None)],
        ),
        (
            "According to Otto Lind, the walls were mended last year.",
            [("Otto Lind", "the walls were mended last year", "indirect", None)],
        ),
        # Who spoke is the speaker; who tells of it has reported it.
        (
            "Anna Berg said that the harbour would close in May, Coastal News Agency reported.",
            [("Anna Berg", "the harbour would close in May", "indirect", "Coastal News Agency")],
        ),
        # A quotation in marks of its own in a new paragraph is another one, by the same speaker.
        (
            'Anna Berg came to the harbour on Monday.\n\n"The harbour is not safe," she said.\n\n'
            '"We will close it in May and open it again when the walls are mended."',
            [
                ("Anna Berg", "The harbour is not safe,", "direct", None),
                (
                    "Anna Berg",
                    "We will close it in May and open it again when the walls are mended.",
                    "direct",
                    None,
                ),
            ],
        ),
        # Signed.
        (
            "“The harbour is the heart of our town and must stay open.”\n\n— Anna Berg, mayor of Southport",
            [("Anna Berg", "The harbour is the heart of our town and must stay open.", "direct", None)],
        ),
        ("It rained all day in Southport.", []),
        ("", []),
    ],
)
def test_told(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker", "start"),
    [
        ('Anna Berg called the plan "a gift to the rich" and left.', "Anna Berg", "the plan"),
        ('"A gift to the rich" is what Anna Berg called the plan.', "Anna Berg", "A gift to the rich"),
        ('"Nobody asked us" when the harbour was closed, Otto Lind said.', "Otto Lind", "Nobody asked us"),
    ],
)
def test_mixed_quotations_begin_with_the_words_of_the_speaker(text: str, speaker: str, start: str) -> None:
    (found,) = told(text)
    assert found[0] == speaker
    assert found[1].startswith(start)
    assert found[2] == "mixed"


def test_a_heading_states_nothing() -> None:
    text = "Harbour will close in May, mayor Anna Berg says\n\nIt rained all day in Southport."
    assert told(text, heading=True) == []


def test_an_article_gives_the_same_alone_and_among_others() -> None:
    texts = [
        "Anna Berg said that the harbour would close in May.",
        "",
        '"The harbour is not safe," said Otto Lind. "We will close it."',
        "It rained all day in Southport.",
    ]
    together = [[_told(one) for one in found] for found in statements(*texts)]
    assert together == [told(text) for text in texts]
    confidences = [one.confidence for found in statements(*texts) for one in found]
    assert confidences == [one.confidence for text in texts for found in statements(text) for one in found]


def joined(text: str, found: list[Found] | None) -> list[str]:
    """What is quoted in a text of one paragraph, if this is what the tagger found; None for no tagger."""
    ((article, doc),) = parse.parse([Article("a", text, ((0, len(text)),))])
    reading = Reading(article, doc, tagged=found)
    reading.index()
    return [one.object.text for one in quotations.extract(reading) if isinstance(one.object, Quotation)]


@pytest.mark.parametrize(
    ("text", "by_rules", "added"),
    [
        # What the tagger passes over is taken from the rules if it stands in quotation marks, else if all but certain.
        ('"The harbour is not safe," said Anna Berg.', ["The harbour is not safe"], ["The harbour is not safe"]),
        ("Otto Lind expects the walls to hold.", ["the walls to hold"], []),
    ],
)
def test_what_the_rules_add(text: str, by_rules: list[str], added: list[str]) -> None:
    assert joined(text, None) == by_rules
    assert joined(text, []) == added


def test_the_tagger_is_right_where_both_find_something() -> None:
    text = "Otto Lind expects the walls to hold."
    assert joined(text, [Found(((10, 35),), None, (0, 9), 0.5)]) == ["expects the walls to hold"]


def test_offsets_after_odd_characters() -> None:
    text = "🙂 👩‍👩‍👧\n\nAnna Berg said that the harbour would close in May."
    ((found,),) = statements(text)
    assert isinstance(found.object, Quotation)
    assert [text[slice(*span)] for span in found.object.spans] == ["the harbour would close in May"]
    assert text[slice(*found.evidence.span)] == found.evidence.text


def test_who_is_named_as_the_source_is_not_spoken_to() -> None:
    ((found,),) = statements("According to Otto Lind, the walls were mended last year.")
    assert isinstance(found.object, Quotation) and found.object.addressee is None


def test_an_article_alone_is_no_quotation() -> None:
    assert told("Anna Berg looked at the plan on Monday.") == []
