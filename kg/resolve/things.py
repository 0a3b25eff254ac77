"""Organisations, parties and places: which names are one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.countries import countries, shared, unqualified
from kg.model import Kind
from kg.resolve.evidence import Rows
from kg.resolve.gather import Group, Home, Judged, Name
from kg.resolve.homes import COMPANY, Homes, clear
from kg.resolve.spelling import normal

LEGAL_FORMS = frozenset(
    "inc ltd llc plc corp co corporation company limited ag gmbh sa nv bv ab oy as spa srl pty incorporated".split()
)
#: "Department of Justice" is the Justice Department; but the University of X is not always X University.
TURNED = frozenset("department ministry office party embassy police".split())
#: What names begin with for short, and in full; before the name of a public body it may be left out, too.
WHOSE = {"us": "united states", "un": "united nations", "eu": "european union", "uk": "united kingdom"}
#: The kinds of body that every country has.
PUBLIC = frozenset(("government", "court", "ministry", "legislature", "international"))
#: American spellings of words in the names of bodies.
BRITISH = {"labor": "labour", "center": "centre", "defense": "defence", "organization": "organisation"}
#: Names of so many words may differ in endings, and each word is the same up to so many letters.
MANY_WORDS, STEM = 3, 4
#: Words that count for no letter of an acronym.
SMALL = frozenset("of and the for in on de la".split())

LEGAL_FORM, TURNED_ROUND, PARTY_WORD, SHORT_WORD = (
    "the same name but for the legal form",
    "the same name turned round",
    "the same name but for the word party",
    "the same name but for a short form of its first words",
)
TOGETHER, ONLY_COUNTRY = "named together with the same others", "the only country's body of that name"
OF_COUNTRY, RESPELLED = "the same name with its country", "the same name in another spelling"
ENDINGS = "the same name but for the endings of its words"
#: What speaks for two names being one body's, party's or place's; what holds is added up.
WEIGHTS = {
    "an article gives it as another name": 4.0,
    LEGAL_FORM: 4.0,
    TURNED_ROUND: 3.0,
    PARTY_WORD: 3.0,
    SHORT_WORD: 3.0,
    RESPELLED: 3.0,
    ENDINGS: 1.5,
    "the same name but for whose body it is": 2.0,
    "no body of that name is said to be another's": 1.0,
    "its letters begin the words of the name": 1.0,
    "the only name with these letters": 1.0,
    "of the same kind of body": 0.5,
    TOGETHER: 1.0,
    ONLY_COUNTRY: 3.0,
    OF_COUNTRY: 4.0,
}
#: Names are joined from this sum on; of several that fit, the best must lead by the margin.
THRESHOLD, MARGIN = 2.5, 1.0

#: An acronym has so many letters; fewer stand for too much.
LETTERS = 3
#: Of one country's body the names without a country are not meant where they are more than so many times as many.
FAR_MORE = 3
#: So many full names are compared for one acronym.
CROWD = 20


@dataclass(slots=True)
class Thing:
    """What all articles say of the names of one form: in how many they are, whether one is in capitals, the kinds of
    body, the countries and the other forms that are given for it, and the others named beside it."""

    form: str
    number: int
    kind: Kind
    articles: int = 0
    capitals: bool = False
    subtypes: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    surfaces: frozenset[str] = frozenset()
    others: frozenset[int] = frozenset()


Meant = Mapping[str, tuple[str, Rows]]


Things = Mapping[str, Thing]


def explained(things: Things, beside: Callable[[Iterable[str]], None]) -> Meant:
    """For each form that stands for another of the same kind: that one, and what says so. The forms of names, the
    acronym or short form that an article itself gives for a fuller name, acronyms that only one name explains, and
    bodies whose country is named or not.

    ``beside`` fills in whom the names of these forms stand beside: few are asked for."""
    of_countries = {**_of_countries(things, beside), **_countries_told(things)}
    return {
        **_endings(things, beside),
        **_acronyms(things, beside),
        **of_countries,
        **_variants(things),
        **_stated(things),
    }


def bodies(names: list[Name], form: str, meant: Meant, homes: Homes) -> Iterator[Group]:
    """The names that a form stands for, in one group for each country whose body they mean. A name without a country
    goes to the country that its article is about, by the others named there, or to the only one there is; else it
    stays without."""
    of_country: dict[str, list[Name]] = defaultdict(list)
    open_: list[Name] = []
    for name in names:
        told = name.described.countries
        (of_country[next(iter(told))] if len(told) == 1 else open_).append(name)
    joined, left = _joined_to_countries(of_country, open_, homes)
    known = sorted(of_country.keys() | joined.keys())
    for country in known:
        group = body(of_country[country] + [name for name, _ in joined[country]], form, meant)
        group.home = Home(form, country, alone=len(known) == 1 and not left)
        seed = (of_country[country] or [name for name, _ in joined[country]])[0]
        for name, rows in joined[country]:
            if name is not seed:
                group.judge(Judged(name.key[2], seed.row, True, rows), name.row)
        yield group
    if left:
        yield body(left, form, meant)


Joined = Mapping[str, list[tuple[Name, Rows]]]


def _joined_to_countries(
    of_country: Mapping[str, list[Name]], open_: Sequence[Name], homes: Homes
) -> tuple[Joined, list[Name]]:
    """The names without a country that one country's body is meant by, each with what says so; and the others."""
    joined: dict[str, list[tuple[Name, Rows]]] = defaultdict(list)
    left: list[Name] = []
    only = len(of_country) == 1 and FAR_MORE * sum(map(len, of_country.values())) >= len(open_)
    beside = {country: {one for name in names for one in name.setting.telling} for country, names in of_country.items()}
    for name in open_:
        around = homes.around(name)
        together = Counter({one: len(beside[one].intersection(name.setting.telling) - {name.form}) for one in beside})
        country = clear(around)
        if country is None or not (country in of_country or _may_have(country, name)):
            country = clear(together) if country is None else None
        if country:
            joined[country].append((name, _weighted(TOGETHER)))
        elif only and (not around or around.most_common(1)[0][0] in of_country):
            joined[next(iter(of_country))].append((name, _weighted(ONLY_COUNTRY)))
        else:
            left.append(name)
    return joined, left


