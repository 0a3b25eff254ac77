"""The graph as a store that answers SPARQL: embedded (``Store``), or a server's, by its address."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kg.store.embedded import Store

if TYPE_CHECKING:
    # Imported where it is used: its HTTP library costs a tenth of a second.
    from kg.store.server import Server

#: Whatever can be asked: an embedded store, or one at a server.
AnyStore: TypeAlias = "Store | Server"

__all__ = ["AnyStore", "Store"]
