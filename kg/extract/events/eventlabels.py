"""What a reader would call an event: "meeting with non-parliamentary parties", "arrest of two activists"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.events.clauses import (
    described,
    is_relative,
    named_before_day,
    particle,
    passive_subject,
    set_off,
    subject_of,
)
from kg.extract.events.eventwords import ATTENDED, BEING_THERE, MUTUAL, NEEDS_OBJECT, NOMINAL, OF_AGENT, TAKING_OVER
from kg.extract.events.happenings import Happening, Taking
from kg.extract.events.labelphrases import (
    amount,
    behind,
    child_of,
    complement,
    line,
    listed,
    phrase,
    prepositions,
    spelt_out,
    state_of,
)
from kg.extract.events.statuses import is_denied_with
from kg.extract.wordset import words
from kg.model import Mention, Span

#: How many words a label has at most, one who does it, and what is to be done beyond that.
_MOST_WORDS, _MOST_OF_DOER, _MORE_TO_DO = 12, 8, 4


#: Words before a noun that say which event is meant only to those who know when they were written.
_POINTING = words("last next previous latest recent upcoming forthcoming current earlier past")

#: What each of these words can be of.
_WHOSE = {
    "his": ("Person",),
    "her": ("Person",),
    "my": ("Person",),
    "its": ("Organization", "Party"),
    "their": ("Person", "Organization", "Party"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """``dated`` are the tokens of date expressions, which labels leave out; ``meant`` gives the name
    that a pronoun stands for; what stands in the ``dateline`` is left out."""

    dated: frozenset[int]
    meant: Callable[[Token], Mention | None]
    dateline: Span = (0, 0)

    def label(self, told: Sequence[Happening]) -> str:
        """What a reader would call the event that these words tell of: the fullest of what they say; what the words
        beside a noun leave open is said with who does it, and a single word with where or when."""
        labels = [(happening, self._with_people(happening)) for happening in told]
        happening, label = max(labels, key=lambda pair: min(pair[1].count(" "), 3))
        return label if " " in label or not happening.is_noun else _with_where_or_when(label, told)

    def _with_people(self, happening: Happening) -> str:
        label = self._by_words(happening)
        if not happening.is_noun and " " in label:
            return label
        named = _with_people(label, happening)
        return named if named != label else self._with_doer(label, happening)

    def _with_doer(self, label: str, happening: Happening) -> str:
        """A noun with those without a name who hold or make it: "35 raids by federal police"."""
        if happening.carrier is None or happening.trigger.dep_ != "dobj" or set(label.split()) & _TIES:
            return label
        verb = happening.trigger.doc[happening.carrier]
        doer = subject_of(verb) if verb.lemma_ not in BEING_THERE and not happening.taking else None
        named = self._noun(doer, _MOST_OF_DOER // 2 + 1) if doer is not None and doer.pos_ != "PRON" else ""
        return f"{label} {_tie(happening.type, 'holds')} {named}" if named and happening.type != "Election" else label

    def _by_words(self, happening: Happening) -> str:
        """The event by the words of its sentence."""
        if happening.is_noun:
            pointing = {child.i for child in happening.trigger.lefts if child.lower_ in _POINTING}
            return self._text(phrase(happening.trigger, self.dated | pointing, _MOST_WORDS))
        named = NOMINAL.get(happening.trigger.lemma_.lower()) if happening.type != "Other" else None
        named = "death" if happening.type == "Death" else named
        verb = happening.trigger
        if (
            named
            and verb.lemma_.lower() in NEEDS_OBJECT
            and (not _has_object(verb) or _is_a_part(child_of(verb, "dobj")))
        ):
            named = None
        label = self._nominal(happening, named) if named else ""
        label = label if " " in label else self._clause(happening.trigger, mutual=happening.type in MUTUAL)
        return label if len(label) > 2 else happening.trigger.text

    def _text(self, tokens: Iterable[Token], own: str | None = "") -> str:
        """The words, with the name for a "his" or "their" that is not of ``own``, whom the label names beside it; None
        is somebody without a name, whose it may be."""
        chosen, names = self._with_names(tokens), {}
        for token in chosen:
            if token.lower_ == "my":
                names[token.i] = "the"  # of the doer, or of somebody whose name is not known
            mention = self.meant(token) if token.tag_ == "PRP$" and own is not None else None
            if mention is not None and mention.name != own and mention.kind in _WHOSE.get(token.lower_, ()):
                names[token.i] = f"{mention.name}’s"
            elif token.is_sent_start and self._begins_name(token):
                names[token.i] = token.text
            elif (token.is_sent_start and _is_mistaken_name(token)) or self._is_article(token):
                names[token.i] = token.lower_
        return line((token for token in chosen if not self._in_dateline(token)), names)

    def _with_names(self, tokens: Iterable[Token]) -> list[Token]:
        """The words, each name whole of which one is a word: "Surgeons *Abroad*"."""
        chosen = list(tokens)
        for token in chosen if chosen else ():
            mention = self.meant(token) if token.pos_ == "PROPN" else None
            whole = token.doc.char_span(*mention.span) if mention is not None else None
            chosen += [other for other in whole or () if other not in chosen]
        return chosen

    def _in_dateline(self, token: Token) -> bool:
        return self.dateline[0] <= token.idx < self.dateline[1]

    def _begins_name(self, token: Token) -> bool:
        """Whether the first word of a sentence is a name's, and not of what stands for one ("The firm")."""
        mention = self.meant(token) if token.tag_ != "PRP$" else None
        return mention is not None and (token.pos_ == "PROPN" or token.text in mention.name.split())

    def _is_article(self, token: Token) -> bool:
        """Whether a "The" is before a name, not of it."""
        named = self.meant(token.nbor()) if token.text == "The" and token.i + 1 < len(token.doc) else None
        return named is not None and not named.name.startswith("The")

    def _name(self, noun: Token | None) -> str | None:
        """The name of an organisation that a noun or pronoun stands for, None where it is of a person, whose "his" it
        may be, or has no name, and nothing where there is no noun."""
        mention = self.meant(noun) if noun is not None else None
        named = mention is not None and mention.kind != "Person"
        return mention.name if mention is not None and named else "" if noun is None else None

    def _noun(self, noun: Token, most: int, own: str | None = "", *, before: Token | None = None) -> str:
        """The words of a noun phrase and of those joined to it ``before`` a word; of a pronoun the name, or nothing; of
        a person the name, where it stands behind."""
        if self._in_dateline(noun):
            nouns = [child for child in noun.subtree if child.pos_ in ("NOUN", "PROPN")]
            later = [child for child in nouns if not self._in_dateline(child)]
            return self._noun(next(child for child in later if child.head not in later), most, own) if later else ""
        mention = self.meant(noun)
        if noun.lower_.endswith(("self", "selves")):
            return noun.text
        some = noun.tag_ != "PRP" and any(child.lower_ == "of" for child in noun.rights)
        if (noun.pos_ == "PRON" and not some) or noun.tag_ in ("WDT", "WP"):
            return self._several(noun, most) or (mention.name if mention else "")
        if noun.i in self.dated:  # "power cuts of seven hours a day": the parse makes a day of it
            others = [child for child in noun.subtree if child.i not in self.dated and child.pos_ in ("NOUN", "PROPN")]
            return self._noun(others[0], most, own) if others else ""
        whose = self._name(noun) if own == "" and mention is not None else own
        named = _named_behind(noun, self.meant)
        if named is not None:
            return named.name
        words = self._text(listed(noun, self.dated, most, before=before), whose)
        short = mention is not None and mention.kind == "Person" and mention.name.endswith(f" {words}")
        return mention.name if mention is not None and short else words

    def _several(self, relative: Token, most: int) -> str:
        """The words for those of whom "who were" tells: "Ann Lee and Bob Orr"; nothing where it is of one."""
        verb = relative.head
        if verb.dep_ != "relcl" or not any(child.lower_ in ("were", "have", "are") for child in verb.lefts):
            return ""
        joined = [child for child in verb.head.rights if child.dep_ == "conj"]
        if any(child.dep_ == "conj" for other in joined for child in other.rights):
            return ""  # of more than two
        two = [verb.head, *joined[:1]] if joined or verb.head.dep_ != "conj" else [verb.head.head, verb.head]
        names = [self._noun(one, most // 2) for one in two]
        return " and ".join(names) if len(two) > 1 and all(names) else ""

    def _nominal(self, happening: Happening, named: str) -> str:
        """A verb as a noun: "meeting of A with B", "arrest of A by B", "visit of A to B"."""
        verb = happening.trigger
        passive = child_of(verb, "nsubjpass") or passive_subject(verb)
        if passive is None and child_of(verb, "auxpass") is not None:
            passive = subject_of(verb)  # "qualified and was appointed"
        given = _object(verb) if happening.type not in ("Speech", "Vote") else None
        done_to = passive or (given if given is not None and given.dep_ not in ("oprd", "attr", "acomp") else None)
        doer = _doer(verb) if passive is None else None
        if done_to is not None and done_to.lower_.endswith(("self", "selves")):
            done_to, doer = doer, None
            named = "suicide" if verb.lemma_ == "kill" else named
        parts = [named]
        if done_to is None and doer is None and verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl"):
            parts += self._said("of", described(verb))
        elif happening.type in MUTUAL and verb.lemma_ not in TAKING_OVER:
            known = done_to is not None and (self.meant(done_to) is not None or verb.lemma_ in _WITH_SOMEBODY)
            with_whom = done_to if passive is None and known else None
            parts += self._said("of", done_to) if done_to is not None and not known and passive is None else []
            parts += self._said("by" if len(parts) > 1 else "of", doer or passive) + self._said(
                "with", with_whom, self._name(doer)
            )
            parts += prepositions(verb, self.dated, ("with",)) if with_whom is None else []
        elif done_to is not None:
            tie = "to" if happening.type == "Visit" else "of"
            parts += self._said(tie, done_to, self._name(doer)) + self._said("in" if named == "death" else "by", doer)
            parts += prepositions(verb, self.dated, _SAID_WITH.get(happening.type, ()))
        else:
            parts += self._said("by" if happening.type == "Donation" else "of", doer)
            parts += prepositions(verb, self.dated, _SAID_OF_DOING) or self._to_do(verb)
        return " ".join(parts)

    def _said(self, word: str, noun: Token | None, own: str | None = "") -> list[str]:
        named = self._noun(noun, _MOST_OF_DOER, own) if noun is not None else ""
        if noun is not None and not named and is_relative(noun):
            named = self._noun(described(noun.head), _MOST_OF_DOER, own, before=noun)
        return [word, named] if named else []

    def _clause(self, verb: Token, *, mutual: bool) -> str:
        """A verb with its subject and object, as the article has them: "Fiat bought Chrysler", "Fiat went on to buy
        it"; of what two do together (``mutual``) with whom."""
        subject = subject_of(verb)
        parts = [self._noun(subject, _MOST_OF_DOER, before=verb)] if subject is not None else []
        if parts == [""] and verb.dep_ == "relcl":  # "two firms, both of which"
            parts = [self._noun(described(verb), _MOST_OF_DOER, before=verb)]
        if any(parts) and _is_led(verb):
            parts += _verb_words(verb.head, finite=True)
        parts += _verb_words(verb, finite=any(parts))
        done_to = _object(verb)
        if done_to is None:
            return " ".join(part for part in [*parts, *self._without_object(verb, mutual)] if part)
        state = state_of(verb) if done_to.dep_ == "dobj" else None
        if done_to.i not in self.dated:
            receiver = child_of(verb, "dative") if done_to.dep_ == "dobj" else None
            parts += [self._noun(receiver, 6)] if receiver is not None and receiver.pos_ != "ADP" else []
            parts += [child.text for child in done_to.lefts if child.dep_ == "neg"]
            parts += [state.text] if state is not None and state.i < done_to.i else []
            named = self._noun(done_to, 11, self._name(subject))
            parts += [*_link(verb, done_to), named] if named else []
            parts += [state.text] if state is not None and state.i > done_to.i else []
            parts += self._with_object(verb, done_to, parts) if named else []
        return " ".join(part for part in parts if part)

    def _without_object(self, verb: Token, mutual: bool) -> list[str]:
        """What stands behind a verb without an object: how much, with whom or by whom, whereto, what is to be done."""
        told = prepositions(verb, self.dated, ("with",)) if mutual else []
        if not mutual and child_of(verb, "nsubj") is None:
            told = prepositions(verb, self.dated, ("by",), "agent")
        told = told or self._right_behind(verb)
        aim = self._to_do(verb, _MOST_WORDS - len(" ".join(told).split()))
        placed = [] if told or aim else prepositions(verb, self.dated, _PLACING)
        return [*amount(verb), *told, *aim, *placed]

    def _right_behind(self, verb: Token) -> list[str]:
        """The phrase that follows a verb at once: "descended *on the town*", "was charged *with hiding letters*"."""
        beside = particle(verb) or verb
        for child in verb.rights:
            if child.dep_ == "prep" and child.i == beside.i + 1 and child.lower_ in _PLACING:
                return behind(child, self.dated)
            of = next((link for link in child.rights if child.dep_ == "advmod" and link.lower_ in ("of", "from")), None)
            if of is not None and of.i == child.i + 1:
                return [child.text, *told] if (told := behind(of, self.dated)) else []  # "ahead of", "away from"
        return []

    def _with_object(self, verb: Token, done_to: Token, told: list[str]) -> list[str]:
        """What is done with the object, as far as there is room behind what is told."""
        room = _MOST_WORDS - len(" ".join(told).split())
        return complement(verb, done_to, self.dated, room) or self._to_do(verb, room + _MORE_TO_DO)

    def _to_do(self, verb: Token, room: int = _MOST_WORDS) -> list[str]:
        """What is promised, tried, forced or begun: "to open the archive", "airing the film"."""
        for child in verb.rights:
            to = [aux.text for aux in child.lefts if aux.lower_ == "to"]
            doing = child.tag_ == "VBG" and (child_of(verb, "dobj") is None or child_of(child, "dobj") is not None)
            if child.dep_ == "xcomp" and (to if child.tag_ == "VB" else doing) and room > 1:
                return [*to, *self._doing(child, room - len(to))]
        return []

    def _doing(self, verb: Token, room: int) -> list[str]:
        """A verb with its particle and object, or what it is done to do: "help raise money"."""
        told = [verb.text, *(child.text for child in verb.rights if child == particle(verb))]
        done_to = child_of(verb, "dobj")
        if done_to is not None:
            named = self._noun(done_to, min(6, room - len(told))) if room > len(told) else ""
            return [*told, named] if named else told
        helped = next((child for child in verb.rights if child.dep_ in ("xcomp", "ccomp") and child.tag_ == "VB"), None)
        if helped is not None and helped.left_edge.i == verb.i + 1 and room > 2:
            doer = child_of(helped, "nsubj")
            told += [self._noun(doer, 3)] if doer is not None else []
            return [*told, *self._doing(helped, room - len(told))]
        more = self._right_behind(verb) or self._to_do(verb, room - len(told))
        return [*told, *(more or prepositions(verb, self.dated, _PLACING))]


def _with_people(label: str, happening: Happening) -> str:
    """A noun with those whose event it is: "interview with A", "speech by A", "trial of A"; a verb as a noun."""
    word = label if happening.is_noun else NOMINAL.get(happening.trigger.lemma_.lower(), label)
    taking = [each for each in happening.taking if each.polarity == "affirmed" and _is_whose(each, happening)]
    patients, agents = ([each for each in taking if each.role == role] for role in ("patient", "agent"))
    chosen = patients or agents
    names = list(dict.fromkeys(_with_article(each.mention, happening.trigger) for each in chosen))[:2]
    told = set(label.replace("’s", "").replace("'s", "").split())
    unsaid = not told & _TIES and not any(told & set(name.split()) for name in names)
    if not names or not unsaid or (not happening.is_noun and word == happening.trigger.text):
        return label
    if happening.type == "Election" and " " in label:
        return label
    tie = "of" if patients else _tie(happening.type, chosen[0].way)
    return f"{word} {tie} {' and '.join(names)}"


_TIES = words("with between by of against")


def _named_behind(noun: Token, meant: Callable[[Token], Mention | None]) -> Mention | None:
    """The person whose name alone stands behind a noun: "a blogger, *Musa Danladi*"."""
    if noun.pos_ != "NOUN" or any(child.dep_ == "conj" for child in noun.rights):
        return None
    named = [child for child in (*noun.rights, set_off(noun)) if child is not None and _is_beside(child)]
    found = [meant(child) for child in named if not any(other.dep_ == "conj" for other in child.rights)]
    return next((one for one in found if one is not None and one.kind == "Person"), None)


def _with_article(mention: Mention, word: Token) -> str:
    """A name as its sentence has it: "the FBI"."""
    at = word.doc.char_span(*mention.span)
    article = at is not None and at.start > 0 and word.doc[at.start - 1].lower_ == "the" and at.text == mention.name
    return f"the {mention.name}" if article and mention.kind != "Person" else mention.name


def _is_beside(name: Token) -> bool:
    return name.dep_ in ("appos", "npadvmod") and name.pos_ == "PROPN"


def _is_whose(taking: Taking, happening: Happening) -> bool:
    """Whether somebody does not only attend an event, or do something else at it."""
    if taking.way == "at":
        return happening.type in ("Interview", "Speech")
    owners = [child for child in happening.trigger.lefts if child.dep_ == "poss"]
    return taking.way != "attends" and (taking.way != "owner" or any(owner.tag_ in ("PRP$", "WP$") for owner in owners))


def _tie(kind: str, way: str) -> str:
    """The word that ties an event of a kind to those whose it is in some way."""
    if kind in ("Interview", "Debate", "Match", "Election"):
        return "with"
    if way == "holds" and kind in ATTENDED and kind not in ("Speech", "Visit", "Trial"):
        return "held by"
    return "of" if kind in OF_AGENT or kind in MUTUAL else "by"


def _with_where_or_when(word: str, told: Sequence[Happening]) -> str:
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


def _verb_words(verb: Token, *, finite: bool) -> list[str]:
    """A verb with its particles and, where it is ``finite``, with what stands before it: "has not met"; of one joined
    to another ("would go and be replaced") also with what stands before that."""
    before = [child for child in verb.lefts if finite and child.dep_ in ("aux", "auxpass", "neg")]
    if finite and verb.dep_ == "conj" and (verb.tag_ == "VB" if not before else before[0].lower_ == "be"):
        before = [*(child for child in verb.head.lefts if child.dep_ == "aux"), *before]
    if finite and verb.dep_ == "conj" and passive_subject(verb) is not None and not before:
        first = next((above for above in verb.ancestors if child_of(above, "auxpass") is not None), verb.head)
        before = [child for child in first.lefts if child.dep_ in ("aux", "auxpass")]
    spelt = [_spelt(child) for child in before if child.lower_ != "having"]
    spelt += ["not"] if is_denied_with(verb) else []
    after = [child.text for child in verb.rights if child.dep_ == "neg" or child == particle(verb)]
    return [*(word for word in spelt if word[0].isalnum()), verb.lower_ if verb.is_sent_start else verb.text, *after]


#: Short forms of auxiliaries, in full.
_IN_FULL = {"'ll": "will", "'ve": "have", "'re": "are", "'m": "am", "n't": "not", "wo": "will", "ca": "can"}


def _spelt(auxiliary: Token) -> str:
    """An auxiliary in full: "will" for "'ll"; "had" or "would" for "'d", "has" or "is" for "'s", as the verb asks."""
    short = auxiliary.lower_.replace("’", "'")
    perfect = auxiliary.head.tag_ == "VBN" and auxiliary.dep_ == "aux"
    either = {"'d": "had" if perfect else "would", "'s": "has" if perfect else "is"}
    spelt = either.get(short) or _IN_FULL.get(short, auxiliary.text)
    doer = subject_of(auxiliary.head)
    return _OF_A_NAME.get(spelt, spelt) if doer is not None and doer.text == "I" else spelt


#: What follows the name that stands for an "I".
_OF_A_NAME = {"have": "has", "am": "is"}


def _object(verb: Token) -> Token | None:
    """To whom or what it is done, or what its subject is made; of a relative clause also the noun that it describes:
    "the post that she held"."""
    given = verb
    found = named_before_day(verb) or child_of(verb, "dobj") or child_of(verb, "oprd", "attr", "acomp")
    if found is not None and (found.tag_ in ("WDT", "WP") or found.lower_ == "that"):
        return verb.head if verb.dep_ == "relcl" else None
    if found is None and verb.dep_ == "xcomp" and verb.head.dep_ == "relcl":  # "the deal that she finished negotiating"
        verb = verb.head
        found = child_of(verb, "dobj")
    if found is not None or verb.dep_ != "relcl" or verb.head.lemma_.lower() in _ADVERBIAL:
        return found
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    led = [child for child in verb.children if child.dep_ in ("xcomp", "ccomp")]
    elsewhere = (bool(led) and verb == given) or any(child.tag_ == "WRB" for child in verb.children)
    return verb.head if subjects and not elsewhere and not is_relative(subjects[-1]) else None


_ADVERBIAL = words("way time day moment reason place year")


def _is_led(verb: Token) -> bool:
    """Whether a verb before it tells with it what its subject does: "*went on* to buy", "*began* airing"."""
    above = verb.head
    led = verb.dep_ == "xcomp" and verb.tag_ in ("VB", "VBG") and above.pos_ == "VERB"
    return led and subject_of(verb) == subject_of(above) and all(word.lower_ != "to" for word in above.lefts)


def _link(verb: Token, done_to: Token) -> list[str]:
    """The preposition that ties a verb to the noun that its clause describes: "the hall *at* which she spoke"."""
    links = [child for child in verb.children if child.dep_ == "prep"] if done_to == verb.head else []
    tied = (link for link in links if all(below.tag_ in ("WDT", "WP") for below in link.children))
    return [link.lower_ for link in tied][:1]


def _is_a_part(done_to: Token | None) -> bool:
    """Whether it is done to a part of him who does it or has it done: "injured *her shoulder*"."""
    if done_to is None or done_to.head.lemma_ not in ("injure", "wound"):
        return False
    return any(child.tag_ == "PRP$" for child in done_to.lefts)


def _has_object(verb: Token) -> bool:
    """Whether somebody or something is named to whom it is done."""
    own = child_of(verb, "dobj", "nsubjpass") is not None or passive_subject(verb) is not None
    return own or named_before_day(verb) is not None or (verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl", "conj"))


def _doer(verb: Token) -> Token | None:
    """Who does it, by the verb's own words or by those of the verb that it goes with: "is to meet", "retired and
    died"."""
    own = child_of(verb, "nsubj")
    passive = verb.tag_ == "VBN" and child_of(verb, "dobj") is None
    return own if own is not None or passive else subject_of(verb)


def _is_mistaken_name(word: Token) -> bool:
    """Whether the first word of a sentence is tagged as a name though it is none: a plural, or written small elsewhere
    ("Unemployment")."""
    alone = word.pos_ == "PROPN" and not word.ent_type_ and word.i + 1 < len(word.doc) and word.nbor().pos_ != "PROPN"
    return alone and (word.tag_ == "NNPS" or any(other.text == word.lower_ for other in word.doc))


_WITH_SOMEBODY = words("meet interview marry")

#: What is said behind the one to whom it is done.
_SAID_WITH = dict.fromkeys(("Election", "Appointment", "Nomination"), ("to", "as")) | {
    "Birth": ("in",),
    "Release": ("from", "to"),
}
_SAID_OF_DOING = ("to", "in", "against", "for", "from", "before", "at")
_PLACING = words(
    """to for from into in at against on with by as of onto out off over through across toward towards about between
    behind under around upon"""
)
