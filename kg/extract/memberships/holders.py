"""Who a role phrase is about: "Ann Lee, leader of …", "leader Ann Lee", "she was elected leader"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.memberships.membership_clauses import EXPELLING, governor, passive, subject
from kg.extract.memberships.phrase_ends import is_anothers, is_means, is_told, past_place, past_titles
from kg.extract.memberships.phrase_gaps import past_brackets, past_dates
from kg.extract.memberships.referents import (
    body_at,
    list_after,
    list_before,
    list_from,
    named,
    past_title,
    people,
    person_at,
)
from kg.extract.memberships.role_bodies import past_town
from kg.extract.memberships.role_clauses import COPULAS, Holding, identified, is_there, posted, predicated
from kg.extract.memberships.role_phrases import RolePhrase
from kg.extract.name_words import KIN_NOUNS, ORG_NOUNS, POST_NOMINALS
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Mention

_BRIDGES = words(
    ", ; and later then also now currently formerly previously both as well a an the former ex - longtime one-time "
    "eventually subsequently still"
)


_ADVERBIAL = words("formerly previously currently now then once both all each")

#: Before a role these say that it is somebody else's.
_WHOSE = words("to of for under by")

#: What begins another clause, whatever the parse takes it for.
_CLAUSAL = words("before after until while when because although")

#: Roles of which a party has one.
_ONLY = words("leader chairman chairwoman chair president founder head")


def holding(reading: Reading, phrase: RolePhrase, before: tuple[RolePhrase, Holding] | None) -> Holding | None:
    """Who bears a role, or None; ``before`` is the phrase before it in the article, if it has a holder."""
    if is_there(phrase):
        return None
    return (
        _titled(reading, phrase)
        or _lettered(reading, phrase)
        or posted(reading, phrase)
        or predicated(reading, phrase)
        or identified(reading, phrase)
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
    lettered = reading.doc[phrase.title_end + 1 : phrase.title_end + 2].text.isupper()  # "Director of … (DPP) Ann Lee"
    end = past_brackets(reading.doc, phrase.title_end, len(reading.doc)) if lettered else phrase.title_end
    between = reading.mention_at(reading.doc[end]) if end < phrase.last else None
    end = phrase.last if between in phrase.bodies else end  # "Chairman PTI Ann Lee"
    at = past_title(reading, past_titles(reading, end))
    if at >= len(reading.doc):
        return None
    after = named(reading, reading.doc[at])
    if after is None:
        return None
    if phrase.plural:
        return Holding(list_from(reading, after), "title", phrase.head)
    return Holding((after,), "title", phrase.head)


def _lettered(reading: Reading, phrase: RolePhrase) -> Holding | None:
    """ "Ann Lee MP": letters of a legislator right behind a name."""
    if phrase.head.text not in POST_NOMINALS or phrase.first != phrase.head.i or phrase.first == 0:
        return None
    who = named(reading, reading.doc[phrase.first - 1])
    return Holding((who,), "title", phrase.head) if who is not None else None


def _listed(reading: Reading, phrase: RolePhrase) -> Holding | None:
    """ "the leaders of parties, including Ann Lee of …": those listed after a plural."""
    if not phrase.plural:
        return None
    doc, stop = reading.doc, min(phrase.head.sent.end, phrase.last + 14)
    for at in range(_past_clause(reading, phrase, stop), stop):
        relative = doc[at].lower_ in ("are", "were") and doc[at - 1].lower_ in ("who", "that")
        if relative:
            return None
        if doc[at].lower_ in ("including", "include", "like", "namely", "are", "were", ":") or (
            doc[at].lower_ == "as" and doc[at - 1].lower_ == "such"
        ):
            found = list_after(reading, at + 1, phrase.head.sent.end)
            if found:
                return Holding(found, "list", _expelling(reading, phrase) or phrase.head)
        if doc[at].pos_ in ("VERB", "AUX") and doc[at].lower_ not in ("including", "include", "are", "were"):
            return None
    return None


def _past_clause(reading: Reading, phrase: RolePhrase, stop: int) -> int:
    """The token behind what tells more of those of a role, where a list of them follows: "MPs who have not applied |
    include Ann Lee", "MPs standing now | are Ann Lee"; the end of the phrase where none does."""
    doc, at = reading.doc, phrase.last
    told = doc[at : at + 1].text in ("who", "that") or (at < stop and doc[at].tag_ == "VBG" and doc[at].dep_ == "acl")
    listing = (i for i in range(at + 1, stop - 1) if doc[i].lower_ in ("include", "are", "were"))
    first = next((i for i in listing if named(reading, doc[past_title(reading, i + 1)])), None) if told else None
    return first if first is not None else at


