"""A newsroom of invented people: articles, and what they state, built by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from kg.model import (
    Article,
    Date,
    Entity,
    Event,
    Evidence,
    Extraction,
    Kind,
    Mention,
    Node,
    Predicate,
    Quotation,
    Resolution,
    Span,
    Statement,
)

HARBOUR = """Minister Meets Rivals

President Anna Berg met Otto Lind of the Blue Front in Southport on Wednesday. \
"We listened," Berg told Lind, Coastal Radio reported. "We will act."

Lind, who had led the party since 2010, was not invited to the camp in July 2029.

"Nothing moves," the walls of the harbour read.
"""

STRIKE = """Dockers Strike

Otto Lind, leader of the Blue Front, is no member of the Red Union. Two officials said that the strike was over.
"""


def article(identifier: str, text: str, **known: Any) -> Article:
    """An article whose running text is all but its first line."""
    start = text.index("\n\n") + 2
    return Article(identifier, text, ((start, len(text)),), **known)


def span(told: Article, words: str, at: int = 0) -> Span:
    """Where words stand in an article, for the first time or (``at``) a later one."""
    start = -1
    for _ in range(at + 1):
        start = told.text.index(words, start + 1)
    return start, start + len(words)


def mention(told: Article, kind: Kind, words: str, name: str | None = None, title: str | None = None) -> Mention:
    return Mention(kind, span(told, words), name or words, title)


def states(
    told: Article, subject: Mention | Event | None, predicate: Predicate, object_: Node, sentence: str, **more: Any
) -> Statement:
    """A statement whose evidence is a sentence of the article."""
    evidence = Evidence(told.id, span(told, sentence), sentence)
    known: dict[str, Any] = {"confidence": 0.9, "extractor": "hand", **more}
    return Statement(subject, predicate, object_, evidence, **known)


def resolved(extractions: Iterable[Extraction]) -> Resolution:
    """One entity for each kind and name, whatever the article."""
    entities: dict[tuple[Kind, str], Entity] = {}
    by_name = {}
    for extraction in extractions:
        nodes = [node for told in extraction.statements for node in (told.subject, told.object)]
        quoted = [node for node in nodes if isinstance(node, Quotation)]
        nodes += [node for quotation in quoted for node in (quotation.addressee, quotation.reported_by)]
        for found in (*extraction.mentions, *nodes):
            if isinstance(found, Mention) and found.kind not in ("Unnamed", "Position"):
                key = f"{found.kind}:{found.name.lower()}"
                surname = found.name.split()[-1:] if found.kind == "Person" else []
                titles = (found.title,) if found.title else ()
                entity = Entity(key, found.kind, found.name, tuple(surname), titles, found.subtype)
                by_name[extraction.article.id, found.kind, found.name] = entities.setdefault(
                    (found.kind, found.name), entity
                )
    return Resolution(tuple(entities.values()), by_name)


def harbour() -> Extraction:
    """A meeting, a quotation in two pieces, a membership with a date, a negated participant."""
    told = article(
        "harbour",
        HARBOUR,
        date=date(2031, 5, 9),
        title="Minister Meets Rivals",
        publisher="The Lantern",
        url="https://lantern.example/9 may?q=<b>",
    )
    berg = mention(told, "Person", "Anna Berg", title="President")
    lind = mention(told, "Person", "Otto Lind")
    front = mention(told, "Party", "Blue Front")
    port = mention(told, "Place", "Southport")
    radio = Mention("Organization", span(told, "Coastal Radio"), "Coastal Radio", subtype="media")
    met = Event("meeting with Otto Lind", "Meeting", span(told, "met"), span(told, "met"))
    camp = Event("camp", "Gathering", span(told, "camp"), span(told, "camp"))
    pieces = (span(told, "We listened,"), span(told, "We will act."))
    quotation = Quotation(
        "We listened, We will act.", pieces, "direct", cue=span(told, "told"), addressee=lind, reported_by=radio
    )
    walls = Quotation("Nothing moves,", (span(told, "Nothing moves,"),), "direct")
    first = "President Anna Berg met Otto Lind of the Blue Front in Southport on Wednesday."
    second = '"We listened," Berg told Lind, Coastal Radio reported. "We will act."'
    third = "Lind, who had led the party since 2010, was not invited to the camp in July 2029."
    last = '"Nothing moves," the walls of the harbour read.'
    return Extraction(
        told,
        (berg, lind, front, port, radio),
        (),
        (
            states(told, lind, "memberOf", front, first, confidence=0.97),
            states(told, lind, "leaderOf", front, third, role="leader", since="2010", former=True),
            states(told, berg, "holdsPosition", mention(told, "Position", "President"), first),
            states(told, met, "date", Date("2031-05-07", span(told, "Wednesday")), first),
            states(told, met, "participant", berg, first, role="agent"),
            states(told, met, "participant", lind, first, role="patient"),
            states(told, met, "place", port, first),
            states(told, berg, "said", quotation, second),
            states(told, camp, "date", Date("2029-07", span(told, "July 2029")), third),
            states(told, camp, "participant", lind, third, polarity="negated"),
            states(told, None, "said", walls, last, confidence=0.5),
        ),
    )


def strike() -> Extraction:
    """The same leader again, a denied membership, a source without a name, an event without a date."""
    told = article("strike", STRIKE, date=date(2031, 6, 1), title="Dockers Strike", publisher="Coast Wire")
    lind = mention(told, "Person", "Otto Lind")
    front = mention(told, "Party", "Blue Front")
    union = mention(told, "Organization", "Red Union")
    officials = mention(told, "Unnamed", "Two officials")
    ended = Event("strike", "Strike", span(told, "strike"), span(told, "strike"))
    content = "that the strike was over"
    quotation = Quotation(content, (span(told, content),), "indirect", cue=span(told, "said"))
    first = "Otto Lind, leader of the Blue Front, is no member of the Red Union."
    second = "Two officials said that the strike was over."
    return Extraction(
        told,
        (lind, front, union),
        (),
        (
            states(told, lind, "memberOf", front, first, confidence=0.8),
            states(told, lind, "memberOf", union, first, polarity="negated"),
            states(told, officials, "said", quotation, second),
            states(told, ended, "participant", lind, second, confidence=0.4),
        ),
    )


def newsroom() -> list[Extraction]:
    return [harbour(), strike()]
