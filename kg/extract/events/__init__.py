"""What happened: events with their dates, participants and places.

The kinds and the words that tell of them stand in ``eventwords``. An event is told by a noun ("the
meeting") or a verb ("met"); its date is what the syntax gives it, else what its clause shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.extract.dates.calendar import period
from kg.extract.events import eventdates, eventroles, happenings
from kg.extract.events.eventchains import Chain, chains
from kg.extract.events.eventlabels import Wording
from kg.extract.events.eventwords import EVENT_TYPES
from kg.extract.events.happenings import Happening, Status
from kg.extract.reading import Reading
from kg.model import Date, Event, Span, Statement

EXTRACTOR = "events"


def extract(reading: Reading) -> Iterable[Statement]:
    """The dates, participants and places of the events that an article tells of."""
    found = happenings.find(reading)
    eventdates.link(reading, found)
    eventroles.fill(reading, found)
    dated = frozenset(token.i for mention in reading.dates for token in _tokens(reading, mention.span))
    wording = Wording(dated, reading.mention_at)
    for chain in chains(found):
        if _worth_telling(chain):
            yield from _statements(chain, reading, wording)


def _tokens(reading: Reading, span: Span) -> Iterable[Token]:
    return reading.doc.char_span(*span, alignment_mode="expand") or ()


def _worth_telling(chain: Chain) -> bool:
    """Whether a reader would list it: it has a date, or it is one sure event with participants or a place."""
    first = chain.anchor
    taking = any(happening.taking for happening in chain.told)
    if first.type == "Other":
        told_of = any(child.dep_ in ("nsubj", "nsubjpass", "dobj") for child in first.trigger.children)
        return taking and told_of and bool(chain.values())
    if chain.values():
        return True
    if first.status == "hypothetical" or (first.status == "negated" and first.trigger.tag_ == "VBG"):
        return False
    told = [happening for happening in chain.told if happening.sure and not _several(happening)]
    return any(happening.taking or happening.places for happening in told)


def _several(happening: Happening) -> bool:
    """Whether a noun speaks of such events in general ("her private meetings")."""
    return happening.trigger.tag_ == "NNS" and happening.trigger.lower_ not in ("talks", "sanctions", "riots", "floods")


def _statements(chain: Chain, reading: Reading, wording: Wording) -> Iterator[Statement]:
    name = max((wording.label(happening) for happening in chain.told[:3]), key=lambda words: min(words.count(" "), 3))
    for happening in chain.told:
        event = Event(name, chain.anchor.type, _span(happening), _span(chain.anchor), _status(happening, reading))
        evidence = reading.evidence(happening.trigger)
        for dating in happening.dates:
            when = Date(dating.value, dating.span)
            yield Statement(event, "date", when, evidence, dating.confidence, f"{EXTRACTOR}.date.{dating.rule}")
        for taking in happening.taking:
            yield Statement(
                event,
                "participant",
                taking.mention,
                evidence,
                taking.confidence,
                f"{EXTRACTOR}.participant",
                polarity=taking.polarity,
                role=taking.role,
            )
        for mention, confidence in happening.places:
            yield Statement(event, "place", mention, evidence, confidence, f"{EXTRACTOR}.place")


def _status(happening: Happening, reading: Reading) -> Status:
    """What happens after the article's day is planned, whatever the words."""
    today = reading.article.date
    if happening.status != "happened" or today is None:
        return happening.status
    first = [span[0] for dating in happening.dates if (span := period(dating.value.partition("/")[0]))]
    return "planned" if first and min(first) > today else "happened"


def _span(happening: Happening) -> Span:
    return happening.trigger.idx, happening.trigger.idx + len(happening.trigger)


__all__ = ["EVENT_TYPES", "extract"]
