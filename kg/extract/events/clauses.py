"""What the form of a verb says: when it lies from where the article stands, and whether it tells an event at all."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from kg.extract.dates.tense import TIMETABLED
from kg.extract.events.eventwords import NEEDS_OBJECT
from kg.extract.events.officeholders import held_beside, is_of_preposition
from kg.extract.events.plainverbs import SAYING
from kg.extract.events.verbwords import PHRASAL
from kg.extract.wordset import words

#: "met", "has met", "had met", "meets", "is meeting", "will meet", "would meet", "to meet", "meeting".
Form = Literal["past", "perfect", "pluperfect", "present", "progressive", "future", "modal", "infinitive", "participle"]

_WILL = words("will 'll ’ll wo shall")
_MODAL = words("may might could would should can must ca ’d 'd")
_HAS = words("has have 've ’ve")
_WAS = words("was were did")
_IS = words("is are am 's ’s 're ’re 'm")
_VERBS = ("VERB", "AUX")


def form(verb: Token) -> Form:
    """The form of a verb with its auxiliaries; one joined to another ("has met and thanked") has those of the first."""
    beside = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    tag, head = verb.tag_, verb.head
    if not beside and verb.dep_ == "conj" and head.pos_ in _VERBS and tag == head.tag_ in ("VB", "VBN", "VBG"):
        return form(head) if head is not verb else "infinitive"
    tests: tuple[tuple[bool, Form], ...] = (
        (bool(beside & _WILL), "future"),
        ("having" in beside, "participle"),
        ("had" in beside, "pluperfect"),
        (bool(beside & _MODAL) and tag != "VBD", "modal"),
        ("to" in beside, "perfect" if "have" in beside and is_said_of(verb) else "infinitive"),
        (bool(beside & _HAS) or ("been" in beside and not beside & _WAS), "perfect"),
        (tag == "VBD" or bool(beside & _WAS) or _mistaken(verb), "past"),
        (bool(beside & _IS), "progressive" if tag == "VBG" else "present"),
    )
    return next((found for holds, found in tests if holds), _BARE.get(tag, "participle"))


def is_said_of(verb: Token) -> bool:
    """Whether an infinitive in the perfect tells what somebody is said to have done: "is said *to have died*"."""
    before = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")}
    above = verb.head
    return {"to", "have"} <= before and verb.dep_ in ("xcomp", "ccomp") and above.lemma_.lower() in SAYING | _HOLDING


#: What one holds to be so, beside what one says.
_HOLDING = words("believe think know understand suppose presume find allege seem appear confirm show learn admit claim")


def _mistaken(verb: Token) -> bool:
    """A main verb with a subject and no auxiliary is finite, whatever its tag: "The firm ... announced on Friday"."""
    return verb.tag_ == "VBN" and verb.dep_ == "ROOT" and any(child.dep_ == "nsubj" for child in verb.children)


#: The form of a verb without auxiliaries; past tense is told by its tag above.
_BARE: dict[str, Form] = {"VBZ": "present", "VBP": "present", "VB": "infinitive"}


def described(clause: Token) -> Token:
    """What a relative clause describes: the noun before it, or the name that this noun says more of ("Ann Lee, a
    judge who"); the plural that its verb asks for ("reporters of the Gazette who were")."""
    noun = clause.head
    several = any(child.lower_ in ("were", "are", "have") for child in clause.lefts if child.dep_ in ("aux", "auxpass"))
    if (paper := _published(clause, noun)) is not None:
        return paper
    if several and noun.tag_ in ("NN", "NNP") and noun.dep_ == "pobj":
        above = noun.head.head
        above = above.head if above.dep_ == "acl" else above  # "prisoners accused of fraud who were"
        if above.tag_ in ("NNS", "NNPS"):
            return above
    if (nearer := _nearer(clause, noun)) is not None:
        return nearer
    if any(child.lower_ == "who" for child in clause.lefts):
        noun = _person_of(noun)
    if noun.ent_type_ == "PERSON" and any(child.lower_ == "which" for child in clause.lefts):
        return _thing_of(noun, clause)
    if (relation := _related(noun, clause)) is not None:
        return relation
    says_more = noun.dep_ == "appos" and (
        noun.pos_ == "NOUN" or any(child.lower_ in ("a", "an") for child in noun.lefts)
    )
    return noun.head if says_more and noun.head.pos_ == "PROPN" else noun


def _nearer(clause: Token, noun: Token) -> Token | None:
    """The noun right before a "which" whose clause the parse hangs on the subject: "millions were stolen from *the
    fund*, which was founded by"."""
    which = any(child.lower_ in ("which", "that") for child in clause.lefts)
    verb = noun.head
    if not which or noun.dep_ not in ("nsubj", "nsubjpass") or not noun.i < verb.i < clause.left_edge.i:
        return None
    at = clause.left_edge.i - 1
    before = clause.doc[at - 1 if clause.doc[at].text == "," else at]
    return before if before.dep_ in ("pobj", "dobj") and verb.is_ancestor(before) else None


def _published(clause: Token, noun: Token) -> Token | None:
    """The poll or the copy that was published or got, not that of which it is: "a *poll* of 400 voters released by"."""
    if clause.tag_ != "VBN":
        return None
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.ent_type_ in ("MONEY", "PERCENT"):
        return noun.head.head  # "a *forecast* of 4 per cent made in May"
    if clause.lemma_ not in _PUBLISHING:
        return None
    while noun.dep_ == "pobj" and noun.head.lower_ in ("of", "on", "about"):
        noun = noun.head.head
        if noun.lemma_.lower() in _PAPERS:
            return noun
    return None


_PUBLISHING = words("release publish conduct issue obtain commission carry post air broadcast")
_PAPERS = words(
    "poll survey study copy analysis review report video recording photo photograph picture transcript list"
)


def _thing_of(person: Token, clause: Token) -> Token:
    """What "which" means where the parse hangs it on a person: "the *letter* to Ann Lee, which", "Bob Orr of the *Iron
    Guild*, which"."""
    before = list(person.doc[person.i : clause.left_edge.i])
    things = [token for token in before if token.pos_ in ("NOUN", "PROPN") and token.ent_type_ != "PERSON"]
    bodies = [token for token in things if token.ent_type_ == "ORG" and token.dep_ not in ("compound", "nmod")]
    if bodies:
        return bodies[0]
    above = person.head.head if person.dep_ == "pobj" else person
    done = [child for child in above.rights if child.dep_ == "dobj" and child.i < person.i]
    return above if above.pos_ == "NOUN" else done[0] if above.pos_ == "VERB" and done else person


def _person_of(noun: Token) -> Token:
    """Whom "who" means behind the name of a body or a place: "the *chairman* of Norvia Steel, who", "a *nurse* in Reno,
    Nev., who"."""
    while noun.ent_type_ in ("ORG", "GPE", "LOC", "FAC") and noun.dep_ in ("pobj", "appos", "npadvmod", "conj"):
        noun = noun.head.head if noun.dep_ == "pobj" else noun.head
    return noun


def _related(noun: Token, clause: Token) -> Token | None:
    """The person right before a "who", of whom another is the mother: "Ann Lee, the mother of *Bob Orr*, who was
    shot"."""
    links = [child for child in noun.rights if child.lower_ == "of"] if noun.lemma_.lower() in _RELATIVES else []
    named = [below for link in links for below in link.children if below.dep_ == "pobj" and below.pos_ == "PROPN"]
    before = clause.doc[max(clause.left_edge.i - 2, 0)]
    return next((one for one in named if one == before or one.is_ancestor(before)), None)


_RELATIVES = words(
    """mother father parent son daughter wife husband widow widower brother sister sibling cousin nephew niece uncle
    aunt grandmother grandfather grandson granddaughter stepson stepdaughter partner fiancee fiancé girlfriend
    boyfriend lawyer attorney"""
)


def subject_of(verb: Token) -> Token | None:
    """Who does what a verb tells, of a verb joined to others the first one's; of two, the one beside it."""
    for _ in range(4):
        subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
        subjects = [child for child in subjects if not is_of_preposition(child)]
        if (shown := shown_to(verb)) is not None:
            return shown
        if subjects:
            return described(verb) if is_relative(subjects[-1]) else held_beside(subjects[-1]) or subjects[-1]
        if verb.dep_ == "acl":
            owned = verb.tag_ == "VB" and verb.head.lemma_.lower() in _TO_DO
            return _owner_of(verb.head) if owned else _published(verb, verb.head) or verb.head
        if (doing := _beside_participle(verb) or _asked(verb) or _joined_before(verb)) is not None:
            return doing
        if (above := _sharing(verb)) is None:
            return _named_before(verb)
        verb = above
    return None


def _joined_before(verb: Token) -> Token | None:
    """The noun behind an "and" and right before a finite verb, which the parse joins to the phrase before: "charged him
    with murder and *the mayor* fired him"."""
    at = verb.i - 1
    while at > 0 and verb.doc[at].pos_ == "ADV" and verb.doc[at].head == verb:
        at -= 1
    before = verb.doc[max(at, 0)]
    if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBZ") or before.dep_ != "conj" or not before.left_edge.i:
        return None
    ties = before.left_edge.nbor(-1).dep_ == "cc" and before.right_edge.i == at
    fits = before.pos_ in ("NOUN", "PROPN") and before.head.i > verb.head.i and verb.head.is_ancestor(before)
    return before if ties and fits else None


def _named_before(verb: Token) -> Token | None:
    """The person named right before a finite verb without a subject, whom the parse takes for a part of the phrase
    before: "In a blow to the Reds, the mayor *Ann Lee* resigned"."""
    if verb.tag_ not in ("VBD", "VBZ") or not verb.i:
        return None
    before = verb.nbor(-1)
    named = before.pos_ == "PROPN" and before.ent_type_ == "PERSON" and before.dep_ in ("conj", "appos")
    return before if named and before.head != verb and verb.is_ancestor(before) else None


def shown_to(verb: Token) -> Token | None:
    """Who does what a verb tells, where the parse takes him for the object of the "showed" before it: "papers that
    showed *the firm* lost millions"."""
    at = verb.i - 1
    while at > 0 and verb.doc[at].dep_ in ("advmod", "aux", "auxpass", "neg"):
        at -= 1
    before = verb.doc[max(at, 0)]
    for _ in range(_DEPTH):
        above = before.head
        if before.dep_ == "dobj":
            showing = above.lemma_.lower() in _SHOWING and verb.tag_ in ("VBD", "VBZ", "VBP")
            return before if showing and verb.dep_ in ("ccomp", "ROOT", "conj") and above != verb else None
        if before.dep_ not in ("conj", "pobj", "prep") or above.i > before.i:
            return None
        before = above
    return None


#: What is shown, claimed or thought in a clause without a "that".
_SHOWING = words("show say suggest indicate reveal claim allege prove believe think fear hope mean ensure")
#: How many words lie between the last of a noun phrase and its head at most.
_DEPTH = 5

#: What one has or makes: whose it is does what the infinitive behind tells, "her decision to go".
_TO_DO = words(
    """decision plan promise proposal attempt effort offer refusal threat vow pledge move bid request intention desire
    chance opportunity right choice failure invitation order call push campaign readiness willingness ability deal"""
)


def _owner_of(noun: Token) -> Token | None:
    """Whose a noun is."""
    return next((child for child in noun.lefts if child.dep_ == "poss"), None)


def _beside_participle(verb: Token) -> Token | None:
    """The noun right before a participle that the parse does not make its subject: "and a *sniper* killing five"."""
    before = verb.nbor(-1) if verb.i else verb
    own = verb.tag_ == "VBG" and before.head == verb and before.dep_ == "npadvmod" and before.pos_ == "NOUN"
    return before if own and any(child.dep_ == "det" for child in (*before.lefts, *verb.lefts)) else None


def _asked(verb: Token) -> Token | None:
    """Who is to do what an infinitive tells: "told *her* to go", "called on *her* to go"."""
    above, lemma = verb.head, verb.head.lemma_.lower()
    asked = (
        [child for child in above.rights if child.dep_ == "dobj" and verb.dep_ == "xcomp"] if lemma in ASKING else []
    )
    if lemma in ("call", "appeal") and verb.tag_ == "VB" and verb.dep_ in ("xcomp", "advcl"):
        links = [child for child in above.rights if child.lower_ in ("on", "upon", "to") and child.i < verb.i]
        asked = [below for link in links for below in link.children if below.dep_ == "pobj"]
    return asked[0] if asked else None


def _sharing(verb: Token) -> Token | None:
    """The verb whose subject one shares that has none of its own: "came and *saw*", "left after *meeting* her"."""
    above, shares = verb.head, verb.dep_ in ("conj", "xcomp", "advcl")
    if verb.dep_ == "pcomp" and verb.tag_ == "VBG" and above.lower_ in _MEANWHILE:
        above, shares = above.head, True
    return above if shares and above.pos_ in _VERBS else None


#: Before a participle these say when its subject, that of the sentence, did what the sentence tells.
_MEANWHILE = words("after before since while upon on when")


#: Of whom these are said, he is to do what the infinitive tells.
ASKING = words(
    """ask order tell urge press force persuade allow permit invite want help encourage pressure compel convince
    direct challenge dare instruct command advise warn require get push lead cause authorize authorise appoint
    elect choose enable"""
)


def named_before_day(verb: Token) -> Token | None:
    """The object of a verb that the parse has joined to a day ("met *Ann Lee* Friday"), or does not say how it is tied
    ("ousted Prime Minister *Ann Lee* in", "swore in *Ann Lee*")."""
    behind = [child for child in verb.rights if child.left_edge.i == verb.i + 1]
    days = (child for child in behind if child.dep_ in ("dobj", "npadvmod") and child.ent_type_ == "DATE")
    names = [one for day in days for one in day.lefts if one.dep_ == "compound" and one.pos_ == "PROPN"]
    names = names or [child for child in behind if child.dep_ == "dep" and child.pos_ == "PROPN"]
    sworn = verb.lemma_ == "swear" and behind and behind[0].dep_ == "prep" and behind[0].lower_ == "in"
    names = names or ([child for child in behind[0].rights if child.dep_ == "pobj"] if sworn else [])
    return next((one for one in reversed(names) if one.ent_type_ != "DATE"), None)


def set_off(noun: Token) -> Token | None:
    """The name between commas behind a noun that the parse does not tie to it: "sentenced a blogger, *Ann Lee*, to"."""
    end = noun.right_edge.i
    if noun.pos_ != "NOUN" or end + 2 >= len(noun.doc) or noun.doc[end + 1].text != ",":
        return None
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    names = (child for child in above.rights if child.dep_ == "npadvmod" and child.ent_type_ == "PERSON")
    return next((name for name in names if name.left_edge.i == end + 2), None)


def is_relative(subject: Token) -> bool:
    """Whether a subject is the "who" or "which" of a relative clause."""
    return subject.tag_ in ("WDT", "WP") and subject.head.dep_ == "relcl"


def passive_subject(verb: Token) -> Token | None:
    """Of whom a participle without a subject of its own is said: "Ann Lee was arrested and *freed*", "*Born* in Leeds,
    Ann Lee went to sea"; None of any other verb."""
    beside = {child.dep_ for child in verb.children}
    if _leaves_out_was(verb):
        return next(child for child in verb.lefts if child.dep_ == "nsubj")
    if beside & {"nsubj", "nsubjpass"} or ("aux" in beside and "auxpass" not in beside):
        return None
    if verb.dep_ == "advcl" and verb.tag_ == "VBN" and not beside & {"mark", "auxpass"}:
        subjects = [child for child in verb.head.lefts if child.dep_ in ("nsubj", "nsubjpass")]
        return subjects[-1] if subjects else None
    if "auxpass" in beside:
        above = [child for child in verb.children if child.dep_ == "auxpass"]  # "he was re-elected", in pieces
        above += [verb.head] if is_said_of(verb) else []
        subjects = [child for each in above for child in each.lefts if child.dep_ in ("nsubj", "nsubjpass")]
        return subjects[-1] if subjects else None
    first, subjects = verb, list[Token]()
    while first.dep_ == "conj" and first.head.pos_ == "VERB" and not subjects:
        first = first.head
        subjects = [child for child in first.lefts if child.dep_ == "nsubjpass"]
    if first != verb and first.dep_ == "advcl" and not subjects:
        subjects = [shared] if (shared := passive_subject(first)) is not None else []
    return subjects[-1] if subjects and (verb.tag_ == "VBN" or _is_mistaken_passive(verb)) else None


def _leaves_out_was(verb: Token) -> bool:
    """Whether a passive has its "were" only before: "two men were killed and *nine wounded*"."""
    beside = {child.dep_ for child in verb.children}
    alone = "nsubj" in beside and not beside & {"dobj", "aux", "auxpass", "prt"}
    before = verb.dep_ == "conj" and any(child.dep_ == "auxpass" for child in verb.head.lefts)
    return alone and before and verb.tag_ in ("VBN", "VBD") and verb.lemma_.lower() in NEEDS_OBJECT | _DONE_TO


def _is_mistaken_passive(verb: Token) -> bool:
    """Whether a verb in the past tense that asks for an object has none: "freed" was parsed as what someone did."""
    objects = [child for child in verb.children if child.dep_ == "dobj" and child.lower_ != "that"]
    told = verb.lemma_.lower() in NEEDS_OBJECT | _DONE_TO or any(child.dep_ == "agent" for child in verb.children)
    return verb.tag_ == "VBD" and not objects and told


#: Further verbs that say nothing without the one to whom it is done.
_DONE_TO = words("free release extradite deport hospitalize transfer remand bail fine charge try expel exile bury")


def particle(verb: Token) -> Token | None:
    """The particle of a verb, also one that was parsed as an adverb of it: "stepped *down*"."""
    for child in verb.rights:
        beside = child.i == verb.i + 1 and (verb.lemma_.lower(), child.lower_) in PHRASAL
        sworn = beside and child.dep_ == "prep" and verb.lemma_ == "swear"  # "swore *in* Mayor Ann Lee"
        if child.dep_ == "prt" or (child.dep_ == "advmod" and beside) or sworn:
            return child
    return None


def goes_with(child: Token) -> bool:
    """Whether a word behind a verb belongs to it: "stepped *down*", "fought *back*"."""
    if not child.whitespace_ and child.i + 1 < len(child.doc) and child.nbor().text == "-":
        return False  # "to hold *by*-elections"
    beside = child.dep_ == "advmod" and child.i == child.head.i + 1 and child.lower_ in _PARTICLES
    return beside or (child.dep_ in ("prt", "advmod", "prep") and child == particle(child.head))


_PARTICLES = words("along away back ahead forward together out down up off apart aside home around no yes open short")


def is_main(verb: Token) -> bool:
    """Whether the parse makes a participle of the one verb of a sentence: "Only 360 of them *caucused* in May"."""
    noun = verb.head
    alone = verb.dep_ == "acl" and noun.dep_ == "ROOT" and noun.pos_ in ("NOUN", "PROPN")
    done_to = verb.lemma_.lower() in NEEDS_OBJECT | _DONE_TO or any(child.dep_ == "agent" for child in verb.children)
    return alone and not done_to


def is_oneself(noun: Token) -> bool:
    """Whether a pronoun is a "herself"."""
    return noun.lower_.endswith(("self", "selves"))


def begins_with_that(clause: Token) -> bool:
    """Whether a clause says what is thought, said or decided: "that she would go"."""
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.lefts)


