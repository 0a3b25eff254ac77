"""Persons, parties, organisations and places: finding, repairing and typing their names."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.model import Article, Kind, Mention

_KINDS: dict[str, Kind] = {"PERSON": "Person", "ORG": "Organization", "GPE": "Place", "LOC": "Place", "FAC": "Place"}


def find(article: Article, doc: Doc) -> list[Mention]:
    """The names of an article, in order; ``name`` is the fullest name of the same entity."""
    return [
        Mention(_KINDS[ent.label_], (ent.start_char, ent.end_char), ent.text)
        for ent in doc.ents
        if ent.label_ in _KINDS
    ]
