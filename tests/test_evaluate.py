"""Gold and predicted statements → scores."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import FormatError, NotFoundError
from kg.evaluate import Score, evaluate, read


def person(name: str, at: int | None = None) -> dict[str, Any]:
    return {"kind": "Person", "name": name} | ({"span": [at, at + len(name)]} if at is not None else {})


def party(name: str, at: int | None = None) -> dict[str, Any]:
    return person(name, at) | {"kind": "Party"}


def statement(subject: Any, obj: Any, predicate: str = "memberOf", **more: Any) -> dict[str, Any]:
    return {"article": "a", "predicate": predicate, "subject": subject, "object": obj, "polarity": "affirmed"} | more


def said(text: str, *spans: list[int]) -> dict[str, Any]:
    return {"kind": "Quotation", "text": text} | ({"spans": list(spans)} if spans else {})


ANNA, OTTO, BLUES = person("Anna Berg", 0), person("Otto Lind", 20), party("Blue Front", 40)


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        (statement(ANNA, BLUES), statement(person("Berg", 5), BLUES), True),
        (statement(ANNA, BLUES), statement(OTTO, BLUES), False),
        (statement(ANNA, BLUES), statement(ANNA, BLUES, polarity="negated"), False),
        (statement(ANNA, BLUES), statement(ANNA, BLUES, predicate="leaderOf"), False),
        (statement(person("anna berg"), party("The Blue Front")), statement(ANNA, BLUES), True),
        (statement(person("Berg"), party("Blue Front")), statement(ANNA, BLUES), True),
        (statement(person("Otto Berg"), party("Blue Front")), statement(ANNA, BLUES), False),
        (statement(ANNA, party("Front")), statement(ANNA, party("Blue Front")), False),
        (statement(ANNA, BLUES, accept=["leaderOf"]), statement(ANNA, BLUES, predicate="leaderOf"), True),
        (statement(ANNA, said("", [60, 80]), "said"), statement(ANNA, said("", [62, 80]), "said"), True),
        (statement(ANNA, said("", [60, 80]), "said"), statement(ANNA, said("", [60, 65]), "said"), False),
        (statement(ANNA, said("we will win"), "said"), statement(ANNA, said("We will win!", [60, 72]), "said"), True),
        (statement(None, said("", [60, 80]), "said"), statement(ANNA, said("", [60, 80]), "said"), False),
        (
            statement(
                {"kind": "Event", "label": "talks", "labels": ["meeting"]},
                {"kind": "Date", "value": "2031-05-02"},
                "date",
            ),
            statement(
                {"kind": "Event", "label": "Meeting with allies"}, {"kind": "Date", "value": "2031-05-02"}, "date"
            ),
            True,
        ),
    ],
)
def test_what_counts_as_the_same(gold: Any, found: Any, same: bool) -> None:
    assert evaluate([gold], [found])["all"].found == int(same)


def test_scores() -> None:
    gold = [statement(ANNA, BLUES), statement(OTTO, BLUES), statement(OTTO, party("Red", 60), holds=False)]
    found = [statement(ANNA, BLUES), statement(OTTO, party("Red", 60))]
    score = evaluate(gold, found)["memberOf"]
    assert score == Score(gold=2, found=1, predicted=2, right=1, never=1)
    assert (score.precision, score.recall, score.f1) == (0.5, 0.5, 0.5)


def test_quotations_are_scored_by_content_and_directness_too() -> None:
    direct = {"quotation": "direct"}
    gold = [
        statement(ANNA, said("", [60, 80]) | direct, "said"),
        statement(OTTO, said("", [90, 99]) | {"quotation": "indirect"}, "said"),
    ]
    found = [
        statement(ANNA, said("", [60, 80]) | direct, "said"),
        statement(ANNA, said("", [90, 99]) | {"quotation": "indirect"}, "said"),
        statement(ANNA, said("", [10, 20]) | direct, "said"),
    ]
    scores = evaluate(gold, found)
    assert scores["said"] == scores["all"] == Score(gold=2, found=1, predicted=3, right=1)
    assert scores["said: content"] == Score(gold=2, found=2, predicted=3, right=2)
    assert scores["said: direct"] == Score(gold=1, found=1, predicted=2, right=1)


def test_what_is_told_only_in_passing_counts_on_neither_side() -> None:
    passing = statement(
        {"kind": "Event", "label": "said", "type": "Passing"}, {"kind": "Date", "value": "2031"}, "date"
    )
    vote = statement({"kind": "Event", "label": "vote", "type": "Election"}, {"kind": "Date", "value": "2031"}, "date")
    assert evaluate([vote, passing], [vote, passing])["date"] == Score(gold=1, found=1, predicted=1, right=1)


def test_nothing_at_all_scores_zero() -> None:
    assert evaluate([], [])["all"] == Score()
    assert Score().f1 == 0


DATE = {"kind": "Date", "value": "2031-05-02"}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("[1]", "no JSON object"),
        ('["mention"]', "no JSON object"),
        ("3", "no JSON object"),
        ('{"article": "a"}', "a statement has article"),
        (statement(ANNA, BLUES, article=["a"]), "article and predicate are texts"),
        (statement("Anna Berg", BLUES), "have a kind"),
        (statement(ANNA, None), "have a kind"),
        (statement(ANNA, {"kind": "Party"}), "Party: its name is a text"),
        (statement({"kind": "Event"}, DATE), "Event: its label is a text"),
        (statement(ANNA, {"kind": "Date"}), "Date: its value is a text"),
        (statement(ANNA, said("") | {"spans": [5]}), "a span is two whole numbers"),
        (statement(ANNA, BLUES | {"span": [1, "2"]}), "a span is two whole numbers"),
        (statement(ANNA, said("") | {"spans": 5}), "spans and labels are lists"),
        (statement(ANNA, BLUES, accept=5), "accept is a list"),
    ],
)
def test_broken_line_is_named(tmp_path: Path, line: str | dict[str, Any], reason: str) -> None:
    path = tmp_path / "gold.jsonl"
    broken = line if isinstance(line, str) else json.dumps(line)
    path.write_text(json.dumps(statement(ANNA, BLUES)) + "\n" + broken)
    with pytest.raises(FormatError, match=rf"gold\.jsonl, line 2: .*{reason}"):
        read(path)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "latin.jsonl").write_bytes(b'{"article": "caf\xe9"}')
    with pytest.raises(FormatError, match=r"latin\.jsonl: not in UTF-8: .* at byte 16"):
        read(tmp_path / "latin.jsonl")
    with pytest.raises(NotFoundError, match="Is a directory"):
        read(tmp_path)


def test_a_byte_order_mark_and_lines_of_mentions_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    lines = [
        {"article": "a", "mention": "Person", "span": [0, 9], "name": "Anna Berg"},
        statement(None, said("No"), "said"),
    ]
    path.write_text("\ufeff" + "\n\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert read(path) == lines[1:]
