"""Counting reporting words in annotated articles."""

from __future__ import annotations

from kg.extract.parse import parse
from kg.extract.quotations.attributions import Layout
from kg.extract.quotations.quotemarks import quoted
from kg.model import Article
from kg.training import reporting

TEXT = 'Mara Lind said the harbour was closed. "We wait," said Otto Berg. Lind opened the door.'


def annotated() -> reporting.Annotated:
    """The text with both quotations annotated."""
    whole = (0, len(TEXT))
    ((_, doc),) = parse([Article("a", TEXT, (whole,))])

    def attribution(source: str, cue: int, content: str) -> dict[str, list[tuple[int, int]]]:
        spans = {"source": source, "content": content}
        found = {part: [(TEXT.index(words), TEXT.index(words) + len(words))] for part, words in spans.items()}
        return {**found, "cue": [(cue, cue + 4)]}

    first, second = TEXT.index("said"), TEXT.rindex("said")
    gold = [
        attribution("Mara Lind", first, "the harbour was closed"),
        attribution("Otto Berg", second, '"We wait,"'),
    ]
    return reporting.annotated(Layout.of(doc, quoted(TEXT, [whole])), [whole], gold)


def test_words_are_counted_by_construction() -> None:
    counts, beside = reporting.count([annotated()])
    assert counts["say/v", "clause"] == [1, 1]
    assert counts["open/v", "np"] == [1, 0]
    assert beside["say/v", "quote"] == [1, 1]


def test_only_words_that_report_are_listed() -> None:
    counts, beside = reporting.count([annotated()] * 3)
    rows = reporting.listed(counts, beside)
    assert ("say/v", "clause", 3, 3) in rows
    assert ("*/v", "clause", 3, 3) in rows
    assert not any(word == "open/v" for word, *_ in rows)


def test_the_weights_tell_reports_from_the_rest() -> None:
    articles = [annotated()] * 40
    counts, _ = reporting.count(articles)
    weights = reporting.fit(articles, counts)
    assert weights["frame=v:clause"] >= 0 or "frame=v:np" not in weights
    assert set(weights) >= {"bias", "rate"}
