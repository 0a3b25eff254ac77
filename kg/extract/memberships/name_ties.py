"""Ties that stand beside a name: "Ann Lee of Acme", "Ann Lee (R-Tex.)", "Labour's Ann Lee", "her Blue Party"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.memberships import party_ties
from kg.extract.memberships.referents import is_short_form, list_before, list_from, people, person_at
from kg.extract.memberships.role_bodies import GENERIC, listed
from kg.extract.memberships.roles import is_role
from kg.extract.memberships.ties import Tie
from kg.extract.name_words import PARTY_LETTERS, PERSON_NOUNS
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Mention, Predicate

#: Nouns between a party and a person that tie them only loosely.
_LOOSE = words("donor backer supporter ally voter fundraiser megadonor contributor sympathiser sympathizer")

#: Heads that a party's name before them stands for itself: "his Blue Party colleagues".
_FELLOWS = words("party colleague faction wing caucus group comrade government")

#: What follows "all" and "both" where they tell whose people those before them are.
_LISTED = words("of from members representatives")

_LETTER = re.compile(r"\s*[(\[,]\s*([RDL])(?:\s?[-–—]\s?[A-Z]|\s*[)\]])")

#: What stands in a caption beside "(R)" for right, and how far from it, in characters.
_SIDES = re.compile(r"[(\[](?:[LC]|left|center|centre)[)\]]")
_CAPTION = 200

#: Endings of nouns that tell what somebody does, and nouns that end so and tell of no person.
_AGENTS = ("er", "or", "ist", "ian", "man", "woman", "ant", "ee")
_NO_AGENTS = words("""
    center newsletter chapter number quarter newspaper paper letter dinner offer order powder cover career tower theater
    poster computer server banner floor error color restaurant committee list
    """)

#: Nouns between an organisation and a person that say the contrary of a tie.
_OUTSIDERS = words(
    "critic author co-author novelist rival opponent victim fan star foe enemy watcher alumnus alumna graduate student "
    "dropout legend protester suspect hacker leaker whistleblower defendant plaintiff customer patient caller winner "
    "laureate"
)


def find(reading: Reading) -> Iterator[Tie]:
    """The ties beside the names of an article."""
    for mention in reading.names:
        if mention.kind == "Person":
            tokens = reading.tokens(mention.span)
            yield from _after(reading, mention, tokens[-1])
            yield from _before(reading, mention, tokens[0])
            yield from _at_whose(reading, mention, tokens[0])
        elif mention.kind in ("Party", "Organization"):
            tokens = reading.tokens(mention.span)
            yield from _owned(reading, mention, tokens[0])
            if mention.kind == "Party":
                yield from party_ties.find(reading, mention, tokens)


def beside(reading: Reading, who: Mention, links: tuple[str, ...]) -> Mention | None:
    """The party or organisation behind a name and one of these words: "Ann Lee of Acme", "Ann Lee (Acme)"."""
    last = reading.tokens(who.span)[-1]
    link, body = _behind(reading, last)
    return body if link in links else None


def _behind(reading: Reading, last: Token) -> tuple[str, Mention | None]:
    """The word after a name, and the party or organisation that follows it."""
    doc, at = reading.doc, last.i + 2
    while at < len(doc) and _led_past(reading, doc[at]):
        at += 1
    body = reading.mention_at(doc[at]) if at < len(doc) else None
    link = doc[last.i + 1].lower_ if last.i + 1 < len(doc) else ""
    return link, body if body is not None and body.kind in ("Organization", "Party") else None


def _after(reading: Reading, who: Mention, last: Token) -> Iterator[Tie]:
    letter = _LETTER.match(reading.article.text, who.span[1])
    if letter is not None and not _is_side(reading.article.text, letter):
        found = reading.mention_at(reading.tokens(letter.span(1))[0])
        lettered = found is not None and found.kind == "Party"
        party = found if found is not None and lettered else Mention("Party", letter.span(1), PARTY_LETTERS[letter[1]])
        yield Tie(who, "memberOf", party, "party letter", last)
        return
    link, body = _behind(reading, last)
    predicate: Predicate = "memberOf" if body is not None and body.kind == "Party" else "affiliatedWith"
    if link == ",":
        yield from _in_force(reading, who, last)
        yield from _called_after(reading, who, last)
        yield from _of_after(reading, who, last)
        yield from _all_of(reading, who, last)
    elif body is not None and link == "(":
        end = reading.tokens(body.span).end
        dateline = reading.doc[end + 1 : end + 2].text in ("-", "–", "—")  # "OSLO (Acme) - "
        if is_short_form(reading.article.text[slice(*body.span)], who.name):
            return
        if reading.doc[end : end + 1].text in (")", ",", "-", "/") and not (dateline and who.name.isupper()):
            yield Tie(who, predicate, body, "brackets", last)
    elif body is not None and link in ("of", "from", "at", "with") and not (link == "at" and _is_court(body)):
        beside_it = _with_whom(reading, who) if link == "of" or _governs(reading, who, last) else None
        holders = _by(reading, who) if link == "at" and beside_it is None else beside_it
        for one in listed(reading, body) if holders is not None else ():
            for each in (*(holders or ()), who):
                yield Tie(each, predicate, one, f"name {link}", last)


def _is_court(body: Mention) -> bool:
    """Whether those who are "at" a body are mostly there for a case of theirs."""
    return body.name.rpartition(" ")[2] in ("Court", "Courts", "Tribunal")


def _in_force(reading: Reading, who: Mention, last: Token) -> Iterator[Tie]:
    """ "Captain Ann Lee, United States Marine Corps, …"."""
    doc = reading.doc
    force = reading.mention_at(doc[last.i + 2]) if last.i + 2 < len(doc) else None
    if force is None or force.kind != "Organization" or force.name.split()[-1] not in _FORCES:
        return
    if doc[reading.tokens(force.span).end : reading.tokens(force.span).end + 1].text in (",", ".", ";", ")"):
        yield Tie(who, "memberOf", force, "name of", last)


#: Last words of names of armed forces.
_FORCES = frozenset("Army Navy Corps Force Guard Marines Reserve Police USN USAF USMC USNR".split())


def _is_side(text: str, letter: re.Match[str]) -> bool:
    """Whether a letter in a caption tells where somebody stands, left or right: "Ann Lee (L) and Bob Orr (R)"."""
    near = text[max(0, letter.start() - _CAPTION) : letter.end() + _CAPTION]
    return text[letter.end() - 1] in ")]" and (
        letter[1] == "L" or (letter[1] == "R" and _SIDES.search(near) is not None)
    )


def _with_whom(reading: Reading, who: Mention) -> list[Mention]:
    """Those listed before a name who are called the same: "two lawmakers, Ann Lee and Bob Orr of the Blue Party"."""
    found = list_before(reading, who, 0)
    at = reading.tokens(found[0].span).start - 1 if found else -1
    called = reading.doc[at - 1] if at > 0 and reading.doc[at].text in (",", ":") else reading.doc[max(at, 0)]
    return found if found and called.tag_ == "NNS" and called.lemma_.lower() in PERSON_NOUNS else []


def _governs(reading: Reading, who: Mention, last: Token) -> bool:
    """Whether the preposition after a name hangs on it, not on a verb."""
    return reading.mention_at(last.nbor(1).head) is who


def _led_past(reading: Reading, token: Token) -> bool:
    """Whether a token may stand between "of" and an organisation: "the rock band Redwood", "Utah's Grain Board"."""
    mention = reading.mention_at(token)
    if mention is not None:
        return mention.kind == "Place"
    told = token.pos_ == "NOUN" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in GENERIC  # "the law firm"
    return told or token.pos_ in ("DET", "ADJ") or token.tag_ == "POS" or token.lower_ in GENERIC


def _by(reading: Reading, who: Mention) -> list[Mention] | None:
    """The names listed before one that stands after "by" or "under" ("designed by Ann Lee and Bob Orr at
    Acme"), or None where no such word stands there."""
    before = list_before(reading, who, reading.tokens(who.span).sent.start)
    first = reading.tokens((before[0] if before else who).span).start
    return before if first > 0 and reading.doc[first - 1].lower_ in ("by", "under") else None


def _at_whose(reading: Reading, who: Mention, first: Token) -> Iterator[Tie]:
    """ "studied at Halden University under Ann Lee", "designed in 1999 at Acme by Ann Lee and Bob Orr"."""
    doc, start, at = reading.doc, first.sent.start, first.i - 1
    while at > start and doc[at].pos_ in ("NOUN", "PROPN", "ADJ") and reading.mention_at(doc[at]) is None:
        at -= 1  # "under professor Ann Lee"
    link, at = doc[at].lower_, at - 1
    while at > start and (doc[at].lower_ == "in" or doc[at].like_num):
        at -= 1
    body = reading.mention_at(doc[at]) if link in _WHOSE else None
    if body is None or body.kind != "Organization":
        return
    before = reading.tokens(body.span).start - 1
    before -= doc[max(before, 0)].pos_ == "DET"
    verb = next((token for token in reversed(doc[start : max(before, start)]) if token.pos_ == "VERB"), None)
    if verb is not None and verb.lemma_ in _WHOSE[link] and doc[before].lower_ in ("at", "from"):
        for one in list_from(reading, who) if link == "by" else (who,):
            yield Tie(one, "affiliatedWith", body, f"name {link}", first)


#: What is done at an organisation under, or by, somebody who belongs to it.
_WHOSE = {
    "under": words("study graduate train educate learn"),
    "by": words("create develop design invent discover build devise formulate pioneer"),
}


def _called_after(reading: Reading, who: Mention, last: Token) -> Iterator[Tie]:
    """ "Ann Lee, a Texas Republican, …"."""
    doc, at = reading.doc, last.i + 2
    if doc[at : at + 2].text.lower() == "one of":
        at += 2
    if at >= len(doc) or doc[at].lower_ not in ("a", "an", "fellow", "the"):
        return
    for token in doc[at + 1 : at + 5]:
        mention = reading.mention_at(token)
        if mention is not None and mention.kind == "Party" and token.pos_ != "PRON":
            after = doc[reading.tokens(mention.span).end : reading.tokens(mention.span).end + 1]
            if not after or after[0].pos_ in ("PUNCT", "ADP", "PRON", "VERB", "SCONJ", "CCONJ"):
                yield Tie(who, "memberOf", mention, "called", last)
            return
        if token.lower_ == "from" and token.i > at + 1:
            yield from _of_party(reading, who, token, last)
            return
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "ADV", "NUM", "PUNCT") or token.text in (",", "(", "."):
            return


