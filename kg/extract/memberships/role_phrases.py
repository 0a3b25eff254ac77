"""Role phrases: "the former deputy leader of the Blue Party", "Acme's chief executive"; who they
are about and which organisations they name.

Read from left to right over the tokens: the small pipeline's trees are least reliable exactly in the long noun
phrases that matter here, while the order of words in them hardly varies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from kg.extract.lexicon import organizations
from kg.extract.memberships.institutions import institution
from kg.extract.memberships.role_bodies import NOUNS, REACH, is_only_led, rightward
from kg.extract.memberships.roles import FIELDS, is_role, word_of
from kg.extract.name_words import CHARGES, ORG_BEGINNINGS, PARTY_NOUNS
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Mention

#: Parts of an office's name that stand behind it.
_AFTERTHOUGHTS = words("general emeritus emerita")

#: Before "general" these make a rank of it.
_RANKED = words("major lieutenant brigadier colonel captain")

#: Organs, not organisations: of "the Board of Directors of Acme", Acme is what somebody belongs to.
_ORGAN = re.compile(
    r"(?:the )?(?:(?:executive|management|managing|supervisory|advisory|central|steering|editorial|governing|standing|"
    r"select|audit|finance|organising|organizing|political|state|school|joint) ){0,2}"
    r"(?:boards?|committee|council|bureau|presidium|politburo|secretariat|panel|faculty|cabinet|staff|department)"
    r"(?: of (?:directors|visitors|trustees|governors|regents|overseers|management|advisers|advisors|elders))?",
    re.IGNORECASE,
)

_PARTS = words(
    "executive scientific vice operations finance marketing communications technical artistic managing deputy general "
    "senior visiting emeritus adjunct associate assistant human resources engineering sales legal chief financial "
    "operating information technology security medical compliance product revenue risk national regional primary head "
    "prime foreign interior finance defence defense justice distinguished honorary research full"
)

_DIRECTING = words("head director president manager lead vp")

#: Last words of what departments of a company do.
_WORK = frozenset(
    "Administration Management Training Research Development Operations Sales Marketing Affairs Relations Strategy "
    "Communications Engineering Policy Design Finance Resources Innovation Analytics Compliance Partnerships Programs "
    "Programmes".split()
)

_TEACHING = re.compile(r"Department|Faculty|Universit|College|Institut|School|Academy|[A-Z]{2,}|Hospital")

#: Offices that have what they are in charge of behind "of", written large: "Director of Public Prosecutions".
_CHARGED = words("director general commissioner controller comptroller superintendent")

#: Offices with a field behind them: "Secretary of State", "minister for public transport".
_FIELDED = words("minister secretary commissioner undersecretary")


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """``head`` is the role word; ``first`` and ``last`` the tokens at the ends of the phrase, its
    organisations included; ``modifiers`` the words before the role word, in lower case."""

    head: Token
    word: str
    modifiers: frozenset[str]
    first: int
    last: int
    title_end: int
    bodies: tuple[Mention, ...]

    @property
    def plural(self) -> bool:
        lower = self.head.lower_
        return self.head.tag_ in ("NNS", "NNPS") or (lower != self.word and lower.endswith(("s", "s.", "men")))


def find(reading: Reading) -> Iterator[RolePhrase]:
    """The role phrases of an article, in order."""
    for token in reading.doc:
        nominal = token.pos_ in ("NOUN", "PROPN", "ADJ") or token.text[:2].isupper()  # "MPs", for a verb
        if nominal and is_role(token) and _is_head(reading, token):
            phrase = _phrase(reading, token)
            sought = phrase.first > 0 and reading.doc[phrase.first - 1].lower_ == "for"  # "ran for mayor"
            if phrase.bodies or not sought or _is_title(reading, phrase):
                yield phrase


def _is_title(reading: Reading, phrase: RolePhrase) -> bool:
    """Whether a role stands before the name of who bears it: "worked for Mayor Ann Lee"."""
    who = reading.mention_at(reading.doc[phrase.title_end]) if phrase.title_end < len(reading.doc) else None
    return who is not None and who.kind == "Person" and phrase.head.is_title


def _is_head(reading: Reading, token: Token) -> bool:
    """Whether a role word is the head of its phrase: not "leader" in "leader board", nor part of a name."""
    mention = reading.mention_at(token)
    if mention is not None and token.idx < mention.span[1] and not _is_office_only(reading, token, mention):
        return False
    doc = token.doc
    if token.lower_ in _AFTERTHOUGHTS and _is_behind_role(token):
        return False
    if token.i + 1 < len(doc):
        after = doc[token.i + 1]
        part = after.lower_ in _AFTERTHOUGHTS
        if after.pos_ in ("NOUN", "PROPN") and not part and is_role(after) and reading.mention_at(after) is None:
            return False
        modifies = after.pos_ == "NOUN" and token.dep_ in ("compound", "amod", "nmod")
        if modifies and reading.mention_at(after) is None and after.lower_ not in _AFTERTHOUGHTS:
            return False
    staff = token.lower_ == "chief" and doc[token.i + 1 : token.i + 3].text.lower() == "of staff"
    adjective = token.pos_ == "ADJ" and not token.is_title and not staff
    if adjective or (token.lower_ == "deputy" and _is_role_ahead(token)) or _is_field(token):
        return False
    return not (token.i >= 2 and "in" in (doc[token.i - 2].lower_, doc[token.i - 1].lower_) and token.lower_ == "chief")


def _is_behind_role(token: Token) -> bool:
    """Whether a word tells more of the role before it: "secretary general", not "major general"."""
    at = token.i - 1
    at -= token.doc[at].text == "-" and at > token.sent.start
    return at >= token.sent.start and is_role(token.doc[at]) and token.doc[at].lower_ not in _RANKED


def _is_field(token: Token) -> bool:
    """Whether a role word tells what an office is for: "minister of justice", "justice and interior minister"."""
    doc, at = token.doc, token.i
    of = at >= 2 and doc[at - 1].lower_ in ("of", "for") and token.lower_ in FIELDS
    return (of and word_of(doc[at - 2]) in _FIELDED) or (at + 1 < len(doc) and joins_fields(doc[at + 1]))


def joins_fields(token: Token) -> bool:
    """Whether "and" joins two fields of one office: "foreign and defence minister"."""
    doc, at = token.doc, token.i
    if token.lower_ not in ("and", "&") or not 0 < at < len(doc) - 2:
        return False
    if doc[at - 1].lower_ not in FIELDS or doc[at + 1].lower_ not in FIELDS:
        return False
    behind = next((other for other in doc[at + 2 : at + 5] if other.lower_ not in FIELDS), None)
    return behind is not None and word_of(behind) in _FIELDED


def _is_role_ahead(token: Token) -> bool:
    """Whether another role word follows behind adjectives and nouns ("deputy prime minister")."""
    for after in token.doc[token.i + 1 : token.i + 4]:
        if after.pos_ not in NOUNS or after.ent_type_ == "PERSON":
            return False
        if is_role(after):
            return True
    return False


def _is_office_only(reading: Reading, head: Token, mention: Mention) -> bool:
    """Whether a name is only an office that was taken for a name ("Chief Financial Officer")."""
    tokens = reading.tokens(mention.span)
    return tokens[-1].i == head.i and all(token.lower_ in _PARTS for token in tokens[:-1])


def _phrase(reading: Reading, head: Token) -> RolePhrase:
    first, modifiers, before = _leftward(reading, head)
    if "one-time" in head.doc[first : head.i].text.lower():
        modifiers.append("one-time")
    end = _title_end(reading, head)
    modifiers += [token.lower_ for token in head.doc[head.i + 1 : end] if token.lower_ in _AFTERTHOUGHTS]
    last, after = rightward(reading, head, end)
    if head.lower_ in ("professor", "professors", "chair"):  # "professor of operations research" names a field
        after = [body for body in after if not _is_subject(reading, head, body)]
    after = [body for body in after if not _is_field_of_work(reading, body)]
    before = [body for body in before if head.lower_ != "chair" or not body.name.endswith("Research")]
    bodies = [body for body in dict.fromkeys(before + after) if not is_organ(body)]
    return RolePhrase(head, word_of(head), frozenset(modifiers), first, last, end, tuple(bodies))


def is_organ(body: Mention) -> bool:
    """Whether a name is that of an organ which any organisation may have ("Board of Directors"), or only
    a part of an office's name that was taken for an organisation ("Executive")."""
    return body.name.lower() in _PARTS or _ORGAN.fullmatch(body.name) is not None


