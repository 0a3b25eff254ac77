"""Who takes part in an event, and in which role."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.events import eventplaces
from kg.extract.events.clauses import (
    described,
    is_main,
    named_before_day,
    passive_subject,
    set_off,
    shown_to,
    subject_of,
)
from kg.extract.events.eventwords import (
    ATTENDED,
    BEING_THERE,
    LIGHT,
    MUTUAL,
    OF_PATIENT,
    OWNED_BY_PATIENT,
    TAKING_OVER,
)
from kg.extract.events.happenings import Happening, Role, Taking, is_light, is_quoted
from kg.extract.events.namelists import mentions_under, those_among
from kg.extract.events.officeholders import is_of_preposition
from kg.extract.events.plainverbs import SAYING
from kg.extract.events.statuses import verb_status
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Mention, Polarity, Span

#: How often a participant found in each way is one, measured by reading.
CONFIDENCE = {
    "subject": 0.9,
    "object": 0.9,
    "whose": 0.75,
    "by": 0.9,
    "with": 0.9,
    "beside": 0.8,
    "owner": 0.85,
    "of": 0.8,
    "light": 0.85,
    "includes": 0.9,
    "holds": 0.9,
    "attends": 0.9,
    "at": 0.75,
    "against": 0.75,
    "on": 0.8,
}

#: With an event as subject: whom it brings together.
_INCLUDES = words("gather include feature involve unite attract draw assemble")
#: With an event as object: being there, and not being there.
_ATTENDS = words(
    """attend join host chair lead address organize organise moderate conduct hold give deliver make stage open visit
    preside participate sponsor convene headline win lose launch carry commit mount wage order face undergo grant tape
    tap record"""
)
_MISSES = words("skip miss boycott avoid shun snub")
#: Who brings an event about has a part in it, who interrupts or reports it has none.
_BRINGING_ABOUT = words("broker mediate schedule plan request")
#: What is done at it is done to those who do this: "face trial".
_UNDERGOING = words("face undergo stand go come")
#: Said of one with "to" or "from" an event; when denied, he was not there.
_BIDDEN = words("invite admit allow summon ask call bring welcome")
_KEPT_OUT = words("exclude bar ban disinvite uninvite absent withdraw")


def fill(reading: Reading, happenings: dict[int, Happening], dateline: Span = (0, 0)) -> None:
    """Gives the events their participants and places; what stands in the ``dateline`` takes no part."""
    for happening in list(happenings.values()):
        if happening.is_noun:
            _of_noun(happening, reading)
            _around_noun(happening, reading, happenings)
        else:
            _of_verb(happening, reading)
        eventplaces.fill(happening, reading, happenings)
        taking = (taking for taking in happening.taking if not dateline[0] <= taking.mention.span[0] < dateline[1])
        happening.taking = list(taking)


def _take(happening: Happening, mentions: Iterator[Mention], role: Role, how: str, negated: bool = False) -> None:
    polarity: Polarity = "negated" if negated or happening.status == "negated" else "affirmed"
    for mention in mentions:
        gone_to = how == "object" and happening.type in ("Visit", "Movement")
        acts = mention.kind == "Place" and _acts(mention, how) and not gone_to
        if mention.kind in ("Person", "Organization", "Party") or acts:
            plain = mention.name.replace("’", "'")
            known = [old for old in happening.taking if old.mention.name.replace("’", "'") == plain]
            if not known:
                happening.taking.append(Taking(mention, role, CONFIDENCE[how], polarity, how))


def _acts(mention: Mention, how: str) -> bool:
    """Whether a place is named as one who acts: a country that meets, signs or invades."""
    if mention.name.isupper() and len(mention.name) > 4:
        return False
    return how in _BY_PLACES and mention.subtype in (None, "country")


#: Of these a country that owns one is the doer: "Russia's invasion", "Norway's expulsion of the envoys".
_OF_STATES = words("Attack Conflict Dismissal Deployment Sanction Deportation Agreement Negotiation Acquisition")
#: In which ways of taking part a country is one who acts.
_BY_PLACES = words("subject object by with includes holds attends on")


# -- verbs -----------------------------------------------------------------------------------------


def _of_verb(happening: Happening, reading: Reading) -> None:
    verb = happening.trigger
    done_to = passive_subject(verb)
    passive = verb.tag_ == "VBN" and done_to is not None
    does: Role = "patient" if verb.lemma_ in _UNDERGOING and happening.type in OF_PATIENT else "agent"
    for child in (child for child in verb.children if not is_of_preposition(child)):
        if child.dep_ == "nsubjpass" and not _may_have_done(verb) and not _is_to_do(verb):
            passive = True
            _take(happening, mentions_under(_antecedent(child), reading), _patient(happening), "object")
        elif child.dep_ == "nsubj" or (child.dep_ == "nsubjpass" and _is_to_do(verb)):
            role = _patient(happening) if child == done_to else does
            _take(happening, mentions_under(shown_to(verb) or _antecedent(child), reading), role, "subject")
        elif child.dep_ in ("dobj", "dative"):
            if happening.type not in ("Vote", "Protest") and not (happening.type == "Award" and _is_given(child)):
                _take(happening, mentions_under(child, reading), _patient(happening), "object")
        elif child.dep_ == "agent" or (passive and child.lower_ == "by"):
            _take(happening, _below(child, reading), "agent", "by")
        elif child.dep_ == "prep" and child.lower_ == "to" and (happening.type == "Meeting" or verb.lemma_ == "lose"):
            _take(happening, _below(child, reading), "agent", "with")
        elif child.dep_ == "prep" and child.lower_ in ("with", "against"):
            mutual = child.lower_ == "with" and happening.type in MUTUAL
            if mutual or child.lower_ == "against":
                _take(happening, _below(child, reading), "agent" if mutual else "patient", child.lower_)
            elif happening.type != "Appointment" and not _is_set_beside(verb, reading):
                asked: Role = "patient" if verb.lemma_ in _ASKING else "agent"
                _take(happening, _named_at_once(child, reading), asked, "beside")
    among = (mention for noun in those_among(verb) for mention in mentions_under(noun, reading))
    _take(happening, among, _patient(happening), "object")
    _take(happening, _whose(happening, reading), "patient", "whose")
    if (named := named_before_day(verb)) is not None and happening.type != "Vote":
        _take(happening, mentions_under(named, reading), _patient(happening), "object")
    if not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        _borrowed_subject(happening, reading)


#: What is done to these is done to whose they are: "extended *her detention*", "the *body* of Ann Lee was found".
_ONES_OWN = words(
    """detention custody arrest imprisonment jailing sentence conviction appeal bail trial case release extradition
    deportation remand passport licence license permit visa citizenship nationality asset account home house flat office
    property body remains corpse immunity mandate seat candidacy nomination request petition complaint contract"""
)


#: What is put on somebody: "imposed *a travel ban* on Ann Lee".
_PUT_ON = words("ban freeze restriction measure penalty fine curfew embargo bounty")


def _whose(happening: Happening, reading: Reading) -> Iterator[Mention]:
    """The persons to whose something it is done: "*Ann Lee*'s passport", "the detention of *Ann Lee*"."""
    plain = happening.type in ("Other", "Decision", "Sanction", "Seizure", "Investigation")
    nouns = [child for child in happening.trigger.children if plain and child.dep_ in ("dobj", "nsubjpass")]
    put_on = [other for noun in nouns for other in (noun, *noun.conjuncts) if other.lemma_.lower() in _PUT_ON]
    links = [child for noun in (*put_on, happening.trigger) if put_on for child in noun.rights]
    for link in (link for link in links if link.lower_ in ("on", "against")):
        yield from _below(link, reading)
    for noun in (noun for noun in nouns if noun.lemma_.lower() in _ONES_OWN):
        owners = [child for child in noun.children if child.dep_ == "poss"]
        owners += [below for link in noun.rights if link.lower_ == "of" for below in link.children]
        yield from (one for owner in owners for one in mentions_under(owner, reading) if one.kind == "Person")


#: With whom one does these, he is asked: "pleaded with the judge".
_ASKING = words("plead remonstrate intercede")

#: Whom one is only set beside with these takes no part: "contrasted the mayor with Bob Orr".
_COMPARING = words("compare contrast confuse equate associate link identify credit replace connect")


def _is_set_beside(verb: Token, reading: Reading) -> bool:
    """Whether "with" only sets somebody beside another to whom it is done, or compares the two."""
    return _has_named_object(verb, reading) or verb.lemma_ in _COMPARING


def _has_named_object(verb: Token, reading: Reading) -> bool:
    """Whether it is done to somebody: "replaced Ann Lee with Bob Orr" makes him no doer."""
    done_to = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")]
    return any(noun.tag_ == "PRP" or reading.mention_at(noun) is not None for noun in done_to)


def _named_at_once(preposition: Token, reading: Reading) -> Iterator[Mention]:
    """The names right behind a preposition and those joined to them: "with *Ann Lee*", not "friends of Ann Lee"."""
    for child in preposition.children:
        if child.dep_ == "pobj":
            found = list(mentions_under(child, reading))
            beside = [below for below in (*child.rights, set_off(child)) if below is not None and below.dep_ != "prep"]
            if reading.mention_at(child) is not None or any(reading.mention_at(below) in found for below in beside):
                yield from found


def _is_to_do(verb: Token) -> bool:
    """Whether a passive only says what its subject is to do: "is scheduled *to host*", not "was forced to resign"."""
    to_do = any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in verb.rights)
    return to_do and verb.lemma_.lower() in _ARRANGED


_ARRANGED = words(
    "schedule set expect slate poise due plan book tip believe say know report rumour rumor think suppose"
)


def _is_given(noun: Token) -> bool:
    """Whether a noun names the prize, not him who gets it: "was awarded the *Padma Shri*"."""
    verb = noun.head
    others = [child for child in verb.children if child.dep_ in ("nsubjpass", "dative") and child != noun]
    return noun.dep_ == "dobj" and (bool(others) or verb.lemma_ != "award")


def _may_have_done(verb: Token) -> bool:
    """Whether a passive may be a perfect: "he's killed" is said of who has, and of who is."""
    return any(child.dep_ == "auxpass" and child.text in ("'s", "’s") for child in verb.children)


def _patient(happening: Happening) -> Role:
    mutual = happening.type in MUTUAL and happening.trigger.lemma_ not in TAKING_OVER
    return "agent" if mutual else "patient"


def _antecedent(subject: Token) -> Token:
    """What a relative pronoun stands for: the noun that its clause describes."""
    verb = subject.head
    return described(verb) if subject.tag_ in ("WDT", "WP") and verb.dep_ == "relcl" else subject


def _borrowed_subject(happening: Happening, reading: Reading) -> None:
    """The subject of the verb that a verb is joined to or depends on, or the noun that a participle describes."""
    verb = happening.trigger
    done_to = passive_subject(verb)
    if done_to is not None:
        role: Role = "agent" if happening.type in _OF_ONESELF else "patient"
        _take(happening, mentions_under(_antecedent(done_to), reading), role, "light")
    elif verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBN":
        main = happening.type == "Other" and is_main(verb)
        _take(happening, mentions_under(described(verb), reading), "agent" if main else "patient", "light")
    elif verb.dep_ == "acl" and (doer := subject_of(verb)) is not None and doer.dep_ == "poss":
        _take(happening, mentions_under(doer, reading), "agent", "light")
    elif verb.dep_ in ("conj", "xcomp", "advcl", "pcomp") and (doer := subject_of(verb)) is not None:
        whole = any(child.dep_ == "auxpass" for child in verb.children)  # "joined in 2001 and was elected"
        having = any(child.lower_ == "having" for child in verb.lefts)
        active = verb.tag_ != "VBN" or having or any(child.dep_ == "dobj" for child in verb.children)
        if whole or active:
            _take(happening, mentions_under(doer, reading), "patient" if whole else "agent", "light")
    elif verb.tag_ == "VBD" and verb.dep_ in ("ROOT", "ccomp") and (doer := subject_of(verb)) is not None:
        _take(happening, mentions_under(doer, reading), "agent", "light")


#: Types of what nobody does to another.
_OF_ONESELF = words("Resignation Movement")


def _below(preposition: Token, reading: Reading) -> Iterator[Mention]:
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield from mentions_under(child, reading)


# -- nouns -----------------------------------------------------------------------------------------


def _of_noun(happening: Happening, reading: Reading) -> None:
    """Those named in the noun's own phrase: "Obama's meeting with Merkel", "arrest of", "attack by"."""
    noun = happening.trigger
    done_to = happening.type in OF_PATIENT
    # "his appointments", "her dismissal of the claim": of others
    made = noun.tag_ == "NNS" and happening.type in ("Appointment", "Nomination")
    made = made or any(child.lower_ == "of" for child in noun.rights)
    for child in noun.children:
        if child.dep_ == "poss" and happening.type == "Election" and not noun.lemma_.lower().endswith("election"):
            _take(happening, mentions_under(child, reading), "agent", "attends")  # "her first caucus"
        elif child.dep_ == "poss":
            for mention in mentions_under(child, reading):
                own: Role = "patient" if mention.kind == "Person" and happening.type in OWNED_BY_PATIENT else "agent"
                own = "agent" if made else own
                country = mention.kind == "Place" and happening.type in _OF_STATES and mention.subtype == "country"
                _take(happening, iter((mention,)), own, "subject" if country else "owner")
        elif child.dep_ == "prep":
            word = child.lower_
            if word in ("with", "between", "among") and (happening.type in MUTUAL or happening.type in ATTENDED):
                _take(happening, _below(child, reading), "agent", "with")
            elif word == "by" and happening.type != "Election":
                _take(happening, _below(child, reading), "agent", "by")
            elif word == "of":
                _take(happening, _below(child, reading), "patient" if done_to else "agent", "of")
            elif word in ("against", "on"):
                _against(happening, child, reading)
            elif word == "for" and noun.lemma_ in ("manhunt", "search", "hunt"):
                _take(happening, _below(child, reading), "patient", "of")
        elif child.dep_ == "agent":
            _take(happening, _below(child, reading), "agent", "by")


