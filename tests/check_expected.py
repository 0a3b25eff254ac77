"""Checks, by SPARQL, that a built graph holds what a file of expectations lists; prints each line.

    python tests/check_expected.py GRAPH_FOLDER EXPECTED.json

Names match case-insensitively, whole; a quotation by how it starts and ends. Exit status 1 where
a line does not hold.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.ontology import PREFIXES

Line = tuple[str, bool]


class Graph:
    """A built graph."""

    def __init__(self, folder: Path) -> None:
        self.store = ox.Store()
        self.store.bulk_load(path=folder / "graph.nt", format=ox.RdfFormat.N_TRIPLES)
        self.named: dict[str, set[str]] = defaultdict(set)
        for iri, name in self.rows("SELECT ?x ?l WHERE { ?x rdfs:label|skos:altLabel ?l }"):
            self.named[name.lower()].add(iri)

    def ask(self, pattern: str, **values: str) -> bool:
        """Whether the pattern holds, where ``NAMED(x)`` makes ``?x`` a node that has the value of
        ``x`` as its label or other name."""
        for variable, value in values.items():
            nodes = " ".join(f"<{iri}>" for iri in sorted(self.named[value.lower()]))
            pattern = pattern.replace(f"NAMED({variable})", f"VALUES ?{variable} {{ {nodes} }}")
        return bool(self.store.query(f"ASK {{ {pattern} }}", prefixes=dict(PREFIXES)))

    def rows(self, query: str) -> list[list[str]]:
        """The values of a SELECT, as strings; an unbound one is empty."""
        found = self.store.query(query, prefixes=dict(PREFIXES))
        return [[term.value if term else "" for term in row] for row in found]


def typed(graph: Graph, expected: dict[str, Any]) -> Iterator[Line]:
    for key, cls in (
        ("persons", "Person"),
        ("parties", "Party"),
        ("organizations", "Organization"),
        ("places", "Place"),
    ):
        for name in expected.get(key, ()):
            yield f"{cls} {name}", graph.ask(f"NAMED(x) ?x a kg:{cls} .", x=name)
    for names in expected.get("one_node_each", ()):
        found = [graph.named[name.lower()] for name in names]
        yield f"one node: {' = '.join(names)}", len(set().union(*found)) == 1 and all(found)
    for never in expected.get("never", ()):
        for name in never.get("person_named", ()):
            yield f"no person {name}", not graph.ask("NAMED(x) ?x a kg:Person .", x=name)
        if "object" in never:
            pattern = f"?e kg:{never['predicate']} ?x . NAMED(x)"
            yield f"never {never['predicate']} {never['object']}", not graph.ask(pattern, x=never["object"])


def facts(graph: Graph, expected: dict[str, Any]) -> Iterator[Line]:
    for predicate in ("memberOf", "leaderOf"):
        for a, b in expected.get(predicate, ()):
            claim = "?c a kg:Claim ; rdf:subject ?a ; rdf:object ?b ; kg:evidence ?p ."
            pattern = f"?a kg:{predicate} ?b . NAMED(a) NAMED(b) {claim}"
            yield f"{a} {predicate} {b}", graph.ask(pattern, a=a, b=b)
    for a, b in expected.get("positions", ()):
        yield f"{a} holdsPosition {b}", graph.ask("?a kg:holdsPosition ?b . NAMED(a) NAMED(b)", a=a, b=b)


_QUOTATIONS = """SELECT ?q ?text ?kind ?speaker ?reporter ?addressee WHERE {
  ?q a kg:Quotation ; kg:text ?text ; kg:kind ?kind .
  OPTIONAL { ?s kg:said ?q ; rdfs:label ?speaker }
  OPTIONAL { ?q kg:reportedBy/rdfs:label ?reporter }
  OPTIONAL { ?q kg:addressee/rdfs:label ?addressee } }"""


def quotations(graph: Graph, expected: dict[str, Any]) -> Iterator[Line]:
    rows = graph.rows(_QUOTATIONS)
    for want in expected.get("said", ()):
        yield f"{want['speaker']} said {want['starts']} … {want.get('ends', '')}", any(_says(row, want) for row in rows)
    for text in expected.get("not_quotations", ()):
        yield f"no quotation {text}", not any(_bare(row[1]) == text.lower() for row in rows)


def _says(row: list[str], want: dict[str, Any]) -> bool:
    _, text, kind, speaker, reporter, addressee = row
    return (
        _bare(text).startswith(want["starts"].lower())
        and _bare(text).endswith(want.get("ends", "").lower())
        and speaker.lower() == want["speaker"].lower()
        and kind.endswith(want.get("quotation", ""))
        and (want.get("reported_by", "").lower() in reporter.lower())
        and (want.get("addressee", "").lower() in addressee.lower())
    )


def _bare(text: str) -> str:
    return text.lower().strip(" \"'“”‘’.,;:!?")


_EVENTS = "SELECT ?e ?label ?date WHERE { ?e a kg:Event ; rdfs:label ?label . OPTIONAL { ?e kg:date ?date } }"


def events(graph: Graph, expected: dict[str, Any]) -> Iterator[Line]:
    rows = graph.rows(_EVENTS)
    for want in expected.get("events", ()):
        found = [row[0] for row in rows if want["label_has"] in row[1].lower() and row[2] == want["date"]]
        yield f"event {want['label_has']} on {want['date']}", bool(found)
        for name in want.get("participants", ()):
            yield f"  with {name}", any(_takes_part(graph, event, name) for event in found)
        for name in want.get("not_participants", ()):
            yield f"  without {name}", bool(found) and not any(_takes_part(graph, event, name) for event in found)
        if "place" in want:
            pattern = "<{}> kg:place ?x . NAMED(x)"
            yield f"  at {want['place']}", any(graph.ask(pattern.format(event), x=want["place"]) for event in found)


def _takes_part(graph: Graph, event: str, name: str) -> bool:
    return graph.ask(f"<{event}> kg:participant ?x . NAMED(x)", x=name)


def article(graph: Graph, expected: dict[str, Any]) -> Iterator[Line]:
    want = expected["article"]
    for key, term in (
        ("title", "schema:headline"),
        ("published", "schema:datePublished"),
        ("publisher", "schema:publisher/rdfs:label|schema:publisher/schema:name|schema:publisher"),
        ("url", "schema:url"),
    ):
        values = [row[0] for row in graph.rows(f"SELECT ?v WHERE {{ ?a a schema:NewsArticle ; {term} ?v }}")]
        yield f"article {key} {want[key]}", want[key] in values


def check(folder: Path, expected: dict[str, Any]) -> list[Line]:
    """Each expectation and whether it holds."""
    graph = Graph(folder)
    return [line for part in (article, typed, facts, quotations, events) for line in part(graph, expected)]


def main() -> None:
    lines = check(Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")))
    for line, holds in lines:
        print("ok  " if holds else "FAIL", line)
    failed = sum(not holds for _, holds in lines)
    print(f"{len(lines) - failed} of {len(lines)} hold")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
