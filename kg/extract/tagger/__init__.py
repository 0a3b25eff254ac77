"""What a small learned encoder sees in one article: quotations with their cue and source, names, and who belongs where.

The encoder reads word pieces, window by window. It gives each a tag (source, cue or content) and two pointers: to the
first piece of its cue and to that of its source. Contents that point to one cue are one quotation. Two more heads say
what kind of name a piece is of, and which relations hold between the mentions that begin with two pieces. The model is
an ONNX file with int8 weights in the folder ``model`` beside this module, where MODEL.md says what it was made from.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kg.extract.tagger.named import NAMES, Floats, Words, best_way, words_of
from kg.extract.tagger.pieces import BREAK, CLS, SEP, SHAPES, Integers, Pieces, Window, encode, lines, windows
from kg.extract.tagger.tied import Scores, Ties, gather, ties
from kg.model import Article, Span

#: The folder of the model that comes with the program.
MODEL = Path(__file__).parent / "model"

#: The parts of an attribution; tag 0 is "none of them", 2k + 1 begins part k and 2k + 2 goes on with it.
PARTS = ("source", "cue", "content")
TAGS = 1 + 2 * len(PARTS)
SOURCE, CUE, CONTENT = range(3)

#: The tags of what stands in one paragraph, a source or a cue, and the score of one that cannot be.
IN_ONE_PARAGRAPH, NEVER = (1, 2, 3, 4), -50.0

#: What the encoder gives for a window: tag scores [length, TAGS], pointer scores [2, length, length], scores of names
#: [length, 1 + twice the NAMES], and of ties [TIES, length, length].
OUTPUTS = ("tags", "pointers", "names", "ties")

#: A source or cue that was pointed to without being tagged goes on over pieces with this log-probability of going on.
GOING_ON = math.log(0.1)


@dataclass(frozen=True, slots=True)
class Settings:
    """What is fitted on articles kept aside from the training, and stands beside the model in ``tagger.json``:
    what is added to the log-probability of each tag, the weights of the evidence in the confidence (the constant
    first), and the confidence from which on a proposal is given."""

    bias: tuple[float, ...] = (0.0,) * TAGS
    weights: tuple[float, ...] = (0.0,) * 7
    threshold: float = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """A proposal: the pieces of one quotation, its cue and its source (None where the text names none), as character
    spans. ``confidence`` is the share of proposals like it that are right in content and source."""

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    confidence: float
    evidence: tuple[float, ...] = ()


#: From the ids and features of a window to its OUTPUTS.
Encoder = Callable[[Integers, Integers], Sequence[Floats]]


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen in one article: quotations, in the order of their first content, the kinds of its words,
    the ties between them, and what the heading quotes."""

    quotations: list[Found]
    words: Words
    ties: Ties
    heading: Sequence[Found] = ()


