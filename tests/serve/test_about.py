"""The page and the data of one IRI, its neighbours, and names that are searched."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pyoxigraph as ox
import pytest
import rdflib

from kg import graph
from kg.ontology import KG
from kg.serve import about, neighbourhood
from kg.serve.search import Names
from kg.store import Store

from ..view.test_hostile import STRINGS
from ..view.test_reader import extracted
from .asking import about as address
from .conftest import Ask

BASE = "https://kg.example/"


@pytest.fixture(scope="module")
def store() -> Store:
    extraction, resolution = extracted()
    return Store.of(graph.triples([extraction], resolution))


def iri(store: Store, name: str) -> str:
    (found,) = {one.iri for one in Names(store).search(name)}
    return found


def test_a_page_shows_each_fact_with_the_words_that_state_it(ask: Ask, store: Store) -> None:
    voss = iri(store, "Mira Voss")
    page = ask("GET", address(voss), accept="text/html,*/*;q=0.8")
    assert (page.status, page.type) == (200, "text/html")
    text = re.sub(r"\s+", " ", "".join(_Text.of(page.text)))
    assert "Mira Voss leader of Tide Party" in text
    assert "who leads the Tide Party, met fishers in Port Amber" in text
    assert "The Harbour Gazette" in text and "90 % sure" in text
    assert "<mark>Tide Party</mark>" in page.text
    assert "https://gazette.example/voss" in page.text


def test_what_is_denied_is_said_to_be(ask: Ask, store: Store) -> None:
    page = ask("GET", address(iri(store, "Ana Lindqvist")), format="html", accept="text/html")
    assert "denies it" in page.text


@pytest.mark.parametrize(
    ("accept", "type_", "theirs"),
    [
        ("text/turtle", "text/turtle", "turtle"),
        ("*/*", "text/turtle", "turtle"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/ld+json", "application/ld+json", "json-ld"),
    ],
)
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own, for JSON-LD
def test_data_lead_to_the_passages(ask: Ask, store: Store, accept: str, type_: str, theirs: str) -> None:
    voss = iri(store, "Mira Voss")
    answer = ask("GET", address(voss), accept=accept)
    assert answer.type == type_
    found = rdflib.Graph().parse(data=answer.text, format=theirs)
    exact = rdflib.URIRef("http://www.w3.org/ns/oa#exact")
    (claim,) = found.subjects(rdflib.RDF.predicate, KG.leaderOf)
    (passage,) = found.objects(claim, KG.evidence)
    selectors = found.objects(passage, rdflib.URIRef("http://www.w3.org/ns/oa#hasSelector"))
    assert any("Tide Party" in str(words) for selector in selectors for words in found.objects(selector, exact))
    assert (rdflib.URIRef(voss), KG.leaderOf, None) in found


def test_an_iri_of_the_graph_leads_to_what_is_said_of_it(ask: Ask, store: Store) -> None:
    voss = iri(store, "Mira Voss")
    answer = ask("GET", "/" + voss.removeprefix(BASE))
    assert (answer.status, answer.headers["location"]) == (303, address(voss))
    assert ask("GET", "/person/nobody").status == 404


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/about", 400),
        ("/about?iri=", 400),
        ("/about?iri=no+iri", 400),
        (address(BASE + "person/nobody"), 404),
        (address(BASE + "dataset") + "&start=x", 400),
        (address(BASE + "dataset") + "&format=png", 406),
        ("/neighbours", 400),
        ("/neighbours?iri=a%3Ab", 404),
    ],
)
def test_what_cannot_be_shown(ask: Ask, path: str, status: int) -> None:
    assert ask("GET", path).status == status


def test_every_iri_of_the_graph_has_a_page(store: Store) -> None:
    nodes = {quad.subject for quad in store.oxigraph if isinstance(quad.subject, ox.NamedNode)}
    assert len(nodes) > 30
    for node in nodes:
        page = about.document(store, node.value, accept="text/html", form=None, start=0, nonce="n")
        assert page.status == 200 and b"Its own triples" in page.body


def test_an_articles_page_tells_what_it_states(store: Store) -> None:
    article = next(
        node for node in (quad.subject.value for quad in store.oxigraph) if re.search(r"article/[^#]+$", node)
    )
    told = about.described(neighbourhood.around(store, ox.NamedNode(article)), 0)
    assert told["node"]["label"] == "Voss stays"
    assert {"leaderOf", "said", "participant"} <= {fact["predicate"] for fact in told["facts"]}


def test_neighbours_come_with_their_facts(ask: Ask, store: Store) -> None:
    voss = iri(store, "Mira Voss")
    told = ask("GET", address(voss).replace("/about", "/neighbours")).json
    labels = {node["iri"]: node["label"] for node in told["nodes"]}
    ties = {(labels[fact["subject"]], fact["predicate"], labels.get(fact["object"])) for fact in told["facts"]}
    assert ("Mira Voss", "leaderOf", "Tide Party") in ties
    assert ("met fishers", "participant", "Mira Voss") in ties
    assert told["shown"] == told["total"] <= len(told["facts"])
    proof = next(fact for fact in told["facts"] if fact["predicate"] == "leaderOf")["proofs"][0]
    assert "Tide Party" in [text for text, marked in proof["text"] if marked]


def test_facts_come_in_portions_that_add_up(store: Store) -> None:
    voss = ox.NamedNode(iri(store, "Mira Voss"))
    whole = neighbourhood.around(store, voss)
    parts = [neighbourhood.around(store, voss, start=start, portion=2) for start in range(0, whole.total, 2)]
    assert [part.shown for part in parts[:-1]] == [2] * (len(parts) - 1)
    assert set().union(*(part.counts for part in parts)) == set(whole.counts)


def test_a_hub_is_told_in_portions() -> None:
    """A node with thousands of facts costs what is shown of it, not all of them."""
    extraction, resolution = extracted()
    triples = list(graph.triples([extraction], resolution))
    claim = next(triple for triple in triples if triple.object == ox.NamedNode(KG + "leaderOf"))
    of_claim = [(t.predicate, t.object) for t in triples if t.subject == claim.subject]
    party = next(value for name, value in of_claim if name.value.endswith("#object"))
    for number in range(500):
        other, copy = (ox.NamedNode(f"{BASE}{what}/other-{number}") for what in ("person", "claim"))
        triples += [
            ox.Triple(copy, name, other if name.value.endswith("#subject") else value) for name, value in of_claim
        ]
    part = neighbourhood.around(Store.of(triples), party)
    assert part.total > 500
    assert part.shown == neighbourhood.PORTION
    assert len(part.triples) < 60 * neighbourhood.PORTION


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("voss", ["Mira Voss"]),
        ("VÓSS", ["Mira Voss"]),
        ("mir", ["Mira Voss"]),
        ("the party", ["Tide Party"]),
        ("oss", []),
        ("…", []),
        ("", ["Mira Voss", "Tide Party", "Port Amber", "Ana Lindqvist"]),  # all, those in most articles first
    ],
)
def test_names_are_found_by_how_a_word_of_them_begins(store: Store, text: str, names: list[str]) -> None:
    assert [one.label for one in Names(store).search(text)] == names


@pytest.mark.parametrize("text", STRINGS, ids=lambda text: repr(text[:20]))
def test_no_text_becomes_markup(text: str) -> None:
    """Whatever a label, a passage or a title says, the page has the same elements."""
    store = Store.of(_saying(text))
    page = about.document(store, f"{BASE}person/x", accept="text/html", form=None, start=0, nonce="n").body.decode()
    plain = about.document(
        Store.of(_saying("plain")), f"{BASE}person/x", accept="text/html", form=None, start=0, nonce="n"
    ).body.decode()
    assert _Text.elements(page) == _Text.elements(plain)


def _saying(text: str) -> list[ox.Triple]:
    """The sample graph with every string replaced by one text, and a person x in the place of the first."""
    extraction, resolution = extracted()
    triples = list(graph.triples([extraction], resolution))
    voss = next(t.subject for t in triples if isinstance(t.object, ox.Literal) and t.object.value == "Mira Voss")
    renamed = {voss: ox.NamedNode(f"{BASE}person/x")}
    safe = text.encode("utf-8", "replace").decode()
    return [
        ox.Triple(
            renamed.get(triple.subject, triple.subject),
            triple.predicate,
            ox.Literal(safe)
            if isinstance(triple.object, ox.Literal) and triple.object.datatype.value.endswith("#string")
            else renamed.get(triple.object, triple.object),
        )
        for triple in triples
    ]


class _Text(HTMLParser):
    """The text of a page, and the elements that it has."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.names: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in ("mark", "bdi"):
            self.names.append(" ".join([tag, *sorted(name for name, _ in attributes)]))

    @classmethod
    def of(cls, html: str) -> list[str]:
        parser = cls()
        parser.feed(html)
        return parser.parts

    @classmethod
    def elements(cls, html: str) -> list[str]:
        parser = cls()
        parser.feed(html)
        return sorted(parser.names)
