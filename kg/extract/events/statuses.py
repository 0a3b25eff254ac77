"""Whether what a word tells came to pass: it happened, is planned, denied, or only one of the things that may be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from spacy.tokens import Token

from kg.extract.dates.tense import PLANNING
from kg.extract.events.clauses import form, is_said_of
from kg.extract.events.eventwords import BEING_THERE, CREATING, LIGHT, VERBS
from kg.extract.events.plainverbs import SAYING
from kg.extract.wordset import words

Status = Literal["happened", "reported", "planned", "negated", "hypothetical"]

_TO_COME = words("planned proposed upcoming scheduled forthcoming future next expected coming intended")
_NOT_SURE = words("possible potential alleged hypothetical likely threatened would-be")


def noun_status(token: Token) -> Status:
    """Planned, hypothetical or negated by the words before the noun, or by the verb that it depends on."""
    if said := _by_words_before(token):
        return said
    head = token.head
    under_verb = token.dep_ in ("dobj", "nsubj", "nsubjpass") and head.pos_ == "VERB"
    if under_verb and (cancelling := _cancelled_by(token)):
        return "negated" if verb_status(cancelling) in ("happened", "planned") else "hypothetical"
    if wished := _wished_for(token):
        return wished
    made = token.dep_ != "nsubj" and head.lemma_ in CREATING  # "denied that he had signed an agreement"
    status = verb_status(head) if under_verb else "happened"
    if status == "negated" and head.lemma_ in BEING_THERE:
        return "planned" if form(head) == "future" else "happened"  # he "will not attend" what there will be
    if under_verb and token.dep_ == "dobj" and head.tag_ == "VB" and head.dep_ == "xcomp" and _is_promised(head):
        return "planned"
    told = head.lemma_ in LIGHT or head.lemma_ in ("win", "lose") or (made and status == "negated")
    return status if told else "happened"


def is_only_asked(noun: Token) -> bool:
    """Whether somebody only asks or leaves open whether there is such a thing: "asked whether she would hold *a
    meeting*"."""
    some = any(child.lower_ in ("a", "an", "another") for child in noun.lefts)
    return some and noun.dep_ == "dobj" and any(child.lower_ in ("if", "whether") for child in noun.head.lefts)


def _is_promised(infinitive: Token) -> bool:
    """Whether somebody only says that he will do it: "pledged to impose sanctions"."""
    return infinitive.head.lemma_.lower() in _PROMISING


_PROMISING = words("pledge promise vow threaten offer agree plan intend propose")


def _by_words_before(noun: Token) -> Status | None:
    """What "no", "planned" or "possible" before a noun say of its event; None where none of them stands there."""
    for child in noun.lefts:
        word = child.lower_
        if word in ("no", "any", "without"):
            return "negated" if word == "no" else "hypothetical"
        if word in _TO_COME:
            return "planned"
        if word in _NOT_SURE:
            return "hypothetical"
    return None


def _wished_for(noun: Token) -> Status | None:
    """Planned or hypothetical where the words above a noun say that somebody ordered, asked for, feared or thought of
    what it names, or will speak at it: "ordered the arrest", "called for the resignation"; None elsewhere."""
    link = noun.head
    above = link.head if noun.dep_ == "pobj" else link
    lemma = above.lemma_.lower()
    if noun.dep_ == "pobj":
        if link.lower_ in ("at", "in", "during") and above.pos_ == "VERB" and verb_status(above) == "planned":
            return "planned"
        asked = link.lower_ == "for" and (lemma in _ASKING or (above.pos_ == "VERB" and lemma in _ASKING_FOR))
        return "hypothetical" if asked or (link.lower_ == "of" and lemma in _THREATS) else None
    if noun.dep_ not in ("dobj", "nsubjpass") or above.pos_ != "VERB":
        return None
    if lemma in _ORDERING or is_put_off(above) or (lemma == "call" and noun.lemma_.lower() in _CALLED):
        return "planned"
    backed = lemma in _BACKING and noun.lemma_.lower() in ("election", "reelection")
    return "hypothetical" if lemma in _WISHING or backed else None


_ASKING = words("call demand request appeal petition plea campaign push")
_ASKING_FOR = words("ask press lobby hope wait")
_THREATS = words("threat risk fear danger possibility prospect")
_ORDERING = words("order plan schedule promise")
#: What is called before it is held.
_CALLED = words("election referendum plebiscite poll vote ballot strike walkout protest demonstration march rally")
_WISHING = words("demand urge request threaten consider contemplate suggest recommend fear want expect predict")

#: Whose election these are for has not been elected yet: "endorsed the re-election of Ann Lee".
_BACKING = words("endorse back support favor favour oppose seek")


