"""Which date belongs to which event: what the syntax says first, then what a clause shares with another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from spacy.tokens import Token

from kg.extract.dates.calendar import period
from kg.extract.dates.direction import ARRANGING
from kg.extract.dates.tense import is_at_first
from kg.extract.events import gapped
from kg.extract.events.apart import distances
from kg.extract.events.calendardates import OTHER_TIMES, When, bounding_noun, calendar_dates, faces
from kg.extract.events.clauses import described as noun_of
from kg.extract.events.clauses import form, tells
from kg.extract.events.eventwords import ATTENDED, LASTING, TAKING_PLACE, lemma_of
from kg.extract.events.grounds import is_ground
from kg.extract.events.happenings import Dating, Happening, is_light
from kg.extract.events.plainverbs import SAYING
from kg.extract.events.statuses import is_judged_choice, is_put_off
from kg.extract.events.verbtypes import comes_into_force
from kg.extract.reading import Reading
from kg.extract.wordset import words

#: How often a link of each kind is right. The first are what the syntax says, the others are inherited.
CONFIDENCE = {
    "noun": 0.8,
    "verb": 0.9,
    "light": 0.8,
    "at": 0.75,
    "conj": 0.6,
    "with": 0.7,
    "when": 0.5,
    "story": 0.5,
    "story on": 0.5,
    "says": 0.6,
    "news": 0.45,
    "article": 0.3,
}

#: How much less sure a date is that is counted from that of another event.
APART = 0.8


def link(reading: Reading, happenings: dict[int, Happening]) -> dict[int, Dating]:
    """Gives the events the dates that the syntax gives them; the dates of all verbs, by token index."""
    verbs: dict[int, Dating] = {}
    first: dict[int, When] = {}
    for when in calendar_dates(reading):
        found = _owner(when, happenings)
        if found is None:
            continue
        governor, sure = found
        if governor.i in happenings and happenings[governor.i].is_noun:
            if not _is_of_another(governor, when, first, happenings):
                add(happenings[governor.i], when, "noun", sure)
                _to_verb(governor, when, happenings, verbs)
            continue
        verb = _near(when, governor, happenings) or _main(governor, when, reading)
        if not _is_of_another(verb, when, first, happenings):
            _to_clause(verb, when, happenings, verbs, sure if verb == governor else 0.9 * sure)
    _date_by_distance(reading, happenings, verbs)
    _keep_what_can_be(reading, happenings, verbs)
    return verbs


def _is_of_another(word: Token, when: When, first: dict[int, When], happenings: dict[int, Happening]) -> bool:
    """Whether a date is that of another event, of which the word is not said again; the word's event then knows where
    that is told. ``first`` are the first dates of each word, by token index."""
    happening = happenings.get(word.i)
    other = gapped.another(word, when.token)
    gap = gapped.gap(first.setdefault(word.i, when), when)
    if happening is not None and other is not None:
        happening.again.append((other, Dating(when.value, when.span, CONFIDENCE["verb"], "verb")))
    elif happening is not None and gap is not None:
        happening.end = gap.i
    return other is not None or gap is not None


def _date_by_distance(reading: Reading, happenings: dict[int, Happening], verbs: dict[int, Dating]) -> None:
    """Gives events the dates that follow from how far they are from others: "two days after she was shot"."""
    found = list(distances(reading.doc))
    same: dict[str, list[int]] = {}
    for at in sorted({*happenings, *verbs, *(word.i for each in found for word in (each.told, each.other))}):
        same.setdefault(lemma_of(reading.doc[at]), []).append(at)
    for each in found:
        told, other = (_dated(word, happenings, verbs, same) for word in (each.told, each.other))
        word, source = (each.told, other) if told is None else (each.other, told if other is None else None)
        value = source and (each.from_other if told is None else each.from_told)(source.value)
        if not source or not value or source.span is None:
            continue
        when = When(word, value, source.span)
        if word.pos_ == "VERB":
            _to_clause(word, when, happenings, verbs, APART)
        elif word.i in happenings:
            add(happenings[word.i], when, "noun", APART)


def _dated(
    word: Token, happenings: dict[int, Happening], verbs: dict[int, Dating], same: Mapping[str, Sequence[int]]
) -> Dating | None:
    """The date of a verb or a noun: its own, else that of the last word before it for the same event. ``same`` are the
    words that may have one, by their lemma."""
    words = [word.i] if word.pos_ == "VERB" else reversed([at for at in same[lemma_of(word)] if at <= word.i])
    dates = (happenings[at].dates[0] if at in happenings and happenings[at].dates else verbs.get(at) for at in words)
    return next((dating for dating in dates if dating is not None), None)


def _keep_what_can_be(reading: Reading, happenings: dict[int, Happening], verbs: dict[int, Dating]) -> None:
    """Takes from verbs that tell of what is over each date that lies ahead of the article's day: "the vote was put off
    to Monday"."""
    today = reading.article.date
    ahead = [index for index, dating in verbs.items() if lies_ahead(dating, today)]
    for index in filter(lambda index: is_over(reading.doc[index]), ahead):
        del verbs[index]
    for happening in happenings.values():
        if not happening.is_noun and is_over(happening.trigger):
            happening.dates[:] = [dating for dating in happening.dates if not lies_ahead(dating, today)]


