"""Precision, recall and F1 of statements against gold statements, by predicate.

Both are JSON Lines in the statement format. Gold may leave out spans: then names decide (of a
person a part of the name will do: an article may say "Berg" throughout), of a quotation its words, of
an event the words of its label or of one of its other ``labels``. A gold line may ``accept`` other
predicates that say as much.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import FormatError, NotFoundError
from kg.model import PASSING
from kg.resolve.compare import parts, same_person
from kg.resolve.spelling import normal

Record = dict[str, Any]

#: What a node of a kind is told by; all others by their name. A quotation may have spans instead.
KEY = {"Quotation": "text", "Date": "value", "Event": "label"}

#: Two quotations are the same from this Dice overlap on, of characters or (without spans) words.
SAME_QUOTATION = 0.5


@dataclass(frozen=True, slots=True)
class Score:
    """Counts for one predicate: gold statements, of these found; predicted, of these right; and
    how many statements were found that gold says never hold."""

    gold: int = 0
    found: int = 0
    predicted: int = 0
    right: int = 0
    never: int = 0

    @property
    def precision(self) -> float:
        """Right of those predicted; 0 where nothing is predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Found of those in gold; 0 where gold has none."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return f1(self.precision, self.recall)


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of precision and recall; 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def read(path: str | Path) -> list[Record]:
    """The statements of a JSON Lines file; lines of mentions are passed over.

    Raises FormatError, which names file and line, where a line is no statement, and NotFoundError
    where the file cannot be read."""
    records = []
    for place, record in json_lines(path):
        if "mention" in record:
            continue
        try:
            _check(record)
        except ValueError as error:
            raise FormatError(f"{place}: {error}") from None
        records.append(record)
    return records


def json_lines(path: str | Path) -> Iterator[tuple[str, Record]]:
    """Each object of a JSON Lines file, with where it stands ("gold.jsonl, line 3").

    Raises FormatError for a line that is no JSON object, NotFoundError where the file cannot be read."""
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise NotFoundError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise FormatError(f"{path}: not in UTF-8: {error.reason} at byte {error.start}") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            place = f"{path}, line {number}"
            yield place, _object(line, place)


def _object(line: str, place: str) -> Record:
    try:
        record = json.loads(line)
    except RecursionError:
        raise FormatError(f"{place}: no JSON: nested too deeply") from None
    except ValueError as error:
        raise FormatError(f"{place}: no JSON: {error}") from None
    if not isinstance(record, dict):
        raise FormatError(f"{place}: no JSON object")
    return record


def _check(record: Record) -> None:
    """Raises ValueError for what is no statement."""
    if not {"article", "predicate", "subject", "object"} <= record.keys():
        raise ValueError("a statement has article, predicate, subject and object")
    if not isinstance(record["article"], str) or not isinstance(record["predicate"], str):
        raise ValueError("article and predicate are texts")
    if not isinstance(record.get("accept", []), list):
        raise ValueError("accept is a list of predicates")
    if record["subject"] is not None:
        _check_node(record["subject"])
    _check_node(record["object"])


def _check_node(node: Any) -> None:
    kind = node.get("kind") if isinstance(node, dict) else None
    if not isinstance(kind, str):
        raise ValueError("subject and object have a kind; only a subject may be null")
    key = KEY.get(kind, "name")
    if not isinstance(node.get(key, "" if kind == "Quotation" else None), str):
        raise ValueError(f"{kind}: its {key} is a text")
    lists = [node.get("spans") or [], node.get("labels") or []]
    if not all(isinstance(one, list) for one in lists):
        raise ValueError(f"{kind}: spans and labels are lists")
    for span in (*lists[0], *filter(None, [node.get("span")])):
        if not isinstance(span, list) or [type(offset) for offset in span] != [int, int]:
            raise ValueError(f"{kind}: a span is two whole numbers")


