"""Which words of an article tell of the same event: "a meeting with …", and later "the meeting"."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from kg.extract.dates.calendar import period
from kg.extract.events.eventwords import LASTING, MUTUAL, NOMINAL, RECURRING
from kg.extract.events.happenings import Happening

_DEFINITE = frozenset(["the", "this", "that", "these", "those", "its", "their", "his", "her"])

#: How many tokens after the last word for it an event can be taken up again by "the meeting".
_REACH = 1500
#: And how many events of its type are looked back at.
_LATEST = 40


#: What happens to everybody once.
ONCE = frozenset(("Birth", "Death"))


@dataclass(slots=True)
class Chain:
    """The words for one event, in order; the first is its anchor."""

    told: list[Happening] = field(default_factory=list)

    @property
    def anchor(self) -> Happening:
        """The first word for the event."""
        return self.told[0]

    def values(self) -> set[str]:
        """The dates that its words have."""
        return {dating.value for happening in self.told for dating in happening.dates}

    def names(self, role: str | None = None) -> set[str]:
        """Who takes part, by name."""
        return {
            taking.mention.name
            for happening in self.told
            for taking in happening.taking
            if taking.polarity == "affirmed" and role in (None, taking.role)
        }

    def places(self) -> set[str]:
        """Where it takes place, by name."""
        return {mention.name for happening in self.told for mention, _ in happening.places}


def chains(happenings: dict[int, Happening]) -> list[Chain]:
    """The events, each with all the words for it, in the order of the text."""
    found: list[Chain] = []
    by_type: dict[str, list[Chain]] = {}
    for index in sorted(happenings):
        happening = happenings[index]
        earlier = by_type.setdefault(happening.type, [])
        same = next((chain for chain in reversed(earlier[-_LATEST:]) if _same(chain, happening)), None)
        if same is not None:
            same.told.append(happening)
            continue
        chain = Chain([happening])
        found.append(chain)
        earlier.append(chain)
    return found


def _same(chain: Chain, happening: Happening) -> bool:
    new = Chain([happening])
    if happening.type in ONCE and chain.names() & new.names():
        return (happening.status == "negated") == (chain.anchor.status == "negated")
    turn = _turn(happening)
    other_turn = turn != _turn(chain.anchor) and bool(turn or not happening.is_noun)  # "the election" may be either
    if happening.type in ("Other", "Saying") or other_turn or _differ(chain, new):
        return False
    if happening.is_noun and _word(happening) in {_word(told) for told in chain.told} and _definite(happening):
        return _modifiers(happening) <= _all_modifiers(chain) and not _others(chain, new)
    return _shares(chain, new)


def _turn(happening: Happening) -> str:
    """Which of several times a word tells of: "was *first* elected", "was *re*-elected"; nothing where it says none."""
    word = happening.trigger
    again = word.i > 1 and word.nbor(-1).text == "-" and word.nbor(-2).lower_ == "re"
    first = any(child.lower_ == "first" and child.dep_ == "advmod" for child in word.lefts)
    return "again" if again else "first" if first else ""


def _others(chain: Chain, new: Chain) -> bool:
    """Whether the new words name an owner who has no part in what was told: "his campaign", "their convention"."""
    return bool(new.names() and not chain.names() & new.names() and _owned(new.anchor))


def _owned(happening: Happening) -> bool:
    """Whether a noun's own words say whose it is: "his meeting", "the meeting of the union"."""
    whose = any(taking.way in ("of", "with", "owner") for taking in happening.taking)
    return whose or any(child.dep_ == "poss" for child in happening.trigger.lefts)


