"""What each article adds to the graph, kept from build to build: a rebuild makes anew what changed, and only that.

A portion is found by the hash of all that it depends on: the article and what was found in it, whom its names mean and
which of its events others tell of, the base of the IRIs, and the program.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.cache.entries import Entries
from kg.graph import Nodes, article
from kg.model import Extraction, Resolution
from kg.ntriples import lines

#: Where a build keeps its portions, in the folder that it writes.
FOLDER = ".portions"

#: The nodes whose IRIs are made of an article's id, as the paths under the base: no other article speaks of them.
OWN = ("article", "claim", "quotation", "source")


@dataclass(frozen=True, slots=True)
class Portion:
    """What one article adds, as sorted lines of N-Triples: those about nodes of its ``own``, and those that other
    articles may state too. ``positions`` are those that it speaks of, each as often as it does."""

    key: bytes
    own: bytes
    shared: bytes
    positions: tuple[str, ...]

    @classmethod
    def of(cls, key: bytes, extraction: Extraction, nodes: Nodes) -> Portion:
        """The portion of an article."""
        triples, positions = article(extraction, nodes)
        begin = tuple(f"<{nodes.mint.base}{path}/".encode() for path in OWN)
        own: list[bytes] = []
        shared: list[bytes] = []
        for line in sorted(set(lines(triples))):
            (own if line.startswith(begin) else shared).append(line)
        return cls(key, b"".join(own), b"".join(shared), tuple(positions))


def keys(articles: Mapping[bytes, str], resolution: Resolution, *, base: str, program: str) -> dict[bytes, bytes]:
    """The key of each article's portion → that of its entry in the cache. ``articles`` are the articles' ids by these,
    ``program`` is a hash of what makes portions."""
    known = _known(resolution)
    found = {}
    for entry, identifier in articles.items():
        parts = (entry, known[identifier].to_bytes(24, "big"), base.encode(), program.encode())
        found[hashlib.blake2b(b"\0".join(parts), digest_size=16).digest()] = entry
    return found


def _known(resolution: Resolution) -> dict[str, int]:
    """What the resolution says of each article, as a sum of hashes: the order of what it says does not matter."""
    known: dict[str, int] = defaultdict(int)
    for (article_id, kind, name), entity in resolution.by_name.items():
        known[article_id] += _hash(f"{kind}\n{name}\n{entity.key}")
    for (article_id, anchor), told in resolution.by_event.items():
        known[article_id] += _hash(f"{anchor}\n{told}")
    return known


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest(), "big")


class Portions(Entries[Portion]):
    """The portions in a folder."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder, Portion)

    def make(self, extractions: Iterable[tuple[bytes, Extraction]], nodes: Nodes) -> None:
        """Makes the portions of these articles, each with its key, and keeps them; memory holds a few."""
        self.keep_all(Portion.of(key, extraction, nodes) for key, extraction in extractions)

    def lines(self, wanted: Collection[bytes]) -> Iterator[bytes]:
        """All lines of these portions; those that several articles state come several times."""
        for portion in self.read(wanted):
            yield from portion.own.splitlines(keepends=True)
            yield from portion.shared.splitlines(keepends=True)

    def positions(self, wanted: Collection[bytes]) -> Counter[str]:
        """How often each position is spoken of in these portions."""
        counts: Counter[str] = Counter()
        for names in self.column(wanted, "positions"):
            counts.update(names)
        return counts

    def stated(self, doubtful: Collection[bytes], wanted: Collection[bytes]) -> set[bytes]:
        """Those of the lines, none about an article's own nodes, that one of these portions states."""
        found: set[bytes] = set()
        for shared in self.column(wanted, "shared"):
            found.update(line for line in shared.splitlines(keepends=True) if line in doubtful)
        return found
