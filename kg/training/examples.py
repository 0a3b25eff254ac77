"""Annotated articles as the encoder learns from them: each word piece with what it ought to get.

Three corpora, one article a line, spans ``[start, end]`` in code points of ``text``:

- PolNeAR: {"id", "text", "attributions": [{"source", "cue", "content"}, ...]}, each part a list of spans. Each line of
  a text is read as a paragraph, headings too: they are annotated like the rest.
- Re-DocRED: {"text", "sentences", "entities": [{"id", "type", "mentions"}, ...], "facts": [{"property", "subject",
  "object"}, ...]} between entities; all names are annotated. Every other article is kept aside.
- KnowledgeNet: {"text", "context", "fold", "annotated_properties", "facts": [{"property", "subject", "object"}, ...]}
  between spans; only names in facts are annotated, only for the properties listed. Folds 1 and 2 are learned from.
"""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from kg.extract.tagger import PARTS
from kg.extract.tagger.named import NAMES
from kg.extract.tagger.pieces import Integers, Pieces, encode
from kg.model import Span
from kg.training.names import FOLDS, PROPERTIES

#: What is not asked of a piece.
IGNORE = -100

#: The relations that the program asks for, in the order of kg.extract.tagger.tied.TIES, ...
ASKED = ("POLITICAL_AFFILIATION", "EMPLOYEE_OR_MEMBER_OF", "CEO", "FOUNDED_BY")
#: ... and all that are learned: the others help to tell persons, bodies and places apart.
RELATIONS = (*ASKED, *(name for name in PROPERTIES if name not in ASKED and None not in PROPERTIES[name]))

#: Mentions that are no names, beside those without a capital.
PRONOUNS = frozenset("he she it they i we his her its their my our who whose".split())

#: Re-DocRED's types of names; its others (times, numbers) are no names.
TYPES = {"PER": "Person", "ORG": "Organization", "LOC": "Place", "MISC": "other"}

#: Re-DocRED's properties that are relations of ours: employer, member of and member of a team are one.
WIKIDATA = {
    "P102": "POLITICAL_AFFILIATION",
    "P108": "EMPLOYEE_OR_MEMBER_OF",
    "P463": "EMPLOYEE_OR_MEMBER_OF",
    "P54": "EMPLOYEE_OR_MEMBER_OF",
    "P169": "CEO",
    "P112": "FOUNDED_BY",
}


@dataclass(frozen=True, slots=True)
class Ties:
    """What is asked about pairs of pieces: for each relation (by its number) whether it is annotated here, and the
    pairs (first piece of the subject, first piece of the object) that it holds for. Of pairs of pieces outside of
    first to last, and of those in ``unsure``, nothing is asked."""

    first: int
    last: int
    asked: tuple[int, ...]
    held: tuple[tuple[int, int, int], ...]
    unsure: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """An article's pieces with what they ought to get: a tag, the first piece of their cue and of their source (-1
    where there is none to point to), the kind of name; IGNORE where nothing is asked. And relations between pieces."""

    pieces: Pieces
    tags: Integers
    cues: Integers
    sources: Integers
    names: Integers
    ties: Sequence[Ties] = field(default=())


