"""Answers of a graph, and how they are printed: table, CSV, TSV, JSON, Turtle."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, Literal

import pyoxigraph as ox
import rdflib
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg import ontology
from kg.errors import QueryError
from kg.terms import Term, Value, to_rdflib

Row = tuple[Value | None, ...]
Format = Literal["table", "csv", "tsv", "json", "ttl"]


_UNBOUNDED = 1_000_000
_STRING = ox.NamedNode("http://www.w3.org/2001/XMLSchema#string")


@dataclass(frozen=True, slots=True)
class Result:
    """An answer. SELECT gives ``variables`` and ``rows``, ASK ``answer``, CONSTRUCT and DESCRIBE
    ``triples``; the others are None. ``bound`` is what each set variable stood for.

    Iterating gives each row as a dict from variable to rdflib term, without those unbound."""

    variables: tuple[str, ...] = ()
    rows: list[Row] | None = None
    answer: bool | None = None
    triples: list[ox.Triple] | None = None
    bound: Mapping[str, Sequence[Term]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, raw: ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean, bound: Mapping[str, Sequence[Term]]
    ) -> Result:
        """What Oxigraph answered, read to its end."""
        if isinstance(raw, ox.QueryBoolean):
            return cls(answer=bool(raw), bound=bound)
        if isinstance(raw, ox.QueryTriples):
            return cls(triples=list(raw), bound=bound)
        names = tuple(variable.value for variable in raw.variables)
        return cls(names, [tuple(solution) for solution in raw], bound=bound)

    def __iter__(self) -> Iterator[dict[str, rdflib.term.Identifier]]:
        for row in self.rows or ():
            yield {name: to_rdflib(value) for name, value in zip(self.variables, row, strict=True) if value is not None}

    def __len__(self) -> int:
        """Rows or triples; 1 for the answer to an ASK."""
        found = self.rows if self.rows is not None else self.triples
        return 1 if found is None else len(found)

    def to_graph(self) -> rdflib.Graph:
        """The triples of a CONSTRUCT or DESCRIBE as an rdflib.Graph, prefixes bound."""
        if self.triples is None:
            raise QueryError("only CONSTRUCT and DESCRIBE give a graph")
        graph = rdflib.Graph()
        for prefix, namespace in ontology.PREFIXES.items():
            graph.bind(prefix, namespace)
        for triple in self.triples:
            graph.add((to_rdflib(triple.subject), to_rdflib(triple.predicate), to_rdflib(triple.object)))
        return graph


#: What could move a terminal's cursor, change its colours or turn the direction of writing.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")


def write(result: Result, form: Format, file: IO[str]) -> None:
    """Prints an answer: rows as a table, CSV, TSV or JSON (those of SPARQL 1.1), triples as Turtle.

    Raises QueryError for a form that the answer cannot have."""
    if result.triples is not None:
        if form not in ("ttl", "table"):
            raise QueryError(f"CONSTRUCT and DESCRIBE give a graph, which {form} cannot hold: use ttl")
        file.write(turtle(result.triples))
    elif form == "ttl":
        raise QueryError("only CONSTRUCT and DESCRIBE give a graph: use table, csv, tsv or json")
    elif form == "json":
        json.dump(json_object(result), file, ensure_ascii=False, indent=1)
        file.write("\n")
    elif result.rows is None:
        file.write(("yes" if result.answer else "no") if form == "table" else str(result.answer).lower())
        file.write("\n")
    elif form == "table":
        _write_table(result, file)
    elif form == "csv":
        rows = csv.writer(file, lineterminator="\r\n")
        rows.writerow(result.variables)
        rows.writerows([_csv(value) for value in row] for row in result.rows)
    else:
        file.write("\t".join(f"?{name}" for name in result.variables) + "\n")
        file.writelines("\t".join("" if v is None else _tsv(v) for v in row) + "\n" for row in result.rows)


def turtle(triples: Sequence[ox.Triple]) -> str:
    """Triples as Turtle, sorted, with the prefixes that they use."""
    ordered = sorted(set(triples), key=str)
    prefixes = dict(ontology.PREFIXES)
    raw = (ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b"").decode()
    lines = raw.splitlines(keepends=True)
    head, body = lines[: len(prefixes)], "".join(lines[len(prefixes) :])
    used = sorted(line for line in head if re.search(rf"(?<![\w<]){line.split()[1]}", body))
    return "".join(used) + ("\n" if used else "") + body


def _write_table(result: Result, file: IO[str]) -> None:
    write_table(result.variables, (map(shown, row) for row in result.rows or ()), file)


#: A column of a table may be narrower than its longest cell, but no narrower than this or the longest word in it.
NARROWEST = 24


def write_table(names: Sequence[str], rows: Iterable[Iterable[str]], file: IO[str]) -> None:
    """Prints a table: on a terminal as wide as that is, or, where it is not wide enough for the words, each row as a
    list of its values; in a pipe with a line for each row, whole."""
    cells = [[_UNPRINTABLE.sub(" ", cell) for cell in row] for row in rows]
    console = Console(file=file, highlight=False)
    if not console.is_terminal:
        # A pipe has no width: a line for each row, whole.
        console = Console(file=file, highlight=False, width=_UNBOUNDED)
    room = console.width - 3 * len(names) - 1
    if cells and sum(_least(column) for column in zip(names, *cells, strict=True)) > room:
        _write_list(names, cells, console)
        return
    whole = sum(max(map(cell_len, column)) for column in zip(names, *cells, strict=True)) <= room
    table = Table(*names, show_lines=not whole)
    for row in cells:
        table.add_row(*map(Text, row))
    console.print(table)


def _least(column: Sequence[str]) -> int:
    """The width that a column needs to be read with ease."""
    longest_word = max((cell_len(word) for cell in column for word in cell.split()), default=0)
    return min(max(map(cell_len, column)), max(NARROWEST, longest_word))


def _write_list(names: Sequence[str], rows: Iterable[Sequence[str]], console: Console) -> None:
    for row in rows:
        values = Table.grid(padding=(0, 2))
        values.add_column(style="bold", no_wrap=True)
        values.add_column(overflow="fold")
        for name, cell in zip(names, row, strict=True):
            if cell:
                values.add_row(name, Text(cell))
        console.print(values, "")


def shown(value: Value | None) -> str:
    """A term for people: an IRI of the ontology with its prefix, a literal as its text, on one line
    and without control characters."""
    if value is None:
        return ""
    raw = ontology.shorten(value.value) if isinstance(value, ox.NamedNode) else _csv(value)
    return _UNPRINTABLE.sub(" ", raw)


def _csv(value: Value | None) -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, ox.Triple | ox.BlankNode) else value.value


def _tsv(value: Value) -> str:
    # In TSV terms are written as in Turtle, which has a short form for whole numbers.
    integer = isinstance(value, ox.Literal) and value.datatype.value.endswith("#integer")
    return _csv(value) if integer else str(value).replace("\t", "\\t")


def json_object(result: Result) -> dict[str, object]:
    """The SPARQL 1.1 Query Results JSON Format."""
    if result.rows is None:
        return {"head": {}, "boolean": result.answer}
    bindings = [
        {name: json_term(value) for name, value in zip(result.variables, row, strict=True) if value is not None}
        for row in result.rows
    ]
    return {"head": {"vars": list(result.variables)}, "results": {"bindings": bindings}}


def json_term(value: Value) -> dict[str, str]:
    """A term in the SPARQL 1.1 Query Results JSON Format."""
    if isinstance(value, ox.Literal):
        found = {"type": "literal", "value": value.value}
        if value.language:
            found["xml:lang"] = value.language
        elif value.datatype != _STRING:
            found["datatype"] = value.datatype.value
        return found
    if isinstance(value, ox.NamedNode):
        return {"type": "uri", "value": value.value}
    return {"type": "bnode", "value": _csv(value).removeprefix("_:")}