def _is_field_of_work(reading: Reading, body: Mention) -> bool:
    """Whether what stands behind a head or director is only what he directs: "Head of Renal Research"."""
    doc, first = reading.doc, reading.tokens(body.span).start
    words = body.name.split(" ")
    work = words[-1] in _WORK and words[0] not in ORG_BEGINNINGS and body.name not in organizations()
    if doc[max(first - 3, 0) : first].text.lower() == "in charge of" or doc[first - 1 : first].text == "for":
        return work  # "deputy vice-chancellor in charge of Academic Affairs"
    return work and first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].lower_ in _DIRECTING


def _is_subject(reading: Reading, head: Token, body: Mention) -> bool:
    """Whether what stands behind a professor or a chair is only what is taught: "chair in Probability"."""
    tokens = reading.tokens(body.span)
    before = reading.doc[tokens.start - 1].lower_ if tokens.start else ""
    return (before == "in" or (before in ("of", "and") and head.lower_ != "chair")) and not _TEACHING.search(body.name)


def _title_end(reading: Reading, head: Token) -> int:
    """The token after a role word and what belongs to it: "-in-chief", "General", "of staff", "of Foreign Affairs"."""
    doc, at = head.doc, head.i + 1
    behind = doc[at : at + 2].text.lower()
    if behind in ("in chief", "pro tempore", "pro tem") or (head.lower_ == "chief" and behind == "of staff"):
        return at + 2
    if word_of(head) in _FIELDED and at < head.sent.end and doc[at].lower_ in ("of", "for"):
        return _field_end(reading, head.sent, at)
    if at + 3 < len(doc) and doc[at].text == "-" and doc[at + 1].lower_ == "in":
        return at + 4
    if at + 1 < len(doc) and doc[at].text == "-" and doc[at + 1].lower_ in ("elect", "general", "designate"):
        return _charge_end(reading, head.sent, at + 2)
    ranked = head.lower_ == "chief" and doc[at : at + 1].text.lower() == "general"  # "Police Chief General Ann Lee"
    if at < len(doc) and doc[at].lower_ in _AFTERTHOUGHTS and not ranked:
        return _charge_end(reading, head.sent, at + 1)
    charged = _charge_end(reading, head.sent, at)
    return charged if charged > at else _work_end(reading, head.sent, at)


