"""Fitting the weights of names, on a few invented articles."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from kg.extract.names import name_kinds
from kg.training import names
from kg.training.names import BY_HAND, Annotated, Example, fit, holds_word, knowledgenet, learnable, redocred, table


def spans(text: str, *found: str) -> list[list[int]]:
    return [[text.index(one), text.index(one) + len(one)] for one in found]


def document(text: str, **kinds: str) -> str:
    """A line as made from Re-DocRED; ``kinds`` are names, with "_" for a space, and their types."""
    entities = [{"type": kind, "mentions": spans(text, name.replace("_", " "))} for name, kind in kinds.items()]
    return json.dumps({"id": text[:9], "text": text, "entities": entities})


def passage(text: str, property_: str, subject: str, object_: str, *, fold: int = 1) -> str:
    """A line as made from KnowledgeNet, with one fact."""
    [a, b] = spans(text, subject, object_)
    fact = {"property": property_, "subject": a, "object": b}
    return json.dumps({"id": text[:9], "text": text, "fold": fold, "facts": [fact]})


DOCUMENTS = [
    document(
        "Marta Lindqvist was born in Ostrava. Lindqvist joined Halden Bank in 1999.",
        Marta_Lindqvist="PER",
        Ostrava="LOC",
        Halden_Bank="ORG",
    ),
    document("Kept aside: Piet Hale lives in Vienna.", Piet_Hale="PER", Vienna="LOC"),
    document(
        "Jonas Weber moved to Vienna, where he works for Norrland University. They played the Sommer Concerto.",
        Jonas_Weber="PER",
        Vienna="LOC",
        Norrland_University="ORG",
        Sommer_Concerto="MISC",
    ),
]
PASSAGES = [
    passage("Ada Kowal was born in Krakow and met Ivan Petrenko.", "PLACE_OF_BIRTH", "Ada Kowal", "Krakow"),
    passage("Tomas Reyes is the CEO of Delmar Systems.", "CEO", "Delmar Systems", "Tomas Reyes", fold=3),
]


def told(annotated: list[Annotated]) -> list[tuple[float, str | None]]:
    return [(round(one.weight, 2), one.kind) for one in names.learned_from(annotated)]


def test_every_other_document_is_kept_aside() -> None:
    assert [one.article.text[:5] for one in redocred(DOCUMENTS)] == ["Marta", "Jonas"]


def test_a_fold_is_kept_aside() -> None:
    assert [one.article.text[:3] for one in knowledgenet(PASSAGES)] == ["Ada"]


def test_where_all_names_are_annotated_the_others_are_none() -> None:
    """Longer names first, in the order of their letters; the concerto is annotated, but as no name of ours."""
    [_, weber] = redocred(DOCUMENTS)
    assert told([weber]) == [(1.0, "Person"), (1.0, "Organization"), (1.0, None), (1.0, "Place")]


def test_where_few_are_annotated_the_others_are_left_out() -> None:
    assert told(list(knowledgenet(PASSAGES))) == [(0.5, "Person"), (0.5, "Place")]


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("object:join", True),
        ("member of", True),
        ("after:in the", False),
        ("label:ORG", False),
        ("title", False),
    ],
)
def test_marks_that_hold_a_word(mark: str, expected: bool) -> None:
    assert holds_word(mark) is expected


def examples() -> list[Example]:
    return [
        *[Example({"title": 1.0, "label:ORG": 1.0}, "Person", 1.0)] * 6,
        *[Example({"label:ORG": 1.0, "member of": 1.0, "is:party": 1.0}, "Organization", 1.0)] * 5,
        *[Example({"after:in": 1.0, "noun:town": 1.0}, "Place", 1.0)] * 6,
        *[Example({"label:ORG": 1.0, "the": 1.0}, None, 1.0)] * 2,
    ]


def test_rare_marks_nouns_and_those_set_by_hand_are_not_learned() -> None:
    assert learnable(examples()) == ["after:in", "label:ORG", "title"]


def test_a_mark_speaks_for_the_kind_that_it_goes_with() -> None:
    weights = fit(examples(), ["after:in", "title"])
    assert [np.argmax(weights[mark]) for mark in ("title", "after:in")] == [0, 2]
    assert min(weights["title"][0], weights["after:in"][2]) > 0.5


def test_the_order_of_the_examples_does_not_matter() -> None:
    turned = examples()[::-1]
    assert table(fit(turned, learnable(turned))) == table(fit(examples(), learnable(examples())))


def test_the_slope_is_nil_where_the_fit_ends() -> None:
    """With a ridge of 1, a mark's weight is by how much what it goes with outnumbers what the weights expect."""
    found, learned = examples(), ["after:in", "label:ORG", "title"]
    weights = fit(found, learned)
    scores = np.array(
        [
            [sum(weights[mark][k] for mark in [*one.evidence, "bias"] if mark in weights) for k in range(3)]
            for one in found
        ]
    )
    p = np.exp(np.column_stack([scores, np.zeros(len(found))]))
    p /= p.sum(axis=1, keepdims=True)
    with_title = np.array(["title" in one.evidence for one in found])
    surplus = sum(with_title) - p[with_title, 0].sum() + p[with_title, 3].sum()
    assert surplus == pytest.approx(weights["title"][0], abs=1e-6)


def test_the_table_shows_what_is_fitted_and_what_is_set_by_hand() -> None:
    fitted = {
        "title": (2.04, -0.04, 0.0),
        "words:1": (0.1, 0.0, 0.1),
        "lord of": (0.2, 0.0, 0.0),
        "bias": (9.0, 9.0, 9.0),
    }
    above, _, below = table(fitted).partition("# Set by hand.\n")
    assert [line for line in above.splitlines() if line[0] != "#"] == ["title\t2.0\t0.0\t0.0"]
    assert [line.split("\t")[0] for line in below.splitlines()] == list(BY_HAND)
    assert "bias\t-1.8\t-1.8\t-1.8\n" in below


def test_the_rows_set_by_hand_stand_in_the_installed_table() -> None:
    assert {mark: name_kinds.weights()[mark] for mark in BY_HAND} == BY_HAND


def test_the_command_writes_the_same_table_twice(tmp_path: Path) -> None:
    (tmp_path / "documents.jsonl").write_text("\n".join(DOCUMENTS * 3), "utf-8")
    (tmp_path / "passages.jsonl").write_text("\n".join(PASSAGES), "utf-8")
    for out in ("first.tsv", "second.tsv"):
        subprocess.run(
            [sys.executable, "-m", "kg.training.names", "documents.jsonl", "passages.jsonl", "--out", out],
            cwd=tmp_path,
            check=True,
        )
    first, second = ((tmp_path / out).read_text("utf-8") for out in ("first.tsv", "second.tsv"))
    assert first == second
    assert "\nlabel:PERSON\t" in first
