"""What speaks for and against two names being one person's: one table of weights, and the sums of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.resolve import compare
from kg.resolve.compare import GENDER
from kg.resolve.described import NOTHING
from kg.resolve.gather import Name
from kg.resolve.occupations import far_apart, fields_of
from kg.resolve.spelling import normal

SURNAME = "a surname alone"
NO_FULL_NAME = "the same surname, without a full name in any article"
TAIL = "the last words of the full name"
BEHIND = "a name with one word behind it that nearly all articles leave out"
HALF = "the full name without the last of two surnames"
GIVEN = "also a given name"
GIVEN_ALONE = "a given name alone"
HERE = "the article names this person by the surname"
MOST_NAMED = "named in far more articles than all others of this given name"
SUFFIX = "Jr. or the like in only one of the names"
BESIDE = "an article names both, one with Jr. or the like"
RESPELLED = "the surname is spelled otherwise"
TRANSCRIBED = "a surname that differs by the vowels of a transcription"
KNOWN_AS, FORMERLY = "an article gives it as another name", "an article gives it as a former name"
ONLY = "the only full name that fits"
WELL_KNOWN = "one whom nearly all articles with this name mean"
FAR_MORE_OFTEN = "named in far more articles than all others that fit"
SAME_OFFICE = "the same title or office"
SAME_BODY = "the same party or organisation"
SAME_AGE = "the same age"
SAME_OTHERS = "named together with the same others"
OTHER_GENDER = "the title says the other gender"
OTHER_PRONOUN = "the title says another gender than the pronouns"
OF_KIN = "named behind a word for a relative"
OTHER_OFFICE = "a government is called after the surname"
OTHER_AGE = "ages that do not fit"
OTHER_TIME = "more than sixty years apart"
OTHER_PROFESSION = "another profession"
OTHER_COUNTRY = "another country"
OTHER_PARTY = "another party"
DECIDED_SAME, DECIDED_DIFFERENT = "decided: the same", "decided: different"

#: What speaks for two names being one person's, and against it. What holds is added up.
WEIGHTS = {
    # how the names agree: one of these
    compare.SAME: 4.0,
    KNOWN_AS: 4.0,
    FORMERLY: 4.0,
    compare.MIDDLE: 3.0,
    compare.ORDER: 3.0,
    compare.SHORT: 3.0,
    compare.SPELLING: 3.0,
    NO_FULL_NAME: 3.0,
    compare.INITIAL: 2.5,
    BEHIND: 2.5,
    TAIL: 1.0,
    TRANSCRIBED: 1.0,
    HALF: 1.0,
    SURNAME: 0.0,
    # what else is known
    ONLY: 3.0,
    FAR_MORE_OFTEN: 2.0,
    WELL_KNOWN: 1.5,
    SAME_OFFICE: 2.0,
    SAME_BODY: 2.0,
    SAME_AGE: 3.0,
    SAME_OTHERS: 1.0,
    GIVEN: -2.0,
    GIVEN_ALONE: 0.0,
    HERE: 2.0,
    MOST_NAMED: 1.0,
    SUFFIX: -1.5,
    BESIDE: -5.0,
    RESPELLED: -1.5,
    OTHER_GENDER: -5.0,
    OTHER_PRONOUN: -4.0,
    OF_KIN: -4.0,
    OTHER_OFFICE: -3.0,
    OTHER_AGE: -5.0,
    OTHER_TIME: -3.0,
    OTHER_PROFESSION: -2.5,
    OTHER_COUNTRY: -1.5,
    OTHER_PARTY: -1.5,
    # what the user says
    DECIDED_SAME: 100.0,
    DECIDED_DIFFERENT: -100.0,
}

#: Names are one person's from this sum on; of several persons that fit, the best must lead by the margin.
THRESHOLD, MARGIN = 2.0, 1.0

#: At this weight a name cannot be a person's, whatever else holds.
IMPOSSIBLE = -3.0

#: Far more articles are at least so many times as many; nearly all leave at most one in so many.
FAR_MORE, NEARLY_ALL = 3, 10

#: Years after which one of a name is no longer likely to be the other.
GENERATIONS = 60

#: Years that ages may differ by: those in the news may be out of date.
AGES = 2

#: So many names of others, telling ones, make the same company.
COMPANY = 2

Rows = tuple[tuple[str, float], ...]


@dataclass(slots=True)
class Profile:
    """What is known of one person, or of one name in one article."""

    articles: int = 0
    offices: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    pronouns: Counter[str] = field(default_factory=Counter)
    fields: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    born: set[int] = field(default_factory=set)
    others: set[int] = field(default_factory=set)
    first: int | None = None
    last: int | None = None
    own: set[int] = field(default_factory=set)
    together: set[int] = field(default_factory=set)
    apart: set[tuple[int, int]] = field(default_factory=set)

    @classmethod
    def of(cls, names: Iterable[Name]) -> Profile:
        """What is known of these names together."""
        profile = cls()
        for name in names:
            profile.add(name)
        return profile

    def add(self, name: Name) -> None:
        """Adds what an article says of a name. Ages are narrowed down: two articles of a year apart leave one year
        of birth."""
        said = name.described
        self.articles += 1
        self.own.add(name.form)
        self.others.update(name.setting.telling)
        self.parties |= name.parties
        self.bodies |= name.bodies
        self.apart |= name.apart
        if name.together is not None:
            self.together.add(name.together)
        if name.setting.year is not None:
            self.first = min(name.setting.year, self.first or name.setting.year)
            self.last = max(name.setting.year, self.last or name.setting.year)
        if said is not NOTHING:
            self.fields |= said.fields
            self.countries |= said.countries
            self.born = (self.born & said.born or self.born | said.born) if said.born else self.born
        self.pronouns.update(name.pronouns)
        if name.titles or name.offices:
            self._add_offices(name)

    def _add_offices(self, name: Name) -> None:
        titles = {normal(title) for title in name.titles}
        held = name.offices | (titles - GENDER.keys())
        self.offices |= held
        self.genders |= {GENDER[title] for title in titles & GENDER.keys()}
        self.fields |= fields_of(word for office in held for word in office.split())

    @property
    def called(self) -> str | None:
        """The gender that far most pronouns tell, if any."""
        (most, first), (_, second), *_ = [*self.pronouns.most_common(2), (None, 0), (None, 0)]
        return most if first > FAR_MORE * second else None

    @property
    def contradictions(self) -> float:
        """The weight of all that contradicts in what is known of these names, at the worst."""
        return total(weighted(reason for reason, true in self._against().items() if true))

    def _against(self) -> dict[str, bool]:
        return {
            OTHER_GENDER: len(self.genders) > 1,
            OTHER_AGE: bool(self.born) and max(self.born) - min(self.born) > AGES,
            OTHER_TIME: bool(self.first and self.last and self.last - self.first > GENERATIONS),
            OTHER_PROFESSION: any(far_apart({a}, {b}) for a in self.fields for b in self.fields),
            OTHER_COUNTRY: len(self.countries) > 1,
            OTHER_PARTY: len(self.parties) > 1,
            DECIDED_DIFFERENT: len(self.apart) > 1,
        }

    @property
    def richness(self) -> int:
        """How many things could contradict another's."""
        known = (self.fields, self.parties, self.countries, self.born, self.offices, self.genders, self.apart)
        return sum(map(bool, known))


