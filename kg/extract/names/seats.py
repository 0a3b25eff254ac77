"""What stands beside a name and tells that it is a place's: whose town it is, who sits for it, a dateline."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.extract.lexicon import given_names, organizations, parties
from kg.extract.name_words import ORG_ENDINGS, PARTY_ENDINGS, PARTY_LETTERS, PARTY_LIKE_ENDINGS, PARTY_WORDS, WELL_KNOWN
from kg.extract.names.candidate import Candidate

DIRECTIONS = frozenset("Northern Southern Eastern Western Central North South East West Upper Lower".split())

#: Who sits for the place whose name stands before, or governs it.
LETTERED = frozenset({"MP", "MCA", "MLA", "MHA", "MPA", "MPP", "MSP", "TD"})
SITTING = LETTERED | {"Governor", "Mayor", "Senator", "assemblyman", "assemblywoman"}
SITTING_FOR = SITTING | {"senator", "congressman", "congresswoman", "councillor", "alderman"}


def is_seat(doc: Doc, one: Candidate) -> bool:
    """Whether what stands beside a name tells that it is a place's: the town of a mayor, a party or a university, or
    what somebody sits for."""
    beside = _seat_of(doc, one) or _of_party_there(doc, one) or _in_town(doc, one) or _sits_there(doc, one)
    return beside or _in_brackets(doc, one)


def _in_brackets(doc: Doc, one: Candidate) -> bool:
    """Whether a name stands alone in brackets behind another, where members of a parliament are told of: "MPs Joan Hale
    (Merrow) and Dan Orr (Oldport North)"."""
    before, behind = doc[max(one.start - 2, 0) : one.start].text, doc[one.end : one.end + 1].text
    if not before.endswith("(") or behind != ")" or not before[:1].isupper() or one.title is not None:
        return False
    if one.words in parties() or one.words in organizations() or one.words in PARTY_LETTERS or one.words.isupper():
        return False
    near = doc[max(one.start - _NEAR, 0) : one.start]
    return any(token.text in LETTERED or token.text.rstrip("sS") in LETTERED for token in near)


#: How far before such brackets, in tokens, the members of a parliament are told of.
_NEAR = 120


def _in_town(doc: Doc, one: Candidate) -> bool:
    """Whether a name stands between commas behind a university's or hospital's: "Halden University, Merrow,"."""
    before, behind = doc[max(one.start - 2, 0) : one.start].text, doc[one.end : one.end + 1].text
    housed = before.endswith(",") and ORG_ENDINGS.get(before.rstrip(", ")) == "university"
    return housed and behind == "," and one.end - one.start == 1 and one.title is None


def _sits_there(doc: Doc, one: Candidate) -> bool:
    """Whether whoever sits for a place or governs it is told behind a name: "Merrow East MP Joan Hale"."""
    office, who = doc[one.end : one.end + 1].text, doc[one.end + 1 : one.end + 2].text
    named = who.istitle() or (office in ("MP", "TD") and doc[one.end - 1].text in DIRECTIONS)
    if office not in SITTING or not named or one.title is not None or one.words.isupper():
        return False
    return one.words not in parties() and one.words not in organizations() and doc[one.end - 1].ent_type_ != "NORP"


def _seat_of(doc: Doc, one: Candidate) -> bool:
    """Whether a town's office, or who comes from there or sits for it, stands before a name: "the mayor of Oldport",
    "the MP for Oldport"."""
    if one.start < 2 or one.words in parties() or one.words in organizations():
        return False
    office, link = doc[one.start - 2], doc[one.start - 1].lower_
    return (link == "of" and office.lower_ in OF_TOWNS) or (link == "for" and office.text in SITTING_FOR)


def is_sat_for(doc: Doc, one: Candidate) -> bool:
    """Whether a name stands behind a party in brackets: "(Con, Oldport North)"."""
    texts = [token.text for token in doc[max(one.start - 5, 0) : one.start]]
    if len(texts) < 3 or texts[-1] != "," or "(" not in texts[:-2] or doc[one.end : one.end + 1].text != ")":
        return False
    party = " ".join(texts[len(texts) - texts[::-1].index("(") : -1])
    known = party in PARTY_LETTERS or party in PARTY_WORDS or party in parties()
    return known or party.rpartition(" ")[2] in PARTY_ENDINGS | PARTY_LIKE_ENDINGS


def is_listed(doc: Doc, one: Candidate) -> bool:
    """Whether a name stands in brackets behind somebody's in a list of those who sit in a parliament, who each have
    such a bracket: "MPs Joan Hale (Oldport), Bob Orr (Merrow), …"."""
    if one.start < 2 or doc[one.start - 1].text != "(" or one.words.isupper():
        return False
    if one.words in parties() or one.words in organizations() or one.words in PARTY_WORDS:
        return False
    if doc[one.end : one.end + 1].text == "representation":  # "(Proportional representation)"
        return False
    sentence = doc[one.start].sent
    behind = [at for at in range(sentence.start + 1, sentence.end) if doc[at].text == "("]
    alike = [at for at in behind if doc[at - 1].text.istitle() and doc[at + 1 : at + 2].text.istitle()]
    before = doc[max(sentence.start - _AS_FAR, 0) : sentence.end]
    return len(alike) >= _LISTED and any(token.lower_ in _LEGISLATORS for token in before)


def in_dateline(doc: Doc, one: Candidate) -> bool:
    """Whether a place is where a report was written: "LONDON - Tankard & Co said"."""
    text, behind = doc[one.start].text, doc[one.end : one.end + 1].text
    return len(text) > 3 and text.isupper() and behind in ("-", "–", "—", "--", ",", "(", ":")


def _of_party_there(doc: Doc, one: Candidate) -> bool:
    """Whether a party's letters follow a name: "the Maharashtra BJP"."""
    letters = doc[one.end : one.end + 1].text
    plain = one.words not in WELL_KNOWN and one.words not in given_names() and one.title is None
    return plain and len(letters) > 1 and letters.isupper() and letters in parties()


#: So many brackets in a sentence are a list; its beginning may tell so many tokens before the sentence who they are.
_LISTED, _AS_FAR = 3, 40

_LEGISLATORS = frozenset(
    "mps mp meps mlas mnas mcas tds senators senator lawmakers legislators councillors members deputies".split()
)

#: Before "of" and the name of a town.
OF_TOWNS = frozenset("mayor ex-mayor mayoress governor bishop archbishop native inhabitants outskirts".split())
