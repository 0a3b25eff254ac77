"""Who holds an office of a body: "the leader of the Tide Party", "its chair", "the union's secretary"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.extract.coreference.descriptions import DEPUTIES, VAGUE
from kg.extract.coreference.discourse import SUBJECTS, Office, Page, Referent
from kg.extract.name_words import LEGISLATOR_LETTERS, ORG_NOUNS, PERSON_NOUNS
from kg.extract.reading import Reading
from kg.model import Mention

_BODIES = frozenset(("Organization", "Party", "Place"))
_MODIFIERS = frozenset(("amod", "compound", "nmod"))

#: What who leads a body is called.
_LEADING = {"lead": "leader", "head": "head", "chair": "chair", "direct": "director"}

#: Who holds the office now is not who is meant by one of these.
_OTHERS = frozenset("former ex then late next first outgoing incoming acting alleged self-proclaimed".split())

#: Words before a noun that make another office of it.
_RANKS = frozenset(("deputy", "vice", "assistant", "associate"))

#: Bodies that are no names where they stand before their officers: "the Senate President".
_HOUSES = frozenset("senate house assembly parliament council congress cabinet chamber".split())


def told(reading: Reading, name: TokenSpan, root: Token) -> Iterator[Office]:
    """The offices that the text around a person's name gives to him: "X, leader of the Tide Party", "Tide Party leader
    X", "X is the leader of …", "X, who leads the Tide Party"."""
    nouns = [child for child in root.children if child.dep_ == "appos"]
    if root.dep_ == "appos":
        nouns.append(root.head)
    if root.dep_ in SUBJECTS and root.head.lemma_ == "be":
        nouns += [child for child in root.head.children if child.dep_ == "attr"]
    if name.start > 0:
        nouns.append(name.doc[name.start - 1])
    for noun in nouns:
        yield from _of(reading, noun)
    for clause in root.children:
        if clause.dep_ == "relcl" and clause.lemma_ in _LEADING:
            for body in (child for child in clause.children if child.dep_ == "dobj"):
                yield _LEADING[clause.lemma_], _words(reading, body)


def holder(
    reading: Reading, page: Page, i: int, at_token: Mapping[int, Referent], referents: Iterable[Referent]
) -> Referent | None:
    """The one person of whom the article has said that he holds the office which a definite description with its last
    word at token i names, or None."""
    if page.words[i] not in PERSON_NOUNS or page.tags[i] not in ("NN", "NNP") or beginning(page, i) is None:
        return None
    if page.deps[i] in ("appos", "attr", "oprd", *_MODIFIERS):
        return None
    meant = set(_of(reading, page.doc[i]))
    owner = next((child for child in page.doc[i].lefts if child.dep_ == "poss"), None)
    if owner is not None and (body := at_token.get(owner.i)) is not None and body.kind in _BODIES:
        meant.add((_called(page.doc[i]), body.name.casefold()))
    meant |= _by_last_word(page.doc[i], (office for one in referents for office in one.offices))
    found = [one for one in referents if one.kind == "Person" and not meant.isdisjoint(one.offices)] if meant else []
    return found[0] if len(found) == 1 else None


def _by_last_word(noun: Token, offices: Iterable[Office]) -> set[Office]:
    """Those of these offices that a noun means with the last word of their body before it: "the *committee* chair" of
    the Appointments Committee."""
    body = next((child for child in noun.lefts if child.dep_ in _MODIFIERS and child.text in ORG_NOUNS), None)
    if body is None:
        return set()
    called = _called(noun, body)
    return {(office, of) for office, of in offices if office == called and of.split()[-1:] == [body.text]}


def beginning(page: Page, i: int) -> int | None:
    """Where a definite description begins: at "the", or with whose office it is; None where it is not definite, or
    of somebody who does not hold the office now."""
    for child in page.doc[i].lefts:
        if child.lower_ in _OTHERS:
            return None
    edge = page.doc[i].left_edge
    if edge.lower_ == "the" or any(child.dep_ == "poss" for child in page.doc[i].lefts):
        return int(edge.i)
    return None