def is_over(verb: Token) -> bool:
    """Whether the form of a verb says that what it tells of is over."""
    return form(verb) in ("past", "perfect", "pluperfect")


def lies_ahead(dating: Dating, today: date | None) -> bool:
    """Whether a date begins after the article's day."""
    span = period(dating.value.partition("/")[0])
    return today is not None and span is not None and span[0] > today


def add(happening: Happening, when: When | Dating, rule: str, sure: float = 1) -> None:
    """One date of the best kind for an event, never two by inheritance; that is no surer than its source."""
    confidence = CONFIDENCE[rule] * sure
    if isinstance(when, When):
        confidence *= when.sure
    elif when.confidence:
        confidence = min(confidence, when.confidence)
    dating = Dating(when.value, when.span, round(confidence, 3), rule)
    if happening.status == "negated" or any(old.value == dating.value for old in happening.dates):
        return
    if rule in ("noun", "verb", "light") or not happening.dates:
        happening.dates.append(dating)


def _owner(when: When, happenings: dict[int, Happening]) -> tuple[Token, float] | None:
    """The event noun or the verb whose date it is, and what takes from certainty; None where of neither."""
    bounding = bounding_noun(when.token)
    if bounding is not None:
        return (bounding, 1.0) if bounding.i in happenings else None
    return _beside(when, happenings) or _governor(when.token, happenings)


def _is_other_time(link: Token, noun: Token) -> bool:
    """Whether a noun behind a preposition was at another time than what is told: "after a test", not "before him"."""
    return link.lower_ in OTHER_TIMES and link.pos_ in ("ADP", "SCONJ") and not faces(noun)


#: What "of" stands between and a day: "in the early hours of June 3".
_PARTS = words("hour night morning afternoon evening day week weekend beginning start middle end eve")


def _governor(token: Token, happenings: dict[int, Happening]) -> tuple[Token, float] | None:
    """The event noun or the verb above a date, and what passing other nouns takes from certainty;
    None where the date belongs to a noun that tells no event ("the June letter")."""
    sure = 1.0
    for _ in range(10):
        head = token.head
        told_of = head.lower_ == "about" and head.head.pos_ in ("NOUN", "PROPN")  # "a song about the '60s"
        if head == token or told_of or head.lower_ in ("like", "unlike") or (sure < 1 and _is_other_time(head, token)):
            return None  # "after a test in January, …"
        if token.dep_ in ("poss", "compound", "nummod", "amod", "nmod") or head.lower_ == "of":
            noun = head.head if head.lower_ == "of" else head
            if noun.lemma_.lower() in _PARTS and head != noun:
                token = noun
                continue
            if noun.i in happenings:
                return noun, sure
            if noun.pos_ not in ("VERB", "AUX"):
                return None
        if head.i in happenings:
            acts = happenings[head.i].type == "Campaign" and head.dep_ == "nsubj" and head.head.pos_ == "VERB"
            acts = acts and head.i < token.i < head.head.i  # "her campaign on Monday reported a loss"
            return head.head if acts else head, sure
        if head.pos_ in ("VERB", "AUX"):
            return (head, sure) if sure < 1 or token.dep_ not in ("nsubj", "nsubjpass", "attr") else None
        if head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            sure *= 0.9
        token = head
    return None