def evaluate(gold: Iterable[Record], predicted: Iterable[Record]) -> dict[str, Score]:
    """The score of each predicate that gold has, and of all together under "all"; of quotations also that of their
    content, whoever said it, and of those in quotation marks. Predictions count only in articles and for
    predicates that gold has. A gold line with ``"holds": false`` is a statement that must not be found. On either
    side what is told only in passing is left out: it is no event of a graph."""
    wanted: dict[str, list[Record]] = defaultdict(list)
    for record in filter(_is_told_for_itself, gold):
        wanted[record["predicate"]].append(record)
    given = _by_place(filter(_is_told_for_itself, predicted))
    scores = {predicate: _score(records, given) for predicate, records in sorted(wanted.items())}
    fields = ("gold", "found", "predicted", "right", "never")
    together = Score(*(sum(getattr(score, name) for score in scores.values()) for name in fields))
    return {**scores, **_of_quotations(wanted["said"], given), "all": together}


def _by_place(records: Iterable[Record]) -> dict[tuple[str, str], list[Record]]:
    found: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        found[record["predicate"], record["article"]].append(record)
    return found


def _is_told_for_itself(record: Record) -> bool:
    return (record["subject"] or {}).get("type") != PASSING


def _of_quotations(wanted: list[Record], given: Mapping[tuple[str, str], list[Record]]) -> dict[str, Score]:
    """The scores of the contents of quotations, and of direct ones with their speakers: of those that gold calls
    direct, how many are found, and of those found as direct, how many are right."""
    if not wanted:
        return {}
    told = [record for records in given.values() for record in records if record["predicate"] == "said"]
    content = _score([_without_speaker(record) for record in wanted], _by_place(map(_without_speaker, told)))
    found, right = _score(list(filter(_is_direct, wanted)), given), _score(wanted, _by_place(filter(_is_direct, told)))
    direct = Score(found.gold, found.found, right.predicted, right.right, found.never)
    return {"said: content": content, "said: direct": direct}


def _without_speaker(record: Record) -> Record:
    return {**record, "subject": None, "polarity": "affirmed"}


def _is_direct(record: Record) -> bool:
    return bool(record["object"].get("quotation") == "direct")


def _score(wanted: list[Record], given: Mapping[tuple[str, str], list[Record]]) -> Score:
    found = never = 0
    right: set[int] = set()
    for gold in wanted:
        predicates = (gold["predicate"], *gold.get("accept", ()))
        hits = [p for predicate in predicates for p in given.get((predicate, gold["article"]), ()) if _same(gold, p)]
        if gold.get("holds", True):
            found += bool(hits)
            right.update(id(hit) for hit in hits if hit["predicate"] == gold["predicate"])
        else:
            never += bool(hits)
    articles = {(gold["predicate"], gold["article"]) for gold in wanted}
    predicted = sum(len(given.get(key, ())) for key in articles)
    return Score(sum(gold.get("holds", True) for gold in wanted), found, predicted, len(right), never)


def _same(gold: Record, found: Record) -> bool:
    return (
        gold.get("polarity", "affirmed") == found.get("polarity", "affirmed")
        and _same_node(gold["subject"], found["subject"])
        and _same_node(gold["object"], found["object"])
    )


def _same_node(gold: Record | None, found: Record | None) -> bool:
    if gold is None or found is None:
        return gold is found
    if gold["kind"] == "Quotation":
        places = _offsets if gold.get("spans") else _said
        return _dice(places(gold), places(found)) >= SAME_QUOTATION
    if gold["kind"] == "Date":
        return bool(gold["value"] == found.get("value"))
    if gold.get("span") and found.get("span"):
        return bool(gold["span"][0] < found["span"][1] and found["span"][0] < gold["span"][1])
    if gold["kind"] == "Event":
        labels = (gold["label"], *gold.get("labels", ()))
        return any(_words(label) <= _words(found.get("label", "")) for label in labels)
    return _same_name(gold["name"], found.get("name", ""), person=gold["kind"] == "Person")


def _same_name(gold: str, found: str, *, person: bool) -> bool:
    if normal(gold) == normal(found):
        return True
    a, b = parts(gold), parts(found)
    return person and a.surname == b.surname and not (a.given and b.given and not same_person(a, b))


def _offsets(quotation: Record) -> set[Any]:
    return {at for start, end in quotation.get("spans", ()) for at in range(start, end)}


def _said(quotation: Record) -> set[Any]:
    return _words(quotation.get("text", ""))


def _words(text: str) -> set[Any]:
    return set(re.findall(r"\w+", text.casefold()))


def _dice(a: set[Any], b: set[Any]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
