"""What a clause says of the last noun of a label, which says little without: "some of the mills *that she sold*"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.events.clauses import begins_with_that
from kg.extract.events.labeltext import line
from kg.extract.wordset import words

#: So many words of a clause are added at most, of one that says what was said or thought so many, as it stands whole.
_MOST, _MOST_WHOLE = 10, 12

#: So many words a label has at most with its clause.
_MOST_OF_LABEL = 24


def with_clause(label: str, trigger: Token, dated: frozenset[int]) -> str:
    """A label with the clause right behind its last noun that says which is meant; without one, or where that is too
    long, the label."""
    noun = _last_noun(label, trigger)
    clause = _clause_of(noun, dated) if noun is not None else None
    if clause is None or clause.lower_ in _CALLING:
        return label
    told = _told(clause, dated)
    room = _MOST_OF_LABEL - len(label.split())
    most = min(room, _MOST_WHOLE if begins_with_that(clause) else _MOST)
    if len(told) > most:
        told = [] if begins_with_that(clause) else _shortened(told[:most], clause)
    cut = clause.lemma_.lower() in _SHOWING and told and told[-1].i < clause.right_edge.i
    whole = not cut and clause in told and _is_end(told[-1]) and not any(token.lower_ in _OF_SPEAKERS for token in told)
    return f"{label} {line(told)}" if whole and len(told) > 1 else label


def _last_noun(label: str, trigger: Token) -> Token | None:
    """The common noun behind the word for an event that its label ends with."""
    before, _, last = label.rpartition(" ")
    for token in trigger.doc[trigger.i + 1 : trigger.sent.end]:
        if token.text == last and token.pos_ == "NOUN" and token.nbor(-1).text == before.rpartition(" ")[2]:
            return token
    return None


def _clause_of(noun: Token, dated: frozenset[int]) -> Token | None:
    """The clause right behind a noun, or behind the date that follows it."""
    at = noun.i + 1
    while at < len(noun.doc) and (at in dated or (at + 1 in dated and noun.doc[at].dep_ == "prep")):
        at += 1
    above = (noun, noun.head, noun.head.head)
    found = [child for one in above for child in one.rights if child.left_edge.i == at and child.i > at - 1]
    of = next((child for child in noun.rights if child.lower_ == "of" and child.i == at), None)
    doing = next((child for child in of.rights if child.dep_ == "pcomp" and child.tag_ == "VBG"), None) if of else None
    return doing or next((child for child in found if _says_more(child, noun)), None)


def _says_more(clause: Token, noun: Token) -> bool:
    """Whether a clause right behind a noun says more of it: also of what the parse takes for an aim of the verb, "voted
    for a bill *to raise it*"."""
    aim = clause.tag_ == "VB" and clause.left_edge.lower_ == "to" and clause.dep_ in ("xcomp", "advcl")
    return (clause.dep_ in ("relcl", "acl") and clause.head == noun) or (aim and noun.lemma_.lower() in _WITH_AN_AIM)


#: What says little without its aim.
_WITH_AN_AIM = words(
    """measure bill law plan proposal effort move attempt bid resolution amendment petition order request push deal
    agreement decision motion initiative programme program offer"""
)


def _told(clause: Token, dated: frozenset[int]) -> list[Token]:
    """The words of a clause up to its first comma, without dates."""
    told: list[Token] = []
    first = clause.head.i if clause.dep_ == "pcomp" else clause.left_edge.i  # "the process *of* laying off"
    for token in clause.doc[first : clause.right_edge.i + 1]:
        joins = token.dep_ == "cc" and token.head.pos_ in ("VERB", "AUX") and _begins_another(token.head)
        if joins or (token.is_punct and not token.is_quote and token.text != "-"):
            break
        dates = token.dep_ == "prep" and any(child.i in dated for child in token.children)
        if token.i not in dated and not dates:
            told.append(token)
    while (
        told
        and not _is_stranded(told[-1], clause)
        and (told[-1].dep_ in ("prep", "det", "cc", "mark", "case") or told[-1].is_quote)
    ):
        told.pop()
    return told


def _is_stranded(link: Token, clause: Token) -> bool:
    """Whether a preposition is of the noun that the clause describes: "the trade that she engaged *in*"."""
    return link.dep_ == "prep" and link.head == clause and not any(True for _ in link.children)


def _begins_another(verb: Token) -> bool:
    """Whether what is joined to a verb by "and" is a clause of its own: "and where polls show", not "or received"."""
    later = [child for child in verb.rights if child.dep_ == "conj"]
    return any(
        child.dep_ in ("nsubj", "nsubjpass", "mark") or child.tag_ == "WRB" for one in later for child in one.lefts
    )


def with_what(label: str, trigger: Token, dated: frozenset[int]) -> str:
    """A label that ends with an infinitive, with what that is done to or where: "ordered her to review *the papers*";
    nothing where that is too long."""
    before, _, last = label.rpartition(" ")
    if not before.endswith(" to"):
        return label
    sentence = trigger.doc[trigger.i + 1 : trigger.sent.end]
    verb = next(
        (one for one in sentence if one.text == last and one.tag_ == "VB" and one.nbor(-1).lower_ == "to"), None
    )
    if verb is None or not any(child.dep_ in ("dobj", "ccomp") and child.i not in dated for child in verb.rights):
        return label
    told = [token for token in _told(verb, dated) if token.i > verb.i]
    told = told if len(told) <= _MOST else _shortened(told[:_MOST], verb)
    return f"{label} {line(told)}" if told and _is_end(told[-1]) else ""


def _is_end(last: Token) -> bool:
    """Whether a text may end with a word: not "in all", "condemns anti-Muslim"."""
    before = last.head.i > last.i and last.dep_ in _BEFORE_NOUNS
    stranded = last.dep_ == "prep" and not any(True for _ in last.children)
    return stranded or (not before and last.pos_ not in ("DET", "PRON", "ADP", "AUX", "PART", "SCONJ", "CCONJ"))


_BEFORE_NOUNS = words("compound amod nmod poss nummod det advmod quantmod")


def _shortened(told: list[Token], clause: Token) -> list[Token]:
    """The first words of a clause up to the end of a noun phrase that its verb asks for; nothing where there is no such
    end."""
    while told:
        last = told[-1]
        ahead = last.nbor().dep_ in ("prep", "agent") and last.nbor().head == last and last.nbor().lower_ == "of"
        if last.pos_ in ("NOUN", "PROPN") and last.i > clause.i and not ahead and _is_end(last):
            missing = [one for one in clause.rights if one.dep_ in ("dobj", "ccomp", "xcomp") and one.i > last.i]
            return [] if missing else told
        told.pop()
    return []


#: What says nothing without all of its own clause: "data that *show*".
_SHOWING = words("show suggest say find indicate allege claim argue mean prove believe think put place")

#: What leads to what something is called, which needs its marks: "a statement *calling* it 'a sham'".
_CALLING = words("calling branding labeling labelling deeming describing called dubbed named titled entitled")

#: Whom these mean a reader of a label alone does not know.
_OF_SPEAKERS = words("i we my our me us you your above below here")
