"""The learned tagger: texts with the quotations expected, as (source, cue, contents), and how it reads them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.tagger import Found, load
from kg.extract.tagger.pieces import AFTER, BEFORE, BREAK, CAPACITY, Integers, Pieces, encode, lines, windows
from kg.extract.tagger.signatures import signed
from kg.model import Article

Told = tuple[str | None, str | None, list[str]]


def article(text: str, *, heading: bool = False) -> Article:
    """A text whose paragraphs are parted by blank lines; the first may be a heading."""
    paragraphs = [found.span() for found in re.finditer(r"[^\n](?:.|\n(?!\n))*", text)]
    return Article("a", text, tuple(paragraphs[heading:]))


def told(text: str, found: Sequence[Found]) -> list[Told]:
    return [
        (
            item.source and text[slice(*item.source)],
            item.cue and text[slice(*item.cue)],
            [text[slice(*span)] for span in item.content],
        )
        for item in found
    ]


DIRECT = '"The harbour is not safe," said Anna Berg. "We will close it."'
INDIRECT = "Anna Berg said that the harbour would close in May."
RAIN = "It rained all day in Southport."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DIRECT, [("Anna Berg", "said", ['"The harbour is not safe,"', '"We will close it."'])]),
        (INDIRECT, [("Anna Berg", "said", ["that the harbour would close in May"])]),
        (
            "Two officials warned that the walls were cracked.",
            [("Two officials", "warned", ["that the walls were cracked"])],
        ),
        (
            "According to Otto Lind, the walls were mended last year.",
            [("Otto Lind", "According to", ["the walls were mended last year"])],
        ),
        (
            "Otto Lind thinks that the walls will hold.",
            [("Otto Lind", "thinks", ["that the walls will hold"])],
        ),
        # Two cues are two quotations.
        (
            'Anna Berg criticised the plan as "a gift to the rich" and urged the council to drop it.',
            [
                ("Anna Berg", "criticised", ['the plan as "a gift to the rich"']),
                ("Anna Berg", "urged", ["the council to drop it"]),
            ],
        ),
        # A quotation goes on in the next paragraph.
        (
            '"The harbour is not safe," she said.\n\n"We will close it in May and mend the walls."',
            [("she", "said", ['"The harbour is not safe,"', '"We will close it in May and mend the walls."'])],
        ),
        (RAIN, []),
    ],
)
def test_quotations(text: str, expected: list[Told]) -> None:
    assert told(text, load().read(article(text)).quotations) == expected


def test_what_the_heading_quotes_is_kept_apart() -> None:
    text = f"Harbour will close in May, mayor Anna Berg says\n\n{RAIN}"
    assert load().read(article(text)).quotations
    seen = load().read(article(text, heading=True))
    assert seen.quotations == []
    assert told(text, seen.heading)


def test_what_the_text_reports_is_quoted_without_the_heading_that_says_the_same() -> None:
    lead = "Gunmen killed 12 people in a village in northern Nigeria on Monday, police and residents said."
    text = f"Gunmen kill 12 in northern Nigeria\n\n{lead}"
    seen = load().read(article(text, heading=True))
    assert told(text, seen.quotations) == [("police and residents", "said", [lead.partition(", police")[0]])]
    assert not seen.heading


def test_confidence_is_a_share_above_the_threshold() -> None:
    tagger = load()
    (found,) = tagger.read(article(INDIRECT)).quotations
    assert tagger.settings.threshold <= found.confidence <= 1
    strict = replace(tagger, settings=replace(tagger.settings, threshold=1.0))
    assert strict.read(article(INDIRECT)).quotations == []


@pytest.mark.parametrize("text", [DIRECT, INDIRECT, RAIN])
def test_nothing_depends_on_what_was_read_before(text: str) -> None:
    alone = load().read(article(text)).quotations
    others = [load().read(article(other)).quotations for other in (DIRECT, text, RAIN * 40, text)]
    assert others[1] == others[3] == alone


@pytest.mark.parametrize("text", ["", "\n", " ", "\n\n"])
def test_nothing_in_an_empty_article(text: str) -> None:
    assert load().read(Article("a", text, ())).quotations == []


@pytest.mark.parametrize("odd", ["🙂", "👩‍👩‍👧", "\ud83d", "e\u0301", "\u200b"])
def test_offsets_after_odd_characters_are_code_points(odd: str) -> None:
    text = f"It rained {odd}.\n\n{INDIRECT}"
    assert told(text, load().read(article(text)).quotations) == [
        ("Anna Berg", "said", ["that the harbour would close in May"])
    ]


def test_a_word_longer_than_a_window_is_read() -> None:
    text = f"{DIRECT}\n\n{'日本' * 2000}"
    assert told(text, load().read(article(text)).quotations)[:1] == told(
        DIRECT, load().read(article(DIRECT)).quotations
    )


def test_the_time_grows_with_the_length() -> None:
    def read(words: int) -> tuple[int, int]:
        """How many windows the encoder is given, and the pieces in them."""
        tagger, text = load(), " ".join([RAIN] * (words // 6))
        pieces = encode(text, [(0, len(text))], tagger.tokenizer)
        cut = list(windows(pieces))
        return len(cut), max(window.last - window.first for window in cut)

    (few, widest), (many, widest_of_many) = read(2_000), read(20_000)
    assert many <= 10 * few + 1
    assert widest <= widest_of_many <= CAPACITY + BEFORE + AFTER


def test_a_long_article_is_read_to_its_end() -> None:
    text = "\n\n".join([RAIN] * 300 + [INDIRECT])
    (found,) = load().read(article(text)).quotations
    assert told(text, [found]) == [("Anna Berg", "said", ["that the harbour would close in May"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A line break after a sentence or before a quotation begins a paragraph, one within a sentence does not.
        ("The walls are cracked.\nThey will be mended.", ["The walls are cracked.", "They will be mended."]),
        ("The walls are\ncracked.", ["The walls are\ncracked."]),
        ('Anna Berg:\n"We will mend them."', ["Anna Berg:", '"We will mend them."']),
        ('"We will mend them"\n- Anna Berg', ['"We will mend them"', "- Anna Berg"]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("", []),
    ],
)
def test_lines(text: str, expected: list[str]) -> None:
    assert [text[slice(*span)] for span in lines(article(text))] == expected


def test_the_first_line_before_the_paragraphs_is_the_heading() -> None:
    text = "Harbour to close\nBy Otto Lind\n\nThe walls are cracked."
    found = lines(Article("a", text, ((31, len(text)),)))
    assert [text[slice(*span)] for span in found] == ["Harbour to close", "The walls are cracked."]


def pieces(ids: Sequence[int]) -> Pieces:
    held: Integers = np.array(ids, dtype=np.int64)
    places = np.arange(len(held), dtype=np.int64)
    return Pieces(held, np.zeros_like(held), places, places + 1, np.ones(len(held), dtype=np.bool_))


@given(st.lists(st.sampled_from([BREAK, 1012, 2000, 2001, 2002]), max_size=300), st.integers(2, 40), st.integers(0, 9))
@settings(deadline=None)
def test_windows_cover_the_text_once_and_in_order(ids: list[int], capacity: int, around: int) -> None:
    cut = list(windows(pieces(ids), capacity=capacity, before=around, after=around))
    assert [i for window in cut for i in range(window.own, window.own_end)] == list(range(len(ids)))
    for window in cut:
        assert 0 < window.own_end - window.own <= capacity
        assert window.first == max(0, window.own - around)
        assert window.last == min(len(ids), window.own_end + around)


def test_windows_are_cut_before_a_paragraph_and_else_after_a_full_stop() -> None:
    assert [w.own for w in windows(pieces([BREAK, 2000, 2000, BREAK, 2000, 2000, 2000]), capacity=6)] == [0, 3]
    assert [w.own for w in windows(pieces([BREAK, 2000, 2000, 2000, 1012, 2000, 2000]), capacity=6)] == [0, 5]


def test_the_runtime_keeps_no_diary_to_send_to_its_maker(tmp_path: Path) -> None:
    """onnxruntime writes its telemetry into the user's cache before it sends it; CI would keep it from doing so."""
    told = {name: value for name, value in os.environ.items() if name not in ("CI", "ORT_DISABLE_TELEMETRY")}
    home = told | {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    code = "from kg.extract.tagger import load; load()"
    subprocess.run([sys.executable, "-c", code], env=home, check=True)
    assert [file for file in tmp_path.rglob("*") if "onnx" in file.name.lower()] == []


SIGNED = "“The harbour is the heart of our town and must stay open.”"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{SIGNED} — Anna Berg", [("Anna Berg", "—", [SIGNED])]),
        (f"{SIGNED}\n\n— Anna Berg, mayor of Southport", [("Anna Berg", "—", [SIGNED])]),
        (f"{SIGNED}\n- Anna Berg", [("Anna Berg", "-", [SIGNED])]),
        # No name, no marks: nobody signed.
        (f"{SIGNED}\n\n— that is the question", []),
        ("The harbour must stay open.\n\n— Anna Berg", []),
        (f"{SIGNED}\n\n— Opening hours —", []),
    ],
)
def test_signatures(text: str, expected: list[Told]) -> None:
    assert told(text, signed(article(text), [])) == expected


def test_a_signature_replaces_what_was_found_in_its_paragraph() -> None:
    text = f"{SIGNED}\n\n— Anna Berg\n\n{INDIRECT}"
    at = text.index(INDIRECT)
    inside, beside = Found(((4, 11),), None, None, 0.5), Found(((at + 15, at + 50),), None, None, 0.5)
    assert [item.content for item in signed(article(text), [inside, beside])] == [((0, len(SIGNED)),), beside.content]
