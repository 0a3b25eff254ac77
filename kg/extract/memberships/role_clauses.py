"""Of whom a clause says that they bear a role: "was elected leader", "her post as leader", "the leader is Ann Lee"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.memberships.membership_clauses import LEAVING, agents, governor, objects, passive, subject
from kg.extract.memberships.phrase_ends import is_anothers
from kg.extract.memberships.referents import company, named, people, person_at
from kg.extract.memberships.role_phrases import RolePhrase
from kg.extract.memberships.roles import is_sort
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Mention

#: Verbs by which somebody is made once more what he is; one has the lemma that the small pipeline gives it.
_AGAIN = words("reappoint reappointe re-appoint re-elect reelect reinstate")

#: Verbs whose object or attribute is what the subject (of a passive: what its subject) is made.
_MAKING = (
    words(
        "be become remain stay elect appoint name make choose nominate select pick install swear confirm designate "
        "declare crown proclaim call serve vote promote hire continue return rise get"
    )
    | _AGAIN
)

#: After "as": "served as chairman", "joined Acme as chairman"; of a transitive verb, the object is meant.
_GIVING = (
    words(
        "appoint elect name choose nominate select pick install hire recruit designate confirm fire dismiss sack "
        "oust promote elevate tap endorse employ engage call proclaim declare crown have"
    )
    | _AGAIN
)

#: Verbs by which somebody comes "to" a role.
_RAISING = words("promote elevate appoint")

#: Of these the object is who bore the role before.
_FOLLOWING = words("succeed replace follow")

#: After these "as" tells what somebody is thought or offered to be.
_DESCRIBING = words(
    "see regard describe portray cast view offer treat denounce attack brand criticize criticise hail praise depict "
    "consider perceive imagine paint refer dress pose mock identify mention rate"
)

#: Nouns for the time or the place in which somebody bears a role, and verbs of which they are the object.
_TERMS = words(
    "post position role job office duty tenure term stint time career work service spell reign appointment election "
    "candidacy nomination"
)
_CHOICES = words("appointment election nomination selection choice confirmation installation hiring promotion")
_FILLING = words("hold take leave quit fill assume accept keep retain occupy win get land serve")

COPULAS = words("be become remain")


@dataclass(frozen=True, slots=True)
class Holding:
    """Those whom a role phrase is about, by which pattern, and the word whose clause says so;
    ``before`` are those who bore the role before them ("Ann Lee succeeded Bob Orr as leader")."""

    holders: tuple[Mention, ...]
    pattern: str
    anchor: Token
    before: tuple[Mention, ...] = ()


def predicated(reading: Reading, phrase: RolePhrase) -> Holding | None:
    """ "Ann Lee is leader of …", "was elected leader", "serves as leader", "was promoted to leader"."""
    top = _top(phrase.head)
    verb, pattern = top.head, "predicate"
    if top.dep_ == "pobj" and (verb.lower_ == "as" or _is_raised(verb)):
        verb, pattern = governor(verb), "as"
    elif not (_is_added(top, phrase.head) or _is_sort(verb, phrase)) and (
        top.dep_ not in ("attr", "oprd", "dobj", "acomp") or verb.lemma_ not in _MAKING
    ):
        told = _told_before(reading, phrase)
        if told is None:
            return None
        top, verb, pattern = phrase.head, *told
    if verb.pos_ not in ("VERB", "AUX") or (pattern == "as" and verb.lemma_ in _DESCRIBING):
        return None
    named_so = _named_so(reading, verb, phrase) if pattern == "predicate" else None
    holders = (named_so,) if named_so else (pattern == "as" and _of_whose(reading, verb)) or _made(reading, verb, top)
    if not holders or (phrase.plural and len(holders) == 1 and top == phrase.head and holders[0].kind != "Unnamed"):
        return None
    before: tuple[Mention, ...] = ()
    if pattern == "as" and verb.lemma_ in _FOLLOWING:
        others = (who for other in objects(verb) for who in people(reading, other))
        holders, before = (_agents(reading, verb), holders) if passive(verb) else (holders, tuple(others))
    return Holding(holders, pattern, verb, before)


def _told_before(reading: Reading, phrase: RolePhrase) -> tuple[Token, str] | None:
    """The verb and pattern of a role right behind "as" or "is", whatever the parse makes of a long phrase: "served as
    the National Chairman of the opposition Blue Front (BF) party"."""
    before = reading.doc[phrase.first - 1] if phrase.first > phrase.head.sent.start else phrase.head
    if is_anothers(reading, phrase) or phrase.plural or not phrase.bodies:
        return None
    if before.lower_ == "as" and before.dep_ == "prep":
        return governor(before), "as"
    return (before, "predicate") if before.lemma_ in COPULAS and before.pos_ in ("AUX", "VERB") else None


def _is_sort(verb: Token, phrase: RolePhrase) -> bool:
    """Whether what the parse takes for a verb tells what sort of role it is: "was pitching coach of the Reds"."""
    return verb.i == phrase.first - 1 and phrase.first == phrase.head.i and is_sort(verb)


def _is_raised(link: Token) -> bool:
    """Whether a preposition leads to what somebody is made: "promoted to chairman"."""
    return link.lower_ == "to" and link.head.lemma_ in _RAISING


def is_there(phrase: RolePhrase) -> bool:
    """Whether a role is only told of: "there is no president who …, said Ann Lee"."""
    top = _top(phrase.head)
    return top.dep_ == "attr" and any(child.dep_ == "expl" for child in top.head.children)


