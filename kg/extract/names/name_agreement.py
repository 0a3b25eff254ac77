"""Whether two full names may be one person's: their parts, with short forms, initials, particles and articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.lexicon import given_names, short_forms
from kg.extract.name_words import PARTICLES
from kg.extract.names.name_pieces import ARTICLES, GENERATIONS, without_article

#: The article inside of names of South Asia, which is also written as the end of the word before it.
_LINKS = frozenset({"ul", "ur", "ud", "uz", "us", "un"})


def agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names may be the same person's."""
    one, other = bare_parts(one), bare_parts(other)
    one, other = initial_behind(one), initial_behind(other)
    if len(one) < 2 or len(other) < 2:
        return False
    if one == other[-len(one) :] or other == one[-len(other) :]:
        return True  # "Wasserman Schultz" of "Debbie Wasserman Schultz"
    if _begins_name(one, other) or _begins_name(other, one):
        return True
    if one[-1] != other[-1]:
        return False
    return _given_agree(one[0], other[0]) and _middles_agree(one[1:-1], other[1:-1])


def initial_behind(parts: Sequence[str]) -> list[str]:
    """The parts with an initial behind the given name before which it stands: "J. Christopher Hale"."""
    first, *rest = parts or [""]
    if len(rest) > 1 and len(first.rstrip(".")) == 1 and len(rest[0].rstrip(".")) > 1:
        return [rest[0], first, *rest[1:]]
    return list(parts)


def _begins_name(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a name is the beginning of a fuller one: the two given names, "María José" of "María José Lund", or the
    name without the father's or the mother's, "Mohd Nazri" of "Mohd Nazri Mohd Ghani"."""
    if len(short) >= len(full) or list(full[: len(short)]) != list(short):
        return False
    if len(full) - len(short) > 1:
        return not any(word.isupper() and word.isalpha() and len(word) > 1 for word in full)  # "Joan Hale Joins ODM"
    return len(short) == 2 and all(word in given_names() for word in short)


def bare_parts(parts: Sequence[str]) -> list[str]:
    """The parts without a generation, particles in small letters: "De Lund" begins a sentence, "de Lund" does not. An
    Arabic article is left out: "al-Helou", "Al Helou" and "Helou" are one surname."""
    plain: list[str] = []
    for at, part in enumerate(parts):
        if part.lower() in _LINKS and 0 < at < len(parts) - 1:  # "Ijazul Haq" is "Ijaz Ul Haq"
            plain[-1] += part.lower()
        elif part not in GENERATIONS:
            plain.append(small(part))
    return [part for at, part in enumerate(plain) if at == 0 or part not in ARTICLES or at == len(plain) - 1]


def articled_surname(parts: Sequence[str]) -> Iterator[str]:
    """The surname at the end of a full name with the Arabic article that stands apart there: "al Helou" of "Hani Al
    Helou". Without such a name "Al Lee" is Albert."""
    if len(parts) > 2 and parts[-2].lower() in ARTICLES:
        yield " ".join(map(small, parts[-2:]))


def small(part: str) -> str:
    """A part of a name with its particle in small letters, without an article: "de", "Helou"."""
    bare = without_article(part)
    if bare != part:
        return bare
    first, hyphen, rest = part.partition("-")
    return first.lower() + hyphen + rest if first.lower() in PARTICLES else part


def _given_agree(one: str, other: str) -> bool:
    if one == other or share_full(one, other):
        return True
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return len(short) == 1 and long.startswith(short)


def _middles_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    if not one or not other:
        return True
    return any(_given_agree(a, b) for a in one for b in other)


def share_full(one: str, other: str) -> bool:
    """Whether two given names may be forms of one: Bill and William, Rob and Robbie. Bill is not called Will, too."""
    table = short_forms()
    ones, others = table.get(one, {one}), table.get(other, {other})
    return one in others or other in ones or (one[:2] == other[:2] and not ones.isdisjoint(others))


def short_or_full(given: str) -> frozenset[str]:
    """What given names that may be forms of one share."""
    return short_forms().get(given, frozenset()) | {given}
