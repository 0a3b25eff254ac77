"""Fits what stands beside the model: tag bias, confidence and threshold, on the articles kept aside from training.

    python -m kg.training.calibrate_tagger --train train.jsonl --scorer FOLDER_OF_score.py --model FOLDER

Writes ``tagger.json`` into the model's folder and prints the reliability of the confidence, fitted and read crosswise.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from kg.extract.tagger import Found, Settings, Tagger, confidence, load
from kg.extract.tagger.named import Floats
from kg.extract.tagger.pieces import Integers, Pieces, encode
from kg.training.examples import paragraphs_of, split

#: Added to the log-probabilities of (no tag, source, cue, content), tried in turn.
BIASES = [
    (none, source, cue, content)
    for none in (0.0, -0.3, -0.6, -1.0)
    for source in (0.0, 0.7)
    for cue in (0.0, 0.5)
    for content in (0.0, -0.3)
]

Articles = Sequence[dict[str, Any]]


def remembered(tagger: Tagger) -> Tagger:
    """The tagger with its encoder's answers kept, so that trying settings costs little."""
    answers: dict[bytes, Sequence[Floats]] = {}

    def encoder(ids: Integers, features: Integers) -> Sequence[Floats]:
        key = ids.tobytes() + features.tobytes()
        if key not in answers:
            answers[key] = tagger.encoder(ids, features)
        return answers[key]

    return replace(tagger, encoder=encoder)


def predictions(tagger: Tagger, articles: Articles, read: Sequence[Pieces]) -> list[dict[str, Any]]:
    """What the scorer reads; ``found`` is the proposal itself."""
    return [
        {"id": article["id"], "quotations": [_quotation(found) for found in tagger.look(pieces).quotations]}
        for article, pieces in zip(articles, read, strict=True)
    ]


def _quotation(found: Found) -> dict[str, Any]:
    return {"speaker": found.source, "content": [list(span) for span in found.content], "found": found}


def judged(scorer: Any, articles: Articles, predicted: Articles) -> list[tuple[int, Found, bool]]:
    """Each proposal with the number of its article and whether content and source are right."""
    log: list[Any] = []
    scorer.score(articles, predicted, None, log=log)
    return [
        (number, proposal[3]["found"], i in match and bool(right[i, match[i]][0]))
        for number, (_, proposals, _, match, _, _, right) in enumerate(log)
        for i, proposal in enumerate(proposals)
    ]


def fitted(cases: Sequence[tuple[int, Found, bool]], ridge: float = 1.0) -> tuple[float, ...]:
    """Weights of a logistic regression (Newton's method) from evidence to right or wrong."""
    x = np.array([(1.0, *found.evidence) for _, found, _ in cases]).reshape(-1, len(Settings().weights))
    y = np.array([right for _, _, right in cases], dtype=float)
    weights = np.zeros(len(Settings().weights))
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - p) - ridge * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    return tuple(round(float(w), 4) for w in weights)


def crosswise(cases: Sequence[tuple[int, Found, bool]], parts: int = 5) -> list[tuple[float, bool]]:
    """Confidence and truth of each proposal, by weights fitted on the other articles."""
    out = []
    for part in range(parts):
        weights = fitted([case for case in cases if case[0] % parts != part])
        out += [(confidence(f.evidence, weights), right) for n, f, right in cases if n % parts == part]
    return out


def reliability(pairs: Sequence[tuple[float, bool]]) -> str:
    """A table: the proposals by tenths of confidence, their mean confidence and the share that is right."""
    lines = ["| confidence | proposals | mean | right |", "|---|---|---|---|"]
    for low in range(10):
        inside = [(p, right) for p, right in pairs if low <= min(9, int(p * 10)) < low + 1]
        if inside:
            mean, right = (100 * sum(column) / len(inside) for column in zip(*inside, strict=True))
            lines.append(f"| {low / 10:.1f} to {low / 10 + 0.1:.1f} | {len(inside)} | {mean:.0f} % | {right:.0f} % |")
    error = sum(abs(sum(p - r for p, r in pairs if int(min(p, 0.999) * 10) == k)) for k in range(10)) / len(pairs)
    return "\n".join([*lines, f"expected calibration error {100 * error:.1f} %"])


def best_bias(tagger: Tagger, f1: Callable[[Tagger], float]) -> Tagger:
    """The tagger with the tag bias that scores best."""
    tried = [replace(tagger, settings=Settings(bias=(n, s, s, q, q, c, c))) for n, s, q, c in BIASES]
    return max(tried, key=f1)


def best_threshold(cases: Sequence[tuple[int, Found, bool]], weights: tuple[float, ...], gold: int) -> float:
    """The lowest confidence from which on the F1 of attributions is within 0.3 points of the best: F1 is flat there,
    and more of the contents are found."""
    ranked = sorted(((confidence(f.evidence, weights), right) for _, f, right in cases), reverse=True)
    hits, scores = 0, []
    for n, (_, right) in enumerate(ranked, 1):
        hits += right
        scores.append(2 * hits / (n + gold))
    near = [sure for (sure, _), score in zip(ranked, scores, strict=True) if score >= max(scores) - 0.003]
    return round(min(near), 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True, help="the folder of score.py")
    parser.add_argument("--model", type=Path, required=True, help="the folder of tagger.onnx and tokenizer.json")
    parser.add_argument("--kept", type=int, default=60, help="as for train_tagger")
    args = parser.parse_args()
    sys.path.insert(0, str(args.scorer))
    scorer = importlib.import_module("score")
    _, kept = split([json.loads(line) for line in args.train.open(encoding="utf-8")], args.kept)
    tagger = remembered(load(args.model))
    read = [encode(a["text"], paragraphs_of(a["text"]), tagger.tokenizer) for a in kept]

    def f1(candidate: Tagger) -> float:
        found = scorer.score(kept, predictions(candidate, kept, read), None)
        return float(found["all"]["attrib"]["f"] + 0.5 * found["all"]["content"]["f"])

    tagger = best_bias(tagger, f1)
    cases = judged(scorer, kept, predictions(tagger, kept, read))
    weights = fitted(cases)
    threshold = best_threshold(cases, weights, sum(len(a["attributions"]) for a in kept))
    settings = replace(tagger.settings, weights=weights, threshold=threshold)
    held = {"bias": settings.bias, "weights": settings.weights, "threshold": settings.threshold}
    (args.model / "tagger.json").write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")
    print(held, reliability(crosswise(cases)), sep="\n")


if __name__ == "__main__":
    main()
