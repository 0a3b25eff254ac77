"""The words in an article that tell of an event, and which kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Token

from kg.extract.events.clauses import form, named_before_day, particle, passive_subject, subject_of
from kg.extract.events.eventwords import (
    ATTACKING,
    BEING_THERE,
    BY_OBJECT,
    BY_PREPOSITION,
    CREATING,
    LIGHT,
    LIGHT_ONLY,
    NAMING,
    NEEDS_OBJECT,
    NOUNS,
    ONLY_WITH,
    PHRASAL,
    STRIKING,
    TAKING_PLACE,
    UNDOING,
    VERBS,
)
from kg.extract.events.namelists import mentions_under
from kg.extract.events.plainverbs import PALE, SAYING, STATES
from kg.extract.events.senses import is_a_thing, noun_sense, verb_sense
from kg.extract.events.statuses import Status, is_calling_off, noun_status, verb_status
from kg.extract.memberships.roles import is_role
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
        elif pos == "VERB" and (kind := _verb_type(token, reading)):
            found[token.i] = Happening(token, kind, verb_status(token), _is_told(token))
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


def _is_cut_short(verb: Token, reading: Reading) -> bool:
    """Whether the parse takes for a participle what a person did, in a clause without "that": "the ad *Ann Lee
    released*"."""
    before = verb.nbor(-1) if verb.i else verb
    doer = before.nbor(-1) if before.text == "," and verb.lemma_.lower() in _OF_THINGS else before
    named = doer.pos_ == "PROPN" and _is_person(doer, reading) and verb.head in (doer, doer.head)
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and named and all(child.dep_ != "agent" for child in verb.children)


#: What is done to things alone.
_OF_THINGS = words("issue deliver publish write make give launch unveil post tweet sign send announce say wear build")


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
        if (is_light(verb.lemma_, noun.type) and not is_calling_off(verb))
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
    return verb.lemma_ in TAKING_PLACE and (verb.lemma_ not in STRIKING or subject.type == "Disaster")


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


def other_type(verb: Token) -> str | None:
    """ "Saying" for a verb that reports what was said, "Other" for one that tells an event of no known kind."""
    if verb.dep_ in ("amod", "compound", "aux", "auxpass") or verb.lower_ in _NO_WORDS:
        return None
    lemma = verb.lemma_.lower()
    if lemma in SAYING and not is_calling_off(verb):
        return "Saying"
    return None if lemma in STATES or (lemma in VERBS and VERBS[lemma] != "Change") else "Other"


def _says_enough(verb: Token) -> bool:
    """Whether a verb tells an event by itself, or of the dead: "her body was found"."""
    done_to = (child.lemma_.lower() for child in verb.children if child.dep_ in ("nsubjpass", "dobj"))
    return verb.lemma_.lower() not in PALE or (verb.lemma_ == "find" and any(noun in _REMAINS for noun in done_to))


_REMAINS = words("body corpse remains")


#: Pieces of a word that the parse takes for verbs: "co-founded".
_NO_WORDS = frozenset({"-", "–", "co", "re"})


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
    if is_a_thing(token) or before & _NOT_AFTER.get(token.lemma_.lower(), frozenset()):
        return None
    mention = reading.mention_at(token)
    return kind if mention is None or _is_named_event(token, mention, kind) else None


def _is_named_event(noun: Token, mention: Mention, kind: str) -> bool:
    """Whether a name is of an event ("the Labour Conference"), not of a body ("the Conference of Mayors")."""
    links = (child for child in noun.rights if child.lower_ == "of")
    body = any(below.tag_ in ("NNS", "NNPS") for link in links for below in link.children)
    return not body and mention.kind == "Organization" and kind in ("Conference", "Competition")


#: Before a noun of the table, these say that it tells no event: "a big deal", "a drug trial".
_NOT_AFTER: dict[str, frozenset[str]] = {
    "trial": words("clinical drug free phase vaccine human field controlled randomised randomized medical"),
    "deal": words("big bigger great good real raw done"),
    "revolution": words("industrial digital green sexual scientific technological agricultural"),
    "vote": words("popular electoral statewide black white hispanic latino evangelical women female youth swing"),
    "attack": words("phony verbal personal negative political sexist racist vicious heart panic asthma ad"),
    "camp": words("refugee prison labor labour concentration death internment detention military army displacement"),
}


def _is_told(verb: Token) -> bool:
    """Whether a verb's form tells of one event, also where no date does: "met", "did not meet", "will go and meet", not
    "meets"."""
    if verb.tag_ in ("VBD", "VBN", "VBG"):
        return True
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    goes_on = verb.dep_ == "conj" and not auxiliaries and form(verb) == "future"
    return goes_on or (verb.tag_ == "VB" and "did" in auxiliaries)


def _strike(token: Token) -> str:
    return "Attack" if any(child.lower_ in ATTACKING for child in token.lefts) else "Strike"


