"""Who is speaking, or spoken to: the mention for a source, and for the head of a noun phrase."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import replace

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.extract.name_words import PERSON_NOUNS, TITLES
from kg.extract.quotations import reporting
from kg.extract.reading import Reading
from kg.model import Mention, Span

_NAMED = frozenset(("Person", "Organization", "Party", "Place"))
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose"))
_OUTSIDE = frozenset(("relcl", "acl", "appos", "prep", "punct", "cc", "conj", "advcl", "ccomp", "case"))

#: After one of these a name says more of the noun before it, and is not who speaks ("critics like Berg").
_JOINTS = frozenset(("ADP", "CCONJ", "SCONJ", "VERB", "AUX"))

_POSSESSIVE = re.compile(r"['’]s?\s*$")

#: What may stand between a comma and a name set off by it: "Southport councillor Anna Berg", in so many words.
_TITLES = frozenset(("PROPN", "NOUN", "ADJ"))
_LONGEST_TITLE = 6


def surnames(reading: Reading) -> Mapping[str, Mention]:
    """The first person of each surname in the article, by the surname in small letters."""
    people = (found for found in reversed(reading.names) if found.kind == "Person")
    return {found.name.split()[-1].casefold(): found for found in people}


def speaker(reading: Reading, source: Span, head: Token, people: Mapping[str, Mention]) -> Mention:
    """The mention of a source: the person, body or anaphor that it names, or all of it as an unnamed source.
    ``people`` are those of the article, by surname."""
    head = _relative_in(reading, source) or head
    found = named(reading, head)
    if (found is None or found.kind != "Person") and (label := _label(reading, source, people)):
        return label
    if found is None or found.kind != "Person":
        beside = _set_off(reading, source, head)
        office = beside if found is not None and _ends_with_title(reading.tokens(source), head) else None
        found = _at_the_end(reading, source) or office or found or beside
    alone = _is_label(reading, source)
    if (
        found is None
        and not alone
        and ((other := mention(reading, head)).kind != "Unnamed" or _stands_for(reading, head))
    ):
        found = other
    name = _POSSESSIVE.sub("", reading.article.text[slice(*source)])
    tokens = reading.tokens(source)
    names = {token.text for token in tokens if token.pos_ == "PROPN" or token.ent_type_ in ("NORP", "GPE")}
    if alone and found is not None and found.kind == "Organization" and name.lower() in PERSON_NOUNS:
        found = None  # "CHAIR: Order."
    return found or Mention("Unnamed", source, _lowered(name, names))


def _relative_in(reading: Reading, source: Span) -> Token | None:
    """The pronoun of a relative clause that a source begins with: "who had left the party"."""
    first = reading.tokens(source)[0]
    return first if first.lower_ in _RELATIVE and first.head.dep_ == "relcl" else None


def beside(reading: Reading, head: Token, first: Mention) -> list[Mention]:
    """The other persons who speak with one: "Anna Berg *and Otto Lind* said", "two guards, Ann *and Otto*, said"."""
    if first.kind != "Person" or (reading.mention_at(head) or first).span != first.span:
        return []
    called = reading.tokens(first.span).root
    if called.dep_ == "appos" and called.head == head and head.tag_ in ("NNS", "NNPS", "CD"):
        head = called
    row = sorted((head, *head.conjuncts), key=lambda token: token.i)
    if any(token.pos_ in ("VERB", "AUX") for token in reading.doc[row[0].i : row[-1].i + 1]):
        return []
    found = (named(reading, token) for token in row if token.pos_ == "PROPN")
    return [one for one in found if one is not None and one.kind == "Person" and one.name != first.name]


def _at_the_end(reading: Reading, source: Span) -> Mention | None:
    """The person whose name ends a source that begins with what they are: "Speaker of the House Anna Berg"."""
    tokens = reading.tokens(source)
    end = len(tokens)
    while end and tokens[end - 1].text in ("'s", "’s", "’", "'"):
        end -= 1
    found = named(reading, tokens[end - 1]) if end else None
    if found is None or found.kind != "Person" or tokens[end - 1].pos_ == "PRON":
        return None
    first = next((token for token in tokens if found.span[0] <= token.idx < found.span[1]), None)
    if first is None:
        return None
    while first.i > tokens.start and _is_title(first.nbor(-1)):
        first = first.nbor(-1)
    joined = first.i > tokens.start and first.nbor(-1).pos_ in _JOINTS
    return None if joined or _is_of(tokens[: first.i - tokens.start]) else found


def _is_title(token: Token) -> bool:
    """Whether a word before a name says what its bearer is or was: "a spokesman for *former Governor* Anna Berg"."""
    return token.text in TITLES or token.lower_ in PERSON_NOUNS or token.lower_ in ("former", "then", "late", "acting")


def _ends_with_title(source: TokenSpan, head: Token) -> bool:
    """Whether a source is what somebody is, also where the parse takes the places in it for who speaks: "the group's
    East *and* West Aldane *director*", not "Acme and its director"."""
    last = source[-1]
    return _is_title(head) or (
        _is_title(last) and all(token.pos_ not in ("DET", "PRON") for token in head.doc[head.i : last.i])
    )


