"""What the articles say of each name: the input of resolution."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from kg.countries import unqualified
from kg.model import Extraction, Kind, Mention, Quotation, Statement
from kg.resolve import told
from kg.resolve.described import NOTHING, Described, described
from kg.resolve.spelling import normal

#: An article's id, the kind it gives a name, and the name.
Key = tuple[str, Kind, str]

#: Words with their counts. Millions of names have none: they share one.
Counts = Mapping[str, int]
NONE: Counts = MappingProxyType({})


def none() -> Counts:
    """The counts of nothing."""
    return NONE


_NO_MORE = re.compile(r"^(?:former|ex|acting|then)[ -]")


@dataclass(frozen=True, slots=True)
class Said:
    """What one article says of one name: how often it stands there, and as JSON what else is said; "" for nothing."""

    kind: Kind
    name: str
    count: int
    more: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that resolution needs of one article: its year, if known, its names, and what it tells of events (JSON).
    ``key`` is the hash of all that it depends on, ``statements`` how many there are."""

    key: bytes
    article: str
    year: int | None
    statements: int
    names: tuple[Said, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """An article as its names share it: its year, if known, and the telling names in it, by the numbers of their
    forms."""

    article: str
    year: int | None
    telling: Sequence[int] = ()


@dataclass(slots=True)
class Name:
    """All that the articles say of one name in one article. ``surfaces`` are the other forms in which it stands
    there, ``pronouns`` the genders of those that stand for it,
    ``offices`` the positions held, ``parties`` and ``bodies`` what is belonged to; ``together`` and
    ``apart`` are what the user decided: numbers of those it is one with, and of those it is not. ``row`` is its
    number in the table of all names, ``form`` that of its normal form."""

    key: Key
    kind: Kind
    setting: Setting
    row: int = 0
    form: int = 0
    count: int = 0
    surfaces: Counts = field(default_factory=none)
    titles: Counts = field(default_factory=none)
    pronouns: Counts = field(default_factory=none)
    subtypes: Counts = field(default_factory=none)
    offices: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    described: Described = NOTHING
    together: int | None = None
    apart: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement on its way: ``of`` is the row of a name of the entity that the name is compared with."""

    name: str
    of: int
    same: bool
    evidence: tuple[tuple[str, float], ...]
    note: str = ""


Judgements = dict[Judged, list[int]]


@dataclass(frozen=True, slots=True)
class Home:
    """The country of a body whose name, in the normal form without a country, bodies of several have; ``alone`` says
    that no other country's is named."""

    form: str
    country: str
    alone: bool


@dataclass(slots=True)
class Group:
    """Names that are one entity, with what was judged of them; ``mark`` is set where the name alone does not tell
    the entity from others: it is then known by an article; ``asides`` are names that must not become the entity's
    own, by their rows. ``judged`` gives each judgement with the rows that it holds for, ``home`` the country of a
    body, where it is needed to tell which it is."""

    members: list[Name]
    judged: Judgements = field(default_factory=dict)
    mark: str = ""
    asides: set[int] = field(default_factory=set)
    home: Home | None = None

    def judge(self, judged: Judged, row: int) -> None:
        """Keeps a judgement of the name of a row."""
        self.judged.setdefault(judged, []).append(row)


def gather(extraction: Extraction, key: bytes = b"") -> Gathered:
    """What one article says of its names and events."""
    setting = _setting(extraction)
    names = tuple(
        Said(name.key[1], name.key[2], name.count, _written(name)) for name in _of_article(extraction, setting)
    )
    events = tuple(map(told.written, told.told(extraction)))
    return Gathered(key, setting.article, setting.year, len(extraction.statements), names, events)


def _written(name: Name) -> str:
    """What is said of a name beside its count, as JSON."""
    counts = {what: found for what in COUNTED if (found := getattr(name, what))}
    sets = {what: sorted(found) for what in LISTED if (found := getattr(name, what))}
    beside = {what: sorted(found) for what in DESCRIBED if (found := getattr(name.described, what))}
    return json.dumps({**counts, **sets, **beside}) if counts or sets or beside else ""


#: The gender that a pronoun tells.
PRONOUNS = {**dict.fromkeys(("he", "him", "his"), "m"), **dict.fromkeys(("she", "her", "hers"), "f")}

#: What is said of a name: words with their counts, sets of words, and what the words beside it say.
COUNTED, LISTED = ("surfaces", "titles", "pronouns", "subtypes"), ("offices", "parties", "bodies")
DESCRIBED = ("fields", "countries", "born", "introduced", "also")


def read(more: str) -> dict[str, Any]:
    """The fields of a Name that ``Said.more`` holds."""
    held = json.loads(more)
    found: dict[str, Any] = {what: held[what] for what in COUNTED if what in held}
    found |= {what: frozenset(held[what]) for what in LISTED if what in held}
    beside = {what: frozenset(held[what]) for what in DESCRIBED[:-1] if what in held}
    if "also" in held:
        beside["also"] = frozenset((how, name) for how, name in held["also"])
    return found | {"described": Described(**beside)} if beside else found


def _setting(extraction: Extraction) -> Setting:
    date = extraction.article.date
    return Setting(extraction.article.id, date.year if date else None)


def _of_article(extraction: Extraction, setting: Setting) -> list[Name]:
    """The names of one article, each with what the article says of it."""
    table: dict[Key, Name] = {}
    article = extraction.article
    anaphors = {mention.span for mention in extraction.anaphors}
    for mention in _mentions(extraction):
        if mention.kind in ("Unnamed", "Position"):
            continue
        key = (article.id, mention.kind, mention.name)
        name = table.get(key)
        if name is None:
            name = table[key] = Name(key, mention.kind, setting)
        name.count += 1
        if mention.country:
            name.described += Described(countries=frozenset({mention.country}))
        if mention.span in anaphors:
            gender = PRONOUNS.get(article.text[slice(*mention.span)].lower())
            name.pronouns = _plus(name.pronouns, gender) if gender else name.pronouns
        else:
            _note_mention(mention, name, article.text)
            if mention.kind == "Person":
                name.described += described(article.text, mention.span, year=setting.year)
    for statement in extraction.statements:
        _note_statement(statement, table, article.id)
    return list(table.values())


def _note_mention(mention: Mention, name: Name, text: str) -> None:
    surface = " ".join(text[slice(*mention.span)].split())
    if surface.lower() == surface:
        return  # "which"
    if surface != mention.name and normal(surface) != normal(mention.name):
        name.surfaces = _plus(name.surfaces, surface)
    if mention.title:
        name.titles = _plus(name.titles, mention.title)
        if text[max(0, mention.span[0] - 60) : mention.span[0]].rstrip().endswith(mention.title):
            name.surfaces = _plus(name.surfaces, f"{mention.title} {surface}")
    if mention.subtype:
        name.subtypes = _plus(name.subtypes, mention.subtype)


def _plus(counts: Counts, what: str) -> Counts:
    """The counts with one more: a copy, as most names share the empty one."""
    return {**counts, what: counts.get(what, 0) + 1}


def _mentions(extraction: Extraction) -> Iterator[Mention]:
    """Every mention: those found, and those that statements made of their own."""
    seen = set()
    for mention in (*extraction.mentions, *extraction.anaphors):
        seen.add((mention.span, mention.kind, mention.name))
        yield mention
    for statement in extraction.statements:
        nodes = [statement.subject, statement.object, statement.where]
        if isinstance(statement.object, Quotation):
            nodes += [statement.object.addressee, statement.object.reported_by]
        for node in nodes:
            if isinstance(node, Mention) and (node.span, node.kind, node.name) not in seen:
                seen.add((node.span, node.kind, node.name))
                yield node


def _note_statement(statement: Statement, table: Mapping[Key, Name], article: str) -> None:
    subject, thing = statement.subject, statement.object
    if not (isinstance(subject, Mention) and isinstance(thing, Mention) and statement.polarity == "affirmed"):
        return
    name = table.get((article, subject.kind, subject.name))
    if name is None:
        return
    if thing.kind == "Party":
        name.parties |= {normal(unqualified(thing.name))}
    elif thing.kind == "Organization":
        name.bodies |= {normal(unqualified(thing.name))}
    elif thing.kind == "Position":
        name.offices |= {normal(_NO_MORE.sub("", thing.name))}
