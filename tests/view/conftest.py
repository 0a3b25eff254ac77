"""The page in a real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from kg.view import Network
from kg.view import page as html

from ..chromium import Tabs

Open = Callable[..., Any]


@lru_cache(maxsize=32)
def _html(network: Network, first: int) -> str:
    return html(network, first=first)


@pytest.fixture
def opened(tabs: Tabs, tmp_path: Path) -> Iterator[Open]:
    """Opens a network's page from the file system; at the end, it must have asked for nothing else,
    and have had nothing to complain of."""
    file = tmp_path / "network.html"

    def open_(network: Network, *, address: str = "", phone: bool = False, first: int = 300, **options: Any) -> Any:
        file.write_text(_html(network, first), encoding="utf-8")
        size = {"width": 390, "height": 844} if phone else {"width": 1400, "height": 900}
        page = tabs.open(f"{file.as_uri()}{address}", viewport=size, has_touch=phone, **options)
        page.wait_for_selector("body[data-ready=whole]")
        return page

    yield open_
    tabs.close()
    asked = {url.split("#")[0] for url in tabs.requests if not url.startswith("blob:")}
    assert asked <= {file.as_uri()}
    assert tabs.complaints == []
