"""Who "I" is: whoever is quoted saying it."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.reading import Reading
from kg.model import Mention, Quotation, Statement

#: The words by which speakers name themselves alone.
FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})


def resolve(reading: Reading, statements: Iterable[Statement]) -> list[Mention]:
    """The first persons in what these statements quote word for word, each with its own span, and with kind and name
    of the person who says it, in order. In a quotation inside of another the inner speaker is meant."""
    quoted = [
        (one.object, one.subject)
        for one in statements
        if isinstance(one.object, Quotation) and one.object.quotation != "indirect" and isinstance(one.subject, Mention)
    ]
    speakers: dict[int, Mention] = {}
    for quotation, speaker in sorted(quoted, key=lambda pair: -len(pair[0].text)):
        for span in quotation.spans:
            for token in reading.tokens(span):
                if token.pos_ == "PRON" and token.lower_ in FIRST_PERSON:
                    speakers[token.i] = speaker
    return [
        Mention("Person", (at := reading.doc[i].idx, at + len(reading.doc[i])), who.name, subtype=who.subtype)
        for i, who in sorted(speakers.items())
        if who.kind == "Person"
    ]
