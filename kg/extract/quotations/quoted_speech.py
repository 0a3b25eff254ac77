"""Whose words a stretch in quotation marks may be: the reporting word before or after it, and its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.quotations import reporting
from kg.extract.quotations.attributions import Layout
from kg.extract.quotations.complements import according_to, source_of, word_of
from kg.model import Span

#: How many words away a reporting verb is looked for.
_REACH = 30

_STOPS = frozenset(".!?")
_ENDS = frozenset(",.!?…—–-")
_VERBS = frozenset(("VERB", "AUX"))
_NO_CUES = frozenset(("aux", "auxpass", "amod", "neg"))
_UNFINITE = frozenset(("VB", "VBG", "VBN"))
_NOMINAL = frozenset(("PROPN", "NOUN", "PRON"))
_BEFORE_NOUN = _NOMINAL | {"DET", "ADJ", "NUM", "PART"}
_SMALL = frozenset(
    (
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "is",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
    )
)

#: How often a verb at this place reports the stretch, by its distance in words (the last: any farther): a verb that
#: is known to, and any other. Places: after the stretch, after one that ended in a full stop, before it,
#: before it and a comma or colon.
_KNOWN: dict[str, tuple[float, ...]] = {
    "after": (0.98, 0.70, 0.60),
    "after.": (0.06, 0.02),
    "before": (0.85, 0.92, 0.92, 0.85, 0.75, 0.70),
    "before,": (0.97, 0.97, 0.97, 0.75),
    "before:": (0.97, 0.96, 0.85, 0.85, 0.85, 0.75),
}
_OTHER: dict[str, tuple[float, ...]] = {
    "after": (0.76, 0.05, 0.01),
    "after.": (0.0,),
    "before": (0.55, 0.60, 0.50, 0.25),
    "before,": (0.80, 0.80, 0.50, 0.20),
    "before:": (0.80, 0.80, 0.60, 0.40),
}
_UNFINITE_OTHER = 0.25

#: A cue as likely as this hides those beyond it.
_LIKELY = 0.5
_NAME_AND_COLON = 0.8
_NAME_AND_DASH = 0.9
_DASHES = frozenset(("—", "–", "―", "-", "--"))


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
    """A word that may report a stretch: where it stands (before or after, how many words away),
    its source, and how likely it is the one."""

    token: Token
    source: Token | None
    place: str
    distance: int
    chance: float


def stretches(layout: Layout, paragraphs: Sequence[Span]) -> list[Stretch]:
    """The quoted stretches of the article with the gaps around them."""
    found: list[Stretch] = []
    spans = [(layout.token_from(m.outer[0]), layout.token_from(m.outer[1])) for m in layout.marks]
    at = 0
    led_from: int | None = None
    for number, (start, end) in enumerate(paragraphs):
        first = at
        while at < len(spans) and layout.marks[at].outer[0] < end:
            at += 1
        edges = [layout.token_from(start)] + [e for s in spans[first:at] for e in s] + [layout.token_from(end)]
        if led_from is not None:
            edges[0] = led_from
        led_from = edges[-2] if layout.text[start:end].rstrip().endswith(":") else None
        for k in range(first, at):
            here = 2 * (k - first)
            gaps = (edges[here], edges[here + 1]), (edges[here + 2], edges[here + 3])
            found.append(Stretch(k, spans[k], gaps[0], gaps[1], number))
    return found


def is_clause(layout: Layout, stretch: Stretch) -> bool:
    """Whether a stretch is long enough to be a quotation by itself: a clause, or a sentence of any length."""
    tokens = [layout.doc[i] for i in range(*stretch.tokens)]
    words = sum(token.is_alpha or token.like_num for token in tokens)
    if is_title(layout, stretch):
        return False
    if words >= 4 and any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in tokens):
        return True
    return words >= 2 and _inner(layout, stretch)[:1].isupper() and _end(layout, stretch) in _ENDS


def is_title(layout: Layout, stretch: Stretch) -> bool:
    """Whether a stretch is written like the title of a work: Each Word With a Capital."""
    words = [layout.doc[i].text for i in range(*stretch.tokens) if layout.doc[i].is_alpha]
    if len(words) < 2 or all(word.isupper() for word in words) or _inner(layout, stretch)[-1] in "!?…":
        return False
    return all(word[0].isupper() or word in _SMALL for word in words)


def handshake(layout: Layout, stretch: Stretch, cue: Cue) -> bool:
    """Whether mark and cue meet: "Never," he said; he said: "Never"; he shouted "Never"."""
    if cue.place == "after":
        return _end(layout, stretch) in _ENDS - {"."} and cue.distance <= 1
    return cue.place in ("before,", "before:") and cue.distance <= 2


def best_cue(layout: Layout, stretch: Stretch) -> Cue | None:
    """The most likely reporting word of a stretch; on each side, none beyond the nearest likely one. One that leads
    right into it comes first: The minister said that "A," the agency reported."""
    found: list[Cue] = []
    for side in (_after, _before):
        for cue in side(layout, stretch):
            if cue.place == "before" and cue.distance <= 1 and cue.chance >= _LIKELY:
                return cue
            found.append(cue)
            if cue.chance >= _LIKELY:
                break
    return max(found, key=lambda cue: cue.chance, default=None)


def cues(layout: Layout, stretch: Stretch) -> Iterator[Cue]:
    """All reporting words that a stretch may have."""
    yield from _after(layout, stretch)
    yield from _before(layout, stretch)


def _after(layout: Layout, stretch: Stretch) -> Iterator[Cue]:
    """Reporting words in the rest of the sentence after the stretch, that have a source there."""
    start, end = stretch.after
    last = _end(layout, stretch)
    start += last == "," and start < len(layout.doc) and layout.doc[start].text == ","
    if signer := _signer(layout, start, end):
        yield Cue(layout.doc[start], signer, "after", 0, _NAME_AND_DASH)
        return
    place = "after." if last == "." else "after"
    for i in range(start, min(end, start + _REACH)):
        token = layout.doc[i]
        if token.text in _STOPS:
            return
        if token.lower_ == "according" and (source := according_to(token)) is not None:
            yield Cue(token, source, place, i - start, _KNOWN["after"][0])
        elif (
            _is_cue(token)
            and token.dep_ != "relcl"
            and (token.tag_ not in _UNFINITE or reporting.speech(word(token)) >= _LIKELY)
        ):
            source = source_of(token)
            if source is None or not start <= source.i < end:
                source = _beside(layout, token, start, end)
            if source is None:
                continue
            distance = i - start
            if source.i < i:
                distance -= min(i, source.right_edge.i + 1) - max(start, source.left_edge.i)
            chance = _chance(token, place, distance)
            yield Cue(token, source, place, distance, chance if last in _ENDS else chance * 0.4)


def _before(layout: Layout, stretch: Stretch) -> Iterator[Cue]:
    """Reporting words in the sentence that leads up to the stretch, the nearest first; where it has
    none, a name and a colon."""
    doc = layout.doc
    start, end = stretch.before
    while end > start and doc[end - 1].is_space:
        end -= 1
    last = doc[end - 1].text if end > start else ""
    place = f"before{last}" if last in (",", ":") else "before"
    end -= last in (",", ":")
    verbless = True
    i = end
    while i > max(start, end - _REACH) and doc[i - 1].text not in _STOPS:
        i -= 1
        token = doc[i]
        if token.lower_ == "according" and (source := according_to(token)) is not None:
            yield Cue(token, source, place, 1, _KNOWN["before,"][0])
        elif _is_cue(token):
            verbless = False
            source = source_of(token)
            if source is None or layout.stretch[source.i] >= 0:
                source = _beside(layout, token, start, end)
            yield Cue(token, source, place, end - 1 - i, _chance(token, place, end - 1 - i))
    if verbless and place == "before:" and end - i <= 8:
        head = next((doc[k] for k in range(end - 1, i - 1, -1) if doc[k].is_alpha), None)
        if head is not None:
            yield Cue(head, head, place, 0, _NAME_AND_COLON)


def _signer(layout: Layout, start: int, end: int) -> Token | None:
    """Who signs a quotation: "A." — Anna Petrov"""
    if start + 1 >= end or layout.doc[start].text not in _DASHES or layout.doc[start + 1].pos_ != "PROPN":
        return None
    head = noun_phrase(layout, start + 1, end)
    follows = layout.doc[head.i + 1] if head is not None and head.i + 1 < end else None
    return None if follows is not None and follows.pos_ in _VERBS else head


def _is_cue(token: Token) -> bool:
    return token.pos_ in _VERBS and token.dep_ not in _NO_CUES and not token.is_punct


def _chance(verb: Token, place: str, distance: int) -> float:
    known, other = _KNOWN[place], _OTHER[place]
    speech = reporting.speech(word(verb))
    rest = other[min(distance, len(other) - 1)] * (_UNFINITE_OTHER if verb.tag_ in _UNFINITE else 1.0)
    return speech * known[min(distance, len(known) - 1)] + (1 - speech) * rest


def _beside(layout: Layout, verb: Token, start: int, end: int) -> Token | None:
    """The noun right before a verb ("Smith also said"), else the noun phrase after it ("said the mayor
    of Hull"); for a participle, the subject of the verb before it."""
    doc = layout.doc
    i = verb.i - 1
    while i >= start and doc[i].pos_ in ("ADV", "AUX", "PART"):
        i -= 1
    if i >= start and (doc[i].pos_ in _NOMINAL or (doc[i].pos_ == "ADJ" and i > start and doc[i - 1].pos_ == "DET")):
        return doc[i]
    if verb.tag_ == "VBG":
        return next((found for k in range(i, start, -1) if _is_cue(doc[k]) and (found := source_of(doc[k]))), None)
    return noun_phrase(layout, verb.i + 1, end)


def noun_phrase(layout: Layout, start: int, end: int) -> Token | None:
    """The head of the noun phrase that begins at a token, by its parts of speech alone."""
    head = None
    for i in range(start, end):
        token = layout.doc[i]
        if token.pos_ not in _BEFORE_NOUN and token.tag_ not in ("VBN", "VBG", "HYPH"):
            break
        if token.pos_ in _NOMINAL or (token.pos_ == "NUM" and head is None):
            head = token
    return head


def word(verb: Token) -> str:
    """The reporting word of a cue."""
    return word_of(verb) or f"{verb.lemma_.lower()}/v"


def _end(layout: Layout, stretch: Stretch) -> str:
    """The last character of a stretch, or the comma right after it: "A," he said; "A", he said."""
    start, end = stretch.after
    return "," if start < end and layout.doc[start].text == "," else _inner(layout, stretch)[-1:]


def _inner(layout: Layout, stretch: Stretch) -> str:
    return layout.text[slice(*layout.marks[stretch.number].inner)]
