"""Whose words they are: the source that the encoder sees, put right by the grammar of its cue."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.extract.datelines import text_start
from kg.extract.name_words import PERSON_NOUNS, TITLES
from kg.extract.quotations import reporting
from kg.extract.quotations.attributions import Layout
from kg.model import Span

_HEADS = frozenset(("NOUN", "PROPN", "PRON", "VERB"))

#: A noun phrase does not end with one of these.
_UNFINISHED = frozenset(("DET", "ADP", "ADJ", "CCONJ", "AUX", "SCONJ"))

#: How far beyond the tagger's source the noun phrase that it begins may end, in tokens.
FARTHEST = 8


def named_after(layout: Layout, piece: Span, cue: Token | None, source: Span | None) -> Span | None:
    """The name right after the reporting word that follows quoted words, where the tagger has an earlier one: the
    speaker of "A," said Anna Berg. "B," said Otto Lind."""
    number = layout.stretch_at(piece[0])
    if cue is None or source is None or source[0] > piece[0] or number < 0:
        return None
    between = layout.within((layout.marks[number].outer[1], cue.idx))
    if cue.idx < piece[1] or any(not token.is_punct for token in between):
        return None
    first = end = cue.i + 1
    while end < len(layout.doc) and layout.doc[end].pos_ == "PROPN":
        end += 1
    return layout.piece(first, end)


def in_its_clause(layout: Layout, cue: Token | None, source: Span | None) -> Span | None:
    """The name that is the subject of the reporting word, where the tagger has one from another sentence; and whoever
    is the subject of "she said, adding that", where it has one from another paragraph. In the same sentence a noun or
    name that is its subject, where the tagger has one before it: "*ministers* failed, with Poland arguing that"."""
    if cue is None or source is None:
        return None
    subject, verb = subject_of(cue), cue
    if cue.sent.start_char <= source[0] < cue.sent.end_char:
        told = cue.head.idx < source[0] < cue.idx and reporting.among(cue.head, "speech", "telling", "naming")
        if subject is None and told and cue.tag_ == "VBG" and cue.dep_ == "advcl":
            subject = subject_of(cue.head)
            is_name = subject is not None and subject.pos_ == "PROPN"
            return layout.piece(subject.left_edge.i, subject.i + 1) if subject is not None and is_name else None
        nearer = cue.pos_ == "VERB" and subject is not None and source[1] <= subject.left_edge.idx
        if not nearer or subject is None or subject.pos_ not in ("NOUN", "PROPN"):
            return None
        return layout.piece(subject.left_edge.i, subject.i + 1)
    while subject is None and verb.tag_ == "VBG" and verb.dep_ in ("advcl", "conj") and verb.head != verb:
        verb = verb.head
        subject = subject_of(verb)
    after = source[0] > cue.idx and "\n" in layout.text[cue.idx : source[0]]
    if subject is None or not (after or subject.pos_ == "PROPN"):
        return None
    return layout.piece(subject.left_edge.i, subject.i + 1)


def told_in(layout: Layout, cue: Token | None, pieces: Sequence[Span]) -> tuple[Token, Span] | None:
    """The verb and the name of who tells somebody what stands before an "according to": "*Lind told* the court that it
    was late, according to the record"."""
    if cue is None or cue.lower_ != "according" or pieces[0][0] > cue.idx:
        return None
    if any(layout.stretch[token.i] >= 0 for token in layout.within((cue.sent.start_char, pieces[-1][0]))):
        return None
    before = layout.doc[cue.sent.start : layout.token_from(pieces[-1][0])]
    for verb in reversed(before):
        if verb.pos_ == "VERB" and reporting.among(verb, "speech", "addressing"):
            subject = subject_of(verb)
            source = layout.piece(subject.left_edge.i, subject.i + 1) if subject is not None else None
            return (verb, source) if source is not None and subject is not None and subject.pos_ == "PROPN" else None
    return None


def meeting(layout: Layout, cue: Token | None, pieces: Sequence[Span]) -> Span | None:
    """The noun that is the subject of the reporting word, where the tagger has nobody: "*the meeting* noted that"."""
    subject = subject_of(cue) if cue is not None and cue.pos_ == "VERB" and reporting.among(cue, "speech") else None
    if subject is None or subject.left_edge.pos_ != "DET" or subject.pos_ != "NOUN" or subject.idx > pieces[0][0]:
        return None
    return layout.piece(subject.left_edge.i, subject.i + 1)


