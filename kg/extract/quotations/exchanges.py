"""Questions and answers from paragraph to paragraph: whoever asks does not answer, whoever replies has not asked.

The tagger ties quoted words without a reporting clause to the one beside them. Where that is a question and its answer,
they are two speakers': “Was it dead?” asked Baird. / “I cannot say.”"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.quotations import reporting
from kg.extract.quotations.attributions import Attribution, Layout
from kg.extract.wordset import words

#: Verbs of whoever answers.
_ANSWERING = words("reply answer respond retort counter")

#: How many attributions back the other of two who talk is sought.
_BACK = 4


def exchanged(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions in order, questions apart from what answers them."""
    out: list[Attribution] = []
    for one in found:
        out += _apart(layout, one, out)
    return out


def _apart(layout: Layout, one: Attribution, before: Sequence[Attribution]) -> Iterator[Attribution]:
    """One attribution, or its question and its answer with the speaker of each."""
    at = _answered_at(layout, one)
    if one.cue is None or not at:
        yield one
        return
    asked, answer = one.pieces[:at], one.pieces[at:]
    other = replace(one, cue=None, source=None, head=None, phrase=None)
    if _line(layout, one.cue.idx) == _line(layout, answer[0][0]) and one.cue.lemma_.lower() in _ANSWERING:
        beside = [each for each in before if _line(layout, each.pieces[0][0]) == _line(layout, asked[0][0])]
        yield _by(replace(other, pieces=asked), beside[-1] if beside else None)
        yield replace(one, pieces=answer)
    elif _line(layout, one.cue.idx) == _line(layout, asked[-1][0]) and reporting.among(one.cue, "question"):
        talking = (each for each in reversed(before[-_BACK:]) if each.head is not None)
        yield replace(one, pieces=asked)
        yield _by(replace(other, pieces=answer), next((each for each in talking if _is_other(each, one)), None))
    else:
        yield one


def _answered_at(layout: Layout, one: Attribution) -> int:
    """Which piece, in another paragraph, follows a question in quotation marks; 0 where none does."""
    for at in range(1, len(one.pieces)):
        before, piece = one.pieces[at - 1], one.pieces[at]
        quoted = layout.stretch_at(before[0]) >= 0 and layout.stretch_at(piece[0]) >= 0
        asks = layout.text[before[0] : before[1] + 1].rstrip("\"'”’»").endswith("?")
        if quoted and asks and _line(layout, before[0]) != _line(layout, piece[0]):
            return at
    return 0


def _by(one: Attribution, speaking: Attribution | None) -> Attribution:
    return one if speaking is None else replace(one, source=speaking.source, head=speaking.head)


def _is_other(each: Attribution, one: Attribution) -> bool:
    """Whether another noun or name is the source of an attribution: somebody else speaks."""
    return each.head is not None and one.head is not None and each.head.lower_ != one.head.lower_


def _line(layout: Layout, offset: int) -> int:
    """Where the line of an offset begins."""
    return layout.text.rfind("\n", 0, offset)
