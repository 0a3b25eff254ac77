"""Persons: which names are one, by surname, given names and weighted evidence.

Names are blocked by surname. In a block the articles of one full name are split where they contradict
each other; then full names that fit are joined, surest first; then each bare surname goes to the
full name for which enough speaks, or stays alone. Within a block names are looked up by what they
could fit, so the work grows with the number of names also where thousands share a surname.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.resolve.compare import MIDDLE, SAME, Parts, forms_of_given, parts
from kg.resolve.described import GOVERNING, KIN
from kg.resolve.evidence import (
    BESIDE,
    FAR_MORE,
    FAR_MORE_OFTEN,
    GIVEN,
    IMPOSSIBLE,
    MARGIN,
    NEARLY_ALL,
    NO_FULL_NAME,
    OF_KIN,
    ONLY,
    OTHER_OFFICE,
    OTHER_PRONOUN,
    RESPELLED,
    SUFFIX,
    SURNAME,
    TAIL,
    THRESHOLD,
    WELL_KNOWN,
    Profile,
    Rows,
    differences,
    total,
    weigh,
    weighted,
)
from kg.resolve.gather import Group, Judged, Key, Name
from kg.resolve.namesakes import Namesakes
from kg.resolve.people import CROWD, People, Person
from kg.resolve.spelling import fold

SAME_NAME = weighted([SAME])

#: Titles that a given name follows.
OF_GIVEN = frozenset({"Sir", "Dame"})

#: So many persons are named where none of them is clearly meant.
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Scored:
    """How much speaks for a person."""

    rows: Rows
    person: Person

    @property
    def total(self) -> float:
        """The sum of the weights."""
        return total(self.rows)


def block(name: str) -> str:
    """The surname that a person is looked for under: names of different blocks are never compared."""
    return fold(parts(name).surname)


def given_names(named: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    """The words that are given names, or forms of them, and not far more often a surname, each with the number of
    surnames behind it. ``named`` are the names of persons, each with the number of articles."""
    persons_of: dict[str, set[str]] = defaultdict(set)
    as_given: Counter[str] = Counter()
    as_surname: Counter[str] = Counter()
    for name, articles in named:
        form = parts(name)
        if form.given:
            persons_of[form.given[0]].add(form.surname)
            as_given[form.given[0]] += articles
            as_surname[form.surname] += articles
    found = {
        word: len(surnames) for word, surnames in persons_of.items() if FAR_MORE * as_given[word] >= as_surname[word]
    }
    forms = {form for word in found for form in forms_of_given(word) if not as_surname[form]}
    return {**dict.fromkeys(forms, 1), **found}


def persons(names: list[Name], given: Mapping[str, int]) -> Iterator[Group]:
    """The names of one block in groups of one person each; ``given`` are ``given_names``."""
    forms: dict[Parts, list[Name]] = defaultdict(list)
    for name in names:
        forms[parts(name.key[2])].append(name)
    full = {form: members for form, members in forms.items() if form.given}
    people = People()
    for form in sorted(
        full, key=lambda form: (_excess(form, full), *_least_written(form), form.given, not form.suffix)
    ):
        for person in split(form, full[form]):
            _place(person, people, excess=_excess(form, full))
    bare = sorted((form for form in forms if not form.given), key=lambda form: (form.surname, form.halves))
    if people.found:
        alone = [group for form in bare for group in _surnames(form, forms[form], people, given)]
    else:
        alone = [group for form in bare for group in _without_full_name(form, forms[form], given)]
    yield from (person.group() for person in people.found)
    yield from alone


def _excess(form: Parts, forms: dict[Parts, list[Name]]) -> bool:
    """Whether the form is that of a far more common name with one word more before it."""
    rest = Parts(form.given[1:], form.surname, form.suffix)
    return bool(rest.given) and len(forms.get(rest, ())) >= FAR_MORE * len(forms[form])


def _least_written(form: Parts) -> tuple[bool, int, int]:
    """Orders names by how much of them is written out, those that begin with an initial last."""
    initials = [len(word) == 1 for word in form.given]
    return initials[0], -len(initials), sum(initials)


def split(form: Parts, names: list[Name], base: Rows = SAME_NAME) -> list[Person]:
    """The persons of one name: one, unless articles contradict each other. The articles that say most are placed
    first, those that fit several last: by how many articles each has, else with nobody."""
    everything = Profile.of(names)
    if total(base) + everything.contradictions >= THRESHOLD:
        person = Person(form, names[0])
        person.profile = everything
        for name in names:
            person.take(name, base if name is not names[0] else ())
        return [person]
    namesakes = Namesakes()
    unsure: list[Name] = []
    for name in sorted(names, key=_tells_most):
        profile = Profile.of([name])
        scored = _scored(profile, namesakes.likely(profile), base)
        best = _clear_best(scored)
        if not best and _close(scored):
            unsure.append(name)
            continue
        person, rows = (best.person, best.rows) if best else (Person(form, name), ())
        person.add(name, form, rows)
        namesakes.note(person, profile)
        _keep_rejected(name, profile, person, scored)
    namesakes = Namesakes(_without_few(namesakes.found, len(names), base))
    settled = [_settled(name, namesakes, len(names), form, base) for name in unsure]
    return namesakes.found + [person for person in settled if person]


def _tells_most(name: Name) -> tuple[int, Key]:
    return -Profile.of([name]).richness, name.key


def _scored(profile: Profile, people: Iterable[Person], base: Rows) -> list[Scored]:
    return [Scored((*base, *weigh(profile, person.profile)), person) for person in people]


def _keep_rejected(name: Name, profile: Profile, person: Person, scored: Iterable[Scored]) -> None:
    """Keeps why a name of this person is none of the others'."""
    for one in scored:
        if one.person is not person and one.total < THRESHOLD:
            note = differences(profile, one.person.profile)
            person.judge(name, one.person.seed, one.rows, same=False, note=note)


