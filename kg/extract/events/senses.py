"""Which kind of event a word of several senses tells, by what stands beside it: "the bus plunged", "shares plunged"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.extract.events.clauses import is_oneself, passive_subject, subject_of
from kg.extract.events.eventwords import LIGHT, MODIFIED, NOUNS, VERBS
from kg.extract.events.verbwords import BY_PHRASE, BY_SUBJECT
from kg.extract.reading import Reading
from kg.extract.wordset import words

#: Of what is called an accident, these may have been meant: who dies in them may have been killed.
_MAY_BE_MEANT = words("explosion blast")


def verb_sense(verb: Token, reading: Reading) -> str | None:
    """The type of event that a verb tells with this subject or in this phrase; None where nothing here says."""
    lemma = verb.lemma_.lower()
    doers = _subjects(verb) or [doer for doer in (subject_of(verb),) if doer is not None and lemma in BY_SUBJECT]
    subjects = {child.lemma_.lower() for child in doers}
    subjects |= {one.lower_ for child in doers if child.pos_ == "PROPN" for one in child.lefts}  # "MV Ann"
    for nouns, kind in BY_SUBJECT.get(lemma, ()):
        if subjects & nouns and (kind != "Accident" or not any(child.dep_ == "dobj" for child in verb.children)):
            return kind
    if (lemma == "kill" and _by_accident(verb)) or (lemma in _GETTING and _is_sentenced(verb)):
        return "Death" if lemma == "kill" else "Conviction"
    for words_behind, kind in BY_PHRASE.get(lemma, ()):
        if words_behind & set(_in_its_phrase(verb)) and not (kind == "Attack" and _is_blamed(verb, reading)):
            return kind
    if lemma == "appear" and (before := _behind(verb, ("before", "in", "at"))):
        called = {word.lemma_.lower() for noun in before for word in noun.subtree if word.i <= noun.i}
        return "Trial" if called & _SEATS_OF_LAW else "Speech" if called & _PANELS else None
    if lemma == "charge" and any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.lefts):
        return "Charge" if any(child.lower_ in ("with", "over") for child in verb.rights) else None
    return _sense_of_phrase(verb, lemma) or ("Match" if lemma in _BEATING and _in_a_match(verb, reading) else None)


def _sense_of_phrase(verb: Token, lemma: str) -> str | None:
    """The type of event that a verb tells with what stands behind it: "went to the polls", "took to the streets"."""
    if lemma in _GOING and any(below.lower_ in ("polls", "streets") for below in _behind(verb, ("to", "into", "onto"))):
        return _GOING[lemma]
    guilty = lemma == "find" and any(
        below.lower_ == "guilty" for child in verb.rights for below in (child, *child.lefts)
    )
    won = lemma in ("declare", "proclaim") and _is_won(verb)
    killed = lemma == "succumb" and any(noun.lemma_.lower() in _MORTAL | _HURTS for noun in _behind(verb, ("to",)))
    done_to = (child for child in verb.lefts if lemma == "hurt" and child.dep_ == "nsubjpass")
    hurt = any(below.pos_ == "NUM" for child in done_to for below in child.lefts)  # not "sales were hurt"
    alone = not any(child.dep_ in ("dobj", "prt") for child in verb.rights)
    struck = lemma == "strike" and verb.tag_ == "VBG" and alone  # "have been striking since May"
    tests = {
        "Conviction": guilty,
        "Election": won,
        "Death": killed,
        "Injury": hurt,
        "Strike": struck,
        "Surrender": _gives_up(verb, lemma),
    }
    return next((kind for kind, told in tests.items() if told), None)


def _is_won(verb: Token) -> bool:
    """Whether somebody is declared the winner, of no election that a noun names."""
    winners = [below for child in verb.rights for below in (child, *child.children) if below.lower_ == "winner"]
    links = [child for winner in winners for child in winner.rights if child.lower_ == "of"]
    return bool(winners) and not any(NOUNS.get(below.lemma_.lower()) for link in links for below in link.children)


_HURTS = words("wound injury burn")
#: Whoever goes to the polls votes, whoever takes to the streets protests.
_GOING = {"go": "Vote", "head": "Vote", "take": "Protest", "pour": "Protest"}


def _gives_up(verb: Token, lemma: str) -> bool:
    """Whether somebody surrenders: "turned *himself in*", "gave *themselves up*"."""
    behind = {child.lower_ for child in verb.rights if child.dep_ in ("prt", "advmod", "prep")}
    told = any(child.dep_ in ("dobj", "dative") and is_oneself(child) for child in verb.rights)
    return told and bool(behind & _GIVING_UP.get(lemma, frozenset()))


_GIVING_UP = {"turn": frozenset(("in",)), "hand": frozenset(("in", "over")), "give": frozenset(("up",))}


def _is_sentenced(verb: Token) -> bool:
    """Whether somebody gets a time in prison: "was given five years", "received ten years in prison"."""
    times = [child for child in verb.rights if child.lemma_.lower() in ("year", "month")]
    behind = [*verb.rights, *(child for time in times for child in time.rights)]
    if any(child.tag_ == "VB" for child in behind) or not any(
        one.pos_ == "NUM" for time in times for one in time.lefts
    ):
        return False
    links = [child for child in behind if child.lower_ in ("in", "behind")]
    in_prison = any(noun.lower_ in _PRISONS for link in links for noun in link.children)
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.lefts)
    return in_prison or (passive and verb.lemma_ == "give")


_GETTING = words("give get receive")
_PRISONS = words("prison jail custody detention bars")


def _is_blamed(verb: Token, reading: Reading) -> bool:
    """Whether somebody came under fire only in words: "over her speech", "for the delay"."""
    wounded = any(word.lemma_.lower() in _WOUNDING for word in verb.sent)
    if not wounded and any(is_somebody(child, reading) for child in _subjects(verb)):
        return True
    return any(link.lower_ in ("over", "for") for child in verb.rights for link in (child, *child.subtree))


#: Before whom one appears to be tried, and to be asked.
_SEATS_OF_LAW = words("court judge magistrate tribunal dock jury")
_PANELS = words("committee panel inquiry commission subcommittee parliament senate")


def _subjects(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]


def _behind(verb: Token, prepositions: Iterable[str]) -> list[Token]:
    """The nouns under these prepositions of a verb."""
    links = [child for child in verb.children if child.dep_ == "prep" and child.lower_ in prepositions]
    return [below for link in links for below in link.children if below.dep_ == "pobj"]


def _in_its_phrase(verb: Token) -> Iterator[str]:
    """What stands behind a verb without an article: "go on *strike*", "found *guilty*", "taken into *custody*"."""
    for child in verb.rights:
        for noun in child.children if child.dep_ == "prep" else (child,):
            bare = not any(before.dep_ in ("det", "poss") for before in noun.lefts)
            if bare and noun.dep_ in ("pobj", "dobj", "oprd", "acomp", "attr"):
                yield noun.lower_


def _by_accident(verb: Token) -> bool:
    """Whether somebody was killed by no one: "killed in a car crash", "the flood killed", "when a bus plunged"."""
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children) or verb.tag_ == "VBN"
    doer = subject_of(verb)
    nouns = _behind(verb, ("in",)) if passive else [doer] if doer is not None else []
    if any(_is_accident(noun) or noun.lemma_.lower() in _MORTAL for noun in nouns):
        return True
    clauses = [child for child in verb.children if passive and child.dep_ == "advcl" and child.tag_ == "VBD"]
    return any(_went_wrong(clause) for clause in clauses)


#: What kills without anybody's doing.
_MORTAL = words(
    """cancer disease illness virus infection overdose drinking alcohol drug heat cold hunger starvation storm fire
    smoke lightning collapse fall"""
)


def _is_accident(noun: Token) -> bool:
    named = [child.lower_ for child in noun.lefts if child.dep_ == "compound"] if noun.pos_ == "PROPN" else []
    lemmas = {noun.lemma_.lower(), *named}  # "Typhoon Kalmaegi"
    return any(NOUNS.get(lemma) in ("Accident", "Disaster") and lemma not in _MAY_BE_MEANT for lemma in lemmas)


def _went_wrong(verb: Token) -> bool:
    """Whether a verb tells of an accident: "crashed", and of a bus also "plunged"."""
    lemma = verb.lemma_.lower()
    kinds = {kind for nouns, kind in BY_SUBJECT.get(lemma, ()) for one in _subjects(verb) if one.lemma_ in nouns}
    return bool(kinds & {"Accident", "Disaster"}) or (VERBS.get(lemma) == "Accident" and lemma != "explode")


def is_in_words(attack: Token, reading: Reading) -> bool:
    """Whether somebody is attacked only with words: "an attack on Ann Lee", by a rival, an advertisement or a party and
    with nothing beside that wounds."""
    targets, others = _attacked(attack)
    if any(word.lemma_.lower() in _WOUNDING or word.lower_ in _WOUNDING for word in attack.sent):
        return False
    person = any(is_somebody(one, reading) for one in targets)
    speaks = any(is_somebody(one, reading) or one.lemma_.lower() in _SPEAKING for one in others)
    if attack.pos_ == "VERB":
        return person and (speaks or any(reading.mention_at(one) for one in others))
    told = any(word.lemma_.lower() in _WOUNDED for word in attack.doc)
    placed = any((found := reading.mention_at(one)) is not None and found.kind == "Place" for one in targets)
    return (speaks and not placed) or (person and not told)


def _attacked(attack: Token) -> tuple[list[Token], list[Token]]:
    """Who is attacked, and who attacks, by the words beside a verb or a noun."""
    if attack.pos_ == "VERB":
        done_to = passive_subject(attack)
        targets = [child for child in attack.children if child.dep_ in ("dobj", "nsubjpass")]
        targets += [done_to] if done_to is not None else []
        doer = subject_of(attack)
        return targets, [*_under(attack, ("by",)), *([doer] if doer is not None and doer not in targets else [])]
    owners = [child for child in attack.lefts if child.dep_ == "poss"]
    return _under(attack, ("on", "against", "of")), [*owners, *_under(attack, ("by", "from"))]


def _under(word: Token, links: Iterable[str]) -> list[Token]:
    return [below for child in word.rights if child.lower_ in links for below in child.children if below.dep_ == "pobj"]


def is_somebody(token: Token, reading: Reading) -> bool:
    """Whether a word is a name of a person, or a pronoun."""
    mention = reading.mention_at(token)
    return token.tag_ in ("PRP", "PRP$") or (mention is not None and mention.kind == "Person")


#: What attacks only with words.
_SPEAKING = words(
    """ad advert advertisement campaign tweet post video speech letter article editorial column book group pac super-pac
    project rival opponent critic candidate party senator congressman minister lawmaker politician commentator host
    newspaper paper magazine website ally aide surrogate spokesman spokeswoman"""
)
#: What shows that an attack was one on life and limb.
_WOUNDING = words(
    """knife gun gunman weapon machete acid hammer bat axe sword stone rock bomb grenade rocket missile rifle pistol
    fist assailant attacker militant terrorist terror terrorism militia soldier police hospital
    injure injury wound kill killing die death dead stab beat beating rob rape sexual sexually physically violently
    brutally brutal assassination assassin assassinate ambush armed shoot shot shooting raid arrest suicide survive
    bruise blood bleed bodyguard convoy motorcade ransack burn deadly fatal convict jail victim unconscious"""
)
#: What shows that an article tells of such an attack.
_WOUNDED = words("assailant attacker gunman stab wound injure injury hospital hospitalize hospitalise")

_BEATING = words("beat defeat thrash trounce edge overcome hammer crush rout stun lose draw")
_OF_A_MATCH = words(
    "final semifinal semi-final quarterfinal quarter-final match game cup league tournament penalty wicket innings"
)
_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}$")


def _in_a_match(verb: Token, reading: Reading) -> bool:
    """Whether two teams played: neither is a person, and the clause names a final, a match, a score."""
    sides = [child for child in verb.children if child.dep_ in ("nsubj", "dobj")]
    named = [found for child in sides if (found := reading.mention_at(child)) is not None]
    if not named or any(mention.kind not in ("Place", "Organization") for mention in named):
        return False
    clause = list(verb.subtree)
    score = any(_SCORE.match(reading.article.text[token.idx :].split(maxsplit=1)[0].rstrip(".,;")) for token in clause)
    beaten = verb.lemma_ not in ("lose", "draw")  # without a score one also loses a seat, or draws a crowd
    return score or (beaten and any(token.lemma_.lower() in _OF_A_MATCH for token in clause))


def noun_sense(noun: Token) -> str | None:
    """The type of event that a noun tells by what stands before it ("memorial service") or around it; None where
    nothing says."""
    if noun.lemma_.lower() == "hearing":
        return (
            "Trial"
            if noun.head.lemma_ == "face" or any(word.lemma_.lower() in _COURT for word in noun.sent)
            else "Meeting"
        )
    modifiers = {child.lower_ for child in noun.lefts}
    if noun.lemma_.lower() in ("fire", "blaze"):
        return "Disaster" if modifiers & _BURNING or _burns(noun) else None
    found = MODIFIED.get(noun.lemma_.lower())
    return found[1] if found is not None and modifiers & found[0] else None


def _burns(noun: Token) -> bool:
    """Whether a verb says that a fire burnt or was fought: "a fire broke out", "put out the blaze"."""
    verb = noun.head
    beside = any(child.dep_ == "prt" and child.lower_ == "out" for child in verb.rights)
    out = verb.lemma_ in ("break", "put") and beside
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return out or verb.lemma_ in _WHAT_FIRES_DO or (noun.dep_ == "nsubjpass" and verb.lemma_ in _FIGHTING_FIRE)
    return noun.dep_ == "dobj" and (out or verb.lemma_ in _FIGHTING_FIRE)


#: What burns.
_BURNING = words("house forest market warehouse factory bush brush apartment hotel building prison school church")
_WHAT_FIRES_DO = words("destroy gut engulf rip sweep rage spread burn damage kill")
_FIGHTING_FIRE = words("extinguish contain battle fight douse control")

#: Who or what shows that a hearing is a court's, not that of a council or a committee.
_COURT = words(
    """case court courtroom judge justice magistrate tribunal trial prosecutor prosecution defendant plaintiff plea bail
    lawyer attorney barrister jury appeal sentence sentencing extradition custody suspect remand"""
)


def is_a_thing(noun: Token) -> bool:
    """Whether a noun names a thing or a body, not an event: "the probe Hesperia", "the state assembly"."""
    lemma, modifiers = noun.lemma_.lower(), {child.lower_ for child in noun.lefts}
    if lemma == "probe":
        named = any(child.dep_ == "appos" and child.pos_ == "PROPN" and child.i == noun.i + 1 for child in noun.rights)
        flies = noun.head.lemma_ in _FLYING and bool(_behind(noun.head, ("from", "into", "on", "around", "to")))
        return named or flies or bool(modifiers & _IN_SPACE)
    if lemma in ("demonstration", "flood"):  # of how it is done, of calls
        return any(child.lower_ == "of" for child in noun.rights)
    if lemma == "war":
        return any(below.lower_ in ("words", "nerves") for below in _behind(noun, ("of",)))
    if lemma == "party":  # "the Green party"
        return any(child.pos_ == "PROPN" and child.dep_ in ("compound", "poss") for child in noun.lefts) and (
            noun.text == "Party" or any(child.dep_ == "compound" for child in noun.lefts if child.pos_ == "PROPN")
        )
    if lemma not in ("assembly", "congress"):
        return False
    verb = noun.head
    acts = noun.dep_ == "nsubj" and verb.lemma_ not in LIGHT and any(child.dep_ == "dobj" for child in verb.children)
    return acts or bool(modifiers & _OF_A_BODY)


_FLYING = words("launch land orbit fly lift")
_IN_SPACE = words("space lunar solar mars moon venus comet")
_OF_A_BODY = words("state national legislative regional provincial local federal constituent")
