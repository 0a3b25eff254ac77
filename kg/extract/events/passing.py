"""What an article tells in passing: words that have a date, though no list of events would hold what they tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.extract.events import headlines
from kg.extract.events.calendardates import When
from kg.extract.events.clauses import form
from kg.extract.events.datemarks import STATED, scene
from kg.extract.events.eventchains import Chain
from kg.extract.events.eventdates import lies_ahead
from kg.extract.events.eventwords import lemma_of
from kg.extract.events.grounds import is_ground, is_judged
from kg.extract.events.happenings import Dating, Happening
from kg.extract.events.inherited import is_fresh, is_of_long, is_of_once
from kg.extract.events.likelydates import LIKELY, likeliest
from kg.extract.events.otherdays import is_of_another_day
from kg.extract.events.tellings import Telling, find
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import PASSING, Event, Span

#: From here on a date of what was said is that of the quotation.
SURE = 0.5

#: In how many of the first sentences the headline's words are sought.
FIRST_SENTENCES = 5


@dataclass(frozen=True, slots=True)
class Likely:
    """The words that tell something, with the date that each most likely has, and the dates that stand in each
    sentence."""

    words: Mapping[int, tuple[Telling, Dating]]
    sentences: Sequence[int]
    dates: Mapping[int, Sequence[When]]

    def words_beside(self, told: Sequence[Chain]) -> Iterator[tuple[Telling, Dating]]:
        """Those that tell of none of these events, in order."""
        taken = {happening.trigger.i for chain in told if chain.values() for happening in chain.told}
        taken |= {
            happening.carrier
            for chain in told
            for happening in chain.told
            if chain.values() and happening.carrier is not None and happening.status != "negated"
        }
        yield from (found for at, found in self.words.items() if at not in taken)


def likely_dates(reading: Reading, happenings: Mapping[int, Happening], verbs: Mapping[int, Dating]) -> Likely:
    """The likeliest dates of all words. ``verbs`` are the dates that the syntax gives to verbs, by token index."""
    told = scene(reading, happenings, verbs)
    words: dict[int, tuple[Telling, Dating]] = {}
    for telling in find(reading, happenings):
        dating = likeliest(telling, told)
        if dating is not None:
            words[telling.trigger.i] = telling, dating
    return Likely(words, told.sentences, told.dates)


#: No surer than these is an event's date that only another sentence says: of days of the week up to the article's, 28
#: of 43 are right in the gold data and 6 of 16 in articles read by hand, of other dates 3 of 9; among them the likelier
#: ones are right no more often.
CARRIED, CARRIED_FAR = 0.5, 0.4


def date_by_likelihood(reading: Reading, told: Sequence[Chain], likely: Likely) -> None:
    """Gives these events, where the text does not say when, the date that is likeliest by all that stands around."""
    for chain in told:
        for happening in chain.told:
            if happening.dates and happening.trigger.i in likely.words and not _is_stated(happening):
                happening.dates[:] = [_kept(happening.dates[0], likely.words[happening.trigger.i][1])]
            happening.dates[:] = [
                each for each in happening.dates if each.rule in STATED or _is_its_own(happening, each, likely, reading)
            ]
        if chain.values() or chain.anchor.type == "Birth":  # of which nobody tells as news
            continue
        found = [(each, likely.words[each.trigger.i][1]) for each in chain.told if each.trigger.i in likely.words]
        found = [(each, dating) for each, dating in found if not _is_another_s(each, dating, chain, reading)]
        found = [(each, dating) for each, dating in found if _is_its_own(each, dating, likely, reading)]
        if found:
            happening, dating = max(found, key=lambda pair: pair[1].confidence)
            happening.dates.append(dating)
        elif (today := reading.article.date) is not None and _says_nothing_else(chain):
            chain.anchor.dates.append(Dating(today.isoformat(), None, NEWS_OF_TODAY, "article"))
    for happening in (happening for chain in told for happening in chain.told if not _is_stated(happening)):
        happening.dates[:] = [_no_surer(dating, happening, reading, likely.sentences) for dating in happening.dates]


#: How sure the article's own day is of what it tells, where nothing says when it was.
NEWS_OF_TODAY = 0.3


def _says_nothing_else(chain: Chain) -> bool:
    """Whether a verb tells what came to pass, and nobody and no place is named: "thousands marched", "a blast rocked
    the market"."""
    first = chain.anchor
    carrier = first.trigger.doc[first.carrier] if first.carrier is not None else None
    verb = carrier if first.is_noun else first.trigger
    told = verb is not None and first.status in ("happened", "reported") and form(verb) in ("past", "perfect")
    return told and not any(each.taking or each.places for each in chain.told)