def _against(happening: Happening, preposition: Token, reading: Reading) -> None:
    """Whom it is done to: "charges against", of what is imposed or made on somebody also "sanctions on"."""
    if preposition.lower_ == "on" and any(child.lower_ in _SITES for child in preposition.children):
        return
    aimed = happening.type in ("Sanction", "Attack")
    if aimed or preposition.lower_ == "against":
        _take(happening, _below(preposition, reading), "patient", "on" if aimed else "against")


#: Where people speak: "attacks on Twitter".
_SITES = words("twitter facebook instagram youtube snapchat tiktok telegram whatsapp reddit tv television radio")


def _around_noun(happening: Happening, reading: Reading, happenings: dict[int, Happening]) -> None:
    """Those named by the clause in which the noun stands."""
    noun = happening.trigger
    head = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass") and head.pos_ == "VERB":
        _as_subject(happening, head, reading)
    elif noun.dep_ == "dobj" and head.pos_ == "VERB":
        _as_object(happening, head, reading)
    elif noun.dep_ == "pobj" and head.head.lemma_ in ("winner", "victor", "loser"):
        for one in _called_so(head.head):
            _take(happening, mentions_under(one, reading), "agent", "holds", _denied(one.head))
    elif noun.dep_ == "pobj" and head.head.pos_ in ("VERB", "AUX"):
        _in_phrase(happening, head, head.head, reading, happenings)


