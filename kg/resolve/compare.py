"""Names compared: their normal form, and whether two names may be one person's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
GENDER = {
    **dict.fromkeys(("mr", "sir", "lord", "king", "prince"), "m"),
    **dict.fromkeys(("mrs", "ms", "miss", "lady", "dame", "queen", "princess"), "f"),
}
#: Short forms that stand for the same given name.
NICKNAMES = tuple(
    frozenset(group.split())
    for group in (
        "william bill billy will willy",
        "robert bob bobby rob robbie",
        "richard dick rick rich ricky",
        "james jim jimmy jamie",
        "john jack johnny jon",
        "joseph joe joey",
        "michael mike mick mickey",
        "thomas tom tommy",
        "edward ed eddie ted teddy ned",
        "charles charlie chuck",
        "daniel dan danny",
        "david dave",
        "donald don donny",
        "elizabeth liz beth betty lizzie eliza",
        "katherine catherine kathryn kate katie kathy cathy",
        "margaret maggie meg peggy",
        "alexander alex alexei aleksei sasha",
        "anthony tony",
        "benjamin ben benny",
        "christopher chris",
        "gregory greg",
        "jeffrey jeff geoffrey",
        "kenneth ken kenny",
        "lawrence larry",
        "matthew matt",
        "nicholas nick",
        "patrick pat paddy",
        "peter pete",
        "philip phil",
        "ronald ron ronnie",
        "samuel sam",
        "stephen steven steve",
        "timothy tim",
        "andrew andy drew",
        "patricia pat patty trish",
        "susan sue suzanne",
        "deborah debbie deb",
        "barbara barb",
        "jennifer jen jenny",
        "abraham abe",
        "bernard bernie",
        "albert al bert",
        "frederick fred freddie",
        "gerald gerry jerry",
        "raymond ray",
        "walter walt",
        "zachary zach",
    )
)


def normal(name: str) -> str:
    """A name for comparison: lower case, no accents, no punctuation, no article before it."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"['’]s\b|[.'’]", "", plain)
    words = re.findall(r"\w+", plain)
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words) or name.casefold()


@dataclass(frozen=True, slots=True)
class Parts:
    """A person's name taken apart."""

    given: tuple[str, ...]
    surname: str
    suffix: str = ""


def parts(name: str) -> Parts:
    """The given names, surname and suffix of a person's name, each in normal form."""
    words = normal(name).split() or [name]
    suffix = words.pop() if len(words) > 2 and words[-1] in SUFFIXES else ""
    return Parts(tuple(words[:-1]), words[-1], suffix)


def same_person(a: Parts, b: Parts) -> bool:
    """Whether two full names of one surname may be one person's: no part contradicts."""
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return False
    if not _same_given(a.given[0], b.given[0]):
        return False
    return all(_same_given(x, y) for x, y in zip(a.given[1:], b.given[1:], strict=False))


def _same_given(a: str, b: str) -> bool:
    if a == b or (1 in (len(a), len(b)) and a[0] == b[0]):
        return True
    return any(a in group and b in group for group in NICKNAMES)


def gender(titles: Iterable[str]) -> str | None:
    """The gender, m or f, where titles in normal form say so and agree, else None."""
    genders = {GENDER[title] for title in titles if title in GENDER}
    return genders.pop() if len(genders) == 1 else None
