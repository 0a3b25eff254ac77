"""The page's script and style, linted and formatted by tools from the npm registry, fetched for the test alone.

The script is one module made of many files, so it is linted as that module: a name that none of them declares, that
two of them declare or that none uses is a fault, wherever it stands."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.view.page import SCRIPTS

ASSETS = Path(__file__).parents[2] / "kg" / "view" / "assets"
LINTER, FORMATTER = "oxlint@1.89.0", "prettier@3.10.1"
WIDTH = 110

RULES = {
    "env": {"browser": True, "es2024": True},
    "globals": {"vis": "readonly"},
    "categories": {"correctness": "error"},
    "rules": dict.fromkeys(("no-undef", "no-unused-vars", "eqeqeq", "no-var", "prefer-const", "no-eval"), "error"),
}

Tool = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Tool:
    """Runs a tool by its name."""
    npm = shutil.which("npm")
    if not npm:
        pytest.skip("npm is not installed, so no linter can be fetched")
    folder = tmp_path_factory.mktemp("lint")
    command = [npm, "install", "--prefix", str(folder), "--ignore-scripts", "--silent", LINTER, FORMATTER]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=180)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        pytest.skip(f"the npm registry does not give the linter: {error}")

    def run(name: str, *options: str) -> subprocess.CompletedProcess[str]:
        program = folder / "node_modules" / ".bin" / name
        return subprocess.run([program, *options], capture_output=True, text=True, check=False)

    return run


def linted(tool: Tool, folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    (folder / "rules.json").write_text(json.dumps(RULES), encoding="utf-8")
    (folder / "page.js").write_text(script, encoding="utf-8")
    return tool("oxlint", "--config", str(folder / "rules.json"), "--format", "unix", str(folder / "page.js"))


def test_the_linter_finds_nothing_in_the_script(tool: Tool, tmp_path: Path) -> None:
    script = "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in SCRIPTS)
    found = linted(tool, tmp_path, script)
    assert found.returncode == 0, found.stdout
    assert {path.name for path in ASSETS.glob("*.js")} == set(SCRIPTS), "every file is a part of the script"


@pytest.mark.parametrize(
    ("script", "rule"),
    [
        ("console.log(nobody);", "no-undef"),
        ("function idle() {}", "no-unused-vars"),
        ("function twice() {}\nfunction twice() {}\ntwice();\nexport {};", "already been declared"),
    ],
)
def test_the_linter_finds_what_it_should(tool: Tool, tmp_path: Path, script: str, rule: str) -> None:
    found = linted(tool, tmp_path, script)
    assert found.returncode != 0
    assert rule in found.stdout


def test_script_and_style_are_formatted(tool: Tool) -> None:
    files = sorted(str(path) for path in ASSETS.iterdir() if path.suffix in (".js", ".css"))
    found = tool("prettier", "--print-width", str(WIDTH), "--check", *files)
    assert found.returncode == 0, found.stderr
