"""The words of a noun phrase, or behind a verb, that a label takes over: in order, on one line, without dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from spacy.tokens import Token

from kg.extract.dates.datewords import MONTHS
from kg.extract.events.labeltext import OF_NUMBERS, line
from kg.extract.events.officeholders import is_of_preposition
from kg.extract.events.plainverbs import STANDING_ALONE
from kg.extract.wordset import words

_BESIDE = words("amod compound nmod nummod poss quantmod advmod punct")
_AFTER = words("with of between on over against for to in at near from by among into across about under through")

#: Prepositions that say what is done to an object, not when or how, and the most words behind one.
_COMPLETING = words(
    "in of to into as from with for against on onto over out off at behind through toward towards about"
)
_MOST_OF_COMPLEMENT = 6
MOST_BEHIND = _MOST_OF_COMPLEMENT + 1


def size(tokens: Iterable[Token]) -> int:
    """How many words a reader counts: "re-election" and "Feld's" are one."""
    return sum(1 for token in tokens if token.i == 0 or token.nbor(-1).whitespace_ or token.nbor(-1).is_space)


def phrase(noun: Token, dated: frozenset[int], most: int) -> list[Token]:
    """A noun with what stands before it, and its prepositional phrases as far as there is room;
    without article, pronouns, dates and relative clauses."""
    if most < 1:
        return []
    tokens = [noun, *_group_before(noun)]
    for child in reversed(list(noun.lefts)):
        if child.dep_ in _BESIDE and child.i not in dated and not _is_left_out(child, dated):
            before = [token for token in child.subtree if token.i not in dated]
            measured = child.dep_ == "nummod" and noun.ent_type_ in OF_NUMBERS
            joined = child.dep_ == "nmod" and any(below.dep_ == "cc" for below in child.rights)
            if measured or joined or child.dep_ in _ALWAYS or size(tokens) + size(before) <= most:
                tokens += before
    for child in noun.rights:
        heard = child.lower_ == "before" and noun.lemma_.lower() in ("hearing", "trial")
        if child.dep_ == "prep" and (child.lower_ in _AFTER or heard):
            if _goes_with_verb(child, noun):
                continue
            below = _below(child, dated, most - size(tokens) - 1)
            if child.lower_ == "between" and not any(token.dep_ == "cc" for token in below):
                continue
            if below and size(tokens) + 1 + size(below) <= most:
                tokens += [child, *below]
        elif child.dep_ in ("acl", "relcl") and child.tag_ == "VB" and size(tokens) + 2 <= most:
            tokens += _aim(child, dated, most - size(tokens))
        elif child.dep_ == "acl" and child.tag_ == "VBG" and size(tokens) + 2 <= most and noun.pos_ != "PROPN":
            tokens += _said_of_it(child, dated, most - size(tokens))
        elif child.dep_ == "nummod" and child.i == noun.i + 1 and child.i not in dated:
            tokens.append(child)  # "magnitude 6.1"
    return _without_article(tokens)


def _group_before(noun: Token) -> list[Token]:
    """What the parse takes from the name of a group of states before a noun: "*Group of* 20 summit"."""
    link = noun.head
    number = next((child for child in noun.lefts if child.i == link.i + 1), noun)
    of_group = noun.dep_ == "pobj" and link.lower_ == "of" and link.head.text == "Group" and number.pos_ == "NUM"
    return [link.head, link] if of_group else []


def _goes_with_verb(link: Token, noun: Token) -> bool:
    """Whether a preposition behind a noun does not say more of it: "*in* her response", "from the arrival of Ann Lee
    *to* the death of Bob Orr"."""
    on_the_way = any(token.lemma_ in _ON_THE_WAY.get(link.lower_, ()) for token in link.children)
    lost = noun.dep_ == "dobj" and noun.head.lemma_ in ("lose", "concede")  # "losing her primary *to* Ann Lee"
    beaten = link.lower_ == "by" and noun.lemma_.lower() == "election"  # "beaten in the election *by* Ann Lee"
    if any(child.dep_ == "conj" and child.i < link.i for child in noun.rights):
        return True  # "the arrest and handover of Ann Lee *to* the court"
    return on_the_way or beaten or (link.lower_ == "to" and (lost or noun.head.lower_ == "from"))


