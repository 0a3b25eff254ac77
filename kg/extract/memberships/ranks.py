"""What a role word says of one organisation beside it: whoever heads a part of it, or holds an office elsewhere,
does not lead the whole."""

from __future__ import annotations

from spacy.tokens import Span, Token

from kg.extract.lexicon import parties, places
from kg.extract.memberships.body_parts import is_unit
from kg.extract.memberships.role_bodies import GENERIC, LEGISLATURES
from kg.extract.memberships.role_phrases import RolePhrase
from kg.extract.memberships.roles import CHIEFS, PAST, PRESENT, predicate_of
from kg.extract.name_words import LEGISLATOR_LETTERS
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Mention, Predicate

#: Offices of a state or town: "Republican Governor Ann Lee" leads her state, not her party.
_CIVIL = words("governor mayor commissioner premier chancellor superintendent king queen emperor sultan emir")

#: Who bears one of these in a parliament leads his party there.
_CAUCUS = words("leader co-leader head chief boss")
_CHAMBERS = LEGISLATURES | words("House Chamber Representatives Commons Lords Council Legislature")

#: Before "leader" and the like these name the part of a party that is led: "House Republican leader".
_PARTS_OF_PARTIES = words(
    "senate house majority minority parliamentary congressional assembly council group floor state county local "
    "regional provincial district city youth student campus deputy"
)

#: Who has a seat in a parliament: what they sit for is a part of the country.
_SEATED = LEGISLATOR_LETTERS | words("senator congressman congresswoman councillor councilor lawmaker legislator")

#: Who is sent to a body by another, and who stands for a seat.
_SENT = words("ambassador envoy representative delegate emissary")
_STANDING = words("candidate nominee hopeful contender standard-bearer challenger frontrunner front-runner")

#: Parties of South Asia, whose politicians are all called leaders; presidents, chairmen and chiefs lead them.
_MANY_LEADERS = frozenset(
    name
    for line in """
    Bharatiya Janata Party; Indian National Congress; Trinamool Congress; Aam Aadmi Party; Samajwadi Party
    Bahujan Samaj Party; Shiv Sena; Nationalist Congress Party; Communist Party of India; Rashtriya Janata Dal
    Communist Party of India (Marxist); Janata Dal (United); Janata Dal (Secular); Telugu Desam Party; YSR Congress
    Bharat Rashtra Samithi; Biju Janata Dal; Shiromani Akali Dal; Lok Janshakti Party; Rashtriya Lok Dal
    Jharkhand Mukti Morcha; Asom Gana Parishad; Jammu and Kashmir National Conference; Maharashtra Navnirman Sena
    Peoples Democratic Party of Jammu and Kashmir; Dravida Munnetra Kazhagam; Kerala Congress
    All India Anna Dravida Munnetra Kazhagam; Indian Union Muslim League; Pakistan People's Party
    Pakistan Muslim League; Pakistan Tehreek-e-Insaf; Pakistan Muslim League-Quaid; Muttahida Qaumi Movement
    Awami National Party; Jamiat Ulema-e-Islam; Jamaat-e-Islami; Tehreek-e-Labbaik Pakistan; Balochistan Awami Party
    Awami League; Bangladesh Nationalist Party; Jatiya Party; National Citizen Party; Nepali Congress
    Communist Party of Nepal; Rastriya Prajatantra Party
    """.splitlines()
    for name in line.strip().split("; ")
)

#: Before "leader" these name no body, but those who look up to somebody.
_COMMUNITIES = words("society business community religious spiritual tribal thought opinion faith industry market")

#: Before "member" these say of what.
_OF_BOARDS = words("board staff team council committee panel crew faculty cabinet")

#: Of these an organisation may have several: "a director of Acme" is one of its board, "the director" leads it.
_SEVERAL = words("director governor commissioner principal commander leader chief")

#: Bodies of a state that one is nominated to by somebody else.
CIVIC = frozenset(
    {"Supreme Court", "U.S. Supreme Court", "Federal Reserve", "Cabinet", "Congress", "Senate", "White House"}
)

_WITHIN = words("at in within")
_OF_WHOLES = words("of at in within for")

#: Behind an organisation's name these lead what "of" tells: "Acme's director of sales".
_OF_PARTS = words("director head chief co-director")

#: Before "chief" these tell of no field.
_WHOLE = PAST | PRESENT | GENERIC | words("party longtime long-time executive powerful embattled outspoken long time")

