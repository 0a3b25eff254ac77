"""The words in an article that tell of an event, and which kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Token

from kg.extract.events.clauses import form, subject_of
from kg.extract.events.eventwords import (
    ATTACKING,
    BEING_THERE,
    CREATING,
    LIGHT,
    LIGHT_ONLY,
    NOUNS,
    ONLY_WITH,
    STRIKING,
    SUDDEN,
    TAKING_PLACE,
    UNDOING,
    VERBS,
)
from kg.extract.events.plainverbs import PALE
from kg.extract.events.senses import is_a_thing, is_in_words, is_somebody, noun_sense
from kg.extract.events.statuses import Status, is_called_off, is_judged_choice, noun_status, verb_status
from kg.extract.events.verbtypes import comes_into_force, other_type, verb_type
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Mention, Polarity, Span

Role = Literal["agent", "patient"]


@dataclass(frozen=True, slots=True)
class Dating:
    """When: an ISO 8601 value, where the text says it (None: nowhere), and how sure."""

    value: str
    span: Span | None
    confidence: float
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Taking:
    """Who takes part and how: ``way`` is one of those of ``eventroles``, "subject", "holds", "attends" …"""

    mention: Mention
    role: Role
    confidence: float
    polarity: Polarity = "affirmed"
    way: str = ""


@dataclass(slots=True)
class Happening:
    """An event as one word tells it. ``sure`` says that the word means one even without a date;
    ``carrier`` is the verb that says of a noun's event only that it took place ("launched" an attack); ``again`` are
    others of whom the same is said with another date, without the verb; ``end`` is the word (token index) from which
    on its clause tells of another event of the kind, if it does."""

    trigger: Token
    type: str
    status: Status
    sure: bool = True
    carrier: int | None = None
    end: int | None = None
    dates: list[Dating] = field(default_factory=list)
    again: list[tuple[Token, Dating]] = field(default_factory=list)
    taking: list[Taking] = field(default_factory=list)
    places: list[tuple[Mention, float]] = field(default_factory=list)

    @property
    def is_noun(self) -> bool:
        """Whether a noun tells it ("the arrest of"), not a verb."""
        return self.trigger.pos_ not in ("VERB", "AUX")


def find(reading: Reading) -> dict[int, Happening]:
    """Token index → event, for the words that name or tell one of a kind that is known."""
    found: dict[int, Happening] = {}
    for token in reading.doc:
        pos = token.pos_
        if pos in ("NOUN", "PROPN"):
            kind = None if reading.is_of_date(token) else _noun_type(token, reading)
            if kind:
                found[token.i] = Happening(token, kind, noun_status(token), _is_sure(token))
        elif pos == "VERB" and _is_cut_short(token, reading):
            continue
        elif pos == "VERB" and (kind := verb_type(token, reading)):
            found[token.i] = Happening(token, kind, _status_of(token, kind), _is_told(token))
        elif pos == "VERB" and (kind := other_type(token)):
            found[token.i] = Happening(token, kind, verb_status(token), _says_enough(token))
    for index in [index for index, happening in found.items() if not happening.is_noun]:
        for noun in _ended(found[index], found):
            del found[noun]
        carried, kept = _carried(found[index], found)
        for happening in carried:
            happening.carrier = index
        if not kept:
            del found[index]
    return found


def _status_of(verb: Token, kind: str) -> Status:
    """The status of what a verb tells; who "is resigning" has not done so yet."""
    status = verb_status(verb)
    return "planned" if status == "happened" and kind in _AT_ONCE and form(verb) == "progressive" else status


_AT_ONCE = words("Resignation Marriage Acquisition Closure Founding")


def _is_cut_short(verb: Token, reading: Reading) -> bool:
    """Whether the parse takes for a participle what a person did, in a clause without "that": "the ad *Ann Lee
    released*"."""
    before = verb.nbor(-1) if verb.i else verb
    if before.dep_ == "pobj" and before.head.lower_ == "with":
        return any(child.tag_ == "PRP$" for child in before.lefts)  # "with his sleeves *rolled* up"
    parted = before.i > 0 and before.text == "," and verb.lemma_.lower() in _OF_THINGS
    doer = before.nbor(-1) if parted else before
    named = doer.pos_ == "PROPN" and is_somebody(doer, reading) and verb.head in (doer, doer.head)
    if verb.dep_ == "advcl" and verb.tag_ == "VBN" and verb.lemma_.lower() in _OF_THINGS:
        above = subject_of(verb)  # "Ann Lee spoke in the interview, *taped* on Friday"
        return above is not None and is_somebody(above, reading) and all(child.dep_ != "aux" for child in verb.lefts)
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and named and all(child.dep_ != "agent" for child in verb.children)


