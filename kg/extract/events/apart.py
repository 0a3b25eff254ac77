"""Events that the text places by how far they are from one another: "arrested on Monday, two days after she was shot",
"left the day after the attack". Where one of the two is dated, so is the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.dates.calendar import Unit, interval, move, unit_of
from kg.extract.dates.datecontext import named_unit
from kg.extract.dates.datewords import number, singular
from kg.extract.dates.resultrules import in_other_year

_UNITS = frozenset(("day", "week", "month", "year", "decade"))
_SOME = frozenset(("a", "an", "the", "few", "several", "some"))


@dataclass(frozen=True, slots=True)
class Distance:
    """The word ``told`` tells of what was ``steps`` units after what ``other`` tells of (before: negative); None where
    the text does not say how many ("some days after")."""

    told: Token
    other: Token
    unit: Unit
    steps: int | None

    def from_other(self, value: str) -> str | None:
        """The date of what is told, as an ISO 8601 value, by that of the other."""
        return None if self.steps is None else _moved(value, self.unit, self.steps)

    def from_told(self, value: str) -> str | None:
        """The date of the other, as an ISO 8601 value, by that of what is told."""
        return None if self.steps is None else _moved(value, self.unit, -self.steps)


def distances(doc: Doc) -> Iterator[Distance]:
    """Each "two days after" and "the day before" of a text, with the words that it stands between."""
    for token in doc[1:]:
        if token.lower_ not in ("after", "before") or not _is_counted(unit := token.nbor(-1)):
            continue
        told, other = _between(token)
        if told is not None and other is not None:
            count = _count(unit)
            steps = count if count is None or token.lower_ == "after" else -count
            yield Distance(told, other, named_unit(unit.lower_), steps)


def _is_counted(unit: Token) -> bool:
    """Whether a word is one of time of which the text says how many: not "last year after she left"."""
    return singular(unit.lower_) in _UNITS and any(
        child.dep_ == "nummod" or child.lower_ in _SOME for child in unit.lefts
    )


def _between(link: Token) -> tuple[Token | None, Token | None]:
    """The verb before "after" and the verb or noun behind it."""
    if link.dep_ == "mark":
        other: Token | None = link.head
        told = link.head.head if link.head.dep_ == "advcl" else None
    else:
        other = next((child for child in link.rights if child.dep_ in ("pobj", "pcomp")), None)
        told = next((above for above in link.ancestors if above.pos_ in ("VERB", "AUX")), None)
    return told, other


def _count(unit: Token) -> int | None:
    """How many units the words before one say; None where they do not."""
    said = " ".join(child.text for child in unit.lefts)
    if said.lower() == "the":
        return 1
    return int(number(said) or 0) or None


def _moved(value: str, unit: Unit, steps: int) -> str | None:
    """A date moved by whole units; None where it is too vague for them. A year from a month is a month."""
    own = unit_of(value)
    if own == "month" and unit == "year" and abs(steps) == 1:
        return in_other_year(value, steps)
    if unit == "week" and abs(steps) == 1:
        unit, steps = "day", 7 * steps
    moved = move(value, unit, steps) if "/" not in value else None
    return interval(moved) if moved is not None and unit_of(moved) == unit else None