def is_reported(token: Token) -> bool:
    """Whether only somebody whom the text quotes tells of it: "police said that he was arrested"."""
    known = False
    for _ in range(12):
        known = known or (token.dep_ == "prep" and token.lower_ in _DURING)
        said = token.dep_ == "ccomp" and token.head.lemma_.lower() in SAYING and _is_its_own(token)
        if said or (_is_alleged(token) and not known) or is_said_of(token):
            return True
        if token.dep_ in ("ROOT", "relcl") or token.head == token:
            break
        token = token.head
    return any(_is_source(child) for child in token.children)


#: Behind these stands what was, whoever is accused: "suspected of looting during *the riot*".
_DURING = words("during after before since following")


def _is_its_own(clause: Token) -> bool:
    """Whether what is said stands in one clause with who says it: not "he left in May; the paper later said so"."""
    first, last = sorted((clause, clause.head), key=lambda token: token.i)
    return not any(token.text == ";" for token in clause.doc[first.i : last.i])


def _is_alleged(token: Token) -> bool:
    """Whether somebody is accused of what a word tells: "accused of bombing the market"."""
    link = token.head
    return token.dep_ in ("pcomp", "pobj") and link.lower_ in ("of", "with") and link.head.lemma_.lower() in _ACCUSING


_ACCUSING = words("accuse suspect charge")


def _is_source(child: Token) -> bool:
    """Whether a word beside a verb names a source: "according to police", "police said" in between."""
    return child.lower_ == "according" or (child.dep_ == "parataxis" and child.lemma_.lower() in SAYING)


def tells(verb: Token) -> bool:
    """Whether a verb of no known kind tells something that happened or will: finite, and no present state."""
    found = form(verb)
    if found in ("present", "modal"):
        return is_arranged(verb) or (found == "present" and verb.lemma_ in TIMETABLED)
    if found in ("participle", "infinitive"):
        told = verb.dep_ in ("advcl", "acl", "xcomp", "conj", "relcl", "pcomp") and verb.tag_ != "VB"
        return told or is_arranged(verb)
    return True


def is_arranged(verb: Token) -> bool:
    """Whether it is what somebody is to do, as is settled: "is set to host", "plans to open"."""
    above = verb.head
    settled = above.lemma_.lower() in _SETTLING and form(above) in ("past", "present", "perfect", "participle")
    return (
        verb.dep_ == "xcomp"
        and verb.tag_ == "VB"
        and settled
        and not any(child.dep_ == "neg" for child in above.children)
    )


_SETTLING = words("set schedule slate due be expect plan intend")
