"""Bad requests by the hundred, always the same ones: what a scanner, a broken client or a tired person sends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from urllib.parse import quote

#: Small enough that no mutation of them takes long on a small graph.
QUERIES = (
    "SELECT ?name WHERE { ?person a kg:Person ; rdfs:label ?name } ORDER BY ?name",
    'ASK { ?x rdfs:label "Mira Voss"@en . FILTER(STRLEN(?name) > 3 && ?n != 1.5e3) }',
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 5",
    "DESCRIBE <https://kg.example/dataset>",
    "SELECT (COUNT(*) AS ?n) { { ?a kg:memberOf ?b } UNION { ?b kg:leaderOf+ ?a } } GROUP BY ?a HAVING (?n > 1)",
    "SELECT * { VALUES ?x { 1 2 UNDEF } OPTIONAL { ?x a ?type MINUS { ?x a kg:Party } } } OFFSET 1",
)
UPDATES = (
    "INSERT DATA { <http://a> <http://b> <http://c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "DROP DEFAULT",
    "LOAD <http://127.0.0.1:1/x> INTO GRAPH <http://g>",
    "SELECT * { SERVICE <http://127.0.0.1:1/sparql> { ?a ?b ?c } }",
    "SELECT * FROM <http://127.0.0.1:1/graph.nt> { ?a ?b ?c }",
)
PIECES = (
    *"{}()[]<>\"'\\;.,|^*+?!&=#@$_-~%/:\x00\n\t 0",
    *("SELECT", "WHERE", "FILTER", "GRAPH", "SERVICE", "BIND", "UNION", "<<", ">>", "?x", "kg:"),
    *("\\u0000", "\\uD800", "é", "\U0001f600", "\u202e", "1e999999", "9" * 400),
)
HEAD = "Host: localhost\r\n"


def requests(count: int, seed: int = 7) -> Iterator[bytes]:
    """So many raw requests, of all kinds in turn."""
    random = Random(seed)
    for number in range(count):
        yield KINDS[number % len(KINDS)](random)


def _get(target: str, *headers: str) -> bytes:
    lines = "".join(f"{header}\r\n" for header in headers)
    return f"GET {target} HTTP/1.1\r\n{HEAD}{lines}\r\n".encode("utf-8", "replace")


def _post(body: bytes, type_: str, *headers: str) -> bytes:
    lines = "".join(f"{header}\r\n" for header in (*headers, f"Content-Length: {len(body)}"))
    return f"POST /sparql HTTP/1.1\r\n{HEAD}Content-Type: {type_}\r\n{lines}\r\n".encode("utf-8", "replace") + body


def _mutated(random: Random, text: str) -> str:
    """A text with up to six places changed."""
    for _ in range(random.randint(1, 6)):
        at = random.randint(0, len(text))
        cut = random.choice((0, 0, 1, 5))
        text = text[:at] + random.choice((*PIECES, "")) + text[at + cut :]
    return text


def _mutated_query(random: Random) -> bytes:
    return _get("/sparql?query=" + quote(_mutated(random, random.choice(QUERIES)).encode("utf-8", "replace")))


def _mutated_body(random: Random) -> bytes:
    text = _mutated(random, random.choice(QUERIES)).encode("utf-8", "replace")
    return _post(text, "application/sparql-query")


def _soup(random: Random) -> bytes:
    text = "".join(random.choice(PIECES) for _ in range(random.randint(1, 60)))
    return _post(b"query=" + quote(text.encode("utf-8", "replace")).encode(), "application/x-www-form-urlencoded")


def _noise(random: Random) -> bytes:
    return _post(
        random.randbytes(random.randint(0, 400)), random.choice(("application/sparql-query", "text/plain", ""))
    )


def _update(random: Random) -> bytes:
    text = random.choice(UPDATES)
    name = random.choice(("query", "update", "Query", "using-graph-uri"))
    if random.random() < 0.3:
        return _post(text.encode(), random.choice(("application/sparql-update", "application/sparql-query")))
    return _post(f"{name}={quote(text)}".encode(), "application/x-www-form-urlencoded")


def _deep(random: Random) -> bytes:
    opening = random.choice(("{", "(", "[", "!", "-", "{ ?a ?b ?c } UNION ", "1+", "a/"))
    return _post(("SELECT * { " + opening * random.randint(50, 3000)).encode(), "application/sparql-query")


def _path(random: Random) -> bytes:
    part = random.choice(
        ("..", "%2e%2e", "%00", "assets", "named", "about", "etc", "%ff", "\\", ";", "//", "neighbours")
    )
    rest = random.choice(("", "?iri=", "?iri=%3Cx", "?text=%00", "?start=-1", "?start=9e9&iri=a:b", "?iri=a:b&iri=c:d"))
    return _get("/" + "/".join([part] * random.randint(1, 4)) + rest)


def _page(random: Random) -> bytes:
    iri = _mutated(random, "https://kg.example/person/mira-voss").encode("utf-8", "replace")
    path = random.choice(("about", "neighbours", "search", "network"))
    return _get(f"/{path}?{random.choice(('iri', 'text', 'format', 'start'))}={quote(iri)}")


def _encoding(random: Random) -> bytes:
    bad = random.choice(("%", "%zz", "%C3", "%ED%A0%80", "+" * 50, "&" * 300, "=&=", "%00"))
    return _get(f"/sparql?query={bad}&{bad}")


def _accept(random: Random) -> bytes:
    accept = _mutated(random, "text/csv;q=0.5, application/*;q=1.0, */*;q=0")
    accept = "".join(c for c in accept if c.isprintable() and c.isascii())
    return _get("/sparql?query=ASK%20%7B%7D&format=" + random.choice(("", "json", "x", "../x")), f"Accept: {accept}")


def _headers(random: Random) -> bytes:
    line = random.choice(
        ("Host: other", ": x", "A B: c", "X: " + "y" * 40_000, "Transfer-Encoding: gzip", "Content-Length: x",
         "Content-Length: 99999999999", "Expect: 200-ok", "Upgrade: websocket", "X: \x00", "Origin: http://evil.example")
    )  # fmt: skip
    return _get("/sparql?query=ASK%20%7B%7D", line)


def _method(random: Random) -> bytes:
    method = random.choice(("PUT", "DELETE", "TRACE", "CONNECT", "get", "G\x00T", "X" * 300, "", "OPTIONS", "PROPFIND"))
    target = random.choice(("/sparql", "*", "/", "http://other.example/", "localhost:80", "sparql"))
    return f"{method} {target} HTTP/1.1\r\n{HEAD}\r\n".encode()


def _framing(random: Random) -> bytes:
    raw = bytearray(_post(b"query=ASK+%7B%7D", "application/x-www-form-urlencoded"))
    if random.random() < 0.5:
        head = f"POST /sparql HTTP/1.1\r\n{HEAD}Transfer-Encoding: chunked\r\n\r\n"
        raw = bytearray(
            head.encode() + b"5\r\nASK {\r\n" + random.choice((b"z\r\n", b"-1\r\n", b"ffffffffff\r\n", b""))
        )
    for _ in range(random.randint(1, 4)):
        at = random.randrange(len(raw))
        raw[at : at + random.choice((0, 1))] = random.randbytes(random.choice((0, 1, 2)))
    return bytes(raw)


KINDS: tuple[Callable[[Random], bytes], ...] = (
    _mutated_query, _mutated_body, _soup, _noise, _update, _deep, _path, _page, _encoding, _accept, _headers, _method,
    _framing, _mutated_query, _mutated_body,
)  # fmt: skip
