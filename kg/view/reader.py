"""A built graph → the network that the page shows, by SPARQL over the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg import ontology
from kg.iris import BASE
from kg.model import Article, Polarity
from kg.store import AnyStore
from kg.view.data import Fact, Kind, Network, Node, Proof, Source
from kg.view.marks import Passage, find

#: The class that decides a node's kind; of two, the first (a party is also an organisation).
KINDS: dict[str, Kind] = {
    "kg:Party": "Party",
    "kg:Person": "Person",
    "kg:Organization": "Organization",
    "kg:Place": "Place",
    "kg:Event": "Event",
    "kg:Quotation": "Quotation",
    "kg:UnnamedSource": "Unnamed",
}

SOURCES = """
SELECT ?article ?name ?sha256 ?title ?publisher ?date ?url {
  ?article a schema:NewsArticle
  OPTIONAL { ?article schema:identifier ?name } OPTIONAL { ?article schema:sha256 ?sha256 }
  OPTIONAL { ?article schema:headline ?title } OPTIONAL { ?article schema:publisher ?publisher }
  OPTIONAL { ?article schema:datePublished ?date } OPTIONAL { ?article schema:url ?url }
}"""
CLASSES = "SELECT ?node ?class { VALUES ?kind { %s } ?node a ?kind , ?class }"
NAMES = "SELECT ?node ?name { ?node rdfs:label|kg:text ?name }"
OTHER_NAMES = "SELECT ?node ?name { ?node skos:altLabel ?name }"
DETAILS = "SELECT ?node ?detail { ?node kg:title|kg:kind|kg:attitude ?detail }"
STANCES = "SELECT ?node ?stance { ?node kg:attitude ?stance }"
STATUS = "SELECT ?node ?status { ?node kg:status ?status }"
DATES = "SELECT ?node ?date { ?node kg:date ?date }"
POSSIBLE = "SELECT ?node ?date { ?node kg:possibleDate ?date }"
MENTIONS = "SELECT ?article ?node { ?article kg:mentions ?node }"
PIECES = "SELECT ?node ?passage { ?node kg:piece ?passage }"
ROUTES = (
    "SELECT ?quotation ?property ?node { VALUES ?property { kg:addressee kg:reportedBy } ?quotation ?property ?node }"
)
PASSAGES = """
SELECT ?passage ?article ?start ?text {
  ?passage oa:hasSource ?article
  { SELECT ?passage ?start { ?passage oa:hasSelector ?position . ?position oa:start ?start } }
  { SELECT ?passage ?text { ?passage oa:hasSelector ?words . ?words oa:exact ?text } }
}"""
CLAIMS = """
SELECT ?claim ?subject ?property ?object ?polarity ?confidence ?passage ?role ?since ?until ?former {
  ?claim rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?object ;
    kg:polarity ?polarity ; kg:confidence ?confidence ; kg:evidence ?passage
  OPTIONAL { ?claim kg:role ?role }
  OPTIONAL {
    ?claim kg:membership ?membership
    OPTIONAL { ?membership kg:since ?since } OPTIONAL { ?membership kg:until ?until }
    OPTIONAL { ?membership kg:former ?former }
  }
}"""

#: How many statements the store holds, and how many the whole graph of which it may be a part.
HELD = "SELECT (COUNT(?claim) AS ?held) { ?claim a kg:Claim }"
WHOLE = "SELECT ?of { ?partition void:class kg:Claim ; void:entities ?of }"

#: Details that go without saying.
PLAIN = frozenset({"happened", "speech"})
#: How an event stands, where its name does not say it.
STANDS = {
    "reported": "somebody quoted says so",
    "negated": "said not to have happened",
    "hypothetical": "only supposed",
}
#: What somebody does with what is attributed to him, where he does not say it.
NOT_SAID = {
    "question": "asked",
    "denial": "denied",
    "thought": "thought",
    "topic": "commentedOn",
    "document": "contains",
}
#: Roles that say how somebody took part, which the page leaves to the sentence.
PARTS = frozenset({"agent", "patient"})
#: The page holds whole articles up to so many characters together; beyond, their passages alone.
MOST_TEXT = 12_000_000


def network(store: AnyStore, *, articles: Iterable[Article] = (), title: str = "News network") -> Network:
    """All that the graph in a store says, for the page. ``title`` is the page's heading.

    ``articles`` are those that can be read whole in the page; one whose text is not that of which
    the graph was built is passed over."""
    reader = _Reader(store, _texts(articles))
    return Network(reader.nodes(), tuple(reader.facts()), tuple(reader.sources.values()), title, *reader.share())


def _texts(articles: Iterable[Article]) -> dict[tuple[str, str], str]:
    """The articles' texts by id and SHA-256; none where they are too long together."""
    found: dict[tuple[str, str], str] = {}
    left = MOST_TEXT
    for article in articles:
        key = article.id, article.sha256
        left -= len(article.text) if key not in found else 0
        if left < 0:
            return {}
        found[key] = article.text
    return found


