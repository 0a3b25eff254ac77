"""Groups of names → entities: what each is called, and the key that tells it from all others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TypeVar

from kg.model import Entity, Kind
from kg.resolve.gather import Group
from kg.resolve.spelling import normal

T = TypeVar("T", bound=str)


def entity_of(group: Group) -> Entity:
    """The entity of a group: its name is the fullest (most words written out, then most often used, of its spellings
    the one with the most accents), its key the kind and that name, with the article where the name alone does not tell
    it."""
    counts: dict[str, int] = defaultdict(int)
    kinds: dict[Kind, int] = defaultdict(int)
    subtypes: dict[str, int] = defaultdict(int)
    surfaces: set[str] = set()
    titles: set[str] = set()
    for name in group.members:
        counts[name.key[2]] += name.count
        kinds[name.kind] += name.count
        surfaces.update(name.surfaces)
        titles.update(name.titles)
        for subtype, count in name.subtypes.items():
            subtypes[subtype] += count
    forms: dict[str, int] = defaultdict(int)
    for written, count in counts.items():
        forms[normal(written)] += count
    candidates = {name.key[2] for name in group.members if name.row not in group.asides} or set(counts)
    fullest = min(
        candidates,
        key=lambda name: (
            -_written_out(name),
            -forms[normal(name)],
            name.isupper(),
            -_accents(name),
            -counts[name],
            name,
        ),
    )
    kind = _most(kinds)
    key = f"{kind}:{normal(fullest)}" + (f"@{group.mark}" if group.mark else "")
    others = tuple(sorted({*counts, *surfaces} - {fullest}))
    return Entity(key, kind, fullest, others, tuple(sorted(titles)), _most(subtypes) if subtypes else None)


def _most(counts: Mapping[T, int]) -> T:
    return min(counts.items(), key=lambda item: (-item[1], item[0]))[0]


def _written_out(name: str) -> int:
    return sum(len(word) > 1 and not word.isdigit() for word in normal(name).split())


def _accents(name: str) -> int:
    """The letters of a name that many leave the accents of away."""
    return sum(not letter.isascii() for letter in name if letter.isalpha())
