"""The ontology and the shapes: every term explained, aligned, and in step with the code."""

from __future__ import annotations

from typing import get_args

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from kg import model, ontology
from kg.extract.events import EVENT_TYPES
from kg.ontology import KG


@pytest.fixture(scope="module")
def terms() -> Graph:
    return ontology.ontology()


OURS = sorted(ontology.terms())


@pytest.mark.parametrize("term", OURS)
def test_every_term_has_a_label_and_a_comment(term: str, terms: Graph) -> None:
    assert len(list(terms.objects(URIRef(term), RDFS.label))) == 1
    assert len(list(terms.objects(URIRef(term), RDFS.comment))) == 1


def test_every_term_is_of_one_sort_so_that_it_is_owl_dl(terms: Graph) -> None:
    sorts = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
    for term in {*terms.subjects(RDF.type), *terms.predicates()}:
        assert len(set(terms.objects(term, RDF.type)) & sorts) <= 1, term


@pytest.mark.parametrize("link", [RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain])
def test_whatever_is_linked_to_is_declared(link: URIRef, terms: Graph) -> None:
    for other in set(terms.objects(None, link)):
        assert (other, RDF.type, None) in terms, other


@pytest.mark.parametrize(
    ("term", "theirs"),
    [
        ("Person", "http://xmlns.com/foaf/0.1/Person"),
        ("Organization", "http://www.w3.org/ns/org#Organization"),
        ("Quotation", "https://schema.org/Quotation"),
        ("Event", "http://semanticweb.cs.vu.nl/2009/11/sem/Event"),
        ("memberOf", "http://www.w3.org/ns/org#memberOf"),
        ("memberOf", "https://schema.org/memberOf"),
        ("participant", "http://semanticweb.cs.vu.nl/2009/11/sem/hasActor"),
        ("since", "https://schema.org/startDate"),
        ("evidence", "http://www.w3.org/ns/prov#wasDerivedFrom"),
        ("date", "http://purl.org/dc/elements/1.1/date"),
        ("Position", str(SKOS.Concept)),
    ],
)
def test_terms_are_aligned_with_those_of_others(term: str, theirs: str, terms: Graph) -> None:
    above = {*terms.objects(KG[term], RDFS.subClassOf), *terms.objects(KG[term], RDFS.subPropertyOf)}
    assert URIRef(theirs) in above


@pytest.mark.parametrize("predicate", get_args(model.Predicate))
def test_each_predicate_of_the_statements_is_a_property(predicate: str, terms: Graph) -> None:
    sorts = set(terms.objects(KG[predicate], RDF.type))
    assert sorts & {OWL.ObjectProperty, OWL.DatatypeProperty}


@pytest.mark.parametrize("kind", EVENT_TYPES)
def test_each_type_of_event_is_a_class_of_events(kind: str) -> None:
    assert str(KG["Event"]) in ontology.lineage(ontology.notations()[kind])


@pytest.mark.parametrize(
    "subtype", ["party", "ministry", "court", "company", "ngo", "media", "university", "team", "band"]
)
def test_each_subtype_of_organisation_is_a_class_of_organisations(subtype: str) -> None:
    assert str(KG["Organization"]) in ontology.lineage(ontology.notations()[subtype])


@pytest.mark.parametrize("kind", ["direct", "mixed", "indirect", "speech", "thought", "affirmed", "negated", "planned"])
def test_the_words_of_the_model_are_individuals(kind: str, terms: Graph) -> None:
    assert (KG[kind], RDF.type, OWL.NamedIndividual) in terms


def test_a_class_is_listed_with_all_above_it() -> None:
    assert ontology.lineage(KG["Party"]) == (str(KG["Party"]), str(KG["Organization"]), str(KG["Entity"]))


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        (str(KG["memberOf"]), "kg:memberOf"),
        ("http://www.w3.org/ns/oa#exact", "oa:exact"),
        ("https://kg.example/person/anna-berg", "https://kg.example/person/anna-berg"),
        ("https://schema.org/", "https://schema.org/"),
    ],
)
def test_shorten(iri: str, short: str) -> None:
    assert ontology.shorten(iri) == short


def test_every_path_of_the_shapes_is_a_known_term(terms: Graph) -> None:
    shapes = ontology.shapes()
    known = set(terms.subjects())
    ours = {term for triple in shapes for term in triple if str(term).startswith(str(KG))}
    assert {term for term in ours if not str(term).endswith("Shape")} <= known
