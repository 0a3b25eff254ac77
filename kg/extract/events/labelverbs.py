"""The words of a verb in a label, and to whom or what it is done: "has not met", "the post that she held"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.extract.events.clauses import (
    ASKING,
    form,
    goes_with,
    is_main,
    is_oneself,
    is_relative,
    named_before_day,
    passive_subject,
    subject_of,
)
from kg.extract.events.eventwords import BEGINNING
from kg.extract.events.happenings import Happening
from kg.extract.events.labelphrases import child_of
from kg.extract.events.pasttense import past_of
from kg.extract.events.statuses import is_denied_with, verb_status
from kg.extract.wordset import words


def verb_words(verb: Token, *, finite: bool) -> list[str]:
    """A verb with its particles and, where it is ``finite``, with what stands before it: "has not met"; of one joined
    to another ("would go and be replaced") also with what stands before that."""
    before = [child for child in verb.lefts if finite and child.dep_ in ("aux", "auxpass", "neg")]
    if finite and verb.dep_ == "conj" and (verb.tag_ == "VB" if not before else before[0].lower_ == "be"):
        before = [*(child for child in verb.head.lefts if child.dep_ == "aux"), *before]
    if finite and verb.dep_ == "conj" and passive_subject(verb) is not None and not before:
        first = next((above for above in verb.ancestors if child_of(above, "auxpass") is not None), verb.head)
        before = [child for child in first.lefts if child.dep_ in ("aux", "auxpass")]
    if finite and [child.lower_ for child in before] == ["to", "be"] and verb.head.lemma_.lower() in ASKING:
        doer = subject_of(verb)  # "ordered her to be jailed"
        several = doer is not None and doer.tag_ in ("NNS", "NNPS")
        return ["were" if several else "was", verb.head.text, "to", "be", verb.text]
    before = [child for child in before if child.lower_ != "having" and child.tag_ != "NNP"]  # a dateline's "MOINES"
    spelt = [_spelt(child) for child in before]
    done_to = (
        subject_of(verb)
        if verb.dep_ == "acl" and not is_main(verb)
        else passive_subject(verb)
        if verb.dep_ == "advcl"
        else None
    )
    own = child_of(verb, "nsubj") is not None  # "her claim that the firm created it"
    participle = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.dep_ == "acl" and not own and not is_main(verb))
    if finite and participle and done_to is not None and not before:
        spelt = ["were" if done_to.tag_ in ("NNS", "NNPS") else "was"]  # "a video posted by her"
    spelt += ["not"] if is_denied_with(verb) else []
    itself = next((child for child in verb.rights if child.dep_ == "dobj" and is_oneself(child)), None)
    behind = itself.i if itself is not None else len(verb.doc)  # "blew himself up"
    after = [child.text for child in verb.rights if child.i < behind and (child.dep_ == "neg" or goes_with(child))]
    did = [child.lower_ for child in before] == ["did"] and verb.tag_ == "VB"
    told = verb.lower_ if verb.is_sent_start else verb.text
    aimed = verb.dep_ == "advcl" and [child.lower_ for child in before] == ["to"] and not is_led(verb)
    aimed = aimed and form(verb.head) == "past"  # "went before the press *to denounce* it"
    if finite and (did or aimed or _is_told_beside(verb, before)):
        spelt, told = [], past_of(verb.lemma_.lower())
    return [*(word for word in spelt if word[0].isalnum()), told, *after]


def _is_told_beside(verb: Token, before: Sequence[Token]) -> bool:
    """Whether a bare participle says what somebody did beside what the past tense tells: "*waving* a flag, she
    left"."""
    if verb.tag_ != "VBG" or before or is_led(verb):
        return False
    above = next((one for one in verb.ancestors if one.pos_ in ("VERB", "AUX") and one.tag_ != "VBG"), verb)
    return form(above) in ("past", "perfect", "pluperfect")


#: Short forms of auxiliaries, in full.
_IN_FULL = {"'ll": "will", "'ve": "have", "'re": "are", "'m": "am", "n't": "not", "wo": "will", "ca": "can"}


def _spelt(auxiliary: Token) -> str:
    """An auxiliary in full: "will" for "'ll"; "had" or "would" for "'d", "has" or "is" for "'s", as the verb asks."""
    short = auxiliary.lower_.replace("’", "'")
    verb = auxiliary.head
    active = verb.lemma_ in _NEVER_GIVEN and child_of(verb, "dobj") is not None  # "he's made a promise"
    perfect = verb.tag_ in ("VBN", "VBD") and (auxiliary.dep_ == "aux" or active)
    either = {"'d": "had" if perfect else "would", "'s": "has" if perfect else "is"}
    spelt = either.get(short) or _IN_FULL.get(short, auxiliary.text)
    doer = subject_of(auxiliary.head)
    return _OF_A_NAME.get(spelt, spelt) if doer is not None and doer.text == "I" else spelt


#: With an object these are not in the passive.
_NEVER_GIVEN = words("make do take have get see hear lose win")

#: What follows the name that stands for an "I".
_OF_A_NAME = {"have": "has", "am": "is"}


