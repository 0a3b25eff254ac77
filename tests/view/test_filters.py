"""Filters with their counts, and search over articles."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kg.view import Network

from . import invented
from .conftest import Open
from .reading import counts, find, heading, pixels, shown, texts, wait_for_address, wait_for_frame


def filters(opened: Open, network: Network, **options: Any) -> Any:
    page = opened(network, **options)
    page.click("#show-filters")
    return page


def choose(page: Any, name: str) -> None:
    page.locator("#filters label", has_text=name).locator("input").click()


def facts_in_table(page: Any) -> int:
    page.click("#show-table")
    return int(page.inner_text("#sheet caption").split()[0])


def test_every_filter_has_its_counts(opened: Open) -> None:
    page = filters(opened, invented.small())
    assert counts(page, "Kind of fact") == {
        "member of": 2,
        "participants": 2,
        "said": 1,
        "said to": 1,
        "place": 1,
        "date": 1,
    }
    assert counts(page, "Publisher") == {"Amber Courier": 6, "The Harbour Gazette": 2}
    assert counts(page, "Party") == {"Tide Party": 4}
    assert counts(page, "What the articles say of it") == {"Stated": 7, "Denied": 1}


def test_counts_are_of_what_the_other_filters_leave(opened: Open) -> None:
    page = filters(opened, invented.small())
    choose(page, "Amber Courier")
    assert counts(page, "Publisher") == {"Amber Courier": 6, "The Harbour Gazette": 2}
    assert "member of" not in counts(page, "Kind of fact")
    assert counts(page, "What the articles say of it") == {}, "all that is left is stated"


def test_a_filter_filters_picture_table_and_panel(opened: Open) -> None:
    page = filters(opened, invented.small())
    choose(page, "The Harbour Gazette")
    assert shown(page).startswith("3 of 6")
    assert page.inner_text("#filter-count") == "1"
    find(page, "mira voss")
    assert texts(page, "#panel h3") == ["Member of"]
    assert "2 facts left out by the filters" in page.inner_text("#panel")
    assert facts_in_table(page) == 2
    page.click("#clear-filters")
    assert page.inner_text("#sheet caption") == "8 facts"


def test_kinds_of_fact_are_switched_off_and_on(opened: Open) -> None:
    page = filters(opened, invented.small())
    choose(page, "participants")
    assert facts_in_table(page) == 6
    choose(page, "participants")
    assert page.inner_text("#sheet caption") == "8 facts"


def test_a_party_stands_for_its_members_too(opened: Open) -> None:
    page = filters(opened, invented.small())
    choose(page, "Tide Party")
    assert facts_in_table(page) == 4, "Mira Voss is a member; Ana Lindqvist denies it"


def test_the_least_confidence(opened: Open) -> None:
    page = filters(opened, invented.chain())
    page.focus("#sure")
    for _ in range(13):
        page.keyboard.press("ArrowRight")
    assert "65 % or more" in page.inner_text("#filters")
    assert facts_in_table(page) == 5
    wait_for_address(page, "sure=65")


def test_publisher_and_confidence_must_hold_for_one_passage(opened: Open) -> None:
    proofs = (
        invented.proof(invented.GAZETTE, "a", confidence=0.5),
        invented.proof(invented.COURIER, "b", confidence=0.9),
    )
    base = invented.small()
    network = replace(base, facts=(replace(base.facts[0], proofs=proofs),))
    page = opened(network, address="#publisher=The+Harbour+Gazette&sure=80&view=table")
    assert page.inner_text("#sheet caption").startswith("0 facts")
    page.goto(page.url.replace("The+Harbour+Gazette", "Amber+Courier"))
    page.reload()
    assert page.inner_text("#sheet caption").startswith("1 fact,")


@pytest.mark.parametrize(("since", "expected"), [("2021-03-05", 6), ("2021-03-07", 0), ("2021-03-04", 8)])
def test_dates_are_typed_too(opened: Open, since: str, expected: int) -> None:
    page = filters(opened, invented.small())
    page.fill("#since", since)
    assert facts_in_table(page) == expected
    wait_for_address(page, f"since={since}")


def test_the_address_sets_every_filter(opened: Open) -> None:
    address = "#without=Place&no=date&party=party%2Ftide&publisher=Amber+Courier&sure=50&stand=stated"
    address += "&since=2021&until=2022-02"
    page = filters(opened, invented.small(), address=address)
    assert page.inner_text("#filter-count") == "7"
    assert page.input_value("#since") == "2021-01-01"
    assert page.input_value("#until") == "2022-02-28"
    page.click("#clear-filters")
    assert page.inner_text("#filter-count") == ""
    page.wait_for_function("() => location.hash === ''")


@pytest.mark.parametrize("address", ["#sure=x&since=never&party=none&steps=9&by=then", "#until=-1&open=nobody&hide=x"])
def test_an_address_of_nonsense_filters_nothing(opened: Open, address: str) -> None:
    page = opened(invented.small(), address=address)
    assert shown(page).startswith("All 6")
    assert page.inner_text("#filter-count") == ""


def test_what_matches_but_is_not_shown_can_be_shown(opened: Open) -> None:
    page = opened(invented.grown(200), first=20, address="#no=said")
    before = int(shown(page).split()[0])
    page.click("#more")
    assert int(shown(page).split()[0]) > before


def test_nothing_matches(opened: Open) -> None:
    page = opened(invented.small(), address="#since=2030-01-01")
    assert page.inner_text("#nothing") == "Nothing matches the filters."
    assert page.is_visible("#nothing")


def test_search_finds_words_of_articles_and_opens_them(opened: Open) -> None:
    page = opened(invented.whole())
    page.fill("#query", "dinner")
    page.locator("#hits .snippet").wait_for()
    assert texts(page, "#hits .snippet mark") == ["dinner"]
    page.keyboard.press("Enter")
    assert heading(page) == "Voss and Lindqvist meet in Port Amber"


def test_search_finds_titles(opened: Open) -> None:
    page = opened(invented.small())
    page.fill("#query", "founder loses")
    assert page.inner_text("#hits .kind") == "Article"


def test_filters_by_keyboard(opened: Open) -> None:
    page = opened(invented.small())
    page.focus("#show-filters")
    page.keyboard.press("Enter")
    page.locator("#filters label", has_text="The Harbour Gazette").locator("input").focus()
    page.keyboard.press("Space")
    assert shown(page).startswith("3 of 6")
    assert page.evaluate("document.activeElement.dataset.key") == "Publisher The Harbour Gazette"
    page.keyboard.press("Escape")
    assert page.is_hidden("#filters")
    assert page.evaluate("document.activeElement.id") == "show-filters"


def test_what_is_typed_is_lit_up_in_the_picture(opened: Open) -> None:
    page = opened(invented.grown(80))
    page.uncheck("#zones")
    all_ = pixels(page, "person")
    page.fill("#query", "voss")
    wait_for_frame(page)
    lit = pixels(page, "person")
    assert 0 < lit < all_ / 2, "the others are faded"
    page.keyboard.press("Escape")
    wait_for_frame(page)
    assert pixels(page, "person") == all_


def test_words_become_a_filter_over_names_and_passages(opened: Open) -> None:
    page = opened(invented.small())
    page.fill("#query", "her office")
    page.click("#hits >> text=Show only facts with")
    assert page.input_value("#query") == ""
    assert shown(page).startswith("2 of 6"), "Ana Lindqvist and the Tide Party, of whom the passage tells"
    assert page.inner_text("#filter-count") == "1"
    wait_for_address(page, "words=her+office")
    page.click("#show-table")
    assert page.inner_text("#sheet caption") == "1 fact, 1 filter set"
    page.reload()
    page.click("#show-picture")
    assert page.inner_text("#without-words").startswith("Only with “her office”")
    page.click("#without-words")
    assert shown(page).startswith("All 6")
    page.click("#show-filters")
    page.fill("#words", "MIRA tide")
    page.keyboard.press("Enter")
    assert shown(page).startswith("2 of 6"), "one word in the name of each end"
    page.click("#clear-filters")
    assert shown(page).startswith("All 6")


def test_an_article_is_found_with_its_words_as_they_stand(opened: Open) -> None:
    page = opened(invented.whole())
    page.fill("#query", "dinner")
    page.locator("#hits .snippet", has_text="A dinner").wait_for()
    assert page.inner_text("#hits mark") == "dinner"
