"""What the user decided: a small text file of names that are the same, and of names that are not.

    # anything after a hash sign at the beginning of a line is a note
    same Dora Lund = Dorothea Lund
    different John Stone (article ferry.txt) != John Stone (article court.txt)

A name means all of that name, in whatever article; with ``(article ID)`` the one of that article.
Decisions win over all evidence.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.countries import qualified, unqualified
from kg.errors import FormatError, NotFoundError
from kg.model import Failure, Kind
from kg.resolve.gather import Name
from kg.resolve.spelling import normal
from kg.resolve.table import Decided, Table

_LINE = re.compile(r"(same|different):?\s+(.+)")
_SEPARATORS = {"same": re.compile(r"\s+=\s+"), "different": re.compile(r"\s+(?:!=|≠)\s+")}
_OF_ARTICLE = re.compile(r"(.+?)\s*\(article\s+(.+)\)")


@dataclass(frozen=True, slots=True)
class Called:
    """A name, of one article or (None) of any."""

    name: str
    article: str | None = None

    def __str__(self) -> str:
        return f"{self.name} (article {self.article})" if self.article else self.name


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of a file: these are all the same, or these two are different. ``place`` is its file and line."""

    same: bool
    names: tuple[Called, ...]
    place: str

    def __str__(self) -> str:
        sign = " = " if self.same else " != "
        return f"{'same' if self.same else 'different'} {sign.join(map(str, self.names))} ({self.place})"


def read(path: str | Path) -> list[Decision]:
    """The decisions of a file. Raises FormatError, which names each bad line, and NotFoundError where the file
    cannot be read."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise NotFoundError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
    found: list[Decision] = []
    faults: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            found.append(parse(line, place=f"{Path(path).name}, line {number}"))
        except FormatError as error:
            faults.append(f"{path}, line {number}: {error}")
    if faults:
        raise FormatError("\n".join(faults))
    return found


def parse(line: str, *, place: str) -> Decision:
    """The decision of one line. Raises FormatError, which says what is wrong."""
    told = _LINE.fullmatch(line.strip())
    if not told:
        raise FormatError("a decision begins with the word same or different")
    kind = told[1]
    names = tuple(called(part) for part in _SEPARATORS[kind].split(told[2]))
    if kind == "same" and len(names) < 2:
        raise FormatError("write: same NAME = NAME, with a space on both sides of the sign")
    if kind == "different" and len(names) != 2:
        raise FormatError("write: different NAME != NAME, with a space on both sides of the sign")
    if kind == "different" and _overlap(*names):
        raise FormatError("these are the same name: say of which articles, as in different NAME (article ID) != …")
    return Decision(kind == "same", names, place)


def called(text: str) -> Called:
    """A name as it is written: "Anna Berg", or "Anna Berg (article a.txt)". Raises FormatError for what is none."""
    told = _OF_ARTICLE.fullmatch(text.strip())
    name, article = (told[1], told[2].strip()) if told else (text.strip(), None)
    if not any(c.isalnum() for c in name):
        raise FormatError(f"{name!r} is no name")
    return Called(name, article)


def _overlap(one: Called, other: Called) -> bool:
    return normal(one.name) == normal(other.name) and (None in (one.article, other.article) or one == other)


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of decisions: where the numbers in ``Name.together`` and ``Name.apart`` were decided; warnings."""

    together: tuple[str, ...] = ()
    apart: Mapping[int, str] = field(default_factory=dict)
    warnings: tuple[Failure, ...] = ()

    def same(self, names: Iterable[Decided]) -> str:
        """Where these names were decided to be one."""
        return "; ".join(dict.fromkeys(self.together[name.together] for name in names if name.together is not None))

    def different(self, names: Iterable[Decided]) -> str:
        """Where some of these names were decided to be others than the rest."""
        sides = dict.fromkeys(side for name in names for side in sorted(name.apart))
        return "; ".join(place for number, place in self.apart.items() if {(number, 0), (number, 1)} <= sides.keys())


def apply(decisions: Sequence[Decision], table: Table) -> Applied:
    """Notes in the table what was decided of its names: ``together`` and ``apart``. A name that no article has gives
    a warning. Raises FormatError, which names the lines, where decisions contradict each other."""
    if not decisions:
        return Applied()
    names = _concerned({normal(called.name) for decision in decisions for called in decision.names}, table)
    found = _marked(decisions, names)
    table.decided = {name.row: Decided(name.together, name.apart) for name in names}
    return found


