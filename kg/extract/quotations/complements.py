"""What the parse offers as reported content: for a reporting word, the clause, infinitive or noun phrase
that depends on it (or that it stands in), and the source.

A proposal is a guess about the form only; ``reporting`` says how often words in that frame report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.quotations import reporting

#: Token indices, end exclusive.
Piece = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Proposal:
    """``content`` that may be reported by ``cue`` and come from ``source`` (the head of a noun phrase).

    ``word`` is the reporting word ("say/v"), ``frame`` the construction that joins it to the content."""

    content: tuple[Piece, ...]
    cue: Token
    source: Token | None
    word: str
    frame: str


_CLASS = {"VERB": "v", "AUX": "v", "NOUN": "n", "ADJ": "a"}
_SUBJECTS = frozenset(("nsubj", "csubj"))
_PASSIVE = frozenset(("nsubjpass", "csubjpass"))
_WH = frozenset(("what", "who", "whom", "how", "why", "when", "where", "which", "whose", "whatever"))
_RELATIVES = frozenset(("who", "which", "that", "whom"))
_VERBAL = frozenset(("VERB", "AUX"))
_SPEECH = 0.3
_HEADED = _SUBJECTS | _PASSIVE | {"aux"}
_NO_SOURCES = frozenset(("time", "day", "week", "month", "year", "moment", "way"))
_SUBJECT_CONTROL = frozenset(("promise", "vow", "threaten", "use", "spend"))
_PREDICATES = frozenset(("VERB", "AUX", "ADP", "ADJ"))
_GOVERNED = frozenset(("xcomp", "advcl", "ccomp", "pcomp", "conj", "acl", "prep", "acomp", "oprd"))


def word_of(token: Token) -> str | None:
    """The reporting word that a token would be: lemma and class, "claim/n"; None for other classes."""
    kind = _CLASS.get(token.pos_)
    return f"{token.lemma_.lower()}/{kind}" if kind else None


def proposals(doc: Doc, words: Mapping[str, object] | None = None) -> Iterator[Proposal]:
    """What may be reported in this document, in the order of the cues; where words are given, other verbs
    only with a clause."""
    for token in doc:
        if token.lower_ == "according":
            yield from _according(token)
            continue
        word = word_of(token)
        if word is None:
            continue
        known = words is None or word in words
        if word.endswith("/v"):
            yield from _of_verb(token, word, known=known)
        elif known:
            yield from _of_noun(token, word)


def _of_verb(verb: Token, word: str, *, known: bool) -> Iterator[Proposal]:
    if not known and not any(child.dep_ == "ccomp" for child in verb.children):
        return
    source: Token | None = None
    sought = False
    objects = [child for child in verb.children if child.dep_ in ("dobj", "dative", "attr")]
    particle = "".join("+" + child.lemma_ for child in verb.children if child.dep_ == "prt")
    passive = is_passive(verb)
    for child in verb.children:
        found = _complement(verb, child, objects)
        if found is None:
            continue
        frame, content = found
        if not sought:
            source, sought = source_of(verb), True
        if content := _own(_without(content, verb, source), verb, child):
            yield Proposal(content, verb, source, word, ("pass:" if passive else "") + frame + particle)
    if verb.dep_ in ("relcl", "parataxis", "ccomp", "advcl"):
        yield from _around(verb, word, particle)
    if not sought and verb.tag_ in ("VBD", "VBZ", "VBP"):
        yield from _trailing(verb, word)


def _complement(verb: Token, child: Token, objects: list[Token]) -> tuple[str, tuple[Piece, ...]] | None:
    """The frame and the content that a child of a verb makes, if it makes any."""
    dep = child.dep_
    if dep == "ccomp":
        return _clause(verb, child)
    if dep in _PASSIVE:
        return "subject", _whole(child)
    if dep in ("dobj", "attr"):
        before = child.lower_ in _RELATIVES and child.i < verb.i
        return None if before else ("np", _whole(child))
    return _after(child, objects) if child.i > verb.i else None


def _after(child: Token, objects: list[Token]) -> tuple[str, tuple[Piece, ...]] | None:
    """The frame and the content of an infinitive, a predicate or a prepositional phrase after the verb."""
    dep = child.dep_
    if dep == "xcomp":
        return _infinitive(child, objects)
    if dep == "oprd":
        first = min((o.left_edge.i for o in objects), default=child.left_edge.i)
        return "pred", ((first, child.right_edge.i + 1),)
    if dep in ("prep", "agent") and child.lower_ != "by":
        return _prepositional(child, objects)
    return None


def is_that(token: Token) -> bool:
    """Whether a token is the "that" which begins a clause, not a pronoun."""
    return token.lower_ == "that" and token.dep_ not in ("nsubj", "nsubjpass", "dobj", "pobj", "det")


def _clause(verb: Token, head: Token) -> tuple[str, tuple[Piece, ...]] | None:
    left = head.left_edge
    if head.i < verb.i:
        # "The minister said that A, the agency reported": what the agency reports is the whole.
        start = head.sent.start if is_that(left) else left.i
        return "before", ((start, head.right_edge.i + 1),)
    mark = next((child.lower_ for child in head.lefts if child.dep_ == "mark"), "")
    if mark == "that" or is_that(left):
        return "that", _whole(head)
    if mark in ("if", "whether") or left.lower_ in _WH:
        return "wh", _whole(head)
    if any(child.dep_ == "aux" and child.lower_ == "to" for child in head.lefts):
        return "np+to", _whole(head)
    return ("clause" if head.tag_ != "VBG" else "ing"), _whole(head)


def _infinitive(head: Token, objects: list[Token]) -> tuple[str, tuple[Piece, ...]]:
    first = min((o.left_edge.i for o in objects if o.i < head.i), default=head.left_edge.i)
    end = head.right_edge.i + 1
    to = any(child.dep_ == "aux" and child.lower_ == "to" for child in head.lefts)
    if first < head.left_edge.i:
        return ("np+to" if to else "np+pred"), ((first, end),)
    return ("to" if to else "ing" if head.tag_ == "VBG" else "pred"), ((head.left_edge.i, end),)


def _whole(head: Token) -> tuple[Piece, ...]:
    return ((head.left_edge.i, head.right_edge.i + 1),)


def _prepositional(prep: Token, objects: list[Token]) -> tuple[str, tuple[Piece, ...]] | None:
    inner = next((child for child in prep.children if child.dep_ in ("pobj", "pcomp")), None)
    if inner is None:
        return None
    name = prep.lower_
    if before := [o for o in objects if o.right_edge.i < prep.i]:
        return "np+" + name, ((before[0].left_edge.i, inner.right_edge.i + 1),)
    return name + ("+ing" if inner.dep_ == "pcomp" else ""), _whole(inner)


def _around(verb: Token, word: str, particle: str) -> Iterator[Proposal]:
    """The clause or noun phrase that a parenthetical ("he said") or relative clause stands in."""
    head = verb.head
    if verb.dep_ == "relcl":
        if not any(child.dep_ in _SUBJECTS and child.lower_ not in _RELATIVES for child in verb.lefts):
            return
        if any(
            child.dep_ in ("ccomp", "xcomp") or (child.dep_ == "dobj" and child.i > verb.i) for child in verb.children
        ):
            return
        content: tuple[Piece, ...] = ((head.left_edge.i, verb.left_edge.i),)
        yield Proposal(content, verb, source_of(verb), word, "relative" + particle)
        return
    if any(child.dep_ in ("ccomp", "xcomp", "dobj", "prep") and child.dep_ != "prep" for child in verb.children):
        return
    as_clause = any(child.dep_ == "mark" and child.lower_ == "as" for child in verb.lefts)
    if verb.dep_ == "advcl" and not as_clause:
        return
    left, right = verb.left_edge.i, verb.right_edge.i + 1
    pieces = [(head.left_edge.i, left), (right, head.right_edge.i + 1)]
    content = tuple(piece for piece in pieces if piece[1] > piece[0])
    if content:
        yield Proposal(content, verb, source_of(verb), word, "as" if as_clause else "parenthetical")


def _according(token: Token) -> Iterator[Proposal]:
    """The clause that "according to" stands in, before and after it."""
    source, head = according_to(token), token.head
    if source is None or head is token:
        return
    left, right = token.left_edge.i, token.right_edge.i + 1
    whole = head.sent if head.dep_ == "ROOT" else head.doc[head.left_edge.i : head.right_edge.i + 1]
    pieces = ((whole.start, left), (right, whole.end))
    content = tuple(piece for piece in pieces if piece[1] > piece[0])
    if content:
        yield Proposal(content, token, source, "according/p", "according")


def _trailing(verb: Token, word: str) -> Iterator[Proposal]:
    """What a reporting clause at the end of a sentence reports, where the parse misses it: "A," the agency reported."""
    doc, sent = verb.doc, verb.sent
    after = [token for token in doc[verb.i + 1 : sent.end] if not (token.is_punct or token.is_space)]
    source = next((child for child in verb.lefts if child.dep_ in _SUBJECTS), None)
    if source is None or len(after) > 4 or any(token.pos_ in _PREDICATES or token.dep_ == "dobj" for token in after):
        return
    comma = source.left_edge.i - 1
    while comma > sent.start and doc[comma].is_quote:
        comma -= 1
    if comma > sent.start and doc[comma].text == ",":
        yield Proposal(((sent.start, comma),), verb, source, word, "before")


def _of_noun(noun: Token, word: str) -> Iterator[Proposal]:
    source = noun_source if word.endswith("/n") else source_of
    for child in noun.rights:
        content = _whole(child)
        if child.dep_ in ("acl", "ccomp", "xcomp", "relcl") and child.tag_ not in ("VBN", "VBG"):
            mark = next((c.lower_ for c in child.lefts if c.dep_ in ("mark", "aux")), "")
            if child.dep_ == "relcl" and mark != "that":
                continue
            frame = mark if mark in ("to", "that") else "clause"
            yield Proposal(content, noun, source(noun), word, frame)
        elif child.dep_ == "prep" and child.lower_ != "by":
            found = _prepositional(child, [])
            if found:
                yield Proposal(found[1], noun, source(noun), word, found[0])


def _without(content: tuple[Piece, ...], verb: Token, source: Token | None) -> tuple[Piece, ...]:
    """The content up to the reporting clause that follows or interrupts it."""
    start, end = content[0]
    if end <= verb.i:
        if source is not None and start < source.i:
            end = min(end, max(start, source.left_edge.i))
        return ((start, end),) if end > start else ()
    if start < verb.i < end:
        return ()
    return content


def _misjoined(verb: Token) -> bool:
    """Whether a verb that is joined to a reported clause goes on the reporting one: "said it is late and left",
    "said it is late, adding that …"."""
    clause = verb.head
    if clause.dep_ != "ccomp" or clause.i < clause.head.i:
        return False
    if verb.dep_ == "conj":
        return clause.tag_ != verb.tag_ and clause.head.tag_ == verb.tag_
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and _reports(clause.head)


def _reports(verb: Token) -> bool:
    return reporting.speech(word_of(verb) or "") >= _SPEECH


def _own(content: tuple[Piece, ...], verb: Token, head: Token) -> tuple[Piece, ...]:
    """The content without a second predicate that goes on the reporting clause, where the parse joins it to the
    reported one: "said that it is late and asked …", "said that it is late, adding that …"."""
    if not content or head.i < verb.i or head.pos_ not in _VERBAL:
        return content
    start, end = content[0]
    last = head
    while True:
        joined = [child for child in last.rights if child.dep_ in ("conj", "advcl") and child.pos_ in _VERBAL]
        for child in joined:
            if _goes_on(child, verb, head):
                return ((start, min(end, _before_joint(child, head))),)
        following = [child for child in joined if child.dep_ == "conj"]
        if not following:
            return content
        last = following[0]


def _goes_on(joined: Token, verb: Token, head: Token) -> bool:
    """Whether a verb joined to the reported one has by its form the subject of the reporting one."""
    if any(child.dep_ in _HEADED for child in joined.lefts):
        return False
    if joined.dep_ == "conj":
        return joined.tag_ == verb.tag_ != head.tag_
    return joined.tag_ == "VBG" and joined.i > head.i and _reports(joined)


def _before_joint(joined: Token, head: Token) -> int:
    """Where the clause before a joined one ends, without the comma or conjunction between."""
    cut = joined.left_edge.i
    while cut - 1 > head.i and (joined.doc[cut - 1].is_punct or joined.doc[cut - 1].dep_ == "cc"):
        cut -= 1
    return cut


def source_of(word: Token) -> Token | None:
    """Whose saying or thinking a verb or adjective is: its subject, or that of the clause which governs it."""
    token = word
    for _ in range(6):
        settled, found = _subject(token, own=token is word)
        if not settled and token.dep_ in ("acl", "relcl"):
            settled, found = True, token.head if token.head.lemma_ not in _NO_SOURCES else None
        if not settled and token.dep_ in ("xcomp", "pcomp"):
            found = _object_before(token)
        if settled or found is not None or token.dep_ not in _GOVERNED:
            return found
        token = token.head.head if _misjoined(token) else token.head
        if token.pos_ not in _PREDICATES:
            return noun_source(token) if token.pos_ == "NOUN" else None
    return None


def _subject(verb: Token, *, own: bool) -> tuple[bool, Token | None]:
    """Whether the clause itself settles who its subject is, and who: of a passive whose own it is, the agent."""
    passive: Token | None = None
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            return True, None if _impersonal(verb, child) else child
        if child.dep_ == "nsubjpass":
            passive = child
    return is_passive(verb), (_agent(verb) if own else passive)


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: "was asked", and "asked by reporters", "asked whether" in front of another clause."""
    dependents = [child.dep_ for child in verb.children]
    if "nsubjpass" in dependents or "auxpass" in dependents:
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl", "amod") and "aux" not in dependents