def _charge_end(reading: Reading, sentence: Span, at: int) -> int:
    """The token after what somebody is in charge of, written large: "Inspector General of Police"; else the same."""
    doc, last = sentence.doc, at + 1
    if at >= sentence.end or doc[at].lower_ != "of" or doc[at - 1].lower_ not in _CHARGED:
        return at
    last += last < sentence.end and doc[last].lower_ == "the"
    first = last
    while last < sentence.end and (
        (doc[last].is_title and doc[last].lower_ in CHARGES) or (last > first and doc[last].lower_ in ("and", "&"))
    ):
        last += 1
    while last > first and doc[last - 1].lower_ in ("and", "&"):
        last -= 1
    named = any(reading.mention_at(token) is not None for token in doc[first:last])
    return last if last > first and not named else at


def _opposition_end(reading: Reading, at: int) -> int | None:
    """The token after "of the opposition", unless it tells of what sort of party: "of the opposition Blue Party"."""
    doc = reading.doc
    told = ("of opposition", "of the opposition")
    end = next((at + long for long in (2, 3) if doc[at : at + long].text.lower() in told), None)
    behind = reading.mention_at(doc[end]) if end is not None and end < len(doc) else None
    plain = behind is None and (end is None or doc[end : end + 1].text.lower() not in PARTY_NOUNS)
    return end if plain or (behind is not None and behind.kind == "Person") else None


def _work_end(reading: Reading, sentence: Span, at: int) -> int:
    """The token after what somebody does, in plain words right before his name, or the opposition that he leads:
    "director of elections Ann Lee"; else the same token."""
    doc, last = sentence.doc, at + 1
    if at >= sentence.end or doc[at].lower_ != "of":
        return at
    if doc[at - 1].lower_ == "leader" and (opposed := _opposition_end(reading, at)):
        return opposed
    last += last < sentence.end and doc[last].lower_ == "the"
    while last < min(sentence.end, at + 5) and doc[last].text.islower() and doc[last].pos_ in ("NOUN", "ADJ", "CCONJ"):
        last += 1
    who = reading.mention_at(doc[last]) if at + 1 < last < sentence.end else None
    return last if who is not None and who.kind == "Person" and doc[last].pos_ == "PROPN" else at


