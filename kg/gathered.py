"""What each article tells of its names, kept from build to build: a rebuild gathers what changed, and only that.

It is found by the hash of all that it depends on: the article and what was found in it, and the program. The folder may
be deleted at any time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from kg.cache.entries import Entries
from kg.model import Extraction
from kg.resolve.gather import Gathered, gather

#: Where a build keeps it, in the folder that it writes.
FOLDER = ".names"


class Names(Entries[Gathered]):
    """What articles tell of their names, in a folder."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder, Gathered)

    def make(self, extractions: Iterable[tuple[bytes, Extraction]]) -> None:
        """Gathers what these articles tell, each with its key, and keeps it; memory holds a few."""
        self.keep_all(gather(extraction, key) for key, extraction in extractions)


def keys(articles: Iterable[bytes], *, program: str) -> Mapping[bytes, bytes]:
    """The key of what each article tells → that of its entry in the cache. ``program`` is a hash of what gathers."""
    return {
        hashlib.blake2b(b"\0".join((entry, program.encode())), digest_size=16).digest(): entry for entry in articles
    }
