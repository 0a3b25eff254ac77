"""Which date belongs to which event: what the syntax says first, then what a clause shares with another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.dates.calendar import interval, period
from kg.extract.events.eventwords import ATTENDED, LASTING, NO_EVENT, TAKING_PLACE
from kg.extract.events.happenings import Dating, Happening, is_light, verb_status
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Span

#: How often a link of each kind is right, measured on public gold data.
CONFIDENCE = {
    "noun": 0.9,
    "verb": 0.92,
    "light": 0.85,
    "at": 0.75,
    "conj": 0.7,
    "clause": 0.65,
    "lead": 0.3,
}

#: Before a date, these say that the event lies on one side of it, or how long a state holds.
_NOT_ON = words("since until till before after by than past within as ago versus")


@dataclass(frozen=True, slots=True)
class When:
    """A calendar date as it stands in a sentence: ``token`` is the head of its words."""

    token: Token
    value: str
    span: Span


def calendar_dates(reading: Reading) -> Iterator[When]:
    """The dates of the running text that the calendar knows, each with the word it hangs on;
    "from Monday to Friday" is one, an interval."""
    start: When | None = None
    for mention in reading.dates:
        value = interval(mention.value)
        if value is None:
            continue
        found = reading.doc.char_span(*mention.span, alignment_mode="expand")
        if found is None or found[0].is_space:
            continue
        token, before = found.root, _before(found.root, found.start)
        if before in ("from", "between"):
            start = When(token, value, mention.span)
            continue
        if start and before in ("to", "until", "till", "through", "and", "between") and found.start - start.token.i < 8:
            if joined := _joined(start.value, value):
                yield When(start.token, joined, (start.span[0], mention.span[1]))
            start = None
            continue
        if before not in _NOT_ON:
            yield When(token, value, mention.span)


def _before(root: Token, start: int) -> str:
    """The preposition before a date."""
    if root.head.pos_ in ("ADP", "SCONJ") and root.head.i < root.i:
        return root.head.lower_
    return root.doc[start - 1].lower_ if start else ""


def _joined(first: str, last: str) -> str | None:
    one, two = period(first.partition("/")[0]), period(last.rpartition("/")[2])
    if one is None or two is None or one[0] > two[0]:
        return None
    return f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"


def link(reading: Reading, happenings: dict[int, Happening]) -> None:
    """Gives the events their dates, and adds the events of kind Other that a date points at."""
    verbs: dict[int, Dating] = {}
    for when in calendar_dates(reading):
        found = _beside(when, happenings) or _governor(when.token, happenings)
        if found is None:
            continue
        governor, sure = found
        if governor.i in happenings and happenings[governor.i].is_noun:
            _add(happenings[governor.i], when, "noun", sure)
            _to_verb(governor, when, happenings, verbs)
        else:
            verb = _near(when, governor, happenings) or _main(governor, when, reading)
            _to_clause(verb, when, happenings, verbs, sure if verb == governor else 0.9 * sure)
    _share(verbs, happenings)
    _lead(reading, happenings)


def _add(happening: Happening, when: When | Dating, rule: str, sure: float = 1) -> None:
    """One date of the best kind for an event, never two by inheritance."""
    dating = Dating(when.value, when.span, round(CONFIDENCE[rule] * sure, 3), rule)
    if happening.status == "negated" or any(old.value == dating.value for old in happening.dates):
        return
    if rule in ("noun", "verb", "light") or not happening.dates:
        happening.dates.append(dating)


def _governor(token: Token, happenings: dict[int, Happening]) -> tuple[Token, float] | None:
    """The event noun or the verb above a date, and what passing other nouns takes from certainty;
    None where the date belongs to a noun that tells no event ("the June letter")."""
    sure = 1.0
    for _ in range(10):
        head = token.head
        if head == token:
            return None
        if token.dep_ in ("poss", "compound", "nummod", "amod", "nmod") or head.lower_ == "of":
            noun = head.head if head.lower_ == "of" else head
            if noun.i in happenings:
                return noun, sure
            if noun.pos_ not in ("VERB", "AUX"):
                return None
        if head.i in happenings:
            return head, sure
        if head.pos_ in ("VERB", "AUX"):
            return (head, sure) if sure < 1 or token.dep_ not in ("nsubj", "nsubjpass", "attr") else None
        if head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
            sure *= 0.9
        token = head
    return None


def _near(when: When, governor: Token, happenings: dict[int, Happening]) -> Token | None:
    """The event's verb right before the date, in one breath with it, where the parse hangs the date on a
    verb that tells no event ("If she met him on Monday, nobody saw it")."""
    if governor.i in happenings or governor.i < when.token.i or tells_event(governor):
        return None
    for away in range(1, 8):
        if when.token.i < away:
            break
        token = when.token.nbor(-away)
        if token.is_punct or token.is_sent_start:
            break
        if token.i in happenings and not happenings[token.i].is_noun:
            return token
    return None


def _main(verb: Token, when: When, reading: Reading) -> Token:
    """For "voted to support it Friday", voted: what is past belongs to the verb in the past tense."""
    span, today = period(when.value.partition("/")[0]), reading.article.date
    for _ in range(3):
        infinitive = verb.tag_ == "VB" and verb.dep_ in ("xcomp", "advcl")
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
    if verb.pos_ == "VERB":
        dating = Dating(when.value, when.span, CONFIDENCE["at"], "at")
        verbs.setdefault(verb.i, dating)
        if verb.i in happenings:
            _add(happenings[verb.i], dating, "at")


def _to_clause(
    verb: Token, when: When, happenings: dict[int, Happening], verbs: dict[int, Dating], sure: float
) -> None:
    """The date of a verb: of the verb's event, or of the event that a light verb takes place of."""
    dating = Dating(when.value, when.span, CONFIDENCE["verb"], "verb")
    verbs.setdefault(verb.i, dating)
    nouns = [happenings[child.i] for child in verb.children if child.i in happenings and happenings[child.i].is_noun]
    nouns = [noun for noun in nouns if noun.trigger.dep_ in ("dobj", "nsubjpass", "nsubj", "attr")]
    carried = [noun for noun in nouns if _carries(verb, noun, when)]
    if carried and verb.i not in happenings:
        for noun in carried[:1]:
            if noun.type not in LASTING or verb.lemma_ in TAKING_PLACE:
                _add(noun, when, "light", sure)
    elif verb.i in happenings:
        _add(happenings[verb.i], when, "verb", sure)
    elif tells_event(verb):
        happenings[verb.i] = Happening(verb, "Other", verb_status(verb))
        _add(happenings[verb.i], when, "verb", sure)
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("at", "during"):
            for noun in _nouns_below(child, happenings):
                if noun.type not in LASTING:
                    _add(noun, when, "at", sure)
        elif child.dep_ in ("dobj", "dative", "nsubj") and child.lemma_ in _THOSE_AT:
            for preposition in child.children:
                for noun in _nouns_below(preposition, happenings) if preposition.lower_ in ("of", "at") else ():
                    _add(noun, when, "at", sure)