def _expelling(reading: Reading, phrase: RolePhrase) -> Token | None:
    """The verb by which an organisation puts out those whom a role phrase tells of: "expelled three of its members"."""
    verb = governor(phrase.head)
    by = subject(verb) if verb.lemma_ in EXPELLING and not passive(verb) else None
    body = body_at(reading, by) if by is not None else None
    told = body is not None and any(body.name == one.name for one in phrase.bodies)
    return verb if told and phrase.head.i > verb.i else None


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
    who = named(reading, doc[past_title(reading, at + 1)])
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
    """ "Ann Lee, leader of …", also with brackets between; for a plural, "Ann Lee, one of the leaders of …", or the
    list before it."""
    doc, start = reading.doc, phrase.head.sent.start
    at = phrase.first - 1
    single = doc[max(at - 1, start) : at + 1].text.lower() == "one of"
    at -= 2 if single else 0
    while at > start and doc[at].lower_ in _ADVERBIAL:
        at -= 1
    beside = at >= start and doc[phrase.first].lower_ == "the" and bool(phrase.bodies) and phrase.first == at + 1
    if at < start or is_anothers(reading, phrase):
        return None
    if beside and (who := named(reading, doc[at])) is not None:  # "met Ann Lee the president of Acme"
        return Holding((who,), "apposition", phrase.head)
    if doc[at].text not in (",", "–", "—", "-", "("):
        return None
    at -= 1
    if at >= start and doc[at].text in (")", "]"):
        while at > start and doc[at].text not in ("(", "["):
            at -= 1
        at -= 1
    who = named(reading, doc[at]) if at >= start else None
    if who is None:
        return None
    if phrase.plural and not single:
        others = list_before(reading, who, start)
        return Holding((*others, who), "apposition", phrase.head) if others else None
    return Holding((who,), "apposition", phrase.head)


def _followed(reading: Reading, phrase: RolePhrase) -> Holding | None:
    """ "the leader of … (ABC), Ann Lee, said", "two members of …, Ann Lee and Bob Orr, said"; at the start of a
    sentence also "A member of …, she …"."""
    doc, end = reading.doc, phrase.head.sent.end
    behind = past_brackets(doc, phrase.last, end)
    at = past_place(reading, past_titles(reading, behind), end)
    if at + 1 >= end or doc[at].text not in (",", "–", "—"):
        return None
    first = past_title(reading, at + 1)
    who = person_at(reading, doc[first])
    if who is None:
        return None
    after = reading.tokens(who.span).end
    if is_told(reading, after):
        return None
    closed = after >= end or doc[after].pos_ == "PUNCT"
    opening = phrase.first <= phrase.head.sent.start + 1
    if not closed and is_means(reading, phrase):
        return None
    title = phrase.head.is_title and not phrase.bodies and doc[phrase.first].is_title  # "told Mayor, Ann Lee, to"
    if who.kind == "Person" and doc[first].pos_ != "PRON" and (closed or opening or title):
        several = people(reading, reading.tokens(who.span).root) if phrase.plural else ()
        return Holding(several or (who,), "apposition after", phrase.head)
    return Holding((who,), "opening", phrase.head) if opening else None


def _inherited(reading: Reading, phrase: RolePhrase, before: tuple[RolePhrase, Holding] | None) -> Holding | None:
    """ "Ann Lee, founder of … and chairman of …": the holder of the phrase just before."""
    if before is None or before[0].head.sent.start != phrase.head.sent.start:
        return None
    other, held = before
    if reading.doc[phrase.first - 1].lower_ in _WHOSE or _begins_clause(reading, phrase):
        # "a secretary to the president of Acme"; "When Ann Lee was named as a delegate, a columnist of Acme said …"
        return None
    behind = _past_charge(reading, other.last, phrase.first)
    if phrase.plural and len(held.holders) == 1:  # "Ann Lee, the president, and two deputies"
        return None
    gap = reading.doc[min(_past_asides(reading, behind, phrase.first), phrase.first) : phrase.first]
    if len(gap) > 6 or any(token.lower_ not in _BRIDGES and token.pos_ not in ("PUNCT", "ADV") for token in gap):
        return None
    return Holding(
        held.holders, held.pattern + " shared" if not held.pattern.endswith(" shared") else held.pattern, held.anchor
    )


