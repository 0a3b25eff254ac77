"""What a relative date is read against: the article's day, the tense around it, the date before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from kg.extract.dates.calendar import Unit, at, move, period, shift, unit_of
from kg.extract.dates.datewords import compiled, singular
from kg.model import Span

#: How a value of each unit is written, each digit as 0.
_FORMS: dict[Unit, str] = {
    "day": "0000-00-00",
    "week": "0000-W00",
    "weekend": "0000-W00-WE",
    "month": "0000-00",
    "quarter": "0000-Q0",
    "half": "0000-H0",
    "season": "0000-00",
    "year": "0000",
    "decade": "000",
    "century": "00",
}

#: What stands for a value of a unit that nothing in the article fixes: TIMEX3 writes an X for each digit that is not
#: known (TimeML annotation guidelines 1.2.1, value attribute).
UNKNOWN: dict[Unit, str] = {unit: form.replace("0", "X") for unit, form in _FORMS.items()}


def named_unit(word: str) -> Unit:
    """The unit of the calendar that a word names ("Centuries"); a day for one that is no unit of it ("nights")."""
    return next((unit for unit in UNKNOWN if unit == singular(word)), "day")


def some_weekday(number: int) -> str:
    """The value of a weekday (1 is Monday) of a week that nothing fixes."""
    return f"{UNKNOWN['week']}-{number}"


#: How many times as far a date counts that lies where the tense does not point. Little for a coming day
#: told of in the past ("declared a dividend payable Dec. 7") and a quarter that is over told of in the
#: future ("expects to report a third-quarter loss").
AGAINST_TENSE = 10
COMING_DAY, PAST_QUARTER = 3, 2
#: Where the tense says nothing, what is to come counts as double.
UNSAID = 2
CERTAIN = 1000
#: How many days after the first of a month its last is.
_MONTH = range(27, 31)
#: How many years ago a story happened whose months and days are not taken for the latest of their name.
LONG_AGO = 2


@dataclass(slots=True)
class Context:
    """``today`` is the day of the article, if known; ``reference`` the last calendar value before
    the expression that is being read, which stands at ``span``; ``direction`` tells from the tense
    around a span whether it lies ahead (1), behind (-1) or cannot be told (0), ``as_word`` whether a
    word that could be a month or a year is none there ("May" the verb, 2000 men), ``before_noun`` whether
    it says which noun is meant ("a Friday interview"), ``goes_on`` whether a sentence tells at the second span how the
    story went on of which the first is a time."""

    text: str
    today: date | None
    direction: Callable[[Span], int]
    as_word: Callable[[Span], bool]
    before_noun: Callable[[Span], bool] = lambda _: False
    goes_on: Callable[[Span, Span], bool] = lambda *_: False
    reference: str | None = None
    reference_end: int = -1
    said: dict[Unit, str] = field(default_factory=dict)
    span: Span = (0, 0)
    _ahead: dict[Span, int] = field(default_factory=dict)
    _day_first: bool | None = None

    def ahead(self) -> int:
        """The direction of the expression that is being read; -2 of the day on which a period ended."""
        if self.span not in self._ahead:
            before = self.text[max(0, self.span[0] - 8) : self.span[0]].lower()
            until, ended = before.endswith(("until ", "till ")), before.endswith(" ended ")
            from_then = _FROM_THEN.search(self.text, max(0, self.span[0] - 30), self.span[0]) is not None
            self._ahead[self.span] = 1 if until or from_then else -2 if ended else self.direction(self.span)
        return self._ahead[self.span]

    def puts_day_first(self) -> bool:
        """Whether the article writes its dates as the British do: by its other dates in digits, by where it puts the
        day beside a month, else by its spelling."""
        if self._day_first is None:
            days = [int(found["a"]) > 12 for found in _IN_DIGITS.finditer(self.text)]
            days = days or [bool(found["day"]) for found in _BY_MONTH.finditer(self.text)]
            self._day_first = 2 * sum(days) > len(days) if days else _BRITISH.search(self.text) is not None
        return self._day_first

    def same_sentence(self) -> bool:
        """Whether the reference stands in the same sentence as what is being read."""
        between = self.text[max(self.reference_end, 0) : self.span[0]]
        return self.reference is not None and len(between) < 300 and not _SENTENCE_END.search(between)

    def now(self, unit: Unit, count: int = 0) -> str:
        """The unit ``count`` away from the one that holds the article's day."""
        if self.today is None:
            return UNKNOWN[unit]
        return at(shift(self.today, unit, count), unit)

    def then(self, unit: Unit, count: int = 0) -> str:
        """The unit ``count`` away from the one of which the text spoke last, of the article's day where of none; not
        known where that was less precise, or where what is told as over would lie ahead."""
        moved = move(self.reference, unit, count) if self.reference else None
        if moved is None or (unit_of(moved) != unit and not count):
            moved = self.now(unit, count)
        vague = unit_of(moved) != unit or (count > 0 and self.ahead() < 0 and self.is_ahead(moved))
        return UNKNOWN[unit] if vague else moved

    def is_ahead(self, value: str) -> bool:
        """Whether a calendar value begins after the article's day."""
        span = period(value)
        return self.today is not None and span is not None and span[0] > self.today

    def by_year(self, make: Callable[[int], str], ahead: int) -> str:
        """The value of its kind, one a year, that lies nearest in that direction; 2 and -2 leave no doubt."""
        if start := self._range_start():
            values = (make(start.year), make(start.year + 1))
            return next((value for value in values if (span := period(value)) and span[1] >= start), values[-1])
        if self.today is None:
            told = self.reference if self.reference and self.reference[:4].isdigit() else ""
            known = told if ahead < (1 if len(told) > 4 else 0) else ""
            if len(known) == 4 and not (self.same_sentence() or self._goes_on()):
                known = ""  # a year alone may be any: "since 2011", "independence in 1961"
            return make(int(known[:4])) if known else UNKNOWN["year"] + make(2000)[4:]
        nearest = self._nearest((make(self.today.year + away) for away in (-1, 0, 1)), ahead)
        in_story = self._in_story(make) if ahead == -1 else None
        return in_story if in_story and int(nearest[:4]) - int(in_story[:4]) >= LONG_AGO else nearest

    def _range_start(self) -> date | None:
        """The day on which a range begins that ends with what is being read: "from February 12 to *March 29*"."""
        told = period(self.reference or "")
        return told[0] if told and _UP_TO.fullmatch(self.text, self.reference_end, self.span[0]) else None

    def _in_story(self, make: Callable[[int], str]) -> str | None:
        """The first value of its kind from the month or day on of which the sentence before tells: "She resigned in
        January 2016. In May she was arrested"."""
        told = period(self.reference or "") if len(self.reference or "") > len("2016") else None
        if told is None or not self._goes_on():
            return None
        values = [make(told[0].year), make(told[0].year + 1)]
        return next((value for value in values if (span := period(value)) and span[0] >= told[0]), None)

    def _nearest(self, values: Iterable[str], ahead: int) -> str:
        """The nearest value, where one on the side that the tense speaks against counts as further."""
        today = self.today or date.min

        def distance(span: tuple[date, date]) -> int:
            away = max((span[0] - today).days, (today - span[1]).days, 0)
            coming = span[0] > today
            if not away or ahead * (1 if coming else -1) > 0:
                return away
            if ahead == 0:
                return away * (UNSAID if coming else 1)
            if abs(ahead) > 1:
                return CERTAIN * away
            days = (span[1] - span[0]).days
            little = COMING_DAY if coming and not days else PAST_QUARTER if not coming and 80 < days < 100 else None
            if coming and days in _MONTH and self._is_told_in():
                return CERTAIN * away
            return away * (little or AGAINST_TENSE)

        spans = [(span, value) for value in values if (span := period(value))]
        return min(spans, key=lambda item: distance(item[0]))[1]

    def _goes_on(self) -> bool:
        """Whether what is being read tells how the story goes on of which the reference is a time."""
        return self.goes_on((self.reference_end - 1, self.reference_end), self.span)

    def _is_told_in(self) -> bool:
        """Whether a main verb in the simple past tells what happened "in" the time that is being read."""
        within = self.text[max(0, self.span[0] - 3) : self.span[0]].lower() == "in "
        return within and self.goes_on(self.span, self.span)

    def part(self, part: str, ahead: int) -> str:
        """The month (``07``), quarter, half or season of a year that is not given."""
        return self.by_year(lambda year: f"{year:04}-{part}", ahead)

    def year_of(self, words: str | None) -> str | None:
        """The year that "last year", "the same year", "a year earlier" or "1996" stands for."""
        said = " ".join((words or "").lower().split())
        if not said:
            return None
        if digits := re.search(r"\d{4}|['’]\d\d", said):
            return digits[0] if len(digits[0]) == 4 else str(1900 + int(digits[0][1:]))
        for pattern, count in _YEARS_AWAY:
            if pattern.search(said):
                return self.now("year", count)
        if re.search(r"\b(that|the same)\b", said):
            return self.then("year")
        if re.search(r"\b(following|the next|earlier|previous|before|preceding|prior)\b", said):
            return self.then("year", 1 if re.search(r"following|next", said) else -1)
        return self.now("year")

    def year_behind(self, end: int) -> str | None:
        """The year that stands some words behind a date at whose end they begin: "the May 9 *general election last
        year*"; None where none does."""
        found = _YEAR_BEHIND.match(self.text, end)
        return self.year_of(found["year"]) if found else None

    def weekday(self, number: int, which: str, ahead: int) -> str:
        """The day of this name: "last" leaves out today and yesterday, "next" today; otherwise today counts."""
        if self.today is None:
            return some_weekday(number)
        if start := self._range_start():
            return (start + timedelta((number - start.isoweekday()) % 7)).isoformat()
        own = self.today.isoweekday()
        back, forth = (own - number) % 7, (number - own) % 7
        if "last" in which or "past" in which or "previous" in which:
            return (self.today - timedelta(back + 7 if back < 2 else back)).isoformat()
        if "next" in which or "coming" in which:
            return (self.today + timedelta(forth or 7)).isoformat()
        if "following" in which:
            after = period(self.reference or "") or (self.today, self.today)
            return (after[1] + timedelta((number - after[1].isoweekday()) % 7 or 7)).isoformat()
        return (self.today + timedelta(forth if ahead > 0 else -back)).isoformat()


