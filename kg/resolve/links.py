"""Links to other data: a file of labels and ids that the user has → the same entities there.

An entity gets a link where a label of the file is a full name of that entity and of no other of a
fitting kind, and the file has one id for it. What is ambiguous is listed, never guessed.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

import pyoxigraph as ox

from kg.errors import FormatError, NotFoundError
from kg.model import Entity, Failure, Kind
from kg.resolve.spelling import normal

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

#: So many bad rows of a file are named; and so many characters are read at once.
MOST_FAULTS, CHUNK = 100, 1 << 20

#: The normal form, of which none is kept: a file has more names than are asked for twice.
_normal = normal.__wrapped__

_QID = re.compile(r"[Qq][1-9]\d*")


@dataclass(frozen=True, slots=True)
class Label:
    """A name of a thing in other data: ``kinds`` are those that it may be of, None is any."""

    name: str
    iri: str
    kinds: frozenset[Kind] | None
    place: str


@dataclass(frozen=True, slots=True)
class Labels:
    """A file of labels and ids: CSV with a header, or N-Triples (.nt). It is read line by line each time it is asked,
    so that it may be far larger than the memory."""

    path: Path

    def naming(self, wanted: Container[str]) -> tuple[list[Label], list[Failure]]:
        """The labels whose normal form is among those wanted, and the rows that are bad, each with its line."""
        faults = _Faults(str(self.path))
        with _opened(self.path) as file:
            if not _is_triples(self.path):
                return list(_rows(file, wanted, faults)), faults.told()
            names = list(_names(file, wanted, faults))
        with _opened(self.path) as file:
            classes = _classes(file, {iri for _, iri, _ in names})
        return [Label(name, iri, _kinds(classes.get(iri, set())), place) for name, iri, place in names], faults.told()


def read(path: str | Path) -> Labels:
    """The labels of a file, found fit to be read.

    Raises NotFoundError where the file cannot be read, FormatError where its columns are not known."""
    labels = Labels(Path(path))
    try:
        with _opened(labels.path) as file:
            if not _is_triples(labels.path):
                _columns(csv.reader(file, delimiter=_delimiter(labels.path)), str(path))
            while file.read(CHUNK):  # the whole must be text
                pass
    except (OSError, UnicodeDecodeError) as error:
        raise NotFoundError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
    return labels


def _opened(path: Path) -> TextIO:
    return path.open(encoding="utf-8-sig", newline="")


def _is_triples(path: Path) -> bool:
    return path.suffix.lower() == ".nt"


class _Faults:
    """The bad rows of a file: the first of them, and how many more there were."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._first: list[Failure] = []
        self._more = 0

    def add(self, place: str, reason: str) -> None:
        if len(self._first) < MOST_FAULTS:
            self._first.append(Failure(place, reason))
        else:
            self._more += 1

    def told(self) -> list[Failure]:
        """Each of the first, and one for all others."""
        rest = [Failure(self.path, f"{self._more} more lines that could not be read")] if self._more else []
        return [*self._first, *rest]


def _rows(file: TextIO, wanted: Container[str], faults: _Faults) -> Iterator[Label]:
    rows = csv.reader(file, delimiter=_delimiter(Path(faults.path)))
    at = _columns(rows, faults.path)
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            faults.add(f"{faults.path}, line {rows.line_num}", str(error))
            continue
        if row is None:
            return
        place = f"{faults.path}, line {rows.line_num}"
        try:
            yield from _labels(row, at, place, wanted) if any(row) else ()
        except ValueError as error:
            faults.add(place, str(error))


def _labels(row: list[str], at: Mapping[str, int | None], place: str, wanted: Container[str]) -> list[Label]:
    """The wanted labels of one row. Raises ValueError where it has no label, or no id."""
    cells = {what: row[i].strip() if i is not None and i < len(row) else "" for what, i in at.items()}
    iri = identifier(cells["id"])
    if not cells["label"]:
        raise ValueError("no label")
    names = (cells["label"], *cells["also"].split("|"))
    kinds = KINDS.get(cells["kind"].lower())
    return [Label(name.strip(), iri, kinds, place) for name in names if _normal(name.strip()) in wanted]


