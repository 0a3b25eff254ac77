"""Which names of one article name the same: each gets the fullest name that the article gives to it.

Full names are joined where all their parts agree ("Joan B. Hale" and "Joan Hale"); a part of a name ("Hale", "Joan")
goes to the one person it fits, and where it fits several, titles and what was told of them before decide."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.extract.gender import of_name, of_title
from kg.extract.lexicon import Gender, given_names, organizations, parties, places
from kg.extract.name_words import ORG_BEGINNINGS, ORG_ENDINGS, ORG_NOUNS, PARTICLES, PLACE_ENDINGS, PORTFOLIOS
from kg.extract.names.name_agreement import (
    agree,
    articled_surname,
    bare_parts,
    initial_behind,
    share_full,
    short_or_full,
    small,
)
from kg.extract.names.name_pieces import GENERATIONS
from kg.extract.names.surnames import Surnames, Told
from kg.model import Kind

#: Words of form at the end of a company's name, which its short name lacks.
COMPANY_FORMS = frozenset({word for word, subtype in ORG_ENDINGS.items() if subtype == "company"})


#: Last words of the full names of firms that are left out with all behind the first.
FIRMS = COMPANY_FORMS | {"International", "Management", "Capital"}


#: Last words of newspapers' names that stand for the whole.
NEWSPAPERS = frozenset(
    "Times Post Journal Tribune Herald Globe Guardian Observer Telegraph Chronicle Gazette Courier Mirror Examiner"
    " Inquirer Register Sentinel Star Sun News-Gazette Standard Independent Advocate Review Dispatch".split()
)


@dataclass(slots=True)
class Named:
    """One mention in the order of the text: its words, kind and title, the token where it stands, the nickname that is
    told in it, and whether it only says whose relative somebody is ("the mother of")."""

    words: str
    kind: Kind
    title: str | None
    at: int
    name: str = ""
    nickname: str = ""
    kin: bool = False


@dataclass(slots=True)
class Person:
    """A person of the article: the forms of the full name, the gender, the token of the first full name, and whether
    the surname stands alone somewhere."""

    forms: list[list[str]]
    gender: Gender | None = None
    first: int = sys.maxsize
    parts: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    surnamed: bool = False
    surnames: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The fullest form."""
        return max((" ".join(form) for form in self.forms), key=lambda name: (name.count(" "), len(name)))


def name_all(mentions: Sequence[Named], short_for: Mapping[str, str]) -> None:
    """Sets each mention's ``name`` to the fullest name of what it names; ``short_for`` gives the full
    names of short ones that the article explains."""
    _persons([one for one in mentions if one.kind == "Person"])
    for kind in ("Organization", "Party", "Place"):
        of_kind = [one for one in mentions if one.kind == kind]
        fullest = _fullest(dict.fromkeys(one.words for one in of_kind), kind, short_for)
        for one in of_kind:
            one.name = fullest[one.words]


def _persons(mentions: Sequence[Named]) -> None:
    counts = Counter(one.words for one in mentions)
    people: list[Person] = []
    numbered: dict[str, list[int]] = {}
    by_form: dict[str, Person] = {}
    first = {one.words: one.at for one in reversed(mentions)}
    given = {(one.nickname, one.words.split(" ")[-1]): one.words.split(" ")[0] for one in mentions if one.nickname}
    articled = {surname for words in counts for surname in articled_surname(words.split(" "))}
    for words in sorted(counts, key=lambda words: (-len(words.split(" ")), words)):
        parts = words.split(" ")
        if len(bare_parts(parts)) < 2 or " ".join(map(small, parts)) in articled:
            continue
        parts = [given.get((parts[0], parts[-1]), parts[0]), *parts[1:]]
        alike = (people[number] for number in _under(_ends(parts), numbered))
        fitting = [person for person in alike if _same(parts, first[words], person)]
        if len(fitting) > 1 and all(_is_surname(parts, person) for person in fitting):
            continue
        person = next(iter(fitting), None)
        if person is None:
            person = Person([])
            for key in _ends(parts):
                numbered.setdefault(key, []).append(len(people))
            people.append(person)
        person.forms.append(parts)
        person.parts.update(parts, bare_parts(parts), words.split(" ")[:1])
        person.parts.update(_double_surnames(parts), articled_surname(parts))
        person.surnames |= _surnames(parts)
        person.first = min(person.first, first[words])
        person.gender = person.gender or of_name(words)
        by_form[words] = person
    for one in mentions:
        if one.nickname and one.words in by_form:
            by_form[one.words].parts.add(one.nickname)
        if one.title and one.words in by_form:
            by_form[one.words].gender = of_title(one.title) or by_form[one.words].gender
            by_form[one.words].titles.add(one.title.lower())
    for person in people:
        person.surnamed = not person.surnames.isdisjoint(counts)
    people += _told_by_title(mentions, people)
    by_part: dict[str, list[Person]] = {}
    for person in people:
        for part in sorted(person.parts - GENERATIONS):
            by_part.setdefault(part, []).append(person)
    _name_in_order(mentions, people, by_form, by_part)


