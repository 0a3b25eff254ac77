"""The page: one HTML file, opened from the file system, that asks the network for nothing."""

from kg.view.data import Fact, Kind, Network, Node, Proof, Source, ranked
from kg.view.page import FIRST, page, write
from kg.view.reader import network

__all__ = ["FIRST", "Fact", "Kind", "Network", "Node", "Proof", "Source", "network", "page", "ranked", "write"]
