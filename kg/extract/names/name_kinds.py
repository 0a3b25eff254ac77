"""Which kind of thing each name of an article names: all its mentions' evidence, weighed together.

The weights stand in ``lexicons/name_weights.tsv``: for each mark of evidence, how much it speaks for a person, an
organisation and a place against being no name of ours (log odds of a multinomial logistic model)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import inf, sqrt
from typing import NamedTuple

from spacy.tokens import Doc

from kg.extract.lexicon import local_parties, parties, places
from kg.extract.name_words import (
    ORG_BEGINNINGS,
    ORG_ENDINGS,
    ORG_NOUNS,
    PARTY_ENDINGS,
    PARTY_NOUNS,
    PLACE_NOUNS,
)
from kg.extract.names.candidate import Candidate
from kg.extract.names.name_evidence import context, shape
from kg.extract.names.name_parties import is_party
from kg.extract.names.name_pieces import GENERATIONS, without_article
from kg.extract.names.name_rules import (
    certain,
    is_doubtful,
    is_impersonal,
    is_personal,
    is_work,
    may_be_personal,
    no_name,
    owns_persons,
)
from kg.extract.tagger.named import Words
from kg.model import Kind

KINDS: tuple[Kind, Kind, Kind] = ("Person", "Organization", "Place")

#: How many times the same mark of evidence counts at most, before its square root is taken.
MOST = 4

#: Endings of the plural of a surname.
PLURAL = ("s", "es")

#: Given names before the one by which their bearer is called.
LED_BY = frozenset("Mohd Mohamed Mohamad Mohammad Mohammed Muhammad Muhammed Muhamad Md Muhd Nik Wan Syed".split())

#: The mark of a name whose last word alone is known for a person's.
FULL_NAME = "surname titled"

#: The encoder's log odds count up to here.
SUREST = 6.0

Marks = dict[str, float]


@cache
def weights() -> dict[str, tuple[float, float, float]]:
    """The weight of each mark of evidence for a person, an organisation and a place."""
    table: dict[str, tuple[float, float, float]] = {}
    for line in (files("kg") / "extract" / "lexicons" / "name_weights.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            mark, person, organization, place = line.split("\t")
            table[mark] = (float(person), float(organization), float(place))
    return table


def group(found: Iterable[Candidate]) -> dict[str, list[Candidate]]:
    """The candidates by the words of the name, in the order of the text."""
    groups: dict[str, list[Candidate]] = {}
    for one in found:
        groups.setdefault(one.words, []).append(one)
    return groups


def explained(doc: Doc, found: Sequence[Candidate]) -> dict[str, str]:
    """Short names that stand in brackets after the full one, or between commas if they are its initials: "National
    Salvation Front (FSN)", "the Electoral Commission, EC,"."""
    short_for: dict[str, str] = {}
    for full, short in pairwise(found):
        name = short.words
        between = doc[full.end : short.start].text
        if name.isupper() and full.end - full.start > 1 and between in (", or", ", known as", ", also known as"):
            short_for.setdefault(name, full.words)
        if short.start - full.end != 1 or short.end >= len(doc) or not name.isupper() or full.end - full.start < 2:
            continue
        initials = "".join(word[0] for word in full.words.split() if word[0].isupper())
        marks = doc[full.end].text + doc[short.end].text
        if (marks == "()" and len(name) < 11) or (marks == ",," and name == initials):
            short_for.setdefault(name, full.words)
    return short_for


class Judged(NamedTuple):
    """The kind of a name, None for what is no name of ours, and the subtype that the text tells."""

    kind: Kind | None
    subtype: str | None


def decide(
    doc: Doc,
    groups: Mapping[str, Sequence[Candidate]],
    short_for: Mapping[str, str],
    seen: Words | None = None,
) -> dict[str, Judged]:
    """The kind of each name; longer names first, since "Hale" is a person where "Joan Hale" is one.
    ``short_for`` gives the full names of short ones that the article explains."""
    judged: dict[str, Judged] = {}
    unsure: dict[str, Marks] = {}
    relations = Relations(groups)
    political = any(token.lower_ in PARTY_NOUNS for token in doc)
    for name, mentions in sorted(groups.items(), key=order):
        full = short_for.get(name)
        if full in judged and judged[full].kind == "Organization" and _is_of_party_named(name, full):
            judged[full] = Judged("Party", None)
        if full in judged and judged[full].kind not in (None, "Person"):
            judged[name] = judged[full]
            continue
        told = relations.marks(name)
        as_seen = seen_as(doc, mentions, seen) if seen is not None else {}
        if no_name(doc, name, mentions, told, seen=max(as_seen.values(), default=None)):
            judged[name] = Judged(None, None)
            continue
        evidence = marks(doc, name, mentions, told) | as_seen
        kind, sure = _kind(doc, name, mentions, told, evidence)
        if kind == "Person" and not sure and _is_of_party(name, judged):
            kind = "Party"
        if not _only_nationality(name, mentions) and is_party(name, kind, evidence, political=political):
            kind = "Party"
        judged[name] = Judged(kind, _subtype(kind, evidence))
        relations.add(name, kind)
        if not sure and (best(evidence) is None or (" " in name and _may_be_full(name, kind, evidence))):
            unsure[name] = evidence
    for name, evidence in unsure.items():
        last = name.rpartition(" ")[2]
        bearer = judged.get(last) if last != name else None
        if bearer and bearer.kind == "Person" and best(evidence | {FULL_NAME: 1.0}) == "Person":
            judged[name] = Judged("Person", None)
        elif bearer and bearer.kind is None and all(map(_leans_to_person, (evidence, unsure.get(last, {})))):
            judged[name] = judged[last] = Judged("Person", None)
    _take_letters(judged, short_for, groups)
    return judged


