"""A small graph, served: two processes answer, and a question may take a few seconds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg import dataset, graph
from kg.serve import Patience, Server, app

from ..view.test_reader import extracted
from .asking import PATIENCE, Asked, asked

ROWS, SECONDS = 25, 5

Ask = Callable[..., Asked]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph as a build writes it."""
    path = tmp_path_factory.mktemp("served")
    extraction, resolution = extracted()
    dataset.write(path, graph.triples([extraction], resolution))
    return path


@pytest.fixture(scope="session")
def served(folder: Path) -> Iterator[Server]:
    patience = Patience(head=4.0, body=4.0, write=30.0, idle=30.0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "MOST_WAIT", PATIENCE)  # the machine that tests may have other things to do
        with Server(folder, port=0, workers=2, timeout=SECONDS, limit=ROWS, patience=patience) as server:
            yield server


@pytest.fixture(scope="session")
def ask(served: Server) -> Ask:
    """Asks the server: ``ask("GET", "/sparql?query=…", accept="text/csv")``."""
    return lambda method, path, body=b"", **headers: asked(served.port, method, path, body, **headers)