#: What is done to things alone.
_OF_THINGS = words(
    """tape film record broadcast air issue deliver publish write make give launch unveil post tweet sign send announce
    say wear build"""
)


def _carried(happening: Happening, found: dict[int, Happening]) -> tuple[list[Happening], bool]:
    """The events of which a verb tells only that they took place: its object or subject ("launched an attack");
    and whether it tells one of its own."""
    verb = happening.trigger
    nouns = [(child.dep_, found[child.i]) for child in verb.children if child.i in found and found[child.i].is_noun]
    subjects = [noun for dep, noun in nouns if dep == "nsubj"]
    objects = [noun for dep, noun in nouns if dep in ("dobj", "nsubjpass") and not is_quoted(verb, noun.trigger)]
    plain = happening.type in ("Other", "Saying")
    carried = [noun for noun in subjects if happening.type == "Gathering" or (plain and _took_place(verb, noun))]
    carried += [
        noun
        for noun in objects
        if (is_light(verb.lemma_, noun.type) and not is_called_off(verb))
        or (noun.type == happening.type and verb.lemma_ not in UNDOING)
        or (plain and brings_about(verb.lemma_, noun.type))
    ]
    at_one = any(noun.i in found for child in verb.rights for noun in (child, *child.children))
    beside = plain and (bool(subjects) or (verb.lemma_ in BEING_THERE and at_one)) and verb.lemma_ not in _RUNNING_OUT
    return carried, not carried and not beside


def is_quoted(verb: Token, noun: Token) -> bool:
    """Whether a noun behind a verb is only what somebody said: "she went on: 'The worst attack ever?'"."""
    between = verb.doc[verb.i + 1 : noun.i]
    return any(token.text == ":" or (token.is_quote and token.nbor(-1).is_punct) for token in between)


def _ended(happening: Happening, found: dict[int, Happening]) -> list[int]:
    """The nouns of what a verb of their own kind says that it ended: "suspended her *campaign*" is one event."""
    verb = happening.trigger
    nouns = [found[child.i] for child in verb.children if child.dep_ in ("dobj", "nsubjpass") and child.i in found]
    return [each.trigger.i for each in nouns if each.type == happening.type and verb.lemma_ in UNDOING]


def _took_place(verb: Token, subject: Happening) -> bool:
    """Whether a verb says of its subject that it took place: "the talks began", "the mudslide buried 20 houses"."""
    if comes_into_force(verb):
        return subject.type in ("Agreement", "Sanction", "Legislation", "Decision")
    return verb.lemma_ in TAKING_PLACE and (verb.lemma_ not in STRIKING or subject.type in SUDDEN)


#: What ends then, though it began long before: "the truce expired".
_RUNNING_OUT = words("expire lapse")


def is_light(verb: str, kind: str) -> bool:
    """Whether a verb (lemma) says of an event of this type only that it was."""
    return verb in LIGHT and kind in LIGHT_ONLY.get(verb, (kind,))


def brings_about(verb: str, kind: str) -> bool:
    """Whether an event of this type came about by what a verb (lemma) tells: "signed a deal", "reported a loss", but
    not "reported talks"."""
    return verb in CREATING and (verb not in _PUBLISHING or kind in _FIGURES)


_PUBLISHING = words("report post record")
_FIGURES = ("Result", "Change")


