"""JSON-LD, read back by rdflib."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from rdflib.compare import isomorphic

from kg.store import Store

Written = Callable[[str], Path]


# rdflib's own reader of JSON-LD uses what rdflib has deprecated.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_rdflib_reads_the_same_triples(store: Store, written: Written) -> None:
    found = rdflib.Graph().parse(written("jsonld"), format="json-ld")
    assert len(found) == len(store) > 400
    assert isomorphic(found, store.to_rdflib(copy=True))


def test_it_is_json_with_a_node_on_each_line(written: Written) -> None:
    lines = written("jsonld").read_text(encoding="utf-8").split("\n")
    whole = json.loads("\n".join(lines))
    nodes = [json.loads(line.rstrip(",")) for line in lines if line.startswith('{"@id"')]
    assert nodes == whole["@graph"]
    (lind,) = [node for node in nodes if node.get("rdfs:label") == ["Otto Lind"]]
    assert "kg:Person" in lind["@type"]
    assert len(lind["kg:memberOf"]) == 1
    dates = [value for node in nodes for value in node.get("kg:date", ())]
    assert {"@value": "2029-07", "@type": "xsd:gYearMonth"} in dates
