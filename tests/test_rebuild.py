"""A build again: only what changed is done, what was cut off is completed, and the bytes are those of a first build."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pyoxigraph as ox
import pytest

import kg.build
from kg import dataset, gathered, portions, revise, turtle
from kg.build import OUTPUTS, Built, build
from kg.cache import FOLDER
from kg.errors import BusyError, StoreError
from kg.model import Failure
from kg.portions import Portion
from kg.store import Store

from .conftest import Done

TEXTS = {
    "a.txt": "Rally in Northfield\n\nAnna Berg of the Blue Front said on 2 May 2031 that she would run.\n",
    "b.txt": "Berg wins\n\n“We have won,” Anna Berg told reporters at a rally in Southport on 4 May 2031.\n",
    "c.txt": "Talks\n\nOtto Lind, leader of the Red Union, met Anna Berg on 3 May 2031.\n",
}
MORE = "Lind resigns\n\nOtto Lind of the Red Union resigned on 6 May 2031, Anna Berg said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "articles"
    path.mkdir()
    for name, text in TEXTS.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


def contents(out: Path) -> dict[str, bytes]:
    """The bytes of all outputs that are files."""
    return {name: (out / name).read_bytes() for name in OUTPUTS if (out / name).is_file()}


def first_build(folder: Path, out: Path) -> dict[str, bytes]:
    """What a build of this folder gives where there was none before."""
    shutil.rmtree(out, ignore_errors=True)
    build([folder], out=out)
    return contents(out)


def test_nothing_changed_nothing_done(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (folder / "empty.txt").write_text("")
    one = build([folder], out=out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    two = build([folder], out=out)
    assert (one.unchanged, two.unchanged, one.extracted, two.extracted) == (False, True, 3, 0)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()} == before
    for name in ("articles", "statements", "entities", "triples", "failures", "warnings"):
        assert getattr(two, name) == getattr(one, name)
    assert [failure.reason for failure in two.failures] == ["empty file"]


def add(folder: Path, out: Path) -> None:
    (folder / "d.txt").write_text(MORE)


def change(folder: Path, out: Path) -> None:
    (folder / "c.txt").write_text(MORE)


def tell_more(folder: Path, out: Path) -> None:
    (folder / "c.json").write_text('{"publisher": "The Lantern"}')


def remove(folder: Path, out: Path) -> None:
    (folder / "c.txt").unlink()


def rename(folder: Path, out: Path) -> None:
    (folder / "c.txt").rename(folder / "0.txt")


def harm_a_shard(folder: Path, out: Path) -> None:
    (shard,) = (out / FOLDER).iterdir()
    shard.write_bytes(shard.read_bytes()[:-20])
    (out / "graph.nt").unlink()


def lose_the_cache(folder: Path, out: Path) -> None:
    shutil.rmtree(out / FOLDER)
    (folder / "d.txt").write_text(MORE)


def edit_an_output(folder: Path, out: Path) -> None:
    (out / "graph.ttl").write_text("")


def lose_the_notes(folder: Path, out: Path) -> None:
    (out / ".build.json").write_text("{")


def lose_the_portions(folder: Path, out: Path) -> None:
    shutil.rmtree(out / portions.FOLDER)
    (folder / "c.txt").unlink()


def harm_the_portions(folder: Path, out: Path) -> None:
    for path in (out / portions.FOLDER).iterdir():
        path.write_bytes(path.read_bytes()[:-20])
    (folder / "c.txt").unlink()


def lose_the_names(folder: Path, out: Path) -> None:
    shutil.rmtree(out / gathered.FOLDER)
    (folder / "c.txt").unlink()


def harm_the_names(folder: Path, out: Path) -> None:
    for path in (out / gathered.FOLDER).iterdir():
        path.write_bytes(path.read_bytes()[:-20])
    (folder / "c.txt").unlink()


@pytest.mark.parametrize(
    ("happens", "extracted"),
    [
        (add, 1),
        (change, 1),
        (tell_more, 1),
        (remove, 0),
        (rename, 1),
        (harm_a_shard, 3),
        (lose_the_cache, 4),
        (edit_an_output, 0),
        (lose_the_notes, 0),
        (lose_the_portions, 0),
        (harm_the_portions, 0),
        (lose_the_names, 0),
        (harm_the_names, 0),
    ],
)
@pytest.mark.parametrize("few", [0.01, 10])
def test_a_rebuild_gives_what_a_first_build_gives(
    happens: Callable[[Path, Path], None],
    extracted: int,
    few: float,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(revise, "FEW", few)
    out = tmp_path / "out"
    build([folder], out=out)
    happens(folder, out)
    again = build([folder], out=out)
    assert (again.unchanged, again.extracted) == (False, extracted)
    assert contents(out) == first_build(folder, tmp_path / "new")
    assert set(Store.open(out).oxigraph) == set(ox.parse(path=out / "graph.nt"))
    harmed = {harm_a_shard: FOLDER, harm_the_portions: portions.FOLDER, harm_the_names: gathered.FOLDER}
    assert [harmed[happens] in note for note in again.notes] == ([True] if happens in harmed else [])


@pytest.mark.parametrize(("happens", "remade"), [(add, 1), (change, 1), (tell_more, 1), (remove, 0), (rename, 1)])
def test_a_rebuild_makes_anew_what_changed(
    happens: Callable[[Path, Path], None], remade: int, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(revise, "FEW", 0.01)
    out = tmp_path / "out"
    build([folder], out=out, workers=1)
    happens(folder, out)
    made: list[str] = []
    for name in ("write_lines", "update"):
        call = getattr(dataset, name)
        monkeypatch.setattr(dataset, name, lambda *a, name=name, call=call, **b: (made.append(name), call(*a, **b))[1])
    told: list[str] = []
    portion = Portion.of
    monkeypatch.setattr(
        Portion, "of", lambda key, one, nodes: (told.append(one.article.id), portion(key, one, nodes))[1]
    )
    build([folder], out=out, workers=2)
    assert (made, len(told)) == (["update"], remade)


def test_a_removed_article_takes_its_facts_along(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([folder], out=out)
    assert b"Red Union" in (out / "graph.nt").read_bytes()
    (folder / "c.txt").unlink()
    build([folder], out=out)
    assert b"Red Union" not in (out / "graph.nt").read_bytes()
    assert b"Blue Front" in (out / "graph.nt").read_bytes()


def test_another_option_is_another_build(folder: Path, tmp_path: Path) -> None:
    build([folder], out=tmp_path / "out")
    again = build([folder], out=tmp_path / "out", base="https://news.example/g/")
    assert (again.unchanged, again.extracted) == (False, 0)
    assert b"<https://news.example/g/person/anna-berg" in (tmp_path / "out" / "graph.nt").read_bytes()


def test_a_cache_elsewhere_serves_many(folder: Path, tmp_path: Path) -> None:
    one = build([folder], out=tmp_path / "one", cache=tmp_path / "shared")
    (folder / "c.txt").unlink()
    two = build([folder], out=tmp_path / "two", cache=tmp_path / "shared")
    assert (one.extracted, two.extracted) == (3, 0)
    assert build([folder, tmp_path / "x.txt"], out=tmp_path / "one", cache=tmp_path / "shared").extracted == 0
    assert not (tmp_path / "one" / FOLDER).exists()


HOLD = "import sys, time\nfrom pathlib import Path\nfrom kg.build import _alone\n"
HOLD += "with _alone(Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(600)\n"


def test_two_builds_of_one_folder_keep_apart(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with subprocess.Popen([sys.executable, "-c", HOLD, str(out)], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None and other.stdout.readline() == b"held\n"
        with pytest.raises(BusyError, match="another build is at work"):
            build([folder], out=out)
        assert sorted(path.name for path in out.iterdir()) == [".lock"]
        other.kill()
    assert build([folder], out=out).articles == 3  # the lock of the dead does not hold


def no_space(*args: object, **options: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(("where", "name"), [(turtle, "write"), (kg.build.view, "write")])
def test_a_full_disk_leaves_the_last_output(
    where: object, name: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    build([folder], out=out)
    before = contents(out)
    add(folder, out)
    with monkeypatch.context() as patch:
        patch.setattr(where, name, no_space)
        with pytest.raises(StoreError, match="No space left on device; the last output stands"):
            build([folder], out=out)
    assert contents(out) == before
    assert not (out / ".building").exists()
    again = build([folder], out=out)
    assert (again.articles, again.extracted) == (4, 0)


#: An extractor of somebody else's, installed beside ours, that does not survive a word.
DEADLY = """
import os, signal

