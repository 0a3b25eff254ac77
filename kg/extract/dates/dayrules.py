"""Rules for expressions that mean a day or a time of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from kg.extract.dates.calendar import at, period, shift, unit_of
from kg.extract.dates.datecontext import ALONE, UNKNOWN, Context, rule, some_weekday
from kg.extract.dates.datewords import DAY_PARTS, compiled, duration, expand, month, number, weekday, year
from kg.extract.dates.resultrules import PASSAGE


def _on(numbers: tuple[int, int, int]) -> str | None:
    try:
        return date(*numbers).isoformat()
    except ValueError:
        return None


def iso_day(match: re.Match[str], _: Context) -> str | None:
    """``2013-11-20`` and ``2013-11-20T14:30``."""
    day = _on((int(match["y"]), int(match["m"]), int(match["d"])))
    return day + (match["time"] or "").upper() if day else None


def slashed_day(match: re.Match[str], context: Context) -> str | None:
    """``11/20/2013``, ``20/11/2013`` and ``20.11.2013``: month first, as in American news, but where it cannot be or
    the article puts the day first."""
    first, second, when = int(match["a"]), int(match["b"]), year(match["y"])
    day_first = first > 12 or match["sign"] == "." or (second <= 12 and context.puts_day_first())
    return _on((when, second, first) if day_first else (when, first, second))


def month_day(match: re.Match[str], context: Context) -> str | None:
    """``Nov. 20``, ``20 November 2013``, ``20 November last year``: without a year, the nearest in the direction of the
    tense."""
    day, number_of_month = int(re.sub(r"\D", "", match["day"])), month(match["month"])
    if _on((2000, number_of_month, day)) is None:
        return None
    if said := context.year_of(match["year"]) or context.year_behind(match.end()):
        return _on((int(said), number_of_month, day)) if said.isdigit() else f"{said}-{number_of_month:02}-{day:02}"
    if until := _UNTIL_YEAR.match(context.text, match.end()):
        return _on((int(until["year"] or until["dmy"]), number_of_month, day))
    return _in_time(context.by_year(lambda y: f"{y:04}-{number_of_month:02}-{day:02}", context.ahead()), match)


#: "from 3 May" to 7 May 2020: the end of the range has the year.
_UNTIL_YEAR = re.compile(
    expand(
        r"(?: ?[-–—] ?| (?:to|until|till|through|and) )"
        r"(?:<month> <daynum>,? (?P<year><year>)|<daynum> <month>,? (?P<dmy><year>))"
    ),
    re.IGNORECASE,
)


def _in_time(value: str, match: re.Match[str]) -> str:
    """The day, with the part of it that the match names."""
    part = match.groupdict().get("part")
    return f"{value}T{_part(part)}" if part and value[-1:] != "T" else value


def _part(words: str) -> str:
    return next(code for word, code in DAY_PARTS.items() if word in words.lower())


def named_weekday(match: re.Match[str], context: Context) -> str | None:
    """``Friday``, ``last Friday morning``, ``Friday of last week``, on ``Friday last``; ``every Friday`` is a set,
    ``one Friday`` not known, but news tells of "a Friday interview" as of this week's."""
    name, which = weekday(match["weekday"]), " ".join((match["which"] or "").lower().split())
    if which == "a" and not match["plural"] and context.before_noun(match.span("weekday")):
        return _in_time(context.weekday(name, "", context.ahead()), match)
    if which in ("every", "each", "most", "one", "a") or match["plural"]:
        return some_weekday(name)
    if match["often"]:
        return f"{some_weekday(name)}T{_part(match['often'])}"
    if match["past"] and _AFTER_ON.search(context.text, 0, match.start()):
        which = "last"
    if match["week"]:
        count = {"last": -1, "next": 1, "this": 0}[match["week"].lower()]
        monday = period(context.now("week", count))
        return _in_time((monday[0] + timedelta(name - 1)).isoformat(), match) if monday else some_weekday(name)
    return _in_time(context.weekday(name, which, context.ahead()), match)


