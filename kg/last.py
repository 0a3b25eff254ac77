"""What the last build of a folder did, so that the next can see that nothing has changed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kg.model import Failure

#: The file, beside the outputs; without it the next build does all but the extraction again.
FILE = ".build.json"


def write(out: Path, inputs: str | None, outputs: Iterable[str], told: dict[str, Any], graph: object) -> None:
    """Notes what was built from which inputs, the state of the outputs, and of what the graph was made. Without
    inputs there is always something to do."""
    content = {"inputs": inputs, "outputs": _state(out, outputs), "told": told, "graph": graph}
    (out / FILE).write_text(json.dumps(content, default=asdict), encoding="utf-8")


def read(out: Path, inputs: str | None, outputs: Iterable[str]) -> dict[str, Any] | None:
    """What was told of the last build, if it was one of the same inputs and its outputs are as it left them."""
    try:
        content = json.loads((out / FILE).read_text(encoding="utf-8"))
        told = dict(content["told"])
        lists = {name: [Failure(**one) for one in told[name]] for name in LISTS}
        same = inputs is not None and content["inputs"] == inputs
        return {**told, **lists} if same and intact(out, outputs) else None
    except (OSError, ValueError, TypeError, KeyError):  # none, or not ours: all is built
        return None


def graph(out: Path, outputs: Iterable[str]) -> dict[str, Any] | None:
    """Of what the last graph was made, if these outputs are as the last build left them."""
    try:
        content = json.loads((out / FILE).read_text(encoding="utf-8"))
        return dict(content["graph"]) if intact(out, outputs) else None
    except (OSError, ValueError, TypeError, KeyError):  # none, or not ours
        return None


def intact(out: Path, outputs: Iterable[str]) -> bool:
    """Whether these outputs are as the last build left them."""
    try:
        left = json.loads((out / FILE).read_text(encoding="utf-8"))["outputs"]
        same = all(left[name] == now for name, now in _state(out, outputs).items())
    except (OSError, ValueError, TypeError, KeyError):  # none, or not ours
        return False
    return same


#: What is told in lists of failures.
LISTS = ("failures", "warnings")


def _state(out: Path, outputs: Iterable[str]) -> dict[str, list[int]]:
    """The size and the time of change of each output."""
    found = {}
    for name in outputs:
        path = out / name
        # What a store holds is named in its CURRENT; reading may add a log beside it.
        status = (path / "CURRENT" if path.is_dir() else path).stat()
        found[name] = [status.st_size, status.st_mtime_ns]
    return found
