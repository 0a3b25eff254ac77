"""Who said (or thought) what: direct, mixed and indirect quotations with speaker, addressee, outlet and occasion.

The tagger proposes (``tagged``); a transcript or an interview says itself who speaks (``transcripts``,
``interviews``); quotation marks are certain, and what stands in them and was passed over is taken up (``stretches``,
``leadins``); who speaks in what an outlet reports is the speaker (``nested``). Here each attribution is completed into
a statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Token

from kg.extract.quotations import (
    circumstances,
    interviews,
    leadins,
    nested,
    quoting,
    speakers,
    stretches,
    tagged,
    transcripts,
)
from kg.extract.quotations.again import Again
from kg.extract.quotations.attitudes import attitude, denied
from kg.extract.quotations.attributions import Attribution, Layout
from kg.extract.quotations.quotemarks import quoted
from kg.extract.reading import Reading
from kg.model import Mention, Quotation, Span, Statement

EXTRACTOR = "quotations"

_SPOKEN = frozenset(("speech", "denial", "question"))

#: Parts of speech of what a reporter may put before quoted words without quoting it.
_REPORTERS_OWN = frozenset(("PRON", "AUX", "PART"))


def extract(reading: Reading) -> list[Statement]:
    """The quotations of an article, in the order of the text."""
    text, paragraphs = reading.article.text, reading.article.paragraphs
    people = [name for name in reading.names if name.kind == "Person"]
    turns = transcripts.turns(text, paragraphs) or interviews.turns(text, paragraphs, people)
    layout = Layout.of(reading.doc, text, transcripts.merged(quoted(text, paragraphs), turns))
    found = quoting.quoted_as_saying(layout, tagged.attributions(layout, reading.tagged or ()))
    found = [*transcripts.outside(found, turns), *transcripts.spoken(layout, turns, people)]
    found += leadins.owned(layout, stretches.left_over(layout, found))
    told = _Told(reading, layout, speakers.surnames(reading), Again(reading.strangers))
    return told.statements(sorted(found, key=lambda one: one.pieces))


@dataclass(frozen=True, slots=True)
class _Told:
    """An article with all that completes its attributions: its people by surname, and who has spoken without a name."""

    reading: Reading
    layout: Layout
    people: Mapping[str, Mention]
    again: Again

    def statements(self, found: Sequence[Attribution]) -> list[Statement]:
        """The statements of these attributions."""
        pairs = nested.spoken(self.reading, self.layout, found, self.people)
        outer = {**circumstances.reporters(self.layout, found), **nested.outer_of(pairs)}
        whole = ((one, self.complete(one, outer.get(one.cue.i) if one.cue is not None else None)) for one, _ in pairs)
        return [each for one, statement in whole for each in (statement, *self._with(one, statement))]

    def _with(self, found: Attribution, statement: Statement) -> Iterator[Statement]:
        """The same of those who speak with the speaker; of what is thought, or talked about, the first is enough."""
        spoken = isinstance(statement.object, Quotation) and statement.object.attitude in _SPOKEN
        if spoken and found.head is not None and isinstance(statement.subject, Mention):
            for other in speakers.beside(self.reading, found.head, statement.subject):
                yield replace(statement, subject=other)

    def complete(self, found: Attribution, reporter: Attribution | None) -> Statement:
        """The statement of an attribution; ``reporter`` is the one whose content its cue stands in, if any. Line
        breaks in a quotation are spaces in its text."""
        layout, text = self.layout, self.reading.article.text
        if reporter is not None and _is_of(layout, found, reporter):
            found = replace(reporter, pieces=found.pieces, confidence=found.confidence)
            reporter = None
        pieces = _words_of_the_speaker(layout, _without_speaker(layout, found))
        found = replace(found, pieces=_without_comma(layout, pieces))
        speaker = self._speaker(found)
        reported_by = self._mention(circumstances.reporter(self.reading, found)) or (
            self._speaker(reporter) if reporter else None
        )
        quotation = Quotation(
            text=" ".join(" ".join(text[start:end].split()) for start, end in found.pieces),
            spans=found.pieces,
            quotation=_kind(layout, found),
            cue=(found.cue.idx, found.cue.idx + len(found.cue)) if found.cue is not None else None,
            addressee=self._mention(circumstances.addressee(found)),
            reported_by=reported_by if reported_by and not _same(reported_by, speaker) else None,
            attitude=attitude(layout, found),
            occasion=circumstances.occasion(layout, found),
        )
        return Statement(
            subject=speaker,
            predicate="said",
            object=quotation,
            evidence=self.reading.evidence_at(_evidence(layout, found)),
            confidence=found.confidence,
            extractor=EXTRACTOR,
            polarity="negated" if denied(layout, found) else "affirmed",
        )

    def _speaker(self, found: Attribution) -> Mention | None:
        if found.source is None or found.head is None:
            return None
        speaker = speakers.speaker(self.reading, found.source, found.head, self.people)
        return self.again.called(found.head, speaker)

    def _mention(self, head: Token | None) -> Mention | None:
        return speakers.mention(self.reading, head) if head is not None else None


def _without_comma(layout: Layout, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """The pieces without the comma that a reporting clause puts after the last."""
    *others, (start, end) = pieces
    return (*others, (start, end - (layout.text[end - 1] == "," and end - start > 1)))


def _without_speaker(layout: Layout, found: Attribution) -> tuple[Span, ...]:
    """The pieces without those behind quoted words that only say who the speaker is: “Go,” its head, Ann Lee, said."""
    if found.source is None or layout.stretch_at(found.pieces[0][0]) < 0:
        return found.pieces
    start, text = found.source[0], layout.text
    first, *others = found.pieces
    return first, *(one for one in others if text[one[1] : start] != ", " or not _is_noun_phrase(layout, one))


def _is_noun_phrase(layout: Layout, piece: Span) -> bool:
    verbs = (token.pos_ in ("VERB", "AUX") for token in layout.within(piece))
    return layout.stretch_at(piece[0]) < 0 and not any(verbs)


def _words_of_the_speaker(layout: Layout, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """The pieces without subject and auxiliaries that a reporter puts before quoted words (he would “look at” it)."""
    (start, end), *others = pieces
    first, stop = layout.token_from(start), layout.token_from(end)
    i = first
    while i < stop and layout.stretch[i] < 0 and layout.doc[i].pos_ in _REPORTERS_OWN:
        i += 1
    if i in (first, stop) or layout.stretch[i] < 0:
        return pieces
    mark = layout.marks[layout.stretch[i]]
    whole = mark.outer[0], end
    return (whole if end > mark.outer[1] else (mark.inner[0], min(end, mark.inner[1]))), *others


def _is_of(layout: Layout, found: Attribution, reporter: Attribution) -> bool:
    """Whether quoted words by nobody follow what somebody reports with a word in it: “It is a lie.” after "Lind said he
    did not *agree*"."""
    start = found.pieces[0][0]
    return found.source is None and layout.stretch_at(start) >= 0 and start >= reporter.pieces[-1][1]


def _same(one: Mention, other: Mention | None) -> bool:
    return other is not None and (one.kind, one.name) == (other.kind, other.name)


def _kind(layout: Layout, found: Attribution) -> Literal["direct", "mixed", "indirect"]:
    """Whether the words stand in marks; those in which their source stands, too, are somebody else's."""
    outer = layout.stretch_at(found.source[0]) if found.source is not None else -1
    tokens = [token for token in layout.inside(found.pieces) if token.is_alpha or token.like_num]
    words = [layout.stretch[token.i] not in (-1, outer) for token in tokens]
    if not any(words):
        return "indirect"
    return "direct" if all(words) else "mixed"


def _evidence(layout: Layout, found: Attribution) -> Span:
    """The sentences of content, cue and source."""
    doc = layout.doc
    indices = [layout.token_from(start) for start, _ in found.pieces]
    indices += [max(0, layout.token_from(end) - 1) for _, end in found.pieces]
    indices += [token.i for token in (found.cue, found.head) if token is not None and found.cue is not None]
    return doc[min(indices)].sent.start_char, doc[max(indices)].sent.end_char