def _says_enough(verb: Token) -> bool:
    """Whether a verb tells an event by itself, or of the dead: "her body was found"."""
    done_to = (child.lemma_.lower() for child in verb.children if child.dep_ in ("nsubjpass", "dobj"))
    return verb.lemma_.lower() not in PALE or (verb.lemma_ == "find" and any(noun in _REMAINS for noun in done_to))


_REMAINS = words("body corpse remains")


# -- nouns -----------------------------------------------------------------------------------------


def _noun_type(token: Token, reading: Reading) -> str | None:
    kind = noun_sense(token) or NOUNS.get(token.lower_) or NOUNS.get(token.lemma_.lower())
    if token.lemma_.lower() == "strike":
        kind = _strike(token)
    if kind is None or token.dep_ in ("compound", "amod", "nmod"):
        return None
    if (token.head.lemma_ == "follow" and token.lower_ == "suit") or (
        token.head.lemma_ == "lose" and kind == "Nomination"
    ):
        return None
    if token.lower_ == "landslide" and any(child.dep_ == "poss" or child.ent_type_ for child in token.lefts):
        return None  # of votes
    before = {below.lower_ for child in token.lefts if child.dep_ != "poss" for below in child.subtree}
    if kind == "Attack" and token.lemma_.lower() in _OF_WORDS_TOO and is_in_words(token, reading):
        return None
    if is_a_thing(token) or before & _NOT_AFTER.get(token.lemma_.lower(), frozenset()):
        return None
    mention = reading.mention_at(token)
    return kind if mention is None or _is_named_event(token, mention, kind) else None


#: What may also be said: "her assault on the mayor".
_OF_WORDS_TOO = words("attack assault ambush")


def _is_named_event(noun: Token, mention: Mention, kind: str) -> bool:
    """Whether a name is of an event ("the Labour Conference"), not of a body ("the Conference of Mayors")."""
    links = (child for child in noun.rights if child.lower_ == "of")
    body = any(below.tag_ in ("NNS", "NNPS") or below.text in _MEMBERS for link in links for below in link.children)
    return not body and mention.kind == "Organization" and kind in ("Conference", "Competition")


#: Of whom a standing conference is, also where the parse takes them for a name.
_MEMBERS = words("Mayors Governors Bishops Chiefs Presidents Ministers Churches Judges Editors Executives")

#: Before a noun of the table, these say that it tells no event: "a big deal", "a drug trial".
_NOT_AFTER: dict[str, frozenset[str]] = {
    "indictment": words(
        "forceful scathing damning stinging blistering harsh powerful searing withering devastating broad moral"
    ),
    "trial": words("clinical drug free phase vaccine human field controlled randomised randomized medical"),
    "deal": words("big bigger great good real raw done"),
    "revolution": words("industrial digital green sexual scientific technological agricultural"),
    "vote": words("popular electoral statewide black white hispanic latino evangelical women female youth swing"),
    "attack": words("phony verbal personal negative political sexist racist vicious heart panic asthma ad"),
    "camp": words("refugee prison labor labour concentration death internment detention military army displacement"),
}


def _is_told(verb: Token) -> bool:
    """Whether a verb's form tells of one event, also where no date does: "met", "did not meet", "will go and meet", not
    "meets", nor "is appointed by the board"."""
    if verb.tag_ in ("VBD", "VBN", "VBG"):
        return form(verb) != "present" or VERBS.get(verb.lemma_.lower()) != "Appointment"
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    goes_on = verb.dep_ == "conj" and not auxiliaries and form(verb) == "future"
    return goes_on or (verb.tag_ == "VB" and ("did" in auxiliaries or is_judged_choice(verb.head)))


def _strike(token: Token) -> str:
    return "Attack" if any(child.lower_ in ATTACKING for child in token.lefts) else "Strike"


def _is_sure(token: Token) -> bool:
    only = ONLY_WITH.get(token.lemma_.lower(), ONLY_WITH.get(token.lower_))
    return only is None or any(child.lower_ in only for child in token.lefts)
