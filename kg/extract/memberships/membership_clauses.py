"""What a clause says of its verb: who its subject is, whether it is denied or only thought of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Token

from kg.extract.name_words import SAYING_VERBS
from kg.extract.wordset import words

#: How a clause stands to the facts; what is only asked, wished or supposed is "open".
Standing = Literal["affirmed", "negated", "open"]

_SUBJECTS = ("nsubj", "nsubjpass")

#: A clause of one of these kinds, without a subject of its own, has that of the clause above.
_SHARED = ("conj", "xcomp", "advcl", "ccomp")

#: Verbs whose subject, not their object, does what "to" tells: "left Acme to join the Blues".
_OWN_AIM = words("promise leave quit use join")

#: Verbs that tell of a role, or of a post, that it is given up or taken away.
LEAVING = words("resign retire quit leave step oust dismiss fire sack suspend remove depose relinquish vacate lose")

#: Verbs of an organisation that puts somebody out.
EXPELLING = words("expel sack fire oust eject")

_DENYING = words("deny refuse decline reject disown dispute refute rebut fail cease")

#: Verbs before "to be" that leave no doubt of it.
_BEING_TOLD = words(
    "say know prove turn happen find claim appear reveal report believe think consider understand go come grow rise "
    "continue remain cease use reckon suppose allege appoint elect choose name select"
)

_WISHING = words(
    "want hope hop tip plan look seek try attempt wish intend offer threaten consider expect invite urge ask ponder "
    "contemplate wonder aim aspire mull dream like love prefer need imagine pretend propose suggest advise persuade "
    "encourage pressure eye vie fight hesitate tempt entice lure woo set poise afraid unwilling eager ready "
    "reluctant likely unlikely avoid resist risk envisage envision foresee weigh exclude"
)

#: Before "to" these tell what somebody is to do, or may.
_ORDERING = words("allow permit enable order tell instruct require push press forbid call")

_CLAIMING = words("claim argue assert contend insist maintain suggest")

#: What others are said to be by these is not known to be so: "accused of being a member of the Red Front".
_ALLEGING = words("accuse allege rumor rumour suspect speculate insinuate joke")

#: "claims that she was a member" leave it open.
_RUMOURS = words("claim rumour rumor allegation accusation suggestion speculation suspicion assertion")

_MODALS = words("would could might may should can must 'd ’d ca will 'll ’ll wo shall")

_WILL = words("will 'll ’ll wo")

_LATER = words("later eventually subsequently soon ultimately")

_OVER = words("longer formerly previously once anymore")

_SUPPOSING = words("if whether unless lest")

#: Verbs of what goes on for a time.
STATES = words(
    "work serve be teach lecture play head lead chair run sit represent hold manage direct captain coach intern"
)

_BEGINNING = words("begin start launch")
_SPELLS = words("terms seasons years decades months")


def subject(verb: Token) -> Token | None:
    """The subject of a verb: its own, or that of the clause that it hangs on; for a participle
    after a noun ("a party led by …") the noun."""
    at = co_of(verb) or verb
    for _ in range(6):
        own = next((child for child in at.children if child.dep_ in _SUBJECTS and not _is_year(child)), None)
        own = own or _beside(at)
        if own is not None:
            return _after_company(own)
        if at.dep_ in ("acl", "relcl"):
            return at.head
        if at.dep_ == "pcomp" and at.head.dep_ == "prep":
            at = governor(at.head)
        elif at.dep_ in _SHARED and at.head.pos_ in ("VERB", "AUX"):
            if at.dep_ == "xcomp" and (raised := _object(at.head)) is not None and at.head.lemma_ not in _OWN_AIM:
                return raised
            at = at.head
        elif at.dep_ in _SHARED and at.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return at.head
        else:
            return None
    return None


def co_of(verb: Token) -> Token | None:
    """The "co" before a verb where the parse takes it for a verb of its own: "Ann Lee co-founded Acme"."""
    apart = verb.i > 1 and verb.nbor(-1).text == "-" and verb.nbor(-2).lower_ == "co"
    return verb.nbor(-2) if apart and verb.nbor(-2).pos_ == "VERB" else None


def _is_year(token: Token) -> bool:
    """Whether a word that the parse takes for a subject is a year: "and in July, 2018 became"."""
    return token.text.isdigit() and len(token) == 4


def _after_company(subject: Token) -> Token:
    """The true subject where the parse took the company that a clause opens with: "Together with Bob Orr, Ann Lee
    founded" has the subject Ann Lee."""
    first = subject
    while first.i > first.sent.start and first.nbor(-1).dep_ == "compound":
        first = first.nbor(-1)
    if first.i == first.sent.start or first.nbor(-1).lower_ != "with":
        return subject
    return next((child for child in subject.children if child.dep_ == "appos" and child.pos_ == "PROPN"), subject)


