"""Rules for expressions that mean a week, a month, a quarter, a season, a year or more."""

from __future__ import annotations

import re

from kg.extract.dates.calendar import Unit, at, move, period, shift
from kg.extract.dates.datecontext import ALONE, UNKNOWN, Context, named_unit, rule
from kg.extract.dates.datewords import ORDINALS, SEASONS, duration, expand, month, year
from kg.extract.dates.resultrules import (
    in_other_year,
    last_quarter,
    of_results,
    quarter_ended,
    quarter_in_context,
)
from kg.extract.dates.storyrules import away, from_story, year_before


def named_month(match: re.Match[str], context: Context) -> str | None:
    """``October``, ``last May``, ``July last year``, ``early November 1995``; ``each July`` is a set."""
    which, part = (match.groupdict().get("which") or "").lower(), f"{month(match['month']):02}"
    if (
        not match["year"]
        and not which
        and (context.as_word(match.span("month")) or _AUGUST.match(context.text, match.start()))
    ):
        return None
    if which in ("each", "every"):
        return f"{UNKNOWN['year']}-{part}"
    behind = None if which else context.year_behind(match.end())
    if said := _year(match["year"], context) if match["year"] else behind:
        return f"{said}-{part}"
    if _OF_STORY.fullmatch(which):
        return from_story(which, part, context)
    if which and context.today:
        return _last_or_next(part, which, context)
    return context.part(part, context.ahead())


#: Before a house of parliament "august" is what Indians and Africans call it.
_AUGUST = re.compile(r"august\s+(?:house|parliament|assembly|body|chamber|senate|gathering|institution)", re.IGNORECASE)


def _last_or_next(part: str, which: str, context: Context) -> str:
    """ "last May" is the last before this month, "next May" the next after it, "this May" this year's."""
    if "this" in which and "past" not in which:
        return context.now("year") + f"-{part}"
    found = context.part(part, 2 if "next" in which or "coming" in which else -2)
    if found == context.now("month"):
        return move(found, "month", 12 if "next" in which else -12) or found
    return found


def _year(words: str, context: Context) -> str:
    words = " ".join(words.lower().split())
    if re.fullmatch(r"[a-z]+(?:[ -](?:and )?[a-z]+)*", words) and "year" not in words:
        return str(year(words))
    return context.year_of(words) or context.now("year")


def season(match: re.Match[str], context: Context) -> str | None:
    """``this summer``, ``the fall of 1998``, ``last winter``; "clubs that fall" is none."""
    which = (match.groupdict().get("which") or "").lower()
    if which.startswith("that") and context.as_word(match.span("season")):
        return None
    part, said = SEASONS[match["season"].lower()], match["year"]
    if said or which in ("each", "every"):
        return f"{_year(said, context) if said else UNKNOWN['year']}-{part}"
    return _season(part, which, context)


def _season(part: str, which: str, context: Context) -> str:
    """The season without a year that ``this``, ``last`` or ``the following`` stands before."""
    if _OF_STORY.fullmatch(which):
        return from_story(which, part, context)
    if which == "last" or "past" in which:
        found = context.part(part, -2)
        return move(found, "season", -4) or found if found == context.now("season") else found
    if which in ("next", "this coming"):
        return context.part(part, 2)
    if which == "this" and part != "WI":
        return context.now("year") + f"-{part}"
    return context.part(part, context.ahead())


_QUARTER_NUMBERS = {word: number for number, word in enumerate(ORDINALS[:4], start=1)}


def quarter(match: re.Match[str], context: Context) -> str | None:
    """``the third quarter of last year``, ``fiscal second-quarter``, ``Q3 2009``, ``the first half of 1990``,
    ``the third`` and fourth quarters."""
    word = (match["q"] or match["nth"]).lower()
    if match["half"] or match["two"]:
        part = "H1" if word == "first" else "H2"
    elif word == "last":
        return f"{_year(match['year'], context)}-Q4" if match["year"] else context.now("quarter", -1)
    else:
        part = f"Q{word if word.isdigit() else _QUARTER_NUMBERS.get(word) or word[0]}"
    before = match.groupdict().get("before")
    if said := match["year"] or match["shared"] or before:
        if _COMPARED.search(said):
            return in_other_year(context.part(part, -1), -1)
        return f"{_year(said, context)}-{part}"
    return context.part(part, context.ahead())


_COMPARED = re.compile(r"year[ -](?:ago|earlier|before)|prior|previous", re.IGNORECASE)