def _differ(chain: Chain, new: Chain) -> bool:
    """Whether status, distance, dates or places tell the two apart."""
    happening, status = new.anchor, chain.anchor.status
    dated = bool(chain.values() or new.values())
    if (happening.status == "negated") != (status == "negated"):
        return True
    if happening.trigger.i - chain.told[-1].trigger.i > _REACH:
        return True
    slack = timedelta(days=10 if happening.type in LASTING else 0)
    if _conflict(chain.values(), new.values(), slack):
        return True
    apart = bool(new.places() and chain.places()) and not new.places() & chain.places()
    others = new.names("patient") and chain.names("patient") and not new.names("patient") & chain.names("patient")
    apart = apart or bool(others and happening.is_noun)
    apart = apart or (
        happening.is_noun and any(child.lower_ in ("another", "other") for child in happening.trigger.lefts)
    )
    first, second = _winners(chain), _winners(new)
    apart = apart or bool(first and second and not first & second)
    to_come = dated and {status, happening.status} == {"planned", "happened"}
    other = happening.type in RECURRING and bool(new.values()) and not chain.values()
    return apart or to_come or other or bool(new.values() and not chain.values() and _generic(chain))


def _winners(chain: Chain) -> set[str]:
    """Who is said to have won it, by name."""
    won = [each for each in chain.told if each.carrier is not None and each.trigger.doc[each.carrier].lemma_ == "win"]
    return {taking.mention.name for each in won for taking in each.taking if taking.way == "holds"}


def _generic(chain: Chain) -> bool:
    """Whether so far only something general was said: "in a presidential election"."""
    noun = chain.anchor.trigger
    articles = [child.lower_ for child in noun.lefts if child.dep_ in ("det", "poss")]
    return (
        chain.anchor.is_noun and not chain.names() and not chain.places() and articles in ([], ["a"], ["an"], ["any"])
    )


def _word(happening: Happening) -> str:
    lemma = happening.trigger.lemma_.lower()
    return _SAME_WORD.get(lemma, lemma if happening.is_noun else NOMINAL.get(lemma, lemma))


#: Words that take up the same event: "signed a contract … the deal", "announced … the announcement".
_SAME_WORD = dict(
    pair.split("=")
    for pair in """
    deal=agreement contract=agreement pact=agreement accord=agreement announce=announcement decide=decision
    explode=explosion propose=proposal arrive=arrival depart=departure land=landing deliver=delivery ship=shipment
    summit=meeting
    """.split()
)


def _definite(happening: Happening) -> bool:
    return any(child.dep_ in ("det", "poss") and child.lower_ in _DEFINITE for child in happening.trigger.lefts)


def _modifiers(happening: Happening) -> set[str]:
    return {
        child.lower_
        for child in happening.trigger.lefts
        if child.dep_ in ("amod", "compound") and child.ent_type_ != "DATE"
    }


def _all_modifiers(chain: Chain) -> set[str]:
    return {word for told in chain.told for word in _modifiers(told)} | _SAME_AGAIN


_SAME_AGAIN = {"same", "recent", "latest", "entire", "whole", "deadly", "high-profile"}


def keep_surest(chain: Chain) -> None:
    """Leaves what happens once only those dates that agree with its surest one."""
    dates = [dating for happening in chain.told for dating in happening.dates]
    if chain.anchor.type not in ONCE or not dates:
        return
    surest = max(dates, key=lambda dating: dating.confidence).value
    for happening in chain.told:
        happening.dates[:] = [each for each in happening.dates if not _conflict({each.value}, {surest}, timedelta(0))]


def _conflict(one: set[str], two: set[str], slack: timedelta) -> bool:
    """Whether no date of one lies within a date of the other, give or take ``slack``."""
    spans = [[span for value in values if (span := _span(value))] for values in (one, two)]
    if not spans[0] or not spans[1]:
        return False
    return not any(a[0] - slack <= b[1] and b[0] - slack <= a[1] for a in spans[0] for b in spans[1])


def _span(value: str) -> tuple[date, date] | None:
    first, last = period(value.partition("/")[0]), period(value.rpartition("/")[2])
    return (first[0], last[1]) if first and last else None


def _shares(chain: Chain, new: Chain) -> bool:
    """Whether who takes part shows that both tell of one event: the same one arrested, the same two who met."""
    if chain.anchor.type in MUTUAL:
        both = len(chain.names() & new.names())
        return both >= 2 or (both == 1 and bool(chain.values() & new.values()))
    patients = chain.names("patient") & new.names("patient")
    if patients:
        return True
    return bool(chain.names("agent") & new.names("agent")) and bool(chain.values() & new.values())
