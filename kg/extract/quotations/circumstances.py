"""What a text tells about a quotation beside its speaker: to whom it was said, who reports it, on what occasion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from kg.extract.quotations import hearers, quoting, reporting, speakers
from kg.extract.quotations.attributions import Attribution, Layout
from kg.extract.reading import Reading
from kg.model import Span

_TALK_WITH = frozenset(("with", "to", "for"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))

#: "At a rally", "in a statement", "during the debate", "on Twitter".
_AT = frozenset(("at", "in", "during", "on", "before", "after", "following", "via", "by"))
_ATTACHED = frozenset(("prep", "npadvmod", "advmod", "pobj", "tmod", "advcl", "pcomp"))

#: How far down from the reporting word its circumstances are looked for.
_DEPTH = 4


def addressee(found: Attribution) -> Token | None:
    """Who is spoken to: "told reporters", "the court was told", "said to the mayor", "said in a talk with the Post"."""
    if found.cue is None or found.cue.lower_ == "according":
        return None
    heard = hearers.hearer(found.cue)
    if heard is not None and not _within(heard, found) and not _in_source(heard, found):
        return heard
    for child in found.cue.rights:
        head: Token | None = None
        if child.dep_ in ("dobj", "dative") and child.lower_ != "to":
            head = child if reporting.among(found.cue, "addressing") else None
        elif child.dep_ in ("prep", "dative", "agent"):
            head = _object(child) if child.lower_ == "to" else _interviewer(child)
        if head is not None and not _within(head, found) and not _in_source(head, found):
            return head
    return None


def _interviewer(preposition: Token) -> Token | None:
    """Whom a talk is with: "in an interview with the Post"."""
    talk = _object(preposition)
    if talk is None or not reporting.among(talk, "talks"):
        return None
    return next((_object(child) for child in talk.rights if child.lower_ in _TALK_WITH), None)


def _object(preposition: Token) -> Token | None:
    return next((child for child in preposition.children if child.dep_ == "pobj"), None)


def _within(token: Token, found: Attribution) -> bool:
    return any(start <= token.idx < end for start, end in found.pieces)


def circumstances(found: Attribution) -> Iterator[Token]:
    """The words that hang on the reporting word and say when, where or how, its nearest first; none of the content
    or of the source."""
    if found.cue is None:
        return
    level = [found.cue]
    for _ in range(_DEPTH):
        level = [child for token in level for child in token.children if _tells(child, found)]
        yield from level


def _tells(token: Token, found: Attribution) -> bool:
    return token.dep_ in _ATTACHED and not _in_source(token, found) and not _within(token, found)


def _in_source(token: Token, found: Attribution) -> bool:
    return found.source is not None and found.source[0] <= token.idx < found.source[1]


def occasion(layout: Layout, found: Attribution) -> Span | None:
    """The words for where or by what means it was said: "a rally in Southport", "a statement", "Twitter"."""
    for preposition in circumstances(found):
        if preposition.dep_ != "prep" or preposition.lower_ not in _AT:
            continue
        head = _object(preposition)
        if head is not None and reporting.among(head, "occasions") and not _within(head, found):
            return _phrase(layout, head, found)
    return None


def _phrase(layout: Layout, head: Token, found: Attribution) -> Span | None:
    """A noun phrase with the place that follows it, up to whatever else does."""
    last = head
    for child in head.rights:
        where = _object(child) if child.dep_ == "prep" and child.i == last.i + 1 else None
        if where is None or where.ent_type_ in ("DATE", "TIME") or where.pos_ == "NUM" or _within(where, found):
            break
        last = where
    first = next((token for token in head.lefts if token.dep_ not in ("punct", "cc")), head).left_edge
    return layout.piece(first.i, last.i + 1)


def reporters(layout: Layout, found: Sequence[Attribution]) -> Mapping[int, Attribution]:
    """For the cue (by its token's index) of each quotation that somebody else reports: the innermost attribution
    which has that cue in its content. "The agency reported that the minister said …"."""
    innermost: dict[int, Attribution] = {}
    for outer in sorted(found, key=lambda one: one.pieces[0][0] - one.pieces[-1][1]):
        if outer.head is not None and outer.cue is not None and not reporting.among(outer.cue, "thought"):
            innermost |= {token.i: outer for token in layout.inside(outer.pieces)}
    return {one.cue.i: innermost[one.cue.i] for one in found if one.cue is not None and one.cue.i in innermost}


def reporter(reading: Reading, found: Attribution) -> Token | None:
    """The head of who reports it by the parse: "the agency quoted the minister as saying", "the agency reported that
    the minister said", "the minister said, the agency reported", "said, according to the agency"."""
    cue = found.cue
    if cue is None:
        return None
    if (verb := quoting.verb_of(cue)) is not None:
        return quoting.quoter(cue, verb)
    if cue.dep_ == "ccomp" and reporting.among(cue.head, "outlets"):
        return _outlet(reading, _subject(cue.head))
    for child in cue.children:
        if child.lower_ == "according" and (to := next((c for c in child.children if c.lower_ == "to"), None)):
            return _outlet(reading, _object(to))
    return None


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in _SUBJECTS), None)


def _outlet(reading: Reading, head: Token | None) -> Token | None:
    """A head that names a body, not a person, or is a paper, an agency or a report of no name."""
    found = speakers.named(reading, head) if head is not None else None
    if found is None:
        return head if reporting.among(head, "media") else None
    return head if found.kind == "Organization" else None
