"""Who is told or asked, and does not speak: "the court was told that", "asked whether he knew", "the jury heard"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.quotations import reporting
from kg.extract.quotations.attributions import Layout
from kg.extract.wordset import words
from kg.model import Span

#: Whoever is so has made it a thought of his own.
_OWN = words("convince persuade encourage reassure assure challenge")

#: What a hearing is held before: what it hears, somebody says in it.
_HEARINGS = words(
    "court jury inquest inquiry enquiry tribunal hearing committee commission panel trial arbitrator magistrate"
)


def speaker(layout: Layout, cue: Token | None, source: Span | None) -> Span | None:
    """The source of what is reported, or none where it is the one who is told or asked."""
    if cue is None or source is None:
        return source
    heard = hearer(cue)
    if heard is not None and source[0] <= heard.idx < source[1]:
        return None
    return None if _is_asked(layout, cue, source) else source


def hearer(cue: Token) -> Token | None:
    """Who is told or asked, as the subject: "*Lind* was told", "the *jury* heard"."""
    heard = next((child for child in cue.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    if heard is None:
        return None
    if heard.dep_ == "nsubjpass":
        return heard if _addresses(cue) else None
    told = cue.lemma_.lower() == "tell" and not any(child.dep_ in ("dobj", "dative") for child in cue.rights)
    hears = cue.pos_ == "VERB" and (cue.lemma_.lower() == "hear" or told)  # "…, court told" in a heading
    return heard if hears and heard.lemma_.lower() in _HEARINGS else None


def _is_asked(layout: Layout, cue: Token, source: Span) -> bool:
    """Whether a participle tells what its clause's subject was asked: "*Asked* whether he knew, Lind said"."""
    if (
        cue.tag_ != "VBN"
        or not _addresses(cue)
        or any(child.dep_ in ("nsubj", "auxpass", "aux") for child in cue.lefts)
    ):
        return False
    by = any(child.dep_ == "agent" and child.left_edge.idx <= source[0] < child.right_edge.idx for child in cue.rights)
    after = layout.token_from(source[0])
    return cue.dep_ == "advcl" and not by and not (after > 0 and layout.doc[after - 1].lower_ == "by")


def _addresses(cue: Token) -> bool:
    told = reporting.among(cue, "addressing", "question") and cue.lemma_.lower() not in _OWN
    return told and cue.pos_ == "VERB"
