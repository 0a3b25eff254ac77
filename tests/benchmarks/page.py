"""How large the page is and how fast, beside plain pyvis: `python -m tests.benchmarks.page [--graph out] [SIZE …]`.

The networks are that of a built graph (`make demo` makes one) told again and again with other names of people,
parties and organisations; places stay, and tie the copies together. Needs Chromium. A page can be used when its
picture is drawn, and a search and a click have been answered. Frames are measured while the picture is dragged and
zoomed. Plain pyvis, `Network.from_nx(…).write_html`, is given up after two minutes.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
from playwright.sync_api import Error, sync_playwright
from pyvis.network import Network as Pyvis

from kg.articles import read
from kg.store import Store
from kg.view import Fact, Network, Node, Proof, Source, network, write

from ..chromium import FLAGS, chromium
from ..view.invented import FAMILY, GIVEN, WORDS

SIZES = (100, 500, 2_000, 10_000, 50_000)
#: Plain pyvis is not tried beyond.
PLAIN_AT_MOST = 2_000
GIVE_UP = 120.0
#: Milliseconds in which the browser itself, or the view that moves to its place, comes to rest.
REST = 1500
RENAMED = frozenset({"Person", "Party", "Organization"})

FRAMES = """() => {
  window.frames_ = [];
  let last = performance.now();
  const next = (now) => { window.frames_.push(now - last); last = now; window.again_ = requestAnimationFrame(next); };
  window.again_ = requestAnimationFrame(next);
}"""
STOP = "() => { cancelAnimationFrame(window.again_); return window.frames_.slice(1); }"
SEARCH = """(text) => {
  const query = document.getElementById("query");
  query.focus();
  query.value = text;
  const start = performance.now();
  query.dispatchEvent(new Event("input"));
  return performance.now() - start;
}"""
#: What a page that can be used does at once: finds what is typed, and tells of what is clicked. How long the first
#: search took, in milliseconds, or nothing if there was no answer.
ANSWERS = """([search, text]) => {
  const took = eval(search)(text);
  const found = document.querySelectorAll("#hits [role=option]").length;
  document.querySelector("#panel .best .node").click();
  const told = document.querySelectorAll("#panel blockquote").length;
  return found && told ? took : null;
}"""
#: What plain pyvis draws when its physics have come to rest.
RESTS = "() => window.network?.physics?.stabilized"


def multiplied(sample: Network, size: int) -> Network:
    """The sample told so often with other names that it has ``size`` nodes."""
    copies = [_copy(sample, number) for number in range(-(-size // max(1, len(sample.nodes))))]
    nodes = {node.id: node for copy in copies for node in copy.nodes}
    kept = dict(list(nodes.items())[:size])
    facts = (fact for copy in copies for fact in copy.facts)
    told = tuple(fact for fact in facts if fact.subject in kept and (not fact.object or fact.object in kept))
    sources = tuple(source for copy in copies for source in copy.sources)
    return Network(tuple(kept.values()), told, sources, sample.title)


def _copy(sample: Network, number: int) -> Network:
    names = {node.id: _renamed(node, index, number) for index, node in enumerate(sample.nodes)}
    words = {node.label: names[node.id] for node in sample.nodes if node.kind in RENAMED}
    ids = {node.id: node.id if node.kind == "Place" else f"{node.id}-{number}" for node in sample.nodes}

    def told(text: str) -> str:
        for old in sorted(words, key=len, reverse=True):
            text = text.replace(old, words[old])
        return text

    def shown(proof: Proof) -> Proof:
        return replace(proof, source=f"{proof.source}-{number}", text=told(proof.text), marks=(), start=proof.start)

    def fact(one: Fact) -> Fact:
        ends = {"subject": ids[one.subject], "object": ids.get(one.object, "")}
        return replace(one, **ends, proofs=tuple(map(shown, one.proofs)))

    def source(one: Source) -> Source:
        return replace(one, id=f"{one.id}-{number}", title=told(one.title), text=told(one.text))

    def node(one: Node) -> Node:
        sources = tuple(f"{name}-{number}" for name in one.sources)
        label = names[one.id] if one.kind in RENAMED else told(one.label)
        return replace(one, id=ids[one.id], label=label, sources=sources)

    return Network(tuple(map(node, sample.nodes)), tuple(map(fact, sample.facts)), tuple(map(source, sample.sources)))


def _renamed(node: Node, index: int, number: int) -> str:
    """Another name for a person, party or organisation; the first copy keeps them."""
    if not number or node.kind not in RENAMED:
        return node.label
    turn = index * 7 + number * 31
    given, family, word = GIVEN[turn % len(GIVEN)], FAMILY[turn // 3 % len(FAMILY)], WORDS[turn // 5 % len(WORDS)]
    if node.kind == "Person":
        return f"{given} {family}-{FAMILY[number % len(FAMILY)]} {number}"
    return f"{word.title()} {'Party' if node.kind == 'Party' else 'Board'} {number}"


def measure(browser: Any, shown: Network, folder: Path) -> list[float]:
    """Seconds to write, megabytes, seconds until it can be used, milliseconds a frame (median and 95th percentile),
    milliseconds of the first search and of a later one (the slowest of six, each the median of five), heap in
    megabytes."""
    file = folder / "network.html"
    start = time.perf_counter()
    write(file, shown)
    wrote = time.perf_counter() - start
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.set_default_timeout(GIVE_UP * 1000)
    start = time.perf_counter()
    page.goto(file.as_uri())
    page.wait_for_selector("body[data-ready]")
    first = page.evaluate(ANSWERS, [SEARCH, "sele"])
    opened = time.perf_counter() - start
    assert first is not None, "neither search nor click may be without an answer"
    page.wait_for_selector("body[data-ready=whole]")
    page.click("#reset")
    page.wait_for_timeout(REST)
    frames = _frames(page, "#picture")
    typed = ("v", "vo", "voss", "the inquiry", "nothing of it", "minister ferry")
    searched = max(statistics.median(page.evaluate(SEARCH, text) for _ in range(5)) for text in typed)
    heap = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
    page.close()
    return [wrote, file.stat().st_size / 1e6, opened, *_middle(frames), first, searched, heap]


def plain(browser: Any, shown: Network, folder: Path) -> list[float]:
    """The same of pyvis's own page, which has no search; its script comes from the file too."""
    file = folder / "plain.html"
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from((node.id, {"label": node.label[:60]}) for node in shown.nodes)
    graph.add_edges_from((fact.subject, fact.object) for fact in shown.facts if fact.object)
    start = time.perf_counter()
    pyvis = Pyvis(cdn_resources="in_line")
    pyvis.from_nx(graph)
    file.write_text(pyvis.generate_html(), encoding="utf-8")
    wrote = time.perf_counter() - start
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.set_default_timeout(GIVE_UP * 1000)
    page.route("http*://**", lambda route: route.abort())
    start = time.perf_counter()
    try:
        page.goto(file.as_uri())
        page.wait_for_function(RESTS)
        opened = time.perf_counter() - start
        frames = _frames(page, "#mynetwork")
        heap = page.evaluate("performance.memory.usedJSHeapSize") / 1e6
    except Error:
        return [wrote, file.stat().st_size / 1e6, float("inf"), *[float("nan")] * 5]
    finally:
        page.close()
    return [wrote, file.stat().st_size / 1e6, opened, *_middle(frames), *[float("nan")] * 2, heap]


