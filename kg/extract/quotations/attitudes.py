"""How a source stands to what is attributed to it: said, asked, denied or thought; or it is a writing that holds it, or
a mere topic. Whoever asks for what was said wants none of the last three."""

from __future__ import annotations

import re

from spacy.tokens import Token

from kg.extract.quotations import reporting
from kg.extract.quotations.attributions import Attribution, Layout
from kg.extract.quotations.stretches import is_title
from kg.model import Attitude

_ASKED = re.compile(r"(?:if|whether|who|whom|whose|what|when|where|why|how|which|about)\b", re.IGNORECASE)
_PREDICATES = frozenset(("VERB", "AUX"))
_ATTRIBUTES = frozenset(("amod", "relcl", "acl", "compound"))
_SENTENCE_END = re.compile(r"[.!](?:\s|$)")


def attitude(layout: Layout, found: Attribution) -> Attitude:
    """How the source stands to the content of an attribution."""
    cue = found.cue
    if _denies(layout, found):
        return "denial"
    if _is_question(layout, found):
        return "question"
    if reporting.among(_meant(found.head), "documents") and not _whose(found.head):
        return "document"
    if reporting.among(cue, "thought"):
        return "thought"
    return "speech" if _has_words(layout, found) else "topic"


def denied(layout: Layout, found: Attribution) -> bool:
    """Whether the source denies it, or is said not to have said it ("did not say", "declined to say")."""
    if found.cue is None:
        return False
    phrase = layout.within(found.phrase) if found.phrase else [found.cue]
    unsaid = any(child.dep_ == "neg" for child in found.cue.children) or any(
        reporting.among(token, "silence") or token.lower_ == "never" for token in phrase
    )
    return _denies(layout, found) != unsaid


def _denies(layout: Layout, found: Attribution) -> bool:
    """Whether it is denied ("denied that …", "rejected the claim that …")."""
    if reporting.among(found.cue, "denial"):
        return True
    nouns = (token for token in layout.within(found.pieces[0]) if token.pos_ == "NOUN")
    return reporting.among(found.cue, "rejecting") and reporting.among(next(nouns, None), "claims")


def _is_question(layout: Layout, found: Attribution) -> bool:
    first, last = found.pieces[0], found.pieces[-1]
    text = layout.text[first[0] : last[1]]
    if layout.text[last[0] : last[1] + 1].rstrip("\"'”’»").endswith("?"):
        return _SENTENCE_END.search(text) is None
    return reporting.among(found.cue, "question") and _ASKED.match(text) is not None


def _meant(head: Token | None) -> Token | None:
    """The head of a source, or of what it stands for in a relative clause ("a poll that shows")."""
    return head.head.head if head is not None and head.head.dep_ == "relcl" and head.pos_ == "PRON" else head


def _whose(head: Token | None) -> bool:
    """Whether a noun is somebody's: what my letter says, I say."""
    return head is not None and any(child.dep_ == "poss" and child.ent_type_ == "PERSON" for child in head.lefts)


def _has_words(layout: Layout, found: Attribution) -> bool:
    """Whether the content is a clause or an infinitive, or has words in quotation marks; of what is announced, and what
    a thing is called, a noun is enough. The title of a work, and a name in marks that nobody is said to have given,
    are no words of anybody's."""
    tokens = list(layout.inside(found.pieces))
    if found.cue is None or any(token.pos_ in _PREDICATES and token.dep_ not in _ATTRIBUTES for token in tokens):
        return True
    marks = {layout.stretch[token.i] for token in tokens} - {-1}
    if marks:
        return found.source is not None and not all(is_title(layout, number) for number in marks)
    return reporting.among(found.cue, "announcing", "answering") or _names(found.cue)


def _names(cue: Token) -> bool:
    """Whether a word calls somebody something: "called the plan a gift", "described it as a gift"."""
    return reporting.among(cue, "naming") and any(
        child.dep_ in ("oprd", "ccomp", "attr") or child.lower_ in ("as", "for", "of", "to") for child in cue.rights
    )
