"""Statements as JSON Lines, in the fixed format of the evaluation, and back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kg.model import Date, DateMention, Event, Evidence, Extraction, Mention, Node, Quotation, Statement

Record = dict[str, Any]


def lines(extraction: Extraction, *, mentions: bool = False) -> Iterator[str]:
    """One JSON line for each statement and, if asked, for each mention."""
    for statement in extraction.statements:
        yield json.dumps(record(statement), ensure_ascii=False)
    if mentions:
        both: list[Mention | DateMention] = [*extraction.mentions, *extraction.anaphors, *extraction.dates]
        for mention in sorted(both, key=lambda mention: mention.span):
            found = mention_record(extraction.article.id, mention, extraction.article.text)
            if found:
                yield json.dumps(found, ensure_ascii=False)


def record(statement: Statement) -> Record:
    """A statement as a JSON object of the format; keys beyond it only where they say something."""
    out: Record = {
        "article": statement.evidence.article,
        "predicate": statement.predicate,
        "subject": node_record(statement.subject) if statement.subject else None,
        "object": node_record(statement.object),
        "evidence": list(statement.evidence.span),
        "polarity": statement.polarity,
        "confidence": round(statement.confidence, 3),
        "extractor": statement.extractor,
    }
    for key in ("role", "since", "until"):
        if getattr(statement, key):
            out[key] = getattr(statement, key)
    if statement.former:
        out["former"] = True
    if statement.where:
        out["where"] = node_record(statement.where)
    return out


def node_record(node: Node) -> Record:
    """A subject or object as a JSON object of the format."""
    if isinstance(node, Mention):
        told = {"title": node.title, "subtype": node.subtype, "country": node.country}
        return _filled(kind=node.kind, name=node.name, span=list(node.span), **told)
    if isinstance(node, Event):
        return {
            "kind": "Event",
            "label": node.label,
            "type": node.type,
            "span": list(node.span),
            "anchor": list(node.anchor),
            "status": node.status,
        }
    if isinstance(node, Date):
        return {"kind": "Date", "value": node.value, "span": list(node.span) if node.span else None}
    return _filled(
        kind="Quotation",
        text=node.text,
        spans=[list(span) for span in node.spans],
        quotation=node.quotation,
        attitude=node.attitude,
        cue=list(node.cue) if node.cue else None,
        addressee=node_record(node.addressee) if node.addressee else None,
        reportedBy=node_record(node.reported_by) if node.reported_by else None,
        occasion=list(node.occasion) if node.occasion else None,
    )


def mention_record(article: str, mention: Mention | DateMention, text: str) -> Record | None:
    """A mention as a JSON object of the format; None for kinds that it does not know."""
    if isinstance(mention, DateMention):
        name = text[slice(*mention.span)]
        return {"article": article, "mention": "Date", "span": list(mention.span), "name": name, "value": mention.value}
    if mention.kind not in ("Person", "Organization", "Party", "Place"):
        return None
    return {"article": article, "mention": mention.kind, "span": list(mention.span), "name": mention.name}


def _filled(**keys: Any) -> Record:
    return {key: value for key, value in keys.items() if value is not None}


def statement(data: Record, text: str) -> Statement:
    """A statement from its JSON object and its article's text; the inverse of ``record``.

    Raises KeyError, TypeError or ValueError where the object is not in the format."""
    start, end = data["evidence"]
    return Statement(
        subject=_subject(data["subject"]),
        predicate=data["predicate"],
        object=node(data["object"]),
        evidence=Evidence(data["article"], (start, end), text[start:end]),
        confidence=float(data["confidence"]),
        extractor=data["extractor"],
        polarity=data["polarity"],
        role=data.get("role"),
        since=data.get("since"),
        until=data.get("until"),
        former=data.get("former", False),
        where=_mention(data["where"]) if data.get("where") else None,
    )


def node(data: Record) -> Node:
    """A subject or object from its JSON object; the inverse of ``node_record``."""
    kind = data["kind"]
    if kind == "Event":
        anchor = data.get("anchor", data["span"])
        return Event(data["label"], data["type"], _span(data["span"]), _span(anchor), data.get("status", "happened"))
    if kind == "Date":
        return Date(data["value"], _span(data["span"]) if data["span"] else None)
    if kind == "Quotation":
        return Quotation(
            text=data["text"],
            spans=tuple(_span(span) for span in data["spans"]),
            quotation=data["quotation"],
            cue=_span(data["cue"]) if data.get("cue") else None,
            addressee=_mention(data["addressee"]) if data.get("addressee") else None,
            reported_by=_mention(data["reportedBy"]) if data.get("reportedBy") else None,
            attitude=data.get("attitude", "speech"),
            occasion=_span(data["occasion"]) if data.get("occasion") else None,
        )
    return _mention(data)


def _subject(data: Record | None) -> Mention | Event | None:
    found = node(data) if data else None
    if isinstance(found, Quotation | Date):
        raise ValueError(f"a {type(found).__name__} cannot be a subject")
    return found


def _mention(data: Record) -> Mention:
    told = (data.get(what) for what in ("title", "subtype", "country"))
    return Mention(data["kind"], _span(data["span"]), data["name"], *told)


def _span(data: Any) -> tuple[int, int]:
    start, end = data
    return start, end