def _is_another_s(happening: Happening, dating: Dating, chain: Chain, reading: Reading) -> bool:
    """Whether a date is that of the agreement, not of what is agreed: "agreed on Monday to buy it", "called a strike
    on Monday"; or that of the trial, not of the deed."""
    word, today = happening.trigger, reading.article.date
    if happening.is_noun and (is_ground(word) or is_judged(word)):
        return True
    to_come = happening.status == "planned" and (happening.is_noun or word.tag_ == "VB")
    to_come = to_come or (happening.is_noun and chain.anchor.status == "planned")
    if today is None or not to_come or lies_ahead(dating, today):
        return False
    stated = happening.is_noun and dating.span is not None and dating.value == today.isoformat()
    return not stated or word.head.lemma_ == "call" or word.head.dep_ == "xcomp"


def _is_its_own(happening: Happening, dating: Dating, likely: Likely, reading: Reading) -> bool:
    """Whether a likely date may be that of the event and not of what is told beside it."""
    unsaid = dating.rule == LIKELY or dating.span is not None
    elsewhere = unsaid and _is_elsewhere(happening, dating, likely.sentences, reading)
    return not elsewhere and not is_of_another_day(happening, dating, reading, likely.sentences, likely.dates)


def _is_elsewhere(happening: Happening, dating: Dating, sentences: Sequence[int], reading: Reading) -> bool:
    """Whether a date is not that of a campaign, which lasts; where only other sentences say it, or none, also not that
    of what had been before, has long been so, or is told beside ("the judge who closed the mill")."""
    said = reading.tokens(dating.span)[0].i if dating.span else None
    if happening.type == "Campaign" and happening.is_noun:
        return True
    if happening.type == "Founding" and happening.trigger.dep_ in ("acl", "relcl"):
        return True  # "Acme, founded by Ann Lee, closed on Friday"
    if happening.is_noun and dating.span is None and any(child.lower_ in _BEFORE for child in happening.trigger.lefts):
        return True
    if said is not None and sentences[said] == sentences[happening.trigger.i]:
        return False
    verb = happening.trigger.head if happening.is_noun else happening.trigger
    told = verb.pos_ == "VERB" and form(verb)
    unsaid = told == "perfect" and dating.span is None
    long = unsaid and (is_of_long(happening) or verb.dep_ in ("advcl", "relcl"))
    beside = told in ("past", "present") and verb.dep_ == "relcl"
    other = told == "pluperfect" or is_of_once(happening)
    return happening.type == "Campaign" or other or long or beside


#: Before a noun these say that it was not on the article's day: "the last debate".
_BEFORE = words("last previous earlier past")


def _no_surer(dating: Dating, happening: Happening, reading: Reading, sentences: Sequence[int]) -> Dating:
    """The date, no surer than such dates are where it is carried over from another sentence."""
    said = reading.tokens(dating.span)[0].i if dating.span else happening.trigger.i
    if sentences[said] == sentences[happening.trigger.i]:
        return dating
    highest = CARRIED if is_fresh(dating, reading.article.date) else CARRIED_FAR
    return replace(dating, confidence=min(dating.confidence, highest))


def _is_stated(happening: Happening) -> bool:
    return any(dating.rule in STATED for dating in happening.dates)


def _kept(old: Dating, new: Dating) -> Dating:
    """The new date, by the rule of the old one where both are the same."""
    return replace(old, confidence=new.confidence) if old.value == new.value else new


def event_in_passing(telling: Telling, dating: Dating, today: date | None) -> Event:
    """A word as an event that no list holds; what reports something said dates that, where its date is sure. What lies
    ahead of ``today`` is planned."""
    word = telling.trigger
    span = word.idx, word.idx + len(word)
    kind = "Saying" if telling.sort == "saying" and dating.confidence >= SURE else PASSING
    ahead = telling.status == "happened" and lies_ahead(dating, today)
    return Event(word.text, kind, span, span, "planned" if ahead else telling.status)


def headline(reading: Reading, likely: Likely) -> Iterator[tuple[Span, Dating]]:
    """The words of the headline that tell something, with their dates."""
    dated: dict[str, Dating] = {}
    lead: Dating | None = None
    for at, (telling, dating) in likely.words.items():
        if likely.sentences[at] >= FIRST_SENTENCES:
            break
        dated.setdefault(lemma_of(telling.trigger), dating)
        dated.setdefault(telling.trigger.lemma_.lower(), dating)
        if likely.sentences[at] == 0 and telling.trigger.dep_ == "ROOT":
            lead = dating
    verbs = {token.lemma_.lower() for token in reading.doc if token.pos_ == "VERB"}
    return headlines.in_passing(reading.article, dated, lead, verbs)