@dataclass(frozen=True, slots=True)
class Tagger:
    """Reads texts. Each window is read alone: nothing depends on what else is read, and the time grows with the length
    of the text."""

    tokenizer: Tokenizer
    encoder: Encoder
    settings: Settings = Settings()

    def read(self, article: Article) -> Seen:
        """What is seen in the article's paragraphs and, apart from that, in the heading, which is read with them."""
        seen = self.look(encode(article.text, lines(article), self.tokenizer))
        start = article.paragraphs[0][0] if article.paragraphs else 0
        quotations = sorted((_below(item, start) or item for item in seen.quotations), key=lambda item: item.content)
        above = [item for item in quotations if item.content[0][0] < start]
        below = [item for item in quotations if item.content[0][0] >= start]
        return replace(seen, quotations=below, heading=above)

    def look(self, pieces: Pieces) -> Seen:
        """What is seen in a text in pieces."""
        found: list[Found] = []
        labels = np.zeros((len(pieces.ids), 1 + 2 * len(NAMES)), dtype=np.float32)
        scores: Scores = {}
        for window in windows(pieces):
            # place 0 of a window is CLS, so that piece i stands at place i - shift
            shift = window.first - 1
            view, names, tied = self._view(pieces, window, shift)
            found += self._quoted(pieces, view, shift)
            labels[window.own : window.own_end] = _log_softmax(names)[window.own - shift : window.own_end - shift]
            gather(scores, pieces, window, tied)
        kept = (item for item in found if item.content and item.confidence >= self.settings.threshold)
        return Seen(sorted(kept, key=lambda item: item.content), words_of(pieces, labels), ties(scores))

    def _quoted(self, pieces: Pieces, view: _View, shift: int) -> Iterator[Found]:
        for group in view.groups():
            content = [_characters(pieces, span, shift) for span in group.contents]
            source, evidence = view.source(group)
            yield Found(
                content=tuple(span for span in content if span),
                cue=_characters(pieces, group.cue, shift),
                source=None if source is None else _characters(pieces, source, shift),
                confidence=confidence(evidence, self.settings.weights),
                evidence=evidence,
            )

    def _view(self, pieces: Pieces, window: Window, shift: int) -> tuple[_View, Floats, Floats]:
        part = slice(window.first, window.last)
        ids = np.concatenate(([CLS], pieces.ids[part], [SEP]))
        features = np.concatenate(([0], pieces.features[part], [0]))
        tags, pointers, names, ties = self.encoder(ids, features)
        tags[np.ix_(ids == BREAK, IN_ONE_PARAGRAPH)] = NEVER
        chances = _log_softmax(tags)
        own = np.arange(window.own - shift, window.own_end - shift)
        words, end = own[pieces.words[own + shift]], int(own[-1]) + 1
        spans = _spans(chances + np.array(self.settings.bias, dtype=np.float32), words, end)
        return _View(chances, pointers, features >= SHAPES, spans), names, ties


def _below(item: Found, start: int) -> Found | None:
    """What is quoted by a word of the text, without the heading that says the same: the part of the content from
    ``start`` on; None where the heading itself has the cue, or nothing of it stands below."""
    if item.cue is None or item.cue[0] < start:
        return None
    content = tuple((max(first, start), end) for first, end in item.content if end > start)
    return replace(item, content=content) if content else None


@cache
def load(folder: Path = MODEL) -> Tagger:
    """The tagger of a folder with ``tagger.onnx``, ``tokenizer.json`` and ``tagger.json``; it runs on one thread."""
    onnxruntime.disable_telemetry_events()  # where it was imported before kg, which tells it so
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.x64quantprecision", "1")  # no sums cut off where a processor lacks VNNI
    session = onnxruntime.InferenceSession(folder / "tagger.onnx", options, providers=["CPUExecutionProvider"])

    def encoder(ids: Integers, features: Integers) -> Sequence[Floats]:
        found: Sequence[Floats] = session.run(OUTPUTS, {"ids": ids, "features": features})
        return found

    settings = _settings(folder / "tagger.json")
    return Tagger(Tokenizer.from_file(str(folder / "tokenizer.json")), encoder, settings)


def _settings(file: Path) -> Settings:
    if not file.exists():
        return Settings()
    held = json.loads(file.read_text(encoding="utf-8"))
    return Settings(tuple(held["bias"]), tuple(held["weights"]), held["threshold"])


def confidence(evidence: Sequence[float], weights: Sequence[float]) -> float:
    """The chance that a proposal with this evidence is right in content and source (logistic)."""
    total = weights[0] + sum(w * e for w, e in zip(weights[1:], evidence, strict=True))
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


@dataclass(slots=True)
class _Group:
    """One quotation in the making: its cue, the pieces of its content, and how surely each points to the cue."""

    cue: Span
    contents: list[Span]
    chances: list[float]


