"""The browser of the tests: Debian's Chromium, or whatever is called so here."""

from __future__ import annotations

import shutil
from typing import Any

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


def chromium() -> str | None:
    """Where the browser is installed, if it is."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Tabs:
    """Pages of a browser, each in a context of its own: ``requests`` is what they asked for (addresses),
    ``complaints`` what they said on the console, threw, or put before the reader in a dialog."""

    def __init__(self, browser: Any) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self._browser = browser
        self._contexts: list[Any] = []

    def open(self, address: str, **options: Any) -> Any:
        """A page at an address, where nothing moves that need not; ``options`` are those of its context."""
        context = self._browser.new_context(reduced_motion="reduce", **options)
        self._contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", self._dismiss)
        page.goto(address)
        return page

    def close(self) -> None:
        while self._contexts:
            self._contexts.pop().close()

    def _dismiss(self, dialog: Any) -> None:
        self.complaints.append(f"dialog {dialog.message}")
        dialog.dismiss()