@dataclass(frozen=True, slots=True)
class _Claim:
    """One claim of the graph: what is said, and the proof of it."""

    fact: tuple[str, str, str]
    note: str
    period: str
    polarity: Polarity
    confidence: float
    passage: str


class _Reader:
    """What is read once and used for several parts of the network."""

    def __init__(self, store: AnyStore, texts: Mapping[tuple[str, str], str]) -> None:
        self.store = store
        self.classes = self._lists(CLASSES % " ".join(KINDS))
        self.kinds = {node: _kind(classes) for node, classes in self.classes.items()}
        self.labels = {node: names[0] for node, names in self._lists(NAMES).items()}
        self.names = self._lists(OTHER_NAMES)
        self.pieces = self._lists(PIECES)
        self.possible = self._lists(POSSIBLE)
        self.stances = {node: _local(found[0]) for node, found in self._lists(STANCES).items()}
        self.passages = {
            passage: Passage(article, int(start), text) for passage, article, start, text in self._rows(PASSAGES)
        }
        self.sources = {
            article: Source(_id(article), title, publisher, date, url, texts.get((name, sha256), ""))
            for article, name, sha256, title, publisher, date, url in self._rows(SOURCES)
        }

    def nodes(self) -> tuple[Node, ...]:
        """The persons, parties, organisations, places, events, quotations and unnamed sources."""
        details, dates, mentions = self._lists(DETAILS), self._lists(DATES), self._lists(MENTIONS, by=1)
        status = {node: _local(found[0]) for node, found in self._lists(STATUS).items()}
        return tuple(
            Node(
                _id(node),
                kind,
                self.labels.get(node, ""),
                tuple(self.names.get(node, ())),
                _about(self.classes[node], details.get(node, ()), status.get(node, "")),
                min(dates.get(node, [""])) or min((f"{date}?" for date in self.possible.get(node, ())), default=""),
                tuple(map(_id, mentions.get(node, ()))),
                status.get(node, "").removeprefix("happened"),
            )
            for node, kind in sorted(self.kinds.items())
        )

    def share(self) -> tuple[int, int]:
        """How many statements are here, and of how many; zeros where they are all here."""
        (held,), *_ = self._rows(HELD)
        of = max((int(number) for (number,) in self._rows(WHOLE)), default=0)
        return (int(held), of) if int(held) < of else (0, 0)

    def facts(self) -> Iterator[Fact]:
        """The facts, each with the proofs of all claims that state or deny it."""
        claims: dict[tuple[str, str, str], list[_Claim]] = defaultdict(list)
        for claim in self._claims():
            claims[claim.fact].append(claim)
        for (subject, name, object_), found in sorted(claims.items()):
            proofs = dict.fromkeys(self._proof(claim) for claim in found)
            notes = "; ".join(sorted({note for claim in found if (note := _added(claim.note, name))}))
            period = max((claim.period for claim in found), key=lambda text: (len(text), text))
            is_node = object_ in self.kinds
            value = "" if is_node else self.labels.get(object_, object_)
            is_unsure = name == "date" and object_ in self.possible.get(subject, ())
            stance = self.stances.get(object_, "") if name == "said" else ""
            predicate = "possibleDate" if is_unsure else NOT_SAID.get(stance, name)
            yield Fact(_id(subject), predicate, _id(object_) if is_node else "", value, notes, period, tuple(proofs))

    def _claims(self) -> Iterator[_Claim]:
        """The claims, and what is known of quotations without a claim of its own."""
        routes = self._lists(ROUTES)
        for _, subject, name, object_, polarity, confidence, passage, *more in self._rows(CLAIMS):
            fact = (subject, _local(name), object_)
            if subject not in self.kinds:  # an article quotes somebody whom it does not name
                source = self.sources[subject]
                fact = (object_, "quotedIn", source.title or source.id)
            denies = fact[1] == "said" and self.stances.get(object_) == "denial"
            rest = (_polarity(polarity, of_denial=denies), float(confidence), passage)
            yield _Claim(fact, _note(*more), _period(*more), *rest)
            for route in routes.get(object_, ()):
                property_, _, node = route.partition(" ")
                yield _Claim((object_, _local(property_), node), "", "", *rest)

    def _proof(self, claim: _Claim) -> Proof:
        passage = self.passages[claim.passage]
        subject, _, object_ = claim.fact
        words = [*self._words(subject), *self._words(object_), claim.note.partition(", ")[0]]
        marks = find(passage, words, [*self._spans(subject), *self._spans(object_)])
        return Proof(_id(passage.article), passage.text, marks, claim.confidence, claim.polarity, passage.start)

    def _words(self, node: str) -> list[str]:
        """What a node may be called in a passage; nothing where it is known by its place."""
        if self.kinds.get(node) == "Quotation":
            return []
        return [self.labels[node], *self.names.get(node, ())] if node in self.labels else []

    def _spans(self, node: str) -> list[Passage]:
        return [self.passages[piece] for piece in self.pieces.get(node, ())]

    def _rows(self, query: str) -> list[list[str]]:
        """The answers of a query as plain strings, empty where there is none; in a fixed order."""
        return sorted(
            [term.value if isinstance(term, ox.NamedNode | ox.Literal) else "" for term in row]
            for row in self.store.select(query)
        )

    def _lists(self, query: str, *, by: int = 0) -> dict[str, list[str]]:
        """The answers of a query by one of its columns; the others, joined by a space, as values."""
        out: dict[str, list[str]] = defaultdict(list)
        for row in self._rows(query):
            out[row[by]].append(" ".join(row[:by] + row[by + 1 :]))
        return dict(out)


