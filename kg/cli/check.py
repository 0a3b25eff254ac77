"""The commands that check a graph against its shapes, its articles, and gold."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import OUT, Folder, Sources, TableFormat
from kg.cli.terminal import finish, note, print_rows, printable
from kg.model import Failure


def validate(graph: Folder = OUT) -> None:
    """Check a graph against its SHACL shapes and for contradictions (OWL RL)."""
    from kg.store import Store
    from kg.validate import validate as run

    _report_findings([str(finding) for finding in run(Store.open(graph))], "the graph conforms and is consistent")


def verify(sources: Sources, graph: Folder = OUT) -> None:
    """Read the articles again and check every passage of the graph against them."""
    from kg.articles import read
    from kg.store import Store
    from kg.verify import verify as run

    failures: list[Failure] = []
    findings = run(Store.open(graph), read(sources, failures=failures))
    _report_findings([str(finding) for finding in findings], "every passage stands in its article")
    finish(failures, [])


def _report_findings(findings: list[str], good: str) -> None:
    for finding in findings:
        typer.echo(printable(finding))
    if findings:
        raise typer.Exit(1)
    typer.echo(good)


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Gold statements, or gold entities, JSON Lines.")],
    predicted: Annotated[Path, typer.Argument(help="What `kg extract` wrote; for entities, what `kg build` wrote.")],
    output: Annotated[TableFormat, typer.Option("--format", "-f", help="How to print.")] = TableFormat.table,
) -> None:
    """Precision, recall and F1 of statements against gold statements, or of entities against gold entities."""
    from kg import evaluate as evaluation
    from kg import evaluate_entities as entities
    from kg.resolve import record

    if entities.is_gold(gold):
        found = entities.compare(entities.read(gold), record.read(predicted))
        names = ("precision", "recall", "f1", "gold")
        counted = [[way, *(getattr(score, name) for name in names)] for way, score in found.scores.items()]
        print_rows(["by", *names], counted, output)
        for what, pairs in (("joined wrongly", found.merged), ("kept apart wrongly", found.split)):
            for one, other in pairs:
                note(f"{what}: {one}, {other}")
        for name in found.missing:
            note(f"in no article: {name}")
        return
    scores = evaluation.evaluate(evaluation.read(gold), evaluation.read(predicted))
    measures = ("precision", "recall", "f1", "gold", "found", "predicted", "right", "never")
    rows = [[predicate, *(getattr(score, measure) for measure in measures)] for predicate, score in scores.items()]
    print_rows(["predicate", *measures], rows, output)