#: In British English: "on Tuesday last".
_AFTER_ON = re.compile(r"\bon\s+\Z", re.IGNORECASE)


def weekday_away(match: re.Match[str], context: Context) -> str | None:
    """``a week ago Friday``, ``two weeks from Tuesday``."""
    name, weeks = weekday(match["weekday"]), int(number(match["n"]) or 0)
    back = match["how"].lower() == "ago"
    near = period(context.weekday(name, "", -1 if back else 1))
    return (near[0] + timedelta(weeks=-weeks if back else weeks)).isoformat() if near else some_weekday(name)


_NAMED_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1, "last night": -1, "last evening": -1}


def named_day(match: re.Match[str], context: Context) -> str | None:
    """``today``, ``yesterday evening``, ``last night``, ``the day after tomorrow``; ``tomorrow`` (Monday) is that."""
    word = " ".join(match["day"].lower().split())
    if match["day"][0].isupper() and (context.as_word(match.span("day")) or _ends_a_title(match, context)):
        return None
    if match["away"]:
        return context.now("day", 2 if word == "tomorrow" else -2)
    day = context.now("day", _NAMED_DAYS[word])
    if named := _IN_BRACKETS.match(context.text, match.end()):
        day = context.weekday(weekday(named["weekday"]), "", 1 if word == "tomorrow" else -1)
    if word.startswith("last"):
        return f"{day}T{_part(word)}"
    return f"{day}TNI" if "night" in word else _in_time(day, match)


def _ends_a_title(match: re.Match[str], context: Context) -> bool:
    """Whether a day is the last word of a title in quotation marks: "Last Week Tonight"."""
    before = context.text[max(0, match.start() - _TITLE) : match.start()]
    return _CAPITALS.search(before) is not None and _CLOSES.match(context.text, match.end()) is not None


_TITLE = 40
_CAPITALS = re.compile("[\"“‘'](?:[A-Z][A-Za-z]*'?[ ])+$")
_CLOSES = re.compile("[,.]?[\"”’']")

_IN_BRACKETS = re.compile(expand(r" ?\((?P<weekday><weekday>)\)"), re.IGNORECASE)


def day_part(match: re.Match[str], context: Context) -> str | None:
    """``this morning``, ``the same evening``, ``the next morning``, ``every night``."""
    which, part = " ".join(match["which"].lower().split()), _part(match["part"])
    if which in ("every", "each"):
        return f"{UNKNOWN['day']}T{part}"
    if which in ("this", "late this", "early this", "earlier this", "later this"):
        return f"{context.now('day')}T{part}"
    away = {"the next": 1, "the following": 1, "the previous": -1, "the prior": -1}.get(which, 0)
    return f"{context.then('day', away)}T{part}"


def part_beside(match: re.Match[str], context: Context) -> str:
    """``the evening before``, ``the morning after``: of the day of which the text spoke last."""
    return f"{context.then('day', -1 if match['how'].lower() == 'before' else 1)}T{_part(match['part'])}"


def numbered_day(match: re.Match[str], context: Context) -> str | None:
    """``on the 21st``, ``for the 15th of this month``: in the month that is named, else in that of the day named by its
    month not far before; None where there is none such ("on the 17th", a hole)."""
    day = int(re.sub(r"\D", "", match["day"]))
    if match["which"]:
        which = match["which"].lower()
        away = {"last": -1, "next": 1, "this": 0}.get(which)
        said = context.now("month", away) if away is not None else context.then("month", _STEPS.get(which, 0))
    elif _BY_MONTH.search(context.text, max(0, context.reference_end - _DAY_LONG), context.reference_end):
        told = period(context.reference or "")
        if told is None or unit_of(context.reference or "") != "day" or context.span[0] - context.reference_end > _NEAR:
            return None
        said = at(shift(told[0], "month", 1 if told[0].day - day > _BACK else 0), "month")
    else:
        return None
    first = period(said)
    return _on((first[0].year, first[0].month, day)) if first else None


