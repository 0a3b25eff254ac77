"""The bytes of a file → its text, with a warning wherever that took a guess."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

#: A byte order mark and the encoding that it announces; UTF-32 before UTF-16, whose mark it begins with.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: What a file that names the first is written in, as browsers take it: the second has quotation marks, too.
WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252"}

#: The bytes that are looked at to guess an encoding: guessing is slow, and more adds nothing.
SAMPLE = 200_000

#: Taken where no other encoding fits better: nearly all English text that is not UTF-8 is in it.
LIKELIEST = "cp1252"

#: What has more control characters than this share is no text.
NOISE = 0.01

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UNFIT = re.compile("[\ud800-\udfff\x00]")


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of some bytes, without a byte order mark, and warnings.

    ``declared`` is the encoding that the file itself names. Raises ValueError for what is no text."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _readable(data[len(mark) :].decode(encoding, "replace"), encoding)
    for encoding in ("utf-8", _named(declared)):
        try:
            text = data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        if not _noise(text):
            return fit(text)
    return _guess(data)


def _named(declared: str | None) -> str:
    """The encoding that a file says it is in; "" for none, for one that is unknown, and for UTF-16 or UTF-32, of which
    no word could be read before it is decoded."""
    try:
        name = codecs.lookup(declared or "").name
    except LookupError:
        return ""
    return "" if name.startswith(("utf-16", "utf-32")) else WIDER.get(name, name)


def fit(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with each character that no file can hold (a lone surrogate, NUL) as U+FFFD, so that
    its length stays the same, and a warning if there was one."""
    fitting, count = _UNFIT.subn("\ufffd", text)
    return fitting, (f"characters that are no text, now U+FFFD: {count}",) if count else ()


def _guess(data: bytes) -> tuple[str, tuple[str, ...]]:
    """UTF-8 in which few places are broken; else the likeliest encoding."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken and 2 * broken <= sum(char > "\x7f" for char in text):
        return _readable(text, "utf-8")
    matches = charset_normalizer.from_bytes(data[:SAMPLE])
    best = matches.best()
    if best is None:
        raise ValueError("binary data, or text in an unknown encoding")
    likely = any(LIKELIEST in match.could_be_from_charset and match.chaos <= best.chaos for match in matches)
    encoding = LIKELIEST if likely else best.encoding
    text, warnings = _readable(data.decode(encoding, "replace"), encoding)
    return text, (f"the encoding is not stated; read as {encoding}", *warnings)


def _readable(text: str, encoding: str) -> tuple[str, tuple[str, ...]]:
    """The text fit to be kept, with a warning where its bytes were not all of the encoding."""
    if _noise(text):
        raise ValueError("binary data, no text")
    broken = text.count("\ufffd")
    text, warnings = fit(text)
    return text, (f"places that are not {encoding}, now U+FFFD: {broken}", *warnings) if broken else warnings


def _noise(text: str) -> bool:
    return len(_CONTROL.findall(text)) > NOISE * len(text)
