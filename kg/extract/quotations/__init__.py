"""Who said (or thought) what: direct, mixed and indirect quotations with speaker, addressee and outlet.

Four steps: stretches in quotation marks, which are certain (``quotemarks``); reported clauses, proposed by
the parse (``complements``, rated by ``reporting``); linking, which says what belongs together (``linking``);
and here, completing each attribution into a statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from spacy.tokens import Token

from kg.extract.quotations import reporting, speakers, tagged
from kg.extract.quotations.attributions import Attribution, Layout
from kg.extract.quotations.circumstances import addressee, denied, quoting, reporters, thought
from kg.extract.quotations.complements import Proposal, is_that, proposals
from kg.extract.quotations.datelines import text_start
from kg.extract.quotations.likelihood import rated
from kg.extract.quotations.linking import link
from kg.extract.quotations.quoted_speech import noun_phrase, stretches
from kg.extract.quotations.quotemarks import quoted
from kg.extract.quotations.transcripts import merged, turns
from kg.extract.reading import Reading
from kg.model import Mention, Quotation, Span, Statement

#: A clause or noun phrase that is reported less certainly than this makes no statement. What stands in quotation
#: marks always does, if need be without a speaker.
LEAST = 0.4

EXTRACTOR = "quotations"

#: Parts of speech of what a reporter may put before quoted words without quoting it.
_REPORTERS_OWN = frozenset(("PRON", "AUX", "PART"))


def extract(reading: Reading) -> list[Statement]:
    """The quotations of an article, in the order of the text."""
    text, paragraphs = reading.article.text, reading.article.paragraphs
    layout = Layout.of(reading.doc, merged(quoted(text, paragraphs), turns(text, paragraphs)))
    found = link(layout, stretches(layout, paragraphs), reported(layout, paragraphs))
    if reading.tagged is not None:
        found = tagged.joined(layout, tagged.attributions(layout, reading.tagged), found)
    spoken = [tagged.inner(reading, layout, one) or one for one in found]
    by_cue = reporters(layout, [*found, *spoken])
    return [complete(reading, layout, one, by_cue.get(one.cue.i) if one.cue is not None else None) for one in spoken]


def reported(layout: Layout, paragraphs: Sequence[Span]) -> list[Attribution]:
    """The clauses and noun phrases that a reporting word reports, the likeliest for each, by the parse."""
    outside = (found for found in proposals(layout.doc, reporting.words()) if layout.stretch[found.cue.i] < 0)
    best: dict[int, tuple[float, Proposal]] = {}
    for proposal, chance in rated(layout, _past_datelines(layout, paragraphs, outside)):
        if chance >= LEAST and chance > best.get(proposal.cue.i, (0.0,))[0]:
            best[proposal.cue.i] = chance, proposal
    ends = {found.cue.i: found.content[-1][1] for _, found in best.values() if found.frame == "before"}
    return [
        Attribution(pieces, found.cue, found.source, found.word, found.frame, chance)
        for chance, found in best.values()
        if (pieces := _pieces(layout, found, ends))
    ]


def _past_datelines(layout: Layout, paragraphs: Sequence[Span], found: Iterable[Proposal]) -> Iterator[Proposal]:
    """The proposals without the datelines that the parse takes for the beginning of a sentence or its subject."""
    starts: dict[int, int] = {}
    for paragraph in paragraphs:
        first, start = layout.token_from(paragraph[0]), layout.token_from(text_start(layout.text, paragraph))
        starts.update(dict.fromkeys(range(first, start), start))
    if not starts:
        yield from found
        return
    for one in found:
        source, (begin, *rest) = one.source, one.content
        if source is not None and source.i in starts:
            source = noun_phrase(layout, starts[source.i], one.cue.i)
        if begin[0] in starts:
            begin = (min(starts[begin[0]], begin[1]), begin[1])
        yield replace(one, source=source, content=(begin, *rest))


def _pieces(layout: Layout, proposal: Proposal, ends: Mapping[int, int]) -> tuple[Span, ...]:
    """The content as offsets, without the "that" which begins a clause, and up to where the content of a
    reporting word at its end ends (``ends``, by the index of that word)."""
    out = []
    for start, stop in proposal.content:
        end = min((ends[i] for i in range(start, stop) if start < ends.get(i, 0) <= i), default=stop)
        if start < end and (piece := layout.piece(start + is_that(layout.doc[start]), end)):
            out.append(piece)
    return tuple(out)


def complete(reading: Reading, layout: Layout, found: Attribution, reporter: Attribution | None) -> Statement:
    """The statement of an attribution; ``reporter`` is the one whose content its cue stands in, if any. Line breaks
    in a quotation are spaces in its text."""
    text = reading.article.text
    found = replace(found, pieces=_words_of_the_speaker(layout, found.pieces))
    speaker = tagged.speaker(reading, found) if found.whole else _mention(reading, found.source)
    reported_by = _mention(reading, quoting(found) or (reporter.source if reporter else None))
    quotation = Quotation(
        text=" ".join(" ".join(text[start:end].split()) for start, end in found.pieces),
        spans=found.pieces,
        quotation=_kind(layout, found.pieces),
        cue=(found.cue.idx, found.cue.idx + len(found.cue)) if found.cue is not None else None,
        addressee=_mention(reading, addressee(found)),
        reported_by=reported_by if reported_by and not _same(reported_by, speaker) else None,
        attitude="thought" if thought(found) else "speech",
    )
    return Statement(
        subject=speaker,
        predicate="said",
        object=quotation,
        evidence=reading.evidence_at(_evidence(layout, found)),
        confidence=found.confidence,
        extractor=EXTRACTOR,
        polarity="negated" if denied(found) else "affirmed",
    )


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


def _mention(reading: Reading, head: Token | None) -> Mention | None:
    return speakers.mention(reading, head) if head is not None else None


def _same(one: Mention, other: Mention | None) -> bool:
    return other is not None and (one.kind, one.name) == (other.kind, other.name)


def _kind(layout: Layout, pieces: Sequence[Span]) -> Literal["direct", "mixed", "indirect"]:
    inside = outside = 0
    for start, end in pieces:
        for i in range(layout.token_from(start), layout.token_from(end)):
            if layout.doc[i].is_alpha or layout.doc[i].like_num:
                inside += layout.stretch[i] >= 0
                outside += layout.stretch[i] < 0
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def _evidence(layout: Layout, found: Attribution) -> Span:
    """The sentences of content, cue and source."""
    doc = layout.doc
    indices = [layout.token_from(start) for start, _ in found.pieces]
    indices += [max(0, layout.token_from(end) - 1) for _, end in found.pieces]
    indices += [token.i for token in (found.cue, found.source) if token is not None and found.cue is not None]
    return doc[min(indices)].sent.start_char, doc[max(indices)].sent.end_char
