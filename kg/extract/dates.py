from spacy.tokens import Doc

from kg.model import Article, DateMention


def find(article: Article, doc: Doc) -> list[DateMention]:
    return []
