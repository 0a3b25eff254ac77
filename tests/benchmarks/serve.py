"""`kg serve` under measure: `python -m tests.benchmarks.serve [--graph out] [--triples 1000000] [--seconds 60]`.

The graph is that of a built folder, told again and again with other names until it has so many triples. Each named
query is asked five times in this process and five times over HTTP, with the same rows as the answer; then come 2,000
bad requests on the graph as it was built, and 50 clients at once for a minute.
"""

from __future__ import annotations

import argparse
import http.client
import re
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode

from kg import query
from kg.serve import Server
from kg.store import Store

from ..serve import bad
from ..serve.asking import statuses

ROUNDS = 5
CLIENTS = 50
BAD = 2_000
#: A word that the sample's people use.
WORD = "harbour"
_NODE = re.compile(r"<https://kg\.example/(?!ontology)([^>#]+)")
_LABEL = re.compile(r'(#label> ".*)(" \.)$')
_PERSON = """
SELECT ?name { ?p a kg:Person ; rdfs:label ?name . ?article kg:mentions ?p }
GROUP BY ?name ORDER BY DESC(COUNT(?article)) ?name LIMIT 1"""


def multiplied(source: Path, target: Path, triples: int) -> int:
    """Writes a file of N-Triples with at least so many: copies of another, each with IRIs and names of its own."""
    lines = source.read_text("utf-8").splitlines(keepends=True)
    copies = -(-triples // len(lines))
    with target.open("w", encoding="utf-8") as out:
        out.writelines(lines)
        for number in range(1, copies):
            out.writelines(_copied(lines, number))
    return copies * len(lines)


def _copied(lines: Sequence[str], number: int) -> Iterator[str]:
    for line in lines:
        yield _LABEL.sub(rf"\1 {number}\2", _NODE.sub(rf"<https://kg.example/\1-{number}", line))


def medians(*ways: Callable[[], object]) -> list[float]:
    """Milliseconds of each way: the median of some rounds after one to warm up. The ways take turns, so that a machine
    with other things to do is as busy for each."""
    times: list[list[float]] = []
    for _ in range(1 + ROUNDS):
        times.append([])
        for way in ways:
            start = time.perf_counter()
            way()
            times[-1].append(1000 * (time.perf_counter() - start))
    return [statistics.median(column) for column in zip(*times[1:], strict=True)]


def get(connection: http.client.HTTPConnection, path: str) -> tuple[int, bytes]:
    connection.request("GET", path)
    response = connection.getresponse()
    return response.status, response.read()


def latencies(folder: Path) -> None:
    """The named queries: rows, and milliseconds embedded and over HTTP."""
    store = Store.open(folder)
    person = next(str(row["name"]) for row in query.run(store, _PERSON))
    print(f"{len(store):,} triples\n{'query':16}{'rows':>8}{'embedded ms':>14}{'HTTP ms':>10}{'more':>8}")
    with Server(folder, port=0, timeout=600, limit=10**9) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port)
        for name, asked in query.named().items():
            needed = [parameter for parameter in asked.parameters if parameter.required or parameter.name == "person"]
            values = {one.name: person if one.type.startswith("kg:") else WORD for one in needed}
            path = f"/named/{name}?{urlencode(values)}"
            rows = len(query.run(store, name, values))
            inside, outside = medians(partial(query.run, store, name, values), partial(get, connection, path))
            print(f"{name:16}{rows:>8,}{inside:>14.1f}{outside:>10.1f}{outside - inside:>8.1f}", flush=True)


def refuses(folder: Path) -> None:
    """Bad requests: how they are answered, and whether the store is as it was."""
    before = _bytes(folder)
    found: Counter[int] = Counter()
    longest = 0.0
    with Server(folder, port=0) as server:
        for raw in bad.requests(BAD):
            start = time.perf_counter()
            found.update(statuses(server.port, raw))
            longest = max(longest, time.perf_counter() - start)
    errors = sum(count for status, count in found.items() if status >= 500)
    print(f"\n{BAD:,} bad requests: {dict(sorted(found.items()))}, {errors} of them 5xx, the longest {longest:.1f} s")
    print(f"the store is {'as it was' if _bytes(folder) == before else 'CHANGED'}")


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != "LOG"}


def crowd(folder: Path, seconds: float) -> None:
    """Clients at once: what they were answered, how fast, and how many a second."""
    questions = (
        "SELECT ?name { ?person a kg:Person ; rdfs:label ?name } LIMIT 100",
        "SELECT ?person ?party { ?person kg:memberOf ?party } LIMIT 50",
        "ASK { ?x kg:polarity kg:negated }",
        "CONSTRUCT { ?a kg:said ?q } WHERE { ?a kg:said ?q } LIMIT 50",
    )
    paths = [f"/sparql?{urlencode({'query': text})}" for text in questions] + ["/search?text=an", "/assets/style.css"]
    with Server(folder, port=0) as server, ThreadPoolExecutor(CLIENTS) as pool:
        end = time.monotonic() + seconds
        told = list(pool.map(lambda number: _client(server.port, paths[number % 5 :] + paths, end), range(CLIENTS)))
    times = sorted(took for one in told for took, _ in one)
    found = Counter(status for one in told for _, status in one)
    at = {share: times[min(len(times) - 1, int(share * len(times)))] for share in (0.5, 0.99)}
    print(f"\n{CLIENTS} clients for {seconds:g} s: {len(times):,} requests, {len(times) / seconds:.0f} a second")
    print(f"statuses {dict(found)}; median {at[0.5]:.1f} ms, p99 {at[0.99]:.1f} ms, longest {times[-1]:.1f} ms")


def _client(port: int, paths: Sequence[str], end: float) -> list[tuple[float, int]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    out = []
    for path in cycle(paths):
        if time.monotonic() > end:
            return out
        start = time.perf_counter()
        status, _ = get(connection, path)
        out.append((1000 * (time.perf_counter() - start), status))
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--graph", type=Path, default=Path("out"))
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        multiplied(options.graph / "graph.nt", folder / "graph.nt", options.triples)
        Store.write(folder / "store", folder / "graph.nt")
        latencies(folder)
        crowd(folder, options.seconds)
    refuses(options.graph)


if __name__ == "__main__":
    main()