#: What one may be the director or chairman of inside of an organisation: "communications director of Acme".
_CHARGES = words(
    "communications communication political field finance financial marketing sales creative art music policy research "
    "technical sports sporting football news legislative legal digital data press medical development engineering "
    "casting programming security campaign outreach program programme project product editorial design photography "
    "strategy operations regional risk investment"
)


def rank(reading: Reading, phrase: RolePhrase, body: Mention) -> Predicate | None:
    """What a role phrase says of its holder and one of its organisations, or None where it says nothing."""
    party = body.kind == "Party"
    predicate = predicate_of(phrase.word, party=party, modifiers=phrase.modifiers)
    if _is_elsewhere(reading, phrase, body):
        return None
    if phrase.word == "chief" and phrase.title_end > phrase.head.i + 1:  # "chief of staff"
        predicate = "memberOf" if party else "worksFor"
    seated = not party and phrase.word in _CAUCUS and (body.name in _CHAMBERS or body.name.split()[-1] in _CHAMBERS)
    if seated and predicate in ("leaderOf", "worksFor"):  # "the deputy leader in the Senate"
        return "memberOf"
    if predicate != "leaderOf":
        return None if not party and _is_seated(phrase) and _is_seat(reading, body) else predicate
    if _is_one_of_many(reading, phrase, body):
        return "memberOf"
    return _led_party(reading, phrase, body) if party else _led(reading, phrase, body)


def _is_one_of_many(reading: Reading, phrase: RolePhrase, body: Mention) -> bool:
    """Whether several bear a role: "a director of Acme"; "a former director" may have been the only one."""
    european = phrase.word == "commissioner" and body.name in ("European Union", "European Commission")
    if european or phrase.word not in _SEVERAL:
        return european
    outside = {"non", "executive"} <= phrase.modifiers or "non-executive" in phrase.modifiers
    one = reading.doc[phrase.first].lower_ in ("a", "an") and not phrase.modifiers & (PAST | CHIEFS | _CHARGES)
    return one or outside or _on_board(reading, phrase, body)


def _led_party(reading: Reading, phrase: RolePhrase, party: Mention) -> Predicate:
    """What a role that may lead says of its holder and a party."""
    secretary = phrase.word.startswith("secretary") and "Communist" not in party.name
    return "memberOf" if secretary or _leads_elsewhere(reading, phrase, party) else "leaderOf"


def _led(reading: Reading, phrase: RolePhrase, body: Mention) -> Predicate | None:
    """What a role that may lead says of its holder and an organisation; nothing of a mayor, whose is the town."""
    if phrase.word == "mayor":
        return None
    return "worksFor" if _leads_part(reading, phrase, body) else "leaderOf"


def _is_seated(phrase: RolePhrase) -> bool:
    """Whether a role word may be for whoever has a seat in a parliament: "the member for Merrow North"."""
    return phrase.word in _SEATED or (phrase.word == "member" and phrase.modifiers.isdisjoint(_OF_BOARDS))


def _is_seat(reading: Reading, body: Mention) -> bool:
    """Whether "for" stands before what somebody sits for: "MP for Merrow North"."""
    first = reading.tokens(body.span).start
    return first > 0 and reading.doc[first - 1].lower_ in ("for", "from")


def _is_elsewhere(reading: Reading, phrase: RolePhrase, body: Mention) -> bool:
    """Whether a body is only where somebody is sent, or may come, or tells whose society he leads: "Norway's ambassador
    to the United Nations", "the candidate for Merrow", "the South African business leader"."""
    standing, civic = phrase.word in _STANDING, body.name in CIVIC
    if (standing and (civic or body.name in LEGISLATURES)) or (civic and _of_state(reading, body)):
        return True
    if phrase.word in ("leader", "figure") and not phrase.modifiers.isdisjoint(_COMMUNITIES):
        return True
    first = reading.tokens(body.span).start
    before = reading.doc[max(first - 2, phrase.head.i) : first]
    link = next((token.lower_ for token in reversed(before) if token.pos_ != "DET"), "")
    to, on = phrase.word in _SENT and link == "to", standing and link == "for"
    return body.kind != "Party" and (to or on)


def _on_board(reading: Reading, phrase: RolePhrase, body: Mention) -> bool:
    """Whether a director is one of a board's: "a director on the boards of Acme and Orr"."""
    between = reading.doc[phrase.title_end : reading.tokens(body.span).start]
    return any(token.lower_ in ("board", "boards") for token in between)


def _of_state(reading: Reading, body: Mention) -> bool:
    """Whether a chamber is that of a part of the country: "the former state Senate leader"."""
    first = reading.tokens(body.span).start
    return first > 0 and reading.doc[first - 1].text == "state"


