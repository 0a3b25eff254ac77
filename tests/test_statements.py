"""Statements → JSON lines of the fixed format, and back."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kg.model import Article, Date, DateMention, Event, Evidence, Extraction, Mention, Quotation, Statement
from kg.statements import lines, record, statement

TEXT = "Anna Berg of the Blue Front told reporters on Friday: “We will win.”"
ANNA = Mention("Person", (0, 9), "Anna Berg", "Sen.")
FRONT = Mention("Party", (17, 27), "Blue Front", subtype="party")
EVIDENCE = Evidence("a", (0, len(TEXT)), TEXT)
QUOTATION = Quotation(
    "We will win.",
    ((55, 67),),
    "direct",
    cue=(28, 32),
    addressee=Mention("Unnamed", (33, 42), "reporters"),
    reported_by=Mention("Organization", (17, 27), "Blue Front"),
)
EVENT = Event("meeting", "Meeting", (28, 32), (10, 12), "planned")

STATEMENTS = [
    Statement(ANNA, "memberOf", FRONT, EVIDENCE, 0.9, "memberships", role="leader", since="2031", former=True),
    Statement(ANNA, "said", QUOTATION, EVIDENCE, 0.8, "quotations"),
    Statement(None, "said", QUOTATION, EVIDENCE, 0.5, "quotations"),
    Statement(ANNA, "said", replace(QUOTATION, attitude="denial", occasion=(46, 52)), EVIDENCE, 0.8, "quotations"),
    Statement(EVENT, "date", Date("2031-05-02", (46, 52)), EVIDENCE, 0.7, "events"),
    Statement(EVENT, "date", Date("2031", None), EVIDENCE, 0.3, "events", polarity="negated"),
    Statement(ANNA, "holdsPosition", Mention("Position", (0, 4), "mayor"), EVIDENCE, 0.9, "memberships", where=FRONT),
]


@pytest.mark.parametrize("found", STATEMENTS)
def test_there_and_back(found: Statement) -> None:
    assert statement(json.loads(json.dumps(record(found))), TEXT) == found


def test_keys_of_the_format() -> None:
    keys = {"article", "predicate", "subject", "object", "evidence", "polarity", "confidence", "extractor"}
    assert keys <= record(STATEMENTS[0]).keys()
    assert record(STATEMENTS[1])["object"] == {
        "kind": "Quotation",
        "text": "We will win.",
        "spans": [[55, 67]],
        "quotation": "direct",
        "attitude": "speech",
        "cue": [28, 32],
        "addressee": {"kind": "Unnamed", "name": "reporters", "span": [33, 42]},
        "reportedBy": {"kind": "Organization", "name": "Blue Front", "span": [17, 27]},
    }


def test_mentions_follow_the_statements_in_the_order_of_the_text() -> None:
    article = Article("a", TEXT, ((0, len(TEXT)),))
    found = Extraction(article, (ANNA, FRONT), (DateMention((46, 52), "2031-05-02"),), tuple(STATEMENTS[:1]))
    assert len(list(lines(found))) == 1
    assert [json.loads(line) for line in list(lines(found, mentions=True))[1:]] == [
        {"article": "a", "mention": "Person", "span": [0, 9], "name": "Anna Berg"},
        {"article": "a", "mention": "Party", "span": [17, 27], "name": "Blue Front"},
        {"article": "a", "mention": "Date", "span": [46, 52], "name": "Friday", "value": "2031-05-02"},
    ]


def test_text_is_not_escaped_to_ascii() -> None:
    assert "“" not in record(STATEMENTS[1])["object"]["text"]
    assert "Ж" in next(
        lines(
            Extraction(
                Article("a", TEXT, ()),
                (),
                (),
                (Statement(Mention("Person", (0, 4), "Ж"), "memberOf", FRONT, EVIDENCE, 1, "x"),),
            )
        )
    )
