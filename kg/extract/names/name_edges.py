"""The edges of names: the common words, written large, that stand beside a name and are no part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from kg.extract.dates.datewords import MONTHS
from kg.extract.lexicon import given_names, local_parties, organizations, parties, places, words
from kg.extract.name_words import (
    LEGISLATOR_LETTERS,
    ORG_BEGINNINGS,
    PARTY_ENDINGS,
    PARTY_LIKE_ENDINGS,
    PERSON_BELONGINGS,
    PERSON_NOUNS,
    PORTFOLIOS,
    POST_NOMINALS,
    TITLE_MODIFIERS,
    TITLES,
)
from kg.extract.names.name_titles import GRADES, OF_PLACES, is_before_person, is_headed

QUOTES = frozenset("\"'“”‘’«»„‚`") | {"``", "''"}

#: Organs of a party: before "of" and its name they are no part of the name.
ORGANS = frozenset({"Committee", "Council", "Board", "Bureau", "Politburo", "Presidium", "Secretariat", "Congress"})

#: Offices, which end no name of a body, and the words before them.
CHIEFS = frozenset({"CEO", "CFO", "COO"})
OFFICES = (
    (frozenset(TITLES) - words("doubtful title")) | {"Chair", "Committeeman", "Committeewoman", "Rapporteur"} | CHIEFS
)
RANKS = frozenset({"Vice", "Executive", "Deputy", "Chief", "Senior", "Associate", "Assistant", "Managing", "Acting"})

#: Words that are part of one office only: "CDU General Secretary".
_RANKED = frozenset(
    {("General", "Secretary"), ("Special", "Rapporteur"), ("National", "Chairman"), ("Permanent", "Representative")}
) | {(grade, "Secretary") for grade in GRADES}

#: Words behind a party's name that tell at which level of it somebody has an office.
_LEVELS = frozenset({"National", "State", "Central", "Provincial", "Regional"})

LEGISLATORS = frozenset({"Sen", "Rep", "Senator", "Representative"})

MEMBERS = frozenset({"Member", "Members", "MP", "MPs"})

#: What an office is for: "Merrow Agriculture Secretary".
DEPARTMENTS = frozenset(
    """
    Agriculture Commerce Culture Defence Defense Education Energy Environment Finance Foreign Health Home Homeland
    Housing Interior Justice Labor Labour Press Security Trade Transport Transportation Treasury
    """.split()
)

#: Verbs of headlines, written large behind a name: "Anna Berg Wins".
HEADLINE_VERBS = frozenset(
    """
    wins won leads led says said loses lost calls slams blasts rips vows tells apologizes pins claims warns urges backs
    endorses attacks defends denies rejects mocks hits fires announces launches promises threatens faces beats ties
    spurns rebuffs sides talks speaks visits meets signs vetoes drops quits resigns dies returns reveals unveils
    responds
    """.split()
)

_WEEKDAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})

#: Words that begin a sentence before a name, and no name.
NOT_FIRST = frozenset(
    """
    neither nor either both under over after before since until while when where if though although because but and or
    so yet with without against for from about like unlike despite besides amid even only also then now today here
    there meanwhile still maybe perhaps instead did does is was has had can could will would should may might must
    why how what who whose which whether let meet ask tell watch read see say says said crooked lying exclusive breaking
    report poll opinion analysis update correction join team camp absent classic
    """.split()
)

#: Posts that may be a given name or none, before a full name: "Dean Joan Hale".
POSTS = frozenset({"Dean", "Principal", "Striker", "Midfielder", "Defender", "Goalkeeper", "Winger", "Chancellor"})

#: Words before a name in the lines that tell of an article or a picture.
CAPTIONS = frozenset({"follow", "contact", "email", "photo", "photos", "image", "video"})


#: Before a party these tell of the office, or of the politician, that follows it.
_TOLD_OF = frozenset(
    """
    Interim Acting Former Deputy Senior Veteran Rebel Ousted Outgoing Incumbent Sitting Longtime Disgraced Suspended
    Prominent Ruling Sacked Jailed Expelled Estranged Dissident Fellow Local Leading Newly Opposition Embattled Late Top
    """.split()
)

#: Offices written short.
_SHORT = CHIEFS | {"Sen", "Sens", "Rep", "Reps", "Gov", "Govs"} | {word.upper() for word in LEGISLATOR_LETTERS}

#: A given name cut short.
_INITIAL = re.compile(r"(?:[A-Z]\.)+")

#: Who leads a party.
_LEADING = frozenset({"Leader", "Chairperson", "Chairman", "Chairwoman", "Spokesperson", "Spokesman", "President"})

#: What one runs for, or where one sits, behind a party's word.
CONTESTED = frozenset({"Presidential", "Gubernatorial", "Senatorial", "Congressional", "Mayoral", "Parliamentary"})

#: Who runs for it.
_RUNNING = frozenset("candidate candidates hopeful hopefuls aspirant aspirants nominee nominees contender".split())

#: Those who are for somebody, by whose name they are called; and words in names of bodies.
_SIDES = frozenset({"faction", "camp", "group", "wing", "bloc", "side", "family"})
_BODILY = PARTY_ENDINGS | PARTY_LIKE_ENDINGS | ORG_BEGINNINGS.keys()

#: How far behind a name, in tokens, the words may begin that "Said" before it reports.
_AS_FAR = 16


#: Beside titles, what somebody is "of" a body.
POSTED = frozenset(
    {"Officer", "C.E.O.", "Director", "Manager", "Head", "Chief", "Fellow", "Founder", "Trustee", "Editor"}
)

#: What stands behind a hyphen between a body's name and where it is, or who is behind it; in so many words.
_TIED = frozenset(
    "based born headquartered backed led run owned funded controlled sponsored aligned registered".split()
)
_TIE = 6

#: Offices with a field behind "of" or "for".
HEADED = frozenset({"Secretary", "Minister", "Ministers", "Commissioner", "Undersecretary"})


class Edges:
    """Cuts the spans of one document; ``known`` are the names that spaCy found."""

    def __init__(self, doc: Doc, texts: Sequence[str], known: set[str]) -> None:
        self.doc = doc
        self.texts = texts
        self.known = known
        self.last = {ent.text.rsplit(" ", 1)[-1] for ent in doc.ents if ent.label_ == "PERSON"}
        self.people = {ent.text for ent in doc.ents if ent.label_ == "PERSON"}
        self.borne = {ent.text.rsplit(" ", 1)[-1] for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1}
        self.small = {text for text in texts if text.islower()}
        self.surnames = {
            doc[i].text
            for i in range(1, len(doc))
            if doc[i].tag_ == "NNP" and texts[i - 1] in given_names() and not _is_elsewhere(texts[i - 1])
        } | {surname(name) for name in self.people if name.split()[0] in given_names()}

    def cut(self, start: int, end: int, label: str) -> tuple[int, int]:
        """The name without the party's organ, the office or the common words that it begins or ends with."""
        start = self._past_side(self._past_tie(start, end), end)
        start = past_post(self.texts, self._past_field(start, end), end)
        if label == "PERSON" or self.texts[start] in given_names():
            end = before_honours(self.texts, start, end)
        end = self._before_leader(start, self._before_choice(start, self._before_side(start, end, label)))
        end = self._before_office(start, self._before_contest(start, self._before_verb(start, end)), label)
        start = self._past_office(self._past_party(start, end), end, label)
        return self._without_common(self._past_organ(start, end, label), end, label)

    def _past_tie(self, start: int, end: int) -> int:
        """Where a name begins behind what it is tied to: "the New York-based | Forward Fund"."""
        ties = (at for at in range(start + 2, min(start + _TIE, end - 1)) if self.texts[at] in _TIED)
        return next((at + 1 for at in ties if self.texts[at - 1] == "-"), start)

    def _past_side(self, start: int, end: int) -> int:
        """Where a body's name begins behind the surname of whom it is for or against: "the pro-Hale | Forward Fund"."""
        sided = start > 1 and self.texts[start - 1] == "-" and self.texts[start - 2].lower() in ("pro", "anti")
        return start + 1 if sided and end - start > 2 and self.texts[start] in self.surnames else start

    def _past_field(self, start: int, end: int) -> int:
        """Where a name begins behind what a minister is charged with: "Minister for" "Health Joan Hale"."""
        at = start
        while at < end and self._is_field(at):
            at += 1
        charged = self.is_charge(start) or (
            at < end and is_before_person(self.texts, at) and self.texts[start - 1] == "on"
        )
        return at if start < at < end and charged else start

    def is_charge(self, start: int) -> bool:
        """Whether a minister or secretary, and what he is charged with so far, stands before a token."""
        at = start - 1
        while at > 0 and (self._is_field(at) or self.texts[at] == "the"):
            at -= 1
        return 0 <= at < start - 1 and self.texts[at] in HEADED

    def _is_field(self, at: int) -> bool:
        """Whether a token tells what a minister is charged with, or links such words."""
        return self.texts[at].lower() in PORTFOLIOS or self.texts[at] in ("for", "of", "and", "&", ",")

    def _past_party(self, start: int, end: int) -> int:
        """Where a name begins behind a word for a party's members, or behind one for who is told of: "Merrow Republican
        Joan Hale", "Interim Liberal" leader, "Veteran Labour" MP."""
        rest = " ".join(self.texts[start + 1 : end])
        letters = self.texts[start].isupper() and _is_short_party(self.texts[start])
        if (self.texts[start] in _TOLD_OF and (rest in parties() or rest in local_parties())) or (
            letters and rest in organizations()  # "TMC Rajya Sabha" candidate
        ):
            return start + 1
        opposing = self.texts[start] == "Opposition" and end - start > 1
        named = opposing and (self.texts[start + 1] in given_names() or _INITIAL.fullmatch(self.texts[start + 1]))
        of_state = self.texts[start] == "State" or (rest.isupper() and len(rest) > 1 and self.texts[start].istitle())
        if named or (of_state and _is_short_party(rest)):  # "Leader of the" + "Opposition Joan Hale", "Merrow SNP"
            return start + 1
        if end - start > 2 and is_headed(self.texts, start, start + 1):
            return start + 1  # "chairman" + "Senate Joan Hale"
        for at in range(start + 1, min(start + 4, end)):  # "West Bengal Congress"
            if " ".join(self.texts[start:at]) in places() and _is_short_party(" ".join(self.texts[at:end])):
                return at
        for at in range(start, end - 1):
            known = parties().get(self.texts[at])
            if known is None or not known.members:
                continue
            rest = " ".join(self.texts[at + 1 : end])
            if self.texts[at + 1] in given_names() or rest in places() or rest in organizations():
                return at + 1
        return start

    def _is_before_mayor(self, at: int) -> bool:
        """Whether an office of places stands here before a name: "Charlotte *Mayor* Joan Hale"."""
        follows = self.texts[at + 1 : at + 2]
        called = self.texts[at - 1] not in given_names() and follows == [","]  # "the Merrow Governor, Joan Hale"
        return self.texts[at] in OF_PLACES and (called or any(word in given_names() for word in follows))

    def _before_contest(self, start: int, end: int) -> int:
        """Where a body's name ends before what its candidate runs for: "Rising Alliance | Presidential" candidate."""
        runs = "".join(self.texts[end : end + 1]).lower() in _RUNNING
        return end - 1 if runs and end - start > 1 and self.texts[end - 1] in CONTESTED else end

    def _before_office(self, start: int, end: int, label: str) -> int:
        """Where a body's name ends before the office that somebody holds there: "Halden Media Vice President"."""
        if end - start > 2 and self.texts[end - 1] in MEMBERS and self.texts[end - 2] in PARTY_ENDINGS:
            return end - 1  # "Civic Party Member of Parliament"
        party = self.texts[start] in parties() or self.texts[start] in local_parties()
        contested = self.texts[end - 1] in CONTESTED and party
        if end - start == 2 and (contested or self._is_before_mayor(end - 1)):
            return end - 1  # "Republican Presidential" hopeful
        body = self.texts[start : end - 1]
        party = party or not (PARTY_ENDINGS | PARTY_LIKE_ENDINGS).isdisjoint(body)
        if self.texts[end - 1] in _LEADING and body and (party or all(word.isupper() for word in body)):
            return end - 1  # "Civic Party of Merrow Leader", "BNP Chairperson"
        following = self.texts[end] if end < len(self.texts) else ""
        chief = end - start > 1 and _short(self.texts[end - 1])
        surname = self.texts[end - 1] == "Sen" and not following.istitle()  # "Anita Sen said"
        if (label == "PERSON" and (surname or not chief)) or end - start < 2 or self.texts[start] in ORG_BEGINNINGS:
            return end
        at, ranks = end, RANKS
        if (
            self.texts[end - 1] in OFFICES
            and self.texts[end - 2] != "of"
            and (end - start > 2 or _short(self.texts[at - 1]))
        ):
            at = end - 1
            ranks = RANKS | DEPARTMENTS if self.texts[at] in HEADED else RANKS  # "Merrow Foreign Minister"
        elif following.istitle() and (following in OFFICES or following.lower() in PERSON_NOUNS):
            ranks = RANKS | DEPARTMENTS | ({"State"} if following.rstrip(".") in LEGISLATORS else set())
        else:
            return end
        office = self.texts[at] if at < len(self.texts) else ""
        while at - start > 1 and (self.texts[at - 1] in ranks or (self.texts[at - 1], office) in _RANKED):
            at -= 1
        level = at - start > 1 and self.texts[at - 1] in _LEVELS and " ".join(self.texts[start : at - 1]) in parties()
        return at - level

    def _past_office(self, start: int, end: int, label: str) -> int:
        """Where a body's name begins behind an office there: "Chief Executive Officer of Halden"."""
        words = self.texts[start:end]
        of = words.index("of") if label != "PERSON" and "of" in words else 0
        at = of - 1 - (of > 1 and words[of - 1] == "General")  # "Director General"
        office = of > 0 and (words[at] in OFFICES or words[at] in POSTED) and words[of - 1] not in HEADED
        if not office or of + 1 >= len(words) or " ".join(words) in organizations():
            return start
        at = start + of + 1 + (words[of + 1] == "the")
        field = end - at == 1 and self.texts[at].istitle()  # "Director of Talent"
        return at if at < end and not field and self.texts[at][0].isupper() else start

    def _before_verb(self, start: int, end: int) -> int:
        """Where a name ends before the verb of a headline, "Joan Hale Responds To Question", or before the day of the
        week that a verb follows: "Joan Hale | Thursday said"."""
        if end - start > 2 and self.texts[end - 1] in _WEEKDAYS and self.doc[end : end + 1].text.islower():
            return end - 1
        for at in range(start + 1, end):
            if (
                self.texts[at].lower() in HEADLINE_VERBS
                and self.texts[at].istitle()
                and self.texts[at - 1] in self.last
            ):
                return at
        return end

    def _past_organ(self, start: int, end: int, label: str) -> int:
        """Where the party's name begins in "Central Committee of the Communist Party"."""
        words = self.texts[start:end]
        if words[1:2] == ["of"] and len(words) > 2 and words[0] in ("Leaders", "Members", "Officials", "Supporters"):
            return start + 2 + (words[2] == "the")  # "Leaders of the Merrow Senate"
        if label not in ("ORG", "") or "of" not in words or PARTY_ENDINGS.isdisjoint(words):
            return start
        of = words.index("of")
        if of == 0 or words[of - 1] not in ORGANS:
            return start
        return start + of + (2 if words[of + 1] == "the" else 1)

    def _without_common(self, start: int, end: int, label: str) -> tuple[int, int]:
        """The name of a person without the common words written large before and behind it."""
        if label not in ("PERSON", "") and not self._is_person(start + 1, end):
            return start, end
        while end - start > 1 and self._common_first(start, end):
            start += 1
        while end - start > 1 and self._common_last(start, end):
            end -= 1
        return start, end

    def _is_person(self, start: int, end: int) -> bool:
        """Whether these words are a person's given name and surname, elsewhere in the text."""
        return end - start > 1 and self.texts[start] in given_names() and " ".join(self.texts[start:end]) in self.people

    def is_surname(self, i: int) -> bool:
        """Whether a word that mostly names nobody is the surname of somebody whom the text names in full, where no
        article or preposition stands before it: "Theresa May left. May said", not "in May"."""
        before = self.doc[i - 1].pos_ if i else ""
        return self.texts[i] in self.surnames and self.doc[i].tag_ == "NNP" and before not in ("DET", "ADP")

    def bears(self, i: int) -> bool:
        """Whether a word for a title is somebody's surname here: "Anita Sen left. Sen said"."""
        before = self.doc[i - 1].pos_ if i else ""
        known = self.is_surname(i) or (self.texts[i] in self.borne and before not in ("DET", "ADP"))
        return known and self.acts(i)

    def acts(self, i: int) -> bool:
        """Whether a word is told to do or own something: a subject, before a verb in the past or present, or "'s"."""
        behind = self.doc[i + 1].tag_ if i + 1 < len(self.doc) else ""
        return self.doc[i].dep_ in ("nsubj", "nsubjpass", "poss") or behind in ("VBD", "VBZ", "POS")

    def is_reporting(self, start: int, end: int) -> bool:
        """Whether "Said" before a name begins a sentence that quotes somebody: "Said Joan Hale, who left: …"."""
        if self.texts[start] != "Said" or not self.doc[start].is_sent_start:
            return False
        behind = self.texts[end : end + _AS_FAR]
        marks = [at for at, text in enumerate(behind) if text == ":" or text in QUOTES]
        return bool(marks) and "said" not in behind[: marks[0]]

    def _common_first(self, start: int, end: int) -> bool:
        """Whether a name's first word is none of its own: "Crooked Joan Hale", "Neither Hale", "Candidate Hale"."""
        word = self.texts[start]
        captioned = word.lower() in CAPTIONS and end - start > 2
        if word in given_names() or word in TITLES or word in TITLE_MODIFIERS or word in places():
            return self.is_reporting(start, end)
        rest = " ".join(self.texts[start + 1 : end])
        called = word.lower() in NOT_FIRST or (word.lower() in PERSON_NOUNS and end - start > 2)  # "Farmer Joan Hale"
        if captioned or (called and self.texts[start + 1] in given_names()):
            return True
        if rest not in self.known and rest not in self.last:
            return False
        if word.endswith("ing") and " " not in rest:  # "Chasing Hale"
            return word.lower()[:-3] not in self.small or bool(self.doc[start].is_sent_start)
        if word.lower() in NOT_FIRST or word.lower() in PERSON_NOUNS or " " in rest:
            return True
        opening = self.doc[start].is_sent_start or (start > 0 and self.texts[start - 1] in QUOTES)
        return opening and (self.doc[start].tag_ not in ("NNP", "NNPS", "FW") or word.lower() in self.small)

    def _before_side(self, start: int, end: int, label: str) -> int:
        """Where a person's name ends before whose side it is told to be on: "Joan Hale | of the Berg" faction."""
        at = next((at for at in range(start + 2, end - 1) if self.texts[at : at + 2] == ["of", "the"]), end)
        faction = "".join(self.texts[end : end + 1]) in _SIDES and _BODILY.isdisjoint(self.texts[start:at])
        return at if label == "PERSON" or faction else end

    def _before_choice(self, start: int, end: int) -> int:
        """Where a name ends before what somebody left a party for, or sits for: "left the Blue Party for the Reds",
        "from the Blues to Reform UK", "the Senate for Queensland"."""
        words = self.texts[start:end]
        at = next((at for at in range(1, len(words) - 1) if words[at] in ("for", "to")), 0)
        first, whole = " ".join(words[:at]), " ".join(words)
        known = first in parties() or first in organizations()
        return start + at if at and known and whole not in parties() and whole not in organizations() else end

    def _before_leader(self, start: int, end: int) -> int:
        """Where a party's name ends before whose it is: "the Socialist Party of Anna Berg"."""
        words = self.texts[start:end]
        at = words.index("of") if "of" in words[1:-2] else 0
        return start + at if at and words[at - 1] == "Party" and words[at + 1] in given_names() else end

    def _common_last(self, start: int, end: int) -> bool:
        """Whether a name's last word is none of its own: "Hale Speech" in a headline."""
        word, rest = self.texts[end - 1], " ".join(self.texts[start : end - 1])
        common = word.lower() in self.small or word.lower() in PERSON_BELONGINGS
        return common and rest in self.last and rest not in given_names()


