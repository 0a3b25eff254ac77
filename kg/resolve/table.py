"""All names of all articles, in a table on disk: memory holds each different name once, and a few bytes a row.

Resolution goes through the table block by block (all names of one surname, all of one body), so that the names of no
more than one block are in memory at a time, with what the articles say of them. The file is SQLite's own temporary
one: nobody else sees it, and it is gone with the process, however that ends.
"""

from __future__ import annotations

import sqlite3
import weakref
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from kg.countries import unqualified
from kg.model import Kind
from kg.resolve.gather import Gathered, Name, Setting, read
from kg.resolve.spelling import normal

#: A name is of one kind everywhere when this share of its mentions says so.
KIND_MAJORITY = 0.6

#: What a mention of a person counts whom an article calls by a single word, without a title.
BARE = 0.5

#: A name says something of whom it stands beside where it is in no more than this share of the articles,
#: or in no more than so many.
TELLING_SHARE, TELLING_ARTICLES = 0.02, 10

#: So many rows are written at once; so many KiB of the file are kept in memory.
BATCH, PAGES = 10_000, 65_536

TABLES = (
    "CREATE TABLE said (row INTEGER PRIMARY KEY, article INTEGER, label INTEGER, count INTEGER, more TEXT)",
    "CREATE TABLE event (number INTEGER PRIMARY KEY, article INTEGER, told TEXT)",
    "CREATE TABLE place (label INTEGER PRIMARY KEY, block INTEGER)",
    "CREATE TABLE wanted (label INTEGER PRIMARY KEY)",
    "CREATE TABLE looked_for (key INTEGER, event INTEGER)",
    "CREATE TABLE member (part INTEGER, position INTEGER, row INTEGER, PRIMARY KEY (part, position)) WITHOUT ROWID",
    "CREATE TABLE judged (part INTEGER, number INTEGER, name TEXT, other INTEGER, same INTEGER, evidence INTEGER,"
    " note TEXT, rows BLOB, PRIMARY KEY (part, number)) WITHOUT ROWID",
)


@dataclass(frozen=True, slots=True)
class Decided:
    """What the user decided of a row, see ``Name``."""

    together: int | None
    apart: frozenset[tuple[int, int]]


