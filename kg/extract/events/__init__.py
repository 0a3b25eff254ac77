"""What happened: events with their dates, participants and places.

The kinds and the words that tell of them stand in ``eventwords``. An event is told by a noun ("the
meeting") or a verb ("met"); its date is what the syntax gives it, else what stands around it gives."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.datelines import text_start
from kg.extract.dates.calendar import period
from kg.extract.events import (
    dateclauses,
    eventdates,
    eventroles,
    gapped,
    happenings,
    headlines,
    inherited,
    likelydates,
    passing,
    worth,
)
from kg.extract.events.calendardates import is_known
from kg.extract.events.clauses import form, is_reported, passive_subject, subject_of
from kg.extract.events.eventchains import Chain, chains, keep_surest
from kg.extract.events.eventlabels import Wording
from kg.extract.events.eventwords import EVENT_TYPES, NOMINAL
from kg.extract.events.happenings import Dating, Happening
from kg.extract.events.labelnames import Naming
from kg.extract.events.plainverbs import STANDING_ALONE
from kg.extract.events.statuses import Status
from kg.extract.reading import Reading
from kg.model import PASSING, Date, Event, Evidence, Span, Statement

EXTRACTOR = "events"

#: How much surer a date is than the same date by way of another word for the event.
AGAIN = 0.85

#: How many of the words for an event give it its label.
_FIRST = 3

#: How far from an event, in characters, the words that date it can stand in its evidence.
REACH = 600


def extract(reading: Reading) -> Iterable[Statement]:
    """The dates, participants and places of the events that an article tells of, and the dates of what it tells in
    passing; of what is dated from a day that nobody knows, no dates."""
    return (told for told in _told(reading) if not isinstance(told.object, Date) or is_known(told.object.value))


def _told(reading: Reading) -> Iterator[Statement]:
    found = happenings.find(reading)
    verbs = eventdates.link(reading, found)
    dateclauses.link(reading, found)
    inherited.inherit(reading, found, verbs)
    likely = passing.likely_dates(reading, found, verbs)
    dateline = _dateline(reading)
    eventroles.fill(reading, found, dateline)
    dated = frozenset(token.i for mention in reading.dates for token in _tokens(reading, mention.span))
    wording = Wording(Naming(dated, reading.mention_at, dateline))
    days = {at: dating for at, (_, dating) in likely.words.items()}
    told = worth.telling(chains(found), reading.mention_at, reading.article.date, days)
    passing.date_by_likelihood(reading, told, likely)
    told = [chain for chain in told if _says_who(chain, wording.label(chain.told[:_FIRST]))]
    for chain in told:
        keep_surest(chain)
        yield from _statements(chain, reading, wording)
    again = dict(headlines.told_again(reading.article, told))
    for span, chain in again.items():
        yield from _dated_again(_event(chain, span, chain.anchor, reading, wording), chain, reading)
    yield from _in_passing(reading, told, likely, again)


def _says_who(chain: Chain, label: str) -> bool:
    """Whether a label says more than a verb, and who did it or to whom it was done: not "rattled the senator", nor
    "these threats prompted" and "made this statement", which point to what stands elsewhere."""
    verb = chain.anchor.trigger
    nominal = NOMINAL.get(verb.lemma_.lower()) == verb.text  # "visit to the mill"
    if not verb.text[0].isalnum():  # "he's the one"
        return False
    if _POINTING.search(label) or (verb.tag_ in _FINITE and label.startswith(f"{verb.text} ") and not nominal):
        return False
    doer = subject_of(verb) if not chain.anchor.is_noun else None
    if doer is not None and doer.pos_ in ("VERB", "AUX"):
        return False
    if chain.anchor.type == "Other" and label.endswith(f" {verb.text}") and not _stands_alone(verb):
        return False
    if _WITH_ONESELF.search(label):
        return False
    return " " in label and not _CUT_OFF.search(label)


def _stands_alone(verb: Token) -> bool:
    """Whether a verb at the end of a label says all: "the talks collapsed", "she was booed", not "she lingered"."""
    done_to = passive_subject(verb) is not None
    done_to = done_to or any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
    more = any(child.dep_ in ("prep", "ccomp", "xcomp", "advmod", "dobj") for child in verb.rights)
    return done_to or not more or verb.lemma_.lower() in STANDING_ALONE


_FINITE = frozenset({"VBD", "VBN", "VB", "VBP", "VBZ"})
#: What is left of "took part in …" and "took aim at …".
_CUT_OFF = re.compile(
    r"\b(?:takes?|took|taken|taking) (?:part|aim|advantage|issue|hold|note)$|\bto be$"
    r"|\b(?:was|were) (?:named|called|dubbed|based|set|due)$"
    r"|\b(?:voted(?: \d+[-–]\d+)?|decided|ruled|big deal)$|\bstopped short\b|\b(?:our|my|your) [a-z]"
    r"| (?:to|of|for|with|at|from|by|into)$| to [a-z]+ (?:on|in)$|\bbeing [a-z]+$"
    r"|\b(?:began|started|stopped|kept) [a-z]+ing$"
    r"|\b(?:arrived|departed|returned|campaigned|campaigning)$"
    r"|\b(?:closed|carried|pointed|laid|signed|fired|smacked|hit|struck) (?:out|on|back)$"
    r"|\b(?:joined|weighed|chimed|pitched) in$"
    r"|\b(?:calling|reaching|laying|ruling|carrying) out$| (?:mine|yours|hers|theirs|ours)$"
    r"|\b(?:has|have|had) hired to\b"
    r"|\b(?:named|hired|placed|picked|chose) (?:two|three|four|five|six|seven|eight|nine|ten|\d+)(?:$| with\b)"
)
#: Where "him" is taken for who met him: one of the two is not known.
_WITH_ONESELF = re.compile(r" of (.+) with \1$|^(\S+ \S+) [a-z]+ \2(?: (?:an?|the) .*)?$")
_POINTING = re.compile(r"^(?:this|that|these|those|such|its|his|her|their) |\b(?:this|these|those) \w+$", re.IGNORECASE)


def _in_passing(
    reading: Reading, told: list[Chain], likely: passing.Likely, again: Collection[Span]
) -> Iterator[Statement]:
    """The dates of words that tell of none of these events, in the text and, but at the spans ``again``, above it."""
    for telling, dating in likely.words_beside(told):
        evidence = _dating_evidence(telling.trigger, dating, reading)
        yield _dated(passing.event_in_passing(telling, dating, reading.article.date), dating, evidence)
    first = next((token for token in reading.doc if not token.is_space), None)
    for span, dating in passing.headline(reading, likely):
        if span not in again and first is not None and dating.confidence * AGAIN >= likelydates.FLOOR:
            word = Event(reading.article.text[slice(*span)], PASSING, span, span)
            yield _dated(word, dating, _dating_evidence(first, dating, reading), AGAIN)


def _dateline(reading: Reading) -> Span:
    """Where the article's dateline stands ("PORT MERROW, June 3 (VPA) -"), in its first paragraphs: a headline may
    stand above it. Without one, an empty span."""
    text, paragraphs = reading.article.text, reading.article.paragraphs[:_BEFORE_DATELINE]
    found = [(first, text_start(text, (first, end))) for first, end in paragraphs]
    starts = {first for first, _ in paragraphs}
    places = [name.span for name in reading.names if name.kind == "Place" and name.span[0] in starts]
    found += [(first, dash.end()) for first, end in places if (dash := _DASH.match(text, end))]
    return next((span for span in found if span[0] < span[1]), (0, 0))


#: In how many paragraphs a dateline is looked for.
_BEFORE_DATELINE = 3
#: What parts a place in small letters from the text: "São Paulo — ".
_DASH = re.compile(r"(?:, [A-Z][a-z]+)?\s*(?:--?|[–—:])\s+(?=[A-Z“\"])")


def _tokens(reading: Reading, span: Span) -> Iterable[Token]:
    return reading.doc.char_span(*span, alignment_mode="expand") or ()


def _statements(chain: Chain, reading: Reading, wording: Wording) -> Iterator[Statement]:
    for happening in chain.told:
        event = _event(chain, span_of(happening), happening, reading, wording)
        evidence = reading.evidence(happening.trigger)
        for dating in happening.dates:
            yield _dated(event, dating, _dating_evidence(happening.trigger, dating, reading))
        if not happening.dates and happening.status != "negated":
            yield from _dated_again(event, chain, reading)
        if happening.carrier is not None and happening.status != "negated":
            carrier = reading.doc[happening.carrier]
            yield from _dated_again(replace(event, span=(carrier.idx, carrier.idx + len(carrier))), chain, reading)
        if chain.anchor.type == "Saying":
            continue
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
        yield from gapped.statements(happening, event, reading)


def _event(chain: Chain, span: Span, happening: Happening, reading: Reading, wording: Wording) -> Event:
    return Event(
        wording.label(chain.told[:_FIRST]),
        chain.anchor.type,
        span,
        span_of(chain.anchor),
        _status(chain, happening, reading),
    )


def _dated(event: Event, dating: Dating, evidence: Evidence, sure: float = 1) -> Statement:
    when = Date(dating.value, dating.span)
    return Statement(
        event, "date", when, evidence, round(dating.confidence * sure, 3), f"{EXTRACTOR}.date.{dating.rule}"
    )


def _dated_again(event: Event, chain: Chain, reading: Reading) -> Iterator[Statement]:
    """The best date of an event for another word for it, by the passage that dates it."""
    datings = [(dating, happening) for happening in chain.told for dating in happening.dates]
    if datings:
        dating, happening = max(datings, key=lambda pair: pair[0].confidence)
        if event.status == "happened" and not happening.is_noun and form(happening.trigger) == "modal":
            return  # "his nomination" is not of the year in which she "could nominate him again"
        yield _dated(event, dating, _dating_evidence(happening.trigger, dating, reading), AGAIN)


def _dating_evidence(trigger: Token, dating: Dating, reading: Reading) -> Evidence:
    """The sentence that tells of the event, and those from or to the one that dates it, where that is near."""
    if dating.span is None or abs(dating.span[0] - trigger.idx) > REACH:
        return reading.evidence(trigger)
    when = reading.tokens(dating.span)[0]
    return reading.evidence(*sorted((trigger, when), key=lambda token: token.i))


def _status(chain: Chain, happening: Happening, reading: Reading) -> Status:
    """What happens after the article's day is planned, whatever the words; what only those say who are
    quoted is reported."""
    today = reading.article.date
    spans = [span for dating in happening.dates if (span := period(dating.value.partition("/")[0]))]
    own = [period(dating.value.partition("/")[0]) for dating in happening.dates if dating.rule in ("noun", "light")]
    if today is not None and happening.is_noun and happening.status in ("planned", "hypothetical") and all(own) and own:
        ahead = (
            min(span for span in own if span)[1] >= today
        )  # "can win Tuesday's primary", "his next speech, on May 28"
        over = happening.trigger.head.pos_ == "VERB" and eventdates.is_over(happening.trigger.head)
        if ahead or over:
            return "planned" if ahead else "happened"
    if happening.status != "happened":
        return happening.status
    at = 1 if not happening.is_noun and form(happening.trigger) == "present" else 0  # "when she meets him this month"
    if today is not None and spans and min(span[at] for span in spans) > today:
        return "planned"
    return "reported" if all(is_reported(told.trigger) for told in chain.told) else "happened"


def span_of(happening: Happening) -> Span:
    """Where the word stands that tells of an event."""
    return happening.trigger.idx, happening.trigger.idx + len(happening.trigger)


__all__ = ["EVENT_TYPES", "extract"]