_STEPS = {"the following": 1, "the previous": -1}
_BY_MONTH = compiled(r"<month>")
#: How long a day's words are, and how far before another it is named, in characters; a number that is so many days
#: smaller is one of the next month.
_DAY_LONG, _NEAR, _BACK = 18, 250, 15


def day_of_letter(match: re.Match[str], context: Context) -> str | None:
    """``the 14th instant``, ``the 30th ultimo``: of this month and the last one, as letters and courts have it."""
    first = period(context.now("month", {"i": 0, "u": -1, "p": 1}[match["latin"][0].lower()]))
    return _on((first[0].year, first[0].month, int(re.sub(r"\D", "", match["day"])))) if first else None


def clock(match: re.Match[str], context: Context) -> str | None:
    """``10 p.m. Wednesday``, ``16:08 UTC``, ``noon``: a time of the day named, else of the day
    that the sentence spoke of before, else of the article's day."""
    day = _clock_day(match["on"], context)
    said = match["clock"].lower()
    if said.startswith(("noon", "midnight")):
        return f"{day}T{'12:00' if said[0] == 'n' else '24:00'}"
    found = _CLOCK.match(said)
    if not found:
        return f"{day}T{int(number(said.split()[0]) or 0):02}:00"
    hour, minute = int(found["hour"]), found["minute"] or "00"
    if found["half"] == "p" and hour < 12:
        hour += 12
    elif found["half"] == "a" and hour == 12:
        hour = 0
    zone = "Z" if re.search(r"\b(gmt|utc)\)?$", said) else ""
    return f"{day}T{hour:02}:{minute}{zone}"


_CLOCK = re.compile(r"(?P<hour>\d\d?)(?:[:.]?(?P<minute>\d\d))?(?::\d\d)?\s*(?:(?P<half>[ap])\.?m)?")


def _clock_day(words: str | None, context: Context) -> str:
    if words:
        for each in DAYS_ALONE:
            if (found := each.pattern.fullmatch(words)) and (value := each.value(found, context)):
                return value[:10]
    told = context.reference if unit_of(context.reference or "") == "day" else None
    far = context.span[0] - context.reference_end
    if told and (context.same_sentence() or (far < PASSAGE and context.ahead() < 0)):
        return told[:10]
    return context.now("day")


def relative_day(match: re.Match[str], context: Context) -> str | None:
    """``the next day``, ``the day before``, ``the same day``, ``that day``: from the day before it in the text; "that
    day" where there is none is no date ("if that day comes")."""
    words = " ".join(match[0].lower().split())
    if words.startswith("the same") and _OF_WHAT.match(context.text, match.end()):
        return UNKNOWN["day"]
    if words.startswith("that") and unit_of(context.reference or "") != "day":
        return None
    if re.search(r"\b(next|following|after|later)\b", words):
        return context.then("day", 1)
    if re.search(r"\b(previous|before|earlier|preceding|prior)\b", words):
        return context.then("day", -1)
    return context.then("day")


#: Behind "the same day" this is what was on that day, not the last of which the text spoke.
_OF_WHAT = re.compile(r" (?:of|as) (?:the|a|an|his|her|their|its)\b")


def then(_match: re.Match[str], context: Context) -> str | None:
    """``until then``, ``by then``: the time that was named a sentence before at most."""
    return context.reference if context.span[0] - context.reference_end < _A_SENTENCE else None


_A_SENTENCE = 150