def _near(when: When, governor: Token, happenings: dict[int, Happening]) -> Token | None:
    """The event's verb right before the date, in one breath with it, where the parse hangs the date on a
    verb that tells no event ("If she met him on Monday, nobody saw it")."""
    if said := _said_then(when, governor):
        return said
    carries = any(child.i in happenings and happenings[child.i].carrier == governor.i for child in governor.children)
    if governor.i in happenings or governor.i < when.token.i or carries:
        return None
    for away in range(1, 8):
        if when.token.i < away:
            break
        token = when.token.nbor(-away)
        if token.is_punct or token.is_sent_start or (token.dep_ == "cc" and governor.dep_ == "conj"):
            break
        if token.i in happenings and not happenings[token.i].is_noun:
            return token
    return None


def _said_then(when: When, governor: Token) -> Token | None:
    """The reporting verb right before the date, where the parse hangs it on what is said: "said last night he won"."""
    left = when.token.left_edge
    before = left.nbor(-1) if left.i else left
    later = governor.i > when.token.i and before.lemma_ in SAYING and before.tag_ == "VBD"
    return before if later and before in governor.ancestors else None


def _main(verb: Token, when: When, reading: Reading) -> Token:
    """For "voted to support it Friday", voted: what is past belongs to the verb in the past tense."""
    span, today = period(when.value.partition("/")[0]), reading.article.date
    for _ in range(3):
        infinitive = verb.tag_ == "VB" and verb.dep_ in ("xcomp", "advcl")
        meant = verb.tag_ == "VB" and verb.dep_ == "acl" and verb.head.dep_ == "dobj"
        meant = meant and not is_judged_choice(verb.head)
        if meant and verb.head.head.tag_ == "VBD" and span is not None and today is not None and span[0] <= today:
            return verb.head.head  # "stated her intention to vote on Monday"
        if not infinitive or verb.head.tag_ != "VBD" or span is None or today is None or span[0] > today:
            break
        verb = verb.head
    return verb


def _beside(when: When, happenings: dict[int, Happening]) -> tuple[Token, float] | None:
    """The event noun right before a date without a preposition ("his speech Thursday night was …"),
    where that is a subject: the parse often hangs the date on the verb."""
    left = when.token
    while left.i and left.nbor(-1).idx >= when.span[0]:
        left = left.nbor(-1)
    before = left.nbor(-1) if left.i else left
    if before.i in happenings and before.dep_ in ("nsubj", "nsubjpass", "compound", "pobj") and when.token.i > before.i:
        return (before, 1.0) if happenings[before.i].is_noun and before.dep_ != "pobj" else None
    return None


def _to_verb(noun: Token, when: When, happenings: dict[int, Happening], verbs: dict[int, Dating]) -> None:
    """What is done at a dated event is done on its date: "at a meeting on Monday, she told …"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ not in ("at", "during") or happenings[noun.i].type not in ATTENDED:
        return
    verb = preposition.head
    if verb.pos_ == "VERB" and form(verb) in ("past", "future", "participle"):
        dating = Dating(when.value, when.span, CONFIDENCE["at"], "at")
        verbs.setdefault(verb.i, dating)
        if verb.i in happenings:
            add(happenings[verb.i], dating, "at")


def _to_clause(
    verb: Token, when: When, happenings: dict[int, Happening], verbs: dict[int, Dating], sure: float
) -> None:
    """The date of a verb: of the verb's event, or of the event that a light verb takes place of."""
    dating = Dating(when.value, when.span, CONFIDENCE["verb"] * when.sure, "verb")
    verbs.setdefault(verb.i, dating)
    nouns = [happenings[child.i] for child in verb.children if child.i in happenings and happenings[child.i].is_noun]
    nouns = [noun for noun in nouns if noun.trigger.dep_ in ("dobj", "nsubjpass", "nsubj", "attr")]
    carried = [noun for noun in nouns if _carries(verb, noun, when)]
    described = _described(verb, when, happenings)
    for noun in described:
        add(noun, when, "light", sure)
    if carried and verb.i not in happenings:
        for noun in carried[:1]:
            if noun.type not in LASTING or verb.lemma_ in TAKING_PLACE:
                add(noun, when, "light", sure)
    elif not described and verb.i in happenings and (happenings[verb.i].type != "Other" or tells(verb)):
        add(happenings[verb.i], when, "verb", sure)
    for noun in _at_which(verb, happenings):
        add(noun, when, "at", sure)


