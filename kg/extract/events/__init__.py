"""What happened: events with their dates, participants and places.

The kinds and the words that tell of them stand in ``eventwords``. An event is told by a noun ("the
meeting") or a verb ("met"); its date is what the syntax gives it, else what stands around it gives."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.datelines import text_start
from kg.extract.dates.calendar import period
from kg.extract.events import (
    dateclauses,
    eventdates,
    eventroles,
    happenings,
    headlines,
    inherited,
    likelydates,
    passing,
)
from kg.extract.events.clauses import is_reported, named_before_day, passive_subject, subject_of
from kg.extract.events.eventchains import Chain, chains
from kg.extract.events.eventlabels import Wording
from kg.extract.events.eventwords import EVENT_TYPES, ONLY_DATED
from kg.extract.events.happenings import Dating, Happening
from kg.extract.events.plainverbs import STANDING_ALONE
from kg.extract.events.statuses import Status, is_denied
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import PASSING, Date, Event, Evidence, Mention, Span, Statement

EXTRACTOR = "events"

#: How much surer a date is than the same date by way of another word for the event.
AGAIN = 0.85

#: How far from an event, in characters, the words that date it can stand in its evidence.
REACH = 600


def extract(reading: Reading) -> Iterable[Statement]:
    """The dates, participants and places of the events that an article tells of, and the dates of what it tells in
    passing."""
    found = happenings.find(reading)
    verbs = eventdates.link(reading, found)
    dateclauses.link(reading, found)
    inherited.inherit(reading, found, verbs)
    likely = passing.likely_dates(reading, found, verbs)
    dateline = _dateline(reading)
    eventroles.fill(reading, found, dateline)
    dated = frozenset(token.i for mention in reading.dates for token in _tokens(reading, mention.span))
    wording = Wording(dated, reading.mention_at, dateline)
    told = [chain for chain in chains(found) if _worth_telling(chain, reading.mention_at)]
    telling = {each.trigger.i for chain in told if chain.anchor.type != "Saying" for each in chain.told}
    told = [chain for chain in told if not _only_leads(chain, telling)]
    passing.date_by_likelihood(reading, told, likely)
    for chain in told:
        yield from _statements(chain, reading, wording)
    again = dict(headlines.told_again(reading.article, told))
    for span, chain in again.items():
        yield from _dated_again(_event(chain, span, chain.anchor, reading, wording), chain, reading)
    yield from _in_passing(reading, told, likely, again)


def _in_passing(
    reading: Reading, told: list[Chain], likely: passing.Likely, again: Collection[Span]
) -> Iterator[Statement]:
    """The dates of words that tell of none of these events, in the text and, but at the spans ``again``, above it."""
    for telling, dating in likely.words_beside(told):
        evidence = _dating_evidence(telling.trigger, dating, reading)
        yield _dated(passing.event_in_passing(telling, dating), dating, evidence)
    first = next((token for token in reading.doc if not token.is_space), None)
    for span, dating in passing.headline(reading, likely):
        if span not in again and first is not None and dating.confidence * AGAIN >= likelydates.FLOOR:
            word = Event(reading.article.text[slice(*span)], PASSING, span, span)
            yield _dated(word, dating, _dating_evidence(first, dating, reading), AGAIN)


def _dateline(reading: Reading) -> Span:
    """Where the article's dateline stands ("PORT MERROW, June 3 (VPA) -"), in its first paragraphs: a headline may
    stand above it. Without one, an empty span."""
    text = reading.article.text
    found = ((first, text_start(text, (first, end))) for first, end in reading.article.paragraphs[:_BEFORE_DATELINE])
    return next((span for span in found if span[0] < span[1]), (0, 0))


#: In how many paragraphs a dateline is looked for.
_BEFORE_DATELINE = 3


def _tokens(reading: Reading, span: Span) -> Iterable[Token]:
    return reading.doc.char_span(*span, alignment_mode="expand") or ()


def _worth_telling(chain: Chain, meant: Callable[[Token], Mention | None]) -> bool:
    """Whether a reader would list it: it has a date, or it is one sure event with participants or a place."""
    first = chain.anchor
    if first.type == "Saying":
        return bool(chain.values())
    taking = any(happening.taking for happening in chain.told)
    if first.type == "Other":
        around = {child.dep_ for child in first.trigger.children}
        whole = bool(around & {"nsubj", "nsubjpass"} and around & {"dobj", "nsubjpass", "agent"})
        stated = bool(around & {"nsubj", "nsubjpass", "dobj"}) and any(each.rule == "verb" for each in first.dates)
        return bool(first.dates) and (taking or whole or stated) and _says_what(first, meant)
    alone = not chain.names("agent") and len(chain.told) == 1 and not first.is_noun
    beside = not chain.values() and alone and _is_beside(first.trigger)
    if beside or (alone and not taking and _is_somebody(first.trigger, meant)):
        return False
    if alone and first.type in ("Decision", "Announcement", "Proposal") and not _is_whole(first.trigger):
        return False
    if chain.values():
        return first.status != "hypothetical" or taking
    return _is_told_without_date(chain)


def _is_told_without_date(chain: Chain) -> bool:
    """Whether an event of a known kind is one that is sure to be meant, with participants or a place."""
    first = chain.anchor
    unsaid = first.status == "negated" and first.trigger.tag_ == "VBG" and not is_denied(first.trigger)
    if first.type in ONLY_DATED or first.status == "hypothetical" or unsaid:
        return False
    if first.status == "planned" and not first.is_noun and len(chain.names()) > 1:
        return True
    told = [happening for happening in chain.told if happening.sure and not _several(happening)]
    return any(happening.taking or happening.places for happening in told)


def _only_leads(chain: Chain, telling: Collection[int]) -> bool:
    """Whether an event of no known kind only leads to another: "went on" to "win"."""
    verb = chain.anchor.trigger
    to_do = [child.i for child in verb.children if child.dep_ == "xcomp" and child.tag_ in ("VB", "VBG")]
    others = any(child.dep_ in ("dobj", "dative") for child in verb.children)
    known = chain.anchor.type != "Other" or len(chain.told) > 1
    return not known and not others and any(at in telling for at in to_do)


def _says_what(happening: Happening, meant: Callable[[Token], Mention | None]) -> bool:
    """Whether an event of no known kind can be understood by itself: not "put it", "what he did", "to control it"."""
    verb = happening.trigger
    if verb.dep_ == "relcl" and (verb.head.pos_ == "PRON" or verb.head.lemma_ in ("one", "thing")):
        return False
    doers = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    if (
        _is_beside(verb)
        or _is_of_findings(verb, doers)
        or (happening.status == "planned" and not doers)
        or _is_somebody(verb, meant)
    ):
        return False
    told = [child for child in verb.children if child.dep_ in ("dobj", "xcomp") and child.ent_type_ not in _TIMES]
    if verb.dep_ != "relcl" and any(child.tag_ == "WP" or _is_empty(child) for child in told):
        return False
    if not told and any(child.dep_ == "ccomp" or _by_doing(child, verb) for child in verb.children):
        return False
    if not _is_whole(verb):
        return False
    said = told or [below for child in verb.rights if child.dep_ == "prep" for below in child.children][:1]
    unknown = (child.tag_ == "PRP" and meant(child) is None and not child.lower_.endswith(_SELF) for child in said)
    return (happening.sure or (bool(told) and not any(child.tag_ == "PRP" for child in told))) and not any(unknown)


def _is_empty(noun: Token) -> bool:
    """Whether an object names nothing: "did the same", "made more"; not "closed one of the mills"."""
    return noun.lemma_ in _EMPTY and not any(child.lower_ in ("of", "than") for child in noun.rights)


_EMPTY = words("same thing that this so more less much one")
_SELF = ("self", "selves")


def _is_whole(verb: Token) -> bool:
    """Whether a verb has beside it what it says little without: "garnered most votes", "decided to go"; or needs
    nothing."""
    beside = [child for child in verb.children if child.dep_ in _COMPLEMENTS]
    beside += [
        child
        for child in verb.rights
        if (child.dep_ == "prep" and not any(below.ent_type_ in _TIMES for below in child.children))
        or (child.dep_ == "npadvmod" and child.ent_type_ not in ("", *_TIMES))
    ]
    known = (
        verb.dep_ == "relcl"
        or named_before_day(verb) is not None
        or verb.tag_ == "VBN"
        or passive_subject(verb) is not None
    )
    return bool(beside) or known or verb.lemma_.lower() in STANDING_ALONE


_COMPLEMENTS = words("dobj nsubjpass agent xcomp ccomp oprd acomp attr prt dative auxpass")


_SEEMING = words("seem seems seemed appear appears appeared look looks looked feel feels felt")


def _is_of_findings(verb: Token, doers: list[Token]) -> bool:
    """Whether a verb tells what a poll or study says: "a survey found"."""
    return verb.lemma_ in ("find", "show", "put", "give") and any(doer.lemma_.lower() in _FINDINGS for doer in doers)


_FINDINGS = words("poll survey study report data figure review analysis census research audit")


def _is_beside(verb: Token) -> bool:
    """Whether a participle tells what somebody did meanwhile, or only how he seemed: "leaving", "seemed caught"."""
    while verb.dep_ == "conj" and verb.head.tag_ == verb.tag_:
        verb = verb.head
    before = {verb.head.lower_, *(child.lower_ for child in verb.lefts if child.dep_ == "aux")}
    seems = verb.tag_ in ("VBN", "VBD") and bool(_SEEMING & before)
    return seems or (verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl", "pcomp"))


def _is_somebody(verb: Token, meant: Callable[[Token], Mention | None]) -> bool:
    """Whether the text leaves open who did what a verb tells: "they", and nothing says who they are."""
    doer = subject_of(verb)
    return doer is not None and (
        (doer.tag_ == "PRP" and meant(doer) is None) or not any(letter.isalnum() for letter in doer.text)
    )


_TIMES = ("DATE", "TIME")


def _by_doing(link: Token, verb: Token) -> bool:
    """Whether a verb tells of no more than a phase of something else: "began by thanking them"."""
    return (
        verb.lemma_ in _PHASES
        and link.lower_ in ("by", "with")
        and any(child.dep_ == "pcomp" for child in link.children)
    )


_PHASES = words("begin start open continue finish end close conclude")


def _several(happening: Happening) -> bool:
    """Whether a noun speaks of such events in general ("her private meetings")."""
    return happening.trigger.tag_ == "NNS" and happening.trigger.lower_ not in ("talks", "sanctions", "riots", "floods")


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


def _event(chain: Chain, span: Span, happening: Happening, reading: Reading, wording: Wording) -> Event:
    return Event(
        wording.label(chain.told[:3]),
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
    if happening.status != "happened":
        return happening.status
    first = [span[0] for dating in happening.dates if (span := period(dating.value.partition("/")[0]))]
    if today is not None and first and min(first) > today:
        return "planned"
    return "reported" if all(is_reported(told.trigger) for told in chain.told) else "happened"


def span_of(happening: Happening) -> Span:
    """Where the word stands that tells of an event."""
    return happening.trigger.idx, happening.trigger.idx + len(happening.trigger)


__all__ = ["EVENT_TYPES", "extract"]
