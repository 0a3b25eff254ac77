"""Who a role phrase is about: "Ann Lee, leader of …", "leader Ann Lee", "she was elected leader"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.memberships.membership_clauses import objects, passive, subject
from kg.extract.memberships.role_phrases import RolePhrase
from kg.extract.memberships.roles import words
from kg.extract.reading import Reading
from kg.model import Mention

#: Pronouns for one person. Without an antecedent they are unnamed, and never a node of the graph.
PERSONAL = words("i he she him her me his my")

_RELATIVE = words("who whom that which")

#: Verbs whose object or attribute is what the subject (of a passive: what its subject) is made.
_MAKING = words(
    "be become remain stay elect appoint name make choose nominate select pick install swear confirm designate "
    "declare crown proclaim call serve vote promote hire continue return rise get"
)

#: After "as": "served as chairman", "joined Acme as chairman"; of a transitive verb, the object is meant.
_GIVING = words(
    "appoint elect name choose nominate select pick install hire recruit designate confirm fire dismiss sack "
    "oust promote tap endorse employ engage"
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
    return (
        _titled(reading, phrase)
        or _predicated(reading, phrase)
        or _listed(reading, phrase)
        or _labelled(reading, phrase)
        or _preceded(reading, phrase)
        or _followed(reading, phrase)
        or _inherited(reading, phrase, before)
        or _chained(reading, phrase)
        or _described(reading, phrase)
    )


def person_at(reading: Reading, token: Token, depth: int = 4) -> Mention | None:
    """The person whom a token names or stands for; a personal pronoun without antecedent is unnamed.

    A common noun is followed to the name that it is said of: "Ann Lee is a lawyer who joined …"."""
    mention = reading.mention_at(token)
    if mention is not None:
        return mention if mention.kind in ("Person", "Unnamed") else None
    if token.lower_ in PERSONAL and token.pos_ == "PRON":
        return Mention("Unnamed", (token.idx, token.idx + len(token)), token.text)
    if token.pos_ == "NOUN" and (told := _appended(reading, token)) is not None:
        return told
    above = said_of(token) if depth else None
    found = person_at(reading, above, depth - 1) if above is not None else None
    if found is None and token.pos_ == "PROPN":  # a name of which only the first part was found
        return next((who for child in token.lefts if (who := _named(reading, child))), None)
    return found


def _appended(reading: Reading, token: Token) -> Mention | None:
    """The name that is told after a noun: "your sister, Ann Lee, was"."""
    return next((who for child in token.children if child.dep_ == "appos" and (who := _named(reading, child))), None)


def body_at(reading: Reading, token: Token, depth: int = 4) -> Mention | None:
    """The party or organisation that a token names or stands for, also through "which" or "a firm led by"."""
    mention = reading.mention_at(token)
    if mention is not None:
        return mention if mention.kind in ("Organization", "Party") else None
    above = said_of(token) if depth else None
    return body_at(reading, above, depth - 1) if above is not None else None


def said_of(token: Token) -> Token | None:
    """What a relative pronoun or a common noun is said of: the noun before a relative clause, the
    subject of "X is a lawyer", the name in "X, a lawyer"."""
    if token.lower_ in _RELATIVE:
        before = token.nbor(-1) if token.i > token.sent.start else token
        if before.text == "," and before.i > token.sent.start and before.nbor(-1).pos_ == "PROPN":
            return before.nbor(-1)
        clause = _relative(token)
        return clause.head if clause is not None else None
    if token.pos_ != "NOUN":
        return None
    if token.dep_ == "attr" and token.head.lemma_ in ("be", "become", "remain"):
        return subject(token.head)
    if token.dep_ in ("appos", "conj"):
        return token.head
    return None


def _relative(token: Token) -> Token | None:
    at = token.head
    for _ in range(3):
        if at.dep_ == "relcl":
            return at
        at = at.head
    return None


def _named(reading: Reading, token: Token) -> Mention | None:
    mention = reading.mention_at(token)
    return mention if mention is not None and mention.kind == "Person" and token.pos_ != "PRON" else None


def people(reading: Reading, token: Token) -> tuple[Mention, ...]:
    """The persons at a token and those coordinated with it ("Ann Lee and Bob Orr")."""
    found = [person_at(reading, token)]
    found += [_named(reading, other) for other in token.conjuncts if other.i > token.i]
    return tuple(mention for mention in found if mention)


def _titled(reading: Reading, phrase: RolePhrase) -> Holding | None:
    """ "party leader Ann Lee", "leaders Ann Lee and Bob Orr"."""
    if phrase.title_end >= len(reading.doc):
        return None
    after = _named(reading, reading.doc[phrase.title_end])
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
        verb, pattern = _verb_above(verb), "as"
        given = verb.lemma_ in _GIVING and not passive(verb)
        if verb.lemma_ in _DESCRIBING:
            return None
    elif top.dep_ in ("attr", "oprd", "dobj", "acomp") and verb.lemma_ in _MAKING:
        given = verb.lemma_ in _GIVING and not passive(verb)
    elif top.dep_ == "ROOT":
        return None
    else:
        return None
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    if given:
        found = [people(reading, other) for other in objects(verb) if other is not top]
        holders = next((each for each in found if each), ())
    if not given or not holders:
        who = subject(verb)
        holders = people(reading, who) if who is not None else ()
    if not holders or (phrase.plural and len(holders) == 1 and top is phrase.head and holders[0].kind != "Unnamed"):
        return None
    before: tuple[Mention, ...] = ()
    if pattern == "as" and verb.lemma_ in _FOLLOWING and not passive(verb):
        before = tuple(who for other in objects(verb) for who in people(reading, other))
    return Holding(holders, pattern, verb, before)


def _verb_above(token: Token) -> Token:
    at = token.head
    for _ in range(3):
        if at.pos_ in ("VERB", "AUX") or at.head is at:
            break
        at = at.head
    return at


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
            found = _list_after(reading, at + 1, phrase.head.sent.end)
            if found:
                return Holding(found, "list", phrase.head)
        if doc[at].pos_ in ("VERB", "AUX") and doc[at].lower_ not in ("including", "include", "are", "were"):
            return None
    return None


def _labelled(reading: Reading, phrase: RolePhrase) -> Holding | None:
    """ "* Deputy premier and finance minister: Ann Lee": a label at the beginning of a line, its name behind it."""
    doc, at = reading.doc, phrase.title_end
    while at < min(len(doc) - 1, phrase.title_end + 8) and doc[at].pos_ in ("NOUN", "PROPN", "ADJ", "CCONJ", "ADP"):
        at += 1
    if at + 1 >= len(doc) or doc[at].text != ":" or phrase.head.is_upper or not _opens_line(reading, phrase.first):
        return None
    who = _named(reading, doc[at + 1])
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


def _list_after(reading: Reading, at: int, end: int) -> tuple[Mention, ...]:
    """The persons of a list, up to the next verb; none where it does not begin with one."""
    doc = reading.doc
    found: list[Mention] = []
    for token in doc[at:end]:
        if token.pos_ in ("VERB", "AUX") or token.text in (";", ":") or (token.i > at + 5 and not found):
            break
        who = _named(reading, token)
        if who is not None and who not in found:
            found.append(who)
    return tuple(found)


def _preceded(reading: Reading, phrase: RolePhrase) -> Holding | None:
    """ "Ann Lee, leader of …", also with brackets between; for a plural, the list before it."""
    doc, start = reading.doc, phrase.head.sent.start
    at = phrase.first - 1
    while at > start and doc[at].lower_ in _ADVERBIAL:
        at -= 1
    if at < start or doc[at].text not in (",", "–", "—", "-", "("):
        return None
    at -= 1
    if at >= start and doc[at].text in (")", "]"):
        while at > start and doc[at].text not in ("(", "["):
            at -= 1
        at -= 1
    who = _named(reading, doc[at]) if at >= start else None
    if who is None:
        return None
    if phrase.plural:
        return Holding((*list_before(reading, who, start), who), "apposition", phrase.head)
    return Holding((who,), "apposition", phrase.head)


def list_before(reading: Reading, last: Mention, start: int) -> list[Mention]:
    """The persons listed before a name: "Ann Lee, Bob Orr and" it."""
    found: list[Mention] = []
    at = reading.tokens(last.span).start - 1
    while at > start and reading.doc[at].text in (",", "and", "&"):
        who = _named(reading, reading.doc[at - 1])
        if who is not None:
            found.insert(0, who)
            at = reading.tokens(who.span).start - 1
        elif reading.doc[at - 1].text == ",":
            at -= 1
        else:
            break
    return found


def _followed(reading: Reading, phrase: RolePhrase) -> Holding | None:
    """ "the leader of …, Ann Lee, said"; at the start of a sentence also "A member of …, she …"."""
    doc, end = reading.doc, phrase.head.sent.end
    at = phrase.last
    if at + 1 >= end or doc[at].text not in (",", "–", "—"):
        return None
    who = person_at(reading, doc[at + 1])
    if who is None:
        return None
    after = reading.tokens(who.span).end
    closed = after >= end or doc[after].pos_ == "PUNCT"
    opening = phrase.first <= phrase.head.sent.start + 1
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
    if at >= start and phrase.word in ("professor", "fellow", "chair") and (chair := _named(reading, doc[at])):
        at = reading.tokens(chair.span).start - 1
    while at > start and doc[at].pos_ in ("ADV", "DET"):
        at -= 1
    if at <= start or not (doc[at].text in (",", "and", "-", "–") or doc[at].lemma_ in _COPULAS):
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
