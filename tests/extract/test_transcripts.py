"""Turns of a transcript: (text, what is said in each)."""

from __future__ import annotations

import re

import pytest

from kg.extract import extract
from kg.extract.quotations.quotemarks import Quoted
from kg.extract.quotations.transcripts import Turn, merged, turns
from kg.model import Article, Mention, Quotation, Statement


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "MARA LIND: The harbour is closed.\n\nOTTO BERG: Since when is it?\n\nLIND: Since May of last year.",
            ["The harbour is closed.", "Since when is it?", "Since May of last year."],
        ),
        (
            "Mara Lind: The harbour is closed.\nOtto Berg: Since when is it?\nLind: Since May of last year.",
            ["The harbour is closed.", "Since when is it?", "Since May of last year."],
        ),
        (
            "Transcript: A harbour closes\n\nLIND: It is closed.\n\nBERG: Since when?\n\nLIND: Since May of last year.",
            ["It is closed.", "Since when?", "Since May of last year."],
        ),
        # Question and answer.
        ("Q: Is it closed?\nA: Yes, it is.\nQ: Since May?", ["Is it closed?", "Yes, it is.", "Since May?"]),
        # The last answer has a name.
        (
            "Q: Is it closed?\nA: It is.\nQ: Since when?\nLind: Since May.",
            ["Is it closed?", "It is.", "Since when?", "Since May."],
        ),
        # A list of headings: nobody speaks twice.
        ("Lind: Close to a win.\n\nBerg: The last hope.\n\nMoor: On the way down.", []),
        # One speaker alone is no transcript.
        ("Contributing: Mara Lind and Otto Berg.\n\nContributing: Ada Moor and others.", []),
        # A transcript that is quoted: each paragraph begins with a mark, and some go on the turn before.
        (
            '"LIND: It is closed.\n\n"It has been so since May.\n\n"(Laughter.)\n\n'
            '"BERG: Why so?\n\n"LIND: I cannot say."',
            ['It is closed.\n\n"It has been so since May.', "Why so?", 'I cannot say."'],
        ),
        # An answer of two paragraphs; what a reporter says between turns is none.
        (
            "LIND: It is closed.\n\nBERG: Since when?\n\nLIND: Since May.\n\nWe said so.\n\nBERG: And why?",
            ["It is closed.", "Since when?", "Since May.\n\nWe said so.", "And why?"],
        ),
        (
            "LIND: It is closed.\n\nBERG: Since when?\n\nLIND: Since May.\n\nBerg laughs.\n\nBERG: And why?",
            ["It is closed.", "Since when?", "Since May.", "And why?"],
        ),
        # What is in quotation marks needs no turn.
        ('Lind: "We are closed."\n\nBerg: "Since when?"\n\nLind: "Since May."', []),
    ],
)
def test_turns(text: str, expected: list[str]) -> None:
    paragraphs = [found.span() for found in re.finditer(r"[^\n]+", text)]
    assert [text[slice(*turn.said)] for turn in turns(text, paragraphs)] == expected


@pytest.mark.parametrize("run", ["D" * 4000, "Ab" * 2000, "A. " * 1000])
def test_a_long_run_of_capitals_costs_no_time(run: str) -> None:
    assert turns(run, [(0, len(run))]) == []  # each way of parting the run into names was once tried


def test_a_quotation_inside_a_turn_belongs_to_the_turn() -> None:
    before, inside, after = Quoted((1, 3), (0, 4)), Quoted((12, 14), (11, 15)), Quoted((31, 33), (30, 34))
    turn = Turn((5, 8), (10, 30))
    assert merged([before, inside, after], [turn]) == [before, Quoted((10, 30), (10, 30)), after]


def said_in(text: str) -> list[tuple[Statement, Quotation]]:
    """The quotations of a text, a paragraph a line, each with its statement."""
    paragraphs = tuple(found.span() for found in re.finditer(r"[^\n]+", text))
    (found,) = extract([Article("a", text, paragraphs)])
    return [(one, one.object) for one in found.statements if isinstance(one.object, Quotation)]


def test_who_speaks_in_a_turn() -> None:
    text = (
        "The mayor, Anna Berg, met Otto Lind on Monday.\n\nBERG: The harbour is closed.\n\n"
        "LIND: Who said that it was? Nobody told me so.\n\nBERG: I tell you now."
    )
    starts = [text.index(words) for words in ("The harbour", "Who", "I tell")]
    turns = [(one.subject, said.text) for one, said in said_in(text) if said.spans[0][0] in starts]
    assert [(speaker.name, words) for speaker, words in turns if isinstance(speaker, Mention)] == [
        ("Anna Berg", "The harbour is closed."),
        ("Otto Lind", "Who said that it was? Nobody told me so."),
        ("Anna Berg", "I tell you now."),
    ]


def test_whom_a_turn_addresses_is_not_who_speaks() -> None:
    text = (
        '"MOOR: Mayor Berg, why is the harbour closed?\n\n"BERG: It is not safe. It was never safe.\n\n'
        '"MOOR: Mayor Berg, did you know it?'
    )
    turns = [(one.subject, said.attitude) for one, said in said_in(text)]
    assert [(text[slice(*speaker.span)], attitude) for speaker, attitude in turns if isinstance(speaker, Mention)] == [
        ("MOOR", "question"),
        ("BERG", "speech"),
        ("MOOR", "question"),
    ]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("The mayor, Anna Berg, has closed the harbour. We met Berg on Monday.", [None, "Anna Berg"] * 2),
        ("Anna Berg and Otto Lind met us on Monday.", [None] * 4),
        ("Anna Berg has closed the harbour. She spoke to Mara Moor.", [None, "Anna Berg"] * 2),
        ("By Mara Moor\n\nAnna Berg has closed the harbour.", [None, "Anna Berg"] * 2),
        ("The mayor met us on Monday.", [None] * 4),
    ],
)
def test_who_answers_is_the_one_person_named_before(opening: str, expected: list[str | None]) -> None:
    text = f"{opening}\n\nQ: Is it closed?\n\nA: Yes, it is.\n\nQ: Since May?\n\nA: Since the ferry of Otto Lind sank."
    turns = [one.subject for one, said in said_in(text) if said.spans[0][0] > text.index("Q:")]
    assert [speaker.name if isinstance(speaker, Mention) else None for speaker in turns] == expected