def _is_sure(token: Token) -> bool:
    only = ONLY_WITH.get(token.lemma_.lower(), ONLY_WITH.get(token.lower_))
    return only is None or any(child.lower_ in only for child in token.lefts)


# -- verbs -----------------------------------------------------------------------------------------

#: Objects with which a verb of the table tells no event.
_NOT_WITH: dict[str, frozenset[str]] = {
    "meet": words(
        """need requirement goal target deadline demand challenge standard criterion expectation test obligation end
        threshold bar quota mark criteria definition"""
    ),
    "gather": words("information evidence support signature datum data intelligence fact steam"),
    "kill": words("bill deal proposal plan idea measure amendment"),
    "shoot": words("film video movie scene photo ad"),
    "buy": words("time into argument"),
    "steal": words("thunder show spotlight scene limelight heart headline march idea hope attention election vote"),
    "raid": frozenset(()),
}


def _verb_type(token: Token, reading: Reading) -> str | None:
    if token.dep_ in ("amod", "compound", "aux", "auxpass"):
        return None
    lemma = token.lemma_.lower()
    kind = VERBS.get(lemma)
    if sense := verb_sense(token, reading):
        return sense
    if kind is None and lemma not in _OTHER_WAYS:
        return None
    objects = [child for child in token.children if child.dep_ in ("dobj", "nsubjpass")]
    objects += [shared] if (shared := passive_subject(token)) is not None else []
    objects += [named] if (named := named_before_day(token)) is not None else []
    objects += [token.head] if token.dep_ == "acl" and token.tag_ == "VBN" else []
    beside = particle(token)
    if beside is not None and (found := PHRASAL.get((lemma, beside.lower_))):
        by_many = found not in ("Change", "Strike") or not _is_done_by_person(token, reading)
        return found if by_many else None
    if kind and lemma in ("jail", "imprison") and any(child.lower_ == "for" for child in token.children):
        kind = "Conviction"  # "jailed for four years", "for fraud"
    if kind:
        return _sense_with(lemma, objects, reading) or (kind if _holds(token, lemma, kind, objects, reading) else None)
    by_object = _by_object(lemma, objects, reading) if lemma != "dismiss" or not _is_called(token) else None
    return by_object or _by_preposition(token, lemma, reading) or _naming(token, lemma)


def _sense_with(lemma: str, objects: list[Token], reading: Reading) -> str | None:
    """What a verb tells with an object for which it has another sense: "delivered a speech", "retired the ferry"."""
    if lemma == "deliver" and any(below.lemma_.lower() in _SPOKEN for child in objects for below in child.subtree):
        return "Speech"
    of_no_goods = lemma == "deliver" and any(child.lemma_.lower() in _NO_GOODS for child in objects)
    of_a_thing = lemma == "retire" and bool(objects) and not any(_is_person(child, reading) for child in objects)
    return "Other" if of_no_goods or of_a_thing else None


#: What is delivered to listeners, and what else is delivered but no goods.
_SPOKEN = words("speech address remark lecture sermon keynote testimony eulogy statement")
_NO_GOODS = words(
    """message verdict ruling judgment bite zinger blow punch victory win defeat promise result performance warning
    rebuke attack indictment defense defence response line critique endorsement vote state baby child"""
)


def _is_called(verb: Token) -> bool:
    """Whether somebody is only called something: "dismissed her as a dreamer", not "as chief executive"."""
    called = (below for child in verb.rights if child.lower_ == "as" for below in child.children)
    return any(
        below.dep_ in ("pobj", "amod", "pcomp")
        and (not is_role(below) or any(word.lower_ in ("a", "an") for word in below.lefts))
        for below in called
    )


_OTHER_WAYS = frozenset((*BY_OBJECT, *BY_PREPOSITION, *NAMING, *(verb for verb, _ in PHRASAL), "bear"))


def _holds(token: Token, lemma: str, kind: str, objects: list[Token], reading: Reading) -> bool:
    """Whether a verb of the table is used in the sense that the table means."""
    if _has_other_sense(token, lemma, objects, reading):
        return False
    if lemma in NEEDS_OBJECT and not objects and not (token.tag_ == "VBN" and token.dep_ in ("acl", "relcl", "conj")):
        return False
    if lemma == "promote" and not any(_is_person(child, reading) for child in objects):
        return False
    if lemma == "attack" and _is_in_words(token):
        return False
    alone = lemma in ("attack", "rally", "bomb", "debate") or kind == "Change"
    return not alone or not _is_done_by_person(token, reading)


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)


def _is_done_by_person(verb: Token, reading: Reading) -> bool:
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    if not subjects and verb.tag_ == "VBG" and (doer := subject_of(verb)) is not None:
        subjects = [doer]
    return any((found := reading.mention_at(child)) is not None and found.kind == "Person" for child in subjects)


#: With these a verb of change tells of something else: "dropped out", "fell short", "fell apart".
_LEAVING = words("out off in away short apart behind asleep silent")


