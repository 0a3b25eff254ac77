"""Names for the box in which people search: the entities whose name has a word that begins like this."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kg.naming import plain
from kg.store import Store

MOST_FOUND = 12
#: Kinds by the name of the class, the narrower first.
KINDS = ("Party", "Person", "Organization", "Place")

NAMES = f"""
SELECT ?node ?name ?label ?class {{
  VALUES ?class {{ {" ".join(f"kg:{kind}" for kind in KINDS)} }}
  ?node a ?class ; rdfs:label|skos:altLabel ?name ; rdfs:label ?label
}}"""
MENTIONS = "SELECT ?node (COUNT(?article) AS ?count) { ?article kg:mentions ?node } GROUP BY ?node"


@dataclass(frozen=True, slots=True)
class Found:
    """An entity, by its fullest name; ``form`` is the name for a search, ``articles`` how many name it."""

    iri: str
    label: str
    kind: str
    form: str
    articles: int


class Names:
    """All names of a graph, read once."""

    def __init__(self, store: Store) -> None:
        counts = Counter({row["node"].value: int(row["count"].value) for row in store.select(MENTIONS)})
        found: dict[tuple[str, str], Found] = {}
        for row in store.select(NAMES):
            iri, kind, form = row["node"].value, row["class"].value.rpartition("#")[2], f" {plain(row['name'].value)}"
            known = found.get((iri, form))
            if known is None or KINDS.index(kind) < KINDS.index(known.kind):
                found[iri, form] = Found(iri, row["label"].value, kind, form, counts[iri])
        self.names = sorted(found.values(), key=lambda one: (-one.articles, len(one.form), one.form, one.iri))

    def search(self, text: str) -> list[Found]:
        """The entities meant, each once: first those of just this name, then those in most articles; of no text all."""
        wanted = f" {plain(text)}"
        if text.strip() and not wanted.strip():
            return []
        found = [one for one in self.names if wanted in one.form]
        found.sort(key=lambda one: one.form != wanted)
        first: dict[str, Found] = {}
        for one in found:
            first.setdefault(one.iri, one)
        return list(first.values())[:MOST_FOUND]
