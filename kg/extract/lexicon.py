"""The general word lists of extraction, plain text files in ``lexicons/``: given names, places, parties,
and words that tell what a name names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple
from unicodedata import combining, normalize

Gender = Literal["male", "female"]


def as_gender(word: str | None) -> Gender | None:
    """The gender of that name, or None for any other word."""
    return "male" if word == "male" else "female" if word == "female" else None


class Known(NamedTuple):
    """A well known place or organisation: its usual name, and its subtype (country, city, media …)."""

    name: str
    subtype: str


class Party(NamedTuple):
    """A well known party: its usual name, and whether the word stands for its members ("Democrats")."""

    name: str
    members: bool


def _rows(file: str) -> Iterator[tuple[str, str]]:
    """Each line of a list that is no comment, with the [heading] it stands under."""
    heading = ""
    for line in (files("kg") / "extract" / "lexicons" / file).read_text("utf-8").splitlines():
        row = line.strip()
        if row.startswith("["):
            heading = row.strip("[]")
        elif row and not row.startswith("#"):
            yield heading, row


@cache
def _name_words() -> dict[str, dict[str, str | None]]:
    tables: dict[str, dict[str, str | None]] = {}
    for heading, row in _rows("name_words.txt"):
        table, _, subtype = heading.partition(":")
        tables.setdefault(table, {}).update(dict.fromkeys(row.split(), subtype.strip() or None))
    return tables


def words(table: str) -> frozenset[str]:
    """The words under a heading of ``name_words.txt``."""
    return frozenset(_name_words()[table])


def subtypes(table: str) -> dict[str, str | None]:
    """The words under a heading of ``name_words.txt``, with the subtype that each tells."""
    return _name_words()[table]


class GivenNames(dict[str, Gender | None]):
    """Given names, each found under its spellings with accents, too ("Iván" under "Ivan")."""

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or (isinstance(name, str) and super().__contains__(_unaccented(name)))

    def __missing__(self, name: str) -> Gender | None:
        plain = _unaccented(name)
        if plain == name:
            raise KeyError(name)
        return self[plain]


def _unaccented(name: str) -> str:
    if name.isascii():
        return name
    return "".join(letter for letter in normalize("NFKD", name) if not combining(letter))


@cache
def given_names() -> GivenNames:
    """Given names with the gender that they mostly go with; None where they go with both."""
    genders = GivenNames()
    for heading, row in _rows("given_names.txt"):
        gender: Gender = "male" if heading == "male" else "female"
        for name in row.split():
            for written in {name, _unaccented(name)}:
                genders[written] = gender if genders.get(written, gender) == gender else None
    return genders


@cache
def short_forms() -> dict[str, frozenset[str]]:
    """For each short given name itself and the full names that it may stand for."""
    found: dict[str, frozenset[str]] = {}
    for _, row in _rows("short_forms.txt"):
        full, _, shorts = row.partition(" = ")
        for short in shorts.split():
            found[short] = found.get(short, frozenset({short})) | {full}
    return found


@cache
def wider() -> dict[str, frozenset[str]]:
    """For each wide noun the narrower ones that it may stand for."""
    pairs = (row.split(" = ") for _, row in _rows("wider_nouns.txt"))
    return {noun: frozenset(narrower.split()) for noun, narrower in pairs}


@cache
def places() -> dict[str, Known]:
    """Well known places by each of their names."""
    return _known("places.txt")


@cache
def organizations() -> dict[str, Known]:
    """Well known organisations by each of their names."""
    return _known("organizations.txt")


@cache
def other_names() -> dict[str, Known]:
    """Well known agreements, programmes and events, which are no organisations, by each of their names."""
    return _known("other_names.txt")


def _known(file: str) -> dict[str, Known]:
    found: dict[str, Known] = {}
    for subtype, row in _rows(file):
        for entry in row.split(";"):
            names = [name.strip() for name in entry.split(" = ")]
            for name in filter(None, names):
                found.setdefault(name, Known(names[0], subtype))
    return found


@cache
def local_parties() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    """For each short name that means a party in some countries only: the party's usual name and the names that must
    stand in an article, one at least, for each of them."""
    found: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}
    for _, row in _rows("local_parties.txt"):
        told, _, cues = row.partition(" | ")
        short, _, party = told.partition(" = ")
        found[short] = (*found.get(short, ()), (party, frozenset(cues.split("; "))))
    return found


@cache
def parties() -> dict[str, Party]:
    """Well known parties by name, short form, and word for their members or for what is theirs."""
    found: dict[str, Party] = {}
    for _, row in _rows("parties.txt"):
        listed, _, members = row.partition("|")
        names = [name.strip() for name in listed.split(";")]
        for name in names:
            found.setdefault(name, Party(names[0], members=False))
        for word in members.split():
            found[word] = Party(names[0], members=True)
    return found
