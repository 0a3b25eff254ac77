"""Definite descriptions ("the senator", "the company", "his party") and whom they stand for."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.coreference.discourse import ALLIED, SUBJECTS, Page, Referent
from kg.extract.lexicon import wider, words
from kg.extract.name_words import (
    LEGISLATOR_LETTERS,
    ORG_BEGINNINGS,
    ORG_ENDINGS,
    ORG_NOUNS,
    PARTY_NOUNS,
    PERSON_NOUNS,
    PERSONAL_VERBS,
    PLACE_NOUNS,
    SAYING_VERBS,
)
from kg.extract.wordset import words as words_of
from kg.model import Mention

#: Nouns of a title: what "the senator" looks for where an article writes "Sen."
TITLE_NOUNS = {
    "Sen.": "senator",
    "Rep.": "representative",
    "Gov.": "governor",
    "Gen.": "general",
    "Dr.": "doctor",
    "Prof.": "professor",
    "Col.": "colonel",
    "Lt.": "lieutenant",
    "Capt.": "captain",
    "Sgt.": "sergeant",
    "Adm.": "admiral",
}

#: Nouns, and letters ("the MP"), that a person may be called by.
PERSONS = PERSON_NOUNS | LEGISLATOR_LETTERS

#: What a noun may also stand for: "the lawmaker" for a senator.
WIDER = wider()

#: Sentences back that a description reaches, and that one of a place does.
REACH, PLACE_REACH = 12, 1
#: What an organisation of which nothing is told may be called, and sentences back to it.
COMPANIES, NEAR = words_of("company firm"), 2

#: Before a noun these say that another than the last is meant.
OTHERS = words_of("national rival other another opposing visiting next same")

#: Who is so is another than who holds the office.
STAND_INS = words_of("acting interim caretaker shadow")
#: Before a noun these say that whoever holds the office itself is not meant.
DEPUTIES = words_of("deputy vice assistant")

#: Nouns too vague to point back at anything.
VAGUE = words("vague noun")


def noun_of(page: Page, i: int) -> str | None:
    """The noun of the definite description whose last word is token i, or None where it is none, or is
    only a part of a longer name or description ("the senator Joan Hale", "the leader of the band")."""
    word = page.words[i]
    if page.tags[i] not in ("NN", "NNP") or word in VAGUE or not (known(word) or _acts(page, i)):
        return None
    if page.deps[i] in ("compound", "appos", "attr", "amod", "nmod", "npadvmod", "oprd"):
        return None
    first = determiner(page, i)
    if (
        first is None
        or _narrowed(page, i)
        or page.words[i - 1] in OTHERS
        or not STAND_INS.isdisjoint(page.words[first:i])
    ):
        return None
    if word in ORG_NOUNS and "PROPN" in page.pos[first + 1 : i]:  # "the Senate health committee"
        return None
    if word == "minister" and page.words[i - 1] == "prime":
        return "prime minister"
    return word


#: What may stand between "party" and whoever it is of, and before "party" where the one just spoken of is meant.
_RANKS = words_of("deputy vice national general state senior acting interim provincial regional")
_MEANT = words_of("""
    former then new current acting interim senior longtime veteran old top the a an respected loyal prominent key
    influential leading ordinary local young outspoken founding deputy vice
    """)


def is_before_role(page: Page, i: int) -> bool:
    """Whether the word at token i is "party" before whoever belongs to the one just spoken of: "party leader Ann
    Lee", "a senior party official"; not "the ruling party leader"."""
    if page.words[i] != "party" or page.deps[i] not in ("compound", "nmod", "amod"):
        return False
    before = page.doc[i - 1] if i and not page.doc[i].is_sent_start else None
    if before is not None and before.lower_ not in _MEANT:
        told = before.pos_ in ("ADJ", "NOUN", "PROPN", "NUM", "DET", "PART") or before.dep_ == "amod"
        if told or before.tag_ in ("PRP$", "HYPH"):
            return False
    behind = next((word for word in page.words[i + 1 : i + 4] if word not in _RANKS), "")
    return behind in PERSONS or behind.removesuffix("s") in PERSONS or behind == "chairperson"


