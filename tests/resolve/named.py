"""Articles by the names in them, for tests of resolution."""

from __future__ import annotations

from kg.model import Article, Extraction, Kind, Mention

Named = tuple[Kind, str] | tuple[Kind, str, str]


def extraction(article: str, *named: Named, surfaces: dict[str, str] | None = None) -> Extraction:
    """An article that names these (kind, name[, title]), as they stand or as ``surfaces`` has them."""
    text, mentions = "", []
    for kind, name, *title in named:
        surface = (surfaces or {}).get(name, name)
        mentions.append(Mention(kind, (len(text), len(text) + len(surface)), name, title[0] if title else None))
        text += surface + " "
    return Extraction(Article(article, text, ((0, len(text)),)), tuple(mentions), (), ())


def people(**articles: str) -> list[Extraction]:
    """Articles by their ids, each with the persons that it names, parted by commas."""
    return [
        extraction(article, *[("Person", name.strip()) for name in names.split(",")])
        for article, names in articles.items()
    ]
