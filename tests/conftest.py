"""What the tests share."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kg.cli import main

from .chromium import FLAGS, Tabs, chromium


@dataclass(frozen=True)
class Done:
    """What a command left: exit status and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def run(folder: Path, *args: str, stdin: str = "") -> Done:
    """Runs a command in a folder, in this process: spaCy loads once."""
    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.chdir(folder)
        patch.setattr(sys, "argv", ["kg", *args])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        try:
            main()
            status = 0
        except SystemExit as stopped:
            status = stopped.code if isinstance(stopped.code, int) else int(bool(stopped.code))
    return Done(status, out.getvalue(), err.getvalue())


@pytest.fixture(scope="session")
def kg() -> Callable[..., Done]:
    """Runs a command as a user types it: ``kg(folder, "build", "articles")``."""
    return run


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


@pytest.fixture
def tabs(browser: Any) -> Iterator[Tabs]:
    """The pages that a test opens, and what they asked for; closed at its end."""
    opened = Tabs(browser)
    yield opened
    opened.close()
