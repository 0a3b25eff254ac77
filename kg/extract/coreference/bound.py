"""The word to which its sentence ties a pronoun: who is praised for *his* work, who said that *he* would go."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extract.coreference.discourse import Page
from kg.extract.wordset import words

#: Whoever is praised or blamed is so for what is his.
_JUDGING = words(
    """congratulate praise commend applaud thank hail criticize criticise condemn blame denounce fault scold rebuke
    punish forgive honor honour reward mock"""
)
_FOR = words("for on over")
#: Before whom one serves, or whose something is.
_SERVED = words("for under of to with by")
#: What one is, without an article, in office.
_OFFICES = words(
    "president premier mayor governor minister chancellor senator chairman chairwoman leader secretary director"
)


def to(page: Page, i: int) -> int | None:
    """The token of the one for whom the pronoun at token i stands, or None where the sentence does not tell."""
    if page.tags[i] != "PRP$":
        served = _served(page, i)
        return served if served is not None else _speaking(page, i)
    judged = _judged(page, i)
    return judged if judged is not None else _own(page, i)


def _served(page: Page, i: int) -> int | None:
    """The name right before what office its bearer held when somebody did something for him: "drove for *Ann Lee* when
    she was mayor"."""
    whose = i - 2
    if whose < 0 or page.words[i - 1] not in ("when", "while") or page.pos[whose] != "PROPN":
        return None
    held, link = page.doc[i].head, page.doc[whose].head.lower_
    offices = (child for child in held.children if child.dep_ == "attr" and child.i == child.left_edge.i)
    in_office = held.lemma_ == "be" and any(child.lower_ in _OFFICES for child in offices)
    return whose if in_office and link in _SERVED and page.deps[whose] == "pobj" else None


_SAME = {"his": "he", "her": "she"}


def _own(page: Page, i: int) -> int | None:
    """The subject of "*she* sold her mill"."""
    verb = page.doc[page.clause(i)]
    subject = next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    same = subject is not None and subject.lower_ == _SAME.get(page.words[i])
    return subject.i if subject is not None and same and subject.i < i else None


def _judged(page: Page, i: int) -> int | None:
    """The object of "congratulated *Ann Lee* on her victory"."""
    link = page.doc[i].head.head
    verb = link.head
    if link.lower_ not in _FOR or link.dep_ != "prep" or verb.lemma_ not in _JUDGING:
        return None
    return next((child.i for child in verb.rights if child.dep_ == "dobj" and child.i < link.i), None)


def _speaking(page: Page, i: int) -> int | None:
    """The "who" of "Ann Lee, *who* announced she would leave"."""
    clause = page.doc[i].head
    subject = page.deps[i] in ("nsubj", "nsubjpass") and clause.dep_ == "ccomp" and clause.head.dep_ == "relcl"
    said = clause.head.lefts if subject and not page.quoted[i] else ()
    return next((child.i for child in said if child.dep_ == "nsubj" and child.lower_ == "who"), None)


#: What only tells more of somebody: "Ann Lee, a minister *under Orr*, *who* left".
_ADDED = words("pobj poss relcl acl")


def heads(source: Span) -> list[Token]:
    """The words of a source that name who speaks, without others of whom they tell more."""
    root = source.root
    found = [token for token in source if token == root or _ADDED.isdisjoint(_way(token, root))]
    return found or list(source)


def _way(token: Token, root: Token) -> Iterator[str]:
    """The parts that a word and those above it have in the phrase of its root."""
    while token not in (root, token.head):
        yield token.dep_
        token = token.head


def topic(cue: Token) -> int | None:
    """The token of the one of whom something is said: "she said of *Ann Lee*"."""
    for link in cue.rights:
        if link.dep_ == "prep" and link.lower_ in ("of", "about"):
            return next((child.i for child in link.rights if child.dep_ == "pobj"), None)
    return None
