"""What two verbs of one speaker report: "praised the plan *but rejected* the price", "said it was fair *but criticised*
the delay"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.name_words import PERSON_NOUNS
from kg.extract.quotations import reporting
from kg.extract.quotations.attributions import Attribution, Layout
from kg.extract.quotations.sources import subject_of


def each_verb_apart(layout: Layout, one: Attribution) -> Iterator[Attribution]:
    """The attribution, cut where a second verb of the speaker governs what follows."""
    for each in _by_each_word(layout, one):
        yield from _without_what_was_done(layout, each)


def _by_each_word(layout: Layout, one: Attribution) -> Iterator[Attribution]:
    """The attribution, what a second verb of the same subject governs apart: "praised the plan *but rejected* the
    price", where that verb reports something at all."""
    at = next((at for at in range(1, len(one.pieces)) if _joined_verb(layout, one, at)), 0)
    if not at:
        yield one
        return
    verb = _joined_verb(layout, one, at)
    yield replace(one, pieces=one.pieces[:at])
    if verb is not None and reporting.among(verb, "speech", "denial", "rejecting", "question", "thought"):
        yield replace(one, pieces=one.pieces[at:], cue=verb, phrase=(verb.idx, verb.idx + len(verb)))


def _joined_verb(layout: Layout, one: Attribution, at: int) -> Token | None:
    """The verb joined to the cue that stands between a piece outside of marks and the one before it."""
    before, piece = one.pieces[at - 1], one.pieces[at]
    if one.cue is None or one.cue.idx > before[0] or layout.stretch_at(piece[0]) >= 0:
        return None
    between = layout.within((before[1], piece[0]))
    joined = (token for token in between if token.pos_ == "VERB" and token.dep_ == "conj")
    return next((verb for verb in joined if one.cue in verb.ancestors), None)


def _without_what_was_done(layout: Layout, one: Attribution) -> Iterator[Attribution]:
    """The attribution, what a second verb of the speaker tells apart, where the content swallowed it: "said the vote
    was fair *but criticised the delay*". What a thing is the subject of it cannot be said to have said."""
    start, end = one.pieces[-1]
    verb = _second_verb(layout, one) if layout.stretch_at(start) < 0 else None
    if verb is None:
        yield one
        return
    first = next(token.i for token in reversed(layout.doc[: verb.i]) if token.tag_ == "CC")
    begins = verb.i + 1 + (verb.nbor().lower_ == "that")
    said, more = layout.piece(layout.token_from(start), first), layout.piece(begins, layout.token_from(end))
    yield replace(one, pieces=(*one.pieces[:-1], said)) if said else one
    if said and more:
        yield replace(one, pieces=(more,), cue=verb, phrase=(verb.idx, verb.idx + len(verb)))


def _second_verb(layout: Layout, one: Attribution) -> Token | None:
    """The reporting verb behind "and" or "but" in the content that has no subject but the speaker."""
    if one.cue is None or one.cue.tag_ not in ("VBD", "VBZ") or one.cue.idx > one.pieces[0][0]:
        return None
    for verb in layout.within(one.pieces[-1])[2:-1]:
        joined = verb.tag_ == one.cue.tag_ and verb.dep_ == "conj" and verb.nbor(-1).tag_ in ("CC", "RB")
        if not joined or not reporting.among(verb, "speech", "telling", "naming", "denial", "addressing"):
            continue
        doer = subject_of(verb.head)
        if verb.lemma_ == one.cue.lemma_ and subject_of(verb) is None and verb.nbor().lower_ == "that":
            return verb
        if subject_of(verb) is None and doer is not None and doer.idx > one.cue.idx and _is_thing(doer):
            return verb
    return None


def _is_thing(noun: Token) -> bool:
    """Whether a noun names no one who could speak, as far as its own words say."""
    return (
        noun.pos_ == "NOUN"
        and noun.tag_ == "NN"
        and noun.lemma_.lower() not in PERSON_NOUNS
        and not noun.lemma_.lower().endswith(("ist", "ian", "woman", "man", "person"))
        and not reporting.among(noun, "documents", "media", "counts")
        and noun.lemma_.lower() not in _BODIES
    )


_BODIES = frozenset(
    """government court party company firm group team council committee commission board union army police ministry
    parliament cabinet administration department office agency bank country state city family mission delegation panel
    jury tribunal movement organisation organization association coalition alliance opposition majority bloc
    statement letter testimony""".split()
)