def _called_so(noun: Token) -> list[Token]:
    """Who is said to be what a noun says: "declared *Ann Lee* the winner", "*Ann Lee* is the winner"."""
    verb = noun.head
    if noun.dep_ == "appos":
        return [verb]
    if noun.dep_ not in ("attr", "oprd", "dobj"):
        return []
    beside = [child for child in verb.children if child != noun and child.dep_ in ("nsubjpass", "dobj")]
    return beside or [child for child in verb.lefts if child.dep_ == "nsubj" and verb.lemma_ == "be"]


def _as_subject(happening: Happening, verb: Token, reading: Reading) -> None:
    made = happening.carrier == verb.i and happening.type not in ATTENDED
    for child in verb.children:
        if made and child.dep_ == "agent":
            _take(happening, _below(child, reading), "agent", "by", _denied(verb))
        if happening.type not in ATTENDED:
            continue
        if verb.lemma_ in _INCLUDES and child.dep_ == "dobj":
            _take(happening, mentions_under(child, reading), "agent", "includes", _denied(verb))
        elif verb.lemma_ in _INCLUDES and child.lower_ == "including":
            _take(happening, _below(child, reading), "agent", "includes", _denied(verb))
        elif child.dep_ == "agent" and verb.lemma_ in LIGHT | BEING_THERE | _ATTENDS | _MISSES | _BRINGING_ABOUT:
            how = "attends" if verb.lemma_ in BEING_THERE else "by"
            _take(happening, _below(child, reading), "agent", how, _denied(verb) or verb.lemma_ in _MISSES)
        elif child.dep_ == "prep" and child.lower_ in ("with", "between") and verb.lemma_ in LIGHT:
            _take(happening, _below(child, reading), "agent", "with", _denied(verb))


