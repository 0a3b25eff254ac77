"""Which country an article is about, where it does not say so: that of the articles which name the same others.

An article whose bodies are all of one country is about it ("the Indian Supreme Court"). Whom only articles about one
country name tells of that country in the next article, and so on: "the House of Representatives" beside two senators
of Nigeria is Nigeria's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.resolve.gather import Name
from kg.resolve.table import Table

#: So many names of others that tell of one country, more than of any other, make an article's.
COMPANY = 2

#: So often is passed on what an article is about: whom it names tells more of the next.
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Homes:
    """The countries of which bodies are named in any article, and the country that each telling name speaks for, by
    the number of its form."""

    countries: frozenset[str]
    spoken_for: Mapping[int, str]

    @classmethod
    def of(cls, table: Table) -> Homes:
        """From all articles."""
        told: dict[str, set[str]] = defaultdict(set)
        for name in table.told():
            if name.kind != "Person" and name.described.countries:
                told[name.key[0]] |= name.described.countries
        named = frozenset(country for countries in told.values() for country in countries)
        homes = {article: next(iter(countries)) for article, countries in told.items() if len(countries) == 1}
        spoken_for: Mapping[int, str] = {}
        for _ in range(ROUNDS if homes else 0):
            spoken_for = _spoken_for(table, homes)
            found = {
                setting.article: country
                for setting in table.settings
                if setting.article not in told and (country := clear(_around(setting.telling, spoken_for)))
            }
            if found.keys() <= homes.keys():
                break
            homes |= found
        return cls(named, spoken_for)

    def around(self, name: Name) -> Counter[str]:
        """For how many others named beside a name only articles about a country speak, by the country."""
        return _around((form for form in name.setting.telling if form != name.form), self.spoken_for)


def _around(telling: Iterable[int], spoken_for: Mapping[int, str]) -> Counter[str]:
    return Counter(spoken_for[form] for form in telling if form in spoken_for)


def clear(votes: Counter[str]) -> str | None:
    """The country that enough speaks for, more than for any other."""
    (best, most), (_, second), *_ = [*votes.most_common(2), ("", 0), ("", 0)]
    return best if most - second >= COMPANY else None


def _spoken_for(table: Table, homes: Mapping[str, str]) -> dict[int, str]:
    found: dict[int, str | None] = {}
    for setting in table.settings:
        if home := homes.get(setting.article):
            for form in setting.telling:
                found[form] = home if found.get(form, home) == home else None
    return {form: country for form, country in found.items() if country}
