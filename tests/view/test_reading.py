"""Whole articles, both sides of a contradiction, and what can be taken along."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.view import Fact, Network, Node, show

from . import invented
from .conftest import Open
from .invented import COURIER, proof
from .reading import find, heading, texts, wait_for_frame

VOSS = "#node=person%2Fvoss"


def test_the_whole_article_has_every_passage_marked_and_its_facts_behind_it(opened: Open) -> None:
    page = opened(invented.whole(), address=VOSS)
    page.click("#panel >> text=Read in the article >> nth=0")
    assert heading(page) == "Reform party loses its founder"
    assert "2 facts in 2 passages" in page.inner_text("#panel .hint")
    article = page.inner_text("#panel .article")
    assert article.startswith("Port Amber, Thursday")
    assert article.endswith("Nothing else is said here.")
    assert texts(page, ".article mark") == [invented.MEMBER, invented.LEFT]
    assert texts(page, ".article mark.here") == [invented.MEMBER]
    page.click(".article .number >> nth=1")
    assert page.get_attribute(".article .number >> nth=1", "aria-expanded") == "true"
    assert "not so" in page.inner_text(".article .stated:visible")
    page.click(".article .stated:visible >> text=Ana Lindqvist")
    assert heading(page) == "Ana Lindqvist"
    page.click("#back")
    page.locator("#panel .article").wait_for()


def test_without_its_text_an_article_is_its_passages(opened: Open) -> None:
    page = opened(invented.small(), address="#article=courier-1")
    assert "only the passages" in page.inner_text("#panel .hint")
    assert texts(page, ".article mark") == [invented.QUOTE]
    assert page.inner_text(".article .number") == "6"


def test_passages_that_overlap_are_each_marked(opened: Open) -> None:
    text = "One two three. Four five six."
    source = replace(COURIER, text=text)
    told = [replace(proof(source, part), start=text.index(part)) for part in ("One two three. Four", "Four five six.")]
    nodes = tuple(Node(name, "Person", name) for name in ("a", "b"))
    facts = tuple(Fact(name, "holdsPosition", value="x", proofs=(one,)) for name, one in zip("ab", told, strict=True))
    page = opened(Network(nodes, facts, (source,)), address=f"#article={source.id}")
    pieces = page.locator(".article mark").evaluate_all("marks => marks.map((mark) => mark.textContent)")
    assert pieces == ["One two three. ", "Four", " five six."]
    assert page.locator(".article .number").count() == 2


def test_what_states_a_fact_stands_beside_what_denies_it(opened: Open) -> None:
    network = invented.small()
    both = replace(network.facts[0], proofs=(*network.facts[0].proofs, proof(COURIER, "Voss left.", negated=True)))
    page = opened(replace(network, facts=(both, *network.facts[1:])), address=VOSS)
    states, denies = page.locator("#panel .side").all()
    assert states.locator("blockquote").inner_text() == invented.MEMBER
    assert denies.locator("blockquote").inner_text() == "Voss left."
    assert abs(states.bounding_box()["y"] - denies.bounding_box()["y"]) < 2
    assert denies.bounding_box()["x"] > states.bounding_box()["x"] + 50
    page.click("#show-filters")
    page.click("#filters label:has-text('Stated and denied')")
    page.click("#show-table")
    assert page.inner_text("#sheet caption").startswith("1 fact,")


def test_the_table_is_copied_as_csv(opened: Open) -> None:
    page = opened(invented.small(), address="#view=table", permissions=["clipboard-read", "clipboard-write"])
    page.click("#copy-csv")
    page.locator("#said", has_text="8 facts copied").wait_for()
    rows = list(csv.DictReader(io.StringIO(page.evaluate("navigator.clipboard.readText()"))))
    assert len(rows) == 8
    (denied,) = [row for row in rows if row["Denied"]]
    assert denied["Who or what"] == "Ana Lindqvist"
    assert denied["Passage"] == invented.LEFT
    assert denied["Sure"] == "90"


def test_a_cell_is_no_formula(opened: Open) -> None:
    name = '=HYPERLINK("https://e.example";"x")'
    fact = Fact("p", "holdsPosition", value="+1", proofs=(proof(COURIER, "-x, \n y"),))
    page = opened(Network((Node("p", "Person", name),), (fact,), (COURIER,)), address="#view=table")
    with page.expect_download() as download:
        page.click("text=Save as CSV")
    saved = Path(download.value.path()).read_text(encoding="utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(saved, newline=""))
    assert row["Who or what"] == f"'{name}"
    assert row["About whom or what"] == "'+1"
    assert row["Passage"] == "'-x, \n y"


def test_the_picture_is_saved_as_png(opened: Open) -> None:
    page = opened(invented.small())
    with page.expect_download() as download:
        page.click("#png")
    assert download.value.suggested_filename == "network.png"
    data = Path(download.value.path()).read_bytes()
    assert data.startswith(b"\x89PNG")
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    canvas = page.locator("#picture canvas").bounding_box()
    assert (width, height) == (round(canvas["width"]), round(canvas["height"]) + 64)


def test_paper_shows_what_is_read_and_no_button(opened: Open) -> None:
    page = opened(invented.small(), address=VOSS, color_scheme="dark")
    on_paper = page.evaluate("dispatchEvent(new Event('beforeprint')); document.querySelector('canvas').toDataURL()")
    wait_for_frame(page)
    assert page.evaluate("document.querySelector('canvas').toDataURL()") == on_paper, "it was light at once"
    page.emulate_media(media="print")
    assert page.get_attribute("html", "data-theme") == "light"
    assert page.is_visible("#panel blockquote >> nth=0")
    assert page.is_visible("#picture")
    for hidden in ("#query", "#png", "#hide", ".close", "#show-filters"):
        assert page.is_hidden(hidden)
    assert page.evaluate("getComputedStyle(document.body).overflow") == "visible"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.get_attribute("html", "data-theme") == "dark"


def test_a_notebook_s_frame_works_without_the_address(browser: Any, tmp_path: Path) -> None:
    notebook = tmp_path / "notebook.html"
    notebook.write_text(show(invented.small(), focus="Mira Voss")._repr_html_(), encoding="utf-8")
    page = browser.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(notebook.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("#panel h2", has_text="Mira Voss").wait_for()
    frame.locator("#panel .claim >> text=Tide Party").click()
    assert frame.locator("#panel h2").inner_text() == "Tide Party"
    frame.locator("#back").click()
    frame.locator("#panel h2", has_text="Mira Voss").wait_for()
    page.close()
    assert complaints == []


def test_a_name_of_10_000_letters_and_one_without_an_article(opened: Open) -> None:
    page = opened(Network((Node("p", "Person", "N" * 10_000), Node("q", "Person", ""))))
    find(page, "nnn")
    assert page.evaluate("document.documentElement.scrollWidth") == 1400
    page.click("#panel .switch >> text='1'")
    assert page.inner_text("#shown").startswith("1 node within 1 step of NNN")
