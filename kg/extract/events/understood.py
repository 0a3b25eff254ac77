"""Whether what a verb tells can be understood without its sentence: not "put it", "what he did", "to control it"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from kg.extract.dates.datewords import MONTHS
from kg.extract.events.clauses import (
    begins_with_that,
    described,
    form,
    goes_with,
    is_arranged,
    is_oneself,
    named_before_day,
    passive_subject,
    subject_of,
)
from kg.extract.events.eventwords import NOUNS
from kg.extract.events.happenings import Happening
from kg.extract.events.plainverbs import SAYING, STANDING_ALONE
from kg.extract.events.statuses import is_calling_off
from kg.extract.wordset import words
from kg.model import Mention

#: The name that a word stands for, or None.
Meant = Callable[[Token], Mention | None]

_TIMES = ("DATE", "TIME")


def is_understood(happening: Happening, meant: Meant) -> bool:
    """Whether a list can hold an event of no known kind: its words say who did what, and it is one."""
    verb = happening.trigger
    doers = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    told = [child for child in verb.children if child.dep_ in ("dobj", "xcomp") and child.ent_type_ not in _TIMES]
    planned = happening.status == "planned" and not doers and not is_arranged(verb)
    told = [noun for noun in told if verb.lemma_ != "spend" or noun.dep_ != "xcomp"]  # "spent the weekend working"
    stated = any(each.rule == "verb" for each in happening.dates)
    going_on = happening.status in ("happened", "reported") and _is_going_on(verb)
    going_on = going_on and not (stated and verb.dep_ not in ("advcl", "relcl") and form(verb) == "past")
    by_the_way = _is_by_the_way(verb) and (verb.tag_ == "VBG" or not stated)
    by_the_way = by_the_way or _is_set_between(verb)
    if by_the_way or is_beside(verb) or _is_of_findings(verb, doers) or planned or going_on or _is_asked(verb, doers):
        return False
    if has_no_doer(verb, meant) or _has_no_object(verb, told, meant) or is_of_oneself(subject_of(verb), told, meant):
        return False
    if verb.lemma_ == "have" and not any(_is_had(noun) for noun in told):
        return False
    timed = [child for child in verb.rights if child.ent_type_ in _TIMES]
    begun = verb.lemma_ in _PHASES and any(child.dep_ == "dobj" or child.lower_ in MONTHS for child in timed)
    if _is_no_deed(verb):
        return False
    did = verb.lemma_ == "do" and all(  # "did post", "the zeal that he did"
        child.dep_ != "dobj" or child.tag_ in ("WDT", "WP") or child.lower_ == "that" for child in verb.children
    )
    if did or _is_of_press(verb) or begun or (not told and _is_of_what(verb)):
        return False
    yet = verb.lemma_ == "have" and any(child.lower_ == "yet" for child in verb.children)  # "had yet to speak"
    clause = any(child.dep_ == "ccomp" and (not told or begins_with_that(child)) for child in verb.children)
    phase = yet or clause or (not told and any(_by_doing(child, verb) for child in verb.children))
    plain = happening.sure or (bool(told) and not any(child.tag_ == "PRP" for child in told)) or _goes(verb, meant)
    return plain and not phase and is_whole(verb)


def _is_by_the_way(verb: Token) -> bool:
    """Whether a participle only says how somebody was when he did what the sentence tells: "*fueled* by anger, she
    left", "saw her as *suited* to lead"."""
    bare = not any(child.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for child in verb.children)
    odd = verb.tag_ == "VBG" and verb.dep_ == "conj" and verb.head.tag_ != "VBG" and verb.head.pos_ in ("VERB", "AUX")
    if bare and odd:  # "prizes wit and *winning*", "are tied or *leading*"
        return True
    return bare and verb.tag_ == "VBN" and verb.dep_ in ("advcl", "pcomp", "acl") and verb.lower_ in _MOODS


def _is_set_between(verb: Token) -> bool:
    """Whether what the parse takes for the verb of a clause stands between dashes: "the mayor - *flanked* by guards -
    spoke"."""
    beside = {child.dep_ for child in verb.children}
    bare = "agent" in beside and not beside & {"aux", "auxpass", "dobj"}
    return bare and verb.i > 0 and verb.nbor(-1).text in ("-", "–", "—")


_MOODS = words(
    """fueled fuelled driven buoyed motivated inspired encouraged emboldened frustrated angered worried suited based
    dressed clad flanked surrounded united armed faced seated known troubled stung haunted energized alarmed pleased
    judged compared measured weighed viewed given"""
)


