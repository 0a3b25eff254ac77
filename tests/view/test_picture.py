"""What the picture draws: nodes that can be told apart and reached, names that can be read, no oftener than need be."""

from __future__ import annotations

from typing import Any

import pytest

from kg.view import Fact, Network, Node

from . import invented
from .conftest import Open
from .invented import COURIER, GAZETTE, proof
from .reading import pixels, texts, wait_for_frame, wait_for_heading

KINDS = ("person", "party", "organization", "place", "event", "quotation")
#: Notes what is written on a canvas, as [text, left, top, width, height, font], since it was last cleared.
NOTE_NAMES = """() => {
  const { clearRect, fillText } = CanvasRenderingContext2D.prototype;
  window.names_ = [];
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    if (this.canvas.isConnected) window.names_ = [];
    return clearRect.apply(this, box);
  };
  CanvasRenderingContext2D.prototype.fillText = function (text, left, top) {
    if (this.canvas.isConnected)
      window.names_.push([text, left, top, this.measureText(text).width, parseFloat(/([\\d.]+)px/.exec(this.font)[1])]);
    return fillText.call(this, text, left, top);
  };
}"""
#: Counts, from the opening of the page on, how often the whole picture is drawn; at once when the page says that it
#: can be used, searches and clicks.
USE = """
  window.pictures_ = 0;
  const { clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    if (this.canvas.isConnected) window.pictures_++;
    return clearRect.apply(this, box);
  };
  new MutationObserver(() => {
    if (document.body?.dataset.ready !== "usable") return;
    const [query, pictures] = [document.getElementById("query"), window.pictures_];
    query.focus();
    query.value = "voss";
    query.dispatchEvent(new Event("input"));
    const found = document.querySelectorAll("#hits [role=option]").length;
    document.querySelector("#panel .best .node").click();
    const told = document.querySelectorAll("#panel blockquote").length;
    window.used_ = { pictures, found, told };
  }).observe(document, { subtree: true, attributeFilter: ["data-ready"] });
"""


def names(page: Any) -> list[tuple[str, float, float, float, float]]:
    page.evaluate(NOTE_NAMES)
    page.click("#zoom-in")
    wait_for_frame(page)
    return [tuple(name) for name in page.evaluate("window.names_")]


@pytest.mark.parametrize("phone", [False, True])
def test_no_name_lies_on_another(opened: Open, phone: bool) -> None:
    page = opened(invented.grown(400), phone=phone)
    found = names(page)
    assert len(found) > (8 if phone else 30)
    for index, (text, left, top, width, height) in enumerate(found):
        for other, left_, top_, width_, height_ in found[:index]:
            apart = left + width <= left_ or left_ + width_ <= left or top + height <= top_ or top_ + height_ <= top
            assert apart, f"{text} lies on {other}"


@pytest.mark.parametrize(("size", "phone"), [(36, False), (45, False), (45, True), (80, True)])
def test_no_node_lies_under_the_buttons(opened: Open, size: int, phone: bool) -> None:
    page = opened(invented.grown(size), phone=phone)
    assert sum(pixels(page, kind) for kind in KINDS) > 100
    assert [pixels(page, kind, under=".corner") for kind in KINDS] == [0] * len(KINDS)


def test_kinds_differ_in_colour_and_in_shape(opened: Open) -> None:
    page = opened(invented.grown(150))
    drawn = page.locator("#kinds label .icon path")
    shapes = drawn.evaluate_all("paths => paths.map(path => path.getAttribute('d'))")
    colours = drawn.evaluate_all("paths => paths.map(path => getComputedStyle(path).fill)")
    assert len(set(shapes)) == len(set(colours)) == len(KINDS)


@pytest.mark.parametrize(("statements", "least", "most"), [(1, 150, 400), (30, 800, 4000)])
def test_a_node_is_as_large_as_it_is_important(opened: Open, statements: int, least: int, most: int) -> None:
    proofs = tuple(proof(GAZETTE, f"Voss spoke, {number}") for number in range(statements))
    fact = Fact("person/voss", "holdsPosition", value="mayor", proofs=proofs)
    page = opened(Network((Node("person/voss", "Person", "Mira Voss"),), (fact,), (GAZETTE,)))
    assert least < pixels(page, "person") < most


def test_articles_without_a_person(opened: Open) -> None:
    said = "The lower town of Port Amber was flooded."
    facts = (Fact("event/flood", "place", "place/amber", proofs=(proof(COURIER, said, "Port Amber"),)),)
    nodes = (Node("place/amber", "Place", "Port Amber"), Node("event/flood", "Event", "flood", date="2021-03-05"))
    page = opened(Network(nodes, facts, (COURIER,)))
    assert texts(page, "#kinds .name") == ["Places", "Events"]
    assert [name.lower() for name in texts(page, "#panel h3")] == ["places", "events"]
    page.click("#panel .best >> text=Port Amber")
    assert texts(page, "#panel blockquote") == [said]


def test_a_touch_opens_a_node(opened: Open) -> None:
    page = opened(Network((Node("person/voss", "Person", "Mira Voss"),)), phone=True)
    page.locator("#picture").tap()
    wait_for_heading(page, "Mira Voss")


def test_the_page_can_be_used_when_its_picture_was_drawn_once(opened: Open) -> None:
    page = opened(invented.grown(400))
    page.add_init_script(USE)
    page.reload()
    page.wait_for_selector("body[data-ready=whole]")
    used = page.evaluate("window.used_")
    assert used["pictures"] == 1
    assert min(used["found"], used["told"]) > 0
    page.click("#back")
    wait_for_heading(page, "Where to start")
