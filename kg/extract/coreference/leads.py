"""Who is told of in the lead before he is named: "A federal judge ruled …. Judge Ann Lee wrote …"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.coreference.descriptions import TITLE_NOUNS
from kg.extract.coreference.discourse import Page, Referent
from kg.extract.name_words import TITLES

#: How many sentences from the beginning somebody is so brought in, and after how many more his name is told at latest.
LEAD, LATEST = 3, 7

#: Nouns for offices; two of one article are seldom two persons, as two witnesses are.
_OFFICES = frozenset(title.lower() for title in TITLES) | frozenset(TITLE_NOUNS.values())


def named_later(
    page: Page, strangers: Iterable[Referent], referents: Iterable[Referent]
) -> Iterator[tuple[Referent, Referent]]:
    """Those without a name who speak in the lead, each with the one person who is named soon after it with the same
    office, where the article has no other such."""
    people = [one for one in referents if one.kind == "Person" and one.seen]
    for stranger in strangers:
        first = stranger.seen[0]
        noun = page.words[first.root]
        if first.sentence >= LEAD or first.root not in page.sources or noun not in _OFFICES:
            continue
        bearers = [one for one in people if noun in one.nouns]
        if len(bearers) == 1 and _suits(page, stranger, bearers[0]):
            yield stranger, bearers[0]


def _suits(page: Page, stranger: Referent, person: Referent) -> bool:
    """Whether a person is named after a stranger is, is of no other gender, and holds no other office of that name."""
    first, noun = stranger.seen[0], page.words[stranger.seen[0].root]
    later = first.sentence < person.seen[0].sentence <= first.sentence + LATEST
    before = page.words[first.root - 1] if first.root else ""
    others = [one for one in person.nouns if one.endswith(f" {noun}")]
    modified = page.pos[first.root - 1] in ("NOUN", "PROPN") if first.root else False
    same = not modified or not others or f"{before} {noun}" in others
    return later and same and (stranger.gender == person.gender or None in (stranger.gender, person.gender))
