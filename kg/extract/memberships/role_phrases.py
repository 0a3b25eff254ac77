"""Role phrases: "the former deputy leader of the Blue Party", "Acme's chief executive"; who they
are about and which organisations they name.

Read from left to right over the tokens: the small pipeline's trees are least reliable exactly in the long noun
phrases that matter here, while the order of words in them hardly varies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from kg.extract.memberships.institutions import describes, institution
from kg.extract.memberships.phrase_gaps import SPANS, past_brackets, past_dates
from kg.extract.memberships.roles import CALLED, FIELDS, is_role, word_of, words
from kg.extract.reading import Reading
from kg.model import Mention

#: How far from its role word an organisation may stand, in tokens.
REACH = 16
#: What may stand between a role word and its organisation as the last preposition.
_LINKS = words("of at for in with within from on to")

#: Role words that share the organisation of the next one: "founder and chairman of Acme".
_SHARING = words("founder co-founder president chairman chairwoman chair ceo owner director head")

#: Parts of an office's name that stand behind it.
_AFTERTHOUGHTS = words("general emeritus emerita")

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

_TEACHING = re.compile(r"Universit|College|Institut|School|Academy|[A-Z]{2,}|Hospital")

#: Offices with a field behind them: "Secretary of State", "minister for public transport".
_FIELDED = words("minister secretary commissioner undersecretary")

#: Who leads one of these does not lead each of its members: "head of a coalition of the Blues and the Greens".
_ALLIANCES = words("coalition alliance pact bloc group")

#: Whatever a name's neighbours suggest ("a Labour politician and Member of Parliament"), these are no parties.
LEGISLATURES = words(
    "Parliament Congress Senate Assembly Bundestag Duma Knesset Sejm Storting Riksdag Diet Cabinet MP MEP"
)

#: Behind an organisation's name: the "Blue-led" alliance is somebody else.
_LED = ("-led", "-backed", "-run", "-owned", "-dominated", "-controlled", "-funded", "-affiliated", "-sponsored")

#: With a preposition these say when somebody bears a role, and nothing of where.
_TIMES = words("time moment age start beginning outset end")

_EXAMPLES = ("including", "notably", "namely", "especially")
_NOUNS = ("NOUN", "PROPN", "ADJ", "NUM")


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
        return self.head.tag_ in ("NNS", "NNPS") or self.head.lower_ in ("sens.", "reps.", "govs.", "profs.")


def find(reading: Reading) -> Iterator[RolePhrase]:
    """The role phrases of an article, in order."""
    for token in reading.doc:
        if token.pos_ in ("NOUN", "PROPN", "ADJ") and is_role(token) and _is_head(reading, token):
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
    if mention is not None and not _is_office_only(reading, token, mention):
        return False
    doc = token.doc
    if token.i + 1 < len(doc):
        after = doc[token.i + 1]
        if after.pos_ in ("NOUN", "PROPN") and is_role(after) and reading.mention_at(after) is None:
            return False
        modifies = after.pos_ == "NOUN" and token.dep_ in ("compound", "amod", "nmod")
        if modifies and reading.mention_at(after) is None and after.lower_ not in _AFTERTHOUGHTS:
            return False
    if (token.pos_ == "ADJ" and not token.is_title) or (token.lower_ == "deputy" and _is_role_ahead(token)):
        return False
    of = token.i >= 2 and doc[token.i - 1].lower_ in ("of", "for") and token.lower_ in FIELDS
    if of and word_of(doc[token.i - 2]) in _FIELDED:  # "minister of justice"
        return False
    return not (token.i >= 2 and "in" in (doc[token.i - 2].lower_, doc[token.i - 1].lower_) and token.lower_ == "chief")


def _is_role_ahead(token: Token) -> bool:
    """Whether another role word follows behind adjectives and nouns ("deputy prime minister")."""
    for after in token.doc[token.i + 1 : token.i + 4]:
        if after.pos_ not in _NOUNS or after.ent_type_ == "PERSON":
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
    end = _title_end(reading, head)
    last, after = _rightward(reading, head, end)
    if head.lower_ in ("professor", "professors"):  # "professor of operations research" names a field
        after = [body for body in after if not _is_field(reading, body)]
    bodies = [body for body in dict.fromkeys(before + after) if not is_organ(body)]
    return RolePhrase(head, word_of(head), frozenset(modifiers), first, last, end, tuple(bodies))


def is_organ(body: Mention) -> bool:
    """Whether a name is that of an organ which any organisation may have ("Board of Directors"), or only
    a part of an office's name that was taken for an organisation ("Executive")."""
    return body.name.lower() in _PARTS or _ORGAN.fullmatch(body.name) is not None


def _is_field(reading: Reading, body: Mention) -> bool:
    tokens = reading.tokens(body.span)
    before = reading.doc[tokens.start - 1].lower_ if tokens.start else ""
    return before in ("of", "and") and not _TEACHING.search(body.name)


