"""Which spaCy pipeline parses, told without loading it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import PipelineError
from kg.extract.parse import load
from kg.pipeline import find, identify


def test_told_as_spacy_tells_it_of_what_is_loaded() -> None:
    meta = load().meta
    assert identify() == f"{meta['lang']}_{meta['name']} {meta['version']}"


def test_folder_with_a_pipeline(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"lang": "en", "name": "ours", "version": "1.2"}', encoding="utf-8")
    assert find(str(tmp_path)) == tmp_path
    assert identify(str(tmp_path)) == "en_ours 1.2"


@pytest.mark.parametrize("name", ["xx_no_such", "xx/no/such", ".."])
def test_nothing_of_that_name(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PipelineError, match=r"no spaCy pipeline|no description"):
        identify(name)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"lang": "en"}', "\ufeff{", "null"])
def test_description_that_cannot_be_read_is_named(text: str, tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text(text, encoding="utf-8")
    with pytest.raises(PipelineError, match="no description of a spaCy pipeline"):
        identify(str(tmp_path))


def test_folder_without_a_pipeline_is_named_when_it_is_loaded(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match=tmp_path.name):
        load(str(tmp_path))


def test_a_build_imports_no_parser_itself() -> None:
    code = "import sys, kg.build; print({'spacy', 'onnxruntime', 'tokenizers'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
