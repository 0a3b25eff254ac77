"""IRIs minted from content: the same on every run and every machine.

They are readable where there is a name to read (``…/person/vladimir-putin-k3v5q2xa``) and end in
a short hash that keeps two things of one name apart. Names keep their script: IRIs may.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote, urlsplit

import pyoxigraph as ox

from kg.model import Entity, Span

#: Where IRIs begin unless told otherwise. The top-level domain ``example`` is reserved (RFC 2606):
#: it belongs to nobody and never resolves, so no tool that looks an IRI up tells anybody of it.
BASE = "https://kg.example/"

_SIMPLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,99}")
_SLUG_LENGTH = 60
#: What may stand in an http address as it is; all else is percent-encoded. "%" is looked at apart.
_URL_SAFE = "!#$&'()*+,/:;=?@-._~%[]"


@dataclass(frozen=True, slots=True)
class Mint:
    """Makes the IRIs of one graph; ``base`` ends in a slash or a hash sign."""

    base: str = BASE

    def article(self, article_id: str) -> ox.NamedNode:
        """``BASE/article/ID``; an id of other than plain letters and digits gets a slug and a hash."""
        simple = _SIMPLE.fullmatch(article_id)
        return self._node("article", article_id if simple else f"{slug(article_id)}-{digest(article_id)[:8]}")

    def passage(self, article: ox.NamedNode, span: Span) -> ox.NamedNode:
        """``ARTICLE#char=120,338``: the characters of a text by RFC 5147."""
        return ox.NamedNode(f"{article.value}#char={span[0]},{span[1]}")

    def selector(self, article: ox.NamedNode, span: Span, which: str) -> ox.NamedNode:
        """``ARTICLE#position=120,338``: how a passage is found, by its position or its words."""
        return ox.NamedNode(f"{article.value}#{which}={span[0]},{span[1]}")

    def entity(self, entity: Entity) -> ox.NamedNode:
        """Made of the entity's key alone, so it stays when another name becomes the fullest."""
        name = entity.key.removeprefix(f"{entity.kind}:")
        return self._node(entity.kind.lower(), f"{slug(name)}-{digest(entity.key)[:8]}")

    def source(self, article_id: str, name: str) -> ox.NamedNode:
        """Somebody without a name, known in one article only."""
        return self._node("source", f"{slug(name)}-{digest(article_id, name.casefold())}")

    def position(self, name: str) -> ox.NamedNode:
        """One node for an office or job by its name, whatever its case."""
        return self._node("position", f"{slug(name)}-{digest(normal(name))[:8]}")

    def event(self, article_id: str, anchor: Span, label: str) -> ox.NamedNode:
        return self._node("event", f"{slug(label)}-{digest(article_id, *map(str, anchor))}")

    def quotation(self, article_id: str, spans: tuple[Span, ...]) -> ox.NamedNode:
        return self._node("quotation", digest(article_id, *(f"{start},{end}" for start, end in spans)))

    def hashed(self, what: str, *parts: str) -> ox.NamedNode:
        """A node that is known by its content only: a claim, a membership, an activity."""
        return self._node(what, digest(*parts))

    def _node(self, what: str, name: str) -> ox.NamedNode:
        return ox.NamedNode(f"{self.base}{what}/{name}")


def check_base(base: str) -> str:
    """The base, if IRIs can begin with it; else ValueError says what is wrong."""
    if not base.endswith(("/", "#")):
        raise ValueError(f"the base {base!r} must end in / or #")
    ox.NamedNode(base)
    return base


def digest(*parts: str) -> str:
    """16 letters and digits, 80 bits of SHA-256 over the parts."""
    raw = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(raw[:10]).decode().lower()


def normal(name: str) -> str:
    """A name for comparison: NFKC, lower case, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


@cache
def slug(text: str) -> str:
    """The letters and digits of a text in lower case, joined by hyphens, at most 60 characters."""
    kept = "".join(c if c.isalnum() else " " for c in normal(text))
    return "-".join(kept.split())[:_SLUG_LENGTH].rstrip("-") or "x"


def web(url: str) -> str | None:
    """A web address as a valid IRI, or None for what is none (another scheme, no host).

    Characters that an IRI may not hold are percent-encoded, so the address still works."""
    cleaned = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", url.strip())
    try:
        address = quote(cleaned.encode("utf-8", "replace"), safe=_URL_SAFE)
        if urlsplit(address).scheme.lower() in ("http", "https") and urlsplit(address).hostname:
            return ox.NamedNode(address).value
    except ValueError:
        return None
    return None
