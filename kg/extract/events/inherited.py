"""Dates that an event's own words do not give: of the clause above, of the sentences before, of the article.

First the clause: verbs joined by "and", participles, "when" share a date. Then the story: a main clause in the past
goes on where the sentence before it stood. Then the article: what it tells first is news of its day, or of the day
that its first sentences name. How often each is right was measured (see ``CONFIDENCE``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from kg.extract.dates.calendar import period
from kg.extract.events.clauses import Form, form
from kg.extract.events.eventdates import add, is_over, lies_ahead
from kg.extract.events.eventwords import BEFALLING, COMING_ABOUT
from kg.extract.events.happenings import Dating, Happening, brings_about
from kg.extract.events.plainverbs import SAYING
from kg.extract.events.sentences import sentences
from kg.extract.events.statuses import ACHIEVED
from kg.extract.events.vaguetimes import told_vaguely
from kg.extract.reading import Reading
from kg.extract.wordset import words

#: How many sentences of an article tell its news, where nothing in them dates it.
NEWS = 4
#: How many sentences a day, and of business figures a longer time, is carried on.
DAY_LASTS, LONGER_LASTS = 3, 1
#: The longest time that two verbs share which "and" joins.
MONTH = timedelta(days=30)
#: How long before its article the news may be that its first sentences date.
FRESH = timedelta(days=6)

#: What a movement leads to: "fell to close at 12".
_ENDS = words("close end finish reach total become")
#: What business reports tell of one quarter in several sentences.
_OF_PERIODS = words("Change Result")
_AT_ONCE = words("when as while")
#: Somebody is born on no day but that which the text says, and campaigns on many.
_OF_ITS_OWN = words("Birth Campaign")
_OTHER_TIME = words("after before since until once if although though because")


def inherit(reading: Reading, happenings: Mapping[int, Happening], verbs: Mapping[int, Dating]) -> None:
    """Gives events without a date the one that what stands around them has. ``verbs`` are the dates of verbs, by
    token index."""
    known = dict(verbs)
    vague = told_vaguely(reading, verbs)
    undated = {
        at: each
        for at, each in happenings.items()
        if not each.dates
        and at not in vague
        and not (each.is_noun and each.trigger.head.i in vague)
        and (each.is_noun or not _has_its_year(each.trigger))
    }
    known.update({at: each.dates[0] for at, each in happenings.items() if each.dates and at not in known})
    _share(undated, known, reading.article.date)
    _tell_on(reading, undated, known)
    _share(undated, known, reading.article.date)


def _has_its_year(verb: Token) -> bool:
    """Whether words behind a verb name a year, which is about when it was: "and was honoured through a 2005 act"."""
    links = (
        child for child in verb.rights if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "through", "in")
    )
    nouns = (below for link in links for below in link.children if below.dep_ == "pobj")
    return any(_YEAR.fullmatch(word.text) for noun in nouns for word in noun.lefts)


_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def _share(happenings: Mapping[int, Happening], known: dict[int, Dating], today: date | None) -> None:
    """Gives events the dates of the verbs that they are tied to, but what is over none after ``today``; ``known`` grows
    by those that are new."""
    known.update({at: each.dates[0] for at, each in happenings.items() if each.dates and at not in known})
    for index in sorted(happenings):
        happening = happenings[index]
        if happening.dates or happening.status != "happened" or not happening.sure or happening.type in _OF_ITS_OWN:
            continue
        found = _of_its_verb(happening, known) if happening.is_noun else _of_clause(happening.trigger, known)
        if found is not None and not (lies_ahead(found[0], today) and is_over(happening.trigger)):
            add(happening, *found)
            known.setdefault(index, happening.dates[0])


# -- within a sentence -----------------------------------------------------------------------------


def _of_clause(verb: Token, known: Mapping[int, Dating]) -> tuple[Dating, str] | None:
    """The date of the verb that a verb is joined to, or that it says more of; how the two are tied."""
    rule, at = "", verb
    for _ in range(3):
        tie = _tie(at)
        if tie == "conj" and _is_later(at) and at.head.i in known and not _is_of_a_day(known[at.head.i]):
            return None
        if not tie or at.head.pos_ not in ("VERB", "AUX", "ADP"):
            break
        rule, at = rule or tie, at.head if at.dep_ != "pcomp" else at.head.head
        if at.i in known:
            return (known[at.i], rule) if _is_shared(known[at.i], rule) else None
    for child in verb.children:
        if child.i in known and child.dep_ in ("advcl", "conj") and form(child) == form(verb) == "past":
            tie = _tie(child)
            own = child.dep_ == "conj" and any(below.dep_ in ("nsubj", "nsubjpass") for below in child.lefts)
            own = own or (child.dep_ == "conj" and _is_later(child) and not _is_of_a_day(known[child.i]))
            if tie and not own and _is_shared(known[child.i], tie):  # "the army sent men, and the navy came on Friday"
                return known[child.i], tie
    return None


def _is_later(verb: Token) -> bool:
    """Whether a verb says that it tells of a later time than the one that it is joined to: "and then left"."""
    return any(child.lower_ in _LATER for child in verb.children)


_LATER = words("then later afterward afterwards subsequently eventually ultimately")


def _is_of_a_day(dating: Dating) -> bool:
    span = period(dating.value.partition("/")[0])
    return span is not None and span[0] == span[1] and "/" not in dating.value


def _is_shared(dating: Dating, tie: str) -> bool:
    """Whether verbs so tied are of one time: those that "and" joins are of one day or month, not of one year: "joined
    in 1996 and built up"."""
    span = period(dating.value.partition("/")[0])
    return tie != "conj" or (span is not None and span[1] - span[0] <= MONTH and "/" not in dating.value)


