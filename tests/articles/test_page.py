"""News pages in HTML."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.articles import read_file
from kg.errors import ArticleError
from kg.model import Article

BODY = """<nav><a href="/">Home</a></nav><article><h1>Council closes harbour</h1><p>By Jane Roe</p>
<figure><img src="pier.png"><figcaption>The pier in winter.</figcaption></figure>
<p>The harbour of Oldport will stay
   closed until <b>spring</b>, the <a href="/council">council</a> said on Monday.</p>
<div class="advert">Advertisement</div><h2>Winter is coming.</h2>
<p>"The pier &amp; the mole are unsafe,"<br>Ann Dell told reporters.</p>
<table><tr><th>Party</th><th>Seats</th></tr><tr><td>Tide Party</td><td>12</td></tr></table>
<ul><li>Ann Dell is the leader of the Tide Party.</li></ul></article><footer>Copyright 2031</footer>"""

PARAGRAPHS = [
    "The harbour of Oldport will stay closed until spring, the council said on Monday.",
    '"The pier & the mole are unsafe,"\nAnn Dell told reporters.',
    "Ann Dell is the leader of the Tide Party.",
]

LD = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "No"}, {"@type": ["NewsArticle"],
"headline": "Council closes harbour &amp; pier", "datePublished": "2031-03-04T10:00:00+01:00",
"author": [{"@type": "Person", "name": "Jane Roe"}, {"name": "John Poe"}], "publisher": {"name": "Oldport Herald"},
"mainEntityOfPage": {"@id": "https://herald.example/harbour"}}]}</script>"""
OPEN_GRAPH = """<meta property="og:title" content="Council closes harbour &amp; pier">
<meta property="article:published_time" content="2031-03-04T10:00:00Z">
<meta property="og:site_name" content="Oldport Herald">
<meta property="og:url" content="https://herald.example/harbour"><meta name="author" content="Jane Roe, John Poe">"""


def page(tmp_path: Path, head: str = "", body: str = BODY, encoding: str = "utf-8") -> Article:
    path = tmp_path / "page.html"
    path.write_bytes(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(encoding))
    return read_file(path)


def running(article: Article) -> list[str]:
    return [article.text[start:end] for start, end in article.paragraphs]


def test_running_text(tmp_path: Path) -> None:
    assert running(page(tmp_path)) == PARAGRAPHS


@pytest.mark.parametrize("head", [LD, OPEN_GRAPH, f'<script type="application/ld+json">{{broken</script>{OPEN_GRAPH}'])
def test_metadata(tmp_path: Path, head: str) -> None:
    article = page(tmp_path, head)
    assert article.title == "Council closes harbour & pier"
    assert str(article.date) == "2031-03-04"
    assert article.publisher == "Oldport Herald"
    assert article.url == "https://herald.example/harbour"
    assert article.author == "Jane Roe, John Poe"
    assert running(article) == PARAGRAPHS


def test_metadata_from_markup(tmp_path: Path) -> None:
    head = '<title>No</title><link rel="canonical" href="https://herald.example/harbour">'
    article = page(tmp_path, head, BODY.replace("</h1>", '</h1><time datetime="2031-03-04">today</time>'))
    assert (article.title, str(article.date)) == ("Council closes harbour", "2031-03-04")
    assert (article.url, article.author) == ("https://herald.example/harbour", "Jane Roe")


def test_a_script_in_a_headline_is_not_read(tmp_path: Path) -> None:
    script = "Council <script>count(1)</script><style>h1 {}</style>closes <em>harbour</em></h1>"
    article = page(tmp_path, body=BODY.replace("Council closes harbour</h1>", script))
    assert article.title == "Council closes harbour"
    assert running(article) == PARAGRAPHS


def test_markup_in_a_headline_stays_text(tmp_path: Path) -> None:
    hostile = "<img src=x onerror=alert(1)></b>"
    article = page(tmp_path, f'<meta property="og:title" content="{hostile}">')
    assert article.title == hostile


def test_a_stated_encoding_is_no_guess(tmp_path: Path) -> None:
    article = page(tmp_path, '<meta charset="iso-8859-1">', BODY.replace("Dell", "Dellé"), encoding="latin-1")
    assert "Ann Dellé told" in article.text
    assert not article.warnings


@pytest.mark.parametrize("nested", ["[" * 900 + "{}" + "]" * 900, "[" * 100_000])
def test_metadata_nested_too_deeply_is_passed_over(tmp_path: Path, nested: str) -> None:
    told = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": {nested}}}</script>'
    article = page(tmp_path, f"{told}<title>Council closes harbour</title>")
    assert article.title == "Council closes harbour"
    assert running(article) == PARAGRAPHS


def test_a_page_that_states_its_encoding_as_xml(tmp_path: Path) -> None:
    path = tmp_path / "page.xhtml"
    text = "“The harbour stays closed”, Ann Dell of Oldport said on Monday."
    path.write_bytes(
        f'<?xml version="1.0" encoding="windows-1252"?><html><body><p>{text}</p></body></html>'.encode("cp1252")
    )
    article = read_file(path)
    assert (article.text, article.warnings) == (text, ())


@pytest.mark.parametrize("body", ["", "<nav><a href='/'>Home</a></nav>", "<script>var a = 1;</script>"])
def test_a_page_without_an_article(tmp_path: Path, body: str) -> None:
    with pytest.raises(ArticleError, match=r"no article|empty"):
        page(tmp_path, body=body)


def test_text_that_is_no_page(tmp_path: Path) -> None:
    path = tmp_path / "page.htm"
    path.write_text("Plain words only.")
    with pytest.raises(ArticleError, match="not an HTML page"):
        read_file(path)
