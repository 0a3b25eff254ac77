"""Which events of a known kind a list holds though no words beside them say when they were: by who takes part and
where, by what befell whom, or by the day that is likely."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.events.clauses import form, is_arranged, is_said_of, passive_subject, subject_of
from kg.extract.events.eventchains import Chain
from kg.extract.events.eventwords import BEFALLING, COMING_ABOUT, LASTING, ONLY_DATED, VERBS
from kg.extract.events.happenings import Dating, Happening
from kg.extract.events.plainverbs import ACTS, SAYING
from kg.extract.events.statuses import is_denied
from kg.extract.wordset import words


def is_told_without_date(chain: Chain) -> bool:
    """Whether an event of a known kind is one that is sure to be meant, with participants or a place."""
    first = chain.anchor
    unsaid = first.status == "negated" and first.trigger.tag_ == "VBG" and not is_denied(first.trigger)
    if (first.type in ONLY_DATED and not _is_of_court(first)) or first.status == "hypothetical" or unsaid:
        return False
    if (
        first.status == "planned"
        and not first.is_noun
        and (len(chain.names() | chain.places()) > 1 or _is_to_come(chain))
    ):
        return True
    told = [happening for happening in chain.told if happening.sure and not _is_several(happening)]
    return any(
        happening.taking or happening.places or says_whom(happening) or _says_what(happening) for happening in told
    )


def _is_to_come(chain: Chain) -> bool:
    """Whether somebody who is named is to do or to undergo, as is settled, what is done once: "she will resign"."""
    verb = chain.anchor.trigger
    settled = form(verb) == "future" or is_arranged(verb) or (verb.dep_ == "xcomp" and verb.head.lemma_ == "agree")
    settled = settled or (_is_announced(verb) and chain.anchor.status == "planned")
    asked = any(token.text == "?" for token in verb.sent)
    return settled and not asked and chain.anchor.type in _DONE_ONCE and bool(chain.names())


def _is_announced(verb: Token) -> bool:
    """Whether somebody said before that it would be: "the firm said that she *would resign*"."""
    said = verb.dep_ == "ccomp" and verb.head.lemma_.lower() in SAYING | {"announce"}
    return said and form(verb.head) == "past" and any(child.lower_ == "would" for child in verb.lefts)


_DONE_ONCE = words("Resignation Appointment Dismissal Marriage Closure Deportation Surrender Ceremony")


def _is_of_court(happening: Happening) -> bool:
    """Whether a court or a judge decided, as a main verb tells: "the court rejected her appeal"."""
    decided = happening.type == "Decision" and not happening.is_noun and _is_main_past(happening.trigger)
    return decided and _is_by_court(happening.trigger)


def _is_by_court(verb: Token) -> bool:
    """Whether a court or a judge does what a verb tells."""
    links = [child for child in verb.rights if child.dep_ == "agent"]
    doers = [below for link in links for below in link.children]
    doers += [doer] if (doer := subject_of(verb)) is not None and not doers else []
    named = (word for doer in doers for word in (doer, *doer.lefts))
    return any(word.lemma_.lower() in _COURTS for word in named)


_COURTS = words("court judge justice tribunal magistrate bench panel jury")


def _is_main_past(verb: Token) -> bool:
    """Whether a verb tells, in the main clause or in what is said, what came to pass."""
    if form(verb) not in ("past", "perfect", "pluperfect"):
        return False
    while (verb.dep_ == "conj" and verb.head.pos_ == "VERB") or is_said_of(verb):
        verb = verb.head
    return verb.dep_ in ("ROOT", "ccomp")


def _says_what(happening: Happening) -> bool:
    """Whether a main verb tells what somebody or something without a name did or what became of it ("a train derailed",
    "teachers went on strike"), or that the event of a noun took place ("a fire broke out")."""
    verb = happening.trigger
    if happening.is_noun:
        carrier = verb.doc[happening.carrier] if happening.carrier is not None else None
        return carrier is not None and happening.type in COMING_ABOUT and _is_main_past(carrier)
    doer = subject_of(verb)
    return (
        happening.type in COMING_ABOUT and _is_main_past(verb) and doer is not None and doer.pos_ in ("NOUN", "PROPN")
    )


def says_whom(happening: Happening) -> bool:
    """Whether a main verb tells what befell people without a name, as one thing that came to pass: "police arrested 18
    people", "six villagers were killed"."""
    verb = happening.trigger
    if happening.type not in BEFALLING or not _is_main_past(verb):
        return False
    suffer = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    suffer += [doer] if happening.type == "Death" and (doer := subject_of(verb)) is not None else []
    suffer += [shared] if (shared := passive_subject(verb)) is not None else []
    return any(noun.pos_ == "NOUN" and any(map(_counts, noun.lefts)) for noun in suffer)


