"""What a reader would call an event: "meeting with non-parliamentary parties", "arrest of two activists"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.events.clauses import described, particle, passive_subject
from kg.extract.events.eventwords import MUTUAL, NEEDS_OBJECT, NOMINAL, OF_AGENT, TAKING_OVER
from kg.extract.events.happenings import Happening
from kg.extract.events.labelphrases import child_of, complement, line, listed, phrase, prepositions, state_of
from kg.extract.events.statuses import is_denied_with
from kg.model import Mention

_MOST_WORDS, _MOST_OF_DOER = 12, 8


#: What each of these words can be of.
_WHOSE = {
    "his": ("Person",),
    "her": ("Person",),
    "its": ("Organization", "Party"),
    "their": ("Person", "Organization", "Party"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """``dated`` are the tokens of date expressions, which labels leave out; ``meant`` gives the name
    that a pronoun stands for; the text begins at the offset ``start``, after a dateline."""

    dated: frozenset[int]
    meant: Callable[[Token], Mention | None]
    start: int = 0

    def label(self, happening: Happening) -> str:
        """What a reader would call the event; one word is said with who takes part, where that is known."""
        label = self._by_words(happening)
        return label if " " in label else _with_people(label, happening)

    def _by_words(self, happening: Happening) -> str:
        """The event by the words of its sentence."""
        if happening.is_noun:
            return self._text(phrase(happening.trigger, self.dated, _MOST_WORDS))
        named = NOMINAL.get(happening.trigger.lemma_.lower()) if happening.type != "Other" else None
        named = "death" if happening.type == "Death" else named
        if named and happening.trigger.lemma_.lower() in NEEDS_OBJECT and not _has_object(happening.trigger):
            named = None
        label = self._nominal(happening, named) if named else ""
        label = label if " " in label else self._clause(happening.trigger, mutual=happening.type in MUTUAL)
        return label if len(label) > 2 else happening.trigger.text

    def _text(self, tokens: Iterable[Token], own: str | None = "") -> str:
        """The words, with the name for a "his" or "their" that is not of ``own``, whom the label names beside it; None
        is somebody without a name, whose it may be."""
        chosen, names = list(tokens), {}
        for token in chosen:
            mention = self.meant(token) if token.tag_ == "PRP$" and own is not None else None
            if mention is not None and mention.name != own and mention.kind in _WHOSE.get(token.lower_, ()):
                names[token.i] = f"{mention.name}’s"
            elif token.is_sent_start and self._begins_name(token):
                names[token.i] = token.text
        return line(chosen, names)

    def _begins_name(self, token: Token) -> bool:
        """Whether the first word of a sentence is a name's, and not of what stands for one ("The firm")."""
        mention = self.meant(token) if token.tag_ != "PRP$" else None
        return mention is not None and (token.pos_ == "PROPN" or mention.name.startswith(token.text))

    def _name(self, noun: Token | None) -> str | None:
        """The name of an organisation that a noun or pronoun stands for, None where it is of a person, whose "his" it
        may be, or has no name, and nothing where there is no noun."""
        mention = self.meant(noun) if noun is not None else None
        named = mention is not None and mention.kind != "Person"
        return mention.name if mention is not None and named else "" if noun is None else None

    def _noun(self, noun: Token, most: int, own: str | None = "") -> str:
        """The words of a noun phrase; of a pronoun the name, or nothing."""
        if noun.idx < self.start:
            later = [child for child in noun.subtree if child.idx >= self.start and child.pos_ in ("NOUN", "PROPN")]
            return self._noun(next(child for child in later if child.head not in later), most, own) if later else ""
        mention = self.meant(noun)
        if noun.lower_.endswith(("self", "selves")):
            return noun.text
        some = noun.tag_ != "PRP" and any(child.lower_ == "of" for child in noun.rights)
        if (noun.pos_ == "PRON" and not some) or noun.tag_ in ("WDT", "WP"):
            return self._several(noun, most) or (mention.name if mention else "")
        if noun.i in self.dated:
            return ""
        whose = self._name(noun) if own == "" and mention is not None else own
        words = self._text(listed(noun, self.dated, most), whose)
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
        done_to = passive or child_of(verb, "dobj")
        doer = child_of(verb, "nsubj") if passive is None else None
        if done_to is not None and done_to.lower_.endswith(("self", "selves")):
            done_to, doer = doer, None
            named = "suicide" if verb.lemma_ == "kill" else named
        parts = [named]
        if done_to is None and verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl"):
            parts += ["of", self._text(phrase(verb.head, self.dated, 6))]
        elif happening.type in MUTUAL and verb.lemma_ not in TAKING_OVER:
            known = done_to is not None and (self.meant(done_to) is not None or verb.lemma_ == "meet")
            with_whom = done_to if passive is None and known else None
            parts += self._said("of", doer or passive) + self._said("with", with_whom, self._name(doer))
            parts += prepositions(verb, self.dated, ("with",)) if with_whom is None else []
        elif done_to is not None:
            tie = "to" if happening.type == "Visit" else "of"
            parts += self._said(tie, done_to, self._name(doer)) + self._said("in" if named == "death" else "by", doer)
            parts += prepositions(verb, self.dated, _SAID_WITH.get(happening.type, ()))
        else:
            parts += self._said("of", doer)
            parts += prepositions(verb, self.dated, ("to", "in", "against", "for", "from"))
        return " ".join(parts)

    def _said(self, word: str, noun: Token | None, own: str | None = "") -> list[str]:
        named = self._noun(noun, _MOST_OF_DOER, own) if noun is not None else ""
        return [word, named] if named else []

    def _clause(self, verb: Token, *, mutual: bool) -> str:
        """A verb with its subject and object, as the article has them: "Fiat bought Chrysler", "Fiat went on to buy
        it"; of what two do together (``mutual``) with whom."""
        subject = _subject(verb)
        parts = [self._noun(subject, _MOST_OF_DOER)] if subject is not None else []
        if verb.dep_ == "xcomp" and verb.tag_ == "VB" and verb.head.pos_ == "VERB" and any(parts):
            parts += _verb_words(verb.head, finite=True)
        parts += _verb_words(verb, finite=any(parts))
        done_to = child_of(verb, "dobj") or child_of(verb, "oprd", "attr", "acomp")
        state = state_of(verb) if done_to is not None and done_to.dep_ == "dobj" else None
        if done_to is None and verb.dep_ == "relcl" and subject is not None and subject != verb.head:
            done_to = verb.head
        if done_to is not None and (done_to.tag_ in ("WDT", "WP") or done_to.lower_ == "that"):
            done_to = verb.head if verb.dep_ == "relcl" else None
        if done_to is not None and done_to.i not in self.dated:
            receiver = child_of(verb, "dative") if done_to.dep_ == "dobj" else None
            parts += [self._noun(receiver, 6)] if receiver is not None and receiver.pos_ != "ADP" else []
            parts += [child.text for child in done_to.lefts if child.dep_ == "neg"]
            parts += [state.text] if state is not None and state.i < done_to.i else []
            named = self._noun(done_to, 11, self._name(subject))
            parts += [named] if named else []
            parts += [state.text] if state is not None and state.i > done_to.i else []
            parts += self._with_object(verb, done_to, parts) if named else []
        else:
            first = ("with",) if mutual else ("by",)
            parts += (
                self._to_do(verb) or prepositions(verb, self.dated, first) or prepositions(verb, self.dated, _PLACING)
            )
        return " ".join(part for part in parts if part)

    def _with_object(self, verb: Token, done_to: Token, told: list[str]) -> list[str]:
        """What is done with the object, as far as there is room behind what is told."""
        room = _MOST_WORDS - len(" ".join(told).split())
        return complement(verb, done_to, self.dated, room) or self._to_do(verb, room)

    def _to_do(self, verb: Token, room: int = _MOST_WORDS) -> list[str]:
        """What is promised, tried or forced: "to open the archive"."""
        for child in verb.children:
            if child.dep_ == "xcomp" and child.tag_ == "VB" and room > 1:
                done_to = child_of(child, "dobj")
                told = [self._noun(done_to, min(6, room - 2))] if done_to is not None and room > 2 else []
                return ["to", child.text, *told]
        return []