def _may_have(country: str, name: Name) -> bool:
    """Whether a country may have a body of that name; of a party its own articles must say so."""
    allowed = shared(name.kind, unqualified(name.key[2])) if name.kind == "Organization" else None
    return allowed is not None and (not allowed or country in allowed)


def body(names: list[Name], form: str, meant: Meant) -> Group:
    """The names that a form stands for, in the order of their own forms, with what was judged of each."""
    by_form: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        by_form[normal(unqualified(name.key[2]))].append(name)
    group = Group([name for own in sorted(by_form) for name in by_form[own]])
    for own in by_form if form in by_form else ():
        if rows := followed(own, meant)[1]:
            for name in by_form[own]:
                group.judge(Judged(name.key[2], by_form[form][0].row, True, rows), name.row)
    return group


def followed(form: str, meant: Meant) -> tuple[str, Rows]:
    """The fullest form that a form stands for, and what says so at the first step; itself where there is none."""
    rows: Rows = ()
    seen = {form}
    while form in meant and meant[form][0] not in seen:
        form, why = meant[form]
        rows = rows or why
        seen.add(form)
    return form, rows


def _weighted(*reasons: str) -> Rows:
    return tuple((reason, WEIGHTS[reason]) for reason in reasons)


def _stated(forms: Things) -> Meant:
    """The forms that articles give as another name of one other form."""
    stands_for: dict[str, Counter[str]] = defaultdict(Counter)
    for form, thing in forms.items():
        for surface in thing.surfaces:
            if surface in forms and surface != form and _stands_for(forms[surface], thing):
                stands_for[surface][form] += 1
    rows = _weighted("an article gives it as another name")
    return {short: (next(iter(full)), rows) for short, full in stands_for.items() if len(full) == 1}


def _stands_for(short: Thing, full: Thing) -> bool:
    """Whether what one article calls a body for short means it everywhere: an acronym does, of whatever language, a
    word of the name only where the full name is no less common ("Fox" is not Fox Lake Hotel wherever it stands)."""
    least = 2 if short.kind == "Party" else LETTERS
    foreign = short.capitals and short.form.isalpha() and least <= len(short.form) < len(full.form)
    if short.form == initials(full.form) or foreign:
        return True
    part = len(short.form) < len(full.form) and set(short.form.split()) <= set(full.form.split())
    return part and short.articles <= full.articles


