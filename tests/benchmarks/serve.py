"""`kg serve` under measure: `python -m tests.benchmarks.serve [--graph out] [--triples 1000000] [--seconds 60]`.

The graph is that of a built folder; one of fewer triples is told again and again with other names until it has so
many. Each named query is asked five times in this process and five times over HTTP, with the same rows as the answer:
of the person of whom most articles tell where it can be, else of everything. Then come 2,000 bad requests on the graph
as it was built, and 50 clients at once for so many seconds (0: neither).

With `--rdflib` the same queries are put to rdflib's Memory store, with `--endpoint URL` to another SPARQL server that
holds the same graph (`rdflib-endpoint serve graph.nt --port 8000`, from a virtual environment of its own; `--keep
FOLDER` keeps the graph for it). Each of them has `--patience` seconds for a query.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import re
import signal
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import rdflib

from kg import ontology, query
from kg.serve import Server
from kg.store import Store

from ..serve import bad
from ..serve.asking import statuses

ROUNDS = 5
CLIENTS = 50
BAD = 2_000
#: A word that the sample's people use.
WORD = "harbour"
#: Whom a query is asked of, where it can be.
OF = frozenset({"person", "subject", "entity"})
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


Ask = Callable[[str], object]


def latencies(folder: Path, others: Mapping[str, Ask], patience: float) -> None:
    """The named queries: rows, and milliseconds embedded, over HTTP, and of other stores."""
    store = Store.open(folder)
    person = next(str(row["name"]) for row in query.run(store, _PERSON))
    print(f"{len(store):,} triples; asked of {person}\n{'query':16}{'of':>12}{'rows':>8}{'embedded ms':>14}", end="")
    print(f"{'HTTP ms':>10}{'more':>8}{'kB':>8}", *(f"{other:>14} ms" for other in others))
    with Server(folder, port=0, timeout=600, limit=10**9) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port)
        for name, asked in query.named().items():
            needed = [parameter for parameter in asked.parameters if parameter.required or parameter.name in OF]
            values = {one.name: person if one.type.startswith("kg:") else WORD for one in needed}
            path = f"/named/{name}?{urlencode(values)}"
            rows, size = len(query.run(store, name, values)), len(get(connection, path)[1])
            inside, outside = medians(partial(query.run, store, name, values), partial(get, connection, path))
            of = ", ".join(values) or "everything"
            print(f"{name:16}{of:>12}{rows:>8,}{inside:>14.1f}{outside:>10.1f}{outside - inside:>8.1f}", end="")
            text, _ = query.prepared(store, name, values)
            print(
                f"{size / 1000:>8.0f}",
                *(f"{timed(other, text, patience):>17}" for other in others.values()),
                flush=True,
            )


def timed(ask: Ask, text: str, patience: float) -> str:
    """The milliseconds that another store takes for a query, or why there are none."""
    prefixes = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in ontology.PREFIXES.items())
    times: list[float] = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        try:
            with limited(patience):
                ask(prefixes + text)
        except TimeoutError:
            return f"over {1000 * patience:,.0f}"
        except Exception as error:  # whatever another store makes of it
            return type(error).__name__
        times.append(1000 * (time.perf_counter() - start))
        if times[-1] > 1000:
            break
    return f"{statistics.median(times):,.1f}"


@contextlib.contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raises TimeoutError where what is within takes longer."""

    def end(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def memory(path: Path) -> Ask:
    """rdflib's Memory store with a graph."""
    graph = rdflib.Graph().parse(path, format="nt")
    return lambda text: list(graph.query(text))


def endpoint(url: str) -> Ask:
    """A SPARQL server."""

    def ask(text: str) -> object:
        headers = {"Accept": "application/sparql-results+json"}
        with urlopen(Request(url, urlencode({"query": text}).encode(), headers)) as answer:
            return answer.read()

    return ask


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


def graph_of(given: Path, triples: int, folder: Path) -> Path:
    """A folder with a graph of at least so many triples: the one given, or one that tells it again and again."""
    if len(Store.open(given)) >= triples:
        return given
    multiplied(given / "graph.nt", folder / "graph.nt", triples)
    Store.write(folder / "store", folder / "graph.nt")
    return folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--graph", type=Path, default=Path("out"))
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--rdflib", action="store_true")
    parser.add_argument("--endpoint", metavar="URL")
    parser.add_argument("--patience", type=float, default=10.0)
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = graph_of(options.graph, options.triples, options.keep or Path(name))
        others = {"endpoint": endpoint(options.endpoint)} if options.endpoint else {}
        others |= {"rdflib": memory(folder / "graph.nt")} if options.rdflib else {}
        latencies(folder, others, options.patience)
        if options.seconds:
            crowd(folder, options.seconds)
            refuses(options.graph)


if __name__ == "__main__":
    main()