def _is_of(before: TokenSpan) -> bool:
    """Whether the words before a name name something of a person's, not the person: "the campaign of nominee"."""
    at = next((number for number, token in enumerate(before) if token.lower_ == "of"), 0)
    noun = next((token for token in reversed(before[:at]) if token.pos_ in ("NOUN", "PROPN")), None)
    return noun is not None and noun.lower_ not in PERSON_NOUNS and noun.text not in TITLES


def _set_off(reading: Reading, source: Span, head: Token) -> Mention | None:
    """The person whose name a comma sets off after what they are: "The mayor of Southport, Anna Berg, said",
    "her brother, the painter Otto Lind, said"."""
    doc, at = reading.doc, reading.tokens(source).end
    if head.pos_ not in ("NOUN", "PROPN") or head.tag_ in ("NNS", "NNPS") or at >= len(doc) or doc[at].text != ",":
        return None
    first = at + 1 + (at + 1 < len(doc) and doc[at + 1].lower_ == "the")
    for token in doc[first : first + _LONGEST_TITLE]:
        if token.pos_ not in _TITLES:
            return None
        found = named(reading, token)
        if found is not None and found.kind == "Person":
            after = reading.tokens(found.span).end
            alone = after >= len(doc) or doc[after].is_punct
            speaks = doc[at - 1].lower_ in PERSON_NOUNS and doc[min(after, len(doc) - 1)].pos_ in ("VERB", "AUX")
            return found if alone or speaks else None
    return None


def mention(reading: Reading, head: Token) -> Mention:
    """The mention at this head: a name, an anaphor with what it stands for, the name in apposition to it, or the noun
    phrase itself as an unnamed source ("two officials")."""
    found = named(reading, head)
    if found is not None:
        return found
    if _stands_for(reading, head):
        noun = reading.doc[reading.strangers[head.i]] if head.i in reading.strangers else head.head.head
        return replace(mention(reading, noun), span=_span(head, head))
    for child in head.rights:
        if child.dep_ == "appos" and (found := named(reading, child)) is not None and found.kind != "Place":
            return found
    first, last = _start(head), _last(head)
    name = " ".join(reading.article.text[first.idx : last.idx + len(last)].split())
    return Mention("Unnamed", _span(first, last), name if head.pos_ == "PROPN" else _lowered(name))


def _stands_for(reading: Reading, head: Token) -> bool:
    """Whether a word stands for a noun: a pronoun for somebody without a name, or that of a relative clause."""
    return head.i in reading.strangers or _is_relative(head)


def _is_relative(head: Token) -> bool:
    return head.lower_ in _RELATIVE and head.head.dep_ == "relcl"


def named(reading: Reading, token: Token) -> Mention | None:
    """The name or resolved anaphor that covers a token."""
    found = reading.mention_at(token)
    return found if found is not None and found.kind in _NAMED else None


def _label(reading: Reading, source: Span, people: Mapping[str, Mention]) -> Mention | None:
    """The person whose surname stands before a colon ("BERG:"), whatever the writing."""
    words = reading.article.text[slice(*source)].split()
    found = people.get(words[-1].casefold()) if words and _is_label(reading, source) else None
    return Mention("Person", source, found.name, found.title) if found else None


def _is_label(reading: Reading, source: Span) -> bool:
    """Whether a source stands before a colon: what comes after it are its words, and say nothing of who it is."""
    return reading.article.text[source[1] : source[1] + 1] == ":"


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
    if reporting.among(head, "counts") or head.pos_ == "NUM":
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ == "of":
                return next((inner for inner in child.children if inner.dep_ == "pobj"), head)
    return head


def _span(first: Token, last: Token) -> Span:
    return first.idx, last.idx + len(last)


def _lowered(name: str, names: Container[str] = ()) -> str:
    """A name that is none, wherever in a sentence it stands, but for the ``names`` in it: "Two MPs" is "two MPs", "The
    embassy in Baku" is "the embassy in Baku"."""
    words = name.split()
    is_shouted = name.isupper() and (len(words) > 1 or len(name) > _LONGEST_ACRONYM or name.lower() in PERSON_NOUNS)
    kept = () if is_shouted else names
    own = (any(part in kept for part in _PARTS.split(word)) or word in kept for word in words)
    cased = (word[1:] != word[1:].lower() and not is_shouted for word in words)
    return " ".join(word if any(why) else word.lower() for word, *why in zip(words, own, cased, strict=True))


#: What parts a name from what is written with it: "Lind's", "Lind/Berg".
_PARTS = re.compile(r"['’/,-]")
_LONGEST_ACRONYM = 5