_WHERE = words("across in at near around throughout outside along")
#: What points to something that another sentence names: "in *those* cities".
_POINTING = words("that those this these")
_ALWAYS = words("compound quantmod")


def _is_left_out(child: Token, dated: frozenset[int]) -> bool:
    """Whether a word before a noun says nothing by itself: "whose", "the *same* day"."""
    return child.tag_ == "WP$" or child.lower_ in ("same", "such", "only") or _names_a_date(child, dated)


def _aim(verb: Token, dated: frozenset[int], most: int) -> list[Token]:
    """What an attempt, offer or deal is for: "to buy Leipuri"; nothing where it is too long or has no plain object."""
    to, done_to, more = child_of(verb, "aux"), child_of(verb, "dobj"), child_of(verb, "oprd", "acomp", "ccomp", "xcomp")
    if to is None or to.lower_ != "to" or to.i != verb.i - 1 or more is not None:
        return []
    doing = [to, verb, *(child for child in verb.rights if child.dep_ == "prt")]
    if done_to is None:
        link = next((child for child in verb.rights if child.dep_ == "prep" and child.i == doing[-1].i + 1), None)
        below = _below(link, dated, most - len(doing) - 1) if link is not None else []
        if not below and verb.lemma_ in STANDING_ALONE:
            return doing
        return [*doing, link, *below] if link is not None and below else []
    below = listed(done_to, dated, most - len(doing) - 1)
    owner = child_of(done_to, "poss")
    if owner is not None and owner.i not in dated and owner.tag_ != "PRP$" and owner not in below:
        return []  # "the board's campaign", for which there is no room
    return [*doing, *below] if below and len(doing) + size(below) <= most else []


def _said_of_it(participle: Token, dated: frozenset[int], most: int) -> list[Token]:
    """What a law does, or those who march want: "banning plastic bags"; nothing where it is too long."""
    done_to = child_of(participle, "dobj")
    below = listed(done_to, dated, most - 1) if done_to is not None and done_to.i not in dated else []
    whole = bool(below) and done_to is not None and size(done_to.subtree) <= size(below)
    whole = whole or (bool(below) and participle.lower_ in _REGARDING)
    return [participle, *below] if whole and size(below) < most else []


#: What leads to that of which something is, and needs no whole phrase: "the facts surrounding the fire".
_REGARDING = words("surrounding involving concerning regarding")

#: What somebody does in the course of an event, or why: "the debate in her response to …", "on the ground that".
_ON_THE_WAY = {
    "in": words("answer attempt bid effort remark reply response"),
    "on": words("ground basis suspicion condition"),
}

#: What says nothing of what is done: "for instance", "at least".
_BY_THE_WAY = words(
    """advance age instance example time sake reason part course way behalf credit effort bid attempt moment point
    least then now once"""
)

#: What a date goes on from, which the label leaves out: "on the evening of 4 May", "at the end of the year".
_PARTS_OF_TIME = words(
    """morning afternoon evening night day weekend week month season year decade era eve start beginning outset middle
    end height anniversary spring summer autumn fall winter"""
)

#: How much longer a label may be for "two of the biggest names in town", where the first word says little.
_MORE_OF_SOME = 4

#: Of what these are says more than they do.
_AMOUNTS = words("series number range variety string couple host array handful dozen wave spate set kind sort")


#: What is of something, and says nothing without it: "in favour", "on the outskirts".
_SIDES = words(
    """favour favor outskirts outskirt edge heart centre center brink verge part side rest light face wake course midst
    case support honour honor memory terms cost expense behalf absence presence"""
)


