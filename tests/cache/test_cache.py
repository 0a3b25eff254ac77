"""The extraction cache: what is found again, what is not, and what a bad disk does to it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from kg.cache import Cache, Record, entries, version
from kg.cache.shards import Shards
from kg.errors import CacheError
from kg.model import Extraction

from ..told import newsroom


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(tmp_path / "cache")


def many(count: int) -> list[Extraction]:
    first = newsroom()[0]
    return [replace(first, article=replace(first.article, id=f"a{n:03}")) for n in range(count)]


def put(cache: Cache, *found: Extraction) -> list[bytes]:
    """Keeps extractions in one shard; their keys."""
    records = [Record(cache.key(one.article), one) for one in found]
    keys = [record.key for record in records]
    cache.add(cache.shards.write(records), keys)
    return keys


def found(cache: Cache, keys: list[bytes]) -> list[Extraction]:
    return [record.extraction for record in cache.read(keys)]


def test_what_was_put_is_found_by_the_next(folder: str) -> None:
    keys = put(Cache(folder, "v1"), *newsroom())
    again = Cache(folder, "v1")
    assert [key in again for key in keys] == [True, True]
    assert found(again, keys) == newsroom()
    assert found(again, keys[1:]) == newsroom()[1:]
    assert list(again.articles(keys[1:])) == [newsroom()[1].article]


def test_a_key_is_of_all_that_is_read_and_of_what_reads_it(folder: str) -> None:
    (one, two), cache = newsroom(), Cache(folder, "v1")
    told = one.article
    others = [
        two.article,
        replace(told, id="other"),
        replace(told, date=None),
        replace(told, publisher="The Beacon"),
        replace(told, paragraphs=(told.paragraphs[0], (0, 4))),
    ]
    keys = [cache.key(told), Cache(folder, "v2").key(told), *map(cache.key, others)]
    assert len(set(keys)) == len(keys)
    assert cache.key(replace(told)) == cache.key(told)


@pytest.mark.parametrize("harm", ["cut", "flip", "empty", "text"])
def test_a_damaged_shard_is_named_dropped_and_lacking(folder: str, harm: str) -> None:
    cache = Cache(folder, "v1")
    (good,) = put(cache, newsroom()[0])
    (bad,) = put(cache, newsroom()[1])
    path = Path(folder, cache.shards.names()[0])
    if cache.shards.keys(path.name) == [good]:
        path = Path(folder, cache.shards.names()[1])
    data = path.read_bytes()
    middle = len(data) // 2
    flipped = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
    path.write_bytes({"cut": data[:-9], "flip": flipped, "empty": b"", "text": b"Fine words"}[harm])
    again = Cache(folder, "v1")
    assert (good in again, bad in again) == (True, False)
    assert [path.name in note for note in again.damaged] == [True]
    assert again.shards.names() == [name for name in cache.shards.names() if name != path.name]


def test_tidying_leaves_what_is_asked_for(folder: str) -> None:
    cache = Cache(folder, "v1")
    (old,) = put(cache, newsroom()[0])
    (new,) = put(cache, newsroom()[1])
    Path(folder, f"{32 * 'a'}.parquet.part").write_bytes(b"cut off")
    Path(folder, "notes.txt").write_text("the user's own")
    cache.tidy([new])
    assert len(list(Path(folder).iterdir())) == 2
    again = Cache(folder, "v1")
    assert (old in again, new in again) == (False, True)


def test_many_small_shards_are_joined(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "MANY", 5)
    cache = Cache(folder, "v1")
    kept = many(20)
    keys = [key for one in kept for key in put(cache, one)]
    assert len(cache.shards.names()) == 20
    cache.tidy(keys[1:])
    assert len(cache.shards.names()) == 2
    for each in (cache, Cache(folder, "v1")):
        assert sorted(one.id for one in each.articles(keys[1:])) == [one.article.id for one in kept[1:]]
    assert keys[0] not in Cache(folder, "v1")


def test_the_same_entry_in_two_shards_is_read_once(folder: str) -> None:
    cache = Cache(folder, "v1")
    keys = put(cache, *newsroom())
    put(cache, newsroom()[0])
    assert len(found(Cache(folder, "v1"), keys)) == 2


def test_a_shard_is_a_table_that_others_can_read(folder: str) -> None:
    cache = Cache(folder, "v1")
    put(cache, *newsroom())
    table = pq.read_table(Path(folder, cache.shards.names()[0]))
    rows = table.to_pylist()
    assert [row["extraction"]["article"]["id"] for row in rows] == ["harbour", "strike"]
    assert rows[0]["extraction"]["statements"][0]["object"]["mention"]["name"] == "Blue Front"


def test_a_shard_that_vanishes_is_named(folder: str) -> None:
    cache = Cache(folder, "v1")
    keys = put(cache, *newsroom())
    name = cache.shards.names()[0]
    shutil.rmtree(folder)
    with pytest.raises(CacheError, match=name):
        list(cache.read(keys))


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CacheError, match="file"):
        Shards(str(tmp_path / "file" / "cache"), Record).write([])


def test_shards_may_be_anywhere_that_fsspec_knows() -> None:
    cache = Cache("memory://bucket/cache", "v1")
    keys = put(cache, *newsroom())
    assert found(Cache("memory://bucket/cache", "v1"), keys) == newsroom()


def test_the_version_changes_with_code_and_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "kg"
    for part in version.EXTRACTION:
        assert (version.PACKAGE / part).exists(), part
        (package / part).parent.mkdir(parents=True, exist_ok=True)
    (package / "extract").mkdir(exist_ok=True)
    (package / "extract" / "model.onnx").write_bytes(b"weights")
    monkeypatch.setattr(version, "PACKAGE", package)
    first = version.extraction()
    assert version.extraction() == first
    (package / "extract" / "model.onnx").write_bytes(b"Weights")
    assert version.extraction() != first


def test_an_address_of_no_known_kind_is_named() -> None:
    with pytest.raises(CacheError, match="nowhere://x: no place to keep what was extracted: Protocol not known"):
        Cache("nowhere://x", "v1")


def test_the_extractors_use_no_code_that_the_version_leaves_out() -> None:
    """What kg.extract imports of kg is all in the table of what is hashed."""
    named = {part.removesuffix(".py").replace("/", ".") for part in version.EXTRACTION}
    found = set()
    for file in (version.PACKAGE / "extract").rglob("*.py"):
        for line in file.read_text("utf-8").splitlines():
            words = line.split()
            if words[:1] == ["from"] and words[1].startswith("kg."):
                found.add(words[1].split(".")[1])
    assert found <= named
