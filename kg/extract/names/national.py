"""Of which country a body is whose name several countries have: "the Labour Party", "the Supreme Court".

The words beside the name tell it for sure ("Norway's Labour Party", "the Indian Supreme Court"). Else it is the country
of the article: that of its dateline and of most that it names. Where they disagree it is left open."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from kg.countries import by_people, by_sign, countries, qualified, shared
from kg.extract.datelines import text_start
from kg.extract.lexicon import parties, places
from kg.model import Article, Extraction, Mention, Node, Quotation, Statement

#: A country that is named so often more than all others is the article's; one place may be named in passing.
FAR_MORE, LEAST = 2, 2

#: What a parliament is called by its members.
HOUSE = "House"

#: Last words of the names of parliaments and their chambers.
_PARLIAMENTS = frozenset({"Parliament", "Assembly", "Sabha", "Senate", "Legislature", "Knesset", "Congress", "Rakyat"})

#: A word counts so many times at most: "Russian" in every line says no more.
MOST = 4


def tell(extraction: Extraction) -> Extraction:
    """The extraction, where each mention of such a body has its country; where an article names bodies of several
    countries by one name, or a body by a name and its country's, their names tell them apart, or are one."""
    told = _Told.of(extraction)
    if not told.bodies:
        return extraction
    return replace(
        extraction,
        mentions=tuple(map(told.mention, extraction.mentions)),
        anaphors=tuple(map(told.mention, extraction.anaphors)),
        statements=tuple(map(told.statement, extraction.statements)),
    )


@dataclass(slots=True)
class _Body:
    """The mentions of one name in an article: where each begins, and the country that the text tells there, if any.
    ``allowed`` are the countries that the name means without that; none named is any. ``plain`` says that the name
    stands without a country in it somewhere."""

    allowed: frozenset[str]
    plain: bool = False
    starts: list[int] = field(default_factory=list)
    told: list[str | None] = field(default_factory=list)

    def country(self, at: int, home: Callable[[frozenset[str]], str | None]) -> str | None:
        """The country of the body that is meant at a place of the text: the one told there. Where the name stands
        alone before any is told, it is at home, wherever it stands alone; else the one told last is meant."""
        before = self.told[: bisect_right(self.starts, at)]
        if before and before[-1]:
            return before[-1]
        if self.told[0] is None and (here := home(self.allowed)):
            return here
        return next(filter(None, [*reversed(before), *self.told]), None)

    def several(self, home: Callable[[frozenset[str]], str | None]) -> bool:
        """Whether bodies of several countries have this name in the article."""
        return len({self.country(at, home) for at in self.starts} - {None}) > 1


@dataclass(slots=True)
class _Told:
    """What one article tells of such bodies, by kind and name without a country."""

    article: Article
    bodies: dict[tuple[str, str], _Body]
    several: frozenset[tuple[str, str]] = frozenset()
    parliaments: tuple[Mention, ...] = ()
    _named: list[Named] = field(default_factory=list)

    @classmethod
    def of(cls, extraction: Extraction) -> _Told:
        """From the names of an article, as they stand in it."""
        told = cls(extraction.article, {})
        for mention in sorted(extraction.mentions, key=lambda one: one.span):
            name, own = bare(mention)
            allowed = shared(mention.kind, name)
            if allowed is not None:
                body = told.bodies.setdefault((mention.kind, name), _Body(allowed))
                body.plain |= own is None
                body.starts.append(mention.span[0])
                body.told.append(own or beside(extraction.article.text, mention))
            if mention.kind == "Organization" and name.split(" ")[-1] in _PARLIAMENTS:
                told.parliaments += (mention,)
        told.several = frozenset(key for key, body in told.bodies.items() if body.several(told.home))
        return told

    def home(self, allowed: frozenset[str]) -> str | None:
        """The country of the article, if it is allowed, else the only one allowed that the article names."""
        if not self._named:  # counted once, where it is asked for
            self._named.append(Named.by(self.article))
        return self._named[0].home(allowed)

    def mention(self, mention: Mention) -> Mention:
        """A mention with the country of its body, and with its name without one, or with it where there are several."""
        if self._is_another_house(mention):
            return self._parliament(mention) or replace(mention, name=HOUSE, country=self._named[0].home())
        name, own = bare(mention)
        body = self.bodies.get((mention.kind, name))
        country = body.country(mention.span[0], self.home) if body else None
        if body is None or country is None:
            return mention
        if mention.name.startswith(f"{name} of "):
            name = mention.name
        elif (mention.kind, name) in self.several:
            name = qualified(name, country)
        elif own and not body.plain and not _is_genitive(mention.name, name):
            name = mention.name  # "Australian Federal Police", where no name without the country stands
        return replace(mention, name=name, country=country)

    def _is_another_house(self, mention: Mention) -> bool:
        """Whether "the House" is the parliament of a country that has no House of Representatives: the article's own,
        or else all that it names."""
        body = self.bodies.get((mention.kind, mention.name)) if mention.name.startswith(HOUSE) else None
        if body is None or self.article.text[slice(*mention.span)] != HOUSE:
            return False
        self.home(body.allowed)
        home = self._named[0].home()
        named = {home} if home else {*self._named[0].counts, self._named[0].dateline} - {None}
        return bool(named) and named.isdisjoint(body.allowed) and f"{HOUSE} of" not in self.article.text

    def _parliament(self, house: Mention) -> Mention | None:
        """What "the House" is: the parliament, or the chamber of one, that the article names most, or first."""
        counts = Counter(one.name for one in self.parliaments)
        meant = max(self.parliaments, key=lambda one: counts[one.name], default=None)
        return self.mention(replace(meant, span=house.span)) if meant else None

    def statement(self, statement: Statement) -> Statement:
        """A statement with its mentions so."""
        subject, where = statement.subject, statement.where
        return replace(
            statement,
            subject=self.mention(subject) if isinstance(subject, Mention) else subject,
            object=self._node(statement.object),
            where=self.mention(where) if where else None,
        )

    def _node(self, node: Node) -> Node:
        if isinstance(node, Mention):
            return self.mention(node)
        if isinstance(node, Quotation) and (node.addressee or node.reported_by):
            heard, told = node.addressee, node.reported_by
            return replace(
                node,
                addressee=self.mention(heard) if heard else None,
                reported_by=self.mention(told) if told else None,
            )
        return node


