"""A news page in HTML → its text, and what its markup tells about it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import trafilatura
from trafilatura.settings import use_config

from kg.articles.metadata import Metadata, first

#: The types of schema.org that are articles.
ARTICLE_TYPES = re.compile(r"\b(?:\w*NewsArticle|Article|Report|BlogPosting|LiveBlogPosting|OpinionNewsArticle)\b")

#: Where pages other than schema.org's keep what we ask for: <meta name or property=…>, best first.
META = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title"),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dc.date.issued",
        "dcterms.date",
        "dcterms.issued",
        "pubdate",
        "publishdate",
        "publish-date",
        "publication_date",
        "citation_publication_date",
        "parsely-pub-date",
        "sailthru.date",
    ),
    "publisher": ("og:site_name", "publisher", "dc.publisher", "application-name", "citation_journal_title"),
    "url": ("og:url", "twitter:url", "parsely-link"),
    "author": ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author"),
}

#: What holds no running text; taken out before the text is looked for.
CUT = ["//figcaption", "//script", "//style", "//noscript", "//template", "//aside", "//form", "//button"]

#: The text of an element that a reader sees.
_READ = ".//text()[not(ancestor::script or ancestor::style or ancestor::template)]"

_CONFIG = use_config()
_CONFIG.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")

_CHARSET = re.compile(
    rb"(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
#: It names the encoding of the file, which is decoded already.
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")


class Page(NamedTuple):
    """The text of a page; ``marked`` are the offsets of its headings and table rows."""

    text: str
    marked: frozenset[int]
    metadata: Metadata


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page names in its first 4,096 bytes."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else None


def read(source: str) -> Page:
    """The page's article, by trafilatura: one paragraph a block, blank lines between.

    Raises ValueError where none is found."""
    tree = trafilatura.load_html(_DECLARATION.sub("", source))
    if tree is None:
        raise ValueError("not an HTML page")
    metadata = first((_schema_org(tree), _meta(tree), _markup(tree)))
    found = trafilatura.bare_extraction(
        tree, with_metadata=False, include_comments=False, prune_xpath=CUT, config=_CONFIG
    )
    body = getattr(found, "body", None)
    if body is None:
        raise ValueError("no article found on the page")
    text, marked = "", set()
    for block, runs in _blocks(body):
        if text:
            text += "\n\n"
        if not runs:
            marked.add(len(text))
        text += block
    return Page(text, frozenset(marked), metadata)


def _blocks(element: Any) -> Iterator[tuple[str, bool]]:
    """Each block of trafilatura's document, and whether it is running text."""
    for child in element:
        if child.tag in ("table", "row"):
            rows = [child] if child.tag == "row" else child.iter("row")
            texts = (" | ".join(_words(cell) for cell in row) for row in rows)
            yield from ((text, False) for text in texts if text.strip(" |"))
        elif child.tag in ("list", "quote", "div") and any(
            inner.tag in ("p", "item", "head", "list") for inner in child
        ):
            yield from _blocks(child)
        elif text := _words(child):
            yield text, child.tag != "head"
        if tail := _tidy(_spaced(child.tail)):
            yield tail, True


def _words(element: Any) -> str:
    """The text of an element, <br> as a line break."""
    parts = []
    for node in element.iter():
        if node.tag == "lb":
            parts.append("\n")
        if isinstance(node.tag, str):
            parts.append(_spaced(node.text))
        if node is not element:
            parts.append(_spaced(node.tail))
    return _tidy("".join(parts))


def _spaced(text: str | None) -> str:
    """Text of the source, in which a line break is a space."""
    return re.sub(r"\s", " ", text or "")


def _tidy(text: str) -> str:
    """Each line with single spaces, without empty lines."""
    return "\n".join(line for raw in text.split("\n") if (line := re.sub(r" +", " ", raw).strip()))


def _schema_org(tree: Any) -> Metadata:
    """What schema.org's JSON-LD tells about the page's article."""
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            found = _of_article(json.loads(script.text or "", strict=False))
        except (ValueError, RecursionError):
            continue
        if found:
            return found
    return Metadata()


def _of_article(data: Any) -> Metadata | None:
    """What the first article of a JSON-LD document tells, or None where it has none."""
    thing = next((thing for thing in _things(data) if ARTICLE_TYPES.search(str(thing.get("@type")))), None)
    if thing is None:
        return None
    return Metadata(
        title=_name(thing.get("headline")) or _name(thing.get("name")),
        published=_name(thing.get("datePublished")) or _name(thing.get("dateCreated")),
        publisher=_name(thing.get("publisher")),
        url=_name(thing.get("url")) or _name(thing.get("mainEntityOfPage")),
        author=_name(thing.get("author")),
    )


def _things(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every object of the top of a JSON-LD document."""
    if isinstance(data, list):
        for part in data:
            yield from _things(part, depth)
    elif isinstance(data, dict):
        yield data
        if depth < 3:
            for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
                yield from _things(data.get(key), depth + 1)


def _name(value: Any) -> str | None:
    """A value of JSON-LD as text: itself, its name, its address, or those of a list."""
    if isinstance(value, str):
        return html.unescape(value)
    if isinstance(value, dict):
        return _name(value.get("name") or value.get("@id") or value.get("@value"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value))) or None
    return None


def _meta(tree: Any) -> Metadata:
    """What the <meta> elements tell: OpenGraph, Twitter, Dublin Core and others' names."""
    values: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        values.setdefault(key.strip().lower(), element.get("content"))
    found = {field: next((values[key] for key in keys if values.get(key)), None) for field, keys in META.items()}
    if (found["author"] or "").startswith("http"):
        found["author"] = None
    return Metadata(**found)


def _markup(tree: Any) -> Metadata:
    """What is left: the first <time> of the article, its <h1>, the canonical link, <title>."""
    return Metadata(
        title=_first_text(tree, "//article//h1", "//main//h1", "//h1", "//title"),
        published=_first_text(
            tree,
            "//*[@itemprop='datePublished']/@content",
            "//article//time/@datetime",
            "//time/@datetime",
            "//article//time",
            "//time",
        ),
        url=_first_text(tree, "//link[@rel='canonical']/@href"),
        author=_first_text(tree, "//*[@rel='author']", "//*[@itemprop='author']"),
    )


def _first_text(tree: Any, *paths: str) -> str | None:
    """The first text, not empty, of the first of these paths that has one."""
    for path in paths:
        for found in tree.xpath(path):
            text = found if isinstance(found, str) else "".join(found.xpath(_READ))
            if text.strip():
                return str(text).strip()
    return None
