"""Organisations, parties and places: which names are one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from kg.resolve.compare import normal
from kg.resolve.gather import Group, Key, Name

LEGAL_FORMS = frozenset(
    {
        "inc",
        "ltd",
        "llc",
        "plc",
        "corp",
        "co",
        "corporation",
        "company",
        "limited",
        "ag",
        "gmbh",
        "sa",
        "nv",
        "bv",
        "ab",
    }
)


def things(names: list[Name]) -> Iterator[Group]:
    """Organisations, parties or places, joined by normal form, legal form left out, and by the
    acronym or short form that an article itself gives for a fuller name."""
    forms: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        forms[_without_legal_form(normal(name.key[2]))].append(name)
    stands_for: dict[str, Counter[str]] = defaultdict(Counter)
    for form, members in forms.items():
        for surface in {normal(surface) for name in members for surface in name.surfaces}:
            if surface in forms and surface != form and _is_short_for(surface, form):
                stands_for[surface][form] += 1
    merged: dict[str, list[Name]] = defaultdict(list)
    reasons: dict[Key, str] = {}
    for form, members in forms.items():
        fuller = next(iter(stands_for[form])) if len(stands_for.get(form, ())) == 1 else form
        merged[fuller] += members
        how = "the same name" if fuller == form else f"an article gives it as another name of “{fuller}”"
        reasons.update({name.key: how for name in members})
    for form in sorted(merged):
        yield Group(merged[form], {name.key: reasons[name.key] for name in merged[form]})


def _without_legal_form(form: str) -> str:
    words = form.split()
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return " ".join(words)


def _is_short_for(short: str, full: str) -> bool:
    initials = "".join(word[0] for word in full.split() if word not in ("of", "and", "the", "for", "in"))
    return short == initials or (len(short) < len(full) and set(short.split()) <= set(full.split()))