def initials(form: str) -> str:
    """The letters of an acronym of a name in normal form."""
    return "".join(word[0] for word in form.split() if word not in SMALL)


def _variants(forms: Things) -> Meant:
    """The forms that differ from another, which is named more, in the legal form, the order or the word "party"."""
    same: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for form, thing in forms.items():
        for key, why in _bare_forms(form, party=thing.kind == "Party"):
            same[key].append((form, why))
    found: dict[str, tuple[str, Rows]] = {}
    for found_here in same.values():
        fullest = min((form for form, _ in found_here), key=lambda form: (-forms[form].articles, form))
        whys = dict(found_here)
        for form in sorted(whys):
            why = whys[form] if whys[form] != "" else whys[fullest]
            if form != fullest and why and form not in found:
                found[form] = (fullest, _weighted(why))
    return found


def _endings(forms: Things, beside: Callable[[Iterable[str]], None]) -> Meant:
    """The forms whose words differ from those of another, which is named more, in nothing but their endings, and which
    are named together with the same others: "Elections and Boundaries Commission", "Electoral Boundary Commission"."""
    alike: dict[tuple[str, ...], list[Thing]] = defaultdict(list)
    for form, thing in forms.items():
        words = _telling_words(form)
        if thing.kind != "Place" and len(words) >= MANY_WORDS:
            alike[tuple(word[:STEM] for word in words)].append(thing)
    crowds = [things for things in alike.values() if 1 < len(things) <= CROWD]
    beside({thing.form for things in crowds for thing in things})
    found: dict[str, tuple[str, Rows]] = {}
    for things in crowds:
        usual, *others = sorted(things, key=lambda thing: (-thing.articles, thing.form))
        for thing in others:
            rows = _weighted(ENDINGS, *_alike(thing, usual))
            if _same_stems(thing.form, usual.form) and _total(rows) >= THRESHOLD:
                found[thing.form] = (usual.form, rows)
    return found


def _telling_words(form: str) -> list[str]:
    return [word for word in form.split() if word not in SMALL]


def _same_stems(one: str, other: str) -> bool:
    """Whether all words of two names are the same up to their endings, which are shorter than what is the same."""
    for a, b in zip(_telling_words(one), _telling_words(other), strict=True):
        half = (max(len(a), len(b)) + 1) // 2
        if a[:half] != b[:half]:
            return False
    return True


def _bare_forms(form: str, *, party: bool) -> Iterator[tuple[str, str]]:
    """A form without what may be left out, each with what was; itself with nothing."""
    yield form, ""
    words = form.split()
    british = [BRITISH.get(word, word) for word in words]
    if british != words:
        yield " ".join(british), RESPELLED
    legal = list(words)
    while len(legal) > 1 and legal[-1] in LEGAL_FORMS:
        legal.pop()
    if legal != words:
        yield " ".join(legal), LEGAL_FORM
    if len(words) > 2 and words[0] in WHOSE:
        yield " ".join([WHOSE[words[0]], *words[1:]]), SHORT_WORD
    if len(words) > 2 and words[1] == "of" and words[0] in TURNED:
        yield " ".join([*(word for word in words[2:] if word != "the"), words[0]]), TURNED_ROUND
    if party and len(words) > 2 and "party" in words:
        if words[-1] == "party":
            yield " ".join(words[:-1]), PARTY_WORD
        elif "of" in words and words.index("party") + 1 == (of := words.index("of")):
            yield " ".join([*words[of + 1 :], *words[:of]]), TURNED_ROUND


def _of_countries(forms: Things, beside: Callable[[Iterable[str]], None]) -> Meant:
    """The bodies named with their country ("U.S. Supreme Court") for which enough speaks that the same without it is
    meant."""
    alike: dict[str, list[Thing]] = defaultdict(list)
    for form, thing in forms.items():
        for key, _ in _bare_forms(form, party=False):
            alike[key].append(thing)
    pairs: list[tuple[Thing, Thing]] = []
    for form, thing in forms.items():
        name = _without_country(form)
        found = {one.form: one for key, _ in _bare_forms(name, party=False) for one in alike[key]} if name else {}
        if found:
            meant = max(found.values(), key=lambda one: (one.articles, one.form))
            if " " in name or meant.subtypes & PUBLIC:
                pairs.append((thing, meant))
    beside({one.form for pair in pairs for one in pair})
    rivals = _named_of_others(forms, {meant.form for _, meant in pairs})
    rows = {one.form: (meant.form, _country_rows(one, meant, alone=meant.form not in rivals)) for one, meant in pairs}
    return {form: found for form, found in rows.items() if _total(found[1]) >= THRESHOLD}


