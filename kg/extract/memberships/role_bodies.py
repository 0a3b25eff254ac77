"""The organisations behind a role word: "leader of the Blue Party and of its youth wing", read from left to right."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from kg.extract.memberships.institutions import describes, institution
from kg.extract.memberships.phrase_gaps import SPANS, past_brackets, past_dates
from kg.extract.memberships.roles import CALLED, is_role, word_of
from kg.extract.name_words import ORG_NOUNS, TITLES
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Mention

#: How far from its role word an organisation may stand, in tokens.
REACH = 16
#: What may stand between a role word and its organisation as the last preposition.
_LINKS = words("of at for in with within from on to")

#: Role words behind which an organisation may stand without a preposition.
_OFFICERS = words("ceo cfo coo cto president chairman chairwoman chair founder director manager officer partner")

#: Offices between which and their holders an organisation may stand without a preposition.
_HEADING = words("president chairman chairwoman chairperson secretary speaker director spokesperson convener leader")

#: Role words that share the organisation of the next one: "founder and chairman of Acme".
_SHARING = words("founder co-founder president chairman chairwoman chair ceo owner director head")

#: Who leads one of these does not lead each of its members: "head of a coalition of the Blues and the Greens".
_ALLIANCES = words("coalition alliance pact bloc group")

#: Whatever a name's neighbours suggest ("a Labour politician and Member of Parliament"), these are no parties.
LEGISLATURES = words(
    "Parliament Congress Senate Assembly Bundestag Bundesrat Duma Knesset Sejm Storting Riksdag Folketing Dáil Seanad"
    " Diet Cabinet Commons Lords MP MEP"
) | {"House of Commons", "House of Lords", "House of Representatives", "National Assembly", "Lok Sabha", "Rajya Sabha"}

#: Behind an organisation's name: the "Blue-led" alliance is somebody else, and so is who was "Acme-trained".
_LED = words(
    "-led -backed -run -owned -dominated -controlled -funded -affiliated -sponsored -trained -educated -listed"
)

#: With a preposition these say when somebody bears a role, and nothing of where.
_TIMES = words("time moment age start beginning outset end")

_EXAMPLES = ("including", "notably", "namely", "especially")
NOUNS = ("NOUN", "PROPN", "ADJ", "NUM")


def rightward(reading: Reading, head: Token, end: int) -> tuple[int, list[Mention]]:
    """The token after the phrase and the organisations after the role word."""
    walk = _Walk(reading, word_of(head), at=end, last=end, stop=min(head.sent.end, end + REACH))
    while walk.at < walk.stop and walk.step():
        pass
    if walk.shared and word_of(head) not in _SHARING:
        return end, []
    return walk.last, walk.bodies


@dataclass(slots=True)
class _Walk:
    """The way from a role word, ``word``, to the right: ``link`` is the preposition met last, ``shared`` whether
    another role word was met before any, ``common`` whether a body without a name was ("the union at Merrow")."""

    reading: Reading
    word: str
    at: int
    last: int
    stop: int
    link: str | None = None
    shared: bool = False
    common: bool = False
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
        mention = (None if self.common else institution(mention, self.word, self.link or "-")) or mention
        if is_only_led(tokens):
            self.at = tokens.end + 2
            return True
        if describes(self.reading, mention, tokens):
            self.at = tokens.end
            return self.reading.mention_at(self.reading.doc[self.at]) is None
        if mention.kind in ("Organization", "Party") and not self._is_home(mention):
            if self.link is None and self.at == self.last and self._is_before_holder(tokens):
                self.link = "of"  # "Chairman PTI Ann Lee"
            if self.link not in _LINKS or (self.bodies and _starts_clause(self.reading, mention)):
                return False
            self.bodies.append(mention)
            self.last, self.stop = tokens.end, min(tokens.sent.end, tokens.end + REACH)
            self.at = past_brackets(self.reading.doc, tokens.end, self.stop)
            return True
        self.at = tokens.end
        return mention.kind != "Person" or self._is_subject_taught(tokens) or self._is_owner(tokens)

    def _is_before_holder(self, tokens: Span) -> bool:
        """Whether an organisation stands between an office and its holder, as in Pakistan: "Chairman PTI Ann Lee"."""
        doc, at = self.reading.doc, tokens.end
        at += at + 1 < len(doc) and doc[at].text in TITLES
        who = self.reading.mention_at(doc[at]) if at < len(doc) else None
        return self.word in _HEADING and who is not None and who.kind == "Person" and doc[at].idx == who.span[0]

    def _is_home(self, mention: Mention) -> bool:
        """Whether "from" leads to what is as likely the town that somebody comes from: "a tax adviser from Merrow"."""
        plain = mention.kind == "Organization" and mention.subtype is None and mention.name.istitle()
        return self.link == "from" and plain and " " not in mention.name

    def _is_owner(self, tokens: Span) -> bool:
        """Whether a person's name says whose the organisation right behind it is: "of Ann Lee's Blue Council"."""
        doc, at = self.reading.doc, tokens.end
        if at + 1 >= self.stop or doc[at].tag_ != "POS":
            return False
        owned = self.reading.mention_at(doc[at + 1])
        return owned is not None and owned.kind in ("Organization", "Party")

    def _is_subject_taught(self, tokens: Span) -> bool:
        """Whether what was taken for a person is what a professor teaches: "of Law and Logic at Hull University"."""
        after = self.reading.doc[tokens.end : tokens.end + 1].text.lower()
        return self.link == "of" and len(tokens) == 1 and after == "at"

    def _preposition(self, token: Token) -> bool:
        if self.bodies and token.lower_ in SPANS:  # "of the Blues from 1916 and the Greens from 1918"
            self.at = past_dates(self.reading.doc, self.at, self.stop)
            return self.at < self.stop
        if self.bodies and token.lower_ in ("for", "from") and self.bodies[-1].name in LEGISLATURES:
            return False  # "member of Parliament for Hull"
        self.link = token.lower_
        self.at += 1
        return self.link in _LINKS and (not self.bodies or _leads_to_body(self.reading, self.at, self.stop))

    def _is_alone(self, at: int) -> bool:
        """Whether an organisation stands at a token, and nothing is told of it: "Ann Lee, chairwoman, Acme, said"."""
        body = self.reading.mention_at(self.reading.doc[at]) if at < self.stop else None
        if body is None or body.kind != "Organization" or self.word not in _OFFICERS:
            return False
        end = self.reading.tokens(body.span).end
        return self.reading.doc[end : end + 1].text in (",", ".", ";", ")", "")

    def _ends(self, token: Token) -> bool:
        """Whether a word ends the phrase: an alliance of several, a time, or another role ("and a member of Acme")."""
        doc, before = self.reading.doc, self.reading.doc[self.at - 1].lower_
        several = token.lower_ in _ALLIANCES and not _is_called(self.reading, token)
        time = token.lower_ in _TIMES and self.link in ("at", "in", "from")
        another = token.lower_ in ("a", "an") and before == "and" and any(map(is_role, doc[self.at : self.at + 4]))
        return several or time or another

    def _word(self, token: Token) -> bool:
        doc = self.reading.doc
        if self._ends(token):
            return False
        if token.pos_ == "DET" and doc[self.at - 1].text in (",", "and", "or"):
            called = doc[self.at - 2].lower_ in CALLED  # "of a newspaper, the Daily Sun"
            if self.link is None or (doc[self.at - 1].text == "," and not called):
                return False
        if token.text == "(":
            start, self.at = self.at, past_brackets(doc, self.at, self.stop)
            return self.at > start
        if token.text == "," and self.link is None and not self.shared and self._is_alone(self.at + 1):
            self.link = "of"  # "chairman, Acme."
            self.at += 1
            return True
        if token.lower_ in _EXAMPLES and self.link is not None:
            self.at += 1
            return True
        self.shared |= self.link is None and is_role(token)
        self.common |= token.lower_ in ORG_NOUNS and token.pos_ == "NOUN"
        self.at += 1
        return (
            token.pos_ in (*NOUNS, "DET", "CCONJ", "PART", "SPACE")
            or token.tag_ in ("DT", "PRP$")
            or token.dep_ in ("amod", "advmod")  # "of the short-lived Blue Party"
            or token.text in ("-", "&", ",", "/", "'s", '"', "“")
        )


