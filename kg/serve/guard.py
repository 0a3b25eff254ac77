"""Who may ask: the Host and Origin of a request, and the headers that keep a browser in bounds."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from dataclasses import dataclass

from kg.serve.messages import HTML, Answer, RefusedError, Request

#: Headers of ours that a page of another origin may read.
EXPOSED = "Result-Limit, Result-Truncated, Retry-After"
_ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)


@dataclass(frozen=True, slots=True)
class Guard:
    """``host`` is the address that the server listens at, ``origins`` are those whose pages may ask, "*" for all."""

    host: str
    origins: Collection[str] = ()

    def check(self, request: Request) -> None:
        """Raises RefusedError for a request that a page of somebody else may have made a browser send.

        On loopback a Host that is not this machine's is a name that somebody has pointed here (DNS rebinding, 421);
        an Origin that is neither our own nor allowed is a page of another site (403)."""
        host = request.headers.get("host", "")
        if is_loopback(self.host) and not is_loopback(_name(host)):
            raise RefusedError(421, f"this server is not {host or 'nameless'}: it answers on this machine alone")
        origin = request.headers.get("origin")
        if origin is not None and not self.allows(origin) and origin.partition("://")[2].lower() != host.lower():
            raise RefusedError(403, "pages of other sites may not ask here; `kg serve --cors ORIGIN` lets one")

    def allows(self, origin: str) -> bool:
        """Whether pages of an origin may ask and read."""
        return "*" in self.origins or origin in self.origins

    def dressed(self, answer: Answer, request: Request, nonce: str = "") -> Answer:
        """An answer with the headers that all have, and those that its reader's browser needs."""
        answer = answer.having(*_ALWAYS, ("Content-Security-Policy", policy(nonce if answer.type == HTML else "")))
        origin = request.headers.get("origin")
        if origin is None or not self.allows(origin):
            return answer.having(("Cross-Origin-Resource-Policy", "same-origin"))
        shared = "*" if "*" in self.origins else origin
        return answer.having(
            ("Access-Control-Allow-Origin", shared),
            ("Access-Control-Expose-Headers", EXPOSED),
            ("Cross-Origin-Resource-Policy", "cross-origin"),
            ("Vary", "Origin"),
        )

    def options(self, request: Request, allowed: Collection[str]) -> Answer:
        """The answer to OPTIONS: what may be done, and what a page of another origin may send."""
        answer = Answer(204, headers=(("Allow", ", ".join(allowed)),))
        if "access-control-request-method" in request.headers and self.allows(request.headers.get("origin", "")):
            return answer.having(
                ("Access-Control-Allow-Methods", ", ".join(allowed)),
                ("Access-Control-Allow-Headers", "Accept, Content-Type"),
                ("Access-Control-Max-Age", "600"),
            )
        return answer


def policy(nonce: str) -> str:
    """A Content-Security-Policy under which only what carries this nonce runs; nothing where it is empty."""
    rules = ["default-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"]
    if nonce:
        once = f"'nonce-{nonce}'"
        rules += [f"script-src {once}", f"style-src {once}", "connect-src 'self'", "img-src data: blob:"]
    return "; ".join(rules)


def is_loopback(host: str) -> bool:
    """Whether a host is this machine as only itself can name it."""
    name = host.strip("[]").rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _name(host: str) -> str:
    """A Host without its port."""
    return host.partition("]")[0] if host.startswith("[") else host.partition(":")[0]