def _told_by_title(mentions: Sequence[Named], people: Sequence[Person]) -> Iterator[Person]:
    """The persons whom the article names by the surname alone, with a title that says they are none of those of the
    surname whom it names in full: "Mr. Hale" where there is only Joan Hale, "President Hale" before she is introduced
    without that office."""
    bare: dict[str, list[Named]] = {}
    for one in mentions:
        if " " not in one.words:
            bare.setdefault(one.words, []).append(one)
    bearers: dict[str, list[Person]] = {}
    for person in people:
        for surname in person.surnames & bare.keys():
            bearers.setdefault(surname, []).append(person)
    for words, named in bare.items():
        bearing = bearers.get(words, [])
        for gender in _others(named, bearing) if bearing else ():
            title = (named[0].title or "").lower()
            yield _of_title(words, gender, named[0].at, title)
        borne = {title for person in bearing for title in person.titles}
        for one in named if bearing else ():
            if one.kin and one.title and one.title.lower() not in borne:  # "a daughter of Judge Hale"
                yield _of_title(words, of_title(one.title), one.at, one.title.lower())
                break


def _of_title(surname: str, gender: Gender | None, at: int, title: str) -> Person:
    """A person named by the surname and a title alone, first at a token."""
    return Person([[surname]], gender, at, {surname}, {title}, surnames=_surnames([surname]))


def _others(named: Sequence[Named], bearing: Sequence[Person]) -> list[Gender | None]:
    """The genders, if known, of those whom the titles before a bare surname tell of beside those named in full."""
    known = {person.gender for person in bearing}
    told = {gender for one in named if (gender := of_title(one.title))}
    title = (named[0].title or "").lower()
    if told or not title:
        return list[Gender | None](sorted(told - known)) if None not in known else []
    borne = {title for person in bearing for title in person.titles}
    written = any(len(form[0].rstrip(".")) > 1 for person in bearing for form in person.forms)
    introduced = min(person.first for person in bearing)
    return [None] if named[0].at < introduced and title not in borne and written else []


def _name_in_order(
    mentions: Sequence[Named],
    people: Sequence[Person],
    by_form: Mapping[str, Person],
    by_part: Mapping[str, Sequence[Person]],
) -> None:
    """Names each mention, from the first to the last."""
    numbers = {id(person): number for number, person in enumerate(people)}
    surnames = Surnames([Told(person.first) for person in people])
    by_given: dict[str, list[int]] = {}
    for number, person in enumerate(people):
        for given in short_or_full(person.forms[0][0]):
            by_given.setdefault(given, []).append(number)
    for one in mentions:
        full = by_form.get(one.words) or by_form.get(one.words.title() if one.words.isupper() else "")
        if full is not None:
            surnames.named(numbers[id(full)], one.at, bare_parts(one.words.split(" ")), kin=one.kin)
            one.name = full.name
            continue
        bare = " ".join(bare_parts(one.words.split(" "))) or one.words
        part = bare if bare in by_part or not bare.isupper() else bare.title()
        bearing = by_part.get(part) or [
            people[number] for number in _under(short_or_full(part), by_given) if _called(part, people[number])
        ]
        fitting = _fitting(one, part, bearing)
        meant = surnames.meant(part, one.at, [numbers[id(person)] for person in fitting])
        one.name = people[meant].name if meant is not None else one.words


