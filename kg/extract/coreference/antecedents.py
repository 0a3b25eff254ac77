"""Which of those spoken of so far a pronoun stands for: hard limits first, then weighed evidence.

After the salience factors of Lappin and Leass (1994), with what news adds: nobody calls himself "he" inside of his
own quotation, and in "X said that he …" he is X."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log2

from spacy.tokens import Token

from kg.extract.coreference.discourse import Page, Referent, Seen
from kg.extract.coreference.doers import doer as doer_of
from kg.extract.lexicon import Gender
from kg.model import Kind

#: What each kind of evidence adds to the score of an antecedent.
WEIGHTS = {
    "sentence": -1.3,  # for each sentence in between
    "subject": 1.2,
    "object": 0.4,
    "possessor": 0.7,
    "modifier": -0.6,
    "parallel": 0.4,
    "pronoun": 0.3,  # who is "he" once is mostly so again
    "often": 0.35,  # times the logarithm of the number of mentions
    "gender known": 1.6,  # in the sentence before, half as much in the one before that
    "likely a man": 1.1,  # the same for a name that does not tell: four in five of the news are men
    "same paragraph": 0.5,
    "its clause": 1.5,  # "X said that he", "X left before he",
    "own clause": 0.6,  # and more for "X sold his", whoever is the subject of the clause above
    "from a quotation": -1.5,
    "speaker": 1.0,  # who speaks now has mostly spoken before,
    "last speaker": 1.6,  # and more so who spoke last, in the sentence before
    "unnamed": -0.5,
    "place": -0.8,  # a place is seldom "it"
    "party's": -2.0,  # "its director" is seldom a party's
    "appointed": 2.5,  # "X appointed Y. He has served as"
}
#: Sentences back that a pronoun reaches, and the score that its antecedent needs.
REACH, NEEDED = 6, -3.5

#: Pronouns that also stand for what is no subject of their sentence.
_LOOSE = frozenset({"its", "their", "they", "them"})

#: Who leads other bodies than parties.
_OF_NO_PARTY = frozenset({"head", "director", "executive", "ceo", "governor", "boss", "manager", "commissioner"})

#: Verbs by which somebody is put into an office, nouns for that and for its end, and what is told of whom it was next.
_APPOINTING = frozenset("appoint name nominate hire recruit reappoint select pick elect".split())
_APPOINTMENTS = frozenset("appointment nomination election resignation selection hiring".split())
_CAREER = frozenset("serve succeed replace join bring hold work lead head chair".split())
_ONCE = frozenset("previously formerly currently recently earlier".split())

COMPLEMENTS = frozenset({"ccomp", "xcomp", "advcl", "conj", "parataxis", "acl", "relcl"})

PERSONS: frozenset[Kind] = frozenset({"Person", "Unnamed"})
BODIES: frozenset[Kind] = frozenset({"Organization", "Party", "Place"})


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun demands of its antecedent."""

    kinds: frozenset[Kind]
    gender: Gender | None = None
    reflexive: bool = False
    plural: bool = False


PRONOUNS: dict[str, Pronoun] = {
    **dict.fromkeys(("he", "him", "his"), Pronoun(PERSONS, "male")),
    **dict.fromkeys(("she", "her", "hers"), Pronoun(PERSONS, "female")),
    "himself": Pronoun(PERSONS, "male", reflexive=True),
    "herself": Pronoun(PERSONS, "female", reflexive=True),
    **dict.fromkeys(("it", "its"), Pronoun(BODIES)),
    "itself": Pronoun(BODIES, reflexive=True),
    **dict.fromkeys(("they", "them", "their", "theirs"), Pronoun(BODIES, plural=True)),
    "themselves": Pronoun(BODIES, reflexive=True, plural=True),
}


