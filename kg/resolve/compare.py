"""Names compared: their normal form, and how far two names may be one person's."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
#: In lower case before a surname these belong to it: "von der Leyen" is the surname of "Ursula von der Leyen".
PARTICLES = frozenset(
    "al an ap as at bin bint da de del della dem den der des di dos du e el ibn la las le los ter van vom von y zu zum"
    " zur".split()
)
GENDER = {
    **dict.fromkeys(("mr", "sir", "lord", "king", "prince"), "m"),
    **dict.fromkeys(("mrs", "ms", "miss", "lady", "dame", "queen", "princess"), "f"),
}


def _forms(group: str) -> tuple[frozenset[str], frozenset[str]]:
    """The full forms and the short forms of a line of NICKNAMES."""
    full, colon, short = group.partition(":")
    if not colon:
        full, _, short = group.partition(" ")
    return frozenset(full.split()), frozenset(short.split())


#: Given names, each with the other spellings of it, and behind the colon its short forms; without one all but the first
#: are short forms.
NICKNAMES = tuple(
    _forms(group)
    for group in (
        "william bill billy will willy willie",
        "robert bob bobby rob robbie",
        "richard dick rick rich ricky",
        "james jim jimmy jamie",
        "john jack johnny jon",
        "jonathan jon",
        "joseph joe joey",
        "michael mike mick mickey",
        "thomas tom tommy",
        "edward ed eddie ted teddy ned",
        "theodore ted teddy theo",
        "charles charlie chuck",
        "daniel dan danny",
        "david dave",
        "donald don donny donnie",
        "elizabeth liz beth betty betsy bess lizzie eliza libby",
        "katherine catherine kathryn: kate katie kathy cathy kitty",
        "margaret maggie meg peggy",
        "dorothea dorothy: dora dot",
        "alexander aleksandr alexandr alexandre alejandro oleksandr: alex sasha alec",
        "alexei oleksii oleksiy: alex alyosha",
        "anthony tony",
        "benjamin ben benny",
        "christopher chris",
        "christine chris tina",
        "francis frank",
        "frances fran",
        "gregory greg",
        "jacob jake",
        "jeffrey jeff",
        "geoffrey geoff",
        "kenneth ken kenny",
        "lawrence laurence larry",
        "leonard leo len",
        "matthew matt",
        "mohammed muhammad mohamed mohammad muhammed mohamad muhamad mohamud mahomed mohd:",
        "nicholas nick",
        "patrick pat paddy",
        "peter pete",
        "philip phil",
        "ronald ron ronnie",
        "samuel sam",
        "samantha sam",
        "stephen steven: steve",
        "timothy tim",
        "victoria vicky",
        "vincent vince",
        "andrew andy drew",
        "patricia pat patty trish",
        "susan sue suzanne",
        "deborah debra: debbie deb",
        "barbara barb",
        "jennifer jen jenny",
        "abraham abe",
        "bernard bernie",
        "albert al bert",
        "frederick fred freddie",
        "gerald gerry jerry",
        "raymond ray",
        "rebecca becky",
        "ruth ruthie",
        "walter walt",
        "zachary zach",
        "abigail: abby",
        "alan allan allen: al",
        "alfred al fred",
        "amanda mandy",
        "arthur art",
        "bradley brad",
        "clifford cliff",
        "cynthia cindy",
        "dennis denny",
        "dmitri dmytro dimitri dimitry: dima mitya",
        "douglas doug",
        "eleanor ellie",
        "ernest ernie",
        "eugene gene",
        "gabriel gabe",
        "harold hal harry",
        "henry hank harry",
        "jacqueline jackie",
        "jeremy jerry",
        "joshua josh",
        "judith judy",
        "louis lou",
        "martin marty",
        "maximilian max",
        "mitchell mitch",
        "nathaniel nathan: nate",
        "pamela pam",
        "randall randy",
        "roderick rod",
        "rudolph rudolf: rudy",
        "russell russ",
        "sandra sandy",
        "stanley stan",
        "terence terry",
        "theresa teresa: terry tess",
        "valerie val",
        "wesley wes",
        "augustus august: gus",
        "dominic dom",
        "elijah elias: eli",
        "emanuel emmanuel manuel: manny",
        "francisco paco pancho",
        "herbert herb",
        "isaac ike",
        "jessica jess jessie",
        "jose pepe",
        "josephine: jo josie",
        "julian jules",
        "kimberly kim",
        "leopold leo",
        "marjorie margie marge",
        "mary molly polly",
        "maurice moe",
        "mikhail mykhailo: misha",
        "morton mort",
        "nikolai mykola nikolay: kolya",
        "norman norm",
        "oliver ollie",
        "rosemary rosie",
        "sarah: sally sadie",
        "sebastian seb",
        "solomon sol",
        "thaddeus thad",
        "tobias toby",
        "virginia ginny",
        "vladimir volodymyr: volodya vova",
        "wallace wally",
        "winifred winnie",
        "winston win",
        "joanna joanne johanna: jo",
        "abdullah abdallah abdulla:",
        "abdul abdel abd:",
        "ahmed ahmad:",
        "andrei andriy andrey:",
        "anatoly anatolii:",
        "catalina cata",
        "dolores lola",
        "ekaterina yekaterina kateryna: katya",
        "elena yelena olena: lena",
        "eduardo lalo",
        "enrique quique",
        "faisal faysal feisal:",
        "fatima fatma:",
        "fyodor fedor fedir: fedya",
        "gamal jamal:",
        "gennady hennadiy: gena",
        "grigory hryhoriy grigori: grisha",
        "guillermo memo",
        "hassan hasan hassane:",
        "hussein husain hussain hossein husayn:",
        "ibrahim ebrahim:",
        "igor ihor:",
        "ignacio nacho",
        "ivan vanya",
        "jesus chuy",
        "karim kareem:",
        "khaled khalid:",
        "layla leila laila leyla:",
        "mahmoud mahmud mehmood:",
        "moussa musa:",
        "mustafa mostafa moustafa:",
        "nasser nasir:",
        "omar umar:",
        "osama usama:",
        "pavel pavlo: pasha",
        "pyotr petr petro: petya",
        "rashid rasheed:",
        "said saeed saied:",
        "sayed syed sayyid:",
        "saleh salih:",
        "sergei serhiy serhii sergii: seryozha",
        "suleiman sulayman soliman suleyman:",
        "tariq tarek tareq:",
        "tatiana tatyana: tanya",
        "valery valerii:",
        "yevgeny yevhen evgeny yevgeniy: zhenya",
        "yousef yusuf youssef yusef yousuf:",
        "yulia julia iuliia:",
        "zaid zayd zeid:",
    )
)

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"})
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")
_ARTICLE_OF_SURNAME = re.compile(r"^(?:[AaEe]l|[Aa][dns])[-‐](?=\w)")
#: Written large, too, these begin a surname: "De Niro" stands for "Robert De Niro". "Al" and "Van" are given names.
_BEGIN_SURNAME = frozenset({"bin", "da", "de", "del", "della", "di", "dos", "el", "le", "von"})
#: "Father of" and "mother of": one name with the word behind them.
_PARENTS = frozenset({"abu", "abou", "umm", "oum"})
_POSSESSIVE, _APOSTROPHE, _WORD = re.compile(r"['’]s\b|[.'’]"), re.compile(r"[-‐‑–\s]+"), re.compile(r"\w+")

#: Spellings that transcriptions of one name differ by, made the same, in this order.
FOLDS = tuple(
    (re.compile(pattern), folded)
    for pattern, folded in (
        (r"shch|sch", "sh"),
        (r"tsch|tch", "ch"),
        (r"kh", "h"),
        (r"ph", "f"),
        (r"q|ck", "k"),
        (r"w", "v"),
        (r"x", "ks"),
        (r"ou|oo", "u"),
        (r"([aou])e(?=[^aeiouy])", r"\1"),
        (r"^[jy](?=[aeou])", "i"),
        (r"^ie", "e"),
        (r"(?:[ei]y|ei|ij|y)", "i"),
        (r"(?<=[aeiou])h$", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=200_000)
def normal(name: str) -> str:
    """A name for comparison: lower case, no accents, no punctuation, no article before it."""
    words = _WORD.findall(_plain(name))
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words) or name.casefold()


def _plain(name: str) -> str:
    name = name.casefold()
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name.translate(_LETTERS))
        name = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _POSSESSIVE.sub("", name)


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word of a name in normal form, with the differences between transcriptions gone: "sergey" and "sergei",
    "mueller" and "muller" are the same."""
    for pattern, folded in FOLDS:
        word = pattern.sub(folded, word)
    return word


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
    tokens = [token for word in written for token in _APOSTROPHE.split(_ARTICLE_OF_SURNAME.sub("", word))]
    if _begins_surname(written):
        tokens[0] = tokens[0].lower()
    words = [word for at, token in enumerate(tokens) for word in _words(token, last=at == len(tokens) - 1, name=name)]
    words = _with_parents(words) or normal(name).split() or [name]
    suffix = words.pop() if len(words) > 2 and words[-1] in SUFFIXES else ""
    if len(written) == 1:
        return Parts((), words[-1], suffix, tuple(words[:-1]))
    return Parts(tuple(words[:-1]), words[-1], suffix)