def extract(reading):
    if "doomsday" in reading.article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return []
"""


def test_an_article_that_kills_is_named_and_tried_again_by_the_next_build(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "installed"
    (installed / "deadly-1.0.dist-info").mkdir(parents=True)
    (installed / "deadly-1.0.dist-info" / "entry_points.txt").write_text("[kg.extractors]\ndeadly = deadly:extract\n")
    (installed / "deadly-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: deadly\nVersion: 1.0\n")
    (installed / "deadly.py").write_text(DEADLY)
    monkeypatch.syspath_prepend(installed)
    (folder / "b2.txt").write_text("The end\n\nAnna Berg said on 4 May 2031 that doomsday was near.\n")
    built = build([folder], out=tmp_path / "out", workers=1)
    reason = "not extracted: its process was killed (SIGKILL, as when memory runs out)"
    assert built.failures == [Failure("b2.txt", reason)]
    assert (built.articles, built.extracted) == (3, 3)
    (installed / "deadly.py").write_text(DEADLY.replace("doomsday", "Armageddon"))
    assert build([folder], out=tmp_path / "out").articles == 4


def test_a_killed_build_is_completed_by_the_next(
    folder: Path, tmp_path: Path, kg: Callable[..., Done], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "many.jsonl").write_text(
        "".join(
            f'{{"id": "m{n}", "text": "Anna Berg met Otto Lind of the Red Union on {n % 28 + 1} May 2031."}}\n'
            for n in range(70)
        )
    )
    out = tmp_path / "out"
    command = [sys.executable, "-m", "kg", "build", str(folder), "--out", str(out), "--workers", "1"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as running:
        while not (out / FOLDER).is_dir() or not list((out / FOLDER).glob("*.parquet")):
            assert running.poll() is None
            time.sleep(0.02)
        running.send_signal(signal.SIGKILL)
    assert not (out / "graph.nt").exists()
    built: Built = build([folder], out=out)
    assert built.articles == 73
    assert 0 < built.extracted < 73
    assert not [path for path in out.iterdir() if path.name in (".building", ".ready", ".old")]
    assert contents(out) == first_build(folder, tmp_path / "new")


def test_watching_keeps_a_graph_current(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    # a shell's background jobs ignore Ctrl-C, and so would what they start
    heed = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from kg.cli import main; main()"
    command = [sys.executable, "-c", heed, "build", str(folder), "--out", str(out), "--workers", "0", "--watch"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as watching:
        try:
            assert watching.stderr is not None
            until(watching.stderr, "watching")
            assert b"resigned" not in (out / "graph.nt").read_bytes()
            (folder / "decisions.txt").write_text("no decision at all\n")
            assert "decisions.txt" in until(watching.stderr, "watching")
            (folder / "decisions.txt").unlink()
            add(folder, out)
            assert "1 article extracted" in until(watching.stderr, "watching")
            assert b"resigned" in (out / "graph.nt").read_bytes()
            watching.send_signal(signal.SIGINT)
            assert watching.wait(60) == 0
        finally:
            watching.kill()


def until(lines: IO[str], word: str) -> str:
    """The lines up to the one that begins with this word."""
    found = []
    for line in lines:
        found.append(line)
        if line.startswith(word):
            return "".join(found)
    raise AssertionError(f"no {word!r} in {found}")
