"""The pages in a real browser: they ask nobody but the server, and nothing on them runs but what is ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kg.serve import Server, pages

from ..chromium import Tabs
from ..view import test_axe

axe = test_axe.axe
Visit = Callable[..., Any]


@pytest.fixture
def visit(tabs: Tabs, served: Server) -> Iterator[Visit]:
    """Opens a page of the server; at the end, nobody else must have been asked, and nothing complained of."""
    yield lambda path, **options: tabs.open(served.url.rstrip("/") + path, **options)
    tabs.close()
    others = [url for url in tabs.requests if not url.startswith((served.url, "data:"))]
    assert others == []
    # The browser itself notes each answer that is an error, which some of these tests ask for.
    assert [text for text in tabs.complaints if "the server responded with a status of 400" not in text] == []


@pytest.fixture(params=["Yasqe", "plain"])
def editor(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "plain":
        monkeypatch.setattr(pages, "YASQE", pages.YASQE / "nowhere")
    elif not pages.yasqe():
        pytest.skip("Yasqe is not bundled: python -m kg.serve.yasqe fetches it where npm is")
    return str(request.param)


@pytest.fixture
def asking(editor: str, visit: Visit) -> Any:
    page = visit("/")
    page.wait_for_selector("body[data-ready]")
    return page


def rows(page: Any) -> list[str]:
    return page.locator("#table tbody tr").all_inner_texts()


def is_yasqe(page: Any) -> bool:
    return page.locator(".CodeMirror").count() > 0


def written(page: Any) -> str:
    if is_yasqe(page):
        return page.locator(".CodeMirror").evaluate("shown => shown.CodeMirror.getValue()")
    return page.input_value("#text")


def write(page: Any, text: str) -> None:
    page.click(".CodeMirror-lines" if is_yasqe(page) else "#text")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)


def run(page: Any, text: str) -> None:
    write(page, text)
    page.keyboard.press("Control+Enter")


def test_ones_own_query_as_a_table(asking: Any) -> None:
    run(asking, "SELECT ?name { ?p a kg:Person ; rdfs:label ?name } ORDER BY ?name")
    asking.locator("#said", has_text="2 rows").wait_for()
    assert rows(asking) == ["Ana Lindqvist", "Mira Voss"]
    assert asking.locator("#files a", has_text="csv").get_attribute("href").endswith("format=csv")


def test_a_table_is_sorted_by_the_column_that_is_clicked(asking: Any) -> None:
    run(asking, "SELECT ?n ?word { VALUES (?n ?word) { (10 'b') (9 'c') (100 'a') } }")
    asking.locator("#said", has_text="3 rows").wait_for()
    for column, expected in (("n", ["9", "10", "100"]), ("n", ["100", "10", "9"]), ("word", ["100", "10", "9"])):
        asking.click(f"#table th button:text-is('{column}')")
        assert [row.split("\t")[0] for row in rows(asking)] == expected
    assert asking.locator("#table th[aria-sort=ascending]").inner_text().startswith("word")


def test_a_wrong_query_says_where(asking: Any) -> None:
    run(asking, "SELECT ?x { ?x a kg:Person")
    asking.locator("#wrong", has_text="line 1, column 27: the query ends too early").wait_for()


def test_a_graph_as_a_table_of_triples(asking: Any) -> None:
    run(asking, 'CONSTRUCT { ?p rdfs:label ?n , "a \\"b\\" \\u00e9" } WHERE { ?p a kg:Party ; rdfs:label ?n }')
    asking.locator("#said", has_text="2 rows").wait_for()
    assert any('a "b" é' in row for row in rows(asking))


def test_a_named_query_with_what_is_set_in_it(asking: Any) -> None:
    asking.select_option("#named", "members")
    assert "VALUES ?predicate" in written(asking)
    asking.fill("#set-person", "Voss")
    asking.locator("#set-person-names option[value='Mira Voss']").wait_for(state="attached")
    asking.click("#run")
    asking.locator("#said", has_text="1 row in").wait_for()
    assert "leaderOf" in rows(asking)[0]
    top = asking.locator("#results").bounding_box()["y"]
    assert top < asking.viewport_size["height"]  # however long the query is
    write(asking, written(asking) + "\nLIMIT 3")
    assert asking.is_disabled("#set-person")
    assert "without what is set" in asking.inner_text("#description")


def test_a_prefix_and_its_terms_are_completed_by_keys(asking: Any) -> None:
    write(asking, " ")
    offered, chosen = ".CodeMirror-hint", ".CodeMirror-hint-active"
    if not is_yasqe(asking):
        offered, chosen = "#completions li", "#completions [aria-selected=true]"
    asking.keyboard.type("SELECT ?x { ?x k")
    asking.locator(offered, has_text="kg:").first.wait_for()
    asking.keyboard.press("Enter")
    asking.keyboard.type("leader")
    asking.locator(chosen, has_text="kg:leaderOf").wait_for()
    asking.locator("[aria-activedescendant]").wait_for(state="attached")
    asking.keyboard.press("Enter")
    assert written(asking).strip() == "SELECT ?x { ?x kg:leaderOf"
    asking.locator(offered).wait_for(state="hidden")
    asking.keyboard.type(" ?y . ?")
    asking.locator(offered, has_text="?y").wait_for()  # what the last "?" begins
    asking.keyboard.press("Escape")
    asking.locator(offered).first.wait_for(state="hidden")
    shown = asking.inner_text(".CodeMirror-code" if is_yasqe(asking) else "#coloured")
    assert "SELECT ?x { ?x kg:leaderOf ?y . ?" in shown


@pytest.mark.parametrize("editor", ["Yasqe"], indirect=True)
def test_yasqe_marks_what_is_wrong_and_is_no_trap_for_keys(asking: Any) -> None:
    write(asking, "SELECT ?x { ?x unknown:leaderOf ?y }")
    asking.locator(".parseErrorIcon").wait_for(state="attached")
    write(asking, "SELECT ?x { ?x kg:leaderOf ?y }")
    asking.locator(".parseErrorIcon").wait_for(state="detached")
    asking.keyboard.press("Tab")
    assert asking.evaluate("document.activeElement.id") == "run"


def test_rows_as_a_timeline(asking: Any) -> None:
    run(asking, "SELECT ?date ?label { ?event kg:date ?date ; rdfs:label ?label }")
    asking.click("#as-timeline:not([disabled])")
    assert "5 March 2021" in asking.inner_text("#timeline")
    assert "met fishers" in asking.inner_text("#timeline ol")
    assert asking.locator("#timeline .bars rect").count() == 1


def test_years_in_which_there_is_nothing_are_in_the_timeline(asking: Any) -> None:
    run(asking, "SELECT ?date { VALUES ?date { '2019'^^xsd:gYear '2022-05-02'^^xsd:date } }")
    asking.click("#as-timeline:not([disabled])")
    assert asking.locator("#timeline .bars rect").count() == 4
    assert asking.locator("#timeline .axis span").all_inner_texts() == ["2019", "2022"]


def test_rows_as_a_network_whose_nodes_tell_their_facts(asking: Any) -> None:
    run(asking, "SELECT ?person ?party { ?person kg:leaderOf ?party }")
    asking.click("#as-network:not([disabled])")
    asking.locator("#picture canvas").wait_for()
    asking.click("#panel .nodes button >> nth=0")
    asking.locator("#panel .fact").first.wait_for()
    assert "Tide Party" in asking.inner_text("#panel")


def test_the_network_grows_by_neighbourhoods(visit: Visit) -> None:
    page = visit("/network")
    page.wait_for_selector("body[data-ready]")
    page.fill("#name", "lindqvist")
    page.keyboard.press("Enter")
    page.locator("#panel h2", has_text="Ana Lindqvist").wait_for()
    page.locator("#said", has_text="nodes in the picture").wait_for()
    assert "Lindqvist is not a member of the party." in page.inner_text("#panel .denied blockquote")
    first = int(page.inner_text("#said").split()[0])
    page.click("#panel .fact button:has-text('Mira Voss') >> nth=0")
    page.locator("#panel h2", has_text="Mira Voss").wait_for()
    page.locator("#said", has_text="nodes in the picture").wait_for()
    assert int(page.inner_text("#said").split()[0]) > first
    assert "iri=" in page.url


def test_the_network_offers_names_to_begin_with(visit: Visit) -> None:
    page = visit("/network")
    page.click("#panel .nodes button >> nth=0")
    page.locator("#said", has_text="nodes in the picture").wait_for()
    assert page.locator("#picture canvas").is_visible()


def test_an_entitys_page_needs_no_script(visit: Visit) -> None:
    page = visit("/network")
    page.wait_for_selector("body[data-ready]")
    page.fill("#name", "tide")
    page.keyboard.press("Enter")
    page.click("#panel h2 a")
    page.locator("h1", has_text="Tide Party").wait_for()
    assert page.locator("script").count() == 0
    assert page.locator("blockquote mark", has_text="Tide Party").count() > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_for_those_who_see_little(editor: str, visit: Visit, axe: str, scheme: str) -> None:
    page = visit("/", color_scheme=scheme, bypass_csp=True)
    page.wait_for_selector("body[data-ready]")
    page.select_option("#named", "timeline")
    page.fill("#set-person", "Mira Voss")
    page.click("#run")
    page.locator("#results").wait_for()
    assert test_axe.faults(page, axe) == []
    page.click("#as-timeline:not([disabled])")
    assert test_axe.faults(page, axe) == []
    page.goto(page.url + "network")
    page.wait_for_selector("body[data-ready]")
    page.fill("#name", "voss")
    page.keyboard.press("Enter")
    page.locator("#panel h2").wait_for()
    assert test_axe.faults(page, axe) == []
    page.click("#panel h2 a")
    page.locator("h1", has_text="Mira Voss").wait_for()
    assert test_axe.faults(page, axe) == []


@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(250, 248, 244)"), ("dark", "rgb(20, 23, 27)")])
def test_light_and_dark_are_those_of_the_page(visit: Visit, scheme: str, paper: str) -> None:
    page = visit("/", color_scheme=scheme)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == paper
