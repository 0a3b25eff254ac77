"""Who does what is done to a pronoun, and so is not the one for whom it stands: "*Lind* left after accusing him"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.coreference.discourse import Page
from kg.extract.wordset import words

#: Before whom these stand, he has a part in what the verb tells, as its object has.
_TO_SOMEBODY = words("to for against about by at toward towards from on over")
#: "He put it behind him."
_WHERE = words("behind around ahead with beside before")
#: Before what is done these tell when or how somebody does what the sentence tells of him.
_BY_DOING = words("by after before while without since upon")
#: What happens to somebody by what he does himself: "won, putting him ahead".
_LEADING_TO = words("put leave make give force bring keep allow help send earn cost prompt cause enable let")


def doer(page: Page, i: int) -> int | None:
    """The token of who does what is done to the pronoun at token i: the subject of its verb, or of those to which it
    is joined without a subject of its own: "urged *Lind* to call him", "*Lind* spoke and wrote to him"."""
    verb = _verb(page, i)
    joined = False
    for _ in range(5):
        if verb is None or verb.pos_ not in ("VERB", "AUX"):
            return None
        subject = next((child for child in reversed([*verb.lefts]) if child.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            return int(subject.i)
        asked = next((child for child in verb.head.rights if child.dep_ == "dobj" and child.i < verb.i), None)
        if asked is not None and (verb.dep_ == "xcomp" or _tells_of(page, verb)):
            return None if joined else int(asked.i)
        joined = joined or verb.dep_ == "conj"
        verb = _above(page, verb, asked)
    return None


def _verb(page: Page, i: int) -> Token | None:
    """The verb that tells what is done to the pronoun at token i."""
    head = page.doc[i].head
    if page.words[i - 1] in _WHERE:
        return None
    if page.deps[i] == "pobj" and head.dep_ in ("prep", "dative", "agent") and head.lower_ in _TO_SOMEBODY:
        return head.head
    return head if page.deps[i] in ("dobj", "dative") else None


def _tells_of(page: Page, verb: Token) -> bool:
    """Whether a participle tells of the object before it: "heard Lind *accusing* him"."""
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and page.words[verb.i - 1] not in (",", "by", "after", "before")


def _above(page: Page, verb: Token, asked: Token | None) -> Token | None:
    """The verb whose subject does what this one tells, too; None where another may do it ("needs a win to help
    him")."""
    if verb.dep_ == "pcomp" and verb.head.lower_ in _BY_DOING:
        return verb.head.head
    if verb.dep_ == "advcl":
        leading = page.words[verb.i - 1] == "," and verb.lemma_ in _LEADING_TO
        return None if leading or (asked is not None and verb.tag_ == "VB") else verb.head
    return verb.head if verb.dep_ in ("xcomp", "conj") else None
