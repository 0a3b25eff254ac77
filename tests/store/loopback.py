"""A SPARQL server on loopback, that answers from memory and fails as it is told."""

from __future__ import annotations

import base64
import hashlib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pyoxigraph as ox

JSON = "application/sparql-results+json"
USER, PASSWORD, REALM, NONCE = "ida", "säcret:pass", "graphs", "abc123"


@dataclass
class Seen:
    """A request as it came."""

    path: str
    headers: dict[str, str]
    body: bytes


#: What is done with a request in place of answering it; returns whether it was done.
Fault = Callable[["Handler"], bool]


@dataclass
class Loopback:
    """What the server holds and does. ``faults`` are done once each, in order; ``most`` cuts answers off; ``asks``
    is "basic" or "digest"; ``json`` is how answers are called."""

    url: str = ""
    store: ox.Store = field(default_factory=ox.Store)
    faults: list[Fault] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    most: int = 1 << 30
    asks: str = ""

    @property
    def query(self) -> str:
        return f"{self.url}/query"

    def graph(self, name: str | None = None) -> set[ox.Triple]:
        where = ox.NamedNode(name) if name else ox.DefaultGraph()
        return {quad.triple for quad in self.store.quads_for_pattern(None, None, None, where)}


class Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_POST(self) -> None:
        told = self.server.told
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        told.seen.append(Seen(self.path, dict(self.headers), body))
        if told.faults and told.faults.pop(0)(self):
            return
        if told.asks and not self._signed_in(told.asks):
            self.answer(401, "who?", headers={"WWW-Authenticate": challenge(told.asks)})
        elif self.path == "/update":
            self._update(body.decode())
        else:
            self._query({name: values[0] for name, values in parse_qs(body.decode()).items()})

    def _update(self, text: str) -> None:
        try:
            self.server.told.store.update(text)
        except (SyntaxError, RuntimeError) as error:
            self.answer(400, str(error))
        else:
            self.answer(204, "")

    def _query(self, form: dict[str, str]) -> None:
        told = self.server.told
        graph = form.get("default-graph-uri")
        found = told.store.query(form["query"], default_graph=[ox.NamedNode(graph)] if graph else None)
        if isinstance(found, ox.QueryTriples):
            data = found.serialize(format=ox.RdfFormat.N_TRIPLES) or b""
            self.answer(200, data.decode(), type_="application/n-triples")
            return
        text = (found.serialize(format=ox.QueryResultsFormat.TSV) or b"").decode()
        if isinstance(found, ox.QuerySolutions):
            text = "".join(text.splitlines(keepends=True)[: told.most + 1])
        cut = ox.parse_query_results(text, format=ox.QueryResultsFormat.TSV)
        self.answer(200, (cut.serialize(format=ox.QueryResultsFormat.JSON) or b"").decode(), type_=JSON)

    def _signed_in(self, asks: str) -> bool:
        given = self.headers.get("Authorization", "")
        if asks == "basic":
            return given == "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        parts = dict(part.strip().partition("=")[::2] for part in given.removeprefix("Digest ").split(","))
        plain = {name: value.strip('"') for name, value in parts.items()}
        first = _md5(f"{USER}:{REALM}:{PASSWORD}")
        second = _md5(f"POST:{self.path}")
        known = [plain.get(name, "") for name in ("nonce", "nc", "cnonce", "qop")]
        return plain.get("response") == _md5(":".join([first, *known, second])) and plain.get("nonce") == NONCE

    def answer(
        self, status: int, text: str, *, type_: str = "text/plain", headers: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        data = text.encode()
        for name, value in {"Content-Type": type_, "Content-Length": str(len(data)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args: object) -> None:
        """Nothing printed."""


class Server(ThreadingHTTPServer):
    """Serves what it is told."""

    daemon_threads = True

    def __init__(self, told: Loopback) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.told = told
        self.open: list[socket.socket] = []
        told.url = f"http://127.0.0.1:{self.server_address[1]}"

    def process_request(self, request: socket.socket, client_address: object) -> None:
        self.open.append(request)
        super().process_request(request, client_address)

    def handle_error(self, request: object, client_address: object) -> None:
        """Who cuts a connection is no error here."""

    def hang_up(self) -> None:
        for connection in self.open:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


@contextmanager
def served(told: Loopback) -> Iterator[Loopback]:
    """Runs the server for a while."""
    server = Server(told)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.hang_up()
        thread.join()
        server.server_close()


def challenge(asks: str) -> str:
    if asks == "digest":
        return f'Basic realm="{REALM}", Digest realm="{REALM}", nonce="{NONCE}", qop="auth", algorithm="MD5"'
    return f'{asks.capitalize()} realm="{REALM}"'


def _md5(text: str) -> str:
    return hashlib.md5(text.encode()).hexdigest()


def says(status: int, text: str = "", *, type_: str = "text/plain", **headers: str) -> Fault:
    """Answers with this, and does nothing."""

    def fault(handler: Handler) -> bool:
        handler.answer(status, text, type_=type_, headers={name.replace("_", "-"): v for name, v in headers.items()})
        return True

    return fault


def cut(handler: Handler) -> bool:
    """Ends the connection without an answer."""
    handler.close_connection = True
    handler.connection.shutdown(socket.SHUT_RDWR)
    return True


def half(handler: Handler) -> bool:
    """Ends the connection amid the answer."""
    handler.send_response(200)
    handler.send_header("Content-Type", JSON)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"head": {"vars": ["s"]}, "results"')
    handler.wfile.flush()
    return cut(handler)


def done_then_cut(handler: Handler) -> bool:
    """Does what is asked, and ends the connection before it says so."""
    handler.server.told.store.update(handler.server.told.seen[-1].body.decode())
    return cut(handler)


def passes(handler: Handler) -> bool:
    """Lets a request through."""
    return False