def deictic(match: re.Match[str], context: Context) -> str | None:
    """``last week``, ``next year``, ``this month``, ``the following month``, ``that year``, ``the weekend``."""
    which, unit = " ".join(match["which"].lower().split()), named_unit(match["unit"])
    if which in ("past", "the past", "coming", "the coming") and unit not in ("weekend", "quarter"):
        return duration(1, unit)
    word = which.removeprefix("the ").removeprefix("very ").split()[-1]
    if word in _FROM_THE_TEXT:
        return context.then(unit, _FROM_THE_TEXT[word])
    if told := of_results(word, match, context):
        return told
    if word in ("last", "past"):
        return _last(unit, context, this="this" in which)
    if unit == "weekend" and word not in ("next", "coming"):
        return _weekend(context, context.ahead() or -1)
    return context.now(unit, 1 if word in ("next", "coming") else 0)


#: What counts from the time that the text spoke of last, and how many units.
_FROM_THE_TEXT = {"following": 1, "previous": -1, "preceding": -1, "prior": -1, "same": 0, "that": 0}


def _last(unit: Unit, context: Context, *, this: bool) -> str:
    """Last week or year; on a Sunday last week is the one that ends, and from Friday on ``this`` past week is."""
    if unit == "weekend":
        return _weekend(context, -1)
    ends = context.today is not None and context.today.isoweekday() >= (5 if this else 7)
    return context.now(unit, 0 if unit == "week" and ends else -1)


def _weekend(context: Context, ahead: int) -> str:
    """The weekend that is or was or comes next."""
    today = context.today
    if today is None or ahead > 0 or today.isoweekday() >= 6:
        return context.now("weekend")
    return at(shift(today, "week", -1), "weekend")


def unit_beside(match: re.Match[str], context: Context) -> str:
    """``the year before``, ``the week after``: from the time of which the text spoke last."""
    return context.then(named_unit(match["unit"]), -1 if match["how"].lower() in ("before", "earlier") else 1)


def the_unit(match: re.Match[str], context: Context) -> str | None:
    """``the year``, ``the month``, ``the quarter``: the one that the text spoke of, else the article's."""
    unit = named_unit(match["unit"])
    if unit == "weekend":
        return _weekend(context, context.ahead() or -1)
    if unit == "quarter":
        return last_quarter(context)
    if unit == "day":
        return context.now("day") if context.ahead() > 0 else context.then("day")
    return context.then(unit) if context.same_sentence() else context.now(unit)


def year_alone(match: re.Match[str], context: Context) -> str | None:
    """``1989``, ``the year two thousand``, ``fiscal 1990``, ``'82``."""
    sure = _BEFORE_YEAR.search(context.text, max(0, match.start() - 12), match.start())
    if _CASE_NUMBER.search(context.text, max(0, match.start() - 12), match.start()):
        return None
    if not sure and context.as_word(match.span("year")):
        return None
    return str(year(match["year"]))


def year_to(_match: re.Match[str], _: Context) -> str | None:
    """``the fiscal year`` ended June 30: twelve months that are no calendar year."""
    return "P1Y"


def year_end(match: re.Match[str], context: Context) -> str | None:
    """``year-end``, ``year's end 1990``."""
    return match["year"] or context.now("year")


def week_of_month(match: re.Match[str], context: Context) -> str | None:
    """``the last week of March``: of the weeks that lie in the month for the most part."""
    which, part = match["nth"].lower(), f"{month(match['month']):02}"
    value = f"{_year(match['year'], context)}-{part}" if match["year"] else context.part(part, context.ahead())
    span = period(value)
    if span is None:
        return value
    day = shift(span[1], "day", -(span[1].isoweekday() % 7))
    if which in _QUARTER_NUMBERS:
        day = shift(span[0], "day", 7 * _QUARTER_NUMBERS[which] - 4)
    return at(day, named_unit(match["unit"]))


_CENTURIES = {word: number for number, word in enumerate(ORDINALS, start=1)} | {
    "eleventh": 11,
    "twelfth": 12,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
}


_OF_AGE = re.compile(r"\b(?:his|her|their|my|our|your)\s$", re.IGNORECASE)


def decade(match: re.Match[str], _: Context) -> str | None:
    """``the 1990s``, ``the early '80s``, ``the nineties``; None of somebody's age, "in her early 60s"."""
    if _OF_AGE.search(match.string, max(match.start() - 8, 0), match.start()):
        return None
    if digits := re.search(r"\d+", match["decade"]):
        said = digits[0]
        return said[:3] if len(said) == 4 else ("20" if int(said) < 30 else "19") + said[0]
    tens = {"twent": 2, "thirt": 3, "fort": 4, "fift": 5, "sixt": 6, "sevent": 7, "eight": 8, "ninet": 9}
    return f"19{next(n for start, n in tens.items() if start in match['decade'].lower())}"


