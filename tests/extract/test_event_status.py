"""The status of an event, by the grammar of the word that tells it."""

from __future__ import annotations

from spacy.lang.en import English
from spacy.tokens import Doc

from kg.extract.events.happenings import verb_status


def test_an_infinitive_that_depends_on_nothing_is_not_asked_for_ever() -> None:
    doc = Doc(
        English().vocab,
        words=["To", "begin", "the", "strike"],
        heads=[1, 1, 3, 1],
        deps=["aux", "ROOT", "det", "dobj"],
        lemmas=["to", "begin", "the", "strike"],
        pos=["PART", "VERB", "DET", "NOUN"],
        tags=["TO", "VB", "DT", "NN"],
    )
    assert verb_status(doc[1]) == "hypothetical"
