"""The README's commands and code, run as they stand."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line[2:] for block in re.findall(r"```console\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines()]
CODE = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder with the sample articles, as in a checkout."""
    path = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "data", path / "data")
    return path


def test_every_command_runs(kg: Callable[..., Any], folder: Path) -> None:
    assert COMMANDS[0].startswith("kg build")
    for command in COMMANDS:
        program, *args = shlex.split(command)
        done = kg(folder, *args)
        assert (program, done.returncode) == ("kg", 0), f"{command}: {done.stderr}"
        if args[0] == "query":
            assert len(done.stdout.splitlines()) > 1, command


def test_the_code_runs(kg: Callable[..., Any], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    if not (folder / "out").is_dir():
        kg(folder, "build", "data/articles", "--workers", "0")
    assert CODE
    for code in CODE:
        exec(compile(code, "README.md", "exec"), {})


@pytest.mark.parametrize("target", re.findall(r"^make (\w+)", TEXT, re.MULTILINE))
def test_the_make_targets_are_there(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_its_files_are_there() -> None:
    for path in re.findall(r"\]\(([^)#]+)\)", TEXT):
        assert path.startswith("http") or (ROOT / path).exists(), path
