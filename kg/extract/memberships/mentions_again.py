"""The other mentions, in the sentence of a statement, of those whom it is about.

"Ann Lee, who led the Blue Party, left it": that she led it is said of "Ann Lee", of "who", and of "the Blue
Party" as of "it". A reader who points at any of them is shown the statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from kg.extract.memberships.membership_clauses import where
from kg.extract.memberships.referents import body_at, is_short_form, person_at
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Mention, Statement

#: Pronouns that, within one sentence, stand for the same person as a rule.
_RELATIVES = ("who", "whom", "which", "that", "where")

#: What may stand before another name in brackets, and what ends it.
_FORMERLY = words("formerly formally previously later now then also or known as called")
_CLOSING = words(") , ; - – — ]")

_SAME = (words("he him his himself"), words("she her hers herself"), words("i me my"))


def again(reading: Reading, statement: Statement) -> Iterator[Statement]:
    """A statement once more for each other mention of its subject and of its object in its sentence."""
    subject, object_ = statement.subject, statement.object
    if not isinstance(subject, Mention) or not isinstance(object_, Mention) or object_.kind == "Position":
        return
    first = reading.tokens(subject.span)[0].sent
    subjects = [subject, *_others(reading, subject, first.start, first.end)]
    objects = [object_, *_others(reading, object_, first.start, first.end)]
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
            if token.idx != mention.span[0]
            and reading.mention_at(token) is None
            and (token.lower_ in group or _relative(reading, token, mention) is not None)
        ]
    found = [
        other
        for other in reading.mentions_within(tokens)
        if other.name == mention.name and _one_kind(other, mention) and other.span != mention.span
    ]
    found += _other_names(reading, mention)
    if mention.kind == "Person" and reading.mention_at(reading.tokens(mention.span).root) is None:
        found += _unresolved(reading, mention, tokens)
    named = [replace(other, kind=mention.kind) for other in found if _is_name_or_pronoun(reading, other)]
    return named + [other for token in tokens if (other := _relative(reading, token, mention)) is not None]


def _unresolved(reading: Reading, mention: Mention, tokens: Span) -> list[Mention]:
    """The pronouns of one gender behind a bare surname that nobody has resolved: they are of whom it names."""
    group: frozenset[str] = frozenset()
    found = []
    for token in tokens:
        if token.idx > mention.span[0] and token.pos_ == "PRON" and reading.mention_at(token) is None:
            group = group or next((same for same in _SAME[:2] if token.lower_ in same), frozenset())
            if token.lower_ in group:
                found.append(replace(mention, span=(token.idx, token.idx + len(token)), title=None))
    return found


def _one_kind(one: Mention, other: Mention) -> bool:
    """Whether two mentions of one name are of one kind: a university may be called by its town."""
    return one.kind == other.kind or {one.kind, other.kind} == {"Place", "Organization"}


def _other_names(reading: Reading, mention: Mention) -> list[Mention]:
    """The other names that the text gives right behind a name, as mentions of the same: the short or foreign form in
    brackets, "the Blue Union Party (BUP)"; of a person also "Ann Lee, née Orr," and "Ann Lee (1920 – 1999), known
    as Annie Lee,"."""
    end, last = reading.tokens(mention.span).end, len(reading.doc) - 1
    if mention.kind == "Person":
        return _called(reading, mention, end)
    at = end + 1
    if at >= last or reading.doc[end].text != "(":
        return []
    while at < last and reading.doc[at].lower_ in _FORMERLY:
        at += 1
    token = reading.doc[at]
    short = reading.mention_at(token)
    if short is not None and short.kind in ("Organization", "Party"):
        tokens = reading.tokens(short.span)
        alone = tokens.start == at and tokens.end <= last and reading.doc[tokens.end].text in _CLOSING
        return [replace(mention, span=short.span, title=None)] if alone and short.name != mention.name else []
    if short is not None or not is_short_form(token.text, mention.name) or reading.doc[at + 1].text not in _CLOSING:
        return []
    return [replace(mention, span=(token.idx, token.idx + len(token)), title=None)]


def _called(reading: Reading, mention: Mention, end: int) -> list[Mention]:
    """The persons named after "née" or "known as" behind a name, in its sentence."""
    doc, found = reading.doc, []
    for token in doc[end : min(end + 40, reading.tokens(mention.span).sent.end - 1)]:
        if token.pos_ in ("AUX", "VERB") and token.lower_ not in ("born", "known", "called", "nicknamed"):
            break
        told = token.lower_ in ("née", "né", "nee") or (token.lower_ == "as" and doc[token.i - 1].lower_ == "known")
        alias = reading.mention_at(doc[token.i + 1]) if told else None
        if alias is not None and alias.kind == "Person" and alias.name != mention.name:
            found.append(replace(mention, span=alias.span, title=None))
    return found


def _is_name_or_pronoun(reading: Reading, mention: Mention) -> bool:
    tokens = reading.tokens(mention.span)
    return tokens.root.pos_ in ("PROPN", "PRON", "ADJ", "ADV", "SCONJ") or any(
        token.pos_ == "PROPN" for token in tokens
    )


def _relative(reading: Reading, token: Token, mention: Mention) -> Mention | None:
    """The relative pronoun at a token as a mention of the same, where nobody has resolved it yet."""
    if token.lower_ not in _RELATIVES or token.tag_ not in ("WP", "WDT", "WRB", "WP$") or reading.mention_at(token):
        return None
    if (token.lower_ in ("who", "whom")) is not (mention.kind in ("Person", "Unnamed")) and token.lower_ != "that":
        return None
    if token.lower_ == "where":
        place = where(token.head)
        meant = body_at(reading, place) if place is not None else None
    else:
        meant = (person_at if mention.kind in ("Person", "Unnamed") else body_at)(reading, token)
    if meant is None or (meant.kind, meant.name) != (mention.kind, mention.name):
        return None
    return replace(mention, span=(token.idx, token.idx + len(token)), title=None)
