"""The dates that a telling word may have, and what speaks for each: plain marks such as "story:1 & past".

A date comes from the word's own phrase, from the clause above or below, from the sentence, from the sentences before
(the story, or the last date that stands there), from another word for the same event, from the article's first
sentences or what they date, from what it speaks of most, or from the article. Where several lead to one date, it has
the marks of all."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from spacy.tokens import Token

from kg.extract.dates.awaited import is_ahead_of
from kg.extract.dates.calendar import period
from kg.extract.dates.datewords import WEEKDAYS
from kg.extract.dates.tense import is_at_first
from kg.extract.events import dateclauses
from kg.extract.events.calendardates import BOUNDS, When, bounding_dates, bounding_noun, calendar_dates, faces
from kg.extract.events.eventwords import lemma_of
from kg.extract.events.happenings import Dating, Happening
from kg.extract.events.inherited import News, is_of_old, news_of, tells_on
from kg.extract.events.plainverbs import SAYING
from kg.extract.events.sentences import sentence_numbers, sentences
from kg.extract.events.statuses import is_calling_off, is_judged_choice
from kg.extract.events.tellings import Telling, conjunction
from kg.extract.events.vaguetimes import told_vaguely
from kg.extract.quotations.quotemarks import quoted
from kg.extract.reading import Reading
from kg.model import Span

#: How many words up from a telling word a dated one is sought, and how many sentences back a story goes.
_ABOVE, STORY = 6, 8
#: How many of the same words before a word, and how many from it on, may date it.
_AGAIN = 20
#: How many of the first sentences may say when all that the article tells happened.
_LEAD = 4

#: By which way a date comes, the nearest first: the one that names its marks.
WAYS = ("own", "up", "down", "sentence", "bound", "again", "story", "before", "lead", "most", "news", "today")
#: Up to this one they are of the word's own sentence, and rivals of one another.
_NEAR = WAYS.index("sentence")


@dataclass(slots=True)
class Candidate:
    """A date that a telling word may have: its ISO 8601 value, where the text says it (None: nowhere), and what
    speaks for it or against it. ``way`` is the nearest by which it comes, one of WAYS."""

    value: str
    span: Span | None
    way: str
    marks: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scene:
    """What an article says of time: the ``dates`` that stand in each sentence; those that only bound what is told
    (``bounds``), each with its preposition, by the verb or noun above it; the verbs and events of which a date
    is ``known``, by token index; for each sentence the latest main verb before it that has one (``stories``) and its
    sentence; the dated words by their lemma (``same``); those of which it says vaguely when (``vague``); the date that
    it names ``most``, if it names one twice, and how often; the words in quotation marks (``quoted``)."""

    today: date | None
    news: News | None
    sentences: Sequence[int]
    dates: Mapping[int, Sequence[When]]
    bounds: Mapping[int, Sequence[tuple[str, When]]]
    known: Mapping[int, Dating]
    stories: Sequence[tuple[Dating, int] | None]
    same: Mapping[str, Sequence[int]]
    vague: frozenset[int]
    most: tuple[When, int] | None
    quoted: frozenset[int]


def scene(reading: Reading, happenings: Mapping[int, Happening], verbs: Mapping[int, Dating]) -> Scene:
    """What an article says of time. ``verbs`` are the dates that the syntax gives to verbs, by token index."""
    numbers = sentence_numbers(reading.doc)
    known = {
        **dateclauses.dated(reading),
        **verbs,
        **{at: each.dates[0] for at, each in happenings.items() if each.dates},
    }
    known = {at: dating for at, dating in known.items() if not is_at_first(reading.doc[at])}
    dates: dict[int, list[When]] = {}
    for when in calendar_dates(reading):
        if not any(is_at_first(above) for above in when.token.ancestors):
            dates.setdefault(numbers[when.token.i], []).append(when)
    bounds: dict[int, list[tuple[str, When]]] = {}
    for preposition, when in bounding_dates(reading):
        if (word := _bounded(when.token)) is not None:
            bounds.setdefault(word.i, []).append((preposition, when))
    same: dict[str, list[int]] = {}
    for at in sorted(known):
        if known[at].rule in STATED:
            same.setdefault(lemma_of(reading.doc[at]), []).append(at)
    news, stories = news_of(reading, known), _stories(reading, known)
    vague = told_vaguely(reading, known)
    marked = (reading.tokens(each.inner) for each in quoted(reading.article.text, reading.article.paragraphs))
    inside = frozenset(token.i for tokens in marked for token in tokens)
    return Scene(reading.article.date, news, numbers, dates, bounds, known, stories, same, vague, _most(dates), inside)


def _bounded(date: Token) -> Token | None:
    """The word of whose time a date says a bound: the verb above it, or the noun on which it hangs."""
    return next((above for above in date.ancestors if above.pos_ in ("VERB", "AUX", "NOUN")), None)


#: The rules by which the text itself says the date of a word.
STATED = frozenset(("noun", "verb", "light", "at"))


def _stories(reading: Reading, known: Mapping[int, Dating]) -> list[tuple[Dating, int] | None]:
    found: list[tuple[Dating, int] | None] = []
    latest: tuple[Dating, int] | None = None
    for number, sentence in enumerate(sentences(reading.doc)):
        found.append(latest)
        dating = known.get(sentence.root.i)
        if dating is not None and tells_on(sentence.root):
            latest = dating, number
    return found


def _most(dates: Mapping[int, Sequence[When]]) -> tuple[When, int] | None:
    every = [when for number in sorted(dates) for when in dates[number]]
    value, count = next(iter(Counter(when.value for when in every).most_common(1)), ("", 0))
    return (next(when for when in every if when.value == value), count) if count > 1 else None


def candidates(telling: Telling, told: Scene) -> list[Candidate]:
    """The dates that a word may have, each once, with their marks."""
    found: dict[str, Candidate] = {}
    of_old = _is_of_old(telling, told)
    vague = telling.trigger.i in told.vague or (telling.verb is not None and telling.verb.i in told.vague)
    for way, mark, value, span in _ways(telling, told):
        if (vague or telling.trigger.lemma_ == "bear") and way != "own":
            continue
        if of_old and way in _FAR and _side(value, told.today) in ("same", "holds", "days"):
            continue
        if telling.form in _BEHIND and not telling.is_noun and _side(value, told.today) == "ahead":
            continue
        one = found.setdefault(value, Candidate(value, span, way))
        one.marks[mark] = None
        one.marks[f"way:{way}"] = None
    near = sum(WAYS.index(one.way) <= _NEAR for one in found.values())
    for one in found.values():
        _describe(one, telling, told, near - (WAYS.index(one.way) <= _NEAR))
    return list(found.values())


def _is_of_old(telling: Telling, told: Scene) -> bool:
    """Whether what is told in the simple past goes on a story of years ago."""
    story = told.stories[told.sentences[telling.trigger.i]]
    told_then = telling.form in ("past", "pluperfect") and telling.sort != "saying"
    return story is not None and told_then and is_of_old(story[0], told.news)


#: The ways by which a date comes from elsewhere in the article.
_FAR = frozenset(("story", "before", "lead", "most", "news", "today"))


#: What a verb in these forms tells lies behind, whatever date stands by it.
_BEHIND = frozenset(("past", "perfect", "pluperfect"))


# -- by which ways dates come ------------------------------------------------------------------------

Way = tuple[str, str, str, Span | None]


def _ways(telling: Telling, told: Scene) -> Iterator[Way]:
    """The way, its mark, and the date's value and place."""
    at = telling.trigger.i
    number = told.sentences[at]
    if own := told.known.get(at):
        yield "own", f"own:{own.rule}", own.value, own.span
    yield from _above(telling, told.known)
    yield from _below(telling.trigger, told.known)
    if telling.place != "advcl other":
        dates = [when for when in told.dates.get(number, ()) if not _is_bound(when.token, telling.trigger)]
        dates = [when for when in dates if not _is_anothers(when.token, telling)]
        yield from _in_sentence(telling.trigger, dates)
    for word in {at: None, telling.verb.i if telling.verb is not None else at: None}:
        for preposition, when in told.bounds.get(word, ()):
            whose = "own" if word == at else "verb"
            yield "bound", f"bound:{preposition}:{whose}:{telling.form or 'none'}", when.value, when.span
    same = told.same.get(lemma_of(telling.trigger), ())
    here = bisect_left(same, at)
    for other in same[max(here - _AGAIN, 0) : here + _AGAIN]:
        if other != at:
            dating = told.known[other]
            yield (
                "again",
                f"again:{'before' if other < at else 'after'}:{_determiner(telling)}",
                dating.value,
                dating.span,
            )
    if (story := told.stories[number]) and number - story[1] <= STORY:
        yield "story", f"story:{min(number - story[1], 4)}", story[0].value, story[0].span
    yield from _around(number, told)
    if told.news is not None:
        if told.news.day is not None:
            yield "news", "news", told.news.day.value, told.news.day.span
        yield "today", "today", told.news.today.value, None


