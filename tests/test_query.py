"""Questions to a graph: each named query answers what its title says; values are terms; errors are plain."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import Literal, URIRef

from kg import query
from kg.errors import NotFoundError, QueryError
from kg.graph import triples
from kg.model import Attitude, Quotation, Statement
from kg.store import Store

from .told import HARBOUR, newsroom, resolved

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def graph() -> Store:
    return Store.of(triples(newsroom(), resolved(newsroom())))


def rows(graph: Store, name: str | Path, **values: str) -> Rows:
    return [{key: str(value) for key, value in row.items()} for row in query.run(graph, name, values)]


STRIKE_IS_OVER = "Two officials said that the strike was over."

ANSWERS = [
    ("about", {"word": "listen"}, [{"speaker": "Anna Berg", "example": "We listened, We will act."}]),
    ("about", {"word": "isten"}, []),
    ("about", {"word": "we WILL act!"}, [{"speaker": "Anna Berg"}]),
    ("addressees", {}, [{"speaker": "Anna Berg", "addressee": "Otto Lind", "quotations": "1"}]),
    (
        "articles",
        {},
        [
            {"title": "Minister Meets Rivals", "persons": "2", "quotations": "2", "claims": "11"},
            {"title": "Dockers Strike", "persons": "1", "quotations": "1", "claims": "4"},
        ],
    ),
    ("contradictions", {}, []),
    (
        "events",
        {},
        [
            {"date": "2029-07", "event": "camp", "kind": "Gathering"},
            {"date": "2031-05-07", "event": "meeting with Otto Lind", "kind": "Meeting", "place": "Southport"},
        ],
    ),
    ("events", {"since": "2029-07-31", "until": "2029"}, [{"event": "camp"}]),
    ("events", {"since": "2029-08", "until": "2031-05-06"}, []),
    ("events", {"person": "berg"}, [{"event": "meeting with Otto Lind"}]),
    ("events", {"type": "Gathering"}, [{"event": "camp"}]),
    (
        "evidence",
        {"subject": "Lind", "predicate": "memberOf", "object": "blue front"},
        [{"title": "Minister Meets Rivals", "confidence": "0.97"}, {"title": "Dockers Strike", "polarity": "affirmed"}],
    ),
    ("evidence", {"predicate": "kg:quotes"}, [{"of": "Nothing moves,", "about": "https://kg.example/article/harbour"}]),
    (
        "members",
        {"party": "Blue Front"},
        [
            {"member": "Otto Lind", "relation": "memberOf", "articles": "2"},
            {"member": "Otto Lind", "relation": "leaderOf", "since": "2010", "former": "true", "role": "leader"},
        ],
    ),
    ("members", {"person": "Anna Berg"}, []),
    ("most-stated", {}, [{"relation": "memberOf", "articles": "2"}, {"object": "President"}, {"relation": "leaderOf"}]),
    ("negated", {}, [{"subject": "Otto Lind", "object": "Red Union"}, {"subject": "camp", "object": "Otto Lind"}]),
    ("no-party", {}, [{"person": "Anna Berg", "articles": "1"}]),
    ("one-article", {}, [{"relation": "holdsPosition"}, {"relation": "leaderOf", "only": "Minister Meets Rivals"}]),
    ("overview", {}, [{"class": "Claim", "things": "15"}]),
    ("people", {}, [{"person": "Otto Lind", "articles": "2", "quotations": "0", "events": "2"}, {"quotations": "1"}]),
    ("positions", {"person": "Berg"}, [{"holder": "Anna Berg", "position": "President", "articles": "1"}]),
    (
        "quotations",
        {"person": "Berg"},
        [
            {
                "quotation": "We listened, We will act.",
                "kind": "direct",
                "addressee": "Otto Lind",
                "date": "2031-05-09",
                "title": "Minister Meets Rivals",
                "sentence": '"We listened," Berg told Lind, Coastal Radio reported. "We will act."',
            }
        ],
    ),
    ("quotations", {}, [{"speaker": "Anna Berg"}, {"speaker": "Two officials"}]),
    ("quotations", {"word": "strike", "since": "2031-06"}, [{"speaker": "Two officials"}]),
    ("quotations", {"until": "2031-05-08"}, []),
    ("quotations", {"attitude": "kg:thought"}, []),
    ("quotations", {"attitude": "kg:speech"}, [{"speaker": "Anna Berg"}, {"speaker": "Two officials"}]),
    ("reported-by", {"outlet": "coastal radio"}, [{"reporter": "Coastal Radio", "speaker": "Anna Berg"}]),
    (
        "timeline",
        {"person": "Otto Lind"},
        [
            {"date": "2010", "what": "leader of, since", "text": "Blue Front"},
            {"date": "2031-05-07", "what": "meeting", "text": "meeting with Otto Lind"},
            {"date": "2031-06-01 or before", "what": "strike"},
        ],
    ),
    (
        "timeline",
        {"person": "Anna Berg"},
        [
            {"date": "2031-05-07", "what": "meeting", "with": "Otto Lind", "place": "Southport"},
            {"date": "2031-05-09", "what": "said"},
        ],
    ),
    ("together", {"entity": "Anna Berg"}, [{"with": "Otto Lind", "articles": "1"}]),
    ("together", {"entity": "Otto Lind", "type": "Party"}, [{"with": "Blue Front", "articles": "2"}]),
    ("unattributed", {}, [{"quotation": "Nothing moves,", "title": "Minister Meets Rivals"}]),
    ("undated", {}, [{"event": "strike", "participants": "Otto Lind", "sentence": STRIKE_IS_OVER}]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "values", "expected"), ANSWERS)
def test_answers(name: str, values: dict[str, str], expected: Rows, graph: Store) -> None:
    found = rows(graph, name, **values)
    assert name == "overview" or len(found) == len(expected), found
    for row, part in zip(found, expected, strict=False):
        assert part.items() <= row.items()


def test_every_named_query_is_answered_above_and_explained() -> None:
    assert set(query.named()) == {name for name, _, _ in ANSWERS}
    for found in query.named().values():
        assert found.title and found.description
        assert all(parameter.description for parameter in found.parameters), found.name


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Anna Berg", ["Anna Berg"]),
        ("ANNA  berg", ["Anna Berg"]),
        ("Berg", ["Anna Berg"]),
        ("Anná Bérg", ["Anna Berg"]),
        ("officials", ["Two officials"]),
        ("<https://kg.example/none>", []),
    ],
)
def test_an_entity_is_found_by_its_name_or_a_part_of_it(name: str, found: list[str], graph: Store) -> None:
    assert sorted({row["speaker"] for row in rows(graph, "quotations", person=name)}) == found


def test_a_name_that_nobody_has_is_an_error_with_one_like_it(graph: Store) -> None:
    with pytest.raises(NotFoundError, match=r"no entity called 'Ana Bergh'; there is Anna Berg$"):
        query.run(graph, "positions", {"person": "Ana Bergh"})


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("about", {}, r"about needs word \(the word, .*\): --set word=…"),
        ("about", {"wrd": "x", "word": "y"}, r"no 'wrd' to set in this query; it has word"),
        ("events", {"since": "last year"}, "since: 'last year' is no date such as"),
        ("events", {"type": "Nonsense"}, "'Nonsense' is no term of the ontology"),
        ("SELECT ?x { ?x ?p ?o }", {"y": "1"}, "it has o, p, x"),
        ("SELECT ?x { ?x ?p ?o }", {"x": "<no iri>"}, "<no iri> is no valid IRI"),
        ("SELECT ?x { ?x ?p }", {}, "line 1, column 19: } is not expected here"),
        ("SELECT ?x { SERVICE <http://a.example/> { ?x ?p ?o } }", {}, "SERVICE sends data"),
        ("DELETE WHERE { ?s ?p ?o }", {}, "DELETE is not expected here"),
    ],
)
def test_errors_are_plain(name: str, values: dict[str, str], message: str, graph: Store) -> None:
    with pytest.raises(QueryError, match=message):
        query.run(graph, name, values)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("quotation", "no query 'quotation'; did you mean quotations"),
        ("zzz", "`kg queries` lists them"),
        ("no.rq", "no such query file"),
    ],
)
def test_a_query_that_is_not_there(name: str, message: str, graph: Store) -> None:
    with pytest.raises(NotFoundError, match=message):
        query.run(graph, name)


VALUES = 'SELECT ?x WHERE { VALUES ?y { "Berg" 7 7.5 "2031-05-07"^^xsd:date "2031" kg:Person } FILTER(?x = ?y) }'


@pytest.mark.parametrize(
    ("value", "term"),
    [
        ("Berg", Literal("Berg")),
        ('"7"', None),
        ("7", Literal(7)),
        ("7.5", Literal("7.5", datatype=URIRef("http://www.w3.org/2001/XMLSchema#decimal"))),
        ("2031", Literal("2031")),
        ("kg:Person", URIRef("https://kg.example/ontology#Person")),
        ("<https://kg.example/ontology#Person>", URIRef("https://kg.example/ontology#Person")),
        ('Berg" } SELECT', None),
    ],
)
def test_a_value_for_ones_own_query_is_a_term_by_how_it_is_written(value: str, term: object, graph: Store) -> None:
    assert [row["x"] for row in query.run(graph, VALUES, {"x": value})] == ([] if term is None else [term])


def test_a_file_may_say_what_can_be_set_in_it(graph: Store, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    text = "# title: Mine\n# param who: kg:Person, required -- whom\n# param least: number = 0.5\nSELECT ?x\n"
    text += "WHERE { ?c rdf:subject ?who ; kg:confidence ?x FILTER(?x < ?least) }\n"
    path.write_text(text, "utf-8")
    assert [row["x"] for row in rows(graph, path, who="Lind")] == []
    assert {row["x"] for row in rows(graph, str(path), who="Lind", least="0.85")} == {"0.8"}
    with pytest.raises(QueryError, match="least: 'much' is no number"):
        rows(graph, path, who="Lind", least="much")
    with pytest.raises(QueryError, match="mine needs who"):
        rows(graph, path)
    path.write_text(text.replace("kg:Person", "kg:Perso"), "utf-8")
    with pytest.raises(QueryError, match="kg:Perso is neither a class nor one of"):
        rows(graph, path, who="Lind")
    path.write_text(text.replace("?x <", "?x"), "utf-8")
    with pytest.raises(QueryError, match=r"line 5, column 58: \?least is not"):
        rows(graph, path, who="Lind")


def test_what_was_bound_is_told(graph: Store) -> None:
    (bound,) = query.run(graph, "positions", {"person": "Berg"}).bound["person"]
    assert bound.value.startswith("https://kg.example/person/anna-berg-")


def test_the_other_forms_of_query(graph: Store) -> None:
    assert query.run(graph, "ASK { ?p kg:memberOf ?party }").answer is True
    built = query.run(graph, "CONSTRUCT { ?p a foaf:Person } WHERE { ?p a kg:Person }").to_graph()
    assert len(built) == 2
    assert len(query.run(graph, "DESCRIBE ?p WHERE { ?p a kg:Person }")) > 4


@pytest.mark.parametrize(
    ("attitude", "what"),
    [("speech", ["said"]), ("question", ["asked"]), ("denial", ["denied"]), ("thought", []), ("topic", [])],
)
def test_a_timeline_tells_what_was_said_asked_and_denied(attitude: Attitude, what: list[str]) -> None:
    def taken(one: Statement) -> Statement:
        said = one.object
        return replace(one, object=replace(said, attitude=attitude)) if isinstance(said, Quotation) else one

    news = [replace(found, statements=tuple(map(taken, found.statements))) for found in newsroom()]
    graph = Store.of(triples(news, resolved(news)))
    words = ("said", "asked", "denied")
    assert [row["what"] for row in rows(graph, "timeline", person="Anna Berg") if row["what"] in words] == what


def test_what_is_put_in_other_words_stands_in_a_timeline_with_its_verb() -> None:
    def taken(one: Statement) -> Statement:
        said, at = one.object, HARBOUR.index("reported")
        cued = replace(said, quotation="indirect", cue=(at, at + 8)) if isinstance(said, Quotation) else said
        return replace(one, object=cued)

    news = [replace(found, statements=tuple(map(taken, found.statements))) for found in newsroom()]
    graph = Store.of(triples(news, resolved(news)))
    assert "reported" in [row["what"] for row in rows(graph, "timeline", person="Anna Berg")]


def test_a_timeline_has_no_membership_that_an_event_of_its_day_tells() -> None:
    def dated(one: Statement) -> Statement:
        return replace(one, since="2031-05-07") if one.predicate == "leaderOf" else one

    def met(one: Statement) -> Statement:
        return replace(one, object=front) if one.predicate == "participant" and one.object == berg else one

    news = newsroom()
    (berg, _, front), told = news[0].mentions[:3], tuple(map(dated, news[0].statements))
    for statements, what in ((told, ["leader of, since"]), (tuple(map(met, told)), [])):
        found = [replace(news[0], statements=statements), *news[1:]]
        graph = Store.of(triples(found, resolved(found)))
        assert [row["what"] for row in rows(graph, "timeline", person="Otto Lind") if "since" in row["what"]] == what
