"""News articles → an RDF knowledge graph in which every fact leads back to its sentence.

    import kg

    articles = kg.read_articles(["folder"])           # files, folders, JSON Lines
    extractions = kg.extract_all(articles)            # what each article states
    built = kg.build_graph(["folder"], out="out")     # all of it: graph, store, page, report
    store = kg.open_graph("out")                      # store.oxigraph for speed,
    graph = store.to_rdflib()                         # rdflib.Graph for your own code
    answer = kg.run_query(store, "members", {"party": "Blue Front"})
    network = kg.people_network(store)                # networkx.Graph
    kg.export_graph(store, "gexf", "network.gexf")    # for Gephi; also GraphML, neo4j, Parquet, JSON-LD, Aleph
    html = kg.page(kg.network(store))                 # the interactive page

Each name is loaded when it is first used: ``import kg`` itself is quick.
"""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING, Any

# onnxruntime tells its maker of each model that is loaded unless this is set before it is imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

if TYPE_CHECKING:
    from kg.analyze import affiliations as affiliation_network
    from kg.analyze import measure
    from kg.analyze import people as people_network
    from kg.articles import read as read_articles
    from kg.articles import read_text as read_article
    from kg.build import build as build_graph
    from kg.errors import KgError
    from kg.export import export as export_graph
    from kg.parallel import extract_all
    from kg.query import run as run_query
    from kg.resolve import resolve as resolve_entities
    from kg.store import Store
    from kg.store.server import Server
    from kg.view import network
    from kg.view.page import page

    open_graph = Store.open
    open_server = Server.open

#: Public name → module and name in it.
_PUBLIC = {
    "KgError": ("kg.errors", "KgError"),
    "Store": ("kg.store", "Store"),
    "affiliation_network": ("kg.analyze", "affiliations"),
    "build_graph": ("kg.build", "build"),
    "export_graph": ("kg.export", "export"),
    "extract_all": ("kg.parallel", "extract_all"),
    "measure": ("kg.analyze", "measure"),
    "network": ("kg.view", "network"),
    "open_graph": ("kg.store", "Store.open"),
    "open_server": ("kg.store.server", "Server.open"),
    "page": ("kg.view", "page"),
    "people_network": ("kg.analyze", "people"),
    "read_article": ("kg.articles", "read_text"),
    "read_articles": ("kg.articles", "read"),
    "resolve_entities": ("kg.resolve", "resolve"),
    "run_query": ("kg.query", "run"),
}

__all__ = [
    "KgError",
    "Store",
    "affiliation_network",
    "build_graph",
    "export_graph",
    "extract_all",
    "measure",
    "network",
    "open_graph",
    "open_server",
    "page",
    "people_network",
    "read_article",
    "read_articles",
    "resolve_entities",
    "run_query",
]


def __getattr__(name: str) -> Any:
    """The public name, from the module that defines it."""
    if name not in _PUBLIC:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    module, path = _PUBLIC[name]
    found: Any = importlib.import_module(module)
    for part in path.split("."):
        found = getattr(found, part)
    return found
