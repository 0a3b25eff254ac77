"""What kg raises.

KgError
├── ArticleError        an article that cannot be read; names the file and the reason
├── EvidenceError       a statement whose evidence does not stand at its offsets
├── PipelineError       no usable spaCy pipeline
├── CacheError          a shard of the extraction cache that cannot be written, or is damaged
├── BusyError           another build is at work in the same folder
├── ClusterError        a cluster that cannot be reached
├── WorkerError         a process that works for us died, or was ended since it took too long
├── StoreError          a graph store that cannot be opened or written, a server that does not answer as it should
│   └── LostError       a connection that ended before the answer: whether all was done is not known
├── ExportError         a file of results that cannot be written, or a graph that its format cannot hold
├── QueryError          a query that cannot be run; says where
├── ServeError          an address at which nothing can be served
├── NotFoundError       a name, query or file asked for is not there
└── FormatError         a statement or gold file that is not in the format
"""

from __future__ import annotations


class KgError(Exception):
    """The base of all errors of this package; its text is fit to be shown to a user."""


class ArticleError(KgError):
    """An article that cannot be read: ``source`` names the file, ``reason`` says why."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class EvidenceError(KgError):
    """A statement whose evidence does not stand in the article at its offsets."""


class PipelineError(KgError):
    """No usable spaCy pipeline is installed."""


class CacheError(KgError):
    """A shard of the extraction cache that cannot be written, or is damaged."""


class BusyError(KgError):
    """Another build is at work in the same folder."""


class ClusterError(KgError):
    """A cluster that cannot be reached."""


class WorkerError(KgError):
    """A process died, or was ended since it took too long: ``signal`` is the name of what ended it, if it was one."""

    def __init__(self, reason: str, signal: str = "") -> None:
        super().__init__(reason)
        self.signal = signal


class StoreError(KgError):
    """A graph or store that cannot be opened or written."""


class LostError(StoreError):
    """A connection to a server ended before the answer came: whether it did what was asked is not known."""


class ExportError(KgError):
    """A file of results that cannot be written, or a graph that its format cannot hold."""


class QueryError(KgError):
    """A query that cannot be run; the text says where and why."""


class ServeError(KgError):
    """An address at which nothing can be served: another program has it, or it is none of this machine."""


class YasqeError(KgError):
    """The editor of the page for queries cannot be fetched; the text says why."""


class NotFoundError(KgError):
    """What was asked for by name is not there."""


class FormatError(KgError):
    """A file of statements or gold data that is not in the format; names file and line."""
