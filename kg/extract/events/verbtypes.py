"""Which kind of event a verb tells of, by itself, its object, its preposition or its particle."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from kg.extract.events.clauses import form, named_before_day, particle, passive_subject, subject_of
from kg.extract.events.eventwords import NEEDS_OBJECT, VERBS
from kg.extract.events.namelists import mentions_under
from kg.extract.events.plainverbs import SAYING, STATES
from kg.extract.events.senses import is_in_words, is_somebody, verb_sense
from kg.extract.events.statuses import is_calling_off
from kg.extract.events.verbwords import BY_OBJECT, BY_PREPOSITION, NAMING, PHRASAL
from kg.extract.memberships.roles import OFFICES, is_role
from kg.extract.reading import Reading
from kg.extract.wordset import words


def verb_type(token: Token, reading: Reading) -> str | None:
    """The kind of event of the tables that a verb tells of; None where of none."""
    if token.dep_ in ("amod", "compound", "aux", "auxpass"):
        return None
    lemma = token.lemma_.lower()
    kind = VERBS.get(lemma)
    if sense := verb_sense(token, reading) or ("Appointment" if _takes_office(token, lemma) else None):
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
        of_people = found != "Arrest" or any(_is_of_people(child, reading) for child in objects)
        return found if by_many and of_people else None
    if kind and lemma in ("jail", "imprison") and any(child.lower_ == "for" for child in token.children):
        kind = "Conviction"  # "jailed for four years", "for fraud"
    if kind:
        return _sense_with(lemma, objects, reading) or (kind if _holds(token, lemma, kind, objects, reading) else None)
    by_object = _by_object(lemma, objects, reading) if lemma != "dismiss" or not _is_called(token) else None
    return by_object or _by_preposition(token, lemma, reading) or _naming(token, lemma)


def _is_of_people(noun: Token, reading: Reading) -> bool:
    """Whether a noun names people: who is rounded up is arrested, a sampling of quotes is not."""
    own = {noun.lemma_.lower(), *(below.lemma_.lower() for link in noun.rights for below in link.children)}
    return is_somebody(noun, reading) or noun.ent_type_ == "NORP" or bool(own & _PEOPLE)


_PEOPLE = words(
    """people person man woman boy girl child family resident villager civilian suspect migrant immigrant refugee
    foreigner alien activist protester protestor demonstrator rioter journalist reporter blogger opponent supporter
    member dissident critic student teacher worker official officer soldier militant fighter rebel gangster trafficker
    smuggler dealer prisoner fugitive youth teenager lawyer judge monk cleric"""
)


def other_type(verb: Token) -> str | None:
    """ "Saying" for a verb that reports what was said, "Other" for one that tells an event of no known kind."""
    if verb.dep_ in ("amod", "compound", "aux", "auxpass") or verb.lower_ in NO_WORDS:
        return None
    lemma = verb.lemma_.lower()
    if lemma in SAYING and not is_calling_off(verb) and not _is_done(verb, lemma):
        return "Saying"
    if comes_into_force(verb):
        return "Other"
    return None if lemma in STATES or (lemma in VERBS and VERBS[lemma] != "Change") else "Other"


def _is_done(verb: Token, lemma: str) -> bool:
    """Whether a verb that may report what was said tells what was done: "admitted to a hospital", "conceded a goal"."""
    said = any(child.dep_ in ("ccomp", "xcomp") for child in verb.children)
    if lemma == "admit":
        return not said and _is_passive(verb) and any(child.lower_ in ("to", "into") for child in verb.rights)
    return lemma == "concede" and not said and any(child.dep_ == "dobj" for child in verb.children)


def comes_into_force(verb: Token) -> bool:
    """Whether a verb says that something began to hold: "came into effect", "took hold", "became effective"."""
    nouns = (below.lower_ for child in verb.rights for below in (child, *child.children))
    return verb.lemma_ in _COMING and any(noun in _IN_FORCE for noun in nouns)


_COMING = words("come go enter take become")
_IN_FORCE = words("effect force hold effective operative")


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
    "seize": words("opportunity chance moment power control initiative lead upper attention"),
    "recapture": words("lead title crown glory momentum magic"),
    "rescue": words("bank economy company firm deal campaign career lender business euro"),
    "execute": words("plan strategy order warrant play"),
    "drown": words("sorrow"),
}


def _sense_with(lemma: str, objects: list[Token], reading: Reading) -> str | None:
    """What a verb tells with an object for which it has another sense: "delivered a speech", "retired the ferry"."""
    if lemma == "sack" and any(child.lemma_.lower() in _SETTLEMENTS for child in objects):
        return "Attack"
    if lemma == "deliver" and any(below.lemma_.lower() in _SPOKEN for child in objects for below in child.subtree):
        return "Speech"
    if lemma == "launch" and any(child.lemma_.lower() in ("attack", "assault") for child in objects):
        return "Other"
    of_no_goods = lemma == "deliver" and any(child.lemma_.lower() in _NO_GOODS for child in objects)
    of_a_thing = lemma == "retire" and bool(objects) and not any(is_somebody(child, reading) for child in objects)
    return "Other" if of_no_goods or of_a_thing else None


#: What is sacked by raiders, not by an employer.
_SETTLEMENTS = words("village town city settlement community hamlet camp palace")
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


def _takes_office(verb: Token, lemma: str) -> bool:
    """Whether somebody got an office or a post: "became prime minister", "took over as leader", "assumed office"."""
    if form(verb) not in ("past", "perfect", "pluperfect", "future"):
        return False
    if lemma == "become":
        named = next((child for child in verb.rights if child.dep_ == "attr"), None)
        return named is not None and is_role(named) and named.lemma_.lower() in OFFICES | _POSTS
    if lemma in ("take", "assume") and any(_is_post(child, lemma) for child in verb.rights if child.dep_ == "dobj"):
        return True
    over = lemma in ("take", "step") and any(child.lower_ in ("over", "in") for child in verb.rights)
    links = [child for child in verb.rights if child.lower_ == "as"]
    return over and any(below.lemma_.lower() in OFFICES | _POSTS for link in links for below in link.children)


def _is_post(noun: Token, lemma: str) -> bool:
    """Whether an object is an office: "took office", "assumed the post of treasurer", "took the oath"."""
    return noun.lower_ in ("office", "oath") or (
        lemma == "assume" and noun.lower_ in ("position", "post", "presidency")
    )


_POSTS = words(
    "chair chairman chairwoman chairperson leader head boss chief captain coach manager administrator commander"
)


_OTHER_WAYS = frozenset((*BY_OBJECT, *BY_PREPOSITION, *NAMING, *(verb for verb, _ in PHRASAL), "bear"))


def _holds(token: Token, lemma: str, kind: str, objects: list[Token], reading: Reading) -> bool:
    """Whether a verb of the table is used in the sense that the table means."""
    if _has_other_sense(token, lemma, objects, reading):
        return False
    if lemma in NEEDS_OBJECT and not objects and not (token.tag_ == "VBN" and token.dep_ in ("acl", "relcl", "conj")):
        return False
    if lemma == "promote" and not any(is_somebody(child, reading) for child in objects):
        return False
    if lemma == "attack" and (_is_blamed(token) or is_in_words(token, reading)):
        return False
    alone = lemma in ("attack", "rally", "bomb", "debate") or kind == "Change"
    return not alone or not _is_done_by_person(token, reading)


def _says_what_is_shown(verb: Token, reading: Reading) -> bool:
    """Whether somebody "demonstrated" what he can or knows, in no street."""
    shown = any(child.dep_ in ("dobj", "ccomp", "nsubjpass", "agent") for child in verb.children) or any(
        child.dep_ == "mark" and child.lower_ == "as" for child in verb.lefts
    )
    return shown or (form(verb) in ("perfect", "pluperfect") and _is_done_by_person(verb, reading))


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
        "gather": lambda: bool(objects) or token.dep_ in ("xcomp", "acl"),
        "demonstrate": lambda: _says_what_is_shown(token, reading),
        "rule": lambda: any(child.dep_ == "prt" for child in token.children),
        "promote": lambda: (
            not any(is_somebody(child, reading) for child in objects)
            or not (_is_passive(token) or any(child.lower_ in ("to", "from") for child in token.rights))
        ),
        "meet": lambda: _is_passive(token) and any(child.lower_ == "with" for child in token.rights),
        "sanction": lambda: any(
            child.ent_type_ == "MONEY" or child.tag_ == "CD" for noun in objects for child in noun.subtree
        ),
        "prosecute": lambda: (
            _is_done_by_person(token, reading)
            and any(is_somebody(child, reading) for child in objects)
            and all(child.lower_ not in ("for", "over") for child in token.rights)
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


def _is_blamed(verb: Token) -> bool:
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
    return verb.lemma_ == "speak" and is_somebody(noun, reading)


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


#: Pieces of a word that the parse takes for verbs: "co-founded", "re-elected".
NO_WORDS = frozenset({"-", "–", "co", "re"})
