"""Which articles were there already, by their ids and their texts, in little memory: some 30 bytes for each."""

from __future__ import annotations

import hashlib
from array import array
from collections import defaultdict

#: Bytes of a digest, of those by which its row is found, and of a number.
_DIGEST, _ROW, _NUMBER = 8, 2, 4


class Seen:
    """The articles that were there. Their ids are kept, of their texts no more than digests."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._texts = array("Q")
        self._by_id, self._by_text = _Numbers(), _Numbers()

    def first(self, identifier: str, text: str) -> str | None:
        """The id of the first article with this text, which is this one where the text is new; None where an article
        of this id was there before, and ``same`` tells whether with this text."""
        number, digest = len(self._ids), _digest(text)
        if self._by_id.number(_digest(identifier), number) != number:
            return None
        self._ids.append(identifier)
        self._texts.append(int.from_bytes(digest))
        return self._ids[self._by_text.number(digest, number)]

    def same(self, identifier: str, text: str) -> bool:
        """Whether the article of this id, which was there, has this text."""
        number = self._by_id.number(_digest(identifier), len(self._ids))
        return self._texts[number] == int.from_bytes(_digest(text))


class _Numbers:
    """A number for each digest. All digests that begin alike stand in one row of bytes, each without its beginning and
    with its number behind it: a dict of as many objects takes eight times the memory."""

    def __init__(self) -> None:
        self._rows: defaultdict[bytes, bytearray] = defaultdict(bytearray)

    def number(self, digest: bytes, new: int) -> int:
        """The number of a digest; where it has none, the new one, which is its number from then on."""
        row, rest = self._rows[digest[:_ROW]], digest[_ROW:]
        at = row.find(rest)
        while at > 0 and at % (len(rest) + _NUMBER):  # in the midst of others
            at = row.find(rest, at + 1)
        if at < 0:
            row += rest + new.to_bytes(_NUMBER)
            return new
        return int.from_bytes(row[at + len(rest) : at + len(rest) + _NUMBER])


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()
