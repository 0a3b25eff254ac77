"""Well known parties whose names do not look like a party's: "People Before Profit", "Polska 2050"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from kg.extract.lexicon import parties
from kg.extract.name_words import PARTY_ENDINGS, PARTY_LIKE_ENDINGS
from kg.extract.names.candidate import Candidate


def found(doc: Doc) -> Iterator[Candidate]:
    """Where such a party's whole name stands, the longest of those that begin at a token; none overlap. "Party" behind
    it would make it another name."""
    text, stop = doc.text, 0
    for token in doc:
        if token.i < stop:
            continue
        for name in _by_first_letters().get(token.text[:3], ()):
            whole = doc.char_span(token.idx, token.idx + len(name)) if text.startswith(name, token.idx) else None
            behind = doc[whole.end : whole.end + 1].text if whole is not None else ""
            if whole is not None and behind != "Party":
                stop = whole.end + (behind == "party")
                yield Candidate(token.i, stop, "ORG")
                break


@cache
def _by_first_letters() -> dict[str, tuple[str, ...]]:
    """The names by their first three letters, the longest first."""
    table: dict[str, tuple[str, ...]] = {}
    for name in sorted(parties(), key=len, reverse=True):
        if _is_odd(name):
            table[name[:3]] = (*table.get(name[:3], ()), name)
    return table


def _is_odd(name: str) -> bool:
    """Whether a name has several words, of which none at the end tells a party's, nor the first: "Party of Veskara"."""
    last = name.replace("-", " ").split()[-1]
    several = " " in name or "-" in name
    if name.endswith(")"):  # "Communist Party of India (Marxist)"
        return True
    begins = " of " in name and name.partition(" of ")[0].split(" ")[-1] in PARTY_ENDINGS | PARTY_LIKE_ENDINGS
    return several and last not in PARTY_ENDINGS and last not in PARTY_LIKE_ENDINGS and not begins