def _as_object(happening: Happening, verb: Token, reading: Reading) -> None:
    noun = happening.trigger
    missing = verb.lemma_ in _MISSES
    made = happening.carrier == verb.i or is_light(verb.lemma_, happening.type)
    if is_quoted(verb, noun) or not (made or missing or verb.lemma_ in _ATTENDS):
        return
    undergoes = verb.lemma_ in _UNDERGOING and happening.type in OF_PATIENT
    role: Role = "patient" if undergoes or happening.type == "Nomination" else "agent"
    how = "attends" if missing or verb.lemma_ in BEING_THERE - {"host"} else "holds"
    failed = missing or _denied(verb) or (happening.type == "Nomination" and verb.lemma_ == "lose")
    for subject in _subjects(verb):
        _take(happening, mentions_under(subject, reading), role, how, failed)
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "with" and happening.type in MUTUAL:
            _take(happening, _below(child, reading), "agent", "with", _denied(verb))
        elif child.dep_ == "prep" and child.lower_ in ("on", "against") and (made or happening.type == "Sanction"):
            _against(happening, child, reading)


def _in_phrase(
    happening: Happening, preposition: Token, verb: Token, reading: Reading, happenings: dict[int, Happening]
) -> None:
    """ "invited to the meeting", "took part in the protest", "said at a rally"."""
    if happening.type == "Interview" and preposition.i and preposition.nbor(-1).is_punct:
        verb = _sayer(verb)
    for noun in _interviewed(preposition, verb) if happening.type == "Interview" else ():
        _take(happening, mentions_under(noun, reading), "agent", "attends", _denied(verb))
    word, lemma = preposition.lower_, verb.lemma_
    if word in ("to", "from") and (lemma in _BIDDEN or lemma in _KEPT_OUT):
        if lemma in _KEPT_OUT or _denied(verb):
            for child in verb.children:
                if child.dep_ in ("nsubjpass", "dobj") or (child.dep_ == "nsubj" and lemma in ("absent", "withdraw")):
                    _take(happening, mentions_under(child, reading), "agent", "attends", negated=True)
    elif word == "in" and lemma in ("participate", "take", "engage", "speak"):
        for subject in _subjects(verb):
            _take(happening, mentions_under(subject, reading), "agent", "attends", _denied(verb))
    elif word in ("at", "during", "in") and happening.type in ATTENDED and _plain(verb, happenings):
        if word == "in" and happening.type not in ("Interview", "Speech", "Debate"):
            return
        said = lemma in SAYING | {"speak", "talk"}
        if not said and (word == "during" or (word == "at" and happening.type == "Interview")):
            return  # "coined it during his campaign", "frowned at the interview"
        for subject in _speakers(verb) if verb.tag_ not in ("VBZ", "VBP") else ():
            named = (each for each in mentions_under(subject, reading) if word != "during" or each.kind == "Person")
            _take(happening, named, "agent", "at")


