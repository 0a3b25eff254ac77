"""What a label says beyond the words beside a noun: whose the event is, else where or when it was."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from kg.extract.events.eventwords import ATTENDED, MUTUAL, NOMINAL, OF_AGENT, OF_PATIENT
from kg.extract.events.happenings import Happening, Taking
from kg.extract.events.labeltext import several, spelt_out
from kg.extract.wordset import words
from kg.model import Mention


def with_people(label: str, happening: Happening, told: Sequence[Happening] = ()) -> str:
    """A noun with those whose event it is, by its own words or else by the others that are ``told`` of it: "interview
    with A", "speech by A", "arrest of A by B"; a verb as a noun."""
    word = label if happening.is_noun else NOMINAL.get(happening.trigger.lemma_.lower(), label)
    if not happening.is_noun and word == happening.trigger.text:
        return label
    for each in (happening, *(other for other in told if other is not happening and other.is_noun)):
        if named := _owned(each, word, happening) or _with_those(each, word, happening):
            return named
    return label


def _with_those(source: Happening, label: str, happening: Happening) -> str:
    """A label with those whose event it is by the words of ``source``; nothing where it names them."""
    taking = [each for each in source.taking if each.polarity == "affirmed" and _is_whose(each, source)]
    patients, agents = ([each for each in taking if each.role == role] for role in ("patient", "agent"))
    ties = {word.lower_ for word in _around(happening.trigger)} & TIES & set(label.split())
    of_it = ties == {"of"} and happening.type in OF_PATIENT | {"Visit"}
    done = bool(patients) or of_it or ties == {"against"}
    only_by = ties == {"by"} and happening.is_noun and happening.type in OF_PATIENT  # "his appointment by the board"
    told = any(_is_named(each, label, happening.trigger) for each in patients)
    chosen = agents if told or (ties and not only_by) else patients or agents
    if not chosen or any(_is_named(each, label, happening.trigger) for each in chosen):
        return ""
    names = list(dict.fromkeys(_with_article(each.mention, source.trigger) for each in chosen))
    if " by " in label and source.is_noun:  # "ruling over objections by the mayor"
        before, _, by = label.partition(" by ")
        whose = f"{before} of {several(names)} by {by}" if " of " not in before else ""
        return f"{names[0]}’s {label}" if chosen != patients else whose
    if ties and (not done or ties - {"of", "against"}):
        return f"{names[0]}’s {label}" if chosen[0].way == "owner" else ""
    alone = happening.type == "Debate" and len(chosen) == 1  # one of those who debate, or asks them
    if alone or (happening.type == "Election" and " " in label):
        return ""
    held = " by " in label or happening.type in ("Meeting", "Conference", "Negotiation")  # "his summit"
    owned = chosen[0].way == "owner" and held
    his = happening.type in OF_AGENT | {"Nomination", "Dismissal", "Appointment"} and chosen[0].mention.kind == "Person"
    if len(names) == 1 and (owned or (his and set(label.split()) & _BEHIND_OWNER)):
        return f"{names[0]}’s {label}"
    between = "of" if chosen == patients else "by" if done else _tie_of(source, chosen[0].way)
    charged = _CHARGED.search(label)
    head, tail = (label[: charged.start()], label[charged.start() :]) if charged else (label, "")
    return f"{head} {between} {several(names)}{tail}"


#: What stands behind whose trial it is: "trial of Ann Lee *on charges of fraud*".
_CHARGED = re.compile(r" (?:on|over|for) (?:\w+ )?(?:charges?|counts?|suspicion|allegations?|accusations?)\b")


def _owned(source: Happening, label: str, happening: Happening) -> str:
    """An interview or a debate, of which a label names the other side, with the one person whom it leaves out: "said in
    an interview with the Herald", "her first debate against him"."""
    agents = [each for each in source.taking if each.polarity == "affirmed" and each.role == "agent"]
    others = [each for each in agents if not _is_named(each, label, happening.trigger)]
    names = {each.mention.name for each in others if each.mention.kind == "Person"}
    own = happening.type == "Interview" or all(each.way == "owner" for each in others)
    sides = happening.type in ("Interview", "Debate") and not {"with", "against"}.isdisjoint(label.split())
    return f"{names.pop()}’s {label}" if sides and own and len(names) == 1 else ""


