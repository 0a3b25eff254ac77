"""Content negotiation: of the forms that an answer can have, the one that the client likes best (RFC 9110, 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.serve.messages import RefusedError

_QUALITY = re.compile(r"0(\.\d{0,3})?|1(\.0{0,3})?")
_TYPE = re.compile(r"([\w!#$%&'*+.^`|~-]+)/([\w!#$%&'*+.^`|~-]+)")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of an answer: ``name`` is what the parameter format calls it, ``types`` its media types, the proper
    one first."""

    name: str
    types: tuple[str, ...]


def choose(forms: Sequence[Form], accept: str | None, wanted: str | None = None) -> tuple[Form, str]:
    """The form to answer in, and the media type to call it by.

    ``accept`` is the header: of what it likes equally, the first of ours. ``wanted`` is the parameter ``format``, the
    name of a form or a media type, which wins. Raises RefusedError (406), which names those there are."""
    if wanted:
        for form in forms:
            if wanted == form.name or wanted in form.types:
                return form, form.types[0]
    elif accept is None or not accept.strip():
        return forms[0], forms[0].types[0]
    else:
        ranges = list(_ranges(accept))
        offers = [(form, type_) for form in forms for type_ in form.types]
        form, type_ = max(offers, key=lambda offer: _quality(offer[1], ranges))
        if _quality(type_, ranges) > 0:
            return form, type_
    raise RefusedError(406, "this can be had as " + ", ".join(form.types[0] for form in forms))


def _ranges(accept: str) -> Iterator[tuple[str, str, float]]:
    """The media ranges of a header with their quality; what is malformed is passed over, as clients err in it."""
    for part in accept.split(","):
        range_, *parameters = (piece.strip() for piece in part.split(";"))
        found = _TYPE.fullmatch(range_.lower())
        if found is None:
            continue
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip().lower() == "q":
                quality = float(value) if _QUALITY.fullmatch(value.strip()) else 0.0
        yield found[1], found[2], quality


def _quality(type_: str, ranges: Sequence[tuple[str, str, float]]) -> float:
    """How much a media type is liked: by the narrowest range that it falls in."""
    main, _, sub = type_.partition("/")
    best, narrowest = 0.0, -1
    for range_main, range_sub, quality in ranges:
        if range_main in (main, "*") and range_sub in (sub, "*"):
            narrow = (range_main != "*") + (range_sub != "*")
            if narrow > narrowest or (narrow == narrowest and quality > best):
                best, narrowest = quality, narrow
    return best