def _names_a_date(token: Token, dated: frozenset[int]) -> bool:
    """Whether a name goes on with a date: the Super in "a Super Tuesday rally"."""
    return token.pos_ == "PROPN" and token.dep_ == "compound" and token.i + 1 in dated


def _below(preposition: Token, dated: frozenset[int], most: int) -> list[Token]:
    """The words of the noun phrase behind a preposition, as far as there is room; "out of" has it behind the "of"."""
    for child in preposition.children:
        if child.dep_ == "prep" and preposition.lower_ == "out" and child.lower_ == "of" and most > 1:
            below = _below(child, dated, most - 1)
            return [child, *below] if below else []
        if child.dep_ == "pobj" and child.i not in dated and most > 0 and not _says_nothing(child, dated):
            below = listed(child, dated, most)
            if any(case.tag_ == "POS" for case in child.rights):  # of the "world's best mills" it makes "the world"
                below = list(child.subtree)
                below = below[:-1] if below[-1].tag_ == "POS" else below  # "on Acme News's 'Today'"
                return below if size(below) <= most else []
            return [] if _is_cut_off(child, below) else below
    return []


def _says_nothing(noun: Token, dated: frozenset[int]) -> bool:
    """Whether a noun behind a preposition is a pronoun, or only says when: "on the evening of 4 May"."""
    of = [below.i for child in noun.rights if child.lower_ == "of" for below in child.children]
    when = noun.head.lower_ != "of" and noun.lemma_.lower() in _PARTS_OF_TIME and (not of or of[0] in dated)
    pointing = noun.lower_ in ("one", "ones", "next", "former", "latter", *_POINTING) and not of
    pointing = pointing or (noun.head.lower_ in _WHERE and any(child.lower_ in _POINTING for child in noun.lefts))
    when = when or (noun.lemma_ == "basis" and not of)  # "on a weekly basis"
    return when or pointing or noun.tag_ in ("PRP", "WDT", "WP") or noun.lemma_.lower() in _BY_THE_WAY


def _is_cut_off(noun: Token, told: list[Token]) -> bool:
    """Whether a noun tells nothing because that of which it is has found no room: "a series"."""
    of = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    return noun.lemma_.lower() in _AMOUNTS | _SIDES and of.lower_ == "of" and of not in told


def listed(noun: Token, dated: frozenset[int], most: int, *, before: Token | None = None) -> list[Token]:
    """A noun phrase and those joined to it, if need be only those ``before`` a word, as far as there is room; of a list
    without "and" all or the first."""
    if most < 1:
        return []
    little = noun.pos_ in ("NUM", "PRON") or noun.tag_ == "CD" or noun.lemma_.lower() in _SIDES
    most += _MORE_OF_SOME if little else 0
    tokens = [child for child in noun.lefts if (child.dep_ == "det" or child.tag_ == "PRP$") and child.i not in dated]
    dates = [child for child in noun.lefts if child.dep_ == "poss" and child.i in dated]
    tokens += [case for date in dates for case in date.rights if case.tag_ == "POS"]
    tokens += phrase(noun, dated - _telling_dates(noun, dated), most)
    owners = [token for token in tokens if token.dep_ == "poss"]
    tokens += [child for owner in owners for child in owner.lefts if child.dep_ == "det"]
    for child in noun.rights:
        if child.dep_ == "prep" and child not in tokens and noun.pos_ == "NOUN" and child.lower_ in _WHERE:
            break  # "schools across Leeds and York": whatever the parse, York goes with Leeds
        if child.dep_ == "conj" and (child_of(child, "nsubj", "nsubjpass") is not None or _begins_clause(child)):
            break  # "were ordered closed, and fishermen advised"
        if child.dep_ == "conj" and size(tokens) < most - 1 and (before is None or child.i < before.i):
            joining = [token for token in noun.rights if token.dep_ in ("cc", "punct") and token.i < child.i]
            joining += [token for cc in joining if cc.dep_ == "cc" for token in cc.lefts]  # "as well as"
            joining = [token for token in joining if not token.is_quote]
            more = listed(child, dated, most - size(tokens) - size(joining))
            fits = more and size(tokens) + size(joining) + size(more) <= most
            if fits and (any(token.dep_ == "cc" for token in joining) or _is_whole(child, more)):
                tokens += [*joining, *more]
            break
    joined = any(token.dep_ == "cc" for token in tokens)  # "both men", but "both Ann Lee and Bob Orr"
    return [token for token in tokens if not joined or token.lower_ not in ("both", "either")]