def _columns(rows: Iterator[list[str]], path: str) -> dict[str, int | None]:
    """Where each of COLUMNS stands, by the header. Raises FormatError where those needed are missing."""
    try:
        header = [cell.strip().lower() for cell in next(rows, [])]
    except csv.Error as error:
        raise FormatError(f"{path}, line 1: {error}") from error
    at = {what: next((i for i, cell in enumerate(header) if cell in names), None) for what, names in COLUMNS.items()}
    if at["id"] is None or at["label"] is None:
        raise FormatError(f"{path}, line 1: the first line must name the columns, of which id and label are needed")
    return at


def _delimiter(path: Path) -> str:
    """What parts the columns: whichever stands most in the header."""
    with _opened(path) as file:
        return max(",;\t", key=file.readline().count)


def identifier(text: str) -> str:
    """An IRI, or what "Q42" stands for. Raises ValueError for anything else."""
    if _QID.fullmatch(text):
        return WIKIDATA + text.upper()
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]", text):
        return ox.NamedNode(text).value
    raise ValueError(f"{text!r} is neither an IRI nor a Wikidata id" if text else "no id")


def _told(file: TextIO, faults: _Faults) -> Iterator[tuple[str, str, str, ox.NamedNode | ox.Literal]]:
    """Each triple of a file whose subject has an IRI: its place, that IRI, the property and the value."""
    for number, line in enumerate(file, 1):
        place = f"{faults.path}, line {number}"
        try:
            for quad in ox.parse(line, format=ox.RdfFormat.N_TRIPLES):
                subject, value = quad.subject, quad.object
                if isinstance(subject, ox.NamedNode) and isinstance(value, (ox.NamedNode, ox.Literal)):
                    yield place, subject.value, quad.predicate.value, value
        except (SyntaxError, ValueError) as error:
            faults.add(place, f"no triple: {error}")


def _names(file: TextIO, wanted: Container[str], faults: _Faults) -> Iterator[tuple[str, str, str]]:
    """The wanted names, each with the IRI of what it names and its place."""
    for place, iri, property_, value in _told(file, faults):
        if isinstance(value, ox.Literal) and property_ in NAMES and _normal(value.value) in wanted:
            yield value.value, iri, place


def _classes(file: TextIO, named: Container[str]) -> dict[str, set[str]]:
    """The classes of the named IRIs, by the last part of their own."""
    classes: dict[str, set[str]] = defaultdict(set)
    for _, iri, property_, value in _told(file, _Faults("")):
        if isinstance(value, ox.NamedNode) and property_ in TYPES and iri in named:
            classes[iri].add(re.split(r"[/#]", value.value)[-1].lower())
    return classes


def _kinds(classes: Iterable[str]) -> frozenset[Kind] | None:
    known = [KINDS[word] for word in classes if word in KINDS]
    return frozenset[Kind]().union(*known) if known else None


def link(entities: Iterable[Entity], labels: Labels | None) -> tuple[list[Entity], list[Failure]]:
    """The entities, those that are found among the labels with their links; the rows that could not be read, and what
    was ambiguous. Of the labels only those are kept that an entity has."""
    entities = list(entities)
    if labels is None:
        return entities, []
    by_name: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        for name in _full_names(entity):
            by_name[name].append(entity)
    found, faults = labels.naming(by_name)
    linked, doubts = _linked(entities, by_name, found)
    return linked, [*faults, *doubts]


def _linked(
    entities: list[Entity], by_name: Mapping[str, list[Entity]], labels: Iterable[Label]
) -> tuple[list[Entity], list[Failure]]:
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