def _of_party(reading: Reading, who: Mention, link: Token, last: Token) -> Iterator[Tie]:
    """ "Ann Lee, a farmer from the ruling Blue Party, …"."""
    at = link.i + 1
    while at < len(reading.doc) and (reading.doc[at].pos_ == "DET" or reading.doc[at].lower_ in _IN_POWER):
        at += 1
    party = reading.mention_at(reading.doc[at]) if at < len(reading.doc) else None
    if party is not None and party.kind == "Party":
        yield Tie(who, "memberOf", party, "name of", last)


def _of_after(reading: Reading, who: Mention, last: Token) -> Iterator[Tie]:
    """ "Ann Lee, of the governing Blue Party, …", "Ann Lee, formerly of Acme and Orr"."""
    doc, at = reading.doc, last.i + 3
    former = doc[last.i + 2 : at].text.lower() in _FORMERLY
    at += former
    if doc[at - 1 : at].text not in (("of", "with", "at") if former else ("of",)):
        return
    while at < len(doc) and (_led_past(reading, doc[at]) or doc[at].lower_ in _IN_POWER):
        at += 1
    body = reading.mention_at(doc[at]) if at < len(doc) else None
    end = reading.tokens(body.span).end if body is not None else at
    if body is None or body.kind not in ("Party", "Organization"):
        return
    if former or doc[end : end + 1].text in (",", "(", ".", ";"):
        for one in listed(reading, body) if former else (body,):
            predicate: Predicate = "memberOf" if one.kind == "Party" else "affiliatedWith"
            yield Tie(who, predicate, one, "name of", last, over=former)