_NONE = Judged(None, None)


def _take_letters(
    judged: dict[str, Judged], short_for: Mapping[str, str], groups: Mapping[str, Sequence[Candidate]]
) -> None:
    """Gives the names that the article shortens to letters the kind that these tell."""
    for short, full in short_for.items():
        letters = judged.get(short, _NONE)
        if letters.kind == "Organization" and judged.get(full, letters).kind is None and _is_of_a_body(full):
            judged[full] = letters
        if judged.get(full, _NONE).kind == "Person" and _is_shortened(full, short, groups):
            judged[full] = judged[short] = Judged("Organization", None)


def _is_shortened(full: str, short: str, groups: Mapping[str, Sequence[Candidate]]) -> bool:
    """Whether three words or more have their initials behind them, as those of a body, whatever they look like, and
    neither a title nor spaCy says that they are a person's: "Maha Jan Sabha (MJS)"."""
    words = full.split(" ")
    personal = any(one.title or one.label == "PERSON" for one in groups.get(full, ()))
    return len(words) > 2 and not personal and "".join(word[0] for word in words) == short


def _is_of_a_body(name: str) -> bool:
    """Whether one of a name's words is one for a body: "Harbour Centre for Media and Freedom of Speech"."""
    return any(word in ORG_ENDINGS or word in ORG_BEGINNINGS for word in name.split(" ")[1:])


def _may_be_full(name: str, kind: Kind | None, evidence: Marks) -> bool:
    """Whether a name of several words may yet turn out to be a person's by its surname."""
    return may_be_personal(kind, evidence) or (kind == "Place" and name not in places())


def _leans_to_person(evidence: Marks) -> bool:
    """Whether the encoder takes a name for a person's rather than for anything else, however unsure: enough where the
    article tells of somebody by the full name and by the surname."""
    person, *others = (evidence.get(f"seen:{kind}", 0.0) for kind in KINDS)
    return person > max(0.0, *others)


def _kind(
    doc: Doc, name: str, mentions: Sequence[Candidate], told: Sequence[str], evidence: Marks
) -> tuple[Kind | None, bool]:
    """The kind of one name but for a party's, and whether it is sure."""
    sure = certain(doc, name, mentions, told)
    kind = sure or best(evidence)
    if kind == "Organization" and is_personal(evidence):
        kind = "Person"
    elif kind != "Place" and is_impersonal(doc, name, mentions, evidence):
        return "Organization", True
    if kind == "Person" and not told and owns_persons(doc, mentions):
        kind = best(evidence, but="Person") or "Place"
    if kind in ("Organization", "Person") and is_work(doc, name, mentions, evidence):
        kind = None
    if kind == "Organization" and not sure and len(mentions) == 1 and is_doubtful(name, evidence):
        kind = None
    return kind, sure is not None


def _is_of_party(name: str, judged: Mapping[str, Judged]) -> bool:
    """Whether a single word is the name of a party that the article calls one: "Tisza", the Tisza party."""
    full = (judged.get(f"{name} {word}") for word in ("party", "Party"))
    return any(one is not None and one.kind == "Party" for one in full)


def _is_of_party_named(letters: str, full: str) -> bool:
    """Whether a name is that of a well known party, however it is written, since its letters are: "Pakistan
    Tehreek-e-Insaaf (PTI)"."""
    known = [parties()[letters].name] if letters in parties() else [one for one, _ in local_parties().get(letters, ())]
    usual = {word for one in known for word in one.split(" ") if word[0].isupper()} - PARTY_ENDINGS
    words = {word for word in full.split(" ") if word[0].isupper()}
    return 2 * len(usual & words) >= len(words)


def _only_nationality(name: str, mentions: Sequence[Candidate]) -> bool:
    """Whether a name is only ever that of a people: "Swedish", "South African"; "Sinn Féin" is no such word."""
    known = parties().get(name)
    if known is not None and (" " in name or not known.members):  # "Social Democrats", "Likud"
        return False
    peoples = " " not in name or name.endswith(("ish", "an", "ese", "ch", "i", "ic", "ns", "s"))
    return peoples and all(one.label == "NORP" for one in mentions)


