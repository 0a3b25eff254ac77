"""IRIs: readable, stable, valid whatever the articles hold."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.iris import Mint, check_base, slug, web
from kg.model import Entity

MINT = Mint()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Berg", "anna-berg"),
        ("RPR-Parnas", "rpr-parnas"),
        ("Владимир Рыжков", "владимир-рыжков"),
        ("李明", "李明"),
        ("<script>", "script"),
        ("…", "x"),
        ("a" * 100, "a" * 60),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/b?c=d#e", "https://a.example/b?c=d#e"),
        ("https://a.example/b c", "https://a.example/b%20c"),
        ('https://a.example/"><script>', "https://a.example/%22%3E%3Cscript%3E"),
        ("https://a.example/100%", "https://a.example/100%25"),
        ("https://a.example/100%20", "https://a.example/100%20"),
        ("https://a.example/é", "https://a.example/%C3%A9"),
        (" https://a.example/ ", "https://a.example/"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("https:///no-host", None),
        ("http://[::1", None),
        ("not an address", None),
        ("", None),
    ],
)
def test_web(url: str, expected: str | None) -> None:
    assert web(url) == expected


@given(st.text())
def test_any_address_is_a_valid_iri_or_left_out(url: str) -> None:
    for found in (web(url), web("http://a.example/" + url)):
        assert found is None or ox.NamedNode(found).value == found


@given(st.text())
def test_any_text_makes_a_valid_iri(text: str) -> None:
    for node in (MINT.article(text), MINT.entity(Entity(text, "Person", text)), MINT.source(text, text)):
        assert ox.NamedNode(node.value) == node


def test_plain_ids_are_kept_and_others_stay_apart() -> None:
    assert MINT.article("2031-05-07_berg.a").value == "https://kg.example/article/2031-05-07_berg.a"
    assert len({MINT.article(name).value for name in ("a b", "a-b", "a/b", "A b", "../a", "..")}) == 6


def test_passage_is_an_rfc_5147_fragment() -> None:
    assert MINT.passage(MINT.article("a"), (12, 33)).value == "https://kg.example/article/a#char=12,33"


def test_an_entity_is_known_by_its_key_alone() -> None:
    one = MINT.entity(Entity("Person:anna berg", "Person", "Anna Berg"))
    same = MINT.entity(Entity("Person:anna berg", "Person", "Anna M. Berg", ("Berg",)))
    other = MINT.entity(Entity("Person:anna berg@x", "Person", "Anna Berg"))
    assert one == same != other
    assert one.value.startswith("https://kg.example/person/anna-berg-")


def test_the_same_content_has_the_same_iri_on_every_machine() -> None:
    assert MINT.hashed("claim", "a", "b").value == "https://kg.example/claim/6bgnz3mxg2tj3jqq"


@pytest.mark.parametrize("base", ["https://a.example", "no iri/", "https://a b/"])
def test_a_base_that_makes_no_iri_is_refused(base: str) -> None:
    with pytest.raises(ValueError):
        check_base(base)
