"""Whom an article has spoken of so far, and how prominently: what pronouns and descriptions choose from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.extract import gender as genders
from kg.extract.lexicon import Gender
from kg.extract.name_words import PERSON_NOUNS, SAYING_VERBS
from kg.extract.reading import Reading
from kg.model import Kind

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
OBJECTS = frozenset({"dobj", "dative", "iobj", "attr", "oprd"})
MODIFIERS = frozenset({"compound", "amod", "nmod"})
OPENING, CLOSING, EITHER = frozenset("“«„"), frozenset("”»"), frozenset({'"', "``", "''"})


#: A noun for who holds an office, and the body, as the text names it: ("leader", "tide party").
Office = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """One place where somebody or something is spoken of: its tokens, its sentence, its part in the clause."""

    first: int
    last: int
    root: int
    sentence: int
    role: str
    quoted: bool


@dataclass(slots=True, eq=False)
class Referent:
    """Somebody or something that the article speaks of. ``kind`` is "Unnamed" for "a neighbour"; ``nouns``
    are the words that have described it, ``offices`` those with the body that each is of, ``party`` the name of the
    party that a person was said to be of."""

    kind: Kind
    name: str
    subtype: str | None = None
    gender: Gender | None = None
    plural: bool = False
    nouns: set[str] = field(default_factory=set)
    offices: set[Office] = field(default_factory=set)
    party: str | None = None
    seen: list[Seen] = field(default_factory=list)


class Page:
    """The tokens of one article as plain lists, with what coreference asks of them again and again."""

    def __init__(self, reading: Reading) -> None:
        self.doc = reading.doc
        self.words = [token.lower_ for token in reading.doc]
        self.heads = [token.head.i for token in reading.doc]
        self.deps = [token.dep_ for token in reading.doc]
        self.pos = [token.pos_ for token in reading.doc]
        self.tags = [token.tag_ for token in reading.doc]
        self.sentence_of: list[int] = []
        for number, sentence in enumerate(reading.doc.sents):
            self.sentence_of += [number] * (sentence.end - sentence.start)
        self.paragraph_of: list[int] = []
        self.quoted: list[bool] = []
        self._mark([start for start, _ in reading.article.paragraphs])
        self._clauses: dict[int, int] = {}
        #: The name of who speaks in a paragraph that quotes somebody, by the paragraph's number.
        self.speakers: dict[int, str] = {}
        #: The same of the tokens of which the tagger says who speaks them.
        self.spoken_by: dict[int, str] = {}
        #: The tokens by which the tagger says that a speaker is named.
        self.sources: set[int] = set()
        self._sorted: list[int] = []
        #: Where the quotation begins behind which a pronoun says who speaks it, by the pronoun's token: “…,” he said.
        self.begins: dict[int, int] = {}

    def speaker(self, i: int) -> str | None:
        """The name of who speaks the token i, where that stands in quotation marks."""
        if not self.quoted[i]:
            return None
        return self.spoken_by.get(i) or self.speakers.get(self.paragraph_of[i])

    def spoken_before(self, i: int) -> str | None:
        """The name of who speaks the last word before token i, if that is quoted."""
        at = i - 1
        while at >= 0 and at not in self.spoken_by and self.pos[at] in ("PUNCT", "SPACE"):
            at -= 1
        return self.spoken_by.get(at)

    def spoken_since(self, i: int, seen: Seen, name: str) -> int:
        """How many of the sentences between a mention and token i are wholly quoted, and spoken by that name."""
        if self.quoted[i]:
            return 0
        first = next((at for at in range(i, -1, -1) if self.sentence_of[at] < self.sentence_of[i]), -1)
        since, sentence, whole = 0, -1, False
        for at in range(first, seen.last, -1):
            if self.sentence_of[at] == seen.sentence:
                break
            if self.sentence_of[at] != sentence:
                since, sentence, whole = since + whole, self.sentence_of[at], True
            whole = whole and (self.spoken_by.get(at) == name or self.pos[at] in ("PUNCT", "SPACE"))
        return since + whole

    def last_source(self, i: int) -> int:
        """The last token before the one at i, or before what it says who speaks, that names a speaker; -1 for none."""
        before = bisect_left(self._sources, self.begins.get(i, i)) - 1
        return self._sources[before] if before >= 0 else -1

    @property
    def _sources(self) -> list[int]:
        """The sources in order, once all are known."""
        if len(self._sorted) != len(self.sources):
            self._sorted = sorted(self.sources)
        return self._sorted

    def _mark(self, starts: list[int]) -> None:
        """For each token the number of its paragraph, and whether it stands inside quotation marks."""
        paragraph, inside = -1, False
        for token, word in zip(self.doc, self.words, strict=True):
            while paragraph + 1 < len(starts) and token.idx >= starts[paragraph + 1]:
                paragraph, inside = paragraph + 1, False
            if word in OPENING or (word in EITHER and not inside):
                inside = True
            elif word in CLOSING or word in EITHER:
                inside = False
            self.paragraph_of.append(paragraph)
            self.quoted.append(inside)

    def clause(self, i: int) -> int:
        """The verb that token i depends on, or the root of its sentence."""
        known = self._clauses.get(i)
        if known is None:
            known = i
            while self.heads[known] != known:
                known = self.heads[known]
                if self.pos[known] in ("VERB", "AUX"):
                    break
            self._clauses[i] = known
        return known

    def seen(self, first: int, last: int, root: int) -> Seen:
        """The mention that stands at these tokens."""
        role = self.role(root)
        verb = last + 1 + (self.words[last + 1 : last + 2] == [","])
        if role not in ("subject", "possessor") and self._lacks_subject(verb):
            role = "subject"
            self._clauses[root] = verb
        return Seen(first, last, root, self.sentence_of[root], role, self.quoted[root])

    def _lacks_subject(self, at: int) -> bool:
        """Whether a finite verb stands at a token and has been given no subject: then who stands before it is that."""
        if at >= len(self.words) or self.tags[at] not in ("VBZ", "VBD", "VBP"):
            return False
        start = max(at - 40, 0)
        return not any(self.heads[i] == at and self.deps[i] in SUBJECTS for i in range(start, at))

    def role(self, root: int) -> str:
        """The part of a mention in its clause: subject, object, possessor, modifier or other."""
        while self.deps[root] in ("conj", "appos") and self.heads[root] != root:
            root = self.heads[root]
        dep = self.deps[root]
        if dep in SUBJECTS:
            return "subject"
        if dep in OBJECTS:
            return "object"
        if dep == "poss":
            return "possessor"
        return "modifier" if dep in MODIFIERS else "other"

    def speaks(self, root: int) -> bool:
        """Whether a mention is a source, or is set off by a comma from one ("the mayor, Ann Lee, said")."""
        return root in self.sources or (self.deps[root] == "appos" and self.heads[root] in self.sources)

    def says(self, seen: Seen) -> bool:
        """Whether a mention is the subject of a verb of saying, outside of quotation marks."""
        if seen.role != "subject" or seen.quoted:
            return False
        return self.doc[self.clause(seen.root)].lemma_.lower() in SAYING_VERBS


def describing(name: TokenSpan, root: Token) -> Iterator[str]:
    """The plain nouns that the text around a name describes it with: "the actress X", "X, a senator", "X is a poet"."""
    for child in root.children:
        if child.dep_ in ("appos", "compound", "amod", "nmod") and child.pos_ == "NOUN":
            yield from _with_modifier(child)
    if root.dep_ == "appos" and root.head.pos_ == "NOUN":
        yield from _with_modifier(root.head)
    if root.dep_ in SUBJECTS and root.head.lemma_ in ("be", "become"):
        for child in root.head.children:
            if child.dep_ == "attr" and child.pos_ == "NOUN":
                yield from _with_modifier(child)
    behind = next((token for token in name.doc[name.end : name.end + 2] if token.lower_ != "opposition"), None)
    if behind is not None and behind.lower_ in ALLIED and name.doc[name.end - 1].tag_ != "POS":
        yield behind.lower_
    if name.start > 0 and name.doc[name.start - 1].tag_ in ("NN", "NNP"):
        yield from _with_modifier(name.doc[name.start - 1])


#: What several parties together are called: "the Forward Alliance coalition".
ALLIED = frozenset({"coalition", "alliance", "bloc"})


def _with_modifier(noun: Token) -> Iterator[str]:
    """A describing noun, and with the noun before it: "minister", "transport minister"."""
    before = noun.nbor(-1) if noun.i > 0 else noun
    if noun.lower_ != "minister" or before.lower_ != "prime":
        yield noun.lower_
    if before.pos_ in ("NOUN", "PROPN") or before.lower_ == "prime":
        yield f"{before.lower_} {noun.lower_}"


def unnamed(page: Page, i: int) -> bool:
    """Whether a plain noun speaks of one person who has no name here: "a neighbour", "the official"."""
    first = i
    while page.deps[first] == "conj" and page.heads[first] != first:  # "X is a lawyer and a poet"
        first = page.heads[first]
    if page.tags[i] != "NN" or page.deps[first] in ("compound", "appos", "attr", "amod", "nmod", "npadvmod"):
        return False
    return page.words[i] in PERSON_NOUNS or page.words[i] in genders.NOUNS


def subject_of(page: Page, at_token: Mapping[int, Referent], verb: int) -> Referent | None:
    """Whom the subject of a verb names: in "X is a lawyer who …" the lawyer is X."""
    for at in range(verb - 1, max(verb - 60, -1), -1):
        if page.heads[at] == verb and page.deps[at] in ("nsubj", "nsubjpass"):
            return at_token.get(at)
    return None
