"""The page as text: the same every time, in one piece, with a policy that names what may run."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.view import Fact, Network, Node, Proof, Source, page, ranked, write

from . import invented


def unpacked(html: str) -> Any:
    found = re.search(r'<script type="text/plain" id="data">(.*?)</script>', html)
    assert found
    text = gzip.decompress(base64.b64decode(found[1]))
    assert text.isascii(), "what the browser reads fastest"
    return {name: table if name == "share" else columns(table) for name, table in json.loads(text).items()}


def columns(table: dict[str, Any]) -> dict[str, list[Any]]:
    return {
        name: [column["of"][place] for place in column["at"]] if isinstance(column, dict) else column
        for name, column in table.items()
    }


def drawing(html: str) -> Any:
    found = re.search(r'<script type="application/json" id="drawing">(.*?)</script>', html)
    assert found
    return json.loads(found[1])


def test_the_same_network_gives_the_same_bytes_in_whatever_order() -> None:
    network = invented.grown(120)
    other = Network(network.nodes[::-1], network.facts[::-1], network.sources[::-1], network.title)
    assert page(network) == page(network) == page(other)


def test_the_page_names_no_address_to_load() -> None:
    html = page(Network())
    assert not re.search(r"<(script|img|iframe|link)[^>]*(src|href)=[\"']?(https?:|//)", html)
    assert "cdnjs" not in html
    assert "jsdelivr" not in html


def test_no_button_needs_a_sign_that_a_font_may_lack() -> None:
    html = page(Network())
    texts = [re.sub("<[^>]*>", "", each) for each in re.findall("(?s)<button[^>]*>(.*?)</button>", html)]
    assert len(texts) > 10
    assert [text for text in texts if not re.fullmatch(r"[ -~\u2212]*", text)] == []
    drawn = set(re.findall('<symbol id="(.*?)"', html))
    assert set(re.findall('<use href="#(.*?)"', html)) <= drawn


def test_the_policy_lets_just_the_scripts_and_the_style_of_the_page_run() -> None:
    html = page(invented.small())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].replace("&#39;", "'").split(";"))
    assert rules["default-src"] == "'none'"
    scripts = re.findall(r"<script(?: type=\"module\")?>(.*?)</script>", html, re.DOTALL)
    styles = re.findall(r"<style[^>]*>(.*?)</style>", html, re.DOTALL)
    assert rules["script-src"].split() == [digest(text) for text in scripts]
    assert rules["style-src"].split() == [digest(text) for text in styles]
    assert (len(scripts), len(styles)) == (2, 2)


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_vis_network_is_that_of_the_installed_pyvis() -> None:
    assert "@version 9.1.2" in page(Network())
    assets = Path(__file__).parents[2] / "kg" / "view" / "assets"
    assert not list(assets.glob("vis-*"))


def test_the_heading_is_escaped() -> None:
    assert "<title>&lt;b&gt;A &amp; B&lt;/b&gt;</title>" in page(Network(title="<b>A & B</b>"))


def test_data_cannot_end_its_element() -> None:
    name = "</script><script>alert(1)</script>"
    html = page(Network((Node(name, "Person", name),)))
    assert "alert(1)" not in html
    assert unpacked(html)["nodes"]["label"] == [name]


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://news.example/a", True),
        ("HTTP://news.example/a", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//news.example/a", False),
        ("http://[broken", False),
    ],
)
def test_only_web_addresses_become_links(url: str, kept: bool) -> None:
    html = page(Network(sources=(Source("a", url=url),)))
    assert unpacked(html)["sources"]["url"] == [url if kept else ""]


def test_marks_are_counted_as_javascript_counts() -> None:
    proof = Proof("a", "🦊 Ann and 🦊 Bob", ((2, 5), (12, 15)))
    node = Node("n", "Person", "Ann")
    html = page(Network((node,), (Fact("n", "holdsPosition", value="fox", proofs=(proof,)),), (Source("a"),)))
    (flat,) = unpacked(html)["proofs"]["marks"]
    units = proof.text.encode("utf-16-le")
    assert [
        units[2 * start : 2 * end].decode("utf-16-le") for start, end in zip(flat[::2], flat[1::2], strict=True)
    ] == [
        "Ann",
        "Bob",
    ]


def test_a_passage_that_states_several_facts_is_packed_once() -> None:
    data = unpacked(page(invented.small()))
    assert data["passages"]["text"].count(invented.QUOTE) == 1
    assert len(data["proofs"]["fact"]) == 8


def test_whole_articles_are_packed_once_and_passages_as_their_places() -> None:
    network = invented.whole()
    fox = replace(network.sources[0], text=f"🦊🦊 {network.sources[0].text}")
    facts = tuple(
        replace(
            fact,
            proofs=tuple(
                replace(proof, start=proof.start + 3) if proof.source == fox.id else proof for proof in fact.proofs
            ),
        )
        for fact in network.facts
    )
    data = unpacked(page(replace(network, sources=(fox, *network.sources[1:]), facts=facts)))
    assert all(isinstance(text, int) for text in data["passages"]["text"])
    for source, start, length in zip(*(data["passages"][name] for name in ("source", "start", "text")), strict=True):
        units = data["sources"]["text"][source].encode("utf-16-le")
        words = units[2 * start : 2 * (start + length)].decode("utf-16-le")
        assert words in (invented.MEMBER, invented.LEFT, invented.QUOTE)


@pytest.mark.parametrize("lost", ["nodes", "sources"])
def test_a_fact_that_points_at_nothing_is_refused(lost: str) -> None:
    with pytest.raises(ValueError, match="not in the network"):
        page(replace(invented.small(), **{lost: ()}))


def test_nodes_are_ranked_by_their_statements() -> None:
    found = [(node.label, count) for node, count in ranked(invented.small())]
    assert found[0] == ("meeting", 4)
    assert found[1:3] == [("Ana Lindqvist", 3), ("Mira Voss", 3)]
    assert found[-1] == ("Port Amber", 1)


def test_the_page_shows_as_many_nodes_as_asked_for() -> None:
    html = page(invented.grown(300), first=40)
    shown = drawing(html)["nodes"]
    assert len(shown) == 40
    assert len({(node["x"], node["y"]) for node in shown}) == 40


def test_a_large_network_is_small_on_disk(tmp_path: Path) -> None:
    write(tmp_path / "network.html", invented.grown(10_000))
    assert (tmp_path / "network.html").stat().st_size < 2_000_000