def _around(number: int, told: Scene) -> Iterator[Way]:
    """The last date that stands before a sentence, the first of the article, and the one that it names most."""
    before = next((at for at in range(number - 1, number - STORY - 1, -1) if told.dates.get(at)), None)
    if before is not None:
        dates = told.dates[before]
        mark = f"before:{min(number - before, 4)}:{min(len(dates), 2)}"
        yield "before", mark, dates[-1].value, dates[-1].span
    lead = next((at for at in range(min(number, _LEAD)) if told.dates.get(at)), None)
    if lead is not None:
        dates = told.dates[lead]
        yield "lead", f"lead:{lead}:{min(len(dates), 2)}", dates[0].value, dates[0].span
    if told.most is not None:
        when, count = told.most
        yield "most", f"most:{min(count, 4)}", when.value, when.span


def _above(telling: Telling, known: Mapping[int, Dating]) -> Iterator[Way]:
    """The date of the nearest dated word above, unless "after" and the like say that its time is another."""
    token, path = telling.trigger, ""
    for step in range(_ABOVE):
        tie = token.dep_
        if tie == "pobj":
            tie = f"pobj:{token.head.lower_}"
        elif tie == "advcl":
            tie = f"advcl:{conjunction(token)}"
        if tie == "advcl:other":
            return
        path = path or tie
        if token.head == token:
            return
        token = token.head
        if dating := known.get(token.i):
            yield "up", f"up:{path}{':far' if step > 1 else ''}", dating.value, dating.span
            return