def _past_charge(reading: Reading, at: int, stop: int) -> int:
    """The token behind what somebody is in charge of, in plain words: "of the public accounts committee"."""
    doc, end = reading.doc, at
    while end < stop and doc[end].text.islower() and doc[end].pos_ not in ("PUNCT", "CCONJ"):
        end += 1
    charged = at < end < stop and doc[at].lower_ == "of" and doc[end].lower_ in ("and", "&")
    return end if charged else at


def _past_asides(reading: Reading, at: int, stop: int) -> int:
    """The token behind what is told of an organisation that a role is in: where it is, since when and until when, and
    what it is, "at Acme, Merrow, from 2000 to 2001" or "of Acme, a tent company"."""
    doc = reading.doc
    while at < stop:
        past = past_brackets(doc, past_town(reading, past_dates(doc, at, stop), stop), stop)
        if past == at and doc[at].text == "," and doc[at + 1].lower_ in ("a", "an", "the"):
            past = at + 2
            while past < stop and doc[past].pos_ in ("NOUN", "ADJ", "PROPN", "PUNCT") and doc[past].text != ",":
                past += 1
            past = past if doc[past - 1].lower_ in ORG_NOUNS else at
        if past == at:
            break
        at = past
    return at


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
    linked = doc[at].text in (",", "and", "-", "–") or doc[at].lemma_ in COPULAS
    if at <= start or not linked or is_anothers(reading, phrase):
        return None
    while at >= start:
        token = doc[at]
        if token.lemma_ in COPULAS and token.pos_ in ("AUX", "VERB"):
            who = subject(token)
            holder = person_at(reading, who) if who is not None and not phrase.plural else None
            return Holding((holder,), "chain", token) if holder else None
        mention = reading.mention_at(token)
        if mention is not None and _is_kin(reading, mention):
            at = reading.tokens(mention.span).start - 1
            continue
        if mention is not None and mention.kind == "Person":
            between = doc[at + 1].text in (",", "-", "–") and not phrase.plural
            return Holding((mention,), "chain", phrase.head) if between else None
        if token.text == ")":
            while at > start and doc[at].text != "(":
                at -= 1
        elif token.pos_ not in ("NOUN", "ADJ", "PROPN", "DET", "PUNCT", "CCONJ", "ADV", "ADP", "NUM", "PART") or (
            token.text in (";", ":", '"') or token.lower_ in _CLAUSAL
        ):
            return None
        at -= 1
    return None


def _is_kin(reading: Reading, who: Mention) -> bool:
    """Whether a person is only told of as whose kin somebody is: "is the wife of Bob Orr and a member of Acme"."""
    tokens = reading.tokens(who.span)
    before, after = reading.doc[max(tokens.start - 2, 0) : tokens.start], reading.doc[tokens.end : tokens.end + 1].text
    return len(before) == 2 and before[1].lower_ == "of" and before[0].lower_ in KIN_NOUNS and after == "and"


def _described(reading: Reading, phrase: RolePhrase) -> Holding | None:
    """ "Ann Lee left early. The leader of the Blue Party said …": of a party, who was the subject just before,
    be it in the sentence before or, about a quotation, in the same one."""
    head = phrase.head
    parties = (reading.article.text[slice(*body.span)] for body in phrase.bodies if body.kind == "Party")
    if phrase.plural or phrase.word not in _ONLY or all(text.lower() == "party" for text in parties):
        return None
    if reading.doc[phrase.first].lower_ != "the" or head.dep_ != "nsubj":
        return None
    start = reading.doc[max(0, head.sent.start - 1)].sent.start
    quoted = False
    for token in reversed(reading.doc[start : phrase.first]):
        quoted ^= token.text in ('"', "“", "”")
        if not quoted and token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ in ("ROOT", "conj"):
            who = reading.mention_at(token)
            return Holding((who,), "described", head) if who is not None and who.kind == "Person" else None
    return None
