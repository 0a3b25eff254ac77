"""Counts the reporting words and fits the weights that rate a proposed report, from annotated articles.

    python -m kg.training.reporting ANNOTATED.jsonl

One article a line: {"id", "text", "attributions": [{"source", "cue", "content": [[start, end], ...]}]}, as made from
the PolNeAR corpus (Newell, Margolin and Ruths, 2018). Writes ``reporting.tsv`` (how often each word reports in each
construction) and ``reporting_weights.tsv`` (a logistic model over what ``kg.extract.quotations.likelihood`` sees of a
proposal) into ``kg/extract/lexicons``. The same articles give the same files.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from kg.articles import read
from kg.extract.parse import parse
from kg.extract.quotations import likelihood, reporting
from kg.extract.quotations.attributions import Layout
from kg.extract.quotations.complements import Proposal, proposals
from kg.extract.quotations.quoted_speech import cues, is_clause, stretches, word
from kg.extract.quotations.quotemarks import quoted
from kg.model import Span

LEXICONS = Path(likelihood.__file__).parent / "lexicons"

#: A word is listed from this many sightings on, or from two reports; a mark is weighed from this many on.
FEWEST_SEEN, FEWEST_MARKS = 3, 40

#: A construction in which a word reports more rarely than this is not listed, unless others do so more often.
LEAST_RATE = 0.15

RIDGE = 5.0

#: (word, construction) → how often seen, how often it reported.
Counts = dict[tuple[str, str], list[int]]


@dataclass(frozen=True)
class Annotated:
    """An article's layout and paragraphs, and its attributions as sets of tokens."""

    layout: Layout
    paragraphs: Sequence[Span]
    gold: Sequence[dict[str, set[int]]]

    def proposals(self) -> Iterator[Proposal]:
        """The proposals that are not a quotation in marks."""
        for proposal in proposals(self.layout.doc):
            if self.layout.stretch[proposal.cue.i] < 0 and likelihood.quoted_part(self.layout, proposal) != "all":
                yield proposal

    def agrees(self, proposal: Proposal) -> bool:
        """Whether an attribution has the cue, the source and at least half of the content of a proposal."""
        content = {i for start, end in proposal.content for i in range(start, end)}
        return any(
            proposal.cue.i in gold["cue"]
            and (proposal.source.i in gold["source"] if proposal.source is not None else not gold["source"])
            and 4 * len(content & gold["content"]) >= len(content) + len(gold["content"])
            for gold in self.gold
        )


def annotated(layout: Layout, paragraphs: Sequence[Span], attributions: Iterable[dict[str, Any]]) -> Annotated:
    """An article with its attributions laid over its tokens."""

    def tokens(spans: Iterable[Span]) -> set[int]:
        return {i for start, end in spans for i in range(layout.token_from(start), layout.token_from(end))}

    gold = [{part: tokens(one[part]) for part in ("source", "cue", "content")} for one in attributions]
    return Annotated(layout, paragraphs, gold)


def count(articles: Iterable[Annotated]) -> tuple[Counts, Counts]:
    """How often each word reports in each construction, and how often beside a quotation ("quote")."""
    counts: Counts = defaultdict(lambda: [0, 0])
    beside: Counts = defaultdict(lambda: [0, 0])
    for article in articles:
        for proposal in article.proposals():
            entry = counts[proposal.word, proposal.frame]
            entry[0] += 1
            entry[1] += article.agrees(proposal)
        for stretch in stretches(article.layout, article.paragraphs):
            if is_clause(article.layout, stretch):
                inside = set(range(*stretch.tokens))
                holder = max(article.gold, key=lambda gold: len(gold["content"] & inside), default=None)
                for cue in cues(article.layout, stretch):
                    if cue.distance <= 3:
                        entry = beside[word(cue.token), "quote"]
                        entry[0] += 1
                        entry[1] += holder is not None and cue.token.i in holder["cue"]
    return counts, beside


