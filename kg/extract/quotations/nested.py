"""Who speaks in what somebody else reports: "Anna Berg said that …, the agency reported" is Berg's, by the agency."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.quotations import reporting, speakers
from kg.extract.quotations.attributions import Attribution, Layout
from kg.extract.quotations.tagged import is_that
from kg.extract.reading import Reading
from kg.model import Mention


def spoken(
    reading: Reading, layout: Layout, found: Sequence[Attribution], people: Mapping[str, Mention]
) -> list[tuple[Attribution, Attribution | None]]:
    """Each attribution with the one that reports it, if that is an outlet's which was found in its place. The tagger
    mostly sees the outer layer only, and readers ask for the one who spoke."""
    cues = {one.cue.i for one in found if one.cue is not None}
    out: list[tuple[Attribution, Attribution | None]] = []
    for one in found:
        inner = _inner(reading, layout, one, people)
        new = inner is not None and inner.cue is not None and inner.cue.i not in cues
        within = None if new else _told_within(reading, layout, one)
        if within is not None and _index(within) not in cues:
            mark = layout.marks[layout.stretch_at(one.pieces[0][0])]
            out += [(replace(one, pieces=((mark.outer[0], one.pieces[-1][1]),)), None), (within, one)]
        else:
            out.append((inner, one) if inner is not None and new else (one, None))
    return out


def _index(one: Attribution) -> int:
    return one.cue.i if one.cue is not None else -1


def _told_within(reading: Reading, layout: Layout, outer: Attribution) -> Attribution | None:
    """What a person says in quotation marks in what somebody else reports: “I will go,” *Lee* told them, a friend
    said."""
    start, end = outer.pieces[0][0], outer.pieces[-1][1]
    number = layout.stretch_at(start)
    if outer.source is None or number < 0 or layout.marks[number].outer[1] >= end:
        return None
    mark = layout.marks[number]
    behind = layout.within((mark.outer[1], end))
    verb = next((token for token in behind if token.pos_ == "VERB"), None)
    if verb is None or layout.stretch[verb.i] >= 0 or not reporting.among(verb, "speech"):
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubj" and child in behind), None)
    person = speakers.named(reading, subject) if subject is not None else None
    if person is None or person.kind != "Person":
        return None
    return replace(outer, pieces=(mark.inner,), cue=verb, source=person.span, head=subject, phrase=None)


def _inner(reading: Reading, layout: Layout, outer: Attribution, people: Mapping[str, Mention]) -> Attribution | None:
    """What a person says in what an outlet reports, or None."""
    if outer.source is None or outer.head is None:
        return None
    start, end = (layout.token_from(offset) for offset in outer.pieces[0])
    verb = next((token for token in layout.doc[start:end] if token.pos_ == "VERB"), None)
    if verb is None or not reporting.among(verb, "speech", "denial") or layout.stretch[verb.i] >= 0:
        return None
    subject = _subject(verb, start)
    person = speakers.named(reading, subject) if subject is not None else None
    if subject is None or not _is_outlet(reading, outer, people):
        return None
    if person is None or person.kind != "Person":
        return None
    said = layout.piece(_content_from(verb, end), end)
    pieces = (*((said,) if said else ()), *outer.pieces[1:])
    if not pieces:
        return None
    return replace(outer, pieces=pieces, cue=verb, source=person.span, head=subject, phrase=None)


def _subject(verb: Token, start: int) -> Token | None:
    """Who says it; none before the token at ``start``."""
    return next((child for child in verb.lefts if child.dep_ == "nsubj" and child.i >= start), None)


def _is_outlet(reading: Reading, outer: Attribution, people: Mapping[str, Mention]) -> bool:
    if outer.source is None or outer.head is None:
        return False
    outlet = speakers.speaker(reading, outer.source, outer.head, people)
    return outlet.kind == "Organization" or reporting.among(outer.head, "media")


def _content_from(verb: Token, end: int) -> int:
    """The index at which the content of a verb begins: after its "that", else after the verb."""
    after = verb.i + 1
    clause = next((child for child in verb.rights if child.dep_ == "ccomp"), None)
    if clause is not None:
        after = clause.left_edge.i
    return after + (after < end and is_that(verb.doc[after]))


def outer_of(pairs: Iterable[tuple[Attribution, Attribution | None]]) -> dict[int, Attribution]:
    """The outer attribution by the index of the inner one's cue."""
    return {inner.cue.i: outer for inner, outer in pairs if outer is not None and inner.cue is not None}
