"""The extractors as a whole: every statement's evidence is checked against the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import kg.extract
from kg.errors import EvidenceError
from kg.extract import Reading, check, extract
from kg.model import Article, Date, Event, Evidence, Mention, Quotation, Statement

TEXT = "Anna Berg of the Blue Front said on Friday that she would leave."
ANNA = Mention("Person", (0, 9), "Anna Berg")
GOOD = Statement(ANNA, "memberOf", Mention("Party", (17, 27), "Blue Front"), Evidence("a", (0, 64), TEXT), 0.9, "test")


def test_good_evidence_passes() -> None:
    check(GOOD, TEXT)


@pytest.mark.parametrize(
    "bad",
    [
        replace(GOOD, evidence=Evidence("a", (1, 64), TEXT)),
        replace(GOOD, evidence=Evidence("a", (0, 9), "Anna Borg")),
        replace(GOOD, evidence=Evidence("a", (0, 0), "")),
        replace(GOOD, subject=Mention("Person", (0, 99), "Anna Berg")),
        replace(GOOD, subject=Mention("Person", (5, 5), "Anna Berg")),
        replace(GOOD, object=Quotation("x", ((0, 4), (60, 70)), "direct")),
        replace(GOOD, object=Date("2031", (-1, 4))),
    ],
)
def test_evidence_that_is_not_there_is_refused(bad: Statement) -> None:
    with pytest.raises(EvidenceError):
        check(bad, TEXT)


def test_a_date_without_a_span_is_no_error() -> None:
    check(replace(GOOD, subject=Event("leave", "Other", (58, 63), (58, 63)), object=Date("2031", None)), TEXT)


def test_an_extractor_with_false_evidence_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def false(reading: Reading) -> Iterator[Statement]:
        yield replace(GOOD, evidence=Evidence("a", (0, 3), "Otto"))

    monkeypatch.setattr(kg.extract, "extractors", lambda: {"false": false})
    with pytest.raises(EvidenceError):
        list(extract([Article("a", TEXT, ((0, len(TEXT)),))]))


WORDS = [
    "Anna Berg",
    "Otto Lind",
    "he",
    "she",
    "said",
    "told",
    "that",
    "“",
    "”",
    '"',
    "'",
    ",",
    ".",
    "\n",
    "\n\n",
    "on Friday",
    "in",
]
WORDS += [
    "May 2031",
    "the Blue Front",
    "member of",
    "leader of",
    "(R-Tex.)",
    "according to",
    "met",
    "will",
    "not",
    ":",
    "—",
    "(",
    "who",
    "before",
    "'s",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join))
@example("Anna Berg member of she")
@example(", said")
@example("It rained before")
@example("'s ) exploded leader told")
def test_whatever_the_text_evidence_stands_and_runs_agree(text: str) -> None:
    article = Article("a", text, ((0, len(text)),))
    first, second = list(extract([article])), list(extract([article]))
    assert first == second
    for statement in first[0].statements:
        check(statement, text)


@pytest.mark.parametrize(
    ("decision", "label"),
    [
        ("to meet with Ivo Hale", "meeting of Lena Brandt with Ivo Hale"),
        ("to fire Ivo Hale", "Lena Brandt’s decision to fire Ivo Hale"),
    ],
)
def test_whose_decision_it_was_did_what_it_was_about(decision: str, label: str) -> None:
    text = f"Lena Brandt has faced a number of rows, most recently her decision {decision} at the end of June in Oslo."
    (found,) = extract([Article("a", text, ((0, len(text)),), date=date(2016, 9, 14))])
    told = [each for each in found.statements if isinstance(each.subject, Event) and each.subject.label == label]
    assert {each.object.value for each in told if isinstance(each.object, Date)} == {"2016-06"}
    people = {each.object.name for each in told if isinstance(each.object, Mention) and each.predicate == "participant"}
    assert people == {"Lena Brandt", "Ivo Hale"}
