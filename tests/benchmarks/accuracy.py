"""The figures of `kg extract --mentions` by the scorers that lie beside the public gold data.

    python tests/benchmarks/accuracy.py [GOLD_FOLDER] [--only quotes,relations,dates]

The folder holds adapt.py and quotes/, relations/, dates/ with gold files and score.py; by default
it is ../shared/eval beside the checkout. Without it there is nothing to measure.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

GOLD = Path(__file__).parents[2].parent / "shared" / "eval"

Figures = dict[str, float]


def run(*command: str | Path) -> str:
    """What a Python command prints; its errors are ours."""
    done = subprocess.run([sys.executable, *map(str, command)], check=False, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))}:\n{done.stderr}")
    return done.stdout


def predict(kind: str, gold: Path, folder: Path) -> Path:
    """The prediction file of the program for a gold file's articles."""
    statements, predictions = folder / "statements.jsonl", folder / "predictions.jsonl"
    run("-m", "kg", "extract", gold, "--mentions", "--out", statements)
    predictions.write_text(run(gold.parents[1] / "adapt.py", kind, statements), encoding="utf-8")
    return predictions


def quotes(root: Path, folder: Path) -> Figures:
    """F1 of attribution and content, and the recall of attributed speech, on the dev articles."""
    gold, out = root / "quotes" / "dev.jsonl", folder / "quotes.json"
    run(root / "quotes" / "score.py", gold, predict("quotes", gold, folder), "--json", out)
    scores = json.loads(out.read_text())
    return {
        "quotes attribution F1": 100 * scores["all"]["attrib"]["f"],
        "quotes content F1": 100 * scores["all"]["content"]["f"],
        "quotes direct attribution F1": 100 * scores["direct"]["attrib"]["f"],
        "quotes speech recall, attributed": 100 * scores["speech"]["attrib"]["r"],
    }


def relations(root: Path, folder: Path) -> Figures:
    """F1 of two KnowledgeNet properties on folds 1 to 3, and fold 3 apart."""
    gold = root / "relations" / "knowledgenet-folds123.jsonl"
    predictions = predict("relations", gold, folder)
    figures: Figures = {}
    for fold in ("1,2,3", "3"):
        for way in ([], ["--collapse"]):
            printed = run(root / "relations" / "score.py", gold, predictions, "--fold", fold, *way)
            for prop in ("POLITICAL_AFFILIATION", "EMPLOYEE_OR_MEMBER_OF"):
                figures[" ".join([prop, "folds", fold, *way, "F1"])] = 100 * _last_number(printed, prop)
    return figures


def _last_number(printed: str, row: str) -> float:
    """The figure at the end of the row with this name."""
    found = re.search(rf"^\s*{row}\b.*?([\d.]+)\s*$", printed, re.MULTILINE)
    if not found:
        raise ValueError(f"the scorer printed no row {row}:\n{printed}")
    return float(found[1])


def dates(root: Path, folder: Path) -> Figures:
    """Relaxed, value and calendar value F1 on TimeBank and MEANTIME, and the events' dates."""
    figures: Figures = {}
    for name in ("timebank", "meantime-dev"):
        gold = root / "dates" / f"{name}.jsonl"
        scores = json.loads(run(root / "dates" / "score.py", gold, predict("dates", gold, folder), "--json"))
        figures |= {f"{name} {row} {part}": value for row, part, value in _leaves(scores)}
    return figures


def _leaves(scores: dict[str, object]) -> Iterator[tuple[str, str, float]]:
    for row, value in scores.items():
        parts = value.items() if isinstance(value, dict) else [("", value)]
        yield from ((row, part, float(number)) for part, number in parts if isinstance(number, int | float))


PARTS = {"quotes": quotes, "relations": relations, "dates": dates}


def figures(root: Path = GOLD, parts: tuple[str, ...] = tuple(PARTS)) -> Figures:
    """All figures, by name."""
    found: Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        for part in parts:
            found |= PARTS[part](root, Path(folder))
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=Path, nargs="?", default=GOLD)
    options.add_argument("--only", default=",".join(PARTS))
    given = options.parse_args()
    if not given.gold.is_dir():
        options.error(f"{given.gold}: no gold data here; it is not part of the repository: name its folder")
    if unknown := set(given.only.split(",")) - PARTS.keys():
        options.error(f"--only: no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    for name, value in figures(given.gold, tuple(given.only.split(","))).items():
        print(f"{value:7.1f}  {name}")


if __name__ == "__main__":
    main()