def _is_going_on(verb: Token) -> bool:
    """Whether a verb tells what goes on or had been going on, not what came to pass: "is selling", "has been trying",
    "when she was leading"."""
    if verb.tag_ != "VBG":
        return False
    return form(verb) in ("progressive", "perfect", "pluperfect", "past")


def _is_of_what(verb: Token) -> bool:
    """Whether only a clause behind a preposition tells of what: "boasted of how it was done"."""
    links = [child for child in verb.rights if child.dep_ == "prep"]
    below = [child for link in links for child in link.children if child.dep_ == "pcomp"]
    return any(word.tag_ in ("WRB", "WP") for clause in below for word in clause.lefts)


def _is_no_deed(verb: Token) -> bool:
    """Whether a phrase says only that somebody turned to another or pointed to something: "reached out to", "pointed
    to"."""
    behind = {child.lower_ for child in verb.rights}
    named = [below for child in verb.rights if child.lower_ == "at" for below in child.children]
    doer = subject_of(verb)
    shot = (
        verb.lemma_ == "fire"
        and doer is not None
        and doer.pos_ == "PROPN"
        and any(below.pos_ == "PROPN" for below in named)
    )
    return (
        shot
        or (verb.lemma_ == "fall" and "for" in behind)
        or (verb.lemma_ == "reach" and "out" in behind)
        or (verb.lemma_ == "point" and bool(behind & {"to", "out"}))
    )


def _is_had(noun: Token) -> bool:
    """Whether what somebody had is an event, no state: "had a meeting", not "had three sisters"."""
    return NOUNS.get(noun.lemma_.lower()) in _HELD or noun.lemma_.lower() in _HAD


_HELD = words("Meeting Debate Interview Conference Accident Negotiation")
_HAD = words(
    "talk conversation surgery operation exchange lunch dinner breakfast child baby stroke miscarriage abortion"
)


def _is_of_press(verb: Token) -> bool:
    """Whether a verb only tells how a paper came by what it reports: "a letter obtained by the Gazette", "reached by
    phone"."""
    papers = (verb.head, *(child for child in verb.children if child.dep_ == "nsubjpass"))
    seen = verb.lemma_ in _SEEING and any(
        word.lemma_.lower() in _PAPERS for noun in papers for word in (noun, *(below for below in noun.subtree))
    )
    by = [below.lower_ for child in verb.rights if child.dep_ in ("agent", "prep") for below in child.children]
    asked = verb.lemma_ in ("reach", "contact") and any(word in ("phone", "telephone", "email") for word in by)
    return verb.tag_ in ("VBN", "VBD") and (seen or asked)


_SEEING = words("obtain review see view")
_PAPERS = words("letter copy email e-mail memo memorandum document record report transcript recording video draft note")


def _is_asked(verb: Token, doers: Sequence[Token]) -> bool:
    """Whether a verb only asks whether it is so: "Have I started?"."""
    before = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    return bool(doers and before) and before[0].i < doers[0].i and any(token.text == "?" for token in verb.sent)


def _goes(verb: Token, meant: Meant) -> bool:
    """Whether a pale verb says whereto somebody went or was brought: "came to Leeds", "was brought before a judge"."""
    passive = any(child.dep_ == "nsubjpass" for child in verb.children)
    links = [child for child in verb.rights if child.dep_ == "prep" and child.i == verb.i + 1]
    ends = [
        below for link in links for below in link.children if below.dep_ == "pobj" and below.ent_type_ not in _TIMES
    ]
    if passive:
        return any(below.pos_ != "PRON" for below in ends)
    whereto = verb.lemma_ in ("come", "go") and any(link.lower_ == "to" for link in links)
    return whereto and any((found := meant(below)) is not None and found.kind == "Place" for below in ends)


def has_no_doer(verb: Token, meant: Meant) -> bool:
    """Whether the text leaves open who did what a verb tells: "they", and nothing says who they are."""
    doer = subject_of(verb)
    if doer is None:
        return False
    if doer.tag_ == "PRP" and doer.dep_ == "nsubjpass" and is_calling_off(verb):
        return True  # what is called off is no person or body, for whomever "it" is taken
    unnamed = doer.tag_ in ("PRP", "DT") and meant(doer) is None and not any(True for _ in doer.rights)
    links = (child for child in doer.rights if child.lower_ == "of")
    whom = [below for link in links for below in link.children if below.dep_ == "pobj"]
    unnamed = unnamed or any(below.tag_ == "PRP" and meant(below) is None for below in whom)  # "one of them"
    unnamed = unnamed or _is_of_whom(verb, doer, meant) or _is_anybody(verb, doer, meant)
    unknown = unnamed or doer.ent_type_ == "DATE" or is_owner(doer)
    return unknown or doer.lower_ in _ANYBODY or not any(letter.isalnum() for letter in doer.text)


