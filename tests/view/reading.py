"""What the tests of the page read from it."""

from __future__ import annotations

from typing import Any


def texts(page: Any, selector: str) -> list[str]:
    return page.locator(selector).all_inner_texts()


def heading(page: Any) -> str:
    return page.inner_text("#panel h2")


def wait_for_heading(page: Any, text: str) -> None:
    """For what the browser does in its own time: a click on a canvas, a step back."""
    page.locator("#panel h2", has_text=text).wait_for()


def focused(page: Any) -> str:
    return page.evaluate("document.activeElement.id")


def find(page: Any, name: str) -> None:
    """Goes to what a search finds first."""
    page.fill("#query", name)
    page.keyboard.press("Enter")


def shown(page: Any) -> str:
    return page.inner_text("#shown")


def counts(page: Any, legend: str) -> dict[str, int]:
    """The choices of a filter with the counts beside them."""
    rows = page.locator(f"#filters fieldset:has(legend:text-is('{legend}')) label")
    return {row.locator(".name").inner_text(): int(row.locator(".count").inner_text()) for row in rows.all()}


def wait_for_address(page: Any, part: str) -> None:
    """For the address, which is written a moment after the last of several changes."""
    page.wait_for_function("part => decodeURIComponent(location.hash).includes(part)", arg=part)
