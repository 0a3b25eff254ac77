"""The gender that a person's name or title gives away."""

from __future__ import annotations

from kg.extract.lexicon import Gender, as_gender, given_names, subtypes
from kg.extract.name_words import TITLES

#: Nouns that describe a man or a woman.
NOUNS: dict[str, Gender | None] = {noun: as_gender(told) for noun, told in subtypes("gendered noun").items()}


def of_title(title: str | None) -> Gender | None:
    """The gender of a title: male for "Mr.", none for "Senator"."""
    for word in (title or "").split(" "):
        gender = TITLES.get(word)
        if gender:
            return gender
    return None


def of_name(name: str) -> Gender | None:
    """The gender that the given name of a person's full name mostly goes with."""
    words = name.split(" ")
    names = given_names()
    for word in words[:-1] or words:
        gender = next((names[part] for part in (word, word.partition("-")[0]) if names.get(part)), None)
        if gender:
            return gender
        if word in names:
            return None
    return None
