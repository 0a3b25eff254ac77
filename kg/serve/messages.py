"""What comes in and what goes out: a request, an answer, and a refusal that becomes an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, unquote, urlsplit

from kg.errors import KgError

TEXT = "text/plain"
HTML = "text/html"
JSON = "application/json"
#: More parameters than this are no question.
MOST_PARAMETERS = 100

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request is answered with; ``type`` is the media type of the body, without its charset."""

    status: int = 200
    body: bytes = b""
    type: str = TEXT
    headers: Headers = ()

    def having(self, *headers: tuple[str, str]) -> Answer:
        """The same answer with more headers."""
        return replace(self, headers=(*self.headers, *headers))

    @property
    def content_type(self) -> str:
        """The value of Content-Type: all text of ours is UTF-8."""
        return f"{self.type}; charset=utf-8" if self.type.startswith("text/") else self.type


class RefusedError(KgError):
    """A request that is answered with a status other than 200; the text says why."""

    def __init__(self, status: int, reason: str, headers: Headers = ()) -> None:
        super().__init__(status, reason, headers)
        self.status = status
        self.reason = reason
        self.headers = headers

    def __str__(self) -> str:
        return self.reason

    def answer(self) -> Answer:
        """What the client reads: the reason as plain text."""
        return Answer(self.status, f"{self.reason}\n".encode("utf-8", "replace"), TEXT, self.headers)


@dataclass(frozen=True, slots=True)
class Request:
    """A request, decoded. ``headers`` are by their name in lower case, those of one name joined by commas;
    ``parameters`` are those of the address, in order."""

    method: str
    path: str
    parameters: Sequence[tuple[str, str]] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @classmethod
    def read(cls, method: str, target: str, headers: Mapping[str, str], body: bytes = b"") -> Request:
        """A request from its parts as they came. Raises RefusedError (400) for an address that cannot be read."""
        try:
            parts = urlsplit(target)
            path = unquote(parts.path, errors="strict")
        except (ValueError, UnicodeError):
            raise RefusedError(400, "the address cannot be read") from None
        if not path.startswith("/") and target != "*":
            raise RefusedError(400, "the address must begin with a slash")
        return cls(method, path, decoded(parts.query), headers, body)

    def one(self, name: str) -> str | None:
        """The value of a parameter of the address, or None. See ``single``."""
        return single(self.parameters, name)


def single(parameters: Sequence[tuple[str, str]], name: str) -> str | None:
    """The value of a parameter, None where it is not there. Raises RefusedError (400) where it stands twice."""
    found = [value for key, value in parameters if key == name]
    if len(found) > 1:
        raise RefusedError(400, f"the parameter {name} stands more than once")
    return found[0] if found else None


def decoded(text: str) -> list[tuple[str, str]]:
    """The parameters of a query string or a form. Raises RefusedError (400) for what is no UTF-8, or too many."""
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MOST_PARAMETERS)
    except UnicodeError:
        raise RefusedError(400, "the parameters are not in UTF-8") from None
    except ValueError:
        raise RefusedError(400, f"there are more than {MOST_PARAMETERS} parameters") from None