def paragraphs_of(text: str) -> list[Span]:
    """The lines of a text that hold anything."""
    return [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", text)]


def split(articles: Sequence[dict[str, Any]], kept: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Articles to train on, and those kept aside: always the same ones."""
    ordered = sorted(articles, key=lambda a: hashlib.sha256(a["id"].encode()).hexdigest())
    return ordered[kept:], ordered[:kept]


def tokenizer_of(base: Path) -> Tokenizer:
    """The base model's tokenizer, for whole texts."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def polnear(file: Path, tokenizer: Tokenizer, kept: int) -> tuple[list[Example], list[Example]]:
    """Attributions: the articles to learn from, and those kept aside."""
    learn, aside = split(list(_rows(file)), kept)
    return [attributed(a, tokenizer) for a in learn], [attributed(a, tokenizer) for a in aside]


def redocred(file: Path, tokenizer: Tokenizer) -> tuple[list[Example], list[Example]]:
    """Names and relations of Wikipedia articles: those to learn from, and those kept aside."""
    found = [named(row, tokenizer) for row in _rows(file)]
    return found[::2], found[1::2]


def knowledgenet(file: Path, tokenizer: Tokenizer) -> tuple[list[Example], list[Example]]:
    """Relations in passages of the web: those to learn from, and those kept aside."""
    rows = list(_rows(file))
    learn, aside = (
        [tied(row, tokenizer) for row in rows if (row["fold"] in FOLDS) is inside] for inside in (True, False)
    )
    return learn, aside


def attributed(article: dict[str, Any], tokenizer: Tokenizer) -> Example:
    """An article with its attributions."""
    pieces = encode(article["text"], paragraphs_of(article["text"]), tokenizer)
    tags = np.zeros(len(pieces.ids), dtype=np.int64)
    cues, sources, names = (np.full(len(pieces.ids), IGNORE, dtype=np.int64) for _ in range(3))
    for attribution in article["attributions"]:
        held = {part: [_within(pieces, span) for span in attribution[part]] for part in PARTS}
        for k, part in enumerate(PARTS):
            for covered in held[part]:
                _begin_and_go_on(tags, covered, k)
        cue, source = _first(held["cue"]), _first(held["source"])
        for covered in (*held["content"], *held["source"]):
            cues[covered] = cue
        for covered in (*held["content"], *held["cue"]):
            sources[covered] = source
    return Example(pieces, tags, cues, sources, names)


def named(row: dict[str, Any], tokenizer: Tokenizer) -> Example:
    """An article with all its names, and the relations of those that share a sentence."""
    pieces = encode(row["text"], [(0, len(row["text"]))], tokenizer)
    names = np.zeros(len(pieces.ids), dtype=np.int64)
    places: dict[int, list[tuple[int, int]]] = {}
    starts = [start for start, _ in row["sentences"]]
    for entity in row["entities"]:
        for span in entity["mentions"]:
            covered = _within(pieces, span)
            if not len(covered):
                continue
            places.setdefault(entity["id"], []).append((bisect_right(starts, span[0]), int(covered[0])))
            if entity["type"] in TYPES:
                _begin_and_go_on(names, covered, NAMES.index(TYPES[entity["type"]]))
    none = np.full(len(pieces.ids), IGNORE, dtype=np.int64)
    return Example(pieces, none, none, none, names, [_between_entities(row, pieces, places)])


def _between_entities(row: dict[str, Any], pieces: Pieces, places: dict[int, list[tuple[int, int]]]) -> Ties:
    """The facts between mentions in one sentence; between those in different ones nothing is known."""
    held: list[tuple[int, int, int]] = []
    unsure: list[tuple[int, int, int]] = []
    for fact in row["facts"]:
        if fact["property"] not in WIKIDATA:
            continue
        relation = RELATIONS.index(WIKIDATA[fact["property"]])
        for sentence, first in places.get(fact["subject"], ()):
            for other, second in places.get(fact["object"], ()):
                (held if sentence == other else unsure).append((relation, first, second))
    asked = tuple(sorted({RELATIONS.index(name) for name in WIKIDATA.values()}))
    return Ties(0, len(pieces.ids), asked, tuple(held), tuple(unsure))


def tied(row: dict[str, Any], tokenizer: Tokenizer) -> Example:
    """A passage, with what stands before it, and the relations and names that its facts tell."""
    before = f"{row['context']}\n" if row["context"] else ""
    text = before + row["text"]
    spans = [(0, len(before) - 1)] if before else []
    pieces = encode(text, [*spans, (len(before), len(text))], tokenizer)
    names = np.full(len(pieces.ids), IGNORE, dtype=np.int64)
    held = []
    for fact in row["facts"]:
        ends = []
        for role, kind in zip(("subject", "object"), PROPERTIES[fact["property"]], strict=True):
            start, end = (offset + len(before) for offset in fact[role])
            covered = _within(pieces, (start, end))
            ends.append(covered)
            if kind is not None and _is_name(text[start:end]):
                _begin_and_go_on(names, covered, NAMES.index(kind))
            else:
                names[covered] = 0
        if fact["property"] in RELATIONS and all(map(len, ends)):
            held.append((RELATIONS.index(fact["property"]), int(ends[0][0]), int(ends[1][0])))
    asked = tuple(RELATIONS.index(name) for name in row["annotated_properties"] if name in RELATIONS)
    none = np.full(len(pieces.ids), IGNORE, dtype=np.int64)
    first = int(np.searchsorted(pieces.starts, len(before), side="left"))
    return Example(pieces, none, none, none, names, [Ties(first, len(pieces.ids), asked, tuple(held))])


def _is_name(text: str) -> bool:
    """Whether a mention is written as a name: "He" and "the company" are not."""
    return text.lower() not in PRONOUNS and any(word[:1].isupper() for word in text.split())


def _begin_and_go_on(labels: Integers, covered: Integers, k: int) -> None:
    labels[covered] = 2 * k + 2
    labels[covered[:1]] = 2 * k + 1


def _within(pieces: Pieces, span: Iterable[int]) -> Integers:
    """The indices of the pieces that overlap a character span."""
    start, end = islice(span, 2)
    first = int(np.searchsorted(pieces.ends, start, side="right"))
    last = int(np.searchsorted(pieces.starts, end, side="left"))
    return np.array([i for i in range(first, last) if pieces.ends[i] > pieces.starts[i]], dtype=np.int64)


def _first(covered: list[Integers]) -> int:
    return min((int(c[0]) for c in covered if len(c)), default=-1)
