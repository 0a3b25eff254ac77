"""Requests that are tried again, signed in, refused."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from kg.errors import LostError, StoreError
from kg.store.address import Login
from kg.store.client import ATTEMPTS, Client, Request

from .loopback import JSON, PASSWORD, USER, Fault, Loopback, cut, done_then_cut, half, passes, says, served

INSERT = b"INSERT DATA { <urn:a> <urn:b> <urn:c> }"
LOGIN = Login(USER, PASSWORD)


def update(told: Loopback, *, twice: bool = True) -> Request:
    return Request(f"{told.url}/update", INSERT, "application/sparql-update", twice=twice)


@pytest.fixture
def pauses() -> list[float]:
    """The seconds waited."""
    return []


@pytest.fixture
def client(pauses: list[float]) -> Client:
    return Client(LOGIN, timeout=20, wait=pauses.append)


@pytest.mark.parametrize(
    ("faults", "waited"),
    [
        ([says(503)], [0.5]),
        ([says(429), says(503), says(429)], [0.5, 1.0, 2.0]),
        ([says(503, Retry_After="7"), says(503)], [7.0, 1.0]),
        ([says(503, Retry_After="soon")], [0.5]),
        ([cut], [0.5]),
        ([half, cut, says(503)], [0.5, 1.0, 2.0]),
        ([done_then_cut], [0.5]),
    ],
)
def test_it_tries_again(
    faults: list[Fault], waited: list[float], loopback: Loopback, client: Client, pauses: list[float]
) -> None:
    loopback.faults += faults
    client.post(update(loopback)).body.close()
    assert pauses == waited
    assert len(loopback.graph()) == 1
    assert len(loopback.seen) == len(faults) + 1


def test_it_comes_back_when_asked_to(loopback: Loopback, client: Client, pauses: list[float]) -> None:
    loopback.faults.append(
        says(503, Retry_After=format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True))
    )
    client.post(update(loopback)).body.close()
    assert 0 < pauses[0] <= 60


def test_it_does_not_wait_for_hours(loopback: Loopback, client: Client) -> None:
    loopback.faults.append(says(503, Retry_After="7200"))
    with pytest.raises(StoreError, match="busy and asks to come back in 7200 s"):
        client.post(update(loopback))


@pytest.mark.parametrize(("fault", "reason"), [(says(503, "down"), "HTTP 503: down"), (cut, "the connection was lost")])
def test_it_gives_up(fault: Fault, reason: str, loopback: Loopback, client: Client) -> None:
    loopback.faults += [fault] * ATTEMPTS
    with pytest.raises(StoreError, match=f"{loopback.url}/update.*{reason}"):
        client.post(update(loopback))
    assert len(loopback.seen) == ATTEMPTS


def test_what_must_not_be_done_twice_is_not(loopback: Loopback, client: Client) -> None:
    loopback.faults.append(done_then_cut)
    with pytest.raises(LostError, match="the connection was lost"):
        client.post(update(loopback, twice=False))
    assert len(loopback.seen) == 1


def test_where_nobody_is_it_says_so_at_once(client: Client, pauses: list[float]) -> None:
    with served(Loopback()) as told:
        request = update(told)
    with pytest.raises(StoreError, match="cannot be reached"):
        client.post(request)
    assert pauses == []


def test_a_server_that_was_there_is_waited_for(client: Client, pauses: list[float]) -> None:
    with served(Loopback()) as told:
        client.post(update(told)).body.close()
        request = update(told)
    with pytest.raises(StoreError, match=r"cannot be reached|the connection was lost"):
        client.post(request)
    assert len(pauses) == ATTEMPTS - 1


def test_a_slow_server_is_left(loopback: Loopback, pauses: list[float]) -> None:
    def slow(handler: object) -> bool:
        asleep.wait(5)
        return False

    import threading

    asleep = threading.Event()
    loopback.faults.append(slow)
    with pytest.raises(LostError, match=r"did not answer within 0.2 s"):
        Client(timeout=0.2, wait=pauses.append).post(update(loopback))
    asleep.set()
    assert len(loopback.seen) == 1


@pytest.mark.parametrize("asks", ["basic", "digest"])
def test_it_signs_in_as_asked_and_only_then(asks: str, loopback: Loopback, client: Client) -> None:
    client.post(update(loopback)).body.close()
    assert "Authorization" not in loopback.seen[0].headers
    loopback.asks = asks
    client.post(update(loopback)).body.close()
    client.post(update(loopback)).body.close()
    assert loopback.seen[-1].headers["Authorization"].startswith(asks.capitalize())
    if asks == "digest":
        assert PASSWORD not in "".join(str(seen.headers) for seen in loopback.seen)


@pytest.mark.parametrize(
    ("asks", "login", "reason"),
    [
        ("basic", None, "wants a user and password: set KG_STORE_USER and KG_STORE_PASSWORD"),
        ("digest", None, "wants a user and password"),
        ("basic", Login(USER, "hush"), "does not accept the user and password"),
        ("digest", Login(USER, "hush"), "does not accept the user and password"),
        ("bearer", Login(USER, "hush"), "another way to sign in"),
    ],
)
def test_who_may_not_come_in_is_told_why(
    asks: str, login: Login | None, reason: str, loopback: Loopback, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    loopback.asks = asks
    with pytest.raises(StoreError, match=reason) as raised:
        Client(login).post(update(loopback))
    assert "hush" not in str(raised.value) + caplog.text
    assert not loopback.graph()


def test_a_password_that_others_can_read_is_warned_of(caplog: pytest.LogCaptureFixture) -> None:
    import requests

    from kg.store.client import _signed_in

    response = requests.Response()
    response.headers["WWW-Authenticate"] = 'Basic realm="graphs"'
    for url, warned in (
        ("http://127.0.0.1:1/u", 0),
        ("http://localhost/u", 0),
        ("https://a.example/u", 0),
        ("http://a.example/u", 1),
    ):
        caplog.clear()
        response.url = url
        _signed_in(LOGIN, response)
        assert len(caplog.records) == warned, url
        assert PASSWORD not in caplog.text


def test_it_follows_nobody_to_another_server(loopback: Loopback, client: Client) -> None:
    with served(Loopback()) as other:
        loopback.asks = "basic"
        loopback.faults += [passes, says(307, Location=f"{other.url}/update?token=hush")]
        with pytest.raises(StoreError, match=r"to go to http://127\.0\.0\.1/update; nothing is sent") as raised:
            client.post(update(loopback))
        assert "hush" not in str(raised.value)
        assert other.seen == []


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (says(403, "no"), "HTTP 403: this user may not do that"),
        (says(400, "line 1:\x1b[31m error\n"), r"HTTP 400: line 1: \[31m error$"),
        (says(500, "<html><script>alert(1)</script>", type_="text/html"), "HTTP 500$"),
        (says(404), "HTTP 404$"),
        (says(206, "a part", type_=JSON), "HTTP 206"),
    ],
)
def test_errors_name_the_server_and_the_status(fault: Fault, reason: str, loopback: Loopback, client: Client) -> None:
    loopback.faults.append(fault)
    with pytest.raises(StoreError, match=f"^{loopback.url}/update answers with {reason}"):
        client.post(update(loopback))


def test_no_password_is_taken_from_elsewhere(
    loopback: Loopback, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    from pathlib import Path

    netrc = Path(str(tmp_path)) / "netrc"
    netrc.write_text("machine 127.0.0.1 login otto password hush\n")
    monkeypatch.setenv("NETRC", str(netrc))
    Client().post(update(loopback)).body.close()
    assert "Authorization" not in loopback.seen[0].headers


def test_certificates_are_checked(loopback: Loopback, client: Client, pauses: list[float]) -> None:
    """A server without TLS is no https server, and is asked once."""
    with pytest.raises(StoreError, match=r"certificate cannot be verified|the connection was lost"):
        client.post(Request(f"{loopback.url.replace('http:', 'https:')}/update", INSERT, "application/sparql-update"))
    assert loopback.seen == []
