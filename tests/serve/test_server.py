"""The server and clients that are slow, many, lost or from somewhere else, and questions that do not end."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import struct
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from kg import dataset, graph
from kg.crew import Crew
from kg.errors import ServeError, StoreError
from kg.serve import Patience, Server, connection
from kg.serve import app as routes

from ..view.test_reader import extracted
from .asking import PATIENCE, asked, query, sent
from .conftest import SECONDS, Ask

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
#: Every triple with every other, four times over: it would take years.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("localhost:7878", 200),
        ("LOCALHOST", 200),
        ("[::1]:80", 200),
        ("a.localhost", 200),
        ("news.example", 421),
        ("127.0.0.1.news.example", 421),
        ("localhost.news.example:80", 421),
        ("10.0.0.1", 421),
        ("", 421),
    ],
)
def test_on_loopback_only_names_of_this_machine_are_answered(ask: Ask, host: str, status: int) -> None:
    assert ask("GET", query("ASK {}"), host=host).status == status


@pytest.mark.parametrize("origin", ["https://news.example", "null", "http://127.0.0.1:1", "nonsense"])
def test_pages_of_other_sites_may_not_ask(ask: Ask, origin: str) -> None:
    answer = ask("GET", query("ASK {}"), origin=origin)
    assert answer.status == 403
    assert not any(name.startswith("access-control") for name in answer.headers)
    assert "access-control-allow-origin" not in ask("OPTIONS", "/sparql", origin=origin).headers


def test_our_own_page_may_ask(served: Server, ask: Ask) -> None:
    assert ask("GET", query("ASK {}"), origin=served.url.rstrip("/")).status == 200


def test_an_allowed_origin_may_ask_and_read(folder: Path) -> None:
    page = "https://news.example"
    with Server(folder, port=0, workers=1, cors=[page]) as server:
        answer = asked(server.port, "GET", query("ASK {}"), origin=page)
        assert (answer.status, answer.headers["access-control-allow-origin"]) == (200, page)
        preflight = {"origin": page, "access_control_request_method": "POST"}
        allowed = asked(server.port, "OPTIONS", "/sparql", **preflight)
        assert allowed.status == 204 and "POST" in allowed.headers["access-control-allow-methods"]
        assert asked(server.port, "GET", query("ASK {}"), origin="https://other.example").status == 403


@pytest.mark.parametrize("path", ["/", "/network", "/sparql", "/assets/style.css", "/nowhere", "/about?iri=x"])
def test_every_answer_keeps_the_browser_in_bounds(ask: Ask, path: str) -> None:
    headers = ask("GET", path, accept="text/html, */*;q=0.1").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'") and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_scripts_run_by_a_nonce_that_is_another_each_time(ask: Ask) -> None:
    pages = [ask("GET", "/") for _ in range(2)]
    nonces = [page.headers["content-security-policy"].partition("'nonce-")[2].partition("'")[0] for page in pages]
    assert nonces[0] != nonces[1]
    for page, nonce in zip(pages, nonces, strict=True):
        loaded = page.text.count('src="') + page.text.count('<link rel="stylesheet"')
        assert page.text.count(f'nonce="{nonce}"') == loaded > 2
    assert "onclick" not in pages[0].text


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../app.py",
        "/assets/%2e%2e/app.py",
        "/assets/..%2f..%2fstore.py",
        "/../../etc/passwd",
        "/assets/",
        "//etc",
    ],
)
def test_no_path_leads_to_a_file(ask: Ask, path: str) -> None:
    answer = ask("GET", path)
    assert answer.status in (400, 404)
    assert "import" not in answer.text and "root:" not in answer.text


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"nonsense\r\n\r\n", b"400"),
        (b"GET /sparql HTTP/1.1\r\n\r\n", b"400"),
        (b"GET / HTTP/1.0\r\n\r\n", b"421"),
        (b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nBad Header: x\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"y" * 100_000 + b"\r\n\r\n", b"431"),
        (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999999999\r\n\r\n", b"413"),
        (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", b"400"),
        (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n", b"400"),
        (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", b"400"),
        (b"GET * HTTP/1.1\r\nHost: localhost\r\n\r\n", b"404"),
        (b"GET relative HTTP/1.1\r\nHost: localhost\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n", b"400"),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"400"),
    ],
)
def test_what_is_no_proper_http(served: Server, raw: bytes, status: bytes) -> None:
    answer = sent(served.port, raw)
    assert answer.split(b" ")[1] == status
    assert b"Traceback" not in answer


def test_requests_on_one_connection_are_answered_in_turn(served: Server) -> None:
    one = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: localhost\r\n\r\n"
    last = one.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    assert sent(served.port, one + one + last).count(b"HTTP/1.1 200") == 3


def test_one_connection_is_asked_again_and_again(served: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=PATIENCE)
    for path in ("/assets/style.css", query("ASK {}"), "/nowhere") * 10:
        connection.request("GET", path)
        with connection.getresponse() as answer:
            assert answer.status == (404 if path == "/nowhere" else 200)
            answer.read()
    connection.close()


def test_a_chunked_body_and_one_that_waits_to_be_asked_for(served: Server) -> None:
    head = (
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nConnection: close\r\n"
    )
    chunked = head + b"Transfer-Encoding: chunked\r\n\r\n3\r\nASK\r\n3\r\n {}\r\n0\r\n\r\n"
    assert b"true" in sent(served.port, chunked)
    waiting = sent(served.port, head + b"Content-Length: 6\r\nExpect: 100-continue\r\n\r\nASK {}")
    assert b"true" in waiting


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"GET /spa",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nquery=",
    ],
)
def test_a_client_that_stops_is_let_go(served: Server, begun: bytes) -> None:
    answer = sent(served.port, begun)
    assert answer == b"" if not begun else b" 408 " in answer


def test_a_client_that_dribbles_is_let_go(served: Server) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE) as connection:
        began = time.monotonic()
        connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ")
        with pytest.raises(OSError):
            while time.monotonic() - began < PATIENCE:
                connection.sendall(b"y")
                time.sleep(0.2)
        assert time.monotonic() - began < PATIENCE


def test_a_client_that_does_not_read_holds_nobody_up(served: Server, ask: Ask) -> None:
    lazy = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(20)]
    for one in lazy:
        one.sendall(b"GET /assets/vis.js HTTP/1.1\r\nHost: localhost\r\n\r\n" * 5)
    assert ask("GET", query("ASK {}")).status == 200
    for one in lazy:
        one.close()


def test_a_question_that_does_not_end_is_ended_and_others_are_answered(ask: Ask) -> None:
    with ThreadPoolExecutor() as pool:
        long = [pool.submit(ask, "GET", query(ENDLESS)) for _ in range(3)]
        quick = pool.submit(ask, "GET", query("ASK {}"))
        assert [future.result().status for future in long] == [503] * 3
        assert quick.result().status == 200
    assert f"{SECONDS} seconds" in long[0].result().text


@pytest.mark.parametrize("reset", [False, True])
def test_a_question_ends_when_its_client_leaves(folder: Path, reset: bool) -> None:
    with Server(folder, port=0, workers=1, timeout=600) as server:
        (before,) = _processes(server.crew)
        with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection:
            connection.sendall(f"GET {query(ENDLESS)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            while not _busy(before):
                time.sleep(0.01)
            if reset:  # what a client that is killed does
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        assert asked(server.port, "GET", query("ASK {}")).status == 200
        assert not _runs(before)


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_a_client_that_says_no_more_but_listens_gets_its_answer(
    served: Server, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    monkeypatch.setattr(connection, "LOOK", 0.01)
    with socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE) as client:
        client.sendall(f"GET {query(ENDLESS)} HTTP/{version}\r\nHost: localhost\r\n\r\n".encode())
        client.shutdown(socket.SHUT_WR)
        received = b"".join(iter(lambda: client.recv(65536), b""))
    assert f"{SECONDS} seconds".encode() in received
    assert (b"HTTP/1.1 100 " in received) == (version == "1.1")


def test_what_a_client_asks_before_it_has_an_answer_is_answered(folder: Path) -> None:
    slow = f"GET {query(ENDLESS)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    quick = f"GET {query('ASK {}')} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
    with (
        Server(folder, port=0, workers=1, timeout=1) as server,
        socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as client,
    ):
        client.sendall(slow)
        while not _busy(_processes(server.crew)[0]):
            time.sleep(0.01)
        client.sendall(quick)
        received = b"".join(iter(lambda: client.recv(65536), b""))
    assert received.count(b"HTTP/1.1 503 ") == received.count(b"HTTP/1.1 200 ") == 1


def test_what_kills_its_process_is_the_clients_fault_and_costs_only_itself(ask: Ask) -> None:
    deep = "SELECT (" + "!" * 90_000 + "true AS ?x) {}"
    answer = ask("POST", "/sparql", deep, content_type="application/sparql-query")
    assert answer.status == 400 and "too deep" in answer.text
    assert ask("GET", query("ASK {}")).status == 200


def _processes(crew: Crew) -> list[int]:
    return [worker.process.pid for worker in crew._workers if worker.process and worker.process.pid]


def _busy(process: int) -> bool:
    """Whether a process runs at this moment; one with nothing to do waits."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "R"


