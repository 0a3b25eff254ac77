"""What the parse says about a date: whether its clause looks ahead or back, and whether it is one."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.model import Span

#: Verbs whose complement lies ahead: what is expected on Friday is to come.
PLANNING = frozenset(
    """agree aim allow announce anticipate await bind book call convene decide demand due expect forecast hope intend
    invite mandate offer order plan pledge postpone predict prepare promise propose recommend request require schedule
    seek set slate slated target threaten urge vow want""".split()
)
_FUTURE_AUX = frozenset(("will", "'ll", "’ll", "wo", "shall", "may", "might", "could", "would", "should", "can", "must"))
_AHEAD = frozenset(("until", "till", "by", "upcoming", "coming"))


def direction(doc: Doc, span: Span) -> int:
    """Whether the date at these offsets lies ahead (1), behind (-1), or cannot be told (0)."""
    found = doc.char_span(*span, alignment_mode="expand")
    if found is None or not len(found) or not found.text.strip():
        return 0
    token = found.root
    before = doc[found.start - 1].lower_ if found.start else ""
    if before == "since" or found[0].lower_ == "since":
        return -1
    verb = _verb_above(token)
    if verb is None:
        return 1 if before in _AHEAD else 0
    ahead = clause_direction(verb)
    if before in ("until", "till") or (before == "by" and ahead >= 0):
        return 1
    return ahead


def _verb_above(token: Token) -> Token | None:
    for _ in range(12):
        if token.pos_ in ("VERB", "AUX") or token.lower_ in ("due", "scheduled", "set"):
            return token
        if token.head == token:
            return None
        token = token.head
    return None


def clause_direction(verb: Token) -> int:
    """The direction that a verb's auxiliaries and what governs it give its clause."""
    for _ in range(8):
        auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
        words = {child.lower_ for child in auxiliaries}
        if words & _FUTURE_AUX and not words & {"have"}:
            return 1
        if verb.lower_ in ("due", "scheduled", "slated") or (verb.lower_ == "set" and verb.tag_ == "VBN"):
            return 1
        tag = verb.tag_
        if "to" in words:
            if verb.head == verb:
                return 1
            if verb.head.lemma_ in PLANNING or verb.head.lower_ in ("going", "set", "due", "ready", "likely"):
                return 1
            if verb.head.pos_ in ("AUX", "NOUN", "ADJ"):
                return 1
            verb = verb.head
            continue
        if tag == "VBD" or words & {"was", "were", "had", "did", "has", "have", "'ve", "’ve", "been"}:
            return -1
        if tag == "VBG" and words & {"is", "are", "'s", "’s", "'re", "’re", "am"}:
            return 1
        if tag in ("VBZ", "VBP"):
            return 0
        if tag == "VBN" and words & {"is", "are"}:
            return 0
        if verb.head == verb:
            return -1 if tag == "VBN" else 0
        if tag == "VBN":
            return -1
        verb = verb.head
        while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
            verb = verb.head
    return 0


_COUNTED = frozenset(("CARDINAL", "MONEY", "QUANTITY", "PERCENT", "ORDINAL", "PRODUCT", "WORK_OF_ART"))
_NAMES = frozenset(("PERSON", "ORG", "GPE", "LOC", "FAC"))


def as_word(doc: Doc, span: Span) -> bool:
    """Whether a word that could be a month or a year is none: "May" the verb or the name, 2000 men."""
    found = doc.char_span(*span, alignment_mode="expand")
    if found is None or not len(found) or not found.text.strip():
        return False
    token = found[-1]
    if token.text.isdigit():
        return _count(token)
    if token.ent_type_ == "DATE":
        return token.tag_ in ("MD", "VB", "VBP")
    return token.tag_ not in ("NNP", "NN", "CD") or token.ent_type_ in _NAMES or _in_name(token)


def _count(token: Token) -> bool:
    if token.ent_type_ == "DATE":
        return False
    if token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ in ("NNS", "NNPS"):
        return True
    return token.ent_type_ in _COUNTED


def _in_name(token: Token) -> bool:
    """Beside another name, as in "Theresa May said"."""
    before = token.nbor(-1) if token.i else token
    return before.tag_ == "NNP" and before.i != token.i and before.ent_type_ in _NAMES
