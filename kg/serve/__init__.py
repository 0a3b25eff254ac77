"""A built graph over HTTP: a SPARQL 1.1 endpoint that only reads, pages to ask and look, a page for each IRI.

    with Server("out", port=0) as server:
        print(server.url)

One process listens (asyncio, h11) and never touches the graph; others answer, each on its own read-only view of the
store, and are ended where a question takes too long. Nothing can be changed, and nothing is fetched from anywhere.
"""

from kg.serve.connection import Patience
from kg.serve.server import Server

__all__ = ["Patience", "Server"]