def _beside(verb: Token) -> Token | None:
    """The name or pronoun that stands just before a verb, where the parse has missed that it is the subject."""
    at = verb.i - 1
    start = verb.sent.start
    while at > start + 1 and verb.doc[at].ent_type_ == "DATE" and verb.doc[at].head.lower_ in ("on", verb.lower_):
        at -= 1 + (verb.doc[at - 1].lower_ == "on")  # "Ann Lee on Friday joined"
    dated = at < verb.i - 1
    while at > start and (verb.doc[at].pos_ in ("AUX", "ADV") or verb.doc[at].lower_ in ("-", "co", "not")):
        at -= 1
    if verb.doc[at].text == ")":  # "Ann Lee (born 1950) was"
        while at > start and verb.doc[at].text != "(":
            at -= 1
        at -= 1
    token = verb.doc[at]
    if at < start or token.ent_type_ in ("DATE", "GPE", "MONEY", "CARDINAL", "TIME"):
        return None
    company = token.dep_ == "appos" and token.head.dep_ == "pobj" and token.head.head.lower_ == "with"
    free = company or token.dep_ not in ("pobj", "poss") + (() if dated else ("appos", "conj"))
    return token if token.tag_ in ("PRP", "WP") or (token.pos_ == "PROPN" and free) else None


def governor(word: Token) -> Token:
    """The verb that a preposition or noun hangs on, past the adverbs and nouns between ("prior to")."""
    at = word.head
    for _ in range(5):
        if (at.pos_ in ("VERB", "AUX") and at.dep_ != "prep") or at.head == at:  # "in many posts, including as chair"
            break
        at = at.head
    return at


def _object(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "dobj" and child.pos_ in ("PROPN", "PRON")), None)


def passive(verb: Token) -> bool:
    """Whether a verb is passive ("was elected", "led by")."""
    if any(child.dep_ in ("nsubjpass", "auxpass", "agent") for child in verb.children):
        return True
    perfect = any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)
    return verb.tag_ == "VBN" and not perfect and (verb.dep_ == "acl" or (verb.dep_ in _SHARED and passive(verb.head)))


def agents(verb: Token) -> Iterator[Token]:
    """The nouns after "by" behind a passive verb."""
    by = (child for child in verb.children if child.lower_ == "by" and child.dep_ in ("agent", "prep"))
    return (noun for link in by for noun in link.children if noun.dep_ == "pobj")


def objects(verb: Token) -> Iterator[Token]:
    """The direct objects and attributes of a verb."""
    return (child for child in verb.children if child.dep_ in ("dobj", "attr", "oprd"))


