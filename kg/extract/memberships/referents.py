"""Which person or organisation a token names or stands for."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.memberships.membership_clauses import subject
from kg.extract.memberships.phrase_gaps import past_brackets
from kg.extract.memberships.roles import is_role
from kg.extract.name_words import PERSON_NOUNS
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Mention

#: Pronouns for one person. Without an antecedent they are unnamed, and never a node of the graph.
PERSONAL = words("i he she him her me his my")

#: Tags of verbs that make a clause.
_FINITE = ("VBD", "VBZ", "VBP", "MD")

_RELATIVE = words("who whom that which")

#: What spaCy calls names that are nobody's.
_NO_PERSON = words("GPE LOC NORP FAC DATE EVENT LAW LANGUAGE PRODUCT WORK_OF_ART")


def person_at(reading: Reading, token: Token, depth: int = 4) -> Mention | None:
    """The person whom a token names or stands for; a personal pronoun without antecedent is unnamed.

    A common noun is followed to the name that it is said of: "Ann Lee is a lawyer who joined …"."""
    mention = reading.mention_at(token)
    if mention is not None:
        return mention if mention.kind in ("Person", "Unnamed") else None
    if token.lower_ in PERSONAL and token.pos_ == "PRON":
        return Mention("Unnamed", (token.idx, token.idx + len(token)), token.text)
    if token.pos_ in ("NOUN", "NUM") and (told := _appended(reading, token)) is not None:
        return told
    above = said_of(token) if depth else None
    found = person_at(reading, above, depth - 1) if above is not None else None
    if found is None and token.pos_ == "PROPN":  # a name of which only the first part was found
        return next((who for child in token.lefts if (who := named(reading, child))), None) or _surname(reading, token)
    return found


def _surname(reading: Reading, token: Token) -> Mention | None:
    """The bare surname at a token that was taken for no name, where it is the subject of its clause: a text may
    speak of somebody whom it has not introduced."""
    first = token
    while first.i > token.sent.start and first.nbor(-1).dep_ == "compound" and first.nbor(-1).head == token:
        first = first.nbor(-1)
    words = reading.doc[first.i : token.i + 1]
    if token.dep_ not in ("nsubj", "nsubjpass") or reading.mentions_within(words):
        return None
    if any(not word.is_title or not word.is_alpha for word in words):
        return None
    behind_year = len(words) == 1 and token.i > 0 and token.nbor(-1).like_num and token.tag_ == "NNP"  # "In 1921 Lee"
    if not behind_year and any(word.ent_type_ in _NO_PERSON for word in words):
        return None
    return Mention("Person", (words.start_char, words.end_char), words.text)


def _appended(reading: Reading, token: Token) -> Mention | None:
    """The name that is told after a noun: "your sister, Ann Lee, was"."""
    behind = token.doc[token.i + 1 : token.i + 2]
    beside = token.lower_ in PERSON_NOUNS and token.tag_ == "NN"  # "her protégé Ann Lee"
    if beside and behind and (who := named(reading, behind[0])) is not None:
        return who
    told = (child for child in token.children if child.dep_ == "appos")  # "her husband, the poet Ann Lee"
    found = (named(reading, each) for child in told for each in (child, *child.children) if each.dep_ == "appos")
    return next(filter(None, found), None)


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
    if token.dep_ in ("attr", "conj") and token.head.lemma_ in ("be", "become", "remain"):
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


def named(reading: Reading, token: Token) -> Mention | None:
    mention = reading.mention_at(token)
    return mention if mention is not None and mention.kind == "Person" and token.pos_ != "PRON" else None


def people(reading: Reading, token: Token) -> tuple[Mention, ...]:
    """The persons at a token, those coordinated with it ("Ann Lee and Bob Orr"), and with a name that is told after
    it ("two of them, Ann Lee and Bob Orr")."""
    found = [person_at(reading, token)]
    told = [child for child in token.children if child.dep_ == "appos" and named(reading, child)]
    found += [_named_too(reading, other) for one in (token, *told) for other in one.conjuncts if other.i > one.i]
    return tuple(mention for mention in found if mention)


def _named_too(reading: Reading, token: Token) -> Mention | None:
    """The person whom a coordinated noun names, or whose name is told after it: "she and her brother, Bob Orr,"."""
    who = named(reading, token)
    return who if who is not None or token.pos_ != "NOUN" else _appended(reading, token)


def list_from(reading: Reading, first: Mention) -> tuple[Mention, ...]:
    """A person and those listed behind, what stands in brackets aside: "Ann Lee (Oslo), Bob Orr and Eve Noth"."""
    doc, found = reading.doc, [first]
    tokens = reading.tokens(first.span)
    end = tokens.sent.end
    while True:
        at = joint = past_brackets(doc, tokens.end, end)
        while at < end and doc[at].text in (",", "and", "&"):
            at += 1
        behind = past_title(reading, at)
        who = named(reading, doc[behind]) if joint < behind < end else None
        if who is None or _owns(reading, who):
            told = people(reading, reading.tokens(first.span).root)
            return tuple(dict.fromkeys((*found, *_before_office(reading, told, tokens.end))))
        if any(map(is_role, doc[at:behind])):
            return tuple(found)
        found.append(who)
        tokens = reading.tokens(who.span)


def _before_office(reading: Reading, told: tuple[Mention, ...], at: int) -> Iterator[Mention]:
    """The persons of a list up to the first, behind a token, who has an office of his own: "MPs Ann Lee of Oslo and Bob
    Orr, and Mayor Eve Noth"."""
    for who in told:
        first = _before_title(reading, who)
        if first > at and any(map(is_role, reading.doc[first - 1 : reading.tokens(who.span).start])):
            return
        yield who