@dataclass(frozen=True, slots=True)
class _View:
    """One window as the model sees it, with the spans that its tags make; spans are places in the window."""

    chances: Floats
    pointers: Floats
    quoted: NDArray[np.bool_]
    spans: tuple[list[Span], ...]

    def groups(self) -> list[_Group]:
        """The contents, grouped by the cue that they point to."""
        bins = _bins(self.spans[CUE], len(self.chances))
        groups: dict[int, _Group] = {}
        for span in self.spans[CONTENT]:
            votes = _votes(self.pointers[0], [span], bins)
            place = int(votes[1:-1].argmax()) + 1
            if place not in groups:
                groups[place] = _Group(_at(place, self.spans[CUE], self.chances, CUE), [], [])
            groups[place].contents.append(span)
            groups[place].chances.append(float(votes[place]))
        return list(groups.values())

    def source(self, group: _Group) -> tuple[Span | None, tuple[float, ...]]:
        """The source that content and cue point to, taken together, and the evidence for the whole quotation."""
        bins = _bins(self.spans[SOURCE], len(self.chances))
        by_content, by_cue = (_votes(self.pointers[1], spans, bins) for spans in (group.contents, [group.cue]))
        votes = (by_content + by_cue) / 2
        place = int(votes[:-1].argmax())
        source = _at(place, self.spans[SOURCE], self.chances, SOURCE) if place else None
        rows = _rows(group.contents)
        inside = np.logaddexp(self.chances[rows, 2 * CONTENT + 1], self.chances[rows, 2 * CONTENT + 2])
        evidence = (
            float(inside.mean()),
            sum(_edges(self.chances, span, CONTENT) for span in group.contents) / len(group.contents),
            math.log(max(min(group.chances), 1e-6)),
            math.log(max(float(votes[place]), 1e-6)),
            _edges(self.chances, group.cue, CUE),
            float(self.quoted[rows].mean()),
        )
        return source, evidence


def _at(place: int, spans: list[Span], chances: Floats, part: int) -> Span:
    """The span that begins here; where none was tagged but something points here, what may well be one."""
    for span in spans:
        if span[0] == place:
            return span
    end = place + 1
    while end < len(chances) - 1 and chances[end, 2 * part + 2] > GOING_ON:
        end += 1
    return place, end


def _edges(chances: Floats, span: Span, part: int) -> float:
    """The log-probability that this span begins with its first piece and goes on no further than its last."""
    going_on = math.exp(float(chances[span[1], 2 * part + 2])) if span[1] < len(chances) else 0.0
    return float(chances[span[0], 2 * part + 1]) + math.log(max(1.0 - going_on, 1e-6))


def _characters(pieces: Pieces, span: Span, shift: int) -> Span | None:
    """Places of a window as characters, to the end of the word that the last piece belongs to; None for no character
    (the break before a paragraph)."""
    first, last = span[0] + shift, span[1] + shift
    while last < len(pieces.words) and not pieces.words[last]:
        last += 1
    start, end = int(pieces.starts[first]), int(pieces.ends[last - 1])
    return (start, end) if start < end else None


def _bins(spans: list[Span], length: int) -> Integers:
    """For each place the first place of the span that covers it, else the place itself."""
    bins = np.arange(length)
    for start, end in spans:
        bins[start:end] = start
    return bins


def _rows(spans: list[Span]) -> Integers:
    return np.concatenate([np.arange(*span) for span in spans])


def _votes(pointers: Floats, spans: list[Span], bins: Integers) -> NDArray[np.float64]:
    """The probabilities with which the pieces of these spans point to each bin, on average."""
    chances = np.exp(_log_softmax(pointers[_rows(spans)])).mean(axis=0)
    return np.bincount(bins, weights=chances, minlength=len(bins)).astype(np.float64)


def _log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(axis=-1, keepdims=True)
    out: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return out


def _spans(chances: Floats, words: Integers, end: int) -> tuple[list[Span], ...]:
    """The spans of each part along the most likely way through the tags (Viterbi), where a part can only go on after
    its beginning. ``words`` are the places at which words begin, ``end`` the place after the last."""
    tags = best_way(chances[words].tolist())
    found: tuple[list[Span], ...] = ([], [], [])
    ends = [*words.tolist(), end][1:]  # none where a single word fills the window
    for place, after, tag in zip(words.tolist(), ends, tags, strict=True):
        if not tag:
            continue
        spans = found[(tag - 1) // 2]
        if tag % 2:
            spans.append((place, after))
        else:
            spans[-1] = (spans[-1][0], after)
    return found