def _counts(word: Token) -> bool:
    """Whether a word before a noun says how many or which are meant."""
    return word.pos_ == "NUM" or word.lower_ in ("a", "an", "the", "another", "several", "dozens")


def _is_several(happening: Happening) -> bool:
    """Whether a noun speaks of such events in general ("her private meetings")."""
    if happening.trigger.tag_ != "NNS" or happening.trigger.lower_ in ("talks", "sanctions", "riots", "floods"):
        return False
    one = happening.trigger.lower_ in _OF_MANY and (happening.carrier is not None or len(happening.taking) > 1)
    return not one and not (happening.trigger.lower_ in _OF_MANY and happening.places)


#: In the plural these may be one event, where it says who took part or where it was.
_OF_MANY = words("negotiations protests clashes demonstrations elections airstrikes bombings celebrations injuries")


def is_deed(first: Happening, dating: Dating | None) -> bool:
    """Whether a main verb tells what a court, or somebody who is named, decided, announced or did as officials do, and
    a day that the text states is likely its day: "The judge banned them from office"."""
    verb = first.trigger
    if dating is None or dating.span is None or dating.confidence < _LIKELY_DAY or not first.sure:
        return False
    known = first.type != "Other" or verb.lemma_.lower() in ACTS or _is_by_court(verb)
    done = any(child.dep_ in ("dobj", "nsubjpass") for child in verb.children)
    return known and done and bool(first.taking) and form(verb) == "past" and _is_main_past(verb)


#: How likely a day must be that only other sentences say.
_LIKELY_DAY = 0.5


def is_of_likely_day(first: Happening, dating: Dating | None) -> bool:
    """Whether the text likely says the day of one event of a known kind, though it names nobody who took part: "as
    protesters clashed with police", of a sentence that tells of Monday."""
    if dating is None or dating.span is None or first.status not in ("happened", "reported"):
        return False
    if first.type in ONLY_DATED:
        return is_deed(first, dating)
    word = first.trigger
    if not first.sure or dating.confidence < _LIKELY or first.type not in BEFALLING | COMING_ABOUT | _OF_A_DAY:
        return False
    if first.is_noun and (dating.confidence < _LIKELY_NOUN or not _is_one(first)):
        return False
    if first.is_noun:
        return dating.span[0] >= word.sent.start_char and dating.span[0] < word.sent.end_char
    beside = word.dep_ in ("advcl", "relcl") and dating.confidence < _LIKELY_NOUN
    return form(word) in ("past", "perfect", "pluperfect") and word.dep_ != "acl" and not beside


def _is_one(first: Happening) -> bool:
    """Whether a noun stands for one event of the day of its clause: no inquiry, which lasts, no "attacks" in general,
    not what is only spoken of, and not that in which a verb of a known kind says what befell somebody ("killed in a
    crash")."""
    word = first.trigger
    bare = word.tag_ == "NN" and not any(child.dep_ != "cc" for child in word.lefts)  # "murder, rape and robbery"
    several = bare or (
        word.tag_ == "NNS" and first.type not in ("Election", "Disaster") and word.lower_ not in _OF_MANY
    )
    link = word.head if word.dep_ == "pobj" else None
    beside = link is not None and (link.lower_ not in _AT or link.head.lemma_.lower() in VERBS)
    known = any(child.lower_ == "same" for child in word.lefts) or word.pos_ == "PROPN"
    said = word.dep_ == "dobj" and word.head.lemma_.lower() in SAYING | {"announce", "disclose"}
    told = not said and first.type not in LASTING and word.dep_ not in ("attr", "oprd")
    return told and not several and not beside and not known


#: What stands behind these is of the time that its clause tells of; behind others ("after", "of", "about") it need not.
_AT = words("in at during amid following from")


#: How likely the day must be of an event that a verb or a noun of a known kind tells.
_LIKELY, _LIKELY_NOUN = 0.45, 0.5
_OF_A_DAY = words("Ceremony Vote Meeting Rally Gathering Match Election Debate Speech")