def _cancelled_by(noun: Token) -> Token | None:
    """The verb that says that what a noun names did not take place, also by an "it": "planned a march but cancelled
    it"."""
    verb = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and is_calling_off(verb):
        return None if is_put_off(verb) else verb
    for later in verb.conjuncts if noun.dep_ == "dobj" else ():
        again = any(child.dep_ == "dobj" and child.lower_ in ("it", "them") for child in later.children)
        if again and is_calling_off(later):
            return later
    return None


def is_calling_off(verb: Token) -> bool:
    """Whether a verb says that its object will not be: "cancelled", "called off"."""
    off = any(child.dep_ == "prt" and child.lower_ == "off" for child in verb.rights)
    return verb.lemma_.lower() in _CANCELLING or (off and verb.lemma_.lower() == "call")


def is_put_off(verb: Token) -> bool:
    """Whether a verb says till when something is put off: "postponed to Friday"."""
    links = (child for child in verb.rights if child.lower_ in ("to", "until", "till"))
    dated = any(below.ent_type_ == "DATE" for link in links for below in link.children)
    return dated and verb.lemma_.lower() in _PUTTING_OFF


def is_called_off(verb: Token) -> bool:
    """Whether a verb says that its object will not be, or is put off till nobody knows when."""
    return not is_put_off(verb) and (is_calling_off(verb) or verb.lemma_.lower() in _PUTTING_OFF)


_PUTTING_OFF = words("postpone adjourn defer reschedule delay")
_CANCELLING = words("cancel postpone scrap abort")


_REFUSED = words("refuse decline fail forget avoid stop prevent deny")
#: With these, what the infinitive tells came to pass.
ACHIEVED = words("manage begin start continue help come go get return force")
_MODAL = words("may might could would should can must")
_WILL = words("will 'll ’ll wo shall")


def verb_status(verb: Token) -> Status:
    """What auxiliaries, negation, "if" and a governing verb make of the event that a verb tells."""
    before = {child.lower_: child.dep_ for child in verb.children if child.dep_ in _SETTING}
    denied = "neg" in before.values() or "never" in before or is_denied_with(verb) or is_denied(verb)
    denied = denied or any(child.lower_ in ("neither", "nor") for child in verb.lefts)
    if denied or _is_of_nobody(verb) or _is_counterfactual(verb, before):
        return "negated"
    status: Status = "happened"
    if before.keys() & _IF:
        status = "hypothetical"
    elif before.keys() & _WILL or _is_announced(verb, before):
        status = "planned"
    elif before.keys() & _MODAL and not ("have" in before and "must" in before):
        status = "hypothetical"
    elif is_said_of(verb):
        status = verb_status(verb.head)
    elif before.get("to") == "aux":
        status = _infinitive(verb.head) if verb.head != verb else "hypothetical"
    elif verb.tag_ == "VBG" and verb.dep_ == "xcomp" and any(word.lower_ == "to" for word in verb.head.lefts):
        status = verb_status(verb.head)  # "needs to keep speaking"
    elif verb.tag_ == "VBG" and verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _THOUGHT_OF:
        status = "hypothetical"
    elif verb.dep_ == "acl" and verb.tag_ == "VBN" and _is_of_any(verb.head):
        status = "hypothetical"  # "would sign laws passed by the Senate"
    elif verb.dep_ == "conj" and verb.head.pos_ == "VERB" and verb.tag_ == verb.head.tag_ == "VB":
        status = verb_status(verb.head)
    return status


def _is_of_any(noun: Token) -> bool:
    """Whether a plural without an article stands behind a verb that tells what may be: of none in particular."""
    verb = noun.head
    bare = noun.tag_ == "NNS" and noun.dep_ == "dobj" and not any(child.dep_ in ("det", "poss") for child in noun.lefts)
    return bare and verb.pos_ == "VERB" and verb_status(verb) in ("hypothetical", "planned")


def _is_announced(verb: Token, before: Mapping[str, str]) -> bool:
    """Whether a "would" is a "will" that somebody spoke of: "announced that she would visit Oslo"."""
    first = verb.head if verb.dep_ == "conj" else verb
    above = first.head
    told = first.dep_ == "ccomp" and above.tag_ in ("VBD", "VBN") and above.lemma_.lower() in SAYING | _ANNOUNCING
    condition = any(
        child.dep_ == "advcl" and any(word.lower_ == "if" for word in child.lefts) for child in verb.children
    )
    return told and "would" in before and "have" not in before and not condition


_ANNOUNCING = words("announce promise vow pledge confirm")


