"""Dataclasses → Arrow columns and back, by their type hints: a field added to the model is a column more.

A dataclass is a struct; a union of dataclasses a struct with a member for each of them, of which one is
set; ``tuple[X, ...]`` a list; a pair of offsets a struct of ``start`` and ``end``. Whole columns are made and read at
once, since a Python call for each value would cost ten times the time.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Sequence
from dataclasses import is_dataclass
from datetime import date
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

from kg.model import Span

#: What a value without parts is in Arrow.
PLAIN: dict[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int32(),
    float: pa.float64(),
    bool: pa.bool_(),
    bytes: pa.binary(),
    date: pa.date32(),
}


def members(kind: Any) -> list[tuple[str, Any, Callable[[Any], Any]]]:
    """The columns of a struct: name, type, and what takes the value of that column from a whole."""
    if kind == Span:
        return [("start", int, itemgetter(0)), ("end", int, itemgetter(1))]
    if isinstance(kind, type) and is_dataclass(kind):
        return [(name, part, attrgetter(name)) for name, part in hints(kind).items()]
    return [(one.__name__.lower(), one, _only(one)) for one in _choices(kind)]


@cache
def hints(kind: type) -> dict[str, Any]:
    """The types of a dataclass's fields."""
    return get_type_hints(kind)


def arrow_type(kind: Any) -> pa.DataType:
    """The Arrow type of the values of a Python type. Raises TypeError for a type that has none."""
    kind = _always(kind)
    if kind in PLAIN:
        return PLAIN[kind]
    if _listed(kind) is not None:
        return pa.list_(arrow_type(_listed(kind)))
    return pa.struct([(name, arrow_type(part)) for name, part, _ in members(kind)])


def encode(values: Sequence[Any], kind: Any) -> pa.Array:
    """A column of these values, None where there is none."""
    kind = _always(kind)
    if kind in PLAIN:
        return pa.array(values, PLAIN[kind])
    if (item := _listed(kind)) is not None:
        return _encode_lists(values, item)
    missing = [value is None for value in values]
    columns, names = [], []
    for name, part, take in members(kind):
        columns.append(encode([None if value is None else take(value) for value in values], part))
        names.append(pa.field(name, columns[-1].type))
    return pa.StructArray.from_arrays(columns, fields=names, mask=pa.array(missing, pa.bool_()))


def decode(column: pa.Array, kind: Any) -> list[Any]:
    """The values of a column that ``encode`` made."""
    kind = _always(kind)
    if kind in PLAIN:
        values: list[Any] = column.to_pylist()
        return values
    if (item := _listed(kind)) is not None:
        return _decode_lists(column, item)
    parts = [decode(column.field(name), part) for name, part, _ in members(kind)]
    there = column.is_valid().to_pylist()
    if kind == Span:
        return [row if is_there else None for row, is_there in zip(zip(*parts, strict=True), there, strict=True)]
    if is_dataclass(kind):
        make: Any = kind
        return [make(*row) if is_there else None for *row, is_there in zip(*parts, there, strict=True)]
    return [next((one for one in row if one is not None), None) for row in zip(*parts, strict=True)]


def _encode_lists(values: Sequence[Any], item: Any) -> pa.Array:
    ends = [0]
    for value in values:
        ends.append(ends[-1] + len(value or ()))
    flat = encode([one for value in values for one in value or ()], item)
    mask = pa.array([value is None for value in values], pa.bool_())
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), flat, mask=mask)


def _decode_lists(column: pa.Array, item: Any) -> list[Any]:
    flat = decode(column.flatten(), item)
    out, at = [], 0
    for length in column.value_lengths().to_pylist():
        out.append(None if length is None else tuple(flat[at : at + length]))
        at += length or 0
    return out


def _always(kind: Any) -> Any:
    """The type without None, and of its literals the type that they have in common."""
    if get_origin(kind) in (Union, types.UnionType):
        parts = [part for part in get_args(kind) if part is not type(None)]
        if len(parts) == 1:
            return _always(parts[0])
    if get_origin(kind) is Literal:
        return type(get_args(kind)[0])
    return kind


def _listed(kind: Any) -> Any | None:
    """The X of ``tuple[X, ...]``, else None."""
    arguments = get_args(kind)
    return arguments[0] if get_origin(kind) is tuple and arguments[-1] is Ellipsis else None


def _choices(kind: Any) -> Iterator[type]:
    if get_origin(kind) not in (Union, types.UnionType):
        raise TypeError(f"no column holds {kind}")
    for part in get_args(kind):
        if not isinstance(part, type) or not (is_dataclass(part) or part is type(None)):
            raise TypeError(f"no column holds {kind}: {part} is no dataclass")
        if part is not type(None):
            yield part


def _only(kind: type) -> Callable[[Any], Any]:
    return lambda value: value if isinstance(value, kind) else None