def _subtype(kind: Kind | None, evidence: Marks) -> str | None:
    """The subtype that a describing noun tells: "the human rights group Memorial", "Acme, a bank"."""
    nouns = {"Organization": ORG_NOUNS, "Place": PLACE_NOUNS}.get(kind or "")
    told = [nouns.get(mark.removeprefix("noun:")) for mark in evidence if mark.startswith("noun:")] if nouns else []
    return next(filter(None, told), None)


def order(item: tuple[str, Sequence[Candidate]]) -> tuple[int, str]:
    """Longer names first."""
    return -len(item[0].split()), item[0]


def best(evidence: Marks, *, but: Kind | None = None) -> Kind | None:
    """The kind that the evidence speaks for; another than ``but``, which is sure to be wrong."""
    table = weights()
    scores = list(table["bias"])
    for mark, value in evidence.items():
        weight = table.get(mark)
        if weight:
            for i in range(3):
                scores[i] += value * weight[i]
    if but:
        scores[KINDS.index(but)] = -inf
    top = max(scores)
    return KINDS[scores.index(top)] if top > 0 else None


def marks(doc: Doc, name: str, mentions: Sequence[Candidate], told: Iterable[str]) -> Marks:
    """All evidence about a name with its strength: shares for spaCy's labels, damped counts for the context; ``told``
    are the marks of longer names."""
    counts: dict[str, int] = {}
    for one in mentions:
        for mark in set(context(doc, one)):
            counts[mark] = counts.get(mark, 0) + 1
    out: Marks = {}
    for mark in sorted(counts):
        share = mark.startswith("label:")
        out[mark] = counts[mark] / len(mentions) if share else sqrt(min(counts[mark], MOST))
    for mark in shape(name.split(" ")):
        out[mark] = 1.0
    for mark in told:
        out[mark] = 1.0
    return out


def seen_as(doc: Doc, mentions: Sequence[Candidate], seen: Words) -> Marks:
    """What the encoder takes the mentions of a name for: how much likelier each kind is than no name of ours, in log
    odds, at most SUREST either way; the mean of all mentions."""
    sums, count = [0.0] * len(KINDS), 0
    for one in mentions:
        last = doc[one.end - 1]
        found = seen.kinds((doc[one.start].idx, last.idx + len(last)))
        if found:
            none, *ours, other = found
            nothing = max(none, other)
            sums = [x + max(-SUREST, min(SUREST, kind - nothing)) for x, kind in zip(sums, ours, strict=True)]
            count += 1
    return {f"seen:{kind}": x / count for kind, x in zip(KINDS, sums, strict=True)} if count else {}


class Relations:
    """The longer names of the article whose kind is settled, by their first and last words and their initials."""

    def __init__(self, groups: Mapping[str, Sequence[Candidate]]) -> None:
        self._marks: dict[str, set[str]] = {}
        #: Names that stand after a title: of "Mrs. Hale", "Joan Hale" is a person's full name.
        self._titled = {name for name, mentions in groups.items() if any(one.title for one in mentions)}

    def add(self, name: str, kind: Kind | None) -> None:
        words = name.split(" ")
        while kind == "Person" and len(words) > 2 and words[-1] in GENERATIONS:
            words.pop()
        if len(words) < 2:
            return
        for last in {words[-1], without_article(words[-1])}:
            self._marks.setdefault(last, set()).add(f"last-of:{kind}")
        self._marks.setdefault(words[0], set()).add(f"first-of:{kind}")
        if kind == "Person" and len(words) > 2 and words[0] in LED_BY:  # "Farid" of "Mohd Farid Halim"
            self._marks.setdefault(words[1], set()).add(f"first-of:{kind}")
        if len(words) > 2:
            self._marks.setdefault(" ".join(words[-2:]), set()).add(f"last-of:{kind}")
        if len(words) > 2 or kind == "Party":  # two letters may be many things, but not in an article on a party
            initials = "".join(word[0] for word in words if word[0].isupper())
            self._marks.setdefault(initials, set()).add(f"initials-of:{kind}")

    def marks(self, name: str) -> list[str]:
        written = name if name in self._marks or not name.isupper() else name.title()
        small = name[:1].lower() + name[1:]  # "De Lund" of "Bill de Lund"
        others = (written, name.replace(".", ""), small, without_article(name))  # "W.T.O.", "Al-Nouri" of "Samir Nouri"
        marks = sorted(next((found for other in others if (found := self._marks.get(other))), ()))
        if not marks and any("last-of:Person" in self._marks.get(name[:-n], ()) for n in (1, 2) if name[-n:] in PLURAL):
            marks.append("surname plural")
        if "-" in name and all("last-of:Person" in self._marks.get(part, ()) for part in name.split("-")):
            marks.append("surnames")
        if " " in name and name.rsplit(" ", 1)[1] in self._titled:
            marks.append(FULL_NAME)
        return marks