def is_only_led(body: Span) -> bool:
    """Whether an organisation only tells who leads, or has trained, what follows: "Blue-led", "Acme-trained"."""
    return body.doc[body.end : body.end + 2].text.lower() in _LED


def _is_called(reading: Reading, token: Token) -> bool:
    """Whether a noun tells what the body right behind it is: "the rights group Acme", not "the group of Blues"."""
    body = reading.mention_at(token.nbor(1)) if token.i + 1 < len(token.doc) else None
    return body is not None and body.kind in ("Organization", "Party")


def _past_seat(doc: Doc, at: int) -> int:
    """The token behind what makes a name that of a body's seat: "Hull-based", "Dover, N.H.-based"."""
    if doc[at : at + 2].text.lower() == "-based":
        return at + 2
    if doc[at : at + 1].text == "based" and doc[at + 1 : at + 2].text.istitle():
        return at + 1
    part = doc[at + 1 : at + 2].text if doc[at : at + 1].text == "," else ""
    return at + 2 if part.endswith(".-based") and part not in ("U.S.-based", "U.K.-based") else at


def past_town(reading: Reading, at: int, stop: int) -> int:
    """The token behind the place where an organisation is, "in London" or ", London"; the same token where none is
    told."""
    town = reading.mention_at(reading.doc[at + 1]) if at + 1 < stop and reading.doc[at].text in ("in", ",") else None
    if town is None or town.kind != "Place":
        return at
    return past_town(reading, reading.tokens(town.span).end, stop)


