"""Links to other data: a file of labels and ids that the user has → the same entities there.

An entity gets a link where a label of the file is a full name of that entity and of no other of a
fitting kind, and the file has one id for it. What is ambiguous is listed, never guessed.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox

from kg.errors import FormatError, NotFoundError
from kg.model import Entity, Failure, Kind
from kg.resolve.compare import normal

#: What ids without a scheme are of: "Q42".
WIKIDATA = "http://www.wikidata.org/entity/"

#: Columns of a CSV file by what they hold, in lower case; other columns are passed over.
COLUMNS = {
    "id": ("id", "iri", "uri", "item", "qid", "wikidata"),
    "label": ("label", "name", "itemlabel", "preflabel"),
    "kind": ("kind", "type", "class", "typelabel", "classlabel"),
    "also": ("also", "alias", "aliases", "altlabel", "itemaltlabel"),
}
#: Properties of N-Triples whose values are names, and those whose values are classes.
NAMES = frozenset(
    {
        "http://www.w3.org/2000/01/rdf-schema#label",
        "http://www.w3.org/2004/02/skos/core#prefLabel",
        "http://www.w3.org/2004/02/skos/core#altLabel",
        "http://xmlns.com/foaf/0.1/name",
        "http://schema.org/name",
        "https://schema.org/name",
    }
)
TYPES = frozenset(
    {
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
        "http://www.wikidata.org/prop/direct/P31",
    }
)
#: Words for classes, or their last part in an IRI, in lower case, by the kinds that fit. Of other words any kind fits.
KINDS: Mapping[str, frozenset[Kind]] = {
    **dict.fromkeys(("person", "human", "q5"), frozenset[Kind]({"Person"})),
    **dict.fromkeys(("party", "political party", "politicalparty", "q7278"), frozenset[Kind]({"Party"})),
    **dict.fromkeys(
        ("organization", "organisation", "company", "business", "corporation", "q43229", "q4830453"),
        frozenset[Kind]({"Organization", "Party"}),
    ),
    **dict.fromkeys(("place", "city", "country", "state", "town", "q515", "q6256"), frozenset[Kind]({"Place"})),
}
_QID = re.compile(r"[Qq][1-9]\d*")


@dataclass(frozen=True, slots=True)
class Label:
    """A name of a thing in other data: ``kinds`` are those that it may be of, None is any."""

    name: str
    iri: str
    kinds: frozenset[Kind] | None
    place: str


def read(path: str | Path) -> tuple[list[Label], list[Failure]]:
    """The labels of a file of CSV (with a header) or N-Triples (.nt), and its bad rows, each with its line.

    Raises NotFoundError where the file cannot be read, FormatError where its columns are not known."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise NotFoundError(f"{path}: cannot be read: {error}") from error
    return _triples(text, str(path)) if Path(path).suffix.lower() == ".nt" else _rows(text, str(path))


def _rows(text: str, path: str) -> tuple[list[Label], list[Failure]]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        return _labels([(rows.line_num, row) for row in rows], path)
    except csv.Error as error:
        raise FormatError(f"{path}, line {rows.line_num}: {error}") from error


def _labels(rows: list[tuple[int, list[str]]], path: str) -> tuple[list[Label], list[Failure]]:
    header = [cell.strip().lower() for cell in rows[0][1]] if rows else []
    at = {what: next((i for i, cell in enumerate(header) if cell in names), None) for what, names in COLUMNS.items()}
    if at["id"] is None or at["label"] is None:
        raise FormatError(f"{path}, line 1: the first line must name the columns, of which id and label are needed")
    found: list[Label] = []
    faults: list[Failure] = []
    for number, row in rows[1:]:
        place = f"{path}, line {number}"
        cells = {what: row[i].strip() if i is not None and i < len(row) else "" for what, i in at.items()}
        if not any(row):
            continue
        try:
            iri = identifier(cells["id"])
            names = [name for name in (cells["label"], *cells["also"].split("|")) if name.strip()]
            if not cells["label"]:
                raise ValueError("no label")
        except ValueError as error:
            faults.append(Failure(place, str(error)))
            continue
        found += [Label(name.strip(), iri, KINDS.get(cells["kind"].lower()), place) for name in names]
    return found, faults