def _field_end(reading: Reading, sentence: Span, at: int) -> int:
    """The token after the field of an office, "of Foreign Affairs", or the same token where there is none."""
    doc, last = sentence.doc, at + 1
    while last < sentence.end and (doc[last].lower_ in FIELDS or _is_for_state(doc[last])):
        mention = reading.mention_at(doc[last])
        if mention is not None and not FIELDS.issuperset(mention.name.lower().split()):
            break
        last += 1
    while last > at + 1 and doc[last - 1].lower_ in ("and", "the"):
        last -= 1
    return last if last > at + 1 else at


def _is_for_state(token: Token) -> bool:
    """Whether a word leads on to the field of a "Secretary of State for Health"."""
    return token.lower_ == "for" and token.i > 1 and token.nbor(-1).lower_ == "state" and token.nbor(-2).lower_ == "of"


def _leftward(reading: Reading, head: Token) -> tuple[int, list[str], list[Mention]]:
    """The first token of the phrase, its modifiers and the organisations before the role word."""
    doc, start = head.doc, head.sent.start
    modifiers: list[str] = []
    bodies: list[Mention] = []
    at = head.i - 1
    while at >= start and head.i - at < REACH and not _breaks(reading, doc[at]):
        token = doc[at]
        mention = reading.mention_at(token)
        if mention is not None and token.pos_ != "PRON" and token.lower_ not in _PARTS:
            if mention.kind == "Person":
                break
            mention = institution(mention, word_of(head), "'s") or mention
            if mention.kind in ("Organization", "Party") and not is_only_led(reading.tokens(mention.span)):
                bodies.insert(0, mention)
                modifiers.append(token.lower_)
            at = reading.tokens(mention.span).start - 1
        elif token.text == ")" and (opening := _opening(reading, at, start)) is not None:
            at = opening - 1
        elif token.tag_ == "POS":
            at -= 1
            owner = reading.mention_at(doc[at]) if at >= start else None
            if owner is None or owner.kind not in ("Organization", "Party", "Place"):
                return at + 2, modifiers, bodies
        elif token.tag_ == "PRP$":
            if mention is not None and mention.kind in ("Organization", "Party"):
                bodies.insert(0, mention)
            return at, modifiers, bodies
        elif token.pos_ == "DET":
            return at, modifiers, bodies
        elif _modifies(token) or _joins_places(reading, token):
            modifiers.append(token.lower_)
            at -= 1
        else:
            break
    return at + 1, modifiers, bodies


def _joins_places(reading: Reading, token: Token) -> bool:
    """Whether "and" joins two places for which somebody works: "Acme's Middle East and North Africa director"."""
    if token.lower_ not in ("and", "&") or not 0 < token.i < len(token.doc) - 1:
        return False
    beside = (reading.mention_at(token.nbor(-1)), reading.mention_at(token.nbor(1)))
    return all(mention is not None and mention.kind == "Place" for mention in beside)


def _breaks(reading: Reading, token: Token) -> bool:
    """Whether a line ends behind a token: what stands above is a heading."""
    return "\n" in reading.article.text[token.idx : token.idx + len(token.text_with_ws) + 1]


def _modifies(token: Token) -> bool:
    """Whether a token before a role word tells more of it: "short-lived", "foreign and defence"."""
    participle = token.tag_ in ("VBN", "VBG", "RB", "AFX", "VBD") and token.dep_ in ("amod", "advmod", "compound")
    return token.pos_ in NOUNS or token.text in ("-", '"', "“", "”") or joins_fields(token) or participle


def _opening(reading: Reading, closing: int, start: int) -> int | None:
    """The bracket that opens before a closing one, if an organisation stands before it ("the ABC Party (ABC)")."""
    for at in range(closing - 1, max(start, closing - 8), -1):
        if reading.doc[at].text == "(":
            before = reading.mention_at(reading.doc[at - 1])
            return at if before is not None and before.kind in ("Organization", "Party") else None
    return None
