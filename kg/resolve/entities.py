"""Groups of names → entities: what each is called, and the key that tells it from all others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TypeVar

from kg.countries import by_people, qualified, unqualified
from kg.model import Entity, Kind
from kg.resolve.gather import Group, Home
from kg.resolve.spelling import normal

T = TypeVar("T", bound=str)


def entity_of(group: Group) -> Entity:
    """The entity of a group: its name is the fullest (most words written out, then most often used, of its spellings
    the one with the most accents), its key the kind and that name, with the article where the name alone does not tell
    it. A body of a country is known by its plain name and the country."""
    counts: dict[str, int] = defaultdict(int)
    kinds: dict[Kind, int] = defaultdict(int)
    subtypes: dict[str, int] = defaultdict(int)
    surfaces: set[str] = set()
    titles: set[str] = set()
    for name in group.members:
        counts[unqualified(name.key[2])] += name.count
        kinds[name.kind] += name.count
        surfaces.update(name.surfaces)
        titles.update(name.titles)
        for subtype, count in name.subtypes.items():
            subtypes[subtype] += count
    forms: dict[str, int] = defaultdict(int)
    for written, count in counts.items():
        forms[normal(written)] += count
    own = (unqualified(name.key[2]) for name in group.members if name.row not in group.asides)
    candidates = set(own) or set(counts)
    if group.home:
        candidates = _usual(candidates, group.home.form) or candidates
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
    home = group.home
    form, mark = (home.form, normal(home.country)) if home else (normal(fullest), group.mark)
    key = f"{kind}:{form}" + (f"@{mark}" if mark else "")
    called = fullest if home is None or home.alone or _tells(fullest, home) else qualified(fullest, home.country)
    others = tuple(sorted({*counts, *surfaces} - {called}))
    return Entity(key, kind, called, others, tuple(sorted(titles)), _most(subtypes) if subtypes else None)


def _tells(name: str, home: Home) -> bool:
    """Whether a name itself tells the country: "Supreme Court of India", "Danish Parliament"."""
    return home.country in name or any(by_people().get(word) == home.country for word in name.split())


def _usual(names: set[str], form: str) -> set[str]:
    """Of the names of a country's body those with the country behind ("Supreme Court of India"), else the plain one."""
    behind = {name for name in names if normal(name).startswith(f"{form} of ")}
    return behind or {name for name in names if normal(name) == form}


def _most(counts: Mapping[T, int]) -> T:
    return min(counts.items(), key=lambda item: (-item[1], item[0]))[0]


def _written_out(name: str) -> int:
    return sum(len(word) > 1 and not word.isdigit() for word in normal(name).split())


def _accents(name: str) -> int:
    """The letters of a name that many leave the accents of away."""
    return sum(not letter.isascii() for letter in name if letter.isalpha())
