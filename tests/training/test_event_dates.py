"""Fitting the weights of the dates of events, on a few invented articles."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from kg.extract.dates.calendar import period
from kg.extract.events.datemarks import Candidate
from kg.extract.events.likelydates import probabilities
from kg.training.event_dates import PARTS, WRITTEN, Example, Gold, examples, fit, ours, read_by_us, reliability

TEXT = "The strike ended on Monday. The talks failed in 2019."


def link(word: str, value: str, relation: str = "IS_INCLUDED") -> dict[str, Any]:
    at = TEXT.index(word)
    return {"event_span": [at, at + len(word)], "timex_type": "DATE", "value": value, "relation": relation}


def row(**more: Any) -> dict[str, Any]:
    events = [{"span": link(word, "")["event_span"]} for word in ("strike", "ended", "failed")]
    given: dict[str, Any] = {"id": "a", "text": TEXT, "dct": "2021-06-18", "events": events, "event_dates": []}
    return {**given, **more}


def candidate(value: str, *marks: str) -> Candidate:
    return Candidate(value, None, "own", dict.fromkeys(marks))


@pytest.mark.parametrize(
    ("more", "word", "right", "wrong"),
    [
        ({"event_dates": [link("ended", "2021-06-14")]}, "ended", {"2021-06-14"}, None),
        ({"event_dates": [link("ended", "1989-Q3")]}, "ended", {"1989-07/1989-09"}, None),
        ({"event_dates": [link("ended", "2021", "INCLUDES")]}, "ended", None, None),
        ({"event_other": [link("ended", "2021-06-18", "BEFORE")]}, "ended", set(), {"2021-06-18"}),
        ({"event_anchor": [link("failed", "2019-XX-XX")]}, "failed", {"2019"}, None),
        ({"event_anchor": [link("failed", "XXXX-XX-XX")]}, "failed", set(), None),
        ({}, "talks", set(), None),
    ],
)
def test_what_the_gold_says_of_a_word(
    more: dict[str, Any], word: str, right: set[str] | None, wrong: set[str] | None
) -> None:
    start, end = link(word, "")["event_span"]
    found = Gold.of(row(**more)).example((start, end), [], 0)
    assert (None if found is None else (found.right, found.wrong)) == (None if right is None else (right, wrong))


def test_an_article_is_judged_by_what_the_others_teach(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    rows = [row(id=str(name), event_dates=[link("ended", "2021-06-14")]) for name in range(PARTS + 1)]
    path.write_text("\n".join(map(json.dumps, rows)))
    found = [(each.part, sorted(each.right)) for each in examples(path) if each.right]
    assert found == [(number % PARTS, ["2021-06-14"]) for number in range(PARTS + 1)]


def test_what_we_dated_counts_less_and_what_we_did_not_date_has_none() -> None:
    dated = {str(TEXT.index("ended")): "2021-06-14", str(TEXT.index("failed")): "?"}
    article = {"id": "a", "text": TEXT, "date": "2021-06-18"}
    found = list(ours([{**article, "dated": dated}]))
    assert [sorted(each.right) for each in found if each.right] == [["2021-06-14"]]
    assert len(found) < len(list(ours([{**article, "dated": {}}])))
    assert all(each.counts < 1 and each.event for each in found)


def test_the_articles_that_we_read_are_known_by_a_hash_of_their_names(tmp_path: Path) -> None:
    path, table = tmp_path / "quotes.jsonl", tmp_path / "dates.txt"
    path.write_text("\n".join(json.dumps({"id": name, "text": TEXT, "date": "2021-06-18"}) for name in "ab"))
    table.write_text(f"# a comment\n{sha256(b'b').hexdigest()[:12]} 11=2021-06-14 31=?\n")
    assert [(row["id"], row["dated"]) for row in read_by_us(path, table)] == [("b", {"11": "2021-06-14", "31": "?"})]


def test_the_articles_that_we_wrote_have_their_dates_at_words() -> None:
    rows = [json.loads(line) for line in WRITTEN.read_text("utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        for at, value in row["dated"].items():
            assert row["text"][int(at)].isalpha() and not row["text"][int(at) - 1 : int(at)].isalpha(), (row["id"], at)
            assert value == "?" or period(value.partition("/")[0]), (row["id"], at, value)


def test_a_mark_of_the_right_dates_gets_weight_and_one_of_the_others_loses_it() -> None:
    one = [candidate("2020", "stated", "any"), candidate("2021", "inherited", "any")]
    seen = [Example(one, frozenset(["2020"]), None, True, 1.0, 0)] * 30
    weights = fit(seen)
    assert weights["stated"] > 0 > weights["inherited"]
    assert probabilities(one, weights)[0] > 0.7
    assert weights == fit(seen)
    assert next(iter(reliability(seen, [weights]))).endswith("30 of   30 right")


def test_what_the_gold_takes_for_no_event_speaks_for_no_date() -> None:
    one = [candidate("2020", "stated")]
    dated = [Example(one, frozenset(["2020"]), None, True, 1.0, 0)] * 30
    none = [Example(one, frozenset(), None, False, 0.05, 0)] * 300
    assert fit(dated + none)["stated"] < fit(dated)["stated"]
