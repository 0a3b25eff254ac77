"""Articles → parses whose tokens stand at their offsets in the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from threadpoolctl import threadpool_info

from kg.errors import PipelineError
from kg.extract import parse as parsing
from kg.extract.parse import ENDLESS, load, paragraph_of, parse
from kg.model import Article, Span


def article(text: str, *paragraphs: Span) -> Article:
    return Article("a", text, paragraphs or ((0, len(text)),))


def sentences(one: Article) -> list[str]:
    ((_, doc),) = parse([one])
    return [" ".join(sent.text.split()) for sent in doc.sents if sent.text.strip()]


@pytest.mark.parametrize(
    ("text", "paragraphs", "expected"),
    [
        ("Anna Berg came.\n\nShe left.", [(0, 15), (17, 26)], ["Anna Berg came.", "She left."]),
        ("A heading\n\nAnna Berg came.", [(11, 26)], ["Anna Berg came."]),
        ("Anna Berg said that all\n\nwas well.", [(0, 34)], ["Anna Berg said that all was well."]),
        ("no end mark here\n\nAnna Berg left.", [(0, 16), (18, 33)], ["no end mark here", "Anna Berg left."]),
    ],
)
def test_sentences_keep_to_paragraphs(text: str, paragraphs: list[Span], expected: list[str]) -> None:
    assert sentences(article(text, *paragraphs)) == expected


def test_long_article_is_parsed_in_pieces_and_whole_again(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(f"Anna Berg met {n} people in Northfield on Monday." for n in range(60))
    spans = []
    for line in text.split("\n\n"):
        start = spans[-1][1] + 2 if spans else 0
        spans.append((start, start + len(line)))
    monkeypatch.setattr(parsing, "PIECE", 300)
    ((_, doc),) = parse([article(text, *spans)])
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc if not token.is_space)
    assert len([sent for sent in doc.sents if sent.text.strip()]) == 60


def test_paragraph_longer_than_a_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "PIECE", 50)
    text = "word " * 100 + "x" * 200
    ((_, doc),) = parse([article(text)])
    assert doc.text == text


@settings(max_examples=40, deadline=None)
@given(
    st.text(st.sampled_from("Ab .\n\t“”'é\u2028漢😀"), min_size=1, max_size=80), st.integers(0, 80), st.integers(0, 80)
)
def test_every_token_stands_at_its_offset(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    ((_, doc),) = parse([article(text, *([(start, end)] if start < end else []))])
    assert len(doc.text) == len(text)
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc if not token.is_space)


@pytest.mark.parametrize(
    ("offset", "expected"), [(0, None), (2, (2, 5)), (4, (2, 5)), (5, None), (7, (6, 9)), (9, None)]
)
def test_paragraph_of(offset: int, expected: Span | None) -> None:
    assert paragraph_of(article("x" * 10, (2, 5), (6, 9)), offset) == expected


def test_unknown_pipeline_is_named() -> None:
    with pytest.raises(PipelineError, match="xx_no_such"):
        load("xx_no_such")


def test_half_a_character_moves_nothing() -> None:
    text = "Anna \ud83d Berg came."
    ((_, doc),) = parse([article(text)])
    assert [token.idx for token in doc if token.text in ("Anna", "Berg")] == [0, 7]


def test_parse_depends_on_nothing_else_that_is_read() -> None:
    texts = ["Anna Berg met Otto Lind in Northfield on Monday.", "Anna Berg left."]
    many = [Article(str(n), texts[n % 2] + f" It was day {n}.", ((0, len(texts[n % 2])),)) for n in range(9)]
    alone = [next(iter(parse([one])))[1].tensor for one in many]
    together = [doc.tensor for _, doc in parse(many)]
    assert all((one == other).all() for one, other in zip(alone, together, strict=True))


def test_parse_takes_one_thread_and_leaves_others_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    def threads() -> list[int]:
        return [library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"]

    def watch(doc: Doc) -> Doc:
        during.append(threads())
        return doc

    before, during = threads(), []
    monkeypatch.setattr(parsing, "_steps", lambda _: [watch])
    list(parse([article("Anna Berg came.")]))
    assert during and set(during[0]) <= {1}
    assert threads() == before


def test_what_has_no_end_is_cut_behind_a_comma() -> None:
    ((_, doc),) = parse([article(", ".join(["Anna Berg"] * ENDLESS) + ".")])
    assert max(len(sentence) for sentence in doc.sents) <= ENDLESS + 1
    assert {sentence[0].text for sentence in doc.sents} == {"Anna"}