def _tie(verb: Token) -> str:
    """How a verb shares the time of the one above it: "conj", "with" (a participle), "when", or not at all."""
    own = form(verb)
    if verb.dep_ == "conj":
        return "conj" if own in (form(verb.head), "participle") else ""
    marks = {child.lower_ for child in verb.lefts if child.dep_ in ("mark", "advmod")}
    if verb.dep_ in ("advcl", "xcomp") and own == "participle":
        return "" if marks & _OTHER_TIME else "with"
    if verb.dep_ in ("xcomp", "advcl") and own == "infinitive":
        return "with" if verb.head.lemma_ in ACHIEVED or verb.lemma_ in _ENDS else ""
    if verb.dep_ == "pcomp":
        return "with" if verb.head.lower_ in ("by", "in", "as", "while", "with") else ""
    if verb.dep_ == "advcl" and own == "past" and marks & _AT_ONCE:
        return "when"
    return ""


def _of_its_verb(happening: Happening, known: Mapping[int, Dating]) -> tuple[Dating, str] | None:
    """The date of the verb that brings about what a noun names: "reported a loss"."""
    noun = happening.trigger
    verb = noun.head
    made = noun.dep_ in ("dobj", "nsubjpass") and (
        brings_about(verb.lemma_, happening.type) or happening.carrier == verb.i
    )
    return (known[verb.i], "light") if made and verb.i in known else None


# -- from sentence to sentence ---------------------------------------------------------------------


def _tell_on(reading: Reading, happenings: Mapping[int, Happening], known: dict[int, Dating]) -> None:
    """Main clauses in the past are of the time of which the sentences before them are."""
    ordered = [index for index in sorted(happenings) if _teller(happenings[index]) is not None]
    news = news_of(reading, known)
    story: Dating | None = None
    since = at = 0
    for number, sentence in enumerate(sentences(reading.doc)):
        while at < len(ordered) and ordered[at] < sentence.end:
            happening = happenings[ordered[at]]
            at += 1
            verb = _teller(happening)
            if happening.dates or happening.status != "happened" or verb is None or happening.type in _OF_ITS_OWN:
                continue
            if not _is_main(verb) and not _is_told_news(verb) and not _is_said_of_news(happening, verb):
                continue
            found = _inherited(happening, form(verb), story, number - since, news, number)
            if found is not None and found[1] == "article" and number and not _is_main(verb) and form(verb) == "past":
                continue  # what was said to have been may be older than the article
            if found is not None and (happening.sure or happening.is_noun):
                add(happening, *found)
        own = known.get(sentence.root.i)
        if own is not None and tells_on(sentence.root):
            story, since = own, number


def tells_on(verb: Token) -> bool:
    """Whether a main verb tells of a time of which what follows may be too: not what somebody "allegedly" did, after
    which he was charged."""
    alleged = any(child.lower_ == "allegedly" for child in verb.lefts)
    return form(verb) in ("past", "perfect") and not alleged