def _impersonal(verb: Token, subject: Token) -> bool:
    """Whether nobody is named: "it is unclear whether", "he seems to"."""
    if verb.lemma_ in ("seem", "appear"):
        return True
    return subject.lower_ == "it" and verb.lemma_ == "be"


def _object_before(verb: Token) -> Token | None:
    """The object that does it: "forced the minister to concede", "quoted the minister as saying"."""
    governor = verb.head
    if verb.dep_ == "pcomp":
        if governor.lower_ != "as":
            return None
        governor = governor.head
    if governor.lemma_ in _SUBJECT_CONTROL:
        return None
    return next((child for child in governor.rights if child.dep_ == "dobj" and child.i < verb.i), None)


def according_to(token: Token) -> Token | None:
    """The source of an "according to" that begins at this token."""
    for child in token.children:
        if child.dep_ in ("prep", "pobj") and child.lower_ == "to":
            return next((inner for inner in child.children if inner.dep_ in ("pobj", "pcomp")), None)
    return None


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None


def noun_source(noun: Token) -> Token | None:
    """Whose word, wish or claim a noun is: "her promise", "the promise by the minister"; where a verb has
    it as its object ("voiced his doubts", "is a supporter"), the subject of that verb."""
    owner = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    if owner is not None and owner.pos_ != "PRON":
        return owner
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "among"):
            found = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
            if found is not None:
                return found
    verb = noun.head
    if noun.dep_ == "pobj" and verb.dep_ == "prep":
        verb = verb.head
    if noun.dep_ in ("dobj", "attr", "pobj") and verb.pos_ in ("VERB", "AUX"):
        return source_of(verb) or owner
    return owner