def _interviewed(preposition: Token, verb: Token) -> list[Token]:
    """Who gives an interview by what he does or is asked in it: "sat down for an interview", "was pressed in an
    interview", "made her case during an interview"."""
    if preposition.lower_ == "for" and verb.lemma_ in ("sit", "appear", "return", "stay"):
        return _subjects(verb)
    if preposition.lower_ not in ("in", "during") or verb.tag_ not in ("VBD", "VBN"):
        return []
    asked = [child for child in verb.lefts if child.dep_ == "nsubjpass"] if verb.lemma_ in _QUIZZING else []
    doing = preposition.lower_ == "during" and verb.lemma_ in ("make", "defend", "discuss", "reveal", "open", "offer")
    return asked or (_subjects(verb) if doing else [])


#: What is done to him who is interviewed.
_QUIZZING = words("ask press question quiz grill challenge pressed")


def _plain(verb: Token, happenings: dict[int, Happening]) -> bool:
    """Whether a verb tells no event of a known kind."""
    return verb.i not in happenings or happenings[verb.i].type in ("Other", "Saying")


def _subjects(verb: Token) -> list[Token]:
    """The subject of a verb, its own or that of the verb that it is joined to."""
    done_to = any(child.dep_ == "nsubjpass" for child in verb.children) or passive_subject(verb) is not None
    found = subject_of(verb) if verb.dep_ != "advcl" and not done_to else None
    joined = [child for child in verb.lefts if child.dep_ == "nsubj" and found is not None and child.i < found.i]
    joined = [
        child
        for child in joined
        if any(below.dep_ == "cc" for one in (child, *child.conjuncts) for below in one.rights)
    ]
    return [*joined, found] if found is not None else [child for child in verb.children if child.dep_ == "nsubj"]


def _sayer(verb: Token) -> Token:
    """The verb that reports what a verb tells: who says it gave the interview, not he of whom it is said."""
    above = verb
    while above.dep_ in ("ccomp", "conj", "advcl") and above.head.pos_ == "VERB" and above.lemma_ not in SAYING:
        above = above.head
    return above if above.lemma_ in SAYING else verb


def _speakers(verb: Token) -> list[Token]:
    """The subjects of a verb; of a participle that says more of what somebody said or did also his: "denounced it,
    *saying* in an interview"."""
    said = subject_of(verb) if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.lemma_ in SAYING else None
    return [said] if said is not None else _subjects(verb)


def _denied(verb: Token) -> bool:
    denied = any(child.dep_ == "neg" or child.lower_ == "never" for child in verb.children)
    return denied or verb_status(verb) == "negated"  # "declined to take part"
