"""The words that tell that something happened, was said or held at some time: verbs, and the nouns of events.

Many of them a reader would not list as an event ("the firm *reported* a *loss*"), but what they tell has a date all
the same. The kinds of events that are listed stand in ``eventwords``; the further nouns in
``lexicons/event_nouns.txt``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from kg.extract.events.clauses import Form, form
from kg.extract.events.eventwords import NOUNS
from kg.extract.events.happenings import Happening
from kg.extract.events.plainverbs import PALE, SAYING, STATES
from kg.extract.events.statuses import Status, noun_status, verb_status
from kg.extract.events.verbtypes import NO_WORDS
from kg.extract.reading import Reading

#: How many words above a noun its verb is sought.
_ABOVE = 8


@dataclass(frozen=True, slots=True)
class Telling:
    """A word that tells something, and what says when. ``verb`` is the verb whose form sets its time (of a noun the
    one above it, None where there is none); ``sort`` says which kind of word it is, ``place`` how its clause stands
    in the sentence."""

    trigger: Token
    verb: Token | None
    sort: str
    form: Form | None
    place: str
    status: Status

    @property
    def is_noun(self) -> bool:
        """Whether a noun tells it."""
        return self.sort in ("event noun", "noun")


@cache
def event_nouns() -> frozenset[str]:
    """The nouns (lemmas) of ``event_nouns.txt``: they tell of something, which no list of events would hold."""
    lines = (files("kg") / "extract" / "lexicons" / "event_nouns.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def find(reading: Reading, happenings: Mapping[int, Happening]) -> Iterator[Telling]:
    """The words of the running text that tell something, in order, but those that tell what did not happen."""
    for token in reading.doc:
        sort = _sort(token, reading, happenings)
        if not sort:
            continue
        noun = sort in ("event noun", "noun")
        verb = _verb_above(token) if noun else token
        known = happenings.get(token.i)
        status = known.status if known else noun_status(token) if noun else verb_status(token)
        if status != "negated":
            yield Telling(token, verb, sort, form(verb) if verb is not None else None, _place(verb), status)


def _sort(token: Token, reading: Reading, happenings: Mapping[int, Happening]) -> str:
    """Which kind of telling word a token is; nothing for one that tells nothing."""
    pos = token.pos_
    if pos == "NOUN" or (pos == "PROPN" and token.i in happenings):
        return _sort_of_noun(token, reading, happenings)
    if (
        token.lower_ in NO_WORDS
        or pos not in ("VERB", "AUX")
        or token.dep_ in ("aux", "auxpass", "amod", "compound", "case")
    ):
        return ""
    lemma = token.lemma_.lower()
    if pos == "AUX" or lemma == "be":
        return "be"
    if lemma in SAYING or lemma in ("announce", "disclose"):
        return "saying"
    if token.i in happenings and happenings[token.i].type not in ("Other", "Saying"):
        return "change" if happenings[token.i].type == "Change" else "event verb"
    return "state" if lemma in STATES else "pale verb" if lemma in PALE else "verb"


def _sort_of_noun(token: Token, reading: Reading, happenings: Mapping[int, Happening]) -> str:
    if token.i in happenings:
        return "event noun"
    if token.dep_ in ("compound", "amod", "nmod", "npadvmod") or reading.mention_at(token) is not None:
        return ""
    if reading.is_of_date(token):
        return ""
    lemma = token.lemma_.lower()
    if lemma in NOUNS:
        return "event noun"
    return "noun" if lemma in event_nouns() else ""


def _verb_above(noun: Token) -> Token | None:
    for _ in range(_ABOVE):
        if noun.head == noun:
            return None
        noun = noun.head
        if noun.pos_ in ("VERB", "AUX"):
            return noun
    return None


def _place(verb: Token | None) -> str:
    """How a verb's clause stands in its sentence: the main one, what is said, a relative clause …"""
    if verb is None:
        return "no verb"
    for _ in range(4):
        if verb.dep_ != "conj" or verb.head.pos_ not in ("VERB", "AUX"):
            break
        verb = verb.head
    if verb.dep_ == "ROOT":
        return "quoted main" if _in_marks(verb) else "main"
    if verb.dep_ == "ccomp":
        return "said" if verb.head.lemma_.lower() in SAYING else "ccomp"
    return f"advcl {conjunction(verb)}" if verb.dep_ == "advcl" else verb.dep_


_OTHER_TIME = frozenset(("after", "before", "since", "until", "till", "once"))
_AT_ONCE = frozenset(("when", "as", "while"))


def conjunction(verb: Token) -> str:
    """What the conjunction of a clause says of its time: another one ("other"), the same ("at once"), or nothing."""
    marks = {child.lower_ for child in verb.lefts if child.dep_ in ("mark", "advmod")}
    return "other" if marks & _OTHER_TIME else "at once" if marks & _AT_ONCE else "plain"


def _in_marks(verb: Token) -> bool:
    return any(child.is_quote for child in verb.lefts)
