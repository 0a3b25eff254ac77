"""SPARQL 1.1 Protocol, the part that reads: a request → the question that it asks.

https://www.w3.org/TR/sparql11-protocol/#query-operation"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.serve.messages import RefusedError, Request, decoded, single

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
#: Longer queries are no questions of people.
MOST_CHARACTERS = 100_000
_READ_ONLY = "this endpoint answers queries only: nothing can be changed through it"


@dataclass(frozen=True, slots=True)
class Question:
    """A query with its data set and the form wanted: ``accept`` is the header, ``form`` the parameter format."""

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    accept: str | None = None
    form: str | None = None


def read(request: Request) -> Question | None:
    """The question of a GET, HEAD or POST; None where a GET asks nothing, which is answered with a description.

    Raises RefusedError: 400 for what is no question, 413 for one too long, 415 for a body of another type."""
    if request.method != "POST":
        return _question(request.parameters, request) if request.parameters else None
    type_, charset = media(request.headers.get("content-type", ""))
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise RefusedError(415, "the body must not be compressed")
    if type_ == FORM:
        return _question(decoded(_text(request.body, "utf-8")), request)
    if type_ == QUERY:
        if single(request.parameters, "query") is not None:
            raise RefusedError(400, "the query stands both in the address and in the body")
        body = ("query", _text(request.body, charset))
        return _question([*request.parameters, body], request)
    why = _READ_ONLY if type_ == "application/sparql-update" else f"a query comes as {FORM} or {QUERY}"
    raise RefusedError(415, why, (("Accept-Post", f"{FORM}, {QUERY}"),))


def media(header: str) -> tuple[str, str]:
    """The media type and the charset of a Content-Type, both in lower case; UTF-8 where it names none."""
    type_, *parameters = (part.strip() for part in header.split(";"))
    charset = "utf-8"
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip('"').lower()
    return type_.lower(), charset


def _question(parameters: Sequence[tuple[str, str]], request: Request) -> Question:
    if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name, _ in parameters):
        raise RefusedError(400, _READ_ONLY)
    text = single(parameters, "query")
    if text is None:
        raise RefusedError(400, "the parameter query is missing")
    if len(text) > MOST_CHARACTERS:
        raise RefusedError(413, f"the query is longer than {MOST_CHARACTERS:,} characters")
    return Question(
        text,
        tuple(value for name, value in parameters if name == "default-graph-uri"),
        tuple(value for name, value in parameters if name == "named-graph-uri"),
        request.headers.get("accept"),
        single(parameters, "format"),
    )


def _text(body: bytes, charset: str) -> str:
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise RefusedError(415, "the body must be in UTF-8")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(400, f"the body is not in UTF-8: byte {error.start} is wrong") from None
