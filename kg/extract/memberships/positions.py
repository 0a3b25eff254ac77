"""The name of an office in a role phrase: "Interior Minister", "chief executive", "mayor"."""

from __future__ import annotations

from kg.extract.memberships.role_phrases import RolePhrase, joins_fields
from kg.extract.memberships.roles import DEPUTIES, FIELDS, OF_FIELDS, OFFICES, PAST, PRESENT, SHORT
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Mention

#: Adjectives that belong to an office's name; other adjectives before it only describe.
_PARTS = words(
    "prime foreign vice deputy chief executive general assistant associate under high supreme archdeacon managing "
    "presiding federal-general first military naval apostolic poet editorial opposition majority minority shadow "
    "medical technical artistic financial national scientific creative commercial clinical regional commanding "
    "non independent parliamentary permanent private principal presidential athletic"
)

#: A leader of these holds an office.
_SIDES = words("opposition majority minority")

#: Before "leader" and "head" these make an office of it.
_SECOND = words("deputy vice")

#: Before an office these are a part of its name: who holds it in somebody's stead.
_STEAD = words("acting interim")

#: Numbers that tell how many have held, or done, the same.
_COUNTED = words("second third fourth fifth sixth latest")

#: Behind "first" these are an office with it.
_FIRSTS = words("minister deputy vice secretary")

#: What tells how long an office is held: "first-term senator".
_TERMS = words("term time year")

#: Words before an office that only tell of where its holder stands.
_NOT_FIRST = words("local opposition")

#: Offices only with "chief" before them ("chief executive", "chief operating officer").
_WITH_CHIEF = words("executive officer")


def position(reading: Reading, phrase: RolePhrase) -> Mention | None:
    """The office that a role phrase names, without "former" and the like; None where it names none."""
    doc, head = reading.doc, phrase.head
    chief = bool(phrase.modifiers & {"chief", "commanding"})
    opposed = doc[phrase.title_end - 1].lower_ == "opposition"  # "leader of the opposition"
    sided = phrase.word == "leader" and (opposed or not phrase.modifiers.isdisjoint(_SIDES))
    second = phrase.word in ("leader", "head") and not phrase.modifiers.isdisjoint(_SECOND)
    named = phrase.word in OFFICES or "general" in phrase.modifiers or sided or second
    if head.lower_ not in SHORT and (not named or (phrase.word in _WITH_CHIEF and not chief)):
        return None
    if phrase.word == "deputy" and phrase.first < head.i and doc[phrase.first].tag_ == "PRP$":
        return None  # "her deputy" is no office
    first = head.i
    while first > phrase.first and _belongs(reading, phrase, first - 1):
        first -= 1
    while first < head.i and doc[first].lower_ in _NOT_FIRST and (head.lower_ in SHORT or doc[first].lower_ == "local"):
        first += 1
    while first < head.i and (doc[first].text == "-" or doc[first].lower_ in PAST | PRESENT - _STEAD):
        first += 1
    first += first < head.i and doc[first].lower_ in _COUNTED  # "the second minister to go"
    first += first < head.i and doc[first].text == "first" and doc[first + 1].lower_ not in _FIRSTS  # "the first judge"
    first = max([first, *(token.i + 1 for token in doc[first : head.i] if token.lower_ in _TERMS)])
    last = phrase.title_end
    text = doc[first:last].text
    if phrase.plural and head.lower_ != phrase.word:
        text = text.replace(head.text, _singular(head.text, phrase.word))
    if last == head.i + 1 and head.lower_ in SHORT:
        text = f"{doc[first : head.i].text} {SHORT[head.lower_]}".strip()
    return Mention("Position", (doc[first].idx, doc[last - 1].idx + len(doc[last - 1])), text)


def _singular(plural: str, word: str) -> str:
    """A role word written as its plural is: "Senators", "MPs"."""
    return word.upper() if plural[:-1].isupper() else word.title() if plural.istitle() else word


def _belongs(reading: Reading, phrase: RolePhrase, at: int) -> bool:
    """Whether the token before an office's name is part of it."""
    token = reading.doc[at]
    second = token.lower_ == "party" and phrase.first < at and reading.doc[at - 1].lower_ in DEPUTIES
    if second or reading.mention_at(token) is not None or token.lower_ in PAST:
        return second  # "deputy party leader"
    if token.lower_ in _PARTS or token.lower_ in DEPUTIES or token.text == "-":
        return True
    within = token.dep_ == "amod" and at < token.head.i < phrase.head.i  # "strategic affairs minister"
    if within or (token.lower_ in FIELDS and token.pos_ not in ("DET", "CCONJ")):  # "Interior minister"
        return True
    if joins_fields(token) or (token.lower_ in OF_FIELDS and "chief" in phrase.modifiers):
        return True
    if token.pos_ == "PROPN":
        return phrase.head.text[0].isupper() and token.text[0].isupper()
    return token.pos_ == "NOUN" and token.text.islower() and phrase.head.text.islower()
