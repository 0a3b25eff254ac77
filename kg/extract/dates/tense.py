"""What the parse says about a date: whether its clause looks ahead or back, and whether it is one."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.extract.wordset import words
from kg.model import Span

#: What is told of in the passive and lies ahead: "the vote was scheduled for Friday".
EXPECTED = words("book due expect forecast order plan predict project schedule set slate target")
#: Words whose infinitive lies ahead: what one hopes to do on Friday is to come.
PLANNING = EXPECTED | words(
    """agree aim anticipate bind call decide demand hope intend likely mandate move offer pledge prepare promise
    poise poised propose ready recommend request require seek slated urge vow want go"""
)
_FUTURE = words("will 'll ’ll wo shall may might could would should can must")
PAST = words("was were had did has have 've ’ve been")
PRESENT = words("is are 's ’s 're ’re am")


def before_noun(doc: Doc, span: Span) -> bool:
    """Whether the words at these offsets say which noun is meant: "a Friday interview"."""
    found = doc.char_span(*span, alignment_mode="expand")
    if found is None or not len(found) or not found.text.strip():
        return False
    root = found.root
    tied = root.dep_ in ("compound", "nmod", "npadvmod", "amod", "nummod")
    return tied and root.head.i > root.i and root.head.pos_ == "NOUN"


def goes_on(doc: Doc, first: Span, second: Span) -> bool:
    """Whether dates at these offsets are of main verbs in the simple past, the second in the same sentence or one of
    the next: the one tells how a story went on of which the other tells."""
    found = [doc.char_span(*span, alignment_mode="expand") for span in (first, second)]
    roots = [span.root for span in found if span is not None and span.text.strip()]
    if len(roots) < len(found):
        return False
    starts = sum(1 for token in doc[roots[0].i + 1 : roots[1].i + 1] if token.is_sent_start)
    return starts <= _SENTENCES and all(_is_of_story(root) for root in roots)


def _is_of_story(date: Token) -> bool:
    """Whether a date is that of a main verb in the simple past, and of no noun below it."""
    while date.head.ent_type_ == "DATE" and date.head != date:
        date = date.head
    verb, under_noun = verb_above(date)
    if verb is None or under_noun:
        return False
    beside = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if verb.lemma_ in _BEGINNINGS:
        return False
    main = verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")
    return main and (
        verb.tag_ == "VBD" or (verb.tag_ == "VBN" and beside <= _SIMPLEPAST and clause_direction(verb) < 0)
    )


#: So many sentences on, a story may still go on.
_SENTENCES = 3
#: What begins no story of months: "She was born on 3 May 1990. In June she joined".
_BEGINNINGS = words("bear found establish")
#: What may stand beside a participle in the simple past: "was freed", "arrested and freed".
_SIMPLEPAST = words("was were")


def verb_above(token: Token) -> tuple[Token | None, bool]:
    """The verb that governs a token, and whether a noun stands between the two."""
    under_noun = False
    for _ in range(12):
        if token.pos_ in ("VERB", "AUX") or token.lower_ in ("due", "scheduled", "set"):
            return token, under_noun
        if token.head == token:
            break
        token = token.head
        under_noun = under_noun or token.pos_ in ("NOUN", "PROPN")
    return None, under_noun


def clause_direction(verb: Token, *, infinitive: bool = True) -> int:
    """The direction that a verb's auxiliaries, and what governs it, give its clause; ``infinitive``
    says whether "to meet" counts as ahead by itself."""
    for _ in range(8):
        words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
        found = _by_auxiliaries(verb, words, infinitive)
        if found is not None:
            return found
        above, _ = verb_above(verb.head) if verb.head != verb else (None, False)
        if above is None or above == verb:
            return 0
        verb = above
    return 0


def _by_auxiliaries(verb: Token, words: set[str], infinitive: bool) -> int | None:
    """The direction of one verb; None where what is above it decides."""
    passive = verb.tag_ == "VBN" and words & {"is", "are", "was", "were", "been"}
    if verb.lower_ in ("due", "slated") or (passive and verb.lemma_ in EXPECTED):
        return -1 if "had" in words or is_at_first(verb) else 1
    if words & _FUTURE and "have" not in words:
        return 1
    if "to" in words:
        return _of_infinitive(verb.head, verb, infinitive)
    form = "VBZ" if passive and words & PRESENT else verb.tag_
    case = any(child.lower_ in _AS_A_CASE.get(form, ()) for child in verb.lefts)
    if case or words & PAST:
        return 1 if case else -1
    if verb.tag_ == "VB":
        bidden = verb.head.tag_ == "VB" and verb.head.lemma_ in ("let", verb.lemma_)
        return 1 if not words and bidden else None
    timetabled = verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in TIMETABLED
    return 1 if timetabled else (_OF_PRESENT if words & PRESENT else _BY_TAG).get(verb.tag_)


#: What lies ahead though no auxiliary says so: "if she won on Friday", "when she speaks on Friday".
_AS_A_CASE = {
    "VBD": frozenset(("if",)),
    **dict.fromkeys(("VBZ", "VBP"), frozenset(("if", "when", "until", "before", "after", "once"))),
}


def _of_infinitive(governs: Token, verb: Token, infinitive: bool) -> int | None:
    """The direction of "to meet" under what governs it: "had been scheduled to meet" lies behind."""
    was = governs.lemma_ in PLANNING and any(child.lower_ == "had" for child in governs.children)
    if governs.lemma_ in EXPECTED and governs != verb:
        return -1 if was or is_at_first(governs) else 1
    if was and governs != verb:
        return -1
    if governs.lemma_ in _TAKEN and governs.dep_ != "ROOT" and governs.head.lemma_ not in _TELLING:
        return None
    open_ended = governs == verb or governs.pos_ in ("AUX", "NOUN", "ADJ") or governs.lemma_ in PLANNING
    return 1 if infinitive and open_ended else None


def is_at_first(verb: Token) -> bool:
    """Whether a verb tells what was to be and was changed: "originally scheduled for Monday"."""
    return any(child.lower_ in _AT_FIRST for child in verb.lefts)


_AT_FIRST = words("originally initially previously first")


#: What was decided came about by then, unless the decision itself is told: "regretted the decision to sell in June".
_TAKEN = words("decision choice failure refusal")
_TELLING = words("announce make reveal disclose confirm say tell report take await expect consider")

#: What the present tells of as planned: "the teams meet on Sunday", "voting begins on Friday".
TIMETABLED = words(
    """meet play face begin start open resume reconvene convene vote travel fly depart arrive host kick go head hold
    elect decide expire continue end conclude return"""
)
#: "is leaving", "is seen"; and without an auxiliary "left", "seen", "leaves".
_OF_PRESENT = {"VBG": 1, "VBN": 0, "VBZ": 0, "VBP": 0, "VBD": -1}
_BY_TAG = {"VBD": -1, "VBN": -1, "VBZ": 0, "VBP": 0}


_COUNTED = words("CARDINAL MONEY QUANTITY PERCENT ORDINAL PRODUCT WORK_OF_ART")
_TITLES = words("ORG PRODUCT WORK_OF_ART FAC")
_NAMES = words("PERSON ORG GPE LOC FAC")


def as_word(doc: Doc, span: Span) -> bool:
    """Whether a word that could be a month or a year is none: "May" the verb or the name, 2000 men."""
    found = doc.char_span(*span, alignment_mode="expand")
    if found is None or not len(found) or not found.text.strip():
        return False
    token = found[-1]
    if token.text.isdigit():
        return _count(token)
    if _in_name(token) or _is_title(token) or _is_of_protest(token):
        return True
    if token.ent_type_ == "DATE":
        return token.tag_ in ("MD", "VB", "VBP")
    return token.tag_ not in ("NNP", "NN", "CD") or token.ent_type_ in _NAMES


def _count(token: Token) -> bool:
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if after.text == "Index" and token.i and token.nbor(-1).pos_ == "PROPN":
        return True
    if token.i and token.nbor(-1).lower_ in _NUMBERED:
        return True
    if token.ent_type_ == "DATE":
        return False
    if token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ in ("NNS", "NNPS"):
        return True
    return token.ent_type_ in _COUNTED or (token.ent_type_ in _TITLES and token.ent_iob_ == "I")


#: What is told apart by a number: "Flight 1907", "Resolution 1973".
_NUMBERED = words(
    """bill act resolution proposition amendment flight route highway bus train room page section lot channel number
    no."""
)


def _is_of_protest(token: Token) -> bool:
    """ "The 1963 March on Washington" is one on foot."""
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return token.text == "March" and after in ("on", "for") and any(child.dep_ == "det" for child in token.lefts)


def _is_title(token: Token) -> bool:
    """Alone in quotation marks, or before "show": "Today"."""
    before = token.nbor(-1).is_quote if token.i else False
    behind = [each for each in token.doc[token.i + 1 : token.i + 3] if not each.is_punct or each.is_quote]
    return bool(behind) and ((before and behind[0].is_quote) or behind[0].lower_ == "show")


def _in_name(token: Token) -> bool:
    """Beside another name, as in "Theresa May said"."""
    before = token.nbor(-1) if token.i else token
    return before.tag_ == "NNP" and before.i != token.i and before.ent_type_ != "DATE"
