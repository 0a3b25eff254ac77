"""The resolution as a file beside the graph: who was taken for whom, and why. ``kg why`` reads it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import FormatError, NotFoundError
from kg.model import Entity, Judgement, Resolution

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
    names: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for (article, _, name), entity in resolution.by_name.items():
        names[entity.key][name].append(article)
    judged = defaultdict(list)
    for judgement in resolution.judgements:
        judged[judgement.entity].append(judgement)
    for entity in resolution.entities:
        known = {name: sorted(set(articles)) for name, articles in sorted(names[entity.key].items())}
        record = {
            "entity": entity.key,
            "kind": entity.kind,
            "name": entity.name,
            "names": known,
            "also": [name for name in entity.names if name not in known],
            "titles": list(entity.titles),
            "subtype": entity.subtype,
            "same_as": list(entity.same_as),
            "judged": [_judgement(one) for one in judged[entity.key]],
        }
        yield json.dumps(record, ensure_ascii=False)


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
    with path.open(encoding="utf-8") as file:
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
