"""What a label says beyond the words beside a noun: whose the event is, else where or when it was."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.extract.events.eventwords import ATTENDED, MUTUAL, NOMINAL, OF_AGENT
from kg.extract.events.happenings import Happening, Taking
from kg.extract.events.labelphrases import spelt_out
from kg.extract.wordset import words
from kg.model import Mention


def with_people(label: str, happening: Happening) -> str:
    """A noun with those whose event it is: "interview with A", "speech by A", "trial of A"; a verb as a noun."""
    word = label if happening.is_noun else NOMINAL.get(happening.trigger.lemma_.lower(), label)
    taking = [each for each in happening.taking if each.polarity == "affirmed" and _is_whose(each, happening)]
    patients, agents = ([each for each in taking if each.role == role] for role in ("patient", "agent"))
    chosen = patients or agents
    names = list(dict.fromkeys(_with_article(each.mention, happening.trigger) for each in chosen))[:2]
    told = set(label.replace("’s", "").replace("'s", "").split())
    unsaid = not told & TIES and not any(told & set(name.split()) for name in names)
    if not names or not unsaid or (not happening.is_noun and word == happening.trigger.text):
        return label
    alone = happening.type == "Debate" and len(names) == 1 and not patients  # one of those who debate, or asks them
    if alone or (happening.type == "Election" and " " in label):
        return label
    word_between = "of" if patients else tie(happening.type, chosen[0].way)
    return f"{word} {word_between} {' and '.join(names)}"


TIES = words("with between by of against")


def _with_article(mention: Mention, word: Token) -> str:
    """A name as its sentence has it: "the FBI"."""
    at = word.doc.char_span(*mention.span)
    article = at is not None and at.start > 0 and word.doc[at.start - 1].lower_ == "the" and at.text == mention.name
    return f"the {mention.name}" if article and mention.kind != "Person" else mention.name


def _is_whose(taking: Taking, happening: Happening) -> bool:
    """Whether somebody does not only attend an event, or do something else at it."""
    if taking.way == "at":
        return happening.type in ("Interview", "Speech")
    owners = [child for child in happening.trigger.lefts if child.dep_ == "poss"]
    return taking.way != "attends" and (taking.way != "owner" or any(owner.tag_ in ("PRP$", "WP$") for owner in owners))


def tie(kind: str, way: str) -> str:
    """The word that ties an event of a kind to those whose it is in some way."""
    if kind in ("Interview", "Debate", "Match", "Election"):
        return "with"
    if way == "holds" and kind in ATTENDED and kind not in ("Speech", "Visit", "Trial"):
        return "held by"
    return "of" if kind in OF_AGENT or kind in MUTUAL else "by"


def with_where_or_when(word: str, told: Sequence[Happening]) -> str:
    """A single noun with the place of its event, else with its date or who was there, where that is said: "ruling of
    27 May 2016"."""
    places = [mention.name for each in told for mention, _ in each.places]
    values = [dating.value for each in told for dating in each.dates if dating.confidence >= _SAID]
    there = [each.mention.name for one in told for each in one.taking if each.polarity == "affirmed"]
    said = [f"in {name}" for name in places]
    said += [f"of {date}" for date in map(spelt_out, values) if date]
    said += [f"attended by {name}" for name in there]
    return " ".join([word, *said[:1]])


#: Less sure dates are not said in a label.
_SAID = 0.7
