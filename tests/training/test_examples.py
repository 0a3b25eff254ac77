"""Annotated articles → what each word piece ought to get, on invented ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer

from kg.extract.tagger import MODEL
from kg.extract.tagger.named import NAMES
from kg.training.examples import (
    IGNORE,
    RELATIONS,
    Example,
    attributed,
    knowledgenet,
    named,
    paragraphs_of,
    redocred,
    split,
    tied,
    tokenizer_of,
)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return tokenizer_of(MODEL)


def span(text: str, part: str) -> list[int]:
    return [text.index(part), text.index(part) + len(part)]


def labelled(text: str, example: Example, labels: Any) -> list[tuple[str, int]]:
    """The pieces with a label that is not 0, as written."""
    pieces = example.pieces
    return [
        (text[pieces.starts[i] : pieces.ends[i]], int(label))
        for i, label in enumerate(labels)
        if label not in (0, IGNORE)
    ]


SAID = "A plan\n\nAnna said it rains."


def test_attributions(tokenizer: Tokenizer) -> None:
    parts = {"source": "Anna", "cue": "said", "content": "it rains"}
    article = {"id": "a", "text": SAID, "attributions": [{name: [span(SAID, part)] for name, part in parts.items()}]}
    example = attributed(article, tokenizer)
    assert labelled(SAID, example, example.tags) == [("Anna", 1), ("said", 3), ("it", 5), ("rains", 6)]
    spans = zip(example.pieces.starts, example.pieces.ends, strict=True)
    at = {SAID[start:end]: i for i, (start, end) in enumerate(spans)}
    assert example.cues[at["rains"]] == at["said"]
    assert example.sources[at["it"]] == at["Anna"]
    assert example.cues[at["plan"]] == IGNORE
    assert set(example.names) == {IGNORE}


MET = "Anna Berg left Halden Bank. Berg met Otto."
ENTITIES = [
    {"id": 0, "type": "PER", "mentions": [span(MET, "Anna Berg"), [28, 32]]},
    {"id": 1, "type": "ORG", "mentions": [span(MET, "Halden Bank")]},
    {"id": 2, "type": "TIME", "mentions": [span(MET, "left")]},
]
DOCUMENT = {
    "id": "a",
    "text": MET,
    "sentences": [[0, 27], [28, 42]],
    "entities": ENTITIES,
    "facts": [{"property": "P108", "subject": 0, "object": 1}, {"property": "P17", "subject": 1, "object": 1}],
}


def test_names_and_their_relations_in_one_sentence(tokenizer: Tokenizer) -> None:
    example = named(DOCUMENT, tokenizer)
    person, body = 2 * NAMES.index("Person"), 2 * NAMES.index("Organization")
    assert [label for _, label in labelled(MET, example, example.names)][:2] == [person + 1, person + 2]
    assert ("Berg", person + 1) in labelled(MET, example, example.names)
    assert [label for _, label in labelled(MET, example, example.names)].count(body + 1) == 1
    (ties,) = example.ties
    starts = example.pieces.starts
    employed = RELATIONS.index("EMPLOYEE_OR_MEMBER_OF")
    assert [(r, int(starts[a]), int(starts[b])) for r, a, b in ties.held] == [(employed, 0, 15)]
    assert [(r, int(starts[a]), int(starts[b])) for r, a, b in ties.unsure] == [(employed, 28, 15)]


PASSAGE = "He joined the Green Party."


def passage(**more: Any) -> dict[str, Any]:
    fact = {"property": "POLITICAL_AFFILIATION", "subject": [0, 2], "object": span(PASSAGE, "Green Party")}
    asked = ["POLITICAL_AFFILIATION", "DATE_OF_BIRTH"]
    return {"text": PASSAGE, "context": "", "fold": 1, "annotated_properties": asked, "facts": [fact]} | more


@pytest.mark.parametrize("context", ["", "Otto Lind is a baker."])
def test_a_passage_asks_only_for_what_it_is_annotated_for(tokenizer: Tokenizer, context: str) -> None:
    example = tied(passage(context=context), tokenizer)
    text = f"{context}\n{PASSAGE}" if context else PASSAGE
    (ties,) = example.ties
    assert ties.asked == (RELATIONS.index("POLITICAL_AFFILIATION"),)
    ((_, first, second),) = ties.held
    starts = example.pieces.starts
    assert text[starts[first] :].startswith("He joined")
    assert text[starts[second] :].startswith("Green Party")
    assert int(starts[ties.first]) == text.index("He")
    # "He" is known to be no name; of "joined" nothing is known.
    assert example.names[first] == 0
    assert example.names[first + 1] == IGNORE
    assert example.names[second] == 2 * NAMES.index("Organization") + 1


def test_parts_are_kept_aside(tokenizer: Tokenizer, tmp_path: Path) -> None:
    documents, passages = tmp_path / "d.jsonl", tmp_path / "p.jsonl"
    documents.write_text("\n".join(json.dumps(DOCUMENT) for _ in range(5)))
    passages.write_text("\n".join(json.dumps(passage(fold=fold)) for fold in (1, 2, 3, 3)))
    assert [len(part) for part in redocred(documents, tokenizer)] == [3, 2]
    assert [len(part) for part in knowledgenet(passages, tokenizer)] == [2, 2]
    articles = [{"id": str(n)} for n in range(9)]
    learn, aside = split(articles, 4)
    assert (len(learn), len(aside)) == (5, 4)
    assert split(articles[::-1], 4) == (learn, aside)


def test_lines_are_paragraphs() -> None:
    assert [SAID[slice(*found)] for found in paragraphs_of(SAID)] == ["A plan", "Anna said it rains."]
    assert np.array_equal(paragraphs_of("\n \n"), [])
