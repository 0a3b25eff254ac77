"""A tie: what one place of a text shows between a person and an organisation, not yet a statement."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.model import Mention, Predicate


@dataclass(frozen=True, slots=True)
class Tie:
    """``pattern`` names the pattern that found it; ``anchor`` is the word whose clause states it;
    ``role`` the role word, ``over`` whether the words themselves say that it has ended, ``where`` the
    place or organisation of an office."""

    holder: Mention
    predicate: Predicate
    body: Mention
    pattern: str
    anchor: Token
    role: str | None = None
    over: bool = False
    where: Mention | None = None