#: Dates that say where an article puts the day: in digits where only one of the two can be a month, and in words.
_IN_DIGITS = re.compile(
    r"(?<![\d/])(?:(?P<a>1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01]))/\d\d"
)
_BY_MONTH = compiled(r"(?P<day><daynum>) <month>|<month> <daynum>")
#: Words that only American papers spell otherwise, and measures and monies of elsewhere.
_BRITISH = re.compile(
    r"\b(?:labour|centre|programme|colour|defence|favour|honour|neighbour|behaviour|offence|metre|kilometre|litre"
    r"|tonne|lakh|crore|rupee|naira|shilling|dirham"
    r"|(?:organ|recogn|author|critic|real|apolog|emphas|final|privat|mobil|util|civil)is(?:e|ed|ing|ation))s?\b"
    r"|\bper cent\b",
    re.IGNORECASE,
)
_YEAR_BEHIND = compiled(
    r" (?-i:[a-z-]+)(?: (?-i:[a-z]+))?(?: \([A-Z]{2,5}\))? (?:of )?(?P<year>(?:last|this|next) year)(?!['’]s)"
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+[\"“‘(`]*[A-Z]|\n\s*\n")
_YEARS_AWAY = (
    (re.compile(r"\blast year|\byear ago|\byear-ago|\bpast year"), -1),
    (re.compile(r"(?<!the )\bnext year|\bcoming year"), 1),
    (re.compile(r"\bthis year|\bcurrent"), 0),
)


_UP_TO = re.compile(r"\s+(?:to|until|till|through)\s+|\s?[-–—]\s?", re.IGNORECASE)
#: Before a date, these say that what is told begins on it: "for another five years from November".
_FROM_THEN = re.compile(
    r"\b(?:(?:years?|months?)(?: commencing| starting| beginning)? from|with effect from|effective(?: from)?)\s$",
    re.IGNORECASE,
)


#: After "the year before", what says that no noun follows of which it would be.
ALONE = (
    r"(?= ?[,.;:)]|$| (?:and|but)\b| (?:at|in)(?! which)\b"
    r"| (?:he|she|it|they|we|i)(?: (?:had|was|were|would)\b|['’]d\b))"
)


Value = Callable[[re.Match[str], Context], str | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the value of what it matches, None where that is no date after all.

    A group ``other`` is the other day of a range ("5-8 May") or the other year ("1990-95"), a
    mention of its own. A comparison ("a year ago") is not what the text goes on to speak of."""

    source: str
    value: Value
    pattern: re.Pattern[str]
    comparison: bool = False


def rule(source: str, value: Value, *, comparison: bool = False) -> Rule:
    """The rule, with its pattern made ready."""
    return Rule(source, value, compiled(source), comparison)


def other_end(match: re.Match[str], value: str) -> str | None:
    """The value of the other end of a range whose one end has this value ("5-8 May", "1990-95")."""
    said = match.groupdict().get("other")
    if not said:
        return None
    if unit_of(value) == "year":
        return value[:2] + said if len(said) == 2 else said
    return f"{value[:8]}{int(re.sub(r'[^0-9]', '', said)):02}"