def _kind(classes: Iterable[str]) -> Kind:
    found = {ontology.shorten(name) for name in classes}
    return next(kind for name, kind in KINDS.items() if name in found)


def _about(classes: Iterable[str], details: Iterable[str], status: str) -> str:
    """In a few words: the narrowest class, unless it is the kind itself, the details, and how it stands."""
    narrowest = max(classes, key=lambda name: (len(ontology.lineage(name)), name))
    own = "" if ontology.shorten(narrowest) in KINDS else _spaced(_local(narrowest))
    said = [_local(detail) if detail.startswith(str(ontology.KG)) else detail for detail in details]
    stands = STANDS.get(status, status)
    return ", ".join(dict.fromkeys(word for word in [own, *said, stands] if word and word not in PLAIN))


def _added(note: str, predicate: str) -> str:
    """A note without the role that the predicate itself names ("leader", leaderOf)."""
    return ", ".join(part for part in note.split(", ") if f"{part}Of" != predicate)


def _note(role: str, since: str, until: str, former: str) -> str:
    parts = (
        role if role not in PARTS else "",
        f"since {since}" if since else "",
        f"until {until}" if until else "",
        "former" if former in ("true", "1") else "",
    )
    return ", ".join(filter(None, parts))


def _period(_role: str, since: str, until: str, _former: str) -> str:
    return f"{since or '..'}/{until or '..'}" if since or until else ""


def _polarity(iri: str, *, of_denial: bool = False) -> Polarity:
    """The polarity of a claim; what a denial negates it does deny."""
    return "negated" if (_local(iri) == "negated") != of_denial else "affirmed"


def _local(iri: str) -> str:
    return iri.removeprefix(str(ontology.KG))


def _spaced(name: str) -> str:
    """ "OtherEvent" → "other event"."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()


def _id(iri: str) -> str:
    """A node's IRI without what all have in common, to be read in the page's address."""
    return iri.removeprefix(BASE)
