"""The page: one HTML file, opened from the file system, that asks the network for nothing."""

from kg.view.data import Fact, Kind, Network, Node, Proof, Source, ranked
from kg.view.page import FIRST, Page, page, show, start_at, write
from kg.view.part import kinds, named, part
from kg.view.reader import network

__all__ = [
    "FIRST",
    "Fact",
    "Kind",
    "Network",
    "Node",
    "Page",
    "Proof",
    "Source",
    "kinds",
    "named",
    "network",
    "page",
    "part",
    "ranked",
    "show",
    "start_at",
    "write",
]
