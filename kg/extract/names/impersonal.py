"""What tells that a single word names a firm or another body, where it may as well be a surname: "Pomelo, which makes
jam", "Pomelo said it would close two shops", "Pomelo's shares". The news introduces a person by more than one word."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extract.name_words import ORG_NOUNS, PERSON_NOUNS
from kg.extract.names.candidate import Candidate
from kg.extract.names.name_pieces import POSSESSIVES
from kg.extract.wordset import words

#: What only a body has, behind its name; and what is "in" or "of" it.
_OWN = words(
    "shares stock shareholders investors customers employees workers staff profits profit revenue revenues sales"
    " factory factories plant plants stores shops branches subsidiary subsidiaries headquarters share board products"
    " turnover"
)
_IN_IT = words("shares stake shareholders shareholder investors employees stock")
_AT_IT = words("workers staff employees executives managers engineers")
_BY_IT = words("poll polls survey surveys")

#: Whose subject or object only a body is.
_ONLY_BODIES = words("employ acquire manufacture")

#: With these, or with "be", "it" mostly stands for nothing, or for what was just told.
_OF_NOTHING = words(
    "seem appear happen rain take matter mean come depend cost help make need work hurt show lead remain prove look"
    " feel sound become go end start begin continue turn do"
)


def is_told(doc: Doc, one: Candidate) -> bool:
    """Whether what stands around a single word tells that it names no person."""
    return one.title is None and any(_cues(doc, one))


def _cues(doc: Doc, one: Candidate) -> Iterator[bool]:
    before, behind = doc[max(one.start - 2, 0) : one.start], doc[one.end : one.end + 3]
    words_before, words_behind = [token.lower_ for token in before], [token.lower_ for token in behind]
    yield words_behind[:2] == [",", "which"]
    yield words_behind == [",", "based", "in"]
    yield words_behind[:1] == ["shares"] or (words_behind[:1] != [] and _owns(words_behind))
    yield words_before[1:] == ["in"] and words_before[0] in _IN_IT
    yield words_before[1:] == ["at"] and words_before[0] in _AT_IT
    yield words_before[1:] == ["by"] and words_before[0] in _BY_IT
    root = doc[one.start : one.end].root
    yield any(_is_body(child) for child in root.children if child.dep_ == "appos")
    if root.dep_ in ("nsubj", "nsubjpass"):
        yield root.dep_ == "nsubj" and root.head.lemma_ in _ONLY_BODIES
        yield _is_it(root)
        yield _owns_its(root)
    yield root.dep_ == "dobj" and root.head.lemma_ == "acquire"


def _owns(behind: list[str]) -> bool:
    return behind[0] in POSSESSIVES and not _OWN.isdisjoint(behind[1:2])


def _is_body(noun: Token) -> bool:
    """Whether an apposition says that a name is a body's: "Kestrel, another supplier,"."""
    return noun.pos_ == "NOUN" and noun.lower_ in ORG_NOUNS and noun.lower_ not in PERSON_NOUNS


def _is_it(name: Token) -> bool:
    """Whether a name is "it" in what it says: "Pomelo said on Friday it had closed two shops"."""
    for clause in name.head.children:
        if clause.dep_ == "ccomp" and clause.i > name.i and clause.lemma_ not in _OF_NOTHING | {"be"}:
            subjects = [child for child in clause.children if child.dep_ in ("nsubj", "nsubjpass")]
            if subjects and subjects[0].lower_ == "it" and _alone(name, subjects[0]):
                return True
    return False


def _owns_its(name: Token) -> bool:
    """Whether "its" behind a name can mean nothing else: "Dalby told investors that its profit had doubled"."""
    its = next((token for token in name.head.subtree if token.lower_ == "its" and token.i > name.i), None)
    return its is not None and _alone(name, its)


def _alone(name: Token, pronoun: Token) -> bool:
    """Whether nothing else of the singular stands between a name and the pronoun, but a day."""
    between = name.doc[name.i + 1 : pronoun.i]
    return all(
        token.tag_ not in ("NN", "NNP", "PRP", "WP") or token.ent_type_ in ("DATE", "MONEY", "PERCENT", "TIME")
        for token in between
    )
