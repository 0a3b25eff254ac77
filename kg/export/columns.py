"""The columns of exported nodes, edges and claims: one table for every format that has attributes.

Edges carry the passage of their surest claim: its words, its article and where they stand there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

from kg.export.values import Claim, Edge, Node, Source, first_day, last_day

Row = TypeVar("Row")
#: "texts" are several strings, "day" is a calendar day.
Type = Literal["text", "texts", "whole", "number", "truth", "day"]
Value = str | tuple[str, ...] | int | float | bool | date | None


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A named and typed attribute: ``value`` is None or "" or () where it says nothing."""

    name: str
    type: Type
    value: Callable[[Row], Value]


def filled(columns: Iterable[Column[Row]], row: Row) -> Iterable[tuple[str, Value]]:
    """The names and values of those columns that say something of this row."""
    for column in columns:
        value = column.value(row)
        if value is not None and value not in ("", ()):
            yield column.name, value


NODE: tuple[Column[Node], ...] = (
    Column("label", "text", lambda node: node.label),
    Column("kind", "text", lambda node: node.kind),
    Column("type", "text", lambda node: node.type),
    Column("names", "texts", lambda node: node.names),
    Column("titles", "texts", lambda node: node.titles),
    Column("date", "text", lambda node: node.date),
    Column("earliest", "day", lambda node: first_day(node.earliest)),
    Column("latest", "day", lambda node: last_day(node.latest)),
    Column("possibleDate", "text", lambda node: node.possible_date),
    Column("status", "text", lambda node: node.status),
    Column("quotation", "text", lambda node: node.quotation),
    Column("attitude", "text", lambda node: node.attitude),
    Column("cue", "text", lambda node: node.cue),
    Column("occasion", "text", lambda node: node.occasion),
    Column("sameAs", "texts", lambda node: node.same_as),
    Column("denied", "texts", lambda node: node.denied),
)

SOURCE: tuple[Column[Source], ...] = (
    Column("identifier", "text", lambda source: source.id),
    Column("title", "text", lambda source: source.title),
    Column("publisher", "text", lambda source: source.publisher),
    Column("author", "text", lambda source: source.author),
    Column("date", "day", lambda source: first_day(source.date)),
    Column("url", "text", lambda source: source.url),
    Column("sha256", "text", lambda source: source.sha256),
)

#: What an edge and a claim have alike: of an edge, it is said of its surest claim.
_PASSAGE: tuple[Column[Claim], ...] = (
    Column("quote", "text", lambda claim: claim.passage.text),
    Column("article", "text", lambda claim: claim.passage.article),
    Column("quoteStart", "whole", lambda claim: claim.passage.start),
    Column("quoteEnd", "whole", lambda claim: claim.passage.end),
    Column("passage", "text", lambda claim: claim.passage.iri),
)


#: Since when and until when, and the days that these allow: of an edge, by the surest claim that says so.
_TERM: tuple[Column[Claim], ...] = (
    Column("since", "text", lambda claim: claim.since),
    Column("until", "text", lambda claim: claim.until),
    Column("sinceDay", "day", lambda claim: first_day(claim.since)),
    Column("untilDay", "day", lambda claim: last_day(claim.until)),
)


def _of_first(column: Column[Claim]) -> Column[Edge]:
    return Column(column.name, column.type, lambda edge: column.value(edge.first))


def _of_term(column: Column[Claim]) -> Column[Edge]:
    return Column(column.name, column.type, lambda edge: column.value(edge.term))


EDGE: tuple[Column[Edge], ...] = (
    Column("predicate", "text", lambda edge: edge.first.predicate),
    Column("confidence", "number", lambda edge: edge.first.confidence),
    Column("claims", "whole", lambda edge: len(edge.claims)),
    Column("sources", "whole", lambda edge: edge.sources),
    *map(_of_first, _PASSAGE),
    Column("role", "texts", lambda edge: edge.roles),
    *map(_of_term, _TERM),
    Column("former", "truth", lambda edge: edge.former or None),
)

CLAIM: tuple[Column[Claim], ...] = (
    Column("predicate", "text", lambda claim: claim.predicate),
    Column("confidence", "number", lambda claim: claim.confidence),
    Column("extractor", "text", lambda claim: claim.extractor),
    *_PASSAGE,
    Column("role", "text", lambda claim: claim.role),
    *_TERM,
    Column("former", "truth", lambda claim: claim.former or None),
)
