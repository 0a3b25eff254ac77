"""What happened: events with their dates, participants and places.

The kinds and the words that tell of them stand in ``eventwords``. An event is told by a noun ("the
meeting") or a verb ("met"); its date is what the syntax gives it, else what its clause shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract import eventdates, eventroles, happenings
from kg.extract.eventchains import Chain, chains
from kg.extract.eventlabels import label
from kg.extract.eventwords import EVENT_TYPES
from kg.extract.happenings import Happening
from kg.extract.reading import Reading
from kg.model import Date, Event, Statement

EXTRACTOR = "events"


def extract(reading: Reading) -> Iterable[Statement]:
    """The dates, participants and places of the events that an article tells of."""
    found = happenings.find(reading)
    eventdates.link(reading, found)
    eventroles.fill(reading, found)
    dated = frozenset(token.i for mention in reading.dates for token in _tokens(reading, mention.span))
    for chain in chains(found):
        if _worth_telling(chain):
            yield from _statements(chain, reading, dated)


def _tokens(reading: Reading, span: tuple[int, int]) -> Iterable:  # type: ignore[type-arg]
    return reading.doc.char_span(*span, alignment_mode="expand") or ()


def _worth_telling(chain: Chain) -> bool:
    """Whether a reader would list it: it has a date, or it is sure to be an event and has participants or a place."""
    if chain.values():
        return True
    if chain.anchor.status == "hypothetical" or chain.anchor.type == "Other":
        return False
    told = [happening for happening in chain.told if happening.sure]
    return any(happening.taking or happening.places for happening in told)


def _statements(chain: Chain, reading: Reading, dated: frozenset[int]) -> Iterator[Statement]:
    name = max((label(happening, dated) for happening in chain.told[:3]), key=lambda words: (min(words.count(" "), 3)))
    anchor = _span(chain.anchor)
    for happening in chain.told:
        event = Event(name, chain.anchor.type, _span(happening), anchor, happening.status)
        evidence = reading.evidence(happening.trigger)
        for dating in happening.dates:
            yield Statement(
                event, "date", Date(dating.value, dating.span), evidence, dating.confidence, f"{EXTRACTOR}.date.{dating.rule}"
            )
        for taking in happening.taking:
            yield Statement(
                event, "participant", taking.mention, evidence, taking.confidence, f"{EXTRACTOR}.participant",
                polarity=taking.polarity, role=taking.role,
            )
        for mention, confidence in happening.places:
            yield Statement(event, "place", mention, evidence, confidence, f"{EXTRACTOR}.place")


def _span(happening: Happening) -> tuple[int, int]:
    return happening.trigger.idx, happening.trigger.idx + len(happening.trigger)


__all__ = ["EVENT_TYPES", "extract"]
