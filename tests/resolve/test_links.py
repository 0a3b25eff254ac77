"""A file of labels and ids → links of entities, none guessed."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from kg.errors import FormatError, NotFoundError
from kg.model import Entity, Kind
from kg.resolve.links import link, read

ANNA = Entity("Person:anna berg", "Person", "Anna Berg", ("Berg", "Senator Berg"))
OTTO, OTHER_OTTO = (
    Entity("Person:otto lind", "Person", "Otto Lind"),
    Entity("Person:otto lind@b", "Person", "Otto Lind"),
)
FRONT = Entity("Party:blue front", "Party", "Blue Front", ("BF",))
BERG = Entity("Place:berg", "Place", "Berg")
WIKIDATA = "http://www.wikidata.org/entity/"


def linked(path: Path, *entities: Entity) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The links of each entity that has some, and all that was said of the file."""
    found, doubts = link(entities, read(path))
    return {one.key: one.same_as for one in found if one.same_as}, [str(one) for one in doubts]


def table(tmp_path: Path, text: str, name: str = "labels.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("id,label\nQ1,Anna Berg\n", {ANNA.key: (WIKIDATA + "Q1",)}),
        ("id,label\nQ1,ÁNNA BERG\n", {ANNA.key: (WIKIDATA + "Q1",)}),
        ("item,itemLabel\nhttp://www.wikidata.org/entity/Q1,Anna Berg\n", {ANNA.key: (WIKIDATA + "Q1",)}),
        ("label;id\nAnna Berg;https://people.example/7\n", {ANNA.key: ("https://people.example/7",)}),
        ("id,label,kind\nQ1,Anna Berg,city\n", {}),
        ("id,label,kind\nQ1,Anna Berg,human\n", {ANNA.key: (WIKIDATA + "Q1",)}),
        ("id,label,kind\nQ1,Anna Berg,giraffe\n", {ANNA.key: (WIKIDATA + "Q1",)}),
        ("id,label\nQ1,Berg\n", {BERG.key: (WIKIDATA + "Q1",)}),
        ("id,label,aliases\nQ1,A. K. Berg,Anna K. Berg|Anna Berg\n", {ANNA.key: (WIKIDATA + "Q1",)}),
        ("id,label,kind\nQ1,BF,political party\n", {FRONT.key: (WIKIDATA + "Q1",)}),
        ('id,label\nQ1,"Berg\nQ2,Anna Berg"\n', {}),
        ("id,label\nQ1,Nobody Atall\n", {}),
        ("id,label\n\nQ1,Anna Berg\nQ1,Anna Berg\n", {ANNA.key: (WIKIDATA + "Q1",)}),
    ],
)
def test_csv(tmp_path: Path, text: str, links: dict[str, tuple[str, ...]]) -> None:
    assert linked(table(tmp_path, text), ANNA, FRONT, BERG)[0] == links


LABEL, TYPE = "<http://www.w3.org/2000/01/rdf-schema#label>", "<http://www.wikidata.org/prop/direct/P31>"


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (f'<http://x.example/1> {LABEL} "Anna Berg"@en .\n', {ANNA.key: ("http://x.example/1",)}),
        (f'<http://x.example/1> {LABEL} "Berg" .\n<http://x.example/1> {TYPE} <{WIKIDATA}Q515> .\n', {BERG.key: ("http://x.example/1",)}),
        (f'<http://x.example/1> {LABEL} "Berg" .\n<http://x.example/1> {TYPE} <{WIKIDATA}Q5> .\n', {}),
        ('<http://x.example/1> <http://x.example/height> "Anna Berg" .\n', {}),
    ],
)  # fmt: skip
def test_triples(tmp_path: Path, text: str, links: dict[str, tuple[str, ...]]) -> None:
    assert linked(table(tmp_path, text, "labels.nt"), ANNA, BERG)[0] == links