def _is_anybody(verb: Token, doer: Token, meant: Meant) -> bool:
    """Whether only a clause says of "the man" who did it that he did: "the man who considered challenging her"."""
    above = verb.head if verb.dep_ == "xcomp" else verb
    plain = doer.lemma_.lower() in ("man", "woman", "person", "guy") and meant(doer) is None
    return plain and above.dep_ == "relcl" and all(child.dep_ in ("det", "relcl") for child in doer.children)


def _is_of_whom(verb: Token, doer: Token, meant: Meant) -> bool:
    """Whether a "he" is taken for somebody else than him of whom the clause tells: "Ann Lee, who was 69 when she took
    office"."""
    above = verb.head
    if doer.tag_ != "PRP" or verb.dep_ != "advcl" or above.dep_ != "relcl":
        return False
    subjects = [child for child in above.lefts if child.dep_ in ("nsubj", "nsubjpass") and child.lower_ == "who"]
    whom, taken = meant(described(above)), meant(doer)
    return bool(subjects) and whom is not None and taken is not None and whom.name != taken.name


def is_owner(doer: Token) -> bool:
    """Whether a name only says whose it is that does something: "while *Lee's* fell"."""
    return any(child.dep_ == "case" and child.tag_ == "POS" for child in doer.rights)


_ANYBODY = words("what whatever whoever whichever")


def _has_no_object(verb: Token, told: Sequence[Token], meant: Meant) -> bool:
    """Whether the text leaves open to what it was done: "what he did", "did the same", "fell for it"."""
    if verb.dep_ == "relcl" and (verb.head.pos_ == "PRON" or verb.head.lemma_ in ("one", "thing")):
        return True
    bare = verb.dep_ == "relcl" and not told and [child.lower_ for child in verb.head.lefts] in (["a"], ["an"])
    if bare and subject_of(verb) != verb.head and all(child.i >= verb.left_edge.i for child in verb.head.rights):
        return True  # "in a state she won"
    led = [below for child in told if child.dep_ == "xcomp" for below in child.children if below.dep_ == "dobj"]
    if verb.dep_ != "relcl" and any(child.tag_ == "WP" or is_empty(child) for child in (*told, *led)):
        return True
    if any(before.tag_ == "WDT" and before.lower_ in ("what", "which") for child in told for before in child.lefts):
        return True  # "decide what role she plays"
    said = [*told, *led] or [below for child in verb.rights if child.dep_ == "prep" for below in child.children][:1]
    return any(child.tag_ == "PRP" and meant(child) is None and not is_oneself(child) for child in said)


def is_empty(noun: Token) -> bool:
    """Whether an object names nothing: "did the same", "made the following remarks", "shared these views", "ignored the
    fact that"; not "closed one of the mills"."""
    alone = len(list(noun.subtree)) == 2  # "that number", "the phrase"
    before = {child.lower_ for child in noun.lefts}
    if noun.lemma_.lower() in _SPOKEN_WORDS and "the" in before:
        return True  # "used the word 'mill'"
    if before & _POINTING or (alone and (before & _THIS or (noun.lemma_.lower() in _WORDS_SAID and "the" in before))):
        return True
    if _is_said_elsewhere(noun):
        return True
    if noun.pos_ == "NOUN" and any(child.dep_ in ("acl", "ccomp") and begins_with_that(child) for child in noun.rights):
        return True
    if alone and "the" in before and noun.lemma_.lower() in _KNOWN_BEFORE and _is_last(noun):
        return True
    return noun.lemma_ in _EMPTY and not any(child.lower_ in ("of", "than") for child in noun.rights)


def _is_last(noun: Token) -> bool:
    """Whether nothing behind an object says more than when: "drew the line", not "drew the line at fees"."""
    behind = (
        child for child in noun.head.rights if child.i > noun.i and child.dep_ in ("prep", "dative", "xcomp", "oprd")
    )
    times = (any(below.ent_type_ in _TIMES for below in child.children) for child in behind)
    return noun.head.dep_ != "relcl" and all(times)


def _is_said_elsewhere(noun: Token) -> bool:
    """Whether only another sentence says what somebody made: "made the pledge", not "made the pledge in Leeds"."""
    pointed = len(list(noun.subtree)) == 2 and any(child.lower_ in ("the", "this", "that") for child in noun.lefts)
    more = (child for child in noun.head.rights if child.i > noun.i and child.dep_ in ("prep", "dative", "xcomp"))
    return (
        pointed
        and noun.head.lemma_ in ("make", "give")
        and all(below.ent_type_ in _TIMES for child in more for below in child.children if below.dep_ == "pobj")
    )


