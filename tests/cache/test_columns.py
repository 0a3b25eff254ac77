"""Values → Arrow columns and back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

import pyarrow as pa
import pytest

from kg.cache.columns import arrow_type, decode, encode
from kg.model import Date, DateMention, Event, Extraction, Mention, Node, Quotation, Span

from ..told import newsroom


def there_and_back(values: list[Any], kind: Any) -> list[Any]:
    return decode(encode(values, kind), kind)


BERG = Mention("Person", (3, 7), "Anna Berg", title="President")
TALK = Event("talks", "Meeting", (0, 5), (0, 5), "planned")


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["a", None, "ü𝄞"], str | None),
        ([1, 2**31 - 1], int),
        ([0.1, 1 / 3], float),
        ([True, None, False], bool | None),
        ([date(2031, 5, 9), None], date | None),
        (["x", "y"], Literal["x", "y"]),
        ([(0, 4), (7, 9)], Span),
        ([None, (0, 4)], Span | None),
        ([(), ((0, 1), (2, 3)), ()], tuple[Span, ...]),
        ([None, ("a",), ()], tuple[str, ...] | None),
        ([BERG, None, replace(BERG, title=None, subtype="media")], Mention | None),
        ([BERG, TALK, Date("2031-05", None), Quotation("a b", ((0, 1), (2, 3)), "mixed", None, BERG)], Node),
        ([None, TALK, BERG], Mention | Event | None),
        ([], tuple[Mention, ...]),
    ],
)
def test_values_come_back(values: list[Any], kind: Any) -> None:
    column = encode(values, kind)
    column.validate(full=True)
    assert column.type == arrow_type(kind)
    assert decode(column, kind) == values


def test_an_extraction_comes_back_whole() -> None:
    found = [replace(one, dates=(DateMention((1, 3), "P3D"),)) for one in newsroom()]
    found.append(replace(found[0], mentions=(), statements=(), dates=()))
    assert there_and_back(found, Extraction) == found


def test_rows_taken_out_of_a_column_are_read_right() -> None:
    found = newsroom() * 3
    column = encode(found, Extraction)
    assert decode(column.take(pa.array([4, 1])), Extraction) == [found[4], found[1]]
    assert decode(column.slice(3, 2), Extraction) == found[3:5]


def test_a_field_more_is_a_column_more() -> None:
    @dataclass(frozen=True)
    class Wider:
        mention: Mention
        weight: float

    assert there_and_back([Wider(BERG, 0.5)], Wider) == [Wider(BERG, 0.5)]
    assert [field.name for field in arrow_type(Wider)] == ["mention", "weight"]


@pytest.mark.parametrize("kind", [dict[str, int], str | int, Mention | str])
def test_what_no_column_holds_is_an_error(kind: Any) -> None:
    with pytest.raises(TypeError, match="no column holds"):
        arrow_type(kind)
