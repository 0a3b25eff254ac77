"""The timeline: what it counts, and selecting by dragging, by keys and by playing."""

from __future__ import annotations

from typing import Any

import pytest

from kg.view import Fact, Network, Node

from . import invented
from .conftest import Open
from .reading import heading, shown, texts, wait_for_address


def events() -> Network:
    """An event in each month of 2020, one of a year, one long ago, and one without a date."""
    dates = [f"2020-{month:02}-15" for month in range(1, 13)] + ["2020", "1931", ""]
    nodes = [Node(f"e{n}", "Event", f"meeting {n}", date=date) for n, date in enumerate(dates)]
    hall = Node("hall", "Place", "Town Hall")
    facts = [Fact(node.id, "place", "hall", proofs=(invented.proof(invented.GAZETTE, node.label),)) for node in nodes]
    return Network((*nodes, hall), tuple(facts), (invented.GAZETTE,))


def drag(page: Any, start: float, end: float) -> None:
    """Drags over the axis, from one share of its width to another."""
    box = page.locator("#axis").bounding_box()
    page.mouse.move(box["x"] + box["width"] * start, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * (start + end) / 2, box["y"] + 20)
    page.mouse.move(box["x"] + box["width"] * end, box["y"] + 20)
    page.mouse.up()


def facts(page: Any) -> int:
    return int(page.inner_text("#time").split(" · ")[1].split()[0])


def wait_for_selection(page: Any) -> None:
    page.locator("#clear-time").wait_for()


def test_it_says_what_is_selected(opened: Open) -> None:
    page = opened(events())
    assert page.inner_text("#time") == "All times · 15 facts"
    assert page.locator("#axis rect.happened").count() >= 12
    assert texts(page, "#axis .ticks span")[0] == "before"


def test_dragging_selects_a_time_and_the_panel_tells_what_happened_then(opened: Open) -> None:
    page = opened(events(), address="#by=happened")
    drag(page, 0.35, 0.6)
    wait_for_selection(page)
    assert 2 <= facts(page) < 10
    assert heading(page) == "What happened then"
    dated = texts(page, "#panel .chronicle .when")
    assert all("2020" in date for date in dated)
    assert len(dated) == facts(page)
    assert not shown(page).startswith("All")
    wait_for_address(page, "since=2020")
    page.click("#clear-time")
    assert page.inner_text("#time") == "All times · 15 facts"


def test_dragging_the_selection_moves_it(opened: Open) -> None:
    page = opened(events(), address="#by=happened&since=2020-03-01&until=2020-05-01")
    before = page.inner_text("#time")
    box = page.locator("#axis .chosen").bounding_box()
    axis = page.locator("#axis").bounding_box()
    middle = (box["x"] + box["width"] / 2 - axis["x"]) / axis["width"]
    drag(page, middle, middle + 0.2)
    page.wait_for_function("text => document.getElementById('time').innerText !== text", arg=before)
    assert page.locator("#axis .chosen").bounding_box()["x"] > box["x"] + 50


def test_what_has_no_date_stays_within_reach(opened: Open) -> None:
    page = opened(events(), address="#by=happened&since=2020-01-01&until=2020-12-31")
    assert facts(page) == 13
    assert page.inner_text("#undated-count") == "1"
    page.check("#undated")
    assert facts(page) == 14
    wait_for_address(page, "undated=yes")


@pytest.mark.parametrize(("by", "expected"), [("both", 6), ("happened", 4), ("reported", 6)])
def test_which_date_counts(opened: Open, by: str, expected: int) -> None:
    network = invented.small()
    page = opened(network, address="#since=2021-03-05&until=2021-03-06")
    page.select_option("#by", by)
    # Voss's membership has no date of its own; the Gazette told of it on 4 March.
    assert facts(page) == expected


def test_a_membership_counts_for_as_long_as_it_held(opened: Open) -> None:
    person, party = Node("p", "Person", "Mira Voss"), Node("t", "Party", "Tide Party")
    proofs = (invented.proof(invented.GAZETTE, "Mira Voss of the Tide Party"),)
    held = Fact("p", "memberOf", "t", note="until 2008", period="1998/2008", proofs=proofs)
    network = Network((person, party), (held,), (invented.GAZETTE,))
    for since, until, expected in (("2005", "2006", 1), ("2009", "2010", 0)):
        page = opened(network, address=f"#by=happened&since={since}&until={until}")
        assert facts(page) == expected


def test_the_handles_take_arrow_keys(opened: Open) -> None:
    page = opened(events(), address="#by=happened")
    last = page.get_attribute("#handle-until", "aria-valuemax")
    page.focus("#handle-until")
    page.keyboard.press("PageDown")
    wait_for_selection(page)
    limit = page.get_attribute("#handle-until", "aria-valuetext")
    assert "20" in limit
    page.keyboard.press("ArrowLeft")
    page.wait_for_function(
        "text => document.getElementById('handle-until').getAttribute('aria-valuetext') !== text", arg=limit
    )
    page.keyboard.press("End")
    page.wait_for_function("n => document.getElementById('handle-until').getAttribute('aria-valuenow') === n", arg=last)
    page.focus("#handle-since")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.getElementById('handle-since').getAttribute('aria-valuenow') === '1'")


def test_it_plays_and_stops(opened: Open) -> None:
    page = opened(events(), address="#by=happened")
    page.clock.install()
    page.click("#play")
    assert page.get_attribute("#play", "aria-pressed") == "true"
    page.clock.run_for(100)
    first = facts(page)
    page.clock.run_for(5000)
    assert facts(page) > first
    page.click("#play")
    assert page.get_attribute("#play", "aria-pressed") == "false"
    page.clock.run_for(1000)  # the last step is drawn in a frame of its own
    at = page.inner_text("#time")
    page.clock.run_for(3000)
    assert page.inner_text("#time") == at


def test_zooming_in_makes_the_steps_finer(opened: Open) -> None:
    page = opened(events(), address="#by=happened&since=2020-03-01&until=2020-04-30")
    wide = page.locator("#axis .chosen").bounding_box()["width"]
    page.click("#zoom-time")
    assert page.locator("#axis .chosen").bounding_box()["width"] > 2 * wide
    assert page.inner_text("#zoom-time") == "Zoom out"
    page.click("#zoom-time")
    assert page.locator("#axis .chosen").bounding_box()["width"] == pytest.approx(wide, abs=2)


def test_without_any_date_there_is_no_timeline(opened: Open) -> None:
    network = Network((Node("p", "Person", "Mira Voss"),))
    assert opened(network).is_hidden("#timeline")
