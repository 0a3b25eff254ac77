"""Changes to sorted files: found by halving, all else copied."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg import splice
from kg.splice import Edit, holds, mapped, of_lines, place


@pytest.mark.parametrize("seed", range(20))
def test_a_file_spliced_is_the_file_of_the_lines_that_are_left(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(splice, "PIECE", 7)
    chance = random.Random(seed)
    some = [f"{'x' * chance.randrange(9)}{chance.randrange(99)}\n".encode() for _ in range(60)]
    old, new = set(some[:40]), set(some[20:])
    (tmp_path / "old").write_bytes(b"".join(sorted(old)))
    with mapped(tmp_path / "old") as data:
        assert all(holds(data, line) == (line in old) for line in some)
        splice.splice(data, tmp_path / "new", of_lines(data, old - new, new - old))
    assert (tmp_path / "new").read_bytes() == b"".join(sorted(new))


@pytest.mark.parametrize(
    ("line", "offset"), [(b"a\n", 0), (b"b\n", 0), (b"b", 0), (b"bb\n", 2), (b"d\n", 2), (b"dd", 4), (b"z\n", 7)]
)
def test_where_a_line_stands_or_would(line: bytes, offset: int, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"b\nd\nee\n")
    with mapped(tmp_path / "file") as data:
        assert place(data, line) == offset


def test_edits_take_out_and_put_in(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"0123456789")
    with mapped(tmp_path / "old") as data:
        splice.splice(data, tmp_path / "new", [Edit(0, 2), Edit(4, 4, b"ab"), Edit(8, 10, b"c")])
    assert (tmp_path / "new").read_bytes() == b"23ab4567c"