def _telling_dates(noun: Token, dated: frozenset[int]) -> set[int]:
    """The year or day before a noun that tells which one is meant: "the *2016* race", "the *Sept. 11* attacks"."""
    if all(child.lower_ != "the" for child in noun.lefts):
        return set()
    before = [child for child in noun.lefts if child.i in dated and child.dep_ in ("nummod", "compound", "nmod")]
    told = {token.i for child in before for token in child.subtree}
    return told if all(_OF_A_DAY.fullmatch(noun.doc[at].text) for at in told) else set()


#: A word of a date that says the same on any day.
_OF_A_DAY = re.compile(r"(?:19|20)\d\d|\d{1,2}|\d{1,2}/\d{1,2}|(?:" + "|".join(MONTHS) + r")\.?", re.IGNORECASE)


def _begins_clause(noun: Token) -> bool:
    """Whether a verb right behind what the parse joins to a noun has no other subject: "sent cakes and *the wine* was
    hers"."""
    at = noun.right_edge.i + 1
    verb = noun.doc[at] if at < len(noun.doc) else noun
    finite = verb.tag_ in ("VBD", "VBZ") and verb.pos_ in ("VERB", "AUX")
    return finite and verb.dep_ not in ("aux", "auxpass") and child_of(verb, "nsubj", "nsubjpass") is None


def _is_whole(noun: Token, told: list[Token]) -> bool:
    """Whether the rest of a list, from a noun on, is told."""
    later = [other for other in noun.conjuncts if other.i > noun.i]
    return bool(later) and all(other in told for other in later)


def _without_article(tokens: list[Token]) -> list[Token]:
    """The words of a noun phrase without an article or "his" at its beginning."""
    first = min(tokens, key=lambda token: token.i)
    bare = (first.dep_ == "det" or first.tag_ == "PRP$") and first.head.dep_ != "poss"  # "the party's convention"
    kept = [token for token in tokens if token is not first] if bare and len(tokens) > 1 else tokens
    kept = [token for token in kept if token.lower_ != "own" or not bare] or kept
    return [token for token in kept if not token.is_space]


def child_of(verb: Token, *deps: str) -> Token | None:
    """The word beside a verb with one of these dependencies, of several the one nearest to it."""
    found = [child for child in verb.children if child.dep_ in deps and not is_of_preposition(child)]
    first = min(found, key=lambda child: abs(child.i - verb.i), default=None)
    while first is not None and first.i + 1 < len(first.doc) and first.nbor() in found:
        if "-" not in (first.text, first.nbor().text):
            break
        first = first.nbor()  # "re-election", which the parse cuts into three
    later = [other for other in found if first is not None and other.left_edge.i == first.i + 1]
    cut = first is not None and first.tag_ == "JJ" and any(child.dep_ == "det" for child in first.lefts)
    if cut and later and later[0].pos_ == "NOUN":
        return later[0]  # "took the official last step"
    owned = [other for other in found if first is not None and other.left_edge.i == first.right_edge.i + 1]
    if first is not None and owned and first.right_edge.text in ("’", "'"):
        return owned[0]  # "the workers’ vote", of which the parse makes two
    titled = first is not None and first.ent_type_ in ("GPE", "DATE") and bool(later) and later[0].pos_ == "PROPN"
    return later[0] if titled else first  # "Wisconsin Gov. Ann Lee", "a 1968 Kestrel": the parse cuts them in two