def century(match: re.Match[str], _: Context) -> str | None:
    """``the 20th century`` is ``19``."""
    said = match["nth"].lower()
    nth = _CENTURIES.get(said) or int(re.sub(r"\D", "", said) or 0)
    return f"{nth - 1:02}" if 0 < nth < 23 else None


_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|until|during|by|between|before|after|from|through|year|of|and)\s+$", re.IGNORECASE
)

#: What a court or an office numbers by the year: "CR/39/2017".
_CASE_NUMBER = re.compile(r"(?:[A-Za-z]|/\w+)/$")

_YEARS = (
    r"(?:<year>|(?:the )?(?:last|this|next|that|same|previous|following|past|current) year"
    r"|(?:the )?year|a year (?:ago|earlier|before))"
)
_BEFORE = (
    r"(?:(?:the )?<year>(?:['’]s)?|(?:last|this|next|the previous|the following|that) year['’]s"
    r"|(?:the |a )?year[ -](?:ago|earlier)|the prior[ -]year(?:['’]s)?)"
)

#: What follows on the first of two quarters that share the word: "the third and fourth quarters of 1988".
_AND_NEXT = (
    r"|(?=,? (?:and|or|to|through) (?:the )?(?:second|third|fourth)~quarters"
    r"(?:,?(?: of| in)?(?: the)?(?: fiscal)?(?: year)? (?P<shared>" + _YEARS + "))?)"
)

_MONTH = r"(?P<month><fullmonth>|<dotmonth>)"
_OF_YEAR = r"(?:(?:,? | of |, of |[-/])(?P<year><year>|['’]\d\d(?!\w)|<spokenyear>|(?:of |in )?" + _YEARS + "))?"
#: Before a month or a season, these count from the time that the text spoke of.
_STORY = r"(?:the (?:following|next|previous|preceding|same)|that(?: same)?)"
_OF_STORY = re.compile(expand(_STORY))
_THIS = r"(?:the )?(?:this|last|next)(?: (?:past|coming))?|the past|the coming|past|coming"
#: The fall of Rome, a fall in prices.
_NO_DROP = r"(?! (?:in|of (?!the year|last|this|next|1|2)))"
_FISCAL = r"(?:(?:fiscal|financial|calendar|school|academic|model|tax)~)?"
#: Not "This Week", in quotation marks.
_NO_TITLE = r"(?:(?<![\"“‘`])|(?!(?-i:[A-Z]\w+ [A-Z])))"
_UNITS = r"(?:week|weekend|month|quarter|year|decade|century)(?!~olds?)"

