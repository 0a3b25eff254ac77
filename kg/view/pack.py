"""A network as text for the page: JSON in columns, gzip, base64.

Columns and shared passages make 50,000 nodes fit in a few megabytes; gzip carries no time of
day, so that the same network is always the same text. The JSON is ASCII, which browsers read
several times as fast."""

from __future__ import annotations

import base64
import gzip
import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from kg.model import Span
from kg.view.data import Fact, Network, Node, Proof, Source

Table = dict[str, Any]


def packed(network: Network, ranking: Sequence[tuple[Node, int]]) -> str:
    """The network as one line of base64; nodes are numbered by their rank.

    Raises ValueError where a fact or a proof points at a node or an article that is not there."""
    rank = {node.id: index for index, (node, _) in enumerate(ranking)}
    sources = sorted(network.sources, key=lambda source: (source.date, source.title, source.id))
    facts = sorted(network.facts, key=lambda fact: _order(fact, rank))
    number = {source.id: index for index, source in enumerate(sources)}
    passages, proofs = _proofs(facts, number, [source.text for source in sources])
    data = {
        "nodes": _nodes(ranking, number),
        "facts": _facts(facts, rank),
        "proofs": proofs,
        "passages": passages,
        "sources": _sources(sources),
        "share": [network.held, network.of],
    }
    return base64.b64encode(gzip.compress(_ascii(data), 9, mtime=0)).decode("ascii")


def _ascii(data: Mapping[str, Any]) -> bytes:
    """JSON with all but ASCII escaped; half a surrogate pair is a question mark."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace").decode()
    return re.sub(r"[^\x00-\x7f]+", lambda found: json.dumps(found[0])[1:-1], text).encode("ascii")


def _nodes(ranking: Sequence[tuple[Node, int]], sources: Mapping[str, int]) -> Table:
    nodes = [node for node, _ in ranking]
    return {
        "id": [node.id for node in nodes],
        "kind": _alike(node.kind for node in nodes),
        "label": [node.label for node in nodes],
        "names": [list(node.names) for node in nodes],
        "about": _alike(node.about for node in nodes),
        "date": _alike(node.date for node in nodes),
        "sources": [sorted({_known(sources, source) for source in node.sources}) for node in nodes],
        "count": [count for _, count in ranking],
        "status": _alike(node.status for node in nodes),
    }


def _facts(facts: Sequence[Fact], rank: Mapping[str, int]) -> Table:
    return {
        "subject": [_known(rank, fact.subject) for fact in facts],
        "predicate": _alike(fact.predicate for fact in facts),
        "object": [_known(rank, fact.object) if fact.object else -1 for fact in facts],
        "value": _alike(fact.value for fact in facts),
        "note": _alike(fact.note for fact in facts),
        "period": _alike(fact.period for fact in facts),
    }


def _alike(column: Iterable[str]) -> Table:
    """A column of which many texts are alike: each text once, and which of them stands at each place."""
    number: dict[str, int] = {}
    places = [number.setdefault(text, len(number)) for text in column]
    return {"of": list(number), "at": places}


def _sources(sources: Iterable[Source]) -> Table:
    table: Table = {"id": [], "title": [], "publisher": [], "date": [], "url": [], "text": []}
    for source in sources:
        table["id"].append(source.id)
        table["text"].append(source.text)
        table["title"].append(source.title or source.id)
        table["publisher"].append(source.publisher)
        table["date"].append(source.date)
        table["url"].append(source.url if _is_web(source.url) else "")
    return table


def _proofs(facts: Iterable[Fact], sources: Mapping[str, int], texts: Sequence[str]) -> tuple[Table, Table]:
    """The different passages, and the proofs that point at them."""
    seen: dict[tuple[int, int, str], int] = {}
    proofs: Table = {"fact": [], "passage": [], "percent": [], "negated": [], "marks": []}
    for index, fact in enumerate(facts):
        for proof in sorted(fact.proofs, key=_strength):
            passage = (_known(sources, proof.source), proof.start, proof.text)
            proofs["fact"].append(index)
            proofs["passage"].append(seen.setdefault(passage, len(seen)))
            proofs["percent"].append(round(100 * proof.confidence))
            proofs["negated"].append(int(proof.polarity == "negated"))
            proofs["marks"].append([end for span in _utf16(proof.text, proof.marks) for end in span])
    return _passages(seen, texts), proofs


def _passages(seen: Iterable[tuple[int, int, str]], texts: Sequence[str]) -> Table:
    """Where each passage stands; its words, or their number where the whole article is at hand."""
    table: Table = {"source": [], "start": [], "text": []}
    pairs = [_pairs(text) for text in texts]
    for source, start, words in seen:
        text = texts[source]
        stands = bool(text) and text.startswith(words, start)
        table["source"].append(source)
        table["start"].append(start + bisect_left(pairs[source], start) if stands else start)
        table["text"].append(_units(words) if stands else words)
    return table


def _order(fact: Fact, rank: Mapping[str, int]) -> tuple[Any, ...]:
    ends = rank.get(fact.subject, -1), fact.predicate, rank.get(fact.object, -1)
    return *ends, fact.value, fact.note, sorted(map(_strength, fact.proofs))


def _strength(proof: Proof) -> tuple[Any, ...]:
    return -proof.confidence, proof.source, proof.start, proof.text, proof.marks, proof.polarity


def _known(numbers: Mapping[str, int], key: str) -> int:
    if key not in numbers:
        raise ValueError(f"a fact points at {key!r}, which is not in the network")
    return numbers[key]


def _utf16(text: str, spans: Sequence[Span]) -> Sequence[Span]:
    """Code points, as Python counts them, to UTF-16 units, as JavaScript does."""
    if not spans or text.isascii() or max(text) <= "\uffff":
        return spans
    return [(_units(text[:start]), _units(text[:end])) for start, end in spans]


def _pairs(text: str) -> list[int]:
    """Where the characters stand that UTF-16 writes as two units: counted once, however many passages a text has."""
    if text.isascii() or max(text) <= "\uffff":
        return []
    return [at for at, character in enumerate(text) if character > "\uffff"]


def _units(text: str) -> int:
    return len(text) if text.isascii() else sum(2 if character > "\uffff" else 1 for character in text)


def _is_web(url: str) -> bool:
    """Whether a link may be followed: http or https, never a script."""
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False
