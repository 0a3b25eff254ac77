"""The text of a query as another server needs it: prefixes declared, counted, or a page of its rows at a time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg import ontology
from kg.sparql import tokens


def declared(query: str) -> str:
    """The query with the prefixes of the ontology, but for those that it declares itself."""
    found = tokens(query)
    own = {name.text for word, name in pairwise(found) if word.is_word("PREFIX")}
    prefixes = (f"PREFIX {name}: <{iri}>" for name, iri in ontology.PREFIXES.items() if f"{name}:" not in own)
    return f"{' '.join(prefixes)}\n{query}"


def form(query: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; empty where the text is none of them."""
    forms = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
    return next((token.text.upper() for token in tokens(query) if token.is_word(*forms)), "")


def can_wrap(query: str) -> bool:
    """Whether a SELECT can stand within another: not where it names the graphs it asks."""
    return not any(token.is_word("FROM") for token in tokens(query))


def counted(query: str) -> str:
    """Asks how many rows a SELECT has, as ?n."""
    head, body = _split(query)
    return f"{head}SELECT (COUNT(*) AS ?n) {{ {{ {body}\n}} }}"


def after(query: str, rows: int) -> str:
    """Asks for one more row of a SELECT than the first ones."""
    head, body = _split(query)
    return f"{head}SELECT * {{ {{ {body}\n}} }} OFFSET {rows} LIMIT 1"


def page(query: str, variables: Sequence[str], *, most: int, offset: int) -> str:
    """Asks for at most so many rows of a SELECT from an offset on, in the order of all its variables.

    The sorting stands within: Virtuoso sorts no more rows than it gives where it cuts a page off as well."""
    head, body = _split(query)
    names = " ".join(f"?{name}" for name in variables)
    ordered = f"SELECT {names} {{ {{ {body}\n}} }} ORDER BY {names}"
    return f"{head}SELECT {names} {{ {{ {ordered} }} }} LIMIT {most} OFFSET {offset}"


def _split(query: str) -> tuple[str, str]:
    """The declarations of a query, and what follows."""
    found = tokens(query)
    at = 0
    while at < len(found) and found[at].is_word("PREFIX", "BASE"):
        at += 3 if found[at].is_word("PREFIX") else 2
    start = found[at].start if at < len(found) else len(query)
    return query[:start], query[start:]
