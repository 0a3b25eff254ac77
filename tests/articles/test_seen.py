"""Which articles were there already."""

from __future__ import annotations

from kg.articles import seen
from kg.articles.seen import Seen, _Numbers


def test_articles_are_known_by_id_and_by_text() -> None:
    known = Seen()
    assert [known.first(one, text) for one, text in [("a", "x"), ("b", "y"), ("c", "x"), ("a", "z")]] == [
        "a",
        "b",
        "a",
        None,
    ]
    assert known.same("a", "x") and known.same("c", "x") and not known.same("a", "z")


def test_digests_that_look_alike_are_told_apart() -> None:
    numbers = _Numbers()
    digests = [bytes([0, 0, *(at >> shift & 1 for shift in range(6))]) for at in range(64)]
    assert [numbers.number(digest, at) for at, digest in enumerate(digests)] == [*range(64)]
    assert [numbers.number(digest, 99) for digest in reversed(digests)] == [*reversed(range(64))]


def test_many_take_little_memory() -> None:
    numbers = _Numbers()
    for at in range(200_000):
        numbers.number(seen._digest(str(at)), at)
    assert sum(map(len, numbers._rows.values())) == 200_000 * 10