def _is_surname(parts: Sequence[str], person: Person) -> bool:
    """Whether several words are a person's surname: "von Lund", "Wasserman Schultz"."""
    return " ".join(bare_parts(parts)) in person.parts


def _double_surnames(parts: Sequence[str]) -> Iterator[str]:
    """What may be a surname of several words at the end of a full name."""
    plain = bare_parts(parts)
    yield from (" ".join(plain[at:]) for at in range(1, len(plain) - 1))


def _same(parts: Sequence[str], first: int, person: Person) -> bool:
    """Whether a full name is a person's. "Bob Orr Jr." may be called "Bob Orr" later; a "Bob Orr" named before him
    is his father, and so is a "Robert Orr"."""
    suffixes = person.parts & GENERATIONS
    own = GENERATIONS & set(parts)
    if own != suffixes and (own or first < person.first or parts[0] not in person.parts):
        return False
    return all(agree(parts, form) for form in person.forms)


def _ends(parts: Sequence[str]) -> list[str]:
    """What full names that agree share: the surname, or both given names."""
    plain = initial_behind(bare_parts(parts))
    return [plain[-1], " ".join(plain[:2])]


def _called(part: str, person: Person) -> bool:
    """Whether a word is another form of a person's given name: "Jim" of "James Hale"."""
    return all(len(form) > 1 and share_full(part, form[0]) for form in person.forms)


def _under(keys: Iterable[str], index: Mapping[str, Sequence[int]]) -> list[int]:
    """The numbers that stand under any of these keys, in order."""
    return sorted({number for key in keys for number in index.get(key, ())})


def _fitting(one: Named, part: str, fitting: Sequence[Person]) -> Sequence[Person]:
    """Those for whom a part of a name may stand, by its title and suffix."""
    suffixes = set(one.words.split(" ")) & GENERATIONS
    fitting = [person for person in fitting if suffixes <= person.parts]
    gender = of_title(one.title)
    if gender:
        fitting = [person for person in fitting if person.gender in (gender, None)]
    if one.title and not gender:
        title = one.title.lower()
        bearing = [person for person in fitting if title in person.titles]
        fitting = bearing or [person for person in fitting if "first lady" not in person.titles]
    if len(fitting) > 1:
        fitting = [person for person in fitting if part in person.surnames] or fitting
    if gender and len(fitting) == 1 and part not in fitting[0].surnames and part not in given_names():
        called = any(part == form[0] for form in fitting[0].forms)  # "Ms Ambiga" where no surname is in use
        return fitting if called and not fitting[0].surnamed else []
    return fitting


def _surnames(form: Sequence[str]) -> set[str]:
    return {bare_parts(form)[-1], *_double_surnames(form)}


def _fullest(names: Mapping[str, None], kind: Kind, short_for: Mapping[str, str]) -> dict[str, str]:
    """For each name of an organisation, party or place, in the order of the text, the fullest one of the same."""
    ordered = sorted(names, key=lambda name: (-len(name.split(" ")), name))
    fullest = {name: _usual(name, kind) for name in ordered}
    if kind == "Place":
        spelt = {name: full for name, full in short_for.items() if name in _short_forms(full, kind)}
        return {name: fullest.get(spelt.get(name, name), fullest[name]) for name in ordered}
    longer: dict[str, str] = dict(_by_one_word(names)) | dict(_by_one_end(names)) if kind == "Organization" else {}
    for name in ordered:
        explained = short_for.get(name)
        short = explained if explained in fullest else longer.get(_bare(name)) or longer.get(name)
        if short and (fullest[name] == name or explained in fullest):
            fullest[name] = fullest[short]
        for form in _short_forms(name, kind):
            longer.setdefault(form, name)
    return fullest


def is_generic(name: str) -> bool:
    """Whether a name is a word for bodies of some kind, written large, and tells not which: "the Council"."""
    return name.istitle() and name.lower() in ORG_NOUNS and name not in organizations()


