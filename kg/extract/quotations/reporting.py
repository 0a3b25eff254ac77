"""What reporting words mean: the groups of ``reporting_words.txt``, by lemma."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from spacy.tokens import Token


@cache
def group(name: str) -> frozenset[str]:
    """The lemmas of a group. The file says, above each, what it holds. Raises KeyError for one that it has not."""
    return _groups()[name]


@cache
def _groups() -> dict[str, frozenset[str]]:
    groups: dict[str, list[str]] = {}
    heading = ""
    text = (files("kg") / "extract" / "lexicons" / "reporting_words.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
        elif line and not line.startswith("#"):
            groups.setdefault(heading, []).extend(line.split())
    return {name: frozenset(words) for name, words in groups.items()}


def among(token: Token | None, *names: str) -> bool:
    """Whether a word is in one of these groups."""
    return token is not None and any(token.lemma_.lower() in group(name) for name in names)
