"""Exports as a whole: formats, places to write to, what goes wrong."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox
import pytest

from kg.errors import ExportError, NotFoundError
from kg.export import FORMATS, Format, export
from kg.store import Store
from kg.terms import term

from ..store.loopback import Loopback, served

Written = Callable[[str], Path]


def content(path: Path) -> dict[str, bytes]:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name if path.is_dir() else "": file.read_bytes() for file in files}


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_graph_gives_the_same_bytes(form: str, store: Store, written: Written, tmp_path: Path) -> None:
    quads = list(store.oxigraph)
    random.Random(1).shuffle(quads)
    other = ox.Store()
    for quad in quads:
        other.add(quad)
    export(Store(other), form, tmp_path / "other")
    assert content(tmp_path / "other") == content(written(form))


@pytest.mark.parametrize("form", FORMATS)
def test_a_graph_that_says_nothing_gives_a_whole_file(form: str, tmp_path: Path) -> None:
    export(Store(ox.Store()), form, tmp_path / "none")
    assert list(tmp_path.iterdir()) == [tmp_path / "none"]


@pytest.mark.parametrize(
    ("form", "out", "reason"),
    [
        ("csv", "-", "several files: name a folder"),
        ("parquet", "file", "several files: name a folder"),
        ("gexf", "folder", "is a folder: name a file"),
        ("gexf", "nowhere/a.gexf", "cannot be written: No such file"),
        ("csv", "nowhere/a", "cannot be written: No such file"),
        ("csv", "file/a", "cannot be written: Not a directory"),
    ],
)
def test_what_cannot_be_written_is_said_plainly(form: str, out: str, reason: str, store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old")
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportError, match=reason):
        export(store, form, out if out == "-" else tmp_path / out)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]
    assert (tmp_path / "file").read_text() == "old"


def test_an_unknown_format_is_named(store: Store, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"no format 'xls': one of graphml, gexf, csv"):
        export(store, "xls", tmp_path / "a")


def fails_in_file(store: Store, file: IO[str], side: Path) -> None:
    file.write("half")
    raise OSError(28, "No space left on device")


def fails_in_folder(store: Store, folder: Path, side: Path) -> None:
    (folder / "nodes.csv").write_text("half")
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("format_", [Format("", file=fails_in_file), Format("", folder=fails_in_folder)])
def test_until_all_is_written_the_last_export_stands(
    format_: Format, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FORMATS, "full", format_)
    out = tmp_path / "out"
    if format_.folder:
        out.mkdir()
    kept = out / "nodes.csv" if format_.folder else out
    kept.write_text("old")
    with pytest.raises(ExportError, match="No space left on device"):
        export(store, "full", out)
    assert kept.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]
    assert sorted(tmp_path.rglob("*")) == sorted({out, kept})


def test_a_reader_of_standard_output_may_leave(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def leaves(store: Store, file: IO[str], side: Path) -> None:
        raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setitem(FORMATS, "left", Format("", file=leaves))
    with pytest.raises(BrokenPipeError):
        export(store, "left", "-")


def test_a_folder_is_written_anew_and_keeps_what_else_it_holds(store: Store, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    for name in ("nodes.csv", "notes.txt"):
        (tmp_path / "out" / name).write_text("old")
    export(store, "csv", tmp_path / "out")
    assert (tmp_path / "out" / "notes.txt").read_text() == "old"
    assert (tmp_path / "out" / "nodes.csv").read_text(encoding="utf-8").startswith("iri:ID,")


def test_a_blank_node_is_refused(tmp_path: Path) -> None:
    store = Store.of([ox.Triple(ox.BlankNode(), term("rdfs:label"), ox.Literal("who"))])
    with pytest.raises(ExportError, match="a node without an IRI"):
        export(store, "jsonld", tmp_path / "a")
    assert not list(tmp_path.iterdir())


@pytest.fixture(scope="module")
def built(written: Written, store: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("built")
    lines = ox.serialize((quad.triple for quad in store.oxigraph), format=ox.RdfFormat.N_TRIPLES) or b""
    (folder / "out").mkdir()
    (folder / "out" / "graph.nt").write_bytes(lines)
    yield folder


def test_as_a_command(kg: Callable[..., Any], built: Path, written: Written) -> None:
    done = kg(built, "export", "--format", "graphml", "--out", "network.graphml")
    assert (done.returncode, done.stdout) == (0, "")
    assert "written to network.graphml" in done.stderr
    assert (built / "network.graphml").read_bytes() == written("graphml").read_bytes()


def test_as_a_command_to_standard_output(kg: Callable[..., Any], built: Path, written: Written) -> None:
    done = kg(built, "export", "-f", "ftm", "-o", "-", "-g", "out/graph.nt")
    assert done.stdout == written("ftm").read_text(encoding="utf-8")


def test_as_a_command_from_a_server(kg: Callable[..., Any], store: Store, written: Written, tmp_path: Path) -> None:
    with served(Loopback(store=ox.Store())) as server:
        server.store.extend(store.oxigraph)
        done = kg(tmp_path, "export", "-f", "parquet", "-o", "a", "--store", server.query)
    assert (done.returncode, list(tmp_path.iterdir())) == (0, [tmp_path / "a"])
    assert content(tmp_path / "a") == content(written("parquet"))


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["-f", "dot", "-o", "a"], "no format 'dot'"),
        (["-f", "gexf", "-o", "a", "-g", "nowhere"], "no such file or folder"),
    ],
)
def test_a_command_that_cannot_be_done(options: list[str], reason: str, kg: Callable[..., Any], built: Path) -> None:
    done = kg(built, "export", *options)
    assert done.returncode == 2
    assert reason in done.stderr
    assert not (built / "a").exists()