def _of_whose(reading: Reading, verb: Token) -> tuple[Mention, ...]:
    """The person of whose doing a verb with "as" tells: "examined Ann Lee's use of a car as minister"."""
    owners = (
        child
        for thing in objects(verb)
        if verb.lemma_ not in _GIVING and thing.pos_ == "NOUN"
        for child in thing.children
        if child.dep_ == "poss" and child.pos_ == "PROPN"
    )
    return tuple(who for owner in owners if (who := named(reading, owner)) is not None)


def _is_added(top: Token, role: Token) -> bool:
    """Whether a role is told right beside another one: "was a poet, as well as one of the founders of Acme", "is a
    poet, born in Oslo, and former director of Acme"."""
    before = top.left_edge.i - 1
    joined = before >= 0 and top.doc[before].lower_ in ("as", "and")
    beside = top.dep_ == "conj" and top.head.lemma_ in COPULAS and joined
    return beside and (top == role or top.lower_ == "one")


def _made(reading: Reading, verb: Token, role: Token) -> tuple[Mention, ...]:
    """The persons of whom a verb tells a role: those whom it makes something, else its subject."""
    if (her := _her(verb, role)) is not None:
        made, by = person_at(reading, her), subject(verb)
        itself = made and by is not None and any(made.name == one.name for one in people(reading, by))
        return (made,) if made and not itself else ()
    if verb.lemma_ in _GIVING and not passive(verb):
        found = (people(reading, other) for other in objects(verb) if other != role)
        holders = next((each for each in found if each), ())
        if holders or (role.dep_ in ("dobj", "oprd", "attr") and verb.tag_ != "VBN"):
            return holders  # "she appointed a minister" makes her none
    who = subject(verb)
    return (*people(reading, who), *company(reading, verb, who)) if who is not None else ()


def _named_so(reading: Reading, verb: Token, phrase: RolePhrase) -> Mention | None:
    """The person whose name stands right before the role that somebody gives him, and is part of it to the parse:
    "Acme named Ann Lee chief executive"."""
    who = named(reading, reading.doc[phrase.first - 1]) if phrase.first > verb.i + 1 else None
    gives = verb.lemma_ in _GIVING and not passive(verb)
    return who if who is not None and gives and reading.tokens(who.span).start == verb.i + 1 else None


def _her(verb: Token, role: Token) -> Token | None:
    """Whom "made her trade minister" tells of: the parse takes "her" for whose minister it is."""
    whose = next((child for child in role.lefts if child.lower_ == "her" and child.i == verb.i + 1), None)
    makes = (verb.lemma_ == "make" or verb.lemma_ in _GIVING) and role.dep_ == "dobj" and not passive(verb)
    return whose if makes else None


def _agents(reading: Reading, verb: Token) -> tuple[Mention, ...]:
    """The persons after "by" behind a passive verb."""
    return tuple(who for noun in agents(verb) for who in people(reading, noun))


def posted(reading: Reading, phrase: RolePhrase) -> Holding | None:
    """ "his post as leader of …", "her role of chief executive", "the election of Ann Lee as leader": whose it is."""
    top = _top(phrase.head)
    if top.dep_ != "pobj" or top.head.lower_ not in ("as", "of"):
        return None
    post = top.head.head
    chosen = _chosen(post) if top.head.lower_ == "as" else None
    if chosen is not None:
        holder = person_at(reading, chosen)
        return Holding((holder,), "post", chosen.head.head) if holder else None
    if post.lemma_ not in _TERMS or post.pos_ != "NOUN":
        return None
    verb = post.head.head if post.dep_ == "pobj" else post.head
    left = verb.lemma_ in LEAVING
    who = next((child for child in post.children if child.dep_ == "poss"), None)
    anchor = post if who is not None and not left else verb
    if who is None and verb.pos_ == "VERB" and (left or verb.lemma_ in _FILLING):
        who = subject(verb)
    holder = person_at(reading, who) if who is not None else None
    return Holding((holder,), "post", anchor) if holder else None


def _chosen(above: Token) -> Token | None:
    """Whom a choice is of that "as" hangs on: "the appointment of Ann Lee as", be it on the name."""
    if above.dep_ == "pobj" and above.head.lower_ == "of" and above.head.head.lower_ in _CHOICES:
        return above
    of = (child for child in above.children if child.lower_ == "of") if above.lower_ in _CHOICES else ()
    return next((noun for link in of for noun in link.children if noun.dep_ == "pobj"), None)


def identified(reading: Reading, phrase: RolePhrase) -> Holding | None:
    """ "The leader of … is Ann Lee"."""
    verb = phrase.head.head
    if phrase.head.dep_ not in ("nsubj", "nsubjpass") or verb.lemma_ not in COPULAS or phrase.plural:
        return None
    for told in verb.children:
        who = named(reading, told) if told.dep_ == "attr" and told.i > verb.i else None
        if who is not None:
            return Holding((who,), "predicate", verb)
    return None


#: Participles that tell what sort of officer somebody is.
_SORTS = words("founding acting managing presiding")


def _top(head: Token) -> Token:
    """The first of coordinated nouns; for "one of the founders", the "one"."""
    at = head
    for _ in range(8):
        above = at.head
        if at.dep_ == "conj" and above.pos_ in ("NOUN", "PROPN", "ADJ"):
            at = above
        elif at.dep_ == "dobj" and above.lower_ in _SORTS and above.dep_ == "conj" and above.head.pos_ != "VERB":
            at = above  # "as president and founding director"
        elif at.dep_ == "pobj" and above.lower_ == "of" and above.head.lower_ in ("one", "some", "part", "many", "two"):
            at = above.head
        elif at.dep_ in ("compound", "nmod", "amod") and above.pos_ in ("NOUN", "PROPN") and above.i > at.i:
            break
        else:
            break
    return at
