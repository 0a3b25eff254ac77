"""What the text around a name, and its own words, say about what it names: plain marks such as "after:in"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.extract.lexicon import given_names, organizations, parties, places
from kg.extract.name_words import (
    MEMBER_NOUNS,
    ORG_BEGINNINGS,
    ORG_ENDINGS,
    ORG_NOUNS,
    ORG_ROLES,
    OTHER_ENDINGS,
    PARTICLES,
    PARTY_LIKE_NOUNS,
    PARTY_NOUNS,
    PERSON_BELONGINGS,
    PERSON_NOUNS,
    PERSONAL_VERBS,
    PLACE_BEGINNINGS,
    PLACE_BELONGINGS,
    PLACE_ENDINGS,
    PLACE_NOUNS,
    POLITICAL_WORDS,
    PREPOSITIONS,
    SAYING_VERBS,
)
from kg.extract.names.candidate import Candidate
from kg.extract.names.name_pieces import NOT_PERSONS, POSSESSIVES
from kg.extract.wordset import words as words_of

RELATIVES = frozenset({"who", "where"})
#: Pronouns after a subject that may take it up.
FOLLOWING = {
    **dict.fromkeys(("he", "his", "himself", "she", "her", "herself"), "he"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
}

#: Verbs whose object is what one belongs to, or leads; verbs and nouns with the prepositions that lead to it.
JOINED = words_of("join rejoin quit captain found cofound head lead chair command coach manage pastor")
BELONGED = {
    **dict.fromkeys(words_of("work intern volunteer coach freelance"), words_of("for at with")),
    **dict.fromkeys(words_of("play sign dance tour"), words_of("for with")),
    "serve": words_of("with"),
    **dict.fromkeys(words_of("teach lecture practise practice study train"), words_of("at")),
    **dict.fromkeys(words_of("employ hire recruit engage draft"), words_of("by at")),
    **dict.fromkeys(words_of("trade loan transfer belong sell"), words_of("to")),
    **dict.fromkeys(words_of("retire resign defect graduate"), words_of("from")),
    **dict.fromkeys(words_of("affiliate associate remain stay"), words_of("with")),
    **dict.fromkeys(words_of("write consult clerk debut"), words_of("for")),
}
BELONGED_BY_NOUN = {
    **dict.fromkeys(
        words_of("position post job career stint spell role internship fellowship contract year season time work"),
        words_of("at with"),
    ),
    **dict.fromkeys(words_of("debut appearance"), words_of("for")),
}


def shape(words: Sequence[str]) -> Iterator[str]:
    """What the words of a name say by themselves."""
    first, text = words[0], " ".join(words)
    yield f"words:{min(len(words), 4)}"
    if text in places():
        yield "known:place"
    if text in organizations():
        yield "known:organization"
    if text in parties():
        yield "known:party"
    if first in given_names():
        yield "given:alone" if len(words) == 1 else "given:first"
    elif 2 <= len(words) <= 3 and all(word.isalpha() and word[0].isupper() and not word.isupper() for word in words):
        yield "name-like"
    if len(words) > 1:
        yield from _ends(words)
    elif first.isupper() and 2 <= len(first) <= 6:
        yield "capitals"
    if any(c.isdigit() for c in text):
        yield "digits"
    if any(map(_camel, words)):
        yield "camel"


def _ends(words: Sequence[str]) -> Iterator[str]:
    """What the first, last and inner words of a longer name say."""
    first, last = words[0], words[-1]
    marks = {
        "ends:organization": last in ORG_ENDINGS,
        "begins:organization": first in ORG_BEGINNINGS,
        "ends:other": last in OTHER_ENDINGS,
        "ends:place": last in PLACE_ENDINGS,
        "begins:place": first in PLACE_BEGINNINGS,
        "ends:known-place": last in places(),
        "initial": any(len(word) == 2 and word[1] == "." and word[0].isupper() for word in words[:-1]),
        "joined": any(word in ("of", "for", "and", "&", "on", "the", "in") for word in words[1:-1]),
        "particle": any(word.lower() in PARTICLES for word in words[:-1]),
    }
    yield from (mark for mark, holds in marks.items() if holds)


def _camel(word: str) -> bool:
    """Whether a word has capitals inside, as names of companies do: "BlackBerry"."""
    inner = word[1:]
    return inner != inner.lower() and not word.isupper() and not word.startswith(("Mc", "Mac", "O'", "O’", "De"))


def context(doc: Doc, one: Candidate) -> Iterator[str]:
    """What stands around this mention."""
    yield f"label:{one.label or 'none'}"
    if one.title:
        yield "title"
    yield from _before(doc, one)
    yield from _after(doc, one)
    yield from _syntax(doc[one.start : one.end].root, one)


def _before(doc: Doc, one: Candidate) -> Iterator[str]:
    at = one.start - 1
    if at < 0:
        return
    word = doc[at].text
    if word == "(" or (word == "," and _in_bracket(doc, at)):
        yield "bracket" if word == "(" else "later in bracket"
    while at > 0 and word in ("“", '"', "``", "‘"):
        at -= 1
        word = doc[at].text
    lower = word.lower()
    if lower == "the":
        yield "the"
    elif lower in ("a", "an"):
        yield "a"
    elif lower in PREPOSITIONS:
        yield f"after:{lower}"
        if lower == "of" and at > 0 and doc[at - 1].lower_ in MEMBER_NOUNS:
            yield "member-of"
        person = at > 0 and doc[at - 1].tag_ == "NNP" and doc[at - 1].text not in NOT_PERSONS
        if lower == "of" and person and _speaks_of_parties(doc, at - 1):
            yield "party-list"
    elif word.islower():
        yield from _told("noun-before", lower, political=at > 0 and doc[at - 1].lower_ in POLITICAL_WORDS)
    elif word == "," and at > 0 and doc[at - 1].ent_type_ in ("GPE", "LOC"):
        yield "after-place"
    if lower == "the" and at > 0 and doc[at - 1].lower_ in ("in", "at", "from"):
        yield "after:in the"


def _in_bracket(doc: Doc, at: int) -> bool:
    """Whether a bracket that follows a name opened within the last words: "Hale (Civic Union, Merrow)"."""
    for i in range(at - 1, max(at - 6, 0), -1):
        if doc[i].text == "(":
            return doc[i - 1].tag_ == "NNP"
        if doc[i].text in (")", ".", ";"):
            return False
    return False


def _speaks_of_parties(doc: Doc, at: int) -> bool:
    """Whether the sentence up to a token speaks of parties ("the leaders of the parties, including A of B")."""
    for i in range(at, max(at - 60, -1), -1):
        if doc[i].lower_ in PARTY_NOUNS:
            return True
        if doc[i].is_sent_start:
            return False
    return False


def _after(doc: Doc, one: Candidate) -> Iterator[str]:
    """What the words right after a mention say."""
    at = one.end
    if at >= len(doc):
        return
    word = doc[at].lower_
    if doc[at].text in OTHER_ENDINGS:
        yield "before other"
    if word in POSSESSIVES and at + 1 < len(doc):
        yield "possessive"
        yield from (f"has:{kind}" for kind in _belongings(doc, at + 1))
    elif word in ORG_ROLES:
        yield "role-after"
    elif word in PERSON_BELONGINGS:
        yield "belonging-after"
    elif word in POLITICAL_WORDS and at + 1 < len(doc) and doc[at + 1].lower_ == "party":
        yield "noun-after:party"
    elif word.islower():
        yield from _told("noun-after", word, political=False)
    if word in RELATIVES:
        yield f"relative:{word}"
    elif at + 1 < len(doc):
        yield from _after_mark(word, doc[at + 1])


def _after_mark(mark: str, following: Token) -> Iterator[str]:
    """What the word after a comma, hyphen or bracket says of the name before it."""
    if mark == ",":
        if following.text in places():
            yield "before-place"
        elif following.lower_ in ("who", "which", "where", "whose"):
            yield f"relative:{following.lower_}"
        elif following.text.isdigit() and len(following.text) == 2:
            yield "age"
    elif mark == "-" and following.lower_ in ("based", "born"):
        yield "based"
    elif mark == "(" and following.text[:2] in ("R-", "D-", "R", "D", "I-"):
        yield "party-bracket"


def _belongings(doc: Doc, at: int) -> Iterator[str]:
    for token in doc[at : at + 3]:
        word = token.lower_
        if word in PERSON_BELONGINGS:
            yield "person"
        if word in ORG_ROLES:
            yield "organization"
        if word in PLACE_BELONGINGS:
            yield "place"
        if token.pos_ in ("NOUN", "PUNCT", "VERB"):
            break


def _syntax(root: Token, one: Candidate) -> Iterator[str]:
    """What the clause around a mention says: the verb or noun it depends on, and what stands beside it."""
    dep, head = root.dep_, root.head
    if dep in ("nsubj", "nsubjpass"):
        yield from _as_subject(root, head)
    elif dep == "dobj":
        yield f"object:{head.lemma_.lower()}"
        if head.lemma_.lower() in JOINED:
            yield "belonged"
    elif dep == "pobj":
        yield f"{head.head.lemma_.lower()} {head.lower_}"
        yield from _belonged(head.head, head.lower_)
        if head.lower_ == "of" and head.head.ent_type_ == "PERSON":
            yield "person-of"
    elif dep in ("appos", "compound", "nmod") and not one.start <= head.i < one.end:
        if dep == "appos":
            yield from _described([head])
        if head.ent_type_:
            yield f"{dep}-of:{head.ent_type_}"
    elif dep == "conj" and head.ent_type_:
        yield f"with:{head.ent_type_}"
    for child in root.children:
        if child.dep_ == "appos":
            yield from _described([child])
        elif child.dep_ == "conj" and child.ent_type_:
            yield f"with:{child.ent_type_}"


def _belonged(above: Token, link: str) -> Iterator[str]:
    """Whether somebody belongs to what a preposition leads to, by the verb or noun above it: "played for", "his job
    with", "a defender with"."""
    noun = above.pos_ == "NOUN"
    if link in (BELONGED_BY_NOUN if noun else BELONGED).get(above.lemma_.lower(), ()):
        yield "belonged"
    elif noun and link in ("at", "for", "with") and above.lower_ in PERSON_NOUNS:
        yield f"person {link}"