def listed(reading: Reading, body: Mention) -> list[Mention]:
    """An organisation and those listed after it: "Acme, the Blue Fund and Yates"."""
    doc, found = reading.doc, [body]
    at, stop = reading.tokens(body.span).end, reading.tokens(body.span).sent.end
    while True:
        joined = at = past_town(reading, past_brackets(doc, at, stop), stop)
        at += 3 if doc[at : at + 3].text.lower() == "as well as" else 0
        while at < stop and (
            _joins(doc[at])
            or (at > joined and (doc[at].lower_ in ("at", "for", "with") or _is_generic(reading, doc[at])))
            or (at > joined and doc[at].lower_ == "of" and (_joins(doc[at - 1]) or doc[at - 1].lower_ in _ORGANS))
        ):  # but not "Acme, the newspaper of the Blues"
            at += 1
        mention = reading.mention_at(doc[at]) if joined < at < stop else None
        if mention is None or mention.kind not in ("Organization", "Party") or _starts_clause(reading, mention):
            return found
        found.append(mention)
        at = reading.tokens(mention.span).end


def _joins(token: Token) -> bool:
    return token.text in (",", "and", "&", "or", "/", "the", "The", "both") or token.lower_ in ("later", "then")


#: Of these an organisation has one: "a member of Acme and of the board of Orr".
_ORGANS = words("board council committee")

_PASSED = ("later", "then", "at", "of", "formerly")

#: What an organisation is called in front of its name: "the political party Blue Front".
GENERIC = words(
    "political party group band company newspaper magazine daily weekly agency movement organisation organization firm "
    "club union charity broadcaster network website rock pop punk opposition ruling think tank bank start-up startup"
)


def _is_generic(reading: Reading, token: Token) -> bool:
    organ = token.lower_ in _ORGANS and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "of"
    return (organ or token.lower_ in GENERIC) and reading.mention_at(token) is None


def _leads_to_body(reading: Reading, at: int, stop: int) -> bool:
    """Whether an organisation stands at a token, past "and", "the" and the like."""
    doc = reading.doc
    while at < stop and (
        doc[at].pos_ in ("DET", "CCONJ") or doc[at].lower_ in _PASSED or _is_generic(reading, doc[at])
    ):
        at += 1
    mention = reading.mention_at(doc[at]) if at < stop else None
    return mention is not None and mention.kind in ("Organization", "Party") and not _starts_clause(reading, mention)


def _has_somebody(reading: Reading, at: int) -> bool:
    """Whether a possessive and a person's name or role stand at a token."""
    doc = reading.doc
    if at + 1 >= len(doc) or doc[at].tag_ != "POS":
        return False
    owned = reading.mention_at(doc[at + 1])
    return owned.kind == "Person" if owned is not None else any(map(is_role, doc[at + 1 : at + 3]))


def _starts_clause(reading: Reading, mention: Mention) -> bool:
    """Whether an organisation begins something new: the next clause, "Acme director" or "Acme's Ann Lee" in a list."""
    root, after = reading.tokens(mention.span).root, reading.tokens(mention.span).end
    if root.dep_ in ("nsubj", "nsubjpass") or _has_somebody(reading, after):
        return True
    return root.dep_ == "compound" and after < len(reading.doc) and reading.doc[after].pos_ == "NOUN"
