"""A graph brought to a server: in parts, aside, and put in the place of the last one when all of it is there."""

from __future__ import annotations

import logging
import re
import time
import uuid
from collections.abc import Callable, Iterable, Iterator

import pyoxigraph as ox

from kg.errors import LostError, StoreError
from kg.store.embedded import Store
from kg.store.server import Server
from kg.terms import Value

#: So many bytes of triples go into one update: servers and what stands before them often take no more than 1 MiB.
PART = 900_000

#: Graphs whose names begin like this are being loaded; what a load leaves that was killed can be dropped.
ASIDE = "urn:kg:loading:"

#: After how many seconds each a switch whose connection was lost is looked for.
LOOKS = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0, 120.0, 240.0)

_IRI = re.compile(r'[^\x00-\x20<>"{}|^`\\]+')
_SPECIAL = re.compile(r'\\[uU]|[\\"\x00-\x1f\x7f]')
_TAG = re.compile(r"[A-Za-z]+(-[A-Za-z0-9]+)*")
_STRING = "http://www.w3.org/2001/XMLSchema#string"

_log = logging.getLogger(__name__)


def load(
    server: Server,
    store: Store,
    *,
    progress: Callable[[str], None] | None = None,
    wait: Callable[[float], object] = time.sleep,
) -> int:
    """Puts the graph of a store in the place of that at a server; returns how many triples it holds.

    Its parts go into a graph aside, which takes the place of the other by one MOVE once all are there and counted:
    whatever ends this before leaves the server's last graph as it was. A part may be sent twice, the MOVE is not: done
    again, it would leave nothing. Raises StoreError where it cannot be done, where the graph is empty, or where it has
    nodes without an IRI, which would be others in each part."""
    if not len(store):
        raise StoreError(f"{store.source}: there is nothing in it to load")
    aside = server.at(ASIDE + uuid.uuid4().hex)
    try:
        for part in parts(store.oxigraph, f"GRAPH <{aside.graph}>"):
            server.update(part)
            if progress:
                progress(server.source)
        _check(aside, len(store), "after all were sent")
    except BaseException:
        _drop(aside)
        raise
    _switch(aside, server, wait)
    _check(server, len(store), "after the new graph took its place")
    return len(store)


def parts(quads: Iterable[ox.Quad], graph: str) -> Iterator[str]:
    """Updates that insert triples into a graph ("GRAPH <…>"), each of at most PART bytes, or of one triple."""
    lines: list[str] = []
    size = 0
    for quad in quads:
        line = f"{written(quad.subject)} {written(quad.predicate)} {written(quad.object)} .\n"
        length = len(line.encode())
        if lines and size + length > PART:
            yield _insert(lines, graph)
            lines, size = [], 0
        lines.append(line)
        size += length
    if lines:
        yield _insert(lines, graph)


def written(value: Value) -> str:
    """A term as it can stand in SPARQL, so that no text of it is read as anything but text.

    SPARQL reads \\u0022 anywhere as a quotation mark, and some servers read even the "\\\\u0022" so that stands for a
    backslash and five characters: the u after a backslash is written by its number. Numbers have eight digits: rdflib
    takes up to eight, whatever the letter."""
    if isinstance(value, ox.NamedNode):
        return _iri(value.value)
    if not isinstance(value, ox.Literal):
        raise StoreError(f"{value}: only a graph of IRIs and literals can be loaded into a server")
    quoted = f'"{_SPECIAL.sub(_escaped, value.value)}"'
    if value.language:
        if not _TAG.fullmatch(value.language):
            raise StoreError(f"{value.language!r} is no language tag")
        return f"{quoted}@{value.language}"
    datatype = value.datatype.value
    return quoted if datatype == _STRING else f"{quoted}^^{_iri(datatype)}"


_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


def _escaped(found: re.Match[str]) -> str:
    if len(found[0]) == 2:
        return f"\\\\\\U{ord(found[0][1]):08X}"
    return _SHORT.get(found[0]) or f"\\U{ord(found[0]):08X}"


def _iri(iri: str) -> str:
    if not _IRI.fullmatch(iri):
        raise StoreError(f"{iri!r} is no IRI")
    return f"<{iri}>"


def _insert(lines: Iterable[str], graph: str) -> str:
    return f"INSERT DATA {{ {graph} {{\n{''.join(lines)}}} }}"


def _switch(aside: Server, server: Server, wait: Callable[[float], object]) -> None:
    """Puts a graph in the place of another. Where the connection is lost, looks whether that was done."""
    place = f"GRAPH <{server.graph}>" if server.graph else "DEFAULT"
    try:
        server.update(f"MOVE GRAPH <{aside.graph}> TO {place}", twice=False)
    except LostError as lost:
        # The server may still be at it: what it moves must not be dropped.
        for pause in LOOKS:
            wait(pause)
            if not aside.count():
                return
        raise StoreError(f"{lost}; the new graph is still aside, in <{aside.graph}>: load it again") from lost
    except StoreError:
        _drop(aside)
        raise


def _check(server: Server, whole: int, when: str) -> None:
    """Raises StoreError where a graph does not hold so many triples. A default graph may hold those of all others."""
    found = server.count()
    if found < whole or (server.graph and found != whole):
        raise StoreError(f"{server.source} holds {found} triples, not {whole}, {when}: is another load at work there?")


def _drop(aside: Server) -> None:
    """Removes what was loaded so far, where that can still be done."""
    try:
        aside.update(f"DROP SILENT GRAPH <{aside.graph}>")
    except StoreError:
        _log.warning("%s: the graph <%s> is left of this load and can be dropped", aside.address.query, aside.graph)