def test_a_process_that_is_killed_is_replaced(folder: Path) -> None:
    with Server(folder, port=0, workers=1) as server:
        (before,) = _processes(server.crew)
        os.kill(before, signal.SIGKILL)
        assert {asked(server.port, "GET", query("ASK {}")).status for _ in range(2)} <= {200, 503}
        assert asked(server.port, "GET", query("ASK {}")).status == 200
        assert _processes(server.crew) != [before]


def test_fifty_clients_at_once_get_what_is_theirs(ask: Ask) -> None:
    def one(number: int) -> tuple[int, str]:
        answer = ask("GET", query(f"SELECT ({number} AS ?n) {{}}"))
        return answer.status, answer.json["results"]["bindings"][0]["n"]["value"]

    with ThreadPoolExecutor(50) as pool:
        assert list(pool.map(one, range(150))) == [(200, str(number)) for number in range(150)]


def test_too_much_at_once_is_turned_away_not_queued_without_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "MOST_JOBS", 2)
    with Server(folder, port=0, workers=1, timeout=2) as server, ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: asked(server.port, "GET", query(ENDLESS)), range(8)))
        turned_away = [answer for answer in answers if "retry-after" in answer.headers]
        assert len(turned_away) == 6
        assert {answer.status for answer in answers} == {503}