def choose(page: Page, i: int, pronoun: Pronoun, before: Iterable[Referent], ahead: Referent | None) -> Referent | None:
    """The antecedent of the pronoun at token i: the best of those spoken of before it, else the one ``ahead``
    to which an opening phrase looks. None where nobody is good enough."""
    best, best_score = None, NEEDED
    for referent in before:
        score = _score(page, i, pronoun, referent)
        if score is not None and score >= best_score:
            best, best_score = referent, score
    opening = page.deps[i] == "poss" and all(child.right_edge.i >= i for child in _subjects(page, i))
    sure = opening or best_score < WEIGHTS["subject"]
    if ahead is not None and sure and ahead.gender in (pronoun.gender, None):
        best = ahead
    return best


def _subjects(page: Page, i: int) -> list[Token]:
    """The subjects of the clause that holds a token, as far as they stand before its verb."""
    return [child for child in page.doc[page.clause(i)].lefts if child.dep_ in ("nsubj", "nsubjpass")]


def _score(page: Page, i: int, pronoun: Pronoun, referent: Referent) -> float | None:
    """How well a referent fits, or None where it cannot be meant."""
    if referent.kind not in pronoun.kinds:
        return None
    if pronoun.gender and referent.gender and referent.gender != pronoun.gender:
        return None
    if not _possible(page, i, pronoun, referent):
        return None
    own = page.begins.get(i, i)  # whom he speaks of himself is no help to tell who he is
    mentions = [seen for seen in referent.seen if seen.root < own or seen.root > i][-3:]
    if not mentions:
        return None
    if pronoun.kinds is BODIES and not pronoun.reflexive:
        mentions = [seen for seen in mentions if _near(page, i, seen)]
        if not mentions:
            return None
    score = max(_of_mention(page, i, seen, page.spoken_since(own, seen, referent.name)) for seen in mentions)
    score += WEIGHTS["often"] * log2(1 + len(referent.seen))
    if pronoun.gender:
        score += _by_gender(pronoun, referent) / max(1, page.sentence_of[own] - referent.seen[-1].sentence)
    if i in page.sources and page.deps[i] != "poss":  # "his spokesman said"
        score += _as_speaker(page, i, referent, mentions)
    if referent.kind == "Party" and page.words[i] == "its" and page.words[page.heads[i]] in _OF_NO_PARTY:
        score += WEIGHTS["party's"]
    return score + WEIGHTS.get(referent.kind.lower(), 0.0)


def _by_gender(pronoun: Pronoun, referent: Referent) -> float:
    """What it adds that the gender of a referent is known to be that of a pronoun, or likely is."""
    if referent.gender:
        return WEIGHTS["gender known"]
    return WEIGHTS["likely a man"] if referent.kind == "Person" and pronoun.gender == "male" else 0.0


def _as_speaker(page: Page, i: int, referent: Referent, mentions: Iterable[Seen]) -> float:
    """What it adds that a referent has spoken before, where the pronoun at token i says who speaks."""
    if not any(page.speaks(seen.root) for seen in mentions):
        return 0.0
    last = page.last_source(i)
    begins = page.begins.get(i, i)
    near = page.sentence_of[begins] - page.sentence_of[last] <= 1 or page.spoken_before(begins) == referent.name
    spoke = near and referent.kind == "Person" and any(seen.first <= last <= seen.last for seen in mentions)
    return WEIGHTS["speaker"] + (WEIGHTS["last speaker"] if spoke else 0.0)


def _near(page: Page, i: int, seen: Seen) -> bool:
    """Whether a mention is near and prominent enough for "it", which mostly stands for things without a
    name: a subject of this sentence or the one before; for "its" any mention in the sentence; for an object what the
    verb before has as its own ("joined X and left it")."""
    distance = page.sentence_of[page.begins.get(i, i)] - seen.sentence
    if distance > 1 or seen.quoted != page.quoted[i]:
        return False
    beside = _object_beside(page, i)
    if beside is not None:
        return seen.first <= beside <= seen.last
    return (
        seen.role == "subject"
        or _speaks(page, seen.root)
        or (distance == 0 and page.words[i] in _LOOSE and seen.role != "modifier")
    )


def _speaks(page: Page, root: int) -> bool:
    """Whether it is told what somebody says for a body: "a spokesman for Acme said"."""
    link = page.heads[root]
    who = page.heads[link]
    return page.words[link] in ("for", "of") and page.words[who].startswith("spokes") and page.role(who) == "subject"