def _countries_told(forms: Things) -> Meant:
    """The bodies that are named with their country ("Supreme Court of India", "Indian Supreme Court"), each with its
    plain name."""
    rows = _weighted(OF_COUNTRY)
    plain = {form: _plain(form) for form, thing in forms.items() if thing.countries}
    return {form: (name, rows) for form, name in plain.items() if name != form}


def _plain(form: str) -> str:
    """The name of a body without its country before or behind it."""
    name, of, whose = form.rpartition(" of ")
    if of and whose.removeprefix("the ") in _country_forms():
        return name
    words = form.split()
    return next((" ".join(words[at:]) for at in (1, 2) if " ".join(words[:at]) in _country_forms()), "") or form


@cache
def _country_forms() -> frozenset[str]:
    """The names of countries and the words for their people, in normal form."""
    names = {one for country in countries() for one in (country.name, *country.peoples)}
    return frozenset({*map(normal, names), *WHOSE, "britain"})


def _without_country(form: str) -> str:
    for short, full in WHOSE.items():
        for start in (f"{short} ", f"{full} "):
            if form.startswith(start):
                return form.removeprefix(start)
    return ""


def _named_of_others(forms: Things, bare: frozenset[str] | set[str]) -> set[str]:
    """Those forms that are also the end, or the beginning before "of", of another's name: "Manhattan supreme court"."""
    found: set[str] = set()
    for form in forms:
        words = form.split()
        ends = {" ".join(words[at:]) for at in range(1, len(words))} if not _without_country(form) else set()
        starts = {" ".join(words[:at]) for at, word in enumerate(words) if word == "of"}
        found |= (ends | starts) & bare
    return found


def _country_rows(named: Thing, bare: Thing, *, alone: bool) -> Rows:
    own = ["no body of that name is said to be another's"] if alone else []
    return _weighted("the same name but for whose body it is", *own, *_alike(named, bare))


def _acronyms(forms: Things, beside: Callable[[Iterable[str]], None]) -> Meant:
    """The acronyms for which enough speaks that one full name of another article is meant."""
    by_letters: dict[str, list[Thing]] = defaultdict(list)
    for form, thing in forms.items():
        if thing.kind != "Place" and len(form.split()) >= LETTERS:
            by_letters[initials(form)].append(thing)
    open_ = {
        form: by_letters[form]
        for form in sorted(by_letters.keys() & forms.keys())
        if len(form) >= LETTERS and forms[form].capitals and len(by_letters[form]) <= CROWD
    }
    beside({form for short, full in open_.items() for form in (short, *(thing.form for thing in full))})
    found: dict[str, tuple[str, Rows]] = {}
    for form, full in open_.items():
        scored = sorted(
            ((_acronym_rows(forms[form], thing, only=len(full) == 1), thing.form) for thing in full),
            key=lambda one: (-_total(one[0]), one[1]),
        )
        rows, meant = scored[0]
        lead = _total(rows) - _total(scored[1][0]) if len(scored) > 1 else MARGIN
        if _total(rows) >= THRESHOLD and lead >= MARGIN:
            found[form] = (meant, rows)
    return found


def _acronym_rows(short: Thing, full: Thing, *, only: bool) -> Rows:
    own = ["the only name with these letters"] if only else []
    return _weighted("its letters begin the words of the name", *own, *_alike(short, full))


def _alike(one: Thing, other: Thing) -> Iterator[str]:
    """What speaks for two bodies being one whatever they are called."""
    if one.subtypes & other.subtypes:
        yield "of the same kind of body"
    if len((one.others & other.others) - {one.number, other.number}) >= COMPANY:
        yield TOGETHER


def _total(rows: Rows) -> float:
    return sum(weight for _, weight in rows)