def _tie_of(happening: Happening, way: str) -> str:
    """The word that ties a noun's event to those whose it is: "won by", if its verb says so."""
    verb = happening.trigger.doc[happening.carrier].lemma_ if happening.carrier is not None else ""
    return _OUTCOMES[verb] if way == "holds" and verb in _OUTCOMES else tie(happening.type, way)


_OUTCOMES = {"win": "won by", "lose": "lost by"}


def _around(noun: Token) -> list[Token]:
    """The prepositions behind a noun that are its own or those of its verb."""
    return [child for child in (*noun.rights, *noun.head.rights) if child.i > noun.i]


def _is_named(taking: Taking, label: str, trigger: Token) -> bool:
    """Whether a word of a label is of somebody's name."""
    said = trigger.doc.char_span(*taking.mention.span)  # "the inquiry by the *ILO*"
    words_of = {*taking.mention.name.split(), *(said.text.split() if said is not None else ())}
    return bool(words_of & set(label.replace("’s", "").replace("'s", "").split()))


#: What is said with these behind a noun leaves no room for "of" somebody: "her resignation *from* the board".
_BEHIND_OWNER = words("from as over after for to at in")

TIES = words("with between by of against")


def _with_article(mention: Mention, word: Token) -> str:
    """A name as its sentence has it: "the FBI"."""
    at = word.doc.char_span(*mention.span)
    article = at is not None and at.start > 0 and word.doc[at.start - 1].lower_ == "the" and at.text == mention.name
    return f"the {mention.name}" if article and mention.kind != "Person" else mention.name


def _is_whose(taking: Taking, happening: Happening) -> bool:
    """Whether somebody does not only attend an event, or do something else at it."""
    if taking.way == "at":
        return happening.type in ("Interview", "Speech", "Visit")
    owners = [child for child in happening.trigger.lefts if child.dep_ == "poss"]
    attends = taking.way == "attends" and happening.type not in ("Campaign", "Interview")
    return not attends and (taking.way != "owner" or any(owner.tag_ in ("PRP$", "WP$") for owner in owners))


def tie(kind: str, way: str) -> str:
    """The word that ties an event of a kind to those whose it is in some way."""
    if kind in ("Interview", "Debate", "Match", "Election"):
        return "with"
    if kind == "Agreement" and way == "holds":
        return "by"
    if (
        (way == "holds" or kind in ("Conference", "Gathering"))
        and kind in ATTENDED
        and kind not in ("Speech", "Visit", "Trial", "Campaign")
    ):
        return "held by"
    return "of" if kind in OF_AGENT or kind in MUTUAL - {"Acquisition"} else "by"


def with_where_or_when(label: str, told: Sequence[Happening]) -> str:
    """A noun that names nothing with the place of its event, else with its date or who was there, where that is said:
    "ruling of 27 May 2016"."""
    if not _is_bare(label, told):
        return label
    places = [mention.name for each in told for mention, _ in each.places if mention.kind == "Place"]
    dates = [dating for each in told for dating in each.dates]
    values = [dating.value for dating in dates if dating.confidence >= _SAID or (dating.span and " " not in label)]
    there = [each.mention.name for one in told for each in one.taking if each.polarity == "affirmed"]
    alone = len(set(there)) == 1 and all(each.type == "Meeting" for each in told)
    said = [f"in {name}" for name in places]
    said += [f"with {there[0]}"] if alone else []
    said += [f"of {date}" for date in map(spelt_out, values) if date]
    press = any(word.lower_ in ("news", "press") for each in told for word in each.trigger.lefts)
    said += [
        f"{'with' if press else 'attended by'} {name}"
        for name in there
        if all(each.type != "Campaign" for each in told)
    ]
    return " ".join([label, *said[:1]])


def _is_bare(label: str, told: Sequence[Happening]) -> bool:
    """Whether a label has neither a name nor a phrase behind its noun: "campaign rally"."""
    nouns = {each.trigger.lower_ for each in told}
    peoples = {word.text for each in told for word in each.trigger.lefts if word.ent_type_ == "NORP"} | {"GOP"}
    small = all(word.islower() or word in peoples for word in label.split())
    return small and label.rpartition(" ")[2] in nouns


#: Less sure dates are not said in a label but of one word, which says nothing without.
_SAID = 0.7
