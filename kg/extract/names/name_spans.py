"""Where names may stand: spaCy's entities with their edges repaired, and the capitalised words that it left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from operator import or_

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from kg.extract.lexicon import given_names, organizations, parties, places
from kg.extract.name_words import (
    CHARGES,
    NO_NAMES,
    ORG_ENDINGS,
    PARTICLES,
    PARTY_ENDINGS,
    PARTY_LIKE_ENDINGS,
    PERSON_NOUNS,
    POST_NOMINALS,
    TITLE_MODIFIERS,
    TITLE_TAILS,
    TITLES,
)
from kg.extract.names import known_parties
from kg.extract.names.candidate import Candidate
from kg.extract.names.name_edges import Edges, before_honours
from kg.extract.names.name_joins import joined
from kg.extract.names.name_letters import begun
from kg.extract.names.name_pieces import GENERATIONS, POSSESSIVES, Pieces, tells_office
from kg.extract.names.name_runs import Runs
from kg.extract.names.name_taken import taken_marks
from kg.extract.names.name_titles import (
    COURTESIES,
    RETIRED,
    is_before_person,
    is_headed,
    is_portfolio,
    is_title,
    leads_to_office,
    title_before,
    without_title,
)
from kg.extract.names.name_widths import HYPHENS, begun_behind, widened
from kg.extract.tagger.named import NAMES, Name, Words

#: spaCy's labels of what is no name; the words in such an entity are left alone.
NO_NAME_LABELS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE"})

#: Plural letters for members of parliaments, behind a party's name: "Blue Union MPs".
SEATS = frozenset({"MPs", "MEPs", "MSPs", "TDs", "MPAs", "MNAs", "MLAs", "MLCs", "MCAs"})

#: Offices by which somebody is spoken to behind one of them, and no surnames.
ADDRESSED = frozenset(
    "President Vice Speaker Chairman Secretary Mayor Ambassador Senator Minister Prime Premier Governor Chancellor "
    "Commissioner Congressman Director".split()
)

NOT_OPENING = frozenset(
    "The THE A An This That These Those Some Another Other Several Many Both Every Each Former PAC".split()
)
#: Before these a number belongs to a name: "21st Century Films".
NUMBERED = frozenset({"Street", "Avenue", "Circuit", "District", "Century", "Fleet", "Infantry", "Congressional"})
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
#: Offices that have what they are in charge of behind "of".
IN_CHARGE = frozenset({"Director", "General", "Commissioner", "Controller", "Comptroller", "Superintendent"})
PREFIXES = frozenset({"anti", "pro", "ex", "non", "post", "pre", "mid", "un", "self", "co"})


def candidates(doc: Doc, seen: Words | None = None, *, taken: Collection[int] = ()) -> list[Candidate]:
    """What may be a name, in the order of the text; none overlap. What the encoder has seen fills the gaps. ``taken``
    are the offsets of characters that belong to something else."""
    texts = [token.text for token in doc]
    longer = list(seen.names()) if seen is not None else []
    return _Finder(doc, texts, taken_marks(doc, texts, taken), longer).all()


#: Words for members of a party, before which other words tell more of them,
PARTISANS = frozenset({"Democrat", "Democrats", "Republican", "Republicans"})
#: but for those that belong to the party's name.
COLOURS_OF_DEMOCRATS = frozenset(
    {"Liberal", "Social", "Christian", "Sweden", "Free", "National", "-", "Swedish", "United", "Czech"}
)


class _Finder:
    """Looks through one document; ``taken`` marks the tokens that already belong to something, ``seen`` are the names
    that the encoder sees."""

    def __init__(self, doc: Doc, texts: list[str], taken: bytearray, seen: Sequence[Name]) -> None:
        self.doc = doc
        self.texts = texts
        self.taken = taken
        self.known = {ent.text for ent in doc.ents}
        self.seen = seen
        self.begun = begun_behind(doc, seen)
        self.pieces = Pieces(doc, texts, self.known, taken, self.begun)
        self.edges = Edges(doc, texts, self.known)
        self.runs = Runs(doc, texts, taken)

    def all(self) -> list[Candidate]:
        found = [one for one in known_parties.found(self.doc) if not any(self.taken[one.start : one.end])]
        for one in found:
            self._take(one.start, one.end)
        for ent in self.doc.ents:
            if ent.label_ in NO_NAME_LABELS and not self._name_like_date(ent):
                self._take(ent.start, self._dash_in(ent))
                continue
            for start, end in self.pieces.of(ent):
                candidate = self._repaired(start, end, ent.label_)
                if candidate:
                    found.append(candidate)
                    self._take(candidate.start if candidate.title is None else candidate.title_start, candidate.end)
        surnames = {self.texts[one.end - 1] for one in found if one.label == "PERSON"}
        found.extend(self._left_out(surnames | set(self._letters_of_parties(found))))
        found.extend(self._seen())
        found.sort(key=lambda one: one.start)
        found = joined(self.doc, self.texts, found)
        found = begun(self.doc, self.texts, widened(self.doc, self.texts, found, self.seen, trim=self._bounded))
        for one in found:
            self._finish(one)
        written = {one.words for one in found} | {self.texts[one.end - 1] for one in found}
        for one in found:
            if one.words.isupper() and (one.words.title() in written or one.words.title() in places()):
                one.words = one.words.title()
        return found

    def _finish(self, one: Candidate) -> None:
        """Sets the edges that need no more than the words beside it, and the words of a candidate."""
        while one.end - one.start > 1 and self.texts[one.end - 1] in ("and", "of", "for", "the"):
            one.end -= 1
        if self.texts[one.start - 1 : one.start + 2] in (["Attorney", "General", mark] for mark in POSSESSIVES):
            one.start, one.title, one.title_start = one.start - 1, None, -1  # "the Attorney General's Office"
        elif self.texts[one.start] == "Office" and self.texts[one.start - 1] in POSSESSIVES:
            one.start = self._past_titles_back(one.start - 1, one.start)  # "the Prime Minister's Office"
        if one.label == "PERSON" or self.texts[one.start] in given_names():
            one.end = before_honours(self.texts, one.start, one.end)
        one.words = " ".join(self.doc[one.start : one.end].text.split())
        if one.nickname:
            one.words = " ".join(word for word in self.texts[one.start : one.end] if word[0].isalpha())
            one.words = one.words.replace(f" {one.nickname} ", " ", 1)

    def _seen(self) -> Iterator[Candidate]:
        """Names that the encoder sees where nothing else was found."""
        proper = {token.text for token in self.doc if token.pos_ == "PROPN"}
        for name in self.seen:
            tokens = self.doc.char_span(*name.span, alignment_mode="expand")
            if tokens is None or NAMES[name.kind] == "other" or any(self.taken[tokens.start : tokens.end]):
                continue
            # "He" and "Many" have the capital of the sentence; an acronym or a surname may be taken for a noun.
            if not any(token.text in proper or (token.is_upper and len(token) > 2) for token in tokens):
                continue
            candidate = self._repaired(tokens.start, tokens.end, "")
            if candidate:
                self._take(candidate.start if candidate.title is None else candidate.title_start, candidate.end)
                yield candidate

    def _take(self, start: int, end: int) -> None:
        self.taken[start:end] = b"\1" * (end - start)

    def _past_titles_back(self, end: int, start: int) -> int:
        """Where the titles before a token begin, else ``start``."""
        at = end
        while at > 0 and (is_title(self.texts, at - 1) or self.texts[at - 1] in TITLE_MODIFIERS):
            at -= 1
        return at if at < end else start

    def _dash_in(self, ent: TokenSpan) -> int:
        """Where a date ends that is taken to go on over a dash, as in a dateline: "4 May 2031 - Joan Hale"."""
        dashes = (token.i for token in ent if token.text in ("-", "–", "—") and token.whitespace_)
        return next((i for i in dashes if i + 1 < ent.end and self.texts[i + 1][0].isupper()), ent.end)

    def _name_like_date(self, ent: TokenSpan) -> bool:
        """Whether what is taken for a date is a person's name: "April Hale", or May who has been named in full."""
        if ent.label_ != "DATE":
            return False
        if len(ent) == 1:
            return self.edges.is_surname(ent.start) and self.edges.acts(ent.start)
        return self.texts[ent.start] in given_names() and len(ent) == 2

    def _repaired(self, start: int, end: int, label: str) -> Candidate | None:
        """The candidate with its edges where the name begins and ends, or None where nothing is left of it."""
        start, end = self._trimmed(start, end)
        if start >= end:
            return None
        start, end = self.edges.cut(start, end, label)
        start, end, title, title_start = without_title(self.texts, start, end, label)
        if end - start > 1 and self.texts[end - 1] in ORG_ENDINGS and self._is_opposed(start):
            start += 1
        start, end = self._grown(start, end, label)
        if self._tells_of_partisans(start, end):
            start = end - 1
        if start >= end or any(self.taken[start:end]) or not self.texts[start][0].isalnum():
            return None
        if self._no_name(start, end, label):
            return None
        if is_headed(self.texts, start, end):
            return Candidate(start, end, "ORG")
        before, first = title_before(self.texts, self.taken, start if title is None else title_start)
        if before is not None:  # "Chief Justice" + "Tan Sri"
            title, title_start = before if title is None else f"{before} {title}", first
        return Candidate(start, end, label, title, title_start)

    def _is_opposed(self, i: int) -> bool:
        """Whether a token is for or against whom something is: "the pro-Hale Harbour Fund"."""
        return i > 1 and self.texts[i - 1] == "-" and self.texts[i - 2] in ("pro", "Pro", "anti")

    def _tells_of_partisans(self, start: int, end: int) -> bool:
        """Whether words before one for a party's members only tell more of them: "Blue Dog Democrat"."""
        if end - start < 2 or self.texts[end - 1] not in PARTISANS or self.texts[end - 2] in COLOURS_OF_DEMOCRATS:
            return False
        return " ".join(self.texts[start:end]) not in organizations()

    def _no_name(self, start: int, end: int, label: str) -> bool:
        """Whether the words are a title by themselves ("Public Safety" Minister), or name nothing of ours."""
        words = self.texts[start:end]
        headed = is_portfolio(words) and " ".join(words) not in organizations() and leads_to_office(self.texts, end)
        if headed or self._is_honour(start, end) or self._is_charge(start, words) or _is_unparsed(words):
            return True
        if len(words) == 1 and start > 0 and self.texts[start - 1] in COURTESIES:  # "Mr. Justice", not "Mr. President"
            return words[0] in ADDRESSED
        offices = TITLE_MODIFIERS | TITLE_TAILS | HYPHENS  # "Commissioner-General"
        titles = all(is_title(self.texts, i) or self.texts[i] in offices for i in range(start, end))
        if titles and " ".join(words) not in parties():  # "the Labour Party leader"
            return self._is_only_title(start, end, label)
        if (
            self._is_field_of_office(start, end)
            or words[0] in ("Emeritus", "Emerita")
            or self._tells_a_role(start, end)
        ):
            return True
        return (
            words[0] in NO_NAMES
            and (len(words) == 1 or label == "")
            and not (label == "PERSON" and words[0] in given_names())
            and not (len(words) == 1 and self.edges.is_surname(start))
        )

    def _is_only_title(self, start: int, end: int, label: str) -> bool:
        """Whether words for titles are no name: "Secretary of State"; King is one in "Joan King left. King said"."""
        words, following = self.texts[start:end], "".join(self.texts[end : end + 1])
        if len(words) == 1 and words[0] not in NO_NAMES and self.edges.bears(start):
            return False
        alone = is_title(self.texts, end - 1) or words == ["Prime"] or TITLE_TAILS.issuperset(words)
        single = len(words) == 1 and words[0] in NO_NAMES
        return single or following.capitalize() in TITLES or label == "" or alone

    def _is_field_of_office(self, start: int, end: int) -> bool:
        """Whether words tell an office and its field: "Director of Media", "Inspector General of Police"."""
        words = [word for word in self.texts[start:end] if word != "-"]
        of = words.index("of") if "of" in words[1:] else 0
        offices = TITLES.keys() | TITLE_MODIFIERS | TITLE_TAILS
        office = of > 0 and offices.issuperset(words[:of]) and (words[of - 1] in TITLES or words[of - 1] in TITLE_TAILS)
        return office and TITLES.get(words[0]) is None

    def _is_honour(self, start: int, end: int) -> bool:
        """Whether the word is what stands behind a name, or before it in brackets: "Joan Hale (SAN)", "Capt (Retd)"."""
        word, before = self.texts[start], "".join(self.texts[start - 1 : start])
        honour = word in POST_NOMINALS and before in (",", "(")
        return end - start == 1 and (honour or (word.lower() in RETIRED and before == "("))

    def _tells_a_role(self, start: int, end: int) -> bool:
        """Whether words only tell a role, or what nothing of ours is called: "Managing Editor", "Super PAC"."""
        words = self.texts[start:end]
        if len(words) < 2 or words[-1] in PARTY_ENDINGS or words[0] in given_names():
            return False
        roles = [is_title(self.texts, i) or self._is_role(self.texts[i]) for i in range(start, end)]
        plain = (word in TITLE_MODIFIERS or word in NO_NAMES for word in words)
        return (roles[-1] or words[-1] in NO_NAMES) and all(map(or_, roles, plain))

    def _is_role(self, word: str) -> bool:
        return word in TITLE_TAILS or word.lower() in PERSON_NOUNS

    def _is_charge(self, start: int, words: Sequence[str]) -> bool:
        """Whether words only tell what a minister, director or envoy is charged with: "Secretary of State for Health
        and Social Care", "Director of Public Prosecutions"."""
        fields = [word for word in words if word not in ("for", "of")]
        of = start - 1 - (self.texts[start - 1] == "the")
        if of > 0 and self.texts[of] == "of" and self.texts[of - 1] in IN_CHARGE:
            return all(word.lower() in CHARGES or word in ("and", "&") for word in words)
        envoy = self.texts[max(start - 2, 0) : start] in (["Envoy", "on"], ["Rapporteur", "on"], ["Adviser", "on"])
        end = start + len(words)
        named = end < len(self.texts) and self.texts[start - 1] == "on" and is_before_person(self.texts, end)
        if named and all(word.lower() in CHARGES or word in ("and", "&") for word in words):
            return True  # "Assistant to the PM on Youth Affairs" Joan Hale
        return envoy or (is_portfolio(fields) and self.edges.is_charge(start))

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self._no_beginning(start, end):
            opposed = end - start > 3 and self.texts[start].lower() in ("pro", "anti") and self.texts[start + 1] == "-"
            start += 3 if opposed else 1  # "the Pro-Hale Harbour Fund"
        while start < end and self._no_end(start, end):
            end -= 1
        return start, end

    def _bounded(self, start: int, end: int) -> tuple[int, int]:
        """The tokens of a body's name without what is no part of it at their edges."""
        start, end = self._trimmed(start, end)
        return self.edges.cut(start, end, "ORG") if start < end else (start, end)

    def _no_beginning(self, start: int, end: int) -> bool:
        word = self.texts[start]
        if word[0].isupper():
            prefix = word.lower() in PREFIXES and self.texts[start + 1 : start + 2] == ["-"]
            if prefix and word == "Co" and self.texts[start + 2 : start + 3] == ["operative"]:
                return False
            if prefix and self.texts[end - 1] in ORG_ENDINGS and not self.doc[start].is_sent_start:
                return False  # "the Anti-Corruption League"
            return prefix or (word in NOT_OPENING and not self._hague(start, end))
        if word[0].isdigit():
            return end - start == 1
        return not (word.lower() in PARTICLES and start + 1 < end) and not any(c.isupper() for c in word[1:])

    def _hague(self, start: int, end: int) -> bool:
        return " ".join(self.texts[start:end]) in places()

    def _no_end(self, start: int, end: int) -> bool:
        word = self.texts[end - 1]
        if word in POSSESSIVES or word in SEATS or not (word[0].isalnum() or word[-1].isalnum()):
            return True
        if word[0].islower() and not any(c.isupper() for c in word):
            return not (word == "party" and self.texts[start] in parties())
        return False

    def _grown(self, start: int, end: int, label: str) -> tuple[int, int]:
        """The span with the parts of hyphenated names, particles and generations that belong to it."""
        texts, n = self.texts, len(self.texts)
        while end < n and self._links(end):
            end += 2
        while start >= 2 and self._links(start - 1) and not self.taken[start - 2]:
            start -= 2
        if start > 0 and texts[start] in NUMBERED and ORDINAL.fullmatch(texts[start - 1]) and end - start > 1:
            start -= 1
        if start > 1 and texts[start - 2] == "Anti" and texts[start - 1] == "-" and texts[end - 1] in ORG_ENDINGS:
            start -= 2
        if label in ("PERSON", "ORG", "GPE", ""):
            start = self._with_particles(start)
        if label == "PERSON":
            start -= self._is_initial(start - 1)
            while start > 0 and texts[start - 1] in given_names() and not self.taken[start - 1]:
                if self.edges.is_reporting(start - 1, end):
                    break
                start -= 1
        while end < n and texts[end] in GENERATIONS and label == "PERSON":
            end += 1
        while end < n and label == "ORG" and texts[end] in ORG_ENDINGS and not self.doc[end].ent_type_:
            end += 1
        name = " ".join(texts[start:end])
        if end < n and texts[end] == "party" and (name in parties() or f"{name} Party" in parties()):
            end += 1
        if start > 0 and not self.taken[start - 1] and self.doc[start - 1 : end].text in parties():
            start -= 1  # "Liberal" + "Democrat"
        return start, end

    def _is_initial(self, i: int) -> bool:
        """Whether a letter without a full stop stands before a name, as in the south of India: "manager R Uma Nair"."""
        letter = i > 0 and self.texts[i].isupper() and len(self.texts[i]) == 1 and self.texts[i] not in ("A", "I")
        described = letter and self.doc[i - 1].pos_ in ("NOUN", "PROPN") and not self.doc[i].is_sent_start
        return bool(described and self.doc[i - 1].whitespace_ and self.doc[i].whitespace_ and not self.taken[i])

    def _links(self, i: int) -> bool:
        """Whether token i is a hyphen between two capitalised parts of one name ("RPR-Parnas")."""
        if i + 1 >= len(self.texts) or i == 0 or self.texts[i] not in ("-", "‐", "‑"):
            return False
        left, right = self.texts[i - 1], self.texts[i + 1]
        if self.doc[i - 1].whitespace_ or self.doc[i].whitespace_ or not (left[0].isupper() and right[0].isupper()):
            return False
        return (
            left not in places()
            and right not in places()
            and left.lower() not in PREFIXES
            and self.doc[i - 1].ent_type_ != "NORP"
        )

    def _with_particles(self, start: int) -> int:
        at = start
        while (
            at > 0
            and self.texts[at - 1] in PARTICLES
            and self.texts[at - 1] not in ("la", "le", "y")
            and not self.taken[at - 1]
        ):
            at -= 1
        if (
            at < start
            and at > 0
            and self.texts[at - 1][0].isupper()
            and not self.taken[at - 1]
            and self.texts[at - 1] not in TITLES
        ):
            return at - 1
        return start

    def _letters_of_parties(self, found: Sequence[Candidate]) -> Iterator[str]:
        """Letters for what is named like a party, which may be taken for a noun: "a DA councillor"."""
        for one in found:
            words = self.texts[one.start : one.end]
            if len(words) > 1 and (words[-1] in PARTY_ENDINGS or words[-1] in PARTY_LIKE_ENDINGS):
                yield "".join(word[0] for word in words if word[0].isupper())

    def _left_out(self, known: set[str]) -> Iterator[Candidate]:
        """Runs of proper nouns that no entity covers; ``known`` are words that are names here."""
        i, n = 0, len(self.texts)
        while i < n:
            if not self.runs.opens(i, known):
                i += 1
                continue
            end = i + 1
            while end < n and (self.runs.opens(end, known) or self._inside(end)) and not self.doc[end].is_sent_start:
                if self.runs.is_office(i, end) or tells_office(self.texts, end):
                    break
                if end in self.begun or (self.texts[end] == "of" and self.pieces.is_of_a_body(i, end, end + 2)):
                    break
                end += 1
            candidate = self._repaired(i, end, "")
            if candidate:
                self._take(candidate.start if candidate.title is None else candidate.title_start, candidate.end)
                yield candidate
            i = max(end, candidate.end if candidate else 0)

    def _inside(self, i: int) -> bool:
        """Whether token i joins two capitalised words of one name: "Ministry of Justice", "Ursula von der Leyen"."""
        if self.taken[i] or i + 1 >= len(self.texts) or self.taken[i + 1]:
            return False
        if self.texts[i] in POSSESSIVES:
            return self.texts[i + 1] in PARTY_LIKE_ENDINGS or self.texts[i + 1] in PARTY_ENDINGS
        joins = self.texts[i] in ("of", "&", "ng") or self.texts[i] in PARTICLES or self._links(i)
        return joins and self.texts[i + 1][0].isupper()


def _is_unparsed(words: Sequence[str]) -> bool:
    """Whether there is a mark inside of a word that the parser has not taken apart."""
    return any(mark in word for word in words for mark in '—“”"')
