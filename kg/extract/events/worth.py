"""Which of the events that an article tells of a reader would list."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import islice

from spacy.tokens import Token

from kg.extract.events.clauses import (
    begins_with_that,
    form,
    is_oneself,
    passive_subject,
    subject_of,
)
from kg.extract.events.eventchains import Chain
from kg.extract.events.eventwords import ONLY_DATED, UNDOING
from kg.extract.events.happenings import Dating, Happening
from kg.extract.events.sentences import sentences
from kg.extract.events.standing import is_standing, is_under_way
from kg.extract.events.statuses import is_only_asked
from kg.extract.events.understood import (
    MADE_BY_IT,
    Meant,
    has_no_doer,
    is_beside,
    is_empty,
    is_of_oneself,
    is_owner,
    is_understood,
    is_whole,
)
from kg.extract.events.unsaid import is_deed, is_of_likely_day, is_told_without_date, says_whom
from kg.extract.wordset import words


def telling(
    told: Iterable[Chain], meant: Meant, today: date | None = None, likely: Mapping[int, Dating] | None = None
) -> list[Chain]:
    """Those that a reader would list, in order. ``meant`` gives the name that a word stands for, ``today`` the
    article's day, ``likely`` the likeliest dates of words (token indices)."""
    kept = [chain for chain in told if _is_worth_telling(chain, meant, likely or {})]
    kept = [chain for chain in kept if today is None or not _is_of_another(chain, meant, today)]
    listed = {each.trigger.i for chain in kept if chain.anchor.type != "Saying" for each in chain.told}
    return [chain for chain in kept if not _only_leads(chain, listed)]


def _is_of_another(chain: Chain, meant: Meant, today: date) -> bool:
    """Whether "the candidate" of years ago need not be today's, for whom he is taken."""
    first = chain.anchor
    doer = subject_of(first.trigger) if not first.is_noun else None
    if doer is None or doer.lemma_.lower() not in _OF_A_TIME or meant(doer) is None:
        return False
    years = [int(value[:4]) for value in chain.values() if value[:4].isdigit()]
    named = any(child.pos_ == "PROPN" and child.dep_ in ("appos", "poss") for child in doer.children)
    return bool(years) and min(years) < today.year - 1 and not named


#: Who somebody is only for a time.
_OF_A_TIME = words("candidate nominee contender challenger incumbent frontrunner winner loser champion president")


def _is_worth_telling(chain: Chain, meant: Meant, likely: Mapping[int, Dating]) -> bool:
    """Whether it has a date, or is one sure event with participants or a place."""
    first = chain.anchor
    if first.type == "Saying":
        return bool(chain.values())
    if first.status == "hypothetical" and _is_only_thought_of(first.trigger):
        return False
    taking = any(happening.taking for happening in chain.told)
    if first.type == "Other":
        around = {child.dep_ for child in first.trigger.children}
        whole = bool(around & {"nsubj", "nsubjpass"} and around & {"dobj", "nsubjpass", "agent"})
        stated = bool(around & {"nsubj", "nsubjpass", "dobj"}) and any(each.rule == "verb" for each in first.dates)
        listed = bool(first.dates) and (taking or whole or stated) and not _is_no_news(first)
        listed = listed or is_deed(first, likely.get(first.trigger.i))
        idle = _is_set_beside(first.trigger) or _is_found_by_asking(first.trigger) or _is_of_a_share(first.trigger)
        idle = idle or is_standing(first.trigger, meant)
        return listed and not idle and is_understood(first, meant)
    only_asked = first.is_noun and len(chain.told) == 1 and is_only_asked(first.trigger)
    if only_asked or _is_left_open(chain, meant) or _is_undone(chain) or is_under_way(chain):
        return False
    if chain.values():
        return first.status != "hypothetical" or taking
    return is_told_without_date(chain) or is_of_likely_day(first, likely.get(first.trigger.i))


def _is_set_beside(verb: Token) -> bool:
    """Whether a participle only says of what kind or mind somebody was: "*powered by* gifts, the fund became"."""
    bare = not any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "mark") for child in verb.lefts)
    first = verb.head if verb.dep_ == "conj" and verb.head.tag_ == "VBN" and verb.i < verb.head.head.i else verb
    return verb.tag_ == "VBN" and first.dep_ == "advcl" and bare and any(child.dep_ == "agent" for child in verb.rights)


