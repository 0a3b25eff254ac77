"""Requests to a server: tried again where that may help, never sent on to another address, signed in where asked."""

from __future__ import annotations

import logging
import tempfile
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from http import HTTPStatus
from ipaddress import ip_address
from typing import IO
from urllib.parse import urlsplit

import requests
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError, ReadTimeoutError

from kg.errors import LostError, StoreError
from kg.store.address import PASSWORD, USER, Login

#: So many seconds a request may take with its answer, unless told otherwise.
TIMEOUT = 300.0

#: Within so many seconds a connection stands, or nobody is there.
CONNECT = 10.0

#: A request is sent so often; between two there are so many seconds, twice as many each time, unless the server says
#: when it will be ready; who asks for more than so many is not waited for.
ATTEMPTS, PAUSE, PATIENCE = 6, 0.5, 120.0

#: The server is busy, and has not done what was asked.
BUSY = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})

#: An answer up to so many bytes is held in memory, a longer one in a file.
IN_MEMORY, PIECE = 16 << 20, 1 << 16

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: its media type, and the whole body, to be read from its beginning and closed."""

    type: str
    body: IO[bytes] = field(default_factory=partial(tempfile.SpooledTemporaryFile, IN_MEMORY))


@dataclass(frozen=True, slots=True)
class Request:
    """What to send. ``twice`` says whether it does no harm to do it again, where it may have been done."""

    url: str
    body: bytes
    type: str
    accept: str = "*/*"
    twice: bool = True


class Client:
    """Sends requests to a server, one after the other, over one connection where that is kept open.

    ``timeout`` is the seconds that one may take in all. TLS certificates are checked, against those of
    REQUESTS_CA_BUNDLE where that is set."""

    def __init__(
        self, login: Login | None = None, *, timeout: float = TIMEOUT, wait: Callable[[float], object] = time.sleep
    ) -> None:
        self._login, self._timeout, self._wait = login, timeout, wait
        self._session = requests.Session()
        # Set, so that no password is taken from a file .netrc either.
        self._session.auth = _as_it_is
        weakref.finalize(self, self._session.close)
        self._met = False

    def post(self, request: Request) -> Answer:
        """The answer to a request. Raises StoreError, which names the server and the status; LostError where a
        request that must not be done twice was cut off."""
        pause = PAUSE
        for attempt in range(ATTEMPTS):
            last = attempt == ATTEMPTS - 1
            try:
                response = self._sent(request)
                if response.status_code not in BUSY or last:
                    return self._read(request, response)
                asked = _retry_after(response)
                response.close()
                if asked and asked > PATIENCE:
                    raise StoreError(f"{request.url} is busy and asks to come back in {asked:.0f} s")
                self._wait(asked or pause)
            except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError) as error:
                if last or not self._may_repeat(request, error):
                    raise _lost(request, error, self._timeout) from None
                self._wait(pause)
            except (requests.RequestException, UnicodeError) as error:
                raise _lost(request, error, self._timeout) from None
            pause *= 2
        raise AssertionError("the last attempt returns or raises")

    def _sent(self, request: Request) -> requests.Response:
        """The response, its body still to come; after a request for a password, that to the same with it."""
        response = self._post(request)
        self._met = True
        if response.status_code == HTTPStatus.UNAUTHORIZED and self._login and self._session.auth is _as_it_is:
            with response:
                self._session.auth = _signed_in(self._login, response)
            response = self._post(request)
        return response

    def _post(self, request: Request) -> requests.Response:
        return self._session.post(
            request.url,
            data=request.body,
            headers={"Content-Type": request.type, "Accept": request.accept, "User-Agent": "kg"},
            timeout=(min(self._timeout, CONNECT), self._timeout),
            allow_redirects=False,
            stream=True,
        )

    def _read(self, request: Request, response: requests.Response) -> Answer:
        """The answer of a response with its whole body, which must be there in time."""
        if response.status_code not in (HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.NO_CONTENT):
            with response:
                raise self._refusal(request, response)
        answer = Answer(response.headers.get("Content-Type", "").partition(";")[0].strip().lower())
        end = time.monotonic() + self._timeout
        try:
            for piece in response.iter_content(PIECE):
                answer.body.write(piece)
                if time.monotonic() > end:
                    raise StoreError(f"{request.url} did not end its answer within {self._timeout:g} s")
        except BaseException:
            response.close()
            answer.body.close()
            raise
        answer.body.seek(0)
        return answer

    def _refusal(self, request: Request, response: requests.Response) -> StoreError:
        status = response.status_code
        told = f"{request.url} answers with HTTP {status}"
        if 300 <= status < 400:
            return StoreError(f"{told}, to go to {_place(response)}; nothing is sent there: name that address instead")
        if status == HTTPStatus.UNAUTHORIZED:
            if self._login:
                return StoreError(f"{told}: it does not accept the user and password of {USER} and {PASSWORD}")
            return StoreError(f"{told}: it wants a user and password: set {USER} and {PASSWORD}")
        if status == HTTPStatus.FORBIDDEN:
            return StoreError(f"{told}: this user may not do that")
        return StoreError(told + _said(response))

    def _may_repeat(self, request: Request, error: Exception) -> bool:
        """Whether it helps to send a request again: not where nobody was ever met, whom nobody can certify, or who
        took too long."""
        reason = _reason(error)
        if isinstance(error, requests.exceptions.SSLError) or isinstance(reason, ReadTimeoutError):
            return False
        refused = isinstance(reason, NewConnectionError | ConnectTimeoutError)
        return self._met if refused else request.twice


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """A request without a password."""
    return request


def _signed_in(login: Login, response: requests.Response) -> AuthBase:
    """How to sign in as the server asks: digest, which shows no password, before basic."""
    asked = response.headers.get("WWW-Authenticate", "").lower()
    if "digest" in asked:
        return HTTPDigestAuth(login.user, login.password)
    if "basic" not in asked:
        raise StoreError(f"{response.url} asks for another way to sign in than basic or digest")
    if not _private(response.url):
        _log.warning("the password goes unencrypted to %s: use https", response.url)
    return HTTPBasicAuth(login.user.encode(), login.password.encode())


def _private(url: str) -> bool:
    """Whether nobody between can read what is sent to an address."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        return parts.scheme == "https" or host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _retry_after(response: requests.Response) -> float | None:
    """After how many seconds the server wants to be asked again, if it says."""
    value = response.headers.get("Retry-After", "").strip()
    if value.isdecimal():
        return float(value)
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - datetime.now(UTC)).total_seconds())