def _begins_surname(words: list[str]) -> bool:
    """Whether a name is a surname that begins with a particle written large: "De la Fuente", "Di Natale"."""
    first, *rest = (words[0].lower(), *words[1:])
    small = bool(rest) and rest[0] in PARTICLES
    return first in PARTICLES and (small or (len(rest) == 1 and first in _BEGIN_SURNAME))


def _with_parents(words: list[str]) -> list[str]:
    """The words with "Abu Karam" and "Umm Ali" as one."""
    joined: list[str] = []
    for at, word in enumerate(words):
        if at and words[at - 1] in _PARENTS:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _words(token: str, *, last: bool, name: str) -> list[str]:
    """What a token adds to the words of a name: nothing for a particle or a number, letters for initials."""
    plain = "".join(_WORD.findall(_plain(token)))
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
        middles = [_given(x, y) for x, y in zip(a.given[1:], b.given[1:], strict=False)]
        ways += [MIDDLE if way == INITIAL else way for way in middles]
    if len(a.given) != len(b.given) or a.suffix != b.suffix:
        ways.append(MIDDLE)
    known = [way for way in ways if way]
    if len(known) < len(ways) or ways[:2] == [SPELLING, INITIAL]:
        return None
    return max(known, key=_SUREST_FIRST.index)


def _given(a: str, b: str) -> str | None:
    if a == b:
        return SAME
    if 1 in (len(a), len(b)):
        return INITIAL if a[0] == b[0] else None
    if _one_name(a, b):
        return SHORT
    return SPELLING if fold(a) == fold(b) else None


def _one_name(a: str, b: str) -> bool:
    """Whether two given names are forms of one. Two short forms are where they begin alike: who is called Bill is not
    called Will, too."""
    shared = nicknames(a) & nicknames(b)
    return bool(shared) and (a[:2] == b[:2] or any({a, b} & NICKNAMES[number][0] for number in shared))


@cache
def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, (full, short) in enumerate(NICKNAMES):
        for name in full | short:
            found.setdefault(fold(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def nicknames(given: str) -> frozenset[int]:
    """The groups of NICKNAMES that hold a given name."""
    return _groups().get(fold(given), frozenset())
