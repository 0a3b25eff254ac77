"""Decisions of the user: how they are written, and that they win."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import FormatError, NotFoundError
from kg.model import Extraction, Resolution
from kg.resolve import resolve
from kg.resolve.decisions import Called, parse, read

from .named import extraction, people


@pytest.mark.parametrize(
    ("line", "same", "names"),
    [
        ("same Anna Berg = Anna Lind", True, (Called("Anna Berg"), Called("Anna Lind"))),
        ("same: A = B = C", True, (Called("A"), Called("B"), Called("C"))),
        ("different Anna Berg != Otto Berg", False, (Called("Anna Berg"), Called("Otto Berg"))),
        ("different Anna Berg ≠ Otto Berg", False, (Called("Anna Berg"), Called("Otto Berg"))),
        (
            "different Anna Berg (article a.txt) != Anna Berg (article b (2).txt)",
            False,
            (Called("Anna Berg", "a.txt"), Called("Anna Berg", "b (2).txt")),
        ),
        ("same Blue Front (Norway) = Front", True, (Called("Blue Front (Norway)"), Called("Front"))),
    ],
)
def test_a_line(line: str, same: bool, names: tuple[Called, ...]) -> None:
    decision = parse(line, place="x")
    assert (decision.same, decision.names) == (same, names)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Anna Berg = Anna Lind", "begins with the word same or different"),
        ("same Anna Berg", "same NAME = NAME"),
        ("same Anna Berg=Anna Lind", "space on both sides"),
        ("different Anna Berg", "different NAME != NAME"),
        ("different A != B != C", "different NAME != NAME"),
        ("different Anna Berg != ANNA BERG", "say of which articles"),
        ("different Anna Berg != Anna Berg (article a)", "say of which articles"),
        ("same Anna Berg = ?", "is no name"),
    ],
)
def test_a_bad_line_is_named_with_its_number(tmp_path: Path, line: str, fault: str) -> None:
    path = tmp_path / "decisions.txt"
    path.write_text(f"# a note\n\nsame A = B\n{line}\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r"decisions\.txt, line 4") as raised:
        read(path)
    assert fault in str(raised.value)


def test_all_bad_lines_are_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "decisions.txt"
    path.write_text("nonsense\nsame A = B\nmore\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r"line 1(.|\n)*line 3"):
        read(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="nowhere"):
        read(tmp_path / "nowhere.txt")


def decided(extractions: list[Extraction], *lines: str) -> Resolution:
    decisions = [parse(line, place=f"decisions.txt, line {number}") for number, line in enumerate(lines, 1)]
    return resolve(extractions, decisions=decisions)


def together(found: Resolution) -> set[frozenset[str]]:
    """The names that are one entity, for each entity, as "article:name"."""
    groups: dict[str, set[str]] = {}
    for (article, _, name), entity in found.by_name.items():
        groups.setdefault(entity.key, set()).add(f"{article}:{name}")
    return {frozenset(names) for names in groups.values()}


@pytest.mark.parametrize(
    ("articles", "lines", "expected"),
    [
        (people(a="Anna Berg", b="Lena Lind"), ["same Anna Berg = Lena Lind"], ["a:Anna Berg b:Lena Lind"]),
        (people(a="Anna Berg", b="Anna Berg"), [], ["a:Anna Berg b:Anna Berg"]),
        (
            people(a="Anna Berg", b="Anna Berg"),
            ["different Anna Berg (article a) != Anna Berg (article b)"],
            ["a:Anna Berg", "b:Anna Berg"],
        ),
        (people(a="Anna Berg", b="A. Berg"), ["different Anna Berg != A. Berg"], ["a:Anna Berg", "b:A. Berg"]),
        (people(a="Anna Berg", b="Berg"), ["different Anna Berg != Berg"], ["a:Anna Berg", "b:Berg"]),
        (
            people(a="Anna Berg", b="Otto Berg", c="Berg"),
            ["same Otto Berg = Berg (article c)"],
            ["a:Anna Berg", "b:Otto Berg c:Berg"],
        ),
        (
            people(a="Anna Berg", b="Lena Lind", c="Ida Vik"),
            ["same Anna Berg = Lena Lind", "same Lena Lind = Ida Vik"],
            ["a:Anna Berg b:Lena Lind c:Ida Vik"],
        ),
        (
            people(a="Anna Berg", b="A. Berg", c="Lena Lind"),
            ["same Anna Berg = Lena Lind", "different Lena Lind != A. Berg"],
            ["a:Anna Berg c:Lena Lind", "b:A. Berg"],
        ),
        (
            people(a="Anna Berg", b="Berg", c="Lena Lind", d="Lind"),
            ["same Anna Berg = Lena Lind", "different Berg != Lind"],
            ["a:Anna Berg c:Lena Lind d:Lind", "b:Berg"],
        ),
    ],
)
def test_decisions_win(articles: list[Extraction], lines: list[str], expected: list[str]) -> None:
    names = {frozenset(part.strip() for part in _split(group)) for group in expected}
    assert together(decided(articles, *lines)) == names


def _split(group: str) -> list[str]:
    """ "a:Anna Berg b:Berg" → its parts, each beginning with the letter of an article."""
    words: list[str] = []
    for word in group.split():
        words.append(word) if word[1:2] == ":" else words.append(f"{words.pop()} {word}")
    return words


@pytest.mark.parametrize(
    "lines",
    [
        ["same Anna Berg = Lena Lind", "different Anna Berg != Lena Lind"],
        ["same Anna Berg = Lena Lind", "same Lena Lind = Ida Vik", "different Ida Vik != Anna Berg"],
        ["different Anna Berg (article a) != Lena Lind", "same Anna Berg = Lena Lind"],
    ],
)
def test_contradictions_are_named(lines: list[str]) -> None:
    with pytest.raises(FormatError, match="contradict") as raised:
        decided(people(a="Anna Berg", b="Lena Lind", c="Ida Vik"), *lines)
    named = [number for number in range(1, len(lines) + 1) if f"line {number}" in str(raised.value)]
    assert named == list(range(1, len(lines) + 1))


def test_a_name_that_no_article_has_is_a_warning() -> None:
    (warning,) = decided(people(a="Anna Berg"), "same Anna Berg = Nobody Atall").warnings
    assert (warning.source, warning.reason) == ("decisions.txt, line 1", "no article has Nobody Atall")


def test_a_decision_on_a_person_leaves_the_city_of_that_name() -> None:
    articles = [
        extraction("a", ("Person", "Dorothea Lund"), ("Person", "Dorothea Lund")),
        extraction("b", ("Place", "Lund")),
    ]
    articles += [extraction("c", ("Person", "Lund"), ("Person", "Lund"))]
    found = decided(articles, "same Dorothea Lund = Lund")
    assert found.by_name["c", "Person", "Lund"].name == "Dorothea Lund"


def test_a_decision_joins_organisations_too() -> None:
    articles = [extraction("a", ("Organization", "Harbour Workers Union")), extraction("b", ("Party", "Dockers"))]
    (entity,) = decided(articles, "same Harbour Workers Union = Dockers").entities
    assert entity.name == "Harbour Workers Union"


def test_the_judgement_says_where_it_was_decided() -> None:
    (judgement,) = decided(people(a="Anna Berg", b="Lena Lind"), "same Anna Berg = Lena Lind").judgements
    assert (judgement.same, judgement.note) == (True, "decisions.txt, line 1")