def _is_found_by_asking(verb: Token) -> bool:
    """Whether a poll or a study says what a verb tells: "a poll shows that voters have abandoned the Reds"."""
    above = verb.head
    asked = (child for child in above.lefts if child.dep_ == "nsubj" and child.lemma_.lower() in _POLLS)
    return verb.dep_ == "ccomp" and above.lemma_ in _SHOWING and any(asked)


def _is_of_a_share(verb: Token) -> bool:
    """Whether a verb tells only what share of those who were asked said or got something: "40 percent chose the mayor",
    "she took 31 percent", not "31 percent of the vote"."""
    doers = [child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")]
    if any(_is_share(noun) for noun in doers):
        return True
    got = [child for child in verb.rights if child.dep_ == "dobj" and _is_share(child)]
    return verb.lemma_ in _SCORING and any(all(link.lower_ not in ("of", "in") for link in noun.rights) for noun in got)


def _is_share(noun: Token) -> bool:
    return noun.lower_ in ("percent", "%", "percentage", "pct") or noun.ent_type_ == "PERCENT"


_SCORING = words("win get receive take snag garner poll score draw register earn have capture claim")

_POLLS = words("poll survey study analysis research questionnaire census statistic datum data")
_SHOWING = words("show find suggest indicate reveal say report estimate conclude")


def _is_no_news(first: Happening) -> bool:
    """Whether what is told in the perfect is no news of the day, though no words date it: it stands below the first
    sentences."""
    if form(first.trigger) != "perfect" or any(dating.rule != "article" for dating in first.dates):
        return False
    return sum(1 for sentence in islice(sentences(first.trigger.doc), _NEWEST) if sentence.end <= first.trigger.i) > 1


#: So many sentences are looked at for those that tell the news in the perfect.
_NEWEST = 4


def _is_only_thought_of(verb: Token) -> bool:
    """Whether a verb tells what somebody only had the will to do, or need not do: "her unwillingness to go", "did not
    have to meet"."""
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return True  # "would sign laws passed by the Senate"
    if verb.tag_ != "VB":
        return False
    willed = verb.dep_ == "acl" and verb.head.lemma_.lower() in _WILL
    return willed or (verb.dep_ == "xcomp" and any(child.dep_ == "neg" for child in verb.head.children))


_WILL = words(
    """unwillingness willingness reluctance refusal failure inability ability intention desire readiness wish hope
    eagerness"""
)


def _says_for_what(verb: Token) -> bool:
    """Whether the text says for or against what somebody voted, or how: "voted no", not "voted" or "voted for it"."""
    for child in verb.rights:
        below = [noun for noun in child.children if noun.dep_ == "pobj"] if child.dep_ in ("prep", "agent") else [child]
        said = [noun for noun in below if noun.tag_ not in ("PRP", "EX") and noun.ent_type_ not in ("DATE", "TIME")]
        if said and not child.is_punct and child.dep_ not in ("advcl", "cc", "conj"):
            return True
    return False


def _is_undone(chain: Chain) -> bool:
    """Whether a noun, without a date of its own, is told only as what somebody ended or undid: "lifted *sanctions*"."""
    first, verb = chain.anchor, chain.anchor.trigger.head
    done_to = first.is_noun and first.trigger.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in UNDOING
    own = any(dating.rule == "noun" for dating in first.dates) or first.carrier is not None
    return done_to and len(chain.told) == 1 and not own


def _is_left_open(chain: Chain, meant: Meant) -> bool:
    """Whether a verb tells of a known kind of event, but not what: "they left", "voters decided", "hopes of
    returning"."""
    first = chain.anchor
    if len(chain.told) > 1 or first.is_noun:
        return len(chain.told) == 1 and _says_little(first.trigger) and not _is_explained(first.trigger)
    done_to = [child for child in first.trigger.children if child.dep_ == "dobj" and child.tag_ == "PRP"]
    unknown = any(meant(each) is None and not is_oneself(each) for each in done_to)
    himself = is_of_oneself(subject_of(first.trigger), done_to, meant)  # for whom "him" is taken in error
    only_said = first.trigger.tag_ == "VBG" and first.trigger.dep_ == "xcomp" and is_beside(first.trigger)
    only_said = only_said or (first.trigger.tag_ == "VBG" and form(first.trigger) in ("perfect", "pluperfect"))
    idle = only_said or (first.trigger.dep_ == "acl" and first.trigger.head.lemma_.lower() in MADE_BY_IT)
    if idle or himself or _is_vague(first, meant) or (unknown and not chain.names("patient")):
        return True
    if chain.names("agent"):
        return False
    beside = is_beside(first.trigger) and (not chain.values() or first.type in ONLY_DATED)
    nobody = not first.taking and (has_no_doer(first.trigger, meant) or _is_of_nobody(first.trigger))
    nobody = nobody and not (says_whom(first) and chain.anchor.status in ("happened", "reported"))
    return beside or nobody or (first.type in _OF_SOMETHING and not is_whole(first.trigger))


def _says_little(noun: Token) -> bool:
    """Whether a noun says nothing without what was decided or for what somebody voted."""
    return noun.lemma_.lower() in _SAYS_LITTLE or (
        noun.lemma_.lower() == "vote" and any(child.dep_ == "poss" for child in noun.lefts)
    )


#: Nouns that say nothing without what was decided or offered: "her 2011 decision".
_SAYS_LITTLE = words("decision announcement proposal offer declaration rejection")


def _is_explained(noun: Token) -> bool:
    """Whether something beside a noun says more than whose and when it is."""
    before = any(child.dep_ in ("amod", "compound") and child.ent_type_ != "DATE" for child in noun.lefts)
    clauses = any(child.dep_ == "acl" and child.tag_ in ("VB", "VBG") for child in noun.rights)
    links = (child for child in noun.rights if child.dep_ == "prep" and child.lower_ != "by")
    told = any(below.ent_type_ != "DATE" for link in links for below in link.children)
    return before or clauses or told


#: Types that say nothing without what was decided, announced or offered.
_OF_SOMETHING = words("Decision Announcement Proposal")


def _leads_to_clause(verb: Token) -> bool:
    """Whether only a clause says what was announced, which no label holds: "they announced: we close in May"."""
    around = {child.dep_ for child in verb.children}
    ruled = verb.lemma_.lower() in ("rule", "decide") and any(begins_with_that(child) for child in verb.rights)
    return "ccomp" in around and not around & {"dobj", "xcomp", "nsubjpass"} and not ruled


def _is_vague(first: Happening, meant: Meant) -> bool:
    """Whether it is said elsewhere what was decided, for what somebody voted or who did it, or a verb only leads to
    what another tells."""
    told = [child for child in first.trigger.children if child.dep_ == "dobj"]
    vague = first.type in _OF_SOMETHING and (any(is_empty(noun) for noun in told) or _leads_to_clause(first.trigger))
    doer = subject_of(first.trigger)
    vague = vague or (doer is not None and is_owner(doer)) or _is_one_announced(first, meant)
    vague = vague or (first.type in ONLY_DATED and first.trigger.dep_ == "pcomp")  # "rose after falling"
    country = doer is not None and (found := meant(doer)) is not None and found.kind == "Place"
    return vague or (first.type == "Vote" and not _says_for_what(first.trigger) and not country)


def _is_one_announced(first: Happening, meant: Meant) -> bool:
    """Whether a person "was announced", the text does not say as what."""
    done_to = passive_subject(first.trigger) or subject_of(first.trigger)
    named = meant(done_to) if first.type == "Announcement" and done_to is not None else None
    more = any(
        child.dep_ in ("dobj", "oprd", "xcomp", "ccomp") or child.lower_ == "as" for child in first.trigger.rights
    )
    return named is not None and named.kind == "Person" and not more


def _is_of_nobody(verb: Token) -> bool:
    """Whether nothing beside a verb says who did it or to whom it was done: "whoever wins will be sworn in"."""
    links = [child for child in verb.children if child.dep_ == "prep"]
    named = any(below.ent_type_ != "DATE" for link in links for below in link.children)
    named = named or any(child.dep_ in ("dobj", "agent") for child in verb.children) or verb.dep_ in ("acl", "relcl")
    return not named and subject_of(verb) is None and passive_subject(verb) is None


#: What these tell came to pass, whether or not what they lead to did: "agreed to buy".
_COMMITTING = words("agree promise pledge vow offer threaten refuse decline order ask urge")


def _only_leads(chain: Chain, listed: Collection[int]) -> bool:
    """Whether an event of no known kind only leads to another of these: "went on" to "win"."""
    verb = chain.anchor.trigger
    to_do = [child.i for child in verb.children if child.dep_ == "xcomp" and child.tag_ in ("VB", "VBG")]
    others = any(child.dep_ in ("dobj", "dative") for child in verb.children)
    known = chain.anchor.type != "Other" or len(chain.told) > 1 or verb.lemma_.lower() in _COMMITTING
    return not known and not others and any(at in listed for at in to_do)
