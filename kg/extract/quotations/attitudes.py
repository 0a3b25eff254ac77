"""How a source stands to what is attributed to it: said, asked, denied or thought; or it is a writing that holds it, or
a mere topic. Whoever asks for what was said wants none of the last three."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.extract.quotations import hearers, reporting
from kg.extract.quotations.attributions import Attribution, Layout
from kg.extract.quotations.stretches import is_title
from kg.model import Attitude

_ASKED = re.compile(r"(?:if|whether|who|whom|whose|what|when|where|why|how|which|about)\b", re.IGNORECASE)
_PREDICATES = frozenset(("VERB", "AUX"))
_ATTRIBUTES = frozenset(("amod", "relcl", "compound"))

#: Groups of words that tell of saying something.
_TELLING = (
    *("speech", "telling", "naming", "announcing", "answering"),
    *("claims", "addressing", "question", "denial", "rejecting"),
)
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))
_FINITE = frozenset(("MD", "VBD", "VBP", "VBZ"))
_NOBODY = frozenset(("neither", "no", "none", "nobody"))
_SENTENCE_END = re.compile(r"[.!](?:\s|$)")


def attitude(layout: Layout, found: Attribution) -> Attitude:
    """How the source stands to the content of an attribution."""
    cue = found.cue
    if _denies(layout, found):
        return "denial"
    if _is_question(layout, found):
        return "question"
    if reporting.among(_meant(found.head), "documents") and not _whose(found.head):
        return "document"
    word = _telling(layout, found)
    opens = cue is not None and cue.pos_ == "VERB" and cue.lemma_ == "open"  # not "is open to"
    heard = cue is not None and hearers.hearer(cue) is not None  # "the court heard"
    if reporting.among(word or cue, "thought") and not opens and not heard:
        return "thought"
    return "speech" if _has_words(layout, found) else "topic"


def denied(layout: Layout, found: Attribution) -> bool:
    """Whether the source denies it, or is said not to have said it ("did not say", "declined to say")."""
    if found.cue is None:
        return False
    phrase = layout.within(found.phrase) if found.phrase else [found.cue]
    said = {token.i for token in layout.inside(found.pieces)}
    beside = [child for child in found.cue.children if child.i not in said]
    unsaid = any(child.dep_ == "neg" or _is_nobody(child) for child in beside) or any(
        reporting.among(token, "silence") or token.lower_ == "never" for token in phrase
    )
    return _denies(layout, found) != unsaid


def _is_nobody(subject: Token) -> bool:
    """Whether a subject says that none of those who are named did it: "Neither Hale nor Lund said"."""
    if subject.dep_ not in _SUBJECTS:
        return False
    return subject.lower_ in _NOBODY or any(child.lower_ in _NOBODY for child in subject.lefts)


def _denies(layout: Layout, found: Attribution) -> bool:
    """Whether it is denied ("denied that …", "rejected the claim that …")."""
    if reporting.among(found.cue, "denial") or _rules_out(found.cue):
        return True
    nouns = (token for token in layout.within(found.pieces[0]) if token.pos_ == "NOUN" and token.dep_ != "poss")
    marked = any(layout.stretch[token.i] >= 0 for token in layout.inside(found.pieces))
    if marked and any(token.lower_ == "as" for token in layout.inside(found.pieces)):
        return False  # "dismissed the claim as “theatre”"
    return reporting.among(found.cue, "rejecting") and reporting.among(next(nouns, None), "claims")


def _rules_out(cue: Token | None) -> bool:
    """Whether it is said that it will not be: "*ruled out* calling an election"."""
    behind = cue.rights if cue is not None and cue.lemma_ == "rule" else ()
    return any(child.lower_ == "out" for child in behind)


def _is_question(layout: Layout, found: Attribution) -> bool:
    """Whether it is asked; a question mark behind "Does she blame the firm" is the reporter's."""
    first, last = found.pieces[0], found.pieces[-1]
    text = layout.text[first[0] : last[1]]
    reporters = found.cue is not None and found.cue.idx < first[0] and layout.stretch_at(last[0]) < 0
    if not reporters and layout.text[last[0] : last[1] + 1].rstrip("\"'”’» \n").endswith("?"):
        return _SENTENCE_END.search(text) is None
    return reporting.among(found.cue, "question") and _ASKED.match(text) is not None


def _meant(head: Token | None) -> Token | None:
    """The head of a source, or of what it stands for in a relative clause ("a poll that shows")."""
    return head.head.head if head is not None and head.head.dep_ == "relcl" and head.pos_ == "PRON" else head


def _whose(head: Token | None) -> bool:
    """Whether a noun is somebody's: what my letter says, I say."""
    return head is not None and any(child.dep_ == "poss" and child.ent_type_ == "PERSON" for child in head.lefts)