def _at_which(verb: Token, happenings: dict[int, Happening]) -> Iterator[Happening]:
    """The events of whose day a verb tells: those at or in which it was done, those of which people were there."""
    befalls = verb.i in happenings and happenings[verb.i].type in _BEFALLING
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("at", "during"):
            for noun in _nouns_below(child, happenings):
                if noun.type not in LASTING and noun.type != "Change" and not is_ground(noun.trigger):
                    yield noun
        elif child.dep_ == "prep" and child.lower_ == "in" and befalls:
            yield from (noun for noun in _nouns_below(child, happenings) if noun.type in _FATAL)
        elif child.dep_ in ("dobj", "dative", "nsubj") and child.lemma_ in _THOSE_AT:
            for preposition in child.children:
                yield from _nouns_below(preposition, happenings) if preposition.lower_ in ("of", "at") else ()


#: What happens to somebody in what happens on that day: "killed in clashes", "hurt in the raid".
_BEFALLING = words("Killing Death Injury Arrest Crime Rescue Seizure")
_FATAL = words("Attack Conflict Protest")


def _described(verb: Token, when: When, happenings: dict[int, Happening]) -> list[Happening]:
    """The event that a participle or a relative clause says more of: "a summit with China scheduled for June"; none
    that was to be "originally"."""
    noun = happenings.get(noun_of(verb).i) if verb.dep_ in ("acl", "relcl") and verb.tag_ != "VBG" else None
    arranged = verb.lemma_ in _ARRANGING and when.token.head.lower_ == "for"
    placed = verb.lemma_ in TAKING_PLACE or verb.lemma_ in _PLACED
    fits = noun is not None and noun.is_noun and (arranged or placed) and not is_at_first(verb)
    return [noun] if noun is not None and fits else []


def _carries(verb: Token, noun: Happening, when: When) -> bool:
    """Whether a verb's date is that of the event which is its object or subject; "scheduled for Friday",
    but not "scheduled two weeks ago"."""
    put_off = is_put_off(verb) and when.token.head.lower_ in ("to", "until", "till")
    if noun.carrier == verb.i and noun.trigger.dep_ != "nsubj" and (put_off or verb.lemma_ not in _ARRANGING):
        return True
    called = verb.lemma_ == "call" and noun.status == "planned"
    if verb.lemma_ in _ARRANGING and when.token.head.lower_ not in (("for", "to") if called else _ON):
        return False
    if noun.trigger.dep_ == "nsubj" and verb.lemma_ == "be":
        return _is_due(verb)
    if noun.trigger.dep_ == "nsubj" and comes_into_force(verb):
        return noun.carrier == verb.i
    if noun.trigger.dep_ == "nsubj" and verb.lemma_ not in TAKING_PLACE:
        return False
    return is_light(verb.lemma_, noun.type) or verb.lemma_ in ("win", "lose")


def _is_due(copula: Token) -> bool:
    """Whether "is" says no more of an event than when it is: "the vote is on Friday", "elections are due in May"."""
    said = [child for child in copula.rights if child.dep_ in ("attr", "acomp", "ccomp", "xcomp", "advcl", "neg")]
    where = [child for child in copula.rights if child.dep_ in ("prep", "advmod", "npadvmod")]
    return all(child.lower_ == "due" for child in said) and (bool(said) or len(where) == 1)


_THOSE_AT = words("""participant delegate guest attendee audience visitor crowd supporter reporter demonstrator""")


def _nouns_below(preposition: Token, happenings: dict[int, Happening]) -> list[Happening]:
    return [happenings[child.i] for child in preposition.children if child.dep_ == "pobj" and child.i in happenings]


#: Of an event these say when it was, or was recorded.
_PLACED = words("hold due tape record film conduct")
_ARRANGING = ARRANGING | words("cancel")
_ON = ("for", "to", "on", "in")
