"""Who extracts: this process, processes of our own, or the workers of a Dask cluster."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from kg.crew import Crew
from kg.errors import ClusterError
from kg.parallel import patience

#: An executor (None: ``kg.parallel.run`` makes its own) and how many tasks it does at once.
Staff = tuple[Executor | None, int]


@contextmanager
def staff(workers: int, *, cluster: str | None = None, lasting: bool = False) -> Iterator[Staff]:
    """What ``kg.build.build`` takes as executor and workers. ``lasting`` processes wait for the next build with
    their models loaded; others end with the extraction. Raises ClusterError where the cluster cannot be reached."""
    if cluster:
        with _dask(cluster) as staffed:
            yield staffed
    elif lasting and workers:
        with Crew(workers, limit=patience) as crew:
            yield crew, workers
    else:
        yield None, workers


@contextmanager
def _dask(address: str) -> Iterator[Staff]:
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError:
        raise ClusterError("a cluster needs Dask: pip install '.[cluster]' in kg's folder") from None
    try:
        client = distributed.Client(address)
    except (OSError, ValueError) as error:
        raise ClusterError(f"{address}: no Dask scheduler can be reached: {error}") from error
    with client:
        threads = sum(client.nthreads().values())
        yield client.get_executor(pure=False), threads
