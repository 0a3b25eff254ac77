"""A build as a whole: the same bytes every time, nothing half-written, bad input named."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

import kg.build
from kg.build import OUTPUTS, Built, build, recover, report
from kg.cache import FOLDER
from kg.errors import NotFoundError, StoreError
from kg.model import Failure
from kg.store import Store

ARTICLES = {
    "north.txt": "Rally in Northfield\n\n2 May 2031\n\n"
    "Anna Berg of the Blue Front said on Thursday that she would run.\n",
    "south.md": "# Berg wins\n\n4 May 2031\n\n"
    "“We have won,” Anna Berg told reporters at a rally in Southport on Saturday.\n",
    "east.jsonl": '{"id": "e1", "text": "Otto Lind, leader of the Red Union, met Anna Berg on 3 May 2031."}\n',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of a few small articles."""
    path = tmp_path / "articles"
    path.mkdir()
    for name, text in ARTICLES.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


def visible(out: Path) -> list[str]:
    """The files of a folder, but for those that a build keeps for itself."""
    own = (".lock", ".build.json", ".names", ".portions")
    return sorted(path.name for path in out.iterdir() if path.name not in own)


def test_a_file_is_no_folder_to_build_in(folder: Path) -> None:
    out = folder / "north.txt"
    with pytest.raises(StoreError, match=r"north\.txt: cannot be written: File exists"):
        build([folder], out=out)
    assert out.read_text(encoding="utf-8") == ARTICLES["north.txt"]


def test_everything_is_there(folder: Path, tmp_path: Path) -> None:
    built = build([folder], out=tmp_path / "out")
    assert visible(tmp_path / "out") == sorted([*OUTPUTS, FOLDER])
    assert (built.articles, built.failures) == (3, [])
    assert built.triples == len(Store.open(tmp_path / "out"))
    assert set(built.seconds) == {"compare", "extract", "resolve", "graph", "page"}


def test_workers_and_order_of_sources_change_no_byte(folder: Path, tmp_path: Path) -> None:
    files = sorted(folder.iterdir())
    build(files, out=tmp_path / "one", workers=1)
    build(reversed(files), out=tmp_path / "two", workers=2)
    build([folder], out=tmp_path / "one", workers=1)
    for name in ("graph.nt", "graph.ttl", "network.html", "report.md"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


BAD = {
    "empty.txt": (b"", "empty"),
    "noise.txt": (bytes(range(256)) * 40, ""),
    "broken.jsonl": (b'{"id": "b1", "text": "Fine words here."}\n{"id": "b2", \n', ".jsonl:2"),
    "big.txt": (b"word " * 4_000_000, "5,000,000"),
}


def test_bad_input_is_named_and_the_rest_is_built(folder: Path, tmp_path: Path) -> None:
    for name, (content, _) in BAD.items():
        (folder / name).write_bytes(content)
    (folder / "latin.txt").write_bytes(
        "Der Präsident José Muñoz sprach am Montag über die Königsstraße.".encode("latin-1")
    )
    (folder / "odd.txt").write_text('Anna Berg said: "We will see.\n\nShe left "at once, he said.', encoding="utf-8")
    (folder / "far.jsonl").write_text('{"id": "far", "text": "Anna Berg spoke on Friday.", "date": "9999-99-99"}')
    built = build([folder], out=tmp_path / "out")
    text = (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    for name, (_, reason) in BAD.items():
        (failure,) = [failure for failure in built.failures if name in failure.source]
        assert failure.reason and (reason in failure.reason or reason in failure.source)
        assert name in text.replace("\\", "")
    assert len(built.failures) == len(BAD)
    assert built.articles == len(ARTICLES) + 4
    assert {warning.source for warning in built.warnings} >= {"far", "latin.txt", "b1 and 4 more"}


def test_file_without_permission(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refuse(path: Path, *args: Any, **kwargs: Any) -> Any:
        if path.name == "north.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    built = build([folder], out=tmp_path / "out")
    assert [failure.source.endswith("north.txt") and "ermission" in failure.reason for failure in built.failures] == [
        True
    ]
    assert built.articles == 2


def test_a_build_that_dies_leaves_the_last_output(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    build([folder], out=out)
    before = {name: (out / name).read_bytes() for name in OUTPUTS if (out / name).is_file()}
    (folder / "north.txt").unlink()

    def die(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(kg.build.view, "write", die)
    with pytest.raises(KeyboardInterrupt):
        build([folder], out=out)
    assert {name: (out / name).read_bytes() for name in before} == before
    assert visible(out) == sorted([*OUTPUTS, FOLDER])


def test_a_crash_while_moving_is_finished_by_the_next_run(folder: Path, tmp_path: Path) -> None:
    out, new = tmp_path / "out", tmp_path / "new"
    build([folder], out=out)
    (folder / "north.txt").unlink()
    build([folder], out=new)
    wanted = (new / "graph.nt").read_bytes()
    shutil.copytree(new, out / ".ready")
    (out / ".ready" / "graph.ttl").replace(out / "graph.ttl")
    recover(out)
    assert visible(out) == sorted([*OUTPUTS, FOLDER])
    assert (out / "graph.nt").read_bytes() == wanted
    assert len(Store.open(out)) == len(wanted.splitlines())


def test_no_articles_at_all(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    built = build([tmp_path / "none"], out=tmp_path / "out")
    assert built.articles == 0
    assert (tmp_path / "out" / "network.html").is_file()


def test_a_graph_stands_where_there_are_no_articles_any_more(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("Anna Berg leads the Blue Front.")
    build([tmp_path / "articles"], out=tmp_path / "out")
    before = {path: path.read_bytes() for path in (tmp_path / "out").iterdir() if path.is_file()}
    (tmp_path / "articles" / "a.txt").unlink()
    with pytest.raises(NotFoundError, match=r"the last output stands; .*articles: no articles in this folder"):
        build([tmp_path / "articles"], out=tmp_path / "out")
    assert {path: path.read_bytes() for path in (tmp_path / "out").iterdir() if path.is_file()} == before


def test_report_has_no_markup_from_articles() -> None:
    text = report(Built(Path("out"), failures=[Failure("<img src=x>.txt", "[link](javascript:x)\n# Heading")]))
    assert "- \\<img src=x\\>.txt: \\[link\\](javascript:x) \\# Heading" in text
