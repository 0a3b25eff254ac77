"""Articles → parsed documents, by spaCy."""

from __future__ import annotations

import importlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache, reduce
from itertools import pairwise
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_suffix_regex
from thinc.api import get_current_ops, use_ops
from threadpoolctl import ThreadpoolController

from kg.errors import PipelineError
from kg.extract.components import Component, faster
from kg.model import Article, Span
from kg.pipeline import find

#: Titles cut short, which would end a sentence as words that the pipeline does not know, or be cut at a mark inside.
TITLES = (
    "Adv. Ald. Alh. Amb. Atty. Barr. Brig. Brig-Gen Capt. Cde. Cmdr. Col. Coun. Cpl. Dato' Dato’ Det. Drs. Engr. Gens. "
    "Govs. Hon. Insp. Lt. Lt-Col Lt-Gen Maj. Maj-Gen Pfc. Pres. Profs. Pvt. Reps. Rt. Sens. Sgt. Smt. Spc. Supt."
).split()

#: How many characters at the end of a word may be marks to split off: each is looked for in all of these.
LONGEST_SUFFIX = 100

#: Characters parsed at once; a longer article is parsed in pieces and put together again: a parse takes some 4 kB a
#: character while it runs.
PIECE = 50_000


@cache
def load(name: str | None = None) -> Language:
    """The spaCy pipeline that ``kg.pipeline.find`` finds.

    Raises PipelineError where there is none, or where it cannot be loaded, or has no parser or no names."""
    folder = find(name)
    try:
        with _fast_products():
            installed = (folder / "__init__.py").exists()
            nlp: Language = importlib.import_module(folder.name).load() if installed else spacy.load(folder)
    except OSError as error:
        raise PipelineError(f"the spaCy pipeline {folder} cannot be loaded: {error}") from error
    missing = {"tagger", "parser", "ner"} - set(nlp.component_names)
    if missing:
        raise PipelineError(f"the pipeline {nlp.meta['name']} lacks {', '.join(sorted(missing))}")
    tokenizer: Any = nlp.tokenizer
    for title in TITLES:
        tokenizer.add_special_case(title, [{"ORTH": title}])
    # A possessive with the wrong mark, "Joan Hale‘s", and the full stop behind "PML-N".
    suffixes = compile_suffix_regex([*(nlp.Defaults.suffixes or ()), "‘s", r"(?<=[A-Z][A-Z]-[A-Z])\."])
    tokenizer.suffix_search = lambda word: suffixes.search(word, max(len(word) - LONGEST_SUFFIX, 0))
    return nlp


def parse(articles: Iterable[Article], *, pipeline: str | None = None) -> Iterator[tuple[Article, Doc]]:
    """Each article with its parse. ``token.idx`` is the token's offset in ``article.text``;
    what lies outside of the paragraphs is white space to the parser, a line break inside a
    paragraph is a space, and no sentence goes over the end of a paragraph. Each article is
    parsed by itself: nothing depends on what else is parsed, not even the last bit of a sum."""
    nlp, steps = load(pipeline), _steps(pipeline)
    for article in articles:
        with _one_thread():
            docs = [reduce(_done, steps, doc) for doc in _pieces(nlp, article)]
        yield article, docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)


@cache
def _steps(pipeline: str | None) -> list[Component]:
    """What is done to a tokenised document, one after the other."""
    return [faster(component) for _, component in load(pipeline).pipeline]


def _done(doc: Doc, step: Component) -> Doc:
    return step(doc)


def _fast_products() -> AbstractContextManager[None]:
    """What is loaded in it multiplies matrices as numpy does: up to three times as fast as spaCy's own way, which takes
    the slowest for each processor that it does not know. Only where that way would be taken, on no GPU."""
    return use_ops("numpy", use_blis=False) if get_current_ops().name == "numpy" else nullcontext()


@contextmanager
def _one_thread() -> Iterator[None]:
    """Products by one thread: several add up in another order, and would take cores from other workers."""
    with _libraries().limit(limits=1, user_api="blas"):
        yield


@cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()


def _pieces(nlp: Language, article: Article) -> Iterator[Doc]:
    """The article as tokenised documents of about PIECE characters, cut between paragraphs
    (inside one only where it is longer)."""
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
        _cut_endless(doc)
        yield doc


def _cut_endless(doc: Doc) -> None:
    """Begins a sentence after so many words without an end, behind a comma if there is one: a list or a table that was
    pasted in would be one sentence, and each question about a sentence goes through all of it."""
    begun = comma = 0
    for token in doc:
        if token.is_sent_start or token.text in _ENDS:
            begun = token.i
        elif token.text in (",", ";"):
            comma = token.i
        elif token.i - begun > ENDLESS:
            begun = comma + 1 if comma - begun > ENDLESS // 2 else token.i
            doc[begun].is_sent_start = True


#: So many words and marks without one of _ENDS are no sentence. Of 924 news articles the longest one has 170.
ENDLESS = 300
_ENDS = frozenset((".", "!", "?", "…", "..."))


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