#: Weeks, months, quarters, seasons, years and more; the first rule that matches at a place is taken.
PERIODS = (
    rule(
        r"(?:at (?:least|most) )?(?:<mod>)?(?:(?P<before>" + _BEFORE + r")~)?"
        r"(?:(?:the|its|their|our|his|fiscal)~)*(?:(?P<q>q[1-4])(?!\w)"
        r"|(?P<nth>first|second|third|fourth|last|latter|1st|2nd|3rd|4th)(?:~(?:fiscal~)?"
        r"(?:(?P<two>two quarters(?= of (?:the year|this|last|next|1|2)))|"
        r"(?:quarter(?!~?(?:back|final))|(?<!last\s)quarters)|(?P<half>half(?= of (?:the year|this|last|next|1|2))))"
        + _AND_NEXT
        + r"))"
        r"(?:['’]s)?(?:,?(?: of| in)?(?: the)?(?: fiscal)?(?: year)? (?P<year>" + _YEARS + "))?",
        quarter,
    ),
    rule(r"(?P<which>the latest)~(?:quarter|period)(?P<year>(?!))?", quarter_in_context),
    rule(
        r"(?P<which>(?:the |last |that )?year[ -](?:ago|earlier)(?: third)?|the latest|the <year>"
        r"|(?:the )?prior[ -]year|the(?= quarter a year (?:ago|earlier))"
        r"|(?:the )?(?:same|corresponding|comparable|like|similar)|(?:the )?last year['’]s)"
        r"~(?:quarter|period|month)"
        r"(?:,?(?: of| in)?(?: the)? (?P<year>" + _YEARS + "))?",
        quarter_in_context,
        comparison=True,
    ),
    rule(r"<mod>?(?:(?P<which>" + _STORY + "|" + _THIS + r"|each|every) )?" + _MONTH + _OF_YEAR, named_month),
    rule(r"<mod>?(?P<month><month>)(?:,? | of )(?P<year><year>)", named_month),
    rule(
        r"<mod>?(?P<which>"
        + _STORY
        + r"|this past|this coming|this|last|next|the past|each|every|their|its|the(?! fall)) <mod>?"
        r"(?P<season><season>)" + _NO_DROP + _OF_YEAR,
        season,
    ),
    rule(
        r"(?P<lead>(?:in|by|since|until|during|for|of) )(?:the )?<mod>?(?P<season><season>)" + _NO_DROP + _OF_YEAR,
        season,
    ),
    rule(r"<mod>?(?:the )?(?P<season><season>)(?: of|,)? (?P<year><year>)", season),
    rule(
        r"the (?P<nth>first|second|third|fourth|last|final) (?P<unit>week|weekend) (?:of|in) <mod>?(?P<month><month>)"
        r"(?:,? (?P<year>" + _YEARS + "))?",
        week_of_month,
    ),
    rule(
        _NO_TITLE
        + r"<mod>?(?P<which>(?:the )?(?:very )?(?:following|previous|preceding|prior|next|same|current)|"
        + _THIS
        + r"|that(?: same)?)"
        r"~" + _FISCAL + "(?P<unit>" + _UNITS + r"|(?<=current\s)day)(?:['’]s)?(?! ago)",
        deictic,
    ),
    rule(
        r"(?:<approx> )?(?:(?:a|one) year|(?:the |a )?year(?=-))[ -](?P<how>ago|earlier|before(?= ?[,.;)]))",
        year_before,
        comparison=True,
    ),
    rule(
        r"(?:<approx> )?(?P<n><qn>|a)~(?:(?:full|whole) )?(?P<unit><unit>)~"
        r"(?P<how>ago|earlier|from now|hence|from today|previously|later(?! than)|before(?= ?[,.;)])"
        r"|after(?= ?[,.;)]))",
        away,
    ),
    rule(
        r"(?:just )?the (?P<unit>week|month|year) (?P<how>before|earlier|after|later)" + ALONE,
        unit_beside,
        comparison=True,
    ),
    rule(r"<mod>?the year (?P<year><year>|<spokenyear>)", year_alone),
    rule(r"(?:the |its )?(?:fiscal )?year(?= end(?:ed|ing)\b)", year_to),
    rule(
        r"(?:the|its)(?: latest)? (?:fiscal )?(?:quarter|three months)(?= ended (?P<ended><fullmonth>|<dotmonth>) \d)",
        quarter_ended,
    ),
    rule(r"(?:the |at )?(?:year['’]s|year)[ -]end(?:(?: of)? (?P<year><year>))?", year_end),
    rule(r"(?:<mod>the|all(?: of)?(?: the)?) " + _FISCAL + r"(?P<unit>" + _UNITS + r"|day)(?:['’]s)?", the_unit),
    rule(
        r"(?<!of\s)the(?: full| entire| whole| latest)? " + _FISCAL + r"(?P<unit>" + _UNITS + r"|day)(?:['’]s)?"
        r"(?! (?:of|when|that|he|she|they|we|i|before|after|ago|earlier|later|in which)\b|[- ]old)",
        the_unit,
    ),
    rule(
        r"(?:the )?(?:(?:early|mid|late|mid- to late)~)?"
        r"(?P<decade>(?:1[5-9]|20)\d0['’]?s|(?<=the\s)['’]?\d0['’]?s|(?:(?<=and\s)|(?<=or\s)|(?<=early\s)|(?<=late\s))['’]?\d0s|['’]\d0s"
        r"|(?<=the\s)(?:nineteen[ -])?(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies)",
        decade,
    ),
    rule(
        r"(?:<mod>)?(?:the )?(?:(?:early|mid|late)~)?"
        r"(?P<nth><ordinal>|eleventh|twelfth|nineteenth|twentieth|twenty-first)~century",
        century,
    ),
    rule(
        r"<mod>?(?<!\d[.,])(?:(?:the )?(?:(?:fiscal|calendar|school|model|financial)(?: year)?|year) )?"
        r"(?P<year><year>|<spokenyear>)(?:['’]s)?(?:[-–/](?P<other>\d{4}|\d\d)(?!\d))?(?: fiscal year| calendar year)?",
        year_alone,
    ),
    rule(r"(?:(?<=since\s)|(?<=in\s)|(?<=of\s)|(?<=summer\s))(?P<year>['’]\d\d)(?!\w)", year_alone),
)