def _below(token: Token, known: Mapping[int, Dating]) -> Iterator[Way]:
    for child in token.children:
        if dating := known.get(child.i):
            tie = f"advcl:{conjunction(child)}" if child.dep_ == "advcl" else child.dep_
            yield "down", f"down:{tie}", dating.value, dating.span
        elif child.dep_ in ("prep", "agent") and child.lower_ not in BOUNDS:
            for below in child.children:
                if dating := known.get(below.i):
                    yield "down", f"down:{child.lower_}", dating.value, dating.span


def _is_bound(date: Token, word: Token) -> bool:
    """Whether a date only says on which side of it a word's time is: "before the election in 2019, police arrested"."""
    at = bounding_noun(date) or date
    bound = next((above for above in at.ancestors if _sets_bound(above, date)), None)
    if bound is None or any(child.dep_ == "pobj" and faces(child) for child in bound.children):
        return False
    return word not in bound.subtree


def _sets_bound(above: Token, date: Token) -> bool:
    """Whether a word above a date says on which side of it something else was: "before", "ahead of"; "after" a month
    or a year ("after a test in January, they met"), but not a day."""
    if above.lower_ in BOUNDS and above.pos_ in ("ADP", "SCONJ"):
        return True
    behind = above.lower_ in ("after", "following") and (above.pos_ in ("ADP", "SCONJ") or above.lower_ == "following")
    return is_ahead_of(above) or (behind and date.lower_ not in WEEKDAYS and date.head.lower_ == "in")


def _is_anothers(date: Token, telling: Telling) -> bool:
    """Whether a date is of what a verb reports or calls off, not of its own time: "announced that it lost money in
    2009", "Saturday's match was cancelled"."""
    verb = telling.trigger
    below = [] if telling.is_noun else [child for child in verb.rights if is_judged_choice(child)]
    if telling.sort == "saying":
        below += [child for child in verb.rights if child.dep_ == "ccomp"]
    elif not telling.is_noun and is_calling_off(verb):
        below += [child for child in verb.children if child.dep_ in ("nsubjpass", "dobj")]
    return any(date in child.subtree for child in below)