def _leads_elsewhere(reading: Reading, phrase: RolePhrase, party: Mention) -> bool:
    """Whether a leader "of" a party leads something else: "Republican President Ann Lee", "House Republican leader"."""
    if phrase.word == "chieftain" or (phrase.word == "leader" and party.name in _MANY_LEADERS):
        return True
    if phrase.word in _CIVIL or phrase.modifiers & _PARTS_OF_PARTIES or _charged(phrase):
        return True
    tokens = reading.tokens(party.span)
    before = tokens.start - 1
    within = reading.doc[before].lower_ in _PARTS_OF_PARTIES and before > phrase.head.i  # "of the 6th District Blues"
    field = tokens.start < phrase.head.i and _heads_field(phrase, reading.doc[tokens.end : phrase.head.i])
    if within or field or _leads_unit(reading, phrase, party) or _in_region(reading, phrase, before):
        return True
    adjective = parties().get(reading.article.text[slice(*party.span)])
    return phrase.word in ("president", "chief") and adjective is not None and adjective.members


def _in_region(reading: Reading, phrase: RolePhrase, at: int) -> bool:
    """Whether a part of a country stands at the token before a party's name, or behind that, before the role word: "the
    Ohio Blue Party leader", "the Blue Party's Ohio leader"."""
    if not phrase.first - 1 <= at < phrase.head.i:
        return False
    told = places().get(reading.doc[at].text)
    named = reading.mentions_within(reading.doc[max(at, phrase.first) : phrase.head.i])
    return any(one.subtype != "country" for one in named if one.kind == "Place") or (
        told is not None and told.subtype != "country"
    )


def _leads_part(reading: Reading, phrase: RolePhrase, body: Mention) -> bool:
    """Whether what is led is only a part of an organisation: "director of debate at Acme", "head of the Acme team"."""
    tokens, doc = reading.tokens(body.span), reading.doc
    if _charged(phrase) or _leads_unit(reading, phrase, body):
        return True
    if tokens.start < phrase.head.i:
        named = phrase.word in _OF_PARTS and doc[phrase.title_end : phrase.title_end + 1].text in ("of", "for")
        between = doc[tokens.end : phrase.head.i]
        region = any(one.kind == "Place" for one in reading.mentions_within(between))  # "Acme's Europe director"
        return named or region or any(is_unit(token) for token in between) or _heads_field(phrase, between)
    at = tokens.start - 1
    while at > phrase.head.i and doc[at].pos_ in ("DET", "ADJ", "PROPN"):
        at -= 1
    named = phrase.title_end < at and doc[phrase.title_end].lower_ in ("of", "for")
    links = _WITHIN | ({"for"} if doc[phrase.title_end].lower_ == "of" else set())  # "head of research for Acme"
    within = any(token.lower_ in links for token in doc[phrase.title_end : tokens.start])
    return named and within


def _heads_field(phrase: RolePhrase, between: Span) -> bool:
    """Whether words between an organisation and its "chief" tell of what: "the UN human rights chief"."""
    if phrase.word not in ("chief", "boss", "head", "commissioner"):
        return False
    return any(token.pos_ in ("NOUN", "ADJ") and token.lower_ not in _WHOLE for token in between)


def _charged(phrase: RolePhrase) -> bool:
    """Whether somebody directs only a field of an organisation's work: "communications director", "director of sales
    Ann Lee"."""
    if phrase.title_end > phrase.head.i + 1 and phrase.head.nbor(1).lower_ == "of" and phrase.word in _OF_PARTS:
        return True
    return phrase.word not in ("officer", "executive", "editor") and not phrase.modifiers.isdisjoint(_CHARGES)


def _leads_unit(reading: Reading, phrase: RolePhrase, body: Mention) -> bool:
    """Whether the organisation behind a role word is only that of the part that is led: "head of the Acme tent arm",
    "of Acme's tent arm", "of the tent arm of Acme"."""
    tokens, doc = reading.tokens(body.span), reading.doc
    if tokens.start < phrase.head.i:
        return False
    if tokens.end < len(doc) and doc[tokens.end].tag_ == "POS":
        return True
    between = doc[phrase.title_end : tokens.start]
    parts = (token for token in between[:-1] if is_unit(token) and token.nbor(1).lower_ in _OF_WHOLES)
    return next(parts, None) is not None or any(is_unit(token) for token in _behind(doc[tokens.end - 1]))


def _behind(last: Token) -> list[Token]:
    """The nouns right behind a name: "division" in "the Acme tent division"."""
    found = []
    for token in last.doc[last.i + 1 : last.i + 4]:
        if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            break
        found.append(token)
    return found
