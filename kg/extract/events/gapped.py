"""What is said of another without saying the verb again: "Ann Lee was arrested on 3 May, and Bob Orr on 9 May"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.events.calendardates import When
from kg.extract.events.happenings import Dating, Happening, Taking
from kg.extract.events.namelists import mentions_under
from kg.extract.reading import Reading
from kg.model import Date, Event, Statement


def another(verb: Token, day: Token) -> Token | None:
    """Of whom a date behind a verb is said, where that is another than the verb's own subject."""
    joined = [child for child in verb.rights if child.dep_ == "conj" and child.pos_ in ("PROPN", "NOUN")]
    before = next((child for child in joined if child.i < day.i), None)
    if before is None or not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.lefts):
        return None
    between = verb.doc[verb.i + 1 : before.left_edge.i]
    dated = any(token.ent_type_ == "DATE" for token in between)
    links = all(token.ent_type_ == "DATE" or token.pos_ in _LINKS for token in between)
    said = [token for token in verb.doc[before.i + 1 : day.i] if token.pos_ != "PROPN" and token.ent_type_ != "DATE"]
    return before if dated and links and all(token.pos_ in _LINKS for token in said) else None


_LINKS = frozenset(("ADP", "PUNCT", "DET", "CCONJ"))


def statements(of: Happening, event: Event, reading: Reading) -> Iterator[Statement]:
    """What the text tells of others as of an ``event`` that a verb tells: when, and who takes part."""
    subjects = [child for child in of.trigger.lefts if child.dep_ in ("nsubj", "nsubjpass")]
    names = {one.name for subject in subjects for one in mentions_under(subject, reading)}
    took = next((taking for taking in of.taking if taking.mention.name in names), None)
    for noun, dating in of.again:
        other = next(mentions_under(noun, reading), None)
        if took is None or other is None or other.kind != took.mention.kind:
            continue
        whole = _phrase(subjects[-1]), _phrase(reading.tokens(other.span)[-1])
        label = event.label.replace(*whole).replace(took.mention.name, other.name)
        span = noun.idx, noun.idx + len(noun)
        if label != event.label:
            told = replace(event, label=label, span=span, anchor=span)
            yield from _told(told, noun, dating, replace(took, mention=other), reading)


def _told(event: Event, noun: Token, dating: Dating, took: Taking, reading: Reading) -> Iterator[Statement]:
    evidence, sure = reading.evidence(noun), round(dating.confidence * took.confidence, 3)
    yield Statement(event, "date", Date(dating.value, dating.span), evidence, sure, f"events.date.{dating.rule}")
    yield Statement(event, "participant", took.mention, evidence, sure, "events.participant", role=took.role)


def _phrase(noun: Token) -> str:
    """A name with what stands before it."""
    return str(noun.doc[noun.left_edge.i : noun.i + 1].text)


# -- of other things ----------------------------------------------------------------------------------

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
