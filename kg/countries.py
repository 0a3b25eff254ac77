"""Countries, by the words that tell of them: those for their people, and their towns and institutions; and the names
that bodies of several countries have."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Country(NamedTuple):
    """A country: its name, the words for its people and for what is theirs, the names that tell of no other."""

    name: str
    peoples: tuple[str, ...]
    signs: tuple[str, ...]


@cache
def countries() -> tuple[Country, ...]:
    """The countries of the world that the news names their bodies by."""
    rows = (files("kg") / "countries.txt").read_text("utf-8").splitlines()
    return tuple(_country(row) for row in rows if row and not row.startswith("#"))


def _country(row: str) -> Country:
    name, peoples, signs = (part.strip() for part in (row + " ").split("|"))
    return Country(name, _listed(peoples), _listed(signs))


def _listed(told: str) -> tuple[str, ...]:
    return tuple(filter(None, (word.strip() for word in told.split(";"))))


@cache
def by_people() -> dict[str, str]:
    """A country's name by each word for its people: "Norwegian", "Sri Lankan"."""
    return {word: country.name for country in countries() for word in country.peoples}


@cache
def by_sign() -> dict[str, str]:
    """A country's name by each name that tells of it and of no other: "Oslo", "Storting"."""
    return {word: country.name for country in countries() for word in country.signs}


def shared(kind: str, name: str) -> frozenset[str] | None:
    """The countries whose body a name means where none is told, if several have a body of that name; none named where
    it may be any, and None where only one has."""
    if kind == "Organization" and (name.endswith(" Ministry") or name.startswith(("Ministry of ", "Ministry for "))):
        return frozenset()
    return _national_bodies().get(kind, {}).get(name)


#: Before the only country that has no body of a name.
_NOT = "not "


@cache
def _national_bodies() -> dict[str, dict[str, frozenset[str]]]:
    """For each kind of name the names that bodies of several countries have, each with the countries of which one is
    meant where none is told."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    kind = ""
    for row in (files("kg") / "national_bodies.txt").read_text("utf-8").splitlines():
        if row.startswith("["):
            kind = row.strip("[]").title()
        elif row and not row.startswith("#"):
            listed, _, told = row.partition(" = ")
            names = listed.split(";")
            allowed = _names() - {told.removeprefix(_NOT)} if told.startswith(_NOT) else frozenset(_listed(told))
            found.setdefault(kind, {}).update({name.strip(): allowed for name in names})
    return found


def qualified(name: str, country: str) -> str:
    """The name of a body with its country behind it: "Labour Party (Norway)"."""
    return f"{name} ({country})"


def unqualified(name: str) -> str:
    """A name without the country that ``qualified`` has put behind it."""
    found = _QUALIFIED.fullmatch(name)
    return found[1] if found and found[2] in _names() else name


_QUALIFIED = re.compile(r"(.+) \(([^()]+)\)")


@cache
def _names() -> frozenset[str]:
    return frozenset(country.name for country in countries())
