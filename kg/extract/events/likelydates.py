"""How likely it is that a word tells of something on a date: the marks of each date that it may have, weighed.

The weights stand in ``lexicons/event_date_weights.tsv``, made by ``kg/training/event_dates.py``: for each mark how
much it speaks for a date against the others and against none (log odds of a conditional logistic model)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from kg.extract.events.datemarks import Candidate, Scene, candidates
from kg.extract.events.happenings import Dating
from kg.extract.events.tellings import Telling

#: The name of the rule, in the extractor of a statement.
LIKELY = "likely"

#: What is less likely than this is no date of a word: lower, and fewer than four in five are right in news of a day.
FLOOR = 0.42

#: No surer than this is an event's date that no words of the text give, the article's own day: in reports of the day it
#: is right nine times in ten, in comments and portraits three times.
UNSAID = 0.499


@cache
def weights() -> Mapping[str, float]:
    """The weight of each mark."""
    found: dict[str, float] = {}
    for line in (files("kg") / "extract" / "lexicons" / "event_date_weights.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            mark, weight = line.split("\t")
            found[mark] = float(weight)
    return found


def probabilities(found: Sequence[Candidate], weight: Mapping[str, float]) -> list[float]:
    """How likely each of these dates is, as against the others and against none of them."""
    scores = [sum(weight.get(mark, 0.0) for mark in one.marks) for one in found]
    highest = max(scores, default=0.0)
    parts = [math.exp(score - max(highest, 0.0)) for score in scores]
    whole = sum(parts) + math.exp(-max(highest, 0.0))
    return [part / whole for part in parts]


def likeliest(telling: Telling, told: Scene) -> Dating | None:
    """The date that a word most likely has, with its probability as confidence; None where none is likely."""
    found = candidates(telling, told)
    rated = probabilities(found, weights())
    best = max(range(len(found)), key=rated.__getitem__, default=None)
    if best is None or rated[best] < FLOOR:
        return None
    unsaid = found[best].span is None and telling.sort != "saying"
    sure = min(rated[best], UNSAID) if unsaid else rated[best]
    return Dating(found[best].value, found[best].span, round(sure, 3), LIKELY)
