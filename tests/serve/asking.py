"""A client that sends what it is told, right or wrong."""

from __future__ import annotations

import http.client
import json
import re
import socket
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

#: Seconds after which an answer counts as a hang, on a machine that has other things to do, too.
PATIENCE = 60.0


@dataclass(frozen=True)
class Asked:
    """An answer: status, headers by their names in lower case, body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def asked(port: int, method: str, path: str, body: bytes | str = b"", **headers: str) -> Asked:
    """One request on a connection of its own; a header's name has underscores for hyphens."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body or None, named)
        response = connection.getresponse()
        return Asked(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
    finally:
        connection.close()


def sent(port: int, raw: bytes, *, most: int = 1 << 20) -> bytes:
    """What the server answers to these very bytes, until it closes; b"" where it closes without a word."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        received = b""
        try:
            connection.sendall(raw)
            while len(received) < most and (data := connection.recv(65536)):
                received += data
        except ConnectionError:  # closed before all was sent
            pass
        return received


def query(text: str, **more: str) -> str:
    """The address of a query."""
    return "/sparql?" + urlencode({"query": text, **more})


def about(iri: str) -> str:
    return "/about?iri=" + quote(iri, safe="")


def statuses(port: int, raw: bytes) -> list[int]:
    """The statuses of the answers to these bytes, after which the client says no more."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        received = b""
        try:
            connection.sendall(raw)
            connection.shutdown(socket.SHUT_WR)
            while data := connection.recv(65536):
                received += data
        except ConnectionError:  # closed before all was sent or read
            pass
    return [int(found) for found in re.findall(rb"HTTP/1\.1 (\d{3}) ", received)]
