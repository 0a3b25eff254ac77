"""What a reader would call an event: "meeting with non-parliamentary parties", "arrest of two activists"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract.events.clauses import (
    ASKING,
    begins_with_that,
    described,
    goes_with,
    is_oneself,
    is_relative,
    passive_subject,
    subject_of,
)
from kg.extract.events.eventwords import (
    BEING_THERE,
    MUTUAL,
    NEEDS_OBJECT,
    NOMINAL,
    NOUNS,
    OF_PATIENT,
    TAKING_OVER,
)
from kg.extract.events.happenings import Happening
from kg.extract.events.labelends import with_clause, with_what
from kg.extract.events.labelnames import Naming
from kg.extract.events.labelpeople import TIES, tie, with_people, with_where_or_when
from kg.extract.events.labelphrases import (
    amount,
    child_of,
    complement,
    opens_clause,
    outcome,
    phrase,
    state_of,
)
from kg.extract.events.labeltext import line
from kg.extract.events.labelverbs import (
    begun_by,
    doer_of,
    has_object,
    has_stranded,
    helps,
    is_a_part,
    is_led,
    is_won,
    link,
    object_of,
    verb_words,
)
from kg.extract.events.labelwords import (
    OWN_POST,
    PLACING,
    SAID_OF_DOING,
    SAID_WITH,
    SAYS_WHAT,
    TIED_BY,
    WITH_SOMEBODY,
    first_words,
    is_at_odds,
    is_behind,
    whole_verb,
)
from kg.extract.wordset import words

#: How many words a label has at most, one who does it, and what is to be done beyond that.
_MOST_WORDS, _MOST_OF_DOER, _MORE_TO_DO = 14, 8, 4

#: So many words an office has at most.
_MOST_OF_OFFICE = 7

#: Of what is to be done at least so many words are told.
_LEAST = 4

#: So many words a date between a noun and its clause has at most, with its preposition.
_MOST_OF_DATE = 5

#: Words before a noun that say which event is meant only to those who know when they were written.
_POINTING = words("last next previous latest recent upcoming forthcoming current earlier past full entire")


#: The end of a label that says nothing without what it leaves out: "trial *on charges*", "statement *calling it*".
_OPEN = re.compile(
    r" (?:on|over) (?:charges?|counts?|suspicion|allegations?|accusations?)$"
    r"| (?:calling|branding|labell?ing|deeming) (?:the|his|her|its|their|it|him|them)\b(?! (?:election|vote|strike)).*$"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """Labels of events; ``naming`` gives the words for whom and what they name."""

    naming: Naming

    def label(self, told: Sequence[Happening]) -> str:
        """What a reader would call the event that these words tell of: the fullest of what they say; what the words
        beside a noun leave open is said with who does it, and a single word with where or when."""
        labels = [(happening, self._with_people(happening, told)) for happening in told]
        happening, label = max(labels, key=lambda pair: (is_won(pair[0]), min(pair[1].count(" "), 3)))
        label = with_clause(label, happening.trigger, self.naming.dated)
        label = label if happening.is_noun else with_what(label, happening.trigger, self.naming.dated)
        return with_where_or_when(label, told) if happening.is_noun else label

    def _with_people(self, happening: Happening, told: Sequence[Happening]) -> str:
        if is_won(happening) and happening.carrier is not None:
            verb = happening.trigger.doc[happening.carrier]
            won = self._clause(verb, mutual=False)
            if not won.startswith(f"{verb.text} "):
                return won
        if (beginning := begun_by(happening)) is not None:
            begun = self._clause(beginning, mutual=False)
            if any(each.mention.name.split()[-1] in begun.split() for each in happening.taking):
                return begun
        label = _OPEN.sub("", self._by_words(happening))
        if not happening.is_noun and " " in label:
            return label
        named = with_people(label, happening, told)
        return named if named != label else self._with_doer(label, happening)

    def _with_doer(self, label: str, happening: Happening) -> str:
        """A noun with those without a name who hold or make it: "35 raids by federal police"."""
        if happening.carrier is None or happening.trigger.dep_ != "dobj" or set(label.split()) & TIES:
            return label
        verb = happening.trigger.doc[happening.carrier]
        doer = subject_of(verb) if verb.lemma_ not in BEING_THERE and not happening.taking else None
        event = doer is not None and doer.lemma_.lower() in NOUNS.keys() - {
            "campaign",
            "party",
        }  # "the debate followed"
        told = doer is None or doer.pos_ == "PRON" or event
        named = self.naming.noun(doer, _MOST_OF_DOER // 2 + 1) if doer is not None and not told else ""
        return f"{label} {tie(happening.type, 'holds')} {named}" if named and happening.type != "Election" else label

    def _by_words(self, happening: Happening) -> str:
        """The event by the words of its sentence."""
        if happening.is_noun:
            pointing = {child.i for child in happening.trigger.lefts if child.lower_ in _POINTING}
            left_out = self.naming.dated | pointing if pointing else self.naming.dated
            said = phrase(happening.trigger, left_out, _MOST_WORDS)
            more = self._behind_noun(happening, said) or self._said_of_last(said)
            return " ".join([self.naming.text(said), *more])
        verb = happening.trigger
        named = NOMINAL.get(verb.lemma_.lower()) if happening.type != "Other" else None
        named = "death" if happening.type == "Death" and verb.lemma_ != "lose" else named  # "lost his life"
        if happening.type == "Speech" and verb.tag_ == "VBG" and child_of(verb, "aux") is None:
            named = "speech"
        if verb.lemma_ == "march" and child_of(verb, "dobj", "prt") is not None:
            named = None  # "marched down Mill Street"
        whole = has_object(verb) and not is_a_part(child_of(verb, "dobj"))
        if child_of(verb, "prt") is not None and verb.lemma_ in ("sell", "shoot", "buy"):
            named = None  # "sold out", "shot up"
        label = self._nominal(happening, named) if named and (whole or verb.lemma_.lower() not in NEEDS_OBJECT) else ""
        label = label if " " in label else self._clause(verb, mutual=happening.type in MUTUAL)
        return label if len(label) > 2 else verb.text

    def _behind_noun(self, happening: Happening, said: Sequence[Token]) -> list[str]:
        """What follows a noun at once, though the parse ties it to its verb: "held talks *on the budget*"."""
        noun = happening.trigger
        if noun.dep_ != "dobj" or noun.head.pos_ != "VERB" or any(token.i > noun.i for token in said):
            return []
        told = self._complement(noun.head, noun, _MOST_WORDS - len(said))
        link = child_of(noun.head, "prep")
        whom = [child for child in link.children if child.dep_ == "pobj"] if link is not None else []
        if told and told[0] == "with" and any(one.tag_ == "NN" and self.naming.meant(one) is None for one in whom):
            return []  # "ended the debate with a joke"
        if told and told[0] == "to" and happening.type in ("Election", "Match", "Nomination"):
            return []  # "lost the primary to her"
        return told if not told or told[0] != "with" or happening.type in MUTUAL else []

    def _nominal(self, happening: Happening, named: str) -> str:
        """A verb as a noun: "meeting of A with B", "arrest of A by B", "visit of A to B"."""
        verb = happening.trigger
        passive = child_of(verb, "nsubjpass") or passive_subject(verb)
        if passive is None and child_of(verb, "auxpass") is not None:
            passive = subject_of(verb)  # "qualified and was appointed"
        given = object_of(verb) if happening.type not in ("Speech", "Vote") else None
        done_to = passive or (given if given is not None and given.dep_ not in ("oprd", "attr", "acomp") else None)
        doer = doer_of(verb) if passive is None else None
        if done_to is not None and is_oneself(done_to):
            done_to, doer = doer, None
            named = "suicide" if verb.lemma_ == "kill" else named
        beside = self._beside(doer or done_to)
        parts = [named]
        if done_to is None and doer is None and verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl"):
            parts += self._said("of", described(verb)) + beside.naming.prepositions(verb, ("by",), "agent")
        elif happening.type in MUTUAL and verb.lemma_ not in TAKING_OVER:
            known = done_to is not None and (self.naming.meant(done_to) is not None or verb.lemma_ in WITH_SOMEBODY)
            with_whom = done_to if passive is None and known else None
            parts += self._said("of", done_to) if done_to is not None and not known and passive is None else []
            parts += self._said("by" if len(parts) > 1 else "of", doer or passive) + self._said(
                "with", with_whom, self.naming.organisation(doer)
            )
            parts += beside.naming.prepositions(verb, ("with",)) if with_whom is None else []
        elif done_to is not None:
            whose = TIED_BY.get(named, "to" if happening.type == "Visit" else "of")
            parts += self._said(whose, done_to, self.naming.organisation(doer))
            parts += beside._as_what(verb, happening.type, done_to)
            parts += self._said("in" if named == "death" else "by", doer, verb=verb)
            parts += beside.naming.prepositions(verb, ("by",), "agent") if doer is None else []
            said_with = beside.naming.prepositions(verb, SAID_WITH.get(happening.type, ()))
            again = said_with[:1] == ["as"] and "as" in parts
            parts += said_with if not again and not OWN_POST.match(" ".join(said_with[1:])) else []
        else:
            parts += self._said("by" if happening.type in OF_PATIENT | {"Donation", "Speech"} else "of", doer)
            what = beside.naming.prepositions(verb, SAID_OF_DOING) or self._to_do(verb)
            parts += what
            if happening.type == "Vote" and not what:
                return ""
        return " ".join(parts)

    def _as_what(self, verb: Token, kind: str, done_to: Token) -> list[str]:
        """The office to which somebody is appointed: "as *mayor of Leeds*"."""
        if kind not in ("Appointment", "Nomination", "Election"):
            return []
        office = child_of(verb, "oprd", "attr") or (child_of(verb, "dobj") if done_to.dep_ != "dobj" else None)
        said = office is not None and office.i > verb.i and office != done_to and office.pos_ in ("NOUN", "PROPN")
        named = self.naming.noun(office, _MOST_OF_OFFICE) if office is not None and said else ""
        return ["as", named] if named and self.naming.meant(done_to) is not None else []

    def _said(self, word: str, noun: Token | None, own: str | None = "", verb: Token | None = None) -> list[str]:
        named = self.naming.noun(noun, _MOST_OF_DOER, own) if noun is not None else ""
        if noun is not None and verb is not None and noun in verb.ancestors:
            named = named.partition(f" {verb.text} ")[0]  # "a letter *attacking the mayor*"
        if noun is not None and not named and is_relative(noun):
            named = self.naming.noun(described(noun.head), _MOST_OF_DOER, own, before=noun)
        first = noun.left_edge if noun is not None else None
        article = (
            first is not None and first.is_sent_start and first.tag_ == "DT" and named.startswith(f"{first.text} ")
        )
        if first is not None and article and self.naming.meant(first) is None:
            named = named[:1].lower() + named[1:]
        return [word, named] if named else []

    def _clause(self, verb: Token, *, mutual: bool) -> str:
        """A verb with its subject and object, as the article has them: "Fiat bought Chrysler", "Fiat went on to buy
        it"; of what two do together (``mutual``) with whom."""
        subject = subject_of(verb)
        if verb.dep_ == "acl" and subject is not None and subject.dep_ == "poss":
            return self.naming.noun(verb.head, _MOST_WORDS)  # "her decision to go"
        parts = [self.naming.noun(subject, _MOST_OF_DOER, before=verb)] if subject is not None else []
        if parts == [""] and verb.dep_ == "relcl":  # "two firms, both of which"
            parts = [self.naming.noun(described(verb), _MOST_OF_DOER, before=verb)]
        beside = self._beside(subject)
        helper = verb.head
        if any(parts) and helps(verb) and (who := subject_of(helper)) is not None:
            parts = [self.naming.noun(who, _MOST_OF_DOER // 2), *verb_words(helper, finite=True), *parts]
        elif any(parts) and is_led(verb):
            parts += verb_words(verb.head, finite=True)
        parts += verb_words(verb, finite=any(parts))
        done_to = object_of(verb)
        if done_to is None or done_to.i in self.naming.dated:
            return " ".join(part for part in [*parts, *beside._without_object(verb, mutual)] if part)
        state = state_of(verb) if done_to.dep_ == "dobj" else None
        receiver = child_of(verb, "dative") if done_to.dep_ == "dobj" else None
        parts += [beside.naming.noun(receiver, 6)] if receiver is not None and receiver.pos_ != "ADP" else []
        parts += [child.text for child in done_to.lefts if child.dep_ == "neg"]
        parts += [state.text] if state is not None and state.i < done_to.i else []
        named = beside.naming.noun(done_to, 11, self.naming.organisation(subject))
        beside = self._beside(done_to) if beside is self else beside
        parts += [*link(verb, done_to), named] if named else []
        parts += [
            child.text
            for child in verb.rights
            if (is_oneself(done_to) and child.i > done_to.i and goes_with(child)) or is_behind(child, done_to, verb)
        ]
        parts += [state.text] if state is not None and state.i > done_to.i else []
        much = next((child for child in verb.rights if child.left_edge.i == done_to.right_edge.i + 1), None)
        parts += amount(verb) if named and much is not None and much.dep_ == "npadvmod" else []
        parts += beside._with_object(verb, done_to, parts) if named else []
        return " ".join(part for part in parts if part)

    def _beside(self, doer: Token | None) -> Wording:
        """The wording of what stands behind one whom the label has named."""
        named = self.naming.meant(doer) if doer is not None else None
        return self if named is None else replace(self, naming=replace(self.naming, doer=named.name))

    def _without_object(self, verb: Token, mutual: bool) -> list[str]:
        """What stands behind a verb without an object: how much, with whom or by whom, whereto, what is to be done."""
        told = self.naming.prepositions(verb, ("with",)) if mutual else []
        if not mutual and child_of(verb, "nsubj") is None:
            close = [child for child in verb.rights if child.dep_ == "prep" and child.i == verb.i + 1]
            idiom = any(below.nbor(-1) in close and below.pos_ == "NOUN" for link in close for below in link.children)
            told = self._right_behind(verb) if idiom else []  # "caught *off guard* by"
            told += self.naming.prepositions(verb, ("by",), "agent")
        told = told or self._right_behind(verb) or self._that(verb)
        told = [end.text, *told] if (end := outcome(verb)) is not None else told
        aim = self._to_do(verb, _MOST_WORDS - len(" ".join(told).split()))
        placed = [] if told or aim else self.naming.prepositions(verb, PLACING)
        return [*amount(verb), *told, *aim, *placed]

    def _that(self, verb: Token) -> list[str]:
        """What is decided, where that is a short clause: "ruled *that the mill must close*"."""
        clause = next((child for child in verb.rights if child.dep_ == "ccomp" and begins_with_that(child)), None)
        doer = child_of(clause, "nsubj", "nsubjpass") if clause is not None else None
        if clause is None or doer is None or verb.lemma_.lower() not in ("rule", "decide") or is_at_odds(clause, doer):
            return []
        meant = self.naming.meant(doer)
        will = any(child.lower_ in ("will", "would", "'ll", "’ll") for child in clause.lefts)
        if doer.pos_ == "PRON" and will and meant is not None and meant.name == self.naming.doer:
            return ["to", *self._doing(clause, _MOST_WORDS, None)]  # "decided that he will go"
        if doer.lower_ in ("i", "we"):
            return []
        return ["that", self._clause(clause, mutual=False)] if self.naming.noun(doer, _MOST_OF_DOER) else []

    def _right_behind(self, verb: Token) -> list[str]:
        """The phrase that follows a verb at once: "descended *on the town*", "was charged *with hiding letters*"."""
        beside = next((child for child in verb.rights if goes_with(child)), outcome(verb) or verb)
        for child in verb.rights:
            placing = child.dep_ == "prep" and child.lower_ in PLACING and not opens_clause(child)
            if placing and child.i == beside.i + 1:
                told = self.naming.behind(child)
                to = next((link for link in verb.rights if link.i == child.right_edge.i + 1), None)
                whereto = told and child.lower_ == "from" and to is not None and to.lower_ == "to"
                return [*told, *self.naming.behind(to)] if whereto and to is not None else told
            after = PLACING if goes_with(child) else ("of", "from")  # "go along *with* it", "ahead *of* it"
            of = next((link for link in child.rights if child.dep_ == "advmod" and link.lower_ in after), None)
            close = of is not None and of.i == child.i + 1 and child.left_edge.i == beside.i + 1
            if of is not None and (close or (goes_with(child) and of.i == child.i + 1)):
                told = self.naming.behind(of)
                return told if goes_with(child) or not told else [child.text, *told]
        return []

    def _with_object(self, verb: Token, done_to: Token, told: list[str]) -> list[str]:
        """What is done with the object, as far as there is room behind what is told."""
        room = _MOST_WORDS - len(" ".join(told).split())
        at = next((child for child in done_to.rights if child.i == done_to.i + 1 and child.dep_ == "prep"), None)
        if at is not None and at.right_edge.tag_ == "PRP" and at.right_edge.head == at:  # "took a swing *at him*"
            return self.naming.behind(at)
        more = self._complement(verb, done_to, room + _MORE_TO_DO) or self._to_do(verb, room + _MORE_TO_DO)
        return more or self._said_of(done_to, " ".join(told), room + _MORE_TO_DO)

    def _said_of_last(self, said: Sequence[Token]) -> list[str]:
        """What is said of the paper that a noun's phrase ends with: "vote for a bill *that closed the mill*"."""
        last = max(said, key=lambda token: token.i)
        known = last.lemma_.lower() in SAYS_WHAT and last.dep_ == "pobj"
        return self._said_of(last, " ".join(token.text for token in said), _MOST_WORDS - len(said)) if known else []

    def _said_of(self, noun: Token, told: str, room: int) -> list[str]:
        """What a clause says of one thing that no reader knows yet, where it is not ``told``: "a bill *that would close
        the harbour*"."""
        new = any(child.lower_ in ("a", "an") for child in noun.lefts)
        dated = (child for child in noun.head.rights if child.i in self.naming.dated)
        beside = (child for child in noun.head.rights if child.dep_ == "advcl" and self._follows(child, noun))
        for clause in (*noun.rights, *(below for date in dated for below in date.rights), *beside) if new else ():
            before = [child for child in clause.lefts if child.dep_ in ("nsubj", "aux", "auxpass", "neg")]
            relative = bool(before) and before[0].lower_ in ("that", "which") and clause.tag_ != "VBN"
            if clause.text in told.split():
                continue
            if clause.dep_ in ("acl", "advcl") and clause.tag_ == "VBG" and noun.lemma_.lower() in SAYS_WHAT:
                return self._letting(clause, room) or first_words(clause, room)
            if clause.dep_ == "relcl" and relative and child_of(clause, "dobj") is not None and room > len(before) + 2:
                return [*(child.text for child in before), *self._doing(clause, room - len(before))]
        return []

    def _follows(self, clause: Token, noun: Token) -> bool:
        """Whether a clause stands right behind a noun, or behind the date behind it."""
        between = noun.doc[noun.i + 1 : clause.left_edge.i]
        return len(between) < _MOST_OF_DATE and all(one.i in self.naming.dated or one.dep_ == "prep" for one in between)

    def _letting(self, clause: Token, room: int) -> list[str]:
        """What a law or an order has somebody do: "allowing the board to sell the mill"; else nothing."""
        ordered = child_of(clause, "dobj")
        below = [*clause.rights, *(ordered.rights if ordered is not None else ())]
        led = next((one for one in below if one.dep_ in ("ccomp", "xcomp", "acl", "relcl") and one.tag_ == "VB"), None)
        doer = (child_of(led, "nsubj") or ordered) if led is not None else None
        if led is None or doer is None or all(child.lower_ != "to" for child in led.lefts):
            return []
        named = self.naming.noun(doer, min(6, room))
        if f" to {led.text}" in named:  # "requesting the authorization to sell"
            return [clause.text, named]
        return [clause.text, named, "to", *self._doing(led, max(room - len(named.split()) - 2, 3))] if named else []

    def _complement(self, verb: Token, done_to: Token, room: int) -> list[str]:
        link = complement(verb, done_to, self.naming.dated)
        owner = self.naming.meant(done_to)
        return self.naming.behind(link, room, owner.name if owner is not None else "") if link is not None else []

    def _to_do(self, verb: Token, room: int = _MOST_WORDS) -> list[str]:
        """What is promised, tried, forced or begun: "to open the archive", "airing the film"."""
        for child in verb.rights:
            to = [aux.text for aux in child.lefts if aux.lower_ in ("to", "not", "never")]  # "decided not to sue"
            doing = child.tag_ == "VBG" and child_of(child, "nsubj") is None
            doing = doing and (child_of(verb, "dobj") is None or child_of(child, "dobj") is not None)
            forced = child.dep_ == "advcl" and verb.lemma_.lower() in ASKING and child_of(verb, "nsubjpass") is not None
            led = (
                child.dep_ == "xcomp"
                or forced
                or (child.dep_ == "advcl" and child.left_edge.i == self._end_of_told(verb, child) + 1)
            )
            passive = child.tag_ == "VBN" and "to" in to and any(aux.lower_ == "be" for aux in child.lefts)
            if passive and led and room > 2:
                return [*to, "be", *self._doing(child, room - len(to) - 1)]  # "was due to be held in May"
            if led and ("to" in to if child.tag_ in ("VB", "NN") else doing and child.dep_ == "xcomp") and room > 1:
                doing_it = self._doing(whole_verb(child), room - len(to), self.naming.organisation(subject_of(verb)))
                return [*to, *doing_it] if child.dep_ == "xcomp" or len(doing_it) > 1 else []
        return []

    def _doing(self, verb: Token, room: int, own: str | None = "") -> list[str]:
        """A verb with its particle and object, or what it is done to do: "help raise money"; ``own`` as for a noun."""
        told = [line([verb]), *(child.text for child in verb.rights if goes_with(child))]
        done_to = child_of(verb, "dobj")
        done_to = None if done_to is not None and done_to.tag_ in ("WDT", "WP") else done_to
        if done_to is None and verb.dep_ == "xcomp" and (gap := object_of(verb)) is not None and not has_stranded(verb):
            named = self.naming.noun(gap, min(6, room - len(told)), own, before=verb)
            return [*told, named, *self._right_behind(verb)] if named else told
        if done_to is not None:
            named = self.naming.noun(done_to, min(6, max(room - len(told), _LEAST)), own)
            rest = room - len(told) - len(named.split())
            return [*told, named, *self._complement(verb, done_to, rest)] if named else told
        helped = next((child for child in verb.rights if child.dep_ in ("xcomp", "ccomp") and child.tag_ == "VB"), None)
        if helped is not None and helped.left_edge.i == verb.i + 1 and room > 2:
            doer = child_of(helped, "nsubj")
            told += [self.naming.noun(doer, 3)] if doer is not None else []
            told += ["to"] if helped.left_edge.lower_ == "to" else []
            return [*told, *self._doing(helped, room - len(told), own)]
        more = self._right_behind(verb) or self._to_do(verb, room - len(told)) or self._conceded(verb, room - len(told))
        return [*told, *(more or self.naming.prepositions(verb, PLACING))]

    def _conceded(self, verb: Token, room: int) -> list[str]:
        """A short clause that says what somebody refused to admit or promised to show: "that critics had a point"."""
        clause = next((child for child in verb.rights if child.dep_ == "ccomp" and begins_with_that(child)), None)
        doer = child_of(clause, "nsubj", "nsubjpass") if clause is not None else None
        if clause is None or doer is None or doer.pos_ == "PRON":
            return []
        told = self._clause(clause, mutual=False)
        return ["that", told] if len(told.split()) < room + _MORE_TO_DO else []

    def _end_of_told(self, verb: Token, later: Token) -> int:
        """Where the object of a verb ends, or its particle, with a date behind it; all that before ``later``."""
        ends = [child for child in verb.rights if child.i < later.i and (child.dep_ == "dobj" or goes_with(child))]
        end = max((child.right_edge.i for child in ends), default=verb.i)
        for child in verb.rights:
            said = (child, *child.children) if child.dep_ == "prep" else (child,)
            if child.left_edge.i == end + 1 and any(token.i in self.naming.dated for token in said):
                end = child.right_edge.i
        return end