def spoken_of(page: Page, i: int, referents: Sequence[Referent]) -> Referent | None:
    """The party that "party" at token i stands for without an article; None where the sentences near speak of another
    one about as often."""
    best = meant(page, i, "party", referents)
    rivals = (one for one in referents if one.kind == "Party" and one is not best)
    near = (one for one in rivals if page.sentence_of[i] - one.seen[-1].sentence <= NEAR)
    return None if best is None or any(2 * len(one.seen) > len(best.seen) for one in near) else best


def known(word: str) -> bool:
    """Whether a noun describes a person, party, organisation or place."""
    return word in PERSONS or word in ORG_NOUNS or word in PLACE_NOUNS or word in PARTY_NOUNS


def _acts(page: Page, i: int) -> bool:
    """Whether the word at token i is the subject of what persons do ("the winger said"): then any noun by which the
    article has called somebody describes a person."""
    verb = page.doc[page.heads[i]].lemma_.lower()
    return page.deps[i] == "nsubj" and (i in page.sources or verb in SAYING_VERBS or verb in PERSONAL_VERBS)


def determiner(page: Page, i: int) -> int | None:
    """Where the description begins: "the", "this" or "that" up to three words before its noun; None without."""
    for at in range(i - 1, max(i - 4, -1), -1):
        if page.words[at] in ("the", "this", "that"):
            return at
        if page.pos[at] not in ("ADJ", "NOUN", "PROPN") and page.words[at] not in ("-", "former", "prime"):
            return None
    return None


def _narrowed(page: Page, i: int) -> bool:
    """Whether words after the noun say which one is meant, or a name follows."""
    if i + 1 >= len(page.words):
        return False
    following = page.words[i + 1]
    if following in ("of", "who", "whose", "that", "which", "for", "from", "in") and page.heads[i + 1] in (
        i,
        i + 2,
        i + 3,
    ):
        return True
    return page.pos[i + 1] in ("PROPN", "NOUN")


def meant(page: Page, i: int, noun: str, referents: Sequence[Referent]) -> Referent | None:
    """The referent that was last spoken of and is described by the noun."""
    here = page.sentence_of[i]
    reach = PLACE_REACH if noun in PLACE_NOUNS else REACH
    fitting = [
        referent
        for referent in referents
        if here - referent.seen[-1].sentence <= reach and fits(referent, noun) and referent.seen[-1].last < i
    ]
    if noun == "agency" and not fitting:  # a department of a state may be called so
        fitting = [one for one in referents if one.subtype == "ministry" and here - one.seen[-1].sentence <= REACH]
    if noun in COMPANIES:
        fitting = [*fitting, *_unknown(page, i, referents)]
    if not fitting:
        return None
    if noun in PLACE_NOUNS and len(fitting) > 1:
        return None
    modifier = _modifier(page, i)
    if modifier:
        told = [referent for referent in fitting if f"{modifier} {noun}" in referent.nouns]
        others = [one for one in fitting if not any(called.endswith(f" {noun}") for called in one.nouns)]
        fitting = told or ([] if modifier in DEPUTIES or modifier == "chief" else others)
        if noun == "court" and not told:  # "the accountability court" is no Supreme Court
            fitting = [one for one in fitting if modifier.capitalize() in one.name.split(" ")]
        if not fitting:
            return None
    if noun not in COMPANIES and noun != "party":  # "the bank" is the Bank of Merrow rather than any company
        fitting = [one for one in fitting if noun in one.nouns or noun.capitalize() in one.name.split(" ")] or fitting
    best = max(fitting, key=lambda referent: referent.seen[-1].root)
    if noun in ORG_NOUNS and noun not in best.nouns and _is_another(page, i, noun):
        return None
    if noun == "party" and len(fitting) > 1:
        near = [one for one in fitting if one.seen[-1].sentence == best.seen[-1].sentence]
        often = fitting if not _is_near(page, i, best) else near
        best = max(often, key=lambda one: (len(one.seen), _is_subject(page, one), one.seen[-1].root))
    return None if best.kind == "Unnamed" else best