def subject_of(verb: Token) -> Token | None:
    """The word for who does what a verb tells, before it."""
    return next((child for child in verb.lefts if child.dep_ == "nsubj"), None)


def trimmed(layout: Layout, span: Span | None) -> Span | None:
    """A source without a dateline before it, what a comma sets off after it, and marks at its edges."""
    if span is None:
        return None
    first, end = layout.token_from(text_start(layout.text, span)), layout.token_from(span[1])
    end = next((i for i in range(first + 1, end) if layout.doc[i].text == "," and not _is_in_date(layout.doc[i])), end)
    end = next((i for i in range(first + 1, end) if _acts(layout.doc[first:i], layout.doc[i])), end)
    while end - first > 1 and layout.doc[end - 1].tag_ in ("WP", "WDT"):  # "*leaders* who"
        end -= 1
    while end - first > 1 and (_is_day(layout.doc[end - 1]) or _is_on(layout.doc[end - 1])):
        end -= 1 + _is_on(layout.doc[end - 1])
    source = layout.piece(first, end)
    return (source[0], source[1] - (layout.text[source[1] - 1] == "*")) if source is not None else None


def _acts(before: TokenSpan, verb: Token) -> bool:
    """Whether a verb in a heading tells what the speaker, who is named before it, does beside: "Lind *hails* plan"."""
    relative = any(token.tag_ in ("WP", "WDT") or token.lower_ == "that" for token in before)
    named = verb.nbor(-1).pos_ == "PROPN" and verb.i + 1 < len(verb.doc) and verb.nbor().pos_ not in ("VERB", "AUX")
    return verb.tag_ == "VBZ" and verb.pos_ == "VERB" and named and not relative


def _is_in_date(comma: Token) -> bool:
    """Whether a comma stands before a year: "a report of May 4, 2031"."""
    return comma.i + 1 < len(comma.doc) and comma.nbor(-1).like_num and comma.nbor().like_num


def _is_on(token: Token) -> bool:
    """Whether a day stands so with its preposition: "The experts *on Monday* said"."""
    return token.ent_type_ == "DATE" and token.i > 1 and token.nbor(-1).lower_ == "on" and token.nbor(-2).pos_ != "VERB"


def _is_day(token: Token) -> bool:
    """Whether a day stands between who speaks and the reporting word: "The experts *today* said"."""
    if token.ent_type_ not in ("DATE", "TIME") or token.nbor(-1).pos_ == "VERB":
        return False
    return token.dep_ in ("npadvmod", "advmod", "nummod", "amod", "det")


def finished(layout: Layout, source: Span | None) -> Span | None:
    """The source up to the noun that it leads to, where it ends with an article, a preposition or a title ("Mr")."""
    if source is None:
        return None
    last = layout.doc[layout.token_from(source[1]) - 1]
    called = last.pos_ == "NOUN" or last.lower_ in PERSON_NOUNS
    in_name = called and last.dep_ == "compound" and last.head.pos_ == "PROPN"  # "presenter" Anna Berg
    if last.pos_ not in _UNFINISHED and last.text not in TITLES and not in_name:
        return source
    noun = next((child for child in last.rights if child.dep_ == "pobj"), last.head)
    near = last.i < noun.i <= last.i + FARTHEST and layout.stretch[noun.i] < 0
    return (source[0], noun.idx + len(noun)) if near and noun.pos_ in _HEADS - {"VERB"} else source


def head_of(layout: Layout, span: Span | None) -> Token | None:
    """The token of a span on which its others hang: the first that hangs on something outside of it."""
    if span is None:
        return None
    first, end = layout.token_from(span[0]), layout.token_from(span[1])
    tokens = [token for token in layout.doc[first:end] if not token.is_space]
    heads = [token for token in tokens if not first <= token.head.i < end or token.head == token]
    nominal = [token for token in heads if token.pos_ in _HEADS] or [token for token in heads if not token.is_punct]
    return nominal[0] if nominal else tokens[0] if tokens else None
