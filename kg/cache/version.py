"""What an extraction depends on besides its article: our code and tables, the models, the libraries that run them."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Iterator
from dataclasses import fields
from importlib.metadata import entry_points, version
from importlib.util import find_spec
from pathlib import Path

from kg.model import Article
from kg.pipeline import identify

PACKAGE = Path(__file__).parents[1]

#: The code and the tables that decide what is found in an article, as paths in the package kg.
EXTRACTION = ("extract", "countries.py", "countries.txt", "errors.py", "model.py", "pipeline.py", "cache/columns.py")

#: The libraries whose next version may find something else in the same text.
LIBRARIES = ("numpy", "onnxruntime", "spacy", "thinc", "tokenizers")


def extraction(pipeline: str | None = None) -> str:
    """A hash of all that decides what is found in an article: it changes with the code of the extractors, others'
    extractors, the models, the spaCy pipeline and the libraries. Raises PipelineError where there is no pipeline."""
    others = sorted((point.name, point.value) for point in entry_points(group="kg.extractors"))
    notes = [
        platform.python_version().rpartition(".")[0],
        identify(pipeline),
        *(f"{name} {version(name)}" for name in LIBRARIES),
        *(f"{name} {value} {_digest(_sources(value))}" for name, value in others),
    ]
    folders = [PACKAGE / part for part in EXTRACTION]
    if pipeline and Path(pipeline).is_dir():
        folders.append(Path(pipeline))
    return hashlib.blake2b("\n".join([*notes, _digest(folders)]).encode(), digest_size=16).hexdigest()


def program() -> str:
    """A hash of the whole program: it changes with anything that may change what a build writes."""
    libraries = ("networkit", "networkx", "pyoxigraph", "pyvis", "rdflib", "trafilatura")
    notes = [*(f"{name} {version(name)}" for name in libraries), _digest([PACKAGE, PACKAGE.parent / "ontologies"])]
    return hashlib.blake2b("\n".join(notes).encode(), digest_size=16).hexdigest()


def key(article: Article, extractor: str) -> bytes:
    """What the entry of an article is found by: a hash of all that the article says, and of what reads it."""
    told = [getattr(article, field.name) for field in fields(article)]
    return hashlib.blake2b(json.dumps([extractor, *told], default=str).encode(), digest_size=16).digest()


def _sources(value: str) -> list[Path]:
    """The file or the folder of the module that an entry point names."""
    spec = find_spec(value.partition(":")[0])
    if spec is None or spec.origin is None:
        return []
    origin = Path(spec.origin)
    return [origin.parent if origin.name == "__init__.py" else origin]


def _digest(paths: Iterable[Path]) -> str:
    found = hashlib.blake2b(digest_size=16)
    for path in paths:
        for file in _files(path):
            found.update(f"{file.relative_to(path.parent).as_posix()} {file.stat().st_size}\n".encode())
            found.update(file.read_bytes())
    return found.hexdigest()


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(file for file in path.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    elif path.is_file():
        yield path
