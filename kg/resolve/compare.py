"""Names of persons compared: their parts, and how far two names may be one person's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.resolve.given_names import NICKNAMES, nicknames
from kg.resolve.spelling import WORD, fold, normal, plain_letters

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "junior", "senior", "filho"})
#: In lower case before a surname these belong to it: "von der Leyen" is the surname of "Ursula von der Leyen".
PARTICLES = frozenset(
    "al an ap as at bin bint da de del della dem den der des di dos du e el ibn la las le los ter van vom von y zu zum"
    " zur".split()
)
GENDER = {
    **dict.fromkeys(("mr", "sir", "lord", "king", "prince"), "m"),
    **dict.fromkeys(("mrs", "ms", "miss", "lady", "dame", "queen", "princess"), "f"),
}

_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")
_ARTICLE_OF_SURNAME = re.compile(r"^(?:[AaEe]l|[Aa][dns])[-‐](?=\w)")
#: Written large, too, these begin a surname: "De Niro" stands for "Robert De Niro". "Al" and "Van" are given names.
_BEGIN_SURNAME = frozenset({"bin", "da", "de", "del", "della", "di", "dos", "el", "le", "von"})
#: "Father of" and "mother of": one name with the word behind them.
_PARENTS = frozenset({"abu", "abou", "umm", "oum"})
#: "Servant of": one name with the word behind them, however they are written.
_SERVANTS = frozenset({"abd", "abdal", "abdel", "abdol", "abdoul", "abdul", "abdur", "abdus"})
#: The Arabic article inside of a name of South Asia, as it sounds before different letters.
_ARTICLES = frozenset({"ul", "ur", "ud", "us", "uz", "un"})
_HYPHEN = re.compile(r"[-‐‑–\s]+")


@dataclass(frozen=True, slots=True)
class Parts:
    """A person's name taken apart; ``halves`` are the words before the last of a double surname that stands alone."""

    given: tuple[str, ...]
    surname: str
    suffix: str = ""
    halves: tuple[str, ...] = ()


@lru_cache(maxsize=100_000)
def parts(name: str) -> Parts:
    """The given names, surname and suffix of a person's name, each in normal form: "J.P. van der Berg Jr." has
    the given names "j" and "p", the surname "berg" and the suffix "jr"."""
    written = name.split()
    tokens = [token for word in written for token in _HYPHEN.split(_ARTICLE_OF_SURNAME.sub("", word))]
    if _begins_surname(written):
        tokens[0] = tokens[0].lower()
    tokens = [
        token for at, token in enumerate(tokens) if token.lower() not in ("al", "el") or at in (0, len(tokens) - 1)
    ]
    words = [word for at, token in enumerate(tokens) for word in _words(token, last=at == len(tokens) - 1, name=name)]
    words = _with_parents(_with_articles(words)) or normal(name).split() or [name]
    suffix = words.pop() if len(words) > 2 and words[-1] in SUFFIXES else ""
    if len(words) > 2 and len(words[0]) == 1 < len(words[1]):
        words[:2] = reversed(words[:2])  # "J. Christopher Berg" is called Christopher
    if len(written) == 1:
        return Parts((), words[-1], suffix, tuple(words[:-1]))
    return Parts(tuple(words[:-1]), words[-1], suffix)


def _begins_surname(words: list[str]) -> bool:
    """Whether a name is a surname that begins with a particle written large: "De la Fuente", "Di Natale"."""
    first, *rest = (words[0].lower(), *words[1:])
    small = bool(rest) and rest[0] in PARTICLES
    return first in PARTICLES and (small or (len(rest) == 1 and first in _BEGIN_SURNAME))


