"""Yasqe from the registry: all of it or nothing, and nothing but the one that is meant."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from kg.errors import YasqeError
from kg.serve import pages, yasqe


def packed(path: Path) -> Path:
    """A package as npm packs it, with words of ours in its files."""
    with tarfile.open(path, "w:gz") as archive:
        for inside in yasqe.KEPT.values():
            told = tarfile.TarInfo(f"package/{inside}")
            told.size = len(inside)
            archive.addfile(told, io.BytesIO(inside.encode()))
    return path


def npm(folder: Path, script: str) -> Path:
    """A folder with a program called npm."""
    folder.mkdir()
    (folder / "npm").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / "npm").chmod(0o755)
    return folder


def test_what_is_fetched_is_served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = packed(tmp_path / "yasqe.tgz")
    programs = npm(tmp_path / "bin", f'for last; do :; done; /bin/cp "{file}" "$last"')
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setattr(yasqe, "INTEGRITY", yasqe.integrity(file))
    monkeypatch.setattr(pages, "YASQE", tmp_path / "assets" / "yasqe")
    assert pages.yasqe() == {}
    yasqe.fetch(pages.YASQE)
    assert pages.yasqe() == {"yasqe.js": b"build/yasqe.min.js", "yasqe.css": b"build/yasqe.min.css"}
    assert pages.asset("yasqe.js").body == b"build/yasqe.min.js"
    assert [one.name for one in pages.YASQE.parent.iterdir()] == ["yasqe"]


def test_another_package_is_not_taken(tmp_path: Path) -> None:
    with pytest.raises(YasqeError, match=r"other\.tgz is not the @zazuko/yasqe@.* that is meant: sha512-"):
        yasqe.unpack(packed(tmp_path / "other.tgz"), tmp_path / "yasqe")
    assert not (tmp_path / "yasqe").exists()


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        (None, "there is no npm"),
        ("echo no such package >&2; exit 1", "npm did not get .*: no such package"),
        ("exit 0", "npm did not get .*: no file"),
    ],
)
def test_nothing_to_fetch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None, reason: str) -> None:
    monkeypatch.setenv("PATH", str(npm(tmp_path / "bin", script) if script else tmp_path))
    with pytest.raises(YasqeError, match=reason):
        yasqe.fetch(tmp_path / "yasqe")
    assert not (tmp_path / "yasqe").exists()