def _is_subject(page: Page, referent: Referent) -> bool:
    """Whether a referent was the subject of the clause that spoke of it last."""
    return page.deps[referent.seen[-1].root] in SUBJECTS


def _is_near(page: Page, i: int, referent: Referent) -> bool:
    """Whether a referent was spoken of in this paragraph, or in the sentence before."""
    last = referent.seen[-1]
    return page.paragraph_of[i] == page.paragraph_of[last.root] or page.sentence_of[i] - last.sentence <= 1


def _is_another(page: Page, i: int, noun: str) -> bool:
    """Whether the article has brought in one of that kind without a name before: "land of a cooperative bank"."""
    before = (at for at in range(i) if page.words[at] == noun and page.deps[at] not in ("appos", "attr"))
    return any(child.lower_ in ("a", "an", "another") for at in before for child in page.doc[at].lefts)


def _unknown(page: Page, i: int, referents: Sequence[Referent]) -> list[Referent]:
    """The one organisation just spoken of that nothing tells to be no company, or none."""
    near = [
        one
        for one in referents
        if one.kind == "Organization" and page.sentence_of[i] - one.seen[-1].sentence <= NEAR and one.seen[-1].last < i
    ]
    fitting = [one for one in near if one.subtype is None and one.nouns.isdisjoint(ORG_NOUNS)]
    return fitting if len(fitting) == 1 else []


def _modifier(page: Page, i: int) -> str | None:
    """The noun before the noun of a description, or the rank: "the transport minister", "the chief justice"."""
    before = page.words[i - 1]
    if before == "chief":
        return before
    noun = page.pos[i - 1] in ("NOUN", "PROPN") or before in DEPUTIES
    return before if noun and page.deps[i - 1] in ("compound", "nmod", "amod") else None


def fits(referent: Referent, noun: str) -> bool:
    """Whether a noun may stand for a referent, by what the article has said of it, and by its name."""
    if noun in PARTY_NOUNS:
        return referent.kind == "Party"
    if not kind_fits(referent, noun):
        return False
    wider = WIDER.get(noun, frozenset())
    if noun in referent.nouns or not wider.isdisjoint(referent.nouns):
        return True
    return referent.kind in ("Organization", "Place") and _by_name(referent, noun)


def kind_fits(referent: Referent, noun: str) -> bool:
    if known(noun) and noun not in PERSONS and noun != "prime minister":
        if noun in ORG_NOUNS:
            allied = referent.kind == "Party" and noun in ALLIED and noun in referent.nouns
            return referent.kind == "Organization" or allied
        return referent.kind == "Place"
    return referent.kind in ("Person", "Unnamed")


def _by_name(referent: Referent, noun: str) -> bool:
    """Whether the name itself says so: "Supreme Court", "Acme Inc." for "the company"."""
    words = referent.name.split(" ")
    if noun.capitalize() in words:
        return True
    if referent.kind == "Place":
        return referent.subtype == PLACE_NOUNS.get(noun, "-") and noun in ("country", "nation", "city", "state")
    if noun == "group" and referent.subtype == "armed group":
        return True
    subtype = referent.subtype or ORG_ENDINGS.get(words[-1]) or ORG_BEGINNINGS.get(words[0])
    return subtype is not None and subtype == ORG_NOUNS.get(noun)


def of_title(mention: Mention) -> set[str]:
    """The nouns that a title gives: "senator" for "Sen."."""
    title = (mention.title or "").lower()
    if not title:
        return set()
    if title.endswith("prime minister"):
        return {"prime minister", "premier"}
    words = [TITLE_NOUNS.get(word, word.lower()) for word in (mention.title or "").split(" ")]
    return {words[-1], " ".join(words[-2:])}
