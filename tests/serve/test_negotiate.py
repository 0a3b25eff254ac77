"""What a client likes best."""

from __future__ import annotations

import pytest

from kg.serve.messages import RefusedError
from kg.serve.negotiate import Form, choose

A, B, C = Form("a", ("text/a", "application/a")), Form("b", ("text/b",)), Form("c", ("image/c",))


@pytest.mark.parametrize(
    ("accept", "type_"),
    [
        (None, "text/a"),
        ("", "text/a"),
        ("*/*", "text/a"),
        ("text/*", "text/a"),
        ("text/b", "text/b"),
        ("text/a;q=0.3, text/b;q=0.7", "text/b"),
        ("text/*;q=0.9, text/a;q=0.1", "text/b"),
        ("*/*, text/a;q=0, application/a;q=0", "text/b"),
        ("*/*;q=0.1, image/*;q=0.2", "image/c"),
        ("application/a", "application/a"),
        ("text/b;level=1;q=0.5", "text/b"),
        ("text/b; q=0.5 , text/a; Q=0.4", "text/b"),
        ("text/a;q=2, text/b;q=0.1", "text/b"),
        ("nonsense, */, text/b", "text/b"),
    ],
)
def test_the_best(accept: str | None, type_: str) -> None:
    assert choose((A, B, C), accept)[1] == type_


@pytest.mark.parametrize("accept", ["text/x", "text/a;q=0", "nonsense", "*/*;q=0", "audio/*"])
def test_none(accept: str) -> None:
    with pytest.raises(RefusedError, match="text/a, text/b") as refused:
        choose((A, B), accept)
    assert refused.value.status == 406


@pytest.mark.parametrize("wanted", ["b", "text/b"])
def test_the_parameter_wins(wanted: str) -> None:
    assert choose((A, B), "text/a", wanted) == (B, "text/b")