@pytest.mark.parametrize(
    ("text", "entities", "told"),
    [
        ("id,label\nQ1,Otto Lind\n", (OTTO, OTHER_OTTO), "line 2', reason='“Otto Lind” could be"),
        ("id,label\nQ1,Anna Berg\nQ2,Anna Berg\n", (ANNA,), f"“Anna Berg” could be {WIKIDATA}Q1 or {WIKIDATA}Q2"),
        ("id,label\nQ1,Anna Berg\nQ1,Otto Lind\n", (ANNA, OTTO), f"{WIKIDATA}Q1 could be {ANNA.key} or {OTTO.key}"),
    ],
)
def test_what_is_ambiguous_is_listed_and_not_linked(
    tmp_path: Path, text: str, entities: tuple[Entity, ...], told: str
) -> None:
    links, said = linked(table(tmp_path, text), *entities)
    assert links == {}
    assert said
    assert told in said[0]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.csv", "id,label\nnonsense,Anna Berg\n", "line 2"),
        ("a.csv", "id,label\n,Anna Berg\n", "no id"),
        ("a.csv", "id,label\nQ1,\n", "no label"),
        ("a.csv", "id,label\nQ1,Anna Berg\njavascript: x,Otto Lind\n", "line 3"),
        ("a.csv", "id,label\nhttp://a b/,Anna Berg\n", "line 2"),
        ("a.csv", "id,label\nQ1," + 200_000 * "x" + "\nQ1,Anna Berg\n", "line 2"),
        ("a.nt", f'<http://x.example/1> {LABEL} "Anna Berg"\n', "line 1"),
    ],
)
def test_bad_rows_are_named_with_their_line(tmp_path: Path, name: str, text: str, told: str) -> None:
    _, said = linked(table(tmp_path, text, name), ANNA, OTTO)
    assert len(said) == 1
    assert told in said[0]


def test_the_columns_must_be_known(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"labels\.csv, line 1"):
        read(table(tmp_path, "a,b\n1,2\n"))
    with pytest.raises(FormatError, match=r"labels\.csv, line 1"):
        read(table(tmp_path, ""))
    with pytest.raises(FormatError, match=r"labels\.csv, line 1"):
        read(table(tmp_path, "id,label," + 200_000 * "x"))


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="nowhere"):
        read(tmp_path / "nowhere.csv")
    (tmp_path / "labels.csv").write_bytes(b"id,label\n" + 2_000_000 * b"x" + b"\xff")
    with pytest.raises(NotFoundError, match=r"labels\.csv"):
        read(tmp_path / "labels.csv")


@pytest.mark.parametrize("name", ["labels.csv", "labels.nt"])
def test_of_a_large_file_only_the_labels_that_occur_are_kept(tmp_path: Path, name: str) -> None:
    count = 20_000
    if name.endswith(".csv"):
        lines = ["id,label", *(f"Q{number},Somebody {number}" for number in range(1, count)), f"Q{count},Anna Berg"]
    else:
        lines = [f'<{WIKIDATA}Q{number}> {LABEL} "Somebody {number}" .' for number in range(1, count)]
        lines += [f'<{WIKIDATA}Q{count}> {LABEL} "Anna Berg" .', f"<{WIKIDATA}Q{count}> {TYPE} <{WIKIDATA}Q5> ."]
    labels = read(table(tmp_path, "\n".join(lines), name))
    tracemalloc.start()
    found, faults = labels.naming({"anna berg"})
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [one.iri for one in found] == [f"{WIKIDATA}Q{count}"]
    assert not faults
    assert most < 500_000


def test_of_very_many_bad_rows_the_first_are_named(tmp_path: Path) -> None:
    _, said = linked(table(tmp_path, "id,label\n" + 250 * "nonsense,Anna Berg\n" + "Q1,Anna Berg\n"), ANNA)
    assert len(said) == 101
    assert "150 more lines" in said[-1]


@pytest.mark.parametrize(("kind", "fits"), [("Party", True), ("Organization", True), ("Place", False)])
def test_an_organisation_may_be_a_party(tmp_path: Path, kind: Kind, fits: bool) -> None:
    entity = Entity(f"{kind}:blue front", kind, "Blue Front")
    assert bool(linked(table(tmp_path, "id,label,kind\nQ1,Blue Front,organization\n"), entity)[0]) is fits
