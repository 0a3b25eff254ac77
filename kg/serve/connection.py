"""One client's connection: HTTP/1.1 read with h11, every step of it bounded in time and size."""

from __future__ import annotations

import asyncio
import logging
import socket
from asyncio import StreamReader, StreamWriter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from email.utils import formatdate
from http import HTTPStatus

import h11

from kg.serve.messages import Answer, RefusedError, Request

_log = logging.getLogger("kg.serve")

#: Bytes of a request's first lines (and those of the last piece in which they come), and of its body.
MOST_HEAD = 32 << 10
HEAD_PIECE = 8 << 10
MOST_BODY = 512 << 10
#: Answers are written in pieces of this size.
PIECE = 64 << 10
#: Seconds between two looks at whether a client that says no more is still there. A question is not ended sooner:
#: most end by themselves, which costs less than a new process.
LOOK = 1.0
#: Bytes of a refused body that are read and thrown away, so that the client gets to see why.
MOST_WASTE = 4 << 20

Respond = Callable[[Request], Awaitable[Answer]]


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds that a client has: for a request's first lines, for its body, to take a piece of the answer; and how
    long a connection stays open with nothing asked."""

    head: float = 10.0
    body: float = 30.0
    write: float = 30.0
    idle: float = 30.0


class Connection:
    """A connection, from its first request to its end."""

    def __init__(self, reader: StreamReader, writer: StreamWriter, respond: Respond, patience: Patience) -> None:
        self.reader, self.writer = reader, writer
        self.respond = respond
        self.patience = patience
        self.http = h11.Connection(h11.SERVER, max_incomplete_event_size=MOST_HEAD)

    async def serve(self) -> None:
        """Answers requests, one after the other, until either side has had enough."""
        wait = self.patience.head
        try:
            while await self._one(wait):
                self.http.start_next_cycle()
                wait = self.patience.idle
        except (ConnectionError, TimeoutError):  # the client is gone, or does not read: nobody to tell
            pass
        finally:
            self.writer.close()
            with suppress(ConnectionError, TimeoutError):
                await asyncio.wait_for(self.writer.wait_closed(), self.patience.write)

    async def _one(self, wait: float) -> bool:
        """Answers one request; whether another may follow."""
        method = ""
        try:
            head = await self._head(wait)
            if head is None:
                return False
            method = head.method.decode("ascii")
            answer = await self._unless_left(self._answered(await self._request(head, method)))
        except h11.RemoteProtocolError as error:
            # Another version (505) or coding (501) of HTTP is the client's choice, no fault of ours.
            status = error.error_status_hint if error.error_status_hint < 500 else 400
            answer = RefusedError(status, f"this is no proper HTTP: {error}").answer()
        except RefusedError as refusal:
            answer = refusal.answer()
        await self._send(answer, is_head=method == "HEAD")
        if self.http.our_state is h11.DONE and self.http.their_state is h11.DONE:
            return True
        await self._linger()
        return False

    async def _head(self, wait: float) -> h11.Request | None:
        """The first lines of a request, or None where the client closes or says nothing."""
        try:
            async with asyncio.timeout(wait):
                while (event := self.http.next_event()) is h11.NEED_DATA:
                    self.http.receive_data(await self.reader.read(HEAD_PIECE))
        except TimeoutError:
            if self.http.trailing_data[0]:
                raise RefusedError(408, "the request took too long to come") from None
            return None
        if isinstance(event, h11.Request):
            if event.http_version not in (b"1.0", b"1.1"):
                raise RefusedError(400, "the version of HTTP must be 1.1")
            if event.target.startswith(b"//"):
                raise RefusedError(400, "the address must begin with one slash")
            return event
        return None

    async def _request(self, head: h11.Request, method: str) -> Request:
        headers: dict[str, str] = {}
        for name, value in head.headers:
            key, text = name.decode("ascii"), value.decode("latin-1")
            if key == "host" and key in headers:
                raise RefusedError(400, "there is more than one Host")
            headers[key] = f"{headers[key]}, {text}" if key in headers else text
        body = await self._body(headers)
        return Request.read(method, head.target.decode("ascii"), headers, body)

    async def _body(self, headers: dict[str, str]) -> bytes:
        """The whole body. Raises RefusedError for one too long (413) or too slow (408)."""
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length) > MOST_BODY:
            raise RefusedError(413, f"a request may have {MOST_BODY:,} bytes")
        if self.http.they_are_waiting_for_100_continue:
            self._write(self.http.send(h11.InformationalResponse(status_code=100, headers=[])))
        body = bytearray()
        try:
            async with asyncio.timeout(self.patience.body):
                while not isinstance(event := self.http.next_event(), h11.EndOfMessage):
                    if event is h11.NEED_DATA:
                        self.http.receive_data(await self.reader.read(PIECE))
                    elif isinstance(event, h11.Data):
                        body += event.data
                    if len(body) > MOST_BODY:
                        raise RefusedError(413, f"a request may have {MOST_BODY:,} bytes")
        except TimeoutError:
            raise RefusedError(408, "the body took too long to come") from None
        return bytes(body)

    async def _answered(self, request: Request) -> Answer:
        try:
            return await self.respond(request)
        except RefusedError as refusal:
            return refusal.answer()
        except Exception:  # what is wrong with us is for our log, not for the client
            _log.exception("%s %s could not be answered", request.method, request.path)
            return RefusedError(500, "something went wrong here").answer()

    async def _unless_left(self, answer: Awaitable[Answer]) -> Answer:
        """An answer. Raises ConnectionError, and gives it up, where the client leaves while it is made."""
        answering, leaving = asyncio.ensure_future(answer), asyncio.ensure_future(self._left())
        try:
            await asyncio.wait({answering, leaving}, return_when=asyncio.FIRST_COMPLETED)
            if not answering.done():
                leaving.result()
                raise ConnectionError("the client has left")
            return answering.result()
        finally:
            leaving.cancel()
            answering.cancel()
            await asyncio.wait({answering, leaving})  # two may not read at once

    async def _left(self) -> None:
        """Ends when the client is gone. One that says no more may still listen: who has closed both ways resets the
        connection when something is sent, and 100 is what a client takes at any time (RFC 9110, 15.2)."""
        with suppress(ConnectionError):
            await self._listened()
        await asyncio.sleep(LOOK)
        sock = self.writer.get_extra_info("socket")
        if self.http.their_http_version == b"1.1":
            self._write(self.http.send(h11.InformationalResponse(status_code=100, headers=[])))
        while not (self.writer.is_closing() or sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)):
            await asyncio.sleep(LOOK)

    async def _listened(self) -> None:
        """Ends when the client says no more; what it says until then is kept for its next requests."""
        while data := await self.reader.read(HEAD_PIECE):
            self.http.receive_data(data)
            if len(self.http.trailing_data[0]) > MOST_HEAD:
                await asyncio.get_running_loop().create_future()  # enough for now: its own pipe holds the rest

    async def _send(self, answer: Answer, *, is_head: bool) -> None:
        bodiless = answer.status in (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED)
        headers = [("Date", formatdate(usegmt=True)), *answer.headers]
        if not bodiless:
            headers += [("Content-Type", answer.content_type), ("Content-Length", str(len(answer.body)))]
        if self.http.their_state is not h11.DONE:
            headers.append(("Connection", "close"))
        reason = HTTPStatus(answer.status).phrase.encode()
        self._write(self.http.send(h11.Response(status_code=answer.status, headers=headers, reason=reason)))
        if not is_head and not bodiless:
            for at in range(0, len(answer.body), PIECE):
                self._write(self.http.send(h11.Data(data=answer.body[at : at + PIECE])))
                async with asyncio.timeout(self.patience.write):
                    await self.writer.drain()
        self._write(self.http.send(h11.EndOfMessage()))
        async with asyncio.timeout(self.patience.write):
            await self.writer.drain()

    def _write(self, data: bytes | None) -> None:
        if data:
            self.writer.write(data)

    async def _linger(self) -> None:
        """Reads on for a moment where a request was refused before it was read: a connection that is closed with
        unread bytes is reset, and the reset may overtake the answer."""
        if self.http.their_state is h11.DONE:
            return
        with suppress(OSError):
            self.writer.write_eof()
        wasted = 0
        with suppress(TimeoutError):
            async with asyncio.timeout(2):
                while wasted < MOST_WASTE and (data := await self.reader.read(PIECE)):
                    wasted += len(data)
