"""What the tests of exports share: the newsroom, written in a format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.export import export
from kg.store import Store

from .newsroom import told_store

Written = Callable[[str], Path]


@pytest.fixture(scope="session")
def store() -> Store:
    return told_store()


@pytest.fixture(scope="session")
def written(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Where the newsroom stands in a format."""
    folder = tmp_path_factory.mktemp("export")

    def write(form: str) -> Path:
        path = folder / f"newsroom.{form}"
        if not path.exists():
            export(store, form, path)
        return path

    return write
