"""Why names are one entity, or are not: what the evidence was, out of a built folder."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.errors import NotFoundError
from kg.model import Judgement
from kg.resolve.compare import Parts, likeness, parts
from kg.resolve.record import Resolved
from kg.resolve.spelling import fold, normal

#: So many names are shown where none fits; so many articles and other entities of a surname are named in text.
HINTS, ARTICLES, NAMESAKES = 5, 3, 10


@dataclass(frozen=True, slots=True)
class Why:
    """An entity; ``same`` is why its names are one, ``different`` why others are not it, by their names and
    judgements; ``namesakes`` are those of the surname whose names alone keep them apart."""

    entity: Resolved
    same: tuple[Judgement, ...]
    different: tuple[tuple[str, Judgement], ...]
    namesakes: tuple[tuple[str, str], ...]


def why(entities: Iterable[Resolved], name: str) -> list[Why]:
    """Everything that was judged of the entities with this name, whatever its case and accents: those whose fullest
    name it is, else those that have it as another name, else those in whose names its words stand.

    Raises NotFoundError, with names like it, where there is none."""
    known = list(entities)
    found = _named(known, name)
    if not found:
        raise NotFoundError(f"nothing is called {name!r}{_hints(known, name)}")
    by_key = {one.key: one for one in known}
    return [_why(one, known, by_key) for one in found]


def _named(known: list[Resolved], name: str) -> list[Resolved]:
    wanted = normal(name)
    found = [one for one in known if one.key == name or normal(one.name) == wanted]
    found = found or [one for one in known if wanted in {normal(form) for form in (*one.names, *one.also)}]
    return found or [one for one in known if any(f" {wanted} " in f" {normal(form)} " for form in one.names)]


def _hints(known: list[Resolved], name: str) -> str:
    forms = {word: one.name for one in known for form in one.names for word in normal(form).split()}
    forms |= {normal(form): one.name for one in known for form in one.names}
    close = difflib.get_close_matches(normal(name), sorted(forms), n=HINTS)
    return "; there is " + ", ".join(dict.fromkeys(forms[form] for form in close)) if close else ""


def _why(entity: Resolved, known: list[Resolved], by_key: dict[str, Resolved]) -> Why:
    own = [(by_key[one.other].name, one) for one in entity.judged if not one.same and one.other in by_key]
    others = [(other.name, one) for other in known for one in other.judged if one.other == entity.key and not one.same]
    compared = {one.other for _, one in own} | {one.entity for _, one in others} | {entity.key}
    return Why(
        entity,
        tuple(one for one in entity.judged if one.same),
        (*own, *others),
        tuple(_namesakes(entity, known, compared)),
    )


def _namesakes(entity: Resolved, known: Iterable[Resolved], compared: set[str]) -> Iterator[tuple[str, str]]:
    """The others with the surname of a person, each with what keeps them apart by their names alone."""
    if entity.kind != "Person":
        return
    form = parts(entity.name)
    for other in known:
        if other.kind == "Person" and other.key not in compared:
            theirs = parts(other.name)
            if fold(theirs.surname) == fold(form.surname):
                yield other.name, _apart(form, theirs)


def _apart(one: Parts, other: Parts) -> str:
    if not one.given or not other.given:
        return "a surname alone, of which nothing more is known"
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return f"{one.suffix.title()}. and {other.suffix.title()}."
    if likeness(Parts(one.given[:1], one.surname), Parts(other.given[:1], other.surname)):
        return "another middle name"
    return "another given name"


def text(found: Iterable[Why]) -> Iterator[str]:
    """What was found, as lines to read."""
    for number, one in enumerate(found):
        if number:
            yield ""
        yield f"{one.entity.name} ({one.entity.kind}), in {_count(one.entity.articles, 'article')}"
        for name, articles in one.entity.names.items():
            yield f"  named “{name}” in {_some(articles)}"
        if one.entity.also:
            yield f"  also written {', '.join(f'“{name}”' for name in one.entity.also)}"
        for iri in one.entity.same_as:
            yield f"  the same as {iri}"
        for judgement in one.same:
            yield f"  same: “{judgement.name}” in {_some(judgement.articles)}"
            yield from _sum(judgement)
        for other, judgement in one.different:
            yield f"  different: {other}, as “{judgement.name}” in {_some(judgement.articles)}"
            yield from _sum(judgement)
        for other, apart in one.namesakes[:NAMESAKES]:
            yield f"  different: {other}: {apart}"
        if len(one.namesakes) > NAMESAKES:
            yield f"  … and {len(one.namesakes) - NAMESAKES} others of the surname, by their names"


def _sum(judgement: Judgement) -> Iterator[str]:
    for reason, weight in judgement.evidence:
        yield f"    {weight:+6.1f}  {reason}"
    note = f": {judgement.note}" if judgement.note else ""
    yield f"    {judgement.total:+6.1f}  in all; {judgement.needed:.1f} is needed{note}"


def _some(articles: tuple[str, ...]) -> str:
    shown = ", ".join(articles[:ARTICLES])
    more = f" and {len(articles) - ARTICLES} more" if len(articles) > ARTICLES else ""
    return f"{_count(len(articles), 'article')} ({shown}{more})"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def record(one: Why) -> dict[str, Any]:
    """What was found as values of JSON."""
    return {
        "entity": one.entity.key,
        "kind": one.entity.kind,
        "name": one.entity.name,
        "names": {name: list(articles) for name, articles in one.entity.names.items()},
        "also": list(one.entity.also),
        "same_as": list(one.entity.same_as),
        "same": [_judged(judgement) for judgement in one.same],
        "different": [{"from": name, **_judged(judgement)} for name, judgement in one.different]
        + [{"from": name, "because": apart} for name, apart in one.namesakes],
    }


def _judged(judgement: Judgement) -> dict[str, Any]:
    return {
        "name": judgement.name,
        "articles": list(judgement.articles),
        "evidence": [{"reason": reason, "weight": weight} for reason, weight in judgement.evidence],
        "sum": judgement.total,
        "needed": judgement.needed,
        "note": judgement.note,
    }