def _without_few(found: list[Person], articles: int, base: Rows) -> list[Person]:
    """The persons, the most named first. One whom very few of the articles mean is taken for the one whom nearly
    all mean, unless much contradicts: of somebody so well known something wrong is said somewhere."""
    ordered = sorted(found, key=lambda person: (-len(person.members), person.seed.key))
    main, kept = ordered[0], ordered[:1]
    for person in ordered[1:]:
        rows = (*base, *weigh(person.profile, main.profile), *weighted([WELL_KNOWN]))
        if len(person.members) * NEARLY_ALL <= articles and total(rows) >= THRESHOLD:
            main.absorb(person, rows, aside=False)
        else:
            kept.append(person)
    return kept


def _settled(name: Name, namesakes: Namesakes, articles: int, form: Parts, base: Rows) -> Person | None:
    """Gives a name that fits several persons to the one named far more than the others; else a person of its own."""
    found, profile = namesakes.found, Profile.of([name])
    first, second = len(found[0].members), len(found[1].members) if len(found) > 1 else 0
    main = found[0] if FAR_MORE * second <= first or NEARLY_ALL * second <= articles else None
    prior = weighted([FAR_MORE_OFTEN]) if len(found) > 1 else ()
    scored = _scored(profile, namesakes.likely(profile), base)
    scored = [Scored((*one.rows, *prior), one.person) if one.person is main else one for one in scored]
    best = _clear_best(scored)
    if best:
        best.person.take(name, best.rows)
        return None
    person = Person(form, name)
    person.add(name, form, ())
    for one in scored:
        person.judge(name, one.person.seed, one.rows, same=False, note=_close(scored))
    return person


def _clear_best(scored: list[Scored]) -> Scored | None:
    """The best of these, if enough speaks for it and clearly more than for the next."""
    ordered = sorted(scored, key=lambda one: (-one.total, one.person.seed.key))
    if not ordered or ordered[0].total < THRESHOLD:
        return None
    if len(ordered) > 1 and ordered[0].total - ordered[1].total < MARGIN:
        return None
    return ordered[0]


def _close(scored: list[Scored]) -> str:
    """What is to say where none of these was clearly the best."""
    return "as much speaks for another" if sum(one.total >= THRESHOLD for one in scored) > 1 else ""


def _most_named(people: Iterable[Person]) -> Person | None:
    """The one of several who is named in far more articles than all others, if there is one."""
    ordered = sorted(people, key=lambda person: (-person.profile.articles, person.seed.key))
    if len(ordered) > 1 and ordered[0].profile.articles >= FAR_MORE * ordered[1].profile.articles:
        return ordered[0]
    return None