def standing(token: Token, *, planned: bool = False) -> Standing:
    """Whether the clause of a verb is affirmed, negated or left open; what hangs on a noun
    ("the leader Ann Lee") is taken for granted, whatever is said with it. With ``planned``,
    "will" leaves nothing open."""
    clause = token
    if token.pos_ not in ("VERB", "AUX"):
        return "affirmed"
    rumour = token.head if token.dep_ == "acl" and token.head.lemma_ in _RUMOURS and not _is_infinite(token) else None
    ruled_out = token.tag_ == "VBG" and token.i > 1 and token.head.lemma_ == "rule" and token.nbor(-1).lower_ == "out"
    if ruled_out or _is_to_be(token) or (rumour is not None and rumour.head.lemma_ not in _DENYING):
        return "open"
    negative = rumour is not None  # "denied claims that she was a member"
    for _ in range(5):
        if _left_open(clause, planned=planned):
            return "open"
        negative ^= _has_negation(clause)
        above = clause.head
        if clause.dep_ not in ("xcomp", "ccomp", "conj", "pcomp", "acl") or above == clause:
            break
        if clause.dep_ == "pcomp":
            above = above.head
        if clause.dep_ == "conj" and clause.tag_ != "VB":
            break
        if clause.dep_ != "conj":
            if above.lemma_ in _DENYING:
                negative = not negative
            elif (
                (above.lemma_ in _ORDERING and _is_infinite(clause))
                or above.lemma_ in _ALLEGING
                or (
                    above.lemma_ in _WISHING
                    and (clause.tag_ in ("VB", "VBG") or clause.dep_ == "ccomp" or _is_infinite(clause))
                )
            ):
                return "open"
        if above.pos_ not in ("VERB", "AUX", "ADJ"):
            break
        clause = above
    return "negated" if negative else "affirmed"


def claimant(verb: Token) -> Token | None:
    """The subject of the verb by which a clause is only claimed: of "Joan Hale claims that he left", "Hale"."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.lemma_ not in _CLAIMING:
        return None
    return next((child for child in above.children if child.dep_ in _SUBJECTS), None)


def _is_to_be(verb: Token) -> bool:
    """Whether "to be" tells what somebody may be: "qualified to be president"; "turned out to be" tells that he is; and
    so "for Ann Lee to join" tells that she may."""
    if _is_infinite(verb) and any(child.dep_ == "mark" and child.lower_ == "for" for child in verb.children):
        return True
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "claim":  # "claims to be a member"
        return True
    infinitive = verb.lemma_ == "be" and _is_infinite(verb)
    return infinitive and verb.head != verb and verb.head.lemma_ not in _BEING_TOLD


def _is_infinite(verb: Token) -> bool:
    """Whether a verb has "to": "to be named"."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def ended(verb: Token) -> bool:
    """Whether a clause says that what it tells is over: "is no longer", "was formerly", "used to be"."""
    if verb.dep_ == "xcomp" and verb.head.lower_ == "used":
        return True
    return any(child.lower_ in _OVER and child.dep_ in ("advmod", "neg") for child in verb.children)


def gone_by(verb: Token) -> bool:
    """Whether a clause tells of what was so before something else: "had worked at Acme", "was its head before joining
    the Blues", "began her career at Acme", "joined Acme in 2020 and left a year later"."""
    told = {child.lemma_ for child in verb.children if child.dep_ == "dobj"}
    started = verb.lemma_ in _BEGINNING and "career" in told
    if started or (verb.lemma_ == "career" and verb.head.lemma_ in _BEGINNING) or _comes_from(verb):
        return True
    if verb.lemma_ not in STATES and verb.lemma_ not in ("join", "rejoin"):
        return False
    behind = [child for child in verb.children if child.i > verb.i]
    if any(child.lemma_ in ("leave", "quit", "depart") and not _leaves_another(child) for child in behind):
        return True
    if verb.tag_ == "VBD" and (any(map(_is_before, verb.children)) or _had_its_time(verb)):
        return True
    since = any(child.lower_ == "since" for child in verb.children)
    said = verb.dep_ == "ccomp" and verb.head.lemma_ in SAYING_VERBS
    perfect = any(child.dep_ == "aux" and child.lower_ in ("had", "'d", "’d") for child in verb.children)
    return verb.lemma_ in STATES and perfect and not since and not said


def _comes_from(verb: Token) -> bool:
    """Whether a clause tells what somebody was where he comes from: "joins from Acme, where she was chairwoman"."""
    place = where(verb)
    return place is not None and place.dep_ == "pobj" and place.head.lower_ == "from"


