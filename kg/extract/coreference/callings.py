"""Phrases that call somebody by a party, an age or a nation alone: "the Texas Democrat", "the 55-year-old"."""

from __future__ import annotations

from kg.extract.coreference import descriptions
from kg.extract.coreference.discourse import Page
from kg.extract.lexicon import parties
from kg.extract.wordset import words as wordset

#: What somebody is called by nation, where the parser takes it for a name.
NATIONALS = wordset("""frenchman frenchwoman dutchman dutchwoman englishman englishwoman irishman irishwoman scotsman
    scotswoman welshman welshwoman spaniard briton scot dane swede finn""")

#: Parts of a clause that are somebody.
_ALONE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "agent"})


def partisan(page: Page, i: int) -> int | None:
    """Where a phrase begins that names somebody by his party alone, if it ends here: "the Texas Democrat said"."""
    party = parties().get(page.doc[i].text)
    if party is None or not party.members or page.tags[i] not in ("NN", "NNP") or page.deps[i] not in _ALONE:
        return None
    goes_on = i + 1 < len(page.words) and page.pos[i + 1] in ("NOUN", "PROPN", "ADJ")
    return None if goes_on or page.words[i].endswith("s") else descriptions.determiner(page, i)


def aged(page: Page, i: int) -> int | None:
    """Where a phrase begins that names somebody by his age alone, if it ends here: "the 55-year-old said"."""
    first, words = i - 5, page.words[max(i - 5, 0) : i + 1]
    if first < 0 or words[:1] + words[2:] != ["the", "-", "year", "-", "old"] or not words[1].isdigit():
        return None
    goes_on = i + 1 < len(page.words) and page.pos[i + 1] in ("NOUN", "PROPN", "ADJ")
    return None if goes_on else first


def national(page: Page, i: int) -> int | None:
    """Where a phrase begins that names who speaks by nation alone, if it ends here: "the Frenchman said"."""
    nation = page.doc[i].ent_type_ == "NORP" or page.words[i] in NATIONALS
    if not nation or i not in page.sources or page.tags[i] not in ("NN", "NNP") or page.words[i - 1] != "the":
        return None
    return i - 1 if page.deps[i] in ("nsubj", "nsubjpass") else None
