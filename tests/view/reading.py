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


def pixels(page: Any, name: str, *, middle: int = 0, under: str = "") -> int:
    """How many pixels of the picture, or of a square so wide in its middle, or of what lies under an element, have
    just a colour of the page ("zone", "person")."""
    return page.evaluate(
        """([name, middle, under]) => {
          const canvas = document.querySelector("#picture canvas");
          const paint = document.createElement("canvas").getContext("2d");
          paint.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`);
          paint.fillRect(0, 0, 1, 1);
          const wanted = paint.getImageData(0, 0, 1, 1).data;
          const copy = document.createElement("canvas");
          [copy.width, copy.height] = [canvas.width, canvas.height];
          const ctx = copy.getContext("2d", { willReadFrequently: true });
          ctx.drawImage(canvas, 0, 0);
          const [wide, high] = [middle || copy.width, middle || copy.height];
          const part = under && document.querySelector(under).getBoundingClientRect();
          const all = canvas.getBoundingClientRect();
          const { data } = part
            ? ctx.getImageData(part.left - all.left, part.top - all.top, part.width, part.height)
            : ctx.getImageData((copy.width - wide) / 2, (copy.height - high) / 2, wide, high);
          let found = 0;
          for (let at = 0; at < data.length; at += 4)
            found += Number([0, 1, 2].every((part) => data[at + part] === wanted[part]));
          return found;
        }""",
        [name, middle, under],
    )


def wait_for_frame(page: Any) -> None:
    """For what is drawn in the next frame."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def wait_for_address(page: Any, part: str) -> None:
    """For the address, which is written a moment after the last of several changes."""
    page.wait_for_function("part => decodeURIComponent(location.hash).includes(part)", arg=part)
