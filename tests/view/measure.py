"""How large the page is and how fast: `python -m tests.view.measure`, with Chromium installed.

Frames are measured while the picture is dragged and zoomed for two seconds each."""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from kg.view import write

from . import invented
from .conftest import FLAGS

SIZES = (100, 500, 2_000, 10_000, 50_000)

FRAMES = """() => {
  window.frames_ = [];
  let last = performance.now();
  const next = (now) => { window.frames_.push(now - last); last = now; window.again_ = requestAnimationFrame(next); };
  window.again_ = requestAnimationFrame(next);
}"""
STOP = "() => { cancelAnimationFrame(window.again_); return window.frames_.slice(1); }"
SEARCH = """(text) => {
  const query = document.getElementById("query");
  query.focus();
  query.value = text;
  const start = performance.now();
  query.dispatchEvent(new Event("input"));
  return performance.now() - start;
}"""


def measure(browser: Any, size: int, folder: Path) -> list[float]:
    """Seconds to write, megabytes, seconds until it can be used, milliseconds a frame (median and
    95th percentile), milliseconds to search (the slowest of five), heap in megabytes."""
    file = folder / "network.html"
    network = invented.grown(size)
    start = time.perf_counter()
    write(file, network)
    wrote = time.perf_counter() - start
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    start = time.perf_counter()
    page.goto(file.as_uri())
    page.wait_for_selector("body[data-ready]")
    opened = time.perf_counter() - start
    frames = _frames(page)
    searched = max(page.evaluate(SEARCH, text) for text in ("v", "vo", "voss", "must talk", "nothing of it"))
    heap = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
    page.close()
    slow = statistics.quantiles(frames, n=20)[-1]
    return [wrote, file.stat().st_size / 1e6, opened, statistics.median(frames), slow, searched, heap]


def _frames(page: Any) -> list[float]:
    box = page.locator("#picture").bounding_box()
    x, y = box["x"] + box["width"] / 2 + 7, box["y"] + box["height"] / 2 + 7
    page.mouse.move(x, y)
    page.evaluate(FRAMES)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(x + 3 * (step % 20), y + 2 * (step % 30))
        page.wait_for_timeout(30)
    page.mouse.up()
    for step in range(30):
        page.mouse.wheel(0, 60 if step % 2 else -80)
        page.wait_for_timeout(60)
    return list(page.evaluate(STOP))


def main() -> None:
    """Prints a row for each size."""
    print("nodes    write s  MB     usable s  frame ms  p95 ms  search ms  heap MB")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for size in map(int, sys.argv[1:] or SIZES):
            row = measure(browser, size, Path(folder))
            print(f"{size:<8} " + "  ".join(f"{value:<7.2f}" for value in row), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