_FORMERLY = words("formerly previously late lately originally")


_IN_POWER = words("governing ruling opposition coalition")


def _all_of(reading: Reading, who: Mention, last: Token) -> Iterator[Tie]:
    """ "Ann Lee, Bob Orr and Eve Noth, all of the Blue Party", "…, both Republicans"."""
    doc, at = reading.doc, last.i + 2
    if at + 2 >= len(doc) or doc[at].lower_ not in ("all", "both", "each"):
        return
    partisans = reading.mention_at(doc[at + 1])
    if partisans is not None and partisans.kind == "Party":
        for each in (*list_before(reading, who, last.sent.start), who):
            yield Tie(each, "memberOf", partisans, "called", last)
        return
    at += 1 + (doc[at + 1].lower_ in ("members", "representatives"))
    while at + 1 < len(doc) and (doc[at].lower_ in ("of", "from") or _led_past(reading, doc[at])):
        at += 1
    body = reading.mention_at(doc[at])
    if body is None or body.kind not in ("Organization", "Party") or doc[last.i + 3].lower_ not in _LISTED:
        return
    for each in (*list_before(reading, who, last.sent.start), who):
        yield Tie(each, "memberOf" if body.kind == "Party" else "affiliatedWith", body, "name of", last)


def _before(reading: Reading, who: Mention, first: Token) -> Iterator[Tie]:
    """ "Republican Ann Lee", "Labour's Ann Lee", "Acme geochemist Ann Lee"."""
    doc, at, start = reading.doc, first.i - 1, first.sent.start
    between: list[Token] = []
    while (
        at >= start
        and doc[at].pos_ == "NOUN"
        and (between or doc[at].tag_ == "NN")
        and reading.mention_at(doc[at]) is None
    ):
        between.append(doc[at])
        at -= 1
    owned = at >= start and doc[at].tag_ == "POS"
    body = reading.mention_at(doc[at - owned]) if at - owned >= start else None
    if (
        body is None
        or body.kind not in ("Organization", "Party")
        or doc[at - owned].tag_ in ("WRB", "WDT", "WP", "PRP")
    ):
        return  # "the Blue Party, which Ann Lee left"
    predicate: Predicate
    if {token.lower_ for token in between} & _LOOSE:
        yield Tie(who, "affiliatedWith", body, "noun between", first, role=between[0].lower_)
    elif between and _is_agent(between[0]) and not any(map(is_role, between)):
        predicate = "memberOf" if body.kind == "Party" else "worksFor"
        yield Tie(who, predicate, body, "noun between", first, role=between[0].lower_)
    elif not between and (owned or body.kind == "Party"):
        predicate = "memberOf" if body.kind == "Party" else "affiliatedWith"
        several = doc[at].tag_ in ("NNS", "NNPS") or doc[at].text.endswith("s")  # "Democrats Ann Lee and Bob Orr"
        listed_too = people(reading, reading.tokens(who.span).root) if several and not owned else ()
        for one in listed_too or (who,):
            yield Tie(one, predicate, body, "owner's name" if owned else "party's name", first)


