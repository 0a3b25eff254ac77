"""What the headline tells again: its words for the events that the article dates.

A headline is no sentence and has no parse; only its words are compared with those of the article's first events."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.events.eventchains import Chain
from kg.model import Article, Span

#: How many of the article's first events a headline is about.
FIRST = 8

_WORD = re.compile(r"[A-Za-z]+(?:[-'’][A-Za-z]+)*")
_ENDINGS = ("s", "es", "ed", "d", "ing")


def told_again(article: Article, chains: Sequence[Chain]) -> Iterator[tuple[Span, Chain]]:
    """Each word of the headline that tells of one of the first events, with the event."""
    start = article.paragraphs[0][0] if article.paragraphs else 0
    at = article.text.find(article.title, 0, start) if article.title else -1
    if at < 0:
        return
    by_word: dict[str, Chain] = {}
    for chain in chains[:FIRST]:
        for happening in chain.told[:2]:
            by_word.setdefault(happening.trigger.lemma_.lower(), chain)
    for found in _WORD.finditer(article.text, at, at + len(article.title or "")):
        word = found[0].lower()
        forms = [word, *(word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))]
        same = next((by_word[each] for each in forms if each in by_word), None)
        if same is not None:
            yield found.span(), same
