"""Short names that mean a party where an article tells of its country: "Congress" beside the BJP, "Vox" in Spain."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extract.lexicon import local_parties


def meant(text: str, names: Iterable[str]) -> dict[str, str]:
    """For each of these names that means a party in this text, the party's usual name; none where the text tells of two
    countries that have a party of that name."""
    found = {}
    for name in names:
        told = {party for party, cues in local_parties().get(name, ()) if _tells(text, cues)}
        if len(told) == 1:
            found[name] = told.pop()
    return found


def _tells(text: str, cues: Iterable[str]) -> bool:
    """Whether one of these names stands in a text."""
    return any(re.search(rf"\b{re.escape(cue)}\b", text) for cue in cues)
