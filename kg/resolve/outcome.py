"""What resolution leaves, read from the table and the groups as it is asked for: whom each name means, and why."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import ItemsView, Iterator, Mapping, Sequence

from kg.model import Entity, Judgement
from kg.resolve import evidence, gather, things
from kg.resolve.decisions import Applied
from kg.resolve.entities import entity_of
from kg.resolve.evidence import DECIDED_DIFFERENT, DECIDED_SAME
from kg.resolve.gather import Key
from kg.resolve.groups import Groups


def distinct(groups: Groups) -> tuple[list[int], list[Entity]]:
    """The groups that are left, and their entities. Where several would have one key, the one named in most articles
    has it, and the others are known by an article too."""
    for number in groups.changed():
        groups.entities[number] = entity_of(groups.load(number))
    numbers = list(groups)
    by_key: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        by_key[groups.entities[number].key].append(number)
    for same in by_key.values():
        if len(same) > 1:
            _mark(groups, same)
    return numbers, [groups.entities[number] for number in numbers]


def _mark(groups: Groups, same: Sequence[int]) -> None:
    """Makes the keys of groups differ, but for that of the one that most articles name."""
    loaded = [(number, groups.load(number)) for number in same]
    loaded.sort(key=lambda one: (-len(one[1].members), min(name.key for name in one[1].members)))
    for number, group in loaded[1:]:
        group.mark = min(name.key[0] for name in group.members)
        groups.entities[number] = entity_of(group)


class Whom(Mapping[Key, Entity]):
    """Which entity each name of each article is; iterated in the order of the entities' keys."""

    def __init__(self, groups: Groups, numbers: Sequence[int], entities: Sequence[Entity]) -> None:
        self.table, self.groups = groups.table, groups
        ordered = sorted(zip(entities, numbers, strict=True), key=lambda one: one[0].key)
        self.entities = [entity for entity, _ in ordered]
        self.numbers = array("I", (number for _, number in ordered))
        place = {number: at for at, number in enumerate(self.numbers)}
        of_part = [place[groups.root(part)] for part in range(len(groups.into))]
        self.of_row = array("I", (of_part[part] for part in groups.part_of_row))
        self._articles = {article: number for number, article in enumerate(self.table.articles)}

    def __getitem__(self, key: Key) -> Entity:
        article, kind, name = key
        label = self.table.label(kind, name)
        if article in self._articles:
            for row in self.table.rows(self._articles[article]):
                if self.table.label_of_row[row] == label:
                    return self.entities[self.of_row[row]]
        raise KeyError(key)

    def __len__(self) -> int:
        return len(self.of_row)

    def __iter__(self) -> Iterator[Key]:
        return (key for key, _ in self.items())

    def items(self) -> ItemsView[Key, Entity]:
        """All names, each with its entity."""
        return _Items(self)

    def found(self) -> Iterator[tuple[Key, Entity]]:
        """All names, each with its entity, entity by entity."""
        for number, entity in zip(self.numbers, self.entities, strict=True):
            for row in self.groups.rows(number):
                kind, name = self.table.labels[self.table.label_of_row[row]]
                yield (self.table.article_of(row), kind, name), entity


class _Items(ItemsView[Key, Entity]):
    _mapping: Whom

    def __iter__(self) -> Iterator[tuple[Key, Entity]]:
        return self._mapping.found()


class Judgements:
    """All judgements that hold in the end, each with the entity that it compares with, in an order of their own: that
    of the entities' keys first."""

    def __init__(self, groups: Groups, whom: Whom, applied: Applied) -> None:
        self.groups, self.table, self.whom, self.applied = groups, groups.table, whom, applied

    def __iter__(self) -> Iterator[Judgement]:
        for at, number in enumerate(self.whom.numbers):
            found = (self._judgement(at, judged, rows) for judged, rows in self.groups.judged(number).items())
            yield from sorted(filter(None, found), key=_order)

    def _judgement(self, at: int, judged: gather.Judged, rows: Sequence[int]) -> Judgement | None:
        """A judgement on the names of an entity, by its place; None where it no longer holds."""
        here = {self.table.article_of(row): row for row in rows if self.whom.of_row[row] == at}
        other = self.whom.of_row[judged.of]
        if not here or judged.same != (other == at):
            return None
        entity, articles = self.whom.entities[at], sorted(here)
        both = [one for row in (here[articles[0]], judged.of) if (one := self.table.decided.get(row))]
        reasons, note = dict(judged.evidence), judged.note
        if DECIDED_SAME in reasons:
            note = self.applied.same(both)
        elif DECIDED_DIFFERENT in reasons:
            note = self.applied.different(both)
        needed = evidence.THRESHOLD if entity.kind == "Person" else things.THRESHOLD
        keys = entity.key, self.whom.entities[other].key
        return Judgement(judged.name, tuple(articles), *keys, judged.same, judged.evidence, needed, note)


def _order(one: Judgement) -> tuple[object, ...]:
    return (not one.same, one.other, one.name, one.evidence, one.articles)
