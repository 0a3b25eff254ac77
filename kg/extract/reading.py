"""One article as the extractors see it: its parse, its names, its dates, and who "he" is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from kg.extract.name_words import POST_NOMINALS
from kg.extract.tagger import Found
from kg.extract.tagger.tied import Ties
from kg.model import Article, DateMention, Evidence, Mention, Span


@dataclass(slots=True)
class Reading:
    """``article`` is the article as it is read (``plaintext``), and ``doc[i].idx`` an offset into its text: the parse
    changes no length.

    ``names`` are the proper names, ``anaphors`` the pronouns and descriptions ("the senator")
    whose antecedent was found, ``dates`` the date expressions, ``tagged`` the quotations that the
    tagger proposes, each in the order of the text, and ``ties`` the relations that it sees (both None
    where it was not asked). ``strangers`` are the tokens of pronouns that stand for somebody without a name, each with
    the token of the noun for whom ("a neighbour"). ``heading`` is the heading above the text, read by itself, where it
    quotes somebody."""

    article: Article
    doc: Doc
    names: Sequence[Mention] = ()
    anaphors: Sequence[Mention] = ()
    dates: Sequence[DateMention] = ()
    tagged: Sequence[Found] | None = None
    ties: Ties | None = None
    strangers: dict[int, int] = field(default_factory=dict)
    heading: Reading | None = None
    _by_token: dict[int, Mention] = field(default_factory=dict, repr=False)
    _of_dates: set[int] = field(default_factory=set, repr=False)

    def index(self) -> None:
        """Lays names and anaphors over the tokens; a name wins over an anaphor, but for that of a party by which
        somebody is called ("the Texas Democrat"). The letters behind a person's name ("Ann Lee KC"), of which the
        parser makes its head, stand for it."""
        self._by_token = {}
        self._of_dates = {token.i for mention in self.dates for token in self.tokens(mention.span)}
        parties = {name.span[1] for name in self.names if name.kind == "Party"}
        called = [one for one in self.anaphors if one.kind == "Person" and one.span[1] in parties]
        for mention in (*self.anaphors, *self.names, *called):
            tokens = self.tokens(mention.span)
            for token in tokens:
                self._by_token[token.i] = mention
            end = tokens.end
            while mention.kind == "Person" and end < len(self.doc) and self.doc[end].text in POST_NOMINALS:
                self._by_token[end] = mention
                end += 1

    def tokens(self, span: Span) -> TokenSpan:
        """The tokens that lie in or overlap a character span."""
        found = self.doc.char_span(*span, alignment_mode="expand")
        if found is None:
            raise ValueError(f"span {span} lies outside of the article {self.article.id}")
        return found

    def mention_at(self, token: Token) -> Mention | None:
        """The name, pronoun or description that covers a token, or None."""
        return self._by_token.get(token.i)

    def is_of_date(self, token: Token) -> bool:
        """Whether a token stands in a date expression: "March", "the fall"."""
        return token.i in self._of_dates

    def mentions_within(self, tokens: Iterable[Token]) -> list[Mention]:
        """The different mentions that cover these tokens, in order."""
        found = (self._by_token.get(token.i) for token in tokens)
        return list(dict.fromkeys(mention for mention in found if mention))

    def evidence(self, first: Token, last: Token | None = None) -> Evidence:
        """The sentence of a token, or all from its sentence to that of another, as evidence."""
        start = first.sent.start_char
        end = max(first.sent.end_char, (last or first).sent.end_char)
        return self.evidence_at((start, end))

    def evidence_at(self, span: Span) -> Evidence:
        """A character span as evidence, without what lies outside of the article's paragraphs at
        its ends (a sentence has the white space that footers are to the parser) and without white space."""
        start, end = span
        paragraphs = self.article.paragraphs
        first = bisect_right(paragraphs, start, key=lambda paragraph: paragraph[1])
        last = bisect_left(paragraphs, end, key=lambda paragraph: paragraph[0]) - 1
        if first <= last:
            start, end = max(start, paragraphs[first][0]), min(end, paragraphs[last][1])
        raw = self.article.text[start:end]
        start += len(raw) - len(raw.lstrip())
        text = raw.strip()
        return Evidence(self.article.id, (start, start + len(text)), text)
