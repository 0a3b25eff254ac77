"""The names that a noun phrase lists: who takes part in what it is said of."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from kg.extract.events.clauses import set_off
from kg.extract.events.officeholders import cut_off, held_beside, held_by, is_of_preposition
from kg.extract.reading import Reading
from kg.extract.wordset import words
from kg.model import Mention

_ON_BEHALF = words("""representative delegate delegation envoy official diplomat troop force soldier negotiator""")

_GROUPS = words("delegation team mission party")


def mentions_under(token: Token, reading: Reading) -> Iterator[Mention]:
    """The names that a noun phrase lists: its head, what is joined to it, and those that "including",
    "such as" and "like" add; for "representatives of Iran", Iran."""
    waiting, person = [token], None
    for _ in range(24):
        if not waiting:
            return
        at = waiting.pop(0)
        at = _holder(at, reading) or at
        mention = _meant_by(at, reading)
        if mention is not None:
            yield from joined_before(at, mention, reading.mention_at)
            yield mention
            person = person or (mention if mention.kind == "Person" else None)
        if mention is None and (name := set_off(at)) is not None:
            waiting.append(name)
        for child in (child for child in at.children if not is_of_preposition(child)):
            if child.dep_ == "appos" and child.left_edge.i and child.left_edge.nbor(-1).is_quote:
                continue  # a title
            if child.dep_ == "appos" and _is_of_another_kind(child, mention or person, reading):
                continue
            if child.dep_ == "conj" and mention is None and _goes_with_another(child, reading):
                continue
            if (
                (child.dep_ in ("conj", "appos") and child.i > at.i and not at.i < at.head.i < child.i)
                or (child.dep_ == "prep" and child.lower_ in ("including", "like"))
                or (child.dep_ == "pobj" and at.dep_ in ("prep", "dative"))
            ):
                waiting.append(child)
            elif mention is not None and child.dep_ == "prep" and child.lower_ in ("of", "from"):
                waiting.extend(_of_the_list(child, mention.kind, reading))
            elif mention is None and child.dep_ == "prep" and child.lower_ == "of":
                waiting.extend([child] if at.lemma_.lower() in _ON_BEHALF else _listed_below(child))
                waiting.extend(_set_off_behind(at, child, reading))
            elif mention is None and child.dep_ == "acl":
                waiting.extend(_identified(at, child))


def joined_before(noun: Token, mention: Mention, meant: Callable[[Token], Mention | None]) -> Iterator[Mention]:
    """The person joined to another by "and", whom the parse takes for a part of that one's title or for a subject of
    its own: "*Ann Lee* and Mayor Bob Orr". ``meant`` gives the name that a word stands for."""
    if mention.kind != "Person":
        return
    within = [token for token in noun.subtree if token.i < noun.i and token.dep_ in ("nmod", "compound")]
    beside = [child for child in noun.head.lefts if child.i < noun.i and child.dep_ == noun.dep_ == "nsubj"]
    for token in (*within, *beside):
        joins = [child for below in (token, *token.conjuncts) for child in below.rights if child.dep_ == "cc"]
        for one in (token, *token.conjuncts) if joins else ():
            yield from _another_person(one, mention, meant)


def _another_person(token: Token, mention: Mention, meant: Callable[[Token], Mention | None]) -> Iterator[Mention]:
    other = meant(token)
    if other is not None and other.kind == "Person" and other.name != mention.name:
        yield other


def _holder(noun: Token, reading: Reading) -> Token | None:
    """The person's name that the parse hides behind an office."""
    found = cut_off(noun) or held_beside(noun) or held_by(noun)
    mention = reading.mention_at(found) if found is not None else None
    return found if mention is not None and mention.kind == "Person" else None


def _meant_by(noun: Token, reading: Reading) -> Mention | None:
    """Whom a word means; nobody where a description is taken for somebody named before and has another's name behind
    it: "The judge, Mrs Ann Lee"."""
    mention = reading.mention_at(noun)
    if mention is None or mention.kind != "Person" or noun.text in mention.name.split():
        return mention
    beside = (reading.mention_at(child) for child in noun.rights if child.dep_ == "appos")
    other = any(one is not None and one.kind == "Person" and one.name != mention.name for one in beside)
    return None if other else mention