def _title_end(reading: Reading, head: Token) -> int:
    """The token after a role word and what belongs to it: "-in-chief", "General", "of staff", "of Foreign Affairs"."""
    doc, at = head.doc, head.i + 1
    behind = doc[at : at + 2].text.lower()
    if behind == "in chief" or (head.lower_ == "chief" and behind == "of staff"):
        return at + 2
    if word_of(head) in _FIELDED and at < head.sent.end and doc[at].lower_ in ("of", "for"):
        return _field_end(reading, head.sent, at)
    if at + 3 < len(doc) and doc[at].text == "-" and doc[at + 1].lower_ == "in":
        return at + 4
    if at + 1 < len(doc) and doc[at].text == "-" and doc[at + 1].lower_ in ("elect", "general", "designate"):
        return at + 2
    if at < len(doc) and doc[at].lower_ in _AFTERTHOUGHTS:
        return at + 1
    return at


def _field_end(reading: Reading, sentence: Span, at: int) -> int:
    """The token after the field of an office, "of Foreign Affairs", or the same token where there is none."""
    doc, last = sentence.doc, at + 1
    while last < sentence.end and doc[last].lower_ in FIELDS:
        mention = reading.mention_at(doc[last])
        if mention is not None and not FIELDS.issuperset(mention.name.lower().split()):
            break
        last += 1
    while last > at + 1 and doc[last - 1].lower_ in ("and", "the"):
        last -= 1
    return last if last > at + 1 else at


def _leftward(reading: Reading, head: Token) -> tuple[int, list[str], list[Mention]]:
    """The first token of the phrase, its modifiers and the organisations before the role word."""
    doc, start = head.doc, head.sent.start
    modifiers: list[str] = []
    bodies: list[Mention] = []
    at = head.i - 1
    while at >= start and head.i - at < REACH:
        token = doc[at]
        mention = reading.mention_at(token)
        if mention is not None and token.pos_ != "PRON" and token.lower_ not in _PARTS:
            if mention.kind == "Person":
                break
            mention = institution(mention, word_of(head), "'s") or mention
            if mention.kind in ("Organization", "Party"):
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
        elif (
            token.pos_ in _NOUNS
            or token.text in ("-", '"', "“", "”")
            or (token.tag_ in ("VBN", "RB", "AFX", "VBD") and token.dep_ in ("amod", "advmod", "compound"))
        ):
            modifiers.append(token.lower_)
            at -= 1
        else:
            break
    return at + 1, modifiers, bodies


def _opening(reading: Reading, closing: int, start: int) -> int | None:
    """The bracket that opens before a closing one, if an organisation stands before it ("the ABC Party (ABC)")."""
    for at in range(closing - 1, max(start, closing - 8), -1):
        if reading.doc[at].text == "(":
            before = reading.mention_at(reading.doc[at - 1])
            return at if before is not None and before.kind in ("Organization", "Party") else None
    return None


def _rightward(reading: Reading, head: Token, end: int) -> tuple[int, list[Mention]]:
    """The token after the phrase and the organisations after the role word."""
    walk = _Walk(reading, word_of(head), at=end, last=end, stop=min(head.sent.end, end + REACH))
    while walk.at < walk.stop and walk.step():
        pass
    if walk.shared and word_of(head) not in _SHARING:
        return end, []
    return walk.last, walk.bodies