def _telling(layout: Layout, found: Attribution) -> Token | None:
    """The word of the reporting phrase that tells of saying or thinking: "is *afraid*", "made a *promise*"."""
    phrase = layout.within(found.phrase) if found.phrase else []
    words = (token for token in (_uttered(found.cue), found.cue, *phrase) if token is not None)
    return next((token for token in words if reporting.among(token, *_TELLING, "thought")), None)


def _uttered(cue: Token | None) -> Token | None:
    """What somebody likes to say, and says: "as she *likes* to say"."""
    told = cue.rights if cue is not None and cue.lemma_.lower() in ("like", "love", "use") else ()
    return next((child for child in told if child.dep_ == "xcomp" and reporting.among(child, "speech")), None)


def _has_words(layout: Layout, found: Attribution) -> bool:
    """Whether the content is a clause or an infinitive, or has words in quotation marks; of what is announced, and what
    a thing is called, a noun is enough. The title of a work, and a name in marks that nobody is said to have given,
    are no words of anybody's; a noun with a clause of its own is no clause ("cited reports that say …"). Where no word
    tells of saying, only a whole statement is taken for one ("felt that …", not "requires them to …"). What a sentence
    begins with and is reported behind it ("…, she confessed") is its main clause, however it was parsed."""
    tokens = list(layout.inside(found.pieces))
    if found.cue is not None and _is_told_behind(layout, found, found.cue) and _telling(layout, found):
        return True
    clauses = [root for root in _roots(tokens) if found.cue is None or _is_clause(root, found.cue)]
    if found.cue is None or (clauses and _telling(layout, found)):
        return True
    if any(_is_statement(root) for root in clauses) and not _ASKED.match(tokens[0].text):
        return True
    marks = {layout.stretch[token.i] for token in tokens} - {-1}
    if marks:
        titles = all(is_title(layout, number) for number in marks)
        return found.source is not None and (not titles or reporting.among(found.cue, "naming"))
    if reporting.among(found.cue, "naming") and any(_is_charge(token) for token in tokens):
        return True
    return _names(found.cue) or (reporting.among(found.cue, "announcing", "answering") and not _is_on(found.cue))


def _is_on(cue: Token | None) -> bool:
    """Whether only a subject is named: "reported on the strike"."""
    return cue is not None and any(child.lower_ in ("on", "about") for child in cue.rights if child.i == cue.i + 1)


def _is_told_behind(layout: Layout, found: Attribution, cue: Token) -> bool:
    """Whether the content begins a sentence and its reporting word follows, set off by a comma."""
    if cue.lower_ != "according" and (cue.dep_ == "relcl" or not any(child.dep_ == "nsubj" for child in cue.children)):
        return False
    first = layout.doc[layout.token_from(found.pieces[0][0])]
    start = found.source[0] if found.source is not None and found.source[0] < cue.idx else cue.idx
    before = layout.doc[max(layout.token_from(start) - 1, 0)]
    return bool(first.is_sent_start) and first.i < before.i and before.text == ","


def _roots(tokens: Sequence[Token]) -> Iterator[Token]:
    """The words that hang on none of the others, but those that only join."""
    inside = {token.i for token in tokens}
    return (token for token in tokens if token.head.i not in inside or token.head == token)


def _is_clause(root: Token, cue: Token) -> bool:
    """Whether a word leads a clause or an infinitive, or governs one ("of being late"). That of a noun is said where
    the noun is a saying: "the promise to build", not "the decision to build"; where the parse hangs it on a noun before
    it ("told guests at a dinner that she …"), it has a subject of its own."""
    if root.pos_ == "ADP":
        return any(child.dep_ == "pcomp" for child in root.rights)
    if root.dep_ == "acl" and root.head == cue and not reporting.among(cue, "speech", "announcing", "claims"):
        return False
    own = any(child.dep_ in _SUBJECTS and child.tag_ not in ("WDT", "WP") for child in root.lefts)
    return root.pos_ in _PREDICATES and (root.dep_ not in _ATTRIBUTES or (own and cue.pos_ == "VERB"))


def _is_statement(root: Token) -> bool:
    """Whether a word leads a clause with a subject, and no infinitive: not "(let) the court decide"."""
    infinitive = root.tag_ == "VB" and not any(child.tag_ in _FINITE for child in root.lefts)
    return not infinitive and any(child.dep_ in _SUBJECTS for child in root.lefts)


def _is_charge(token: Token) -> bool:
    """Whether a word leads to what somebody is accused of doing: "the ministers *of* hiding it"."""
    return token.lower_ in ("of", "for") and any(child.dep_ == "pcomp" for child in token.rights)


def _names(cue: Token) -> bool:
    """Whether a word calls somebody something: "called the plan a gift", "described it as a gift"."""
    return reporting.among(cue, "naming") and any(
        child.dep_ in ("oprd", "ccomp", "attr") or child.lower_ in ("as", "for", "of", "to") for child in cue.rights
    )