def _drops(verb: Token, objects: list[Token]) -> bool:
    """Whether somebody lets something fall, or climbs it: "dropped its objections", not "dropped 4 percent"."""
    told = verb.lemma_ in ("drop", "climb", "jump") and bool(objects)
    return told and not any(
        child.pos_ == "NUM" and noun.lower_ != "worth" for noun in objects for child in noun.subtree
    )


def _has_other_sense(token: Token, lemma: str, objects: list[Token], reading: Reading) -> bool:
    """Whether what stands beside a verb says that it tells something else: "met the deadline", "promoted the plan"."""
    if any(child.lemma_.lower() in _NOT_WITH.get(lemma, ()) for child in objects):
        return True
    tests: dict[str, Callable[[], bool]] = {
        "gather": lambda: bool(objects),
        "rule": lambda: any(child.dep_ == "prt" for child in token.children),
        "promote": lambda: (
            not any(_is_person(child, reading) for child in objects)
            or not (_is_passive(token) or any(child.lower_ in ("to", "from") for child in token.rights))
        ),
        "attack": lambda: _is_in_words(token),
        "meet": lambda: _is_passive(token) and any(child.lower_ == "with" for child in token.rights),
        "sanction": lambda: any(
            child.ent_type_ == "MONEY" or child.tag_ == "CD" for noun in objects for child in noun.subtree
        ),
        "shell": lambda: any(child.dep_ == "prt" for child in token.children),
        "retire": lambda: any(child.dep_ in ("acomp", "oprd") for child in token.children),
        "land": lambda: bool(objects),
        "climb": lambda: any(child.lower_ in ("onto", "into", "over", "aboard") for child in token.children),
        "earn": lambda: not any(child.ent_type_ == "MONEY" for noun in objects for child in noun.subtree),
        "shoot": lambda: any(below.lower_ == "foot" for child in token.children for below in child.children),
    }
    leaves = VERBS.get(lemma) == "Change" and any(
        child.dep_ in ("acomp", "agent") or (child.dep_ in ("prt", "advmod") and child.lower_ in _LEAVING)
        for child in token.rights
    )
    return leaves or _drops(token, objects) or (lemma in tests and tests[lemma]())


def _is_person(token: Token, reading: Reading) -> bool:
    mention = reading.mention_at(token)
    return token.tag_ == "PRP" or (mention is not None and mention.kind == "Person")


def _is_in_words(verb: Token) -> bool:
    """Whether somebody is attacked only with words: "attacked her for her vote", "attacked him, saying ..."."""
    return any(
        (child.dep_ == "prep" and child.lower_ in ("for", "over", "as"))
        or (child.dep_ == "advcl" and child.lemma_.lower() in SAYING)
        for child in verb.rights
    )


def _by_object(lemma: str, objects: list[Token], reading: Reading) -> str | None:
    for nouns, kind in BY_OBJECT.get(lemma, ()):
        for child in objects:
            if child.lemma_.lower() in nouns or any(below.lower_ in nouns for below in _state_of(child)):
                return kind
            named = "person" in nouns and next(mentions_under(child, reading), None)
            if named and named.kind == "Person":
                return kind
    return None


def _state_of(noun: Token) -> list[Token]:
    """What it is a state of: "a state of emergency"."""
    links = (child for child in noun.rights if noun.lemma_.lower() == "state" and child.lower_ == "of")
    return [below for link in links for below in link.children]


def _by_preposition(token: Token, lemma: str, reading: Reading) -> str | None:
    for prepositions, kind in BY_PREPOSITION.get(lemma, ()):
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in prepositions:
                for below in child.children:
                    met = child.lower_ != "with" or any(one.kind == "Person" for one in mentions_under(below, reading))
                    named = next(mentions_under(below, reading), None) or below.lemma_.lower() in _FILED
                    if below.dep_ == "pobj" and named and met:
                        return "Meeting" if child.lower_ == "to" and _is_talked_to(token, below, reading) else kind
    return None


def _is_talked_to(verb: Token, noun: Token, reading: Reading) -> bool:
    """Whether somebody spoke to one who is named: they met or telephoned."""
    return verb.lemma_ == "speak" and _is_person(noun, reading)


_FILED = words("bankruptcy rally crowd conference convention")


def _naming(token: Token, lemma: str) -> str | None:
    if lemma == "bear":
        return "Birth" if token.tag_ == "VBN" else None
    if lemma not in NAMING:
        return None
    if any(child.dep_ == "dobj" and child.ent_type_ in ("GPE", "LOC") for child in token.children):
        return None  # "named Leeds as the greenest city"
    if any(child.dep_ in ("oprd", "attr") for child in token.children):
        return None if lemma == "name" and token.dep_ == "acl" else "Appointment"  # "a worker named Ann Lee"
    named = any(child.dep_ == "prep" and child.lower_ == "as" for child in token.children)
    named = named or any(child.dep_ == "xcomp" and child.lemma_ in _LEADING for child in token.children)
    return "Appointment" if named else None


_LEADING = words("lead head chair run replace succeed serve represent oversee conduct")
