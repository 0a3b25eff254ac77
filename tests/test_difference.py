"""What differs between two sorted files."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.difference import difference


def first(line: bytes) -> str:
    """A letter is the key of itself and of the capital."""
    return chr(line[0]).lower()


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("abc", "abc", "", ""),
        ("abc", "ac", "b", ""),
        ("ac", "abc", "", "b"),
        ("abd", "bce", "ad", "ce"),
        ("", "ab", "", "ab"),
        ("ab", "", "ab", ""),
        ("xyz", "abc", "xyz", "abc"),
        ("abc", "aBc", "b", "B"),
    ],
)
def test_lines_gone_and_come(old: str, new: str, gone: str, come: str, tmp_path: Path) -> None:
    for name, lines in (("old", old), ("new", new)):
        (tmp_path / name).write_bytes(b"".join(f"{line}\n".encode() for line in lines))
    found = difference(tmp_path / "old", tmp_path / "new", key=first)
    assert [b"".join(lines).decode().replace("\n", "") for lines in found] == [gone, come]
