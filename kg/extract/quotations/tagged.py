"""What the tagger found → attributions, joined with those that the marks and the parse show.

The tagger is the better judge of what is reported, by whom. It does not see beyond a window, and passes
over a quotation now and then: what stands in quotation marks and it left out is taken from the rules."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.quotations import reporting, speakers
from kg.extract.quotations.attributions import Attribution, Layout
from kg.extract.quotations.complements import is_that
from kg.extract.quotations.quoted_speech import word
from kg.extract.reading import Reading
from kg.extract.tagger import Found
from kg.model import Mention, Span

#: The construction that an attribution of the tagger's names.
FRAME = "tagged"

#: From this confidence on the rules add what the tagger does not have.
SURE = 0.9

#: A verb speaks if so large a share of those that stood beside a quotation were its cue.
SPOKEN = 0.4


_HEADS = frozenset(("NOUN", "PROPN", "PRON", "VERB"))


def attributions(layout: Layout, found: Iterable[Found]) -> list[Attribution]:
    """The tagger's proposals with cue and source as tokens, without those that have no words."""
    out = []
    for item in found:
        cue = _head(layout, item.cue)
        name = word(cue) if cue is not None else ""
        source, whole = _head(layout, item.source), _trimmed(layout, item.source)
        if not _says_something(layout, item):
            continue
        for pieces in _apart(layout, [piece for span in item.content if (piece := _piece(layout, span))]):
            out.append(Attribution(pieces, cue, source, name, FRAME, item.confidence, whole))
    return out


def _says_something(layout: Layout, item: Found) -> bool:
    """Whether the content has a word that is no pronoun or article: "he said it" quotes nothing."""
    tokens = (
        token for start, end in item.content for token in layout.doc[slice(*map(layout.token_from, (start, end)))]
    )
    return any(token.pos_ not in ("PRON", "DET", "PUNCT", "SPACE") for token in tokens)


def _apart(layout: Layout, pieces: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """The pieces, those apart that stand in marks of their own in another paragraph than the closed one before:
    they go on the quotation, and are another."""
    together: list[Span] = []
    for piece in pieces:
        if together and _new_quotation(layout, together[-1], piece):
            yield tuple(together)
            together = []
        together.append(piece)
    if together:
        yield tuple(together)


def _new_quotation(layout: Layout, before: Span, piece: Span) -> bool:
    first, last = layout.token_from(piece[0]), layout.token_from(before[1]) - 1
    if layout.stretch[first] < 0 or not any(token.is_space for token in layout.doc[last:first]):
        return False
    mark = layout.marks[layout.stretch[last]] if layout.stretch[last] >= 0 else None
    return mark is None or mark.outer[1] > mark.inner[1]


def joined(layout: Layout, tagged: Sequence[Attribution], ruled: Iterable[Attribution]) -> list[Attribution]:
    """The tagger's attributions, and of the rules' those that overlap none of them and stand in quotation marks
    or are all but certain; in the order of the text."""
    taken = _Taken(piece for one in tagged for piece in one.pieces)
    more = (one for one in ruled if not taken.meets(one.pieces) and (one.confidence >= SURE or _in_marks(layout, one)))
    return sorted([*tagged, *more], key=lambda one: one.pieces)


def inner(reading: Reading, layout: Layout, outer: Attribution) -> Attribution | None:
    """What a person says in what an outlet reports ("Anna Berg said that …, the agency reported"), or None. The
    tagger sees the outer layer only, and readers ask for the one who spoke."""
    start, end = (layout.token_from(offset) for offset in outer.pieces[0])
    verb = next((token for token in layout.doc[start:end] if token.pos_ == "VERB"), None)
    if outer.source is None or verb is None or reporting.speech(word(verb)) < SPOKEN:
        return None
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj" and child.i >= start), None)
    person = speakers.named(reading, subject) if subject is not None else None
    outlet = speaker(reading, outer)
    if person is None or person.kind != "Person" or outlet is None or outlet.kind != "Organization":
        return None
    after = verb.i + 1
    said = layout.piece(after + (after < end and is_that(layout.doc[after])), end)
    pieces = (*((said,) if said else ()), *outer.pieces[1:])
    return replace(outer, pieces=pieces, cue=verb, source=subject, word=word(verb), whole=None) if pieces else None


def speaker(reading: Reading, found: Attribution) -> Mention | None:
    """The mention of a source: the person, body or anaphor that it names, or all of it as an unnamed source."""
    if found.source is None or found.whole is None:
        return None
    named = speakers.named(reading, found.source) or _titled(reading, found.whole)
    if named is not None:
        return named
    other = speakers.mention(reading, found.source)
    if other.kind != "Unnamed":
        return other
    return Mention("Unnamed", found.whole, " ".join(reading.article.text[slice(*found.whole)].split()).lower())


def _titled(reading: Reading, whole: Span) -> Mention | None:
    """The person in a source with nothing but an office before the name ("Speaker of the House Anna Berg")."""
    for token in reading.tokens(whole):
        found = speakers.named(reading, token)
        if found is not None and token.pos_ != "PRON":
            return found if found.kind == "Person" else None
        if token.pos_ == "PRON" or not (
            token.text[0].isupper() or token.lower_ in ("of", "the", "and") or token.is_punct
        ):
            return None
    return None


def _piece(layout: Layout, span: Span) -> Span | None:
    first = layout.token_from(span[0])
    if first < len(layout.doc) and is_that(layout.doc[first]):
        first += 1
    piece = layout.piece(first, layout.token_from(span[1]))
    return _all_of_a_stretch(layout, piece) or piece if piece else None


def _all_of_a_stretch(layout: Layout, piece: Span) -> Span | None:
    """What stands between two quotation marks, with its full stop, if a piece is all of its words."""
    number = layout.stretch[layout.token_from(piece[0])]
    if number < 0:
        return None
    start, end = layout.marks[number].inner
    whole = layout.piece(layout.token_from(start), layout.token_from(end))
    return (start, end) if whole == piece else None


def _trimmed(layout: Layout, span: Span | None) -> Span | None:
    """A source without what a comma sets off after it, and without marks at its edges."""
    if span is None:
        return None
    first, end = layout.token_from(span[0]), layout.token_from(span[1])
    comma = next((i for i in range(first + 1, end) if layout.doc[i].text == ","), end)
    return layout.piece(first, comma)


def _head(layout: Layout, span: Span | None) -> Token | None:
    """The token of a span on which its others hang: the first that hangs on something outside of it."""
    if span is None:
        return None
    first, end = layout.token_from(span[0]), layout.token_from(span[1])
    tokens = [token for token in layout.doc[first:end] if not token.is_space]
    heads = [token for token in tokens if not first <= token.head.i < end or token.head is token]
    nominal = [token for token in heads if token.pos_ in _HEADS] or [token for token in heads if not token.is_punct]
    return nominal[0] if nominal else tokens[0] if tokens else None


def _in_marks(layout: Layout, one: Attribution) -> bool:
    """Whether each piece begins and ends in quotation marks."""
    ends = [i for start, end in one.pieces for i in (layout.token_from(start), layout.token_from(end) - 1)]
    return all(layout.stretch[i] >= 0 for i in ends)


class _Taken:
    """Stretches of the text that are spoken for, none inside another."""

    def __init__(self, pieces: Iterable[Span]) -> None:
        self.pieces = sorted(pieces)
        self.starts = [start for start, _ in self.pieces]

    def meets(self, pieces: Iterable[Span]) -> bool:
        """Whether one of these pieces overlaps one that is taken."""
        return any((at := bisect_left(self.starts, end)) and self.pieces[at - 1][1] > start for start, end in pieces)