def list_before(reading: Reading, last: Mention, start: int) -> list[Mention]:
    """The persons listed before a name: "Ann Lee, Senator Bob Orr and" it."""
    found: list[Mention] = []
    at = _before_title(reading, last) - 1
    while at > start and reading.doc[at].text in (",", "and", "&"):
        who = named(reading, reading.doc[at - 1])
        if who is not None:
            found.insert(0, who)
            at = _before_title(reading, who) - 1
        elif reading.doc[at - 1].text == ",":
            at -= 1
        else:
            break
    return found


def _before_title(reading: Reading, who: Mention) -> int:
    """The first token of a name with the title before it."""
    start = reading.tokens(who.span).start
    title = who.title.split() if who.title else []
    written = [token.text for token in reading.doc[max(start - len(title), 0) : start]]
    return start - len(title) if title and written == title else start


def past_title(reading: Reading, at: int) -> int:
    """The token behind the title of the person whose name follows it, "Dr." before Ann Lee; the same token without."""
    for first in range(at + 1, min(at + 5, len(reading.doc))):
        who = named(reading, reading.doc[first])
        if who is not None:
            return first if _before_title(reading, who) <= at else at
    return at


def titled(reading: Reading, at: int, end: int) -> list[Mention]:
    """The persons listed from a token on with their titles: "Chairman Ann Lee, Artistic Director Bob Orr and"; up to
    what is neither a name nor a part of a title."""
    found: list[Mention] = []
    for token in reading.doc[at:end]:
        who = named(reading, token)
        if who is not None and not _owns(reading, who):
            behind = reading.doc[reading.tokens(who.span).end :][:1]
            if behind and behind[0].pos_ == "NOUN":  # "by the Lee family"
                break
            found += [who] if who not in found else []
        elif reading.mention_at(token) is not None or not (token.text in (",", "and", "&") or _in_title(token)):
            break
    return found


def _in_title(token: Token) -> bool:
    large = token.text[:1].isupper() or token.lower_ in ("its", "the")
    return large and token.pos_ in ("PROPN", "ADJ", "NOUN", "DET")


def list_after(reading: Reading, at: int, end: int) -> tuple[Mention, ...]:
    """The persons of a list, up to the next verb; none where it does not begin with one."""
    doc = reading.doc
    found: list[Mention] = []
    for token in doc[at:end]:
        if token.pos_ in ("VERB", "AUX") or token.text in (";", ":") or (token.i > at + 5 and not found):
            break
        who = named(reading, token)
        if who is not None and who not in found and not _owns(reading, who):
            found.append(who)
    return tuple(found)


def _owns(reading: Reading, who: Mention) -> bool:
    """Whether not the person is listed but something or somebody of theirs: "Ann Lee's brother, Bob Orr"."""
    end = reading.tokens(who.span).end
    return end < len(reading.doc) and reading.doc[end].tag_ == "POS"


def is_short_form(word: str, name: str) -> bool:
    """Whether a word is made of the initials, or of the capitals, of a name."""
    initials = "".join(part[0] for part in name.replace("-", " ").split() if part[0].isalpha()).upper()
    capitals = "".join(letter for letter in name if letter.isupper())
    return len(word) > 1 and word in (initials, capitals)


def company(reading: Reading, verb: Token, who: Token) -> list[Mention]:
    """Those named before a verb as doing it with its subject: "Together with Bob Orr, Ann Lee founded",
    "Ann Lee with Bob Orr joined"."""
    doc, found = reading.doc, list[Mention]()
    for link in doc[verb.sent.start : verb.i]:
        if link.lower_ != "with" or link.i == 0:
            continue
        before = doc[link.i - 1]
        if before != who and before.lower_ not in ("together", "along"):
            continue
        if any(token.tag_ in _FINITE and token.head != verb for token in doc[link.i + 1 : verb.i]):
            continue  # they do what another verb says
        for token in doc[link.i + 1 : verb.i]:
            if token.pos_ in ("VERB", "AUX") or token == who or (token.head == who and token.dep_ == "compound"):
                break
            mention = reading.mention_at(token)
            if mention is not None and mention.kind == "Person" and mention not in found:
                found.append(mention)
    return found