def _with_articles(words: list[str]) -> list[str]:
    """The words with the article of Urdu and Bengali names as one with that before it: "Ziaul Haq" is Zia-ul-Haq."""
    joined: list[str] = []
    for at, word in enumerate(words):
        if 0 < at < len(words) - 1 and word in _ARTICLES:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _with_parents(words: list[str]) -> list[str]:
    """The words with "Abu Karam" and "Umm Ali" as one, and "Abd al-Rahman" in a longer name."""
    joined: list[str] = []
    for at, word in enumerate(words):
        if at and words[at - 1] in _PARENTS:
            joined[-1] += word
        elif at and words[at - 1] in _SERVANTS and len(words) > 2:
            joined[-1] = f"abdul{word}"
        else:
            joined.append(word)
    return joined


def _words(token: str, *, last: bool, name: str) -> list[str]:
    """What a token adds to the words of a name: nothing for a particle or a number, letters for initials."""
    plain = "".join(WORD.findall(plain_letters(token)))
    if not plain or plain.isdigit() or (token[0].islower() and plain in PARTICLES):
        return []
    together = len(token) == 2 and token.isupper() and not last and not name.isupper()
    return list(plain) if together or _INITIALS.fullmatch(token) else [plain]


def same_person(a: Parts, b: Parts) -> bool:
    """Whether two full names of one surname may be one person's: no part contradicts."""
    return likeness(a, b) is not None


#: How two full names may agree, from the surest down.
SAME, MIDDLE, ORDER, SHORT, SPELLING, INITIAL = (
    "the same full name",
    "the same name but for a middle name or suffix",
    "the same initials in another order",
    "a short form of the given name",
    "the same name in another spelling",
    "the initials fit",
)
_SUREST_FIRST = (SAME, MIDDLE, ORDER, SHORT, SPELLING, INITIAL)


def likeness(a: Parts, b: Parts) -> str | None:
    """How two full names agree, by the least sure of their parts; None where a part contradicts."""
    if a == b:
        return SAME
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return None
    ways = [SAME if a.surname == b.surname else SPELLING, _given(a.given[0], b.given[0])]
    if sorted(a.given[1:]) == sorted(b.given[1:]):
        ways.append(ORDER if a.given[1:] != b.given[1:] else SAME)
    else:
        middles = [_given(x, y) for x, y in zip(*_middles(a.given, b.given), strict=False)]
        ways += [MIDDLE if way == INITIAL else way for way in middles]
    if len(a.given) != len(b.given) or a.suffix != b.suffix:
        ways.append(MIDDLE)
    known = [way for way in ways if way]
    if len(known) < len(ways) or ways[:2] == [SPELLING, INITIAL]:
        return None
    return max(known, key=_SUREST_FIRST.index)


def _middles(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The middle names of two names, without the first half of a double surname that both have."""
    half = -1 if a[-1] == b[-1] and len(a[-1]) > 1 else None
    return a[1:half], b[1:half]


def _given(a: str, b: str) -> str | None:
    if a == b:
        return SAME
    if 1 in (len(a), len(b)):
        return INITIAL if a[0] == b[0] else None
    return form_of_given(a, b)


def form_of_given(a: str, b: str) -> str | None:
    """How two given names written out are forms of one; None where they are not. Two short forms are where they begin
    alike: who is called Bill is not called Will, too."""
    shared = nicknames(a) & nicknames(b)
    written = [{a, b} & NICKNAMES[number][0] for number in shared]
    if a == b:
        return SAME
    if fold(a) == fold(b) or any(len(both) == 2 for both in written):
        return SPELLING
    return SHORT if shared and (a[:2] == b[:2] or any(written)) else None


def forms_of_given(given: str) -> frozenset[str]:
    """The other forms of a given name."""
    words = {word for number in nicknames(given) for written in NICKNAMES[number] for word in written}
    return frozenset(word for word in words if form_of_given(word, given)) - {given}


def is_short(name: Parts, full: Parts) -> bool:
    """Whether the given name of the one is a short form of the other's."""
    a, b = name.given[0], full.given[0]
    return any(a in short and b in written for written, short in NICKNAMES)
