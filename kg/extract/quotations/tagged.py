"""What the tagger found → attributions: its spans as tokens, cut where a reader would cut them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.datelines import text_start
from kg.extract.quotations import hearers, othersenses, reporting
from kg.extract.quotations.attributions import Attribution, Layout
from kg.extract.quotations.exchanges import exchanged
from kg.extract.quotations.extents import from_its_start, mended, of_one_sentence, within_sentence
from kg.extract.quotations.reopened import reopened
from kg.extract.quotations.resumed import resumed
from kg.extract.quotations.secondverbs import each_verb_apart
from kg.extract.quotations.sources import (
    FARTHEST,
    finished,
    head_of,
    in_its_clause,
    meeting,
    named_after,
    subject_of,
    told_in,
    trimmed,
)
from kg.extract.tagger import Found
from kg.model import Span

_PRONOUNS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj"))
_JOINTS = frozenset(("SCONJ", "CCONJ", "ADP", "PART", "PUNCT"))

_EMPTY = _JOINTS | {"PRON", "DET"}

#: Whom somebody tells something stands before one of these.
_CLAUSES = frozenset("that whether if what who whom why how when where which".split())
_SET_OFF = frozenset(("WP", "WDT", "WP$", "VBG"))
_VERBAL = frozenset(("VERB", "AUX", "PART"))

#: What may stand between two parts of one piece: a space, a comma; no new paragraph.
_SLIGHT = re.compile(r"[ \t,;:–—-]*\n?[ \t]*")

#: A name and a colon between two quoted stretches: "A." Berg: "B."
_LABEL = re.compile(r"[\"”’»]\W*?((?:[A-ZÀ-Þ][\w.’'-]+ ?){1,4}): *[\"“„«]")


def attributions(layout: Layout, found: Iterable[Found]) -> list[Attribution]:
    """The tagger's proposals with cue and source as tokens, without those that have no words."""
    out: list[Attribution] = []
    for item in found:
        if not _says_something(layout, item):
            continue
        cue, source = head_of(layout, item.cue), finished(layout, trimmed(layout, item.source))
        if _is_open(layout, cue) or othersenses.does(cue) or _is_in_dateline(layout, item.cue):
            continue
        pieces = [piece for span in item.content if (piece := _piece(layout, span))]
        pieces = _unbroken(layout, _with_words(layout, pieces, cue))
        if not pieces or _is_title(layout, pieces):
            continue
        nearer = in_its_clause(layout, cue, source) if not _is_within(cue, pieces) else None
        source = named_after(layout, pieces[0], cue, source) or nearer or source
        if (told := told_in(layout, cue, pieces)) is not None:
            cue, source = told
            pieces = [piece for piece in pieces if not _overlap(piece, source)] or pieces
        pieces = [piece for piece in pieces if not _overlap(piece, nearer)] or pieces
        source = hearers.speaker(layout, cue, source or meeting(layout, cue, pieces))
        pieces = [within_sentence(layout, piece, cue) for piece in _without_reporters_own(layout, pieces, cue)]
        pieces = [_balanced(layout, piece) for piece in mended(layout, pieces, cue, source, item.confidence)]
        pieces = from_its_start(layout, of_one_sentence(layout, pieces, cue), cue, source)
        phrase = item.cue if told is None else None
        whole = Attribution(tuple(pieces), cue, source, head_of(layout, source), item.confidence, phrase)
        for part in _apart(pieces, layout):
            out += each_verb_apart(layout, _labelled(layout, replace(whole, pieces=part), pieces))
    return _whole(layout, exchanged(layout, reopened(layout, resumed(layout, _together(layout, out)))))


def _is_in_dateline(layout: Layout, cue: Span | None) -> bool:
    """Whether a reporting word is the colon of a dateline: "LAHORE: …"."""
    paragraph = layout.text.rfind("\n", 0, cue[0]) + 1 if cue is not None else 0
    return cue is not None and paragraph < cue[1] <= text_start(layout.text, (paragraph, len(layout.text)))


