"""The page in a real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from kg.view import Network
from kg.view import page as html

#: What keeps Chromium from asking anybody anything, and lets it run as root in a container.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Open = Callable[..., Any]


def chromium() -> str | None:
    """Where the browser is installed, if it is."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    installed = chromium()
    if not installed and "CI" not in os.environ:
        pytest.skip("no Chromium is installed")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        if "CI" in os.environ:
            raise
        pytest.skip("Playwright is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed, args=FLAGS)
        yield browser
        browser.close()


@lru_cache(maxsize=32)
def _html(network: Network, first: int) -> str:
    return html(network, first=first)


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens a network's page from the file system; at the end, it must have asked for nothing else,
    and have had nothing to complain of."""
    file = tmp_path / "network.html"
    requests: list[str] = []
    complaints: list[str] = []
    contexts: list[Any] = []

    def open_(network: Network, *, address: str = "", phone: bool = False, first: int = 300, **options: Any) -> Any:
        file.write_text(_html(network, first), encoding="utf-8")
        size = {"width": 390, "height": 844} if phone else {"width": 1400, "height": 900}
        context = browser.new_context(viewport=size, has_touch=phone, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: (complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.goto(f"{file.as_uri()}{address}")
        page.wait_for_selector("body[data-ready]")
        return page

    yield open_
    for context in contexts:
        context.close()
    asked = {url.split("#")[0] for url in requests if not url.startswith("blob:")}
    assert asked <= {file.as_uri()}
    assert complaints == []