def object_of(verb: Token) -> Token | None:
    """To whom or what it is done, or what its subject is made; of a relative clause also the noun that it describes:
    "the post that she held"."""
    given = verb
    found = named_before_day(verb) or child_of(verb, "dobj") or child_of(verb, "oprd", "attr", "acomp")
    if found is not None and found.left_edge.i > verb.i + 1 and found.left_edge.nbor(-1).text in ("–", "—", "--"):
        return None  # "passed with 56 votes – *a comfortable margin*"
    if found is not None and found.tag_ in ("WDT", "WP"):
        found = next((one for one in verb.rights if one.dep_ == "dobj"), found)  # "which he ordered *them* to do"
    if found is not None and (found.tag_ in ("WDT", "WP") or found.lower_ == "that"):
        above = verb.head if verb.dep_ == "xcomp" else verb  # "the summit, which she was set to host"
        above = above.head if above.dep_ == "conj" else above  # "which he drafted and which she signed"
        led = any(child.dep_ in ("xcomp", "ccomp") for child in verb.children)  # "which he asked her to work on"
        return above.head if above.dep_ == "relcl" and not led else None
    if found is None and verb.dep_ == "xcomp" and verb.head.dep_ == "relcl":  # "the deal that she finished negotiating"
        verb = verb.head
        found = child_of(verb, "dobj")
    if found is not None or verb.dep_ != "relcl" or verb.head.lemma_.lower() in _ADVERBIAL:
        return found
    if given.lemma_ in _OF_NOTHING and not has_stranded(given) and not link(given, verb.head):
        return None  # "her record, that she voted with the guild"
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    led = any(child.dep_ in ("xcomp", "ccomp") for child in verb.children)
    elsewhere = (led and verb == given) or any(child.tag_ == "WRB" for child in verb.children)
    elsewhere = elsewhere or any(child.tag_ == "WP$" for one in subjects for child in one.lefts)
    return verb.head if subjects and not elsewhere and not is_relative(subjects[-1]) else None


#: Done to nobody and nothing.
_OF_NOTHING = words("vote speak talk campaign go come live arrive die caucus")


def has_stranded(verb: Token) -> bool:
    """Whether a preposition behind a verb has nothing behind it: what its clause describes is of it, "she wanted to
    live *in*"."""
    return any(child.dep_ == "prep" and not any(True for _ in child.children) for child in verb.rights)


_ADVERBIAL = words("way time day moment reason place year")


def is_led(verb: Token) -> bool:
    """Whether a verb before it tells with it what its subject does: "*went on* to buy", "*began* airing"."""
    above = verb.head
    on = verb.dep_ == "advcl" and above.lemma_ == "go" and any(child.lower_ == "on" for child in above.rights)
    on = on or (verb.dep_ == "advcl" and above.lemma_ in ("come", "go") and verb.left_edge.i == above.i + 1)
    to_do = verb.tag_ in ("VB", "VBG") or any(child.lower_ == "to" for child in verb.lefts)
    led = (verb.dep_ == "xcomp" or on) and to_do and above.pos_ in ("VERB", "AUX") and above.lemma_ != "spend"
    return led and subject_of(verb) == subject_of(above) and all(word.lower_ != "to" for word in above.lefts)


def helps(verb: Token) -> bool:
    """Whether a verb tells what somebody helped, let or made another do: "helped her *win*"."""
    bare = verb.tag_ == "VB" and not any(child.dep_ == "aux" for child in verb.lefts)
    named = any(child.dep_ == "nsubj" for child in verb.lefts)
    return (
        bare
        and named
        and verb.dep_ in ("ccomp", "xcomp")
        and verb.head.lemma_ in ("help", "let", "make", "watch", "see")
    )


def link(verb: Token, done_to: Token) -> list[str]:
    """The preposition that ties a verb to the noun that its clause describes: "the hall *at* which she spoke"."""
    links = [child for child in verb.children if child.dep_ == "prep"] if done_to == verb.head else []
    tied = (link for link in links if all(below.tag_ in ("WDT", "WP") for below in link.children))
    return [link.lower_ for link in tied][:1]


def doer_of(verb: Token) -> Token | None:
    """Who does it, by the verb's own words or by those of the verb that it goes with: "is to meet", "retired and
    died"."""
    own = child_of(verb, "nsubj")
    passive = verb.tag_ == "VBN" and child_of(verb, "dobj") is None
    return own if own is not None or passive else subject_of(verb)


def has_object(verb: Token) -> bool:
    """Whether somebody or something is named to whom it is done."""
    own = child_of(verb, "dobj", "nsubjpass") is not None or passive_subject(verb) is not None
    return own or named_before_day(verb) is not None or (verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl", "conj"))


def is_a_part(done_to: Token | None) -> bool:
    """Whether it is done to a part of him who does it or has it done: "injured *her shoulder*"."""
    if done_to is None or done_to.head.lemma_ not in ("injure", "wound"):
        return False
    return any(child.tag_ == "PRP$" for child in done_to.lefts)


def is_won(happening: Happening) -> bool:
    """Whether a noun names an election or a match of which its verb says who won or lost it."""
    told = happening.status in ("happened", "reported") and happening.trigger.dep_ == "dobj"
    if happening.carrier is None or happening.type not in ("Election", "Match") or not told:
        return False
    verb = happening.trigger.doc[happening.carrier]
    named = any(each.role == "agent" and each.polarity == "affirmed" for each in happening.taking)
    return named and verb.lemma_ in ("win", "lose") and not helps(verb) and verb_status(verb) == "happened"


def begun_by(happening: Happening) -> Token | None:
    """The verb that says that somebody began or ended a campaign: "announced her candidacy"."""
    noun = happening.trigger
    lasting = noun.lemma_.lower() in ("campaign", "candidacy", "candidature") and noun.dep_ == "dobj"
    verb = noun.head
    told = lasting and happening.is_noun and verb.lemma_.lower() in BEGINNING and verb.tag_ in ("VBD", "VBN", "VBG")
    return verb if told and verb_status(verb) == "happened" and not helps(verb) else None
