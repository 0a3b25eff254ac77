"""How likely a proposed report is one: a logistic model whose weights stand in ``reporting_weights.tsv``.

Its marks are what a reader would name: how often this word reports in this construction, what the source is,
how long the content is, whether the reporting word stands inside what another one reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from math import exp

from spacy.tokens import Token

from kg.extract.quotations import reporting
from kg.extract.quotations.attributions import Layout
from kg.extract.quotations.complements import Proposal

#: Words rarer than this in a construction are not considered.
LEAST_RATE = 0.2

_CLAUSES = frozenset(("that", "clause", "before", "wh"))
_SURE = 0.6
_SPEECH = 0.3

#: What somebody is reported to have said counts at least so much. Annotators mostly pass over it, so that the
#: weights would; a reader of the graph asks for it.
RETOLD = 0.5


@cache
def weights() -> dict[str, float]:
    """The weight of each mark, in logits."""
    table = {}
    for line in (files("kg") / "extract" / "lexicons" / "reporting_weights.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            mark, weight = line.split("\t")
            table[mark] = float(weight)
    return table


def rated(layout: Layout, proposals: Iterable[Proposal]) -> Iterator[tuple[Proposal, float]]:
    """Each proposal whose word is known to report, with the probability that it does, source and all."""
    table = weights()
    for proposal, rate, marks in marked(layout, proposals):
        score = table["bias"] + table["rate"] * reporting.logit(rate) + sum(table.get(mark, 0.0) for mark in marks)
        chance = 1 / (1 + exp(-score))
        yield proposal, max(chance, RETOLD) if _retold(proposal, marks) else chance


def _retold(proposal: Proposal, marks: list[str]) -> bool:
    """Whether somebody is said to have said it: "the agency reported that the minister said that …"."""
    speech = reporting.speech(proposal.word) >= _SPEECH and proposal.frame in _CLAUSES
    return speech and "nested" in marks and "negated" not in marks and proposal.source is not None


def marked(layout: Layout, proposals: Iterable[Proposal]) -> Iterator[tuple[Proposal, float, list[str]]]:
    """Each proposal whose word is known to report, with the rate of its word and its marks."""
    known = [(proposal, reporting.rate(proposal.word, proposal.frame)) for proposal in proposals]
    following, preceding = bytearray(len(layout.doc)), bytearray(len(layout.doc))
    for proposal, rate in known:
        if rate >= _SURE and proposal.frame in _CLAUSES:
            reported = preceding if proposal.frame == "before" else following
            for start, end in proposal.content:
                reported[start:end] = b"\x01" * (end - start)
    for proposal, rate in known:
        if rate >= LEAST_RATE:
            # "A, the agency reported" is inside another report only where A is.
            before = proposal.frame == "before"
            place = proposal.content[0][0] if before else proposal.cue.i
            nested = following[place] or (preceding[place] and not before)
            yield proposal, rate, marks_of(layout, proposal, nested=bool(nested))


def marks_of(layout: Layout, proposal: Proposal, *, nested: bool) -> list[str]:
    """What the model sees of a proposal, as names of weights."""
    cue, source = proposal.cue, proposal.source
    start, end = proposal.content[0]
    marks = [
        f"tag={cue.tag_}",
        f"dep={cue.dep_}",
        f"frame={proposal.word[-1]}:{proposal.frame}",
        f"speech={int(reporting.speech(proposal.word) * 4)}",
        f"length={min(6, sum(b - a for a, b in proposal.content).bit_length() - 1)}",
        f"gap={min(5, max(0, start - cue.i - 1))}" if start > cue.i else "gap=before",
        f"quoted={quoted_part(layout, proposal)}",
        _source_mark(source),
    ]
    marks += [
        "negated" if child.dep_ == "neg" else f"aux={child.lower_}"
        for child in cue.lefts
        if child.dep_ in ("aux", "auxpass", "neg")
    ]
    if nested:
        marks.append("nested")
    if proposal.frame == "before":
        marks.append(_closing(layout, cue, end))
    if source is not None and source.i > cue.i:
        marks.append("source after")
    if end - start == 1 and layout.doc[start].pos_ == "PRON":
        marks.append(f"pronoun={layout.doc[start].lower_}")
    elif layout.doc[end - 1].ent_type_:
        marks.append(f"ends in={layout.doc[end - 1].ent_type_}")
    return marks


def _closing(layout: Layout, cue: Token, end: int) -> str:
    """How a reporting clause after its content stands: after a comma or not, and at the end of its sentence or not."""
    comma = end < cue.i and layout.doc[end].text == ","
    last = sum(not token.is_punct for token in layout.doc[cue.i + 1 : cue.right_edge.i + 1]) <= 5
    return f"closing={'comma' if comma else 'bare'}{' end' if last else ''}"


def _source_mark(source: Token | None) -> str:
    if source is None:
        return "source=none"
    if source.pos_ == "PRON":
        return f"source={source.lower_}"
    return f"source={source.ent_type_ or source.tag_}"


def quoted_part(layout: Layout, proposal: Proposal) -> str:
    """How much of a content stands in quotation marks: "none", "some" or "all"."""
    inside = sum(layout.stretch[i] >= 0 for start, end in proposal.content for i in range(start, end))
    if not inside:
        return "none"
    return "all" if inside >= sum(end - start for start, end in proposal.content) - 1 else "some"
