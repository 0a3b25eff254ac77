"""Text for XML files, whatever an article put into it."""

from __future__ import annotations

import re
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from kg.export.columns import Value

#: What XML 1.0 allows in no form, not even escaped, and what is no character at all.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def content(value: Value) -> str:
    """A value between tags. A forbidden character becomes U+FFFD: one for one, so that offsets hold."""
    return escape(_allowed(value), {"\r": "&#13;"})


def attribute(value: Value) -> str:
    """A value as an attribute's, with the quotation marks."""
    return quoteattr(_allowed(value), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def _allowed(value: Value) -> str:
    return _FORBIDDEN.sub("\ufffd", plain(value))


def plain(value: Value) -> str:
    """A value as one string: several strings joined, truth in XML's words, days and numbers as usual."""
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value)
