"""Who is speaking, or spoken to: the mention for the head of a noun phrase."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.quotations import reporting
from kg.extract.reading import Reading
from kg.model import Mention

_NAMED = frozenset(("Person", "Organization", "Party", "Place"))
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
_OUTSIDE = frozenset(("relcl", "acl", "appos", "prep", "punct", "cc", "conj", "advcl", "ccomp", "case"))


def mention(reading: Reading, head: Token) -> Mention:
    """The mention at this head: a name, an anaphor with the name that it stands for, the name in
    apposition to it, or the noun phrase itself as an unnamed source ("two officials")."""
    found = named(reading, head)
    if found is not None:
        return found
    if head.lower_ in _RELATIVE and head.head.dep_ == "relcl":
        antecedent = mention(reading, head.head.head)
        return Mention(antecedent.kind, _span(head, head), antecedent.name, antecedent.title, antecedent.subtype)
    for child in head.rights:
        if child.dep_ == "appos" and (found := named(reading, child)) is not None and found.kind == "Person":
            return found
    first, last = _start(head), _last(head)
    name = " ".join(reading.article.text[first.idx : last.idx + len(last)].split())
    return Mention("Unnamed", _span(first, last), name if head.pos_ == "PROPN" else name.lower())


def named(reading: Reading, token: Token) -> Mention | None:
    """The name or resolved anaphor that covers a token."""
    found = reading.mention_at(token)
    return found if found is not None and found.kind in _NAMED else None


def _start(head: Token) -> Token:
    """The first token of the noun phrase without what follows or merely adjoins the head."""
    first = head
    for child in head.lefts:
        if child.dep_ not in _OUTSIDE:
            left = child.left_edge
            if left.i < first.i:
                first = left
    return first


def _last(head: Token) -> Token:
    """The last token of the noun phrase: the head, or whom a number counts ("one of the protesters")."""
    if head.lemma_.lower() in reporting.group("counts") or head.pos_ == "NUM":
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ == "of":
                return next((inner for inner in child.children if inner.dep_ == "pobj"), head)
    return head


def _span(first: Token, last: Token) -> tuple[int, int]:
    return first.idx, last.idx + len(last)
