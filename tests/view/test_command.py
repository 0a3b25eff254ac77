"""`kg view`: the page of a built graph, or of a part of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kg import cli, dataset, graph
from kg.cache import FOLDER, Cache, Record
from kg.errors import NotFoundError
from kg.excerpt import excerpt

from .test_page import drawing, unpacked
from .test_reader import ARTICLE, extracted


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built graph, and the article of which it was built."""
    path = tmp_path_factory.mktemp("view")
    extraction, resolution = extracted()
    dataset.write(path, graph.triples([extraction], resolution))
    (path / ARTICLE.id).write_text(ARTICLE.text, encoding="utf-8")
    return path


def viewed(folder: Path, *options: str) -> tuple[Any, Any]:
    """The page's data and its drawing."""
    done = CliRunner().invoke(cli.app, ["view", "--graph", str(folder), *options])
    assert done.exit_code == 0, done.exception
    html = (folder / "view.html").read_text(encoding="utf-8")
    return unpacked(html), drawing(html)


def test_the_whole_graph(folder: Path) -> None:
    data, drawn = viewed(folder)
    assert "Mira Voss" in data["nodes"]["label"]
    assert drawn["start"] == ""


def test_articles_are_whole_as_far_as_the_cache_of_the_build_has_them(folder: Path) -> None:
    cache = Cache(str(folder / FOLDER), of="any")
    cache.keep([Record(cache.key(ARTICLE), extracted()[0])])
    assert viewed(folder)[0]["sources"]["text"] == [ARTICLE.text]
    (shard,) = (folder / FOLDER).glob("*.parquet")
    shard.write_bytes(b"spoiled")
    assert viewed(folder)[0]["sources"]["text"] == [""], "then the page has passages"
    shard.unlink()


def test_of_a_large_graph_the_page_has_a_part_with_the_name_asked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, _ = viewed(folder)
    assert whole["share"] == [0, 0]
    for bound in ("most", "part_of"):
        monkeypatch.setitem(excerpt.__kwdefaults__, bound, 2)
    data, _ = viewed(folder, "--focus", "port amber")
    assert "Port Amber" in data["nodes"]["label"]
    assert data["share"][0] < data["share"][1] == 8
    assert "Tide Party" not in data["nodes"]["label"]


def test_a_part_of_it_opened_at_a_name(folder: Path) -> None:
    data, drawn = viewed(folder, "--kind", "person", "--kind", "Party", "--focus", "voss", "--top", "2")
    assert set(data["nodes"]["kind"]) == {"Person", "Party"}
    assert drawn["start"].startswith("#node=person%2Fmira-voss")
    assert len(drawn["nodes"]) == 2


def test_the_page_of_the_build_stays(folder: Path) -> None:
    page = folder / "network.html"
    page.write_text("of the build", encoding="utf-8")
    viewed(folder, "--kind", "Person")
    assert page.read_text(encoding="utf-8") == "of the build"


def test_a_stretch_of_time(folder: Path) -> None:
    data, _ = viewed(folder, "--until", "2020")
    assert set(data["facts"]["predicate"]) == {"leaderOf"}, "she has led the party since 2019"


def test_a_name_that_is_not_there_writes_nothing(folder: Path) -> None:
    target = folder / "other.html"
    done = CliRunner().invoke(cli.app, ["view", "--graph", str(folder), "--focus", "Nobody", "--out", str(target)])
    assert isinstance(done.exception, NotFoundError)
    assert not target.exists()


def test_open_opens_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    viewed(folder, "--open")
    assert opened == [(folder / "view.html").resolve().as_uri()]
