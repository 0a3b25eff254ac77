"""Questions to a graph: the named queries of the folder queries, a file, or SPARQL text.

A query may say in comments at its head what it is and what can be set in it:

    # title: Who is quoted about a word
    # description: Speakers of quotations that hold a word.
    # param word: text, required -- the word
    # param since: first-day = 0001-01-01 -- published on this day or later
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox

from kg import ontology, sparql
from kg.errors import NotFoundError, QueryError
from kg.naming import entities_named
from kg.periods import bounds, day, literal
from kg.results import Result, Row
from kg.store import AnyStore
from kg.terms import Term, text

_HEAD = re.compile(r"#\s*(title|description):\s*(.+)")
_PARAM = re.compile(r"#\s*param\s+(\w+):\s*([\w:-]+)(,\s*required)?(?:\s*=\s*(\S+))?\s*(?:--\s*(.*))?")
_TYPES = frozenset({"text", "number", "first-day", "last-day", "term"})
_TERM = re.compile(r"(?<![\w:])kg:(\w+)")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that can be set: ``type`` is a class of ours, whose entities are then found by
    name, or one of text, number, first-day, last-day, term."""

    name: str
    type: str = ""
    description: str = ""
    default: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A query as written, with what its head says of it."""

    text: str
    name: str = ""
    title: str = ""
    description: str = ""
    parameters: tuple[Parameter, ...] = ()


@cache
def named() -> Mapping[str, Query]:
    """The queries that come with kg, by name."""
    folder = files("kg") / "queries"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".rq"))
    return {name[:-3]: read((folder / name).read_text("utf-8"), name=name[:-3]) for name in names}


def read(source: str, *, name: str = "") -> Query:
    """A query with what the comments at its head say."""
    head: dict[str, str] = {}
    parameters = []
    for line in source.splitlines():
        if line.strip() and not line.startswith("#"):
            break
        if found := _HEAD.match(line):
            head[found[1]] = found[2].strip()
        elif found := _PARAM.match(line):
            parameters.append(Parameter(found[1], found[2], found[5] or "", found[4], bool(found[3])))
    for parameter in parameters:
        if parameter.type not in _TYPES and _iri(parameter.type) not in ontology.terms():
            raise QueryError(f"param {parameter.name}: {parameter.type} is neither a class nor one of {sorted(_TYPES)}")
    return Query(source, name, head.get("title", ""), head.get("description", ""), tuple(parameters))


def find(query: str | Path) -> Query:
    """The query meant: the name of one of ours, a file, or SPARQL text.

    Raises NotFoundError for a name or file that is not there."""
    if str(query) in named():
        return named()[str(query)]
    if isinstance(query, Path) or query.endswith(".rq"):
        path = Path(query)
        if not path.is_file():
            raise NotFoundError(f"{path}: no such query file")
        try:
            return read(path.read_text("utf-8-sig"), name=path.stem)
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if re.fullmatch(r"[\w-]+", query):
        close = difflib.get_close_matches(query, named(), n=1)
        hint = f"; did you mean {close[0]}?" if close else "; `kg queries` lists them"
        raise NotFoundError(f"there is no query {query!r}{hint}")
    return read(query)


def run(store: AnyStore, query: str | Path, bindings: Mapping[str, str] | None = None) -> Result:
    """The answer of a graph to a query: one of ours by name, a file .rq, or SPARQL text.

    The prefixes of the ontology are known to it. ``bindings`` sets variables, as terms: where the
    query's head declares a variable, as that says (an entity's name, a date); else an IRI in <>,
    a prefixed name, a number, an ISO date, or else a string. Raises QueryError, with line and
    column for a syntax error, and NotFoundError for a query or name that is not there."""
    bound, values = prepared(store, query, bindings)
    try:
        return replace(store.query(bound), bound=values)
    except (SyntaxError, RuntimeError, OSError) as error:
        raise QueryError(f"the query cannot be run: {error}") from error


def unknown(query: str | Path) -> list[str]:
    """What a query calls by the prefix kg: and the ontology does not have, with the term that may be meant: of such a
    name there is nothing in a graph."""
    terms = {iri.removeprefix(ontology.KG) for iri in ontology.terms()}
    lower = {name.lower(): name for name in terms}
    found = []
    for name in dict.fromkeys(_TERM.findall(find(query).text)):
        if name not in terms:
            close = difflib.get_close_matches(name.lower(), lower, n=1)
            hint = f"; did you mean kg:{lower[close[0]]}?" if close else ""
            found.append(f"kg:{name} is no term of the ontology{hint}")
    return found


def prepared(
    store: AnyStore, query: str | Path, bindings: Mapping[str, str] | None = None
) -> tuple[str, Mapping[str, Sequence[Term]]]:
    """The text of a query, checked, with its variables bound, and what each of these stands for. See ``run``."""
    meant = find(query)
    sparql.check(meant.text)
    values = _values(store, meant, bindings or {})
    return sparql.bind(meant.text, values), values


def _values(store: AnyStore, query: Query, bindings: Mapping[str, str]) -> dict[str, Sequence[Term]]:
    declared = {parameter.name: parameter for parameter in query.parameters}
    known = sorted(declared.keys() | sparql.variables(query.text)) if not declared else sorted(declared)
    for name in bindings:
        if name not in declared and name not in sparql.variables(query.text):
            raise QueryError(
                f"there is no {name!r} to set in this query; it has {', '.join(known) or 'nothing to set'}"
            )
    values: dict[str, Sequence[Term]] = {}
    for parameter in query.parameters:
        if parameter.required and parameter.name not in bindings:
            what = f" ({parameter.description})" if parameter.description else ""
            raise QueryError(f"{query.name or 'the query'} needs {parameter.name}{what}: --set {parameter.name}=…")
        given = bindings.get(parameter.name, parameter.default)
        if given is not None:
            values[parameter.name] = _terms(store, parameter, given)
    for name, value in bindings.items():
        if name not in declared:
            values[name] = [_guess(value)]
    return values


def _terms(store: AnyStore, parameter: Parameter, value: str) -> Sequence[Term]:
    """What a value means for a parameter: one term, or the entities of that name."""
    if iri := _node(value):
        return [iri]
    match parameter.type:
        case "text":
            return [text(value)]
        case "number":
            if not _NUMBER.fullmatch(value):
                raise QueryError(f"{parameter.name}: {value!r} is no number")
            return [_guess(value)]
        case "first-day" | "last-day":
            if (period := bounds(value)) is None:
                raise QueryError(f"{parameter.name}: {value!r} is no date such as 2013-11-20, 2013-11 or 2013")
            return [day(period[parameter.type == "last-day"])]
        case "term":
            if ontology.KG + value not in ontology.terms():
                raise QueryError(f"{parameter.name}: {value!r} is no term of the ontology, such as kg:memberOf")
            return [ox.NamedNode(ontology.KG + value)]
    return entities_named(store, value, ox.NamedNode(_iri(parameter.type)))


def _guess(value: str) -> Term:
    """A term from how it is written."""
    if node := _node(value):
        return node
    if _NUMBER.fullmatch(value) and not (value.isdecimal() and len(value) == 4):
        return ox.Literal(value, datatype=ox.NamedNode(_iri("xsd:decimal" if "." in value else "xsd:integer")))
    if len(value) > 1 and value[0] == value[-1] == '"':
        return text(value[1:-1])
    return literal(value) if bounds(value) and not value.isdecimal() else text(value)


def _node(value: str) -> ox.NamedNode | None:
    """An IRI in <> or a prefixed name, or None for what is neither."""
    iri = value[1:-1] if value.startswith("<") and value.endswith(">") else _iri(value)
    try:
        return ox.NamedNode(iri) if iri else None
    except ValueError as error:
        raise QueryError(f"{value} is no valid IRI: {error}") from None


def _iri(name: str) -> str:
    """The IRI of a prefixed name; empty where it is none."""
    prefix, colon, local = name.partition(":")
    return ontology.PREFIXES[prefix] + local if colon and prefix in ontology.PREFIXES and " " not in local else ""


__all__ = ["Parameter", "Query", "Result", "Row", "find", "named", "prepared", "read", "run", "unknown"]