def _middle(frames: Sequence[float]) -> tuple[float, float]:
    return statistics.median(frames), statistics.quantiles(frames, n=20)[-1]


def _frames(page: Any, selector: str) -> list[float]:
    box = page.locator(selector).bounding_box()
    x, y = box["x"] + box["width"] / 2 + 7, box["y"] + box["height"] / 2 + 7
    page.mouse.move(x, y)
    page.evaluate(FRAMES)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(x + 3 * (step % 20), y + 2 * (step % 30))
        page.wait_for_timeout(30)
    page.mouse.up()
    for step in range(30):
        page.mouse.wheel(0, 60 if step % 2 else -80)
        page.wait_for_timeout(60)
    return list(page.evaluate(STOP))


def _print(name: str, row: Sequence[float]) -> None:
    print(f"{name:<14} " + "  ".join(f"{value:<7.2f}" for value in row), flush=True)


def main() -> None:
    """Prints a row for each size, and one for plain pyvis."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--graph", type=Path, default=Path("out"), help="the folder that a build wrote")
    options.add_argument("--articles", default="data/articles", help="the articles of that build")
    options.add_argument("sizes", nargs="*", type=int, default=SIZES)
    asked = options.parse_args()
    sample = network(Store.open(asked.graph), articles=read([asked.articles], failures=[]))
    print("nodes          write s  MB       usable s  frame ms p95 ms   first ms search ms heap MB")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        browser.new_page().wait_for_timeout(REST)
        for size in asked.sizes:
            shown = multiplied(sample, size)
            _print(f"{size}", measure(browser, shown, Path(folder)))
            if size <= PLAIN_AT_MOST:
                _print(f"{size} pyvis", plain(browser, shown, Path(folder)))
        browser.close()


if __name__ == "__main__":
    main()