def _is_agent(noun: Token) -> bool:
    """Whether a noun tells what somebody does: "geochemist", "moderator"; not "interview", nor "critic"."""
    word = noun.lower_
    if word == "critic" and noun.nbor(-1).pos_ == "NOUN":  # "the Blue Party finance critic Ann Lee" speaks for it
        return True
    return word not in _OUTSIDERS and (
        word in PERSON_NOUNS or word == "personality" or (word.endswith(_AGENTS) and word not in _NO_AGENTS)
    )


def _owned(reading: Reading, body: Mention, first: Token) -> Iterator[Tie]:
    """ "his Blue Party", "her own Blue Party"."""
    tokens = reading.tokens(body.span)
    root, after = tokens.root, reading.doc[tokens.end] if tokens.end < len(reading.doc) else None
    heads = [root.head] if root.dep_ in ("compound", "amod", "nmod") else []
    if after is not None and (after.pos_ == "NOUN" or after.lower_ == "re"):  # "his Senate re-election"
        heads.append(after)
    if any((head.pos_ == "NOUN" or head == after) and head.lemma_ not in _FELLOWS for head in heads):
        return
    if after is not None and (after.like_num or _is_of_another(after)):  # "his Halden 727" is a machine
        return
    at = first.i if first.tag_ == "PRP$" else first.i - 1
    start = first.sent.start
    while at > start and reading.doc[at].pos_ == "ADJ" and reading.doc[at].tag_ not in ("PRP$", "WP$"):
        at -= 1
    owner = reading.doc[at]
    predicate: Predicate = "memberOf" if body.kind == "Party" else "affiliatedWith"
    if at >= start and owner.lower_ in ("his", "her", "whose"):
        who = person_at(reading, owner)
        if who is not None:
            yield Tie(who, predicate, body, "possessive", owner)
    elif at > start and owner.tag_ == "POS" and (who := person_at(reading, reading.doc[at - 1])) is not None:
        yield Tie(who, predicate, body, "possessive name", owner)


def _is_of_another(noun: Token) -> bool:
    """Whether a party is that of a colleague who is named: "her Blue Party colleague Bob Orr"."""
    named = any(child.dep_ == "appos" or child.pos_ == "PROPN" for child in noun.rights)
    return noun.lower_ in ("colleague", "counterpart", "rival", "opponent") and (named or noun.head.pos_ == "PROPN")