def bare(mention: Mention) -> tuple[str, str | None]:
    """The name of a body without its country, and that country: "Norway's Labour Party", "Supreme Court of India"."""
    if mention.kind in ("Party", "Organization") and (behind := _owned().fullmatch(mention.name)):
        told = shared(mention.kind, behind[1]) is not None
        return (behind[1], _country(behind[2])) if told else (mention.name, None)
    found = _owner().match(mention.name) if mention.kind in ("Party", "Organization") else None
    if found is None or found[1] in _PARTS or mention.name in parties():
        return mention.name, None
    rest = mention.name[found.end() :]
    if mention.kind == "Party" and rest in parties():
        rest = parties()[rest].name
    return (rest, _country(found[1])) if shared(mention.kind, rest) is not None else (mention.name, None)


def _is_genitive(name: str, plain: str) -> bool:
    """Whether a name has its country's name in the genitive before the plain one: "Norway's Supreme Court"."""
    return name.removesuffix(plain).rstrip().endswith(("'s", "’s", "'", "’"))


def beside(text: str, mention: Mention) -> str | None:
    """The country that the words right before or behind a name tell."""
    start, end = mention.span
    before = _before().search(text[max(0, start - 60) : start])
    behind = _behind().match(text, end)
    found = before or behind
    return _country(found[found.lastindex or 0]) if found else None


@dataclass(frozen=True, slots=True)
class Named:
    """The countries that an article names: that of its dateline, and how often each is named by different words."""

    dateline: str | None
    counts: Counter[str]

    @classmethod
    def by(cls, article: Article) -> Named:
        """Those of an article."""
        first = article.paragraphs[0] if article.paragraphs else (0, 0)
        body = text_start(article.text, first) if article.paragraphs else 0
        words = Counter(_words(f"{article.title or ''}\n{article.text[body:]}"))
        counts: Counter[str] = Counter()
        for word, count in words.items():
            counts[_country(word)] += min(count, MOST)
        return cls(next(iter(_in_dateline(article.text[first[0] : body])), None), counts)

    def home(self, allowed: frozenset[str] = frozenset()) -> str | None:
        """The country of the article, None where its dateline and what it names disagree, or say too little. Where it
        is none of those allowed, the only one of them that the article names."""
        (_, most), (_, second), *_ = [*self.counts.most_common(2), ("", 0), ("", 0)]
        if self.dateline:
            home = self.dateline if most <= max(LEAST, FAR_MORE * self.counts[self.dateline]) else None
        else:
            home = self.counts.most_common(1)[0][0] if most >= max(LEAST, FAR_MORE * second) else None
        if not allowed or home in allowed:
            return home
        named = {country for country in (self.dateline, *self.counts) if country in allowed}
        return named.pop() if len(named) == 1 else None


def _in_dateline(text: str) -> Iterator[str]:
    """The countries that a dateline, which may be in capitals, names."""
    yield from map(_country, _words(text if not text.isupper() else text.title()))
    yield from map(_country, _words(text.title()))


def _words(text: str) -> Iterator[str]:
    """The words of a text that tell of a country, in order."""
    return (found[1] for found in _telling().finditer(text) if found[1] is not None)


@cache
def _named_so() -> dict[str, str]:
    """The country of each name of one, and of each word for its people."""
    names = {one: known.name for one, known in places().items() if known.subtype == "country"}
    return {one.name: one.name for one in countries()} | names | by_people()


@cache
def _countries() -> dict[str, str]:
    """The country of each word that tells of one: a town's court is not the country's."""
    return _named_so() | by_sign()


def _country(word: str) -> str:
    return _countries()[word]


def _any_of(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


#: Words for the people of a part of a country, whose bodies are not those of the whole.
_PARTS = frozenset(("Scottish", "Welsh", "English"))

#: Names of countries that mostly mean somebody, or something else.
_DOUBTFUL = frozenset(("Georgia", "Jordan", "Chad", "America"))


@cache
def _telling() -> re.Pattern[str]:
    words = [word for word in _countries() if word not in _DOUBTFUL]
    apart = r"(?:Latin|South|North|Central|African|Native)[ -]American|Gulf of Mexico|New England"
    return re.compile(rf"(?<![\w.-])(?:{apart}|({_any_of(words)})(?!\w))")


@cache
def _owner() -> re.Pattern[str]:
    return re.compile(rf"(?:the |The )?({_any_of(tuple(_named_so()))})(?:['’]s?)? (?=[A-Z])")


@cache
def _owned() -> re.Pattern[str]:
    return re.compile(rf"(.+) of (?:the )?({_any_of(tuple(_named_so()))})")


@cache
def _before() -> re.Pattern[str]:
    owners = rf"({_any_of(tuple(_named_so()))})['’]s?"
    peoples = rf"({_any_of(tuple(by_people()))})"
    either = rf"(?:{owners}|{peoples})"
    return re.compile(rf"(?<![\w-])(?:{either}) (?:[a-z][a-z-]* ){{0,2}}$")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf" (?:of|in) (?:the )?({_any_of(tuple(_named_so()))})(?!\w)(?!['’]s)")