_THIS = words("this that")
#: What is said, of which only another sentence says what it was.
_WORDS_SAID = words("phrase remark comment claim statement argument accusation allegation quote quip line word")
_SPOKEN_WORDS = words("word phrase term")
#: What "the" points to another sentence for.
_KNOWN_BEFORE = words(
    """analogy comparison process matter issue topic subject point approach move step effort practice idea notion
    concept question answer situation problem breakfast event number figure group unit technique program programme
    plan deal offer request letter message document memo post tweet ad video clip article story book item case
    project policy concern site page account tool device product term report crowd decision"""
)
_POINTING = words("following these those similar such")
_EMPTY = words("same thing that this so more less much one anything something everything nothing")


def is_of_oneself(doer: Token | None, told: Sequence[Token], meant: Meant) -> bool:
    """Whether he who did it and he to whom it was done are taken for one, which "him" cannot mean: one is not known."""
    known = meant(doer) if doer is not None else None
    links = [child for child in doer.head.rights if child.dep_ == "prep"] if doer is not None and not told else []
    if links and links[0].i == links[0].head.i + 1 and links[0].lower_ in ("with", "against", "to", "at"):
        told = [child for child in links[0].children if child.tag_ == "PRP"]  # "sided with them"
    others = [meant(noun) for noun in told if noun.pos_ in ("PRON", "PROPN") and not is_oneself(noun)]
    return known is not None and any(other is not None and other.name == known.name for other in others)


def is_whole(verb: Token) -> bool:
    """Whether a verb has beside it what it says little without ("garnered most votes", "decided to go"), or needs
    nothing."""
    described = verb.dep_ == "relcl" and not any(child.tag_ == "WRB" for child in verb.lefts)
    known = described or verb.tag_ == "VBN" or verb.lemma_.lower() in STANDING_ALONE
    if known or named_before_day(verb) is not None or passive_subject(verb) is not None:
        return True
    beside = any(child.dep_ in _COMPLEMENTS for child in verb.children)
    return beside or any(_is_said_of_it(child) for child in verb.rights)


_COMPLEMENTS = words("dobj nsubjpass agent xcomp ccomp oprd acomp attr prt dative auxpass")


def _is_said_of_it(child: Token) -> bool:
    """Whether a word or phrase behind a verb says more than when."""
    if goes_with(child):
        return True
    if child.dep_ == "npadvmod":
        return child.ent_type_ not in ("", *_TIMES)
    return child.dep_ == "prep" and not any(below.ent_type_ in _TIMES for below in child.children)


def is_beside(verb: Token) -> bool:
    """Whether a participle tells what somebody did meanwhile, or only how he seemed: "leaving", "seemed caught"."""
    while verb.dep_ == "conj" and verb.head.tag_ == verb.tag_:
        verb = verb.head
    before = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")}
    seems = verb.tag_ in ("VBN", "VBD") and bool(_SEEMING & {verb.head.lower_, *before})
    said = verb.tag_ == "VBG" and verb.dep_ == "xcomp" and verb.head.lemma_ in SAYING - {"deny"}
    made = verb.tag_ == "VBG" and verb.dep_ == "acl" and verb.head.lemma_.lower() in MADE_BY_IT
    return (
        seems
        or said
        or made
        or (verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl", "pcomp", "ccomp") and not before & _FINITE)
    )


#: What one makes or has by doing something, and is no doer of it: "made her *name* prosecuting pirates".
MADE_BY_IT = words("ground name way time career life living day money fortune trouble difficulty fun success")
_FINITE = words("is are was were am been 's 're")
_SEEMING = words("seem seems seemed appear appears appeared look looks looked feel feels felt")


def _is_of_findings(verb: Token, doers: Sequence[Token]) -> bool:
    """Whether a verb tells what a poll or study says: "a survey found"."""
    told = [verb.head if doer.tag_ in ("WDT", "WP") else doer for doer in doers]
    return verb.lemma_ in ("find", "show", "put", "give") and any(doer.lemma_.lower() in _FINDINGS for doer in told)


_FINDINGS = words("poll survey study paper report data figure review analysis census research audit")


def _by_doing(link: Token, verb: Token) -> bool:
    """Whether a verb tells of no more than a phase of something else: "began by thanking them"."""
    doing = link.lower_ in ("by", "with") and any(child.dep_ == "pcomp" for child in link.children)
    return verb.lemma_ in _PHASES and doing


_PHASES = words("begin start open continue finish end close conclude")
