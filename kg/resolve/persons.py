"""Persons: which names are one, by surname, given names and weighted evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.resolve.compare import GENDER, Parts, gender, normal, parts, same_person
from kg.resolve.gather import Group, Key, Name

#: What speaks for a bare surname being this full name; a match adds its weight.
WEIGHTS = {
    "the only full name with this surname": 3.0,
    "named in far more articles than all others of this surname": 2.0,
    "the same title": 2.0,
    "the same party or organisation": 2.0,
    "named together with the same others": 1.0,
    "the title says the other gender": -5.0,
}
#: A surname is joined to the best full name at this weight, and this far before the next.
THRESHOLD, MARGIN = 2.0, 1.0

#: Far more articles are at least so many times as many.
FAR_MORE = 3


@dataclass(slots=True)
class _Person:
    """One person of a surname: the forms of the name, and what speaks for a bare surname."""

    forms: list[Parts]
    members: list[Name] = field(default_factory=list)
    articles: int = 0
    titles: set[str] = field(default_factory=set)
    belongs: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)

    def add(self, names: list[Name]) -> None:
        """Adds the names of a form, with their evidence."""
        self.members += names
        self.articles += len(names)
        for name in names:
            self.titles.update(map(normal, name.titles))
            self.belongs |= name.belongs
            self.beside |= name.beside


def persons(names: list[Name]) -> Iterator[Group]:
    """The names of persons in groups of one person each, blocked by surname."""
    blocks: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        blocks[parts(name.key[2]).surname].append(name)
    for surname in sorted(blocks):
        yield from _one_surname(blocks[surname])


def _one_surname(names: list[Name]) -> Iterator[Group]:
    forms: dict[Parts, list[Name]] = defaultdict(list)
    for name in names:
        forms[parts(name.key[2])].append(name)
    bare = [name for form, members in forms.items() if not form.given for name in members]
    found, reasons, asides = _by_given_names({form: members for form, members in forms.items() if form.given})
    alone: dict[str, list[Name]] = defaultdict(list)
    joined: list[tuple[_Person, Name]] = []
    for name in sorted(bare, key=lambda name: name.key):
        person, reasons[name.key] = _best(name, found)
        if person is not None:
            joined.append((person, name))
        else:
            alone[name.key[0] if found else ""].append(name)
    for person, name in joined:  # only now: a surname joined is no evidence for the next
        person.members.append(name)
    for article, members in [*(("", person.members) for person in found), *alone.items()]:
        keys = {name.key for name in members}
        yield Group(members, {key: reasons[key] for key in keys}, article, asides & keys)


def _by_given_names(forms: dict[Parts, list[Name]]) -> tuple[list[_Person], dict[Key, str], set[Key]]:
    """The persons that full names of one surname tell apart, why, and the names with a word too
    many before them ("Lucky Anna Berg"), which never name the entity."""
    found: list[_Person] = []
    reasons: dict[Key, str] = {}
    asides: set[Key] = set()
    for form in sorted(forms, key=lambda form: (_excess(form, forms), -len(form.given), _initials(form), form.given)):
        names = forms[form]
        if _excess(form, forms):
            person = next(person for person in found if any(other.given == form.given[1:] for other in person.forms))
            why = "a word before the name of one who is named far more often"
            asides |= {name.key for name in names}
        else:
            fitting = [person for person in found if all(same_person(form, other) for other in person.forms)]
            why = "initials, middle name or short form fit" if len(fitting) == 1 else "a full name"
            person = fitting[0] if len(fitting) == 1 else _Person([])
            if person.forms == []:
                found.append(person)
            person.forms.append(form)
        person.add(names)
        reasons.update({name.key: why for name in names})
    return found, reasons, asides


def _excess(form: Parts, forms: dict[Parts, list[Name]]) -> bool:
    """Whether the form is that of a far more common name with one word more before it."""
    rest = Parts(form.given[1:], form.surname, form.suffix)
    return bool(rest.given) and len(forms.get(rest, ())) >= FAR_MORE * len(forms[form])


def _initials(form: Parts) -> int:
    """Names with initials come after those written out."""
    return sum(len(word) == 1 for word in form.given)


def _best(name: Name, candidates: list[_Person]) -> tuple[_Person | None, str]:
    """The person that a bare surname belongs to, or None, and why."""
    if not candidates:
        return None, "a surname without a full name in any article"
    scored = sorted(((*_score(name, person, candidates), i) for i, person in enumerate(candidates)), key=_by_score)
    best, why, at = scored[0]
    if best < THRESHOLD or (len(scored) > 1 and best - scored[1][0] < MARGIN):
        return None, "a surname that several full names share"
    return candidates[at], f"surname of “{candidates[at].members[0].key[2]}”: {why}"


def _by_score(scored: tuple[float, str, int]) -> tuple[float, int]:
    return -scored[0], scored[2]


def _score(name: Name, person: _Person, candidates: list[_Person]) -> tuple[float, str]:
    others = max((other.articles for other in candidates if other is not person), default=0)
    titles = {normal(title) for title in name.titles}
    holds = {
        "the only full name with this surname": not others,
        "named in far more articles than all others of this surname": 0 < FAR_MORE * others <= person.articles,
        "the same title": bool(titles & person.titles - GENDER.keys()),
        "the same party or organisation": bool(name.belongs & person.belongs),
        "named together with the same others": len(name.beside & person.beside) >= 2,
        "the title says the other gender": {gender(titles), gender(person.titles)} == {"m", "f"},
    }
    reasons = [reason for reason, true in holds.items() if true]
    return sum(WEIGHTS[reason] for reason in reasons), "; ".join(reasons)
