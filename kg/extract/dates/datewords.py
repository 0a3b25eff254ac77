"""The vocabulary of date expressions, and patterns written with it.

``compiled`` takes a pattern in which ``<month>`` stands for any month, a space for any white
space but a blank line, and ``~`` for a space or a hyphen; case does not matter, except in names.
"""

from __future__ import annotations

import re

MONTHS = dict(
    zip(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        range(1, 13),
        strict=True,
    )
)
WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], start=1
    )
}
SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
DAY_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI"}

#: Unit → its letter in a duration and how many of that letter it is. "T" stands before hours.
UNITS: dict[str, tuple[str, int]] = {
    "second": ("TS", 1),
    "minute": ("TM", 1),
    "hour": ("TH", 1),
    "day": ("D", 1),
    "night": ("D", 1),
    "week": ("W", 1),
    "fortnight": ("W", 2),
    "weekend": ("WE", 1),
    "month": ("M", 1),
    "quarter": ("Q", 1),
    "year": ("Y", 1),
    "decade": ("Y", 10),
    "century": ("Y", 100),
}

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
_ONES += ["seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBERS = {word: number for number, word in enumerate(_ONES)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]

#: How many a vague quantity is; None for "some number of them".
QUANTITIES: dict[str, float | None] = {
    "a": 1,
    "an": 1,
    "one": 1,
    "another": 1,
    "single": 1,
    "half a": 0.5,
    "half an": 0.5,
    "a half": 0.5,
    "a couple of": 2,
    "a couple": 2,
    "a dozen": 12,
    "a hundred": 100,
    "few": None,
    "a few": None,
    "several": None,
    "some": None,
    "many": None,
    "dozens of": None,
    "hundreds of": None,
    "thousands of": None,
    "a number of": None,
}


#: Between digits a dash stands for "to".
_RANGE = re.compile(r"(\d)\s?[-–]\s?(?=\d)")


def number(text: str) -> float | None:
    """The number that words or digits say ("twenty-four", "3.5", "a couple of"); of a range
    ("two to three") the first; None for a vague one ("several")."""
    text = _RANGE.sub(r"\1 to ", text)
    text = " ".join(text.lower().replace("-", " ").replace(",", "").split())
    if text in QUANTITIES:
        return QUANTITIES[text]
    half = 0.5 if text.endswith(" and a half") else 0
    total: float = 0
    for word in re.split(r" (?:to|or|and) ", text)[0].split():
        if word in NUMBERS:
            total += NUMBERS[word]
        elif word == "hundred":
            total = max(total, 1) * 100
        elif word == "thousand":
            total = max(total, 1) * 1000
        elif re.fullmatch(r"\d+(\.\d+)?", word):
            total += float(word)
    return total + half


def duration(count: float | None, unit: str) -> str:
    """The TIMEX3 duration: ``P3D``, ``PT10H``, ``PXW``; decades and centuries as years."""
    letter, size = UNITS[unit]
    time, letter = ("T", letter[1:]) if letter[0] == "T" else ("", letter)
    if count is None:
        return {"decade": "PXDE", "century": "PXCE"}.get(unit, f"P{time}X{letter}")
    return f"P{time}{count * size:g}{letter}"


def singular(unit: str) -> str:
    """The key of UNITS for a unit as written ("Centuries" → "century", "hrs" → "hour")."""
    word = unit.lower().rstrip(".")
    word = {"centuries": "century", "hrs": "hour", "hr": "hour", "mins": "minute", "min": "minute"}.get(word, word)
    return word if word in UNITS else word.rstrip("s")


def month(name: str) -> int:
    """The number of a month from its name or abbreviation."""
    return next(number for full, number in MONTHS.items() if full.startswith(name.lower().rstrip(".")[:3]))


def weekday(name: str) -> int:
    """The ISO number of a weekday from its name or abbreviation: Monday is 1."""
    return next(number for full, number in WEEKDAYS.items() if full.startswith(name.lower().rstrip(".")[:3]))


def year(text: str) -> int:
    """The year that "1996", "'96", "nineteen ninety-six" or "two thousand and five" says.
    Of two digits, those from 30 on are of the twentieth century."""
    digits = re.sub(r"\D", "", text)
    if len(digits) == 2:
        return int(digits) + (1900 if int(digits) >= 30 else 2000)
    if digits:
        return int(digits)
    words = text.lower().replace("-", " ").replace(" and ", " ").split()
    if words[:2] == ["two", "thousand"]:
        return 2000 + int(number(" ".join(words[2:])) or 0)
    return 100 * NUMBERS[words[0]] + int(number(" ".join(words[1:])) or 0)


def _either(words: list[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


def _names(words: dict[str, int], short: list[str]) -> str:
    """Names with a capital or in capitals; abbreviations may have a full stop."""
    full = [form for word in words for form in (word.capitalize(), word.upper())]
    return f"(?-i:{_either(full)}|{_either(short)}\\b\\.?)"


_SHORT_MONTHS = ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"]
_SHORT_DAYS = ["Mon", "Tue", "Tues", "Wed", "Weds", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun"]
_TENS_ONES = f"{_either(_TENS)}(?:[ -]{_either(_ONES[1:10])})?"
_WORD_NUMBER = f"(?:{_TENS_ONES}|{_either(_ONES[1:])})(?: hundred)?"
_NUMBER = f"(?:{_WORD_NUMBER}|\\d+(?:,\\d\\d\\d)*(?:\\.\\d+)?)"

_IN_NUMBERS = ("one", "half an", "a hundred")

MACROS = {
    "month": _names(MONTHS, _SHORT_MONTHS),
    "fullmonth": "(?-i:" + _either([form for m in MONTHS for form in (m.capitalize(), m.upper())]) + ")",
    "dotmonth": f"(?-i:{_either(_SHORT_MONTHS)}\\.)",
    "weekday": "(?-i:" + _either([form for w in WEEKDAYS for form in (w.capitalize(), w.upper())]) + ")",
    "shortday": f"(?-i:{_either(_SHORT_DAYS)}\\b\\.?)",
    "season": _either(list(SEASONS)),
    "daynum": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)",
    "year": r"(?:1\d|20)\d\d(?![\w%]|[.,]\d)",
    "spokenyear": f"(?:(?:sixteen|seventeen|eighteen|nineteen|twenty)[ -](?:{_TENS_ONES}|{_either(_ONES[10:])})"
    f"(?![ -]\\w*(?:year|day|month|week|percent|million|thousand))"
    f"|two thousand(?: (?:and )?(?:{_TENS_ONES}|{_either(_ONES[1:])}))?)",
    "ordinal": _either([*ORDINALS, r"\d+(?:st|nd|rd|th)"]),
    "n": _NUMBER,
    "qn": f"(?:{_either([word for word in QUANTITIES if word not in _IN_NUMBERS])}|half an"
    f"|(?:a hundred|{_NUMBER})(?:~(?:to|or|and)~{_NUMBER}| ?[-–] ?\\d+)?(?: and a half)?)",
    "unit": r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|weekends?|fortnights?|months?|quarters?"
    r"|years?|decades?|century|centuries)\b",
    "approx": r"(?:(?:no )?(?:more|less|fewer|longer) than|at (?:least|most)|as (?:many|much|long|little) as|up to"
    r"|just (?:over|under)|about|around|almost|nearly|roughly|approximately|some|over|under|only|just|within|the "
    r"entire|the whole|a full|an additional|an extra|another)",
    "mod": r"(?:(?:the )?(?:very )?(?:beginning|start|end|middle|close|eve|latter part|early part) of "
    r"|(?:early|late|mid|earlier|later)(?:~(?:in|on|of))?~)",
    "part": r"(?:(?:early |late |mid-?)?(?:morning|afternoon|evening|night|midday))\b",
    "clock": r"(?:(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)? ?(?:[ap]\.m\.|[ap]m\b)"
    r"|(?:(?:[01]?\d|2[0-4])[:.]|0\d|(?:(?<=at\s)|(?<=by\s)|(?<=from\s)|(?<=until\s)|(?<=between\s))(?:1\d|2[0-4]))"
    r"[0-5]\d ?(?:hours|hrs)\b"
    r"|(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])"
    r"|[0-2]\d[0-5]\d(?= (?-i:GMT|UTC))|noon\b|midnight\b|<n> o['’]clock)"
    r"(?:,? \(?(?-i:(?:[ECMP][SD]?T|GMT|UTC|BST|CET)\b(?: ?[+-]\d+)?)\)?"
    r"|,? (?-i:Eastern|local)(?: (?:[Ss]tandard|[Dd]aylight))?(?: time| Time))?",
}


def expand(source: str) -> str:
    """A pattern with its macros and spaces written out."""
    while _MACRO.search(source):
        source = _MACRO.sub(lambda found: MACROS[found[1]], source)
    return _spaces(source)


_MACRO = re.compile(r"(?<!\?P)<([a-z]+)>")
_SPACE = r"(?:[ \t\xa0]+(?:\r?\n[ \t\xa0]*)?|\r?\n[ \t\xa0]*)"


def _spaces(source: str) -> str:
    """Spaces outside of a character class become any white space but a blank line."""
    out, inside = [], False
    for before, char in zip(" " + source, source, strict=False):
        if before != "\\" and char in "[]":
            inside = char == "["
        if char == " " and not inside:
            out.append(_SPACE)
        elif char == "~":
            out.append(f"(?:{_SPACE}|-)")
        else:
            out.append(char)
    return "".join(out)


def compiled(source: str) -> re.Pattern[str]:
    """The pattern, ready for use; it does not begin or end inside of a word."""
    return re.compile(rf"(?<![\w$£€#])(?:{expand(source)})(?!\w)", re.IGNORECASE)
