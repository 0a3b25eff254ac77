"""The graph as a store that answers SPARQL: embedded (``Store``), or a server's, by its address."""

from __future__ import annotations

from kg.store.embedded import Store

__all__ = ["Store"]
