"""The components of ours give what spaCy's own give."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg import articles
from kg.extract.components import Attributes, Entities, faster
from kg.extract.parse import load

SAMPLES = Path(__file__).parents[2] / "data" / "articles"

TEXTS = [
    "",
    " ",
    "Anna Berg",
    "Anna Berg met the Workers' Party of Northfield on 3 May 2021.\n \n The U.S. Senate gave $3 million to York",
    "Ain't nothin' goin' on, y'all: she's gonna go, c'mon, let's. There's doin' it 'cause they've gotta! 'Nuff of 'em.",
    "“He's 40,” said Lind 😀 of Reuters in New\tYork; it was I who did, you know, what had happened to it and to you.",
    "Monday Tuesday Paris London Berlin Rome Obama Merkel Google Apple first second 5% 20 kilometres 7 p.m. French law",
]


def told(doc: Doc) -> list[tuple[Any, ...]]:
    return [
        (t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.ent_type_, t.ent_iob_, t.is_sent_start)
        for t in doc
    ]


def through(steps: list[Any], doc: Doc) -> Doc:
    for step in steps:
        doc = step(doc)
    return doc


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load(None)


def samples() -> Iterator[str]:
    for article in itertools.islice(articles.read([SAMPLES]), 6):
        yield article.text


@pytest.mark.parametrize("text", [*TEXTS, *samples()], ids=lambda text: text[:30])
def test_same_as_the_components_of_spacy(nlp: Language, text: str) -> None:
    ours = [faster(component) for _, component in nlp.pipeline]
    assert {Entities, Attributes} <= {type(step) for step in ours}
    assert told(through(ours, nlp.make_doc(text))) == told(nlp(text))


def test_longer_entities_end_where_those_of_spacy_do(nlp: Language) -> None:
    text = "The Committee for the Study of the Southern and Northern Rivers of the Republic of Korea met for two years."
    recogniser = nlp.get_pipe("ner")
    assert told(Entities(recogniser)(nlp.make_doc(text))) == told(recogniser(nlp.make_doc(text)))


def test_entities_that_were_there_stay(nlp: Language) -> None:
    doc = nlp.make_doc("Anna Berg went to Paris.")
    doc.set_ents([Span(doc, 0, 2, label="ORG")], default="missing")
    found = [(ent.text, ent.label_) for ent in Entities(nlp.get_pipe("ner"))(doc).ents]
    assert found == [("Anna Berg", "ORG"), ("Paris", "GPE")]


def test_the_later_of_two_rules_holds() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "gon"}, {"LOWER": "na"}]], {"LEMMA": "to", "POS": "PART"}, index=1)
    ruler.add([[{"LOWER": {"REGEX": "^n.$"}}]], {"POS": "X"})
    ruler.add([[{"LOWER": "gon"}]], {"LEMMA": "go"})
    doc = Attributes(ruler)(nlp.make_doc("gon na go"))
    assert [(token.lemma_, token.pos_) for token in doc] == [("go", ""), ("to", "X"), ("", "")]


@pytest.mark.parametrize(
    "rule",
    [
        {"patterns": [[{"SHAPE": "xx"}]], "attrs": {"POS": "X"}},
        {"patterns": [[{"LOWER": {"FUZZY": "party"}}]], "attrs": {"POS": "X"}},
        {"patterns": [[{"LOWER": "party"}]], "attrs": {"NORM": "x"}},
    ],
)
def test_a_ruler_of_another_kind_is_left_to_spacy(rule: dict[str, Any]) -> None:
    ruler = spacy.blank("en").add_pipe("attribute_ruler")
    ruler.add(**{"index": 0, **rule})
    assert faster(ruler) is ruler


def test_a_recogniser_of_another_kind_is_left_to_spacy(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    recogniser = nlp.get_pipe("ner")
    monkeypatch.setitem(recogniser.cfg, "beam_width", 4)
    assert faster(recogniser) is recogniser


def test_many_words_are_forgotten_and_found_again(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.extract.components.MOST", 5)
    ruler = Attributes(nlp.get_pipe("attribute_ruler"))
    before = [component for name, component in nlp.pipeline if name in ("tok2vec", "tagger", "parser")]
    for text in TEXTS:
        expected = nlp.get_pipe("attribute_ruler")(through(before, nlp.make_doc(text)))
        assert told(ruler(through(before, nlp.make_doc(text)))) == told(expected)
