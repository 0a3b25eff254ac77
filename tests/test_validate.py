"""Whether a graph is as the ontology says: ours is, and each way of being wrong is found."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.graph import triples
from kg.ontology import PREFIXES
from kg.store import Store
from kg.validate import validate

from .told import newsroom, resolved

PREFIX = (
    "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items()) + "@prefix : <https://kg.example/x/> .\n"
)


def with_more(turtle: str = "", without: str = "") -> Store:
    """The graph of the newsroom with triples added, and those of a property taken away."""
    ours = triples(newsroom(), resolved(newsroom()))
    added = ox.parse(PREFIX + turtle, format=ox.RdfFormat.TURTLE)
    kept = [triple for triple in ours if not (without and triple.predicate.value.endswith(without))]
    return Store.of([*kept, *(ox.Triple(quad.subject, quad.predicate, quad.object) for quad in added)])


def test_a_graph_of_ours_is_as_it_should_be() -> None:
    assert validate(with_more()) == []


@pytest.mark.parametrize(
    ("without", "message"),
    [
        ("#evidence", "a claim has evidence"),
        ("#subject", "a claim has one subject"),
        ("#predicate", "a claim has one of the predicates"),
        ("#object", "a claim has one object"),
        ("#polarity", "a claim is affirmed or negated"),
        ("#confidence", "a claim has one confidence, 0 to 1"),
        ("#text", "a quotation has its words"),
        ("#piece", "a quotation stands in a passage"),
        ("#kind", "a quotation is direct, mixed or indirect"),
        ("#attitude", "a quotation is speech, a question"),
        ("#status", "an event happened, is reported, planned, negated or hypothetical"),
        ("#exact", "a passage has words"),
        ("#start", "a passage begins before it ends"),
        ("#hasSource", "a passage is in one article"),
        ("#hasSelector", "a passage is found by its position and by its words"),
        ("#label", "an entity has one name"),
        ("#label", "an event has one label"),
        ("#label", "a position has one name"),
        ("/sha256", "an article has one SHA-256 of its text"),
        ("#member", "a membership has one member"),
        ("#organization", "a membership is in an organisation or a position"),
    ],
)
def test_what_is_missing_is_found(without: str, message: str) -> None:
    assert any(message in finding.message for finding in validate(with_more(without=without), reason=False))


@pytest.mark.parametrize(
    ("turtle", "message"),
    [
        ("?claim kg:confidence 1.5", "a claim has one confidence, 0 to 1"),
        (":q a kg:Quotation ; kg:kind kg:direct , kg:mixed", "a quotation is direct, mixed or indirect"),
        (":e a kg:Event ; kg:date 'soon'", "a date is a day, a month, a year or an interval"),
        (":e a kg:Event ; kg:date '2031'^^xsd:date", "a date is a day"),
        (":e a kg:Event ; kg:participant 'Berg'", "a participant is an entity"),
        (":e a kg:Event ; kg:place :p . :p a kg:Person", "a place is a place or an organisation's"),
        (":p a kg:Entity ; rdfs:label 'A' , 'B'", "an entity has one name"),
        (":p a kg:Entity ; rdfs:label ''", "an entity has one name"),
        (":p a kg:Entity ; kg:memberOf :q . :q a kg:Place", "one is a member of an organisation"),
        (":p a kg:Entity ; kg:holdsPosition 'boss'", "one holds a position"),
        (":p a kg:Person , kg:Organization", "a person is neither an organisation nor a place"),
        (":m a org:Membership ; kg:since 'once'", "since when is a date"),
        (":s a oa:TextPositionSelector ; oa:start 9 ; oa:end 9", "a passage begins before it ends"),
        (":a a schema:NewsArticle ; schema:sha256 'x'", "an article has one SHA-256 of its text"),
        (":a a schema:NewsArticle ; schema:url <javascript:alert(1)>", "schema:url"),
    ],
)
def test_what_is_wrong_is_found(turtle: str, message: str) -> None:
    findings = validate(with_more(turtle.replace("?claim", ":c a kg:Claim ;") + " ."), reason=False)
    assert any(message in finding.message and finding.check == "shape" for finding in findings)
    assert all("https://kg.example/x/" in finding.node for finding in findings)


@pytest.mark.parametrize(
    "turtle",
    [
        ":x a kg:Person , kg:Organization",
        ":x a kg:Party , kg:Place",
        ":x a kg:Meeting , kg:Quotation",
        ":x a kg:Person ; kg:said :y . :y a kg:Person",
        ":x a kg:Person ; kg:memberOf :y . :y a kg:Place",
        ":x a kg:Meeting ; kg:participant :y . :y a kg:Quotation",
        ":x a kg:Meeting ; kg:place :y . :y a kg:Person",
        ":x a kg:Person ; kg:holdsPosition :y . :y a kg:Party",
        ":x a kg:Person ; kg:mentions :y . :y a kg:Person",
        ":x a kg:Quotation ; kg:kind kg:direct , kg:mixed",
        ":x kg:said :y . :y kg:participant :z",
    ],
)
def test_a_contradiction_is_found_by_reasoning(turtle: str) -> None:
    findings = [finding for finding in validate(with_more(turtle + " .")) if finding.check == "reasoner"]
    assert findings
    assert all(finding.message for finding in findings)


def test_a_contradiction_names_the_node() -> None:
    (finding,) = [f for f in validate(with_more(":x a kg:Person , kg:Place .")) if f.check == "reasoner"]
    assert finding.node == "https://kg.example/x/x"
    assert "ontology#Person" in str(finding) and "ontology#Place" in str(finding)


@pytest.mark.parametrize(
    "turtle",
    [
        ":x a kg:Place , kg:Entity ; rdfs:label 'Northland' ; kg:said :y",  # a country speaks
        ":x a kg:Meeting ; kg:place :y . :y a kg:University , kg:Organization",
        ":x a kg:Person ; kg:leaderOf :y . :y a kg:Country , kg:Place",
    ],
)
def test_what_may_be_is_no_contradiction(turtle: str) -> None:
    assert not [finding for finding in validate(with_more(turtle + " .")) if finding.check == "reasoner"]