def _object_beside(page: Page, i: int) -> int | None:
    """The object of the verb to which that of an object "it" is joined, be it named or not: "published a video, and
    others copied it"."""
    verb = page.clause(i)
    if page.words[i] != "it" or page.deps[i] != "dobj" or page.deps[verb] != "conj":
        return None
    return next((child.i for child in page.doc[page.heads[verb]].children if child.dep_ == "dobj"), None)


def _of_mention(page: Page, i: int, seen: Seen, own: int) -> float:
    """How near and how prominent one mention is, ``own`` sentences apart that it has spoken since itself; from behind a
    quotation, nobody is farther than from its beginning."""
    distance = max(0, page.sentence_of[page.begins.get(i, i)] - seen.sentence - own)
    score = WEIGHTS["sentence"] * distance + WEIGHTS.get(seen.role, 0.0)
    if page.words[seen.root] in PRONOUNS and not PRONOUNS[page.words[seen.root]].reflexive:
        score += WEIGHTS["pronoun"]
    if seen.role == "subject" and page.role(i) == "subject":
        score += WEIGHTS["parallel"]
    if page.paragraph_of[i] == page.paragraph_of[seen.root]:
        score += WEIGHTS["same paragraph"]
    if seen.quoted and not page.quoted[i]:
        score += WEIGHTS["from a quotation"]
    if distance == 1 and _is_appointed(page, seen.root) and _tells_career(page, i):
        score += WEIGHTS["appointed"]
    if distance == 0 and seen.role == "subject" and page.clause(seen.root) in _clauses_above(page, i):
        score += WEIGHTS["its clause"]
        if page.clause(seen.root) == page.clause(i):
            score += WEIGHTS["own clause"]
    return score


def _is_appointed(page: Page, root: int) -> bool:
    """Whether somebody is told to be put into an office, or to leave it: "appointed X", "the resignation of X"."""
    above = page.heads[root]
    if page.deps[root] == "dobj":
        return page.doc[above].lemma_ in _APPOINTING
    return page.deps[root] == "pobj" and page.words[above] == "of" and page.words[page.heads[above]] in _APPOINTMENTS


def _tells_career(page: Page, i: int) -> bool:
    """Whether the pronoun at token i is the subject of what tells of somebody's work: "he succeeds", "once led"."""
    verb = page.doc[page.heads[i]]
    told = verb.lemma_ in _CAREER or any(child.lower_ in _ONCE for child in verb.children)
    return page.deps[i] in ("nsubj", "nsubjpass") and told


def _clauses_above(page: Page, i: int) -> Iterator[int]:
    """The verb of the clause that holds a token, and those of the clauses that this one completes."""
    at = page.clause(i)
    for _ in range(4):
        yield at
        if page.deps[at] not in COMPLEMENTS:
            return
        at = page.clause(at)


def _possible(page: Page, i: int, pronoun: Pronoun, referent: Referent) -> bool:
    """Whether grammar lets the pronoun stand for the referent."""
    if page.speaker(i) == referent.name:
        return False
    here = page.sentence_of[i]
    doer = doer_of(page, i)
    for seen in reversed(referent.seen):
        if seen.sentence != here:
            break
        if _part_of(page, i, seen):
            return False
        if pronoun.reflexive:
            continue
        if doer is not None and seen.first <= doer <= seen.last:
            return False
        if seen.role in ("subject", "object") and page.deps[i] in ("dobj", "dative", "nsubj", "nsubjpass"):
            coargument = page.clause(i) == page.clause(seen.root) and page.deps[seen.root] != "conj"
            if coargument and page.heads[seen.root] == page.heads[i]:
                return False
    return True


def _part_of(page: Page, i: int, seen: Seen) -> bool:
    """Whether the pronoun stands in the phrase that names the referent ("his wife Joan")."""
    at = i
    for _ in range(3):
        if page.heads[at] == at or page.deps[at] == "conj":
            return False
        at = page.heads[at]
        if seen.first <= at <= seen.last:
            return page.deps[i] == "poss"
        if page.pos[at] in ("VERB", "AUX", "ADP"):
            return False
    return False