def _place(person: Person, people: People, *, excess: bool) -> None:
    """Joins a person of one full name to the one in the block whom it fits, or adds it."""
    fitting = people.fitting(person.forms[0])
    if len(fitting) > CROWD:  # an initial that very many fit tells nothing
        fitting = []
    most_named = _most_named(other for _, other in fitting)
    scored = []
    for way, other in fitting:
        one_suffix = person.forms[0].suffix not in {form.suffix for form in other.forms}
        rows = weighted([way, SUFFIX] if one_suffix and way != MIDDLE else [way])
        if one_suffix and not person.articles.isdisjoint(other.articles):
            rows += weighted([BESIDE])
        rows += weigh(person.profile, other.profile)
        if (way == TAIL and excess) or other is most_named:
            rows += weighted([FAR_MORE_OFTEN])
        scored.append(Scored(rows, other))
    best = _clear_best(scored)
    if best:
        if best.rows[0][0] == TAIL and not excess and person.profile.articles >= best.person.profile.articles:
            best.person.asides |= {name.row for name in best.person.members}
        people.join(person, best.person, best.rows, aside=excess)
        return
    for one in scored:
        note = _close(scored) or differences(person.profile, one.person.profile)
        person.judge(person.seed, one.person.seed, one.rows, same=False, note=note)
    people.add(person)


def _surnames(form: Parts, names: list[Name], people: People, given: Mapping[str, int]) -> Iterator[Group]:
    """Gives bare surnames to the persons of the block; those that nobody clearly is stay alone, by article."""
    joined: list[tuple[Scored, Name]] = []
    alone: dict[str, Group] = {}
    for name in names:
        profile = Profile.of([name])
        scored = _scored_surname(form, profile, people, _as_surname(name, given))
        if GOVERNING in name.described.introduced:
            scored = [Scored((*one.rows, *_governs(one.person)), one.person) for one in scored]
        best = _clear_best(scored)
        if best:
            joined.append((best, name))
            continue
        group = alone.setdefault(name.key[0], Group([], mark=name.key[0]))
        group.members.append(name)
        for one in sorted(scored, key=lambda one: (-one.total, one.person.seed.key))[:SHOWN]:
            judged = Judged(name.key[2], one.person.seed.row, False, one.rows, _close(scored))
            group.judge(judged, name.row)
    for best, name in joined:  # only now: a surname joined is no evidence for the next
        best.person.take(name, best.rows)
    yield from alone.values()


def _scored_surname(form: Parts, profile: Profile, people: People, own: Rows) -> list[Scored]:
    """How much speaks for each whom a bare surname could be. Whom it cannot be is no rival to the others."""
    likely = [
        Scored(
            (*own, *weigh(profile, person.profile), *_other_pronoun(profile, person), *_respelled(form, person)), person
        )
        for person in people.bearing(form, profile)
    ]
    rivals = [one.person for one in likely if one.total > IMPOSSIBLE]
    only = len(rivals) == 1 and not people.crowded
    ahead, why = (rivals[0], ONLY) if only else (_most_named(rivals), FAR_MORE_OFTEN)
    return [Scored((*one.rows, *weighted([why])), one.person) if one.person is ahead else one for one in likely]


def _other_pronoun(profile: Profile, person: Person) -> Rows:
    """What it says that a bare surname has a title of another gender than the pronouns that stand for a person: "Mr
    Thring" is not his sister. For full names it says nothing, as pronouns are seldom misread together."""
    called = person.profile.called
    return weighted([OTHER_PRONOUN] if len(profile.genders) == 1 and called and called not in profile.genders else [])


def _governs(person: Person) -> Rows:
    """What it says that a government is called after a surname ("the Berg administration"), of one whose offices are
    known and are others."""
    offices = person.profile.offices
    heads = any(office in _HEADS or office.endswith(" minister") for office in offices)
    return weighted([OTHER_OFFICE] if offices and not heads else [])


#: Who has a government that is called after them.
_HEADS = frozenset({"president", "prime minister", "premier", "chancellor", "governor", "mayor", "leader", "taoiseach"})


def _respelled(form: Parts, person: Person) -> Rows:
    """What it says that none of a person's names has the surname as it is spelled."""
    return weighted([RESPELLED] if all(form.surname != known.surname for known in person.forms) else [])


def _as_surname(name: Name, given: Mapping[str, int]) -> Rows:
    """What the bare surname itself says."""
    also_given = not name.titles and given.get(parts(name.key[2]).surname, 0) > 1
    rows = weighted([SURNAME, GIVEN] if also_given else [SURNAME])
    return rows if name.described.introduced.isdisjoint(KIN) else (*rows, *weighted([OF_KIN]))


def _without_full_name(form: Parts, names: list[Name], given: Mapping[str, int]) -> Iterator[Group]:
    """A surname that no article completes is one person's, unless it is a given name too or articles contradict."""
    titled = [name for name in names if name.titles.keys() - OF_GIVEN or form.surname not in given]
    for name in names:
        if not name.titles.keys() - OF_GIVEN and form.surname in given:
            yield Group([name], mark=name.key[0])
    if titled:
        yield from (person.group() for person in split(form, titled, weighted([NO_FULL_NAME])))
