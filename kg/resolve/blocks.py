"""Names by what they could be one with: persons by surname, all else by what its name stands for; then each block in
groups."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.model import Kind
from kg.resolve import persons, things
from kg.resolve.gather import Group
from kg.resolve.homes import Homes
from kg.resolve.spelling import normal
from kg.resolve.table import Table
from kg.resolve.things import Meant, Thing


def grouped(table: Table) -> Iterator[Group]:
    """All names in groups of one entity each, kind by kind."""
    meant = {kind: things.explained(found, _Beside(table, kind, found)) for kind, found in _things(table).items()}
    keys, place = _placed(table, meant)
    given = persons.given_names(_named(table))
    homes = Homes.of(table)
    for block, names in table.blocks(place):
        kind, key = keys[block]
        if kind == "Person":
            yield from persons.persons(names, given)
        else:
            yield from things.bodies(names, key, meant[kind], homes)


def _placed(table: Table, meant: dict[Kind, Meant]) -> tuple[list[tuple[Kind, str]], array[int]]:
    """The blocks in their order, each a kind and what its names share; and the block of each label."""
    shared = []
    for (_, name), kind, form in zip(table.labels, table.kinds, table.form_of, strict=True):
        key = persons.block(name) if kind == "Person" else things.followed(table.forms[form], meant[kind])[0]
        shared.append((kind, key))
    keys = sorted(set(shared))
    number = {key: at for at, key in enumerate(keys)}
    return keys, array("I", map(number.__getitem__, shared))


def _named(table: Table) -> Iterator[tuple[str, int]]:
    """The names of persons, each with the number of articles."""
    for (_, name), kind, articles in zip(table.labels, table.kinds, table.rows_of, strict=True):
        if kind == "Person":
            yield name, articles


def _things(table: Table) -> dict[Kind, dict[str, Thing]]:
    """The forms of the names of organisations, parties and places, and what the articles say of each."""
    found: dict[Kind, dict[str, Thing]] = defaultdict(dict)
    for (_, name), kind, form, articles in zip(table.labels, table.kinds, table.form_of, table.rows_of, strict=True):
        if kind != "Person":
            thing = found[kind].setdefault(table.forms[form], Thing(table.forms[form], form, kind))
            thing.articles += articles
            thing.capitals = thing.capitals or name.isupper()
    for told in table.told():
        if told.kind != "Person":
            thing = found[told.kind][table.forms[told.form]]
            thing.subtypes |= told.subtypes.keys()
            thing.countries |= told.described.countries
            thing.surfaces |= {form for form in map(normal, told.surfaces) if form in found[told.kind]}
    return {kind: dict(sorted(forms.items())) for kind, forms in found.items()}


class _Beside:
    """Whom the names of a form stand beside, of one kind, where it is asked for."""

    def __init__(self, table: Table, kind: Kind, forms: dict[str, Thing]) -> None:
        self.table, self.kind, self.forms = table, kind, forms

    def __call__(self, forms: Iterable[str]) -> None:
        """Fills in whom the names of these forms stand beside."""
        others: dict[int, set[int]] = defaultdict(set)
        for name in self.table.labelled(self.table.called(frozenset(forms), self.kind)):
            others[name.form].update(name.setting.telling)
        for form, beside in others.items():
            self.forms[self.table.forms[form]].others = frozenset(beside)