def _by_one_word(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The words under which an article speaks of the one newspaper, or the one body, that it names so: "the Times",
    "the Council", "the Bank"."""
    for word in sorted(name for name in names if name in NEWSPAPERS or is_generic(name)):
        full = [name for name in names if name.endswith(f" {word}") or name.startswith(f"{word} of ")]
        if len(full) == 1:
            yield word, full[0]


def _by_one_end(names: Collection[str]) -> Iterator[tuple[str, str]]:
    """The short names that are the beginning of one body's name, or the last word of one that stands before, and tell
    which it is: "the Brennan Center" of the Brennan Center for Justice, "the Klan"."""
    beginning: dict[str, list[str]] = {}
    ending: dict[str, list[str]] = {}
    for name in names:
        words = name.split(" ")
        ending.setdefault(words[-1], []).append(name)
        for size in range(1, len(words)):
            beginning.setdefault(" ".join(words[:size]), []).append(name)
    place = {name: at for at, name in enumerate(names)}
    for short in names:
        words = short.split(" ")
        longer = beginning.get(short, ())
        full = {name for name in longer if _begins(words, name.split(" "))}
        letters = short.isupper() and len(short) > 1 and short not in places()  # "SRX" of "SRX International"
        if len(words) > 1 or letters or _tells_which(short):
            full |= {name for name in longer if place[name] < place[short] and name.split(" ")[-1] in FIRMS}
        if len(words) == 1 and _tells_which(short):
            full |= {name for name in ending[short] if place[name] < place[short]}
        if short not in organizations() and len({_bare(name) for name in full}) == 1:
            yield short, max(full, key=len)


def _begins(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether two words or more are a name without what it is for, or without the kind of body at its end."""
    rest = full[len(short) :]
    if len(short) < 2 or list(full[: len(short)]) != list(short) or not rest:
        return False
    return (rest[0] in ("for", "of") and short[-1] in ORG_ENDINGS) or (len(rest) == 1 and rest[0] in ORG_ENDINGS)


def _tells_which(word: str) -> bool:
    """Whether a word is no word for a kind of body, and no name of a place or a person."""
    kinds = word in ORG_ENDINGS or word in ORG_BEGINNINGS or word in PLACE_ENDINGS
    common = word.lower() in ORG_NOUNS or word.lower() in PORTFOLIOS
    return len(word) > 3 and not (kinds or common or word in places() or word in given_names())


def _usual(name: str, kind: Kind) -> str:
    """The usual name of a well known party, place or organisation, else the name itself."""
    if kind == "Organization" and name in organizations():
        return organizations()[name].name
    if kind == "Party":
        bare = name.removesuffix(" party")  # "the Congress party", "the Likud party"
        written = (name,) if bare == name else (name, f"{bare} Party", bare)
        known = next((one for one in written if one in parties()), None)
        return parties()[known].name if known else name
    if kind == "Place" and name in places():
        return places()[name].name
    return name.title() if kind == "Place" and name.isupper() and len(name) > 3 else name


def _bare(name: str) -> str:
    words = name.split(" ")
    while len(words) > 1 and words[-1] in COMPANY_FORMS and words[-1] not in ("Bank", "Airlines", "Airways"):
        words.pop()
    return " ".join(words).rstrip(",").rstrip()


def _short_forms(name: str, kind: Kind) -> list[str]:
    """The short names under which an article may speak of the same."""
    words = name.split(" ")
    forms = [_bare(name)]
    capitals = [word for word in words if word[0].isupper()]
    if len(capitals) > 1:
        forms += ["".join(word[0] for word in capitals), ".".join(word[0] for word in capitals) + "."]
        forms.append("".join(word[0] for word in words if word != "the"))  # "BoE"
    if kind == "Party" and words[-1] in ("Party", "party"):
        forms.append(" ".join(words[:-1]))
    if kind == "Party" and len(words) > 1:
        forms.append(words[-1])
    first = words[0]
    if kind == "Organization" and len(words) == 2 and first not in places() and first not in ORG_BEGINNINGS:
        plain = first not in ORG_ENDINGS and first not in PLACE_ENDINGS and first.lower() not in PARTICLES
        if plain and first not in given_names() and len(first) > 3 and words[-1] not in ORG_ENDINGS:
            forms.append(first)
    return forms