# -- days with a name of their own -------------------------------------------------------------


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month; the last one for 0."""
    if nth == 0:
        first = date(year + month // 12, month % 12 + 1, 1)
        return first - timedelta((first.isoweekday() - weekday - 1) % 7 + 1)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114, 31)
    return date(year, month, day + 1)


HOLIDAYS: dict[str, Callable[[int], date]] = {
    "new year['’]s eve": lambda y: date(y, 12, 31),
    "new year['’]s day": lambda y: date(y, 1, 1),
    "christmas eve": lambda y: date(y, 12, 24),
    "christmas(?: day)?": lambda y: date(y, 12, 25),
    "boxing day": lambda y: date(y, 12, 26),
    "valentine['’]?s day": lambda y: date(y, 2, 14),
    "st\\.? patrick['’]s day": lambda y: date(y, 3, 17),
    "international women['’]s day": lambda y: date(y, 3, 8),
    "earth day": lambda y: date(y, 4, 22),
    "may day": lambda y: date(y, 5, 1),
    "(?:the )?fourth of july|independence day": lambda y: date(y, 7, 4),
    "bastille day": lambda y: date(y, 7, 14),
    "halloween": lambda y: date(y, 10, 31),
    "veterans day|armistice day": lambda y: date(y, 11, 11),
    "inauguration day": lambda y: date(y, 1, 20),
    "martin luther king(?:,? jr\\.?)? day": lambda y: _nth(y, 1, 1, 3),
    "presidents['’]? day": lambda y: _nth(y, 2, 1, 3),
    "mother['’]?s day": lambda y: _nth(y, 5, 7, 2),
    "father['’]?s day": lambda y: _nth(y, 6, 7, 3),
    "memorial day": lambda y: _nth(y, 5, 1, 0),
    "labor day": lambda y: _nth(y, 9, 1, 1),
    "columbus day": lambda y: _nth(y, 10, 1, 2),
    "election day": lambda y: _nth(y, 11, 1, 1) + timedelta(1),
    "thanksgiving(?: day)?": lambda y: _nth(y, 11, 4, 4),
    "black friday": lambda y: _nth(y, 11, 4, 4) + timedelta(1),
    "ash wednesday": lambda y: _easter(y) - timedelta(46),
    "palm sunday": lambda y: _easter(y) - timedelta(7),
    "good friday": lambda y: _easter(y) - timedelta(2),
    "easter monday": lambda y: _easter(y) + timedelta(1),
    "easter(?: sunday)?": _easter,
}
_HOLIDAY = tuple((re.compile(name.replace(" ", r"\s+"), re.IGNORECASE), on) for name, on in HOLIDAYS.items())


def holiday(match: re.Match[str], context: Context) -> str | None:
    """``Christmas Eve``, ``last Easter``, ``Election Day 2016``; ``Christmas`` sales are of some days about it."""
    if match["season"] is not None:
        return duration(None, "day")
    on = next(on for name, on in _HOLIDAY if name.fullmatch(match["holiday"]))
    if said := context.year_of(match["year"]):
        return on(int(said)).isoformat() if said.isdigit() else None
    which = (match["which"] or "").lower()
    ahead = -2 if "last" in which else 2 if "next" in which else context.ahead()
    return context.by_year(lambda y: on(y).isoformat(), ahead)


def september_11(_match: re.Match[str], _: Context) -> str | None:
    """The attacks of that day, which are named without their year."""
    return "2001-09-11"


_WHICH = r"(?:(?:the )?(?:last|next|this coming|this past|this|past|coming|previous)|the following)"
_DAY = (
    r"(?:today|yesterday|tomorrow|(?:(?:last|next|this) )?<weekday>(?:,? <month> <daynum>(?:,? <year>)?)?"
    r"|<month> <daynum>(?:,? <year>)?|<daynum> <month>(?:,? <year>)?)"
)
_YEAR = (
    r"(?:<year>|(?:of )?(?:last|this|next|that(?: same)?|the (?:same|following|next|previous|preceding|prior)) year"
    r"(?!['’]s)|a year (?:ago|earlier|before))"
)
_WEEKDAY_FIRST = r"(?:(?:<weekday>|<shortday>),? )?"
_IN_WEEK = (
    r"(?: (?:of )?(?P<week>last|this|next) week|(?P<past> last)(?! (?:week|month|year|night|season|weekend)s?\b))?"
)

#: A day without a clock time; the first rule that matches at a place is taken.
DAYS_ALONE = (
    rule(
        _WEEKDAY_FIRST + r"<mod>?(?P<month><month>) (?P<day><daynum>)"
        r"(?:(?: ?[-–] ?| (?:to|and|through|until) )(?P<other><daynum>))?(?:,? (?P<year>" + _YEAR + "))?",
        month_day,
    ),
    rule(
        _WEEKDAY_FIRST + r"(?:the )?(?:(?P<other><daynum>)(?: ?[-–] ?| (?:to|and|until) ))?"
        r"<mod>?(?P<day><daynum>)(?: of|-)?(?: |(?<=-))(?P<month><month>)(?:(?:,? |-)(?P<year>" + _YEAR + "))?",
        month_day,
    ),
    rule(
        r"<mod>?(?:(?P<which>" + _WHICH + r"|every|each|most|one|a) )?(?P<weekday><weekday>)(?P<plural>s\b)?(?:['’]s)?"
        r"(?: (?P<part><part>)| (?P<often>(?:mornings|afternoons|evenings|nights)\b))?" + _IN_WEEK,
        named_weekday,
    ),
    rule(
        r"<mod>?(?:(?P<away>(?:(?:the|a) )?day (?:before|after) ))?"
        r"(?P<day>today|tonight|yesterday|tomorrow|last (?:night|evening))(?:['’]s)?"
        r"(?: (?P<part><part>))?",
        named_day,
    ),
)

DAYS = (
    rule(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:T?(?P<time>T\d\d:\d\d(?::\d\d)?))?", iso_day),
    rule(r"(?P<a>\d\d?)(?P<sign>[/.])(?P<b>\d\d?)(?P=sign)(?P<y>\d{4}|\d\d)", slashed_day),
    rule(r"<mod>?(?P<clock><clock>)(?P<rest>,? (?:on )?(?P<on>" + _DAY + "))?", clock),
    rule(r"9/11|(?:September|Sept\.?) 11(?:th)?(?:, 2001)?(?=,? (?:terror\w*|attack\w*|hijack\w*))", september_11),
    rule(r"(?P<n><qn>) weeks? (?P<how>ago|from)(?: on)? (?P<weekday><weekday>)", weekday_away),
    rule(r"(?P<part><part>)(?: of| on)? (?P<day>today|yesterday|tomorrow)(?P<away>(?!))?", named_day),
    *DAYS_ALONE,
    rule(
        r"(?P<which>(?:(?:late|early|earlier|later)~)?this|that(?: same)?|the same|the next|the following|the previous"
        r"|the prior|every|each) (?P<part><part>)",
        day_part,
    ),
    rule(
        r"(?:the )?(?:(?:next|following|previous|preceding|prior|same) day|day (?:before|after|earlier|later)"
        r"(?= ?[,.;]| [a-z]+ed\b| (?:at|in|that|by|when)\b))|that(?: same)? day",
        relative_day,
    ),
    rule(r"(?:on )?the (?P<part><part>) (?P<how>before|after)" + ALONE, part_beside, comparison=True),
    rule(
        r"(?P<lead>(?:on|for|until|till|by|from|since) )the (?P<day>(?:3[01]|[12]?[1-9]|[12]0)(?:st|nd|rd|th))"
        r"(?: of (?P<which>this|last|next|that|the same|the following|the previous) month)?" + ALONE,
        numbered_day,
    ),
    rule(
        r"(?:the )?(?P<day>(?:3[01]|[12]?[1-9]|[12]0)(?:st|nd|rd|th))"
        r" (?P<latin>inst(?:ant\b|\b\.?)|ult(?:imo\b|\b\.?)|prox(?:imo\b|\b\.?))",
        day_of_letter,
    ),
    rule(r"(?P<lead>(?:until|till|by|since) )then(?! the\b)", then, comparison=True),
    rule(
        r"(?:(?P<which>last|next|this|this past) )?(?P<holiday>" + "|".join(HOLIDAYS) + r")(?:['’]s)?"
        r"(?P<season>(?=(?: and \w+(?: \w+)?)? (?:sales?|season|shopping|rush|trade|holidays|break|period)\b))?"
        r"(?:,?(?: of| in)? (?P<year><year>|(?:last|this|next) year))?",
        holiday,
    ),
)
