"""Datelines: the place (and agency, and date) that an agency report begins with: "KAZAN, Russia (AP) — "."""

from __future__ import annotations

import re

from kg.extract.lexicon import places
from kg.model import Span

_DAY = r"(?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+\.?)(?:,? \d{4})?"
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,4}"  # KAZAN, NEW YORK
    r"(?:, ?[A-Z][\w.]*(?: [A-Z][\w.]*){0,2})?"  # , Russia
    rf"(?P<day>, ?(?P<written>{_DAY}))?"  # , Aug. 24 or 24 August 2031
    r"(?: ?(?P<agency>\([^()\n]{2,40}\)))?"  # (AP)
    r"(?:\s*(?:-{1,2}|[–—―])\s+|[–—―](?=[A-ZÀ-Þ])|(?(day):\s+|(?!)))"
)

#: Those of press releases and statements: "(Vilnius, March 5, 2024) – ", "Istanbul, 2 June 2025. ".
_RELEASED = re.compile(
    r"(?P<open>\()?[A-ZÀ-Þ][^\W\d_]+(?:[ .'’-]{1,2}[A-ZÀ-Þ][^\W\d_]+){0,3}"
    rf"(?P<day>, ?(?P<written>{_DAY}(?<=\d{{4}})))(?(open)\))(?P<agency>(?!))?"
    r"(?:\s*[-–—]{1,2}\s+|(?(open)(?!)|[:.]\s+(?=[A-ZÀ-Þ\"“])))"
)

#: Those of India's agencies: "New Delhi, Mar 21 (PTI) ", "Lahore [Pakistan], July 17 (ANI): ".
_WIRED = re.compile(
    r"[A-ZÀ-Þ][^\W\d_]+(?:[ .'’-]{1,2}[A-ZÀ-Þ][^\W\d_]+){0,3}(?: \[[^\[\]\n]{2,30}\])?"
    rf"(?P<day>, ?(?P<written>{_DAY})) (?P<agency>\([A-Z]{{2,8}}\)):?\s+"
)

#: Those without a day whose place has small letters: "New York (AFP) – ".
_SHORT = re.compile(
    r"[A-ZÀ-Þ][^\W\d_]+(?:[ .'’-]{1,2}[A-ZÀ-Þ][^\W\d_]+){0,3}(?P<day>(?!))? "
    r"(?P<agency>\((?:AFP|AP|UPI|PTI|ANI|APP|PNA|DPA|dpa|EFE|CNN|VOA|Reuters|Xinhua)\))\s*(?:-{1,2}|[–—:])\s+"
)

#: Those of papers that put a colon: "ISLAMABAD: ". Where it is not known for a place, it may be who speaks.
_COLONED = re.compile(
    r"(?P<place>[A-ZÀ-Þ][^\W\d_.'’-]+(?:[ -][A-ZÀ-Þ][^\W\d_.'’-]+){0,3}): +(?=[^\W\d_])(?P<day>(?!))?(?P<agency>(?!))?"
)


def _dateline(text: str, paragraph: Span) -> re.Match[str] | None:
    found = next(filter(None, (form.match(text, *paragraph) for form in (_DATELINE, _RELEASED, _WIRED, _SHORT))), None)
    coloned = None if found else _COLONED.match(text, *paragraph)
    place = places().get(coloned["place"].title()) if coloned else None
    known = coloned and place is not None and (place.subtype == "city" or coloned["place"].isupper())
    return coloned if known else found


def agency(text: str, paragraph: Span) -> Span:
    """Where a dateline names its agency, with the brackets: who wrote a report is not of whom it tells. An empty span
    where it names none."""
    found = _dateline(text, paragraph)
    return found.span("agency") if found and found["agency"] else (0, 0)


def text_start(text: str, paragraph: Span) -> int:
    """Where the sentences of a paragraph begin: after its dateline, if it has one."""
    found = _dateline(text, paragraph)
    return found.end() if found else paragraph[0]


def day(text: str, paragraph: Span) -> Span:
    """Where a dateline says on which day the report was written; an empty span where it does not."""
    found = _dateline(text, paragraph)
    return found.span("written") if found and found["day"] else (0, 0)