def _is_within(token: Token | None, pieces: Sequence[Span]) -> bool:
    return token is not None and any(start <= token.idx < end for start, end in pieces)


def _without_reporters_own(layout: Layout, pieces: list[Span], cue: Token | None) -> list[Span]:
    """The pieces of what is quoted word for word without whole sentences that the reporter puts between or behind:
    “They might have phoned,” she said. *Had anybody come?* “No.”"""
    if cue is None or all(layout.stretch_at(start) < 0 for start, _ in pieces):
        return pieces
    sentence = cue.sent.start_char, cue.sent.end_char
    return [
        piece
        for piece in pieces
        if _overlap(piece, sentence) or any(layout.stretch[w.i] >= 0 for w in layout.within(piece))
    ]


def _overlap(piece: Span, other: Span | None) -> bool:
    return other is not None and piece[0] < other[1] and other[0] < piece[1]


def _whole(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, a piece that begins a quoted stretch made all of it where nothing else was found in it."""
    found = list(found)
    taken = Counter(layout.stretch_at(start) for one in found for start, _ in one.pieces)
    return [replace(one, pieces=tuple(_to_closing_mark(layout, piece, taken) for piece in one.pieces)) for one in found]


def _to_closing_mark(layout: Layout, piece: Span, taken: Mapping[int, int]) -> Span:
    number = layout.stretch_at(piece[0])
    if number < 0 or taken[number] > 1 or piece[0] > layout.marks[number].inner[0]:
        return piece
    end = layout.marks[number].inner[1]
    return (piece[0], end) if not _wordless(layout, (piece[1], max(end, piece[1]))) else piece


def _together(layout: Layout, found: Iterable[Attribution]) -> list[Attribution]:
    """The attributions, quoted words with one reporting word and one source made one: the tagger does not see all
    of a long quotation at once."""
    out: list[Attribution] = []
    for one in found:
        if out and _goes_on(layout, out[-1], one):
            out[-1] = replace(out[-1], pieces=(*out[-1].pieces, *one.pieces))
        else:
            out.append(one)
    return out


def _goes_on(layout: Layout, before: Attribution, one: Attribution) -> bool:
    if one.cue is None or (before.cue, before.source) != (one.cue, one.source):
        return False
    return all(layout.stretch_at(start) >= 0 for start, _ in (before.pieces[-1], one.pieces[0]))


def _unbroken(layout: Layout, pieces: Sequence[Span]) -> list[Span]:
    """The pieces, two between which no quotation mark and no word that means something stands made one: the tagger
    stumbled."""
    out: list[Span] = []
    for piece in pieces:
        if out and (_SLIGHT.fullmatch(layout.text, out[-1][1], piece[0]) or _is_joint(layout, out[-1], piece)):
            out[-1] = out[-1][0], piece[1]
        else:
            out.append(piece)
    return out


def _is_joint(layout: Layout, before: Span, piece: Span) -> bool:
    """Whether only a word that joins two parts of a sentence stands between two pieces: "his claim *that* …"."""
    between = layout.within((before[1], piece[0]))
    outside = layout.stretch_at(before[0]) < 0 and layout.stretch_at(piece[0]) < 0
    return outside and all(token.pos_ in _JOINTS and not token.is_sent_start for token in between)


def _says_something(layout: Layout, item: Found) -> bool:
    """Whether the content has a word that means something: "he said it" quotes nothing, "he pledged to" nothing whole.
    A single "no" does."""
    said = list(layout.inside(item.content))
    return any(token.pos_ not in _EMPTY or token.lower_ == "no" for token in said)


def _is_open(layout: Layout, cue: Token | None) -> bool:
    """Whether it is asked if somebody says so, outside of quotation marks: "Did the minister say that …?"."""
    if cue is None or cue.pos_ != "VERB" or layout.stretch[cue.i] >= 0 or not cue.sent.text.rstrip().endswith("?"):
        return False
    first = next((child for child in cue.lefts if child.dep_ not in ("punct", "cc", "dep")), cue)
    return first.pos_ == "AUX" and subject_of(cue) is not None


def _is_title(layout: Layout, pieces: Sequence[Span]) -> bool:
    """Whether the content is no more than what something is called: a film titled “A Long Way”."""
    number = layout.stretch_at(pieces[0][0])
    if number < 0 or len(pieces) > 1:
        return False
    before = layout.token_from(layout.marks[number].outer[0]) - 1
    return before >= 0 and reporting.among(layout.doc[before], "titling")


def _with_words(layout: Layout, pieces: list[Span], cue: Token | None) -> list[Span]:
    """The pieces without whom the words are told ("told him that …") and without those of nothing but a conjunction
    ("as she said, …")."""
    pieces = list(_after_addressee(layout, _without_asked(layout, pieces, cue), cue))
    kept = [piece for piece in pieces if any(token.pos_ not in _JOINTS for token in layout.within(piece))]
    meant = [piece for piece in kept if layout.stretch_at(piece[0]) >= 0 or not _only_pronouns(layout, piece)]
    return meant or kept or pieces


def _without_asked(layout: Layout, pieces: list[Span], cue: Token | None) -> list[Span]:
    """The pieces without whoever is asked or told what the next holds: "*Otto Lind* was asked whether …"."""
    if len(pieces) < 2 or cue is None or not reporting.among(cue, "addressing"):
        return pieces
    heard = any(child.dep_ == "nsubjpass" and pieces[0][0] <= child.idx < pieces[0][1] for child in cue.lefts)
    first = layout.doc[layout.token_from(pieces[1][0])]
    clause = layout.stretch[first.i] >= 0 or first.lower_ in _CLAUSES or first.nbor(-1).lower_ == "that"
    return pieces[1:] if heard and clause else pieces


def _only_pronouns(layout: Layout, piece: Span) -> bool:
    return all(token.pos_ == "PRON" for token in layout.within(piece))


def _after_addressee(layout: Layout, pieces: Sequence[Span], cue: Token | None) -> Iterator[Span]:
    """The pieces without an object of the reporting word before a clause or quoted words."""
    told = pieces and layout.stretch_at(pieces[0][0]) < 0 and reporting.among(cue, "addressing")
    heard = [token for token in layout.within(pieces[0])[:FARTHEST] if token.head == cue] if told else []
    if not heard or heard[0].dep_ not in ("dobj", "dative") or heard[0].i + 1 >= len(layout.doc):
        yield from pieces
        return
    end = heard[0].idx + len(heard[0])
    following = layout.doc[heard[0].i + 1]
    if following.lower_ in _CLAUSES or layout.stretch[following.i] >= 0 or following.is_punct:
        first = following.i + is_that(following)
        rest = layout.piece(first, layout.token_from(pieces[0][1])) if end < pieces[0][1] else None
        if rest or pieces[1:]:
            yield from (*([_all_of_a_stretch(layout, rest) or rest] if rest else []), *pieces[1:])
            return
    yield from pieces


def _apart(pieces: Sequence[Span], layout: Layout) -> Iterator[tuple[Span, ...]]:
    """The pieces, those apart before which another speaker is named."""
    together: list[Span] = []
    for piece in pieces:
        if together and _label(layout, together[-1], piece):
            yield tuple(together)
            together = []
        together.append(piece)
    if together:
        yield tuple(together)


def _label(layout: Layout, before: Span, piece: Span) -> Span | None:
    """The name and colon before a quoted piece that follows another."""
    found = _LABEL.search(layout.text, before[1] - 1, piece[0]) if layout.stretch_at(piece[0]) >= 0 else None
    return found.span(1) if found else None


def _labelled(layout: Layout, one: Attribution, pieces: Sequence[Span]) -> Attribution:
    """The attribution, from the speaker who is named right before its first piece if that is not the first of all."""
    at = pieces.index(one.pieces[0])
    name = _label(layout, pieces[at - 1], pieces[at]) if at else None
    return replace(one, cue=None, source=name, head=head_of(layout, name)) if name else one


def _piece(layout: Layout, span: Span) -> Span | None:
    first, end = layout.token_from(span[0]), layout.token_from(span[1])
    if first < len(layout.doc) and is_that(layout.doc[first]):
        first += 1
    if first >= end:
        return None
    if first > 0 and layout.doc[first].tag_ == "TO" and layout.doc[first - 1].dep_ == "neg":  # "asked not to be named"
        first -= 1
    while end - first > 1 and _leads_on(layout, end - 1):
        end -= 1
    piece = layout.piece(first, end)
    if piece is None:
        return None
    start = text_start(layout.text, (layout.text.rfind("\n", 0, piece[0]) + 1, len(layout.text)))
    if start >= piece[1]:
        return None
    piece = max(start, piece[0]), piece[1]
    return _all_of_a_stretch(layout, piece) or _balanced(layout, piece)


def _leads_on(layout: Layout, last: int) -> bool:
    """Whether a piece ends with a word that belongs to what follows it: "she regretted the delay *and*", the "whom" or
    "opening" that a comma sets off from it, or the "but beat" before its object."""
    token, before = layout.doc[last], layout.doc[last - 1]
    set_off = token.tag_ in _SET_OFF and before.text == ","
    after = layout.doc[last + 1] if last + 1 < len(layout.doc) else None
    begun = token.tag_ in ("VBD", "VBZ", "VBP") and before.tag_ == "CC" and after is not None and not after.is_punct
    asks = token.tag_ == "WRB" and token.head.i > last
    edge = token.tag_ == "CC" or token.is_space or token.is_punct
    return layout.stretch[last] < 0 and (edge or set_off or begun or asks)


def is_that(token: Token) -> bool:
    """Whether a token is the "that" which begins a clause, not a pronoun or article."""
    if token.lower_ != "that":
        return False
    if token.dep_ == "det" and token.i > 0 and token.nbor(-1).pos_ == "VERB":
        return True
    if token.dep_ in _PRONOUNS or token.dep_ == "det":
        following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
        return following.pos_ not in _VERBAL and following.dep_ in ("nsubj", "nsubjpass", "det", "expl", "poss")
    return True


def _all_of_a_stretch(layout: Layout, piece: Span) -> Span | None:
    """What stands between two quotation marks, with its full stop, if a piece is all of its words."""
    number = layout.stretch_at(piece[0])
    if number < 0:
        return None
    start, end = layout.marks[number].inner
    whole = layout.piece(layout.token_from(start), layout.token_from(end))
    return (start, end) if whole == piece else None


def _balanced(layout: Layout, piece: Span) -> Span:
    """The piece with the closing mark of a stretch that begins and ends in it, and with the opening one."""
    start, end = piece
    first, last = layout.stretch_at(start), layout.stretch[layout.token_from(end) - 1]
    if last >= 0 and start < layout.marks[last].outer[0]:
        outer, inner = layout.marks[last].outer[1], layout.marks[last].inner[1]
        end = max(end, outer) if _wordless(layout, (end, inner)) else end
    if first >= 0 and end > layout.marks[first].outer[1]:
        outer, inner = layout.marks[first].outer[0], layout.marks[first].inner[0]
        start = min(start, outer) if _wordless(layout, (inner, start)) else start
    said = layout.text[start:end]
    return start, end + (layout.text[end : end + 1] == ")" and said.count("(") > said.count(")"))


def _wordless(layout: Layout, span: Span) -> bool:
    return not any(token.is_alpha for token in layout.within(span))
