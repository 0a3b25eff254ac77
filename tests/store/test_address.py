"""Addresses of servers, and who signs in there."""

from __future__ import annotations

import pytest

from kg.errors import StoreError
from kg.store.address import Address, Login, login


@pytest.mark.parametrize(
    ("url", "updates"),
    [
        ("http://localhost:7878/query", "http://localhost:7878/update"),
        ("https://data.example/news/query", "https://data.example/news/update"),
        ("http://h:8080/rdf4j-server/repositories/news", "http://h:8080/rdf4j-server/repositories/news/statements"),
        ("http://localhost:8890/sparql-auth", "http://localhost:8890/sparql-auth"),
        ("http://localhost:7001/", "http://localhost:7001/"),
        ("http://[::1]:3030/queryable", "http://[::1]:3030/queryable"),
    ],
)
def test_where_a_server_takes_updates(url: str, updates: str) -> None:
    assert Address.of(url) == Address(url, updates)


def test_where_it_takes_updates_can_be_told() -> None:
    assert Address.of("http://a.example/q", update="http://a.example/u").update == "http://a.example/u"
    with pytest.raises(StoreError, match="two servers"):
        Address.of("https://a.example/q", update="https://b.example/u")
    with pytest.raises(StoreError, match="two servers"):
        Address.of("https://a.example/q", update="http://a.example/u")


@pytest.mark.parametrize(
    "url",
    [
        "http://ida:hush@localhost/query",
        "https://hush@localhost/query",
        "ida:hush@localhost/query",
        "http://localhost/query?token=hush",
        "http://localhost/query#hush",
        "http://ida:hush@[::1/query",
        "http://ida:hush@localhost:port/",
    ],
)
def test_a_secret_in_an_address_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(StoreError) as raised:
        Address.of(url)
    assert "hush" not in str(raised.value)


@pytest.mark.parametrize(
    "url", ["out", "file:///etc/passwd", "ftp://a/b", "http://", "http://a b/", "http://a/\nX: y", ""]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(StoreError, match="no address of a server"):
        Address.of(url)


def test_the_environment_signs_in() -> None:
    assert login({}) is None
    assert login({"KG_STORE_USER": "", "KG_STORE_PASSWORD": ""}) is None
    found = login({"KG_STORE_USER": "ida", "KG_STORE_PASSWORD": "hush"})
    assert found == Login("ida", "hush")
    assert "hush" not in repr(found)


@pytest.mark.parametrize(
    "environment",
    [
        {"KG_STORE_USER": "ida"},
        {"KG_STORE_PASSWORD": "hush"},
        {"KG_STORE_USER": 'ida", x="', "KG_STORE_PASSWORD": "hush"},
        {"KG_STORE_USER": "ida\r\nX: y", "KG_STORE_PASSWORD": "hush"},
    ],
)
def test_half_a_login_or_a_bad_one_is_refused(environment: dict[str, str]) -> None:
    with pytest.raises(StoreError, match="KG_STORE_USER") as raised:
        login(environment)
    assert "hush" not in str(raised.value)