def past_post(texts: Sequence[str], start: int, end: int) -> int:
    """Where a person's full name begins behind a post: "Joan Hale" in "Principal Joan Hale"."""
    return start + 1 if end - start > 2 and texts[start] in POSTS and texts[start + 1] in given_names() else start


def before_honours(texts: Sequence[str], start: int, end: int) -> int:
    """Where a person's name ends before the letters for a rank or an honour: "Ann Lee" in "Ann Lee KC"."""
    while end - start > 1 and texts[end - 1] in POST_NOMINALS:
        end -= 1
    counsel = end - start > 2 and texts[end - 1] == "SC" and texts[start] in given_names()
    return end - 1 if counsel else end


def surname(name: str) -> str:
    """The last word of a person's name that is none of the letters for a rank or an honour."""
    words = name.split()
    return words[before_honours(words, 0, len(words)) - 1]


def _is_short_party(words: str) -> bool:
    """Whether words are what a party is called in its country, or its letters."""
    return words in local_parties() or (words.isupper() and words in parties())


def _short(office: str) -> bool:
    """Whether an office is written short, or of many: "Sens.", "MP"."""
    return office.rstrip(".") in _SHORT


def _is_elsewhere(word: str) -> bool:
    """Whether a given name is a month's or a place's, too: "June", "Georgia Senate"."""
    return word.lower() in MONTHS or word in places()