def is_denied_with(verb: Token) -> bool:
    """Whether "or" or "nor" ties it to what did not happen: "was not charged nor convicted"."""
    head = verb.head
    if verb.dep_ != "conj" or head.pos_ not in ("VERB", "AUX"):
        return False
    ties = {child.lower_ for child in (*head.rights, *verb.lefts) if child.dep_ == "cc" and child.i < verb.i}
    return "nor" in ties or ("or" in ties and any(child.dep_ == "neg" for child in head.lefts))


def is_denied(verb: Token) -> bool:
    """Whether it is told only to be denied: "denied meeting her", "dismissed reports that he had met her"."""
    first = verb
    while first.dep_ == "conj" and first.head.tag_ == verb.tag_:
        first = first.head
    above = first.head
    if first.dep_ in ("ccomp", "xcomp", "pcomp") and first.tag_ != "VB" and above.lemma_.lower() == "deny":
        return verb_status(above) != "negated"
    claim = above.head if first.dep_ == "pcomp" and above.lower_ == "of" else above
    if first.dep_ not in ("acl", "relcl", "ccomp", "pcomp") or claim.lemma_.lower() not in _CLAIMS:
        return False
    dismissed = claim.dep_ in ("dobj", "nsubjpass") and claim.head.lemma_.lower() in _DISMISSING
    return dismissed and verb_status(claim.head) != "negated"


_CLAIMS = words("accusation allegation charge claim idea insinuation notion report rumor rumour speculation suggestion")
_DISMISSING = words("deny dismiss dispute rebut refute reject")


def _is_of_nobody(verb: Token) -> bool:
    """Whether nobody did it or had it done to him: "no one was arrested", "killed nobody"."""
    told = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "dobj")]
    none = [child for noun in told for child in noun.children if child.dep_ == "det" and child.lower_ == "no"]
    return any(child.nbor().lower_ not in ("fewer", "less", "more") for child in none) or any(
        noun.lower_ in ("nobody", "none", "nothing") for noun in told
    )


def _is_counterfactual(verb: Token, before: Mapping[str, str]) -> bool:
    """Whether it would have been if something else had: "would have met her if the plane had landed"."""
    if "have" not in before or not before.keys() & words("would could might"):
        return False
    conditions = (child for child in verb.children if child.dep_ == "advcl")
    return any({"if", "had"} <= {word.lower_ for word in clause.lefts} for clause in conditions)


_SETTING = words("neg mark aux auxpass advmod")
_IF = words("if unless whether")


def _is_of_an_aim(copula: Token) -> bool:
    """Whether "is to meet" only says what an aim is, of which it need not come: "the best way is to meet"."""
    subjects = [child for child in copula.children if child.dep_ in ("nsubj", "csubj")]
    return not subjects or any(child.lemma_.lower() in _AIMS or child.pos_ in ("VERB", "AUX") for child in subjects)


_AIMS = words(
    """aim answer challenge dream duty goal hope idea job mission point priority purpose role solution strategy task
    way wish it this that all"""
)


def _infinitive(governor: Token) -> Status:
    lemma = governor.lemma_.lower()
    if any(child.lower_ in _IF for child in governor.lefts):
        return "hypothetical"
    if lemma in _REFUSED:
        return "negated"
    if is_judged_choice(governor):
        return "happened"
    if lemma in ACHIEVED or VERBS.get(lemma) == "Change":
        return verb_status(governor)
    if lemma in _ASKED_OF_OTHERS:
        return "hypothetical"
    return "planned" if lemma in PLANNING or (lemma == "be" and not _is_of_an_aim(governor)) else "hypothetical"


def is_judged_choice(noun: Token) -> bool:
    """Whether somebody's decision to do something is carried out: "defended *her decision* to go"."""
    if noun.lemma_.lower() not in ("decision", "choice") or not any(child.dep_ == "poss" for child in noun.lefts):
        return False
    link = noun.head
    verb = link.head if noun.dep_ == "pobj" else link
    about = noun.dep_ in ("dobj", "nsubjpass") or (noun.dep_ == "pobj" and link.lower_ in _ABOUT)
    return about and verb.lemma_.lower() in _JUDGING and form(verb) not in ("future", "modal", "infinitive")


_ABOUT = words("for over about on at by after following")
#: What is said or felt of what somebody did.
_JUDGING = words(
    """defend regret criticize criticise condemn praise explain question justify slam blame apologize apologise applaud
    attack deplore denounce decry rue mock lambast criticism outrage anger furor furore fury fire scrutiny backlash
    protest question surprise welcome lament blast face"""
)


#: What is asked of somebody need not come.
_ASKED_OF_OTHERS = words("call demand recommend request urge")
#: What somebody is for or against, or thinks of, need not come either: "opposed closing the mill".
_THOUGHT_OF = words("oppose support favor favour consider suggest recommend propose discuss contemplate resist")