def listed(counts: Counts, beside: Counts) -> list[tuple[str, str, int, int]]:
    """The rows of ``reporting.tsv``: "*" for all words of a class, then the words that report often enough, or
    more rarely than their construction would let one think."""
    general: Counts = defaultdict(lambda: [0, 0])
    for (name, frame), (seen, right) in counts.items():
        general["*" + name[-2:], frame][0] += seen
        general["*" + name[-2:], frame][1] += right
    rows = [(*key, seen, right) for key, (seen, right) in sorted(general.items()) if right >= 3]
    for (name, frame), (seen, right) in sorted(counts.items()):
        all_seen, all_right = general["*" + name[-2:], frame]
        usual = (all_right + 0.05) / (all_seen + 1)
        rate = (right + reporting.PRIOR * usual) / (seen + reporting.PRIOR)
        if (rate >= LEAST_RATE and (seen >= FEWEST_SEEN or right >= 2)) or (
            usual >= LEAST_RATE and seen >= FEWEST_SEEN
        ):
            rows.append((name, frame, seen, right))
    rows += [(*key, seen, right) for key, (seen, right) in sorted(beside.items()) if (right and seen > 1) or seen > 4]
    return rows


def fit(articles: Iterable[Annotated], counts: Counts) -> dict[str, float]:
    """The weight of each mark: logistic regression with a ridge, by Newton's method. The rate of a
    proposal's word is that of all other proposals, so that it is as informative as it will be on new articles."""
    rows: list[tuple[float, list[str], bool]] = []
    for article in articles:
        for proposal, _, marks in likelihood.marked(article.layout, article.proposals()):
            right = article.agrees(proposal)
            seen, reports = counts[proposal.word, proposal.frame]
            usual = reporting.general(proposal.word, proposal.frame)
            rate = (reports - right + reporting.PRIOR * usual) / (seen - 1 + reporting.PRIOR)
            rows.append((reporting.logit(rate), marks, right))
    seen_marks = Counter(mark for _, marks, _ in rows for mark in marks)
    names = ["bias", "rate", *sorted(mark for mark, n in seen_marks.items() if n >= FEWEST_MARKS)]
    column = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    x[:, 0] = 1
    for i, (rate, marks, _) in enumerate(rows):
        x[i, 1] = rate
        x[i, [column[mark] for mark in marks if mark in column]] = 1
    y = np.array([right for _, _, right in rows], float)
    ridge = np.array([0.01, 0.01] + [RIDGE] * (len(names) - 2))
    w = np.zeros(len(names))
    for _ in range(12):
        p = 1 / (1 + np.exp(-(x @ w)))
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge), x.T @ (p - y) + ridge * w)
    return {name: round(float(weight), 2) for name, weight in zip(names, w, strict=True)}


def train(articles: Sequence[Annotated]) -> None:
    """Writes both tables from these articles."""
    counts, beside = count(articles)
    _write(
        "reporting.tsv",
        listed(counts, beside),
        "How often a word reports what somebody says or thinks: word, construction, times seen, times it reported.\n"
        '# "*" stands for any word. Counted on PolNeAR by kg.training.reporting.',
    )
    reporting.clear()
    weights = fit(articles, counts)
    _write(
        "reporting_weights.tsv",
        [(name, weight) for name, weight in weights.items() if abs(weight) >= 0.05 or name in ("bias", "rate")],
        "What speaks for or against a proposed report, in logits. Fitted on PolNeAR by kg.training.reporting.",
    )


def _write(name: str, rows: Iterable[Sequence[object]], comment: str) -> None:
    lines = [f"# {comment}", *("\t".join(map(str, row)) for row in rows)]
    (LEXICONS / name).write_text("\n".join(lines) + "\n", "utf-8")


def main(path: str) -> None:
    gold = {line["id"]: line["attributions"] for line in map(json.loads, Path(path).read_text("utf-8").splitlines())}
    articles = []
    for article, doc in parse(read([path])):
        layout = Layout.of(doc, quoted(article.text, article.paragraphs))
        articles.append(annotated(layout, article.paragraphs, gold[article.id]))
    train(articles)


if __name__ == "__main__":
    main(sys.argv[1])
