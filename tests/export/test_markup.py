"""Any text in XML: it parses, and comes back one character for one."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export.columns import Value
from kg.export.markup import attribute, content, plain

HOSTILE = st.text(st.characters() | st.sampled_from("\x00\x0b\x1f\t\r\n\ud800\ufffe\uffff<>&\"'\x85\u2028]"))


def allowed(character: str) -> bool:
    code = ord(character)
    return character in "\t\n\r" or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or code > 0xFFFF


@given(HOSTILE)
def test_any_text_comes_back(text: str) -> None:
    element = ElementTree.fromstring(f"<a b={attribute(text)}>{content(text)}</a>".encode())
    expected = "".join(character if allowed(character) else "\ufffd" for character in text)
    assert (element.text or "", element.get("b")) == (expected, expected)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (("a", "b; c"), "a; b; c"),
        (True, "true"),
        (3, "3"),
        (0.25, "0.25"),
        (date(2031, 5, 7), "2031-05-07"),
    ],
)
def test_values_as_text(value: Value, expected: str) -> None:
    assert plain(value) == expected
