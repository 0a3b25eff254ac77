"""By which name a label calls whom or what a word of the text means, and the words of a noun phrase with such names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from spacy.tokens import Token

from kg.extract.events.clauses import is_oneself, set_off, subject_of
from kg.extract.events.eventwords import NOUNS as EVENT_NOUNS
from kg.extract.events.introduced import introduced
from kg.extract.events.labelphrases import MOST_BEHIND, behind, listed
from kg.extract.events.labeltext import line, opens, several
from kg.extract.events.namelists import joined_before
from kg.extract.events.officeholders import cut_off, held_by
from kg.extract.memberships.roles import is_role
from kg.extract.wordset import words
from kg.model import Mention, Span

#: What each of these words can be of.
_WHOSE = {
    "his": ("Person",),
    "her": ("Person",),
    "my": ("Person",),
    "its": ("Organization", "Party"),
    "their": ("Person", "Organization", "Party"),
}


#: How many words there are at most of the one whose it is.
_MOST_OF_OWNER = 5


@dataclass(frozen=True, slots=True)
class Naming:
    """``dated`` are the tokens of date expressions, which labels leave out; ``meant`` gives the name
    that a pronoun stands for; what stands in the ``dateline`` is left out. The ``doer`` is named already: no "him" or
    "the senator" behind stands for that name again."""

    dated: frozenset[int]
    meant: Callable[[Token], Mention | None]
    dateline: Span = (0, 0)
    doer: str = ""

    def text(self, tokens: Iterable[Token], own: str | None = "") -> str:
        """The words, with the name for a "his" or "their" that is not of ``own``, whom the label names beside it; None
        is somebody without a name, whose it may be."""
        given = self._with_names(tokens)
        pointing = [token for token in given if _points(token)]
        names = {token.i - 1: "a" for token in pointing}
        chosen = [token for token in given if token not in pointing]
        for somebody in [token for token in chosen if token.dep_ in ("poss", "pobj")]:
            if (named := self._described(somebody)) is not None:
                names[somebody.i] = named
                marks = (token for token in chosen if token.dep_ == "case" and token.head == somebody)
                chosen = [*marks, *(token for token in chosen if somebody not in token.ancestors)]
        for token in chosen:
            if token.lower_ == "my":
                names[token.i] = "the"  # unless it is of another than the doer, whose name is known
            mention = (
                self.meant(token) if token.tag_ == "PRP$" and (own is not None or self._is_of_thing(token)) else None
            )
            if (
                mention is not None
                and mention.name not in (own, self.doer)
                and mention.kind in _WHOSE.get(token.lower_, ())
            ):
                names[token.i] = f"{mention.name}’s"
            elif token.dep_ != "poss" and _has(token, chosen) and (said := introduced(token, self.dated)):
                names[token.i] = said
            elif opens(token) and self._begins_name(token):
                names[token.i] = token.text
            elif self._is_mistaken(token) or self._is_article(token):
                names[token.i] = token.lower_
        return line((token for token in chosen if not self._in_dateline(token)), names)

    def _is_of_thing(self, token: Token) -> bool:
        """Whether an "its" cannot be of the person who does it: "Ann Lee founded *its* school"."""
        doer = subject_of(token.head.head) if token.lower_ == "its" and token.head.dep_ == "dobj" else None
        mention = self.meant(doer) if doer is not None else None
        return mention is not None and mention.kind == "Person"

    def _whose(self, noun: Token) -> str:
        """Of a noun behind "whose" the one who is meant, with the mark of the owner and a space."""
        relative = next((child for child in noun.lefts if child.tag_ == "WP$"), None)
        clause = next((above for above in noun.ancestors if above.dep_ == "relcl"), None)
        if relative is None or clause is None:
            return ""
        owner = self.noun(clause.head, _MOST_OF_OWNER, before=relative)
        return f"{owner}’s " if owner else ""

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
        """Whether the first word of a sentence is a name's, and not of what stands for one ("The firm", "Our")."""
        mention = self.meant(token)
        if mention is not None and token.tag_ == "PRP$":
            return mention.span[1] > token.idx + len(token)
        return mention is not None and (token.pos_ == "PROPN" or token.text in mention.name.split())

    def _is_mistaken(self, token: Token) -> bool:
        """Whether the first word of a sentence, also behind a dateline, is no name but tagged as one: "*Rescue*
        ships"."""
        if 0 < self.dateline[1] == token.idx and token.pos_ != "PROPN" and not token.ent_type_:
            return self.meant(token) is None
        if not opens(token):
            return False
        before = token.pos_ == "PROPN" and token.dep_ == "compound" and token.head.pos_ == "NOUN"
        none = before and not token.ent_type_ and token.text.istitle() and self.meant(token) is None
        return (none and token.head == token.nbor()) or _is_mistaken_name(token)

    def _is_article(self, token: Token) -> bool:
        """Whether a "The" is before a name, not of it."""
        named = self.meant(token.nbor()) if token.text == "The" and token.i + 1 < len(token.doc) else None
        return named is not None and not named.name.startswith("The")

    def organisation(self, noun: Token | None) -> str | None:
        """The name of an organisation that a noun or pronoun stands for, None where it is of a person, whose "his" it
        may be, or has no name, and nothing where there is no noun."""
        mention = self.meant(noun) if noun is not None else None
        named = mention is not None and mention.kind != "Person"
        return mention.name if mention is not None and named else "" if noun is None else None

    def noun(self, noun: Token, most: int, own: str | None = "", *, before: Token | None = None) -> str:
        """The words of a noun phrase and of those joined to it ``before`` a word; of a pronoun the name, or nothing; of
        a person the name, where it stands behind."""
        if self._in_dateline(noun):
            nouns = [child for child in noun.subtree if child.pos_ in ("NOUN", "PROPN")]
            later = [child for child in nouns if not self._in_dateline(child)]
            heads = [child for child in later if child.head not in later]
            persons = [child for child in heads if (found := self.meant(child)) is not None and found.kind == "Person"]
            return self.noun((persons or heads)[0], most, own) if heads else ""
        if (pronoun := self._pronoun(noun, most)) is not None:
            return pronoun
        if noun.i in self.dated:  # "power cuts of seven hours a day": the parse makes a day of it
            others = [child for child in noun.subtree if child.i not in self.dated and child.pos_ in ("NOUN", "PROPN")]
            return self.noun(others[0], most, own) if others else ""
        mention = self.meant(noun)
        whose = self.organisation(noun) if own == "" and mention is not None else own
        if (named := self._described(noun)) is not None:
            return named
        words = self._whose(noun) + self.text(listed(noun, self.dated, most, before=before), whose)
        if (names := self._all_named(noun, words, before)) is not None:
            return names
        name = mention.name if mention is not None and mention.kind == "Person" else ""
        short = name.endswith(f" {words}") or name.startswith(f"{words} ")
        return mention.name if mention is not None and short else words

    def _pronoun(self, noun: Token, most: int) -> str | None:
        """Whom a pronoun means, nothing where that is not known; None for any other word."""
        if is_oneself(noun):
            return noun.text
        some = noun.tag_ != "PRP" and any(child.lower_ == "of" for child in noun.rights)
        if noun.lower_ in ("one", "ones") and not some:
            return ""
        if (noun.pos_ != "PRON" or some) and noun.tag_ not in ("WDT", "WP"):
            return None
        mention = self.meant(noun)
        anybody = noun.text if noun.lower_ in _ANYBODY else ""
        if mention is not None and mention.name == self.doer:
            return noun.text
        return self._several(noun, most) or (mention.name if mention else anybody)

    def _described(self, noun: Token) -> str | None:
        """The name of the one whom a noun describes: who "the senator" is, or whose name stands behind it."""
        if noun.pos_ != "NOUN":
            mention = self.meant(noun)
            other = mention is None or (mention.kind == "Person" and noun.text not in mention.name.split())
            return self._titled(noun) if noun.pos_ == "PROPN" and other else None
        if noun.tag_ == "NNS" and noun.head.lower_ == "of" and noun.head.head.lower_ == "one":
            return None  # "one of his firms, Acme"
        if (named := _named_behind(noun, self.meant) or self._named_before(noun)) is not None:
            return named.name
        mention = self.meant(noun)
        one = any(child.lower_ in _DEFINITE or child.tag_ == "PRP$" for child in noun.lefts)
        one = one and all(
            child.dep_ != "relcl" or child.i < noun.i for child in noun.rights
        )  # "the land that she loved"
        if mention is None or mention.name == self.doer or not one or noun.text in mention.name.split():
            return None
        if mention.kind == "Place" and noun.lemma_.lower() not in _OF_PLACES:
            return None
        return mention.name

    def _named_before(self, noun: Token) -> Mention | None:
        """The body of whose name a noun says more: "*Civic Watch*, the group that she launched"."""
        said = noun.dep_ == "appos" and any(child.lower_ == "the" for child in noun.lefts)
        mention = self.meant(noun.head) if said and noun.head.pos_ == "PROPN" else None
        return mention if mention is not None and mention.kind == "Organization" else None

    def _all_named(self, noun: Token, told: str, before: Token | None) -> str | None:
        """The names of up to three persons whom a noun phrase joins, where its words, as ``told``, leave some out."""
        mention = self.meant(noun)
        if mention is None or mention.kind != "Person":
            return None
        beside = [one for child in noun.rights if child.dep_ == "appos" for one in (child, *child.conjuncts)]
        beside += [below for one in beside for below in one.rights if below.dep_ == "appos"]
        titles = [one for one in noun.conjuncts if is_role(one) and self.meant(one) is None]
        titled = [one for one in beside if any(one.left_edge.i == title.i + 1 for title in titles)]
        beside = beside if any(below.dep_ == "cc" for one in beside for below in one.rights) else titled
        joined = [one for one in noun.conjuncts if not titled or one not in titles]
        others = [one for one in (*joined, *beside) if one.i > noun.i and (before is None or one.i < before.i)]
        found = [*joined_before(noun, mention, self.meant), mention, *(self.meant(one) for one in others)]
        names = list(dict.fromkeys(one.name for one in found if one is not None and one.kind == "Person"))
        if not 1 < len(names) == len(found) or all(name.split()[-1] in told for name in names):
            return None
        return several(names)

    def _titled(self, title: Token) -> str | None:
        """The names that the parse hangs on their title: "*President* Ann Lee and Mayor Bob Orr"."""
        found = [self.meant(child) for child in title.rights if _is_beside(child)]
        found = [one for one in found if one is None or one.kind == "Person" or not is_role(title)]
        names = " and ".join(mention.name for mention in found if mention is not None)
        held = _set_off_at_end(title, self.meant) if not names and is_role(title) else None
        held = self.meant(holder) if held is None and (holder := held_by(title)) is not None else held
        return names or (held.name if held is not None and held.kind == "Person" else None)

    def _several(self, relative: Token, most: int) -> str:
        """The words for those of whom "who were" tells: "Ann Lee and Bob Orr"; nothing where it is of one."""
        verb = relative.head
        if verb.dep_ != "relcl" or not any(child.lower_ in ("were", "have", "are") for child in verb.lefts):
            return ""
        joined = [child for child in verb.head.rights if child.dep_ == "conj"]
        if any(child.dep_ == "conj" for other in joined for child in other.rights):
            return ""  # of more than two
        two = [verb.head, *joined[:1]] if joined or verb.head.dep_ != "conj" else [verb.head.head, verb.head]
        names = [self.noun(one, most // 2, before=one) for one in two]
        return " and ".join(names) if len(two) > 1 and all(names) else ""

    def behind(self, link: Token, most: int = MOST_BEHIND, own: str = "") -> list[str]:
        """A preposition with what is said behind it, where there is room for it; of one whom it describes the name. A
        "his" may be of ``own``, too, whom the label names."""
        nouns = [child for child in link.children if child.dep_ == "pobj"]
        if nouns and (end := cut_off(nouns[0])) is not None and self.meant(end) is not None:
            return [link.text, line(link.doc[nouns[0].left_edge.i : end.i + 1])]
        if link.lower_ == "as" and nouns and nouns[0].lemma_ in ("date", "day", "time", "deadline"):
            return []  # "chose 4 May as the date"
        named = next((name for noun in nouns if (name := self._described(noun)) is not None), None)
        if nouns and nouns[0].tag_ == "PRP" and not is_oneself(nouns[0]):
            mention = self.meant(nouns[0])
            named = mention.name if mention is not None and mention.name != self.doer else None
        return [link.text, named] if named else behind(link, self.dated, most, partial(self.text, own=own))

    def prepositions(self, verb: Token, chosen: Collection[str], *deps: Literal["prep", "agent"]) -> list[str]:
        """The first of these prepositions behind a verb, with its noun phrase; ``deps`` are the ties that count, if not
        all do."""
        links = [
            child
            for child in verb.rights
            if child.dep_ in (deps or ("prep", "agent", "dative")) and child.lower_ in chosen
        ]
        return next((told for link in links if (told := self.behind(link))), [])


def _points(word: Token) -> bool:
    """Whether a word only points to what the text says before or behind: "the *following* statement"."""
    first = word.i > 0 and word.nbor(-1).lower_ == "the"
    return first and word.lower_ in _POINTING and word.dep_ == "amod" and word.head.tag_ == "NN"


_POINTING = words("following above preceding aforementioned")


def _has(noun: Token, chosen: Collection[Token]) -> bool:
    """Whether the word before a noun is among the chosen."""
    return noun.i > 0 and noun.nbor(-1) in chosen


def _named_behind(noun: Token, meant: Callable[[Token], Mention | None]) -> Mention | None:
    """The one whose name alone stands behind a noun: "a blogger, *Ann Lee*", "a group called *Surgeons Abroad*"."""
    if noun.lemma_.lower() in EVENT_NOUNS:
        return None  # "after the elections, Ann Lee, whose party"
    joined = [child for child in noun.rights if child.dep_ == "conj"]
    ends = {child.right_edge.i + 1 for child in joined if child.pos_ == "NOUN" and not _has_article(child)}
    if joined and not any(_is_beside(child) and child.left_edge.i in ends for child in noun.rights):
        return None  # of several, but one who is two things: "a judge and former senator, Ann Lee"
    called = [child for child in noun.rights if child.dep_ == "acl" and child.lower_ in ("called", "named")]
    names = [below for child in called for below in child.rights if below.dep_ in ("oprd", "dobj", "attr")]
    names += [child for child in (*noun.rights, set_off(noun)) if child is not None and _is_beside(child)]
    found = [meant(child) for child in names if not any(other.dep_ == "conj" for other in child.rights)]
    if noun.dep_ == "pobj" and not _has_article(noun) and not is_role(noun):
        return None  # "placed in storage, Ann Lee wrote"
    held = meant(holder) if (holder := held_by(noun)) is not None else None
    held = held if held is not None and held.kind == "Person" else None
    kinds = ("Person",) if is_role(noun) else ("Person", "Organization", "Party")  # "as chief of the Office (UNO)"
    named = next((one for one in (held, *found) if one is not None and one.kind in kinds), None)
    return named or (_set_off_at_end(noun, meant) if noun.tag_ == "NN" and is_role(noun) else None)


def _set_off_at_end(noun: Token, meant: Callable[[Token], Mention | None]) -> Mention | None:
    """The person whose name stands between commas at the end of all that is said of somebody: "former mayor of Velmont
    and head of the Reds, *Ann Lee*,"."""
    words_of = [token for token in noun.subtree if token.i > noun.i and not token.is_punct]
    last = meant(words_of[-1]) if words_of else None
    at = noun.doc.char_span(*last.span) if last is not None and last.kind == "Person" else None
    return last if at is not None and at.start and at.end - 1 == words_of[-1].i and at[0].nbor(-1).text == "," else None


def _has_article(noun: Token) -> bool:
    return any(child.dep_ in ("det", "poss") for child in noun.lefts)


def _is_beside(name: Token) -> bool:
    return name.dep_ in ("appos", "npadvmod") and name.pos_ == "PROPN"


def _is_mistaken_name(word: Token) -> bool:
    """Whether the first word of a sentence is tagged as a name though it is none: a plural, or written small elsewhere
    ("Unemployment")."""
    alone = word.pos_ == "PROPN" and not word.ent_type_ and word.i + 1 < len(word.doc) and word.nbor().pos_ != "PROPN"
    return alone and (word.tag_ == "NNPS" or any(other.text == word.lower_ for other in word.doc))


#: Pronouns that no name stands for.
_ANYBODY = words("all everyone everybody someone somebody nobody others many")

_DEFINITE = words("the this that")

#: What a place that was named is called again: "the state".
_OF_PLACES = words("state city town village country county province region island district capital nation")
