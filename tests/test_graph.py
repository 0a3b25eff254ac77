"""What the graph holds of what the articles state: facts for those who ask, passages for those who doubt."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import NotFoundError
from kg.graph import triples
from kg.iris import BASE
from kg.model import Article, Date, Entity, Event, Evidence, Extraction, Mention, Quotation, Resolution, Statement
from kg.store import Store

from .told import HARBOUR, article, harbour, mention, newsroom, resolved, span, states


def store(*extractions: Extraction) -> Store:
    told = extractions or tuple(newsroom())
    return Store.of(triples(told, resolved(told)))


@pytest.fixture(scope="module")
def graph() -> Store:
    return store()


def asks(graph: Store, pattern: str) -> bool:
    found = graph.select(f"SELECT (1 AS ?one) {{ {pattern} }} LIMIT 1")
    return bool(list(found))


def one(graph: Store, pattern: str) -> str:
    """The only value that a pattern gives for ?x."""
    values = {row["x"].value for row in graph.select(f"SELECT ?x {{ {pattern} }}")}
    assert len(values) == 1, values
    return str(values.pop())


BERG = '?berg a kg:Person ; rdfs:label "Anna Berg" .'
LIND = '?lind a kg:Person ; rdfs:label "Otto Lind" .'


@pytest.mark.parametrize(
    "fact",
    [
        LIND + '?lind kg:memberOf ?p . ?p a kg:Party , kg:Organization , kg:Entity ; rdfs:label "Blue Front"',
        BERG + "?berg skos:altLabel 'Berg' ; kg:title 'President' ; kg:holdsPosition ?o ."
        "?o a kg:Position ; rdfs:label 'President'",
        '?radio a kg:Media , kg:Organization ; rdfs:label "Coastal Radio"',
        LIND + "?m a org:Membership ; org:member ?lind ; org:organization ?p ; kg:role 'leader' ; kg:former true ;"
        " kg:since '2010'^^xsd:gYear . ?lind kg:leaderOf ?p . ?c kg:membership ?m ; rdf:subject ?lind ; rdf:object ?p",
        "?e a kg:Meeting , kg:Event ; rdfs:label 'meeting with Otto Lind' ; kg:status kg:happened ;"
        " kg:date '2031-05-07'^^xsd:date ; kg:earliest '2031-05-07'^^xsd:date ; kg:latest '2031-05-07'^^xsd:date",
        "?e a kg:Meeting ; kg:place/rdfs:label 'Southport'",
        BERG + LIND + "?e kg:participant ?berg , ?lind ; kg:agent ?berg ; kg:patient ?lind",
        "?camp a kg:Gathering ; kg:date '2029-07'^^xsd:gYearMonth ;"
        " kg:earliest '2029-07-01'^^xsd:date ; kg:latest '2029-07-31'^^xsd:date",
        BERG + LIND + "?berg kg:said ?q . ?q a kg:Quotation ; kg:text 'We listened, We will act.' ; kg:kind kg:direct ;"
        " kg:attitude kg:speech ; kg:cue 'told' ; kg:addressee ?lind ; kg:reportedBy/rdfs:label 'Coastal Radio'",
        "?a a schema:NewsArticle ; schema:identifier 'harbour' ; schema:headline 'Minister Meets Rivals' ;"
        " schema:publisher 'The Lantern' ; schema:datePublished '2031-05-09'^^xsd:date ; schema:url <https://lantern.example/9%20may?q=%3Cb%3E>",
        BERG + "?a schema:identifier 'harbour' ; kg:mentions ?berg",
        "?s a kg:UnnamedSource , kg:Entity ; rdfs:label 'Two officials' ; kg:said/kg:kind kg:indirect",
    ],
)  # fmt: skip
def test_facts(fact: str, graph: Store) -> None:
    assert asks(graph, fact)


def test_a_member_of_what_all_articles_take_for_a_place_is_a_claim_only() -> None:
    text = "Anna Berg is a member of Southport."
    told = article("short", f"News\n\n{text}")
    berg, port = mention(told, "Person", "Anna Berg"), mention(told, "Organization", "Southport")
    found = Extraction(told, (berg, port), (), (states(told, berg, "memberOf", port, text),))
    known = resolved([found])
    place = replace(known.by_name["short", "Organization", "Southport"], kind="Place", key="Place:southport")
    by_name = {**known.by_name, ("short", "Organization", "Southport"): place}
    entities = tuple(one for one in known.entities if one.kind == "Person")
    graph = Store.of(triples([found], Resolution((*entities, place), by_name)))
    assert asks(graph, "?claim rdf:predicate kg:memberOf ; rdf:object/rdfs:label 'Southport'")
    assert not asks(graph, "?anna kg:memberOf ?port")


@pytest.mark.parametrize(
    "nothing",
    [
        "?camp rdfs:label 'camp' ; kg:participant ?anyone",
        LIND + "?lind kg:memberOf/rdfs:label 'Red Union'",
        "?anyone kg:said/kg:text 'Nothing moves,'",
        "?a kg:mentions/rdfs:label 'Two officials'",
        "?e rdfs:label 'strike' ; kg:date ?date",
        "?blank ?p ?o FILTER(isBlank(?blank))",
    ],
)
def test_what_is_not_said_is_not_there(nothing: str, graph: Store) -> None:
    assert not asks(graph, nothing)


def test_a_negated_statement_is_a_claim_only(graph: Store) -> None:
    denied = "?c kg:polarity kg:negated ; rdf:subject/rdfs:label 'Otto Lind' ; rdf:object/rdfs:label 'Red Union'"
    denied += " ; rdf:predicate ?x"
    assert one(graph, denied).endswith("#memberOf")


def test_a_claim_leads_to_the_letters_that_state_it(graph: Store) -> None:
    claim = "?c rdf:predicate kg:memberOf ; kg:polarity kg:affirmed ; kg:confidence 0.97 ; kg:extractor 'hand' ;"
    claim += " kg:evidence ?passage ."
    start, end = (int(one(graph, f"{claim} ?passage oa:hasSelector/oa:{edge} ?x")) for edge in ("start", "end"))
    assert HARBOUR[start:end] == one(graph, f"{claim} ?passage oa:hasSelector/oa:exact ?x")
    assert HARBOUR[start:end].startswith("President Anna Berg met") and HARBOUR[start:end].endswith("Wednesday.")
    assert one(graph, f"{claim} BIND(?passage AS ?x)") == f"{BASE}article/harbour#char={start},{end}"
    assert one(graph, f"{claim} ?passage oa:hasSource/schema:identifier ?x") == "harbour"


def test_a_quotation_has_each_of_its_pieces(graph: Store) -> None:
    rows = graph.select("SELECT ?x { ?q kg:text 'We listened, We will act.' ; kg:piece/oa:hasSelector/oa:exact ?x }")
    assert {row["x"].value for row in rows} == {"We listened,", "We will act."}


def test_of_a_quotation_without_a_speaker_the_article_states_that_it_quotes_it(graph: Store) -> None:
    quotes = "?a kg:quotes ?q . ?q kg:text 'Nothing moves,' ."
    assert one(graph, f"{quotes} ?a schema:identifier ?x") == "harbour"
    assert (
        one(graph, f"{quotes} ?c rdf:subject ?a ; rdf:predicate kg:quotes ; rdf:object ?q ; kg:confidence ?x") == "0.5"
    )


def test_every_direct_triple_has_a_claim_and_every_affirmed_claim_its_triple(graph: Store) -> None:
    claims = {
        tuple(row)
        for row in graph.select(
            "SELECT ?s ?p ?o { ?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; kg:polarity kg:affirmed }"
        )
    }
    direct = {
        tuple(row)
        for row in graph.select(
            "SELECT ?s ?p ?o { ?s ?p ?o VALUES ?p"
            " { kg:memberOf kg:leaderOf kg:holdsPosition kg:said kg:date kg:participant kg:place } }"
        )
    }
    quoted = {claim for claim in claims if str(claim[1]).endswith("#quotes>")}
    assert claims - quoted == direct
    assert len(quoted) == 1


def test_one_claim_for_each_statement(graph: Store) -> None:
    assert one(graph, "{ SELECT (COUNT(*) AS ?x) { ?c a kg:Claim } }") == str(
        sum(len(t.statements) for t in newsroom())
    )


def test_the_same_statement_found_twice_is_one_claim_with_the_better_confidence() -> None:
    told = harbour()
    first = told.statements[0]
    twice = replace(told, statements=(first, replace(first, extractor="other", confidence=0.5)))
    graph = store(twice)
    assert one(graph, "?c a kg:Claim BIND(?c AS ?x)")
    assert one(graph, "?c kg:confidence ?x") == "0.97"
    assert {row["x"].value for row in graph.select("SELECT ?x { ?c kg:extractor ?x }")} == {"hand", "other"}


def test_an_event_is_one_node_as_the_sentence_with_its_anchor_tells_it() -> None:
    told = article("a", "Talks\n\nThe talks failed. Berg had met Lind on Monday; the meeting was short.\n")
    berg, lind = mention(told, "Person", "Berg"), mention(told, "Person", "Lind")
    anchor = span(told, "met")
    later = Event("meeting", "Meeting", span(told, "meeting"), anchor)
    first = Event("meeting with Lind", "Meeting", anchor, anchor, "planned")
    sentence = "Berg had met Lind on Monday; the meeting was short."
    graph = store(
        Extraction(
            told,
            (berg, lind),
            (),
            (states(told, later, "participant", berg, sentence), states(told, first, "participant", lind, sentence)),
        )
    )
    assert one(graph, "?e a kg:Event ; rdfs:label ?x") == "meeting with Lind"
    assert one(graph, "?e a kg:Event ; kg:status ?x").endswith("#planned")
    assert one(graph, "{ SELECT (COUNT(?p) AS ?x) { ?e kg:participant ?p } }") == "2"


def test_the_forms_of_a_position_are_one_node_under_the_most_used() -> None:
    told = article("a", "Heads\n\nBerg, the president. President Lind. Noor, President.\n")
    people = [mention(told, "Person", name) for name in ("Berg", "Lind", "Noor")]
    words = [span(told, "president"), span(told, "President"), span(told, "President", 1)]
    offices = [Mention("Position", where, told.text[slice(*where)]) for where in words]
    told_all = tuple(
        states(told, person, "holdsPosition", office, "Berg, the president. President Lind. Noor, President.")
        for person, office in zip(people, offices, strict=True)
    )
    graph = store(Extraction(told, tuple(people), (), told_all))
    assert one(graph, "?o a kg:Position ; rdfs:label ?x") == "President"


def test_an_unnamed_source_is_known_in_its_article_only() -> None:
    texts = {name: article(name, "News\n\nPolice said it was over.\n") for name in ("a", "b")}
    extractions = [
        Extraction(
            told,
            (),
            (),
            (
                states(
                    told,
                    mention(told, "Unnamed", "Police"),
                    "said",
                    Quotation("it was over", (span(told, "it was over"),), "indirect"),
                    "Police said it was over.",
                ),
            ),
        )
        for told in texts.values()
    ]
    assert len(list(store(*extractions).select("SELECT ?x { ?x a kg:UnnamedSource }"))) == 2


def test_a_link_that_is_none_is_left_out_with_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    told = Article("a", "x", (), url="javascript:alert(1)", date=date(2031, 1, 1))
    with caplog.at_level(logging.WARNING):
        graph = store(Extraction(told, (), (), ()))
    assert not asks(graph, "?a schema:url ?url")
    assert "javascript" in caplog.text


def test_a_subtype_counts_only_where_it_is_a_kind_of_the_entitys_own() -> None:
    entities = (
        Entity("Organization:a", "Organization", "A", subtype="court"),
        Entity("Person:b", "Person", "B", subtype="court"),
        Entity("Place:c", "Place", "C", subtype="nonsense"),
    )
    graph = Store.of(triples([], Resolution(entities)))
    assert one(graph, "?n a kg:Court ; rdfs:label ?x") == "A"
    assert asks(graph, "?n a kg:Person ; rdfs:label 'B'")
    assert asks(graph, "?n a kg:Place ; rdfs:label 'C'")


def test_a_name_without_an_entity_is_an_error() -> None:
    with pytest.raises(NotFoundError, match="harbour: no entity for the Person"):
        list(triples([harbour()], Resolution(())))


def test_a_log_shows_an_article_s_name_and_address_without_their_control_characters(
    caplog: pytest.LogCaptureFixture,
) -> None:
    list(triples([Extraction(Article("a\x1b[2J\ud83d", "It rained.", (), url="b\x1b"), (), (), ())], Resolution(())))
    assert r"'a\x1b[2J\ud83d': 'b\x1b' is no web address" in caplog.text


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.characters(codec=None), min_size=1),
    st.text(st.characters(codec=None)),
    st.text(st.characters(codec=None), min_size=1),
)
def test_whatever_an_article_holds_the_triples_can_be_written_and_read(text: str, extra: str, name: str) -> None:
    told = Article(name, text, (), title=extra, publisher=extra, author=extra, url=extra)
    person = Mention("Person", (0, len(text)), name, extra, extra)
    quotation = Quotation(text, ((0, len(text)),), "direct", cue=(0, len(text)))
    happened = Event(name, extra, (0, len(text)), (0, len(text)))
    evidence = Evidence(name, (0, len(text)), text)
    more: dict[str, Any] = {"evidence": evidence, "confidence": 0.5, "extractor": extra, "role": extra, "since": extra}
    told_all = (
        Statement(person, "said", quotation, **more),
        Statement(happened, "date", Date(extra, None), **more),
        Statement(person, "holdsPosition", Mention("Position", (0, 1), name), **more),
    )
    extraction = Extraction(told, (person,), (), told_all)
    found = set(triples([extraction], resolved([extraction])))
    written = ox.serialize(found, format=ox.RdfFormat.N_TRIPLES) or b""
    assert {
        ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(written, format=ox.RdfFormat.N_TRIPLES)
    } == found
