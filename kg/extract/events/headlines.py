"""What the headline tells again: its words for the events that the article dates.

A headline is no sentence and has no parse; only its words are compared with those of the article's first events and
sentences. What it tells in other words is what the article's first sentence tells."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from kg.extract.events.eventchains import Chain
from kg.extract.events.eventwords import CREATING, LIGHT, NOUNS, VERBS
from kg.extract.events.happenings import Dating
from kg.extract.events.plainverbs import PALE, SAYING
from kg.extract.events.tellings import event_nouns
from kg.extract.events.verbwords import BY_OBJECT
from kg.model import Article, Span

#: How many of the article's first events a headline is about.
FIRST = 8

_WORD = re.compile(r"[A-Za-z]+(?:[-'’][A-Za-z]+)*")
_ENDINGS = ("s", "es", "ed", "d", "ing")


def told_again(article: Article, chains: Sequence[Chain]) -> Iterator[tuple[Span, Chain]]:
    """Each word of the headline that tells of one of the first events, with the event."""
    by_word: dict[str, Chain] = {}
    for chain in chains[:FIRST]:
        for happening in chain.told[:2]:
            by_word.setdefault(happening.trigger.lemma_.lower(), chain)
    for span, forms in _words(article):
        same = next((by_word[each] for each in forms if each in by_word), None)
        if same is not None:
            yield span, same


def in_passing(
    article: Article, dated: Mapping[str, Dating], lead: Dating | None, verbs: Collection[str]
) -> Iterator[tuple[Span, Dating]]:
    """Each word of the headline that tells something, with its date: that of the same word (lemma) in the first
    sentences, ``dated``, else that of what the first sentence tells, ``lead``. ``verbs`` are the article's own."""
    for span, forms in _words(article):
        same = next((dated[each] for each in forms if each in dated), None)
        if same is None and any(_tells(each) or each in verbs for each in forms):
            same = lead
        if same is not None:
            yield span, same


def _tells(lemma: str) -> bool:
    return any(lemma in words for words in (VERBS, NOUNS, BY_OBJECT, CREATING, LIGHT, SAYING, PALE, event_nouns()))


def _words(article: Article) -> Iterator[tuple[Span, list[str]]]:
    """The words of the headline, where it stands in the text, each with the lemmas that it may have."""
    start = article.paragraphs[0][0] if article.paragraphs else 0
    at = article.text.find(article.title, 0, start) if article.title else -1
    if at < 0:
        return
    for found in _WORD.finditer(article.text, at, at + len(article.title or "")):
        word = found[0].lower()
        yield found.span(), [word, *(word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))]
