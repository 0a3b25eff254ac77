"""The page in a real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from kg.view import Network
from kg.view import page as html

Open = Callable[..., Any]


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
        page.wait_for_selector("body[data-ready=whole]")
        return page

    yield open_
    for context in contexts:
        context.close()
    asked = {url.split("#")[0] for url in requests if not url.startswith("blob:")}
    assert asked <= {file.as_uri()}
    assert complaints == []
