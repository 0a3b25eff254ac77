"""The commands, as a user types them."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from rich.progress import Progress

from kg.cli.terminal import NAMED, Steps, note, note_failures
from kg.model import Failure

Run = Callable[..., Any]

ARTICLE = (
    "Berg to run\n\n2 May 2031\n\nAnna Berg, the leader of the Blue Front party, met Otto Lind of the Red Union in "
    "Northfield on Thursday. “I will run,” Berg told reporters. Ida Falk was not invited to the meeting.\n"
)


@pytest.fixture(scope="module")
def folder(kg: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an article, a bad one, and the graph built of them."""
    path = tmp_path_factory.mktemp("cli")
    (path / "articles").mkdir()
    (path / "articles" / "berg.txt").write_text(ARTICLE, encoding="utf-8")
    kg(path, "build", "articles", "--workers", "0")
    return path


def test_as_an_installed_program(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "kg", "queries"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "members" in done.stdout


def test_version(kg: Run, tmp_path: Path) -> None:
    assert kg(tmp_path, "--version").stdout == f"kg {version('kg')}\n"


def test_build_writes_its_outputs_and_says_so(folder: Path) -> None:
    assert (folder / "out" / "network.html").is_file()
    assert "berg.txt" not in (folder / "out" / "report.md").read_text(encoding="utf-8")


def test_bad_article_gives_status_1_and_is_named(kg: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "empty.txt").write_bytes(b"")
    done = kg(tmp_path, "build", "a", str(folder / "articles"), "--workers", "0")
    assert done.returncode == 1
    assert "empty.txt" in done.stderr and "1 article, " in done.stderr and "1 failed" in done.stderr
    assert done.stdout == ""


def test_of_many_failures_some_are_named_and_the_report_has_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = [Failure(f"{number}.txt", "empty file") for number in range(NAMED + 5)]
    note_failures(many, [], report=tmp_path / "report.md")
    told = capsys.readouterr().err.splitlines()
    assert told[NAMED - 1 :] == [f"failed: {NAMED - 1}.txt: empty file", f"failed: 5 more, all in {tmp_path}/report.md"]
    note_failures(many, [])
    assert len(capsys.readouterr().err.splitlines()) == NAMED + 5


def test_a_long_run_in_a_pipe_says_each_minute_how_far_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([30.0, 61.0, 62.0, 150.0])
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    steps = Steps("article", Progress(disable=True), began=0.0)
    for _ in range(3):
        steps("a.txt")
    steps.at("joining names", "")
    assert capsys.readouterr().err == "2 articles, after 1 min\n3 articles, joining names, after 2 min\n"


def test_extract_writes_the_fixed_format(kg: Run, folder: Path, tmp_path: Path) -> None:
    done = kg(folder, "extract", "articles", "--mentions", "--out", str(tmp_path / "s.jsonl"))
    assert done.returncode == 0
    records = [json.loads(line) for line in (tmp_path / "s.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {record["article"] for record in records} == {"berg.txt"}
    (quotation,) = [record["object"] for record in records if record.get("predicate") == "said"]
    assert [ARTICLE[start:end] for start, end in quotation["spans"]] == ["I will run"]
    assert {record["mention"] for record in records if "mention" in record} >= {"Person", "Party", "Date"}


def test_extract_reads_standard_input_and_writes_standard_output(kg: Run, tmp_path: Path) -> None:
    line = json.dumps({"id": "x", "text": "Anna Berg of the Blue Front spoke."})
    done = kg(tmp_path, "extract", "-", "--out", "-", stdin=line + "\n{broken\n")
    assert done.returncode == 1
    assert [json.loads(one)["article"] for one in done.stdout.splitlines()][:1] == ["x"]
    assert ":2" in done.stderr


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("SELECT ?x { ?x kg:memberof ?y }", "kg:memberof is no term of the ontology; did you mean kg:memberOf?\n"),
        ("SELECT ?x { ?x a kg:Zzz }", "kg:Zzz is no term of the ontology\n"),
        ("SELECT ?x { ?x a kg:Party ; kg:date ?y }", ""),
        ("SELECT ?x { { ?x a kg:Party } UNION { ?x a kg:partei } }", ""),
    ],
)
def test_a_term_that_is_none_is_named_where_nothing_is_found(kg: Run, folder: Path, asked: str, told: str) -> None:
    assert kg(folder, "query", asked).stderr == told


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json"])
def test_query_formats(kg: Run, folder: Path, form: str) -> None:
    done = kg(folder, "query", "members", "--set", "person=Berg", "--format", form)
    assert done.returncode == 0
    assert "Blue Front" in done.stdout and "Otto" not in done.stdout.replace(ARTICLE, "").split("Anna Berg, the")[0]
    if form == "csv":
        assert {row["member"] for row in csv.DictReader(io.StringIO(done.stdout))} == {"Anna Berg"}
    if form == "json":
        assert json.loads(done.stdout)["results"]["bindings"]


@pytest.mark.parametrize(
    ("args", "reason"),
    [
        (["query", "SELECT ?x WHERE { ?x a kg:Person"], "line 1"),
        (["query", "membres"], "members"),
        (["query", "timeline"], "person"),
        (["query", "members", "--set", "party"], "name=value"),
        (["query", "members", "--set", "party=Blue", "--set", "party=Red"], "party is set twice"),
        (["build", "articles", "--out", "new", "--base", "https://news.example"], "must end in / or #"),
        (["build", "articles", "--out", "new", "--base", "news/"], "--base"),
        (["query", "nosuch.rq"], "nosuch.rq"),
        (["query", "members", "--graph", "nowhere"], "nowhere"),
        (["analyze", "things"], "people"),
        (["analyze", "people", "--path", "Nobody", "Berg"], "Nobody"),
        (["evaluate", "none.jsonl", "none.jsonl"], "none.jsonl"),
        (["analyze", "people", "--write", "measures.csv"], "measures.csv: its ending says no format"),
        (["analyze", "people", "--write", "nowhere/m.ttl"], "nowhere/m.ttl: cannot be written"),
        (["extract", "articles", "--out", "articles"], "articles: is a folder"),
        (["extract", "articles", "--out", "nowhere/s.jsonl"], "nowhere/s.jsonl: cannot be written"),
        (["view", "--out", "nowhere/page.html"], "nowhere"),
        (["view", "artikles", "--out", "page.html"], "artikles: no such file or folder"),
        (["build", "artikles", "--out", "out"], "artikles: no such file or folder"),
        (["extract", "artikles", "--out", "s.jsonl"], "artikles: no such file or folder"),
        (["verify", "artikles"], "artikles: no such file or folder"),
        (["build", "articles", "--out", "articles/berg.txt"], "articles/berg.txt: "),
        (["build"], "sources"),
        (["frobnicate"], "frobnicate"),
    ],
)
def test_wrong_use_has_status_2_and_a_reason(kg: Run, folder: Path, args: list[str], reason: str) -> None:
    before = sorted(folder.rglob("*"))
    done = kg(folder, *args)
    assert done.returncode == 2
    assert reason in " ".join(done.stderr.split()).replace(" │ │ ", " ")
    assert sorted(folder.rglob("*")) == before


def test_a_pipe_gets_each_row_of_a_table_whole(kg: Run, folder: Path) -> None:
    head, *rows = kg(folder, "analyze", "affiliations").stdout.splitlines()[1:]
    assert "betweenness" in head
    assert any("Anna Berg" in row and "Person" in row for row in rows)


def test_output_is_utf8_whatever_the_machine_speaks(folder: Path) -> None:
    asked = "SELECT ?t { BIND('\\u0141\\u00f3d\\u017a' AS ?t) }"
    plain = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-m", "kg", "query", asked, "--format", "csv"]
    done = subprocess.run(command, cwd=folder, env=plain, capture_output=True, check=True)
    assert done.stdout.decode().split() == ["t", "Łódź"]


@pytest.mark.parametrize(
    ("text", "told"), [("\x1b[2J:id: [bold]x", "\ufffd[2J:id: [bold]x"), ("line 1\n  ^", "line 1\n  ^")]
)
def test_notes_are_told_as_they_are_and_move_no_cursor(
    text: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    note(text)
    assert capsys.readouterr().err == told + "\n"


def test_queries_are_listed(kg: Run, folder: Path) -> None:
    listed = kg(folder, "queries").stdout
    assert "members" in listed and "--set person=" in listed


def test_verify_passes_then_names_the_changed_article(kg: Run, folder: Path, tmp_path: Path) -> None:
    assert kg(folder, "verify", "articles").returncode == 0
    (tmp_path / "berg.txt").write_text(ARTICLE.replace("Otto", "Olaf"), encoding="utf-8")
    done = kg(folder, "verify", str(tmp_path))
    assert done.returncode == 1 and "berg.txt" in done.stdout


def test_built_graph_conforms_and_is_consistent(kg: Run, folder: Path) -> None:
    done = kg(folder, "validate")
    assert (done.returncode, done.stdout) == (0, "the graph conforms and is consistent\n")


def test_analyze_prints_and_writes_triples(kg: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "measures.ttl"
    done = kg(folder, "analyze", "affiliations", "--format", "csv", "--write", str(out))
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {row["label"] for row in rows} >= {"Anna Berg", "Blue Front"}
    assert "kg:betweenness" in out.read_text(encoding="utf-8")
    steps = kg(folder, "analyze", "affiliations", "--path", "Berg", "Blue Front", "--format", "json")
    assert [step["name"] for step in json.loads(steps.stdout)] == ["Anna Berg", "Blue Front"]


def test_view_writes_a_page(kg: Run, folder: Path, tmp_path: Path) -> None:
    done = kg(folder, "view", "--out", str(tmp_path / "page.html"), "--top", "2")
    assert done.returncode == 0 and (tmp_path / "page.html").stat().st_size > 100_000


def test_evaluate_against_itself_is_perfect(kg: Run, folder: Path, tmp_path: Path) -> None:
    statements = tmp_path / "s.jsonl"
    kg(folder, "extract", "articles", "--out", str(statements))
    done = kg(folder, "evaluate", str(statements), str(statements), "--format", "json")
    assert {row["f1"] for row in json.loads(done.stdout)} == {1.0}