def _reason(error: Exception) -> BaseException:
    """What went wrong at the bottom of an error of requests."""
    inner = error.args[0] if error.args and isinstance(error.args[0], BaseException) else error
    return getattr(inner, "reason", None) or inner


def _lost(request: Request, error: Exception, timeout: float) -> StoreError:
    reason = _reason(error)
    if isinstance(error, requests.exceptions.SSLError):
        return StoreError(f"{request.url}: its certificate cannot be verified")
    if isinstance(reason, NewConnectionError | ConnectTimeoutError):
        return StoreError(f"{request.url} cannot be reached: nothing answers there")
    if isinstance(error, requests.Timeout) or isinstance(reason, ReadTimeoutError):
        return LostError(f"{request.url} did not answer within {timeout:g} s")
    return LostError(f"{request.url}: the connection was lost")


def _place(response: requests.Response) -> str:
    """Where a redirect leads, without what may be secret in it."""
    parts = urlsplit(response.headers.get("Location", ""))
    return printable(f"{parts.scheme}://{parts.hostname}{parts.path}" if parts.hostname else parts.path)[:200]


def _said(response: requests.Response) -> str:
    """The beginning of what a server says for people; of a page in HTML nothing."""
    if not response.headers.get("Content-Type", "text/plain").lower().startswith(("text/plain", "application/json")):
        return ""
    text = next(response.iter_content(1000), b"").decode("utf-8", "replace")
    line = " ".join(printable(text).split())
    return f": {line[:300]}" if line else ""


def printable(text: str) -> str:
    """What a server says, without what a terminal would take for a command."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
