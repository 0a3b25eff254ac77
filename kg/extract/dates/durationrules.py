"""Rules for durations, for what happens again and again, and for vague references to a time."""

from __future__ import annotations

import re

from kg.extract.dates.calendar import Unit
from kg.extract.dates.datecontext import UNKNOWN, Context, rule
from kg.extract.dates.datewords import compiled, duration, expand, number, singular


def last_or_next(match: re.Match[str], _: Context) -> str | None:
    """``the past three months``, ``the next 12 to 18 months``, ``recent weeks``: how long, not when; but
    ``recent years`` is when."""
    if not match["n"] and re.match(r"(?:recent|past) years", match[0], re.IGNORECASE):
        return "PAST_REF"
    count = number(match["n"]) if match["n"] else None
    return duration(count, singular(match["unit"]))


def length(match: re.Match[str], context: Context) -> str | None:
    """``five years``, ``10-hour``, ``at least 20 more years``, ``two and a half days``."""
    unit = singular(match["unit"])
    if match["n"].lower() == "one" and match["unit"].lower() == "day" and context.ahead() > 0:
        return "FUTURE_REF"
    if unit == "second" and match["n"].lower() in ("a", "one", "another"):
        return None
    if unit == "quarter" and re.fullmatch(r"a|one|three", match["n"].lower()):
        return None
    return duration(number(match["n"]), unit)


def one_or_two(match: re.Match[str], _: Context) -> str | None:
    """``in a year or two``, ``a week or two ago``: some time soon or not long ago; else about how long."""
    if match["ago"]:
        return "PAST_REF"
    return "FUTURE_REF" if match["lead"] else duration(1, singular(match["unit"]))


def sum_of_two(match: re.Match[str], _: Context) -> str | None:
    """``three years and two months``, ``five minutes, 20 seconds``: each of a smaller unit than the one before it."""
    long, short = (duration(number(count), singular(unit)) for count, unit in _COUNTED.findall(match[0])[-2:])
    return long + (short[2:] if long.startswith("PT") else short[1:])


_COUNTED = re.compile(expand(r"(<n>|an?)~(<unit>)"), re.IGNORECASE)
#: Which units go on which: "a year and two months", but not "one day, two weeks".
_SMALLER = "|".join(
    rf"{unit}s?(?:,? and|,)? (?:<n>|an?)~(?:{smaller})s?\b"
    for unit, smaller in (
        ("year", "month|week|day"),
        ("month", "week|day"),
        ("week", "day"),
        ("day", "hour"),
        ("hour", "minute"),
        ("minute", "second"),
    )
)


def some(match: re.Match[str], _: Context) -> str | None:
    """``for years``, ``within weeks``."""
    return duration(None, singular(match["unit"]))


def half(match: re.Match[str], _: Context) -> str | None:
    """``a year and a half``, ``half a century``."""
    unit = singular(match["unit"])
    if match["and"]:
        return duration(18, "month") if unit == "year" else duration(1.5, unit)
    return {"year": "P6M", "century": "P50Y", "decade": "P5Y", "hour": "PT30M"}.get(unit, duration(0.5, unit))


_ADVERBS: dict[str, Unit] = {
    "daily": "day",
    "nightly": "day",
    "weekly": "week",
    "monthly": "month",
    "annually": "year",
    "yearly": "year",
}


def often(match: re.Match[str], _: Context) -> str | None:
    """``daily``, ``annually``."""
    return UNKNOWN[_ADVERBS[match["often"].lower()]]


def every(match: re.Match[str], _: Context) -> str | None:
    """``every day``, ``each year``, ``every two weeks``, ``once a month``."""
    unit, count = singular(match["unit"]), match["n"]
    return duration(2 if count and "other" in count else number(count) if count else 1, unit)


_REFERENCES = (
    (
        "PRESENT_REF",
        r"(?:right )?now(?! that\b|-)|currently|current|at present|at the moment|these days|nowadays|presently",
    ),
    (
        "PAST_REF",
        r"(?:more |most |very |until |just )?recently|(?:more )?recent"
        r"|the (?:recent |distant )?past(?! (?:<qn>|few|<unit>))"
        r"|(?<!that\s)(?<!so\s)(?<!too\s)long ago|a (?:long|short) time ago|formerly",
    ),
    (
        "FUTURE_REF",
        r"(?<!as\s)(?:very |sometime )?soon(?!er|-)|the near term"
        r"|the (?:near|foreseeable|immediate|distant|not-too-distant)? ?future",
    ),
)


_READY = tuple((value, compiled(words)) for value, words in _REFERENCES)


def reference(match: re.Match[str], _: Context) -> str | None:
    """``now``, ``recently``, ``the near future``."""
    return next(value for value, words in _READY if words.match(match[0]))


_WHICH = (
    r"past|last|next|coming|recent|previous|first|final|following|latest|preceding|remaining|early|later"
    r"|closing|opening"
)
_ADJECTIVE = (
    r"(?:more|full|whole|straight|consecutive|long|short|trading|business|working|calendar|additional|other|different)"
)

#: How long, how often, and vaguely when; the first rule that matches at a place is taken.
DURATIONS = (
    rule(
        r"(?:<approx> )?(?:(?:the|these|those|his|her|its|their|our|my|your) )?(?P<which>" + _WHICH + r")"
        r" (?:(?P<n><qn>)~)?(?:"
        + _ADJECTIVE
        + r" )?(?P<unit>seconds|minutes|hours|days|nights|weeks|weekends|months|quarters|years"
        r"|decades|centuries)(?: or so)?",
        last_or_next,
    ),
    rule(r"(?:every|each)(?: (?P<n>other|single|few|<n>))? (?P<unit><unit>)", every),
    rule(r"(?:once|twice|(?:<n>|several|many) times) (?:a|an|each|every|per) (?P<n>(?!))?(?P<unit><unit>)", every),
    rule(
        r"(?P<lead>in )?(?:a|an|one) (?P<unit>minute|hour|day|week|month|year|decade) or two(?P<ago> ago)?"
        r"(?! (?:earlier|later|before|after)\b)",
        one_or_two,
    ),
    rule(r"(?:<approx> )?(?:a|one) (?P<unit>year|decade|century|hour|day|week|month) (?P<and>and a half)", half),
    rule(r"(?:<approx> )?half(?: an?|-an?|-)~?(?P<unit>year|decade|century|hour|day)(?P<and>(?!))?", half),
    rule(rf"(?:<approx> )?(?:<n>|an?)~(?:{_SMALLER})(?! (?:ago|earlier|later|before|from)\b)", sum_of_two),
    rule(
        r"(?:<approx> )?(?P<n><qn>)(?: or so)?~(?:"
        + _ADJECTIVE
        + r"~)?(?P<unit><unit>)(?:['’]s?)?(?: or (?:so|more|less|longer))?(?:~olds?)?",
        length,
    ),
    rule(
        r"(?P<lead>(?:for|in|over the|within|after|through the|take|takes|took|of|follows) )"
        r"(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)",
        some,
    ),
    rule(
        r"(?P<often>daily|nightly|weekly|monthly|annually|yearly)(?= ?[,.;:)]| (?:in|at|on|for|since|from|by|until)\b)",
        often,
    ),
    rule("|".join(words for _, words in _REFERENCES), reference),
)