def _had_its_time(verb: Token) -> bool:
    """Whether a clause tells under whom, or for how many terms, something was so: "was a minister under Ann Lee"."""
    links = [link for part in (verb, *objects(verb)) for link in part.children if link.lower_ in ("under", "for")]
    nouns = [noun for link in links for noun in link.children if noun.dep_ == "pobj"]
    return any(noun.ent_type_ == "PERSON" if noun.head.lower_ == "under" else noun.lower_ in _SPELLS for noun in nouns)


def _leaves_another(verb: Token) -> bool:
    """Whether a verb tells what is left by its name, "left the Blues", and not only of "it" or "the club"."""
    return verb.dep_ != "conj" or any(child.dep_ == "dobj" and child.pos_ == "PROPN" for child in verb.children)


def _is_before(child: Token) -> bool:
    """Whether a part of a clause tells what came later: "before joining Acme", "prior to joining Acme"."""
    if child.lower_ in ("until", "till"):
        return True
    if child.lower_ in ("before", "prior"):
        told = [below for link in (child, *child.children) for below in link.children]
        owned = any(whose.tag_ == "PRP$" for below in told for whose in below.children)  # "before his election"
        return owned or any(below.pos_ in ("VERB", "AUX") or below.ent_type_ == "ORG" for below in told)
    return child.dep_ == "advcl" and any(
        mark.lower_ in ("before", "until") and mark.dep_ == "mark" for mark in child.children
    )


def will(verb: Token) -> bool:
    """Whether a clause tells of what is to come: "will resign", "would step down", "plans to resign"."""
    to_come = any(child.dep_ == "aux" and child.lower_ in _MODALS for child in verb.children)
    return to_come or (verb.dep_ == "xcomp" and verb.tag_ == "VB")


def _is_inverted(verb: Token) -> bool:
    """Whether a clause begins with its auxiliary: "Had they nominated her, …", "Did she join?"."""
    subjects = [child.i for child in verb.children if child.dep_ in _SUBJECTS]
    first = [child.i for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if verb.pos_ == "AUX":
        first.append(verb.i)
    opens = bool(first) and (first[0] == verb.left_edge.i or verb.sent[-1].text == "?")
    return bool(subjects) and opens and first[0] < subjects[0]


def _came_true(verb: Token, modal: Token) -> bool:
    """Whether "would" tells what came later: "where she would become a director", "he would later join"."""
    if modal.lower_ != "would" or any(token.lower_ in ("if", "unless", "said", "says") for token in verb.sent):
        return False
    return verb.lemma_ == "become" or any(child.lower_ in _LATER for child in verb.children)


def _left_open(verb: Token, *, planned: bool) -> bool:
    if _is_inverted(verb):
        return True
    open_ = _MODALS - _WILL if planned else _MODALS
    for child in verb.children:
        if child.i < verb.i and child.dep_ == "aux" and child.lower_ in open_ and not _came_true(verb, child):
            return True
        if child.dep_ == "mark" and child.lower_ in _SUPPOSING:
            return True
    return False


def _has_negation(verb: Token) -> bool:
    return any(
        child.dep_ == "neg" or (child.lower_ in ("never", "not", "neither", "nor") and child.i < verb.i + 3)
        for child in verb.children
    )


def where(verb: Token) -> Token | None:
    """The noun that a clause is about with "where": "Acme, where she was chairman"."""
    at = verb
    for _ in range(3):
        adverb = next((child for child in at.children if _leads_to_place(child) and child.i <= verb.i), None)
        if adverb is not None:
            while at.dep_ == "xcomp":  # "where she continues to teach"
                at = at.head
            return at.head if at.dep_ == "relcl" else None
        if at.dep_ != "conj":
            return None
        at = at.head
    return None


def _leads_to_place(child: Token) -> bool:
    """Whether a part of a clause is "where", or "at which" and the like."""
    which = any(below.lower_ == "which" for below in child.children)
    return child.lower_ == "where" or (child.lower_ in ("of", "at") and which)
