"""Who a role phrase is about: "Ann Lee, leader of …", "leader Ann Lee", "she was elected leader"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.memberships.membership_clauses import LEAVING, governor, objects, passive, subject
from kg.extract.memberships.phrase_ends import is_anothers, is_means, is_told, past_place, past_titles
from kg.extract.memberships.referents import company, list_after, list_before, named, people, person_at
from kg.extract.memberships.role_phrases import RolePhrase
from kg.extract.memberships.roles import words
from kg.extract.reading import Reading
from kg.model import Mention

#: Verbs whose object or attribute is what the subject (of a passive: what its subject) is made.
_MAKING = words(
    "be become remain stay elect appoint name make choose nominate select pick install swear confirm designate "
    "declare crown proclaim call serve vote promote hire continue return rise get"
)

#: After "as": "served as chairman", "joined Acme as chairman"; of a transitive verb, the object is meant.
_GIVING = words(
    "appoint elect name choose nominate select pick install hire recruit designate confirm fire dismiss sack "
    "oust promote tap endorse employ engage call proclaim declare crown"
)

#: Of these the object is who bore the role before.
_FOLLOWING = words("succeed replace follow")

#: After these "as" tells what somebody is thought or offered to be.
_DESCRIBING = words(
    "see regard describe portray cast view offer treat denounce attack brand criticize criticise hail praise depict "
    "consider perceive imagine paint refer dress pose mock identify mention rate"
)

_BRIDGES = words(
    ", ; and later then also now currently formerly previously both as well a an the former ex - longtime one-time "
    "eventually subsequently still"
)


_ADVERBIAL = words("formerly previously currently now then once both all each")

#: Nouns for the time or the place in which somebody bears a role, and verbs of which they are the object.
_TERMS = words(
    "post position role job office duty tenure term stint time career work service spell reign appointment election "
    "candidacy nomination"
)
_CHOICES = words("appointment election nomination selection choice confirmation installation hiring promotion")
_FILLING = words("hold take leave quit fill assume accept keep retain occupy win get land serve")

#: Roles of which a party has one.
_ONLY = words("leader chairman chairwoman chair president founder head")

_COPULAS = words("be become remain")


@dataclass(frozen=True, slots=True)
class Holding:
    """Those whom a role phrase is about, by which pattern, and the word whose clause says so;
    ``before`` are those who bore the role before them ("Ann Lee succeeded Bob Orr as leader")."""

    holders: tuple[Mention, ...]
    pattern: str
    anchor: Token
    before: tuple[Mention, ...] = ()


def holding(reading: Reading, phrase: RolePhrase, before: tuple[RolePhrase, Holding] | None) -> Holding | None:
    """Who bears a role, or None; ``before`` is the phrase before it in the article, if it has a holder."""
    if _is_there(phrase):
        return None
    return (
        _titled(reading, phrase)
        or _posted(reading, phrase)
        or _predicated(reading, phrase)
        or _identified(reading, phrase)
        or _listed(reading, phrase)
        or _and_others(reading, phrase)
        or _labelled(reading, phrase)
        or _preceded(reading, phrase)
        or _followed(reading, phrase)
        or _inherited(reading, phrase, before)
        or _chained(reading, phrase)
        or _described(reading, phrase)
    )


def _titled(reading: Reading, phrase: RolePhrase) -> Holding | None:
    """ "party leader Ann Lee", "leaders Ann Lee and Bob Orr", "founder and leader Ann Lee"."""
    at = past_titles(reading, phrase.title_end)
    if at >= len(reading.doc):
        return None
    after = named(reading, reading.doc[at])
    if after is None:
        return None
    if phrase.plural:
        return Holding(people(reading, reading.tokens(after.span).root), "title", phrase.head)
    return Holding((after,), "title", phrase.head)


def _predicated(reading: Reading, phrase: RolePhrase) -> Holding | None:
    """ "Ann Lee is leader of …", "was elected leader", "serves as leader"."""
    top = _top(phrase.head)
    verb, pattern = top.head, "predicate"
    if top.dep_ == "pobj" and verb.lower_ == "as":
        verb, pattern = governor(verb), "as"
    elif not _is_added(top, phrase.head) and (
        top.dep_ not in ("attr", "oprd", "dobj", "acomp") or verb.lemma_ not in _MAKING
    ):
        return None
    if verb.pos_ not in ("VERB", "AUX") or (pattern == "as" and verb.lemma_ in _DESCRIBING):
        return None
    holders = (pattern == "as" and _of_whose(reading, verb)) or _made(reading, verb, top)
    if not holders or (phrase.plural and len(holders) == 1 and top == phrase.head and holders[0].kind != "Unnamed"):
        return None
    before: tuple[Mention, ...] = ()
    if pattern == "as" and verb.lemma_ in _FOLLOWING:
        others = (who for other in objects(verb) for who in people(reading, other))
        holders, before = (_agents(reading, verb), holders) if passive(verb) else (holders, tuple(others))
    return Holding(holders, pattern, verb, before)


def _is_there(phrase: RolePhrase) -> bool:
    """Whether a role is only told of: "there is no president who …, said Ann Lee"."""
    top = _top(phrase.head)
    return top.dep_ == "attr" and any(child.dep_ == "expl" for child in top.head.children)


def _of_whose(reading: Reading, verb: Token) -> tuple[Mention, ...]:
    """The person of whose doing a verb with "as" tells: "examined Ann Lee's use of a car as minister"."""
    owners = (
        child
        for thing in objects(verb)
        if verb.lemma_ not in _GIVING and thing.pos_ == "NOUN"
        for child in thing.children
        if child.dep_ == "poss" and child.pos_ == "PROPN"
    )
    return tuple(who for owner in owners if (who := named(reading, owner)) is not None)


def _is_added(top: Token, role: Token) -> bool:
    """Whether a role is told right beside another one: "was a poet, as well as one of the founders of Acme"."""
    before = top.left_edge.i - 1
    beside = top.dep_ == "conj" and top.head.lemma_ in _COPULAS and before >= 0 and top.doc[before].lower_ == "as"
    return beside and (top == role or top.lower_ == "one")


def _made(reading: Reading, verb: Token, role: Token) -> tuple[Mention, ...]:
    """The persons of whom a verb tells a role: those whom it makes something, else its subject."""
    if (her := _her(verb, role)) is not None:
        made, by = person_at(reading, her), subject(verb)
        itself = made and by is not None and any(made.name == one.name for one in people(reading, by))
        return (made,) if made and not itself else ()
    if verb.lemma_ in _GIVING and not passive(verb):
        found = (people(reading, other) for other in objects(verb) if other != role)
        holders = next((each for each in found if each), ())
        if holders or (role.dep_ in ("dobj", "oprd", "attr") and verb.tag_ != "VBN"):
            return holders  # "she appointed a minister" makes her none
    who = subject(verb)
    return (*people(reading, who), *company(reading, verb, who)) if who is not None else ()


def _her(verb: Token, role: Token) -> Token | None:
    """Whom "made her trade minister" tells of: the parse takes "her" for whose minister it is."""
    whose = next((child for child in role.lefts if child.lower_ == "her" and child.i == verb.i + 1), None)
    makes = (verb.lemma_ == "make" or verb.lemma_ in _GIVING) and role.dep_ == "dobj" and not passive(verb)
    return whose if makes else None


def _agents(reading: Reading, verb: Token) -> tuple[Mention, ...]:
    """The persons after "by" behind a passive verb."""
    by = (child for child in verb.children if child.lower_ == "by" and child.dep_ in ("agent", "prep"))
    return tuple(who for link in by for noun in link.children if noun.dep_ == "pobj" for who in people(reading, noun))


def _posted(reading: Reading, phrase: RolePhrase) -> Holding | None:
    """ "his post as leader of …", "her role of chief executive", "the election of Ann Lee as leader": whose it is."""
    top = _top(phrase.head)
    if top.dep_ != "pobj" or top.head.lower_ not in ("as", "of"):
        return None
    post = top.head.head
    chosen = _chosen(post) if top.head.lower_ == "as" else None
    if chosen is not None:
        holder = person_at(reading, chosen)
        return Holding((holder,), "post", chosen.head.head) if holder else None
    if post.lemma_ not in _TERMS or post.pos_ != "NOUN":
        return None
    verb = post.head.head if post.dep_ == "pobj" else post.head
    left = verb.lemma_ in LEAVING
    who = next((child for child in post.children if child.dep_ == "poss"), None)
    anchor = post if who is not None and not left else verb
    if who is None and verb.pos_ == "VERB" and (left or verb.lemma_ in _FILLING):
        who = subject(verb)
    holder = person_at(reading, who) if who is not None else None
    return Holding((holder,), "post", anchor) if holder else None


def _chosen(above: Token) -> Token | None:
    """Whom a choice is of that "as" hangs on: "the appointment of Ann Lee as", be it on the name."""
    if above.dep_ == "pobj" and above.head.lower_ == "of" and above.head.head.lower_ in _CHOICES:
        return above
    of = (child for child in above.children if child.lower_ == "of") if above.lower_ in _CHOICES else ()
    return next((noun for link in of for noun in link.children if noun.dep_ == "pobj"), None)


def _identified(reading: Reading, phrase: RolePhrase) -> Holding | None:
    """ "The leader of … is Ann Lee"."""
    verb = phrase.head.head
    if phrase.head.dep_ not in ("nsubj", "nsubjpass") or verb.lemma_ not in _COPULAS or phrase.plural:
        return None
    for told in verb.children:
        who = named(reading, told) if told.dep_ == "attr" and told.i > verb.i else None
        if who is not None:
            return Holding((who,), "predicate", verb)
    return None


def _top(head: Token) -> Token:
    """The first of coordinated nouns; for "one of the founders", the "one"."""
    at = head
    for _ in range(8):
        above = at.head
        if at.dep_ == "conj" and above.pos_ in ("NOUN", "PROPN", "ADJ"):
            at = above
        elif at.dep_ == "pobj" and above.lower_ == "of" and above.head.lower_ in ("one", "some", "part", "many", "two"):
            at = above.head
        elif at.dep_ in ("compound", "nmod", "amod") and above.pos_ in ("NOUN", "PROPN") and above.i > at.i:
            break
        else:
            break
    return at


def _listed(reading: Reading, phrase: RolePhrase) -> Holding | None:
    """ "the leaders of parties, including Ann Lee of …": those listed after a plural."""
    if not phrase.plural:
        return None
    doc, stop = reading.doc, min(phrase.head.sent.end, phrase.last + 14)
    for at in range(phrase.last, stop):
        if doc[at].lower_ in ("including", "include", "like", "namely", "are", "were", ":") or (
            doc[at].lower_ == "as" and doc[at - 1].lower_ == "such"
        ):
            found = list_after(reading, at + 1, phrase.head.sent.end)
            if found:
                return Holding(found, "list", phrase.head)
        if doc[at].pos_ in ("VERB", "AUX") and doc[at].lower_ not in ("including", "include", "are", "were"):
            return None
    return None


def _and_others(reading: Reading, phrase: RolePhrase) -> Holding | None:
    """ "Ann Lee and other senior members of the Blue Party": who are named before "other"."""
    doc, start, at = reading.doc, phrase.head.sent.start, phrase.head.i - 1
    while at > start and doc[at].lower_ != "other" and doc[at].pos_ in ("ADJ", "NOUN", "PROPN", "VERB", "PUNCT"):
        at -= 1
    if (
        at <= start + 1
        or not phrase.plural
        or doc[at].lower_ != "other"
        or doc[at - 1].lower_ not in ("and", "or", "&")
    ):
        return None
    before = at - 2 - (doc[at - 2].text == ",")
    who = named(reading, doc[before]) if before >= start else None
    return Holding((*list_before(reading, who, start), who), "list", phrase.head) if who is not None else None


def _labelled(reading: Reading, phrase: RolePhrase) -> Holding | None:
    """ "* Deputy premier and finance minister: Ann Lee": a label at the beginning of a line, its name behind it."""
    doc, at = reading.doc, phrase.title_end
    while at < min(len(doc) - 1, phrase.title_end + 8) and doc[at].pos_ in ("NOUN", "PROPN", "ADJ", "CCONJ", "ADP"):
        at += 1
    if at + 1 >= len(doc) or doc[at].text != ":" or phrase.head.is_upper or not _opens_line(reading, phrase.first):
        return None
    who = named(reading, doc[at + 1])
    return Holding((who,), "title", phrase.head) if who is not None else None


def _opens_line(reading: Reading, first: int) -> bool:
    """Whether only nouns stand before a token in its sentence (a line of a list is a sentence), or on its line."""
    doc, at = reading.doc, first
    while not doc[at].is_sent_start and at > 0:
        at -= 1
        if "\n" in reading.article.text[doc[at].idx : doc[at + 1].idx]:
            return True
        if doc[at].pos_ not in ("NOUN", "PROPN", "ADJ", "CCONJ", "DET") and doc[at].text not in "-*•–":
            return False
    return True


def _preceded(reading: Reading, phrase: RolePhrase) -> Holding | None:
    """ "Ann Lee, leader of …", also with brackets between; for a plural, the list before it."""
    doc, start = reading.doc, phrase.head.sent.start
    at = phrase.first - 1
    while at > start and doc[at].lower_ in _ADVERBIAL:
        at -= 1
    if at < start or doc[at].text not in (",", "–", "—", "-", "(") or is_anothers(reading, phrase):
        return None
    at -= 1
    if at >= start and doc[at].text in (")", "]"):
        while at > start and doc[at].text not in ("(", "["):
            at -= 1
        at -= 1
    who = named(reading, doc[at]) if at >= start else None
    if who is None:
        return None
    if phrase.plural:
        others = list_before(reading, who, start)
        return Holding((*others, who), "apposition", phrase.head) if others else None
    return Holding((who,), "apposition", phrase.head)


def _followed(reading: Reading, phrase: RolePhrase) -> Holding | None:
    """ "the leader of …, Ann Lee, said"; at the start of a sentence also "A member of …, she …"."""
    doc, end = reading.doc, phrase.head.sent.end
    at = past_place(reading, past_titles(reading, phrase.last), end)
    if at + 1 >= end or doc[at].text not in (",", "–", "—"):
        return None
    who = person_at(reading, doc[at + 1])
    if who is None:
        return None
    after = reading.tokens(who.span).end
    if is_told(reading, after):
        return None
    closed = after >= end or doc[after].pos_ == "PUNCT"
    opening = phrase.first <= phrase.head.sent.start + 1
    if not closed and is_means(reading, phrase):
        return None
    if who.kind == "Person" and doc[at + 1].pos_ != "PRON" and (closed or opening):
        return Holding((who,), "apposition after", phrase.head)
    return Holding((who,), "opening", phrase.head) if opening else None


def _inherited(reading: Reading, phrase: RolePhrase, before: tuple[RolePhrase, Holding] | None) -> Holding | None:
    """ "Ann Lee, founder of … and chairman of …": the holder of the phrase just before."""
    if before is None or before[0].head.sent.start != phrase.head.sent.start:
        return None
    other, held = before
    if _begins_clause(reading, phrase):
        return None  # "When Ann Lee was named as a delegate, a columnist of Acme said …"
    gap = reading.doc[min(other.last, phrase.first) : phrase.first]
    if len(gap) > 6 or any(token.lower_ not in _BRIDGES and token.pos_ not in ("PUNCT", "ADV") for token in gap):
        return None
    return Holding(
        held.holders, held.pattern + " shared" if not held.pattern.endswith(" shared") else held.pattern, held.anchor
    )


def _begins_clause(reading: Reading, phrase: RolePhrase) -> bool:
    """Whether "a columnist of Acme" has a verb of its own."""
    doc = reading.doc
    if doc[phrase.first].lower_ not in ("a", "an"):
        return False
    verb = phrase.last < len(doc) and doc[phrase.last].tag_ in ("VBD", "VBZ")
    return phrase.head.dep_ in ("nsubj", "nsubjpass") or (verb and doc[phrase.first - 1].text == ",")


def _chained(reading: Reading, phrase: RolePhrase) -> Holding | None:
    """ "Ann Lee (born 1950) is a well-known theologian, sometime professor at …": back over the
    coordinated nouns to the verb or the name that they are said of."""
    doc, start = reading.doc, max(phrase.head.sent.start, phrase.first - 24)
    at = phrase.first - 1
    if at >= start and phrase.word in ("professor", "fellow", "chair") and (chair := named(reading, doc[at])):
        at = reading.tokens(chair.span).start - 1
    while at > start and doc[at].pos_ in ("ADV", "DET"):
        at -= 1
    linked = doc[at].text in (",", "and", "-", "–") or doc[at].lemma_ in _COPULAS
    if at <= start or not linked or is_anothers(reading, phrase):
        return None
    while at > start:
        token = doc[at]
        if token.lemma_ in _COPULAS and token.pos_ in ("AUX", "VERB"):
            who = subject(token)
            holder = person_at(reading, who) if who is not None and not phrase.plural else None
            return Holding((holder,), "chain", token) if holder else None
        mention = reading.mention_at(token)
        if mention is not None and mention.kind == "Person":
            between = doc[at + 1].text in (",", "-", "–") and not phrase.plural
            return Holding((mention,), "chain", phrase.head) if between else None
        if token.text == ")":
            while at > start and doc[at].text != "(":
                at -= 1
        elif token.pos_ not in ("NOUN", "ADJ", "PROPN", "DET", "PUNCT", "CCONJ", "ADV", "ADP", "NUM", "PART") or (
            token.text in (";", ":", '"')
        ):
            return None
        at -= 1
    return None


def _described(reading: Reading, phrase: RolePhrase) -> Holding | None:
    """ "Ann Lee left early. The leader of the Blue Party said …": of a party, who was the subject just before,
    be it in the sentence before or, about a quotation, in the same one."""
    head = phrase.head
    if phrase.plural or phrase.word not in _ONLY or not any(body.kind == "Party" for body in phrase.bodies):
        return None
    if reading.doc[phrase.first].lower_ != "the" or head.dep_ != "nsubj":
        return None
    start = reading.doc[max(0, head.sent.start - 1)].sent.start
    quoted = False
    for token in reversed(reading.doc[start : phrase.first]):
        quoted ^= token.text in ('"', "“", "”")
        if not quoted and token.dep_ in ("nsubj", "nsubjpass"):
            who = reading.mention_at(token)
            return Holding((who,), "described", head) if who is not None and who.kind == "Person" else None
    return None
