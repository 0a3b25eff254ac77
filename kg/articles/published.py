"""Dates of publication: in metadata, in a line of their own, in an address. No clock is asked."""

from __future__ import annotations

import re
from datetime import date

#: An article dated outside of these years is dated wrongly.
YEARS = range(1800, 2101)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})\b"

#: The forms of a calendar date; the first that fits is taken.
FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<year>\d{4})\.(?P<month>\d{1,2})\.(?P<day>\d{1,2})(?!\d)",
        rf"\b{_MONTH} {{0,3}}{_DAY},? {{0,3}}{_YEAR}",
        rf"(?<!\d){_DAY} {{0,3}}(?:of {{1,3}})?{_MONTH},? {{0,3}}{_YEAR}",
        rf"(?<!\d){_DAY}-{_MONTH}-{_YEAR}",
        r"(?<!\d)(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?!\d)",
        r"(?<!\d)(?P<first>\d{1,2})(?P<mark>[/-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)",
        r"^(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?!\d)",
    )
)

#: What may stand beside the date on a date line: why, which day of the week, what time.
_BESIDE = re.compile(
    r"\b(?:first|last|originally|published|posted|updated|modified|created|issued|release(?:d)?|filed|date|dated"
    r"|on|at|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun|day"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|noon|midnight|am|pm|a\.m|p\.m|hrs?|hours|local|time"
    r"|gmt|utc|bst|c?e[sd]?t|[cmp][sd]t|ist|msk)\b"
    r"|\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?(?:am|pm|z)?|\d{1,2} ?[ap]\.?m\b|t(?=\d\d:)|[+-]\d{2}:?\d{2}\b",
    re.IGNORECASE,
)
_IN_ADDRESS = (
    re.compile(r"(?<![\d])(?P<year>(?:18|19|20)\d\d)[/-](?P<month>\d\d?)[/-](?P<day>\d\d?)(?![\d])"),
    re.compile(r"/(?P<year>(?:18|19|20)\d\d)/(?P<month>[a-z]{3})/(?P<day>\d\d?)(?![\d])", re.IGNORECASE),
    re.compile(r"(?<![\d])(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?![\d])"),
)


def parse(value: str) -> date:
    """The first calendar date in some text, as written there, without regard to its time zone.

    Raises ValueError where there is none, where day and month could be changed about
    ("4/5/2031"), and where it lies far off (YEARS)."""
    for form in FORMS:
        found = form.search(value)
        if found:
            return _date(found)
    raise ValueError(f"no date in {value[:60]!r}")


def in_address(address: str) -> date | None:
    """The date in a URL or file name (…/2031/03/04/…, …-2031-03-04-…), or None."""
    for form in _IN_ADDRESS:
        for found in form.finditer(address):
            try:
                return _date(found)
            except ValueError:
                continue
    return None


def date_line(line: str) -> tuple[str, str] | None:
    """The date of a line that holds little else, and what else it holds ("Oldport", "" for nothing);
    None for a line of running text."""
    if len(line) > 120:
        return None
    for form in FORMS:
        found = form.search(line)
        if found:
            rest = _BESIDE.sub(" ", form.sub(" ", line))
            words = re.findall(r"\w[\w'’.&-]*", rest)
            if len(words) <= 5 and all(word[0].isupper() or word in ("of", "the", "and") for word in words):
                return found.group(), " ".join(words)
            return None
    return None


def _date(found: re.Match[str]) -> date:
    parts = found.groupdict()
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if first <= 12 and second <= 12 and first != second:
            raise ValueError(f"day and month of {found.group()!r} could be changed about")
        parts["day"], parts["month"] = (second, first) if second > 12 else (first, second)
    day = date(int(parts["year"]), _month(str(parts["month"])), int(parts["day"]))
    if day.year not in YEARS:
        raise ValueError(f"the date {day} is far off")
    return day


def _month(name: str) -> int:
    return int(name) if name.isdigit() else _MONTHS.index(name[:3].lower()) + 1