def _teller(happening: Happening) -> Token | None:
    """The verb that tells of an event: of a noun, the one that says only that it took place."""
    if not happening.is_noun:
        return happening.trigger
    return None if happening.carrier is None else happening.trigger.doc[happening.carrier]


def _is_main(verb: Token) -> bool:
    return verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")


def _is_told_news(verb: Token) -> bool:
    """ "announced that it has sold": what is told in the perfect is as new as its being told."""
    return verb.dep_ == "ccomp" and form(verb) == "perfect" and verb.head.dep_ == "ROOT"


def _is_said_of_news(happening: Happening, verb: Token) -> bool:
    """ "A train derailed, police said": what befell or was done is as new as what the sentence tells."""
    above = verb.head
    said = verb.dep_ == "ccomp" and above.dep_ == "ROOT" and above.lemma_.lower() in SAYING
    return said and form(verb) == "past" and happening.type in BEFALLING | COMING_ABOUT


def _inherited(
    happening: Happening, own: Form, story: Dating | None, away: int, news: News | None, number: int
) -> tuple[Dating, str] | None:
    """The date of the story or of the news for an event of the main clause of a sentence, and the rule."""
    saying = happening.type == "Saying"
    if is_of_once(happening):
        return None
    if own == "past" and story is not None:
        day = len(story.value) == 10
        if away <= (DAY_LASTS if day else LONGER_LASTS if happening.type in _OF_PERIODS else 0):
            return story, "story" if away == 1 and day else "story on"
    of_old = own == "past" and story is not None and not saying and is_of_old(story, news)
    if news is None or of_old or own not in ("past", "perfect", "present"):
        return None
    if saying:
        return (news.today, "says") if own == "present" else None
    if number >= NEWS or own == "present" or (own == "perfect" and is_of_long(happening)):
        return None
    return (news.today, "article") if own == "perfect" or news.day is None else (news.day, "news")


def is_of_long(happening: Happening) -> bool:
    """Whether what is told in the perfect may have begun long ago: "has struggled", "has repeatedly hailed", "for
    years, it has"."""
    verb = _teller(happening)
    if verb is None:
        return False
    for_years = any(
        below.lower_ in _YEARS_LONG for link in verb.children if link.lower_ == "for" for below in link.children
    )
    return for_years or verb.lemma_ in _LASTS or any(child.lower_ in _OFTEN for child in verb.children)


def is_of_once(happening: Happening) -> bool:
    """Whether an adverb says that it was at some other time than the news: "famously refused"."""
    verb = _teller(happening)
    return verb is not None and any(child.lower_ in _ONCE for child in verb.lefts)


_ONCE = words("famously once previously formerly originally historically traditionally")


_OFTEN = words(
    "repeatedly often always long consistently increasingly largely regularly frequently far routinely mostly"
)
_YEARS_LONG = words("weeks months years decades generations centuries")
_LASTS = words(
    """struggle seek try attempt strive build frame cast emerge become work fight enjoy face grapple sustain maintain
    help earn champion embody define shape dominate dog haunt plague"""
)


@dataclass(frozen=True, slots=True)
class News:
    """When an article's news is of: ``day`` as its first sentences date it, ``today`` as the article is dated."""

    today: Dating
    day: Dating | None


def news_of(reading: Reading, known: Mapping[int, Dating]) -> News | None:
    """When an article's news is of, None where it has no date."""
    today = reading.article.date
    if today is None:
        return None
    of_article = Dating(today.isoformat(), None, 0)
    for sentence in _first(reading):
        dating = known.get(sentence.root.i)
        if dating and is_fresh(dating, today):
            return News(of_article, dating)
    return News(of_article, None)


def is_fresh(dating: Dating, today: date | None) -> bool:
    """Whether a date is a day of the week up to the article's."""
    span = period(dating.value)
    return today is not None and span is not None and span[0] == span[1] and timedelta(0) <= today - span[0] <= FRESH


def is_of_old(story: Dating, news: News | None) -> bool:
    """Whether a story is of years ago: what it goes on to tell is not of the days of the news, as "she looked after
    cattle" behind "She was born in 1929"."""
    span, today = period(story.value.rpartition("/")[2]), period(news.today.value) if news is not None else None
    return span is not None and today is not None and today[0] - span[1] > _YEARS


_YEARS = timedelta(days=2 * 366)


def _first(reading: Reading) -> Iterator[Sentence]:
    for number, sentence in enumerate(sentences(reading.doc)):
        if number >= NEWS:
            return
        yield sentence
