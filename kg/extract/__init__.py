"""Articles → statements. EXTRACTORS is the one table of what is looked for.

The order of work on an article: plain text, parse, names, dates, anaphors (who "he" is), the heading, then each
extractor over the same Reading; what is quoted tells who "I" is; then all goes back to the offsets of the article as it
stands. Others' extractors join by the entry point ``kg.extractors``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from importlib.metadata import entry_points

from spacy.tokens import Doc

from kg.errors import EvidenceError
from kg.extract import appositions, coreference, dates, events, headings, memberships, names, parse, quotations, tagger
from kg.extract.coreference import firstperson
from kg.extract.names import national
from kg.extract.plaintext import Plain, plain
from kg.extract.quotations.quotemarks import straightened
from kg.extract.reading import Reading
from kg.extract.tagger import Seen
from kg.extract.tagger.signatures import signed
from kg.model import Article, Extraction, Quotation, Span, Statement

Extractor = Callable[[Reading], Iterable[Statement]]

#: In this order: the quotations tell the others who "I" is.
EXTRACTORS: Mapping[str, Extractor] = {
    "quotations": quotations.extract,
    "headings": headings.extract,
    "memberships": memberships.extract,
    "events": events.extract,
}


#: So many articles may the tagger be ahead of the parser: then neither waits for the other.
AHEAD = 4


@cache
def extractors() -> Mapping[str, Extractor]:
    """Our extractors and those that installed packages add, by name."""
    found = {point.name: point.load() for point in entry_points(group="kg.extractors")}
    return {**EXTRACTORS, **found}


def extract(articles: Iterable[Article], *, pipeline: str | None = None) -> Iterator[Extraction]:
    """What is found in each article, in the order given; articles are read as they are needed.

    ``pipeline`` names a spaCy pipeline. Raises PipelineError where there is none, and
    EvidenceError where an extractor's evidence does not stand in its article."""
    begun: deque[Plain] = deque()

    def read() -> Iterator[Article]:
        for article in articles:
            begun.append(plain(article))
            yield begun[-1].article

    for article, doc, seen in _parsed_and_seen(read(), pipeline):
        reading = Reading(article, doc, tagged=seen.quotations, ties=seen.ties)
        reading.names = names.find(article, doc, seen=seen.words)
        appositions.tie(doc, reading.names)
        people = {name.span for name in reading.names if name.kind == "Person"}
        reading.dates = dates.find(article, doc, people)
        reading.index()
        reading.anaphors = coreference.resolve(reading)
        reading.index()
        reading.heading = headings.read(article, seen.heading, reading.names, pipeline=pipeline)
        statements: list[Statement] = []
        for name, run in extractors().items():
            statements += run(reading)
            if name == quotations.EXTRACTOR:
                reading.anaphors = [*reading.anaphors, *firstperson.resolve(reading, statements)]
                reading.index()
        told = national.tell(
            Extraction(article, tuple(reading.names), tuple(reading.dates), tuple(statements), tuple(reading.anaphors))
        )
        found = begun.popleft().back(told)
        for statement in found.statements:
            check(statement, found.article.text)
        yield found


def _parsed_and_seen(articles: Iterable[Article], pipeline: str | None) -> Iterator[tuple[Article, Doc, Seen]]:
    """Each article with its parse and what the tagger sees in it: on a thread of its own, which costs no time
    where a core is free, since neither holds the other up."""
    with ThreadPoolExecutor(1) as tagging:
        seen: deque[Future[Seen]] = deque()

        def begun() -> Iterator[Article]:
            waiting: deque[Article] = deque()
            for article in articles:
                waiting.append(article)
                seen.append(tagging.submit(_seen, article))
                if len(waiting) > AHEAD:
                    yield waiting.popleft()
            yield from waiting

        for article, doc in parse.parse(begun(), pipeline=pipeline):
            yield article, doc, seen.popleft().result()


def _seen(article: Article) -> Seen:
    marked = replace(article, text=straightened(article.text, article.paragraphs))
    seen = tagger.load().read(marked)
    return replace(seen, quotations=signed(article, seen.quotations))


def check(statement: Statement, text: str) -> None:
    """Raises EvidenceError unless the evidence, and each span of the statement, stands in the text."""
    evidence = statement.evidence
    if not evidence.text or text[slice(*evidence.span)] != evidence.text:
        raise EvidenceError(f"{evidence.article}: no {evidence.text[:60]!r} at {evidence.span}")
    for span in spans(statement):
        if not 0 <= span[0] < span[1] <= len(text):
            raise EvidenceError(f"{evidence.article}: span {span} lies outside of the text")


def spans(statement: Statement) -> Iterator[Span]:
    """Every span that a statement points at, but its evidence."""
    for node in (statement.subject, statement.object, statement.where):
        if isinstance(node, Quotation):
            yield from node.spans
        elif node is not None and node.span is not None:
            yield node.span


__all__ = ["EXTRACTORS", "Extractor", "Reading", "check", "extract", "extractors", "spans"]