def weigh(one: Profile, other: Profile) -> Rows:
    """What else is known for and against two being one person, with the weights."""
    reasons = []
    abroad = _disjoint(one.countries, other.countries)
    # The senator of another country holds another office.
    if not abroad and not one.offices.isdisjoint(other.offices):
        reasons.append(SAME_OFFICE)
    if not (one.parties.isdisjoint(other.parties) and one.bodies.isdisjoint(other.bodies)):
        reasons.append(SAME_BODY)
    if not one.born.isdisjoint(other.born):
        reasons.append(SAME_AGE)
    elif one.born and other.born and _years_between(one.born, other.born) > AGES:
        reasons.append(OTHER_AGE)
    if len((one.others & other.others) - one.own - other.own) >= COMPANY:
        reasons.append(SAME_OTHERS)
    if len(one.genders) == len(other.genders) == 1 and one.genders != other.genders:
        reasons.append(OTHER_GENDER)
    if _years_apart(one, other) > GENERATIONS:
        reasons.append(OTHER_TIME)
    if far_apart(one.fields, other.fields):
        reasons.append(OTHER_PROFESSION)
    if abroad:
        reasons.append(OTHER_COUNTRY)
    if _disjoint(one.parties, other.parties):
        reasons.append(OTHER_PARTY)
    if not one.together.isdisjoint(other.together):
        reasons.append(DECIDED_SAME)
    if one.apart and other.apart and any((number, 1 - side) in other.apart for number, side in one.apart):
        reasons.append(DECIDED_DIFFERENT)
    return weighted(reasons)


def differences(one: Profile, other: Profile) -> str:
    """What contradicts, in words: "religion, not politics"."""
    found = [
        (one.fields, other.fields) if far_apart(one.fields, other.fields) else None,
        (one.countries, other.countries) if _disjoint(one.countries, other.countries) else None,
        (one.parties, other.parties) if _disjoint(one.parties, other.parties) else None,
        (one.born, other.born) if one.born and other.born and _years_between(one.born, other.born) > AGES else None,
    ]
    return "; ".join(f"{_listed(pair[0])}, not {_listed(pair[1])}" for pair in found if pair)


def _listed(values: Iterable[object]) -> str:
    return " or ".join(map(str, sorted(values, key=str)))


def weighted(reasons: Iterable[str]) -> Rows:
    """The reasons, each with its weight."""
    return tuple((reason, WEIGHTS[reason]) for reason in reasons)


def total(rows: Rows) -> float:
    """The sum of the weights."""
    return sum(weight for _, weight in rows)


def _disjoint(one: set[str], other: set[str]) -> bool:
    return bool(one and other and not one & other)


def _years_between(one: set[int], other: set[int]) -> int:
    return min(abs(a - b) for a in one for b in other)


def _years_apart(one: Profile, other: Profile) -> int:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0
    return max(one.first - other.last, other.first - one.last)
