"""A Dask cluster that extracts; skipped where Dask is not installed."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from kg.build import build
from kg.crew import Crew
from kg.errors import ClusterError
from kg.staff import staff


def test_processes_that_last_do_several_builds(tmp_path: Path) -> None:
    with staff(1, lasting=True) as (executor, tasks):
        assert isinstance(executor, Crew)
        assert tasks == 1
        assert [executor.submit(len, []).result() for _ in range(2)] == [0, 0]
    with staff(3) as staffed:
        assert staffed == (None, 3)


def test_a_cluster_without_dask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"pip install '.\[cluster\]'"), staff(1, cluster="tcp://127.0.0.1:1"):
        raise AssertionError


@pytest.mark.filterwarnings("default")  # Dask's own are not ours to mend
def test_a_cluster_that_loses_a_worker_gives_the_same_bytes(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="Dask is not installed")
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "many.jsonl").write_text(
        "".join(
            f'{{"id": "m{n}", "text": "Anna Berg met Otto Lind of the Red Union on {n % 28 + 1} May 2031."}}\n'
            for n in range(130)
        )
    )
    build([folder], out=tmp_path / "here")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        kill = threading.Thread(target=kill_one_once_there_is_a_shard, args=(cluster, tmp_path / "there" / "cache"))
        kill.start()
        with staff(0, cluster=cluster.scheduler_address) as (executor, tasks):
            assert tasks == 2
            built = build([folder], out=tmp_path / "there", executor=executor, workers=tasks)
        kill.join()
    assert (built.articles, built.extracted, built.failures) == (130, 130, [])
    for name in ("graph.nt", "graph.ttl", "network.html", "report.md"):
        assert (tmp_path / "here" / name).read_bytes() == (tmp_path / "there" / name).read_bytes()


def kill_one_once_there_is_a_shard(cluster: Any, cache: Path) -> None:
    while not list(cache.glob("*.parquet")):
        time.sleep(0.01)
    worker = next(iter(cluster.workers.values()))
    os.kill(worker.process.process.pid, signal.SIGKILL)
