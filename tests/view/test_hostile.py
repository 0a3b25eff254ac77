"""Nothing that an article says becomes markup or script, whatever it says."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from kg.view import Fact, Network, Node, Proof, Source, write

from .conftest import Open

STRINGS = [
    "<script>window.ran = 1</script>",
    "</script><script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 1'>",
    "<svg/onload=window.ran=1>",
    "--><!--<script>",
    '<a href="javascript:window.ran=1">href</a>',
    "javascript:window.ran=1",
    "{{ 7 * 7 }}{% raw %}",
    "' onmouseover='window.ran=1' x='",
    "</style><style>body { display: none }",
    "\u202egnp.exe\u202c \u2066hidden\u2069 \u200f",
    "__proto__",
    "\x00\ud800 half \u2028 line",
    "N" * 10_000,
]


def hostile(text: str) -> Network:
    """A network that says the same in every place that holds text."""
    sources = (
        Source("a1", text, text, text, text, f"{text} and {text}"),
        Source(text, text, text, "2021-03-04", f"https://e.example/{text}"),
    )
    proofs = (Proof("a1", text, ((0, len(text)),)), Proof(text, f"x {text}", (), 0.5, "negated"))
    nodes = (
        Node(text, "Person", text, (text, text), text, text),
        Node("quotation/1", "Quotation", text),
        Node("event/1", "Event", text, date="2021-03-04"),
    )
    facts = (
        Fact(text, "said", "quotation/1", note=text, proofs=proofs),
        Fact("event/1", text, text, proofs=proofs),
        Fact("event/1", "date", value=text, proofs=proofs),
    )
    return Network(nodes, facts, sources, text)


@pytest.mark.parametrize("text", STRINGS, ids=lambda text: repr(text[:20]))
def test_no_text_runs_or_becomes_markup(opened: Open, text: str) -> None:
    page = opened(hostile(text))
    for kind in ("Person", "Event"):
        page.locator(f"#panel .best button:has(.icon.{kind})").first.click()
        page.hover("#picture")
        page.click("#back")
    page.fill("#query", text[:50])
    page.keyboard.press("Enter")
    page.fill("#query", "")
    page.click("#show-table")
    page.click("#sheet .verb >> nth=0")
    page.click("#show-picture")
    page.click("#show-filters")
    page.click("#panel >> text=Read in the article >> nth=0")
    page.click(".article .number >> nth=0")
    page.locator("#filters [type=checkbox]").last.click()
    page.click("#clear-filters")
    page.reload()
    page.wait_for_selector("body[data-ready=whole]")
    assert page.evaluate("window.ran") is None
    assert page.locator("img, iframe, object, embed, body style").count() == 0
    assert page.locator("script").count() == 4
    links = page.locator("a").evaluate_all("links => links.map((link) => link.protocol)")
    assert set(links) <= {"https:"}
    assert page.evaluate("document.documentElement.scrollWidth") == 1400


def test_long_names_leave_the_page_whole(opened: Open) -> None:
    page = opened(hostile("N" * 10_000), address=f"#node={'N' * 10_000}", phone=True)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.locator("#panel header").bounding_box()["height"] < 700


@pytest.fixture
def tracker() -> Iterator[tuple[str, list[str]]]:
    """The address of a server that waits to be asked, and the paths that it was asked for."""
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name that http.server looks for
            asked.append(self.path)
            self.send_response(204)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    thread.join()
    server.server_close()


TRY = """async (address) => {
  await fetch(`${address}/fetch`).catch(() => {});
  for (const [tag, name, path] of [["img", "src", "image"], ["iframe", "src", "frame"], ["link", "href", "style"]]) {
    const element = document.createElement(tag);
    element.rel = "stylesheet";
    element[name] = `${address}/${path}`;
    document.body.append(element);
  }
  const script = document.createElement("script");
  script.textContent = "window.ran = 'script'";
  document.head.append(script);
  document.body.insertAdjacentHTML("beforeend", "<button onclick='window.ran = 1' id='trap'></button>");
  document.getElementById("trap").click();
  await new Promise((resolve) => setTimeout(resolve, 300));
  return window.ran ?? "nothing";
}"""


def test_the_policy_forbids_requests_and_foreign_script(browser: Any, tmp_path: Path, tracker: Any) -> None:
    address, asked = tracker
    write(tmp_path / "network.html", Network())
    page = browser.new_page()
    page.goto((tmp_path / "network.html").as_uri())
    page.wait_for_selector("body[data-ready=whole]")
    assert page.evaluate(TRY, address) == "nothing"
    assert asked == []
    browser.new_context().request.get(f"{address}/reached")
    page.close()
    assert asked == ["/reached"], "the server could have been asked"
