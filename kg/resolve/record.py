"""The resolution as a file beside the graph: who was taken for whom, and why. ``kg why`` reads it."""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from kg.errors import FormatError, NotFoundError
from kg.model import Entity, Judgement, Resolution

T = TypeVar("T")

#: The file in a built folder.
FILE = "resolution.jsonl"


@dataclass(frozen=True, slots=True)
class Resolved:
    """An entity as the file has it: ``names`` are its names, each with the articles that have it, ``also`` the other
    forms in which it is written; ``judged`` is what was judged of its names."""

    key: str
    kind: str
    name: str
    names: dict[str, tuple[str, ...]]
    also: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    judged: tuple[Judgement, ...] = ()

    @property
    def articles(self) -> int:
        """In how many articles it is named."""
        return len({article for articles in self.names.values() for article in articles})


def lines(resolution: Resolution) -> Iterator[str]:
    """The resolution as JSON Lines, an entity a line, in the order of their keys: the same for the same articles."""
    names = itertools.groupby(resolution.by_name.items(), key=lambda one: one[1].key)
    judged = itertools.groupby(resolution.judgements, key=lambda one: one.entity)
    known, why = _Following(names), _Following(judged)
    for entity in resolution.entities:
        named: dict[str, set[str]] = defaultdict(set)
        for (article, _, name), _ in known.of(entity.key):
            named[name].add(article)
        record = {
            "entity": entity.key,
            "kind": entity.kind,
            "name": entity.name,
            "names": {name: sorted(articles) for name, articles in sorted(named.items())},
            "also": [name for name in entity.names if name not in named],
            "titles": list(entity.titles),
            "subtype": entity.subtype,
            "same_as": list(entity.same_as),
            "judged": [_judgement(one) for one in why.of(entity.key)],
        }
        yield json.dumps(record, ensure_ascii=False)
    if known.left or why.left:
        raise ValueError("the names of a resolution do not come in the order of its entities' keys")


class _Following(Generic[T]):
    """Groups that come in the order of their keys, asked for in that order, some not there."""

    def __init__(self, groups: Iterator[tuple[str, Iterator[T]]]) -> None:
        self._groups = groups
        self._next = next(groups, None)

    @property
    def left(self) -> bool:
        """Whether some were not asked for."""
        return self._next is not None

    def of(self, key: str) -> Iterator[T]:
        """What has this key."""
        if self._next and self._next[0] == key:
            yield from self._next[1]
            self._next = next(self._groups, None)


def _judgement(one: Judgement) -> dict[str, object]:
    told: dict[str, object] = {"name": one.name, "articles": one.articles, "other": one.other, "same": one.same}
    return told | {"evidence": one.evidence, "needed": one.needed} | ({"note": one.note} if one.note else {})


def write(path: Path, resolution: Resolution) -> None:
    """Writes the file."""
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.writelines(line + "\n" for line in lines(resolution))


def key(line: bytes) -> str:
    """The key of the entity in a line: the lines are in the order of these."""
    told: str = json.loads(line)["entity"]
    return told


def entity(line: bytes) -> Entity:
    """The entity in a line."""
    told = json.loads(line)
    others = tuple(sorted({*told["names"], *told["also"]} - {told["name"]}))
    more = (tuple(told["titles"]), told["subtype"], tuple(told["same_as"]))
    return Entity(told["entity"], told["kind"], told["name"], others, *more)


def read(folder: str | Path) -> Iterator[Resolved]:
    """The entities of a built folder, or of its file. Raises NotFoundError where there is none, FormatError where a
    line is not as ``write`` leaves it."""
    path = Path(folder) / FILE if Path(folder).is_dir() else Path(folder)
    if not path.is_file():
        raise NotFoundError(f"{path}: no such file; `kg build` writes one")
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                yield _resolved(json.loads(line))
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                raise FormatError(f"{path}, line {number}: {error}") from error


def _resolved(told: dict[str, Any]) -> Resolved:
    judged = tuple(
        Judgement(
            one["name"],
            tuple(one["articles"]),
            told["entity"],
            one["other"],
            one["same"],
            tuple((reason, float(weight)) for reason, weight in one["evidence"]),
            float(one["needed"]),
            one.get("note", ""),
        )
        for one in told["judged"]
    )
    names = {name: tuple(articles) for name, articles in told["names"].items()}
    return Resolved(
        told["entity"], told["kind"], told["name"], names, tuple(told["also"]), tuple(told["same_as"]), judged
    )