@dataclass(slots=True)
class _Walk:
    """The way from a role word, ``word``, to the right: ``link`` is the preposition met last, ``shared``
    whether another role word was met before any."""

    reading: Reading
    word: str
    at: int
    last: int
    stop: int
    link: str | None = None
    shared: bool = False
    bodies: list[Mention] = field(default_factory=list)

    def step(self) -> bool:
        """Goes past a token or a name; False where the phrase ends before it."""
        token = self.reading.doc[self.at]
        mention = self.reading.mention_at(token)
        if mention is not None:
            return self._name(mention)
        if token.pos_ == "ADP" and token.lower_ not in ("as", "including"):
            return self._preposition(token)
        if self.bodies:
            between = token.tag_ == "POS" or (self.at > self.last and _is_generic(self.reading, token))
            joins = between or (_joins(token) and _leads_to_body(self.reading, self.at + 1, self.stop))
            self.at += 1
            return joins
        return self._word(token)

    def _name(self, mention: Mention) -> bool:
        tokens = self.reading.tokens(mention.span)
        if (behind := _past_seat(self.reading.doc, tokens.end)) > tokens.end and len(tokens) < 3:
            self.at = behind
            return True
        mention = institution(mention, self.word, self.link or "-") or mention
        if self.reading.doc[tokens.end : tokens.end + 2].text.lower() in _LED:
            self.at = tokens.end + 2
            return True
        if describes(self.reading, mention, tokens):
            self.at = tokens.end
            return self.reading.mention_at(self.reading.doc[self.at]) is None
        if mention.kind in ("Organization", "Party"):
            if self.link not in _LINKS or (self.bodies and _starts_clause(self.reading, mention)):
                return False
            self.bodies.append(mention)
            self.last, self.stop = tokens.end, min(tokens.sent.end, tokens.end + REACH)
            self.at = past_brackets(self.reading.doc, tokens.end, self.stop)
            return True
        self.at = tokens.end
        return mention.kind != "Person" or self._is_subject_taught(tokens) or self._is_owner(tokens)

    def _is_owner(self, tokens: Span) -> bool:
        """Whether a person's name says whose the organisation right behind it is: "of Ann Lee's Blue Council"."""
        doc, at = self.reading.doc, tokens.end
        if at + 1 >= self.stop or doc[at].tag_ != "POS":
            return False
        owned = self.reading.mention_at(doc[at + 1])
        return owned is not None and owned.kind in ("Organization", "Party")

    def _is_subject_taught(self, tokens: Span) -> bool:
        """Whether what was taken for a person is what a professor teaches: "of Law and Logic at Hull University"."""
        return self.link == "of" and len(tokens) == 1 and self.reading.doc[tokens.end].lower_ == "at"

    def _preposition(self, token: Token) -> bool:
        if self.bodies and token.lower_ in SPANS:  # "of the Blues from 1916 and the Greens from 1918"
            self.at = past_dates(self.reading.doc, self.at, self.stop)
            return self.at < self.stop
        if self.bodies and token.lower_ in ("for", "from") and self.bodies[-1].name in LEGISLATURES:
            return False  # "member of Parliament for Hull"
        self.link = token.lower_
        self.at += 1
        return self.link in _LINKS and (not self.bodies or _leads_to_body(self.reading, self.at, self.stop))

    def _word(self, token: Token) -> bool:
        doc = self.reading.doc
        if token.lower_ in _ALLIANCES or (token.lower_ in _TIMES and self.link in ("at", "in", "from")):
            return False
        if token.pos_ == "DET" and doc[self.at - 1].text in (",", "and", "or"):
            called = doc[self.at - 2].lower_ in CALLED  # "of a newspaper, the Daily Sun"
            if self.link is None or (doc[self.at - 1].text == "," and not called):
                return False
        if token.text == "(":
            start, self.at = self.at, past_brackets(doc, self.at, self.stop)
            return self.at > start
        if token.lower_ in _EXAMPLES and self.link is not None:
            self.at += 1
            return True
        self.shared |= self.link is None and is_role(token)
        self.at += 1
        return (
            token.pos_ in (*_NOUNS, "DET", "CCONJ", "PART", "SPACE")
            or token.tag_ in ("DT", "PRP$")
            or token.dep_ in ("amod", "advmod")  # "of the short-lived Blue Party"
            or token.text in ("-", "&", ",", "/", "'s", '"', "“")
        )


def _past_seat(doc: Doc, at: int) -> int:
    """The token behind what makes a name that of a body's seat: "Hull-based", "Dover, N.H.-based"."""
    if doc[at : at + 2].text.lower() == "-based":
        return at + 2
    part = doc[at + 1 : at + 2].text if doc[at : at + 1].text == "," else ""
    return at + 2 if part.endswith(".-based") and part not in ("U.S.-based", "U.K.-based") else at


def listed(reading: Reading, body: Mention) -> list[Mention]:
    """An organisation and those listed after it: "Acme, the Blue Fund and Yates"."""
    doc, found = reading.doc, [body]
    at, stop = reading.tokens(body.span).end, reading.tokens(body.span).sent.end
    while True:
        at = past_brackets(doc, at, stop)
        joined = at
        while at < stop and (
            _joins(doc[at]) or (at > joined and (doc[at].lower_ in ("at", "of") or _is_generic(reading, doc[at])))
        ):
            at += 1
        mention = reading.mention_at(doc[at]) if joined < at < stop else None
        if mention is None or mention.kind not in ("Organization", "Party") or _starts_clause(reading, mention):
            return found
        found.append(mention)
        at = reading.tokens(mention.span).end


def _joins(token: Token) -> bool:
    return token.text in (",", "and", "&", "or", "/", "the", "The", "both") or token.lower_ in ("later", "then")


_PASSED = ("later", "then", "at", "of", "formerly")

#: What an organisation is called in front of its name: "the political party Blue Front".
GENERIC = words(
    "political party group band company newspaper magazine daily weekly agency movement organisation organization firm "
    "club union charity broadcaster network website rock pop punk opposition ruling think tank bank start-up startup"
)


def _is_generic(reading: Reading, token: Token) -> bool:
    return token.lower_ in GENERIC and reading.mention_at(token) is None


def _leads_to_body(reading: Reading, at: int, stop: int) -> bool:
    """Whether an organisation stands at a token, past "and", "the" and the like."""
    doc = reading.doc
    while at < stop and (
        doc[at].pos_ in ("DET", "CCONJ") or doc[at].lower_ in _PASSED or _is_generic(reading, doc[at])
    ):
        at += 1
    mention = reading.mention_at(doc[at]) if at < stop else None
    return mention is not None and mention.kind in ("Organization", "Party") and not _starts_clause(reading, mention)


def _starts_clause(reading: Reading, mention: Mention) -> bool:
    """Whether an organisation begins something new: the next clause, or "Acme director" in a list."""
    root = reading.tokens(mention.span).root
    if root.dep_ in ("nsubj", "nsubjpass"):
        return True
    after = reading.tokens(mention.span).end
    return root.dep_ == "compound" and after < len(reading.doc) and reading.doc[after].pos_ == "NOUN"
