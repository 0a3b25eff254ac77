"""Where a server is, and as whom to speak to it: an address without secrets, credentials from the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from kg.errors import StoreError

USER, PASSWORD = "KG_STORE_USER", "KG_STORE_PASSWORD"

#: Where servers take updates, if not where they take queries: the end of the address of the one and of the other.
UPDATES: tuple[tuple[str, str], ...] = (
    (r"/query$", "/update"),  # Oxigraph, Fuseki, Stardog
    (r"(/repositories/[^/]+)$", r"\1/statements"),  # RDF4J, GraphDB
)

_CONTROL = re.compile(r"[\x00-\x20\x7f]")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server takes queries, and where updates."""

    query: str
    update: str

    @classmethod
    def of(cls, url: str, *, update: str | None = None) -> Address:
        """The addresses of a SPARQL server. ``update`` is where it takes updates; it need not be told for a server
        of UPDATES, nor for one that takes them where it takes queries.

        Raises StoreError, which repeats no password, for what is no such address."""
        address = cls(_checked(url), _checked(update) if update else _updates(_checked(url)))
        if urlsplit(address.query)[:2] != urlsplit(address.update)[:2]:
            raise StoreError(f"{address.query} and {address.update} are two servers; one takes queries and updates")
        return address


@dataclass(frozen=True, slots=True)
class Login:
    """A user and a password, which no text of this shows."""

    user: str
    password: str

    def __repr__(self) -> str:
        return "Login(…)"


def login(environment: Mapping[str, str] = os.environ) -> Login | None:
    """The user and the password that the environment holds; None where it holds neither. Raises StoreError where it
    holds only one, or one that no request can carry."""
    user, password = environment.get(USER), environment.get(PASSWORD)
    if not user and not password:
        return None
    if not user or not password:
        raise StoreError(f"a server's user and password are set together: {USER} and {PASSWORD}")
    if any(ord(letter) < 32 or letter in '"\\\x7f' for letter in user):
        raise StoreError(f'{USER} holds a quotation mark, a "\\" or a control character')
    return Login(user, password)


def _checked(url: str) -> str:
    """The address itself, if it can be one."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise StoreError("the address of the server is no URL") from None
    if "@" in url:
        told = f"the address of the server ({host})" if host else "the address of the server"
        raise StoreError(f"{told} holds a user or password, where others see it: set {USER} and {PASSWORD} instead")
    if parts.scheme not in ("http", "https") or not host or _CONTROL.search(url):
        raise StoreError(f"{_CONTROL.sub('?', url)!r} is no address of a server, such as http://localhost:7878/query")
    if parts.query or parts.fragment:
        place = f"{parts.scheme}://{parts.netloc}{parts.path}"
        raise StoreError(f"{place}: the address of a server ends before ? and #; --graph names a graph there")
    return url


def _updates(url: str) -> str:
    for ending, other in UPDATES:
        found, changed = re.subn(ending, other, url)
        if changed:
            return found
    return url