def _carries(verb: Token, noun: Happening, when: When) -> bool:
    """Whether a verb's date is that of the event which is its object or subject; "scheduled for Friday",
    but not "scheduled two weeks ago"."""
    if verb.lemma_ in _ARRANGING and when.token.head.lower_ not in ("for", "to", "on", "in"):
        return False
    if noun.trigger.dep_ == "nsubj" and verb.lemma_ not in TAKING_PLACE:
        return False
    return is_light(verb.lemma_, noun.type) or verb.lemma_ in ("win", "lose")


_THOSE_AT = words("""participant delegate guest attendee audience visitor crowd supporter reporter demonstrator""")


def _nouns_below(preposition: Token, happenings: dict[int, Happening]) -> list[Happening]:
    return [happenings[child.i] for child in preposition.children if child.dep_ == "pobj" and child.i in happenings]


def tells_event(verb: Token) -> bool:
    """Whether a verb of no known kind tells something that happened: not a state, not a light verb."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() in NO_EVENT or verb.dep_ in ("amod", "compound"):
        return False
    status = verb_status(verb)
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if verb.tag_ == "VBG" and not helpers & _WAS:
        return False
    if verb.tag_ == "VBN" and helpers & _IS:
        return False
    if verb.lemma_ not in _DECIDING and any(child.dep_ == "ccomp" for child in verb.children):
        return False
    if verb.tag_ == "VB":
        return status == "planned" and any(child.dep_ == "aux" and child.lower_ != "to" for child in verb.children)
    return status in ("happened", "planned") and verb.tag_ != "VBP"


_ARRANGING = words("schedule plan set postpone delay cancel announce call arrange")
#: Verbs of which what they tell is an event, and not only that it was said.
_DECIDING = words("announce rule order agree confirm reveal disclose declare pledge unveil")
_WAS = words("was were been be")
_IS = words("is are 's ’s 're ’re am")


def _share(verbs: dict[int, Dating], happenings: dict[int, Happening]) -> None:
    """Verbs joined by "and" share the date of the first; other events told in the past tense share
    that of the verb above them where it is the only one that the sentence dates."""
    for index, dating in list(verbs.items()):
        verb = next(iter(happenings.values())).trigger.doc[index] if happenings else None
        for child in verb.conjuncts if verb is not None else ():
            if child.i not in happenings and child.i > index and tells_event(child) and child.tag_ == "VBD":
                happenings[child.i] = Happening(child, "Other", "happened")
            if child.i in happenings and child.i > index:
                _add(happenings[child.i], dating, "conj")
    for happening in happenings.values():
        token = happening.trigger
        if happening.dates or happening.is_noun:
            continue
        when = any(child.lower_ in ("when", "as", "while") for child in token.lefts)
        if token.dep_ == "advcl" and (token.tag_ == "VBG" or when) and token.head.i in verbs:
            _add(happening, verbs[token.head.i], "clause")


def _lead(reading: Reading, happenings: dict[int, Happening]) -> None:
    """The news of the first sentence, where that has no date, may be of the article's day: in agency
    reports half of the time, in newspapers it is of the day before."""
    today = reading.article.date
    first = next((token for token in reading.doc if not token.is_space), None)
    if today is None or first is None:
        return
    sentence = first.sent
    if any(
        happening.dates for happening in happenings.values() if sentence.start <= happening.trigger.i < sentence.end
    ):
        return
    root = sentence.root
    for index in (root.i, *(child.i for child in root.children if child.dep_ == "dobj")):
        if index in happenings and happenings[index].status == "happened":
            _add(happenings[index], Dating(today.isoformat(), None, 0, "lead"), "lead")
            return
