"""Second events of which the verb is not said again (gapping): "met Feld on Monday and Vale on Tuesday"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.events.calendardates import When

_JOINING = frozenset(("and", "but", "or"))
_NAMING = frozenset(("NOUN", "PROPN", "NUM", "PRON"))


def gap(first: When, second: When) -> Token | None:
    """The conjunction behind which a verb's second date tells when another such event was; None where both dates are
    of one: "on Monday and Tuesday"."""
    doc = first.token.doc
    start, end = first.token.i + 1, _first_word(second).i
    while start < end and doc[start].idx < first.span[1]:
        start += 1
    joining = next((token for token in doc[start:end] if token.lower_ in _JOINING and token.dep_ == "cc"), None)
    if joining is None or doc[start:end].text.count(";"):
        return None
    between = doc[joining.i + 1 : end]
    if any(token.pos_ in ("VERB", "AUX") for token in between):
        return None
    apart = len(between) == 0 and joining.nbor(-1).text == ","
    return joining if apart or any(token.pos_ in _NAMING for token in between) else None


def _first_word(when: When) -> Token:
    """The first word of a date, with its preposition."""
    word = when.token
    while word.i and word.nbor(-1).idx >= when.span[0]:
        word = word.nbor(-1)
    return word.nbor(-1) if word.i and word.nbor(-1).pos_ == "ADP" else word
