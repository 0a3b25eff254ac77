"""The other mentions, in the sentence of a statement, of those whom it is about.

"Ann Lee, who led the Blue Party, left it": that she led it is said of "Ann Lee", of "who", and of "the Blue
Party" as of "it". A reader who points at any of them is shown the statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.reading import Reading
from kg.extract.roles import words
from kg.model import Mention, Statement

#: Pronouns that, within one sentence, stand for the same person as a rule.
_SAME = (words("he him his himself"), words("she her hers herself"), words("i me my"))


def again(reading: Reading, statement: Statement) -> Iterator[Statement]:
    """A statement once more for each other mention of its subject and of its object in its sentence."""
    subject, object_ = statement.subject, statement.object
    if not isinstance(subject, Mention) or not isinstance(object_, Mention):
        return
    first = reading.tokens(subject.span)[0].sent
    subjects = [subject, *_others(reading, subject, first.start, first.end)]
    objects = [object_]
    if object_.kind in ("Organization", "Party"):
        objects += _others(reading, object_, first.start, first.end)
    for one in subjects:
        for other in objects:
            if (one, other) != (subject, object_):
                yield replace(statement, subject=one, object=other)


def _others(reading: Reading, mention: Mention, start: int, end: int) -> list[Mention]:
    tokens = reading.doc[start:end]
    if mention.kind == "Unnamed":
        group = next((same for same in _SAME if mention.name.lower() in same), frozenset())
        return [
            Mention("Unnamed", (token.idx, token.idx + len(token)), token.text)
            for token in tokens
            if token.lower_ in group and token.idx != mention.span[0] and reading.mention_at(token) is None
        ]
    return [
        other
        for other in reading.mentions_within(tokens)
        if other.name == mention.name and other.kind == mention.kind and other.span != mention.span
    ]