def _as_subject(root: Token, verb: Token) -> Iterator[str]:
    lemma = verb.lemma_.lower()
    yield f"{'passive' if root.dep_ == 'nsubjpass' else 'subject'}:{lemma}"
    if lemma in SAYING_VERBS:
        yield "says"
    elif lemma in PERSONAL_VERBS:
        yield "acts"
    elif lemma == "be":
        yield from _described([child for child in verb.children if child.dep_ == "attr"])
    doc = root.doc
    for i in range(root.i + 1, min(root.i + 30, len(doc))):
        pronoun = FOLLOWING.get(doc[i].lower_)
        if pronoun:
            yield f"then:{pronoun}"
            return


def _described(nouns: Sequence[Token]) -> Iterator[str]:
    """The kinds of thing that the describing nouns of an apposition or a copula make of a name."""
    for noun in nouns:
        if noun.pos_ == "NOUN":
            political = any(child.lower_ in POLITICAL_WORDS for child in noun.lefts)
            yield from _told("is", noun.lower_, political=political)


def noun_kinds(noun: str, *, political: bool) -> Iterator[str]:
    """What a describing noun makes of a name; ``political``: whether a word of politics stands with it."""
    if noun in PARTY_NOUNS or (political and noun in PARTY_LIKE_NOUNS):
        yield "party"
        return
    if noun in PERSON_NOUNS:
        yield "person"
    if noun in ORG_NOUNS:  # a developer may be either
        yield "organization"
    elif noun in PLACE_NOUNS and noun not in PERSON_NOUNS:
        yield "place"


def _told(where: str, noun: str, *, political: bool) -> Iterator[str]:
    """The mark of a describing noun that stands ``where``, and the noun itself."""
    for kind in noun_kinds(noun, political=political):
        yield f"{where}:{kind}"
        if where in ("noun-before", "noun-after", "is"):
            yield f"noun:{noun}"