def _delimiter(text: str) -> str:
    """What parts the columns: whichever stands most in the header."""
    header = text.partition("\n")[0]
    return max(",;\t", key=header.count)


def identifier(text: str) -> str:
    """An IRI, or what "Q42" stands for. Raises ValueError for anything else."""
    if _QID.fullmatch(text):
        return WIKIDATA + text.upper()
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]", text):
        return ox.NamedNode(text).value
    raise ValueError(f"{text!r} is neither an IRI nor a Wikidata id" if text else "no id")


def _triples(text: str, path: str) -> tuple[list[Label], list[Failure]]:
    names: list[tuple[str, str, str]] = []
    classes: dict[str, set[str]] = defaultdict(set)
    faults: list[Failure] = []
    for number, line in enumerate(text.split("\n"), 1):
        place = f"{path}, line {number}"
        try:
            for quad in ox.parse(line, format=ox.RdfFormat.N_TRIPLES):
                subject, property_, value = quad.subject, quad.predicate.value, quad.object
                if isinstance(subject, ox.NamedNode) and isinstance(value, ox.Literal) and property_ in NAMES:
                    names.append((value.value, subject.value, place))
                elif isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode) and property_ in TYPES:
                    classes[subject.value].add(re.split(r"[/#]", value.value)[-1].lower())
        except (SyntaxError, ValueError) as error:
            faults.append(Failure(place, f"no triple: {error}"))
    return [Label(name, iri, _kinds(classes.get(iri, set())), place) for name, iri, place in names], faults


def _kinds(classes: Iterable[str]) -> frozenset[Kind] | None:
    known = [KINDS[word] for word in classes if word in KINDS]
    return frozenset[Kind]().union(*known) if known else None


def link(entities: Iterable[Entity], labels: Iterable[Label]) -> tuple[list[Entity], list[Failure]]:
    """The entities, those that are found among the labels with their links; and what was ambiguous."""
    entities = list(entities)
    by_name: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        for name in _full_names(entity):
            by_name[name].append(entity)
    candidates: dict[str, dict[str, str]] = defaultdict(dict)
    taken: dict[str, dict[str, str]] = defaultdict(dict)
    doubts: list[Failure] = []
    for label in labels:
        fitting = [
            entity for entity in by_name.get(normal(label.name), ()) if not label.kinds or entity.kind in label.kinds
        ]
        if len(fitting) > 1:
            several = " or ".join(sorted(f"{entity.name} ({entity.key})" for entity in fitting))
            doubts.append(Failure(label.place, f"“{label.name}” could be {several}"))
        for entity in fitting if len(fitting) == 1 else ():
            candidates[entity.key].setdefault(label.iri, label.place)
            taken[label.iri].setdefault(entity.key, label.place)
    linked = []
    for entity in entities:
        found = candidates.get(entity.key, {})
        doubts += _doubts(entity, found, taken)
        sure = len(found) == 1 and all(len(taken[iri]) == 1 for iri in found)
        linked.append(replace(entity, same_as=tuple(found)) if sure else entity)
    return linked, list(dict.fromkeys(doubts))


def _full_names(entity: Entity) -> set[str]:
    """The names by which an entity may be known elsewhere, in normal form: of a person those of more words than one."""
    names = {normal(name) for name in (entity.name, *entity.names)}
    return {name for name in names if entity.kind != "Person" or " " in name}


def _doubts(entity: Entity, found: Mapping[str, str], taken: Mapping[str, Mapping[str, str]]) -> Iterator[Failure]:
    if len(found) > 1:
        yield Failure(next(iter(found.values())), f"“{entity.name}” could be {' or '.join(sorted(found))}")
    for iri, place in found.items() if len(found) == 1 else ():
        if len(taken[iri]) > 1:
            yield Failure(place, f"{iri} could be {' or '.join(sorted(taken[iri]))}")