def _identified(noun: Token, participle: Token) -> list[Token]:
    """Who a noun is said to be, or who leads the group: "a man identified as A", "a delegation led by A"."""
    lemma = participle.lemma_.lower()
    leads = lemma in ("lead", "head") and noun.lemma_.lower() in _GROUPS
    named = participle.tag_ == "VBN" and lemma in ("identify", "name", "call")
    deps = ("agent",) if leads else ("prep", "oprd") if named else ()
    told = [child for child in participle.rights if child.dep_ in deps and child.lower_ != "after"]
    return [below for child in told for below in (child.children if child.dep_ != "oprd" else [child])]


def _is_of_another_kind(beside: Token, mention: Mention | None, reading: Reading) -> bool:
    """Whether what stands beside a person names no person: the party in "Ann Lee (D-Va.)"."""
    found = reading.mention_at(beside)
    return mention is not None and mention.kind == "Person" and found is not None and found.kind != "Person"


def _goes_with_another(joined: Token, reading: Reading) -> bool:
    """Whether a place goes with one behind a preposition before it, whatever the parse: "schools in *Leeds* and
    York"."""
    found = reading.mention_at(joined)
    links = [child for child in joined.head.rights if child.dep_ == "prep" and child.i < joined.i]
    before = [reading.mention_at(below) for link in links for below in link.children]
    return found is not None and found.kind == "Place" and any(one and one.kind == "Place" for one in before)


def _of_the_list(preposition: Token, kind: str, reading: Reading) -> list[Token]:
    """In "A of the Reds and B of the Blues" B goes with A, whatever the parse: it is of A's kind, the Reds are not."""
    below = [noun for noun in preposition.children if noun.dep_ == "pobj"]
    own = {found.kind for noun in below if (found := reading.mention_at(noun))}
    others = [child for noun in below for child in noun.conjuncts] if own and kind not in own else []
    return [child for child in others if (found := reading.mention_at(child)) and found.kind == kind]


def _listed_below(preposition: Token) -> list[Token]:
    """The "including" that the parse hangs on the last noun: "leaders of the parties, including A and B"."""
    below = [noun for noun in preposition.children if noun.dep_ == "pobj"]
    return [child for noun in below for child in noun.children if child.lower_ == "including"]


def _set_off_behind(noun: Token, preposition: Token, reading: Reading) -> list[Token]:
    """Who several are, named behind a comma that the parse takes for a list: "two guards of the mine, *A* and *B*"."""
    if noun.tag_ not in ("NNS", "NNPS"):
        return []
    for body in (child for child in preposition.children if child.dep_ == "pobj"):
        found = reading.mention_at(body)
        first = next((child for child in body.rights if child.dep_ in ("conj", "appos")), None)
        if first is not None and (found is None or found.kind != "Person") and not _is_joined(body, first):
            person = reading.mention_at(first)
            return [first] if person is not None and person.kind == "Person" else []
    return []


def _is_joined(noun: Token, other: Token) -> bool:
    """Whether "and" stands between two nouns, or something else than a comma."""
    return noun.doc[noun.i + 1].text != "," or noun.doc[noun.i + 2].tag_ == "CC" or other.left_edge.i != noun.i + 2


def those_among(verb: Token) -> list[Token]:
    """Who is named of many to whom something is done, apart from them ("detained 11 people on Monday, *among them
    Ann Lee*", "including Ann Lee"), or along with them."""
    many = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass") and child.tag_ in ("NNS", "CD")]
    named = [child for child in verb.rights if many and child.i > verb.i and _is_one_of_them(child)]
    listed = [child for child in verb.rights if many and child.dep_ == "prep" and child.lower_ == "including"]
    listed += _along_with(verb)
    return named + [below for link in listed for below in link.children if below.dep_ == "pobj"]


def _along_with(verb: Token) -> list[Token]:
    """The "with" of those to whom it was done, too: "was detained on Monday *along with Ann Lee*"."""
    if all(child.dep_ != "nsubjpass" for child in verb.lefts):
        return []
    behind = verb.doc[verb.i + 1 : verb.right_edge.i]
    stop = next((token.i for token in behind if token.pos_ in ("VERB", "AUX")), verb.right_edge.i)
    links = (token for token in behind if token.i < stop and token.lower_ in ("along", "together"))
    return [child for link in links for child in link.rights if child.lower_ == "with" and child.i == link.i + 1]


def _is_one_of_them(noun: Token) -> bool:
    links = (child for child in noun.lefts if child.dep_ == "prep" and child.lower_ == "among")
    return any(below.lower_ in ("them", "whom") for link in links for below in link.children)
