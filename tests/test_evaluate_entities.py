"""Gold and found entities → how far they agree."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.errors import FormatError, NotFoundError
from kg.evaluate_entities import compare, is_gold, read
from kg.resolve import record, resolve
from kg.resolve.record import Resolved

from .resolve.named import people


def gold(tmp_path: Path, *lines: dict[str, list[str]]) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def entity(*names: str, articles: tuple[str, ...] = ("a",), also: tuple[str, ...] = ()) -> Resolved:
    return Resolved(
        f"Person:{names[0].lower()}@{articles[0]}", "Person", names[0], dict.fromkeys(names, articles), also
    )


SAME = {"same": ["Anna Berg", "A. Berg", "Annie Berg"]}


@pytest.mark.parametrize(
    ("found", "pairs", "b_cubed"),
    [
        ([entity("Anna Berg", "A. Berg", "Annie Berg"), entity("Otto Lind")], (1, 1), (1, 1)),
        (
            [entity("Anna Berg", "A. Berg"), entity("Annie Berg"), entity("Otto Lind")],
            (1, 1 / 3),
            (1, (2 * (2 / 3) + 1 / 3 + 1) / 4),
        ),
        ([entity("Anna Berg", "A. Berg", "Annie Berg", "Otto Lind")], (1 / 2, 1), (5 / 8, 1)),
        ([entity("Anna Berg", also=("A. Berg", "Annie Berg")), entity("Otto Lind")], (1, 1), (1, 1)),
    ],
)
def test_agreement(
    tmp_path: Path, found: list[Resolved], pairs: tuple[float, float], b_cubed: tuple[float, float]
) -> None:
    scores = compare(read(gold(tmp_path, SAME, {"same": ["Otto Lind"]})), found).scores
    assert (scores["pairs"].precision, scores["pairs"].recall) == pytest.approx(pairs)
    assert (scores["B³"].precision, scores["B³"].recall) == pytest.approx(b_cubed)


def test_what_was_wrong_is_listed(tmp_path: Path) -> None:
    found = [entity("Anna Berg", "Otto Lind"), entity("A. Berg")]
    compared = compare(read(gold(tmp_path, SAME, {"different": ["Anna Berg", "Otto Lind"]})), found)
    assert compared.merged == (("Anna Berg", "Otto Lind"),)
    assert compared.split == (("A. Berg", "Anna Berg"),)
    assert compared.missing == ("Annie Berg",)


def test_a_name_of_one_article(tmp_path: Path) -> None:
    found = [entity("Anna Berg", "Berg", articles=("a",)), entity("Otto Berg", "Berg", articles=("b",))]
    same = {"same": ["Anna Berg", "Berg (article a)"]}, {"same": ["Otto Berg", "Berg (article b)"]}
    assert compare(read(gold(tmp_path, *same)), found).scores["pairs"].recall == 1


def test_what_resolution_found_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / record.FILE
    record.write(path, resolve(people(a="Anna Berg", b="A. Berg", c="Otto Lind")))
    found = compare(
        read(gold(tmp_path, {"same": ["Anna Berg", "A. Berg"]}, {"same": ["Otto Lind"]})), record.read(path)
    )
    assert found.scores["pairs"].f1 == 1


@pytest.mark.parametrize("line", ["{", "[1]", "{}", '{"different": ["Anna Berg"]}', '{"same": ["?"]}', '{"same": [3]}'])
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    path = gold(tmp_path, SAME)
    path.write_text(path.read_text() + line)
    with pytest.raises(FormatError, match=r"gold\.jsonl, line 2"):
        read(path)


def test_a_name_of_two_entities_is_named(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="line 2: Anna Berg"):
        read(gold(tmp_path, SAME, {"same": ["Anna Berg", "Otto Lind"]}))


def test_gold_of_entities_is_told_from_gold_of_statements(tmp_path: Path) -> None:
    assert is_gold(gold(tmp_path, SAME))
    assert not is_gold(gold(tmp_path, {"article": ["a"]}))
    assert not is_gold(tmp_path / "nowhere.jsonl")
    with pytest.raises(NotFoundError, match="nowhere"):
        read(tmp_path / "nowhere.jsonl")


def test_the_command(kg: Callable[..., Any], tmp_path: Path) -> None:
    record.write(tmp_path / record.FILE, resolve(people(a="Anna Berg, Otto Lind", b="Lena Vik")))
    path = gold(tmp_path, {"same": ["Anna Berg", "Lena Vik"]}, {"same": ["Nobody Atall"]})
    done = kg(tmp_path, "evaluate", str(path), str(tmp_path), "--format", "json")
    assert done.returncode == 0
    assert [row["recall"] for row in json.loads(done.stdout)] == [0, 0.5]
    assert "kept apart wrongly: Anna Berg, Lena Vik" in done.stderr
    assert "in no article: Nobody Atall" in done.stderr