def varies(reading: Reading, page: Page, i: int) -> bool:
    """Whether the word at token i ends a definite description of somebody that says more than a noun, as the subject of
    a clause: what news write for a name that they have just used ("the Southport senator"). One that names a party or
    organisation may as well bring in somebody else of it."""
    known = page.words[i] in PERSON_NOUNS - VAGUE or page.words[i] in LEGISLATOR_LETTERS
    if page.deps[i] != "nsubj" or not known or page.tags[i] not in ("NN", "NNP"):
        return False
    noun = page.doc[i]
    if noun.lower_ == "guard" and any(child.lower_ in _GUARDS for child in noun.lefts):
        return False
    more = [child for child in noun.lefts if child.dep_ in _MODIFIERS]
    more = [] if any(child.dep_ == "poss" for child in noun.lefts) else more
    of = any(child.dep_ == "prep" and child.lower_ == "of" for child in noun.rights)
    named = (reading.mention_at(child) for child in more)
    return noun.left_edge.lower_ == "the" and bool(more) and not of and not any(_is_group(one) for one in named)


#: Which guards are a body of many.
_GUARDS = frozenset("coast national border home republican presidential revolutionary civil palace royal".split())


def varied(
    reading: Reading, page: Page, i: int, at_token: Mapping[int, Referent], referents: Collection[Referent]
) -> Referent | None:
    """The one person of whom the sentence before speaks, in one paragraph with the description or as the only one whom
    the article has named: unless this sentence has spoken of somebody already, who would be "he" by now, or the article
    of others with this noun."""
    if not varies(reading, page, i):
        return None
    noun = "prime minister" if page.words[i - 1 : i + 1] == ["prime", "minister"] else page.words[i]
    first = page.doc[i].left_edge.i
    alone = sum(one.kind == "Person" for one in referents) == 1
    near = []
    for at in range(first - 1, -1, -1):
        apart = page.paragraph_of[at] != page.paragraph_of[i] and not alone
        if page.sentence_of[i] - page.sentence_of[at] > 1 or apart:
            break
        heard = page.quoted[at] and not page.quoted[i]
        if at in at_token and at_token[at].kind in ("Person", "Unnamed") and not heard:
            if page.sentence_of[at] == page.sentence_of[i]:
                return None
            near.append(at_token[at])
    if not near or any(one is not near[0] for one in near) or near[0].kind != "Person":
        return None
    if noun in near[0].nouns and any(child.lower_ in DEPUTIES for child in page.doc[i].lefts):
        return None
    told = any(noun in one.nouns for one in referents if one is not near[0])
    return None if told or _is_called_so(page, i, near[0], at_token) else near[0]


def _is_called_so(page: Page, i: int, person: Referent, at_token: Mapping[int, Referent]) -> bool:
    """Whether the article has spoken of somebody else in the same two words ("the auditor general")."""
    same = (at for at in range(1, i) if page.words[at - 1 : at + 1] == page.words[i - 1 : i + 1])
    return any(at_token.get(at) is not person for at in same)


def _of(reading: Reading, noun: Token) -> Iterator[Office]:
    """The office that a noun names with what stands around it: "leader *of the Tide Party*", "*Tide Party* leader",
    "*the party's* leader"."""
    if noun.lower_ not in PERSON_NOUNS:
        return
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for body in (inner for inner in child.children if inner.dep_ == "pobj"):
                yield _called(noun), _words(reading, body)
        elif (child.dep_ == "poss" and child.tag_ != "PRP$") or (child.dep_ in _MODIFIERS and _is_body(reading, child)):
            yield _called(noun, child), _words(reading, child)


def _called(noun: Token, body: Token | None = None) -> str:
    """A noun with the plain words that belong to it, but for the ``body``: "general secretary"."""
    more = [child for child in noun.lefts if child.dep_ in _MODIFIERS and child != body]
    words = [child.lower_ for child in more if child.ent_type_ == "" or child.lower_ in _RANKS]
    return " ".join((*words, noun.lower_))


def _is_group(mention: Mention | None) -> bool:
    return mention is not None and mention.kind in ("Organization", "Party")


def _is_body(reading: Reading, token: Token) -> bool:
    found = reading.mention_at(token)
    return found.kind in _BODIES if found is not None else token.pos_ == "PROPN" and token.lower_ in _HOUSES


def _words(reading: Reading, body: Token) -> str:
    """What a body is called: its name, else its noun phrase without article."""
    found = reading.mention_at(body)
    if found is not None and found.kind in _BODIES:
        return found.name.casefold()
    tokens = body.doc[body.left_edge.i : body.i + 1]
    return " ".join(token.lower_ for token in tokens if token.pos_ not in ("DET", "PUNCT"))
