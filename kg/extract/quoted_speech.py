"""Whose words a stretch in quotation marks is: the reporting clause before or after it, or the
quotation that it goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.attributions import Attribution, Layout
from kg.extract.complements import source_of, word_of
from kg.model import Span

_STOPS = frozenset(".!?")
_VERBS = frozenset(("VERB", "AUX"))

#: How many words away a reporting verb is looked for.
_REACH = 24


@dataclass(frozen=True, slots=True)
class Stretch:
    """A quoted stretch as tokens: those inside it, and the gaps up to the next stretches or the
    paragraph's ends, all as index pairs."""

    number: int
    tokens: Span
    before: Span
    after: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that may report a stretch, and where it stands: before or after, how many words away."""

    verb: Token
    place: str
    distance: int


def stretches(layout: Layout, paragraphs: Sequence[Span]) -> list[Stretch]:
    """The quoted stretches of the article with the gaps around them."""
    found: list[Stretch] = []
    spans = [(layout.token_from(m.outer[0]), layout.token_from(m.outer[1])) for m in layout.marks]
    at = 0
    for number, (start, end) in enumerate(paragraphs):
        first = at
        while at < len(spans) and layout.marks[at].outer[0] < end:
            at += 1
        edges = [layout.token_from(start)] + [e for s in spans[first:at] for e in s] + [layout.token_from(end)]
        for k in range(first, at):
            here = 2 * (k - first)
            gaps = (edges[here], edges[here + 1]), (edges[here + 2], edges[here + 3])
            found.append(Stretch(k, spans[k], gaps[0], gaps[1], number))
    return found


def is_clause(layout: Layout, stretch: Stretch) -> bool:
    """Whether a stretch is long enough to be a quotation by itself: a clause, or a sentence of any length."""
    doc = layout.doc
    words = [doc[i] for i in range(*stretch.tokens) if doc[i].is_alpha or doc[i].like_num]
    if len(words) >= 4 and any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in words):
        return True
    inner = doc.text[slice(*layout.marks[stretch.number].inner)]
    return len(words) >= 3 and inner[:1].isupper() and inner[-1:] in ".!?,"


def cues(layout: Layout, stretch: Stretch) -> Iterator[Cue]:
    """The verbs that may report a stretch: in the rest of its sentence after it, in the sentence
    that leads up to it; each with its place and its distance in words."""
    doc = layout.doc
    start, end = stretch.after
    ended = doc.text[layout.marks[stretch.number].inner[1] - 1] == "."
    for i in range(start, min(end, start + _REACH)):
        token = doc[i]
        if token.text in _STOPS:
            break
        if token.pos_ in _VERBS:
            yield Cue(token, "after." if ended else "after", i - start)
    start, end = stretch.before
    while end > start and doc[end - 1].is_space:
        end -= 1
    last = doc[end - 1].text if end > start else ""
    for i in range(end - 1, max(start, end - _REACH) - 1, -1):
        token = doc[i]
        if token.text in _STOPS:
            break
        if token.pos_ in _VERBS:
            yield Cue(token, f"before{last}" if last in (",", ":") else "before", end - 1 - i)


def source(layout: Layout, stretch: Stretch, cue: Cue) -> Token | None:
    """Whose words a cue reports: by the parse, or by the noun beside the cue where the parse goes astray."""
    found = source_of(cue.verb)
    start, end = stretch.after if cue.place.startswith("after") else stretch.before
    if found is not None and layout.stretch[found.i] < 0 and (start <= found.i < end or cue.place.startswith("before")):
        return found
    return _beside(layout, cue.verb, start, end)


def _beside(layout: Layout, verb: Token, start: int, end: int) -> Token | None:
    """The noun right before a verb ("Smith also said"), or the noun phrase after it ("said the mayor of Hull")."""
    doc = layout.doc
    i = verb.i - 1
    while i >= start and doc[i].pos_ in ("ADV", "AUX", "PART"):
        i -= 1
    if i >= start and doc[i].pos_ in ("PROPN", "NOUN", "PRON"):
        return doc[i]
    i, head = verb.i + 1, None
    while i < end and doc[i].pos_ in ("DET", "ADJ", "PROPN", "NOUN", "PRON", "NUM", "PART"):
        if doc[i].pos_ in ("PROPN", "NOUN", "PRON"):
            head = doc[i]
        i += 1
    return head


def word(verb: Token) -> str:
    """The reporting word of a cue."""
    return word_of(verb) or verb.lemma_.lower()


__all__ = ["Attribution", "Cue", "Stretch", "cues", "is_clause", "stretches", "word"]