def _concerned(forms: set[str], table: Table) -> list[Name]:
    """The names that have one of these forms, or are written so somewhere."""
    labels = [label for label, form in enumerate(table.form_of) if table.forms[form] in forms]
    named = {name.row: name for name in table.labelled(labels)}
    named |= {name.row: name for name in table.told() if not forms.isdisjoint(_written_so(name))}
    return sorted(named.values(), key=lambda name: name.key)


def _written_so(name: Name) -> set[str]:
    """The forms in which a name stands in its article, and the one by which a country's body is known: "Labour Party
    (Norway)"."""
    plain = unqualified(name.key[2])
    of_country = {normal(qualified(plain, country)) for country in name.described.countries if name.kind != "Person"}
    return {*map(normal, name.surfaces), *of_country}


def _marked(decisions: Sequence[Decision], names: Sequence[Name]) -> Applied:
    meant, warnings = _meant(decisions, names)
    joined = _Joined()
    for decision in decisions:
        if decision.same:
            joined.join(_of_one_kind([meant[called] for called in decision.names]), decision)
    numbers: dict[int, int] = {}
    for name in names:
        if id(name) in joined.above:
            name.together = numbers.setdefault(joined.root(id(name)), len(numbers))
    by_root: dict[int, list[Name]] = defaultdict(list)
    for name in names:
        by_root[joined.root(id(name))].append(name)
    for number, decision in enumerate(decisions):
        if not decision.same:
            _set_apart(number, decision, [meant[called] for called in decision.names], joined, by_root)
    places = tuple("; ".join(decision.place for decision in joined.decisions[root]) for root in numbers)
    apart = {number: decision.place for number, decision in enumerate(decisions) if not decision.same}
    return Applied(places, apart, tuple(warnings))


def _meant(decisions: Iterable[Decision], names: Iterable[Name]) -> tuple[dict[Called, list[Name]], list[Failure]]:
    """The names that each name of a decision means; a warning for each that means none."""
    wanted = {called: decision for decision in decisions for called in decision.names}
    forms = {normal(called.name) for called in wanted}
    by_form: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        for form in {normal(name.key[2]), *_written_so(name)} & forms:
            by_form[form].append(name)
    meant: dict[Called, list[Name]] = {}
    warnings = []
    for called, decision in wanted.items():
        form = normal(called.name)
        found = [name for name in by_form[form] if called.article in (None, name.key[0])]
        meant[called] = [name for name in found if normal(name.key[2]) == form] or found
        if not found:
            warnings.append(Failure(decision.place, f"no article has {called}"))
    return meant, warnings


def _of_one_kind(found: list[list[Name]]) -> list[Name]:
    """The names found for each name of a decision, of the one kind that all have, if there is one: who decides
    that Lund is Dorothea Lund does not speak of the city of Lund."""
    kinds = set[Kind].intersection(*({name.kind for name in names} for names in found))
    counts = Counter(
        {kind: sum(name.count for names in found for name in names if name.kind == kind) for kind in kinds}
    )
    best = min(counts, key=lambda kind: (-counts[kind], kind), default=None)
    return [name for names in found for name in names if best in (None, name.kind)]


def _set_apart(
    number: int,
    decision: Decision,
    sides: Sequence[Sequence[Name]],
    joined: _Joined,
    by_root: Mapping[int, list[Name]],
) -> None:
    """Marks the names of both sides, and all that were decided to be the same as these."""
    roots = [dict.fromkeys(joined.root(id(name)) for name in names) for names in sides]
    for root in roots[0]:
        if root in roots[1]:
            because = "; ".join(map(str, joined.decisions[root])) or "both sides mean the same name"
            raise FormatError(f"the decisions contradict each other: {decision}, but {because}")
    for side in (0, 1):
        for root in roots[side]:
            for name in by_root[root]:
                name.apart |= {(number, side)}


class _Joined:
    """Which names, by their ids, are one with which, and the decisions that say so."""

    def __init__(self) -> None:
        self.above: dict[int, int] = {}
        self.decisions: dict[int, list[Decision]] = defaultdict(list)

    def root(self, one: int) -> int:
        """The one that stands for all that are one with it."""
        while (above := self.above.get(one, one)) != one:
            self.above[one] = self.above.get(above, above)
            one = above
        return one

    def join(self, names: Sequence[Name], decision: Decision) -> None:
        """Makes all these one."""
        roots = list(dict.fromkeys(self.root(id(name)) for name in names))
        for root in roots:
            self.above[root] = roots[0]
        told = [one for root in roots for one in self.decisions.pop(root, [])]
        if roots:
            self.decisions[roots[0]] = [*told, decision]
