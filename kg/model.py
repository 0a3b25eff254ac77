"""The values that travel through the program: frozen dataclasses, nothing else.

Every offset is a Unicode code point into ``Article.text``, end exclusive.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Span = tuple[int, int]

#: What a mention names. "Unnamed" is a source without a name ("police", "two officials");
#: "Position" is an office or role ("President", "chief executive").
Kind = Literal["Person", "Organization", "Party", "Place", "Position", "Unnamed"]

Predicate = Literal[
    "said",
    "memberOf",
    "leaderOf",
    "worksFor",
    "candidateOf",
    "founderOf",
    "affiliatedWith",
    "holdsPosition",
    "date",
    "participant",
    "place",
]

Polarity = Literal["affirmed", "negated"]

#: How a source stands to what is attributed to it. "thought": believed, felt or wanted; "document": held by a poll, a
#: law or a record; "topic": spoken of (“immigration”) or acted on, with nothing said of it.
Attitude = Literal["speech", "question", "denial", "thought", "document", "topic"]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as stored. ``paragraphs`` are the spans of its running text: headings,
    bylines, captions and footers lie in none of them. A paragraph may hold line breaks."""

    id: str
    text: str
    paragraphs: tuple[Span, ...]
    date: date | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    author: str | None = None
    warnings: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """The hex digest of the text, in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that names or stands for something.

    ``span`` covers the words in this sentence (it may be "he"); ``name`` is the fullest name
    that the article gives to what is meant. ``title`` is the title before it ("President"), ``country`` that of a body
    whose name bodies of several countries have ("Supreme Court")."""

    kind: Kind
    span: Span
    name: str
    title: str | None = None
    subtype: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression: ``value`` in TIMEX3 form (``2013-11-20``, ``P3D``, ``PRESENT_REF``)."""

    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar date: ``value`` in ISO 8601 at the precision stated (``2013-11-20``,
    ``2012-07``, ``2012`` or an interval ``A/B``); ``span`` where the text states it, or None."""

    value: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody said. ``spans`` are all its pieces ("A," he said. "B."), in order, without
    the quotation marks; ``text`` is them joined by a space. ``cue`` is the reporting word, ``occasion`` the
    words for where or by what means it was said ("a rally in Southport", "a statement")."""

    text: str
    spans: tuple[Span, ...]
    quotation: Literal["direct", "mixed", "indirect"]
    cue: Span | None = None
    addressee: Mention | None = None
    reported_by: Mention | None = None
    attitude: Attitude = "speech"
    occasion: Span | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or is planned. ``span`` is the trigger word in this sentence,
    ``anchor`` the trigger's span where the article first tells of the same event: two
    statements with one anchor are about one event."""

    label: str
    type: str
    span: Span
    anchor: Span
    status: Literal["happened", "reported", "planned", "negated", "hypothetical"] = "happened"


#: The type of an event that the text tells only in passing ("the firm *said*", "its *plan*"): a statement dates its
#: word, and no graph has a node for it.
PASSING = "Passing"

Node = Mention | Event | Quotation | Date


@dataclass(frozen=True, slots=True)
class Evidence:
    """The passage that states something: ``text`` is the article's text at ``span``."""

    article: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What one passage says. ``subject`` is None for a quotation without a known speaker.

    ``role`` is the part played (for a participant "agent" or "patient", for a membership the
    role word, "chairman"); ``since`` and ``until`` are ISO dates of a membership and ``former``
    says that it has ended; ``where`` is the place or organisation of an office ("mayor of Boston")."""

    subject: Mention | Event | None
    predicate: Predicate
    object: Node
    evidence: Evidence
    confidence: float
    extractor: str
    polarity: Polarity = "affirmed"
    role: str | None = None
    since: str | None = None
    until: str | None = None
    former: bool = False
    where: Mention | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article: ``mentions`` are its names, ``anaphors`` the pronouns and
    descriptions that stand for one of them."""

    article: Article
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    statements: tuple[Statement, ...]
    anaphors: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, party, organisation or place of the graph. ``key`` is stable from run to run
    and is what its IRI is made of; ``name`` is the fullest name, ``names`` all the others; ``same_as``
    are IRIs of the same in other data."""

    key: str
    kind: Kind
    name: str
    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    subtype: str | None = None
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """Why a name of an entity is the same as another entity's, or is not: evidence with weights, and the sum needed.

    ``entity`` is the key of the entity that has the name in these articles, ``other`` of the one compared with,
    where they are the same it is that one. ``note`` says what else there is to say: where the user decided it, or
    that as much speaks for another."""

    name: str
    articles: tuple[str, ...]
    entity: str
    other: str
    same: bool
    evidence: tuple[tuple[str, float], ...]
    needed: float
    note: str = ""

    @property
    def total(self) -> float:
        """The sum of the weights."""
        return sum(weight for _, weight in self.evidence)


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be used: ``source`` names the file (and line), ``reason`` why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which entity a name of an article is: (article id, kind, name) → entity; a map laid over
    the statements, which stay as they are. ``judgements`` say what decided, and ``warnings`` what a
    user's decisions or links left open. ``by_event`` tells of each event that several articles tell of,
    by article id and anchor, under which it is known and how all tell of it. What resolution itself gives comes
    in the order of the entities' keys, and is read from disk as it is asked for."""

    entities: tuple[Entity, ...]
    by_name: Mapping[tuple[str, Kind, str], Entity] = field(default_factory=dict)
    judgements: Iterable[Judgement] = ()
    warnings: tuple[Failure, ...] = ()
    by_event: dict[tuple[str, Span], tuple[tuple[str, Span], Event]] = field(default_factory=dict)
