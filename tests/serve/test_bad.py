"""Hundreds of bad requests: each is answered, none by an error of ours, and the store stays as it is."""

from __future__ import annotations

from pathlib import Path

from kg.serve import Server

from . import bad
from .asking import query, statuses
from .conftest import Ask
from .test_server import state


def test_none_is_answered_by_an_error_of_ours(served: Server, folder: Path, ask: Ask) -> None:
    before = state(folder)
    for number, raw in enumerate(bad.requests(300)):
        found = statuses(served.port, raw)
        assert all(status < 500 for status in found), f"{number}: {found} {raw[:300]!r}"
        assert found or not raw.strip(), f"{number}: no answer to {raw[:300]!r}"
    assert state(folder) == before
    assert ask("GET", query("ASK {}")).status == 200


def test_the_requests_are_many_kinds_of_bad(served: Server) -> None:
    found = [status for raw in bad.requests(45, seed=1) for status in statuses(served.port, raw)]
    assert {400, 404, 405} <= set(found)
