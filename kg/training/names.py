"""Fits the weights that tell which kind of thing a name names, from articles whose names are annotated.

    python -m kg.training.names REDOCRED.jsonl KNOWLEDGENET.jsonl [--out FILE]

Both files hold one article a line, spans as code points into its text, end exclusive:

- Re-DocRED: {"id", "text", "entities": [{"type": "PER", "mentions": [[start, end], ...]}, ...]}; all names are
  annotated. Every other article, from the first on, is learned from; those between are kept aside.
- KnowledgeNet: {"id", "text", "fold", "facts": [{"property", "subject": [start, end], "object": [start, end]},
  ...]}; only the names in facts are annotated, their kinds follow from the property. Folds 1 and 2 are learned from.

Writes ``kg/extract/lexicons/name_weights.tsv``. The same articles, pipeline and code give the same file.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from kg.extract.names import name_kinds
from kg.extract.names.candidate import Candidate
from kg.extract.names.name_kinds import KINDS, Marks, Relations, group, marks, order
from kg.extract.names.name_spans import candidates
from kg.extract.parse import parse
from kg.model import Article, Kind, Span

WEIGHTS = Path(name_kinds.__file__).parents[1] / "lexicons" / "name_weights.tsv"

#: Person, organisation, place, and no name of ours.
CLASSES: tuple[Kind | None, ...] = (*KINDS, None)

#: Re-DocRED's types; its others (times, numbers, works, events) are no names of ours.
TYPES: dict[str, Kind] = {"PER": "Person", "ORG": "Organization", "LOC": "Place"}

#: KnowledgeNet's properties: the kinds of subject and object, None for what is no name.
PROPERTIES: dict[str, tuple[Kind | None, Kind | None]] = {
    "CEO": ("Organization", "Person"),
    "CHILD_OF": ("Person", "Person"),
    "DATE_FOUNDED": ("Organization", None),
    "DATE_OF_BIRTH": ("Person", None),
    "DATE_OF_DEATH": ("Person", None),
    "EDUCATED_AT": ("Person", "Organization"),
    "EMPLOYEE_OR_MEMBER_OF": ("Person", "Organization"),
    "FOUNDED_BY": ("Organization", "Person"),
    "HEADQUARTERS": ("Organization", "Place"),
    "NATIONALITY": ("Person", None),
    "PLACE_OF_BIRTH": ("Person", "Place"),
    "PLACE_OF_DEATH": ("Person", "Place"),
    "PLACE_OF_RESIDENCE": ("Person", "Place"),
    "POLITICAL_AFFILIATION": ("Person", "Organization"),
    "RESIDENCE": ("Person", "Place"),
    "SPOUSE": ("Person", "Person"),
    "SUBSIDIARY_OF": ("Organization", "Organization"),
}
FOLDS = (1, 2)

#: How much a name of KnowledgeNet counts, whose context is one sentence, against one of Re-DocRED.
SENTENCE = 0.5

#: Set by hand, not fitted: marks that tell a party, which neither corpus annotates; marks that are too rare in both;
#: what the encoder sees, in log odds as they are; and the bias, one for all kinds and a little higher than fitted,
#: since a name that is left out is lost for good.
BY_HAND: dict[str, tuple[float, float, float]] = {
    "known:party": (-1, 2.5, -1),
    "known:organization": (-1, 5, -1),
    "noun-before:party": (0, 3, -1),
    "is:party": (-1, 3, -1),
    "party-list": (0, 3, -1),
    "noun-after:party": (0, 3, -1),
    "surname titled": (3, 0, 0),
    "before other": (-2, -1.5, -2.5),
    "object:lead": (-1, 2, -1),
    "object:head": (-1, 2, -0.5),
    "object:chair": (-1, 2, -0.5),
    "later in bracket": (0, 0, 2),
    "says": (1, 0.6, -0.2),
    "seen:Person": (1, 0, 0),
    "seen:Organization": (0, 1, 0),
    "seen:Place": (0, 0, 1),
    "bias": (-1.8, -1.8, -1.8),
}

#: A mark is learned from this many names on, kept from this weight on, and held back by this ridge.
FEWEST, LEAST, RIDGE = 3, 0.15, 1.0
#: The same for marks that hold a word of the text, of which there are thousands.
FEWEST_OF_WORD, LEAST_OF_WORD, RIDGE_OF_WORD = 6, 0.3, 3.0
#: The ridge of the bias: it only settles what adds to all classes alike.
RIDGE_OF_BIAS = 0.01
#: Steps of Newton's method; ten are enough.
STEPS = 15

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Annotated:
    """An article and the kinds of its annotated names; ``complete``: whether all its names are."""

    article: Article
    gold: Sequence[tuple[Span, Kind | None]]
    complete: bool


@dataclass(frozen=True)
class Example:
    """The evidence about one name in one article, what it names, and how much it counts."""

    evidence: Marks
    kind: Kind | None
    weight: float


def redocred(lines: Iterable[str]) -> Iterator[Annotated]:
    """The articles to learn from: the first of them and every other after it."""
    for line in islice(lines, 0, None, 2):
        row = json.loads(line)
        gold = [(_span(span), TYPES.get(entity["type"])) for entity in row["entities"] for span in entity["mentions"]]
        yield Annotated(_article(row), gold, complete=True)


def knowledgenet(lines: Iterable[str]) -> Iterator[Annotated]:
    """The passages to learn from: those with facts in FOLDS."""
    for row in map(json.loads, lines):
        if row["fold"] in FOLDS and row["facts"]:
            gold = [
                (_span(fact[role]), kind)
                for fact in row["facts"]
                for role, kind in zip(("subject", "object"), PROPERTIES[fact["property"]], strict=True)
                if kind is not None
            ]
            yield Annotated(_article(row), gold, complete=False)


def _article(row: dict[str, Any]) -> Article:
    return Article(id=row["id"], text=row["text"], paragraphs=((0, len(row["text"])),))


def _span(pair: Sequence[int]) -> Span:
    return pair[0], pair[1]


def learned_from(annotated: Iterable[Annotated]) -> Iterator[Example]:
    """An example for each name that the annotation tells the kind of."""
    waiting = list(annotated)
    for one, (_, doc) in zip(waiting, parse([one.article for one in waiting]), strict=True):
        yield from examples(doc, one)


def examples(doc: Doc, annotated: Annotated) -> Iterator[Example]:
    """The names of one article, longer ones first, as ``name_kinds.decide`` takes them: the evidence about a name
    holds the kinds of longer ones, here those annotated."""
    groups = group(candidates(doc))
    relations = Relations(groups)
    for name, mentions in sorted(groups.items(), key=order):
        evidence = marks(doc, name, mentions, relations.marks(name))
        kinds = Counter(kind for one in mentions for kind in _kinds(doc, one, annotated))
        if kinds:
            kind = kinds.most_common(1)[0][0]
            relations.add(name, kind)
            yield Example(evidence, kind, len(mentions) ** 0.5 if annotated.complete else SENTENCE)


def _kinds(doc: Doc, one: Candidate, annotated: Annotated) -> Iterator[Kind | None]:
    """The annotated kind of a mention: none or one. A word such as "Polish" is no name, whatever is annotated."""
    start, end = doc[one.start].idx, doc[one.end - 1].idx + len(doc[one.end - 1])
    over = [kind for span, kind in annotated.gold if span[0] < end and start < span[1]]
    if one.label == "NORP":
        yield from [None] if annotated.complete else []
    elif over:
        yield over[0]
    elif annotated.complete:
        yield None


def holds_word(mark: str) -> bool:
    """Whether a mark holds a word of the text: "object:join", "member of"."""
    where = mark.partition(":")[0]
    return where in ("subject", "object", "passive") or (" " in mark and where != "after")


def learnable(found: Sequence[Example]) -> list[str]:
    """The marks that are frequent enough, sorted; describing nouns stand for their kind already."""
    seen = Counter(mark for one in found for mark in one.evidence)
    return [
        mark
        for mark, count in sorted(seen.items())
        if mark not in BY_HAND
        and not mark.startswith("noun:")
        and count >= (FEWEST_OF_WORD if holds_word(mark) else FEWEST)
    ]


def fit(found: Sequence[Example], learned: Sequence[str]) -> dict[str, tuple[float, ...]]:
    """The weights of these marks, and the "bias", for each of KINDS against no name of ours: multinomial logistic
    regression with a ridge."""
    column = {mark: i for i, mark in enumerate(learned)}
    x = np.zeros((len(found), len(learned) + 1))
    x[:, -1] = 1
    for i, one in enumerate(found):
        for mark, value in one.evidence.items():
            if mark in column:
                x[i, column[mark]] = value
    y = np.array([[one.kind == kind for kind in CLASSES] for one in found], float)
    counts = np.array([one.weight for one in found])
    ridge = np.array([*(RIDGE_OF_WORD if holds_word(mark) else RIDGE for mark in learned), RIDGE_OF_BIAS])
    w = _newton(x, y, counts, ridge)
    against = w - w[:, [-1]]
    return {mark: tuple(map(float, row[:-1])) for mark, row in zip([*learned, "bias"], against, strict=True)}


def _newton(x: Matrix, y: Matrix, counts: Matrix, ridge: Matrix) -> Matrix:
    """The weights at which the loss is least, by Newton's method: a row for each mark, a column for each class.

    The loss is convex, so that neither the start nor the order of the examples matters, and steps past the least
    change nothing."""
    shape = x.shape[1], y.shape[1]
    w = np.zeros(shape)
    for _ in range(STEPS):
        p = np.exp(x @ w)
        p /= p.sum(axis=1, keepdims=True)
        slope = x.T @ ((p - y) * counts[:, None]) + ridge[:, None] * w
        w -= np.linalg.solve(_curvature(x, p, counts, ridge), slope.T.ravel()).reshape(shape[::-1]).T
    return w


def _curvature(x: Matrix, p: Matrix, counts: Matrix, ridge: Matrix) -> Matrix:
    """The second derivatives of the loss: a block for each pair of classes."""
    blocks = [
        [
            (x * (counts * p[:, a] * (float(a == b) - p[:, b]))[:, None]).T @ x + float(a == b) * np.diag(ridge)
            for b in range(p.shape[1])
        ]
        for a in range(p.shape[1])
    ]
    return np.block(blocks)


def table(fitted: dict[str, tuple[float, ...]]) -> str:
    """The file: the fitted rows that weigh enough, then those set by hand, to one decimal place."""
    kept = [
        (mark, row)
        for mark, row in fitted.items()
        if mark not in BY_HAND and max(map(abs, row)) >= (LEAST_OF_WORD if holds_word(mark) else LEAST)
    ]
    return "\n".join(
        [
            "# How much each mark of evidence speaks for a person, an organisation and a place: log odds.",
            "# Fitted on parts of Re-DocRED (MIT licence) and KnowledgeNet (CC BY-SA 4.0) by kg/training/names.py.",
            *(_line(mark, row) for mark, row in kept),
            "# Set by hand.",
            *(_line(mark, row) for mark, row in BY_HAND.items()),
            "",
        ]
    )


def _line(mark: str, row: Iterable[float]) -> str:
    return "\t".join([mark, *(f"{round(weight, 1) + 0.0:.1f}" for weight in row)])


def main() -> None:
    """Reads both corpora and writes the table."""
    description = "Fits the weights that tell which kind of thing a name names."
    arguments = argparse.ArgumentParser(prog="python -m kg.training.names", description=description)
    arguments.add_argument("redocred", type=Path)
    arguments.add_argument("knowledgenet", type=Path)
    arguments.add_argument("--out", type=Path, default=WEIGHTS)
    given = arguments.parse_args()
    annotated = [
        *redocred(given.redocred.read_text("utf-8").splitlines()),
        *knowledgenet(given.knowledgenet.read_text("utf-8").splitlines()),
    ]
    found = list(learned_from(annotated))
    given.out.write_text(table(fit(found, learnable(found))), "utf-8")


if __name__ == "__main__":
    main()