def _with_people(word: str, happening: Happening) -> str:
    """A single word with those who take part: "interview with A", "speech by A", "trial of A"; a verb as a noun."""
    word = word if happening.is_noun else NOMINAL.get(happening.trigger.lemma_.lower(), word)
    taking = [each for each in happening.taking if each.polarity == "affirmed"]
    tie = "with" if happening.type in MUTUAL else "by"
    patients, agents = ([each.mention.name for each in taking if each.role == role] for role in ("patient", "agent"))
    tie = "with" if happening.type == "Election" else "of" if happening.type in OF_AGENT else tie
    names, tie = (patients, "of") if patients else (agents, tie)
    named = " and ".join(list(dict.fromkeys(names))[:2])
    return f"{word} {tie} {named}" if named and (happening.is_noun or word != happening.trigger.text) else word


def _verb_words(verb: Token, *, finite: bool) -> list[str]:
    """A verb with its particles and, where it is ``finite``, with what stands before it: "has not met"; of one joined
    to another ("would go and be replaced") also with what stands before that."""
    before = [child for child in verb.lefts if finite and child.dep_ in ("aux", "auxpass", "neg")]
    if finite and verb.dep_ == "conj" and (verb.tag_ == "VB" if not before else before[0].lower_ == "be"):
        before = [*(child for child in verb.head.lefts if child.dep_ == "aux"), *before]
    if finite and verb.dep_ == "conj" and passive_subject(verb) is not None and not before:
        first = next((above for above in verb.ancestors if child_of(above, "auxpass") is not None), verb.head)
        before = [child for child in first.lefts if child.dep_ in ("aux", "auxpass")]
    spelt = [_spelt(child) for child in before]
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
    return either.get(short) or _IN_FULL.get(short, auxiliary.text)


def _has_object(verb: Token) -> bool:
    """Whether somebody or something is named to whom it is done."""
    own = child_of(verb, "dobj", "nsubjpass") is not None or passive_subject(verb) is not None
    return own or (verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl", "conj"))


def _subject(verb: Token) -> Token | None:
    """Who does what a verb tells, of a verb joined to others the first one's; of two, the one beside it."""
    for _ in range(4):
        subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
        subject = subjects[-1] if subjects else None
        if subject is not None and _relative(subject, verb):
            return described(verb)
        if subject is None and verb.dep_ == "acl":
            return verb.head
        if subject is not None or verb.dep_ not in ("conj", "xcomp", "advcl") or verb.head.pos_ not in ("VERB", "AUX"):
            return subject
        verb = verb.head
    return None


#: What is said behind the one to whom it is done.
_SAID_WITH = dict.fromkeys(("Election", "Appointment", "Nomination"), ("to", "as")) | {
    "Birth": ("in",),
    "Release": ("from", "to"),
}
_PLACING = ("to", "for", "from", "into", "in", "at", "against", "on", "with", "by")


def _relative(subject: Token, verb: Token) -> bool:
    return subject.tag_ in ("WDT", "WP") and verb.dep_ == "relcl"
