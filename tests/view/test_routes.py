"""Steps around a node, paths, hiding, the trail, and the view in the address."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from kg.view import Network, Node

from . import invented
from .conftest import Open
from .reading import find, focused, heading, pixels, shown, texts, wait_for_address, wait_for_heading


def test_one_to_three_steps_around_a_node(opened: Open) -> None:
    page = opened(invented.chain(), address="#node=anna")
    for steps, within in ((1, "9 nodes within 1 step of Anna"), (2, "11 nodes within 2 steps"), (3, "11 nodes")):
        page.click(f"#panel .switch >> text='{steps}'")
        assert shown(page).startswith(within)
        assert f"steps={steps}" in page.url
    page.click("#show-table")
    assert "in the close view" in page.inner_text("#sheet caption")
    page.reload()
    assert page.get_attribute("#panel .switch >> text='3'", "aria-pressed") == "true"
    page.click("#panel .switch >> text='all'")
    page.click("#show-picture")
    assert shown(page).startswith("All 11")


def test_a_path_between_two_nodes_avoids_what_is_denied(opened: Open) -> None:
    page = opened(invented.chain(), address="#node=anna")
    page.click("#path-to")
    assert focused(page) == "query"
    page.keyboard.type("emil")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel .kind") == "A shortest path: 4 steps"
    steps = [line.split("\n")[0] for line in texts(page, "#panel .claim")]
    assert steps == ["Anna", "Cleo", "Cleo", "Emil"]
    assert page.locator("#panel blockquote").count() == 4
    assert page.url.endswith("#path=anna&path=emil")
    page.reload()
    assert page.inner_text("#panel .kind") == "A shortest path: 4 steps"


def test_a_path_that_filters_or_hidden_nodes_close(opened: Open) -> None:
    page = opened(invented.chain(), address="#path=anna&path=emil&hide=cleo")
    assert page.inner_text("#panel .kind") == "No path from"
    assert "stand in the way" in page.inner_text("#panel .hint")
    page.click("#unhide")
    assert page.inner_text("#panel .kind") == "A shortest path: 4 steps"


def test_escape_gives_up_the_search_for_a_path(opened: Open) -> None:
    page = opened(invented.chain(), address="#node=anna")
    page.click("#path-to")
    assert page.get_attribute("#query", "placeholder") == "Path from Anna to …"
    page.keyboard.press("Escape")
    find(page, "emil")
    assert heading(page) == "Emil"


def test_a_node_is_hidden_and_shown_again(opened: Open) -> None:
    page = opened(invented.chain(), address="#node=bund")
    page.click("#hide")
    assert heading(page) == "Where to start"
    assert shown(page).startswith("10 of 11 are shown: all that match.")
    assert "hide=bund" in page.url
    page.click("#show-filters")
    page.click("#filters fieldset:has-text('Hidden') >> text='show'")
    assert shown(page).startswith("All 11")


def test_the_trail_goes_back_and_forward(opened: Open) -> None:
    page = opened(invented.chain(), address="#node=anna")
    assert page.is_disabled("#back")
    assert page.is_hidden("#trail")
    for name in ("bund", "cleo"):
        find(page, name)
    assert texts(page, "#trail .name") == ["Anna", "Bund", "Cleo"]
    assert texts(page, "#trail [aria-current] .name") == ["Cleo"]
    page.click("#back")
    wait_for_heading(page, "Bund")
    page.click("#forward")
    wait_for_heading(page, "Cleo")
    assert page.is_disabled("#forward")
    page.click("#trail >> text=Anna")
    assert heading(page) == "Anna"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [("2", "steps=2"), ("3a", "#node=anna"), ("h", "hide=anna"), ("Escape", "html")],
)
def test_keys_do_what_the_buttons_do(opened: Open, keys: str, expected: str) -> None:
    page = opened(invented.chain(), address="#node=anna")
    page.focus("#picture")
    for key in [keys] if len(keys) > 2 else keys:
        page.keyboard.press(key)
    expect(page).to_have_url(re.compile(f".*{re.escape(expected)}$"))


def test_slash_searches_and_a_question_mark_helps(opened: Open) -> None:
    page = opened(invented.chain())
    page.keyboard.press("?")
    assert page.is_visible("#help")
    page.keyboard.press("Escape")
    assert page.is_hidden("#help")
    page.keyboard.press("/")
    assert focused(page) == "query"
    page.keyboard.type("/?")
    assert page.input_value("#query") == "/?"


def test_what_was_opened_stands_in_the_address(opened: Open) -> None:
    page = opened(invented.grown(200), first=20)
    find(page, "voss")
    first = shown(page).split()[0]
    page.click("#panel .close")
    assert "open=" in page.url
    count = shown(page).split()[0]
    assert count == first
    page.reload()
    assert shown(page).split()[0] == count


def test_communities_are_zones_that_can_be_switched_off(opened: Open) -> None:
    page = opened(invented.grown(150))
    assert pixels(page, "zone") > 1000
    page.uncheck("#zones")
    assert pixels(page, "zone") == 0
    assert "zones=off" in page.url
    page.reload()
    assert not page.is_checked("#zones")
    page.check("#zones")
    assert pixels(page, "zone") > 1000


def click_at(page: Any, dx: float, dy: float) -> None:
    """Clicks beside the middle of the picture."""
    box = page.locator("#picture").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2 + dx, box["y"] + box["height"] / 2 + dy)


@pytest.mark.parametrize("phone", [False, True])
def test_the_address_holds_how_the_view_was_moved(opened: Open, phone: bool) -> None:
    page = opened(Network((Node("voss", "Person", "Mira Voss"),)), phone=phone)
    box = page.locator("#picture").bounding_box()
    x, y = box["x"] + box["width"] / 2 + 30, box["y"] + box["height"] / 2 + 30
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 50, y - 40)
    page.mouse.move(x - 90, y - 60)
    page.mouse.up()
    wait_for_address(page, "at=")
    page.reload()
    page.wait_for_selector("body[data-ready=whole]")
    click_at(page, -90, -60)
    wait_for_heading(page, "Mira Voss")


def test_the_view_is_as_near_as_it_was(opened: Open) -> None:
    page = opened(invented.grown(150))
    for _ in range(4):
        page.click("#zoom-in")
    wait_for_address(page, "at=")
    near = pixels(page, "person")
    page.reload()
    page.wait_for_selector("body[data-ready=whole]")
    assert pixels(page, "person") == pytest.approx(near, rel=0.1)
    page.click("#zoom-all")
    page.wait_for_function("() => !location.hash.includes('at=')")
    assert pixels(page, "person") < 0.8 * near


def test_back_leads_to_the_view_as_it_was_moved(opened: Open) -> None:
    page = opened(invented.chain(), address="#node=anna")
    page.click("#zoom-out")
    wait_for_address(page, "at=")
    find(page, "emil")
    assert "at=" not in page.url
    page.click("#back")
    wait_for_heading(page, "Anna")
    assert "at=" in page.url


@pytest.mark.parametrize("seat", ["", "1 2", "a b c", "0 0 0", "1e9 0 5", "1 2 3 4"])
def test_a_view_that_is_none_is_passed_over(opened: Open, seat: str) -> None:
    page = opened(invented.chain(), address=f"#at={seat.replace(' ', '+')}")
    assert "at=" not in page.url
    assert shown(page).startswith("All 11")


def test_a_screen_reader_hears_where_the_arrows_lead(opened: Open) -> None:
    page = opened(invented.small())
    page.focus("#picture")
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#heard") == "Event, meeting, 5 March 2021, 4 facts"