def state_of(verb: Token) -> Token | None:
    """The state into which an object is brought: "shot *dead* three men", "left three men *dead*"."""
    found = child_of(verb, "acomp", "oprd")
    return found if found is not None and found.tag_ == "JJ" and not any(True for _ in found.children) else None


def opens_clause(link: Token) -> bool:
    """Whether what the parse takes for a preposition with its noun begins a clause: "grew *as* Ann Lee, the mayor,
    spoke"."""
    later = (child for child in link.head.rights if child.dep_ == "advcl" and child.i > link.i)
    return link.lower_ == "as" and any(
        child.tag_ in ("VBD", "VBZ") and child_of(child, "nsubj", "nsubjpass", "mark") is None for child in later
    )


def outcome(verb: Token) -> Token | None:
    """The word right behind a verb that says as what or how it ended: "finished *third*", "grew *louder*"."""
    if verb.i + 1 == len(verb.doc) or (behind := verb.nbor()).head != verb or behind.dep_ not in ("advmod", "acomp"):
        return None
    more = behind.tag_ in ("JJR", "RBR") and behind.lower_ not in _OF_TIME
    return behind if more or behind.ent_type_ == "ORDINAL" else None


_OF_TIME = words("more less earlier later sooner longer")


def complement(verb: Token, done_to: Token, dated: frozenset[int]) -> Token | None:
    """The preposition behind an object, at once or behind a date, that says what is done with it: "held Ann Lee *in*
    contempt of court", "announced plans in May *for* a school"."""
    at = done_to.right_edge.i + 1
    at += at < len(verb.doc) and verb.doc[at].text == "," and done_to.right_edge.dep_ == "appos"
    for child in verb.rights:
        said = (child, *child.children) if child.dep_ == "prep" else (child,)
        if child.left_edge.i == at and any(token.i in dated for token in said):
            at = child.right_edge.i + 1
    behind_it = (child for child in done_to.rights if child.lower_ == "as" and child.i == done_to.i + 1)
    links = (*behind_it, *(child for child in verb.rights if child.i == at))
    link = next((child for child in links if child.dep_ in ("prep", "dative")), None)
    known = link is not None and link.lower_ in _COMPLETING and not opens_clause(link)
    known = known and not (link is not None and link.lower_ == "with" and done_to.lemma_ == "office")
    return link if known else None


def behind(
    link: Token, dated: frozenset[int], most: int = MOST_BEHIND, say: Callable[[list[Token]], str] = line
) -> list[str]:
    """A preposition with what is said behind it, where there is room for it; ``say`` makes words a text."""
    below = _below(link, dated, min(most - 1, _MOST_OF_COMPLEMENT)) or _doing(link, dated)
    within = not link.whitespace_ and link.i + 1 < len(link.doc) and link.nbor().text == "-"  # "hold *by*-elections"
    return [*([] if within else [link.text]), say(below)] if below else []


def _doing(link: Token, dated: frozenset[int]) -> list[Token]:
    """What somebody is kept from, accused of: "from closing the harbour"."""
    for child in link.children:
        doing = child.dep_ == "pcomp" and child.tag_ == "VBG" and child_of(child, "nsubj", "nsubjpass", "aux") is None
        done_to = child_of(child, "dobj") if doing else None
        if done_to is not None:
            return [child, *listed(done_to, dated, _MOST_OF_COMPLEMENT - 1)]
        if doing and link.lower_ == "from":  # "kept it from closing"
            return [child]
    return []


def amount(verb: Token) -> list[str]:
    """By how much something rose or fell, or how long somebody served: "4.3 percent", "two months"."""
    for child in verb.rights:
        lasting = child.dep_ == "dobj" and child.tag_ == "NNS" and any(word.dep_ == "nummod" for word in child.lefts)
        if (child.dep_ == "npadvmod" and child.ent_type_ in OF_NUMBERS) or (lasting and child.ent_type_ == "DATE"):
            below = list(child.subtree)
            end = next((at for at, token in enumerate(below) if token.text == ","), len(below))
            return [line(below[:end])]
    return []
