"""Articles for measuring at scale: the paragraphs of given articles, shuffled together, with other names.

    python tests/benchmarks/generate.py ARTICLES.jsonl COUNT > MANY.jsonl

Each capitalised word that is no common one becomes another of the same length and shape, the same one throughout an
article, so that there are new people in every article. The same seed gives the same articles.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

WORD = re.compile(r"\b[A-Z][a-z]{2,}\b")

#: Of the names in an article, this share is kept: people whom many articles name.
KEPT = 0.3

VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnprstvwz"


def common(texts: Iterable[str]) -> frozenset[str]:
    """The capitalised words that also stand there in small letters: no names."""
    small: Counter[str] = Counter()
    for text in texts:
        small.update(re.findall(r"\b[a-z]{3,}\b", text))
    return frozenset(word for word, count in small.items() if count > 2)


def renaming(source: random.Random, plain: frozenset[str]) -> Callable[[str], str]:
    """A function that gives a text other names of the same length, always the same for one name."""
    names: dict[str, str] = {}

    def other(found: re.Match[str]) -> str:
        word = found[0]
        if word.lower() in plain:
            return word
        if word not in names:
            names[word] = word if source.random() < KEPT else _shaped(word, source)
        return names[word]

    return lambda text: WORD.sub(other, text)


def _shaped(word: str, source: random.Random) -> str:
    letters = [source.choice(VOWELS if letter in VOWELS else CONSONANTS) for letter in word.lower()]
    return "".join(letters).capitalize()


def generate(articles: list[dict[str, Any]], count: int, *, seed: int = 7) -> Iterator[dict[str, Any]]:
    """So many articles, each as long as one of those given, of their paragraphs."""
    source = random.Random(seed)
    plain = common(article["text"] for article in articles)
    paragraphs = [part for article in articles for part in article["text"].split("\n\n") if len(part) > 40]
    for number in range(count):
        model = source.choice(articles)
        rename = renaming(source, plain)
        parts: list[str] = []
        while sum(map(len, parts)) < len(model["text"]):
            parts.append(source.choice(paragraphs))
        yield {
            "id": f"generated-{number:07}",
            "date": model.get("date", "2016-05-05"),
            "publisher": model.get("publisher", ""),
            "text": rename("\n\n".join(parts)),
        }


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path)
    options.add_argument("count", type=int)
    options.add_argument("--seed", type=int, default=7)
    given = options.parse_args()
    with given.articles.open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    for article in generate(articles, given.count, seed=given.seed):
        sys.stdout.write(json.dumps(article, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