def _in_sentence(token: Token, dates: Sequence[When]) -> Iterator[Way]:
    for when in dates:
        side = "before" if when.token.i < token.i else "after"
        away = abs(when.token.i - token.i)
        near = "near" if away <= 4 else "mid" if away <= 12 else "far"
        yield "sentence", f"sentence:{side}:{near}:{min(len(dates), 3)}", when.value, when.span


def _determiner(telling: Telling) -> str:
    if not telling.is_noun:
        return "verb"
    word = next((child for child in telling.trigger.lefts if child.dep_ in ("det", "poss")), None)
    if word is None:
        return "plural" if telling.trigger.tag_ == "NNS" else "bare"
    return "poss" if word.dep_ == "poss" else "a" if word.lower_ in ("a", "an") else word.lower_[:4]


# -- what speaks for a date ---------------------------------------------------------------------------


def _describe(one: Candidate, telling: Telling, told: Scene, rivals: int) -> None:
    """Adds the marks of the word, of the date and of its rivals, each with the way by which the date comes."""
    number = told.sentences[telling.trigger.i]
    when, size = _side(one.value, told.today), _size(one.value)
    tense = telling.form or "none"
    one.marks[f"nearest:{one.way}"] = None
    voice = "quoted" if telling.trigger.i in told.quoted else "told"
    for mark in (
        voice,
        f"{voice} & sort:{telling.sort}",
        *_beside(one, telling),
        f"form:{tense}",
        f"sort:{telling.sort}",
        f"place:{telling.place}",
        f"status:{telling.status}",
        f"when:{when}",
        f"size:{size}",
        f"at:{'lead' if number < 2 else 'early' if number < 6 else 'late'}",
        f"rivals:{min(rivals, 2)}",
        f"form:{tense} & sort:{telling.sort}",
        f"form:{tense} & when:{when}",
    ):
        one.marks[f"{one.way} | {mark}"] = None
    one.marks[f"when:{when} & {voice}"] = None
    one.marks[f"when:{when} & form:{tense}"] = None
    one.marks[f"when:{when} & status:{telling.status}"] = None
    one.marks[f"size:{size} & sort:{telling.sort}"] = None


def _beside(one: Candidate, telling: Telling) -> Iterator[str]:
    """What the clause in which a date stands is to the word: of the same subject or another, a report or none."""
    dated = telling.trigger.doc.char_span(*one.span, alignment_mode="expand") if one.span else None
    if dated is None or telling.verb is None:
        return
    verb = next((above for above in (dated.root, *dated.root.ancestors) if above.pos_ in ("VERB", "AUX")), dated.root)
    subjects = [_subject(telling.verb), _subject(verb)]
    yield f"subject:{_likeness(*subjects)}"
    yield f"dated by {'a report' if verb.lemma_.lower() in SAYING else 'none'} & sort:{telling.sort}"


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)


def _likeness(own: Token | None, other: Token | None) -> str:
    if own is None or other is None:
        return "none"
    if own.lemma_.lower() == other.lemma_.lower():
        return "same"
    return "pronoun" if own.lower_ in ("he", "she", "they") else "other"


def _side(value: str, today: date | None) -> str:
    """Where a date lies from the article's: "same", "holds" it, days or months before it, older, or ahead."""
    first, last = period(value.partition("/")[0]), period(value.rpartition("/")[2])
    if today is None or first is None or last is None:
        return "unknown"
    if first[0] <= today <= last[1]:
        return "same" if first[0] == last[1] else "holds"
    if first[0] > today:
        return "ahead"
    past = today - last[1]
    return "days" if past <= timedelta(6) else "weeks" if past <= timedelta(60) else "older"


_SIZES: Sequence[tuple[int, str]] = ((1, "day"), (7, "week"), (31, "month"), (92, "quarter"), (366, "year"))


def _size(value: str) -> str:
    first, last = period(value.partition("/")[0]), period(value.rpartition("/")[2])
    if first is None or last is None:
        return "unknown"
    days = (last[1] - first[0]).days + 1
    return next((name for most, name in _SIZES if days <= most), "long")