class Table:
    """The names of all articles. A row is one name in one article; a label is a kind and a name, as an article gives
    them; a form is a name in normal form."""

    def __init__(self) -> None:
        # One thread at a time reads it, but whichever comes to collect it closes it.
        self.database = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        weakref.finalize(self, self.database.close)
        self.database.execute("PRAGMA journal_mode = OFF")
        self.database.execute(f"PRAGMA cache_size = -{PAGES}")
        self.database.execute("BEGIN")  # and never committed: nobody else reads it, and no crash needs it whole
        for table in TABLES:
            self.database.execute(table)
        self.articles: list[str] = []
        self.labels: list[tuple[Kind, str]] = []
        self.forms: list[str] = []
        self.kinds: list[Kind] = []
        self.form_of, self.rows_of, self.counts_of = array("I"), array("I"), array("Q")
        self.label_of_row = array("I")
        self.first_row = array("Q")
        self.decided: dict[int, Decided] = {}
        self._settings: list[Setting] = []
        self._in_articles = array("I")
        self._label_numbers: dict[tuple[Kind, str], int] = {}
        self._form_numbers: dict[str, int] = {}
        self._titled: set[int] = set()
        self._waiting: list[tuple[int, int, int, int, str]] = []

    def fill(self, articles: Iterable[Gathered]) -> None:
        """Takes what all articles say, in whatever order."""
        for gathered in articles:
            self._take(gathered)
        self._write()
        self._vote_kinds()
        self._follow_parties()
        self._keep_telling()

    def _take(self, gathered: Gathered) -> None:
        article = len(self.articles)
        self.articles.append(gathered.article)
        self.first_row.append(len(self.label_of_row))
        forms = set()
        for said in gathered.names:
            label = self._label(said.kind, said.name)
            self._waiting.append((len(self.label_of_row), article, label, said.count, said.more))
            self.label_of_row.append(label)
            self.rows_of[label] += 1
            self.counts_of[label] += said.count
            forms.add(self.form_of[label])
            if '"titles"' in said.more:
                self._titled.add(label)
        for form in forms:
            self._in_articles[form] += 1
        self._settings.append(Setting(gathered.article, gathered.year, array("I", forms)))
        told = ((article, one) for one in gathered.events)
        self.database.executemany("INSERT INTO event (article, told) VALUES (?, ?)", told)
        if len(self._waiting) > BATCH:
            self._write()

    def _label(self, kind: Kind, name: str) -> int:
        key = (kind, name)
        label = self._label_numbers.get(key)
        if label is None:
            label = self._label_numbers[key] = len(self.labels)
            self.labels.append(key)
            self.rows_of.append(0)
            self.counts_of.append(0)
            form = normal(unqualified(name))
            number = self._form_numbers.setdefault(form, len(self.forms))
            if number == len(self.forms):
                self.forms.append(form)
                self._in_articles.append(0)
            self.form_of.append(number)
        return label

    def _write(self) -> None:
        self.database.executemany("INSERT INTO said VALUES (?, ?, ?, ?, ?)", self._waiting)
        self._waiting = []

    def _vote_kinds(self) -> None:
        """One name is of one kind in all articles where most of its mentions say so; a party and an
        organisation of one name are always the same thing. A single word is seldom all that an article calls a person,
        unless with a title."""
        votes: dict[int, dict[Kind, float]] = defaultdict(lambda: defaultdict(float))
        for label, ((kind, name), form, count) in enumerate(
            zip(self.labels, self.form_of, self.counts_of, strict=True)
        ):
            bare = kind == "Person" and " " not in name and label not in self._titled
            votes[form][kind] += count * (BARE if bare else 1)
        self.kinds = [_elected(votes[form], kind) for (kind, _), form in zip(self.labels, self.form_of, strict=True)]

    def _follow_parties(self) -> None:
        """The acronym that an article gives for a party's name is a party everywhere."""
        surfaces = (surface for told in self.told() if told.kind == "Party" for surface in told.surfaces)
        short = {self._form_numbers.get(normal(surface)) for surface in surfaces if surface.isupper()}
        for label, (kind, form) in enumerate(zip(self.kinds, self.form_of, strict=True)):
            if kind == "Organization" and form in short:
                self.kinds[label] = "Party"

    @property
    def settings(self) -> Sequence[Setting]:
        """The articles, each with the telling names in it."""
        return self._settings

    @property
    def telling(self) -> int:
        """In how many articles a name may be that says something of whom it stands beside."""
        return max(TELLING_ARTICLES, round(TELLING_SHARE * len(self.articles)))

    def _keep_telling(self) -> None:
        limit = self.telling
        telling = [1 < count <= limit for count in self._in_articles]
        for article, setting in enumerate(self._settings):
            found = array("I", (form for form in setting.telling if telling[form]))
            self._settings[article] = replace(setting, telling=found)

    def blocks(self, place: Sequence[int]) -> Iterator[tuple[int, list[Name]]]:
        """The names block by block, in the order of the blocks; in each in the order of their keys.

        ``place`` gives the block of each label."""
        self.database.executemany("INSERT INTO place VALUES (?, ?)", enumerate(place))
        found = self.database.execute(
            "SELECT block, row, article, said.label, count, more FROM said JOIN place USING (label) ORDER BY block"
        )
        for block, rows in groupby(found, key=itemgetter(0)):
            yield block, sorted((self._name(*row) for _, *row in rows), key=_key)

    def names(self, rows: Iterable[int]) -> list[Name]:
        """The names of these rows, in this order."""
        select = "SELECT row, article, label, count, more FROM said WHERE row = ?"
        return [self._name(*self.database.execute(select, (row,)).fetchone()) for row in rows]

    def told(self) -> Iterator[Name]:
        """The names of which more is said than how often they stand there, in no order."""
        for row in self.database.execute("SELECT row, article, label, count, more FROM said WHERE more != ''"):
            yield self._name(*row)

    def labelled(self, labels: Iterable[int]) -> Iterator[Name]:
        """The names of these labels, in no order."""
        self.database.execute("DELETE FROM wanted")
        self.database.executemany("INSERT INTO wanted VALUES (?)", ((label,) for label in labels))
        select = "SELECT row, article, label, count, more FROM said WHERE label IN wanted"
        for row in self.database.execute(select):
            yield self._name(*row)

    def called(self, forms: Container[str], kind: Kind) -> list[int]:
        """The labels of a kind whose names have one of these forms."""
        found = enumerate(zip(self.kinds, self.form_of, strict=True))
        return [label for label, (of, form) in found if of == kind and self.forms[form] in forms]

    def rows_called(self, forms: Container[str], kind: Kind) -> Iterator[tuple[int, str]]:
        """The rows of a kind whose names have one of these forms, each with the form."""
        labels = set(self.called(forms, kind))
        for row, label in enumerate(self.label_of_row):
            if label in labels:
                yield row, self.forms[self.form_of[label]]

    def _name(self, row: int, article: int, label: int, count: int, more: str) -> Name:
        key = (self.articles[article], *self.labels[label])
        name = Name(key, self.kinds[label], self._settings[article], row, self.form_of[label], count)
        if more:
            for what, value in read(more).items():
                setattr(name, what, value)
        if row in self.decided:
            name.together, name.apart = self.decided[row].together, self.decided[row].apart
        return name

    def events(self) -> Iterator[tuple[int, str, str]]:
        """The events, each with its number, its article and what that tells of it."""
        for number, article, told in self.database.execute("SELECT number, article, told FROM event"):
            yield number, self.articles[article], told

    def event(self, number: int) -> tuple[str, str]:
        """An event's article and what that tells of it."""
        select = "SELECT article, told FROM event WHERE number = ?"
        article, told = self.database.execute(select, (number,)).fetchone()
        return self.articles[article], told

    def label(self, kind: Kind, name: str) -> int | None:
        """The label of a kind and a name, if an article gives them."""
        return self._label_numbers.get((kind, name))

    def article_of(self, row: int) -> str:
        """The article of a row."""
        return self.articles[bisect_right(self.first_row, row) - 1]

    def rows_beside(self, row: int) -> range:
        """The rows of the article of a row."""
        return self.rows(bisect_right(self.first_row, row) - 1)

    def rows(self, article: int) -> range:
        """The rows of an article, by its number."""
        behind = article + 1
        end = self.first_row[behind] if behind < len(self.articles) else len(self.label_of_row)
        return range(self.first_row[article], end)


def _elected(vote: Mapping[Kind, float], kind: Kind) -> Kind:
    """The kind that a name is taken for, which one article says is of this kind."""
    if len(vote) == 1:
        return kind
    best, count = min(vote.items(), key=lambda item: (-item[1], item[0]))
    party, organization = vote.get("Party", 0), vote.get("Organization", 0)
    total = sum(vote.values())
    if count >= KIND_MAJORITY * total:
        return best
    if party + organization >= KIND_MAJORITY * total or kind in ("Party", "Organization"):
        return "Party" if party >= organization else "Organization"
    return kind


def _key(name: Name) -> tuple[str, Kind, str]:
    return name.key