def test_who_waits_too_long_is_told_to_come_later(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "MOST_WAIT", 0.2)
    with Server(folder, port=0, workers=1, timeout=3) as server, ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda _: asked(server.port, "GET", query(ENDLESS)), range(2)))
        assert sorted("retry-after" in answer.headers for answer in answers) == [False, True]


def test_a_new_build_is_served_and_the_store_is_never_written(folder: Path, tmp_path: Path) -> None:
    mine = tmp_path / "out"
    shutil.copytree(folder, mine)
    before = state(mine)
    with Server(mine, port=0, workers=2) as server:
        first = asked(server.port, "GET", query(COUNT)).text
        asked(server.port, "POST", "/sparql", "update=CLEAR+ALL", content_type="application/x-www-form-urlencoded")
        assert state(mine) == before
        extraction, resolution = extracted()
        dataset.write(mine, list(graph.triples([extraction], resolution))[:-5])
        assert asked(server.port, "GET", query(COUNT)).text != first


def state(folder: Path) -> dict[str, bytes]:
    """The bytes of each file of a built folder, but for the log that a reader of the store may write."""
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "LOG"}


@pytest.mark.parametrize("graph_", ["nowhere", "."])
def test_no_graph_is_said_at_the_start(tmp_path: Path, graph_: str) -> None:
    with pytest.raises(StoreError, match="kg build"), Server(tmp_path / graph_, port=0, workers=1):
        pass


def test_an_address_that_is_taken_is_said_at_the_start(served: Server, folder: Path) -> None:
    with pytest.raises(ServeError, match="--port"), Server(folder, port=served.port, workers=1):
        pass


def test_the_end_leaves_nothing_running(folder: Path) -> None:
    with Server(folder, port=0, workers=1, patience=Patience()) as server:
        (process,) = _processes(server.crew)
        idle = socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE)
    with idle, suppress(ConnectionResetError):
        assert idle.recv(1) == b""
    assert not _runs(process)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
